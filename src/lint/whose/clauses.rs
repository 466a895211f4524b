//! The clauses of a sentence, and which role each label in it is about.
//!
//! A label belongs to the role that is named before it in its clause, else to the one named behind it there, else to the
//! one that the clause before spoke of: “수강생 화면에서는 ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’”. What stands in parentheses
//! is a clause of its own, and parentheses that hold a role alone speak of the label before them: 내 강의실(수강생).
//!
//! Where a clause ends is guessed by commas, conjunctions and endings. One border too many does no harm, since what was
//! named goes on until another role is named.

use std::ops::Range;

use crate::model::RoleSet;

use super::words::{Naming, are_joined};

/// Words of English that begin a clause.
const BEGINNINGS: [&str; 16] = [
    "and", "but", "while", "whereas", "where", "when", "whenever", "or", "if", "then", "yet", "though", "although",
    "unless", "because", "instead",
];
/// Endings of Korean that close a clause, and words that do.
const ENDINGS: [&str; 20] = [
    "고",
    "며",
    "면서",
    "지만",
    "는데",
    "은데",
    "인데",
    "한데",
    "거나",
    "으나",
    "으면",
    "니까",
    "려면",
    "라면",
    "다면",
    "반면",
    "반면에",
    "대신",
    "대신에",
    "아니라",
];
/// Nouns that end like such words.
const NOUNS: [&str; 13] =
    ["화면", "장면", "측면", "전면", "표면", "평면", "정면", "지면", "참고", "광고", "창고", "보고", "최고"];
/// How far from a label it may be said that it is not there, in bytes.
const NEAR: usize = 80;
/// Words that say so behind a label.
const ABSENT_KO: [&str; 8] =
    ["없", "보이지 않", "안 보", "나타나지 않", "표시되지 않", "나오지 않", "뜨지 않", "볼 수는 없"];
/// Words that say so around a label.
const ABSENT_EN: [&str; 7] = [" not ", "n’t ", "n't ", " no ", "cannot ", " never ", " hidden "];

/// What a clause says of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Whose screen it is about.
    pub(super) roles: RoleSet,
    /// The role is named in the label's own clause.
    pub(super) here: bool,
    /// It is named as a place: on this role's screen.
    pub(super) on_screen: bool,
    /// The clause says that the label is not there.
    pub(super) absent: bool,
}

/// What stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Border,
    Open,
    Close,
    /// By number.
    Naming(usize),
    Label(usize),
}

/// A clause that has begun; one more for each parenthesis that is open.
#[derive(Debug, Default)]
struct Clause {
    /// Where it begins.
    start: usize,
    /// Whom it names.
    named: Option<(RoleSet, bool)>,
    /// The number of the last name, while names may be joined to it.
    last: Option<usize>,
    /// Whom the clause before spoke of.
    before: Option<RoleSet>,
    /// Labels without a name before them.
    waiting: Vec<usize>,
    /// The last label, and where it ends.
    label: Option<(usize, usize)>,
    /// There is a label in it.
    holds_label: bool,
}

/// Of each label in a sentence, whom its clause speaks of. Labels and names are in order, as bytes of the text; names
/// inside of labels are none.
pub(super) fn spoken(
    text: &str,
    sentence: &Range<usize>,
    labels: &[Range<usize>],
    namings: &[Naming],
) -> Vec<Option<Spoken>> {
    let mut events = borders(text, sentence, labels);
    events.extend(namings.iter().enumerate().map(|(at, own)| (own.range.start, Event::Naming(at))));
    events.extend(labels.iter().enumerate().map(|(at, own)| (own.start, Event::Label(at))));
    events.sort_unstable();
    let mut found: Vec<Option<Spoken>> = vec![None; labels.len()];
    let mut clauses = vec![Clause { start: sentence.start, ..Clause::default() }];
    let say = |roles, here, on_screen| Spoken { roles, here, on_screen, absent: false };
    for (at, event) in events {
        let Some(clause) = clauses.last_mut() else { break };
        match event {
            Event::Naming(number) => {
                let own = &namings[number];
                let joined = clause.last.is_some_and(|last| are_joined(text, &namings[last], own));
                let (roles, on_screen) = match clause.named.filter(|_| joined) {
                    Some((roles, on_screen)) => (roles.or(own.roles), on_screen || own.on_screen),
                    None => (own.roles, own.on_screen),
                };
                clause.named = Some((roles, on_screen));
                clause.last = Some(number);
                for label in clause.waiting.drain(..) {
                    found[label] = Some(say(roles, true, on_screen));
                }
            }
            Event::Label(number) => {
                clause.holds_label = true;
                clause.last = None;
                clause.label = Some((number, labels[number].end));
                match clause.named {
                    Some((roles, on_screen)) => found[number] = Some(say(roles, true, on_screen)),
                    None => clause.waiting.push(number),
                }
            }
            Event::Border => {
                // A comma between names that are joined ends nothing.
                let joins =
                    |last: usize| namings.get(last + 1).is_some_and(|next| are_joined(text, &namings[last], next));
                if clause.last.is_some_and(joins) {
                    continue;
                }
                clause.end(&mut found);
                clause.start = at;
            }
            Event::Open => {
                let before = clause.named.map(|(roles, _)| roles).or(clause.before);
                clauses.push(Clause { start: at, before, ..Clause::default() });
            }
            Event::Close if clauses.len() > 1 => {
                let Some(mut inner) = clauses.pop() else { break };
                let alone = inner.named.filter(|_| !inner.holds_label);
                inner.end(&mut found);
                let outer = clauses.last_mut().and_then(|outer| outer.label);
                if let (Some((roles, on_screen)), Some((label, end))) = (alone, outer)
                    && text[end..inner.start].split_whitespace().count() <= 2
                {
                    found[label] = Some(say(roles, true, on_screen));
                    clauses.iter_mut().for_each(|clause| clause.waiting.retain(|own| *own != label));
                }
            }
            Event::Close => {}
        }
    }
    clauses.iter_mut().for_each(|clause| clause.end(&mut found));
    for (own, label) in found.iter_mut().zip(labels) {
        if let Some(own) = own {
            own.absent = is_absent(text, sentence, label);
        }
    }
    found
}

impl Clause {
    /// The clause is over: labels that wait are about whom the clause before spoke of.
    fn end(&mut self, found: &mut [Option<Spoken>]) {
        for label in self.waiting.drain(..) {
            found[label] = self.before.map(|roles| Spoken { roles, here: false, on_screen: false, absent: false });
        }
        self.before = self.named.take().map(|(roles, _)| roles).or(self.before);
        self.last = None;
        self.label = None;
    }
}

/// Where clauses of a sentence may end, outside of labels.
fn borders(text: &str, sentence: &Range<usize>, labels: &[Range<usize>]) -> Vec<(usize, Event)> {
    let mut found = Vec::new();
    let inside = |at: usize| {
        let before = labels.partition_point(|label| label.start <= at);
        before > 0 && at < labels[before - 1].end
    };
    let own = &text[sentence.clone()];
    let mut word: Option<usize> = None;
    let mut before = ' ';
    for (at, c) in own.char_indices().chain([(own.len(), ' ')]) {
        let place = sentence.start + at;
        let in_word = c.is_alphanumeric() || matches!(c, '’' | '\'');
        if let Some(start) = word.filter(|_| !in_word) {
            let text = &own[start..at];
            if BEGINNINGS.iter().any(|begin| begin.eq_ignore_ascii_case(text)) {
                found.push((sentence.start + start, Event::Border));
            } else if ends_clause(text) {
                found.push((place, Event::Border));
            }
            word = None;
        } else if word.is_none() && in_word {
            word = Some(at);
        }
        let event = match c {
            ',' | '，' | ';' | '；' | '、' | '\n' | '—' | '–' => Some(Event::Border),
            '-' | '/' | '|' if before == ' ' => Some(Event::Border),
            '(' | '（' => Some(Event::Open),
            ')' | '）' => Some(Event::Close),
            _ => None,
        };
        found.extend(event.map(|event| (place, event)));
        before = c;
    }
    found.retain(|(at, _)| !inside(*at));
    found
}

/// Whether a Korean word closes a clause: 보이고, 누르면.
fn ends_clause(word: &str) -> bool {
    // A verb before -(으)면 ends in any sound: 보면, 열면.
    let condition = word.ends_with('면') && word.chars().nth(1).is_some();
    (condition || ENDINGS.iter().any(|ending| word.ends_with(ending)))
        && !NOUNS.iter().any(|noun| word.ends_with(noun))
        && word.ends_with(crate::korean::jamo::is_syllable)
}

/// Whether it is said of a label that it is not on the screen.
fn is_absent(text: &str, sentence: &Range<usize>, label: &Range<usize>) -> bool {
    let to = text.floor_char_boundary((label.end + NEAR).min(sentence.end));
    let behind = &text[label.end..to];
    let end = behind.find([',', ';', '.', '，']).unwrap_or(behind.len());
    let behind = &behind[..end];
    if ABSENT_KO.iter().any(|word| behind.contains(word)) {
        return true;
    }
    let from = text.ceil_char_boundary(label.start.saturating_sub(NEAR).max(sentence.start));
    let before = &text[from..label.start];
    let start = before.rfind([',', ';', '.']).map_or(0, |at| at + 1);
    [&before[start..], behind].iter().any(|part| {
        let part = format!(" {} ", part.to_ascii_lowercase());
        ABSENT_EN.iter().any(|word| part.contains(word))
    })
}
