//! Which scripts are published, and under which names? Packed copies where the theme has them, a project's own as they are.
//!
//! A packed copy (`assets/packed/search.js`) is made by esbuild when a script changes, from the script and the parts in the
//! folder of its name; `assets/packed/sources.json` says from which texts. It counts only as long as these are the texts
//! that the theme has: a project that replaces a part, or whoever edits one, gets the texts themselves. Every name follows the
//! content of the script and of all that it imports, so scripts may import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::SourceText;

/// Where scripts lie in a theme.
const SCRIPTS: &str = "assets/js/";
/// Where their packed copies lie.
const PACKED: &str = "assets/packed/";
/// The file that says from which texts packed copies were made: script → source → CRC-32 (ISO-HDLC, as in gzip).
const SOURCES: &str = "assets/packed/sources.json";

/// A script as it is published.
#[derive(Debug)]
pub(super) struct Script<'t> {
    /// Its path below `assets/js/`.
    pub(super) name: &'t str,
    /// What its published name follows.
    pub(super) hash: blake3::Hash,
    text: &'t str,
}

/// The theme's scripts.
#[derive(Debug)]
pub(super) struct Scripts<'t>(Vec<Script<'t>>);

impl<'t> Scripts<'t> {
    /// Chooses what of a theme is published.
    pub(super) fn of(texts: &'t BTreeMap<String, SourceText>) -> Self {
        let sources: BTreeMap<&str, &str> = texts
            .iter()
            .filter_map(|(path, source)| Some((path.strip_prefix(SCRIPTS)?, &*source.text)))
            .filter(|(name, _)| name.ends_with(".js"))
            .collect();
        let packed = packed(texts, &sources);
        let mut chosen = sources.clone();
        chosen.extend(packed.iter().map(|(name, copy)| (*name, copy.text)));
        // A packed script holds its parts. Only a script that is not packed may still import one of them by itself.
        let within: BTreeSet<&str> = packed.iter().flat_map(|(name, copy)| copy.parts(name)).collect();
        if sources.keys().all(|name| packed.contains_key(name) || within.contains(name)) {
            chosen.retain(|name, _| !within.contains(name));
        }
        let hashes = chosen.keys().map(|name| hash(name, &chosen)).collect::<Vec<_>>();
        let script = |((name, text), hash)| Script { name, hash, text };
        Self(chosen.into_iter().zip(hashes).map(script).collect())
    }

    /// Each of them, by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Script<'t>> {
        self.0.iter()
    }
}

impl Script<'_> {
    /// The text with its imports under the published names, which `urls` has by plain names.
    pub(super) fn rewritten(&self, urls: &BTreeMap<String, String>) -> String {
        let depth = self.name.matches('/').count();
        let up = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let mut out = String::with_capacity(self.text.len() + 64);
        let mut at = 0;
        for (start, import) in imports(self.text) {
            if let Some(url) = urls.get(&joined(self.name, import)) {
                out.push_str(&self.text[at..start]);
                out.push_str(&up);
                out.push_str(url.strip_prefix("assets/").unwrap_or(url));
                at = start + import.len();
            }
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// A packed copy of a script.
struct Copy<'t> {
    text: &'t str,
    sources: Vec<&'t str>,
}

impl<'t> Copy<'t> {
    /// The scripts that it holds beside its own.
    fn parts(&self, name: &str) -> impl Iterator<Item = &'t str> {
        self.sources.iter().copied().filter(move |source| *source != name)
    }
}

/// The packed copies that are made from the texts that the theme has.
fn packed<'t>(
    texts: &'t BTreeMap<String, SourceText>,
    sources: &BTreeMap<&'t str, &'t str>,
) -> BTreeMap<&'t str, Copy<'t>> {
    let listed = texts.get(SOURCES).map_or("{}", |source| &*source.text);
    let listed: BTreeMap<String, BTreeMap<String, u32>> = serde_json::from_str(listed).unwrap_or_default();
    let copy = |(name, made_from): (&String, &BTreeMap<String, u32>)| {
        let (name, _) = sources.get_key_value(name.as_str())?;
        let text = &*texts.get(&format!("{PACKED}{name}"))?.text;
        let known = |(source, sum): (&String, &u32)| {
            let (source, text) = sources.get_key_value(source.as_str())?;
            (checksum(text) == *sum).then_some(*source)
        };
        let sources = made_from.iter().map(known).collect::<Option<Vec<_>>>()?;
        Some((*name, Copy { text, sources }))
    };
    listed.iter().filter_map(copy).collect()
}

fn checksum(text: &str) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(text.as_bytes());
    sum.sum()
}

/// The hash of a script and of all that it imports, directly or not.
fn hash(name: &str, scripts: &BTreeMap<&str, &str>) -> blake3::Hash {
    let mut reached: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open: Vec<&str> = scripts.get_key_value(name).map(|(name, _)| *name).into_iter().collect();
    while let Some(next) = open.pop() {
        let text = scripts[next];
        if reached.insert(next, text).is_some() {
            continue;
        }
        let wanted = imports(text).into_iter().map(|(_, import)| joined(next, import));
        open.extend(wanted.filter_map(|wanted| scripts.get_key_value(wanted.as_str()).map(|(name, _)| *name)));
    }
    let mut hasher = blake3::Hasher::new();
    for part in [name].into_iter().chain(reached.into_iter().flat_map(|(name, text)| [name, text])) {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    hasher.finalize()
}

/// Relative module names in quotes after `from`, `import`, `import(` or `new URL(`, with where they stand.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for quote in ["\"./", "'./", "\"../", "'../"] {
        for (at, _) in text.match_indices(quote) {
            let before = without_comment(&text[..at]);
            if ["from", "import", "import(", "new URL("].iter().any(|word| before.ends_with(word)) {
                let rest = &text[at + 1..];
                if let Some(end) = rest.find(&quote[..1]) {
                    found.push((at + 1, &rest[..end]));
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// A text without the spaces and the comments in `/* … */` at its end.
fn without_comment(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(open) = text.strip_suffix("*/").and_then(|text| text.rfind("/*")) {
        text = text[..open].trim_end();
    }
    text
}

/// `./x.js` as seen from a script in `assets/js/`.
fn joined(from: &str, import: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(files: &[(&str, &str)]) -> BTreeMap<String, SourceText> {
        files.iter().map(|(path, text)| (format!("assets/{path}"), SourceText::new(*path, *text))).collect()
    }

    fn published(texts: &BTreeMap<String, SourceText>) -> BTreeMap<String, String> {
        Scripts::of(texts).iter().map(|script| (script.name.to_owned(), script.text.to_owned())).collect()
    }

    fn search(part: &str) -> BTreeMap<String, SourceText> {
        let sums = format!(
            "{{\"search.js\": {{\"search.js\": {}, \"search/words.js\": {}}}}}",
            checksum("import \"./search/words.js\";"),
            checksum("export const words = 1;")
        );
        theme(&[
            ("js/search.js", "import \"./search/words.js\";"),
            ("js/search/words.js", part),
            ("packed/search.js", "packed"),
            ("packed/sources.json", &sums),
        ])
    }

    #[test]
    fn the_packed_copy_of_these_very_texts_is_published_in_their_place() {
        let packed = published(&search("export const words = 1;"));
        assert_eq!(packed, BTreeMap::from([("search.js".to_owned(), "packed".to_owned())]));
    }

    #[test]
    fn a_part_that_somebody_changed_is_published_and_the_packed_copy_is_not() {
        let plain = published(&search("export const words = 2; // mine"));
        assert_eq!(plain["search.js"], "import \"./search/words.js\";");
        assert_eq!(plain["search/words.js"], "export const words = 2; // mine");
    }

    #[test]
    fn a_script_of_ones_own_finds_the_parts_of_a_packed_one() {
        let mut texts = search("export const words = 1;");
        texts.insert("assets/js/mine.js".to_owned(), SourceText::new("x", "import \"./search/words.js\""));
        let published = published(&texts);
        assert_eq!(published["search.js"], "packed");
        assert_eq!(published["search/words.js"], "export const words = 1;");
    }

    #[test]
    fn scripts_that_import_each_other_in_a_circle_have_names_that_follow_both() {
        let circle = |second: &str| {
            let texts = theme(&[("js/a.js", "import './b.js'"), ("js/b.js", second)]);
            let scripts = Scripts::of(&texts);
            scripts.iter().map(|script| script.hash).collect::<Vec<_>>()
        };
        let (one, other) = (circle("import './a.js'"), circle("import './a.js'; let x"));
        assert!(one.iter().zip(&other).all(|(one, other)| one != other));
        assert_ne!(one[0], one[1]);
    }

    #[test]
    fn imports_are_found_behind_comments_and_line_ends() {
        let text = "import a from\n'./a.js'; import(/* lazy */ /* b */ \"../b.js\"); new URL('./c.js', import.meta.url); say('./d.js')";
        let found: Vec<&str> = imports(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, ["./a.js", "../b.js", "./c.js"]);
    }
}
