//! The input of search: the pages' sections, and entries from the glossary.

use std::collections::BTreeMap;

use crate::index::{Concept, Corpus, IndexPage, IndexSection, LISTING, Label, Removal, SectionName, Synonym, passages};
use crate::model::{Page, PageId, RoleSet, SectionId, Site};
use crate::parse::glossary::{Concept as GlossaryConcept, Feature, Status};
use crate::view::{self, Body, Content, Context, FeatureEntry, Link, PageView, SearchableSection, searchable};

use super::made::{self, stands};

/// The state of a page whose features are all gone.
const REMOVED: &str = "removed";

/// By page, the notices about the removed features that the page documented.
pub(super) type Notices = BTreeMap<PageId, String>;

/// The notices of pages about removed features.
pub(super) fn notices(context: &Context<'_>) -> Notices {
    let removals = context.site.config.languages.iter().flat_map(|lang| gone(context, lang));
    removals.flat_map(|gone| gone.pages.into_iter().map(move |page| (page, gone.notice.clone()))).collect()
}

/// A page for the search index. A section's front page without text has its title and, without a description, the
/// titles of its articles; a home page without text is not indexed.
pub(super) fn index_page(
    context: &Context<'_>,
    notices: &Notices,
    page: &Page,
    title: &str,
    body: &Body,
) -> Option<IndexPage> {
    let site = context.site;
    let listing = page.is_front && body.document.blocks.is_empty();
    if listing && site.sections[page.section].parent.is_none() {
        return None;
    }
    let state = context.page_state(page);
    let section = |section: SearchableSection| IndexSection {
        heading: section.heading,
        anchor: section.anchor,
        text: section.text,
        continues: section.continues,
        roles: section.roles,
        hidden: false,
    };
    let audience = site.audience();
    let roles = page.roles.and(audience);
    let roles = if roles == audience {
        Vec::new()
    } else {
        roles.iter().map(|role| context.names.role_at(role).id.clone()).collect()
    };
    let description = page.front.description.as_ref().map(|text| text.text.clone());
    Some(IndexPage {
        url: page.url.clone(),
        title: title.to_owned(),
        lang: page.lang.clone(),
        roles,
        section: top_section(site, page.section).map(|top| site.sections[top].folder.clone()).unwrap_or_default(),
        state: (!state.is_empty()).then(|| state.to_owned()),
        weight: if listing { Some(LISTING) } else { weight(page, state) },
        // A section's front page shows no day.
        date: page.updated.filter(|_| !page.is_front).map(|day| day.to_string()).unwrap_or_default(),
        description: match notices.get(&page.number) {
            Some(notice) => notice.clone(),
            None if listing => description.unwrap_or_else(|| articles(context, page.section)),
            None => description.unwrap_or_default(),
        },
        sections: searchable(body).into_iter().map(section).chain(keywords(page)).flat_map(passages).collect(),
    })
}

/// The page's keywords and tags from its front matter: searched but never shown.
fn keywords(page: &Page) -> Option<IndexSection> {
    let named = page.front.keywords.iter().chain(&page.front.tags);
    let text = named.map(|name| name.text.as_str()).collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then(|| IndexSection { text, hidden: true, ..IndexSection::default() })
}

/// The titles of a section's articles on one line.
fn articles(context: &Context<'_>, section: SectionId) -> String {
    let pages = context.site.sections[section].pages.iter().map(|&page| &context.site.pages[page]);
    let titles = pages.filter(|page| context.site.shows(page) && !page.gone).map(|page| context.title_plain(page));
    titles.collect::<Vec<_>>().join(" · ")
}

/// The generated lists of the glossary, with their titles only.
pub(super) fn lists(context: &Context<'_>) -> Vec<IndexPage> {
    let languages = context.site.config.languages.iter();
    let views = languages.flat_map(|lang| made::lists(context, lang).into_iter().map(move |view| (lang, view)));
    let page = |(lang, view): (&String, PageView)| IndexPage {
        url: view.url,
        title: view.head.title,
        lang: lang.clone(),
        weight: Some(LISTING),
        description: view.head.description,
        ..IndexPage::default()
    };
    views.filter(|(_, view)| stands(context, view)).map(page).collect()
}

/// Search weight: deprecated pages and section fronts rank lower.
fn weight(page: &Page, state: &str) -> Option<f32> {
    match (state, page.is_front) {
        ("deprecated", _) => Some(0.625),
        (_, true) => Some(0.75),
        _ => None,
    }
}

/// The top-level section that contains a section; none for the root itself.
fn top_section(site: &Site, section: SectionId) -> Option<SectionId> {
    let mut top = None;
    let mut at = section;
    while let Some(parent) = site.sections[at].parent {
        top = Some(at);
        at = parent;
    }
    top
}

/// Pages in the site's order, with the glossary's synonyms, definitions, removed features and labels.
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
        foreign(concept, &preferred.text, lang, corpus);
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

/// Adds a concept's terms in other languages as synonyms of its term in this language.
fn foreign(concept: &GlossaryConcept, preferred: &str, lang: &str, corpus: &mut Corpus) {
    let others = concept.terms.iter().filter(|(other, _)| !matches!(other.as_str(), "any") && *other != lang);
    for term in others.flat_map(|(_, terms)| terms) {
        if matches!(term.status, Status::Preferred | Status::Admitted) {
            corpus.synonyms.push(Synonym {
                form: term.text.clone(),
                preferred: preferred.to_owned(),
                lang: lang.to_owned(),
                kind: "foreign".to_owned(),
            });
        }
    }
}

fn labels(context: &Context<'_>, lang: &str, corpus: &mut Corpus) {
    let audience = context.site.audience();
    let mut roles: Vec<&str> = audience.iter().map(|role| context.names.role_at(role).id.as_str()).collect();
    if context.site.glossary.roles.is_empty() {
        // One screen for everybody.
        roles.push("");
    }
    for label in &context.site.glossary.labels {
        let mut texts: Vec<String> = Vec::new();
        let mut places: Vec<(String, String)> = Vec::new();
        for id in &roles {
            let id: &str = id;
            let Some(text) = label.text_for(id, lang) else { continue };
            let way: Vec<&str> =
                context.names.ancestry(label).into_iter().filter_map(|step| step.text_for(id, lang)).collect();
            places.push((id.to_owned(), way.join(" › ")));
            if !texts.iter().any(|known| known == text) {
                texts.push(text.to_owned());
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
        let places = settled(places, context.site.role.is_none().then_some(roles.len()));
        let named = |text: String| {
            let told = places.iter().any(|(_, way)| *way != text);
            Label { places: if told { places.clone() } else { Vec::new() }, text, lang: lang.to_owned() }
        };
        corpus.labels.extend(texts.into_iter().map(named));
    }
    corpus.synonyms.dedup_by(|a, b| a.form == b.form && a.preferred == b.preferred && a.lang == b.lang);
}

/// The places of a label by role: one for everyone if they are the same for all `roles`.
fn settled(mut places: Vec<(String, String)>, roles: Option<usize>) -> Vec<(String, String)> {
    let same = places.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if same && Some(places.len()) == roles {
        places.truncate(1);
        places.iter_mut().for_each(|(role, _)| role.clear());
    }
    places
}

/// A removed feature, for everyone or for some roles.
struct Gone<'g> {
    feature: &'g Feature,
    /// Its notice, role by role.
    notice: String,
    /// The roles without the feature; empty: everyone.
    roles: Vec<String>,
    /// Its replacement.
    instead: Option<Link>,
    /// The pages that documented only removed features, this one among them.
    pages: Vec<PageId>,
}

/// The features of this build's readers.
fn ours<'g>(context: &Context<'g>) -> impl Iterator<Item = &'g Feature> {
    let (names, audience) = (context.names, context.site.audience());
    context.site.glossary.features.iter().filter(move |feature| {
        // Features of other roles are not part of this build.
        let theirs = feature.roles.iter().filter_map(|(id, _)| names.role(id).ok()).map(RoleSet::one);
        feature.roles.is_empty() || !theirs.fold(RoleSet::NOBODY, RoleSet::or).and(audience).is_empty()
    })
}

/// The removed features in a language.
fn gone<'g>(context: &Context<'g>, lang: &str) -> Vec<Gone<'g>> {
    let Content::Features(told) = view::removed(context, lang).page else { return Vec::new() };
    let found = ours(context).filter(|feature| feature.name.get(lang).is_some()).filter_map(|feature| {
        let entries: Vec<&FeatureEntry> = told.entries.iter().filter(|entry| entry.feature == feature.id).collect();
        let notices = entries.iter().map(|entry| match entry.role_names.as_slice() {
            [] => gone_notice(context, lang, entry),
            names => format!("{}: {}", names.join(", "), gone_notice(context, lang, entry)),
        });
        let notice = notices.collect::<Vec<_>>().join(" ");
        let roles = match entries.iter().any(|entry| entry.roles.is_empty()) {
            true => Vec::new(),
            false => entries.iter().flat_map(|entry| entry.roles.split(' ')).map(str::to_owned).collect(),
        };
        let site = context.site;
        let pages = context.kinship.documenting(lang, &feature.id).iter().copied();
        let pages = pages.filter(|&page| context.page_state(&site.pages[page]) == REMOVED).collect();
        let instead = entries.first()?.replacement.clone().filter(|link| !link.url.is_empty());
        Some(Gone { feature, notice, roles, instead, pages })
    });
    found.collect()
}

fn features(context: &Context<'_>, lang: &str, corpus: &mut Corpus) {
    let gone = gone(context, lang);
    for feature in ours(context) {
        let Some(name) = feature.name.get(lang) else { continue };
        let others = feature.also.get(lang).cloned().unwrap_or_default();
        if let Some(gone) = gone.iter().find(|gone| gone.feature.id == feature.id) {
            let urls = gone.pages.iter().map(|&page| context.site.pages[page].url.as_str());
            let pages: Vec<String> =
                urls.filter(|url| corpus.pages.iter().any(|page| page.url == *url)).map(str::to_owned).collect();
            corpus.removals.push(Removal {
                names: [name.to_owned()].into_iter().chain(others).collect(),
                notice: gone.notice.clone(),
                url: pages.first().cloned().unwrap_or_else(|| format!("{lang}/removed/#{}", feature.id)),
                roles: gone.roles.clone(),
                instead: gone.instead.clone().map(|link| (link.title, link.url)),
                pages,
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

/// The notice of a removed feature: the day, its notice or reason, and its replacement.
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
