//! The site on disk is a whole one at any moment: whatever refuses, fails, fills up or is killed on the way.

#![expect(clippy::print_stderr, reason = "what a machine cannot test is told")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use support::{Files, Project, Run, differences, files, helpgen, page, wait};

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A help center of this many pages, each with a text of its own.
fn write_pages(project: &Project, count: usize, text: &str) {
    for number in 0..count {
        project.write(&format!("content/p{number}.md"), page(&format!("글 {number}"), &format!("{text} {number}")));
    }
}

#[test]
fn findings_leave_the_old_site_and_no_traces() {
    let project = Project::published();
    let (site, around) = (project.site(), names(project.root()));
    project.write("content/start.md", "---\ntitle: [\n---\n").build().ended_with(1);
    assert!(project.site() == site);
    assert_eq!(names(project.root()), around);
}

#[test]
fn findings_are_built_in_spite_of_them_when_asked() {
    let project = Project::new();
    project.write("content/start.md", "---\ntitle: 시작하기\ntagz: [가]\n---\n\n고친 글이에요.\n");
    project.run(["build"]).ended_with(1).finds("error page/front-matter content/start.md:3:1");
    assert!(!project.path("dist").exists());
    project.run(["build", "--deny", "never"]).succeeded();
    assert!(project.page("ko/start").contains("고친 글이에요."));
}

#[test]
fn a_site_that_would_lose_most_of_its_articles_is_left_standing() {
    let project = Project::new();
    write_pages(&project, 6, "글이에요");
    project.build().succeeded();
    let site = project.site();
    // The articles are not in the languages' folders yet.
    let config = fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write("helpgen.yml", format!("{config}languages: [ko, en]\n")).build().ended_with(1).says("--allow-shrink");
    assert!(project.site() == site);
    project
        .write("helpgen.yml", format!("{config}exclude: [\"p*.md\"]\n"))
        .build()
        .ended_with(1)
        .says("--allow-shrink");
    assert!(project.site() == site);
    project.run(["build", "-q", "--allow-shrink"]).succeeded();
    assert!(!project.site().contains_key("ko/p1/index.html"));
}

#[test]
fn a_site_without_an_article_is_not_built() {
    let project = Project::new();
    let config = fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write("helpgen.yml", format!("{config}exclude: [\"**\"]\n")).build().ended_with(1);
    assert!(!project.path("dist").exists());
    project.run(["build", "--allow-shrink"]).succeeded();
}

#[test]
fn pages_that_are_gone_leave_the_site() {
    let project = Project::new();
    project.write("content/old.md", page("예전 글", "본문")).build().succeeded();
    assert!(project.site().contains_key("ko/old/index.html"));
    fs::remove_file(project.path("content/old.md")).expect("files can be removed");
    project.build().succeeded();
    assert!(!project.site().contains_key("ko/old/index.html"));
}

#[test]
fn a_folder_that_helpgen_did_not_make_is_not_replaced_unasked() {
    let project = Project::new();
    project.write("dist/thesis.txt", "3년");
    project.build().ended_with(2).says("dist").says("--force");
    assert_eq!(files(&project.path("dist")).keys().collect::<Vec<_>>(), ["thesis.txt"]);
    project.run(["build", "--force"]).succeeded();
    let site = project.site();
    assert!(site.contains_key("index.html") && !site.contains_key("thesis.txt"));
}

#[test]
fn an_empty_folder_is_taken() {
    let project = Project::new();
    fs::create_dir(project.path("dist")).expect("folders can be made");
    project.build().succeeded();
}

#[test]
fn the_projects_own_folders_are_never_the_output() {
    for dist in [".", "content", "content/site", "..", "static", "themes/default"] {
        let project = Project::new();
        project.write("static/a.txt", "가").write("themes/default/theme.yml", "options: {}\n");
        let before = files(project.root());
        for force in [&[][..], &["--force"][..]] {
            Run::of(project.command([&["build", "--dist", dist], force].concat())).ended_with(2);
            let mut after = files(project.root());
            after.retain(|name, _| !name.starts_with(".helpgen/"));
            assert_eq!(differences(&before, &after), Vec::<&str>::new(), "--dist {dist} {force:?}");
        }
    }
}

#[test]
fn a_file_in_the_outputs_place_is_not_removed() {
    let project = Project::new();
    project.write("dist", "3년").build().ended_with(2).says("dist");
    assert_eq!(fs::read(project.path("dist")).expect("it is there"), "3년".as_bytes());
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let project = Project::new();
    write_pages(&project, 30, "글");
    project.build().succeeded();
    let whole = project.site();
    let start = || {
        let mut command = project.command(["build"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started")
    };
    let children: Vec<_> = (0..4).map(|_| start()).collect();
    for child in children {
        Run::ended(wait(child)).succeeded();
    }
    assert_eq!(differences(&whole, &project.site()), Vec::<&str>::new());
}

/// Kills builds at many moments. Whatever the moment, the site is the old one or the new one, byte for byte.
#[test]
fn a_killed_build_leaves_a_whole_site() {
    let project = Project::new();
    write_pages(&project, 60, "새 글");
    project.build().succeeded();
    let new = project.site();
    write_pages(&project, 60, "옛 글");
    project.build().succeeded();
    let old = project.site();
    write_pages(&project, 60, "새 글");

    let mut pause = Duration::ZERO;
    loop {
        let mut build = project
            .command(["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started");
        thread::sleep(pause);
        let done = build.try_wait().expect("a process can be asked").is_some();
        build.kill().expect("a process can be killed");
        build.wait().expect("a process can be waited for");
        let site = project.site();
        let [from_old, from_new] = [&old, &new].map(|whole| differences(whole, &site).len());
        assert!(from_old == 0 || from_new == 0, "killed after {pause:?}: {from_old} and {from_new} files differ");
        if done {
            break;
        }
        // Small steps at first, wider ones on a slow machine, so that the number of kills stays bounded.
        pause += Duration::from_millis(5) + pause / 16;
    }
    project.build().succeeded();
    assert_eq!(differences(&new, &project.site()), Vec::<&str>::new());
    assert_eq!(
        names(project.root()).iter().filter(|name| name.contains("dist")).count(),
        1,
        "{:?}",
        names(project.root())
    );
}

#[cfg(target_os = "linux")]
mod refused_by_the_machine {
    use super::*;

    /// As somebody to whom permissions apply: for root they do not, unless its privileges are taken away.
    fn unprivileged(project: &Project) -> Command {
        let plain = project.command(["build"]);
        let is_root =
            fs::metadata("/proc/self").map(|it| std::os::unix::fs::MetadataExt::uid(&it)).expect("/proc") == 0;
        if !is_root {
            return plain;
        }
        let mut command = Command::new("setpriv");
        command.args(["--bounding-set=-all", "--inh-caps=-all", "--"]).arg(plain.get_program()).args(plain.get_args());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    fn allow(folder: &Path, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("permissions can be set");
    }

    #[test]
    fn a_folder_without_write_permission_is_named() {
        let project = Project::published();
        let site = project.site();
        project.write("content/new.md", page("새 글", "본문"));
        allow(project.root(), 0o555);
        let run = Run::of(unprivileged(&project));
        allow(project.root(), 0o755);
        run.ended_with(2).says("permission denied");
        assert!(project.site() == site);
    }

    #[test]
    fn a_page_that_may_not_be_read_is_named() {
        let project = Project::published();
        let site = project.site();
        project.write("content/secret.md", page("글", "본문"));
        allow(&project.path("content/secret.md"), 0o000);
        let run = Run::of(unprivileged(&project));
        assert!([Some(1), Some(2)].contains(&run.code), "{}", run.text);
        run.says("secret.md");
        assert!(project.site() == site);
    }

    /// Builds into a RAM disk of 6 MB that nobody else sees: first what fits, then what does not. What stands there in the
    /// end is copied out before the disk goes away with its process.
    #[test]
    fn a_full_disk_leaves_the_old_site_and_no_traces() {
        let project = Project::new();
        let (disk, kept) = (project.path("disk"), project.path("kept"));
        fs::create_dir(&disk).expect("folders can be made");
        let script = r#"
            mount -t tmpfs -o size=6m none "$1" || exit 77
            "$2" -C "$3" --ui-lang en --color never build --dist "$1/site" || exit 78
            cp -r "$1" "$4" && mv "$4" "$4-before"
            mkdir -p "$3/static" && head -c 12000000 /dev/zero >"$3/static/large.bin"
            "$2" -C "$3" --ui-lang en --color never build --dist "$1/site"
            code=$?
            cp -r "$1" "$4"
            exit $code
        "#;
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", script, "sh"]);
        command.arg(&disk).arg(helpgen()).arg(project.root()).arg(&kept);
        let run = Run::of(command);
        if run.code == Some(77) || run.text.contains("unshare failed") {
            // Some containers let nobody mount anything: said aloud, for there is nothing else to test here.
            eprintln!("no RAM disk can be mounted here: a full disk was not tested\n{}", run.text);
            return;
        }
        run.ended_with(2).says("the disk is full");
        let (before, after): (Files, Files) = (files(&project.path("kept-before")), files(&kept));
        assert!(before.contains_key("site/index.html"));
        assert_eq!(differences(&before, &after), Vec::<&str>::new());
    }
}
