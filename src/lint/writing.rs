//! UI labels that are written out: what stands in label notation, and which labels read so.
//!
//! Label notation is bold, code, brackets and quotes around the whole label, a path of labels (`설정 > 알림`), and a label
//! right before a word for a thing on the screen (저장 버튼). A particle may stand inside the marks (**설정에서**).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;
use memchr::{memchr, memchr_iter, memchr2, memchr3};

use crate::korean::{Reading, jamo, parse_tail};
use crate::model::RoleSet;
use crate::parse::config::LabelNotation;
use crate::parse::glossary::{Glossary, LabelText};
use crate::text::{Span, is_composed, squeezed};

use super::prose::{MarkKind, Run};

/// Words that name a thing on the screen.
const NOUNS_KO: [&str; 6] = ["버튼", "메뉴", "탭", "아이콘", "화면", "항목"];
const NOUNS_EN: [&str; 5] = ["button", "menu", "tab", "icon", "toggle"];
/// What parts the steps of a path.
const STEPS: [char; 4] = ['>', '＞', '→', '›'];
/// Longest label, in bytes.
const LIMIT: usize = 120;
/// Longest chain of particles, in syllables.
const PARTICLES: usize = 8;

/// Something written in label notation.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
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
}

/// Who sees a text as a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The label's place in the glossary.
    pub label: usize,
    /// Who sees it.
    pub roles: RoleSet,
    /// The last day on which it was so; none: it is so today.
    pub until: Option<Option<Date>>,
}

/// The labels of a language by what they say.
#[derive(Debug, Default)]
pub struct LabelTexts {
    by_text: BTreeMap<String, Vec<Seen>>,
    /// The longest of them, in bytes without white space.
    longest: usize,
    /// With what they end.
    lasts: Letters,
}

/// Finds [`NOUNS_KO`] and [`NOUNS_EN`] in one pass.
static NOUNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // This kind of match is what it can look for in many bytes at once.
    let builder = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(NOUNS_KO.iter().chain(&NOUNS_EN));
    builder.ok()
});

/// A set of characters. It may say yes of one that is not in it, never no of one that is.
#[derive(Debug, Default)]
struct Letters([u64; 4]);

impl Letters {
    fn add(&mut self, letter: char) {
        let (word, bit) = Self::at(letter);
        self.0[word] |= bit;
    }

    fn may_hold(&self, letter: char) -> bool {
        let (word, bit) = Self::at(letter);
        self.0[word] & bit != 0
    }

    fn at(letter: char) -> (usize, u64) {
        let number = letter as usize % 256;
        (number / 64, 1 << (number % 64))
    }
}

/// Which signs of notation a text may hold. Most hold none, which is soon seen.
struct Signs {
    /// One that opens a pair.
    pairs: bool,
    /// One between the steps of a path.
    steps: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        // The first bytes of “, 「, ＞ and what is near them in Unicode.
        let wide = memchr2(0xe2, 0xe3, bytes).is_some();
        let full = || memchr_iter(0xef, bytes).any(|at| bytes.get(at + 1) == Some(&0xbc));
        Self {
            pairs: wide || memchr3(b'[', b'\'', b'"', bytes).is_some(),
            steps: wide || memchr(b'>', bytes).is_some() || full(),
        }
    }
}

impl LabelTexts {
    /// The labels of a glossary in a language.
    pub fn new(glossary: &Glossary, lang: &str) -> Self {
        let everyone = RoleSet::everyone(glossary.roles.len());
        let role_set =
            |id: &str| glossary.roles.iter().position(|role| role.id == id).map_or(RoleSet::NOBODY, RoleSet::one);
        let mut texts = Self::default();
        for (label, own) in glossary.labels.iter().enumerate() {
            match &own.text {
                LabelText::Shared(text) => texts.add(text.get(lang), Seen { label, roles: everyone, until: None }),
                LabelText::ByRole(by_role) => {
                    for (role, text) in by_role {
                        texts.add(text.get(lang), Seen { label, roles: role_set(role), until: None });
                    }
                }
                LabelText::FromKey => {}
            }
            for former in &own.former {
                let roles = former.role.as_deref().map_or(everyone, role_set);
                texts.add(former.text.get(lang), Seen { label, roles, until: Some(former.until) });
            }
        }
        texts
    }

    fn add(&mut self, text: Option<&str>, seen: Seen) {
        if let Some(text) = text {
            let text = squeezed(text).into_owned();
            text.chars().next_back().into_iter().for_each(|last| self.lasts.add(last));
            self.longest = self.longest.max(text.len());
            self.by_text.entry(text).or_default().push(seen);
        }
    }

    /// Who sees a text as a label, today or before.
    pub fn get(&self, text: &str) -> &[Seen] {
        if text.len() > LIMIT {
            return &[];
        }
        let text = squeezed(text);
        match text.ends_with(|last| self.lasts.may_hold(last)) {
            true => self.by_text.get(&*text).map_or(&[], Vec::as_slice),
            false => &[],
        }
    }

    /// Whether it is a label of today.
    pub fn is_current(&self, text: &str) -> bool {
        self.get(text).iter().any(|seen| seen.until.is_none())
    }

    /// Everything in a run that is written as a label and is one, today's or a former one.
    pub fn find(&self, run: &Run, notations: &[LabelNotation]) -> Vec<Written> {
        if self.by_text.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let signs = Signs::of(&run.text);
        for candidate in marked(run, notations, &signs) {
            self.steps(run, candidate, &mut found);
        }
        let mut plain = self.plain(run, &signs);
        // Labels in marks may lie in each other, but never begin farther before a place than a label is long.
        found.sort_by_key(|own| own.range.start);
        plain.retain(|own| {
            let near = found.partition_point(|known: &Written| known.range.start + LIMIT < own.range.start);
            let mut near = found[near..].iter().take_while(|known| known.range.start < own.range.end);
            !near.any(|known| overlap(&known.range, &own.range))
        });
        found.extend(plain);
        found.sort_by_key(|own| (own.range.start, own.range.end));
        found.dedup_by(|b, a| overlap(&a.range, &b.range));
        found
    }

    /// A candidate that is a label, or a path of them.
    fn steps(&self, run: &Run, candidate: Written, found: &mut Vec<Written>) {
        if !self.get(&candidate.text).is_empty() {
            found.push(candidate);
            return;
        }
        if candidate.code {
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
            let own = self.plain_at(run, range.clone());
            found.extend(own.or_else(|| last.then(|| self.with_particle(run, &range)).flatten()));
        }
    }

    /// Labels without marks: before a word for a thing on the screen, or as steps of a path.
    fn plain(&self, run: &Run, signs: &Signs) -> Vec<Written> {
        let mut found = Vec::new();
        let Some(nouns) = &*NOUNS else { return found };
        for noun in nouns.find_iter(&run.text) {
            let (at, ascii) = (noun.start(), noun.pattern().as_usize() >= NOUNS_KO.len());
            let end = run.text[..at].trim_end().len();
            if end > 0 && (end < at || ascii) {
                found.extend(self.ending_at(run, end));
            }
        }
        if signs.steps {
            for (at, sign) in run.text.char_indices().filter(|(_, c)| STEPS.contains(c)) {
                let left = self.ending_at(run, run.text[..at].trim_end().len());
                let right = self.starting_at(run, at + sign.len_utf8());
                // One step alone may be chance: 가 > 나.
                if let (Some(left), Some(right)) = (left, right) {
                    found.push(left);
                    found.push(right);
                }
            }
        }
        found
    }

    /// The longest label that ends there and begins a word.
    fn ending_at(&self, run: &Run, end: usize) -> Option<Written> {
        let head = &run.text[..end];
        if head.ends_with(|last| is_composed(last) && !self.lasts.may_hold(last)) {
            return None;
        }
        let mut starts: Vec<usize> = vec![];
        let mut start = end;
        while starts.len() < 6 && start > 0 {
            let word = head[..start]
                .trim_end()
                .rfind(char::is_whitespace)
                .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
            starts.push(word);
            start = word;
        }
        starts.iter().rev().find_map(|&start| self.plain_at(run, start..end))
    }

    /// The longest label that begins there and ends with a word.
    fn starting_at(&self, run: &Run, at: usize) -> Option<Written> {
        let start = at + (run.text[at..].len() - run.text[at..].trim_start().len());
        let rest = &run.text[start..];
        let mut ends: Vec<usize> = rest
            .char_indices()
            .filter(|(_, c)| c.is_whitespace() || STEPS.contains(c))
            .map(|(at, _)| at)
            .take(6)
            .collect();
        ends.push(rest.len());
        ends.iter().rev().find_map(|&end| {
            let whole = rest[..end].trim_end();
            let own = self.plain_at(run, start..start + whole.len());
            own.or_else(|| self.before_particle(run, start, whole))
        })
    }

    /// The label that shares its marks with its particle.
    fn with_particle(&self, run: &Run, range: &Range<usize>) -> Option<Written> {
        let whole = &run.text[range.clone()];
        if !whole.ends_with(jamo::is_syllable) {
            return None;
        }
        self.before_particle(run, range.start, whole)
    }

    /// The longest label that begins there and is followed by nothing but a particle: 알림 설정에서.
    fn before_particle(&self, run: &Run, start: usize, whole: &str) -> Option<Written> {
        let particle = whole.len() - whole.trim_end_matches(jamo::is_syllable).len();
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

    fn plain_at(&self, run: &Run, range: Range<usize>) -> Option<Written> {
        let fits = |text: &&str| {
            // White space may come on top: a word of a label is a letter at least.
            !text.is_empty() && text.len() <= LIMIT && text.len() <= self.longest * 2 + 8
        };
        let text = run.text.get(range.clone()).filter(fits)?;
        (!self.get(text).is_empty()).then(|| {
            let inner = run.span(range.clone());
            Written { text: text.to_owned(), range, inner, whole: inner, notation: None, code: false }
        })
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// What stands in marks.
fn marked(run: &Run, notations: &[LabelNotation], signs: &Signs) -> Vec<Written> {
    let mut found = Vec::new();
    for mark in &run.marks {
        match &mark.kind {
            MarkKind::Strong if notations.contains(&LabelNotation::Bold) => {
                let text = &run.text[mark.range.clone()];
                let start = mark.range.start + (text.len() - text.trim_start().len());
                let range = start..start + text.trim().len();
                if !range.is_empty() {
                    let inner = run.span(range.clone());
                    let text = run.text[range.clone()].to_owned();
                    let notation = Some(LabelNotation::Bold);
                    found.push(Written { text, range, inner, whole: mark.span, notation, code: false });
                }
            }
            MarkKind::Code(content) => {
                let ticks = (mark.span.len().saturating_sub(content.len())) / 2;
                let start = mark.span.start as usize + ticks;
                let inner = Span::new(start, (start + content.len()).min(mark.span.end as usize));
                let (range, text) = (mark.range.clone(), content.trim().to_owned());
                found.push(Written { text, range, inner, whole: mark.span, notation: None, code: true });
            }
            _ => {}
        }
    }
    if !signs.pairs {
        return found;
    }
    let pairs: [(char, char, LabelNotation); 8] = [
        ('[', ']', LabelNotation::Brackets),
        ('「', '」', LabelNotation::Brackets),
        ('〈', '〉', LabelNotation::Brackets),
        ('‘', '’', LabelNotation::Quotes),
        ('“', '”', LabelNotation::Quotes),
        ('\'', '\'', LabelNotation::Quotes),
        ('"', '"', LabelNotation::Quotes),
        ('『', '』', LabelNotation::Brackets),
    ];
    for (open, close, notation) in pairs.into_iter().filter(|(.., notation)| notations.contains(notation)) {
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
            let (inner, whole) = (run.span(range.clone()), run.span(at..end));
            let text = text.trim().to_owned();
            found.push(Written { text, range, inner, whole, notation: Some(notation), code: false });
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
    use crate::lint::prose::runs;
    use crate::parse::glossary::parse_glossary;
    use crate::parse::page::parse_page;
    use crate::text::SourceText;

    fn found(text: &str) -> Vec<(String, String)> {
        let glossary = "labels:\n  - { id: save, text: { ko: 저장 } }\n  - { id: s, text: { ko: 설정 } }\n  \
                        - { id: n, text: { ko: 알림 설정 }, former: [{ ko: 알림함, until: 2026-01-01 }] }\n";
        let (glossary, _) = parse_glossary(&SourceText::new("glossary.yml", glossary), &[]).expect("YAML");
        let source = SourceText::new("a.md", text);
        let document = parse_page(&source, &[]);
        let texts = LabelTexts::new(&glossary, "ko");
        let all = [LabelNotation::Bold, LabelNotation::Brackets, LabelNotation::Quotes];
        let runs = runs(text, &document, None);
        let each = runs.iter().flat_map(|run| texts.find(run, &all));
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
    fn mere_words_are_no_labels() {
        for text in ["저장하면 설정이 남아요", "**저장하기**", "**저장소를**", "값 > 저장", "재저장 버튼"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
