//! Suggests terms for the glossary from the words of all pages, by language.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::lint::vocabulary::{Candidate, Vocabulary, rank};
use crate::model::Names;
use crate::parse::glossary::Glossary;

use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// Words and phrases that no concept covers, by language, the likeliest terms first.
///
/// # Errors
/// An error of the system.
pub fn suggest(surveyed: &Surveyed) -> Result<BTreeMap<String, Vec<Candidate>>, Stop> {
    let site = &surveyed.site;
    let names = Names::new(&site.glossary);
    let linter = surveyed.linter(&names);
    let pages: Vec<(String, Vocabulary)> = site
        .pages
        .par_iter()
        .filter(|page| surveyed.selection.takes(&page.path))
        .map(|page| {
            let vocabulary = match text_of(surveyed, page.number)? {
                Ok((source, document)) => linter.vocabulary(page, &source, &document),
                Err(_) => Vocabulary::default(),
            };
            Ok((page.lang.clone(), vocabulary))
        })
        .collect::<Result<_, Stop>>()?;
    let mut by_lang: BTreeMap<String, Vocabulary> = BTreeMap::new();
    for (lang, vocabulary) in pages {
        by_lang.entry(lang).or_default().extend(vocabulary);
    }
    let known = known(&site.glossary);
    let ranked = by_lang.into_par_iter().map(|(lang, vocabulary)| {
        let ranked = rank(&vocabulary, &lang, &|word| known.contains(&folded(word)));
        (lang, ranked)
    });
    Ok(ranked.collect())
}

/// Every text of the glossary, of any kind.
fn known(glossary: &Glossary) -> BTreeSet<String> {
    let mut texts: Vec<&str> = Vec::new();
    for concept in &glossary.concepts {
        let terms = concept.terms.values().chain(concept.proposed.values()).flatten();
        texts.extend(terms.map(|term| term.text.as_str()));
        texts.push(&concept.id);
    }
    for label in &glossary.labels {
        texts.extend(label.texts().iter().flat_map(|(_, text)| text.by_lang.values()).map(String::as_str));
        texts.extend(label.former.iter().flat_map(|former| former.text.by_lang.values()).map(String::as_str));
    }
    for feature in &glossary.features {
        texts.extend(feature.name.by_lang.values().map(String::as_str));
        texts.extend(feature.also.values().flatten().map(String::as_str));
    }
    texts.extend(glossary.roles.iter().flat_map(|role| role.name.by_lang.values()).map(String::as_str));
    texts.into_iter().map(folded).collect()
}

/// The form in which words are compared: without spaces and case.
fn folded(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
