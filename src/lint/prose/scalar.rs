//! Where the text of a YAML scalar stands in the file: a folded, literal, quoted or plain one over several lines.
//!
//! YAML (1.2.2, chapters 7 and 8) only takes white space away between lines and decodes escapes, so the words of the text
//! stand in the file in the same order. They are met one after the other; where one is not, nothing is claimed.

use std::ops::Range;

use crate::parse::page::Name;
use crate::text::Span;

use super::{Piece, Run};

/// The bytes of a scalar's text with those of the file behind them, in order.
#[derive(Debug)]
pub(super) struct Scalar {
    pieces: Vec<Piece>,
}

impl Scalar {
    /// Finds a scalar's text in its bytes of the file. None: it is written in a way that hides it.
    pub(super) fn of(text: &str, name: &Name) -> Option<Self> {
        let raw = text.get(name.span.range())?;
        let base = name.span.start as usize;
        let mut scalar = Self { pieces: Vec::new() };
        if let Some(inner) = plain(raw, &name.text) {
            scalar.push(0..name.text.len(), base + inner..base + inner + name.text.len(), true);
            return Some(scalar);
        }
        let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
        let mut at = match raw.starts_with(['|', '>']) {
            true => raw.find('\n')? + 1,
            false => usize::from(quote.is_some()),
        };
        let mut read = 0;
        while read < name.text.len() {
            let rest = &name.text[read..];
            let white = rest.len() - rest.trim_start().len();
            let gap = between(&raw[at..], quote);
            if white > 0 || read == 0 {
                let same = raw[at..at + gap] == rest[..white];
                scalar.push(read..read + white, base + at..base + at + gap, same);
                (read, at) = (read + white, at + gap);
                if white > 0 {
                    continue;
                }
            }
            let c = name.text[read..].chars().next()?;
            let length = written(&raw[at..], c, quote)?;
            let exact = length == c.len_utf8() && raw[at..].starts_with(c);
            scalar.push(read..read + c.len_utf8(), base + at..base + at + length, exact);
            (read, at) = (read + c.len_utf8(), at + length);
        }
        Some(scalar)
    }

    /// Pieces of which both ends touch become one, if both are exact.
    fn push(&mut self, read: Range<usize>, file: Range<usize>, exact: bool) {
        if read.is_empty() {
            return;
        }
        let span = Span::from(file);
        match self.pieces.last_mut() {
            Some(last) if last.exact && exact && last.span.end == span.start => {
                last.end = read.end;
                last.span.end = span.end;
            }
            _ => self.pieces.push(Piece { start: read.start, end: read.end, span, exact }),
        }
    }

    /// The bytes of the file behind a range of the text.
    fn span(&self, range: Range<usize>) -> Span {
        let mut inside = self.inside(range);
        let first = inside.next().map(|piece| piece.span).unwrap_or_default();
        let last = inside.last().map_or(first, |piece| piece.span);
        Span { start: first.start, end: last.end }
    }

    /// The pieces of a range of the text, those at its ends cut where that can be.
    fn inside(&self, range: Range<usize>) -> impl Iterator<Item = Piece> + '_ {
        let first = self.pieces.partition_point(|piece| piece.end <= range.start);
        self.pieces[first..].iter().take_while(move |piece| piece.start < range.end).map(move |piece| {
            let mut cut = piece.clone();
            if piece.exact {
                cut.start = piece.start.max(range.start);
                cut.end = piece.end.min(range.end);
                let start = piece.span.start as usize + (cut.start - piece.start);
                cut.span = Span::new(start, start + (cut.end - cut.start));
            }
            cut
        })
    }

    /// A run over the text as a run over the file.
    pub(super) fn in_file(&self, mut run: Run) -> Run {
        let mut pieces: Vec<Piece> = Vec::with_capacity(run.pieces.len());
        for piece in &run.pieces {
            if !piece.exact {
                pieces.push(Piece { span: self.span(piece.span.range()), ..piece.clone() });
                continue;
            }
            let offset = piece.start as isize - piece.span.start as isize;
            let place = |at: usize| (at as isize + offset).max(piece.start as isize) as usize;
            pieces.extend(self.inside(piece.span.range()).map(|own| Piece {
                start: place(own.start),
                end: place(own.end).min(piece.end),
                ..own
            }));
        }
        run.pieces = pieces;
        for mark in &mut run.marks {
            mark.span = self.span(mark.span.range());
        }
        run
    }
}

/// Where the text stands in a scalar that says nothing else.
fn plain(raw: &str, text: &str) -> Option<usize> {
    if raw == text {
        return Some(0);
    }
    let inner = raw.strip_prefix(['"', '\''])?;
    (inner.get(..inner.len().checked_sub(1)?)? == text).then_some(1)
}

/// The bytes between two words: white space, and in double quotes the backslash that joins two lines.
fn between(raw: &str, quote: Option<char>) -> usize {
    let mut rest = raw.trim_start();
    while quote == Some('"')
        && let Some(joined) = rest.strip_prefix('\\').filter(|joined| joined.starts_with(['\n', '\r']))
    {
        rest = joined.trim_start();
    }
    raw.len() - rest.len()
}

/// How many bytes write a character. None: something else stands there.
fn written(raw: &str, c: char, quote: Option<char>) -> Option<usize> {
    if quote == Some('\'') && c == '\'' {
        return raw.starts_with("\'\'").then_some(2);
    }
    if quote == Some('"')
        && let Some(escape) = raw.strip_prefix('\\')
    {
        let digits = match escape.chars().next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            sign => return Some(1 + sign.len_utf8()),
        };
        let code = u32::from_str_radix(escape.get(1..1 + digits)?, 16).ok()?;
        return (char::from_u32(code) == Some(c)).then_some(2 + digits);
    }
    raw.starts_with(c).then_some(c.len_utf8())
}
