//! Questions that ask the readers whether they have a role: “Are you an instructor? Press …”, “강의자이신가요? …”. The sentence behind
//! them is about that role's screen.

use crate::korean::jamo::is_syllable;
use crate::korean::{Reading, parse_tail};
use crate::model::RoleSet;

use super::english::{is_determiner, plain};
use super::heads::HEAD;
use super::naming::particle;
use super::passage::{Sentence, words};

/// The roles of which a sentence asks whether the readers have them, if it asks nothing else.
pub(super) fn asked(sentence: &Sentence<'_>) -> Option<RoleSet> {
    let Sentence { text, range, labels, namings, .. } = *sentence;
    let own = text[range.clone()].trim_end();
    let [naming] = namings else { return None };
    if own.len() > HEAD || !own.ends_with(['?', '？']) || !labels.is_empty() {
        return None;
    }
    let (tail, end) = particle(text, naming);
    let behind = text.get(end..range.end)?;
    let is = match tail.starts_with(is_syllable) {
        true => naming.turned || parse_tail(&text[naming.range.clone()], tail)?.reading == Reading::Copula,
        false => words(&text[range.start..naming.range.start]).iter().all(|word| is_of_reader(word.text)),
    };
    (is && !behind.contains(char::is_alphanumeric)).then_some(naming.roles)
}

/// Whether a sentence asks where something is.
pub(super) fn asks_where(sentence: &Sentence<'_>) -> bool {
    let own = &sentence.text[sentence.range.clone()];
    let asks = |word: &str| word.starts_with("어디") || word.eq_ignore_ascii_case("where");
    own.trim_end().ends_with(['?', '？']) && words(own).iter().any(|word| asks(word.text))
}

/// Whether somebody speaks of himself in a sentence: 저는 수강생인데요, I’m a student.
pub(super) fn is_in_first_person(sentence: &Sentence<'_>) -> bool {
    let own = ["저는", "제가", "나는", "내가", "i", "i'm", "my"];
    let words = words(&sentence.text[sentence.range.clone()]);
    // 제출 전 is before it was handed in.
    words.first().is_some_and(|first| first.text == "전")
        || words.iter().any(|word| own.contains(&plain(word.text).as_str()))
}

/// Whether a word may stand before what the reader is: are you signed in as an, not a.
fn is_of_reader(word: &str) -> bool {
    let word = plain(word);
    let verbs = ["are", "aren't", "you", "you're", "not", "also", "already", "still", "signed", "logged", "in", "as"];
    is_determiner(&word) || verbs.contains(&word.as_str())
}
