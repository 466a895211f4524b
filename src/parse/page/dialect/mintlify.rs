//! Mintlify: MDX with components of its own. Their titles, labels and descriptions are prose, as those of every component.

use super::{Dialect, Example};

pub(super) static MINTLIFY: Dialect = Dialect {
    name: "mintlify",
    title: "Mintlify",
    also: &["solidstart"],
    opaque: &[],
    bodies: &[],
    fences: &[],
    examples: &[
        Example {
            written: "<Accordion title=\"Good to know\" icon=\"learner\">\n\nText\n\n</Accordion>",
            prose: &["Good to know", "Text"],
        },
        Example { written: "<ParamField path=\"learner\" type=\"string\">\n\nText\n\n</ParamField>", prose: &["Text"] },
    ],
};
