use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::diagnostic::{Place, Severity};
use crate::write::write_atomically;

/// A project whose build writes one page with the content of `content/a.md`; `fail` in it is a finding.
struct Project(tempfile::TempDir);

impl Project {
    fn new(content: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("content")).expect("made");
        let project = Self(folder);
        project.write(content);
        project
    }

    fn write(&self, content: &str) {
        // In one step, because a build may start between two.
        write_atomically(&self.0.path().join("content/a.md"), content.as_bytes()).expect("written");
    }

    fn build(folder: &Path) -> Rebuilt {
        let content = fs::read_to_string(folder.join("content/a.md")).expect("there");
        let site = folder.join("dist");
        let message = Say::new(content.clone(), content.clone());
        let finding = Diagnostic::new("term/deprecated", Severity::Error, Some(Place::file("content/a.md")), message);
        let ok = !content.contains("fail");
        if ok {
            fs::create_dir_all(site.join("ko")).expect("made");
            fs::write(site.join("index.html"), format!("<body>{content}</body>")).expect("written");
            fs::write(site.join("ko/index.html"), "<body>ko</body>").expect("written");
            fs::write(site.join("404.html"), "<body>no such page</body>").expect("written");
            fs::write(site.join("a.css"), "a{}").expect("written");
        }
        let findings = if ok { Vec::new() } else { vec![finding] };
        Rebuilt { ok, findings, new: Vec::new(), solved: 0, loose: String::new(), pages: BTreeMap::new(), site }
    }

    /// Serves the project while `visit` runs; `visit` gets the port and a message after each build.
    fn serve(&self, base: &str, visit: impl FnOnce(u16, &Receiver<()>) + Send) {
        let (ready, started) = channel();
        let (built, builds) = channel();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let folder = self.0.path();
        let options = ServeOptions {
            port: 0,
            base: base.into(),
            policy: CONTENT_SECURITY_POLICY.into(),
            lang: UiLang::Ko,
            watched: vec![folder.join("content")],
            ignored: Vec::new(),
            ready: Box::new(move |address| ready.send(address.port()).expect("somebody waits")),
        };
        let built = Mutex::new(built);
        let rebuild = move || {
            let rebuilt = Self::build(folder);
            built.lock().expect("not poisoned").send(()).expect("somebody waits");
            rebuilt
        };
        thread::scope(|scope| {
            let visitor = scope.spawn(move || {
                // Dropped at the end, also if the visit fails.
                let _stop = stop;
                let port = started.recv().expect("it starts");
                visit(port, &builds);
                builds
            });
            let stop = async { drop(stopped.await) };
            serve_until(options, rebuild, stop).expect("served");
            visitor.join().expect("the visit went well");
        });
    }
}

fn ask(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it listens");
    write!(stream, "{}\r\nConnection: close\r\n\r\n", request.replace('\n', "\r\n")).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

fn get(port: u16, path: &str) -> String {
    ask(port, &format!("GET {path} HTTP/1.1\nHost: localhost:{port}"))
}

/// Waits until the first build is done.
fn first_page(port: u16) -> String {
    let mut events = Events::open(port);
    events.next("findings");
    get(port, "/")
}

/// The events that an open page receives.
struct Events(BufReader<TcpStream>);

impl Events {
    fn open(port: u16) -> Self {
        Self::of(port, "")
    }

    /// The events for the page that the query names.
    fn of(port: u16, query: &str) -> Self {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it listens");
        write!(stream, "GET /__helpgen/events{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").expect("sent");
        Self(BufReader::new(stream))
    }

    /// The data of the next event of this name.
    fn next(&mut self, name: &str) -> String {
        let mut line = String::new();
        let mut named = false;
        while self.0.read_line(&mut line).expect("the connection stays") > 0 {
            if let Some(data) = line.strip_prefix("data: ").filter(|_| named) {
                return data.trim_end().to_owned();
            }
            named = line.trim_end().strip_prefix("event: ").map_or(named, |event| event == name);
            line.clear();
        }
        panic!("the connection ended");
    }
}

#[test]
fn pages_are_served_with_the_live_module_and_strict_headers() {
    Project::new("hello").serve("/", |port, _| {
        let page = first_page(port);
        let (head, body) = page.split_once("\r\n\r\n").expect("a head and a body");
        let head = head.to_ascii_lowercase();
        assert!(head.starts_with("http/1.1 200"), "{head}");
        for header in [
            "content-type: text/html; charset=utf-8",
            "cache-control: no-store",
            "content-security-policy: default-src 'self'",
            "x-content-type-options: nosniff",
        ] {
            assert!(head.contains(header), "{header}: {head}");
        }
        assert!(body.starts_with("<body>hello<script type=\"module\" src=\"/__helpgen/live.js?site="), "{body}");
        assert!(get(port, "/__helpgen/live.js").contains("new EventSource"));
        assert!(get(port, "/__helpgen/live.css").to_ascii_lowercase().contains("content-type: text/css"));
        assert!(get(port, "/a.css").ends_with("a{}"), "what is no page stays as it is");
    });
}

#[test]
fn a_site_that_was_removed_is_built_again_for_whoever_asks() {
    let project = Project::new("hello");
    let site = project.0.path().join("dist");
    project.serve("/", |port, builds| {
        first_page(port);
        builds.recv().expect("the first build");
        fs::remove_dir_all(&site).expect("removed");
        let waiting = get(port, "/");
        assert!(waiting.starts_with("HTTP/1.1 503") && waiting.contains("만들고 있어요"), "{waiting}");
        builds.recv().expect("another build");
        assert!(get(port, "/").contains("hello"));
    });
}

#[test]
fn folders_get_their_slash_and_what_is_missing_its_page() {
    Project::new("hello").serve("/", |port, _| {
        first_page(port);
        let moved = get(port, "/ko?role=student").to_ascii_lowercase();
        assert!(moved.starts_with("http/1.1 307") && moved.contains("location: /ko/?role=student"), "{moved}");
        assert!(get(port, "/ko/").contains("<body>ko<script"));
        let missing = get(port, "/nothing/here");
        assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("no such page"), "{missing}");
        let outside = get(port, "/%2e%2e/content/a.md");
        assert!(outside.starts_with("HTTP/1.1 404") && !outside.contains("hello"), "{outside}");
    });
}

#[test]
fn a_site_with_a_base_path_is_found_under_it() {
    Project::new("hello").serve("/help/", |port, _| {
        first_page(port);
        assert!(get(port, "/").to_ascii_lowercase().contains("location: /help/\r\n"));
        assert!(get(port, "/help/").contains("hello"));
        assert!(get(port, "/help/ko").to_ascii_lowercase().contains("location: /help/ko/\r\n"));
    });
}

#[test]
fn foreign_names_and_methods_are_refused() {
    Project::new("secret").serve("/", |port, _| {
        first_page(port);
        for request in [
            "GET / HTTP/1.1\nHost: evil.example",
            "GET /__helpgen/events HTTP/1.1\nHost: evil.example",
            "GET http://evil.example/ HTTP/1.1\nHost: localhost",
            "GET / HTTP/1.0",
        ] {
            let answer = ask(port, request);
            assert!(
                answer.starts_with("HTTP/1.") && answer.contains(" 403 ") && !answer.contains("secret"),
                "{answer}"
            );
        }
        assert!(ask(port, "POST / HTTP/1.1\nHost: localhost\nContent-Length: 0").contains(" 405 "));
        assert!(ask(port, "HEAD / HTTP/1.1\nHost: [::1]:1").ends_with("\r\n\r\n"));
    });
}

#[test]
fn a_change_reloads_open_pages() {
    let project = Project::new("one");
    project.serve("/", |port, builds| {
        assert!(first_page(port).contains("one"));
        builds.recv().expect("the first build");
        let mut events = Events::open(port);
        let before = events.next("reload");
        project.write("two");
        builds.recv().expect("the second build");
        assert_ne!(events.next("reload"), before);
        assert!(get(port, "/").contains("two"));
    });
}

#[test]
fn a_page_that_stays_the_same_is_not_reloaded() {
    let project = Project::new("one");
    project.serve("/", |port, builds| {
        first_page(port);
        builds.recv().expect("the first build");
        let (mut open, mut other) = (Events::of(port, "?page=%2F"), Events::of(port, "?page=%2Fko%2F"));
        let before = [open.next("reload"), other.next("reload")];
        project.write("two");
        builds.recv().expect("the second build");
        assert_ne!(open.next("reload"), before[0]);
        assert_eq!(other.next("reload"), before[1]);
        assert!(get(port, "/ko/").contains(&format!("live.js?site={}\"", before[1])));
    });
}

#[test]
fn findings_are_shown_on_the_site_before_them() {
    let project = Project::new("one");
    project.serve("/", |port, _| {
        assert!(first_page(port).contains("one"));
        let mut events = Events::open(port);
        let version = events.next("reload");
        assert!(events.next("findings").contains("\"findings\":[]"));
        project.write("this will fail");
        assert_eq!(events.next("reload"), version, "the site is the same");
        assert!(events.next("findings").contains("this will fail"));
        assert!(get(port, "/").contains("one"));
    });
}

#[test]
fn without_a_site_the_page_says_so_and_lists_the_findings() {
    let project = Project::new("this will fail");
    project.serve("/", |port, _| {
        let page = first_page(port);
        assert!(page.starts_with("HTTP/1.1 503") && page.contains("아직 사이트를 만들지 못했어요"), "{page}");
        let mut events = Events::open(port);
        assert!(events.next("findings").contains("this will fail"));
        project.write("good");
        events.next("findings");
        assert!(get(port, "/").contains("good"));
    });
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
    let port = taken.local_addr().expect("bound").port();
    let error = listen(port).expect_err("taken");
    assert_eq!(error.message(UiLang::En), format!("Another program is using port {port}"));
    assert_eq!(error.kind(), Some(std::io::ErrorKind::AddrInUse));
}

#[test]
fn a_film_is_served_in_parts() {
    Project::new("one").serve("/", |port, _| {
        first_page(port);
        let part = ask(port, &format!("GET /a.css HTTP/1.1\nHost: localhost:{port}\nRange: bytes=1-2"));
        assert!(part.starts_with("HTTP/1.1 206 ") && part.ends_with("{}"), "{part}");
        assert!(part.to_lowercase().contains("content-range: bytes 1-2/3"), "{part}");
        let beyond = ask(port, &format!("GET /a.css HTTP/1.1\nHost: localhost:{port}\nRange: bytes=9-"));
        assert!(beyond.starts_with("HTTP/1.1 416 "), "{beyond}");
        assert!(beyond.to_lowercase().contains("content-range: bytes */3"), "{beyond}");
        let whole = get(port, "/a.css");
        assert!(whole.starts_with("HTTP/1.1 200 ") && whole.to_lowercase().contains("accept-ranges: bytes"), "{whole}");
    });
}

#[test]
fn a_request_that_is_half_sent_is_dropped() {
    Project::new("one").serve("/", |port, _| {
        first_page(port);
        let mut half = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it listens");
        write!(half, "GET / HTTP/1.1\r\nHost: local").expect("sent");
        let mut answer = Vec::new();
        half.set_read_timeout(Some(std::time::Duration::from_secs(60))).expect("set");
        half.read_to_end(&mut answer).expect("the server ends it");
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        assert!(get(port, "/").contains("one"));
    });
}
