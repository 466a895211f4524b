//! Liquid, Jinja, Nunjucks and Twig: Jekyll, Eleventy, Shopify, Home Assistant and others.

use super::{Dialect, Example, Opaque, Reach};

pub(super) static JEKYLL: Dialect = Dialect {
    name: "jekyll",
    title: "Jekyll·Liquid",
    also: &["eleventy", "liquid", "jinja", "nunjucks"],
    opaque: &[
        Opaque::Pair {
            open: &["{%"],
            end: "end",
            names: &[
                "highlight",
                "comment",
                "raw",
                "verbatim",
                "code",
                "codeblock",
                "javascript",
                "stylesheet",
                "style",
                "schema",
                "mermaid",
                "set",
            ],
        },
        Opaque::Between { open: "{::comment}", close: "{:/comment}", reach: Reach::Page },
        Opaque::Between { open: "{::nomarkdown}", close: "{:/nomarkdown}", reach: Reach::Page },
        Opaque::Between { open: "{%", close: "%}", reach: Reach::Page },
        Opaque::Between { open: "{#", close: "#}", reach: Reach::Paragraph },
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "{% for learner in site.learners %}\nHello\n{% endfor %}", prose: &["Hello"] },
        Example { written: "See [it]({% link _docs/learner/install.md %}).", prose: &["See it."] },
        Example { written: "{% include note.html title=\"Good to know\" id=\"learner\" %}", prose: &["Good to know"] },
        Example { written: "{::comment}\nlearner\n{:/comment}\n\nText", prose: &["Text"] },
        Example { written: "{% raw %}{% include note.html title=\"learner\" %}{% endraw %}\n\nText", prose: &["Text"] },
        Example { written: "{% highlight ruby %}\nlearner = 1\n{% endhighlight %}\n\nText", prose: &["Text"] },
    ],
};
