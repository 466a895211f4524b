//! DocFX and Microsoft's documentation: included files, `:::image` and other commands of its own. Alternative texts and
//! titles in them are prose.

use super::forms::{docfx_command, docfx_include};
use super::{Dialect, Example, Opaque, Reach};

pub(super) static DOCFX: Dialect = Dialect {
    name: "docfx",
    title: "DocFX",
    also: &["learn"],
    opaque: &[
        Opaque::At { sign: "[!", end: docfx_include },
        Opaque::LineAt { sign: ":::", end: docfx_command },
        Opaque::Between { open: "<xref:", close: ">", reach: Reach::Line },
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "[!INCLUDE [learner](includes/learner.md)]\n\nText", prose: &["Text"] },
        Example {
            written: ":::image type=\"content\" source=\"learner.png\" alt-text=\"A picture\":::",
            prose: &["A picture"],
        },
        Example { written: "::: moniker range=\">=learner-2\"\nText\n::: moniker-end", prose: &["Text"] },
        Example { written: ":::no-loc text=\"Learner\":::\n\nText", prose: &["Text"] },
        Example { written: "> [!NOTE]\n> Text", prose: &["Text"] },
    ],
};
