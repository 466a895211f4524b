//! Korean: 없다, 보이지 않다, 대신, 말고, 아니라.
//!
//! A denial behind a label is about the label if this is the subject or object of the verb that is denied. So the words
//! between them are gone through: where a clause ends or another noun is the subject or object, it is about something else.

use crate::korean::{is_form_of, is_missing, is_not, jamo};
use crate::model::THINGS_KO;

use super::super::korean::{appears, ends_clause, is_condition, is_linked, is_set_aside, tail_of, takes_place};
use super::{Part, Word, words_of};

/// Verbs that say of a thing that it is not, or no more, to be seen.
const VANISHES: [&str; 3] = ["사라지", "빠지", "제외되"];
/// Verbs that say that somebody hides it.
const HIDDEN: [&str; 2] = ["숨겨", "감춰"];
/// Verbs that say of a thing that it was taken away.
const REMOVED: [&str; 4] = ["뺐", "없앴", "숨겼", "감췄"];
/// Verbs that, denied, ask for what they are about: 빠뜨리지 말고 누르세요.
const OMISSIONS: [&str; 8] = ["잊", "까먹", "빠뜨리", "빠지", "빼", "놓치", "건너뛰", "미루"];

/// What a label is to the words behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// No particle.
    Bare,
    /// 이, 가
    Subject,
    /// 은, 는, 도, 만
    Topic,
    /// 을, 를
    Object,
    /// 에, 으로: where one goes.
    Goal,
    /// 의
    Owner,
    /// 에서 and all others.
    Other,
}

/// What is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Denied {
    /// That something is there: 없다.
    Being,
    /// That something is done or happens: 누르지 않다, 안 보이다, 볼 수 없다.
    Doing {
        /// It is that something appears.
        appears: bool,
    },
}

impl Case {
    fn of(particle: &str) -> Self {
        let last = |ends: [&str; 2]| ends.iter().any(|end| particle.ends_with(end));
        match particle {
            "" => Case::Bare,
            "의" => Case::Owner,
            _ if particle.starts_with("에서") || particle.starts_with("에게") => Case::Other,
            _ if particle.starts_with('에') || particle.starts_with("으로") || particle.starts_with('로') => {
                Case::Goal
            }
            _ if last(["을", "를"]) => Case::Object,
            _ if last(["이", "가"]) => Case::Subject,
            _ if last(["은", "는"]) || last(["도", "만"]) => Case::Topic,
            _ => Case::Other,
        }
    }
}

/// Whether what stands behind a label turns it down.
pub(super) fn is_denied_behind(part: &Part<'_>) -> bool {
    let joined = &part.text[part.behind.clone()];
    // The mark that closes the label.
    let mark = joined.len() - joined.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace()).len();
    let from = part.behind.start + mark;
    let mut words = words_of(part.text, from..part.behind.end);
    let mut particle = "";
    // ‘가’아니라, ‘가’메뉴를: words, written together.
    let word = |text: &str| thing_of(text).is_some() || is_not(text) || is_missing(text) || begins(text, &INSTEAD);
    let joined = words.first().filter(|_| !part.text[from..].starts_with(char::is_whitespace));
    if let Some(joined) = joined.filter(|joined| !word(joined.text)) {
        particle = joined.text;
        words.remove(0);
    }
    // The thing that bears the name: ‘가’ 메뉴를, ‘가’라는 버튼이.
    if matches!(particle, "" | "의" | "이라는" | "라는" | "이란" | "란")
        && let Some((first, thing)) = words.first().and_then(|word| Some((word, thing_of(word.text)?)))
    {
        particle = &first.text[thing.len()..];
        words.remove(0);
    }
    is_instead_of(particle, &words).unwrap_or_else(|| is_verb_denied(part, Case::of(particle), &words))
}

/// Words that may be written together with the label before them.
const INSTEAD: [&str; 5] = ["대신", "말고", "말곤", "외에", "외엔"];

fn begins(word: &str, all: &[&str]) -> bool {
    all.iter().any(|own| word.starts_with(own))
}

/// Whether a verb says of its subject that it is not, or no more, to be seen: 사라졌어요, 빠져 있어요.
fn vanishes(word: &str) -> bool {
    let leaves = begins(word, &["빠져나", "빠져들"]);
    begins(word, &HIDDEN) || VANISHES.iter().any(|stem| is_form_of(word, stem)) && !leaves
}

/// The word for a thing with which a word begins, if nothing but a particle follows.
fn thing_of(word: &str) -> Option<&'static str> {
    let fits = |thing: &&&str| word.strip_prefix(**thing).is_some_and(|rest| rest.chars().count() <= 3);
    // ‘가’ 권한이 없어요: who may not press it does not have it.
    THINGS_KO.iter().chain(&["권한"]).find(fits).copied()
}

/// Whether words right behind a label say that another one is meant: 대신, 말고, 아니라. None: there are none.
fn is_instead_of(particle: &str, words: &[Word<'_>]) -> Option<bool> {
    let case = Case::of(particle);
    let first = words.first()?;
    let next = words.get(1).map_or("", |word| word.text);
    match first.text {
        // ‘가’에서 대신 …, ‘가’를 대신 눌러요: instead of something else.
        "대신" | "대신에" => matches!(case, Case::Bare | Case::Owner).then_some(true),
        word if is_form_of(word, "대신하") => (case == Case::Object).then_some(true),
        "말고" => Some(true),
        // ‘가’를 제외한 모든 메뉴가 보여요, but ‘가’ 외에는 누르지 않아요: it alone is pressed.
        word if begins(word, &["외에", "외엔", "이외", "말고는", "말곤"]) || is_set_aside(word, next) => {
            let has = |all: &[&str]| words.iter().any(|word| begins(word.text, all));
            Some(has(&["모든", "모두", "나머지", "다른"]) && !has(&["않", "없", "못", "안"]) && !word.ends_with('도'))
        }
        word if is_not(word) => {
            let fits = matches!(case, Case::Bare | Case::Subject | Case::Topic);
            // ‘가’ 아니면 ‘나’ names both; ‘가’뿐만 아니라 too.
            let both = is_condition(word, next) || particle.contains('뿐') || particle.contains('만');
            fits.then_some(!both)
        }
        _ => None,
    }
}

/// Whether a verb behind a label is denied whose subject or object it is.
fn is_verb_denied(part: &Part<'_>, case: Case, words: &[Word<'_>]) -> bool {
    let (mut subject, mut object, mut topic) = (false, false, false);
    let text_at = |at: usize| words.get(at).map_or("", |word| word.text);
    // 누르려고 해도 누를 수 없어요: what is denied is what one wants.
    let wants = |at: usize| text_at(at).ends_with("려고") && text_at(at + 1).starts_with('해');
    for (at, word) in words.iter().enumerate() {
        if wants(at) || at > 0 && wants(at - 1) {
            continue;
        }
        if let Some((denied, end)) = denial(&words[at..]) {
            let end = at + end;
            let other = match denied {
                Denied::Being => subject || topic || !matches!(case, Case::Bare | Case::Subject | Case::Topic),
                // ‘가’가 꺼지지 않게: it is there.
                Denied::Doing { appears: false } if case == Case::Subject => true,
                Denied::Doing { .. } => {
                    object || subject && case != Case::Object || matches!(case, Case::Owner | Case::Other)
                }
            };
            return !other && !is_taken_back(&words[end..]);
        }
        let naming = part.naming_at(word.at).is_some();
        if !naming && (ends_clause(word.text) || is_linked(word.text, text_at(at + 1))) {
            return false;
        }
        let tail = tail_of(word.text);
        // ‘가’를 쓰는 사람: the verb is over.
        if case == Case::Object && !naming && word.text.ends_with('는') && !takes_place(word.text) {
            return false;
        }
        subject |= !naming && matches!(tail, "이" | "가");
        object |= !naming && matches!(tail, "을" | "를");
        topic = !naming && matches!(tail, "은" | "는" | "도" | "만") && !takes_place(word.text);
    }
    false
}

/// The denial that begins with the first of these words, and which of them says so: 누르지 않아요, 안 보여요, 볼 수 없어요, 없어요,
/// 누르는 대신.
fn denial(words: &[Word<'_>]) -> Option<(Denied, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let (first, next, third) = (word(0), word(1), word(2));
    if is_missing(first) || vanishes(first) {
        return Some((Denied::Being, 0));
    }
    if begins(first, &REMOVED) {
        return Some((Denied::Doing { appears: false }, 0));
    }
    if matches!(first, "안" | "못") && !next.is_empty() {
        return Some((Denied::Doing { appears: appears(next) }, 1));
    }
    let stem = ["지", "지는", "진", "지도", "지를", "질"]
        .iter()
        .any(|end| first.strip_suffix(end).is_some_and(|stem| !stem.is_empty()));
    // 들어 있지 않아요
    let is_there = appears(first) || first.starts_with("있지");
    if stem && begins(next, &["않", "말", "마세", "마시", "마십", "마라", "못"]) {
        return (!begins(first, &OMISSIONS)).then_some((Denied::Doing { appears: is_there }, 1));
    }
    // 볼 수 없다, 쓸 일이 없다, 누를 필요는 없다
    let prospective = first.chars().next_back().and_then(jamo::last_consonant) == Some('ㄹ');
    if prospective && !next.is_empty() && third.starts_with('없') {
        return Some((Denied::Doing { appears: appears(first) }, 2));
    }
    let instead = first.ends_with('는') && next.starts_with("대신");
    let rather = ["기보다", "기보다는", "기보단"].iter().any(|end| first.ends_with(end));
    (instead || rather).then_some((Denied::Doing { appears: false }, 0))
}

/// Whether a denial, its own word first, denies nothing after all: 않으면 안 돼요 and 없이는 ask for it, 없으면 and 않을 때
/// expect it.
fn is_taken_back(words: &[Word<'_>]) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let (own, next, third) = (word(0), word(1), word(2));
    is_condition(own, next)
        || own == "없이는"
        || (own.ends_with('을') || own.ends_with('질')) && next.starts_with(['수', '일']) && third.starts_with('없')
        || own.starts_with("없어서는") && next == "안"
        || own.ends_with('지') && (next.starts_with('않') || next.starts_with('못'))
}

/// Whether a clause right before a label says that a role does not have it: 강의자에게 보이지 않는 ‘수업방’. The role has to stand
/// in that clause, and nothing else be its subject: 알림이 없는 ‘수업방’ is there.
pub(super) fn is_denied_before(part: &Part<'_>) -> bool {
    let words = words_of(part.text, part.before.clone());
    let last = |back: usize| words.len().checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.text);
    let is_denying = |word: &str| ["는", "은", "던"].iter().any(|end| word.ends_with(end));
    let verb = match (last(3), last(2), last(1)) {
        (able, "수", "없는" | "없던") if !able.is_empty() => 3,
        (_, _, "없는" | "없던" | "없을") => 1,
        (_, verb, word)
            if verb.ends_with('지') && (word.starts_with('않') || word.starts_with('못')) && is_denying(word) =>
        {
            2
        }
        (_, "안" | "못", word) if is_denying(word) || word.ends_with('인') => 2,
        // 빠져 있는 ‘가’, 빠진 ‘가’
        (_, verb, "있는" | "있던") if vanishes(verb) => 2,
        (_, _, word) if vanishes(word) && word.chars().next_back().and_then(jamo::last_consonant) == Some('ㄴ') => 1,
        _ => return false,
    };
    for word in words[..words.len() - verb].iter().rev() {
        let tail = tail_of(word.text);
        if let Some(naming) = part.naming_at(word.at) {
            let own = &part.text[naming.range.end..naming.end];
            // 강의자는 쓰지 않는 ‘수업방’을 지워요: who deletes it, not who does not use it.
            return !matches!(own, "은" | "는" | "도" | "만");
        }
        if matches!(tail, "이" | "가" | "을" | "를") || ends_clause(word.text) {
            return false;
        }
    }
    false
}
