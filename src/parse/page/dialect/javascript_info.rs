//! javascript.info: fences that hold prose, and commands in brackets.

use super::forms::bracket_command;
use super::{Dialect, Example, Opaque};

pub(super) static JAVASCRIPT_INFO: Dialect = Dialect {
    name: "javascript-info",
    title: "javascript.info",
    also: &[],
    opaque: &[Opaque::LineAt { sign: "[", end: bracket_command }],
    bodies: &[],
    fences: &["smart", "warn", "compare", "online", "offline", "summary"],
    examples: &[
        Example { written: "```smart header=\"Good to know\"\nText\n```", prose: &["Text", "Good to know"] },
        Example { written: "```smart header=\"What `a` is\"\nText\n```", prose: &["Text", "What", "is"] },
        Example { written: "[codetabs src=\"learner\" current=\"a\"]\n\nText", prose: &["Text"] },
    ],
};
