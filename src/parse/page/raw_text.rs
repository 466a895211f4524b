//! What readers see of raw HTML: the text between its tags.

use quick_xml::escape::{resolve_html5_entity, unescape_with};

use super::ast::Shown;
use super::elements::{BLOCK_ELEMENTS, VOID_ELEMENTS, left_of_element};
use super::raw::each_tag;

/// Elements that begin a line too, besides [`BLOCK_ELEMENTS`].
const LINES: [&str; 10] = ["tr", "p", "br", "caption", "h1", "h2", "h3", "h4", "h5", "h6"];
/// Cells of a row.
const CELLS: [&str; 2] = ["td", "th"];
/// Stand before each line and each cell while the text is read (U+001E and U+001F, the separators of records and units).
const LINE: char = '\u{1e}';
const CELL: char = '\u{1f}';

/// The text of raw HTML: a line for each block, and for each row its cells with a point between them.
pub fn raw_text(html: &str) -> String {
    let mut text = String::new();
    // An element of which nothing stays is open.
    let mut silent: Option<String> = None;
    let mut at = 0;
    each_tag(html, &mut |tag| {
        let name = tag.name.as_str();
        if silent.is_none() {
            text.push_str(&html[at..tag.whole.start]);
            if CELLS.contains(&name) && !tag.closes {
                text.push(CELL);
            } else if LINES.contains(&name) || BLOCK_ELEMENTS.contains(&name) {
                text.push(LINE);
            }
        }
        at = tag.whole.end;
        match (&silent, left_of_element(name), tag.raw_text) {
            (Some(own), ..) if tag.closes && own == name => silent = None,
            (None, Some(Shown::Nothing), None) if !tag.closes && !VOID_ELEMENTS.contains(&name) => {
                silent = Some(tag.name);
            }
            (None, Some(Shown::Content), Some(start)) => text.push_str(&html[start..at]),
            _ => {}
        }
    });
    if silent.is_none() {
        text.push_str(&html[at..]);
    }
    let cells = |line: &str| {
        let cells = line.split(CELL).map(|cell| decoded(cell).split_whitespace().collect::<Vec<_>>().join(" "));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    text.split(LINE).map(cells).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text with the characters that its entities stand for. One that is not known stays as it is written.
fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let written = part.split_once(';').map(|(name, rest)| (format!("&{name};"), rest));
        let known = written.as_ref().and_then(|(entity, rest)| {
            let read = unescape_with(entity, resolve_html5_entity).ok()?;
            Some((read, *rest))
        });
        match known {
            Some((read, rest)) => {
                out.push_str(&read);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
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
            ("Q & A &gt; B&middot;C&hellip;", "Q & A > B·C…"),
            ("<ul><li><input type=\"checkbox\"> 할 일</li><li><link>둘</li></ul>", "할 일\n둘"),
            ("<NOSCRIPT>대신</NOSCRIPT>글", "글"),
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
