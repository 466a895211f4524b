//! The home page of a language.

use serde_json::json;

use crate::model::{Page, RoleSet, SectionId};

use super::body::Body;
use super::card::{SectionCard, SectionGroup};
use super::context::Context;
use super::page::{Content, HomeView, PageView};
use super::sections::{featured, own_pages, section_card, section_readers, shown_sections};
use super::shell::Shell;

/// The home page of a language.
pub fn home(context: &Context<'_>, section: SectionId, front: Option<(&Page, &Body)>) -> PageView {
    let site = context.site;
    let lang = site.sections[section].lang.clone();
    let description = front
        .map(|(page, _)| context.description(page))
        .filter(|text| !text.is_empty())
        .or_else(|| site.config.description.get(&lang).map(str::to_owned))
        .unwrap_or_default();
    let ids: Vec<SectionId> = shown_sections(context, section).collect();
    let sections: Vec<SectionCard> = ids.iter().map(|&inner| section_card(context, inner)).collect();
    let groups = groups(context, &lang, &ids, &sections);
    let (pages, pages_roles) = own_pages(context, section);
    let view = HomeView {
        body_html: front.map(|(_, body)| context.typeset.prose(body)).unwrap_or_default(),
        title_html: front.map(|(page, _)| context.title_html(page)).unwrap_or_default(),
        title_id: front.map(|(_, body)| body.title_anchor()).unwrap_or_default(),
        description: description.clone(),
        sections,
        groups,
        pages,
        pages_roles,
        featured: featured(context, &lang),
        news: super::features::news(context, &lang, 5),
        roles_matter: site.role.is_none() && site.glossary.roles.len() > 1,
    };
    let mut shell = Shell::new("home", format!("{lang}/"), &lang, context.site_title(&lang));
    shell.description = description;
    shell.versions = context.made_versions("");
    if let Some(base) = &site.config.base_url {
        shell.json_ld = vec![json!({
            "@context": "https://schema.org", "@type": "WebSite", "name": context.site_title(&lang),
            "url": format!("{base}{lang}/"), "inLanguage": lang,
        })];
    }
    shell.view(context, Content::Home(Box::new(view)))
}

/// The sections in the groups of `helpgen.yml`, and behind them those that are in none; nothing without groups.
fn groups(context: &Context<'_>, lang: &str, ids: &[SectionId], cards: &[SectionCard]) -> Vec<SectionGroup> {
    let site = context.site;
    let mut rest: Vec<(SectionId, &SectionCard)> = ids.iter().copied().zip(cards).collect();
    let mut groups = Vec::new();
    for (at, group) in site.config.pages.groups.iter().enumerate() {
        let mut sections: Vec<(SectionId, &SectionCard)> = Vec::new();
        for (name, _) in &group.sections {
            if let Some(found) = rest.iter().position(|(id, _)| site.sections[*id].is_called(name)) {
                sections.push(rest.remove(found));
            }
        }
        if sections.is_empty() {
            continue;
        }
        let roles = group.first_for.iter().filter_map(|(role, _)| context.names.role(role).ok());
        let roles: Vec<&str> = roles.map(|role| &*context.names.role_at(role).id).collect();
        groups.push(SectionGroup {
            title: group.title.get_or(lang, context.default_lang()).unwrap_or_default().to_owned(),
            anchor: format!("hg-group-{}", at + 1),
            roles: readers(context, &sections),
            first_for: roles.join(" "),
            sections: cards_of(sections),
        });
    }
    if !groups.is_empty() && !rest.is_empty() {
        groups.push(SectionGroup {
            title: String::new(),
            anchor: "hg-group-others".to_owned(),
            roles: readers(context, &rest),
            first_for: String::new(),
            sections: cards_of(rest),
        });
    }
    groups
}

/// Roles that see one of some sections, ids joined by a space; empty: everyone.
fn readers(context: &Context<'_>, sections: &[(SectionId, &SectionCard)]) -> String {
    let each = sections.iter().map(|&(id, _)| section_readers(context, id));
    context.role_ids(each.fold(RoleSet::NOBODY, RoleSet::or))
}

fn cards_of(sections: Vec<(SectionId, &SectionCard)>) -> Vec<SectionCard> {
    sections.into_iter().map(|(_, card)| card.clone()).collect()
}
