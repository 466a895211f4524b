//! Hugo's shortcodes: `{{< name >}}` and `{{% name %}}`. The text between two of them is prose.

use super::{Dialect, Example, Opaque, Reach};

pub(super) static HUGO: Dialect = Dialect {
    name: "hugo",
    title: "Hugo",
    also: &["docsy"],
    opaque: &[
        Opaque::Pair {
            open: &["{{<", "{{%"],
            end: "/",
            names: &["highlight", "code", "mermaid", "math", "katex", "rawhtml", "readfile", "codenew"],
        },
        Opaque::Between { open: "{{<", close: ">}}", reach: Reach::Page },
        Opaque::Between { open: "{{%", close: "%}}", reach: Reach::Page },
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "See [it]({{< relref \"methods/learner#create\" >}}).", prose: &["See it."] },
        Example {
            written: "{{% alert title=\"Good to know\" color=\"learner\" %}}\nRead\n{{% /alert %}}",
            prose: &["Read", "Good to know"],
        },
        Example {
            written: "{{< code-toggle config=a />}}\n\nRead\n\n{{< code />}}\n\n{{< code >}}\nlearner\n{{< /code >}}",
            prose: &["Read"],
        },
        Example { written: "{{< figure src=\"learner.png\" caption=\"A picture\" >}}", prose: &["A picture"] },
    ],
};
