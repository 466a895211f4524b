//! MkDocs with Python-Markdown's and PyMdown's extensions: admonitions, content tabs, attribute lists, icons, keys,
//! snippets.

use super::forms::{admonition_head, keys, snippet, tab_head};
use super::lines::{block_head, definition_colon};
use super::{Body, Dialect, Example, Opaque};

pub(super) static MKDOCS: Dialect = Dialect {
    name: "mkdocs",
    title: "MkDocs",
    also: &["python-markdown", "zensical"],
    opaque: &[
        Opaque::At { sign: "++", end: keys },
        Opaque::LineAt { sign: "--8<--", end: snippet },
        Opaque::LineAt { sign: ";--8<--", end: snippet },
        Opaque::LineAt { sign: "::: ", end: definition_colon },
        Opaque::LineAt { sign: "/// ", end: block_head },
    ],
    bodies: &[
        Body { sign: "!!!", head: admonition_head },
        Body { sign: "???", head: admonition_head },
        Body { sign: "===", head: tab_head },
    ],
    fences: &[],
    examples: &[
        Example { written: "!!! learner \"Good to know\"\n\n    Read this.", prose: &["Good to know", "Read this."] },
        Example { written: "??? note\n\n    Read this.\n\n        learner = 1", prose: &["Read this."] },
        Example { written: "=== \"On a Mac\"\n\n    Read this.", prose: &["On a Mac", "Read this."] },
        Example {
            written: "/// learner | Good to know\n\nRead this.\n///",
            prose: &["| Good to know", "Read this. ///"],
        },
        Example { written: "::: app.learner\n    options:\n      learner: true\n\nText", prose: &["Text"] },
        Example { written: "Press ++ctrl+learner++ now.", prose: &["Press", "now."] },
        Example { written: "--8<-- \"parts/learner.md\"\n\nText", prose: &["Text"] },
        Example { written: "Go [on](a.md){ title=\"Open\" .learner } now.", prose: &["Go on", "now.", "Open"] },
    ],
};
