use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::*;
use crate::diagnostic::UiLang;

/// A project with a folder for a site.
struct Project {
    folder: tempfile::TempDir,
    lock: ProjectLock,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let lock = lock(folder.path());
        Self { folder, lock }
    }

    fn dist(&self) -> PathBuf {
        self.folder.path().join("out/dist")
    }

    fn writer(&self) -> SiteWriter<'_> {
        begin(&self.dist(), &self.lock).expect("a fine destination")
    }

    fn build(&self, files: &[(&str, &str)]) -> Committed {
        build(&self.dist(), &self.lock, files)
    }

    /// Every file of the site without the marker, and everything beside the site.
    fn seen(&self) -> (Vec<(String, String)>, Vec<String>) {
        (files(&self.dist()), beside(&self.dist()))
    }
}

fn lock(project: &Path) -> ProjectLock {
    ProjectLock::take(project, &project.join(".helpgen"), Duration::from_secs(60), || ()).expect("free in the end")
}

fn begin<'l>(dist: &Path, lock: &'l ProjectLock) -> Result<SiteWriter<'l>, Error> {
    SiteWriter::begin(&Destination { dist, project: &dist.join("../project"), sources: &[], force: false }, lock)
}

fn build(dist: &Path, lock: &ProjectLock, files: &[(&str, &str)]) -> Committed {
    let writer = begin(dist, lock).expect("a fine destination");
    for (path, content) in files {
        writer.put(&site_path(path), content.as_bytes()).expect("written");
    }
    writer.commit().expect("committed").0
}

fn site_path(path: &str) -> SitePath {
    SitePath::new(path).expect("a clean path")
}

fn files(dist: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = walkdir::WalkDir::new(dist)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER)
        .map(|entry| {
            let path = entry.path().strip_prefix(dist).expect("below").to_str().expect("UTF-8").to_owned();
            (path, fs::read_to_string(entry.path()).expect("readable"))
        })
        .collect();
    files.sort();
    files
}

fn beside(dist: &Path) -> Vec<String> {
    let parent = dist.parent().expect("a folder");
    let entries = fs::read_dir(parent).expect("readable");
    entries.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8")).collect()
}

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
}

#[test]
fn a_site_replaces_the_one_before_it() {
    let project = Project::new();
    project.build(&[("index.html", "1"), ("ko/가/index.html", "old")]);
    let committed = project.build(&[("index.html", "2"), ("ko/나/index.html", "new")]);
    assert_eq!(committed, Committed { written: 2, kept: 1, replaced: true });
    assert_eq!(project.seen(), (owned(&[("index.html", "2"), ("ko/나/index.html", "new")]), vec!["dist".into()]));
}

#[test]
fn the_same_site_again_touches_nothing() {
    let project = Project::new();
    let site = [("index.html", "1"), ("a/b.txt", "2")];
    project.build(&site);
    let before = fs::metadata(project.dist()).and_then(|folder| folder.modified()).expect("known");
    assert_eq!(project.build(&site), Committed { written: 0, kept: 3, replaced: false });
    assert_eq!(fs::metadata(project.dist()).and_then(|folder| folder.modified()).expect("known"), before);
    assert!(project.build(&site[..1]).replaced, "a page less is another site");
}

#[test]
fn an_unchanged_file_keeps_its_time_stamp() {
    let project = Project::new();
    project.build(&[("a", "same"), ("b", "1")]);
    let stamp = |name: &str| fs::metadata(project.dist().join(name)).and_then(|file| file.modified()).expect("known");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    File::options().write(true).open(project.dist().join("a")).and_then(|a| a.set_modified(long_ago)).expect("set");
    project.build(&[("a", "same"), ("b", "2")]);
    assert_eq!(stamp("a"), long_ago);
    assert_ne!(stamp("b"), long_ago);
}

#[test]
fn without_a_commit_the_old_site_stands_and_nothing_is_left() {
    let project = Project::new();
    project.build(&[("index.html", "old")]);
    let writer = project.writer();
    writer.put(&site_path("index.html"), b"new").expect("written");
    assert_eq!(beside(&project.dist()).len(), 2, "it grows beside the site");
    drop(writer);
    assert_eq!(project.seen(), (owned(&[("index.html", "old")]), vec!["dist".into()]));
}

#[test]
fn a_killed_build_leaves_the_old_site_and_the_next_one_clears_up() {
    let project = Project::new();
    project.build(&[("index.html", "old")]);
    let killed = project.dist().with_file_name(".dist.helpgen-killed");
    fs::create_dir_all(killed.join("site")).expect("made");
    fs::write(killed.join("site/index.html"), "half").expect("written");
    fs::write(killed.join("lock"), "").expect("written");
    project.build(&[("index.html", "new")]);
    assert_eq!(project.seen(), (owned(&[("index.html", "new")]), vec!["dist".into()]));
}

#[test]
fn many_threads_fill_one_site() {
    let project = Project::new();
    let writer = project.writer();
    (0..500).into_par_iter().for_each(|n| {
        writer.put(&site_path(&format!("ko/{}/{n}/index.html", n % 7)), n.to_string().as_bytes()).expect("written");
    });
    assert_eq!(writer.commit().expect("committed").0.written, 501);
    let files = files(&project.dist());
    assert_eq!(files.len(), 500);
    assert!(files.iter().all(|(path, content)| path.split('/').nth(2) == Some(content)));
}

#[test]
fn builds_at_once_end_with_one_of_them_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dist = folder.path().join("dist");
    thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let (folder, dist) = (folder.path(), &dist);
            scope.spawn(move || {
                for _ in 0..3 {
                    build(dist, &lock(folder), &[("one", name), ("two", name), (name, name)]);
                    thread::yield_now();
                }
            });
        }
    });
    let files = files(&dist);
    let name = &files[0].1;
    assert!(files.len() == 3 && files.iter().all(|(_, content)| content == name), "{files:?}");
    assert_eq!(beside(&dist).len(), 2, "the site and the cache");
}

#[test]
fn two_files_of_one_name_are_refused() {
    let project = Project::new();
    let writer = project.writer();
    writer.put(&site_path("a/b"), b"1").expect("written");
    let error = writer.put(&site_path("a/b"), b"2").expect_err("refused");
    assert_eq!(error.message(UiLang::En), "Two files of the site have the same name: a/b");
    let error = writer.put(&site_path("a/b/c"), b"2").expect_err("refused");
    assert_eq!(error.kind(), Some(io::ErrorKind::NotADirectory));
}

#[test]
fn a_file_is_kept_only_if_it_is_the_one_that_is_meant() {
    let project = Project::new();
    project.build(&[("a", "1"), ("b", "1")]);
    fs::write(project.dist().join("b"), "changed by hand").expect("written");
    let writer = project.writer();
    let hash = blake3::hash(b"1");
    let keep = |names: &[&str]| {
        let files = names.iter().map(|name| (site_path(name), hash)).collect();
        writer.keep(&[KeptGroup { files, seal: None }]).expect("asked").is_some()
    };
    for missing in ["b", "c"] {
        assert!(!keep(&[missing]), "{missing}");
        assert!(!keep(&["a", missing]), "all or none");
    }
    assert!(keep(&["a"]));
    writer.commit().expect("committed");
    assert_eq!(files(&project.dist()), owned(&[("a", "1")]));
}

#[test]
fn what_cannot_be_read_does_not_hide_the_articles() {
    let project = Project::new();
    project.build(&[("a/index.md", "---\ntype: article\n---\n"), ("b/index.md", "---\ntype: article\n---\n")]);
    assert_eq!(project.writer().articles_before(0), 2);
    let (folder, none) = (project.dist().join("none"), project.dist().join("no"));
    assert_eq!(count(&none, &|_| true, &|_| true), (0, 1), "no folder");
    fs::create_dir(&folder).expect("made");
    assert_eq!(count(&project.dist(), &|path| path != folder, &|path| path.ends_with("index.md")), (2, 0));
}

#[test]
fn files_kept_and_written_by_many_threads_at_once_are_all_there() {
    let project = Project::new();
    let name = |number: usize| format!("{}/{number}.txt", number % 7);
    let text = |number: usize, build: usize| if number.is_multiple_of(3) { format!("{build}") } else { "same".into() };
    for build in 0..30 {
        let writer = project.writer();
        (0..120).into_par_iter().for_each(|number| {
            let (path, bytes) = (site_path(&name(number)), text(number, build));
            let group = || KeptGroup { files: vec![(path.clone(), blake3::hash(bytes.as_bytes()))], seal: None };
            if number.is_multiple_of(2) || writer.keep(&[group()]).expect("asked").is_none() {
                writer.put(&path, bytes.as_bytes()).expect("written");
            }
        });
        writer.commit().expect("committed");
        let mut whole: Vec<(String, String)> = (0..120).map(|number| (name(number), text(number, build))).collect();
        whole.sort();
        assert_eq!(files(&project.dist()), whole, "build {build}");
    }
}

#[cfg(unix)]
#[test]
fn a_sealed_file_is_not_read_and_a_touched_one_is() {
    let project = Project::new();
    project.build(&[("a", "1"), ("b", "22")]);
    let identity = |name: &str| Identity::of(&fs::metadata(project.dist().join(name)).expect("there"));
    let seal = |known: Identity| Seal::of(&project.dist(), &["a"], &Known::from_iter([("a".to_owned(), known)]));
    assert_eq!(seal(identity("b")), None, "another file than the known one");
    let sealed = seal(identity("a")).expect("there");
    let other = || {
        let files = vec![(site_path("a"), blake3::hash(b"something else"))];
        [KeptGroup { files, seal: Some(sealed) }]
    };
    let writer = project.writer();
    assert_eq!(writer.keep(&other()).expect("asked"), Some(vec![true]), "nobody reads it");
    drop(writer);
    let time = fs::metadata(project.dist().join("a")).and_then(|file| file.modified()).expect("a time");
    // Clocks of file systems go in steps of some milliseconds.
    thread::sleep(Duration::from_millis(20));
    fs::write(project.dist().join("a"), "1").expect("written");
    File::options().append(true).open(project.dist().join("a")).and_then(|file| file.set_modified(time)).expect("set");
    assert_ne!(seal(identity("a")), Some(sealed), "its old time can be set, but not the time at which that was done");
    assert_eq!(project.writer().keep(&other()).expect("asked"), None, "it is read again");
}

#[test]
fn somebodys_file_is_copied_and_the_caches_linked() {
    let project = Project::new();
    let (mine, cached) = (project.folder.path().join("mine"), project.folder.path().join("cached"));
    fs::write(&mine, "mine").expect("written");
    fs::write(&cached, "cached").expect("written");
    let build = || {
        let writer = project.writer();
        writer.copy(&site_path("static/mine"), &mine, File::open(&mine).expect("there")).expect("copied");
        writer.link_or_copy(&site_path("assets/cached"), &cached).expect("linked");
        writer.commit().expect("committed").0
    };
    assert!(build().replaced);
    assert!(!build().replaced, "the second build finds both there");
    fs::write(project.dist().join("static/mine"), "changed").expect("written");
    assert_eq!(fs::read_to_string(&mine).expect("there"), "mine");
    assert_eq!(build().written, 1);
    let whole = owned(&[("assets/cached", "cached"), ("static/mine", "mine")]);
    assert_eq!(files(&project.dist()), whole);
}

#[cfg(unix)]
#[test]
fn a_link_to_elsewhere_is_not_published() {
    let project = Project::new();
    let link = project.folder.path().join("link");
    std::os::unix::fs::symlink("/etc/passwd", &link).expect("linked");
    let writer = project.writer();
    let refused = writer.link_or_copy(&site_path("a"), &link).expect_err("refused");
    assert!(refused.message(UiLang::En).ends_with("is not a regular file"));
}

/// Root may write anywhere, so the thread becomes somebody who may not (credentials are a thread's own on Linux).
#[cfg(target_os = "linux")]
#[test]
fn without_permission_the_error_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.build(&[("index.html", "old")]);
    let out = project.dist().parent().expect("a folder").to_path_buf();
    fs::set_permissions(project.folder.path(), fs::Permissions::from_mode(0o755)).expect("set");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).expect("set");
    let dist = project.dist();
    let project_lock = lock(&out.join("../other"));
    let refused = thread::spawn(move || {
        if rustix::process::geteuid().is_root() {
            let nobody = rustix::process::Uid::from_raw(65_534);
            rustix::thread::set_thread_res_uid(nobody, nobody, nobody).expect("root may become anybody");
        }
        begin(&dist, &project_lock).map(drop).expect_err("refused")
    });
    let error = refused.join().expect("no panic");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).expect("set");
    let path = project.dist();
    assert_eq!(error.message(UiLang::En), format!("Cannot make the folder {}: permission denied", path.display()));
    assert_eq!(project.seen(), (owned(&[("index.html", "old")]), vec!["dist".into()]));
}

/// Needs a disk that can be filled: a small one in memory, mounted for this thread alone. Only root may mount; for
/// anybody else the test checks that much and ends, and the run in the container (as root) does the rest.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let Project { folder, lock } = Project::new();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).expect("made");
    let filled = thread::spawn(move || {
        if let Err(cause) = mount_small_disk(&disk) {
            assert!(!rustix::process::geteuid().is_root() || cause == rustix::io::Errno::PERM, "{cause}");
            return;
        }
        let dist = disk.join("dist");
        let writer = begin(&dist, &lock).expect("room enough");
        writer.put(&site_path("index.html"), b"old").expect("room enough");
        writer.commit().expect("committed");
        let writer = begin(&dist, &lock).expect("room enough");
        let error = (0..100)
            .find_map(|n| writer.put(&site_path(&format!("{n}")), &[1; 16_384]).err())
            .expect("1.6 MB do not fit into 256 KB");
        assert!(error.message(UiLang::Ko).ends_with("(디스크가 가득 찼어요)"), "{error}");
        drop(writer);
        assert_eq!(files(&dist), owned(&[("index.html", "old")]));
        assert_eq!(beside(&dist), ["dist"]);
        begin(&dist, &lock)
            .expect("room again")
            .put(&site_path("big"), &[1; 131_072])
            .expect("the space is free again");
    });
    filled.join().expect("no panic");
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "a thread leaves its mounts only this way")]
fn mount_small_disk(at: &Path) -> rustix::io::Result<()> {
    use rustix::mount::{MountFlags, MountPropagationFlags, mount, mount_change};
    use rustix::thread::{UnshareFlags, unshare_unsafe};
    // SAFETY: the thread keeps its file descriptors; only its view of the mounts becomes its own.
    unsafe { unshare_unsafe(UnshareFlags::NEWNS) }?;
    mount_change("/", MountPropagationFlags::REC | MountPropagationFlags::PRIVATE)?;
    mount("none", at, "tmpfs", MountFlags::empty(), Some(c"size=256k"))
}
