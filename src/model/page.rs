//! The summary of a page that the rest of the site uses. The text itself is read again later, so that memory grows with
//! the number of pages and not with their length.

use std::sync::Arc;

use jiff::civil::Date;
use memchr::memchr_iter;

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::parse::page::{Document, FrontMatter, ImageTarget, MediaKind, PAGE_FRONT_MATTER, PassageId, Target};
use crate::parse::yaml::parse_date;
use crate::text::{SourceText, Span, composed};

use super::anchors::{anchors, html_ids, may_hold_ids};
use super::folds::folds;
use super::ids::{PageId, SectionId};
use super::marked::{MarkedPicture, marked_pictures};
use super::names::Names;
use super::readers::Readers;
use super::roles::RoleSet;
use super::title::{Title, title, title_heading, untitled};
use super::unknown::{Thing, unknown};
use super::urls::{is_front_page, old_path, url_part};

/// A tab or fold-out of a page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FoldSummary {
    /// Its fragment.
    pub anchor: String,
    /// The roles that read it.
    pub roles: RoleSet,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeadingSummary {
    /// 1 to 6.
    pub level: u8,
    /// The fragment without `#`.
    pub anchor: String,
    /// The roles that read it.
    pub roles: RoleSet,
}

/// A page's summary.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Page {
    /// Its index in [`super::Site::pages`]. Set by [`super::assemble`].
    pub number: PageId,
    /// Path relative to the project.
    pub path: Arc<str>,
    /// Path relative to the content folder.
    pub file: String,
    /// Its language.
    pub lang: String,
    /// An id that survives moves and is the same in every language.
    pub id: String,
    /// Relative to the site's root, with a trailing slash. Set by [`super::assemble`].
    pub url: String,
    /// Its title.
    pub title: Title,
    /// The heading that serves as title, if the front matter has none.
    pub title_heading: Option<usize>,
    /// Its front matter.
    pub front: FrontMatter,
    /// The place of its slug, if it has one.
    pub slug_place: Option<Place>,
    /// The roles that read it.
    pub roles: RoleSet,
    /// Ids of the features that it documents.
    pub features: Vec<String>,
    /// Its section. Set by [`super::assemble`].
    pub section: SectionId,
    /// Whether it is its section's front page. Set by [`super::assemble`].
    pub is_front: bool,
    /// Its headings.
    pub headings: Vec<HeadingSummary>,
    /// Its tabs and fold-outs.
    pub folds: Vec<FoldSummary>,
    /// Ids in its raw HTML that links can target.
    pub html_ids: Vec<String>,
    /// Ids of its labels, sorted, without duplicates.
    pub labels: Vec<String>,
    /// Ids of the concepts in its `:term` directives, sorted, without duplicates.
    pub terms: Vec<String>,
    /// Ids of the features in its `:feature` directives, sorted, without duplicates.
    pub mentions: Vec<String>,
    /// Destinations of its links as written.
    pub links: Vec<String>,
    /// Its pictures' addresses as written.
    pub pictures: Vec<String>,
    /// Those of them on which marks stand at labels.
    pub marked: Vec<MarkedPicture>,
    /// The addresses of its own films and sounds as written.
    pub films: Vec<String>,
    /// Snippets that it includes, as paths relative to the content folder.
    pub includes: Vec<String>,
    /// Whether it is published on the day of the build.
    pub published: bool,
    /// Whether all features that it documents are removed for its readers. Set by [`super::assemble`].
    pub gone: bool,
    /// Whether all features that it documents are removed, and its notice was kept until yesterday at most: its address
    /// redirects. Set by [`super::assemble`].
    pub retired: bool,
    /// Last change: from the front matter, else from git.
    #[serde(with = "crate::memo::day")]
    pub updated: Option<Date>,
    /// Whether an exception on it may have a last day, or it names a day on which something was done that is still to come:
    /// what is found on it depends on the day.
    pub dated: bool,
    /// Whether its text may name a term (`:term[…]`).
    pub names_terms: bool,
    /// Blake3 hash of its bytes, to detect a change before the second read.
    pub hash: [u8; 32],
}

impl Page {
    /// Whether a fragment belongs to a heading, tab or fold-out that none of these roles reads.
    pub fn hides(&self, fragment: &str, audience: RoleSet) -> bool {
        let headings = self.headings.iter().map(|heading| (&heading.anchor, heading.roles));
        let folds = self.folds.iter().map(|fold| (&fold.anchor, fold.roles));
        let mut own = headings.chain(folds).filter(|(anchor, _)| *anchor == fragment);
        !audience.is_empty() && own.any(|(_, roles)| roles.and(audience).is_empty())
    }

    /// Its title as the author wrote it.
    pub fn title_text(&self) -> &str {
        &self.title.source.text
    }

    /// A unique name that survives moves: its language and its id.
    pub fn name(&self) -> String {
        format!("{}/{}", self.lang, self.id)
    }

    /// The page with another text: `summary` comes from the new text alone; what [`super::assemble`] set stays.
    pub fn with_text(&self, summary: Page) -> Page {
        Page {
            number: self.number,
            url: self.url.clone(),
            section: self.section,
            is_front: self.is_front,
            published: self.published,
            updated: self.updated,
            ..summary
        }
    }
}

/// Summarises a parsed page. Reports faults in how it fits into the project.
pub fn survey(
    source: &SourceText,
    file: &str,
    lang: &str,
    document: &Document,
    names: &Names<'_>,
    today: Date,
) -> (Page, Vec<Diagnostic>) {
    let places = Places::new(source);
    let mut faults = Vec::new();
    let front = document.front.clone();
    if let Some(slug) = &front.slug
        && let Err(fault) = url_part(slug.text.trim())
    {
        faults.push(
            Diagnostic::new(
                PAGE_FRONT_MATTER,
                Severity::Error,
                Some(places.place(slug.span)),
                Say::new(
                    format!("slug로 쓸 수 없어요: {}", slug.text),
                    format!("This cannot be a slug: {}", slug.text),
                ),
            )
            .help(Say::new(
                "slug는 주소의 마지막 한 부분이에요. `/`, `..`, `?`, `#` 없이 적어 주세요",
                "A slug is one part of a URL: no `/`, `..`, `?` or `#`",
            ))
            .note(Say::from(&fault), None),
        );
    }
    for alias in &front.aliases {
        if let Err(fault) = old_path(&alias.text) {
            faults.push(
                Diagnostic::new(
                    PAGE_FRONT_MATTER,
                    Severity::Error,
                    Some(places.place(alias.span)),
                    Say::new(
                        format!("옛 주소로 쓸 수 없어요: {}", alias.text),
                        format!("This cannot be an old URL: {}", alias.text),
                    ),
                )
                .help(Say::new(
                    "이 사이트 안의 경로를 적어 주세요: /ko/old/",
                    "Write a path of this site, such as /ko/old/",
                ))
                .note(Say::from(&fault), None),
            );
        }
    }
    if let (Some(from), Some(last)) = (front.publish_on, front.expires)
        && from > last
    {
        faults.push(never_shown(&front, &places, from, last));
    }
    let roles = page_roles(&front, names, &places, &mut faults);
    let mut features = Vec::new();
    for name in &front.features {
        match names.feature(&name.text) {
            Ok(feature) => features.push(feature.id.clone()),
            Err(fault) => {
                faults.push(unknown("feature/unknown", Thing::Feature, &name.text, &fault, &places, name.span));
            }
        }
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let default_id = stem.strip_prefix(lang).and_then(|rest| rest.strip_prefix('/')).unwrap_or(stem);
    let heading = if front.title.is_some() { None } else { title_heading(document, source) };
    if front.title.is_none() && heading.is_none() {
        faults.extend(untitled(document, &places));
    }
    let (title_heading, title_text) = match (&front.title, heading) {
        (Some(title), _) => (None, title.text.clone()),
        (None, Some((number, text))) => (Some(number), text),
        (None, None) => (None, default_id.rsplit('/').next().unwrap_or(stem).to_owned()),
    };
    let readers = Readers::of_passages(document, names, roles);
    let anchors = anchors(document, names);
    let roles_at = |passage: Option<PassageId>| passage.and_then(|at| readers.get(at)).map_or(roles, |own| own.roles);
    let folds = folds(document, source, names, &anchors)
        .into_iter()
        .map(|fold| FoldSummary { anchor: fold.anchor, roles: roles_at(fold.passage) })
        .collect();
    let headings = document
        .headings
        .iter()
        .zip(anchors)
        .map(|(heading, anchor)| HeadingSummary { level: heading.level, anchor, roles: roles_at(heading.passage) })
        .collect();
    let mut page = Page {
        number: 0,
        path: source.path.clone(),
        file: file.to_owned(),
        lang: lang.to_owned(),
        id: composed(front.id.as_ref().map_or(default_id, |id| &id.text)).into_owned(),
        url: String::new(),
        title: title(&source.path, &title_text),
        title_heading,
        slug_place: front.slug.as_ref().map(|slug| places.place(slug.span)),
        roles,
        features,
        section: 0,
        is_front: is_front_page(file),
        headings,
        folds,
        html_ids: Vec::new(),
        labels: Vec::new(),
        terms: Vec::new(),
        mentions: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        marked: marked_pictures(document),
        films: Vec::new(),
        includes: Vec::new(),
        published: front.is_public(today),
        gone: false,
        retired: false,
        updated: front.updated,
        dated: has_last_day(&source.text) || names_day_ahead(document, &front, today),
        names_terms: may_name_terms(&source.text),
        hash: *blake3::hash(source.text.as_bytes()).as_bytes(),
        front,
    };
    if may_hold_ids(&source.text) {
        page.html_ids = html_ids(document);
    }
    collect(document, names, &mut page);
    let title_document = page.title.document.clone();
    collect(&title_document, names, &mut page);
    for list in [&mut page.labels, &mut page.terms, &mut page.mentions] {
        list.sort();
        list.dedup();
    }
    (page, faults)
}

/// A page whose last day comes before its first.
fn never_shown(front: &FrontMatter, places: &Places<'_>, from: Date, last: Date) -> Diagnostic {
    let place = front.span.map(|span| places.place(Span::at(span.start as usize)));
    Diagnostic::new(
        PAGE_FRONT_MATTER,
        Severity::Error,
        place,
        Say::new(
            format!("보이는 날이 없는 글이에요: publish_on {from}, expires {last}"),
            format!("No day is left on which the page is shown: publish_on {from}, expires {last}"),
        ),
    )
    .help(Say::new("expires를 publish_on보다 뒤로 적어 주세요", "Write an `expires` that comes after `publish_on`"))
}

/// What begins the notation of a term.
const TERM: &str = ":term";

/// Whether a text may name a term (`:term[…]`). It may say yes of a text that names none, never no of one that does.
pub fn may_name_terms(text: &str) -> bool {
    text.contains(TERM) || spells_out_reference(text) || spells_out_yaml(text)
}

/// Whether one of its signs is written as a character reference (CommonMark 0.31, 2.5).
fn spells_out_reference(text: &str) -> bool {
    memchr_iter(b'&', text.as_bytes()).any(|at| {
        let rest = &text[at + 1..];
        let Some(number) = rest.strip_prefix('#') else { return rest.strip_prefix("colon;").is_some_and(goes_on) };
        match number.strip_prefix(['x', 'X']) {
            Some(number) => is_sign(number, 16),
            None => is_sign(number, 10),
        }
    })
}

/// Whether one of its signs is escaped in the front matter, or a line of it is continued there (YAML 1.2.2, 5.7).
fn spells_out_yaml(text: &str) -> bool {
    let Some(front) = text.trim_start_matches('\u{feff}').strip_prefix("---") else { return false };
    let front = front.split("\n---").next().unwrap_or(front);
    memchr_iter(b'\\', front.as_bytes()).any(|at| {
        let rest = &front[at + 1..];
        rest.starts_with(['\n', '\r']) || rest.strip_prefix(['x', 'u', 'U']).is_some_and(|number| is_sign(number, 16))
    })
}

/// Whether a number begins here that is the code point of one of the signs; of the colon only before what may go on.
fn is_sign(number: &str, radix: u32) -> bool {
    let digits = number.find(|c: char| !c.is_digit(radix)).unwrap_or(number.len());
    // `\x3aterm`: in YAML the number of digits is fixed, and a letter that follows may look like one.
    (1..=digits.min(8)).any(|end| {
        let sign = u32::from_str_radix(&number[..end], radix).ok().and_then(char::from_u32);
        let after = number[end..].strip_prefix(';').unwrap_or(&number[end..]);
        sign.is_some_and(|sign| if sign == ':' { goes_on(after) } else { TERM.contains(sign) })
    })
}

/// Whether the notation may go on behind its colon: with its first letter, or with one that is spelled out.
fn goes_on(after: &str) -> bool {
    after.starts_with(['t', '&', '\\'])
}

/// Whether an exception in a text may have a last day. It may say yes of a text where none has, never no where one has.
fn has_last_day(text: &str) -> bool {
    text.contains("helpgen-ignore") && text.contains("until")
}

/// Whether the page says that something was done on a day that is still to come.
fn names_day_ahead(document: &Document, front: &FrontMatter, today: Date) -> bool {
    let taken = document.references.iter().filter_map(|reference| match &reference.target {
        Target::Image(image) => parse_date(&image.taken.as_ref()?.text).ok(),
        _ => None,
    });
    front.updated.into_iter().chain(front.reviewed).chain(taken).any(|day| day > today)
}

fn page_roles(front: &FrontMatter, names: &Names<'_>, places: &Places<'_>, faults: &mut Vec<Diagnostic>) -> RoleSet {
    for name in front.roles.iter().chain(front.descriptions.iter().map(|(role, _)| role)) {
        if let Err(fault) = names.role(&name.text) {
            faults.push(unknown(PAGE_FRONT_MATTER, Thing::Role, &name.text, &fault, places, name.span));
        }
    }
    Readers::of_page(&front.roles, names).roles
}

fn collect(document: &Document, names: &Names<'_>, page: &mut Page) {
    for reference in &document.references {
        match &reference.target {
            Target::Label { path, .. } => {
                page.labels
                    .extend(path.iter().filter_map(|step| names.label(&step.text).ok()).map(|label| label.id.clone()));
            }
            Target::Term { name, .. } => {
                page.terms.extend(names.concept(&name.text).ok().map(|concept| concept.id.clone()))
            }
            Target::Feature { name } => {
                page.mentions.extend(names.feature(&name.text).ok().map(|feature| feature.id.clone()))
            }
            Target::Link { url, .. } => page.links.push(url.clone()),
            Target::Image(image) => {
                let ImageTarget { url, shows, media, .. } = image.as_ref();
                match media {
                    None => page.pictures.push(url.clone()),
                    Some(MediaKind::Video | MediaKind::Audio) => page.films.push(url.clone()),
                    Some(MediaKind::Embed) => {}
                }
                page.labels
                    .extend(shows.iter().filter_map(|name| names.label(&name.text).ok()).map(|label| label.id.clone()));
            }
            Target::Include { path } => page.includes.push(composed(&path.text).into_owned()),
            Target::Mark(mark) => {
                let label = mark.on.as_ref().and_then(|name| names.label(&name.text).ok());
                page.labels.extend(label.map(|label| label.id.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::may_name_terms;

    #[test]
    fn a_term_may_be_named_in_every_spelling_of_its_signs() {
        for text in [
            ":term[a]",
            "[가](b.md \"&#58;term[a]\")",
            "<Card title=\"&#x3A;term[a]\" />",
            "&colon;term[a]",
            ":&#116;erm[a]",
            "---\ntitle: \"\\x3aterm[a]\"\n---\n",
            "\u{feff}---\ntitle: \"\\u003Aterm[a]\"\n---\n",
            "---\ntitle: \":te\\\n  rm[a]\"\n---\n",
        ] {
            assert!(may_name_terms(text), "{text}");
        }
        for text in [
            "terms: a",
            "&#39; &amp; &#x20;",
            "set&colon;html, 10&#58;30",
            "---\ntitle: \"\\u00e9\"\n---\n",
            "C:\\x3a\\users, `\\x3a`",
        ] {
            assert!(!may_name_terms(text), "{text}");
        }
    }
}
