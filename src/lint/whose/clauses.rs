//! The clauses of a sentence, and which role each label in it is about.
//!
//! A label belongs to the role that is named before it in its clause, else to the one named behind it there, else to the
//! one that the clause before spoke of: “수강생 화면에서는 ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’”. What stands in parentheses
//! is a clause of its own, and parentheses that hold a role alone speak of the label before them: 내 강의실(수강생).
//!
//! Where a clause ends is guessed by commas, conjunctions and endings. One border too many does no harm, since what was
//! named goes on until another role is named.

use std::ops::Range;

use crate::korean::jamo;
use crate::model::RoleSet;

use super::words::{Naming, are_joined};

/// Words of English that begin a clause.
const BEGINNINGS: [&str; 16] = [
    "and", "but", "while", "whereas", "where", "when", "whenever", "or", "if", "then", "yet", "though", "although",
    "unless", "because", "instead",
];
/// Words behind a comma that turn to all the others.
const TURNS: [&str; 4] = ["아니면", "그렇지", "otherwise", "else"];
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
/// Words that set another label in its place, behind what they turn down: ‘가’ 대신, ‘가’ 메뉴 말고, ‘가’가 아니라.
const TURNED_DOWN_KO: [&str; 4] = ["대신", "말고", "아니", "아닌"];
/// The same in English, before it: instead of “a”.
const TURNED_DOWN_EN: [&str; 3] = ["instead of", "rather than", "in place of"];
/// Words that say so around a label.
const ABSENT_EN: [&str; 7] = [" not ", "n’t ", "n't ", " no ", "cannot ", " never ", " hidden "];

/// Nouns that may stand between a label and what turns it down.
const SCREENS: [&str; 5] = ["메뉴", "버튼", "탭", "화면", "항목"];
/// Longest particle behind a label that is turned down, in syllables.
const PARTICLE: usize = 2;

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
    /// By which of the role's names.
    pub(super) by: Option<usize>,
}

/// What stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Border,
    /// What follows is about the others: 아니면, otherwise.
    Turn,
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
    /// The number of the last name.
    by: Option<usize>,
    /// Whom the clause before spoke of, and by which name.
    before: Option<(RoleSet, Option<usize>)>,
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
    let say = |(roles, on_screen), by| Spoken { roles, here: true, on_screen, absent: false, by };
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
                // It is called “a” for students: what follows a label speaks of it, whoever was named before.
                if let Some((label, end)) = clause.label
                    && is_for(&text[end.min(own.range.start)..own.range.start])
                {
                    found[label] = Some(say((own.roles, own.on_screen), None));
                }
                clause.named = Some((roles, on_screen));
                clause.last = Some(number);
                clause.by = Some(number);
                for label in clause.waiting.drain(..) {
                    found[label] = Some(say((roles, on_screen), Some(number)));
                }
            }
            Event::Label(number) => {
                clause.holds_label = true;
                clause.last = None;
                clause.label = Some((number, labels[number].end));
                match clause.named {
                    Some(named) => found[number] = Some(say(named, clause.by)),
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
            Event::Turn => {
                clause.end(&mut found);
                clause.before = None;
                clause.start = at;
            }
            Event::Open => {
                let before = clause.named.map(|(roles, _)| (roles, clause.by)).or(clause.before);
                clauses.push(Clause { start: at, before, ..Clause::default() });
            }
            Event::Close if clauses.len() > 1 => {
                let Some(mut inner) = clauses.pop() else { break };
                let alone = inner.named.filter(|_| !inner.holds_label);
                inner.end(&mut found);
                let outer = clauses.last_mut().and_then(|outer| outer.label);
                if let (Some(named), Some((label, end))) = (alone, outer)
                    && text[end..inner.start].split_whitespace().count() <= 2
                {
                    found[label] = Some(say(named, None));
                    clauses.iter_mut().for_each(|clause| clause.waiting.retain(|own| *own != label));
                } else if let (Some(named), Some(outer)) = (alone, clauses.last_mut())
                    && !text[outer.start..inner.start].contains(char::is_alphanumeric)
                {
                    // (강의자) ‘수업 열기’를 눌러요.
                    outer.named = Some(named);
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
            let say = |(roles, by)| Spoken { roles, here: false, on_screen: false, absent: false, by };
            found[label] = self.before.map(say);
        }
        self.before = self.named.take().map(|(roles, _)| (roles, self.by)).or(self.before);
        self.last = None;
        self.by = None;
        self.label = None;
    }
}

/// Whether no more than “for” stands between a label and a role's name.
fn is_for(between: &str) -> bool {
    let words = || between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().next().is_some_and(|word| word.eq_ignore_ascii_case("for"))
        && words().skip(1).all(|word| word.eq_ignore_ascii_case("the"))
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
            let begins = || own[..start].trim_end().ends_with([',', '，', ';', '；']);
            if TURNS.iter().any(|turn| turn.eq_ignore_ascii_case(text)) && begins() {
                found.push((sentence.start + start, Event::Turn));
            } else if BEGINNINGS.iter().any(|begin| begin.eq_ignore_ascii_case(text)) {
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
        && word.ends_with(jamo::is_syllable)
}

/// Whether what stands behind a label turns it down: ‘가’ 대신, ‘가’ 메뉴 말고, ‘가’를 누르는 대신, ‘가’를 누르지 말고.
fn is_turned_down(behind: &str) -> bool {
    let behind = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    let turns = |word: &str| TURNED_DOWN_KO.iter().any(|own| word.starts_with(own));
    let (joined, rest) = behind.split_once(char::is_whitespace).unwrap_or((behind, ""));
    let mut words = rest.split_whitespace();
    let particle = joined.is_empty() || jamo::leading_syllables(joined) == joined && joined.chars().count() <= PARTICLE;
    if turns(joined) || !particle {
        return turns(joined);
    }
    let mut word = words.next().unwrap_or_default();
    if SCREENS.iter().any(|noun| word.strip_prefix(noun).is_some_and(|tail| tail.chars().count() <= 1)) {
        word = words.next().unwrap_or_default();
    }
    let next = words.next().unwrap_or_default();
    turns(word)
        || word.ends_with('는') && next.starts_with("대신")
        || word.ends_with('지') && (next.starts_with("말") || next.starts_with('않'))
}

/// Whether it is said right before a label that it is not there: 강의자에게 보이지 않는 ‘수업방’.
fn follows_absence(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    ["않는", "없는", "못하는"].iter().any(|word| before.ends_with(word))
}

/// Whether what stands before a label turns it down: instead of “a”, rather than opening the “a”.
fn follows_turning_down(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace()).to_ascii_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let between = |words: &[&str]| words.iter().all(|word| *word == "the" || *word == "a" || word.ends_with("ing"));
    (0..=2.min(words.len())).any(|count| {
        let (head, tail) = words.split_at(words.len() - count);
        let head = head[head.len().saturating_sub(3)..].join(" ");
        between(tail) && TURNED_DOWN_EN.iter().any(|own| head.ends_with(own))
    })
}

/// Whether it is said of a label that it is not on the screen.
fn is_absent(text: &str, sentence: &Range<usize>, label: &Range<usize>) -> bool {
    let to = text.floor_char_boundary((label.end + NEAR).min(sentence.end));
    let behind = &text[label.end..to];
    let end = behind.find([',', ';', '.', '，']).unwrap_or(behind.len());
    let behind = &behind[..end];
    if ABSENT_KO.iter().any(|word| behind.contains(word)) || is_turned_down(behind) {
        return true;
    }
    let from = text.ceil_char_boundary(label.start.saturating_sub(NEAR).max(sentence.start));
    let before = &text[from..label.start];
    let start = before.rfind([',', ';', '.']).map_or(0, |at| at + 1);
    if follows_turning_down(&before[start..]) || follows_absence(&before[start..]) {
        return true;
    }
    [&before[start..], behind].iter().any(|part| {
        let part = format!(" {} ", part.to_ascii_lowercase());
        ABSENT_EN.iter().any(|word| part.contains(word))
    })
}
