//! Vale's vocabularies: `accept.txt` and `reject.txt`, one word or regular expression in each line.

use crate::diagnostic::{Places, Say};
use crate::parse::glossary::Status;
use crate::text::{SourceText, Span};

use super::vale::{left_out, plain_forms};
use super::{Carried, ConceptEntry, EntryTerm, name_entries};

/// A vocabulary's entries: each accepted word is a preferred term. A rejected word has no replacement, so it is
/// reported and left out.
pub fn read(source: &SourceText, lang: &str) -> Carried<Vec<ConceptEntry>> {
    let places = Places::new(source);
    let rejects = source.path.rsplit(['/', '\\']).next().is_some_and(|name| name.eq_ignore_ascii_case("reject.txt"));
    let (mut entries, mut left): (Vec<ConceptEntry>, Vec<Say>) = (Vec::new(), Vec::new());
    let mut known = std::collections::BTreeSet::new();
    let mut start = 0;
    for (number, line) in source.text.split('\n').enumerate() {
        let at = start;
        start += line.len() + 1;
        let word = line.trim_start_matches('\u{feff}').trim();
        if word.is_empty() || word.starts_with('#') || !known.insert(word) {
            continue;
        }
        if rejects {
            let line = number + 1;
            left.push(Say::new(
                format!("{line}번째 줄: 대신 쓸 말이 없는 말 {word}"),
                format!("line {line}: {word}, a rejected word with none to use in its place"),
            ));
            continue;
        }
        let Some(forms) = plain_forms(word.strip_prefix("(?i)").unwrap_or(word)) else {
            left.push(left_out(&places.place(Span::at(at)), word));
            continue;
        };
        let mut terms: Vec<EntryTerm> = Vec::new();
        // `[Pp]ython` accepts both cases: a term in lower case does not check case.
        for form in unlike(forms) {
            let status = if terms.is_empty() { Status::Preferred } else { Status::Admitted };
            terms.push(EntryTerm::new(lang, form, status));
        }
        entries.push(ConceptEntry { terms, ..ConceptEntry::default() });
    }
    name_entries(&mut entries);
    Carried { value: entries, left, read: Vec::new() }
}

/// Forms that differ in more than case; of forms that differ only in case, the one in lower case.
fn unlike(forms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for form in forms {
        match kept.iter_mut().find(|own| own.to_lowercase() == form.to_lowercase()) {
            Some(own) => *own = own.to_lowercase(),
            None => kept.push(form),
        }
    }
    kept
}
