//! What pages say of the glossary: for rules that tell what nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::page::PageContext;
use super::usage::written_labels;
use crate::parse::glossary::Concept;

/// What is named, by id.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MentionedIds {
    /// Concepts, by any of their terms.
    pub concepts: BTreeSet<String>,
    /// Labels that are written out.
    pub labels: BTreeSet<String>,
    /// Places and pages on which proposed terms stand, by where these are declared: file and byte.
    pub proposed: BTreeMap<(Arc<str>, u32), (usize, usize)>,
}

impl MentionedIds {
    /// With what another page says.
    pub fn extend(&mut self, other: MentionedIds) {
        self.concepts.extend(other.concepts);
        self.labels.extend(other.labels);
        for (term, (places, pages)) in other.proposed {
            let own = self.proposed.entry(term).or_default();
            *own = (own.0 + places, own.1 + pages);
        }
    }

    /// What a page says.
    pub(super) fn by(context: &PageContext<'_>) -> Self {
        let mentions = context.mentions().iter().flat_map(|own| &own.terms);
        let entries: BTreeSet<usize> = mentions.map(|mention| mention.entry).collect();
        let written = entries.into_iter().filter_map(|entry| Some(context.entry(entry)?.concept.id.clone()));
        let mut concepts: BTreeSet<String> = written.chain(context.page.terms.iter().cloned()).collect();
        let (mut labels, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (name, ids) in written_labels(context) {
            names.insert(name);
            labels.extend(ids.into_iter().map(str::to_owned));
        }
        // A word that is a term and a label too is read as the label where it is written as one.
        if !names.is_empty() {
            let terms = |concept: &Concept| {
                concept.terms.get(context.lang()).into_iter().flatten().any(|term| names.contains(&*term.text))
            };
            let both = context.names.glossary().concepts.iter().filter(|concept| terms(concept));
            concepts.extend(both.map(|concept| concept.id.clone()));
        }
        Self { concepts, labels, proposed: proposed(context) }
    }
}

/// Where terms stand that somebody proposed not to use.
fn proposed(context: &PageContext<'_>) -> BTreeMap<(Arc<str>, u32), (usize, usize)> {
    let mut found: BTreeMap<(Arc<str>, u32), (usize, usize)> = BTreeMap::new();
    let Some(lexicon) = context.across.proposed.get(context.lang()) else { return found };
    for run in context.runs() {
        for mention in lexicon.find(&run.text, &[]) {
            let place = &lexicon.entry(mention.entry).term.place;
            found.entry((place.path.clone(), place.start.offset)).or_insert((0, 1)).0 += 1;
        }
    }
    found
}
