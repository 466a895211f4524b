//! Names: wherever an id stands in a page, the visible name may stand instead, if only one thing bears it.

use std::collections::BTreeMap;

use crate::parse::glossary::{Concept, Feature, Glossary, Label, LabelText, Localized, Role, Status};
use crate::text::{closest, squeezed};

/// Why a name names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing bears it; what it may have been meant for.
    Unknown(Option<String>),
    /// Several things bear it: their ids.
    Ambiguous(Vec<String>),
}

/// Finds roles, concepts, labels and features by id or by visible name.
#[derive(Debug)]
pub struct Names<'g> {
    glossary: &'g Glossary,
    roles: Kind,
    concepts: Kind,
    labels: Kind,
    features: Kind,
}

/// The names of one kind of thing: by id, else by visible name.
#[derive(Debug, Default)]
struct Kind {
    ids: BTreeMap<String, usize>,
    visible: BTreeMap<String, Vec<usize>>,
}

impl Kind {
    fn id(&mut self, id: &str, at: usize) {
        self.ids.entry(id.to_owned()).or_insert(at);
    }

    fn visible(&mut self, name: &str, at: usize) {
        let bearers = self.visible.entry(squeezed(name).into_owned()).or_default();
        if !bearers.contains(&at) {
            bearers.push(at);
        }
    }

    fn localized(&mut self, names: &Localized, at: usize) {
        for name in names.by_lang.values() {
            self.visible(name, at);
        }
    }

    fn find(&self, name: &str, id_of: impl Fn(usize) -> String) -> Result<usize, NameFault> {
        if let Some(&at) = self.ids.get(name) {
            return Ok(at);
        }
        match self.visible.get(&*squeezed(name)).map(Vec::as_slice) {
            Some([at]) => Ok(*at),
            Some(several) => Err(NameFault::Ambiguous(several.iter().map(|&at| id_of(at)).collect())),
            None => {
                let near = closest(name, self.ids.keys().map(String::as_str));
                let near = near.or_else(|| closest(name, self.visible.keys().map(String::as_str)));
                Err(NameFault::Unknown(near.map(str::to_owned)))
            }
        }
    }
}

impl<'g> Names<'g> {
    /// The names of a glossary.
    pub fn new(glossary: &'g Glossary) -> Self {
        let mut roles = Kind::default();
        for (at, role) in glossary.roles.iter().enumerate() {
            roles.id(&role.id, at);
            roles.localized(&role.name, at);
        }
        let mut concepts = Kind::default();
        for (at, concept) in glossary.concepts.iter().enumerate() {
            concepts.id(&concept.id, at);
            for term in concept.terms.values().flatten().filter(|term| term.status == Status::Preferred) {
                concepts.visible(&term.text, at);
            }
        }
        let mut labels = Kind::default();
        for (at, label) in glossary.labels.iter().enumerate() {
            labels.id(&label.id, at);
            match &label.text {
                LabelText::Shared(text) => labels.localized(text, at),
                LabelText::ByRole(texts) => texts.iter().for_each(|(_, text)| labels.localized(text, at)),
                LabelText::FromKey => {}
            }
        }
        let mut features = Kind::default();
        for (at, feature) in glossary.features.iter().enumerate() {
            features.id(&feature.id, at);
            features.localized(&feature.name, at);
        }
        Self { glossary, roles, concepts, labels, features }
    }

    /// The glossary whose names these are.
    pub fn glossary(&self) -> &'g Glossary {
        self.glossary
    }

    /// The place of a role in the glossary.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn role(&self, name: &str) -> Result<usize, NameFault> {
        self.roles.find(name, |at| self.glossary.roles[at].id.clone())
    }

    /// The role at a place.
    pub fn role_at(&self, at: usize) -> &'g Role {
        &self.glossary.roles[at]
    }

    /// A concept, by id or preferred term.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn concept(&self, name: &str) -> Result<&'g Concept, NameFault> {
        self.concepts.find(name, |at| self.glossary.concepts[at].id.clone()).map(|at| &self.glossary.concepts[at])
    }

    /// A UI label, by id or by any role's text.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn label(&self, name: &str) -> Result<&'g Label, NameFault> {
        self.labels.find(name, |at| self.glossary.labels[at].id.clone()).map(|at| &self.glossary.labels[at])
    }

    /// A feature, by id or name.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn feature(&self, name: &str) -> Result<&'g Feature, NameFault> {
        self.features.find(name, |at| self.glossary.features[at].id.clone()).map(|at| &self.glossary.features[at])
    }

    /// The labels from the top of the screen down to this one, itself last. A cycle ends where it would begin again.
    pub fn ancestry(&self, label: &'g Label) -> Vec<&'g Label> {
        let mut chain = vec![label];
        let mut at = label;
        while let Some(parent) = at.parent.as_ref().and_then(|parent| self.label(&parent.id).ok()) {
            if chain.iter().any(|known| known.id == parent.id) {
                break;
            }
            chain.push(parent);
            at = parent;
        }
        chain.reverse();
        chain
    }
}
