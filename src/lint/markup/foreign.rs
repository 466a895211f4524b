//! What other generators read and helpgen shows as it is written: shortcodes, template tags, admonitions, tabs.

use crate::parse::page::foreign_dialect;

use super::instead::instead;
use super::shown::{SET, Stretch};
use super::{Kind, Slip, line_from, span};

/// Beginnings of icons' names.
const ICONS: [&str; 4] = [":material-", ":octicons-", ":fontawesome-", ":simple-"];

pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    for range in &stretch.opaque {
        let written = &text[range.clone()];
        let known = foreign_dialect(written);
        let named = known.map(|(dialect, sign)| (title(dialect.title, sign), sign));
        let Some((name, sign)) = named.or_else(|| icon(written)) else { continue };
        // An admonition's title stands behind its sign.
        let line = line_from(text, range.start, 200);
        let shown = if written.len() < line.len() && written.starts_with(['!', '?', '=']) { line } else { written };
        let slip = Slip::new(Kind::Foreign(name, sign), span(0, range.start, range.end), shown);
        found.push(slip.help(instead(written)));
    }
    modules(text, stretch, found);
}

/// Who reads a sign, as people call it: some have several readers.
fn title(dialect: &'static str, sign: &str) -> &'static str {
    match sign {
        "[TOC]" | "[toc]" | "[[toc]]" => "MkDocs·Typora",
        "{{" | "{{{" => "Liquid·Jinja·Vue",
        "+++" => "Hugo",
        _ => dialect,
    }
}

fn icon(written: &str) -> Option<(&'static str, &'static str)> {
    ICONS.into_iter().find(|sign| written.starts_with(sign)).map(|_| ("MkDocs", ":icon:"))
}

/// `import` and `export` lines of MDX that were not read as such.
fn modules(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let mut at = 0;
    for line in stretch.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let import = line.strip_prefix("import ").is_some_and(|rest| {
            let rest = rest.trim_end_matches(';');
            rest.ends_with(['\'', '"']) && (rest.contains(" from ") || rest.starts_with(['\'', '"']))
        });
        let export = line.strip_prefix("export ").is_some_and(|rest| {
            ["const ", "let ", "default ", "function ", "async "].iter().any(|word| rest.starts_with(word))
        }) && line.contains(['=', '(', '{', SET]);
        if import || export {
            let written = &text[stretch.start + start..stretch.start + start + line.len()];
            let slip =
                Slip::new(Kind::Foreign("MDX", "import"), span(stretch.start, start, start + line.len()), written);
            found.push(slip.help(instead("import ")));
        }
    }
}
