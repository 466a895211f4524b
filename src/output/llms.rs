//! `llms.txt` (llmstxt.org): a short map of the help center for language models, leading to each page's markdown.

use std::fmt::Write as _;

use super::Artifact;

/// A page in the map.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct LlmsEntry {
    /// Section's title.
    pub section: String,
    /// Page's title.
    pub title: String,
    /// Its markdown, absolute where the site has an address.
    pub url: String,
    /// One sentence; may be empty.
    pub description: String,
}

/// The map. Entries are grouped by section in the order in which they come.
pub fn llms(title: &str, description: &str, entries: &[LlmsEntry]) -> Artifact {
    let mut text = format!("# {title}\n");
    if !description.is_empty() {
        let _ = write!(text, "\n> {description}\n");
    }
    let mut section = None;
    for entry in entries {
        if section != Some(&entry.section) {
            let _ = write!(text, "\n## {}\n\n", entry.section);
            section = Some(&entry.section);
        }
        let _ = write!(text, "- [{}]({})", entry.title.replace(['[', ']'], ""), entry.url);
        if !entry.description.is_empty() {
            let _ = write!(text, ": {}", entry.description);
        }
        text.push('\n');
    }
    Artifact::new("llms.txt", text)
}
