//! An article, and the front page of a section.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::{Page, PageId, RoleSet, SectionId, State};
use crate::parse::glossary::{Feature, Lifecycle};
use crate::parse::page::{Block, BlockKind, ContainerKind, Document, Inline, InlineKind, Reference, each_inline_of};
use crate::text::{SourceText, encoded, encoded_value};

use super::body::{Body, FIRST_LEVEL, Resolved};
use super::card::Card;
use super::context::{Context, date_view, root_of};
use super::feature_states::{feature_badges, feature_name, lives, replacement};
use super::feature_views::*;
use super::home::home;
use super::page::*;
use super::resolve::resolve;
use super::sections::{count_for, own_pages, section_card, section_readers, shown_sections};
use super::shell::Shell;

/// Headings of these levels stand in the table of contents.
const TOC_LEVELS: std::ops::RangeInclusive<u8> = 2..=3;

/// A page's view: an article, or the front page of a section or of the site. With it the text that it shows.
pub fn page(context: &Context<'_>, number: PageId, source: &SourceText, document: &Arc<Document>) -> (PageView, Body) {
    let own = &context.site.pages[number];
    let root = root_of(&own.url);
    let body = resolve(context, source, document, own, own.roles, &root);
    let section = own.section;
    let view = match (own.is_front, context.site.sections[section].parent) {
        (false, _) => article(context, own, &body),
        (true, None) => home(context, section, Some((own, &body))),
        (true, Some(_)) => section_page(context, section, Some((own, &body))),
    };
    (view, body)
}

fn article(context: &Context<'_>, own: &Page, body: &Body) -> PageView {
    let site = context.site;
    let lang = own.lang.as_str();
    let [previous, next] = neighbours(context, own);
    let features: Vec<&Feature> = own.features.iter().filter_map(|id| site.glossary.feature(id)).collect();
    let related = context.kinship.related(site, own.number).into_iter();
    let title = context.title_plain(own);
    let described = context.description(own);
    let description = if described.is_empty() { first_paragraph(body) } else { described.clone() };
    let view = ArticleView {
        id: own.id.clone(),
        title_html: context.title_html(own),
        title_id: body.title_anchor(),
        description: described,
        roles: role_tags(context, own),
        draft: own.front.draft,
        updated: own.updated.map(|day| date_view(day, lang)),
        reviewed: own.front.reviewed.map(|day| date_view(day, lang)),
        features: features.iter().filter_map(|feature| feature_tag(context, feature, own)).collect(),
        standings: features.iter().flat_map(|feature| standings(context, feature, own)).collect(),
        notices: features.iter().flat_map(|feature| notices(context, feature, own)).collect(),
        body_html: context.typeset.prose(body),
        toc: toc(context, body),
        related: related.map(|id| context.card(&site.pages[id])).collect(),
        previous,
        next,
        edit_url: edit_url(context, own),
        tags: own.front.tags.iter().map(|tag| tag.text.clone()).collect(),
    };
    let mut shell = Shell::new("article", own.url.clone(), lang, title.clone());
    shell.kind = "article";
    shell.image = first_picture(body);
    shell.titles = context.titles_by_role(own);
    shell.json_ld = vec![article_json(context, own, &title, &description, body)];
    shell.description = description;
    shell.crumbs = context.crumbs(own.section, true);
    shell.menu = context.menu(own.section, own.number);
    shell.versions = context.versions(own);
    shell.noindex = own.gone;
    shell.view(context, Content::Article(Box::new(view)))
}

/// The pages before and after a page in its section. Those of removed features are passed over.
fn neighbours(context: &Context<'_>, own: &Page) -> [Option<Card>; 2] {
    let site = context.site;
    let siblings = site.sections[own.section].pages.iter().copied();
    let siblings: Vec<PageId> =
        siblings.filter(|&id| site.shows(&site.pages[id]) && (id == own.number || !site.pages[id].gone)).collect();
    let at = siblings.iter().position(|&id| id == own.number);
    [-1, 1].map(|offset| {
        let id = *siblings.get(at?.checked_add_signed(offset)?)?;
        Some(context.card(&site.pages[id]))
    })
}

/// A feature with its badges beside the page's title. None: no reader of this page has it, or its state is not worth
/// telling.
fn feature_tag(context: &Context<'_>, feature: &Feature, own: &Page) -> Option<FeatureTag> {
    let audience = own.roles.and(context.site.audience());
    if lives(context, feature, audience).is_empty() {
        return None;
    }
    let badges = feature_badges(context, feature, audience, &own.lang);
    (!badges.is_empty()).then(|| FeatureTag { name: feature_name(context, feature, &own.lang), badges })
}

/// Where the source of a page may be edited: the project's pattern without a line.
fn edit_url(context: &Context<'_>, own: &Page) -> Option<String> {
    let pattern = context.site.config.edit_link.as_ref()?;
    Some(pattern.split('#').next().unwrap_or_default().replace("{path}", &own.path).replace("{line}", "1"))
}

/// The front page of a section, with the author's text if there is one.
pub fn section_page(context: &Context<'_>, section: SectionId, front: Option<(&Page, &Body)>) -> PageView {
    let site = context.site;
    let own = &site.sections[section];
    let title = context.section_title(section);
    let (pages, pages_roles) = own_pages(context, section);
    let description = front.map(|(page, _)| context.description(page)).unwrap_or_default();
    let audience = site.audience();
    let without = audience.iter().filter(|&role| site.role.is_none() && count_for(context, section, role) == 0);
    let subsections_roles =
        shown_sections(context, section).fold(RoleSet::NOBODY, |all, inner| all.or(section_readers(context, inner)));
    let url = front.map_or_else(|| own.url.clone(), |(page, _)| page.url.clone());
    let view = SectionView {
        print_url: format!("{}/print/?section={}", own.lang, encoded_value(&url)),
        title_html: context.section_title_html(section),
        title_id: front.map(|(_, body)| body.title_anchor()).unwrap_or_default(),
        without: without
            .map(|role| RoleTag {
                id: context.names.role_at(role).id.clone(),
                name: context.role_name(role, &own.lang),
            })
            .collect(),
        pages_roles,
        subsections_roles: context.role_ids(subsections_roles),
        description: description.clone(),
        icon: front.and_then(|(page, _)| page.front.icon.as_ref()).map(|icon| icon.text.clone()).unwrap_or_default(),
        body_html: front.map(|(_, body)| context.typeset.prose(body)).unwrap_or_default(),
        subsections: shown_sections(context, section).map(|inner| section_card(context, inner)).collect(),
        pages,
    };
    let mut shell = Shell::new("section", url, &own.lang, title);
    shell.description = description;
    shell.crumbs = context.crumbs(section, false);
    if let Some((page, _)) = front {
        shell.titles = context.titles_by_role(page);
        shell.versions = context.versions(page);
        shell.menu = context.menu(section, page.number);
    }
    shell.view(context, Content::Section(Box::new(view)))
}

fn role_tags(context: &Context<'_>, page: &Page) -> Vec<RoleTag> {
    let audience = context.site.audience();
    let roles = page.roles.and(audience);
    if roles == audience {
        return Vec::new();
    }
    let tag = |role| RoleTag { id: context.names.role_at(role).id.clone(), name: context.role_name(role, &page.lang) };
    roles.iter().map(tag).collect()
}

/// The notices for a page's readers about a feature that is deprecated or removed for some of them.
fn notices(context: &Context<'_>, feature: &Feature, page: &Page) -> Vec<FeatureNotice> {
    let lang = page.lang.as_str();
    let readers = page.roles.and(context.site.audience());
    let leaving = lives(context, feature, readers)
        .into_iter()
        .filter(|(_, _, state)| matches!(state, State::Deprecated | State::Removed));
    let notice = |(roles, life, state): (RoleSet, Lifecycle, State)| {
        let everyone = roles == readers;
        FeatureNotice {
            name: feature_name(context, feature, lang),
            state: state.name().to_owned(),
            date: life.removed.map(|day| date_view(day, lang)),
            text: feature.notice.get(lang).unwrap_or_default().to_owned(),
            reason: feature.reason.get(lang).unwrap_or_default().to_owned(),
            replacement: replacement(context, feature, roles, lang),
            roles: if everyone { String::new() } else { context.role_ids(roles) },
            role_names: if everyone { Vec::new() } else { context.role_names(roles, lang) },
        }
    };
    leaving.map(notice).collect()
}

/// The state of a feature for a page's readers: one for all of them, or one for each group of roles.
fn standings(context: &Context<'_>, feature: &Feature, page: &Page) -> Vec<Standing> {
    let lang = page.lang.as_str();
    let readers = page.roles.and(context.site.audience());
    let lives = lives(context, feature, readers);
    let parted = lives.len() > 1;
    let standing = |(roles, life, state): (RoleSet, Lifecycle, State)| {
        let badge = feature.badge(state);
        let leaving = matches!(state, State::Deprecated | State::Removed);
        let day = match state {
            State::Deprecated | State::Removed => life.removed,
            State::Active => life.changed.or(life.introduced),
            State::New | State::Planned => life.introduced,
        };
        Standing {
            name: feature_name(context, feature, lang),
            state: if badge.is_empty() { "active" } else { badge }.to_owned(),
            date: day.map(|day| date_view(day, lang)),
            roles: if parted { context.role_ids(roles) } else { String::new() },
            replacement: if leaving { replacement(context, feature, roles, lang) } else { None },
        }
    };
    lives.into_iter().map(standing).collect()
}

/// Whether a page is a notice and nothing more: all that it documents is gone, and its text does not speak of the end
/// with `:feature[…]` itself. What it taught is not shown then.
pub fn is_mere_notice(page: &Page) -> bool {
    !page.is_front && page.gone && !page.features.iter().any(|id| page.mentions.contains(id))
}

/// Headings with their anchors; those of a role's passage carry its roles.
fn toc(context: &Context<'_>, body: &Body) -> Vec<TocEntry> {
    let mut entries = Vec::new();
    collect_toc(context, body, &body.document.blocks, &mut entries);
    entries
}

fn collect_toc(context: &Context<'_>, body: &Body, blocks: &[Block], entries: &mut Vec<TocEntry>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(index, inlines) => {
                let heading = &body.document.headings[*index];
                let audience = heading.passage.and_then(|passage| body.passages.get(passage));
                let level = heading.level.max(FIRST_LEVEL);
                if !TOC_LEVELS.contains(&level)
                    || body.title_again == Some(*index)
                    || audience.is_some_and(|audience| audience.nobody)
                {
                    continue;
                }
                entries.push(TocEntry {
                    level,
                    title_html: line_html(context, body, inlines),
                    anchor: format!("{}{}", body.prefix, body.anchors[*index]),
                    roles: audience.map(|audience| audience.roles.clone()).unwrap_or_default(),
                });
            }
            BlockKind::Container(container) if container.kind != ContainerKind::Tabs => {
                collect_toc(context, body, &container.blocks, entries);
            }
            BlockKind::Include(id) => {
                if let Some(Resolved::Include(inner)) = body.references.get(*id) {
                    collect_toc(context, inner, &inner.document.blocks, entries);
                }
            }
            _ => {}
        }
    }
}

fn line_html(context: &Context<'_>, body: &Body, inlines: &[Inline]) -> String {
    context.typeset.line(body, inlines)
}

/// The page's first paragraph in plain text. It is the description of a page that has none.
fn first_paragraph(body: &Body) -> String {
    let paragraph = body.document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) => Some(body.plain(inlines)),
        _ => None,
    });
    paragraph.unwrap_or_default()
}

fn article_json(context: &Context<'_>, page: &Page, title: &str, description: &str, body: &Body) -> Value {
    let steps = steps_of(body);
    let mut json = json!({
        "@context": "https://schema.org",
        "@type": if steps.is_empty() { "TechArticle" } else { "HowTo" },
        "inLanguage": page.lang,
    });
    json[if steps.is_empty() { "headline" } else { "name" }] = title.into();
    if !description.is_empty() {
        json["description"] = super::shell::shorten(description).into();
    }
    if let Some(day) = page.updated {
        json["dateModified"] = day.to_string().into();
    }
    if let Some(base) = &context.site.config.base_url {
        json["url"] = format!("{base}{}", encoded(&page.url)).into();
    }
    if !steps.is_empty() {
        let base = context.site.config.base_url.as_deref();
        json["step"] = steps.into_iter().map(|step| step_json(step, base)).collect();
    }
    json
}

/// A step of a procedure: its sentence, and the picture that goes with it.
struct Step<'b> {
    text: String,
    picture: Option<&'b str>,
}

fn step_json(step: Step<'_>, base: Option<&str>) -> Value {
    let mut json = json!({"@type": "HowToStep", "text": step.text});
    if let (Some(base), Some(picture)) = (base, step.picture) {
        json["image"] = format!("{base}{}", encoded(picture)).into();
    }
    json
}

/// The steps of the page's first procedure.
fn steps_of(body: &Body) -> Vec<Step<'_>> {
    let container = body.document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Container(container) if container.kind == ContainerKind::Steps => Some(container),
        _ => None,
    });
    let items = container.into_iter().flat_map(|container| &container.blocks).filter_map(|block| match &block.kind {
        BlockKind::List(Some(_), items) => Some(items),
        _ => None,
    });
    let step = |item: &'_ Vec<Block>| match item.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines)) => {
            Some(Step { text: body.plain(inlines).trim().to_owned(), picture: picture_in(body, item) })
        }
        _ => None,
    };
    items.flatten().filter_map(step).filter(|step| !step.text.is_empty()).collect()
}

/// The first picture of some blocks.
fn picture_in<'b>(body: &'b Body, blocks: &[Block]) -> Option<&'b str> {
    let mut found = None;
    each_inline_of(blocks, &mut |inline| {
        if let (None, InlineKind::Image(id, _)) = (found, &inline.kind) {
            found = own_picture(&body.references[*id]);
        }
    });
    found
}

/// The first picture of a page that a reader of this build sees, for cards of the page elsewhere.
fn first_picture(body: &Body) -> Option<String> {
    let seen = |reference: &Reference| {
        !reference.passage.and_then(|passage| body.passages.get(passage)).is_some_and(|audience| audience.nobody)
    };
    let known = body.document.references.iter().zip(&body.references).filter(|(reference, _)| seen(reference));
    known
        .filter_map(|(_, resolved)| match resolved {
            Resolved::Include(inner) => first_picture(inner),
            other => own_picture(other).map(str::to_owned),
        })
        .next()
}

/// A picture of this site that others can draw.
fn own_picture(resolved: &Resolved) -> Option<&str> {
    match resolved {
        Resolved::Picture(part) if !part.src.ends_with(".svg") => Some(&part.src),
        _ => None,
    }
}
