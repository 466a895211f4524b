//! Who acts where the label's own clause does not say so: the reader, who is told to do it (수강생이 나가면 … 여세요), those who are
//! spoken of as “they”, and whoever was asked to do it (강의자에게 부탁하면 … 보내 줘요).

use std::ops::Range;

use crate::model::RoleSet;
use crate::text::text_before;

use super::clauses::Spoken;
use super::english::plain;
use super::korean::{is_linked, is_order_ending};
use super::naming::particle;
use super::passage::{Sentence, Word, words_of};

/// Words that stand for people who were named before.
const PRONOUNS_EN: [&str; 6] = ["they", "she", "he", "they'll", "they're", "who"];
/// The same in Korean, with any particle.
const PRONOUNS_KO: [&str; 5] = ["그분", "이분", "그들", "이들", "그쪽"];
/// Endings of what is asked or said, which somebody else does: 눌렀는지 물어보세요, 누르라고 하세요.
const EMBEDDED: [&str; 10] = ["는지", "은지", "인지", "을지", "도록", "라고", "다고", "냐고", "자고", "게"];
/// How a sentence ends in which somebody does something for the reader.
const FOR_READER: [&str; 12] = [
    "줘요",
    "줍니다",
    "줄 거예요",
    "줄 겁니다",
    "줄게요",
    "주실 거예요",
    "주십니다",
    "드려요",
    "드립니다",
    "드릴 거예요",
    "드릴게요",
    "줄 수 있어요",
];
/// How much of a sentence is read before a label, and of its end, in bytes.
const NEAR: usize = 160;

/// Whether a label that its sentence seems to say of a role is the reader's to press, who has another role: the role acts in a
/// clause that says when, and then the reader is told what to do.
pub(super) fn is_readers_own(sentence: &Sentence<'_>, label: &Range<usize>, spoken: &Spoken, readers: RoleSet) -> bool {
    let Sentence { text, namings, .. } = *sentence;
    let Some(own) = spoken.by.map(|by| &namings[by]).filter(|_| readers.and(spoken.roles).is_empty()) else {
        return false;
    };
    let (tail, end) = particle(text, own);
    let acts_before = match tail {
        "이" | "가" | "께서" => !spoken.here,
        "에게" | "한테" | "께" => !spoken.here || has_side_clause(&words_near(text, end..label.start)),
        _ => false,
    };
    let embedded = |word: &Word<'_>| EMBEDDED.iter().any(|end| word.text.ends_with(end));
    acts_before
        && end_behind(sentence, label).is_some_and(is_order_ending)
        && !words_near(text, label.end..sentence.range.end).iter().any(embedded)
}

/// Whom a label may be about by what was said before it in the sentence, or in the one before, which `mentioned` a role last.
pub(super) fn meant(sentence: &Sentence<'_>, label: &Range<usize>, mentioned: Option<RoleSet>) -> Option<RoleSet> {
    let Sentence { text, range, namings, .. } = *sentence;
    let before = namings.partition_point(|own| own.end <= label.start);
    let (roles, from, tail) = match before.checked_sub(1).map(|last| &namings[last]) {
        Some(own) => (own.roles, particle(text, own).1, particle(text, own).0),
        None => (mentioned?, range.start, ""),
    };
    let words = words_near(text, from..label.start);
    let pronoun = |word: &Word<'_>| {
        PRONOUNS_EN.contains(&plain(word.text).as_str()) || PRONOUNS_KO.iter().any(|own| word.text.starts_with(own))
    };
    let asked = matches!(tail, "에게" | "한테" | "께")
        && end_behind(sentence, label).is_some_and(|end| FOR_READER.iter().any(|own| end.ends_with(own)));
    (asked || words.iter().any(pronoun)).then_some(roles)
}

/// The words of a range, if it is short.
fn words_near(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    if range.start >= range.end || range.len() > NEAR { Vec::new() } else { words_of(text, range) }
}

/// Whether one of the words ends a clause that says when: 알린 다음, 묻기 전에.
fn has_side_clause(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| is_linked(word.text, words.get(at + 1).map_or("", |next| next.text)))
}

/// What a sentence says behind a label, without the signs at its end. None: it names somebody there.
fn end_behind<'s>(sentence: &Sentence<'s>, label: &Range<usize>) -> Option<&'s str> {
    let Sentence { text, range, namings, .. } = *sentence;
    let behind = &text[label.end.min(range.end)..range.end];
    let last = text_before(behind, behind.len(), NEAR).trim_end_matches(|c: char| !c.is_alphanumeric());
    let named = namings.last().is_some_and(|own| own.range.start > label.start);
    (!named).then_some(last)
}
