//! Output for machines: each page's twin, and the maps that list the twins.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::model::{Page, SectionId};
use crate::output::{Artifact, FULL_LIMIT, LlmsEntry, LlmsLanguage, Paper, llms, twin, twin_files};
use crate::view::{Body, Content, Context, PageView, lang_name};

/// Groups of the map after those of the sections: terms and labels, news, removed features.
const TERMS: usize = usize::MAX - 3;
const NEWS: usize = usize::MAX - 2;
const ENDED: usize = usize::MAX - 1;

/// A page in the map, with its twin.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Mapped {
    lang: String,
    entry: LlmsEntry,
    /// Empty if all texts together are too long for one file.
    text: String,
}

/// Makes twins and counts their bytes.
pub(super) struct Twins<'a> {
    context: &'a Context<'a>,
    /// The position of each section in the maps.
    orders: BTreeMap<SectionId, usize>,
    bytes: AtomicUsize,
}

impl<'a> Twins<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let mut orders = BTreeMap::new();
        for lang in &context.site.config.languages {
            arrange(context, context.site.root(lang), &mut orders);
        }
        Self { context, orders, bytes: AtomicUsize::new(0) }
    }

    /// A page's twin and its files; `own` is the author's page and text. `None` if the page is of no use for machines.
    pub(super) fn of(&self, view: &PageView, own: Option<(&Page, &Body)>) -> Option<(Mapped, Vec<Artifact>)> {
        let lang = view.translations.iter().find(|other| other.current).map_or("", |own| own.code.as_str());
        let word = |path: &str| self.context.word(lang, path);
        let config = &self.context.site.config;
        let paper = Paper { base: base(self.context), lang, unsafe_html: config.unsafe_html, word: &word };
        let text = twin(view, own.map(|(_, body)| body), &paper)?;
        let mut files = twin_files(view, &text);
        files.retain(|file| self.free(file, own.is_some()));
        let entry = self.entry(view, own.map(|(page, _)| page), &paper);
        Some((Mapped { lang: lang.to_owned(), entry, text }, files))
    }

    /// The page, with its text only while all texts together fit into one file.
    pub(super) fn counted(&self, mut mapped: Mapped) -> Mapped {
        let length = mapped.text.len();
        if self.bytes.fetch_add(length + 1, Ordering::Relaxed) + length > FULL_LIMIT {
            mapped.text = String::new();
        }
        mapped
    }

    /// Whether no other owner has a file's path. The markdown of an author's page is always the page's own.
    fn free(&self, file: &Artifact, written: bool) -> bool {
        (written && file.path.ends_with("/index.md")) || self.context.site.taken.holder(&file.path).is_none()
    }

    fn entry(&self, view: &PageView, page: Option<&Page>, paper: &Paper<'_>) -> LlmsEntry {
        let (order, group) = self.group(view, page, paper);
        let mut remarks = Vec::new();
        if let Content::Article(article) = &view.page {
            let names: Vec<&str> = article.roles.iter().map(|role| role.name.as_str()).collect();
            if !names.is_empty() {
                remarks.push((paper.word)("article.for_roles").replace("{roles}", &names.join(", ")));
            }
            for notice in &article.notices {
                let word = if notice.date.is_some() { "notice.deprecated_on" } else { "notice.deprecated" };
                let word =
                    if notice.state == "removed" { word.replace("deprecated", "removed") } else { word.to_owned() };
                let date = notice.date.as_ref().map(|day| day.text.as_str()).unwrap_or_default();
                let told = (paper.word)(&word).replace("{name}", &notice.name).replace("{date}", date);
                let roles = notice.role_names.join(", ");
                remarks.push(if roles.is_empty() { told } else { format!("{told} ({roles})") });
            }
        }
        LlmsEntry {
            group,
            order,
            title: view.head.title.clone(),
            url: paper.twin(&view.url),
            description: view.head.description.clone(),
            remark: remarks.join(" · "),
        }
    }

    /// The position of a page in the map, and the title of its group.
    fn group(&self, view: &PageView, page: Option<&Page>, paper: &Paper<'_>) -> (usize, String) {
        let word = |path: &str| (paper.word)(path);
        let site = self.context.site;
        match (&view.page, page) {
            (Content::Features(_), _) if view.template == "removed" => (ENDED, word("removed.title")),
            (Content::Features(_), _) => (NEWS, word("whats_new.title")),
            (Content::Glossary(_) | Content::Concept(_) | Content::Names(_), _) => (TERMS, word("glossary.title")),
            (_, Some(page)) if page.gone => (ENDED, word("removed.title")),
            (_, page) => {
                let section = page.map(|page| page.section);
                let section = section.or_else(|| site.sections.iter().position(|own| own.url == view.url));
                match section.filter(|&section| site.sections[section].parent.is_some()) {
                    Some(section) => {
                        (self.orders.get(&section).copied().unwrap_or(0), self.context.section_title(section))
                    }
                    None => (0, word("nav.home")),
                }
            }
        }
    }

    /// The maps, and the file with all texts if they fit. Entries are in the site's order.
    pub(super) fn maps(&self, mapped: Vec<Mapped>) -> Vec<Artifact> {
        let whole = self.bytes.load(Ordering::Relaxed) <= FULL_LIMIT;
        let config = &self.context.site.config;
        let mut languages: Vec<LlmsLanguage> = config
            .languages
            .iter()
            .map(|lang| LlmsLanguage {
                code: lang.clone(),
                name: lang_name(lang).to_owned(),
                title: self.context.site_title(lang),
                description: config.description.get(lang).unwrap_or_default().to_owned(),
                whole: self.context.word(lang, "machine.whole"),
                entries: Vec::new(),
                full: whole.then(String::new),
            })
            .collect();
        for page in mapped {
            let Some(own) = languages.iter_mut().find(|own| own.code == page.lang) else { continue };
            own.entries.push(page.entry);
            if let Some(full) = &mut own.full {
                if !full.is_empty() {
                    full.push('\n');
                }
                full.push_str(&page.text);
            }
        }
        llms(&languages, base(self.context))
    }
}

/// The prefix of every address.
fn base<'c>(context: &'c Context<'_>) -> &'c str {
    context.site.config.base_url.as_deref().unwrap_or_else(|| context.site.base_path())
}

/// Numbers sections in the order of the menus, each before its subsections.
fn arrange(context: &Context<'_>, section: SectionId, orders: &mut BTreeMap<SectionId, usize>) {
    orders.insert(section, orders.len());
    for &inner in &context.site.sections[section].sections {
        arrange(context, inner, orders);
    }
}
