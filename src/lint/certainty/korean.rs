//! Korean sentences that a replacement would spoil.

use crate::korean::{Reading, analyse, is_action, jamo};

use super::actions::is_surely_action;
use super::{Place, Replacement, closes};

/// Endings that honour a person.
const HONOURS: [char; 3] = ['님', '분', '씨'];
/// Words that a person who is honoured is spoken to or of with.
const HONOURING: [&str; 14] =
    ["안녕", "반갑", "감사", "고맙", "죄송", "말씀", "드려", "드립", "드리", "뵙", "뵈", "여쭈", "여쭤", "계시"];

/// Words with 님 of their own, which name people without speaking to them.
const WITH_NIM: [&str; 6] = ["선생님", "부모님", "학부모님", "사장님", "스님", "손님"];
/// Endings by which a verb honours its subject: 요청하신.
const HONOURING_ENDINGS: [&str; 15] = [
    "신",
    "시면",
    "시는",
    "시고",
    "시며",
    "셔서",
    "세요",
    "십니다",
    "시기",
    "시나요",
    "시죠",
    "시겠",
    "실까요",
    "실래요",
    "시지만",
];
/// What tells when something is done, behind a noun of action.
const TIMES: [&str; 11] = ["후", "뒤", "시", "전", "중", "직후", "직전", "이후", "이전", "즉시", "도중"];
/// What tells how far it is, behind such a noun; a verb made a noun may stand there too: 내려받기 완료.
const STAGES: [&str; 6] = ["완료", "가능", "불가", "예정", "실패", "성공"];
/// Beginnings of 하다 in its forms.
const DO: [&str; 7] = ["하", "해", "했", "한", "할", "합", "함"];

/// Whether the sentence would become wrong Korean, or less polite.
pub(super) fn spoils(place: &Place<'_>, Replacement { listed, new }: Replacement<'_>) -> bool {
    takes_verb(place) && (!is_surely_action(new) || new.contains(' ') && is_taken(place))
        || is_surely_action(listed) && !is_surely_action(new) && is_done(place, new)
        || has_doubtful_particle(place)
        || loses_honour(listed, new) && (!WITH_NIM.contains(&listed) && listed.ends_with('님') || is_addressed(place))
}

/// Whether a particle is misspelt, so that what becomes of it cannot be told: it stands apart from its noun (강좌 를), or
/// is a copula in a common misspelling (강좌에요).
fn has_doubtful_particle(place: &Place<'_>) -> bool {
    place.tail() == "에요" || place.tail().is_empty() && matches!(place.next_word(), "을" | "를" | "은" | "는")
}

/// Whether the place speaks of something done, though 하다 is not written together with the term: 클릭 후, 버튼을 클릭만,
/// 문의를 하세요. A verb made a noun fits some of these: 내려받기를 하세요, 내려받기 완료.
fn is_done(place: &Place<'_>, new: &str) -> bool {
    let next = place.next_word();
    let begins = |words: &[&str]| words.iter().any(|word| is_with_particles(next, word));
    let verbal = !is_action(new);
    let governed = place.before().trim_end().ends_with(['을', '를']) && place.before().ends_with(' ');
    match place.tail() {
        // 공유 안 해요 is no 나누기 안 해요.
        "" => begins(&TIMES) || matches!(next, "안" | "못") || governed || !verbal && begins(&STAGES),
        "을" | "를" | "만" | "도" | "은" | "는" => {
            governed || !verbal && DO.iter().any(|form| next.starts_with(form))
        }
        _ => false,
    }
}

/// Whether a word is `noun` with particles at most.
fn is_with_particles(word: &str, noun: &str) -> bool {
    let hangul = jamo::leading_syllables(word);
    let rest = hangul.strip_prefix(noun);
    rest.is_some_and(|rest| analyse(rest, None, 2).is_some_and(|analysis| analysis.reading != Reading::Verb))
}

/// Whether 하다, 되다, 받다 and the like follow the term, written together with it or not.
fn takes_verb(place: &Place<'_>) -> bool {
    let is_verb = |tail: &str| analyse(tail, None, 2).is_some_and(|analysis| analysis.reading == Reading::Verb);
    match place.tail() {
        "" => is_verb(place.next_word()) || is_verb(behind_marks(place.after())),
        tail => is_verb(tail),
    }
}

/// The Hangul that goes on right behind closing marks, or a note in brackets: “다운로드”하세요, 다운로드(무료)하세요.
fn behind_marks(after: &str) -> &str {
    let note = after.strip_prefix(['(', '（', '[']).and_then(|inner| inner.split_once([')', '）', ']']));
    let bare = after.trim_start_matches(|c| closes(c) || matches!(c, ']' | ')'));
    match note {
        Some((note, rest)) if !note.contains('\n') => jamo::leading_syllables(rest),
        _ if bare.len() < after.len() => jamo::leading_syllables(bare),
        _ => "",
    }
}

/// Whether 받다, 드리다 and the like are written together with the term: 환불받으려면. They do not go on a name of two words.
fn is_taken(place: &Place<'_>) -> bool {
    place.tail().starts_with(['받', '드', '시', '당'])
}

/// Whether a person is honoured in the old word and not in the new one.
fn loses_honour(listed: &str, new: &str) -> bool {
    listed.ends_with(HONOURS) && listed.chars().count() > 1 && !new.ends_with(HONOURS)
}

/// Whether a person is called, or spoken of with honour: 선생님!, 선생님께.
fn is_addressed(place: &Place<'_>) -> bool {
    let (tail, after) = (place.tail(), place.after());
    let called = matches!(tail, "" | "들" | "아" | "야" | "여")
        && !after.starts_with(|c: char| c.is_whitespace() || c.is_alphanumeric());
    let sentence = &after[..after.find(['.', '!', '?', '\n']).unwrap_or(after.len())];
    let honoured = |text: &str| HONOURING.iter().any(|own| text.contains(own));
    let subject = matches!(tail, "이" | "가" | "은" | "는" | "도" | "만" | "들이" | "들은");
    let honours = |word: &str| {
        word.contains('셨') || HONOURING_ENDINGS.iter().any(|end| word.trim_end_matches([',', '”', '"']).ends_with(end))
    };
    let served = || subject && sentence.split_whitespace().any(honours);
    tail.contains('께') || called || honoured(place.before()) || honoured(sentence) || served()
}
