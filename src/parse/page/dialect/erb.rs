//! Embedded code of ERB, EJS and their like: `<% … %>`.

use super::{Dialect, Example, Opaque, Reach};

pub(super) static ERB: Dialect = Dialect {
    name: "erb",
    title: "ERB·EJS",
    also: &["ejs", "middleman"],
    opaque: &[Opaque::Between { open: "<%", close: "%>", reach: Reach::Page }],
    bodies: &[],
    fences: &[],
    examples: &[Example { written: "Hello <%= learner.name %>, welcome.", prose: &["Hello", ", welcome."] }],
};
