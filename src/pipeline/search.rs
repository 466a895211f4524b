//! What search is made of: the pages' sections, and what the glossary adds to them.

use crate::index::{Concept, Corpus, IndexPage, IndexSection, Label, Removal, SectionName, Synonym, passages};
use crate::model::{Page, RoleSet, SectionId, Site};
use crate::parse::glossary::{LabelText, Status};
use crate::view::{self, Body, Content, Context, FeatureEntry, SearchableSection, searchable};

/// A page as search sees it.
pub(super) fn index_page(context: &Context<'_>, page: &Page, title: &str, body: &Body) -> IndexPage {
    let site = context.site;
    let state = context.page_state(page);
    let section = |section: SearchableSection| IndexSection {
        heading: section.heading,
        anchor: section.anchor,
        text: section.text,
        continues: false,
    };
    let audience = site.audience();
    let roles = page.roles.and(audience);
    let roles = if roles == audience {
        Vec::new()
    } else {
        roles.iter().map(|role| context.names.role_at(role).id.clone()).collect()
    };
    IndexPage {
        url: page.url.clone(),
        title: title.to_owned(),
        lang: page.lang.clone(),
        roles,
        section: top_section(site, page.section).map(|top| site.sections[top].folder.clone()).unwrap_or_default(),
        state: (!state.is_empty()).then(|| state.to_owned()),
        weight: None,
        description: page.front.description.as_ref().map(|text| text.text.clone()).unwrap_or_default(),
        sections: searchable(body).into_iter().map(section).flat_map(passages).collect(),
    }
}

/// The section under the language's root in which a section lies; none for the root itself.
fn top_section(site: &Site, section: SectionId) -> Option<SectionId> {
    let mut top = None;
    let mut at = section;
    while let Some(parent) = site.sections[at].parent {
        top = Some(at);
        at = parent;
    }
    top
}

/// Pages in the site's order, with the glossary's other words, definitions, removed features and labels.
pub(super) fn corpus(context: &Context<'_>, pages: Vec<IndexPage>) -> Corpus {
    let default = context.default_lang().to_owned();
    let mut corpus = Corpus { default, pages, ..Corpus::default() };
    let sections = context.site.sections.iter().enumerate();
    corpus.sections = sections
        .filter(|(id, _)| top_section(context.site, *id) == Some(*id))
        .map(|(id, own)| SectionName {
            id: own.folder.clone(),
            title: context.section_title(id),
            lang: own.lang.clone(),
        })
        .collect();
    for lang in &context.site.config.languages {
        concepts(context, lang, &mut corpus);
        labels(context, lang, &mut corpus);
        features(context, lang, &mut corpus);
    }
    corpus
}

fn concepts(context: &Context<'_>, lang: &str, corpus: &mut Corpus) {
    for concept in context.site.glossary.concepts.iter().filter(|concept| !concept.internal) {
        let Some(preferred) = concept.preferred(lang) else { continue };
        let mut forms = vec![preferred.text.clone()];
        let own = concept.terms.get(lang).into_iter().chain(concept.terms.get("any")).flatten();
        for term in own.filter(|term| term.text != preferred.text) {
            let kind = match term.status {
                Status::Preferred => continue,
                Status::Admitted => "admitted",
                Status::Deprecated => "deprecated",
                Status::Superseded => "superseded",
                Status::Hidden => "hidden",
            };
            forms.push(term.text.clone());
            corpus.synonyms.push(Synonym {
                form: term.text.clone(),
                preferred: preferred.text.clone(),
                lang: lang.to_owned(),
                kind: kind.to_owned(),
            });
        }
        if let Some(definition) = concept.definition.get(lang) {
            corpus.concepts.push(Concept {
                forms,
                term: preferred.text.clone(),
                definition: definition.to_owned(),
                url: format!("{lang}/glossary/{}/", concept.id),
                lang: lang.to_owned(),
            });
        }
    }
}

fn labels(context: &Context<'_>, lang: &str, corpus: &mut Corpus) {
    let audience = context.site.audience();
    for label in &context.site.glossary.labels {
        let mut found: Vec<Label> = Vec::new();
        for role in audience.iter() {
            let id = &context.names.role_at(role).id;
            let Some(text) = label.text_for(id, lang) else { continue };
            let way: Vec<&str> =
                context.names.ancestry(label).into_iter().filter_map(|step| step.text_for(id, lang)).collect();
            let shared = matches!(label.text, LabelText::Shared(_)) && context.site.role.is_none();
            let place = (if shared { String::new() } else { id.clone() }, way.join(" › "));
            match found.iter_mut().find(|known| known.text == text) {
                Some(known) if known.places.contains(&place) => {}
                Some(known) => known.places.push(place),
                None => found.push(Label { text: text.to_owned(), places: vec![place], lang: lang.to_owned() }),
            }
            for former in label.former.iter().filter(|former| former.role.as_ref().is_none_or(|own| own == id)) {
                if let Some(old) = former.text.get(lang) {
                    corpus.synonyms.push(Synonym {
                        form: old.to_owned(),
                        preferred: text.to_owned(),
                        lang: lang.to_owned(),
                        kind: "former".to_owned(),
                    });
                }
            }
        }
        corpus.labels.extend(found);
    }
    corpus.synonyms.dedup_by(|a, b| a.form == b.form && a.preferred == b.preferred && a.lang == b.lang);
}

fn features(context: &Context<'_>, lang: &str, corpus: &mut Corpus) {
    let gone = match view::removed(context, lang).page {
        Content::Features(features) => features.entries,
        _ => Vec::new(),
    };
    for feature in &context.site.glossary.features {
        // What only others have is no word of this build.
        let theirs = feature.roles.iter().filter_map(|(id, _)| context.names.role(id).ok()).map(RoleSet::one);
        let theirs = theirs.fold(RoleSet::NOBODY, RoleSet::or);
        if !feature.roles.is_empty() && theirs.and(context.site.audience()).is_empty() {
            continue;
        }
        let Some(name) = feature.name.get(lang) else { continue };
        let others = feature.also.get(lang).cloned().unwrap_or_default();
        if let Some(entry) = gone.iter().find(|entry| entry.id == feature.id) {
            let notice = gone_notice(context, lang, entry);
            let ours: Vec<&str> = context
                .kinship
                .documenting(lang, &feature.id)
                .iter()
                .map(|&id| context.site.pages[id].url.as_str())
                .collect();
            let mut own = Vec::new();
            for page in corpus.pages.iter_mut().filter(|page| ours.contains(&page.url.as_str())) {
                if page.state.as_deref() == Some("removed") {
                    page.description.clone_from(&notice);
                    own.push(page.url.clone());
                }
            }
            corpus.removals.push(Removal {
                names: [name.to_owned()].into_iter().chain(others).collect(),
                notice,
                url: own.first().cloned().unwrap_or_else(|| format!("{lang}/removed/#{}", feature.id)),
                instead: entry
                    .replacement
                    .clone()
                    .filter(|link| !link.url.is_empty())
                    .map(|link| (link.title, link.url)),
                pages: own,
                lang: lang.to_owned(),
            });
            continue;
        }
        for form in others {
            corpus.synonyms.push(Synonym {
                form,
                preferred: name.to_owned(),
                lang: lang.to_owned(),
                kind: "admitted".to_owned(),
            });
        }
    }
}

/// What became of a feature, in sentences: since when it is gone, what its notice or reason says, what takes its place.
fn gone_notice(context: &Context<'_>, lang: &str, entry: &FeatureEntry) -> String {
    let gone = match &entry.date {
        Some(date) => context.word(lang, "notice.removed_on").replace("{date}", &date.text),
        None => context.word(lang, "notice.removed"),
    };
    let mut notice = format!("{}.", gone.replace("{name}", &entry.name));
    let told = if entry.text.is_empty() { &entry.reason } else { &entry.text };
    if !told.is_empty() {
        notice.push(' ');
        notice.push_str(told);
    }
    if let Some(other) = &entry.replacement {
        notice.push_str(&format!(" {}: {}", context.word(lang, "features.replacement"), other.title));
    }
    notice
}
