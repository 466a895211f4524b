//! Where the clauses of a sentence end, and where it turns to the others.

use crate::korean::is_not;

use super::english::{begins_clause, is_determiner};
use super::heads::HEAD;
use super::korean::{ends_clause, is_condition, is_linked};
use super::naming::Naming;
use super::passage::Sentence;
use super::words::wholly;

/// What stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    Border,
    /// What follows is about the others: 아니면, otherwise.
    Turn {
        /// It stands right behind a label without a particle.
        bare: bool,
    },
    /// The others are named: everyone else, 나머지는.
    Others,
    Open,
    Close,
    /// By number.
    Naming(usize),
    Label(usize),
}

/// Persons that words like 나머지 and 다른 may speak of.
const PERSONS: [&str; 4] = ["사람", "분", "역할", "경우"];

/// What stands in a sentence outside of its labels, names aside.
pub(super) fn borders(sentence: &Sentence<'_>) -> Vec<(usize, Event)> {
    let Sentence { text, range, labels, namings, .. } = *sentence;
    let mut found = Vec::new();
    let own = &text[range.clone()];
    let words = words(own);
    // 학부모를 뺀 나머지는: those who are named already.
    let named_already = |start: usize| {
        let last = namings.partition_point(|naming| naming.end <= start).checked_sub(1).map(|last| &namings[last]);
        last.is_some_and(|last| last.turned && text[last.end..start].trim().is_empty())
    };
    // ‘출결 입력’ – 교사: whose the label is.
    let is_of_role = |at: usize| {
        let from = range.start + at;
        let behind = namings.partition_point(|naming| naming.range.start < from);
        let shifted: Vec<Naming> = namings[behind..].iter().map(|naming| naming.shifted(from)).collect();
        namings[..behind].is_empty() && own.len() - at <= HEAD && wholly(&own[at..], &shifted).is_some()
    };
    for at in 0..words.len() {
        let (start, word) = words[at];
        let word_at = |at: usize| words.get(at).map_or("", |(_, word)| *word);
        let place = Place::of(own, start, labels, range.start);
        if place != Place::Within && is_turn(word, word_at(at + 1)) {
            let bare = place == Place::BehindLabel && word.starts_with('아');
            found.push((range.start + start, Event::Turn { bare }));
        } else if is_others(word, word_at(at + 1), word_at(at + 2), at.checked_sub(1).map(word_at), place)
            && !named_already(range.start + start)
        {
            found.push((range.start + start, Event::Others));
        }
        let next = words.get(at + 1).map(|(at, word)| (range.start + at, *word));
        if begins_clause(word) || begins_purpose(sentence, (range.start + start, word), next) {
            found.push((range.start + start, Event::Border));
        } else if ends_clause(word) || word.ends_with('서') && is_linked(word, "") {
            found.push((range.start + start + word.len(), Event::Border));
        }
    }
    let mut before = ' ';
    for (at, c) in own.char_indices() {
        let event = match c {
            '—' | '–' if is_of_role(at + c.len_utf8()) => None,
            '-' if before == ' ' && is_of_role(at + 1) => None,
            ',' | '，' | ';' | '；' | '、' | '\n' | '—' | '–' => Some(Event::Border),
            '-' | '/' | '|' if before == ' ' => Some(Event::Border),
            '(' | '（' => Some(Event::Open),
            ')' | '）' => Some(Event::Close),
            _ => None,
        };
        found.extend(event.map(|event| (range.start + at, event)));
        before = c;
    }
    let inside = |at: usize| {
        let before = labels.partition_point(|label| label.start <= at);
        before > 0 && at < labels[before - 1].end
    };
    found.retain(|(at, _)| !inside(*at));
    found
}

/// The words of a sentence, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut word: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let in_word = c.is_alphanumeric() || matches!(c, '’' | '\'');
        match word {
            Some(start) if !in_word => {
                found.push((start, &text[start..at]));
                word = None;
            }
            None if in_word => word = Some(at),
            _ => {}
        }
    }
    found
}

/// Where a word stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It begins the clause.
    First,
    /// Right behind a label that has a particle of its own: ‘가’를 아니면.
    BehindObject,
    /// Right behind a label without a particle.
    BehindLabel,
    Within,
}

impl Place {
    fn of(sentence: &str, start: usize, labels: &[std::ops::Range<usize>], shift: usize) -> Self {
        let before = sentence[..start].trim_end();
        let last = labels.partition_point(|label| label.end <= shift + start).checked_sub(1);
        let between = last.and_then(|last| sentence.get(labels[last].end - shift.min(labels[last].end)..start));
        let bare = |text: &str| !text.contains(char::is_alphanumeric);
        match between {
            Some(between) if bare(between) => Place::BehindLabel,
            _ if before.is_empty() || before.ends_with([',', '，', ';', '；', '—', '–']) => Place::First,
            Some(between) if matches!(between.trim_matches(|c: char| !c.is_alphanumeric()), "을" | "를") => {
                Place::BehindObject
            }
            _ => Place::Within,
        }
    }
}

/// Whether a word where a clause may begin turns to the others: 아니면, 그렇지 않다면, otherwise, or else, if not.
fn is_turn(word: &str, next: &str) -> bool {
    let not = is_not(word) && is_condition(word, next);
    let english = word.eq_ignore_ascii_case("otherwise") || word.eq_ignore_ascii_case("else");
    let or_else = word.eq_ignore_ascii_case("or") && next.eq_ignore_ascii_case("else");
    let if_not = word.eq_ignore_ascii_case("if") && next.eq_ignore_ascii_case("not");
    not || word == "그렇지" || english || or_else || if_not
}

/// Whether the word at a place is “to” and begins a clause: Go to “a” to read what the instructor wrote. It does not before a
/// name or a determiner, nor behind a name: Ask students to open it.
fn begins_purpose(sentence: &Sentence<'_>, (at, word): (usize, &str), next: Option<(usize, &str)>) -> bool {
    let Some((next_at, next)) = next.filter(|_| word == "to") else { return false };
    let before = sentence.namings.partition_point(|own| own.range.start < at).checked_sub(1);
    let behind_name = before.is_some_and(|last| {
        sentence.text.get(sentence.namings[last].end..at).is_some_and(|between| between.trim().is_empty())
    });
    let verb = next.starts_with(|c: char| c.is_ascii_lowercase())
        && !is_determiner(next)
        && !matches!(next, "all" | "both" | "every" | "each" | "other")
        && !sentence.names(next_at);
    verb && !behind_name
}

/// Whether words name the others: everyone else, the others, 나머지는, 다른 사람은.
fn is_others(word: &str, next: &str, third: &str, before: Option<&str>, place: Place) -> bool {
    let word = word.to_lowercase();
    let all = matches!(word.as_str(), "everyone" | "everybody" | "anyone" | "anybody");
    // As a subject alone: “share it with others” is about nobody's screen.
    let begins = place == Place::First || before.is_some_and(begins_clause);
    let subject = |word: &str| ["은", "는", "라면"].iter().any(|tail| word.ends_with(tail));
    let persons = |word: &str| PERSONS.iter().any(|own| word.starts_with(own)) && subject(word);
    match word.as_str() {
        _ if all => next.eq_ignore_ascii_case("else"),
        "others" => begins,
        "all" | "the" => begins && next.eq_ignore_ascii_case("others"),
        "나머지는" => true,
        "나머지" | "다른" => persons(next),
        "그" => (next.starts_with('외') || next.starts_with('밖')) && persons(third),
        _ => false,
    }
}
