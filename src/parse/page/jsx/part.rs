//! Tags that begin and end blocks of helpgen, and how they are covered.

use crate::parse::page::ast::{ContainerKind, Name};

/// Columns from which on plain markdown has code.
pub(super) const CODE: usize = 4;

/// The title of a component that is a block of helpgen.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::parse::page) enum Title {
    /// Words for readers alone.
    Words(Name),
    /// Words for readers that are also the component's id (`<TabItem value="수강생">`), which `defaultValue`, links and
    /// programs may name. They are checked, and no fix changes them.
    WordsAndId(Name),
    /// An identifier that readers see for want of a title (`<TabItem value="npm">`). It is not checked.
    Id(Name),
}

impl Title {
    /// A title that is the component's id too.
    pub(super) fn of_id(name: Name) -> Self {
        if is_identifier(&name.text) { Self::Id(name) } else { Self::WordsAndId(name) }
    }
}

/// Whether a name is one that programs use: `user`, `user_id`, but neither `User` nor `the user`.
pub(super) fn is_identifier(name: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '$');
    name.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '_' | '$')) && name.chars().all(sign)
}

/// One end of a component that is a block of helpgen.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::parse::page) struct Part {
    /// What begins; none: the innermost one ends.
    pub(in crate::parse::page) opens: Option<(ContainerKind, Option<Title>)>,
    /// Text stands before it on its line.
    pub(in crate::parse::page) after_text: bool,
    /// Text stands behind it on its line.
    pub(in crate::parse::page) before_text: bool,
    /// The indentation, in columns, of the text beside it.
    pub(in crate::parse::page) indent: usize,
}

/// A thematic break.
const BREAK: &str = "___";

impl Part {
    /// Whether a line of its own, with the indentation that belongs to it, has room in so many bytes.
    pub(super) fn fits(&self, length: usize) -> bool {
        let ends = usize::from(self.after_text) + usize::from(self.before_text);
        ends == 0 || self.indent < CODE && BREAK.len() + ends + self.indent <= length
    }
}

/// A tag's cover: a thematic break on a line of its own, as long as the tag.
pub(in crate::parse::page) fn cover(part: &Part, length: usize, covered: &mut String) {
    let (before, behind) = (usize::from(part.after_text), usize::from(part.before_text));
    // What is broken off stays in the list item in which the line began.
    let (lead, tail) = (part.indent * before, part.indent * behind * (1 - before));
    covered.extend(std::iter::repeat_n('\n', before));
    covered.extend(std::iter::repeat_n(' ', lead));
    covered.push_str(BREAK);
    let rest = length.saturating_sub(BREAK.len() + before + behind + lead + tail);
    covered.extend(std::iter::repeat_n(' ', rest));
    covered.extend(std::iter::repeat_n('\n', behind));
    covered.extend(std::iter::repeat_n(' ', tail));
}
