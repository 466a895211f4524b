//! The words of raw HTML, as search reads them.

use std::collections::HashSet;

use ammonia::Builder;

use crate::parse::page::BLOCK_ELEMENTS;

/// Elements whose content readers do not see as text.
const UNSEEN: [&str; 10] =
    ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "textarea", "title"];
/// Elements whose words stand apart from those before them, besides the blocks of HTML.
const APART: [&str; 13] =
    ["td", "th", "tr", "li", "dt", "dd", "p", "br", "summary", "figcaption", "caption", "h1", "h2"];

/// The text of HTML between its tags; words of different blocks and cells stand on lines of their own.
pub(super) fn html_text(html: &str) -> String {
    let text = Builder::empty().clean_content_tags(HashSet::from(UNSEEN)).clean(&parted(html)).to_string();
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The same HTML with a new line before each block and cell, so that their words stay apart.
fn parted(html: &str) -> String {
    let mut parted = String::with_capacity(html.len() + 64);
    let mut at = 0;
    for (tag, _) in html.match_indices('<') {
        let name = html[tag + 1..].trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if APART.iter().chain(&BLOCK_ELEMENTS).any(|own| own.eq_ignore_ascii_case(name)) {
            parted.push_str(&html[at..tag]);
            parted.push('\n');
            at = tag;
        }
    }
    parted.push_str(&html[at..]);
    parted
}

#[cfg(test)]
mod tests {
    use super::html_text;

    #[test]
    fn words_between_tags_are_read() {
        for (html, text) in [
            ("<table><tr><td>무지개떡</td><td>감자<b>전</b></td></tr></table>", "무지개떡\n감자전"),
            ("<summary>자세히 &amp; 더</summary>", "자세히 & 더"),
            ("<p title=\"안 보여요\">보여요<br>둘째&nbsp;줄 &lt;b&gt;</p>", "보여요\n둘째 줄 <b>"),
            ("<script>let a = '코드';</script><style>b { }</style><!-- 주석 -->글", "글"),
            ("</details>", ""),
            ("<svg><title>그림</title><text>글자</text></svg>", ""),
        ] {
            assert_eq!(html_text(html), text, "{html}");
        }
    }
}
