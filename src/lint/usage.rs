//! How a page speaks of the glossary's things: for reports that count, not for rules that judge.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::parse::glossary::Status;
use crate::parse::page::Target;
use crate::parse::yaml::parse_date;

use super::census::FeatureCensus;
use super::page::PageContext;
use super::prose::RunKind;

/// What a page names and shows.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Usage {
    /// Forms of terms, each with how often it stands there.
    pub terms: BTreeMap<TermUse, usize>,
    /// Features by id, whatever their state, each with how often it is mentioned.
    pub features: BTreeMap<String, usize>,
    /// Labels by id, each with how often the page shows it, by directive or written out.
    pub labels: BTreeMap<String, usize>,
    /// Its screenshots and other pictures.
    pub pictures: Vec<PictureUse>,
}

/// A form of a term as a page writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct TermUse {
    /// The concept's id.
    pub concept: String,
    /// The standing of the term that it is a form of.
    pub status: Status,
    /// The term as the glossary lists it.
    pub term: String,
    /// As the page writes it.
    pub written: String,
    /// The writer chose these words: `:term[…]{text=…}`.
    pub chosen: bool,
}

/// A picture on a page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PictureUse {
    /// Its file: relative to the content folder, those of `static/` with a leading slash.
    pub file: String,
    /// The line on which the page shows it.
    pub line: u32,
    /// The day on which it was taken.
    #[serde(with = "crate::memo::day")]
    pub taken: Option<Date>,
    /// Ids of the labels that are to be seen on it.
    pub shows: Vec<String>,
    /// The role whose screen it is, by id.
    pub role: Option<String>,
}

/// The names of labels that a page writes out, each with the ids of those that are called so today.
pub(super) fn written_labels<'c>(
    context: &'c PageContext<'_>,
) -> impl Iterator<Item = (&'c str, Vec<&'c str>)> + use<'c> {
    let glossary = context.names.glossary();
    let written = context.mentions().iter().flat_map(|own| &own.written);
    let texts = context.across.labels.get(context.lang());
    written.map(move |own| {
        let seen = texts.map_or(&[][..], |texts| texts.of(own)).iter().filter(|seen| seen.until.is_none());
        (own.text.as_str(), seen.map(|seen| glossary.labels[seen.label].id.as_str()).collect())
    })
}

/// What a page names and shows.
pub(super) fn usage(context: &PageContext<'_>, census: &FeatureCensus<'_>) -> Usage {
    let features = census.count_in(context.page, context.document, context.runs());
    let features = features.into_iter().map(|(id, count)| (id.to_owned(), count)).collect();
    let mut usage = Usage { features, ..Usage::default() };
    let mut met: BTreeSet<u32> = BTreeSet::new();
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        if run.kind == RunKind::Shown && !mentions.terms.is_empty() {
            met.insert(run.span(0..run.text.len()).start);
        }
        for mention in &mentions.terms {
            let Some(entry) = context.entry(mention.entry) else { continue };
            let written = &run.text[mention.term.clone()];
            let term = TermUse {
                concept: entry.concept.id.clone(),
                status: entry.term.status,
                term: entry.term.text.clone(),
                written: written.split_whitespace().collect::<Vec<_>>().join(" "),
                chosen: false,
            };
            *usage.terms.entry(term).or_default() += 1;
        }
    }
    // A name of several labels counts for the first of them.
    for id in written_labels(context).filter_map(|(_, labels)| Some(labels.first()?.to_owned())) {
        *usage.labels.entry(id.to_owned()).or_default() += 1;
    }
    for (part, reference) in context.references() {
        match &reference.target {
            Target::Label { path, .. } => {
                for label in path.iter().filter_map(|step| context.names.label(&step.text).ok()) {
                    *usage.labels.entry(label.id.clone()).or_default() += 1;
                }
            }
            Target::Term { name, text } => {
                let Ok(concept) = context.names.concept(&name.text) else { continue };
                // A text that holds one of the terms was met as such.
                let shown = text.as_ref().map(|text| part.span(text.span).start);
                let Some(term) =
                    concept.preferred(context.lang()).filter(|_| shown.is_none_or(|at| !met.contains(&at)))
                else {
                    continue;
                };
                let written = text.as_ref().map_or_else(|| term.text.clone(), |text| text.text.clone());
                let (concept, term) = (concept.id.clone(), term.text.clone());
                let chosen = text.is_some();
                let term = TermUse { concept, status: Status::Preferred, term, written, chosen };
                *usage.terms.entry(term).or_default() += 1;
            }
            Target::Image(image) => {
                let Some(file) = context.site.picture(context.page.origin(), &image.url) else { continue };
                let shows = image.shows.iter().filter_map(|name| context.names.label(&name.text).ok());
                let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
                usage.pictures.push(PictureUse {
                    file,
                    line: context.place(part.span(reference.span)).start.line,
                    taken: image.taken.as_ref().and_then(|day| parse_date(&day.text).ok()),
                    shows: shows.map(|label| label.id.clone()).collect(),
                    role: role.map(|role| context.names.role_at(role).id.clone()),
                });
            }
            _ => {}
        }
    }
    usage
}
