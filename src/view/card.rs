//! Pages and sections as they stand in lists.

use serde::Serialize;

use super::badge::Badge;
use super::partials::TextByRole;

/// A page as a card or a list entry.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Card {
    /// Safe HTML.
    pub title_html: String,
    /// The same in plain text.
    pub title: String,
    /// Plain text; may be empty.
    pub description: String,
    /// Where it leads.
    pub url: String,
    /// Roles that it is for, ids joined by a space; empty: everyone.
    pub roles: String,
    /// Their names in this language.
    pub role_names: Vec<String>,
    /// The states of the features that it documents, if the state is worth a badge.
    pub badges: Vec<Badge>,
}

/// Sections that belong together on the home page.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct SectionGroup {
    /// The group's title, in plain text; empty: sections without a group.
    pub title: String,
    /// The fragment without `#`.
    pub anchor: String,
    /// The sections in the order in which they are named.
    pub sections: Vec<SectionCard>,
    /// Roles that see one of them, ids joined by a space; empty: everyone.
    pub roles: String,
    /// Roles for whom the group comes before the others, ids joined by a space.
    pub first_for: String,
}

/// A section on the home page.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct SectionCard {
    /// Safe HTML.
    pub title_html: String,
    /// The same in plain text.
    pub title: String,
    /// Plain text; may be empty.
    pub description: String,
    /// The same for each role that reads it differently.
    pub descriptions: Vec<TextByRole>,
    /// Its front page.
    pub url: String,
    /// Name of its icon; empty: none.
    pub icon: String,
    /// Roles that it is for, ids joined by a space; empty: everyone.
    pub roles: String,
    /// How many pages it holds, subsections included.
    pub count: usize,
    /// How many each role may read; empty: every role as many as there are.
    pub counts: Vec<RoleCount>,
    /// Its three first (most wanted) pages, then those that are among the three first of a role alone. `roles` are those
    /// that see the page among their three.
    pub pages: Vec<Card>,
}

/// How many pages a role may read.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct RoleCount {
    /// Ids of the roles, joined by a space; empty: everyone.
    pub roles: String,
    /// How many.
    pub count: usize,
}

/// A plain link.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Link {
    /// Plain text.
    pub title: String,
    /// Relative to the root; empty: nothing to link to.
    pub url: String,
}
