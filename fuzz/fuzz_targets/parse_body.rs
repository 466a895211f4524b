//! Any text is a page: parsing it never fails, and whatever it says lies within the text.

#![no_main]

use helpgen::diagnostic::Places;
use helpgen::parse::page::{Dialect, Document, parse_body, parse_foreign_page, parse_inline};
use helpgen::text::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = SourceText::new("page.md", text);
    for dialect in [Dialect::Markdown, Dialect::Mdx] {
        lies_within(text, &parse_body(&Places::new(&source), 0, dialect));
    }
    lies_within(text, &parse_foreign_page(&source, &[]));
    parse_inline(&source);
});

fn lies_within(text: &str, document: &Document) {
    for reference in &document.references {
        assert!(text.get(reference.span.range()).is_some());
    }
    for heading in &document.headings {
        assert!(text.get(heading.span.range()).is_some());
    }
}
