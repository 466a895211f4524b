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

#[test]
fn files_that_helpgen_makes_are_not_a_pages() {
    for front in ["aliases: [/404.html]\n", "aliases: [/ko/old.html/x, /ko/old.html]\n", "aliases: [/robots.txt/]\n"] {
        let project = Project::new();
        project.write("content/x.md", headed(front));
        let run = project.run(["check"]).ended_with(1);
        let told = run.findings();
        assert!(told.iter().any(|it| it.starts_with("error page/duplicate-url content/x.md:3:")), "{}", run.text);
        project.build().ended_with(1);
    }
    for (file, front) in
        [("feed.xml.md", ""), ("index.html.md", ""), ("a/x.md", "slug: index.md\n"), ("opensearch.xml.md", "")]
    {
        let project = Project::new();
        project.write(&format!("content/{file}"), headed(front));
        let place = if front.is_empty() { "" } else { ":3:7" };
        told(&project, &format!("error page/duplicate-url content/{file}{place}"));
    }
    let project = Project::new();
    project.write("static/robots.txt", "x").write("static/ko/start/index.html", "x");
    told(&project, "error page/duplicate-url static/robots.txt");
    project.run(["check"]).finds("error page/duplicate-url content/start.md");
}

/// What stands in the list of files that helpgen makes is true of what it makes: nothing is written that no page could
/// be told to keep away from.
#[test]
fn every_file_at_the_root_and_of_a_language_is_known() {
    let project = Project::published();
    let site = project.site();
    let plain = |path: &&String| !path.starts_with('.') && path.trim_start_matches("ko/").matches('/').count() == 0;
    // A page's markdown is a page's own file, or gives way to whoever has its place (`tests/twins.rs`).
    let own = |path: &&String| !path.ends_with("index.html") && !path.ends_with(".md");
    for path in site.keys().filter(plain).filter(own) {
        let other = Project::new();
        other.write(&format!("static/{path}"), "x");
        other.run(["check"]).ended_with(1).finds(&format!("error page/duplicate-url static/{path}"));
    }
}

#[test]
fn an_old_address_leads_to_one_page_and_both_sides_know_which() {
    let project = Project::new();
    project
        .write("content/a.md", headed("aliases: [/ko/old/]\n"))
        .write("content/b.md", headed("aliases: [/ko/start/, /ko/old]\n"))
        .write("content/c.md", page("링크", "[옛 글](/ko/old/)"));
    let run = project.run(["check"]).ended_with(1);
    run.finds("error page/duplicate-url content/b.md:3:11")
        .finds("error page/duplicate-url content/b.md:3:23")
        .says("info[link/redirected] content/c.md:5:")
        .says("content/a.md")
        .says("a.md");
    project.run(["build", "--deny", "never"]).succeeded();
    let redirects = String::from_utf8(project.site()["_redirects"].clone()).expect("it is text");
    assert_eq!(redirects, "/ko/old/ /ko/a/ 301\n");
}

#[test]
fn addresses_that_differ_by_case_alone_are_told() {
    let project = Project::new();
    project.write("content/x.md", headed("slug: Abc\n")).write("content/y.md", headed("slug: abc\n"));
    told(&project, "error page/duplicate-url content/y.md:3:7");
}

#[test]
fn a_page_in_the_place_of_a_made_one_is_told_and_stands_there() {
    for (file, made) in [("search", "the search page"), ("glossary", "the glossary"), ("glossary/learner", "a concept")]
    {
        let project = Project::new();
        project.write(&format!("content/{file}.md"), page("내 글", "본문이에요."));
        project.build().succeeded().finds(&format!("warning page/duplicate-url content/{file}.md")).says(made);
        assert!(project.page(&format!("ko/{file}")).contains("본문이에요."));
    }
    let project = Project::new();
    project.write("content/names.md", page("이름", "화면 이름이 용어집에 없어요."));
    assert!(!project.run(["check"]).succeeded().text.contains("duplicate-url"));
}

#[test]
fn articles_that_are_not_read_are_told() {
    let project = Project::new();
    project
        .write("helpgen.yml", "title: 도움말\nlanguages: [ko, en]\ntoday: 2026-11-22\nexclude: [\"notes/**\"]\n")
        .write("content/ko/_index.md", page("도움말", "본문\n\n::include parts/x.md\n\n::include snippets/y.md"))
        .write("content/ko/X.MD", page("글", "본문"))
        .write("content/fr/x.md", page("글", "본문"));
    for silent in ["parts/x.md", "snippets/y.md", "snippets/z.md", "_z.md", "README.md", "notes/a.md"] {
        project.write(&format!("content/{silent}"), "본문\n");
    }
    let run = project.run(["check"]).succeeded();
    let told: Vec<String> = run.findings().into_iter().filter(|it| it.contains("page/ignored")).collect();
    let expected =
        ["_index.md", "fr/x.md", "ko/X.MD", "start.md"].map(|it| format!("warning page/ignored content/{it}"));
    assert_eq!(told, expected);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_text_are_told() {
    use std::os::unix::ffi::OsStrExt;
    let project = Project::new();
    let name = std::ffi::OsStr::from_bytes(b"\xb1\xdb.md");
    std::fs::write(project.path("content").join(name), page("글", "본문")).expect("files can be written");
    told(&project, "error page/unreadable content/\u{fffd}\u{fffd}.md");
    std::fs::remove_file(project.path("helpgen.yml")).expect("it is there");
    let run = project.run(["check", "content", "--glossary", "glossary.yml"]).ended_with(1);
    run.finds("error page/unreadable content/\u{fffd}\u{fffd}.md");
}

#[test]
fn the_query_of_a_link_goes_with_it() {
    let project = Project::new();
    std::fs::remove_dir_all(project.path("content")).expect("removed");
    project.write("helpgen.yml", "title: 도움말\nbase_url: https://help.example.com/\nlanguages: [ko]\n");
    project.write("glossary.yml", "roles: { student: 수강생, instructor: 강의자 }\nconcepts: []\n");
    project.write(
        "content/_index.md",
        page("처음", "[가](a.md?role=student#way) <a href=\"a.md?role=instructor\">나</a> [찾기](/ko/search/?q=가)"),
    );
    project.write("content/a.md", page("가", "## 방법 {#way}\n\n글이에요. [여기](?role=student#way)"));
    project.build().succeeded();
    let site = project.site();
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let home = text("ko/index.html");
    for href in ["a/?role=student#way\"", "a/?role=instructor\"", "search/?q="] {
        assert!(home.contains(href), "{href}: {home}");
    }
    assert!(text("ko/a/index.html").contains("href=\"?role=student#way\""), "{}", text("ko/a/index.html"));
    // A site for one role names no other one.
    project.run(["build", "--role", "student"]).succeeded();
    let site = project.site();
    let home = String::from_utf8_lossy(&site["ko/index.html"]);
    assert!(home.contains("a/#way\"") && !home.contains("?role=instructor"), "{home}");
    assert!(home.contains("search/?q="), "{home}");
}

#[test]
fn addresses_for_machines_are_encoded() {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        "title: 도움말\nbase_url: https://help.example.com/도움말/\nlanguages: [ko, en]\ntoday: 2026-11-22\n",
    );
    std::fs::remove_dir_all(project.path("content")).expect("removed");
    for lang in ["ko", "en"] {
        project.write(&format!("content/{lang}/_index.md"), page("처음", "글"));
        let front = format!(
            "---\ntitle: 글\naliases: [\"/{lang}/옛 글/\", /{lang}/%EC%98%9B/, /도움말/{lang}/더]\n---\n\n글\n"
        );
        project.write(&format!("content/{lang}/환불 안내.md"), front);
    }
    project.build().succeeded();
    let site = project.site();
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let (base, page) = ("%EB%8F%84%EC%9B%80%EB%A7%90", "%ED%99%98%EB%B6%88%20%EC%95%88%EB%82%B4");
    for path in ["sitemap.xml", "llms.txt", "_redirects", "_headers", "robots.txt"] {
        let text = text(path);
        assert!(text.contains(&format!("/{base}/")), "{path}: {text}");
        assert!(!text.contains("/도움말/") && !text.contains("환불 안내"), "{path}: {text}");
    }
    assert!(
        text("sitemap.xml").contains(&format!("hreflang=\"en\" href=\"https://help.example.com/{base}/en/{page}/\""))
    );
    assert!(text("llms.txt").contains(&format!("](https://help.example.com/{base}/ko/{page}/index.md)")));
    for old in ["%EC%98%9B%20%EA%B8%80", "%EC%98%9B", "%EB%8D%94"] {
        let line = format!("/{base}/ko/{old}/ /{base}/ko/{page}/ 301\n");
        assert!(text("_redirects").contains(&line), "{line}: {}", text("_redirects"));
    }
    let html = text("ko/환불 안내/index.html");
    let whole = format!("https://help.example.com/{base}/ko/{page}/");
    for sign in ["rel=\"canonical\" href=", "property=\"og:url\" content=", "hreflang=\"ko\" href="] {
        assert!(html.contains(&format!("{sign}\"{whole}\"")), "{sign}: {html}");
    }
    assert!(html.contains(&format!("\"url\":\"{whole}\"")), "{html}");
}

#[test]
fn an_old_address_that_one_page_lists_in_two_cases_is_no_clash() {
    let project = Project::new();
    project.write("content/x.md", headed("aliases: [/h, /H/, \"/H/index.html\"]\n"));
    project.run(["check"]).succeeded();
    project.write("content/y.md", headed("aliases: [/H]\n"));
    project.run(["check"]).ended_with(1).finds("error page/duplicate-url content/y.md:3:11");
}
