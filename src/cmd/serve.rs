//! `helpgen serve`: the site on this machine, rebuilt and reloaded whenever a file changes.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::diagnostic::Say;
use crate::error::Error;
use crate::output::content_security_policy;
use crate::pipeline::{Request, Stop, build, load, survey};
use crate::report::Report;
use crate::serve::{Rebuilt, ServeOptions, serve};
use crate::source::CONFIG_FILE;

use super::FINE;
use super::check::request;
use super::cli::{Common, ServeArguments};
use super::say::Voice;

pub(super) fn run(common: &Common, arguments: &ServeArguments, voice: &Voice) -> Result<u8, Stop> {
    let asked = request(common);
    let cache = asked.cache();
    let site = cache.join("serve");
    let request = Request {
        role: arguments.role.clone(),
        drafts: !arguments.no_drafts,
        dist: Some(site.clone()),
        local: true,
        counting: true,
        ..asked
    };
    // Whatever is wrong with the project itself is told before a port is opened.
    let project = load(request.clone())?;
    let config = &project.config;
    let mut watch: Vec<PathBuf> =
        [CONFIG_FILE, &config.content, &config.static_dir, "themes"].map(|path| common.dir.join(path)).to_vec();
    watch.extend(config.glossary.iter().map(|(path, _)| common.dir.join(path)));
    let endpoints: Vec<&str> = config.feedback_endpoint.iter().map(String::as_str).collect();
    let policy = content_security_policy(&endpoints);
    let rebuilding = *voice;
    let rebuild = move || rebuild(&request, &site, &rebuilding);
    let open = arguments.open;
    let telling = *voice;
    let ready = move |address: std::net::SocketAddr| {
        let url = format!("http://{address}/");
        telling.tell(&Say::new(
            format!("{url} 에서 볼 수 있어요. 끝내려면 Ctrl+C를 누르세요"),
            format!("Serving at {url} · press Ctrl+C to stop"),
        ));
        if open {
            open_browser(&url, &telling);
        }
    };
    let options = ServeOptions {
        port: arguments.port,
        base: "/".to_owned(),
        policy,
        lang: voice.lang,
        watched: watch,
        ignored: vec![cache],
        ready: Box::new(ready),
    };
    serve(options, rebuild)?;
    Ok(FINE)
}

/// Builds for this machine: whatever was found, the page is shown.
fn rebuild(request: &Request, site: &std::path::Path, voice: &Voice) -> Rebuilt {
    let started = Instant::now();
    let built = load(request.clone()).and_then(survey).and_then(|mut surveyed| build(&mut surveyed, || (), |_| true));
    match built {
        Ok(built) => {
            let report = Report::new(
                built.checked.pages,
                built.checked.diagnostics,
                built.checked.baselined.len(),
                built.checked.ignored,
            );
            if !report.diagnostics.is_empty() {
                voice.report(&report, &mut std::io::stderr().lock());
            }
            let milliseconds = started.elapsed().as_millis();
            let pages = built.pages;
            voice.tell(&Say::new(
                format!("{pages}쪽을 {milliseconds} ms 만에 만들었어요"),
                format!("Built {pages} pages in {milliseconds} ms"),
            ));
            Rebuilt { ok: true, findings: report.diagnostics, site: site.to_owned() }
        }
        Err(Stop::Author(faults)) => {
            let report = Report::new(0, faults, 0, 0);
            voice.report(&report, &mut std::io::stderr().lock());
            Rebuilt { ok: false, findings: report.diagnostics, site: site.to_owned() }
        }
        Err(Stop::Machine(error)) => {
            voice.machine(&error);
            Rebuilt { ok: false, findings: Vec::new(), site: site.to_owned() }
        }
    }
}

fn open_browser(url: &str, voice: &Voice) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let started =
        Command::new(program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        voice.machine(&Error::new(Say::new(
            "브라우저를 열지 못했어요. 주소를 직접 열어 주세요",
            "Cannot open a browser; open the address yourself",
        )));
    }
}
