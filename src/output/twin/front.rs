//! The front matter of a page's twin (YAML): its kind, roles, dates, and the states of its features.

use crate::text::encoded;
use crate::view::{Content, PageView, Standing, llms_url};

use crate::output::paper::Paper;

/// The front matter between its fences. `written`: the page has a text that an author wrote.
///
/// What kind of page it is comes first: [`crate::write`] counts the articles of a site by that line.
pub(super) fn matter(view: &PageView, written: bool, paper: &Paper<'_>) -> String {
    let mut text = format!("---\ntype: {}\n", kind(view, written));
    let mut line = |key: &str, value: String| text.push_str(&format!("{key}: {value}\n"));
    line("title", quoted(&view.head.title));
    line("language", paper.lang.to_owned());
    line("canonical", quoted(&view.head.canonical.clone().unwrap_or_else(|| paper.address(&view.url))));
    // A reader who opens this twin first finds the other pages through this file.
    let list = llms_url(paper.lang, view.translations.len());
    line("index", quoted(&paper.address(&list)));
    if let Content::Article(article) = &view.page {
        if !article.roles.is_empty() {
            let ids: Vec<String> = article.roles.iter().map(|role| quoted(&role.id)).collect();
            let names: Vec<String> = article.roles.iter().map(|role| quoted(&role.name)).collect();
            line("roles", format!("[{}]", ids.join(", ")));
            line("role_names", format!("[{}]", names.join(", ")));
        }
        if let Some(day) = &article.updated {
            line("updated", day.iso.clone());
        }
        if let Some(day) = &article.reviewed {
            line("reviewed", day.iso.clone());
        }
        if !article.standings.is_empty() {
            text.push_str("features:\n");
            for standing in &article.standings {
                feature(standing, paper, &mut text);
            }
        }
    }
    let others = view.translations.iter().filter(|other| other.exact && !other.current);
    let others: Vec<String> =
        others.map(|other| format!("{}: {}", other.code, quoted(&paper.address(&other.url)))).collect();
    if !others.is_empty() {
        text.push_str(&format!("translations: {{ {} }}\n", others.join(", ")));
    }
    text.push_str("---\n");
    text
}

fn kind(view: &PageView, written: bool) -> &'static str {
    match (&view.page, written) {
        (Content::Article(_), _) => "article",
        (Content::Section(_), true) => "section",
        (Content::Section(_), false) => "contents",
        (Content::Home(_), _) => "home",
        (Content::Glossary(_), _) => "glossary",
        (Content::Concept(_), _) => "term",
        (Content::Names(_), _) => "screen-names",
        (Content::Features(_), _) if view.template == "removed" => "ended-features",
        (Content::Features(_), _) => "whats-new",
        (Content::Plain(_), _) => "page",
    }
}

fn feature(standing: &Standing, paper: &Paper<'_>, text: &mut String) {
    text.push_str(&format!("  - name: {}\n    state: {}\n", quoted(&standing.name), standing.state));
    let mut line = |key: &str, value: String| text.push_str(&format!("    {key}: {value}\n"));
    if let Some(day) = &standing.date {
        line("date", day.iso.clone());
    }
    if !standing.roles.is_empty() {
        let roles: Vec<String> = standing.roles.split(' ').map(quoted).collect();
        line("roles", format!("[{}]", roles.join(", ")));
    }
    if let Some(other) = &standing.replacement {
        line("replacement", quoted(&other.title));
        if !other.url.is_empty() {
            line("replacement_url", quoted(&format!("{}{}", paper.base, encoded(&other.url))));
        }
    }
}

/// A text in quotes: what JSON quotes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}
