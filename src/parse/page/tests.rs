//! What a writer may rely on in the text of a page. The tree is shown as one line so that each promise reads at a glance.

mod components;
mod directives;
mod emphasis;
mod nesting;
mod outline;
mod spans;

use super::*;
use outline::Outline;

/// A markdown page's text.
fn parsed(text: &str) -> Outline {
    Outline::of(text, Syntax::Markdown)
}

/// An MDX page's text.
fn parsed_mdx(text: &str) -> Outline {
    Outline::of(text, Syntax::Mdx)
}
