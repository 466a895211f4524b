//! Korean sentences that a replacement would spoil.

use crate::korean::{Reading, analyse, is_action};

use super::{Place, Replacement};

/// Endings that honour a person.
const HONOURS: [char; 3] = ['님', '분', '씨'];
/// Words that a person who is honoured is spoken to or of with.
const HONOURING: [&str; 14] =
    ["안녕", "반갑", "감사", "고맙", "죄송", "말씀", "드려", "드립", "드리", "뵙", "뵈", "여쭈", "여쭤", "계시"];

/// Whether the sentence would be no good Korean, or lose its courtesy.
pub(super) fn spoils(place: &Place<'_>, Replacement { listed, new }: Replacement<'_>) -> bool {
    takes_verb(place) && (!is_action(new) || new.contains(' ') && is_taken(place))
        || loses_honour(listed, new) && is_addressed(place)
}

/// Whether 하다, 되다, 받다 and the like follow the term, written together with it or not.
fn takes_verb(place: &Place<'_>) -> bool {
    let is_verb = |tail: &str| analyse(tail, None, 2).is_some_and(|analysis| analysis.reading == Reading::Verb);
    match place.tail() {
        "" => is_verb(place.next_word()),
        tail => is_verb(tail),
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
    tail.contains('께') || called || honoured(place.before()) || honoured(sentence)
}
