//! The glossary as readers see it: the index, a page per concept, and the names on screen by role.

use std::collections::BTreeMap;

use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::model::Site;
use crate::parse::glossary::{Concept, Label, Status, Term};
use crate::text::encoded;

use super::card::Link;
use super::context::{Context, date_view};
use super::page::*;
use super::shell::{Shell, lang_name};

/// Pages that use a term, at most.
const PAGES_SHOWN: usize = 20;

/// Concepts that customers may see in a language: not internal, and with a preferred term there.
fn shown<'s>(context: &Context<'s>, lang: &str) -> Vec<(&'s Concept, &'s Term)> {
    context.site.concepts_in(lang).collect()
}

/// Ids of the concepts that have a page in a language.
pub fn concept_ids(context: &Context<'_>, lang: &str) -> Vec<String> {
    shown(context, lang).into_iter().map(|(concept, _)| concept.id.clone()).collect()
}

/// The glossary's index.
pub fn index(context: &Context<'_>, lang: &str) -> PageView {
    let mut concepts = shown(context, lang);
    concepts.sort_by_key(|(_, term)| collation(&term.text));
    let mut groups: Vec<GlossaryGroup> = Vec::new();
    for (concept, term) in &concepts {
        let letter = letter(&term.text);
        if groups.last().is_none_or(|group| group.letter != letter) {
            let anchor = format!("letter-{}", groups.len() + 1);
            groups.push(GlossaryGroup { letter, anchor, entries: Vec::new() });
        }
        let others = term_views(concept, lang).into_iter().filter(|term| term.status != "preferred").collect();
        if let Some(group) = groups.last_mut() {
            group.entries.push(GlossaryEntry {
                term: term.text.clone(),
                url: concept_url(lang, &concept.id),
                definition: concept.definition.get(lang).unwrap_or_default().to_owned(),
                others,
                words: customers_words(concept, lang),
            });
        }
    }
    let mut shell = Shell::new("glossary", format!("{lang}/glossary/"), lang, context.word(lang, "glossary.title"));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions("glossary/");
    shell.description = context.sentence(lang, "glossary.text");
    shell.view(context, Content::Glossary(Box::new(GlossaryView { groups, count: concepts.len() })))
}

/// A concept's page. None: customers of this language do not see it.
pub fn concept(context: &Context<'_>, lang: &str, id: &str) -> Option<PageView> {
    let site = context.site;
    let concept = site.glossary.concept(id).filter(|concept| !concept.internal)?;
    let term = concept.preferred(lang)?;
    let view = concept_view(context, lang, concept, term);
    let mut shell = Shell::new("concept", concept_url(lang, id), lang, term.text.clone());
    shell.json_ld = vec![defined_term(site, lang, &view)];
    shell.description = view.definition.clone();
    let title_html = super::shell::escape(&context.word(lang, "glossary.title"));
    shell.crumbs = vec![context.home_crumb(lang), Crumb { title_html, url: format!("{lang}/glossary/") }];
    shell.versions = site
        .config
        .languages
        .iter()
        .filter(|other| concept.preferred(other).is_some())
        .map(|other| (other.clone(), concept_url(other, id)))
        .collect();
    Some(shell.view(context, Content::Concept(Box::new(view))))
}

/// What a concept's page shows; `term` is its preferred one in the language.
fn concept_view(context: &Context<'_>, lang: &str, concept: &Concept, term: &Term) -> ConceptView {
    let site = context.site;
    let link = |id: &str| {
        let other = site.glossary.concept(id).filter(|other| !other.internal)?;
        Some((other, other.preferred(lang)?))
    };
    let equivalents = site
        .config
        .languages
        .iter()
        .filter(|other| *other != lang)
        .filter_map(|other| {
            let term = concept.preferred(other)?;
            Some(Equivalent { lang: other.clone(), lang_name: lang_name(other).to_owned(), term: term.text.clone() })
        })
        .collect();
    let linked = context.kinship.naming(lang, &concept.id);
    let mentioned = context.mentioned.get(&(lang.to_owned(), concept.id.clone())).map_or(&[][..], Vec::as_slice);
    let others = mentioned.iter().filter(|page| !linked.contains(page));
    let pages = linked.iter().chain(others).map(|&id| &site.pages[id]);
    ConceptView {
        id: concept.id.clone(),
        term: term.text.clone(),
        definition: concept.definition.get(lang).unwrap_or_default().to_owned(),
        note: concept.note.get(lang).unwrap_or_default().to_owned(),
        terms: term_views(concept, lang),
        equivalents,
        labels: labels_with(context, &term.text, lang),
        related: concept
            .related
            .iter()
            .filter_map(|other| link(&other.id))
            .map(|(other, term)| Link { title: term.text.clone(), url: concept_url(lang, &other.id) })
            .collect(),
        confusable: concept
            .confusable
            .iter()
            .filter_map(|other| link(&other.id))
            .map(|(other, term)| ConfusableView {
                term: term.text.clone(),
                url: concept_url(lang, &other.id),
                definition: other.definition.get(lang).unwrap_or_default().to_owned(),
            })
            .collect(),
        pages: pages.filter(|page| site.shows(page)).take(PAGES_SHOWN).map(|page| context.card(page)).collect(),
    }
}

/// The concept for search engines (schema.org, `DefinedTerm`).
fn defined_term(site: &Site, lang: &str, view: &ConceptView) -> serde_json::Value {
    let mut json = json!({
        "@context": "https://schema.org", "@type": "DefinedTerm", "name": view.term, "inLanguage": lang,
        "termCode": view.id,
    });
    if !view.definition.is_empty() {
        json["description"] = view.definition.clone().into();
    }
    if let Some(base) = &site.config.base_url {
        json["url"] = format!("{base}{}", encoded(&concept_url(lang, &view.id))).into();
        json["inDefinedTermSet"] = format!("{base}{lang}/glossary/").into();
    }
    json
}

/// The names on screen by role.
pub fn names(context: &Context<'_>, lang: &str) -> PageView {
    let site = context.site;
    let audience = site.audience();
    let roles: Vec<usize> = audience.iter().collect();
    let mut groups: Vec<NamesGroup> = Vec::new();
    let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for label in &site.glossary.labels {
        let row = label_row(context, label, lang);
        if row.texts.iter().all(|text| text.text.is_empty()) {
            continue;
        }
        count += 1;
        let title = screen(context, label, lang);
        let at = *by_title.entry(title.clone()).or_insert_with(|| {
            groups.push(NamesGroup { title, anchor: format!("screen-{}", groups.len() + 1), rows: Vec::new() });
            groups.len() - 1
        });
        groups[at].rows.push(row);
    }
    let roles = roles
        .into_iter()
        .map(|role| RoleTag { id: context.names.role_at(role).id.clone(), name: context.role_name(role, lang) })
        .collect();
    let mut shell = Shell::new("names", format!("{lang}/names/"), lang, context.word(lang, "names.title"));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions("names/");
    shell.description = context.sentence(lang, "names.lead");
    shell.view(context, Content::Names(Box::new(NamesView { roles, groups, count })))
}

/// The screen on which a label is: the label at the top of its ancestry.
fn screen(context: &Context<'_>, label: &Label, lang: &str) -> String {
    let ancestry = context.names.ancestry(label);
    let Some(top) = ancestry.first().filter(|top| top.id != label.id) else {
        return context.word(lang, "names.top_screen");
    };
    let mut texts: Vec<String> = Vec::new();
    for role in context.site.audience().iter() {
        if let Some(text) = top.text_for(&context.names.role_at(role).id, lang)
            && !texts.iter().any(|known| known == text)
        {
            texts.push(text.to_owned());
        }
    }
    // A screen that no reader of this build sees has no name here.
    if texts.is_empty() { context.word(lang, "names.top_screen") } else { texts.join(" / ") }
}

fn label_row(context: &Context<'_>, label: &Label, lang: &str) -> LabelRow {
    let audience = context.site.audience();
    let texts: Vec<RoleText> = audience
        .iter()
        .map(|role| {
            let id = context.names.role_at(role).id.clone();
            let text = label.text_for(&id, lang).unwrap_or_default().to_owned();
            RoleText { role_name: context.role_name(role, lang), role: id, text }
        })
        .collect();
    let former = label.former.iter().filter(|former| {
        former.role.as_ref().is_none_or(|id| context.names.role(id).is_ok_and(|role| audience.contains(role)))
    });
    LabelRow {
        id: label.id.clone(),
        kind: label.kind.name().to_owned(),
        differs: {
            let mut known = texts.iter().filter(|text| !text.text.is_empty());
            let first = known.next();
            known.any(|other| first.is_some_and(|first| first.text != other.text))
        },
        texts,
        icon: label.icon.is_some(),
        icon_shape: label.icon.as_ref().and_then(|shape| shape.get(lang)).unwrap_or_default().to_owned(),
        former: former
            .filter_map(|former| {
                let role = former.role.as_ref().and_then(|id| context.names.role(id).ok());
                Some(FormerView {
                    text: former.text.get(lang)?.to_owned(),
                    role_name: role.map(|role| context.role_name(role, lang)).unwrap_or_default(),
                    until: former.until.map(|day| date_view(day, lang)),
                })
            })
            .collect(),
    }
}

/// Labels whose text uses a term.
fn labels_with(context: &Context<'_>, term: &str, lang: &str) -> Vec<LabelRow> {
    let rows = context.site.glossary.labels.iter().map(|label| label_row(context, label, lang));
    rows.filter(|row| row.texts.iter().any(|text| text.text.contains(term))).take(PAGES_SHOWN).collect()
}

/// The words by which customers look for a concept and which no page says.
fn customers_words(concept: &Concept, lang: &str) -> String {
    let own = concept.terms.get(lang).into_iter().chain(concept.terms.get("any")).flatten();
    let hidden = own.filter(|term| term.status == Status::Hidden);
    hidden.map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn term_views(concept: &Concept, lang: &str) -> Vec<TermView> {
    let own = concept.terms.get(lang).into_iter().flatten();
    let any = concept.terms.get("any").into_iter().flatten();
    own.chain(any)
        .filter_map(|term| {
            let status = match term.status {
                Status::Preferred => "preferred",
                Status::Admitted => "admitted",
                Status::Deprecated => "deprecated",
                Status::Superseded => "superseded",
                Status::Hidden => return None,
            };
            Some(TermView {
                text: term.text.clone(),
                status,
                reason: term.reason.clone().unwrap_or_default(),
                since: term.since.map(|day| date_view(day, lang)),
            })
        })
        .collect()
}

fn concept_url(lang: &str, id: &str) -> String {
    format!("{lang}/glossary/{id}/")
}

/// Korean before Latin before the rest; within a script as its letters are ordered.
fn collation(term: &str) -> (u8, String) {
    let folded: String = term.nfc().flat_map(char::to_lowercase).collect();
    let script = match folded.chars().next() {
        Some('가'..='힣') => 0,
        Some(c) if c.is_ascii_alphabetic() => 1,
        Some(c) if c.is_alphabetic() => 2,
        _ => 3,
    };
    (script, folded)
}

/// Under which letter a term stands: 가나다 for Hangul (doubled consonants under their simple ones), A–Z, else `#`.
fn letter(term: &str) -> String {
    const ROWS: [&str; 19] = [
        "가", "가", "나", "다", "다", "라", "마", "바", "바", "사", "사", "아", "자", "자", "차", "카", "타", "파",
        "하",
    ];
    match term.nfc().next() {
        Some(c @ '가'..='힣') => ROWS[(c as usize - 0xac00) / 588].to_owned(),
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_under_their_letter() {
        assert_eq!(["강의", "까치", "수강생", "하루", "API", "3D"].map(letter), ["가", "가", "사", "하", "A", "#"]);
    }

    #[test]
    fn hangul_comes_first() {
        let mut terms = ["zoom", "강의", "API", "3D"];
        terms.sort_by_key(|term| collation(term));
        assert_eq!(terms, ["강의", "API", "zoom", "3D"]);
    }
}
