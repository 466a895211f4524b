//! Any text is a page: parsing it never fails, and whatever it says lies within the text.

#![no_main]

use helpgen::diagnostic::Places;
use helpgen::parse::page::{Dialect, parse_body, parse_inline};
use helpgen::text::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = SourceText::new("page.md", text);
    for dialect in [Dialect::Markdown, Dialect::Mdx] {
        let document = parse_body(&Places::new(&source), 0, dialect);
        for reference in &document.references {
            assert!(text.get(reference.span.range()).is_some());
        }
        for heading in &document.headings {
            assert!(text.get(heading.span.range()).is_some());
        }
    }
    parse_inline(&source);
});
