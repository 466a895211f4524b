//! The list of screenshots: each with its place, its role, the labels it has to show, and why it has to be taken again.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Say};
use crate::model::{Names, Page, RoleSet, Site};
use crate::parse::page::{Block, BlockKind, Container, ContainerKind, Document, ImageTarget, Target, inner_blocks};
use crate::parse::yaml::parse_date;
use crate::text::{SourceText, Span, composed};

use super::check::check;
use super::paths::project_path;
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// The rules that report why a screenshot has to be taken again.
const REASONS: [&str; 3] = ["image/stale", "image/text", "image/missing"];

/// A screenshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// The picture's path relative to the project; none if it is missing.
    pub picture: Option<String>,
    /// The address as the page writes it.
    pub url: String,
    /// The page's path relative to the project.
    pub page: String,
    /// The line on the page.
    pub line: usize,
    /// The page's language.
    pub lang: String,
    /// The heading above it; empty if there is none.
    pub heading: String,
    /// The step of the procedure that contains it, from 1.
    pub step: Option<usize>,
    /// The id of the role whose screen it shows; none: everybody's.
    pub role: Option<String>,
    /// It is taken in the dark scheme.
    pub dark: bool,
    /// What has to be seen on it: each label's id and its text there.
    pub labels: Vec<(String, String)>,
    /// Its alternative text.
    pub alt: String,
    /// The day on which it was taken.
    pub taken: Option<Date>,
    /// Why it has to be taken again: the rule, or `old`, and the reason. Empty if it is up to date.
    pub why: Vec<(String, Say)>,
}

/// Lists the screenshots of a project in the order of its pages. Those older than `days` have to be taken again.
///
/// # Errors
/// An error of the system.
pub fn shots(mut surveyed: Surveyed, days: Option<u32>) -> Result<Vec<Shot>, Stop> {
    surveyed.only = REASONS.map(str::to_owned).to_vec();
    let told = check(&surveyed)?;
    let told: Vec<&Diagnostic> = told.all();
    let names = Names::new(&surveyed.site.glossary);
    let mut found = Vec::new();
    for page in &surveyed.site.pages {
        let Ok((source, document)) = text_of(&surveyed, page.number)? else { continue };
        of_page(&surveyed.site, &names, page, &source, &document, &told, &mut found);
    }
    let today = surveyed.site.today;
    for shot in &mut found {
        let age = shot.taken.and_then(|taken| today.since(taken).ok()).map(|span| span.get_days());
        if let (Some(age), Some(days)) = (age, days.and_then(|days| i32::try_from(days).ok()))
            && age > days
        {
            let say = Say::new(format!("찍은 지 {age}일이 됐어요"), format!("It was taken {age} days ago"));
            shot.why.push(("old".to_owned(), say));
        }
    }
    Ok(found)
}

fn of_page(
    site: &Site,
    names: &Names<'_>,
    page: &Page,
    source: &SourceText,
    document: &Document,
    told: &[&Diagnostic],
    found: &mut Vec<Shot>,
) {
    for reference in &document.references {
        let Target::Image(image) = &reference.target else { continue };
        // A screenshot names its day or its labels; other pictures are decoration.
        let is_shot = image.media.is_none() && (image.taken.is_some() || !image.shows.is_empty());
        if !is_shot {
            continue;
        }
        let span = reference.span;
        let here = |one: &&&Diagnostic| {
            let place = one.place.as_ref().filter(|place| *place.path == *source.path);
            place
                .is_some_and(|place| (span.start as usize..=span.end as usize).contains(&(place.start.offset as usize)))
        };
        let why = told.iter().filter(|one| REASONS.contains(&&*one.rule)).filter(here);
        let line = source.text[..span.start as usize].matches('\n').count() + 1;
        let whose = image.role.as_ref().and_then(|name| names.role(&name.text).ok());
        let shot = Shot {
            picture: None,
            url: image.url.clone(),
            page: page.path.to_string(),
            line,
            lang: page.lang.clone(),
            heading: heading(source, document, span),
            step: step(&document.blocks, span, None),
            role: None,
            dark: false,
            labels: Vec::new(),
            alt: alt(source, span),
            taken: image.taken.as_ref().and_then(|taken| parse_date(&taken.text).ok()),
            why: why.map(|one| (one.rule.to_string(), one.message.clone())).collect(),
        };
        // Each version of it is a picture of its own.
        let roles = whose.map_or(RoleSet::everyone(site.glossary.roles.len()), RoleSet::one);
        let faces = site.picture(page.origin(), &image.url).map(|key| site.versions.faces(&key, &page.lang, roles));
        let files = faces.into_iter().flatten().flat_map(|face| {
            let dark = face.dark.map(|file| (face.role, true, file));
            std::iter::once((face.role, false, face.file)).chain(dark)
        });
        let each = |(role, dark, file): (Option<usize>, bool, String)| {
            let role = role.or(whose);
            Shot {
                picture: Some(path_of(site, &file)),
                role: role.map(|role| names.role_at(role).id.clone()),
                dark,
                labels: labels(site, names, page, image, role),
                ..shot.clone()
            }
        };
        let shots: Vec<Shot> = files.map(each).collect();
        if shots.is_empty() {
            let role = whose.map(|role| names.role_at(role).id.clone());
            found.push(Shot { role, labels: labels(site, names, page, image, whose), ..shot });
        } else {
            found.extend(shots);
        }
    }
}

fn path_of(site: &Site, key: &str) -> String {
    let path = match key.strip_prefix('/') {
        Some(file) => project_path(&site.config.static_dir, file),
        None => project_path(&site.config.content, key),
    };
    composed(&path).into_owned()
}

/// The labels that a screenshot promises, as its role sees them.
fn labels(
    site: &Site,
    names: &Names<'_>,
    page: &Page,
    image: &ImageTarget,
    role: Option<usize>,
) -> Vec<(String, String)> {
    let roles: Vec<&str> = match role {
        Some(role) => vec![names.role_at(role).id.as_str()],
        None => site.glossary.roles.iter().map(|role| role.id.as_str()).collect(),
    };
    let label = |name: &crate::parse::page::Name| {
        let label = names.label(&name.text).ok()?;
        let texts = roles.iter().filter_map(|role| label.text_for(role, &page.lang));
        let text = texts.chain(label.text_for("", &page.lang)).next().unwrap_or(&label.id);
        Some((label.id.clone(), text.to_owned()))
    };
    image.shows.iter().filter_map(label).collect()
}

/// The alternative text of a picture.
fn alt(source: &SourceText, span: Span) -> String {
    let written = source.slice(span);
    let words = written.strip_prefix("![").and_then(|rest| rest.split("](").next()).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading above a span.
fn heading(source: &SourceText, document: &Document, span: Span) -> String {
    let before = document.headings.iter().filter(|heading| heading.span.end <= span.start);
    let last = before.max_by_key(|heading| heading.span.start);
    let line = last.map_or("", |heading| source.slice(heading.span).lines().next().unwrap_or_default());
    let line = line.trim_start_matches('#').trim();
    line.split(" {#").next().unwrap_or(line).to_owned()
}

/// The step, from 1, that contains a span; `outer` is the enclosing step.
fn step(blocks: &[Block], span: Span, outer: Option<usize>) -> Option<usize> {
    let holds = |block: &&Block| block.span.start <= span.start && span.end <= block.span.end;
    let Some(block) = blocks.iter().find(holds) else { return outer };
    if let BlockKind::Container(Container { kind: ContainerKind::Steps, blocks, .. }) = &block.kind {
        let lists = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::List(_, items) => Some(items),
            _ => None,
        });
        let items = lists.flatten().enumerate();
        let own = items.filter(|(_, item)| item.iter().any(|block| holds(&block))).map(|(at, item)| (at + 1, item));
        if let Some((number, item)) = own.last() {
            return step(item, span, Some(number));
        }
    }
    let mut found = outer;
    for inner in inner_blocks(&block.kind) {
        found = step(inner, span, found);
    }
    found
}
