//! What pages carry beside CommonMark: template tags, shortcodes, attribute lists, icons, bodies of admonitions.
//!
//! A [`Dialect`] is one value in one file: a table of what in it is opaque (a program reads it, so its words are no prose)
//! and of what holds prose. Checks, fixes and the docs read the same table. A page may mix dialects: without a generator
//! named, all of them are looked for, since their signs do not collide.

mod any;
mod bodies;
mod docfx;
mod docusaurus;
mod erb;
mod foreign;
mod forms;
mod honkit;
mod hugo;
mod javascript_info;
mod jekyll;
mod lines;
mod mintlify;
mod mkdocs;
mod scan;
mod vitepress;

pub use foreign::foreign_dialect;
pub use forms::object_literal;
pub(super) use scan::find;

/// What pages of one generator carry beside CommonMark and GFM.
#[derive(Debug)]
pub struct Dialect {
    /// As `generator:` names it.
    pub name: &'static str,
    /// As people call it.
    pub title: &'static str,
    /// Other generators that write the same, as `generator:` may name them too.
    pub also: &'static [&'static str],
    /// What a program reads.
    pub opaque: &'static [Opaque],
    /// Beginnings of lines under which indented text is prose, not code.
    pub bodies: &'static [Body],
    /// First words of code fences whose content is prose.
    pub fences: &'static [&'static str],
    /// Examples for the docs; a test holds that they are read so.
    pub examples: &'static [Example],
}

/// Something that a program reads, by how it is recognised.
#[derive(Debug)]
pub enum Opaque {
    /// From one sign to the next other one.
    Between {
        /// How it begins.
        open: &'static str,
        /// How it ends.
        close: &'static str,
        /// How far away the end may be.
        reach: Reach,
    },
    /// Two tags with everything between them. A tag is the text between `open` and `close`, its first word one of
    /// `names`; the one that ends it has the same word behind `end` (`end` + `highlight`, `/` + `highlight`).
    Pair {
        /// How a tag begins.
        open: &'static [&'static str],
        /// The text before the name in the tag that ends it.
        end: &'static str,
        /// The tags' names.
        names: &'static [&'static str],
    },
    /// A whole line that begins so.
    Line(&'static str),
    /// What a function recognises behind a sign: it is given the text, where the sign stands, and where the text ends.
    At {
        /// How it begins.
        sign: &'static str,
        /// Where it ends; none: it is something else.
        end: fn(&str, usize, usize) -> Option<usize>,
    },
    /// The same for a line that begins with the sign.
    LineAt {
        /// How the line begins.
        sign: &'static str,
        /// How much of it is opaque; none: it is something else.
        end: fn(&str, usize, usize) -> Option<usize>,
    },
}

/// How far away the end of something opaque may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// On the same line.
    Line,
    /// In the same paragraph.
    Paragraph,
    /// Anywhere below.
    Page,
}

/// The beginning of a line under which indented text is prose.
#[derive(Debug)]
pub struct Body {
    /// How the line begins.
    pub sign: &'static str,
    /// How much of the line is opaque; none: it is something else.
    pub head: fn(&str, usize, usize) -> Option<usize>,
}

/// A piece of a page, and what of it is prose.
#[derive(Debug)]
pub struct Example {
    /// As it is written.
    pub written: &'static str,
    /// What is checked of it, in order.
    pub prose: &'static [&'static str],
}

/// Every dialect. The first one holds for all pages.
pub const DIALECTS: [&Dialect; 11] = [
    &any::ANY,
    &jekyll::JEKYLL,
    &hugo::HUGO,
    &mkdocs::MKDOCS,
    &docusaurus::DOCUSAURUS,
    &vitepress::VITEPRESS,
    &docfx::DOCFX,
    &mintlify::MINTLIFY,
    &honkit::HONKIT,
    &javascript_info::JAVASCRIPT_INFO,
    &erb::ERB,
];

/// The name for "whichever are met".
pub const AUTO: &str = "auto";

/// Which dialects a page is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dialects {
    /// The index of the only one beside the first; none: all.
    only: Option<usize>,
    /// Another generator makes the site, so that dollar signs may stand around formulas.
    pub formulas: bool,
}

impl Dialects {
    /// The dialects of a generator. None: the name is unknown.
    pub fn of(generator: &str) -> Option<Self> {
        if generator == AUTO {
            return Some(Self::default());
        }
        let named = |dialect: &&Dialect| dialect.name == generator || dialect.also.contains(&generator);
        let only = DIALECTS.iter().position(named)?;
        Some(Self { only: Some(only), formulas: false })
    }

    /// The same on pages of another generator.
    pub fn foreign(self) -> Self {
        Self { formulas: true, ..self }
    }

    /// All names that a generator may have.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let named =
            DIALECTS.iter().flat_map(|dialect| std::iter::once(dialect.name).chain(dialect.also.iter().copied()));
        std::iter::once(AUTO).chain(named)
    }

    /// The dialects that are meant.
    fn chosen(self) -> impl Iterator<Item = &'static Dialect> {
        let takes = move |number: &usize| *number == 0 || self.only.is_none_or(|only| only == *number);
        (0..DIALECTS.len()).filter(takes).map(|number| DIALECTS[number])
    }
}
