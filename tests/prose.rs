//! What a reader gets of a page's text: safe, and each role its own.

use helpgen::render::{ProseSettings, prose};
use helpgen::view::{Audience, Body};

mod plain_parts;
use plain_parts::{PlainParts, body};

/// The text as HTML; `nobody` reads none of its role passages.
fn html(markdown: &str, nobody: bool) -> String {
    let body = body(markdown);
    let passages = body.document.passages.iter().map(|passage| {
        let names: Vec<String> = passage.roles.iter().map(|role| role.text.clone()).collect();
        Audience { roles: names.join(" "), names, nobody }
    });
    let passages = passages.collect();
    let body = Body { passages, lang: "ko".to_owned(), ..body };
    prose(&body, &PlainParts, ProseSettings::default())
}

#[test]
fn a_passage_is_for_its_roles_alone() {
    let text = "앞\n\n:::role a\n비밀\n:::\n\n뒤";
    assert_eq!(html(text, false), "<p>앞</p>\n<div class=\"role\" data-roles=\"a\"><p>비밀</p>\n</div>\n<p>뒤</p>\n");
    assert_eq!(html(text, true), "<p>앞</p>\n<p>뒤</p>\n");
}

#[test]
fn an_unclosed_passage_is_for_its_roles_alone() {
    let text = "1. 앞\n\n   :::role a\n   비밀\n\n비밀 둘";
    assert!(!html(text, true).contains("비밀"));
    assert_eq!(html(text, false).matches("data-roles=\"a\"").count(), 2);
}

#[test]
fn a_footnote_of_a_passage_is_for_its_roles_alone() {
    let text = "앞[^1]\n\n:::role a\n글[^1]\n\n[^1]: 비밀\n:::\n";
    assert!(html(text, false).contains("<div class=\"role\" data-roles=\"a\"><p>비밀</p>"));
    assert!(!html(text, true).contains("비밀"));
}

#[test]
fn tables_carry_no_style() {
    let table = html("| a | b |\n|:-:|---|\n| 가 | 나 |", false);
    assert!(table.contains("<th scope=\"col\" class=\"align-center\">a</th>") && !table.contains("style="), "{table}");
}

#[test]
fn what_could_run_is_removed() {
    let page = html(
        "<strong> <title> <style> <em>\n\n<script>\nalert(1)\n</script>\n\n<a href=\"javascript:x()\" onclick=\"x()\">가</a>\n",
        false,
    );
    for forbidden in ["<title", "<style", "<script", "alert", "javascript:", "onclick"] {
        assert!(!page.contains(forbidden), "{page}");
    }
    assert!(page.contains("<strong>") && page.contains("가</a>"), "{page}");
}

#[test]
fn raw_tags_never_leave_their_block() {
    assert_eq!(html("- <b>가\n- 나</b>", false), "<ul>\n<li><b>가</b></li>\n<li>나</li>\n</ul>\n");
    assert_eq!(html("> <div>\n\n가</div>", false), "<blockquote>\n<div>\n</div>\n</blockquote>\n<p>가</p>\n");
    let deep = html(&"<div>\n\n".repeat(2000), false);
    assert_eq!(deep.matches("<div>").count(), deep.matches("</div>").count());
}
