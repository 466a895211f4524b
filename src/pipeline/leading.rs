//! Changes links to headings that got new anchors, on the same page, on another page or in a snippet. Both `fix` and
//! `rename` change headings and need this.
//!
//! helpgen generates the anchors of a help center. In a tree of another generator it knows the common rules for anchors
//! ([`super::slugs`]): a link shows which rule made it, and is changed by that rule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Edit, Fix};
use crate::lint::{holding, known_rules};
use crate::model::{LinkTo, Page, Site};
use crate::parse::page::{
    Block, BlockKind, Document, HeadingWord, InlineKind, Target, Yields, destination, each_block, each_inline_of,
    parse_page, raw_addresses,
};
use crate::text::{SourceText, Span};

use super::beyond::beyond;
use super::slugs::{Anchors, Led, anchors_of};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// A page or snippet with its document.
pub(super) struct Text {
    /// Its summary.
    pub(super) page: Page,
    /// Its bytes.
    pub(super) source: SourceText,
    /// The parsed document.
    pub(super) document: Arc<Document>,
    /// Whether it is a snippet.
    pub(super) is_snippet: bool,
    /// Whether it was not requested: it is read but never written.
    pub(super) is_beyond: bool,
}

fn parsed(source: &SourceText, surveyed: &Surveyed) -> Document {
    parse_page(source, &known_rules(), surveyed.site.config.dialects)
}

/// Every page and snippet.
pub(super) fn texts(surveyed: &Surveyed) -> Result<Vec<Text>, Stop> {
    let mut found = Vec::new();
    for page in &surveyed.site.pages {
        // The following check reports a page that was deleted meanwhile.
        let Ok((source, document)) = text_of(surveyed, page.number)? else { continue };
        found.push(Text { page: page.clone(), source, document, is_snippet: false, is_beyond: false });
    }
    for (page, snippet) in surveyed.every_snippet() {
        let (source, document) = (snippet.source.clone(), snippet.document.clone());
        found.push(Text { page, source, document, is_snippet: true, is_beyond: false });
    }
    Ok(found)
}

/// The headings of a page or snippet.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Headed {
    path: Arc<str>,
    /// The anchors as helpgen generates them.
    anchors: Vec<String>,
    /// The headings' words, each with its explicit id.
    words: Vec<(String, Option<String>)>,
}

impl Headed {
    pub(super) fn of(page: &Page, document: &Document) -> Self {
        Self { path: page.path.clone(), anchors: own(page), words: headings(document) }
    }
}

/// Headings with new anchors.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// Old and new anchors, by the path of the page or snippet.
    pages: BTreeMap<Arc<str>, Anchors>,
    /// For each page's path, the paths of the snippets whose headings it shows.
    shown: BTreeMap<Arc<str>, Vec<Arc<str>>>,
}

impl Moves {
    /// The headings that differ between a help center and the same one with new texts.
    pub(super) fn between(before: &Surveyed, after: &Surveyed) -> Result<Self, Stop> {
        let new: BTreeMap<Arc<str>, Vec<String>> =
            summaries(after).map(|page| (page.path.clone(), own(&page))).collect();
        let moved: BTreeSet<Arc<str>> = summaries(before)
            .filter(|page| new.get(&page.path).is_some_and(|new| *new != own(page)))
            .map(|page| page.path.clone())
            .collect();
        if moved.is_empty() {
            return Ok(Self::default());
        }
        let those = |surveyed: &Surveyed| -> Result<Vec<Headed>, Stop> {
            let texts = texts(surveyed)?.into_iter().filter(|text| moved.contains(&text.page.path));
            Ok(texts.map(|text| Headed::of(&text.page, &text.document)).collect())
        };
        Ok(Self::of(before, those(before)?, those(after)?))
    }

    /// The headings that differ between some texts and their new versions, given in the same order.
    pub(super) fn of(surveyed: &Surveyed, before: Vec<Headed>, after: Vec<Headed>) -> Self {
        let foreign = surveyed.site.config.foreign;
        let mut moves = Self::default();
        for (old, new) in before.into_iter().zip(after) {
            // The headings of a text cannot be matched if their number changed.
            if old.anchors == new.anchors || old.anchors.len() != new.anchors.len() {
                continue;
            }
            let anchors = match foreign {
                true => anchors_of(&old.anchors, &new.anchors, &old.words, &new.words),
                false => Anchors::made(&old.anchors, &new.anchors),
            };
            moves.pages.insert(old.path, anchors);
        }
        if !moves.is_empty() {
            moves.shown = shown(surveyed);
        }
        moves
    }

    /// Whether a fragment belongs to a heading with a new anchor.
    pub(super) fn knows(&self, fragment: &str) -> bool {
        self.pages.values().any(|anchors| anchors.now(fragment) != Led::Stays)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The new fragment for a fragment of a page, and the path of the text with the heading.
    fn led(&self, page: &Arc<str>, fragment: &str) -> Option<(Led, Arc<str>)> {
        let shown = self.shown.get(page).into_iter().flatten();
        let mut holders = std::iter::once(page).chain(shown);
        holders.find_map(|path| match self.pages.get(path)?.now(fragment) {
            Led::Stays => None,
            led => Some((led, path.clone())),
        })
    }
}

/// Changed links: the edits of each text, and the pages whose headings must stay because a link could not follow.
#[derive(Debug, Default)]
pub(super) struct Leading {
    /// By the path of the file that holds the links.
    pub(super) files: BTreeMap<Arc<str>, (SourceText, Vec<Fix>)>,
    /// Paths of pages with headings that have a link which cannot be changed.
    pub(super) lost: BTreeSet<Arc<str>>,
}

/// The edits of links in the texts of a help center. Links in files that may not be written cannot be changed.
pub(super) fn lead(surveyed: &Surveyed, moves: &Moves, writable: &dyn Fn(&str) -> bool) -> Result<Leading, Stop> {
    let mut leading = Leading::default();
    if moves.is_empty() {
        return Ok(leading);
    }
    let mut texts = texts(surveyed)?;
    let around = beyond(surveyed, &|fragment| moves.knows(fragment));
    texts.extend(around.into_iter().map(|(page, (source, document))| Text {
        page,
        source,
        document,
        is_snippet: false,
        is_beyond: true,
    }));
    for text in texts {
        // By place: the new fragment, and the path of the text with the heading.
        let mut edits: BTreeMap<Span, (String, Arc<str>)> = BTreeMap::new();
        for (url, at) in links(&text) {
            let Some(to) = heading_page(&surveyed.site, &text, &url) else { continue };
            let Some((led, holder)) = moves.led(&to.0, &to.1) else { continue };
            match (led, at) {
                (Led::To(anchor), Some(at)) if !text.is_beyond && writable(&text.source.path) => {
                    let raw = text.source.slice(at);
                    let Some(hash) = raw.find('#') else { continue };
                    let span = Span::new(at.start as usize + hash + 1, at.end as usize);
                    edits.insert(span, (spelled(&anchor, &raw[hash + 1..]), holder));
                }
                _ => {
                    leading.lost.insert(holder);
                }
            }
        }
        let fix =
            |(span, (text, _)): (&Span, &(String, Arc<str>))| Fix::safe(vec![Edit { span: *span, text: text.clone() }]);
        let fixes: Vec<Fix> = edits.iter().map(fix).collect();
        let parse = |source: &SourceText| parsed(source, surveyed);
        let fixes = holding(&text.source, &text.document, &parse, fixes, Yields::Address);
        let held: BTreeSet<Span> = fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span)).collect();
        leading.lost.extend(edits.into_iter().filter(|(at, _)| !held.contains(at)).map(|(_, (_, holder))| holder));
        if !fixes.is_empty() {
            leading.files.insert(text.source.path.clone(), (text.source, fixes));
        }
    }
    Ok(leading)
}

/// Every link of a text with a fragment, and the place of its address, if known.
fn links(text: &Text) -> Vec<(String, Option<Span>)> {
    let source = &text.source.text;
    let mut found: Vec<(String, Option<Span>)> = Vec::new();
    for reference in &text.document.references {
        if let Target::Link { url, email: false, .. } = &reference.target
            && url.contains('#')
        {
            found.push((url.clone(), destination(source, reference).map(|found| found.span)));
        }
    }
    let mut html = |span: Span| {
        let start = span.start as usize;
        for address in raw_addresses(source.get(span.range()).unwrap_or_default()) {
            if address.picture.is_none() && address.url.contains('#') {
                let at = Span::new(start + address.value.start, start + address.value.end);
                found.push((address.url, Some(at)));
            }
        }
    };
    each_block(&text.document.blocks, &mut |block: &Block| {
        if let BlockKind::Html(_) = block.kind {
            html(block.span);
        }
    });
    each_inline_of(&text.document.blocks, &mut |inline| {
        if let InlineKind::Html(_) = inline.kind {
            html(inline.span);
        }
    });
    found
}

/// The path of the page that a link leads to, and the fragment.
fn heading_page(site: &Site, text: &Text, url: &str) -> Option<(Arc<str>, String)> {
    let (path, fragment) = match site.link(text.page.origin(), url) {
        LinkTo::Page(id, fragment) | LinkTo::Old(id, fragment) => (site.pages[id].path.clone(), fragment),
        LinkTo::Here(fragment) => (text.page.path.clone(), fragment),
        _ => return None,
    };
    (!fragment.is_empty()).then_some((path, fragment))
}

/// A new anchor in the spelling of the old one: plain or percent-encoded.
fn spelled(anchor: &str, old: &str) -> String {
    if !old.contains('%') {
        return anchor.to_owned();
    }
    let mut out = String::with_capacity(anchor.len() * 3);
    for byte in anchor.bytes() {
        match byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            true => out.push(byte as char),
            false => {
                use std::fmt::Write as _;
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// Summaries of pages and snippets.
fn summaries(surveyed: &Surveyed) -> impl Iterator<Item = Page> {
    let snippets: Vec<Page> = surveyed.every_snippet().into_iter().map(|(page, _)| page).collect();
    surveyed.site.pages.iter().cloned().chain(snippets)
}

fn own(page: &Page) -> Vec<String> {
    page.headings.iter().map(|heading| heading.anchor.clone()).collect()
}

/// The words of headings, with their explicit ids.
fn headings(document: &Document) -> Vec<(String, Option<String>)> {
    let words = |words: &[HeadingWord]| -> String {
        let texts = words.iter().filter_map(|word| match word {
            HeadingWord::Text(text) => Some(text.as_str()),
            HeadingWord::Reference(_) => None,
        });
        texts.collect()
    };
    document.headings.iter().map(|heading| (words(&heading.words), heading.id.clone())).collect()
}

/// For each page, the snippets that it shows, directly or through other snippets.
fn shown(surveyed: &Surveyed) -> BTreeMap<Arc<str>, Vec<Arc<str>>> {
    let mut found = BTreeMap::new();
    for page in surveyed.site.pages.iter().filter(|page| !page.includes.is_empty()) {
        let mut open: Vec<&String> = page.includes.iter().collect();
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        while let Some(file) = open.pop() {
            let Some(snippet) = surveyed.snippets.get(file).filter(|_| seen.insert(file)) else { continue };
            open.extend(snippet.document.references.iter().filter_map(|reference| match &reference.target {
                Target::Include { path } => Some(&path.text),
                _ => None,
            }));
        }
        let paths = seen.iter().filter_map(|file| surveyed.snippets.get(*file)).map(|own| own.source.path.clone());
        found.insert(page.path.clone(), paths.collect());
    }
    found
}
