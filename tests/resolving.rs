//! What does a name on a page mean? What the check accepts, the site shows: links, pictures, snippets and named pages,
//! whichever way they are spelled.

mod support;

use std::collections::BTreeSet;

use support::{Project, page};
use unicode_normalization::UnicodeNormalization;

/// The smallest picture there is: one pixel.
const PIXEL: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";

/// As macOS stores a name.
fn apart(name: &str) -> String {
    name.nfd().collect()
}

/// The same as browsers send it.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b' ' | 0x80.. => format!("%{byte:02X}"),
        byte => char::from(byte).to_string(),
    };
    text.bytes().map(byte).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().map(char::from);
        bytes.push(match byte {
            b'%' => {
                let hex: String = [digit(), digit()].into_iter().flatten().collect();
                u8::from_str_radix(&hex, 16).expect("two digits")
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// A help center under a path, in two languages, with names of every kind.
fn project() -> Project {
    let project = Project::new();
    std::fs::remove_dir_all(project.path("content")).expect("removed");
    project.write(
        "helpgen.yml",
        "title: 도움말\nbase_url: https://h.example/help/\nlanguages: [ko, en]\ntoday: 2026-11-22\n",
    );
    for lang in ["ko", "en"] {
        project.write(&format!("content/{lang}/_index.md"), page("처음", "글"));
        project.write(&format!("content/{lang}/guide/_index.md"), page("안내", "글"));
        project.write(&format!("content/{lang}/guide/b.md"), page("나", "## 기한\n\n글"));
    }
    project.write(&apart("content/ko/guide/환불.md"), page("환불", "글"));
    project.write("content/ko/guide/c.md", "---\ntitle: 다\naliases: [/ko/guide/old, \"/ko/옛 글/\"]\n---\n\n글\n");
    project.write("content/ko/faq/x.md", page("엑스", "글"));
    project.write("content/ko/guide/a b.txt", "글");
    project.write(&apart("content/ko/guide/그림.svg"), PIXEL);
    project.write("content/ko/그림 2.svg", PIXEL);
    project.write("content/snippets/in.svg", PIXEL);
    project.write(&apart("static/받기.txt"), "글");
    project.write("static/logo.svg", PIXEL);
    project
}

/// Ways to write an address.
fn spellings() -> Vec<String> {
    let roots = [
        "",
        "./",
        "../guide/",
        "../ko/guide/",
        "../faq/",
        "../",
        "../../",
        "/",
        "/guide/",
        "/ko/guide/",
        "/ko/",
        "/faq/",
        "/help/",
        "/help/ko/guide/",
        "https://h.example/help/",
        "https://h.example/help/ko/guide/",
        "https://H.example/help/guide/",
        "//h.example/help/ko/guide/",
        "http://h.example/help/faq/",
    ];
    let names = [
        "",
        "b",
        "b.md",
        "b.html",
        "b/",
        "b/index.html",
        "b#기한",
        "index.html",
        "index.md",
        "_index.md",
        "환불",
        "환불.md",
        "old",
        "옛 글/",
        "x",
        "x.md",
        "a b.txt",
        "그림.svg",
        "그림 2.svg",
        "in.svg",
        "받기.txt",
        "logo.svg",
        "없음",
        "b\\c.md",
        "guide",
        "faq",
        "search/",
        "names/",
        "glossary/learner/",
        "glossary/",
        "whats-new/",
        "removed/",
        "sitemap.xml",
        "feed.xml",
        "llms.txt",
        "ko/faq/",
    ];
    let mut all = BTreeSet::new();
    for root in roots {
        for name in names {
            let url = format!("{root}{name}");
            all.extend([apart(&url), encoded(&url), url].into_iter().filter(|url| !url.is_empty()));
        }
    }
    all.into_iter().collect()
}

/// A text with every spelling as a link and as a picture, one in each line.
fn every(spellings: &[String]) -> String {
    let line = |(at, url): (usize, &String)| format!("- [L{at}](<{url}>)\n- 앞 ![P{at}](<{url}>)\n");
    spellings.iter().enumerate().map(line).collect()
}

/// Lines of a file about which there is a finding of these rules.
fn lines(json: &str, file: &str, rules: &[&str]) -> BTreeSet<u64> {
    let told: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let all = told["diagnostics"].as_array().expect("a list").iter();
    let own = all.filter(|told| told["path"] == file && rules.iter().any(|rule| told["rule"] == *rule));
    own.filter_map(|told| told["start"]["line"].as_u64()).collect()
}

/// The value of an attribute in the element that ends before some text, or that some text stands in.
fn attribute<'h>(element: &'h str, name: &str) -> Option<&'h str> {
    let start = element.rfind(&format!("{name}=\""))? + name.len() + 2;
    element[start..].split('"').next()
}

/// The file to which an address on a page leads.
fn file_at(page: &str, url: &str) -> Option<String> {
    let url = decoded(url.split(['#', '?']).next()?);
    let mut parts: Vec<&str> = page.trim_end_matches('/').split('/').collect();
    for part in url.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let is_folder = url.is_empty() || url.ends_with(['/', '.']);
    Some(if is_folder { format!("{path}/index.html").trim_start_matches('/').to_owned() } else { path })
}

/// Every address in a text that the check accepts leads to a file of the site, on a page that shows the text; and every
/// picture that it does not accept is not there.
#[track_caller]
fn accepted_is_shown(project: &Project, text: &str, spellings: &[String], pages: &[&str]) {
    let json = project.run(["check", "--format", "json", "--deny", "never"]).text;
    let told = lines(&json, text, &["link/broken", "image/missing"]);
    project.run(["build", "-q", "--deny", "never"]).succeeded();
    let source = std::fs::read_to_string(project.path(text)).expect("it is there");
    let first = source.lines().position(|line| line.contains("[L0]")).expect("a first link") + 1;
    let site: BTreeSet<String> = project.site().into_keys().collect();
    let (mut links, mut pictures) = (0, 0);
    for shown in pages {
        let html = project.page(shown);
        for (at, url) in spellings.iter().enumerate() {
            if !told.contains(&((first + 2 * at) as u64)) {
                let end = html.find(&format!(">L{at}</a>")).unwrap_or_else(|| panic!("{shown}: no link {url}"));
                let href = attribute(&html[..end], "href").expect("an address");
                let file = file_at(shown, href).unwrap_or_else(|| panic!("{shown}: {url} leads out: {href}"));
                assert!(site.contains(&file), "{shown}: {url} leads to {href}, which is not there");
                links += 1;
            }
            if url.contains(".txt") {
                // A file that is no picture is told at the file.
                continue;
            }
            let picture = html.find(&format!("alt=\"P{at}\"")).and_then(|alt| attribute(&html[..alt], "src"));
            let accepted = !told.contains(&((first + 2 * at + 1) as u64));
            // A snippet is checked in one language; a page of another may find what the first one does not.
            let found_elsewhere = picture.is_some() && pages.len() > 1;
            assert!(picture.is_some() == accepted || found_elsewhere, "{shown}: the picture {url}");
            if let Some(src) = picture {
                let file = file_at(shown, src).unwrap_or_else(|| panic!("{shown}: {url} leads out: {src}"));
                assert!(site.contains(&file), "{shown}: {url} shows {src}, which is not there");
                pictures += 1;
            }
        }
    }
    assert!(links > 200 && pictures > 10, "{links} links and {pictures} pictures are accepted");
}

#[test]
fn what_the_check_accepts_on_a_page_the_site_shows() {
    let (project, spellings) = (project(), spellings());
    project.write("content/ko/guide/a.md", page("가", &every(&spellings)));
    accepted_is_shown(&project, "content/ko/guide/a.md", &spellings, &["ko/guide/a/"]);
}

#[test]
fn what_the_check_accepts_in_a_snippet_every_page_with_it_shows() {
    let (project, spellings) = (project(), spellings());
    project.write("content/snippets/s.md", every(&spellings));
    project.write("content/ko/guide/deep/er/a.md", page("가", "::include snippets/s.md"));
    project.write("content/en/a.md", page("가", "::include snippets/s.md"));
    accepted_is_shown(&project, "content/snippets/s.md", &spellings, &["ko/guide/deep/er/a/", "en/a/"]);
}

#[test]
fn a_snippet_brings_its_pictures_and_leads_to_pages() {
    let project = Project::new();
    project.write("content/far/off/page.md", page("먼 글", "::include snippets/outer.md"));
    project.write("content/far/off/only.md", page("따로", "글"));
    project.write("content/snippets/outer.md", "::include snippets/inner/own.md\n");
    project.write("content/snippets/inner/own.md", "[따로](../../far/off/only.md) ![그림](own.svg)\n");
    project.write("content/snippets/inner/own.svg", PIXEL);
    project.write("content/start.md", page("시작하기", "[먼 글](far/off/page.md)"));
    let run = project.run(["check"]).succeeded();
    assert!(!run.text.contains("image/unused"), "{}", run.text);
    assert!(!run.findings().iter().any(|told| told.contains("page/orphan content/far/off/only.md")), "{}", run.text);
    project.build().succeeded();
    let html = project.page("ko/far/off/page");
    assert!(html.contains("href=\"../../../../ko/far/off/only/\"") && html.contains("images/own."), "{html}");
    let twin = std::fs::read_to_string(project.path("dist/ko/far/off/page/index.md")).expect("its markdown");
    assert!(twin.contains("ko/far/off/only/index.md") && twin.contains("images/own."), "{twin}");
}

#[test]
fn pages_are_featured_by_every_name_that_the_check_accepts() {
    let names = [
        "refund",
        "ko/refund",
        "en/refund",
        "ko/pay/refund",
        "ko/pay/refund.md",
        "/ko/pay/refund/",
        "pay",
        "환불",
        "none",
    ];
    for name in names.into_iter().map(str::to_owned).chain([apart("환불"), apart("ko/환불.md")]) {
        let project = project();
        for lang in ["ko", "en"] {
            project.write(&format!("content/{lang}/pay/_index.md"), page("XX", "글"));
            project.write(&format!("content/{lang}/pay/refund.md"), "---\ntitle: XX\nid: refund\n---\n\n글\n");
            project.write(&apart(&format!("content/{lang}/환불.md")), page("XX", "글"));
        }
        let config = std::fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
        project.write("helpgen.yml", format!("{config}pages: {{ featured: [\"{name}\"] }}\n"));
        let accepted = !project.run(["check", "--deny", "never"]).text.contains("config/value");
        project.run(["build", "-q", "--deny", "never"]).succeeded();
        for home in ["ko", "en"] {
            let html = project.page(home);
            let featured = html.split("data-featured").nth(1).is_some_and(|rest| rest.contains("XX"));
            assert_eq!(featured, accepted, "{name} on {home}");
        }
    }
}

#[test]
fn a_chosen_page_that_nobody_sees_yet_is_told() {
    let project = Project::new();
    project.write("content/later.md", "---\ntitle: 나중\npublish_on: 2027-01-01\n---\n\n글\n");
    project.write("content/start.md", "---\ntitle: 시작하기\nrelated: [later]\n---\n\n글\n");
    let config = std::fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write("helpgen.yml", format!("{config}pages: {{ featured: [later] }}\n"));
    let run = project.run(["check"]).ended_with(1);
    run.finds("warning config/value helpgen.yml:4:21").finds("error link/broken content/start.md:3:11");
}

#[test]
fn a_draft_is_related_to_nothing_without_roles_too() {
    let project = Project::new();
    project.write("content/a.md", "---\ntitle: 가\ntags: [돈]\n---\n\n글\n");
    project.write("content/b.md", "---\ntitle: 비밀인 글\ntags: [돈]\ndraft: true\n---\n\n글\n");
    project.write("content/c.md", "---\ntitle: 보이는 글\ntags: [돈]\n---\n\n글\n");
    project.build().succeeded();
    assert!(project.page("ko/a").contains("보이는 글"));
    for (path, bytes) in project.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains("비밀인 글"), "{path}");
    }
}

#[test]
fn a_passage_for_a_role_that_is_not_there_is_for_nobody() {
    let project = Project::new();
    let glossary = std::fs::read_to_string(project.path("glossary.yml")).expect("it is there");
    project.write(
        "glossary.yml",
        format!("roles: {{ student: {{ ko: 수강생 }}, instructor: {{ ko: 강의자 }} }}\n{glossary}"),
    );
    project.write("content/start.md", page("시작하기", ":::role studnet\n## 숨은 자리\n\n숨은 글이에요.\n:::"));
    project.write("content/whole.md", "---\ntitle: 모두 숨은 글\nroles: [studnet]\n---\n\n글\n");
    project.write("content/_index.md", page("도움말", "[가](start.md#숨은-자리) [나](whole.md)"));
    project
        .run(["check"])
        .ended_with(1)
        .finds("error directive/invalid content/start.md:5:9")
        .finds("error page/front-matter content/whole.md:3:9");
    project.run(["build", "-q", "--deny", "never"]).succeeded();
    for (path, bytes) in project.site() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("숨은 글이에요") && !text.contains("모두 숨은 글"), "{path}");
    }
    assert!(
        project.page("ko").contains("href=\"../ko/start/\""),
        "the link leads to the page, not to the hidden heading"
    );
}

#[test]
fn names_from_a_mac_are_found_by_what_people_type() {
    let project = Project::new();
    project.write(&apart("content/결제/_index.md"), page("결제", "글"));
    project.write(&apart("content/결제/환불.md"), page("환불", "::include snippets/조각.md"));
    project.write(&apart("content/snippets/조각.md"), "조각이에요.\n");
    project.write(&apart("static/서식.txt"), "글");
    project.write("content/_index.md", page("도움말", "[환불](결제/환불.md) [시작](start.md) [서식](/서식.txt)"));
    project.write("content/start.md", "---\ntitle: 시작하기\nrelated: [결제/환불]\n---\n\n글이에요.\n");
    let config = std::fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write(
        "helpgen.yml",
        format!(
            "{config}pages: {{ featured: [결제/환불] }}\nsearch: {{ expect: [{{ query: 환불, page: 결제/환불 }}] }}\n\
             overrides: [{{ paths: [\"결제/**\"], rules: {{ page/empty: off }} }}]\n"
        ),
    );
    project.run(["check"]).succeeded();
    project.run(["check", "content/결제/환불.md"]).succeeded();
    project.run(["check", "content/결제/*.md"]).succeeded();
    project.build().succeeded();
    assert!(project.page("ko/결제/환불").contains("조각이에요."));
    assert!(project.path("dist/서식.txt").exists());
    project.write("helpgen.yml", format!("{config}exclude: [\"결제/**\"]\n"));
    project.run(["check"]).ended_with(1).finds("error link/broken content/_index.md:5:6");
}

#[test]
fn backslashes_and_pages_of_this_very_site_are_told() {
    let project = Project::new();
    project.write("content/sub/page.md", page("아래", "글"));
    project.write("content/sub/_index.md", page("묶음", "글"));
    project.write(
        "content/start.md",
        page(
            "시작하기",
            "[가](sub\\page.md)\n[나](https://help.example.com/ko/none/)\n[다](https://help.example.com/ko/sub/page/)",
        ),
    );
    let run = project.run(["check"]).ended_with(1);
    let run = run.finds("error link/broken content/start.md:5:5").finds("error link/broken content/start.md:6:5");
    run.says("Write `/` in the place of `\\`: sub/page.md");
    project.run(["build", "-q", "--deny", "never"]).succeeded();
    assert!(project.page("ko/start").contains("href=\"../../ko/sub/page/\""));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let project = Project::new();
    let outside = [
        "https://e.example/p.png",
        "//e.example/p.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "HTTPS://e.example/p.png",
        "file:///etc/p.png",
        "ftp://e.example/p.png",
        "none.png",
    ];
    let mut text = String::new();
    for url in outside {
        text += &format!(
            "![그림 하나](<{url}> \"설명\")\n\n글 ![그림 둘]({url}) 글\n\n<img src=\"{url}\" alt=\"그림 셋\">\n\n"
        );
    }
    project.write("content/start.md", page("시작하기", &text));
    project.run(["build", "-q", "--deny", "never"]).succeeded();
    for (path, bytes) in project.site().into_iter().filter(|(path, _)| path.starts_with("ko/start/")) {
        let text = String::from_utf8_lossy(&bytes);
        for url in outside {
            assert!(!text.contains(&format!("src=\"{url}")) && !text.contains(&format!("]({url}")), "{path}: {url}");
        }
        assert!(text.contains("그림 하나") && text.contains("그림 둘"), "{path}");
    }
}

#[test]
fn links_lead_to_headings_of_snippets_where_they_stand_on_the_page() {
    let project = Project::new();
    project.write("content/snippets/outer.md", "## 밖 자리\n\n[아래로](#안-자리)\n\n::include snippets/inner.md\n");
    project.write("content/snippets/inner.md", "## 안 자리\n\n글 <span id=\"mark\">표</span>\n");
    project.write("content/whole.md", page("모두", "## 자리\n\n::include snippets/outer.md"));
    project.write(
        "content/start.md",
        page("시작하기", "[가](whole.md#자리) [나](whole.md#밖-자리) [다](whole.md#안-자리) [라](whole.md#mark)\n[마](whole.md#없는-자리)"),
    );
    let run = project.run(["check"]).ended_with(1);
    let told: Vec<String> = run.findings().into_iter().filter(|told| told.contains("link/")).collect();
    assert_eq!(told, ["error link/anchor content/start.md:6:13"], "{}", run.text);
    project.run(["build", "-q", "--deny", "never"]).succeeded();
    let (from, to) = (project.page("ko/start"), project.page("ko/whole"));
    let ids: Vec<String> = from
        .match_indices("ko/whole/#")
        .filter_map(|(at, found)| Some(decoded(from[at + found.len()..].split('"').next()?)))
        .collect();
    assert_eq!(ids.len(), 5, "{from}");
    for id in &ids[..4] {
        assert!(to.contains(&format!("id=\"{id}\"")), "{id}: {to}");
    }
    let within = attribute(&to[..to.find(">아래로</a>").expect("a link")], "href").map(decoded);
    assert_eq!(within.as_deref(), Some(&*format!("#{}", ids[2])));
}
