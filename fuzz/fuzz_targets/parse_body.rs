//! Any text is a page: parsing it never fails, and whatever it says lies within the text.

#![no_main]

use helpgen::diagnostic::Places;
use helpgen::parse::page::{Dialects, Document, Syntax, parse_body, parse_inline};
use helpgen::text::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = SourceText::new("page.md", text);
    for syntax in [Syntax::Markdown, Syntax::Mdx] {
        for dialects in [Dialects::default(), Dialects::default().foreign()] {
            lies_within(text, &parse_body(&Places::new(&source), 0, syntax, dialects));
        }
    }
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
