//! What pages say of the glossary: for rules that tell what nobody says.

use std::collections::BTreeSet;

use super::page::PageContext;

/// What is named, by id.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Said {
    /// Concepts, by any of their terms.
    pub concepts: BTreeSet<String>,
    /// Labels that are written out.
    pub labels: BTreeSet<String>,
}

impl Said {
    /// With what another page says.
    pub fn extend(&mut self, other: Said) {
        self.concepts.extend(other.concepts);
        self.labels.extend(other.labels);
    }

    /// What a page says.
    pub(super) fn by(context: &PageContext<'_>) -> Self {
        let mentions = context.mentions().iter().flat_map(|own| &own.terms);
        let entries: BTreeSet<usize> = mentions.map(|mention| mention.entry).collect();
        let written = entries.into_iter().filter_map(|entry| Some(context.entry(entry)?.concept.id.clone()));
        let concepts = written.chain(context.page.terms.iter().cloned()).collect();
        let mut labels = BTreeSet::new();
        if let Some(texts) = context.across.labels.get(context.lang()) {
            let glossary = context.names.glossary();
            for written in context.mentions().iter().flat_map(|own| &own.written) {
                let current = texts.of(written).iter().filter(|seen| seen.until.is_none());
                labels.extend(current.map(|seen| glossary.labels[seen.label].id.clone()));
            }
        }
        Self { concepts, labels }
    }
}
