//! What raw HTML shows and leads to, entered among the references of its page.

use std::ops::Range;

use crate::parse::page::ast::*;
use crate::parse::page::raw::{raw_addresses, raw_embeds};

use super::Builder;

impl Builder<'_> {
    /// Enters the pictures and links of raw HTML that stands in `range`.
    pub(super) fn raw_references(&mut self, html: &str, range: Range<usize>) {
        let mut from = range.start;
        for address in raw_addresses(html) {
            // Quote marks and indentation of the lines are not in the HTML, so its own places tell nothing.
            let written = &html[address.value.clone()];
            let found = self.text[from..range.end].find(written).map(|at| from + at..from + at + written.len());
            from = found.as_ref().map_or(from, |found| found.end);
            let target = match address.picture {
                Some(_) => Target::Image(Box::new(ImageTarget {
                    url: address.url,
                    media: address.media,
                    ..ImageTarget::default()
                })),
                None => Target::Link { url: address.url, title: String::new(), email: false },
            };
            self.reference(found.unwrap_or(range.clone()), target);
        }
        let mut from = range.start;
        for (tag, url) in raw_embeds(html) {
            let written = html[tag].lines().next().unwrap_or_default();
            let found = self.text[from..range.end].find(written).map(|at| from + at..from + at + written.len());
            from = found.as_ref().map_or(from, |found| found.end);
            self.document.embeds.push(Name { text: url, span: found.unwrap_or(range.clone()).into() });
        }
    }
}
