//! Mentions of features that are gone or going, outside of where a page may speak of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{RoleSet, State};
use crate::parse::glossary::{Feature, Lifecycle};
use crate::parse::page::Target;

use super::page::PageContext;
use super::prose::{MarkKind, Run};

/// A mention that may mislead.
pub struct Leaving<'a> {
    /// The feature.
    pub feature: &'a Feature,
    /// Its days for who reads it here.
    pub life: Lifecycle,
    /// In which state it is for them.
    pub state: State,
    /// Where it is named.
    pub run: &'a Run,
    /// The name in the run.
    pub range: Range<usize>,
}

/// The mentions on a page of features in a state, in order. Left out are pages that document the feature, and sections
/// (a heading with what follows it) that name it with `:feature[…]`, which says how it stands.
pub fn mentions<'a>(context: &'a PageContext<'a>, state: State) -> Vec<Leaving<'a>> {
    let mut found = Vec::new();
    let Some(names) = context.across.features.get(context.lang()) else { return found };
    let said = said(context);
    for run in context.runs() {
        for (feature, range) in names.find(&run.text) {
            let readers = context.readers(run);
            let own = state_for(context, feature, readers);
            let excused =
                context.page.features.contains(&feature.id) || said.contains(&(run.heading, feature.id.as_str()));
            if own == state && !excused {
                let life = context.site.feature_life(feature, readers).0;
                found.push(Leaving { feature, life, state, run, range });
            }
        }
    }
    found
}

/// The state for readers: that of the ones for whom the feature lives longest.
fn state_for(context: &PageContext<'_>, feature: &Feature, readers: RoleSet) -> State {
    context.site.feature_state(feature, readers)
}

/// Sections and the features that they name with `:feature[…]`.
fn said<'a>(context: &'a PageContext<'_>) -> BTreeSet<(Option<usize>, &'a str)> {
    let mut said = BTreeSet::new();
    for run in context.runs() {
        for mark in &run.marks {
            if let MarkKind::Feature(id) = mark.kind
                && let Some(Target::Feature { name }) = context.target(run, id)
                && let Ok(feature) = context.names.feature(&name.text)
            {
                said.insert((run.heading, feature.id.as_str()));
            }
        }
    }
    said
}
