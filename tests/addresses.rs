//! Addresses that cannot be, or that two would have: told where they are written, by `check` and `build` alike.

mod support;

use support::{Project, page};

/// A page with more above its text than a title.
fn headed(front: &str) -> String {
    format!("---\ntitle: 글\n{front}---\n\n본문\n")
}

/// Both commands tell this of the project, and no site is made.
#[track_caller]
fn told(project: &Project, finding: &str) {
    for command in ["check", "build"] {
        project.run([command]).ended_with(1).finds(finding);
    }
    assert!(!project.path("dist").exists());
}

#[test]
fn names_that_no_file_can_have_are_told_at_the_file() {
    for file in ["con.md", "aux/x.md", "x..md", "c#.md", "100%.md", "a/b /c.md"] {
        let project = Project::new();
        project.write(&format!("content/{file}"), page("글", "본문"));
        told(&project, &format!("error page/file-name content/{file}"));
    }
    let project = Project::new();
    project.write("static/con.txt", "x");
    told(&project, "error page/file-name static/con.txt");
}

#[cfg(unix)]
#[test]
fn characters_that_windows_does_not_store_are_told_at_the_file() {
    let project = Project::new();
    project.write("content/a?b.md", page("글", "본문"));
    told(&project, "error page/file-name content/a?b.md");
}

#[test]
fn slugs_and_old_addresses_that_cannot_be_are_told_where_they_stand() {
    for slug in ["con", "x.", "\"x \\ty\"", "a#b"] {
        let project = Project::new();
        project.write("content/x.md", headed(&format!("slug: {slug}\n")));
        told(&project, "error page/front-matter content/x.md:3:7");
    }
    let long = format!("/{}", "a/".repeat(3_000));
    for alias in ["//evil.example/x", "https://evil.example/x", "/con/", "/a//b", &long] {
        let project = Project::new();
        project.write("content/x.md", headed(&format!("aliases: [\"{alias}\"]\n")));
        told(&project, "error page/front-matter content/x.md:3:11");
    }
}

#[test]
fn new_makes_no_article_that_could_not_have_an_address() {
    let project = Project::new();
    for name in ["con", "a b/ c?", "", "ko/x.", ".hidden", "a/.md"] {
        project.run(["new", "article", name]).ended_with(2).says("such as ko/payment/refund");
    }
    project.run(["new", "article", "환불 방법"]).succeeded();
    assert!(project.path("content/환불 방법.md").is_file() && !project.path("content/.md").exists());
}
