//! What every page of one language knows about the site.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::parse::config::BannerSeverity;

/// The part of a template's context that all pages of a language share: `site`.
///
/// URLs in views are relative to the site's root (`ko/start/enroll/`, no leading slash); templates put `root` before
/// them, which is the way from the page to the site's root (`../../../`), so that a site works under any base path.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct SiteView {
    /// The site's title in this language.
    pub title: String,
    /// The language of this page.
    pub lang: String,
    /// In which direction it is written: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its own name for itself (한국어, English).
    pub lang_name: String,
    /// One sentence about the site; may be empty.
    pub description: String,
    /// Every language of the site with the URL of its home page.
    pub languages: Vec<LanguageView>,
    /// Roles that a reader may choose, in the glossary's order. Empty in a one-role build.
    pub roles: Vec<RoleView>,
    /// The top sections, at most 30: what can still be scanned. The home page has them all.
    pub sections: Vec<SectionLink>,
    /// URLs of `sections`, so that a page's section is quickly found to be among them.
    pub section_urls: Vec<String>,
    /// Whether the home page has more.
    pub more_sections: bool,
    /// URLs of the site's own pages in this language.
    pub urls: SiteUrls,
    /// Contact channels in the configured order.
    pub contact: Vec<ContactView>,
    /// A status banner that is shown today, or will be.
    pub banner: Option<BannerView>,
    /// Where "was this helpful" is posted, if anywhere.
    pub feedback_endpoint: Option<String>,
    /// What may be ticked where an article did not help.
    pub feedback_reasons: Vec<ReasonView>,
    /// The time zone in which channels are open: `Asia/Seoul`.
    pub timezone: String,
    /// Days on which no channel is open: `2026-12-25`.
    pub holidays: Vec<String>,
    /// Plain asset names (`site.css`, `boot.js`) to URLs of the hashed files, relative to the root.
    pub assets: BTreeMap<String, String>,
    /// Files of the project's `static/` folder that templates know by name, relative to the root: `logo.svg`, `favicon.svg`.
    pub statics: BTreeMap<String, String>,
    /// Interface texts of this language, from the theme's `i18n/<lang>.yml`, nested as there.
    pub t: serde_json::Value,
    /// The endpoint that receives searches without an answer; none: nothing is sent.
    pub search_report: Option<String>,
    /// The theme's options with their values.
    pub theme: serde_json::Value,
    /// The company's own face.
    pub face: FaceView,
}

/// A company's own face, as `helpgen.yml` sets it.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct FaceView {
    /// Its logo.
    pub logo: Option<LogoView>,
    /// Icons of the site, the most exact first; none: the theme's.
    pub icons: Vec<IconView>,
    /// Absolute URL of the picture of previews for pages that have none; empty: there is none.
    pub social_image: String,
    /// Links at the top of every page.
    pub nav: Vec<FaceLinkView>,
    /// Links at the foot of every page.
    pub footer: Vec<FaceLinkView>,
    /// The lines under them, in plain text.
    pub footer_lines: Vec<String>,
    /// Scripts that count visits.
    pub analytics: Vec<AnalyticsView>,
}

/// A logo.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LogoView {
    /// Relative to the root.
    pub src: String,
    /// That of the dark scheme; empty: the same.
    pub dark: String,
    /// Width at which it is shown, in pixels.
    pub width: u32,
    /// Height at which it is shown, in pixels.
    pub height: u32,
}

/// An icon of the site.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct IconView {
    /// `icon` or `apple-touch-icon`.
    pub rel: &'static str,
    /// Relative to the root.
    pub href: String,
    /// `image/svg+xml` or `image/png`.
    pub kind: &'static str,
    /// `32x32`, `any`.
    pub sizes: String,
}

/// A link that the company added.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FaceLinkView {
    /// What it says, in plain text.
    pub title: String,
    /// Where it leads: a whole address, or relative to the root.
    pub url: String,
    /// It is a whole address.
    pub external: bool,
}

/// A script that counts visits.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct AnalyticsView {
    /// Its address: whole, or relative to the root.
    pub src: String,
    /// It is a whole address.
    pub external: bool,
    /// `data-` attributes by their names without that prefix.
    pub data: BTreeMap<String, String>,
}

/// A language of the site.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LanguageView {
    /// Its code: `ko`.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// Home page in this language.
    pub home: String,
}

/// A role that a reader may choose.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct RoleView {
    /// Its id: what stands in `?role=`.
    pub id: String,
    /// Its name in this language.
    pub name: String,
}

/// URLs of the pages that helpgen makes by itself; those that do not exist are none.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct SiteUrls {
    /// Home page of this language.
    pub home: String,
    /// Search page.
    pub search: String,
    /// The page on which a section or everything becomes one document.
    pub print: String,
    /// Glossary index.
    pub glossary: Option<String>,
    /// Names on screen by role.
    pub names: Option<String>,
    /// What is new.
    pub whats_new: Option<String>,
    /// Removed features.
    pub removed: Option<String>,
    /// Atom feed of what is new.
    pub feed: Option<String>,
    /// The description of the search for browsers.
    pub opensearch: Option<String>,
    /// The map of the pages for language models.
    pub llms: String,
}

/// A section in a list of sections.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct SectionLink {
    /// Its title, as safe HTML (it may hold labels that differ by role).
    pub title_html: String,
    /// Its front page.
    pub url: String,
    /// Name of its icon; empty: none.
    pub icon: String,
    /// Ids of the roles that it is for, joined by a space; empty: everyone.
    pub roles: String,
}

/// A contact channel.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct ContactView {
    /// `mail`, `phone`, `chat` or `form`.
    pub kind: String,
    /// What is shown: the address, the number, or a label (may be empty: the theme has a text for the kind).
    pub value: String,
    /// Where it leads: `mailto:…`, `tel:…`, `https://…`.
    pub href: String,
    /// Office hours as text; may be empty.
    pub hours: String,
    /// The same for the clock, `1 600-750 810-1080;2 …`: days from Monday, minutes of the day. Empty: not told.
    pub open: String,
}

/// Why an article did not help.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct ReasonView {
    /// What is posted.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A status banner.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct BannerView {
    /// What it says.
    pub text: String,
    /// Where it leads; may be empty.
    pub url: String,
    /// Identifies this banner: a reader who closed it still sees the next one.
    pub key: String,
    /// `notice`, `caution` or `danger`.
    pub severity: BannerSeverity,
    /// Readers may close it.
    pub closable: bool,
    /// It begins after the day of the build.
    pub later: bool,
    /// When it begins, in milliseconds since 1970; none: it has begun, or the day is pinned.
    pub from: Option<i64>,
    /// When it is over.
    pub until: Option<i64>,
}
