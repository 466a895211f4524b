//! Stylesheets and scripts under names that follow their content, so that a host may keep them for ever.

use std::collections::BTreeMap;

use crate::text::SourceText;

use super::Artifact;
use super::scripts::Scripts;

/// What a theme's assets came to.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Plain names to URLs relative to the site's root.
    pub urls: BTreeMap<String, String>,
    /// The files, `assets/manifest.json` among them.
    pub files: Vec<Artifact>,
}

/// Faults of a theme's assets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetFault {
    /// `theme.yml` lists a file that is not there.
    Missing(String),
}

/// Makes the assets: `css` in its order as one stylesheet, generated stylesheets by name, and every script below `assets/js/`,
/// with imports between them rewritten to the names that follow their content.
///
/// # Errors
/// Files that are not there.
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
    let scripts = Scripts::of(texts);
    for script in scripts.iter() {
        made.name(script.name, &script.hash);
    }
    for script in scripts.iter() {
        let text = script.rewritten(&made.urls);
        made.files.push(Artifact::new(made.urls[script.name].clone(), text));
    }
    if !faults.is_empty() {
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
        let path = self.name(name, &blake3::hash(&bytes));
        self.files.push(Artifact::new(path, bytes));
    }

    /// Gives a file a path that follows what it says.
    fn name(&mut self, name: &str, hash: &blake3::Hash) -> String {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("assets/{stem}.{}.{ending}", &hash.to_hex()[..10]);
        self.urls.insert(name.to_owned(), path.clone());
        path
    }
}

/// Without comments, line ends and the space around them, behind `:` and around `>`. Text in quotes is left alone.
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
                if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '>']) {
                    out.push(' ');
                }
            }
            '{' | '}' | ';' | ',' | '>' => {
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
        // Only the imports of a script are rewritten; the rest of it is copied as it is.
        assert!(text("a.js").contains("// from \"./"));
        assert!(text("lib/b.js").contains(&format!("import \"../{}\"", plain("c.js"))));
    }

    #[test]
    fn a_script_of_somebodys_own_is_copied_as_it_is() {
        // What a packer has to understand to leave it alone: expressions behind brackets, quotes in them, missing semicolons.
        let own =
            "if (t) /\"/.test(t) && console.log(\"has a // quote\");\nlet a = b\n/c/g.exec(d)\nx = `${`/*`}` // a\n";
        let texts = BTreeMap::from([("assets/js/mine.js".to_owned(), source(own))]);
        let made = assets(&texts, &[], &BTreeMap::new()).expect("no faults");
        let file = made.files.iter().find(|file| file.path == made.urls["mine.js"]).expect("a file");
        assert_eq!(file.bytes, own.as_bytes());
    }

    #[test]
    fn missing_sheets_are_told() {
        let faults = assets(&BTreeMap::new(), &["x.css".to_owned()], &BTreeMap::new()).expect_err("faults");
        assert_eq!(faults, [AssetFault::Missing("assets/css/x.css".to_owned())]);
    }

    #[test]
    fn style_keeps_its_meaning_when_it_shrinks() {
        let css = "/* a */\n.a > .b :hover {\n  content: \"a  ; b\";\n  margin: calc(1px + 2px) auto;\n}\n";
        assert_eq!(minify_css(css), ".a>.b :hover{content:\"a  ; b\";margin:calc(1px + 2px) auto}");
    }
}
