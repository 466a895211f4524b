//! What a page and a section are called, and what their front matter may say beside that.

mod support;

use support::{Project, page};

/// How often a text stands in another.
fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn the_first_heading_names_a_page_once_and_keeps_its_anchor() {
    for text in [
        "# 부품 **목록** {#parts}\n\n글\n",
        "부품\n**목록** {#parts}\n====\n\n글\n",
        "---\nowner: cx\n---\n# 부품 **목록** {#parts}\n\n글\n",
    ] {
        let project = Project::new();
        project.write("content/parts.md", text);
        project.write("content/start.md", page("시작하기", "[부품](parts.md#parts)"));
        project.build().succeeded();
        let html = project.page("ko/parts");
        assert!(html.contains("<h1 id=\"parts\">부품 <strong>목록</strong></h1>"), "{html}");
        assert!(html.contains("<title>부품 목록 · 도움말</title>"), "{html}");
        assert_eq!(count(&html, "id=\"parts\""), 1);
        assert!(!html.contains("{#") && !html.contains("</strong></h2>"), "{html}");
        assert!(project.page("ko/start").contains("href=\"../../ko/parts/#parts\""));
        let twin = std::fs::read_to_string(project.path("dist/ko/parts/index.md")).expect("its markdown");
        assert_eq!(count(&twin, "# 부품"), 1, "{twin}");
    }
}

#[test]
fn a_heading_that_says_the_title_again_is_not_shown_twice() {
    for (front, text) in [
        ("", "## 소유권\n\n글\n\n## 빌림\n\n글\n"),
        ("title: 소유권\n", "## 소유권\n\n글\n\n## 빌림\n\n글\n"),
        ("title: 소유권\n", "# 소유권 {#own}\n\n글\n\n## 빌림\n\n글\n"),
        ("", "글이 먼저예요.\n\n# 소유권\n\n## 빌림\n\n글\n"),
    ] {
        let project = Project::new();
        let front = if front.is_empty() { String::new() } else { format!("---\n{front}---\n\n") };
        project.write("content/own.md", format!("{front}{text}"));
        project.build().succeeded();
        let html = project.page("ko/own");
        assert_eq!(
            (count(&html, "소유권</h1>"), count(&html, "소유권</h2>"), count(&html, "빌림</h2>")),
            (1, 0, 1),
            "{html}"
        );
    }
}

#[test]
fn a_page_with_neither_title_nor_heading_is_told() {
    for (text, place) in [
        ("글이에요.\n", "1:1"),
        ("글이에요.\n\n## 하나\n\n글\n", "1:1"),
        ("---\nowner: cx\n---\n글\n", "2:1"),
        (":::note\n# 안\n:::\n", "1:1"),
    ] {
        let project = Project::new();
        project.write("content/x.md", text);
        project.run(["check"]).ended_with(1).finds(&format!("error page/front-matter content/x.md:{place}"));
    }
}

#[test]
fn an_unknown_key_is_told_once_with_the_number_of_its_pages() {
    let project = Project::new();
    for name in ["a", "b", "c"] {
        project.write(
            &format!("content/{name}.md"),
            format!("---\ntitle: {name}\nms.date: 1\ntagz: [x]\nlayout: {{ a: [b] }}\n---\n\n글\n"),
        );
    }
    project.write("content/d.md", "---\ntitle: d\nmenu: 1\n---\n\n글\n");
    let run = project.run(["check"]).ended_with(1);
    let told: Vec<String> = run.findings().into_iter().filter(|told| told.contains("page/front-matter")).collect();
    assert_eq!(
        told,
        [
            "error page/front-matter content/a.md:3:1",
            "error page/front-matter content/a.md:4:1",
            "error page/front-matter content/a.md:5:1",
            "error page/front-matter content/d.md:3:1"
        ]
    );
    let run = run.says("Unknown key: ms.date (on 3 pages)").says("Did you mean “tags”?");
    run.says("Unknown key: menu\n");
    project.run(["check", "content/b.md"]).ended_with(1).finds("error page/front-matter content/b.md:3:1");
    let config = std::fs::read_to_string(project.path("helpgen.yml")).expect("it is there");
    project.write("helpgen.yml", format!("{config}pages: {{ extra_keys: [\"ms.*\", tagz, layout, menu] }}\n"));
    project.run(["check"]).succeeded();
}

#[test]
fn a_folder_whose_bare_name_readers_see_is_told() {
    let project = Project::new();
    project.write("content/policy/terms.md", page("약관", "글"));
    project.write("content/pay/_index.md", page("결제", "글"));
    project.write("content/pay/refund.md", page("환불", "글"));
    project.write("content/beside.md", page("옆", "글"));
    project.write("content/beside/x.md", page("엑스", "글"));
    project.write("content/empty/note.txt", "글");
    let run = project.run(["check"]).succeeded();
    let told: Vec<String> = run.findings().into_iter().filter(|told| told.contains("page/section-title")).collect();
    assert_eq!(told, ["warning page/section-title content/policy"], "{}", run.text);
}

#[test]
fn callouts_may_be_called_as_other_programs_call_them() {
    let project = Project::new();
    let text = ":::warning\n하나\n:::\n\n:::info\n둘\n:::\n\n:::important 꼭\n셋\n:::\n\n:::danger\n넷\n:::\n";
    project.write("content/start.md", page("시작하기", text));
    project.build().succeeded();
    let html = project.page("ko/start");
    let found = ["caution", "note", "danger"].map(|kind| count(&html, &format!("callout-{kind}")));
    assert_eq!(found, [1, 2, 1], "{html}");
}

#[test]
fn headings_that_hold_nothing_but_a_comment_are_no_twins() {
    let project = Project::new();
    project.write(
        "content/start.md",
        page("시작하기", "## <!-- a -->\n\n글\n\n## <!-- b -->\n\n글\n\n## 가\n\n글\n\n## 가\n\n글"),
    );
    let run = project.run(["check"]).succeeded();
    assert_eq!(run.findings().iter().filter(|told| told.contains("style/heading")).count(), 1, "{}", run.text);
}
