//! The sentence in which a finding stands, as its reader sees it: for reports, and to know the finding again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Quote};
use crate::text::{Span, as_u32};

use super::page::PageContext;
use super::prose::{Mark, MarkKind, OBJECT, Piece, Run, RunKind, sentences};

/// Longest text kept on each side of the marked words, in characters.
const SIDE_LIMIT: usize = 120;
/// How many runs that begin before a finding are looked at: pictures in a paragraph are runs of their own.
const RUNS_BACK: usize = 64;

/// A paragraph with more marks than this is quoted without the text behind them: looking for them has its price.
const MARKS_LIMIT: usize = 1000;

/// Quotes the findings of one page.
pub(super) struct Quoter<'c, 'a> {
    context: &'c PageContext<'a>,
    /// The runs by where they begin in the file, with where they end.
    extents: Vec<(u32, u32, usize)>,
    /// Sentences of the runs that were asked for.
    sentences: RefCell<BTreeMap<usize, Vec<Range<usize>>>>,
}

impl<'c, 'a> Quoter<'c, 'a> {
    pub(super) fn new(context: &'c PageContext<'a>) -> Self {
        let extent = |(at, run): (usize, &Run)| {
            // A text that a directive shows is quoted in the sentence of the directive.
            if run.kind == RunKind::Shown {
                return None;
            }
            let pieces = run.pieces.iter().map(|piece| piece.span);
            let marks = run.marks.iter().map(|mark| mark.span);
            let spans = || pieces.clone().chain(marks.clone());
            Some((spans().map(|span| span.start).min()?, spans().map(|span| span.end).max()?, at))
        };
        let mut extents: Vec<_> = context.runs().iter().enumerate().filter_map(extent).collect();
        extents.sort_unstable();
        Self { context, extents, sentences: RefCell::default() }
    }

    /// The finding with its page's name and its sentence.
    pub(super) fn quoted(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        let own = diagnostic.place.as_ref().filter(|place| place.path == self.context.page.path);
        diagnostic.quote = own.filter(|place| !place.is_whole_file()).and_then(|place| self.quote(place.span()));
        diagnostic
    }

    fn quote(&self, span: Span) -> Option<Quote> {
        if self.context.source.slice(span).starts_with("![") {
            return self.alternative(span);
        }
        let upto = self.extents.partition_point(|&(start, _, _)| start <= span.start);
        let around = |&&(_, end, _): &&(u32, u32, usize)| span.end <= end;
        let &(_, _, at) = self.extents[..upto].iter().rev().take(RUNS_BACK).find(around)?;
        let run = &self.context.runs()[at];
        let marked = range_of(run, span)?;
        let mut known = self.sentences.borrow_mut();
        let sentences = known.entry(at).or_insert_with(|| sentences(&run.text));
        let first = sentences.partition_point(|sentence| sentence.end <= marked.start);
        let last = sentences.partition_point(|sentence| sentence.start < marked.end).max(first + 1) - 1;
        let whole = sentences.get(first)?.start.min(marked.start)..sentences.get(last)?.end.max(marked.end);
        Some(self.shown(run, whole, marked))
    }

    /// A picture is quoted by its alternative text, if it has one: amid other text it is nothing that can be read.
    fn alternative(&self, span: Span) -> Option<Quote> {
        let from = self.extents.partition_point(|&(start, _, _)| start < span.start);
        let inside = self.extents[from..].iter().take_while(|&&(_, end, _)| end <= span.end);
        let runs = inside.map(|&(_, _, at)| &self.context.runs()[at]);
        let run = runs.into_iter().find(|run| run.kind == RunKind::Alt)?;
        let marked = 0..run.text.len();
        (!run.text.trim().is_empty()).then(|| self.shown(run, marked.clone(), marked))
    }

    /// The sentence in the reader's words: code by its content, labels and the like as they are written.
    fn shown(&self, run: &Run, whole: Range<usize>, marked: Range<usize>) -> Quote {
        let mut quote = Quote { sentence: String::new(), start: 0, end: 0 };
        let before = last_characters(&run.text[whole.start..marked.start]);
        if before.len() < marked.start - whole.start {
            quote.sentence.push('…');
        }
        self.push(run, marked.start - before.len()..marked.start, &mut quote.sentence);
        quote.start = as_u32(quote.sentence.len());
        let shown = first_characters(&run.text[marked.clone()], 2 * SIDE_LIMIT);
        self.push(run, marked.start..marked.start + shown.len(), &mut quote.sentence);
        if shown.len() < marked.len() {
            quote.sentence.push('…');
        }
        quote.end = as_u32(quote.sentence.len());
        let after = first_characters(&run.text[marked.end..whole.end], SIDE_LIMIT);
        self.push(run, marked.end..marked.end + after.len(), &mut quote.sentence);
        if after.len() < whole.end - marked.end {
            quote.sentence.push('…');
        }
        quote
    }

    fn push(&self, run: &Run, range: Range<usize>, out: &mut String) {
        for (at, character) in run.text[range.clone()].char_indices() {
            match character {
                OBJECT => out.push_str(&self.object(run, range.start + at)),
                '\n' | '\r' | '\t' => out.push(' '),
                character => out.push(character),
            }
        }
    }

    /// What stands in the text for something that is no prose.
    fn object(&self, run: &Run, at: usize) -> String {
        let mark = marks(run)
            .iter()
            .find(|mark| mark.range.contains(&at) && !matches!(mark.kind, MarkKind::Strong | MarkKind::Link(_)));
        match mark.map(|mark| (&mark.kind, mark.span)) {
            Some((MarkKind::Code(code), _)) => code.clone(),
            Some((_, span)) => self.context.source.slice(span).to_owned(),
            None => "…".to_owned(),
        }
    }
}

/// Where the bytes of a span stand in a run: in its text, else as the mark that holds them (a link's address stands for
/// the link's text).
fn range_of(run: &Run, span: Span) -> Option<Range<usize>> {
    let mark = || {
        let around = marks(run).iter().filter(|mark| mark.span.start <= span.start && span.end <= mark.span.end);
        around.min_by_key(|mark| mark.span.end - mark.span.start).map(|mark| mark.range.clone())
    };
    let first = run.pieces.partition_point(|piece| piece.span.end <= span.start);
    let last = run.pieces.partition_point(|piece| piece.span.start < span.end.max(span.start + 1));
    let touched = run.pieces.get(first..last.max(first))?;
    let (Some(head), Some(tail)) = (touched.first(), touched.last()) else {
        return mark();
    };
    let inside = |offset: u32, piece: &Piece, otherwise: usize| match piece.exact {
        true => piece.start + (offset.clamp(piece.span.start, piece.span.end) - piece.span.start) as usize,
        false => otherwise,
    };
    let range = inside(span.start, head, head.start)..inside(span.end, tail, tail.end);
    let sound = range.start <= range.end && run.text.get(range.clone()).is_some();
    sound.then_some(range).or_else(mark)
}

fn marks(run: &Run) -> &[Mark] {
    if run.marks.len() > MARKS_LIMIT { &[] } else { &run.marks }
}

fn first_characters(text: &str, limit: usize) -> &str {
    text.char_indices().nth(limit).map_or(text, |(at, _)| &text[..at])
}

fn last_characters(text: &str) -> &str {
    text.char_indices().rev().nth(SIDE_LIMIT - 1).map_or(text, |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::TestSite;

    /// The quotes of what is found on a page, as `before[marked]after`.
    fn quotes(rule: &str, page: &str) -> Vec<String> {
        let trial = TestSite {
            glossary: "roles: { student: 수강생 }\nlabels: [{ id: save, text: { ko: 저장 } }]\nconcepts: [{ id: learner, definition: 가, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }]\n"
                .to_owned(),
            pages: vec![("ko/a.md".to_owned(), page.to_owned())],
            only: Some(rule.to_owned()),
            ..TestSite::default()
        };
        let all = trial.run().all();
        assert!(all.iter().all(|told| told.page.as_deref() == Some("ko/a")), "{all:?}");
        let shown = |told: &crate::diagnostic::Diagnostic| {
            let quote = told.quote.as_ref().expect("it stands in a sentence");
            let (before, marked, after) = quote.parts();
            format!("{before}[{marked}]{after}")
        };
        all.iter().map(shown).collect()
    }

    #[test]
    fn a_picture_is_quoted_by_its_alternative_text() {
        let quote = |alt: &str, rule: &str| {
            let page = format!("---\ntitle: 안내\n---\n\n앞의 글 ![{alt}](a.svg) 뒤의 글\n");
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>학습자</text></svg>";
            let trial = TestSite {
                glossary: "concepts: [{ id: learner, definition: 가, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }]\n"
                    .to_owned(),
                pages: vec![("ko/a.md".to_owned(), page)],
                files: [("ko/a.svg".to_owned(), 9)].into(),
                svgs: [("ko/a.svg".to_owned(), svg.to_owned())].into(),
                only: Some(rule.to_owned()),
                ..TestSite::default()
            };
            let all = trial.run().all();
            all.first().expect("it is told").quote.as_ref().map(|quote| quote.parts().1.to_owned())
        };
        assert_eq!(quote("저장하는 화면", "image/text").as_deref(), Some("저장하는 화면"));
        assert_eq!(quote("", "image/alt"), None, "nothing can be read there");
    }

    #[test]
    fn a_sentence_is_quoted_as_its_reader_sees_it() {
        let page = "---\ntitle: 학습자 안내\n---\n\n첫 문장이에요. **학습**자는 `npm`과 :ui[save]를\n써요. 끝이에요.\n";
        assert_eq!(quotes("term/deprecated", page), ["[학습자] 안내", "[학습자]는 npm과 :ui[save]를 써요."]);
    }

    #[test]
    fn what_a_directive_shows_is_quoted_with_its_sentence() {
        let page = "---\ntitle: 가\n---\n\n첫 문장이에요. :term[learner]{text=학습자}를 불러요.\n";
        assert_eq!(quotes("term/deprecated", page), ["[:term[learner]{text=학습자}]를 불러요."]);
    }

    #[test]
    fn the_address_of_a_link_stands_for_its_text() {
        let page = "---\ntitle: 가\n---\n\n자세한 것은 [환불 글](none.md)에 있어요.\n";
        assert_eq!(quotes("link/broken", page), ["자세한 것은 [환불 글]에 있어요."]);
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_word() {
        let page = format!("---\ntitle: 가\n---\n\n{}학습자{}\n", "가나다 ".repeat(200), " 라마바".repeat(200));
        let quote = &quotes("term/deprecated", &page)[0];
        assert!(quote.starts_with('…') && quote.contains("[학습자]") && quote.ends_with('…'), "{quote}");
        assert!(quote.chars().count() < 300, "{quote}");
    }
}
