//! What else does a word call for? Preferred words, definitions, notices and places on screen, by typed form.

use super::analyzer::{asked, fold, stop_words, words};
use super::page::{Corpus, IndexPage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::text::as_u32;

/// A preferred word and why another leads to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Preferred {
    /// What the site says.
    pub preferred: String,
    /// What was typed, as the glossary writes it.
    pub form: String,
    /// `deprecated`, `admitted`, `superseded`, `hidden` or `former`.
    pub kind: String,
}

/// A concept's definition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Card {
    /// The preferred term.
    pub term: String,
    /// Its definition.
    pub definition: String,
    /// Address of its page.
    pub url: String,
}

/// What happened to a feature.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Notice {
    /// The feature's name.
    pub name: String,
    /// What happened, and what to use instead.
    pub notice: String,
    /// The roles from which it is gone; empty: everyone. Others still have it.
    pub roles: Vec<String>,
    /// Address of its page.
    pub url: String,
    /// Name and address of what takes its place.
    pub instead: Option<(String, String)>,
    /// Numbers of the pages that documented it: they answer its exact name first.
    pub pages: Vec<u32>,
}

/// All that one form calls for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Referral {
    /// Words to search for as well.
    pub to: Vec<Preferred>,
    /// A definition to show first.
    pub card: Option<Card>,
    /// A notice to show before anything else.
    pub notice: Option<Notice>,
    /// Role and menu path of the UI label of this name.
    pub places: Vec<(String, String)>,
}

/// Referrals by the joined terms of their form.
pub type Referrals = BTreeMap<String, Referral>;

/// A text without anything but letters and digits.
pub fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The terms of a text's words, a name being one.
fn units(text: &str) -> Vec<String> {
    let text = fold(text);
    words(&text, &text).into_iter().map(|word| word.term).collect()
}

/// The form by which a text is looked up: its terms without spaces, and without stop words if there are others. `None`
/// for a text without terms.
fn form_key(text: &str, stop: &[String]) -> Option<String> {
    let key = asked(units(text), stop, |term| term).concat();
    (!key.is_empty()).then_some(key)
}

/// The forms by which a text is looked up: as it is written, and with its words run together.
fn form_keys(text: &str, stop: &[String]) -> Vec<String> {
    let together = units(&squash(&fold(text)));
    let mut keys: Vec<String> = form_key(text, stop).into_iter().collect();
    keys.extend(<[String; 1]>::try_from(together).ok().map(|[one]| one));
    keys.dedup();
    keys
}

/// The referrals of one language, and the terms with which a form of several words begins.
pub fn collect(corpus: &Corpus, lang: &str, pages: &[&IndexPage]) -> (Referrals, Vec<String>) {
    let mut referrals = Referrals::new();
    let mut begins = Vec::new();
    let stop = stop_words(lang);
    let mut at = |form: &str, change: &mut dyn FnMut(&mut Referral)| {
        let words = asked(units(form), &stop, |term| term);
        if words.len() > 1 {
            begins.push(words[0].clone());
        }
        for key in form_keys(form, &stop) {
            change(referrals.entry(key).or_default());
        }
    };
    // Of what is looked up alike neither has to lead to the other: e-mail and email, certification and certificate.
    let same = |a: &str, b: &str| form_key(a, &stop) == form_key(b, &stop);
    for synonym in corpus.synonyms.iter().filter(|s| s.lang == lang && !same(&s.form, &s.preferred)) {
        let to =
            Preferred { preferred: synonym.preferred.clone(), form: synonym.form.clone(), kind: synonym.kind.clone() };
        at(&synonym.form, &mut |referral| referral.to.push(to.clone()));
    }
    for concept in corpus.concepts.iter().filter(|c| c.lang == lang) {
        let card =
            Card { term: concept.term.clone(), definition: concept.definition.clone(), url: concept.url.clone() };
        for form in concept.forms.iter().chain([&concept.term]) {
            at(form, &mut |referral| {
                referral.card.get_or_insert_with(|| card.clone());
            });
        }
    }
    for removal in corpus.removals.iter().filter(|r| r.lang == lang) {
        let own = pages.iter().enumerate().filter(|(_, page)| removal.pages.contains(&page.url));
        let numbers: Vec<u32> = own.map(|(number, _)| as_u32(number)).collect();
        for name in &removal.names {
            let notice = Notice {
                name: name.clone(),
                notice: removal.notice.clone(),
                roles: removal.roles.clone(),
                url: removal.url.clone(),
                instead: removal.instead.clone(),
                pages: numbers.clone(),
            };
            at(name, &mut |referral| {
                referral.notice.get_or_insert_with(|| notice.clone());
            });
        }
    }
    for label in corpus.labels.iter().filter(|l| l.lang == lang) {
        at(&label.text, &mut |referral| referral.places.extend(label.places.iter().cloned()));
    }
    for referral in referrals.values_mut() {
        referral.to.sort();
        referral.to.dedup();
    }
    begins.sort();
    begins.dedup();
    (referrals, begins)
}

#[cfg(test)]
mod tests {
    use super::super::page::{Corpus, Synonym};
    use super::*;

    #[test]
    fn forms_are_found_with_particles_and_without_spaces() {
        let synonym = |form: &str, lang: &str| Synonym {
            form: form.to_owned(),
            preferred: "환불".to_owned(),
            lang: lang.to_owned(),
            kind: "hidden".to_owned(),
        };
        let same = synonym("환 불", "ko");
        let synonyms =
            vec![synonym("돈 돌려받기", "ko"), synonym("돈 돌려받기", "ko"), same, synonym("money back", "en")];
        let (referrals, begins) = collect(&Corpus { synonyms, ..Corpus::default() }, "ko", &[]);
        assert_eq!(referrals.len(), 2, "as it is written and run together");
        let key = form_key("돈을 돌려받기", &[]).expect("it has terms");
        assert_eq!(referrals[&key].to.len(), 1);
        assert_eq!(
            form_keys("재생 속도", &[]),
            ["재생속도", "재생속"],
            "run together it reads like a word with a particle"
        );
        assert_eq!(begins, ["돈"]);
        assert_eq!(form_key("…", &[]), None);
    }
}
