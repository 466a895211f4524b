//! Docusaurus, Starlight and other sites of MDX: `import` lines and expressions are no prose, texts of components are.
//! JSX itself is read by [`crate::parse::page::jsx`]; here stands what is written beside it.

use super::{Dialect, Example, Opaque, Reach};

pub(super) static DOCUSAURUS: Dialect = Dialect {
    name: "docusaurus",
    title: "Docusaurus",
    also: &["mdx", "starlight", "astro", "nextra"],
    opaque: &[Opaque::Between { open: "{@", close: "}", reach: Reach::Line }],
    bodies: &[],
    fences: &["mdx-code-block"],
    examples: &[
        Example { written: "import learner from './learner';\n\nText", prose: &["Text"] },
        Example {
            written: "<Card title=\"Good to know\" id={learner}>\n\nText\n\n</Card>",
            prose: &["Good to know", "Text"],
        },
        Example { written: "```mdx-code-block\n<Card title=\"Good to know\" />\n```", prose: &["Good to know"] },
        Example { written: ":::note[Good to know]\nText\n:::", prose: &["Good to know", "Text"] },
    ],
};
