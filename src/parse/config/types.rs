//! What a configuration says, after reading, with every default filled in.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::targets::Targets;
use crate::diagnostic::{Place, Severity, UiLang};
use crate::parse::color::Color;
use crate::parse::glossary::{Lang, Localized};
use crate::parse::page::Dialects;

/// A rule's level in configuration: a severity, or off.
pub type Level = Option<Severity>;

/// Settings of rules: by rule id or by group (`link/*`), in the file's order; the last that fits wins.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RuleLevels {
    /// Pattern, level, and where it is written.
    pub entries: Vec<(String, Level, Place)>,
}

impl RuleLevels {
    /// The same, but none of these rules is off: somebody asked for them by name.
    pub fn asking_for(mut self, rules: &[String]) -> Self {
        if rules.is_empty() {
            return self;
        }
        self.entries.retain(|(pattern, level, _)| {
            let names = |rule: &String| match pattern.strip_suffix('*') {
                Some(group) => rule.starts_with(group),
                None => pattern == rule,
            };
            level.is_some() || !rules.iter().any(names)
        });
        self
    }
}

/// The whole of `helpgen.yml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's title.
    pub title: Localized,
    /// One sentence about the site, for its front page's head.
    pub description: Localized,
    /// Absolute URL with a trailing slash, or none: links are then relative to the host's root.
    pub base_url: Option<String>,
    /// The first is the default. `content_by_lang` says whether each has a folder.
    pub languages: Vec<Lang>,
    /// Whether articles lie under `content/<lang>/`; false: one language, straight in `content/`.
    pub content_by_lang: bool,
    /// Folder of the articles, relative to the project.
    pub content: String,
    /// The glossary's path, relative to the project, and where it is written; none: there is none.
    pub glossary: Option<(String, Option<Place>)>,
    /// Name of the theme.
    pub theme: String,
    /// Options of the theme, as scalars.
    pub theme_options: BTreeMap<String, serde_json::Value>,
    /// Where each of them is written.
    pub theme_places: BTreeMap<String, Place>,
    /// A company's own face.
    pub face: Face,
    /// Pattern of the link with which readers edit a page: `{path}`, `{line}`.
    pub edit_link: Option<String>,
    /// Levels of rules.
    pub rules: RuleLevels,
    /// Levels of rules for some paths (globs relative to `content`), later ones winning.
    pub overrides: Vec<(Vec<String>, RuleLevels)>,
    /// How UI labels are written.
    pub labels: LabelStyle,
    /// Limits of a feature's life.
    pub features: FeatureLimits,
    /// IANA name of the time zone in which a day begins.
    pub timezone: String,
    /// Pins the day.
    pub today: Option<Date>,
    /// Folder of the site, relative to the project.
    pub output: String,
    /// Folder of files that are copied as they are, relative to the project.
    pub static_dir: String,
    /// Globs of content that is left out.
    pub exclude: Vec<String>,
    /// Settings of pages.
    pub pages: PageSettings,
    /// Settings of search.
    pub search: SearchSettings,
    /// Contact channels in the order shown.
    pub contact: Vec<Contact>,
    /// A status banner.
    pub banner: Option<Banner>,
    /// Days on which nobody answers.
    pub holidays: Vec<Date>,
    /// "Was this helpful?"
    pub feedback: Feedback,
    /// Settings of the reviewers' report.
    pub report: ReportSettings,
    /// Raw HTML is passed through unsanitized.
    pub unsafe_html: bool,
    /// Which dialects pages are read in: those of `generator`.
    pub dialects: Dialects,
    /// The pages are another generator's. No key of the file.
    pub foreign: bool,
    /// Settings of pictures.
    pub images: ImageSettings,
    /// Whose players pages may show with `::video`.
    pub media: Vec<Provider>,
}

/// Somebody whose player may stand on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provider {
    /// YouTube.
    Youtube,
    /// Vimeo.
    Vimeo,
    /// A host, with its port if it has one: its addresses are players as they are.
    Host(String),
}

/// Notations in which a UI label may be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelNotation {
    /// `:ui[id]`.
    Directive,
    /// `**저장**`.
    Bold,
    /// `[저장]`.
    Brackets,
    /// ‘저장’.
    Quotes,
}

/// How UI labels are written.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelStyle {
    /// Notations that are recognised as labels.
    pub notation: Vec<LabelNotation>,
    /// The one that pages should use.
    pub style: LabelNotation,
}

/// Limits of a feature's life, in days.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureLimits {
    /// How long `new` lasts after `introduced`.
    pub new_for_days: u32,
    /// How long ahead a removal must be announced, by impact: low, medium, high.
    pub notice_days: [u32; 3],
}

/// Settings of pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSettings {
    /// A review is due after so many days.
    pub review_after_days: u32,
    /// Keys of front matter that something else reads, as patterns (`ms.*`).
    pub extra_keys: Vec<String>,
    /// Page ids shown on the home page, with where they are written.
    pub featured: Vec<(String, Place)>,
    /// Which sections stand together on the home page.
    pub groups: Vec<SectionGroup>,
}

/// A query with the page that it must find.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchExpectation {
    /// What is typed.
    pub query: String,
    /// The page's id.
    pub page: String,
    /// The reader's role.
    pub role: Option<String>,
    /// Among the first so many hits.
    pub within: u32,
    /// Where it is written.
    pub place: Place,
}

/// Settings of search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchSettings {
    /// Queries with the page that they must find.
    pub expect: Vec<SearchExpectation>,
    /// Endpoint to which a query without results is reported.
    pub report_no_result_to: Option<String>,
}

/// A text with where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What is written.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A colour with where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Painted {
    /// The colour.
    pub color: Color,
    /// Where.
    pub place: Place,
}

/// A company's own face.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Face {
    /// Its logo.
    pub logo: Option<Logo>,
    /// What the site's icons are made from.
    pub favicon: Option<Written>,
    /// The picture of previews of pages that have none of their own.
    pub social_image: Option<Written>,
    /// The accent colour.
    pub accent: Option<Accent>,
    /// Further colours of the theme.
    pub colors: Schemes,
    /// The font.
    pub font: Option<Font>,
    /// Links at the top of every page.
    pub nav: Vec<FaceLink>,
    /// The foot of every page.
    pub footer: Footer,
    /// Stylesheets behind the theme's.
    pub extra_css: Vec<Written>,
    /// Scripts that count visits.
    pub analytics: Vec<Analytics>,
}

impl Face {
    /// Every file that it names.
    pub fn files(&self) -> impl Iterator<Item = &Written> {
        let logo = self.logo.iter().flat_map(|logo| std::iter::once(&logo.light).chain(&logo.dark));
        let font = self.font.iter().flat_map(|font| font.regular.iter().chain(&font.bold));
        let pictures = self.favicon.iter().chain(&self.social_image);
        logo.chain(font).chain(pictures).chain(&self.extra_css)
    }
}

/// A logo for each scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// On a light ground.
    pub light: Written,
    /// On a dark ground; none: the same.
    pub dark: Option<Written>,
}

/// The accent colour of each scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Accent {
    /// In the light scheme.
    pub light: Painted,
    /// In the dark one; none: made from the light one.
    pub dark: Option<Painted>,
}

/// Colours of each scheme by their names in the theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schemes {
    /// Of the light scheme.
    pub light: BTreeMap<String, Painted>,
    /// Of the dark one.
    pub dark: BTreeMap<String, Painted>,
}

/// A font.
#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    /// Its name, and those of others to be taken where it is not there.
    pub families: Vec<String>,
    /// Its file, relative to the project; none: readers have it or not.
    pub regular: Option<Written>,
    /// The file of its bold letters.
    pub bold: Option<Written>,
}

/// A link at the top or the foot of every page.
#[derive(Clone, Debug, PartialEq)]
pub struct FaceLink {
    /// What it says.
    pub text: Localized,
    /// Where it leads.
    pub url: String,
}

/// The foot of every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Footer {
    /// Its links.
    pub links: Vec<FaceLink>,
    /// What stands under them, line by line.
    pub text: Localized,
}

/// A script that counts visits.
#[derive(Clone, Debug, PartialEq)]
pub struct Analytics {
    /// Its address.
    pub script: String,
    /// Further hosts that it talks to.
    pub hosts: Vec<String>,
    /// What it is told: `data-` attributes without that prefix.
    pub data: BTreeMap<String, String>,
}

/// What kind of channel it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A chat.
    Chat,
    /// A web form.
    Form,
}

/// One way to reach a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// What kind of channel it is.
    pub kind: ContactKind,
    /// Address or number as shown; for chat and form, the label (may be absent).
    pub value: Option<Localized>,
    /// Where it leads, for chat and form.
    pub url: Option<String>,
    /// When somebody answers, as it is shown.
    pub hours: Option<Localized>,
    /// When somebody answers, for the clock.
    pub open: Week,
}

/// Hours of a week in minutes of the day, from and to, for each day from Monday; all empty: they are not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Monday first.
    pub days: [Vec<(u16, u16)>; 7],
}

/// What is asked under an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feedback {
    /// Where answers are posted; none: nothing is asked.
    pub endpoint: Option<String>,
    /// What may be ticked; empty: what the theme has.
    pub reasons: Vec<Reason>,
}

/// Why an article did not help.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What is posted.
    pub id: String,
    /// What it says.
    pub text: Localized,
}

/// Sections that stand together on the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionGroup {
    /// What they are together.
    pub title: Localized,
    /// Their folders below the language's, in the order shown, with where they are written.
    pub sections: Vec<(String, Place)>,
    /// Roles for whom the group comes first.
    pub first_for: Vec<(String, Place)>,
}

/// A status banner with start and end.
#[derive(Clone, Debug, PartialEq)]
pub struct Banner {
    /// What it says.
    pub text: Localized,
    /// Where it leads.
    pub url: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How bad it is.
    pub severity: BannerSeverity,
    /// Whether readers may close it.
    pub closable: bool,
}

/// How bad it is what a banner tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BannerSeverity {
    /// Good to know.
    Notice,
    /// Something does not work as usual.
    Caution,
    /// Something does not work.
    Danger,
}

/// Settings of the reviewers' report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSettings {
    /// Folder of the report, relative to the project.
    pub path: String,
    /// A JSON Lines file, one line per run.
    pub history: Option<String>,
    /// Pattern of the link to a source line: `{path}`, `{line}`.
    pub edit_url: Option<String>,
    /// The language of its words; none: that of the help center.
    pub language: Option<UiLang>,
    /// What its numbers are to reach.
    pub targets: Targets,
}

/// Settings of pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageSettings {
    /// Larger files are findings.
    pub max_bytes: u64,
    /// Widths of the variants, in pixels, ascending.
    pub widths: Vec<u32>,
    /// The words on screenshots are read, as with `--ocr`.
    pub ocr: bool,
}
