//! A span as lines and columns together with its line, so that it can be shown without the file.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use crate::text::{LineIndex, Position, SourceText, Span, as_u32};

/// Longest excerpt of a place, in bytes: a minified line must not be copied with each of its findings.
const EXCERPT_LIMIT: usize = 600;
/// Distance between excerpts of one long line, in bytes: places near each other share an excerpt.
const EXCERPT_STEP: usize = EXCERPT_LIMIT / 3;

/// The place of a finding, with the lines around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Path relative to the project, with `/`.
    pub path: Arc<str>,
    /// First character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
    /// The text of the span.
    pub found: String,
    /// The lines of the span (only the first of them if it is long), shortened if they are long. Consecutive places on
    /// a line share it: a page may have hundreds of thousands of findings.
    pub excerpt: Arc<str>,
    /// Byte offset of `excerpt` in the file.
    pub excerpt_start: u32,
}

impl Place {
    /// A whole file as place, if no byte can be named (unreadable, not text).
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        let origin = Position { line: 1, column: 1, offset: 0 };
        Self {
            path: path.into(),
            start: origin,
            end: origin,
            found: String::new(),
            excerpt: Arc::default(),
            excerpt_start: 0,
        }
    }

    /// The span of the place.
    pub fn span(&self) -> Span {
        Span { start: self.start.offset, end: self.end.offset }
    }

    /// Whether the place is a whole file.
    pub fn is_whole_file(&self) -> bool {
        self.span().is_empty() && self.start.offset == 0 && self.excerpt.is_empty()
    }

    /// The text of a span near this place, if the excerpt contains it.
    pub fn text(&self, span: Span) -> Option<&str> {
        let at = |offset: u32| offset.checked_sub(self.excerpt_start).map(|at| at as usize);
        self.excerpt.get(at(span.start)?..at(span.end)?)
    }

    /// Line and column of an offset near this place, if the excerpt contains it.
    pub fn position(&self, offset: u32) -> Option<Position> {
        let start = self.start;
        if offset < start.offset {
            let between = self.text(Span { start: offset, end: start.offset })?;
            let column = start.column.saturating_sub(as_u32(between.chars().count())).max(1);
            return (!between.contains('\n')).then_some(Position { line: start.line, column, offset });
        }
        let between = self.text(Span { start: start.offset, end: offset })?;
        if between.replace("\r\n", "").contains('\r') {
            return None;
        }
        Some(match between.rsplit_once('\n') {
            None => Position { column: start.column + as_u32(between.chars().count()), offset, ..start },
            Some((before, last)) => Position {
                line: start.line + 1 + as_u32(before.matches('\n').count()),
                column: 1 + as_u32(last.chars().count()),
                offset,
            },
        })
    }
}

/// Makes the places in one text; indexes its lines when the first place is needed.
#[derive(Debug)]
pub struct Places<'t> {
    source: &'t SourceText,
    lines: OnceCell<LineIndex>,
    /// The last excerpt, with its byte range.
    excerpt: RefCell<(Range<usize>, Arc<str>)>,
}

impl<'t> Places<'t> {
    /// Makes places in this text.
    pub fn new(source: &'t SourceText) -> Self {
        Self { source, lines: OnceCell::new(), excerpt: RefCell::default() }
    }

    /// The text.
    pub fn source(&self) -> &'t SourceText {
        self.source
    }

    /// The line index of the text.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.source.text))
    }

    /// The place of a span.
    pub fn place(&self, span: Span) -> Place {
        let text: &str = &self.source.text;
        let lines = self.lines();
        let start = lines.position(text, span.start);
        let end = lines.position(text, span.end.max(span.start));
        let line_start = lines.line_start(start.line) as usize;
        let whole = lines.lines(text, start.line, end.line.min(start.line + 2));
        let (excerpt, skipped) = window(whole, start.offset as usize - line_start);
        let excerpt_start = line_start + skipped;
        Place {
            path: self.source.path.clone(),
            start,
            end,
            found: self.source.slice(span).to_owned(),
            excerpt: self.shared(excerpt_start, excerpt),
            excerpt_start: as_u32(excerpt_start),
        }
    }

    /// The excerpt of these bytes, shared with the last one if both have the same range.
    fn shared(&self, start: usize, excerpt: &str) -> Arc<str> {
        let range = start..start + excerpt.len();
        let mut last = self.excerpt.borrow_mut();
        if last.0 != range {
            *last = (range, excerpt.into());
        }
        last.1.clone()
    }
}

/// The part of a long line around `at`, and the number of bytes before it.
fn window(line: &str, at: usize) -> (&str, usize) {
    if line.len() <= EXCERPT_LIMIT {
        return (line, 0);
    }
    let before = at.min(line.len()).saturating_sub(EXCERPT_STEP);
    let mut start = before - before % EXCERPT_STEP;
    while !line.is_char_boundary(start) {
        start -= 1;
    }
    (cut(&line[start..], EXCERPT_LIMIT), start)
}

/// The start of a text, at most `limit` bytes, on a character boundary.
fn cut(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_carries_its_line() {
        let source = SourceText::new("a.md", "첫 줄\n둘째 학습자 줄\n");
        let start = source.text.find("학습자").unwrap_or_default();
        let place = Places::new(&source).place(Span::new(start, start + 9));
        assert_eq!((place.start.line, place.start.column, place.end.column), (2, 4, 7));
        assert_eq!(place.found, "학습자");
        assert_eq!(&*place.excerpt, "둘째 학습자 줄");
    }

    #[test]
    fn positions_near_a_place_are_those_of_the_file() {
        let source = SourceText::new("a.md", "첫 줄\n둘째 학습자\n셋째 줄\n넷째\n");
        let start = source.text.find("학습자").unwrap_or_default();
        let places = Places::new(&source);
        let place = places.place(Span::new(start, source.text.find(" 줄\n넷").unwrap_or_default()));
        for (at, _) in source.text.char_indices().filter(|(at, _)| place.text(Span::at(*at)).is_some()) {
            assert_eq!(place.position(at as u32), Some(places.place(Span::at(at)).start));
        }
        assert_eq!(place.text(Span::new(start, start + 9)), Some("학습자"));
        assert_eq!(place.position(0), None);
    }

    #[test]
    fn places_told_one_after_another_are_those_told_alone() {
        let source = SourceText::new("a.md", "\u{feff}가 나다\r\n라마 바사\n아");
        let places = Places::new(&source);
        for start in (0..source.text.len()).filter(|&at| source.text.is_char_boundary(at)) {
            for again in [start, 0, start] {
                let span = Span::new(again, source.text.len().min(again + 3));
                assert_eq!(places.place(span), Places::new(&source).place(span));
            }
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}학습자{}", "가".repeat(4000), "나".repeat(4000));
        let source = SourceText::new("a.md", text);
        let place = Places::new(&source).place(Span::new(12_000, 12_009));
        assert!(place.excerpt.len() <= EXCERPT_LIMIT && place.excerpt.contains("학습자"));
        assert_eq!(&source.text[place.excerpt_start as usize..][..3], "가");
    }

    #[test]
    fn places_on_one_long_line_share_what_is_shown_of_it() {
        let sentence = "학습자가 강의를 들어요. ";
        let source = SourceText::new("a.md", sentence.repeat(3000));
        let places = Places::new(&source);
        let starts = (0..3000).map(|number| number * sentence.len());
        let all: Vec<Place> = starts.map(|start| places.place(Span::new(start, start + 9))).collect();
        assert!(all.iter().all(|place| place.text(place.span()) == Some("학습자")));
        assert!(all.iter().all(|place| place.start.offset == 0 || place.excerpt_start < place.start.offset));
        let kept: usize =
            all.chunk_by(|a, b| Arc::ptr_eq(&a.excerpt, &b.excerpt)).map(|own| own[0].excerpt.len()).sum();
        assert!(kept <= 4 * source.text.len(), "{kept} bytes of {}", source.text.len());
    }
}
