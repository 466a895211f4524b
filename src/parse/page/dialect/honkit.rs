//! HonKit, GitBook and mdBook: Liquid tags with prose between them, commands of their own.

use super::{Dialect, Example, Opaque, Reach};

pub(super) static HONKIT: Dialect = Dialect {
    name: "honkit",
    title: "GitBook·mdBook",
    also: &["gitbook", "mdbook"],
    opaque: &[
        Opaque::Pair { open: &["{%"], end: "end", names: &["math", "katex", "mermaid", "plantuml", "uml"] },
        Opaque::Between { open: "{%", close: "%}", reach: Reach::Page },
        Opaque::Between { open: "{#", close: "#}", reach: Reach::Paragraph },
        Opaque::Between { open: "{{#", close: "}}", reach: Reach::Paragraph },
        Opaque::Line("!INCLUDE "),
        Opaque::Line("!FILENAME "),
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "{% hint style=\"learner\" %}\nText\n{% endhint %}", prose: &["Text"] },
        Example { written: "{% math %}learner{% endmath %} and text", prose: &["and text"] },
        Example { written: "{{#include parts/learner.md}}", prose: &[] },
    ],
};
