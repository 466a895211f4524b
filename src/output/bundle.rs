//! A script in one file with its parts, which lie in the folder of its name: `search.js` with `search/*.js`.
//!
//! Each part becomes a function that is called once and hands out what it exports, so that equal names in two parts stay
//! apart. Read are scripts without comments (`scripts::strip`), with `import { … } from "…"` at their head and `export`
//! before declarations.

use std::collections::BTreeMap;

/// A script taken apart.
struct Module<'t> {
    /// Names as they are imported, and the script that they come from.
    imports: Vec<(&'t str, String)>,
    /// Imports of scripts that are no parts.
    kept: Vec<&'t str>,
    body: &'t str,
}

/// The scripts that have parts, and the parts.
pub(super) fn families<'s>(scripts: &BTreeMap<&'s str, String>) -> (Vec<&'s str>, Vec<&'s str>) {
    let (mut wholes, mut parts) = (Vec::new(), Vec::new());
    for part in scripts.keys() {
        let whole = part.rsplit_once('/').map(|(folder, _)| format!("{folder}.js"));
        if let Some((whole, _)) = whole.and_then(|whole| scripts.get_key_value(whole.as_str())) {
            wholes.push(*whole);
            parts.push(*part);
        }
    }
    wholes.dedup();
    (wholes, parts)
}

/// The script with all of its parts that it needs. `None`: one of them is written in a way that cannot be joined.
pub(super) fn bundle(name: &str, scripts: &BTreeMap<&str, String>) -> Option<String> {
    let folder = format!("{}/", name.strip_suffix(".js")?);
    let entry = read(name, scripts.get(name)?, &folder)?;
    let mut order = Vec::new();
    for (_, part) in &entry.imports {
        arrange(part, scripts, &folder, &mut Vec::new(), &mut order)?;
    }
    let taken = |module: &Module<'_>| -> Option<String> {
        let take = |(names, from): &(&str, String)| {
            let number = order.iter().position(|part| part == from)?;
            Some(format!("const{{{}}}=${number};", names.replace(" as ", ":")))
        };
        module.imports.iter().map(take).collect()
    };
    let mut out: String = entry.kept.iter().map(|import| format!("{import}\n")).collect();
    for (number, part) in order.iter().enumerate() {
        let module = read(part, scripts.get(part.as_str())?, &folder)?;
        // What is outside of a function cannot be imported inside of one.
        if !module.kept.is_empty() || module.body.contains("import") {
            return None;
        }
        let (body, exports) = inner(module.body)?;
        out.push_str(&format!(
            "const ${number}=(()=>{{{}{body}\nreturn{{{}}}}})();\n",
            taken(&module)?,
            exports.join(",")
        ));
    }
    out.push_str(&taken(&entry)?);
    out.push_str(entry.body);
    Some(out)
}

/// Adds a part to the order after the parts that it needs. `None`: it needs itself, or is not there.
fn arrange(
    part: &str,
    scripts: &BTreeMap<&str, String>,
    folder: &str,
    way: &mut Vec<String>,
    order: &mut Vec<String>,
) -> Option<()> {
    if order.iter().any(|known| known == part) {
        return Some(());
    }
    if way.iter().any(|known| known == part) {
        return None;
    }
    way.push(part.to_owned());
    for (_, inner) in read(part, scripts.get(part)?, folder)?.imports {
        arrange(&inner, scripts, folder, way, order)?;
    }
    way.pop();
    order.push(part.to_owned());
    Some(())
}

/// Takes the imports off a script's head.
fn read<'t>(name: &str, text: &'t str, folder: &str) -> Option<Module<'t>> {
    let mut module = Module { imports: Vec::new(), kept: Vec::new(), body: text.trim_start() };
    while let Some(rest) = module.body.strip_prefix("import").filter(|rest| !rest.starts_with(['(', '.'])) {
        let from = rest.find(['"', '\''])?;
        let quote = &rest[from..=from];
        let path = &rest[from + 1..];
        let path = &path[..path.find(quote)?];
        let end = from + path.len() + 2;
        let part = super::assets::joined(name, path);
        if part.starts_with(folder) {
            let names = rest[..from].trim().strip_suffix("from")?.trim();
            module.imports.push((names.strip_prefix('{')?.strip_suffix('}')?, part));
        } else {
            module.kept.push(&module.body[.."import".len() + end]);
        }
        module.body = rest[end..].trim_start_matches([';', ' ', '\n']);
    }
    Some(module)
}

/// A part's text without `export`, and the names that it exports. `None`: something but a declaration is exported.
fn inner(body: &str) -> Option<(String, Vec<&str>)> {
    const EXPORT: &str = "export";
    let (mut out, mut names, mut at) = (String::with_capacity(body.len()), Vec::new(), 0);
    for (start, _) in body.match_indices(EXPORT) {
        // A statement begins at the script's start, in a line of its own, or behind another one.
        if !(start == 0 || body[..start].ends_with(['\n', ';', '}'])) {
            continue;
        }
        let declared = body[start + EXPORT.len()..].strip_prefix(' ')?;
        let kinds = ["async function ", "function ", "const ", "class "];
        let name = kinds.iter().find_map(|kind| declared.strip_prefix(kind))?;
        let end = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$')))?;
        if end == 0 {
            return None;
        }
        names.push(&name[..end]);
        out.push_str(&body[at..start]);
        at = start + EXPORT.len() + 1;
    }
    out.push_str(body[at..].trim_end());
    Some((out, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts<'s>(texts: &[(&'s str, &str)]) -> BTreeMap<&'s str, String> {
        texts.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
    }

    #[test]
    fn parts_come_before_what_needs_them_and_keep_their_names_to_themselves() {
        let all = scripts(&[
            (
                "a.js",
                "import{one}from \"./a/x.js\"\nimport{two as zwei}from \"./a/y.js\"\nimport{page}from \"./page.js\"\nexport function open(){return one()+zwei}\n",
            ),
            ("a/x.js", "import{two}from \"./y.js\"\nconst own=1;export function one(){return own+two}\n"),
            ("a/y.js", "const own=2\nexport const two=own\n"),
            ("page.js", "export const page=1\n"),
        ]);
        assert_eq!(families(&all), (vec!["a.js"], vec!["a/x.js", "a/y.js"]));
        let expected = "import{page}from \"./page.js\"\n\
            const $0=(()=>{const own=2\nconst two=own\nreturn{two}})();\n\
            const $1=(()=>{const{two}=$0;const own=1;function one(){return own+two}\nreturn{one}})();\n\
            const{one}=$1;const{two:zwei}=$0;export function open(){return one()+zwei}\n";
        assert_eq!(bundle("a.js", &all).as_deref(), Some(expected));
    }

    #[test]
    fn what_cannot_be_joined_is_not() {
        for part in [
            "export default 1\n",
            "export{a}\n",
            "import{a}from \"../other.js\"\nexport const b=a\n",
            "import*as z from \"./z.js\"\nexport const b=z\n",
            "import{b}from \"./x.js\"\nexport const a=b\n",
            "export const a=import.meta.url\n",
        ] {
            let all = scripts(&[("a.js", "import{b}from \"./a/x.js\"\n"), ("a/x.js", part), ("a/z.js", "")]);
            assert_eq!(bundle("a.js", &all), None, "{part}");
        }
    }
}
