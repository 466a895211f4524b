//! `llms.txt` (llmstxt.org): a short map of the help center for language models, leading to each page's twin; one for each
//! language and one for all. `llms-full.txt` holds the twins themselves.

use std::fmt::Write as _;

use super::Artifact;

/// Largest `llms-full.txt`, in bytes: more than that no model reads at once.
pub const FULL_LIMIT: usize = 10_000_000;

/// A page in the map.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LlmsEntry {
    /// The heading under which the page is listed.
    pub group: String,
    /// The group's place among the groups; pages with equal numbers share one group.
    pub order: usize,
    /// The page's title.
    pub title: String,
    /// Its twin's whole address.
    pub url: String,
    /// One sentence; may be empty.
    pub description: String,
    /// What a reader should know before opening the page, such as that its feature ends soon; may be empty.
    pub remark: String,
}

/// A language of the site as the map shows it.
#[derive(Clone, Debug)]
pub struct LlmsLanguage {
    /// Its code.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// The site's title in it.
    pub title: String,
    /// One sentence about the site; may be empty.
    pub description: String,
    /// What leads to the whole text in one file: a sentence with `{url}`.
    pub whole: String,
    /// Its pages.
    pub entries: Vec<LlmsEntry>,
    /// Its pages' twins in order; none: they would be too long.
    pub full: Option<String>,
}

/// The maps and the whole texts. `base` is what every address begins with; languages in their order, the default first.
pub fn llms(languages: &[LlmsLanguage], base: &str) -> Vec<Artifact> {
    let mut files = Vec::new();
    let several = languages.len() > 1;
    if several {
        for own in languages {
            let folder = format!("{}/", own.code);
            files.push(Artifact::new(format!("{folder}llms.txt"), map(&[own], base, &folder)));
            files.extend(own.full.as_ref().map(|text| Artifact::new(format!("{folder}llms-full.txt"), text.as_str())));
        }
    }
    let all: Vec<&LlmsLanguage> = languages.iter().collect();
    files.push(Artifact::new("llms.txt", map(&all, base, "")));
    let whole: Option<Vec<&str>> = languages.iter().map(|own| own.full.as_deref()).collect();
    if let Some(whole) = whole.filter(|texts| texts.iter().map(|text| text.len()).sum::<usize>() <= FULL_LIMIT) {
        files.push(Artifact::new("llms-full.txt", whole.join("\n")));
    }
    files
}

/// The map of some languages: the first one's pages, then the others' under headings that name their language.
fn map(languages: &[&LlmsLanguage], base: &str, folder: &str) -> String {
    let Some(first) = languages.first() else { return String::new() };
    let mut text = format!("# {}\n", first.title);
    if !first.description.is_empty() {
        let _ = write!(text, "\n> {}\n", first.description);
    }
    let whole = languages.iter().all(|own| own.full.is_some());
    let size: usize = languages.iter().filter_map(|own| own.full.as_ref()).map(String::len).sum();
    if whole && size <= FULL_LIMIT && !first.whole.is_empty() {
        let _ = write!(text, "\n{}\n", first.whole.replace("{url}", &format!("{base}{folder}llms-full.txt")));
    }
    for (number, own) in languages.iter().enumerate() {
        let mut entries: Vec<&LlmsEntry> = own.entries.iter().collect();
        entries.sort_by_key(|entry| entry.order);
        let mut group = None;
        for entry in entries {
            if group != Some(entry.order) {
                let language = if number > 0 { format!(" ({})", own.name) } else { String::new() };
                let _ = write!(text, "\n## {}{language}\n\n", entry.group);
                group = Some(entry.order);
            }
            let _ = write!(text, "- [{}]({})", entry.title.replace(['[', ']'], ""), entry.url);
            let notes = [entry.remark.as_str(), entry.description.as_str()];
            let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
            if !notes.is_empty() {
                let _ = write!(text, ": {}", notes.join(" · "));
            }
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(order: usize, group: &str, title: &str) -> LlmsEntry {
        LlmsEntry {
            group: group.to_owned(),
            order,
            title: title.to_owned(),
            url: format!("/{title}/index.md"),
            description: String::new(),
            remark: String::new(),
        }
    }

    fn language(code: &str, entries: Vec<LlmsEntry>) -> LlmsLanguage {
        LlmsLanguage {
            code: code.to_owned(),
            name: code.to_uppercase(),
            title: format!("Help {code}"),
            description: "About".to_owned(),
            whole: "All: {url}".to_owned(),
            entries,
            full: Some(format!("text {code}\n")),
        }
    }

    fn text<'f>(files: &'f [Artifact], path: &str) -> &'f str {
        let file = files.iter().find(|file| file.path == path).expect(path);
        std::str::from_utf8(&file.bytes).expect("text")
    }

    #[test]
    fn each_group_stands_once_and_the_default_language_first() {
        let korean = vec![entry(2, "결제", "a"), entry(1, "시작", "b"), entry(2, "결제", "c")];
        let files = llms(&[language("ko", korean), language("en", vec![entry(1, "Start", "d")])], "/");
        assert_eq!(
            text(&files, "llms.txt"),
            "# Help ko\n\n> About\n\nAll: /llms-full.txt\n\n## 시작\n\n- [b](/b/index.md)\n\n## 결제\n\n- [a](/a/index.md)\n\
             - [c](/c/index.md)\n\n## Start (EN)\n\n- [d](/d/index.md)\n"
        );
        assert!(
            text(&files, "en/llms.txt").starts_with("# Help en\n\n> About\n\nAll: /en/llms-full.txt\n\n## Start\n")
        );
        assert_eq!(text(&files, "llms-full.txt"), "text ko\n\ntext en\n");
    }

    #[test]
    fn what_is_too_long_for_one_file_has_none() {
        let mut long = language("ko", vec![entry(1, "시작", "a")]);
        long.full = None;
        let files = llms(&[long], "/");
        assert_eq!(files.len(), 1);
        assert!(!text(&files, "llms.txt").contains("All:"));
    }
}
