//! VitePress and VuePress: `{{ … }}`, imported snippets, containers.

use super::forms::import_line;
use super::{Dialect, Example, Opaque};

pub(super) static VITEPRESS: Dialect = Dialect {
    name: "vitepress",
    title: "VitePress",
    also: &["vuepress"],
    opaque: &[
        Opaque::Line("<<<"),
        Opaque::LineAt { sign: "@[", end: import_line },
        Opaque::LineAt { sign: "@include", end: import_line },
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "Count: {{ learner }}", prose: &["Count:"] },
        Example { written: "<<< @/parts/learner.js{2}\n\nText", prose: &["Text"] },
        Example { written: "::: tip Good to know\nText\n:::", prose: &["Good to know", "Text"] },
    ],
};
