//! What a partial knows about one piece of an article's text: `partials/<name>.html` with these fields at the top level.
//!
//! Every part also gets `root`, `t` (interface texts), and `role_names` (role id → name).

use serde::Serialize;

use super::badge::Badge;

/// `ui_label`: a UI label or a menu path.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LabelPart {
    /// The label's id (the last one's of a path).
    pub id: String,
    /// `menu`, `button`, …
    pub kind: String,
    /// One list of steps per distinct variant: `{role, role_name, steps: ["설정", "성적"]}`.
    pub variants: Vec<LabelVariant>,
}

/// What one role (or everyone) sees.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LabelVariant {
    /// Ids of roles, joined by a space; empty: everyone.
    pub role: String,
    /// Their names, joined; empty: everyone.
    pub role_name: String,
    /// The label's text, or each step of the path.
    pub steps: Vec<String>,
    /// Where it is on this role's screen (`설정 › 성적`), for the tip; empty: at the top.
    pub place: String,
    /// What it was called before, for the tip; may be empty.
    pub former: String,
}

/// `term`: a link to the glossary.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct TermPart {
    /// The text as written in the sentence.
    pub text: String,
    /// The concept's page, relative to the root; empty if there is none.
    pub url: String,
    /// For the tip; empty after the first use on a page.
    pub definition: String,
}

/// `feature`: a feature's name with a badge.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FeaturePart {
    /// Its name in this language.
    pub name: String,
    /// The particle written right behind it, which stands before the badges; may be empty.
    pub particle: String,
    /// Badges of its state, if it is worth one: one, or one for each group of roles with another state.
    pub badges: Vec<Badge>,
    /// Its page, relative to the root; may be empty.
    pub url: String,
}

/// `callout`: a note, tip, caution or danger.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct CalloutPart {
    /// `note`, `tip`, `caution`, `danger`.
    pub kind: &'static str,
    /// Safe HTML; empty: the theme's word for the kind (`t.callout.<kind>`).
    pub title_html: String,
    /// Safe HTML.
    pub body_html: String,
}

/// `role_passage`: a passage for some roles.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct RolePart {
    /// Unique on the page: a link or a search into the passage leads there.
    pub id: String,
    /// Ids of the roles, joined by a space.
    pub roles: String,
    /// Their names in this language.
    pub role_names: Vec<String>,
    /// Safe HTML.
    pub body_html: String,
}

/// `steps`: a numbered procedure. The body is an ordered list whose items are the steps.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct StepsPart {
    /// Safe HTML.
    pub body_html: String,
}

/// `details`: a fold-out.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct DetailsPart {
    /// Its fragment, without `#`: links lead to it.
    pub id: String,
    /// Safe HTML; empty: the theme's word.
    pub title_html: String,
    /// Safe HTML.
    pub body_html: String,
}

/// `tabs`: panels of which one is shown.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct TabsPart {
    /// Unique on the page, for ids.
    pub id: String,
    /// In order.
    pub panels: Vec<TabPanel>,
}

/// One panel.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct TabPanel {
    /// Its fragment, without `#`: links lead to it.
    pub id: String,
    /// Safe HTML.
    pub title_html: String,
    /// Safe HTML.
    pub body_html: String,
}

/// `media`: a film or sound of this site, or a film that a provider keeps.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct MediaPart {
    /// `video`, `audio` or `embed`.
    pub kind: &'static str,
    /// The file, relative to the root; of an `embed` the player's address, which nothing loads before a press.
    pub src: String,
    /// The file's media type; empty: unknown.
    pub mime: String,
    /// Of an `embed`: the film's own page.
    pub page: String,
    /// Of an `embed`: what the provider is called.
    pub provider: String,
    /// The poster, relative to the root; empty: none.
    pub poster: String,
    /// Captions, those to be shown first.
    pub tracks: Vec<TrackPart>,
    /// Pixels; 0: unknown.
    pub width: u32,
    /// Pixels; 0: unknown.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
    /// The same for each role where roles read it differently.
    pub alts: Vec<TextByRole>,
    /// Safe HTML; empty: none.
    pub caption_html: String,
    /// Ids of the roles whose screen it shows, joined by a space; empty: everyone.
    pub roles: String,
    /// Their names.
    pub role_names: Vec<String>,
}

/// Captions of a film.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct TrackPart {
    /// Relative to the root.
    pub src: String,
    /// Their language.
    pub lang: String,
    /// What that language is called in itself.
    pub label: String,
    /// They are in the page's language.
    pub own: bool,
}

/// A text as one role reads it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct TextByRole {
    /// The role's id.
    pub role: String,
    /// Plain text.
    pub text: String,
}

/// `figure`: a picture that stands by itself, and `picture`: one inside a sentence.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FigurePart {
    /// The fallback's URL relative to the root.
    pub src: String,
    /// `srcset` of WebP variants, URLs already led by the page's way to the root; empty: none.
    pub srcset: String,
    /// `sizes` that goes with it.
    pub sizes: &'static str,
    /// Pixels; 0: unknown.
    pub width: u32,
    /// Pixels; 0: unknown.
    pub height: u32,
    /// Alternative text.
    pub alt: String,
    /// The same for each role where roles read it differently.
    pub alts: Vec<TextByRole>,
    /// Safe HTML; empty: none.
    pub caption_html: String,
    /// Load it only when it comes near.
    pub lazy: bool,
    /// Ids of the roles whose screen it shows, joined by a space; empty: everyone.
    pub roles: String,
    /// Their names.
    pub role_names: Vec<String>,
    /// Inside a sentence: large enough to be worth enlarging, and no part of a link.
    pub zoom: bool,
    /// The same picture for the dark scheme, relative to the root; empty: it is the same in both.
    pub dark_src: String,
    /// `srcset` of its WebP variants; empty: none.
    pub dark_srcset: String,
    /// Marks on it, whose words the list below tells (`marked`); empty: none.
    pub marks: Vec<MarkPart>,
    /// The keys of its files.
    #[serde(skip)]
    pub(crate) files: Vec<String>,
    /// The same picture as roles see it who have a version of their own; they stand behind it.
    #[serde(skip)]
    pub(crate) others: Vec<FigurePart>,
}

/// A mark on a picture.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct MarkPart {
    /// The fragment of the item that tells what it marks, without `#`.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// What it marks, as plain text.
    pub text: String,
    /// The only one on the picture.
    pub alone: bool,
    /// From the picture's left, with `%`.
    pub x: String,
    /// From its top.
    pub y: String,
    /// The width of its frame; empty: it is a point.
    pub width: String,
    /// The height of its frame; empty: it is a point.
    pub height: String,
    /// Ids of the roles for whom it is, joined by a space; empty: everyone.
    pub roles: String,
}

/// `marked`: a picture with marks on it, and the list of what they mark.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct MarkedPart {
    /// Safe HTML: the picture, or each role's.
    pub figure_html: String,
    /// Safe HTML: what else stands in the block.
    pub body_html: String,
    /// What its marks tell, in order.
    pub items: Vec<MarkItemPart>,
}

/// An item of the list of marks.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct MarkItemPart {
    /// Unique on the page: the mark leads there.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// Ids of the roles for whom it is, joined by a space; empty: everyone.
    pub roles: String,
    /// Their names.
    pub role_names: Vec<String>,
    /// Safe HTML.
    pub body_html: String,
}
