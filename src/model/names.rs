//! Names: wherever an id stands in a page, the visible name may stand instead, if only one thing bears it.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::fast::FixedState;

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

/// Labels above each other, at most. Screens are not deeper, and each label's way is told with all of them.
const DEEPEST: usize = 64;

/// Finds roles, concepts, labels and features by id or by visible name.
#[derive(Debug)]
pub struct Names<'g> {
    glossary: &'g Glossary,
    roles: Kind<'g>,
    concepts: Kind<'g>,
    labels: Kind<'g>,
    features: Kind<'g>,
}

/// The names of one kind of thing: by id, else by visible name.
#[derive(Debug)]
struct Kind<'g> {
    ids: HashMap<&'g str, usize, FixedState>,
    /// Gathers the visible names.
    gather: fn(&Glossary) -> Visible,
    /// They are gathered when a name is no id: a large glossary has several for each thing, and pages may use none.
    visible: OnceLock<Visible>,
}

/// The visible names of one kind of thing, each with its bearers.
#[derive(Debug, Default)]
struct Visible(BTreeMap<String, Vec<usize>>);

impl Visible {
    fn add(&mut self, name: &str, at: usize) {
        let bearers = self.0.entry(squeezed(name).into_owned()).or_default();
        if !bearers.contains(&at) {
            bearers.push(at);
        }
    }

    fn localized(&mut self, names: &Localized, at: usize) {
        for name in names.by_lang.values() {
            self.add(name, at);
        }
    }

    fn roles(glossary: &Glossary) -> Self {
        let mut names = Self::default();
        for (at, role) in glossary.roles.iter().enumerate() {
            names.localized(&role.name, at);
        }
        names
    }

    fn concepts(glossary: &Glossary) -> Self {
        let mut names = Self::default();
        for (at, concept) in glossary.concepts.iter().enumerate() {
            for term in concept.terms.values().flatten().filter(|term| term.status == Status::Preferred) {
                names.add(&term.text, at);
            }
        }
        names
    }

    fn labels(glossary: &Glossary) -> Self {
        let mut names = Self::default();
        for (at, label) in glossary.labels.iter().enumerate() {
            match &label.text {
                LabelText::Shared(text) => names.localized(text, at),
                LabelText::ByRole(texts) => texts.iter().for_each(|(_, text)| names.localized(text, at)),
                LabelText::FromKey => {}
            }
        }
        names
    }

    fn features(glossary: &Glossary) -> Self {
        let mut names = Self::default();
        for (at, feature) in glossary.features.iter().enumerate() {
            names.localized(&feature.name, at);
        }
        names
    }
}

impl<'g> Kind<'g> {
    /// Of things that bear the same id the first has it.
    fn new(ids: impl Iterator<Item = &'g String>, gather: fn(&Glossary) -> Visible) -> Self {
        let mut kind = Self { ids: HashMap::default(), gather, visible: OnceLock::new() };
        for (at, id) in ids.enumerate() {
            kind.ids.entry(id).or_insert(at);
        }
        kind
    }

    fn find(&self, glossary: &Glossary, name: &str, id_of: impl Fn(usize) -> String) -> Result<usize, NameFault> {
        if let Some(&at) = self.ids.get(name) {
            return Ok(at);
        }
        let visible = &self.visible.get_or_init(|| (self.gather)(glossary)).0;
        match visible.get(&*squeezed(name)).map(Vec::as_slice) {
            Some([at]) => Ok(*at),
            Some(several) => Err(NameFault::Ambiguous(several.iter().map(|&at| id_of(at)).collect())),
            None => {
                // Of several that are equally near the first in the alphabet is meant.
                let mut ids: Vec<&str> = self.ids.keys().copied().collect();
                ids.sort_unstable();
                let near = closest(name, ids).or_else(|| closest(name, visible.keys().map(String::as_str)));
                Err(NameFault::Unknown(near.map(str::to_owned)))
            }
        }
    }
}

impl<'g> Names<'g> {
    /// The names of a glossary.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self {
            glossary,
            roles: Kind::new(glossary.roles.iter().map(|role| &role.id), Visible::roles),
            concepts: Kind::new(glossary.concepts.iter().map(|concept| &concept.id), Visible::concepts),
            labels: Kind::new(glossary.labels.iter().map(|label| &label.id), Visible::labels),
            features: Kind::new(glossary.features.iter().map(|feature| &feature.id), Visible::features),
        }
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
        self.roles.find(self.glossary, name, |at| self.glossary.roles[at].id.clone())
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
        let id_of = |at: usize| self.glossary.concepts[at].id.clone();
        self.concepts.find(self.glossary, name, id_of).map(|at| &self.glossary.concepts[at])
    }

    /// A UI label, by id or by any role's text.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn label(&self, name: &str) -> Result<&'g Label, NameFault> {
        let id_of = |at: usize| self.glossary.labels[at].id.clone();
        self.labels.find(self.glossary, name, id_of).map(|at| &self.glossary.labels[at])
    }

    /// A feature, by id or name.
    ///
    /// # Errors
    /// Nothing, or more than one thing, bears the name.
    pub fn feature(&self, name: &str) -> Result<&'g Feature, NameFault> {
        let id_of = |at: usize| self.glossary.features[at].id.clone();
        self.features.find(self.glossary, name, id_of).map(|at| &self.glossary.features[at])
    }

    /// The labels from the top of the screen down to this one, itself last. A cycle ends where it would begin again. Of a
    /// chain that no screen has, the part next to the label.
    pub fn ancestry(&self, label: &'g Label) -> Vec<&'g Label> {
        let mut chain = vec![label];
        let mut at = label;
        while chain.len() < DEEPEST
            && let Some(parent) = at.parent.as_ref().and_then(|parent| self.label(&parent.id).ok())
        {
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
