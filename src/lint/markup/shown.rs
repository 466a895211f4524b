//! A stretch of text as its reader sees it: as long as what is written, with everything that is no plain text covered.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::parse::page::{Document, Inline, InlineKind, each_block, own_inlines};

/// Stands for a byte of what is no plain text: code, an escaped sign, the marks of bold text.
pub(super) const SET: char = '\u{1}';

/// Stands for the last byte of what may bear attributes: a picture, a link, a directive.
pub(super) const BEARER: char = '\u{2}';

/// A stretch of text.
#[derive(Debug)]
pub(super) struct Stretch {
    /// As its reader sees it: lines end in `\n`, all else that is no text is [`SET`] or [`BEARER`].
    pub(super) text: String,
    /// Where it starts in what is written.
    pub(super) start: usize,
    /// What another program reads in it.
    pub(super) opaque: Vec<Range<usize>>,
    /// Pictures, links and directives in it, by where they end.
    pub(super) bearers: BTreeMap<usize, usize>,
}

/// The stretches of a document in which there may be signs that did not take.
pub(super) fn stretches(document: &Document, text: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    each_block(&document.blocks, &mut |block| {
        found.extend(own_inlines(&block.kind).into_iter().filter_map(|inlines| stretch(text, inlines)));
    });
    found
}

fn stretch(text: &str, inlines: &[Inline]) -> Option<Stretch> {
    let start = inlines.first()?.span.start as usize;
    let end = (inlines.last()?.span.end as usize).max(start);
    let written = text.get(start..end)?;
    let signs = |c: char| {
        matches!(c, '[' | ']' | '*' | '_' | '~' | '=' | ':' | '|' | '{' | '<' | '!' | '：' | '`' | '+' | '［' | '&')
    };
    if !written.contains(signs) && !["import ", "export ", "???", "^^"].iter().any(|word| written.contains(word)) {
        return None;
    }
    let mut filler =
        Filler { text, start, bytes: vec![SET as u8; end - start], opaque: Vec::new(), bearers: BTreeMap::new() };
    filler.fill(inlines);
    // Whole characters are put in.
    let shown = String::from_utf8(filler.bytes).ok()?;
    Some(Stretch { text: shown, start, opaque: filler.opaque, bearers: filler.bearers })
}

struct Filler<'t> {
    text: &'t str,
    start: usize,
    bytes: Vec<u8>,
    opaque: Vec<Range<usize>>,
    bearers: BTreeMap<usize, usize>,
}

impl Filler<'_> {
    fn fill(&mut self, inlines: &[Inline]) {
        // Where the inline before ends, and whether it ends a line.
        let mut before: Option<(usize, bool)> = None;
        for inline in inlines {
            let range = inline.span.range();
            let (at, broken) = before.unwrap_or((range.start, false));
            if broken {
                // Marks of quotes and indentation.
                self.put(at..range.start, b' ');
            }
            let gap = before.is_none_or(|(at, _)| at < range.start);
            match &inline.kind {
                InlineKind::Text => self.plain(range.clone(), gap),
                InlineKind::SoftBreak | InlineKind::HardBreak => {
                    self.put(range.clone(), b' ');
                    self.put(range.start..range.start + 1, b'\n');
                }
                InlineKind::Opaque(_) => self.opaque.push(range.clone()),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                    self.fill(inner);
                }
                InlineKind::Link(_, inner) => {
                    self.fill(inner);
                    self.bear(range.clone());
                }
                InlineKind::Image(..) | InlineKind::Label(_) | InlineKind::Term(_) | InlineKind::Feature(_) => {
                    self.bear(range.clone());
                }
                _ => {}
            }
            let line = matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
            before = Some((range.end.max(at), line));
        }
    }

    /// Text as it is written, but for a sign that a backslash keeps plain.
    fn plain(&mut self, mut range: Range<usize>, gap: bool) {
        if gap && range.start > 0 && self.text.as_bytes()[range.start - 1] == b'\\' {
            range.start += self.text[range.clone()].chars().next().map_or(0, char::len_utf8);
        }
        if let Some(place) = self.bytes.get_mut(range.start - self.start..range.end - self.start) {
            place.copy_from_slice(&self.text.as_bytes()[range]);
        }
    }

    fn put(&mut self, range: Range<usize>, byte: u8) {
        if let Some(place) = self.bytes.get_mut(range.start - self.start..range.end.max(range.start) - self.start) {
            place.fill(byte);
        }
    }

    fn bear(&mut self, range: Range<usize>) {
        self.put(range.end.saturating_sub(1).max(range.start)..range.end, BEARER as u8);
        self.bearers.insert(range.end, range.start);
    }
}
