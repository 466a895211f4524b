//! What search is made of: the pages' sections, and what the glossary adds to them.

use crate::index::{Concept, Corpus, IndexPage, IndexSection, Label, Removal, Synonym};
use crate::model::{Page, State};
use crate::parse::glossary::{LabelText, Localized, Status};
use crate::view::{Body, Context, SearchableSection, searchable};

/// A page as search sees it.
pub(super) fn index_page(context: &Context<'_>, page: &Page, title: &str, body: &Body) -> IndexPage {
    let site = context.site;
    let state = context.page_state(page);
    let section = |section: SearchableSection| IndexSection {
        heading: section.heading,
        anchor: section.anchor,
        text: section.text,
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
        section: site.sections[page.section].folder.clone(),
        state: (!state.is_empty()).then(|| state.to_owned()),
        weight: None,
        description: page.front.description.as_ref().map(|text| text.text.clone()).unwrap_or_default(),
        sections: searchable(body).into_iter().map(section).collect(),
    }
}

/// Pages in the site's order, with the glossary's other words, definitions, removed features and labels.
pub(super) fn corpus(context: &Context<'_>, pages: Vec<IndexPage>) -> Corpus {
    let mut corpus = Corpus { pages, ..Corpus::default() };
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
    let text = |localized: &Localized| localized.get(lang).map(str::to_owned);
    for feature in &context.site.glossary.features {
        let Some(name) = text(&feature.name) else { continue };
        let others = feature.also.get(lang).cloned().unwrap_or_default();
        if context.site.feature_state(feature, context.site.audience()) == State::Removed {
            let mut names = vec![name];
            names.extend(others);
            corpus.removals.push(Removal {
                names,
                notice: text(&feature.notice).unwrap_or_default(),
                url: format!("{lang}/removed/#{}", feature.id),
                lang: lang.to_owned(),
            });
            continue;
        }
        for form in others {
            corpus.synonyms.push(Synonym {
                form,
                preferred: name.clone(),
                lang: lang.to_owned(),
                kind: "admitted".to_owned(),
            });
        }
    }
}
