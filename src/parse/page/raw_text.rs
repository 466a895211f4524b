//! What readers see of raw HTML: the text between its tags.

use std::borrow::Cow;

use quick_xml::escape::{resolve_predefined_entity, unescape_with};

use super::ast::Shown;
use super::elements::{BLOCK_ELEMENTS, left_of_element};
use super::raw::each_tag;

/// Elements that begin a line too, besides [`BLOCK_ELEMENTS`].
const LINES: [&str; 10] = ["tr", "p", "br", "caption", "h1", "h2", "h3", "h4", "h5", "h6"];
/// Cells of a row.
const CELLS: [&str; 2] = ["td", "th"];
/// Stands before each cell while the text is read (U+001F, the separator of units).
const CELL: &str = "\u{1f}";

/// The text of raw HTML: a line for each block, and for each row its cells with a point between them.
pub fn raw_text(html: &str) -> String {
    let mut lines = vec![String::new()];
    // There always is a line.
    let add = |text: &str, lines: &mut Vec<String>| lines.last_mut().into_iter().for_each(|last| last.push_str(text));
    let mut at = 0;
    each_tag(html, &mut |tag| {
        if tag.whole.start < at {
            return;
        }
        add(&html[at..tag.whole.start], &mut lines);
        at = tag.whole.end;
        let written = html[tag.whole.start + 1..].trim_start_matches('/');
        let name = &written[..written.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(written.len())];
        let is = |known: &[&str]| known.iter().any(|own| own.eq_ignore_ascii_case(name));
        if is(&CELLS) && !tag.name.is_empty() {
            add(CELL, &mut lines);
        } else if is(&LINES) || is(&BLOCK_ELEMENTS) {
            lines.push(String::new());
        }
        match (left_of_element(&tag.name), tag.raw_text) {
            (Some(Shown::Nothing), None) => {
                let close = html[at..].find(&format!("</{}", tag.name));
                at = close.map_or(html.len(), |close| at + close);
            }
            (Some(Shown::Content), Some(start)) => add(&html[start..at], &mut lines),
            _ => {}
        }
    });
    add(&html[at..], &mut lines);
    let cells = |line: &String| {
        let cells = line.split(CELL).map(|cell| decoded(cell).split_whitespace().collect::<Vec<_>>().join(" "));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    lines.iter().map(cells).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A line with the characters that its entities stand for. One that is not known stays as it is written.
fn decoded(line: &str) -> String {
    let known = |name: &str| if name == "nbsp" { Some("\u{a0}") } else { resolve_predefined_entity(name) };
    let pieces = line.split_inclusive(';').map(|piece| unescape_with(piece, known).unwrap_or(Cow::Borrowed(piece)));
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::raw_text;

    #[test]
    fn words_between_tags_are_read() {
        for (html, text) in [
            ("<table>\n<tr>\n<td>무지개떡</td>\n<td>감자<b>전</b></td></tr></table>", "무지개떡 · 감자전"),
            ("<summary>자세히 &amp; 더</summary>", "자세히 & 더"),
            ("<p title=\"안 > 보여요\">보여요<br>둘째&nbsp;줄 &lt;b&gt;</p>끝", "보여요\n둘째 줄 <b>\n끝"),
            ("<script>let a = '코드';</script><style>b { }</style><!-- 주석 -->글", "글"),
            ("<template><p>틀</p></template>글<noscript>대신", "글"),
            ("<textarea>적은 글</textarea>", "적은 글"),
            ("값 &unknown; 1 < 2 &amp; 3 &#54620;", "값 &unknown; 1 < 2 & 3 한"),
            ("</details>", ""),
        ] {
            assert_eq!(raw_text(html), text, "{html}");
        }
    }

    #[test]
    fn elements_that_are_never_closed_cost_their_length() {
        for tag in ["<div>", "<td>", "<b>", "<template>", "<svg>", "<", "<!--", "<textarea>"] {
            let started = std::time::Instant::now();
            let _ = raw_text(&tag.repeat(100_000));
            assert!(started.elapsed().as_secs() < 10, "{tag}");
        }
    }
}
