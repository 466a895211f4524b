//! The frame around every page's content: head, breadcrumbs, menu, translations.

use serde_json::{Value, json};

use crate::model::{Page, PageId, SectionId};

use super::context::{Context, root_of};
use super::page::{Alternate, Content, Crumb, Head, Menu, MenuItem, PageView, Translation};
use super::partials::TextByRole;
use crate::text::encoded;

/// Entries in a menu, at most.
const MENU_LIMIT: usize = 30;
/// Longest description, in characters.
const DESCRIPTION_LIMIT: usize = 160;

/// A page that is to be put into its shell.
pub(super) struct Shell<'a> {
    pub(super) template: &'static str,
    pub(super) url: String,
    pub(super) lang: &'a str,
    pub(super) title: String,
    /// The title for each role, where roles read it differently.
    pub(super) titles: Vec<TextByRole>,
    pub(super) description: String,
    /// `website` or `article`.
    pub(super) kind: &'static str,
    /// JSON-LD beside the breadcrumbs.
    pub(super) json_ld: Vec<Value>,
    pub(super) noindex: bool,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) menu: Option<Menu>,
    /// The same page in each language, where it has one: language and URL.
    pub(super) versions: Vec<(String, String)>,
    /// A picture for previews, relative to the site's root.
    pub(super) image: Option<String>,
}

impl<'a> Shell<'a> {
    pub(super) fn new(template: &'static str, url: String, lang: &'a str, title: String) -> Self {
        Self {
            template,
            url,
            lang,
            title,
            titles: Vec::new(),
            description: String::new(),
            kind: "website",
            json_ld: Vec::new(),
            noindex: false,
            crumbs: Vec::new(),
            menu: None,
            versions: Vec::new(),
            image: None,
        }
    }

    /// The view of the page, with its content.
    pub(super) fn view(self, context: &Context<'_>, page: Content) -> PageView {
        let site = context.site;
        let absolute = |url: &str| site.config.base_url.as_ref().map(|base| format!("{base}{}", encoded(url)));
        let mut alternates = Vec::new();
        if self.versions.len() > 1 && !self.noindex {
            for (lang, url) in &self.versions {
                alternates.extend(absolute(url).map(|url| Alternate { lang: lang.clone(), url }));
            }
            let default =
                self.versions.iter().find(|(lang, _)| lang == context.default_lang()).or(self.versions.first());
            if let Some(url) = default.and_then(|(_, url)| absolute(url)) {
                alternates.push(Alternate { lang: "x-default".to_owned(), url });
            }
        }
        let translations = site
            .config
            .languages
            .iter()
            .map(|lang| {
                let exact = self.versions.iter().find(|(own, _)| own == lang).map(|(_, url)| url.clone());
                let exact = if lang == self.lang { Some(self.url.clone()) } else { exact };
                Translation {
                    code: lang.clone(),
                    name: lang_name(lang).to_owned(),
                    exact: exact.is_some(),
                    url: exact.unwrap_or_else(|| format!("{lang}/")),
                    current: lang == self.lang,
                }
            })
            .collect();
        let mut json_ld: Vec<String> = self.json_ld.iter().map(script_safe).collect();
        if !self.crumbs.is_empty() && site.config.base_url.is_some() {
            json_ld.push(script_safe(&breadcrumb_list(&self.crumbs, &self.title, &absolute)));
        }
        let root = if self.template == "404" { site.base_path().to_owned() } else { root_of(&self.url) };
        PageView {
            template: self.template,
            root,
            head: Head {
                title: self.title,
                titles: self.titles,
                description: shorten(&self.description),
                canonical: if self.noindex { None } else { absolute(&self.url) },
                alternates,
                kind: self.kind,
                locale: locale(self.lang),
                image: self.image.and_then(|url| absolute(&url)),
                json_ld,
                markdown: (!matches!(self.template, "search" | "print" | "404"))
                    .then(|| format!("{}index.md", self.url)),
                noindex: self.noindex,
            },
            url: self.url,
            crumbs: self.crumbs,
            menu: self.menu,
            translations,
            page,
        }
    }
}

fn breadcrumb_list(crumbs: &[Crumb], title: &str, absolute: &dyn Fn(&str) -> Option<String>) -> Value {
    let mut items: Vec<Value> = crumbs
        .iter()
        .enumerate()
        .map(|(at, crumb)| {
            json!({"@type": "ListItem", "position": at + 1, "name": strip_tags(&crumb.title_html), "item": absolute(&crumb.url)})
        })
        .collect();
    items.push(json!({"@type": "ListItem", "position": crumbs.len() + 1, "name": title}));
    json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
}

/// JSON that may stand inside a `<script>` element: no `<` in it can end the element or open a comment.
fn script_safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The text of a line of our own HTML.
pub(super) fn strip_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            character if !inside => text.push(character),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// At most so many characters, ended at a word.
pub(super) fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= DESCRIPTION_LIMIT {
        return text;
    }
    let cut: String = text.chars().take(DESCRIPTION_LIMIT).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// A language's own name for itself; its code where we do not know it.
pub fn lang_name(lang: &str) -> &str {
    match lang {
        "ko" => "한국어",
        "en" => "English",
        "ja" => "日本語",
        "zh" => "中文",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        "vi" => "Tiếng Việt",
        "th" => "ไทย",
        "id" => "Bahasa Indonesia",
        "pt" => "Português",
        "it" => "Italiano",
        "ru" => "Русский",
        "ar" => "العربية",
        "fa" => "فارسی",
        "he" => "עברית",
        "ur" => "اردو",
        other => other,
    }
}

/// Open Graph's locale for a language.
fn locale(lang: &str) -> String {
    match lang {
        "ko" => "ko_KR".to_owned(),
        "en" => "en_US".to_owned(),
        "ja" => "ja_JP".to_owned(),
        other => other.replace('-', "_"),
    }
}

impl Context<'_> {
    /// From the home page down to a section (itself included if `whole`).
    pub(super) fn crumbs(&self, section: SectionId, whole: bool) -> Vec<Crumb> {
        let way = self.site.way_to(section);
        let end = if whole { way.len() } else { way.len().saturating_sub(1) };
        way[..end].iter().map(|&at| self.crumb(at)).collect()
    }

    fn crumb(&self, section: SectionId) -> Crumb {
        Crumb { title_html: self.section_title_html(section), url: self.site.sections[section].url.clone() }
    }

    /// A section's title as HTML. A language's root bears the site's title.
    pub(super) fn section_title_html(&self, section: SectionId) -> String {
        let own = &self.site.sections[section];
        let mut html = String::new();
        match self.site.front(section) {
            Some(front) => return self.title_html(front),
            None if own.parent.is_none() => html.push_str(&self.site_title(&own.lang)),
            None => html.push_str(own.name()),
        }
        escape(&html)
    }

    /// A section's title in plain text.
    pub fn section_title(&self, section: SectionId) -> String {
        let own = &self.site.sections[section];
        match self.site.front(section) {
            Some(front) => self.title_plain(front),
            None if own.parent.is_none() => self.site_title(&own.lang),
            None => own.name().to_owned(),
        }
    }

    /// The site's title in a language.
    pub fn site_title(&self, lang: &str) -> String {
        self.site.config.title.get_or(lang, self.default_lang()).unwrap_or("Help").to_owned()
    }

    /// Whether a page stands in menus: those of removed features do not.
    fn in_menu(&self, id: PageId) -> bool {
        let page = &self.site.pages[id];
        self.site.shows(page) && !page.gone
    }

    /// A section's pages.
    pub(super) fn menu(&self, section: SectionId, current: PageId) -> Option<Menu> {
        let own = &self.site.sections[section];
        own.parent?;
        let shown: Vec<PageId> = own.pages.iter().copied().filter(|&id| self.in_menu(id) || id == current).collect();
        let at = shown.iter().position(|&id| id == current).unwrap_or(0);
        // A window of pages around the current one.
        let start = at.saturating_sub(MENU_LIMIT / 2).min(shown.len().saturating_sub(MENU_LIMIT));
        let items = shown
            .iter()
            .skip(start)
            .take(MENU_LIMIT)
            .map(|&id| {
                let page = &self.site.pages[id];
                MenuItem {
                    title_html: self.title_html(page),
                    url: page.url.clone(),
                    current: id == current,
                    roles: self.role_ids(page.roles),
                    badges: self.badges(page),
                }
            })
            .collect();
        Some(Menu {
            title_html: self.section_title_html(section),
            url: own.url.clone(),
            items,
            more: shown.len() > MENU_LIMIT,
        })
    }

    /// The same page in each language: language and URL.
    pub(super) fn versions(&self, page: &Page) -> Vec<(String, String)> {
        let Some(languages) = self.site.by_id.get(&page.id) else { return Vec::new() };
        self.site
            .config
            .languages
            .iter()
            .filter_map(|lang| {
                let other = &self.site.pages[*languages.get(lang)?];
                self.site.shows(other).then(|| (lang.clone(), other.url.clone()))
            })
            .collect()
    }

    /// A page that helpgen makes, in each language.
    pub(super) fn made_versions(&self, name: &str) -> Vec<(String, String)> {
        self.site.config.languages.iter().map(|lang| (lang.clone(), format!("{lang}/{name}"))).collect()
    }

    /// The home page as the first breadcrumb.
    pub(super) fn home_crumb(&self, lang: &str) -> Crumb {
        let section = self.site.root(lang);
        self.crumb(section)
    }
}

/// Escapes text for HTML where no typesetter is needed.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
