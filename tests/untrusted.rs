//! Somebody else's pages are checked and built as data: no program of theirs runs, nothing outside of the project is read
//! or written, nothing waits for ever.
#![cfg(unix)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::{Project, Run, differences, files, page};

/// Git as its users run it, on a day of long ago.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(arguments);
    for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        command.env(name, "2020-02-02T03:00:00Z");
    }
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git is there");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A help center in a repository with two commits.
fn committed() -> Project {
    let project = Project::new();
    project.write(".gitignore", "/dist/\n/report/\n/.helpgen/\n");
    git(project.root(), &["init", "--quiet", "--initial-branch=main"]);
    for message in ["a", "b"] {
        project.write("content/start.md", page("시작하기", &format!("수강생은 {message}에서 시작해요.")));
        git(project.root(), &["add", "."]);
        git(project.root(), &["commit", "--quiet", "--message", message]);
    }
    project
}

fn sitemap(folder: &Path) -> String {
    fs::read_to_string(folder.join("dist/sitemap.xml")).expect("a site was built")
}

/// A program that leaves a mark.
fn marking(folder: &Path, name: &str) -> (String, PathBuf) {
    let (program, mark) = (folder.join(format!("{name}.sh")), folder.join(format!("{name}.mark")));
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\ncat\nexit 1\n", mark.display())).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("permissions can be set");
    (program.display().to_string(), mark)
}

#[test]
fn no_setting_of_the_checked_tree_runs_a_program() {
    let project = committed();
    let tools = tempfile::tempdir().expect("a folder");
    let (program, mark) = marking(tools.path(), "any");
    let settings = format!(
        "[core]\n\tfsmonitor = {program}\n\thooksPath = {hooks}\n\tsshCommand = {program}\n\tpager = {program}\n\
         \taskPass = {program}\n\talternateRefsCommand = {program}\n\teditor = {program}\n\tgitProxy = {program}\n\
         [log]\n\tshowSignature = true\n[gpg]\n\tprogram = {program}\n[gpg \"ssh\"]\n\tprogram = {program}\n\
         [pager]\n\tlog = {program}\n\tdiff = {program}\n[diff]\n\texternal = {program}\n\
         [diff \"own\"]\n\tcommand = {program}\n\ttextconv = {program}\n\
         [filter \"own\"]\n\tclean = {program}\n\tsmudge = {program}\n\tprocess = {program}\n\trequired = true\n\
         [alias]\n\tlog = !{program}\n\trev-parse = !{program}\n[credential]\n\thelper = !{program}\n\
         [extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\turl = ext::{program}\n\tpromisor = true\n\
         [protocol \"ext\"]\n\tallow = always\n[include]\n\tpath = {included}\n",
        hooks = tools.path().display(),
        included = tools.path().join("included").display(),
    );
    for hook in ["post-index-change", "pre-commit", "post-checkout", "reference-transaction"] {
        fs::copy(&program, tools.path().join(hook)).expect("copied");
    }
    fs::write(tools.path().join("included"), format!("[core]\n\tfsmonitor = {program}\n")).expect("written");
    let config = project.path(".git/config");
    let own = fs::read_to_string(&config).expect("git wrote it");
    fs::write(&config, format!("{own}{settings}")).expect("written");
    project.write(".gitattributes", "* filter=own diff=own\n").write(".git/info/attributes", "* filter=own diff=own\n");
    project.write("content/start.md", page("시작하기", "수강생은 다시 시작해요."));

    for arguments in [
        &["build"][..],
        &["check"],
        &["report"],
        &["check", "--changed-since", "HEAD~1"],
        &["check", "--changed-since", "main@{0}"],
        &["check", "content/start.md", "--glossary", "glossary.yml", "--changed-since", "HEAD"],
    ] {
        Run::of(project.command(arguments.iter().copied())).succeeded();
        assert!(!mark.exists(), "{arguments:?} ran a program of the tree's");
    }
    assert!(sitemap(project.root()).contains("2020-02-02"), "days of commits are known all the same");
    // A page that changes while the site is served is read with git again.
    let mut serving = project.command(["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut lines = BufReader::new(serving.stderr.take().expect("it is piped")).lines();
    let mut built = || lines.any(|line| line.expect("text").starts_with("Built"));
    assert!(built(), "it builds");
    project.write("content/start.md", page("시작하기", "수강생은 또 시작해요."));
    assert!(built(), "it builds once more");
    serving.kill().expect("it is running");
    serving.wait().expect("it ends");
    assert!(!mark.exists(), "serve ran a program of the tree's");
    // The settings do what they are there for: git, asked plainly, obeys.
    let obeying = Command::new("git").arg("-C").arg(project.root()).args(["diff", "--name-only", "HEAD"]).output();
    obeying.expect("git is there");
    assert!(mark.exists(), "nothing was tried");
}

#[test]
fn a_folder_that_looks_like_a_repository_is_none() {
    let project = committed();
    let tools = tempfile::tempdir().expect("a folder");
    let (program, mark) = marking(tools.path(), "signature");
    let help = project.path("help");
    fs::create_dir(&help).expect("made");
    for name in ["helpgen.yml", "glossary.yml", "content"] {
        fs::rename(project.path(name), help.join(name)).expect("moved");
    }
    // Files that a clone brings: git takes the folder for a repository without a work tree.
    git(&help, &["init", "--quiet", "--bare", "."]);
    let settings = format!("[core]\n\tbare = true\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {program}\n");
    fs::write(help.join("config"), settings).expect("written");
    let commit = String::from(
        "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor a <a@b.example> 1 +0000\ncommitter a <a@b.example> 1 +0000\n\
         gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nx\n",
    );
    let signed = tools.path().join("commit");
    fs::write(&signed, commit).expect("written");
    let file = signed.display().to_string();
    git(&help, &["--git-dir", ".", "hash-object", "-w", "-t", "tree", "/dev/null"]);
    let output = Command::new("git")
        .arg("--git-dir")
        .arg(&help)
        .args(["hash-object", "-w", "-t", "commit", &file])
        .output()
        .expect("git is there");
    let id = String::from_utf8(output.stdout).expect("a hash");
    fs::create_dir_all(help.join("refs/heads")).expect("made");
    fs::write(help.join("refs/heads/main"), id).expect("written");
    fs::write(help.join("HEAD"), "ref: refs/heads/main\n").expect("written");
    for command in ["build", "check", "report"] {
        let mut run = Command::new(support::helpgen());
        run.arg("-C").arg(&help).arg(command).env("LC_ALL", "C.UTF-8");
        Run::of(run).succeeded();
        assert!(!mark.exists(), "{command} ran a program of the tree's");
    }
    let _ = Command::new("git").arg("-C").arg(&help).args(["log"]).output().expect("git is there");
    assert!(mark.exists(), "nothing was tried");
}

#[test]
fn days_are_known_wherever_the_project_lies_in_its_repository() {
    let outer = tempfile::tempdir().expect("a folder");
    let project = committed();
    let known = |folder: &Path| {
        let mut command = Command::new(support::helpgen());
        command.arg("-C").arg(folder).arg("build").env("LC_ALL", "C.UTF-8");
        Run::of(command).succeeded();
        sitemap(folder).matches("2020-02-02").count()
    };
    let all = known(project.root());
    assert!(all >= 1, "{}", sitemap(project.root()));

    let linked = outer.path().join("linked");
    git(project.root(), &["worktree", "add", "--quiet", "-b", "other", &linked.display().to_string()]);
    assert_eq!(known(&linked), all, "a linked work tree");

    let around = outer.path().join("around");
    fs::create_dir(&around).expect("made");
    git(&around, &["init", "--quiet"]);
    let from = project.root().display().to_string();
    git(&around, &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &from, "help"]);
    assert_eq!(known(&around.join("help")), all, "a submodule");

    git(project.root(), &["gc", "--quiet"]);
    assert_eq!(known(project.root()), all, "everything packed");

    let folder = outer.path().join("large/docs");
    fs::create_dir_all(&folder).expect("made");
    for name in ["helpgen.yml", "glossary.yml", "content", ".gitignore"] {
        let copied = Command::new("cp").arg("-r").arg(project.path(name)).arg(&folder).status().expect("cp is there");
        assert!(copied.success());
    }
    let large = outer.path().join("large");
    git(&large, &["init", "--quiet", "--object-format=sha256"]);
    git(&large, &["add", "."]);
    git(&large, &["commit", "--quiet", "--message=a"]);
    assert_eq!(known(&folder), all, "a folder of a repository with longer hashes");
}

#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let outer = tempfile::tempdir().expect("a folder");
    let (file, folder) = (outer.path().join("victim.txt"), outer.path().join("victim"));
    let output = ["check", "--output", "json=out.json"];
    for (link, to, command) in [
        (".helpgen", &folder, &["build"][..]),
        (".helpgen/lock", &file, &["build"]),
        (".helpgen/index", &folder, &["build"]),
        ("report", &folder, &["build"]),
        ("report/index.html", &file, &["build"]),
        ("report/report.json", &file, &["report"]),
        ("history.jsonl", &file, &["report"]),
        ("dist", &folder, &["build"]),
        ("public", &folder, &["build", "--dist", "public/site"]),
        ("out.json", &file, &output),
        ("helpgen-baseline.json", &file, &["baseline"]),
    ] {
        fs::write(&file, "theirs").expect("written");
        fs::create_dir_all(&folder).expect("made");
        let project = Project::new();
        project.write("helpgen.yml", "title: 도움말\nreport: { history: history.jsonl }\n");
        fs::create_dir_all(project.path(link).parent().expect("a folder")).expect("made");
        symlink(to, project.path(link)).expect("linked");
        let run = Run::of(project.command(command.iter().copied()));
        assert!(matches!(run.code, Some(1 | 2)), "{link}: {:?}\n{}", run.code, run.text);
        assert!(run.text.contains("link") && run.text.contains(link), "{link}: {}", run.text);
        assert_eq!(fs::read_to_string(&file).expect("there"), "theirs", "{link}");
        assert_eq!(fs::read_dir(&folder).expect("there").count(), 0, "{link}");
    }
}

#[test]
fn nothing_is_read_through_a_link_that_leads_out() {
    let outer = tempfile::tempdir().expect("a folder");
    fs::write(outer.path().join("secret.md"), page("비밀", "비밀번호")).expect("written");
    fs::write(outer.path().join("secret.yml"), "비밀번호: [\n").expect("written");
    fs::create_dir(outer.path().join("default")).expect("made");
    fs::write(outer.path().join("default/theme.yml"), "options: {}\n").expect("written");
    for (link, to) in [
        ("content", ""),
        ("static", ""),
        ("themes", ""),
        ("content/secret.md", "secret.md"),
        ("content/snippets", ""),
        ("glossary.yml", "secret.yml"),
        ("helpgen.yml", "secret.yml"),
        ("helpgen-baseline.json", "secret.yml"),
        ("labels.json", "secret.yml"),
    ] {
        let project = Project::new();
        let glossary = fs::read_to_string(project.path("glossary.yml")).expect("there");
        let labels = "labels_from:\n  - { file: labels.json, language: ko }\n";
        project.write("glossary.yml", glossary + labels).write("labels.json", "{}");
        let place = project.path(link);
        let _ = fs::remove_file(&place).or_else(|_| fs::remove_dir_all(&place));
        symlink(outer.path().join(to), &place).expect("linked");
        let run = project.run(["build"]);
        assert!(matches!(run.code, Some(1 | 2)), "{link}: {}", run.text);
        let told = &run.text;
        assert!(told.contains("leads out of the project") && !told.contains("비밀번호"), "{link}: {told}");
        assert!(!project.path("dist").exists(), "{link}");
    }
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    for place in [
        "glossary.yml",
        "helpgen.yml",
        "helpgen-baseline.json",
        "labels.json",
        "history.jsonl",
        "report/index.html",
        ".gitignore",
        "content/.gitignore",
        "content/pipe.md",
        "content/snippets/hours.md",
        "static/pipe.txt",
        "themes/default/theme.yml",
        ".helpgen/lock",
    ] {
        let project = Project::new();
        project.write("helpgen.yml", "title: 도움말\nreport: { history: history.jsonl }\n");
        let labels = "labels_from:\n  - { file: labels.json, language: ko }\n";
        let glossary = fs::read_to_string(project.path("glossary.yml")).expect("there");
        project.write("glossary.yml", glossary + labels).write("labels.json", "{}");
        project.write("content/start.md", page("시작하기", "::include snippets/hours.md"));
        project.write("content/snippets/hours.md", "평일에 열어요.");
        let path = project.path(place);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo is there").success());
        for command in ["build", "check"] {
            // A run that waits fails by itself: somebody's patience is limited.
            let run = project.run([command]);
            assert!(run.code.is_some_and(|code| code <= 2), "{place}: {}", run.text);
        }
    }
    let project = Project::new();
    fs::create_dir(project.path("docs")).expect("made");
    project.write("docs/a.md", "수강생은 시작해요.");
    assert!(Command::new("mkfifo").arg(project.path("docs/.ignore")).status().expect("mkfifo is there").success());
    project.run(["check", "docs", "--glossary", "glossary.yml"]).ended_with(2).says("not a regular file");
    fs::create_dir(project.path("docs/inner")).expect("made");
    fs::rename(project.path("docs/.ignore"), project.path("docs/inner/.ignore")).expect("moved");
    let run = project.run(["check", "docs", "--glossary", "glossary.yml"]).ended_with(1);
    run.says("not a regular file").says("docs/inner");
}

#[test]
fn pictures_draw_and_do_nothing_else() {
    let active = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" onload=\"steal(2)\">\
                  <script>steal(1)</script><text y=\"9\">그림 속 글</text></svg>";
    let plain = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><style>.a{fill:#123456}</style>\
                 <rect class=\"a\" width=\"9\" height=\"9\"/></svg>";
    let project = Project::new();
    project.write("content/active.svg", active).write("content/plain.svg", plain).write("content/linked.svg", active);
    project.write("static/logo.svg", plain).write("static/active.svg", active);
    let body = "![그림](active.svg)\n\n![모양](plain.svg)\n\n[파일](linked.svg)";
    project.write("content/start.md", page("시작하기", body));
    let run = project.run(["build", "--deny", "never"]).succeeded();
    let told = |path: &str| run.findings().iter().any(|told| told.starts_with(&format!("warning image/active {path}")));
    assert!(told("content/active.svg") && told("static/active.svg"), "{}", run.text);
    assert!(!told("content/plain.svg") && !told("static/logo.svg"), "{}", run.text);
    let site = project.site();
    let pictures: Vec<_> = site.iter().filter(|(name, _)| name.ends_with(".svg")).collect();
    assert!(pictures.len() >= 5, "{pictures:?}");
    for (name, bytes) in pictures {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("steal"), "{name}: {text}");
        assert!(text.contains("그림 속 글") || text == plain || name.starts_with("assets/"), "{name}: {text}");
    }
    project.write("helpgen.yml", "title: 도움말\nmarkdown: { unsafe_html: true }\n");
    let run = project.run(["build", "--deny", "never"]).succeeded();
    assert!(!run.text.contains("image/active"), "{}", run.text);
    assert_eq!(String::from_utf8_lossy(&project.site()["active.svg"]), active);
}

#[test]
fn snippets_that_add_up_to_too_much_are_told_where_they_stand() {
    let project = Project::new();
    project.write("content/snippets/s0.md", "글");
    for number in 1..8 {
        project.write(
            &format!("content/snippets/s{number}.md"),
            format!("::include snippets/s{}.md\n\n", number - 1).repeat(10),
        );
    }
    project.write(
        "content/start.md",
        page("시작하기", "글이에요.\n\n::include snippets/s2.md\n\n::include snippets/s7.md"),
    );
    project.run(["check"]).ended_with(1).finds("error directive/invalid content/start.md:9:11");
    project.run(["build", "--deny", "never"]).succeeded();
    assert_eq!(project.page("ko/start").matches("<p>글</p>").count(), 100);
    let small = page("시작하기", &"::include snippets/s1.md\n\n".repeat(30));
    project.write("content/start.md", small);
    project.run(["check"]).succeeded();
}

#[test]
fn a_large_snippet_may_stand_on_many_pages() {
    let project = Project::new();
    project.write("content/snippets/long.md", "수강생이 읽는 긴 글이에요. ".repeat(20_000));
    for number in 0..8 {
        project.write(&format!("content/p{number}.md"), page(&format!("글 {number}"), "::include snippets/long.md"));
    }
    let run = project.run(["build"]).succeeded();
    assert!(!run.text.contains("directive/invalid"), "{}", run.text);
}

#[test]
fn a_read_only_checkout_builds_with_its_folders_elsewhere() {
    let (project, elsewhere) = (Project::new(), tempfile::tempdir().expect("a folder"));
    let [dist, cache] = ["dist", "cache"].map(|name| elsewhere.path().join(name).display().to_string());
    project.write("report", "a file where the report should be");
    let run = Run::of(project.command(["build", "--dist", &dist, "--cache", &cache])).succeeded();
    run.says("warning: ").says("report");
    assert!(elsewhere.path().join("dist/index.html").exists() && elsewhere.path().join("cache/index").exists());
    assert!(!project.path(".helpgen").exists() && !project.path("dist").exists());
    Run::of(project.command(["search", "수강생", "--cache", &cache])).succeeded().says("시작하기");
}

/// The commands on a project that is mounted so that nothing in it can be written. A machine that lets nobody mount has
/// nothing to try it on.
#[test]
fn a_checkout_that_cannot_be_written_is_built_checked_and_told_of() {
    let (project, elsewhere) = (Project::new(), tempfile::tempdir().expect("a folder"));
    let before = files(project.root());
    let script =
        "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" || exit 77; cd \"$1\"; shift; exec \"$@\"";
    let read_only = |arguments: &[&str]| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", script, "sh"]).arg(project.root());
        command.arg(support::helpgen()).args(arguments).arg("--cache").arg(elsewhere.path().join("cache"));
        command.output().ok().filter(|output| !matches!(output.status.code(), Some(1 | 77) if output.stdout.is_empty()))
    };
    let dist = elsewhere.path().join("dist").display().to_string();
    let Some(built) = read_only(&["build", "--dist", &dist]) else { return };
    let built = Run::ended(built).succeeded();
    assert!(elsewhere.path().join("dist/index.html").exists(), "{}", built.text);
    for arguments in [&["check"][..], &["search", "수강생"]] {
        Run::ended(read_only(arguments).expect("it was mounted before")).succeeded();
    }
    // The report has one place, in the project: that it cannot be written is told with the folder's name.
    Run::ended(read_only(&["report"]).expect("it was mounted before")).ended_with(2).says("report");
    assert!(differences(&before, &files(project.root())).is_empty());
}
