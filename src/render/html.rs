//! Raw HTML in markdown: what is harmless stays, and what it opens is closed where its block ends.
//!
//! CommonMark hands out raw HTML in pieces, often one tag at a time. Each piece is judged by `ammonia`; the elements that
//! a piece leaves open are kept on a stack, so that a page's own markup can never be torn by a forgotten tag.

use std::sync::LazyLock;

use crate::parse::page::{Shown, VOID_ELEMENTS, is_free_id, left_of_element};
use crate::text::composed;

/// Whether raw HTML is cleaned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sanitizer {
    /// Only what is harmless stays.
    On,
    /// Everything stays as written (`markdown.unsafe_html`).
    Off,
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .add_tags(["video", "audio", "source", "track", "section", "u"])
        .add_tag_attributes("video", ["src", "controls", "width", "height", "poster", "aria-label", "title"])
        .add_tag_attributes("video", ["preload", "playsinline", "muted", "loop"])
        .add_tag_attributes("audio", ["src", "controls", "preload", "loop", "aria-label", "title"])
        .add_tag_attributes("source", ["src", "type"])
        .add_tag_attributes("track", ["src", "kind", "srclang", "label", "default"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("a", ["name"])
        .add_generic_attributes(["id"])
        .attribute_filter(|_, attribute, value| match attribute {
            // Links lead to it as to the ids of headings, which are in NFC.
            "id" | "name" => is_free_id(value).then(|| composed(value)),
            _ => Some(value.into()),
        })
        .link_rel(Some("noopener"));
    cleaner
});

/// Elements open at once: more than that only costs a browser its patience.
const OPEN_LIMIT: usize = 256;

/// Raw HTML of one page as it is written.
#[derive(Debug)]
pub struct RawHtml {
    sanitizer: Sanitizer,
    open: Vec<String>,
    /// An element of which nothing stays is open.
    silent: Option<String>,
}

impl RawHtml {
    /// Nothing is open.
    pub fn new(sanitizer: Sanitizer) -> Self {
        Self { sanitizer, open: Vec::new(), silent: None }
    }

    /// How many elements are open: to be given to [`Self::close_to`].
    pub fn mark(&self) -> usize {
        self.open.len()
    }

    /// Closes what was opened since the mark.
    pub fn close_to(&mut self, mark: usize, out: &mut String) {
        while self.open.len() > mark {
            if let Some(name) = self.open.pop() {
                out.push_str("</");
                out.push_str(&name);
                out.push('>');
            }
        }
    }

    /// Closes everything.
    pub fn finish(&mut self, out: &mut String) {
        self.close_to(0, out);
    }

    /// An HTML block.
    pub fn block(&mut self, html: &str, out: &mut String) {
        if self.sanitizer == Sanitizer::Off {
            return out.push_str(html);
        }
        if self.silent.is_none() && is_balanced(html) {
            let clean = CLEANER.clean(html).to_string();
            if !clean.trim().is_empty() {
                out.push_str(clean.trim_end());
                out.push('\n');
            }
            return;
        }
        for piece in split(html) {
            self.piece(piece, out);
        }
    }

    /// One tag, comment or the like amid text.
    pub fn inline(&mut self, html: &str, out: &mut String) {
        match self.sanitizer {
            Sanitizer::Off => out.push_str(html),
            // What follows is text to CommonMark, whatever the tag means to a browser.
            Sanitizer::On if matches!(Tag::read(html), Some(Tag::Open { name, .. }) if is_silent(&name)) => {}
            Sanitizer::On => self.piece(html, out),
        }
    }

    fn piece(&mut self, piece: &str, out: &mut String) {
        let tag = Tag::read(piece);
        if let Some(silent) = &self.silent {
            if matches!(&tag, Some(Tag::Close(name)) if name == silent) {
                self.silent = None;
            }
            return;
        }
        match tag {
            None => out.push_str(&CLEANER.clean(piece).to_string()),
            Some(Tag::Other) => {}
            Some(Tag::Close(name)) => {
                if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                    self.close_to(at, out);
                }
            }
            Some(Tag::Open { name, closed }) => {
                if is_silent(&name) {
                    if !closed {
                        self.silent = Some(name);
                    }
                    return;
                }
                let clean = CLEANER.clean(piece).to_string();
                let end = format!("</{name}>");
                if !closed && self.open.len() >= OPEN_LIMIT {
                    return;
                }
                match clean.strip_suffix(&end) {
                    Some(start) if !VOID_ELEMENTS.contains(&name.as_str()) => {
                        out.push_str(start);
                        if closed {
                            out.push_str(&end);
                        } else {
                            self.open.push(name);
                        }
                    }
                    _ => out.push_str(&clean),
                }
            }
        }
    }
}

fn is_silent(name: &str) -> bool {
    left_of_element(name) == Some(Shown::Nothing) && !VOID_ELEMENTS.contains(&name)
}

/// What a piece of raw HTML is.
#[derive(Debug, PartialEq, Eq)]
enum Tag {
    Open {
        name: String,
        closed: bool,
    },
    Close(String),
    /// A comment, declaration or processing instruction.
    Other,
}

impl Tag {
    /// None: it is text.
    fn read(piece: &str) -> Option<Self> {
        let inner = piece.strip_prefix('<')?;
        let name_of = |rest: &str| -> String {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>().to_ascii_lowercase()
        };
        if let Some(rest) = inner.strip_prefix('/') {
            return Some(Tag::Close(name_of(rest)));
        }
        if inner.starts_with(['!', '?']) {
            return Some(Tag::Other);
        }
        let name = name_of(inner);
        (!name.is_empty()).then(|| Tag::Open { closed: piece.ends_with("/>"), name })
    }
}

/// Tags, comments and the text between them.
fn split(html: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |at| at + 3)
        } else if rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        {
            tag_length(rest)
        } else {
            rest.char_indices().skip(1).find(|&(_, c)| c == '<').map_or(rest.len(), |(at, _)| at)
        };
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// The length of the tag at the start, quotes respected.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Whether everything opened is closed, in order, and never more is open than [`OPEN_LIMIT`]: time would go by the square of
/// the depth.
fn is_balanced(html: &str) -> bool {
    let mut open: Vec<String> = Vec::new();
    for piece in split(html) {
        match Tag::read(piece) {
            Some(Tag::Open { name, closed }) if !closed && !VOID_ELEMENTS.contains(&name.as_str()) => {
                open.push(name);
                if open.len() > OPEN_LIMIT {
                    return false;
                }
            }
            Some(Tag::Close(name)) if open.pop().as_deref() != Some(name.as_str()) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(pieces: &[&str]) -> String {
        let mut raw = RawHtml::new(Sanitizer::On);
        let mut out = String::new();
        for piece in pieces {
            raw.block(piece, &mut out);
        }
        raw.finish(&mut out);
        out
    }

    #[test]
    fn towers_of_elements_cost_their_length() {
        for (open, close) in
            [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", "</td></tr></table>")]
        {
            let html = format!("{}글{}", open.repeat(20_000), close.repeat(20_000));
            let started = std::time::Instant::now();
            let out = cleaned(&[&html]);
            assert!(started.elapsed().as_secs() < 10, "{open}");
            assert!(out.contains('글') && out.len() < 20_000, "{open}: {}", out.len());
        }
    }

    #[test]
    fn what_is_said_to_be_left_of_an_element_is_what_is_left() {
        let names = "a b button div form iframe input link noscript p script select span style template textarea video";
        for name in names.split(' ') {
            let out = cleaned(&[&format!("<{name}>"), "글", &format!("</{name}>")]);
            let tag = out.contains(&format!("<{name}"));
            let text = out.contains('글');
            let void = VOID_ELEMENTS.contains(&name);
            match left_of_element(name) {
                None => assert!(tag && text, "{name}: {out}"),
                Some(Shown::Nothing) => assert!(!tag && text == void, "{name}: {out}"),
                Some(_) => assert!(!tag && text, "{name}: {out}"),
            }
        }
    }

    #[test]
    fn what_runs_is_removed() {
        assert_eq!(cleaned(&["<p onclick=\"x()\">a</p>"]), "<p>a</p>\n");
        assert_eq!(cleaned(&["<a href=\"javascript:x()\">a</a>"]), "<a rel=\"noopener\">a</a>\n");
        assert_eq!(cleaned(&["<script>", "alert(1)", "</script>", "b"]), "b\n");
        assert_eq!(cleaned(&["<p style=\"color:red\">a</p>"]), "<p>a</p>\n");
    }

    #[test]
    fn places_that_links_lead_to_stay() {
        assert_eq!(cleaned(&["<a name=\"옛-자리\"></a>"]), "<a name=\"옛-자리\" rel=\"noopener\"></a>\n");
        assert_eq!(cleaned(&["<p id=\"here\">a</p>"]), "<p id=\"here\">a</p>\n");
        assert_eq!(cleaned(&["<a name=\"hg-live\"></a>"]), "<a rel=\"noopener\"></a>\n");
    }

    #[test]
    fn what_is_opened_is_closed() {
        assert_eq!(cleaned(&["<div>", "a"]), "<div>a\n</div>");
        assert_eq!(cleaned(&["</div></main>", "a"]), "a\n");
    }

    #[test]
    fn components_of_other_generators_leave_their_text() {
        assert_eq!(cleaned(&["<Intro>", "글", "</Intro>"]), "글\n");
    }
}
