//! What a text that names a role says about it: whose screen it speaks of, and how surely.

use crate::korean::jamo::{is_syllable, last_consonant};
use crate::korean::{Reading, parse_tail};
use crate::model::RoleSet;

use super::english::{begins_clause, is_being, is_determiner, plain};
use super::korean::{appears, is_condition};
use super::naming::{Naming, SCREENS_KO, particle};
use super::passage::{Word, words_of};

/// How surely a text that says something else too is about a role's screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// By itself: 강의자로 시작하기, Getting started as an instructor.
    Alone,
    /// If another head says the same of another role: 강의자가 할 일, What instructors see. By itself, what stands under it may be
    /// about this role.
    Beside,
}

/// Whether a text that names one role, and says more, is about this role's screen.
pub(super) fn about(text: &str, namings: &[Naming]) -> Option<About> {
    let [own] = namings else { return None };
    if own.turned {
        return None;
    }
    let (particle, end) = particle(text, own);
    let behind = words_of(text, end..text.len());
    if is_bracketed(text, own) {
        return Some(About::Beside);
    }
    match text[own.range.start..own.end].contains(is_syllable) {
        false => about_in_english(&words_of(text, 0..own.range.start), &behind),
        true if own.on_screen => Some(About::Alone),
        true => about_in_korean(&text[own.range.clone()], particle, &words_of(text, 0..own.range.start), &behind),
    }
}

/// What a text says of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It names none.
    Nothing,
    /// It may be about this role's screen.
    Of(RoleSet),
    /// It names roles in another way.
    Else,
}

/// What a short text with these names says of roles.
pub(super) fn said(text: &str, namings: &[Naming]) -> Said {
    match about(text, namings) {
        Some(_) => Said::Of(namings[0].roles),
        None if namings.is_empty() => Said::Nothing,
        None => Said::Else,
    }
}

/// Whether brackets hold a role's name and nothing else: 강의 만들기 (강의자), [강의자] 강의 만들기.
fn is_bracketed(text: &str, own: &Naming) -> bool {
    let before = text[..own.range.start].trim_end();
    before.ends_with(['(', '[', '（']) && text[own.end..].trim_start().starts_with([')', ']', '）'])
}

/// What a text for somebody calls itself: 강의자 안내.
const GUIDES_KO: [&str; 9] =
    ["안내", "가이드", "도움말", "매뉴얼", "설명서", "사용법", "길잡이", "튜토리얼", "따라 하기"];

/// Verbs by which one becomes something, or makes somebody something: 강의자로 바꾸기, 강의자로 초대하기. Who does so is no instructor yet.
const CHANGES: [&str; 15] = [
    "바꾸", "바꿀", "바뀌", "변경", "전환", "초대", "추가", "등록", "지정", "임명", "승격", "설정", "보내", "옮기",
    "되",
];

/// 강의자로 시작하기 tells as whom one does it. 강의자가 할 일 and 강의자가 보는 이름 tell what is done there, 강의자에게 보이는 이름 what is seen
/// there. 강의자가 보낸 쪽지 is a thing that others may have on their screen, and 강의자에게 질문하기 is done by others.
fn about_in_korean(name: &str, particle: &str, before: &[Word<'_>], behind: &[Word<'_>]) -> Option<About> {
    let word = |at: usize| behind.get(at).map_or("", |word| word.text);
    let begins = |all: &[&str]| all.iter().any(|own| word(0).starts_with(own));
    match particle {
        "으로" | "로" | "으로서" | "로서" => {
            let object = before.iter().chain(behind).any(|word| word.text.ends_with(['을', '를']));
            let deed = behind.last().is_some_and(|last| last.text.ends_with('기'));
            (!begins(&CHANGES)).then_some(if object || !deed { About::Beside } else { About::Alone })
        }
        "이라면" | "라면" | "은" | "는" | "께서는" => Some(About::Beside),
        "이" | "가" if word(0).starts_with('되') => None,
        "이" | "가" | "께서" | "만" => (!tells_a_thing(behind)).then_some(About::Beside),
        "에게" | "에게는" | "에게만" | "께" | "한테" | "분들께" => {
            (appears(word(0)) || is_announced(behind)).then_some(About::Beside)
        }
        "을" | "를" if begins(&["위한", "위해"]) => Some(About::Beside),
        // 강의자 화면의 메뉴는 다음과 같아요.
        "의" if SCREENS_KO.iter().any(|screen| name.ends_with(screen)) => Some(About::Beside),
        // 강의자 계정으로 로그인해요, 강의자 안내, 강의자의 메뉴는
        "" | "의" => {
            let place = SCREENS_KO.iter().find_map(|screen| word(0).strip_prefix(screen));
            // 수강생 여러분, 안녕하세요.
            let called = begins(&GUIDES_KO) || begins(&["여러분"]);
            (place.is_some_and(is_place) || called).then_some(About::Beside)
        }
        // 저는 강의자예요.
        tail => {
            let reading = parse_tail(name, tail)?.reading;
            (reading == Reading::Copula).then_some(About::Beside)
        }
    }
}

/// Whether a particle says where something is, by what, or of what a text speaks: 계정으로, 화면에서, 화면의 메뉴는, 화면은.
fn is_place(particle: &str) -> bool {
    matches!(particle, "으로" | "로" | "에서" | "에서는" | "에" | "에는" | "의" | "은" | "는")
}

/// Whether words behind 강의자에게 say that the text itself tells them something: 안내드려요, 알려 드립니다.
fn is_announced(behind: &[Word<'_>]) -> bool {
    let tells = |own: &str| ["안내", "알려", "알립", "공지", "전해", "말씀"].iter().any(|start| own.starts_with(start));
    let gives =
        |own: &str| ["드려요", "드립니다", "드릴게요", "알립니다", "공지합니다"].iter().any(|end| own.ends_with(end));
    behind.iter().any(|word| tells(word.text)) && behind.last().is_some_and(|last| gives(last.text))
}

/// Whether words behind a subject say what was done (보낸 쪽지), or on what condition (탈퇴하면): the first verb before a noun tells.
fn tells_a_thing(words: &[Word<'_>]) -> bool {
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", |next| next.text);
        let last = word.text.chars().next_back();
        if is_condition(word.text, next) || word.text.ends_with('던') {
            return true;
        }
        let end = last.and_then(last_consonant);
        match (last, end) {
            (Some('는'), _) | (_, Some('ㄹ')) => return false,
            (_, Some('ㄴ')) if !next.is_empty() => return true,
            _ => {}
        }
    }
    false
}

/// Verbs in the past whose form does not tell it by -ed.
const PAST: [&str; 14] =
    ["sent", "wrote", "made", "got", "gave", "left", "paid", "bought", "saw", "did", "had", "took", "kept", "were"];

/// Getting started as an instructor tells as whom one does it; What instructors see, what is seen there. Messages from
/// instructors are a thing that others may have on their screen.
fn about_in_english(before: &[Word<'_>], behind: &[Word<'_>]) -> Option<About> {
    let small = |word: &Word<'_>| plain(word.text);
    let article = |word: &String| matches!(word.as_str(), "a" | "an" | "the");
    let mut words: Vec<String> = before.iter().map(small).collect();
    while words.last().is_some_and(|word| article(word) || word == "only") {
        words.pop();
    }
    let first = words.first().map_or("", String::as_str);
    let noun =
        words.iter().any(|word| is_determiner(word) || matches!(word.as_str(), "someone" | "somebody" | "people"));
    match words.last().map(String::as_str) {
        Some("as") => Some(if noun || words.len() > 4 { About::Beside } else { About::Alone }),
        Some("for") if first.ends_with("ing") && !noun && behind.is_empty() => Some(About::Alone),
        Some("for") => Some(About::Beside),
        // I'm a student. If you are an instructor, do the following:
        Some(last) if is_being(last) || last.ends_with("'m") || last.ends_with("'re") => Some(About::Beside),
        last if last.is_none() || matches!(first, "what" | "how" | "where" | "when" | "why") => {
            let verb = behind.first().map(small)?;
            let past = verb.ends_with("ed") || PAST.contains(&verb.as_str());
            let other = begins_clause(&verb)
                || matches!(
                    verb.as_str(),
                    "who" | "that" | "with" | "from" | "in" | "of" | "to" | "for" | "list" | "s"
                );
            (!past && !other).then_some(About::Beside)
        }
        _ => None,
    }
}
