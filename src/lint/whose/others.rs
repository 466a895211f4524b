//! Names of roles that are turned down: 강의자가 아니라면, 강의자를 제외하면, if you are not an instructor, everyone but instructors. All
//! the others are meant.

use std::ops::Range;

use crate::korean::{is_missing, is_not};
use crate::model::RoleSet;
use crate::text::{line_before, text_after};

use super::english::{is_being, is_determiner, is_negator, plain};
use super::korean::{ends_clause, is_condition, is_linked, is_set_aside};
use super::naming::{Naming, SCREENS_KO, are_joined, particle};
use super::passage::words_of;

/// How far before a name English may turn it down, in bytes.
const NEAR: usize = 64;
/// Signs behind which a name is not turned down any more.
const ENDS: [char; 10] = [',', '.', ';', '!', '?', '，', '。', '！', '？', '\n'];
/// How many words behind 강의자로 may say that one does not do so.
const SAID: usize = 4;
/// Words of English between a denial and what it denies.
const ADVERBS: [&str; 8] = ["also", "currently", "yet", "already", "still", "even", "just", "really"];
/// What one has as a role, besides a screen: 강의자 권한이 없으면.
const STANDINGS: [&str; 3] = ["권한", "자격", "역할"];

/// Of the names in a text, those that are turned down mean all the others. Names that are joined (강의자나 수강생이 아니라면) are turned
/// down together. Of whom nobody is left, no name stays.
pub(super) fn turn_down(text: &str, namings: &mut Vec<Naming>, everyone: RoleSet) {
    let mut first = 0;
    while first < namings.len() {
        let joined = |at: &usize| are_joined(text, &namings[at - 1], &namings[*at]);
        let end = (first + 1..namings.len()).take_while(joined).last().map_or(first + 1, |last| last + 1);
        let behind = turned_down_behind(text, &namings[end - 1]);
        // Unlike students, instructors open it: a list ends with “and” or “or”, not behind a comma.
        let between = |at: usize| text.get(namings[at - 1].end..namings[at].range.start).unwrap_or_default();
        let ends = |at: &usize| between(*at).trim() != ",";
        let listed = (first + 1..end).rev().find(ends).map_or(first + 1, |last| last + 1);
        let end = if behind.is_some() { end } else { listed };
        if behind.is_some() || is_turned_down_before(text, &namings[first].range) {
            let named = namings[first..end].iter().fold(RoleSet::NOBODY, |all, own| all.or(own.roles));
            for own in &mut namings[first..end] {
                own.roles = everyone.without(named);
                own.turned = true;
            }
            namings[end - 1].end = behind.unwrap_or(namings[end - 1].end);
        }
        first = end;
    }
    namings.retain(|own| !own.roles.is_empty());
}

/// Where the Korean words end that turn down the name before them. None: there are none.
fn turned_down_behind(text: &str, own: &Naming) -> Option<usize> {
    let (mut tail, from) = particle(text, own);
    let behind = text_after(text, from, NEAR);
    let behind = behind.split_once(ENDS).map_or(behind, |(own, _)| own);
    let words = words_of(text, from..from + behind.len());
    let mut words = words.iter();
    let mut word = words.next()?;
    let mut standing = SCREENS_KO.iter().any(|screen| text[own.range.clone()].ends_with(screen));
    let mut nouns = SCREENS_KO.iter().chain(&STANDINGS);
    if matches!(tail, "" | "의")
        && let Some(rest) = nouns.find_map(|noun| word.text.strip_prefix(noun)).filter(|rest| rest.chars().count() <= 2)
    {
        (tail, standing) = (rest, true);
        word = words.next()?;
    }
    // 강의자의 도움 없이, 강의자 허락 없이
    let help =
        words.clone().next().filter(|next| matches!(tail, "" | "의") && !standing && next.text.starts_with("없이"));
    if let Some(without) = help {
        return Some(without.at + without.text.len());
    }
    let rest = std::iter::once(word).chain(words.clone()).take(SAID);
    let next = words.next().map_or("", |next| next.text);
    let subject = matches!(tail, "" | "이" | "가" | "은" | "는" | "도" | "만");
    let turned = match word.text {
        // 강의자로 가입하지 않았다면, 강의자로 로그인한 상태가 아니라면
        _ if matches!(tail, "로" | "으로" | "로서" | "으로서") => rest
            .take_while(|own| !is_linked(own.text, "") && (!ends_clause(own.text) || is_denial(own.text)))
            .any(|own| is_denial(own.text)),
        // 강의자만이 아니라 수강생도: both.
        own if is_not(own) => subject && !(tail == "만" && own.starts_with("아니라") && !is_condition(own, next)),
        "말고" | "말고는" | "말곤" => true,
        // 강의자를 대신 불러요: instead of somebody else.
        "대신" | "대신에" => tail.is_empty(),
        "외에" | "외에는" | "외엔" | "외의" | "이외에" | "이외에는" | "이외의" => tail.is_empty(),
        "달리" => matches!(tail, "와" | "과" | "와는" | "과는"),
        // 강의자 권한이 없으면, 강의자가 없어도; but 강의자는 없어요 says what they do not have.
        own if is_missing(own) => standing && subject || matches!(tail, "" | "이" | "가"),
        own => matches!(tail, "" | "을" | "를" | "만" | "은" | "는") && is_set_aside(own, next),
    };
    turned.then(|| word.at + word.text.len())
}

/// Whether a word denies the verb or noun before it.
fn is_denial(word: &str) -> bool {
    word.starts_with(['않', '못']) || is_not(word)
}

/// Whether English words before a name turn it down: not an instructor, everyone but instructors, unlike instructors.
fn is_turned_down_before(text: &str, name: &Range<usize>) -> bool {
    let before = line_before(text, name.start, NEAR);
    let before = before.rfind([',', '.', ';', '(']).map_or(before, |at| &before[at + 1..]);
    let before = plain(before);
    if before.ends_with("non-") {
        return true;
    }
    let mut words: Vec<&str> = before.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    while words.last().is_some_and(|word| is_determiner(word) || matches!(*word, "one" | "of" | "for" | "from")) {
        words.pop();
    }
    let ends = |phrase: &[&str]| words.ends_with(phrase);
    let all = ["everyone", "everybody", "anyone", "anybody", "all"];
    let alone = ["except", "excepting", "excluding", "unlike", "aside", "apart", "exception", "outside"];
    let beside = ["contrast", "opposed", "contrary", "compared"];
    if beside.iter().any(|own| ends(&[own, "to"]) || ends(&[own, "with"])) {
        return true;
    }
    if alone.iter().any(|own| ends(&[own])) || ends(&["other", "than"]) || all.iter().any(|own| ends(&[own, "but"])) {
        // No one except instructors: they alone.
        return !words.iter().any(|word| matches!(*word, "no" | "nobody" | "none"));
    }
    let mut said = false;
    while let Some(word) = words.pop() {
        if is_negator(word) {
            return true;
        }
        if word == "unless" {
            return said;
        }
        let copula = is_being(word) || matches!(word, "you're" | "as");
        let between =
            ADVERBS.contains(&word) || is_determiner(word) || matches!(word, "you" | "in" | "up" | "using" | "on");
        if !copula && !between && !word.ends_with("ed") && !word.ends_with("ing") {
            return false;
        }
        said |= copula;
    }
    false
}
