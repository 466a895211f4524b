//! Tags of HTML and JSX, and the lines outside of them.

use std::ops::Range;

/// The element that markdown makes by itself.
const PARAGRAPH: &str = "p";

/// A line outside of tags and expressions that go over several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse::page) struct Line {
    pub(in crate::parse::page) start: usize,
    /// Without the line's ending.
    pub(in crate::parse::page) end: usize,
    /// Between a code fence and the one that closes it.
    pub(in crate::parse::page) fenced: bool,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse::page) struct Tag<'t> {
    pub(in crate::parse::page) range: Range<usize>,
    pub(in crate::parse::page) name: &'t str,
    pub(in crate::parse::page) closing: bool,
    pub(in crate::parse::page) empty: bool,
    /// One of its attributes is an expression.
    pub(super) expression: bool,
}

impl Tag<'_> {
    /// What stays of an element of HTML: attributes that are expressions have no meaning outside of their generator,
    /// and what stands in a paragraph becomes paragraphs by itself.
    pub(super) fn as_html(&self, written: &str) -> String {
        match (self.name, self.expression) {
            (PARAGRAPH, _) => String::new(),
            (_, false) => written.to_owned(),
            (_, true) if self.empty => String::new(),
            (name, true) => format!("<{name}>"),
        }
    }
}
