//! Where a link's address stands in its bytes, and how a page's file is written seen from another.

use crate::diagnostic::Place;
use crate::parse::page::{Destination, Reference, destination};

use super::page::{PageContext, Part};

/// Where the address of a page's link or picture is written, in the page's bytes. Of one by reference that is its
/// definition.
pub fn address(context: &PageContext<'_>, part: &Part<'_>, reference: &Reference) -> Option<Destination> {
    let span = part.span(reference.span);
    destination(&context.source.text, &Reference { span, ..reference.clone() })
}

/// Where a finding about an address stands: at the address, or at the link if it is one by reference.
pub fn address_place(context: &PageContext<'_>, part: &Part<'_>, reference: &Reference) -> Place {
    let own = address(context, part, reference).filter(|_| reference.definition.is_none());
    context.place(own.map_or_else(|| part.span(reference.span), |found| found.span))
}

/// `to` as it is written in a file of the folder of `from`; both relative to the content folder.
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folder = &from[..from.len() - 1];
    let shared = folder.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let mut parts = vec![".."; folder.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_seen_from_another_ones_folder() {
        assert_eq!(relative("ko/a/b.md", "ko/a/c.md"), "c.md");
        assert_eq!(relative("ko/a/b.md", "ko/d.md"), "../d.md");
        assert_eq!(relative("ko/b.md", "ko/a/c.md"), "a/c.md");
        assert_eq!(relative("b.md", "en/c.md"), "en/c.md");
    }
}
