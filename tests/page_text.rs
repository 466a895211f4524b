//! What becomes of a page's text beside its HTML: the markdown for language models, raw HTML, headings, pictures' names; and
//! where the feed leads.

mod support;

use support::{Project, page};

/// A picture that is one.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";

/// A project with a page of everything that the markdown has to say otherwise.
fn project() -> Project {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "labels:\n  - { id: save, kind: button, text: { ko: 저장 } }\nconcepts:\n  - { id: learner, definition: 듣는 사람, terms: { ko: { preferred: 수강생 } } }\n",
    );
    project.write("content/guide/화면.png", PICTURE);
    project.write("content/guide/파일.pdf", "%PDF-1.4\n");
    project.write("content/guide/b.md", page("둘째", "# 둘째\n\n본문\n\n# 다른 큰 제목\n\n[절](../guide/)로 가요."));
    project.write(
        "content/guide/a.md",
        page(
            "첫째",
            concat!(
                "[둘째](b.md#다른-큰-제목 \"제목\")와 [처음](../_index.md), [파일](파일.pdf), [셋째][ref], <https://example.com/>.\n\n",
                "[ref]: b.md\n\n",
                "![화면](화면.png \"설명\"){taken=2026-11-20}\n\n",
                "## 절 {#anchor}\n\n",
                ":::note[꼭 읽어 주세요]\n안쪽\n:::\n\n:::tip 이것만은 꼭\n안쪽\n:::\n\n:::caution\n안쪽\n:::\n\n",
                ":::details[접힌 질문]\n안쪽\n:::\n\n",
                ":::tabs\n:::tab[웹]\n가\n:::\n:::tab[앱]\n나\n:::\n:::\n\n",
                "**:ui[save]**을 누르고 :ui[save]을 눌러요.\n\n",
                "<script>alert(1)</script>\n\n",
                "<p><img src=\"화면.png\" width=\"1\" alt=\"화면\"> <a href=\"b.md\">둘째</a></p>\n",
            ),
        ),
    );
    project
}

#[test]
fn the_markdown_says_all_of_the_page_and_its_links_lead_somewhere() {
    let project = project();
    project.build().succeeded();
    let text = String::from_utf8(project.site()["ko/guide/a/index.md"].clone()).expect("UTF-8");
    for wanted in [
        "[둘째](https://help.example.com/ko/guide/b/index.md#다른-큰-제목 \"제목\")",
        "[처음](https://help.example.com/ko/index.md)",
        "[셋째](https://help.example.com/ko/guide/b/index.md)",
        "<https://example.com/>",
        "(https://help.example.com/files/guide/%ED%8C%8C%EC%9D%BC.pdf)",
        "![화면](https://help.example.com/images/%ED%99%94%EB%A9%B4.",
        " \"설명\")\n",
        "## 절\n",
        "**꼭 읽어 주세요**\n\n안쪽",
        "**이것만은 꼭**\n\n안쪽",
        "**주의하세요**\n\n안쪽",
        "**접힌 질문**\n\n안쪽",
        "**웹**\n\n가",
        "**앱**\n\n나",
        "**저장**을 누르고 **저장**을 눌러요.",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    for lost in ["[ref]", "alert", "taken=", ":::", "{#anchor}", "****", "src=\"화면.png\"", "href=\"b.md\""] {
        assert!(!text.contains(lost), "{lost}\n{text}");
    }
    let second = String::from_utf8(project.site()["ko/guide/b/index.md"].clone()).expect("UTF-8");
    assert_eq!(
        second,
        "---\ntype: article\ntitle: \"둘째\"\nlanguage: ko\ncanonical: \"https://help.example.com/ko/guide/b/\"\n\
         index: \"https://help.example.com/llms.txt\"\n---\n\n\
         # 둘째\n\n본문\n\n## 다른 큰 제목\n\n[절](https://help.example.com/ko/guide/index.md)로 가요.\n"
    );
    assert_eq!(second.as_bytes(), project.site()["ko/guide/b.md"], "it also stands under the page's own name");
}

#[test]
fn raw_html_has_its_pictures_and_links_where_they_stand() {
    let project = project();
    project.build().succeeded();
    let html = project.page("ko/guide/a");
    assert!(html.contains("<img src=\"../../../images/화면."), "{html}");
    assert!(html.contains("width=\"1\" alt=\"화면\""), "{html}");
    assert!(html.contains("<a href=\"../../../ko/guide/b/\" rel=\"noopener\">둘째</a>"), "{html}");
    assert!(project.site().keys().all(|file| !file.contains("/.")), "no hidden files");
    project.write("content/guide/c.md", page("셋째", "<img src=\"없음.png\" alt=\"\"> <a href=\"zz.md\">가</a>"));
    project
        .run(["check"])
        .ended_with(1)
        .finds("error image/missing content/guide/c.md:5:11")
        .finds("error link/broken content/guide/c.md:5:36");
}

#[test]
fn a_page_has_one_heading_of_the_first_level() {
    let project = project();
    project.build().succeeded();
    let html = project.page("ko/guide/b");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(html.contains("<h2 id=\"다른-큰-제목\">"), "{html}");
}

#[test]
fn a_page_that_is_featured_and_not_there_is_told() {
    let project = project();
    project.write("helpgen.yml", "title: 가\ntoday: 2026-11-22\npages: { featured: [guide/bb] }\n");
    project.run(["check"]).ended_with(1).finds("error config/value helpgen.yml:3:21");
}

#[test]
fn each_entry_of_the_feed_leads_to_its_place_on_a_page_and_none_is_of_a_day_to_come() {
    let project = project();
    project.write(
        "glossary.yml",
        "features:\n  \
         - { id: chat, name: { ko: 채팅 }, introduced: 2024-01-01, announced: 2026-11-01, deprecated: 2026-11-10, removed: 2027-01-31, reason: 끝 }\n  \
         - { id: mail, name: { ko: 쪽지 }, introduced: 2024-01-01, announced: 2025-01-01, removed: 2026-05-01, reason: 끝 }\n  \
         - { id: board, name: { ko: 게시판 }, introduced: 2026-11-15 }\n",
    );
    project.write("helpgen.yml", "title: 도움말\nlanguages: [ko]\nbase_url: https://example.com/\ntoday: 2026-11-22\n");
    project.run(["build", "--deny", "never"]).succeeded();
    let feed = String::from_utf8(project.site()["ko/feed.xml"].clone()).expect("it is text");
    let entries: Vec<&str> = feed.split("<entry>").skip(1).collect();
    assert_eq!(entries.len(), 3, "{feed}");
    for entry in entries {
        let of = |from: &str, to: &str| entry.split(from).nth(1).and_then(|rest| rest.split(to).next()).expect("there");
        let (page, id) = of("<link href=\"https://example.com/", "\"").split_once("/#").expect("it has an anchor");
        assert!(project.page(page).contains(&format!("id=\"{id}\"")), "{page} {id}");
        assert!(of("<updated>", "T") <= "2026-11-22", "{entry}");
    }
}

#[test]
fn a_former_name_finds_the_page_in_a_help_center_without_roles_too() {
    let project = Project::new();
    project
        .write(
            "glossary.yml",
            "labels: [{ id: pay, text: { ko: 결제하기 }, former: [{ ko: 구입하기, until: 2026-01-01 }] }]\n",
        )
        .write("content/b.md", page("둘째", "마지막에 :ui[pay]를 눌러요."));
    project.run(["build", "--deny", "never"]).succeeded();
    project.run(["search", "구입하기"]).succeeded().says("둘째");
}

#[test]
fn words_of_raw_html_and_of_captions_are_searched() {
    let project = Project::new();
    project.write("content/화면.png", PICTURE);
    let body = "<table><tr><th>무지개떡</th><td>감자전</td></tr></table>\n\n\
                <details><summary>파전 보기</summary>\n\n글이에요.\n\n</details>\n\n\
                ![가림막](화면.png \"연잎밥 설명\")\n\n\
                글 안 ![가림막](화면.png \"안보이는말\") 글이에요.\n\n<script>let 비밀 = \"숨은말\";</script>\n";
    project.write("content/b.md", page("둘째", body));
    project.run(["build", "--deny", "never"]).succeeded();
    for word in ["무지개떡", "감자전", "파전", "연잎밥"] {
        project.run(["search", word]).succeeded().says("둘째");
    }
    for word in ["숨은말", "안보이는말"] {
        let hidden = project.run(["search", word]);
        assert!(!hidden.text.contains("둘째"), "{}", hidden.text);
    }
}
