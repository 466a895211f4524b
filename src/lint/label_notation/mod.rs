//! UI labels that are written out: what stands in label notation, and which labels read so.
//!
//! Label notation is bold, code, brackets and quotes around the whole label, a path of labels (`설정 > 알림`), and a label
//! right before a word for a thing on the screen (저장 버튼). A particle may stand inside the marks (**설정에서**).

mod texts;

use std::ops::Range;

use crate::korean::{Reading, jamo, parse_tail};
use crate::model::{THINGS_EN, THINGS_KO};
use crate::parse::config::LabelNotation;
use crate::parse::page::STEPS;
use crate::text::{Span, is_composed, text_after, text_before};

use super::prose::{MarkKind, Run};

pub use texts::{LabelTexts, Seen};

/// What stands around a label.
const PAIRS: [(char, char, LabelNotation); 9] = [
    ('[', ']', LabelNotation::Brackets),
    ('「', '」', LabelNotation::Brackets),
    ('〈', '〉', LabelNotation::Brackets),
    ('‘', '’', LabelNotation::Quotes),
    ('“', '”', LabelNotation::Quotes),
    ('\'', '\'', LabelNotation::Quotes),
    ('"', '"', LabelNotation::Quotes),
    ('『', '』', LabelNotation::Brackets),
    ('《', '》', LabelNotation::Brackets),
];
/// Longest label, in bytes.
const LIMIT: usize = 120;
/// How much is read on each side of a sign for a label with its particle, in bytes.
const NEAR: usize = LIMIT + 48;
/// Longest chain of particles, in syllables.
const PARTICLES: usize = 8;

/// Something written in label notation.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenLabel {
    /// What it says.
    pub text: String,
    /// Where it stands in the run, without its marks.
    pub range: Range<usize>,
    /// Its bytes without its marks.
    pub inner: Span,
    /// Its bytes with its marks.
    pub whole: Span,
    /// The notation; none: it stands plainly before a word for a thing on the screen, in a path, before a particle within
    /// the marks, or as code.
    pub notation: Option<LabelNotation>,
    /// It is code: nothing in it is prose.
    pub code: bool,
    /// How its capitals are.
    pub capitals: Capitals,
}

/// How the capitals of what is written compare with those on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// They are the screen's.
    Own,
    /// They are others.
    Other,
    /// They are others, and it is one word in small letters: it may be no label at all (**email**).
    Chance,
}

impl Capitals {
    /// Those of a text that is a label only if capitals do not matter.
    fn other(text: &str) -> Self {
        let word = !text.contains(char::is_whitespace) && !text.contains(char::is_uppercase);
        if word { Capitals::Chance } else { Capitals::Other }
    }
}

/// What stands in marks: a label, perhaps.
struct Marked<'r> {
    text: &'r str,
    range: Range<usize>,
    whole: Span,
    notation: Option<LabelNotation>,
    /// The bytes of a code's content.
    code: Option<Span>,
}

impl Marked<'_> {
    fn written(self, run: &Run, capitals: Capitals) -> WrittenLabel {
        WrittenLabel {
            capitals,
            text: self.text.to_owned(),
            inner: self.code.unwrap_or_else(|| run.span(self.range.clone())),
            range: self.range,
            whole: self.whole,
            notation: self.notation,
            code: self.code.is_some(),
        }
    }
}

impl LabelTexts {
    /// What has to stand in a text for a label to be found where nothing is bold or code: words for things on the screen,
    /// and signs of notation. Whoever reads a text for other things too meets them in the same pass.
    pub fn signals(&self) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let nouns = THINGS_KO.iter().chain(&THINGS_EN).map(|noun| (*noun).to_owned());
        let signs = PAIRS.iter().map(|(open, ..)| open).chain(&STEPS).map(char::to_string);
        nouns.chain(signs).collect()
    }

    /// Everything in a run that is written as a label and is one, today's or a former one. `signals` is where the
    /// [`LabelTexts::signals`] stand, in order; others, and what only resembles them, do no harm.
    pub fn find(&self, run: &Run, notations: &[LabelNotation], signals: &[Range<usize>]) -> Vec<WrittenLabel> {
        if self.is_empty() || (signals.is_empty() && run.marks.is_empty()) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for candidate in marked(run, notations, signals) {
            self.steps(run, candidate, &mut found);
        }
        let mut plain = self.plain(run, signals);
        if plain.is_empty() && found.len() < 2 {
            return found;
        }
        // Labels in marks may lie in each other, but never begin farther before a place than a label is long.
        found.sort_by_key(|own| own.range.start);
        plain.retain(|own| {
            let near = found.partition_point(|known: &WrittenLabel| known.range.start + LIMIT < own.range.start);
            let mut near = found[near..].iter().take_while(|known| known.range.start < own.range.end);
            !near.any(|known| overlap(&known.range, &own.range))
        });
        found.extend(plain);
        found.sort_by_key(|own| (own.range.start, own.range.end));
        found.dedup_by(|b, a| overlap(&a.range, &b.range));
        found
    }

    /// A candidate that is a label, or a path of them.
    fn steps(&self, run: &Run, candidate: Marked<'_>, found: &mut Vec<WrittenLabel>) {
        if !self.get(candidate.text).is_empty() {
            found.push(candidate.written(run, Capitals::Own));
            return;
        }
        if !self.in_any_case(candidate.text).is_empty() {
            let capitals = Capitals::other(candidate.text);
            found.push(candidate.written(run, capitals));
            return;
        }
        if candidate.code.is_some() {
            return;
        }
        if !candidate.text.contains(STEPS) {
            found.extend(self.with_particle(run, &candidate.range));
            return;
        }
        let mut at = candidate.range.start;
        for part in run.text[candidate.range.clone()].split(STEPS) {
            let start = at + (part.len() - part.trim_start().len());
            let range = start..start + part.trim().len();
            at += part.len();
            at += run.text[at..].chars().next().map_or(0, char::len_utf8);
            let last = range.end == candidate.range.end;
            let own = self.plain_at(run, range.clone()).or_else(|| self.in_other_case(run, range.clone()));
            found.extend(own.or_else(|| last.then(|| self.with_particle(run, &range)).flatten()));
        }
    }

    /// Labels without marks: before a word for a thing on the screen, or as steps of a path.
    fn plain(&self, run: &Run, signals: &[Range<usize>]) -> Vec<WrittenLabel> {
        let mut found = Vec::new();
        // Of two words that share a letter the first one counts.
        let mut passed = 0;
        for signal in signals {
            let word = &run.text[signal.clone()];
            let ascii = THINGS_EN.contains(&word);
            if signal.start < passed || !(ascii || THINGS_KO.contains(&word)) {
                continue;
            }
            passed = signal.end;
            let end = run.text[..signal.start].trim_end().len();
            if end > 0 && (end < signal.start || ascii) {
                found.extend(self.ending_at(run, end));
            }
        }
        let steps: Vec<&Range<usize>> =
            signals.iter().filter(|signal| is_one_of(&run.text[(*signal).clone()], &STEPS)).collect();
        let near = |a: &Range<usize>, b: &Range<usize>| run.text.get(a.end..b.start).is_some_and(is_one_step);
        for (at, signal) in steps.iter().enumerate() {
            let left = self.ending_at(run, run.text[..signal.start].trim_end().len());
            let right = self.starting_at(run, signal.end);
            // One step alone may be chance: 가 > 나. It is none in a path of three, nor if it has several words.
            let long =
                at > 0 && near(steps[at - 1], signal) || steps.get(at + 1).is_some_and(|next| near(signal, next));
            let surely = |own: &WrittenLabel| long || own.text.trim().contains(char::is_whitespace);
            match (left, right) {
                (Some(left), Some(right)) => found.extend([left, right]),
                (left, right) => found.extend(left.or(right).filter(surely)),
            }
        }
        found.dedup_by(|b, a| a.range == b.range);
        found
    }

    /// The longest label that ends there and begins a word.
    fn ending_at(&self, run: &Run, end: usize) -> Option<WrittenLabel> {
        // A word without blanks may be as long as the run.
        let head = text_before(&run.text, end, NEAR);
        let from = end - head.len();
        if head.ends_with(|last| is_composed(last) && !self.lasts.may_hold(last)) {
            return None;
        }
        let mut starts: Vec<usize> = vec![];
        let mut start = end;
        while starts.len() < 6 && start > from {
            let before = head[..start - from].trim_end();
            let blank = before.rfind(char::is_whitespace);
            if blank.is_none() && from > 0 {
                break;
            }
            let word = blank.map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
            starts.push(from + word);
            start = from + word;
        }
        starts.iter().rev().find_map(|&start| self.plain_at(run, start..end))
    }

    /// The longest label that begins there and ends with a word.
    fn starting_at(&self, run: &Run, at: usize) -> Option<WrittenLabel> {
        let start = at + (run.text[at..].len() - run.text[at..].trim_start().len());
        let rest = text_after(&run.text, start, NEAR);
        let mut ends: Vec<usize> = rest
            .char_indices()
            .filter(|(_, c)| c.is_whitespace() || STEPS.contains(c) || ENDS.contains(c))
            .map(|(at, _)| at)
            .take(6)
            .collect();
        if start + rest.len() == run.text.len() {
            ends.push(rest.len());
        }
        ends.iter().rev().find_map(|&end| {
            let whole = rest[..end].trim_end();
            let own = self.plain_at(run, start..start + whole.len());
            own.or_else(|| self.before_particle(run, start, whole))
        })
    }

    /// The label that shares its marks with its particle.
    fn with_particle(&self, run: &Run, range: &Range<usize>) -> Option<WrittenLabel> {
        let whole = &run.text[range.clone()];
        if !whole.ends_with(jamo::is_syllable) {
            return None;
        }
        self.before_particle(run, range.start, whole)
    }

    /// The longest label that begins there and is followed by nothing but a particle: 알림 설정에서.
    fn before_particle(&self, run: &Run, start: usize, whole: &str) -> Option<WrittenLabel> {
        let particle = jamo::trailing_syllables(whole).len();
        let inside = whole.char_indices().rev().map(|(at, _)| at).take_while(|at| whole.len() - at <= particle);
        inside.filter(|&at| at > 0).take(PARTICLES).find_map(|at| {
            let (label, tail) = whole.split_at(at);
            if label.ends_with(|last| !self.lasts.may_hold(last)) {
                return None;
            }
            let own = self.plain_at(run, start..start + label.len())?;
            // 저장하기 is another label than 저장.
            parse_tail(label, tail).filter(|tail| tail.reading != Reading::Verb).map(|_| own)
        })
    }

    /// A label in other capitals. Only where marks say that it is one: “the save button” is English.
    fn in_other_case(&self, run: &Run, range: Range<usize>) -> Option<WrittenLabel> {
        let text = run.text.get(range.clone())?;
        (!self.in_any_case(text).is_empty()).then(|| {
            let (inner, capitals) = (run.span(range.clone()), Capitals::other(text));
            WrittenLabel { text: text.to_owned(), range, inner, whole: inner, notation: None, code: false, capitals }
        })
    }

    fn plain_at(&self, run: &Run, range: Range<usize>) -> Option<WrittenLabel> {
        let fits = |text: &&str| {
            // White space may come on top: a word of a label is a letter at least.
            !text.is_empty() && text.len() <= LIMIT && text.len() <= self.longest * 2 + 8
        };
        let text = run.text.get(range.clone()).filter(fits)?;
        (!self.get(text).is_empty()).then(|| {
            let inner = run.span(range.clone());
            let capitals = Capitals::Own;
            WrittenLabel { text: text.to_owned(), range, inner, whole: inner, notation: None, code: false, capitals }
        })
    }
}

/// Whether the text between two labels makes them steps of a path.
pub fn is_step(between: &str) -> bool {
    let mark = |c: char| c.is_whitespace() || PAIRS.iter().any(|(open, close, _)| *open == c || *close == c);
    is_one_of(between.trim_matches(mark), &STEPS)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// What may stand behind the last step of a path.
const ENDS: [char; 8] = ['.', ',', ':', ';', '!', '?', ')', '…'];

/// The longest step of a path, in bytes.
const STEP: usize = 60;

/// Whether the text between two signs of a path is one step.
fn is_one_step(between: &str) -> bool {
    between.len() <= STEP && !between.trim().is_empty() && !between.contains(['\n', '.'])
}

/// Whether a text is one of these signs and nothing else.
fn is_one_of(text: &str, signs: &[char]) -> bool {
    let mut all = text.chars();
    all.next().is_some_and(|sign| signs.contains(&sign)) && all.next().is_none()
}

/// What stands in marks.
fn marked<'r>(run: &'r Run, notations: &[LabelNotation], signals: &[Range<usize>]) -> Vec<Marked<'r>> {
    let mut found = Vec::new();
    for mark in &run.marks {
        match &mark.kind {
            MarkKind::Strong if notations.contains(&LabelNotation::Bold) => {
                let text = &run.text[mark.range.clone()];
                let start = mark.range.start + (text.len() - text.trim_start().len());
                let range = start..start + text.trim().len();
                if !range.is_empty() {
                    let notation = Some(LabelNotation::Bold);
                    found.push(Marked { text: text.trim(), range, whole: mark.span, notation, code: None });
                }
            }
            MarkKind::Code(content) => {
                let ticks = (mark.span.len().saturating_sub(content.len())) / 2;
                let start = mark.span.start as usize + ticks;
                let inner = Span::new(start, (start + content.len()).min(mark.span.end as usize));
                let (range, text) = (mark.range.clone(), content.trim());
                found.push(Marked { text, range, whole: mark.span, notation: None, code: Some(inner) });
            }
            _ => {}
        }
    }
    let opens = PAIRS.map(|(open, ..)| open);
    if !signals.iter().any(|signal| is_one_of(&run.text[signal.clone()], &opens)) {
        return found;
    }
    for (open, close, notation) in PAIRS.into_iter().filter(|(.., notation)| notations.contains(notation)) {
        let mut from = 0;
        while let Some(at) = run.text[from..].find(open).map(|at| from + at) {
            let start = at + open.len_utf8();
            from = start;
            let near = run.text.floor_char_boundary((start + LIMIT + close.len_utf8()).min(run.text.len()));
            let Some(length) = run.text[start..near].find(close) else { continue };
            let text = &run.text[start..start + length];
            if text.len() > LIMIT || text.contains(open) || text.trim().is_empty() {
                continue;
            }
            let inner_start = start + (text.len() - text.trim_start().len());
            let range = inner_start..inner_start + text.trim().len();
            let end = start + length + close.len_utf8();
            let whole = run.span(at..end);
            found.push(Marked { text: text.trim(), range, whole, notation: Some(notation), code: None });
            if open == close {
                from = end;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::matching::{FoldedText, Matcher};
    use crate::lint::prose::runs;
    use crate::parse::glossary::parse_glossary;
    use crate::parse::page::Dialects;
    use crate::parse::page::parse_page;
    use crate::text::SourceText;

    fn found(text: &str) -> Vec<(String, String)> {
        let glossary = "labels:\n  - { id: save, text: { ko: 저장 } }\n  - { id: s, text: { ko: 설정 } }\n  \
                        - { id: n, text: { ko: 알림 설정 }, former: [{ ko: 알림함, until: 2026-01-01 }] }\n";
        let (glossary, _) = parse_glossary(&SourceText::new("glossary.yml", glossary), &[]).expect("YAML");
        let source = SourceText::new("a.md", text);
        let document = parse_page(&source, &[], Dialects::default());
        let texts = LabelTexts::new(&glossary, "ko");
        let all = [LabelNotation::Bold, LabelNotation::Brackets, LabelNotation::Quotes];
        let runs = runs(text, &document, None);
        let matcher = Matcher::joined(&[], &[], &texts.signals());
        let each =
            runs.iter().flat_map(|run| texts.find(run, &all, matcher.meet(&FoldedText::new(&run.text)).signals()));
        each.map(|own| (text[own.inner.range()].to_owned(), text[own.whole.range()].to_owned())).collect()
    }

    #[test]
    fn labels_are_found_in_every_notation() {
        for (text, whole) in [
            ("**저장**을 눌러요", "**저장**"),
            ("`저장`을 눌러요", "`저장`"),
            ("[저장]을 눌러요", "[저장]"),
            ("‘저장’을 눌러요", "‘저장’"),
            ("\"저장\"을 눌러요", "\"저장\""),
            ("「저장」을 눌러요", "「저장」"),
            ("저장 버튼을 눌러요", "저장"),
        ] {
            assert_eq!(found(text), [("저장".to_owned(), whole.to_owned())], "{text}");
        }
    }

    #[test]
    fn paths_are_taken_apart() {
        let steps = |text: &str| found(text).into_iter().map(|(inner, _)| inner).collect::<Vec<_>>();
        assert_eq!(steps("**설정 > 알림 설정**에서"), ["설정", "알림 설정"]);
        assert_eq!(steps("설정 › 알림 설정 › 없는 것"), ["설정", "알림 설정"]);
        assert_eq!(steps("설정 > 알림 설정에서 저장을 봐요"), ["설정", "알림 설정"]);
        assert_eq!(steps("설정 > 저장소를 봐요"), Vec::<&str>::new());
        assert_eq!(steps("‘알림함’ 메뉴"), ["알림함"]);
    }

    #[test]
    fn a_particle_may_share_the_marks() {
        for (text, label) in [
            ("**알림 설정을** 눌러요", "알림 설정"),
            ("[저장]이나 [알림 설정으로] 가요", "알림 설정"),
            ("‘알림함에서만’ 봐요", "알림함"),
            ("**설정 > 알림 설정에서** 봐요", "알림 설정"),
            ("**저장입니다**", "저장"),
        ] {
            let found = found(text);
            assert!(found.last().is_some_and(|(inner, whole)| inner == label && whole == label), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_word_that_only_resembles_a_signal_is_none() {
        for text in ["저장 버 튼", "저장 버\u{ad}튼", "설정 ≥ 저장", "［저장］", "saved"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("저장 버튼과 설정 메뉴").len(), 2);
        assert!(LabelTexts::default().signals().is_empty(), "nothing is looked for where there are no labels");
    }

    #[test]
    fn mere_words_are_no_labels() {
        for text in ["저장하면 설정이 남아요", "**저장하기**", "**저장소를**", "값 > 저장", "재저장 버튼"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
