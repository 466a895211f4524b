//! Ids for concepts that have none. An id does not change when rows are added to the sheet.

use std::collections::{BTreeMap, BTreeSet};

use crate::korean::jamo::{INITIALS, VOWELS, decompose};
use crate::parse::glossary::Status;

use super::ConceptEntry;

/// The letters of the Revised Romanization of Korean (Ministry of Culture, 2000), syllable by syllable.
const INITIAL_LETTERS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWEL_LETTERS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];

/// Gives every entry a unique id: its own, else its preferred English term, else its first term in Latin letters.
/// Returns how many ids were made.
pub(super) fn name_entries(entries: &mut [ConceptEntry]) -> usize {
    let mut taken = BTreeSet::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut made = 0;
    for (number, entry) in entries.iter_mut().enumerate() {
        let preferred = || entry.terms.iter().filter(|term| term.status == Status::Preferred);
        let english = preferred().filter(|term| term.lang == "en").map(|term| &term.text);
        let texts = english.chain(preferred().map(|term| &term.text)).chain(entry.terms.iter().map(|term| &term.text));
        let own = Some(own_id(&entry.id)).filter(|id| !id.is_empty());
        let base = own.or_else(|| texts.map(|text| slug(text)).find(|slug| !slug.is_empty()));
        let base = base.unwrap_or_else(|| format!("term-{}", number + 1));
        let mut id = base.clone();
        while !taken.insert(id.clone()) {
            let count = last.entry(base.clone()).or_insert(1);
            *count += 1;
            id = format!("{base}-{count}");
        }
        made += usize::from(id != entry.id);
        entry.id = id;
    }
    made
}

/// A given id, with `-` for characters that an id may not hold.
pub(super) fn own_id(id: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let id = id.split(|c| !fits(c)).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    id.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The characters of a text that an id may hold; Hangul is romanised.
pub(super) fn slug(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => plain.push(c.to_ascii_lowercase()),
            c => plain.push_str(&romanised(c).unwrap_or_else(|| "-".to_owned())),
        }
    }
    let slug = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if slug.starts_with(|c: char| c.is_ascii_digit()) { format!("t-{slug}") } else { slug }
}

/// A syllable in Latin letters.
fn romanised(c: char) -> Option<String> {
    let syllable = decompose(c)?;
    let initial = INITIALS.iter().position(|own| *own == syllable.initial)?;
    let vowel = VOWELS.iter().position(|own| *own == syllable.vowel)?;
    let last = match syllable.last {
        None => "",
        Some('ㄱ' | 'ㄲ' | 'ㄳ' | 'ㄺ' | 'ㅋ') => "k",
        Some('ㄴ' | 'ㄵ' | 'ㄶ') => "n",
        Some('ㄹ' | 'ㄼ' | 'ㄽ' | 'ㄾ' | 'ㅀ') => "l",
        Some('ㅁ' | 'ㄻ') => "m",
        Some('ㅂ' | 'ㅄ' | 'ㄿ' | 'ㅍ') => "p",
        Some('ㅇ') => "ng",
        Some(_) => "t",
    };
    Some(format!("{}{}{last}", INITIAL_LETTERS[initial], VOWEL_LETTERS[vowel]))
}

#[cfg(test)]
mod tests {
    use super::super::EntryTerm;
    use super::*;

    fn id_of(id: &str, terms: &[(&str, &str)]) -> String {
        let terms = terms.iter().map(|(lang, text)| EntryTerm::new(lang, *text, Status::Preferred)).collect();
        let mut entries = [ConceptEntry { id: id.to_owned(), terms, ..ConceptEntry::default() }];
        name_entries(&mut entries);
        entries[0].id.clone()
    }

    #[test]
    fn ids_come_from_english_else_from_romanised_korean() {
        assert_eq!(id_of("", &[("ko", "과제"), ("en", "Home work")]), "home-work");
        assert_eq!(id_of("", &[("ko", "API 키")]), "api-ki");
        assert_eq!(id_of("", &[("ko", "3과목")]), "t-3gwamok");
        assert_eq!(id_of("", &[("ja", "課題")]), "term-1");
    }

    #[test]
    fn a_given_id_is_kept_as_far_as_it_can_be_one() {
        let ids = [("Quiz_1", "Quiz_1"), ("수강 신청", "수강-신청"), ("T-001", "T-001"), ("_x", "x"), ("7", "7")];
        ids.iter().for_each(|(given, id)| assert_eq!(id_of(given, &[("ko", "과제")]), *id));
    }

    #[test]
    fn no_two_ids_are_the_same() {
        let named = |id: &str| ConceptEntry { id: id.to_owned(), ..ConceptEntry::default() };
        let mut entries = ["a", "a-2", "a", "a"].map(named);
        name_entries(&mut entries);
        assert_eq!(entries.map(|entry| entry.id), ["a", "a-2", "a-3", "a-4"]);
    }
}
