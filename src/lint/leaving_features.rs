//! Where a page speaks of features that are gone or going: by name, by a label of theirs, by a link to their page, in its
//! front matter; outside of where a page may speak of them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{RoleSet, State};
use crate::parse::glossary::{Feature, Lifecycle};
use crate::parse::page::Target;
use crate::text::Span;

use super::label_notation::Capitals;
use super::page::PageContext;
use super::prose::MarkKind;

/// By what a feature is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// One of its names.
    Name,
    /// A label that belongs to it.
    Label,
    /// A link to the page that documents it.
    Link,
    /// The front matter of a page that also documents what is there.
    FrontMatter,
}

/// A mention that may mislead.
pub struct Leaving<'a> {
    /// The feature.
    pub feature: &'a Feature,
    /// Its days for who reads it here.
    pub life: Lifecycle,
    /// By what it is meant.
    pub by: By,
    /// Where it stands in the file.
    pub span: Span,
    /// What stands there, as its reader sees it.
    pub written: String,
}

/// What a page says of features in a state.
struct Search<'a> {
    context: &'a PageContext<'a>,
    state: State,
    /// Sections and the features that they name with `:feature[…]`.
    said: OnceCell<BTreeSet<(Option<usize>, &'a str)>>,
    /// Starts and ends of what was found: none touches another.
    spans: BTreeMap<u32, u32>,
    found: Vec<Leaving<'a>>,
}

/// The mentions on a page of features in a state, by their place. Left out are pages that document the feature (and, where
/// it is gone, nothing else), and sections (a heading with what follows it) that name it with `:feature[…]`, which says
/// how it stands.
pub fn mentions<'a>(context: &'a PageContext<'a>, state: State) -> Vec<Leaving<'a>> {
    if context.across.features.get(context.lang()).is_none_or(|names| names.is_empty()) {
        return Vec::new();
    }
    let mut search = Search { context, state, said: OnceCell::new(), spans: BTreeMap::new(), found: Vec::new() };
    search.names();
    search.labels();
    search.links();
    search.front_matter();
    let mut found = search.found;
    found.sort_by_key(|own| (own.span.start, own.span.end));
    found
}

impl<'a> Search<'a> {
    /// Notes a mention, unless the page may speak of the feature there or it has been noted.
    fn note(
        &mut self,
        feature: &'a Feature,
        readers: RoleSet,
        section: Option<usize>,
        by: By,
        span: Span,
        written: &str,
    ) {
        let site = self.context.site;
        let (life, own) = site.feature_life(feature, readers);
        let known = || self.spans.range(..span.end).next_back().is_some_and(|(_, end)| span.start < *end);
        let said = || self.said().contains(&(section, &*feature.id));
        if own != self.state || known() || self.excused(feature, readers) || said() {
            return;
        }
        self.spans.insert(span.start, span.end);
        self.found.push(Leaving { feature, life, by, span, written: written.to_owned() });
    }

    fn said(&self) -> &BTreeSet<(Option<usize>, &'a str)> {
        self.said.get_or_init(|| said(self.context))
    }

    /// Whether the page is about the feature: it documents it and, if it is gone, nothing that is still there.
    fn excused(&self, feature: &Feature, readers: RoleSet) -> bool {
        let (site, page) = (self.context.site, self.context.page);
        let documented = page.features.iter().filter_map(|id| site.glossary.feature(id));
        let gone = |feature: &Feature| site.feature_state(feature, readers) == State::Removed;
        page.features.contains(&feature.id) && (self.state != State::Removed || documented.into_iter().all(gone))
    }

    fn names(&mut self) {
        let context = self.context;
        let Some(names) = context.across.features.get(context.lang()) else { return };
        for (run, mentions) in context.runs().iter().zip(context.mentions()) {
            for (name, range) in &mentions.features {
                let Some(feature) = names.feature(*name) else { continue };
                let (written, span) = (&run.text[range.clone()], run.span(range.clone()));
                self.note(feature, context.readers(run), run.heading, By::Name, span, written);
            }
        }
    }

    fn labels(&mut self) {
        let context = self.context;
        let glossary = context.names.glossary();
        let leaving = &context.across.leaving_labels;
        if leaving.is_empty() {
            return;
        }
        for (run, mentions) in context.runs().iter().zip(context.mentions()) {
            let readers = context.readers(run);
            let texts = context.across.labels.get(context.lang());
            for written in mentions.written.iter().filter(|own| own.capitals != Capitals::Chance) {
                let seen = texts.map_or(&[][..], |texts| texts.of(written));
                let current = seen.iter().find(|seen| seen.until.is_none() && !seen.roles.and(readers).is_empty());
                let feature = current.and_then(|seen| leaving.get(&*glossary.labels[seen.label].id));
                if let Some(feature) = feature {
                    self.note(feature, readers, run.heading, By::Label, written.inner, &written.text);
                }
            }
        }
        for (part, reference) in context.references() {
            let Target::Label { path, role, .. } = &reference.target else { continue };
            let forced = role.as_ref().and_then(|name| context.names.role(&name.text).ok()).map(RoleSet::one);
            let readers = forced.unwrap_or(context.audience(reference.passage));
            let span = part.span(reference.span);
            for label in path.iter().filter_map(|name| context.names.label(&name.text).ok()) {
                if let Some(feature) = leaving.get(&*label.id) {
                    let role = context.roles(readers).next().map_or("", |role| &role.id);
                    let text = label.text_for(role, context.lang()).unwrap_or(&label.id);
                    self.note(feature, readers, context.section_at(span), By::Label, span, text);
                }
            }
        }
    }

    /// Links to a page that explains what is gone or going. A page that says itself that it ends may be linked.
    fn links(&mut self) {
        let context = self.context;
        let (site, leaving) = (context.site, &context.across.leaving_pages);
        if leaving.is_empty() {
            return;
        }
        for (part, reference) in context.references() {
            let Target::Link { url, .. } = &reference.target else { continue };
            let Some(target) = site.leads(context.page.origin(), url) else { continue };
            let target = &site.pages[target];
            let other = target.number != context.page.number && leaving.contains(&target.number);
            if !other || target.gone != (self.state == State::Removed) {
                continue;
            }
            let readers = context.audience(reference.passage).and(target.roles);
            let mut features = target.features.iter().filter_map(|id| site.glossary.feature(id));
            if let Some(feature) = features.find(|feature| site.feature_state(feature, readers) == self.state) {
                let span = part.span(reference.span);
                self.note(feature, readers, context.section_at(span), By::Link, span, target.title_text());
            }
        }
    }

    /// A page that documents what is there and what is gone, and says nothing else of the latter.
    fn front_matter(&mut self) {
        let context = self.context;
        if self.state != State::Removed || context.page.gone {
            return;
        }
        for name in &context.page.front.features {
            let Ok(feature) = context.names.feature(&name.text) else { continue };
            let told = self.found.iter().any(|other| other.feature.id == feature.id);
            let spoken = self.said().iter().any(|(_, id)| *id == feature.id);
            if !told && !spoken {
                self.note(feature, context.page.roles, None, By::FrontMatter, name.span, &name.text);
            }
        }
    }
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
