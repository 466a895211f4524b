//! Whose syntax is this? Findings about syntax of another generator name that generator.

use super::{DIALECTS, Dialect, Opaque};

/// Signs that no text has by chance, whichever generator reads them.
const PLAIN: [&str; 6] = ["{{{", "{{", "[TOC]", "[toc]", "+++", "*["];

/// Names between `[[` and `]]` by which a page asks for its contents.
const CONTENTS: [&str; 4] = ["[[toc]]", "[[TOC]]", "[[_TOC_]]", "[[_toc_]]"];

/// The dialect whose syntax a text is, and the sign by which it is known: the longest that fits. None: it is a
/// placeholder, an icon or the like, which any text may hold.
pub fn foreign_dialect(written: &str) -> Option<(&'static Dialect, &'static str)> {
    let mut best: Option<(&'static Dialect, &'static str)> = None;
    let mut take = |dialect: &'static Dialect, sign: &'static str| {
        if best.is_none_or(|(_, known)| known.len() < sign.len()) {
            best = Some((dialect, sign));
        }
    };
    for (number, dialect) in DIALECTS.into_iter().enumerate() {
        for opaque in dialect.opaque {
            let sign = opaque.begins();
            if (number > 0 || PLAIN.contains(&sign)) && is(opaque, written) {
                take(dialect, sign);
            }
        }
        for body in dialect.bodies.iter().filter(|body| written.starts_with(body.sign)) {
            take(dialect, body.sign);
        }
        let fence = written.trim_start_matches(['`', '~']);
        if fence.len() + 3 <= written.len()
            && let Some(word) = fence.split_whitespace().next()
            && let Some(known) = dialect.fences.iter().find(|known| **known == word)
        {
            take(dialect, known);
        }
    }
    if CONTENTS.contains(&written) {
        take(DIALECTS[0], "[[toc]]");
    }
    // GitBook's own among the tags that look like Liquid's.
    let own = ["hint", "endhint", "tab", "endtab", "content-ref", "endcontent-ref", "embed", "swagger", "api-method"];
    let name = written.strip_prefix("{%").unwrap_or_default().trim_start();
    if own.iter().any(|word| name.starts_with(word)) {
        return DIALECTS.into_iter().find(|dialect| dialect.name == "honkit").map(|dialect| (dialect, "{%"));
    }
    best
}

/// Whether a whole text is such a thing.
fn is(opaque: &Opaque, written: &str) -> bool {
    match opaque {
        Opaque::Between { open, close, .. } => written.starts_with(open) && written.ends_with(close),
        Opaque::Pair { open, .. } => open.iter().any(|sign| written.starts_with(sign)),
        Opaque::Line(sign) => written.starts_with(sign),
        Opaque::At { sign, end } | Opaque::LineAt { sign, end } => {
            written.starts_with(sign) && end(written, 0, written.len()) == Some(written.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(written: &str) -> Option<&'static str> {
        foreign_dialect(written).map(|(dialect, _)| dialect.name)
    }

    #[test]
    fn each_generator_is_known_by_its_signs() {
        for (written, expected) in [
            ("{{< figure src=\"a.png\" >}}", "hugo"),
            ("{{% alert %}}", "hugo"),
            ("{% for a in b %}", "jekyll"),
            ("{% hint style=\"info\" %}", "honkit"),
            ("{{#include a.md}}", "honkit"),
            ("{{ name }}", "commonmark"),
            ("[TOC]", "commonmark"),
            ("[[toc]]", "commonmark"),
            ("*[HTML]:", "commonmark"),
            ("```mdx-code-block", "docusaurus"),
            ("!!! note", "mkdocs"),
            ("=== ", "mkdocs"),
            ("++ctrl+s++", "mkdocs"),
            ("--8<-- \"a.md\"", "mkdocs"),
            ("[!INCLUDE [a](b.md)]", "docfx"),
            (":::image source=\"a.png\":::", "docfx"),
            ("<<< @/a.js", "vitepress"),
            ("```smart", "javascript-info"),
            ("<%= a %>", "erb"),
        ] {
            assert_eq!(name(written), Some(expected), "{written}");
        }
    }

    #[test]
    fn placeholders_and_icons_are_nobodys() {
        for written in ["{이름}", "${name}", "%name%", ":smile:", "[[이름]]", "{width=50%}"] {
            assert_eq!(name(written), None, "{written}");
        }
    }
}
