//! What a sentence says of a label only afterwards: the role that one has to have for it, and, in a sentence of its own, who alone
//! has it.

use crate::korean::jamo::is_syllable;
use crate::model::RoleSet;
use crate::text::text_before;

use super::english::{is_determiner, plain};
use super::heads::HEAD;
use super::passage::{Sentence, words};

/// How much of a clause is read before a name, in bytes.
const NEAR: usize = 64;
/// How much is read before a clause for the ending that makes it a purpose, in bytes.
const ENDING: usize = 16;

/// Whether a clause, which begins there, says that one has to have the role with this number for what the clause before names as a
/// purpose: ‘출결 입력’을 쓰려면 교사 권한이 필요해요, to open “Billing”, you need the owner role.
pub(super) fn is_needed(sentence: &Sentence<'_>, start: usize, number: usize) -> bool {
    let Sentence { text, range, namings, .. } = *sentence;
    let own = &namings[number];
    if text_before(text, start, ENDING).trim_end().ends_with("려면") {
        let needs = ["필요", "있어야", "여야", "로그인", "접속"];
        let (tail, behind) = (&text[own.range.end..own.end], sentence.behind(number));
        return needs.iter().any(|word| behind.contains(word) || tail.contains(word));
    }
    let before = text.get(start..own.range.start).filter(|before| before.len() <= NEAR).unwrap_or_default();
    let words: Vec<String> = words(before).iter().map(|word| plain(word.text)).collect();
    let purpose = ["To ", "In order to "].iter().any(|own| text[range.start..].starts_with(own));
    let needs = ["need", "must", "have", "should"];
    purpose
        && words.first().is_some_and(|first| first == "you")
        && words.iter().any(|word| needs.contains(&word.as_str()))
}

/// Who alone has what the sentence before spoke of, if a sentence says no more than that: 관리자에게만 있는 메뉴예요, only owners see it.
pub(super) fn had_alone(sentence: &Sentence<'_>) -> Option<RoleSet> {
    let Sentence { text, range, labels, namings, .. } = *sentence;
    let [own] = namings else { return None };
    let said = &text[range.clone()];
    if own.turned || !labels.is_empty() || said.len() > HEAD || said.trim_end().ends_with(['?', '？']) {
        return None;
    }
    let before = text.get(range.start..own.range.start)?;
    let korean = text[own.range.clone()].ends_with(is_syllable);
    let alone = match korean {
        true => {
            let until = |word: &str| word.ends_with('만') || word.starts_with("전용");
            text.get(own.range.start..range.end)?.split_whitespace().take(2).any(until)
        }
        false => {
            let last = words(before).into_iter().rev().find(|word| !is_determiner(word.text));
            let only = |text: &str| text.eq_ignore_ascii_case("only");
            let next = text.get(own.end..range.end)?.split_whitespace().next();
            last.is_some_and(|last| only(last.text)) || next.is_some_and(|next| only(next.trim_end_matches('.')))
        }
    };
    // 이 메뉴는 관리자에게만: what comes before is the label, by another word.
    let short = words(before).len() <= 3;
    (alone && short).then_some(own.roles)
}
