//! Stylesheets and scripts under names that follow their content, so that a host may keep them for ever.

use std::collections::BTreeMap;

use crate::text::SourceText;

use super::Artifact;
use super::bundle::{bundle, families};
use super::scripts::strip;

/// What a theme's assets came to.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Plain names to URLs relative to the site's root.
    pub urls: BTreeMap<String, String>,
    /// The files, `assets/manifest.json` among them.
    pub files: Vec<Artifact>,
}

/// What is wrong with a theme's assets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetFault {
    /// `theme.yml` lists a file that is not there.
    Missing(String),
    /// Scripts import each other in a circle.
    Circle(String),
    /// A script cannot be put into one file with its parts.
    Parts(String),
    /// A script imports a part of another one.
    Part(String),
}

/// Makes the assets: `css` in its order as one stylesheet, generated stylesheets by name, and every script below
/// `assets/js/`, each in one file with the parts in the folder of its name and with imports between them rewritten to the names that follow their content.
///
/// # Errors
/// Files that are not there, scripts in a circle.
pub fn assets(
    texts: &BTreeMap<String, SourceText>,
    css: &[String],
    generated: &BTreeMap<String, String>,
) -> Result<Assets, Vec<AssetFault>> {
    let mut made = Assets::default();
    let mut faults = Vec::new();
    let mut sheet = String::new();
    for name in css {
        match texts.get(&format!("assets/css/{name}")) {
            Some(source) => {
                sheet.push_str(&source.text);
                sheet.push('\n');
            }
            None => faults.push(AssetFault::Missing(format!("assets/css/{name}"))),
        }
    }
    made.put("site.css", minify_css(&sheet).into_bytes());
    for (name, text) in generated {
        made.put(name, text.clone().into_bytes());
    }
    // What lies straight in `assets/`: the theme's icon and the like.
    for (path, source) in texts {
        if let Some(name) = path.strip_prefix("assets/").filter(|name| !name.contains('/')) {
            made.put(name, source.text.as_bytes().to_vec());
        }
    }
    let mut stripped: BTreeMap<&str, String> = texts
        .iter()
        .filter_map(|(path, source)| Some((path.strip_prefix("assets/js/")?, source)))
        .filter(|(path, _)| path.ends_with(".js"))
        .map(|(path, source)| (path, strip(&source.text)))
        .collect();
    let (wholes, parts) = families(&stripped);
    for whole in wholes {
        match bundle(whole, &stripped) {
            Some(text) => {
                stripped.insert(whole, text);
            }
            None => faults.push(AssetFault::Parts(whole.to_owned())),
        }
    }
    stripped.retain(|name, _| !parts.contains(name));
    for (name, text) in &stripped {
        if imports(text).iter().any(|(_, import)| parts.contains(&joined(name, import).as_str())) {
            faults.push(AssetFault::Part((*name).to_owned()));
        }
    }
    let scripts: BTreeMap<&str, &str> = stripped.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let mut order = Vec::new();
    let mut state = BTreeMap::new();
    for name in scripts.keys() {
        if let Err(circle) = visit(name, &scripts, &mut state, &mut order) {
            faults.push(circle);
        }
    }
    for name in order {
        let text = rewrite(name, scripts[name], &made.urls);
        made.put(name, text.into_bytes());
    }
    if !faults.is_empty() {
        faults.dedup();
        return Err(faults);
    }
    let manifest = serde_json::to_string_pretty(&made.urls).unwrap_or_default();
    made.files.push(Artifact::new("assets/manifest.json", manifest));
    // So that programs on Node.js, which goes by the nearest such file, can import the scripts as the modules they are.
    made.files.push(Artifact::new("assets/package.json", "{\"type\":\"module\"}\n"));
    Ok(made)
}

impl Assets {
    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("assets/{stem}.{}.{ending}", &hash[..10]);
        self.urls.insert(name.to_owned(), path.clone());
        self.files.push(Artifact::new(path, bytes));
    }
}

/// Imports before importers.
fn visit<'s>(
    name: &'s str,
    scripts: &BTreeMap<&'s str, &'s str>,
    state: &mut BTreeMap<&'s str, bool>,
    order: &mut Vec<&'s str>,
) -> Result<(), AssetFault> {
    match state.get(name) {
        Some(true) => return Ok(()),
        Some(false) => return Err(AssetFault::Circle(name.to_owned())),
        None => {}
    }
    state.insert(name, false);
    for (_, import) in imports(scripts[name]) {
        let wanted = joined(name, import);
        if let Some((&known, _)) = scripts.get_key_value(wanted.as_str()) {
            visit(known, scripts, state, order)?;
        }
    }
    state.insert(name, true);
    order.push(name);
    Ok(())
}

/// Relative module names in quotes after `from`, `import`, `import(` or `new URL(`, with where they stand.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for quote in ["\"./", "'./", "\"../", "'../"] {
        for (at, _) in text.match_indices(quote) {
            let before = text[..at].trim_end();
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

/// `./x.js` as seen from a script in `assets/js/`.
pub(super) fn joined(from: &str, import: &str) -> String {
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

/// The text with its imports under the names that follow their content.
fn rewrite(name: &str, text: &str, urls: &BTreeMap<String, String>) -> String {
    let depth = name.matches('/').count();
    let up = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (start, import) in imports(text) {
        if let Some(url) = urls.get(&joined(name, import)) {
            out.push_str(&text[at..start]);
            out.push_str(&up);
            out.push_str(url.strip_prefix("assets/").unwrap_or(url));
            at = start + import.len();
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Without comments, line ends and the space around them. Text in quotes is left alone.
fn minify_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut characters = css.char_indices().peekable();
    let mut quote = None;
    while let Some((at, character)) = characters.next() {
        if let Some(open) = quote {
            out.push(character);
            if character == open && !out.ends_with("\\\"") {
                quote = None;
            }
            continue;
        }
        match character {
            '"' | '\'' => {
                quote = Some(character);
                out.push(character);
            }
            '/' if css[at..].starts_with("/*") => {
                let end = css[at + 2..].find("*/").map_or(css.len(), |end| at + 2 + end + 2);
                while characters.peek().is_some_and(|&(next, _)| next < end) {
                    characters.next();
                }
            }
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
                    out.push(' ');
                }
            }
            '{' | '}' | ';' | ',' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                if character == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceText {
        SourceText::new("x", text)
    }

    #[test]
    fn imports_follow_the_content_of_what_they_import() {
        let texts = BTreeMap::from([
            (
                "assets/js/a.js".to_owned(),
                source("import { b } from \"./lib/b.js\";\n// from \"./c.js\"\nimport(\"./c.js\")"),
            ),
            ("assets/js/lib/b.js".to_owned(), source("import \"../c.js\"; export const b = 1;")),
            ("assets/js/c.js".to_owned(), source("export const c = 2;")),
        ]);
        let made = assets(&texts, &[], &BTreeMap::new()).expect("no faults");
        let text = |name: &str| {
            let file = made.files.iter().find(|file| file.path == made.urls[name]).expect("a file");
            String::from_utf8(file.bytes.clone()).expect("text")
        };
        let plain = |name: &str| made.urls[name].strip_prefix("assets/").expect("below assets").to_owned();
        assert!(text("a.js").contains(&format!("from \"./{}\"", plain("lib/b.js"))));
        assert!(text("a.js").contains(&format!("import(\"./{}\")", plain("c.js"))));
        assert!(!text("a.js").contains("//"));
        assert!(text("lib/b.js").contains(&format!("import \"../{}\"", plain("c.js"))));
    }

    #[test]
    fn scripts_in_a_circle_and_missing_sheets_are_told() {
        let texts = BTreeMap::from([
            ("assets/js/a.js".to_owned(), source("import \"./b.js\"")),
            ("assets/js/b.js".to_owned(), source("import \"./a.js\"")),
        ]);
        let faults = assets(&texts, &["x.css".to_owned()], &BTreeMap::new()).expect_err("faults");
        assert!(faults.contains(&AssetFault::Missing("assets/css/x.css".to_owned())));
        assert!(faults.iter().any(|fault| matches!(fault, AssetFault::Circle(_))));
    }

    #[test]
    fn style_keeps_its_meaning_when_it_shrinks() {
        let css = "/* a */\n.a > .b :hover {\n  content: \"a  ; b\";\n  margin: calc(1px + 2px) auto;\n}\n";
        assert_eq!(minify_css(css), ".a > .b :hover{content: \"a  ; b\";margin: calc(1px + 2px) auto}");
    }
}
