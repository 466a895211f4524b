//! Where the front matter of a page ends and its text begins.

mod decode;
mod keys;

pub use decode::PAGE_FRONT_MATTER;
pub(super) use decode::decode;
pub use keys::PAGE;

use std::ops::Range;

use jiff::civil::Date;

use crate::parse::config::RuleLevels;
use crate::text::Span;

use super::name::Name;

/// A page's front matter, decoded. Everything is optional; faults are reported elsewhere.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FrontMatter {
    /// The bytes between the fences; none: the page has no front matter.
    pub span: Option<Span>,
    /// Every key as written, in order.
    pub keys: Vec<Name>,
    /// The page's name, with directives in it.
    pub title: Option<Name>,
    /// One sentence for search results and meta tags.
    pub description: Option<Name>,
    /// Sentences of their own for some roles: the role as written, and its text.
    pub descriptions: Vec<(Name, Name)>,
    /// What readers see of the keys of other generators: names in menus, words of a start page.
    pub foreign: Vec<Name>,
    /// A name that outlives moves.
    pub id: Option<Name>,
    /// The page's language, for stand-alone checks.
    pub lang: Option<Name>,
    /// Whom the page is for, as written; empty: everyone.
    pub roles: Vec<Name>,
    /// Features that the page documents.
    pub features: Vec<Name>,
    /// Position in its section.
    pub order: Option<i64>,
    /// Last part of the URL.
    pub slug: Option<Name>,
    /// Old URLs that redirect here.
    pub aliases: Vec<Name>,
    /// For grouping.
    pub tags: Vec<Name>,
    /// Words by which the page is found though it does not say them.
    pub keywords: Vec<Name>,
    /// Hand-picked related pages.
    pub related: Vec<Name>,
    /// Team or person responsible.
    pub owner: Option<Name>,
    /// Name of the section's icon.
    pub icon: Option<Name>,
    /// Last change, as the author says.
    #[serde(with = "crate::memo::day")]
    pub updated: Option<Date>,
    /// The day on which somebody last tried the steps.
    #[serde(with = "crate::memo::day")]
    pub reviewed: Option<Date>,
    /// Who did.
    pub reviewed_by: Option<String>,
    /// With which version of the product.
    pub app_version: Option<String>,
    /// Not published before.
    #[serde(with = "crate::memo::day")]
    pub publish_on: Option<Date>,
    /// Not published after.
    #[serde(with = "crate::memo::day")]
    pub expires: Option<Date>,
    /// Not published, still checked.
    pub draft: bool,
    /// Levels of rules for this page.
    pub lint: RuleLevels,
}

impl FrontMatter {
    /// Whether readers see the page on a day.
    pub fn is_public(&self, day: Date) -> bool {
        !self.draft && self.publish_on.is_none_or(|from| from <= day) && self.expires.is_none_or(|last| last >= day)
    }

    /// Keys that mean nothing.
    pub fn unknown_keys(&self) -> impl Iterator<Item = &Name> {
        self.keys.iter().filter(|key| PAGE.field(&key.text).is_none())
    }
}

/// The parts of a page's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Split {
    /// No front matter: the text starts here (after a byte-order mark).
    Bare {
        /// First byte of the text.
        body: usize,
    },
    /// Front matter between `---` lines.
    Fenced {
        /// The YAML between the fences.
        yaml: Range<usize>,
        /// First byte of the text.
        body: usize,
    },
    /// An opening `---` whose closing line never comes.
    Unclosed {
        /// The opening line.
        fence: Range<usize>,
    },
}

/// Finds the front matter: the file's first line is `---`, and it ends with the next line that is `---` or `...`.
pub fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = lines_from(text, start);
    let Some(first) = lines.next() else { return Split::Bare { body: start } };
    if text[first.clone()].trim_end() != "---" {
        return Split::Bare { body: start };
    }
    let yaml_start = next_line(text, first.end);
    for line in lines {
        let content = text[line.clone()].trim_end();
        if content == "---" || content == "..." {
            return Split::Fenced { yaml: yaml_start..line.start, body: next_line(text, line.end) };
        }
    }
    // A lone thematic break on the first line of a page without front matter is no mistake worth refusing a page for,
    // unless something that looks like a key follows it.
    let looks_like_yaml = text[yaml_start..].lines().next().is_some_and(|line| line.contains(':'));
    if looks_like_yaml { Split::Unclosed { fence: first } } else { Split::Bare { body: start } }
}

/// The ranges of lines from an offset on, without their endings.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = start;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &text[at..];
        let end = rest.find(['\n', '\r']).map_or(text.len(), |found| at + found);
        let line = at..end;
        done = end == text.len();
        at = next_line(text, end);
        Some(line)
    })
}

/// The start of the line after the line ending at `end`.
fn next_line(text: &str, end: usize) -> usize {
    match text.as_bytes().get(end) {
        Some(b'\r') if text.as_bytes().get(end + 1) == Some(&b'\n') => end + 2,
        Some(_) => end + 1,
        None => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Option<(&str, &str)> {
        match split(text) {
            Split::Fenced { yaml, body } => Some((&text[yaml], &text[body..])),
            _ => None,
        }
    }

    #[test]
    fn line_endings_and_a_byte_order_mark_do_not_hide_it() {
        assert_eq!(yaml("---\ntitle: a\n---\nbody"), Some(("title: a\n", "body")));
        assert_eq!(yaml("\u{feff}---\r\ntitle: a\r\n---\r\nbody"), Some(("title: a\r\n", "body")));
        assert_eq!(yaml("---\n---\n"), Some(("", "")));
        assert_eq!(yaml("---\ntitle: a\n..."), Some(("title: a\n", "")));
    }

    #[test]
    fn only_the_first_line_opens_it() {
        assert_eq!(split("\n---\na: b\n---\n"), Split::Bare { body: 0 });
        assert_eq!(split(""), Split::Bare { body: 0 });
    }

    #[test]
    fn an_unclosed_one_is_told_from_a_thematic_break() {
        assert_eq!(split("---\ntitle: a\n"), Split::Unclosed { fence: 0..3 });
        assert_eq!(split("---\n\ntext\n"), Split::Bare { body: 0 });
    }
}
