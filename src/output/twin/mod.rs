//! Each page's twin for machines: its markdown, with the same facts that people see around the text. Front matter gives
//! the page's kind, roles, dates and the states of its features; notices of features that end come before the text.

mod front;
mod lists;

use crate::view::{ArticleView, Body, Content, FeatureNotice, PageView};

use super::Artifact;
use super::markdown::body_markdown;
use super::paper::{Paper, plain};

/// The twin of a page; `written` is what somebody wrote on it, with its title and description. None: machines have no use
/// for the page.
pub fn twin(view: &PageView, body: Option<&Body>, paper: &Paper<'_>) -> Option<String> {
    view.head.markdown.as_ref()?;
    let mut text = front::matter(view, body.is_some(), paper);
    text.push_str(&format!("\n# {}\n", plain(&view.head.title)));
    let description = described(view);
    if !description.is_empty() {
        text.push_str(&format!("\n> {}\n", plain(description)));
    }
    if let Content::Article(article) = &view.page {
        notices(article, paper, &mut text);
    }
    let written = body.map(|body| body_markdown(body, &view.url, paper)).unwrap_or_default();
    if !written.trim().is_empty() {
        text.push_str(&format!("\n{}\n", written.trim()));
    }
    lists::list(view, paper, &mut text);
    Some(text)
}

/// The files of a page's twin: beside its HTML, and under the page's own name.
pub fn twin_files(view: &PageView, text: &str) -> Vec<Artifact> {
    let mut files = vec![Artifact::new(format!("{}index.md", view.url), text)];
    if let Some(name) = view.url.strip_suffix('/').filter(|name| !name.is_empty()) {
        files.push(Artifact::new(format!("{name}.md"), text));
    }
    files
}

/// One sentence about a page, as its author wrote it.
fn described(view: &PageView) -> &str {
    match &view.page {
        Content::Article(article) => &article.description,
        Content::Section(section) => &section.description,
        Content::Home(home) => &home.description,
        Content::Concept(concept) => &concept.definition,
        _ => &view.head.description,
    }
}

/// The notices of features that are deprecated or removed.
fn notices(article: &ArticleView, paper: &Paper<'_>, out: &mut String) {
    for notice in &article.notices {
        out.push_str(&format!("\n> **{}**", told(notice, paper)));
        if !notice.role_names.is_empty() {
            out.push_str(&format!(" ({})", notice.role_names.join(", ")));
        }
        for line in [&notice.text, &notice.reason_line(paper), &notice.replacement_line(paper)] {
            if !line.is_empty() {
                out.push_str(&format!("\n>\n> {}", line.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        }
        out.push('\n');
    }
}

/// That a feature ends or has ended, with the day.
fn told(notice: &FeatureNotice, paper: &Paper<'_>) -> String {
    let word = match (notice.state.as_str(), &notice.date) {
        ("removed", Some(_)) => "notice.removed_on",
        ("removed", None) => "notice.removed",
        (_, Some(_)) => "notice.deprecated_on",
        (_, None) => "notice.deprecated",
    };
    let date = notice.date.as_ref().map(|date| date.text.as_str()).unwrap_or_default();
    paper.word(word).replace("{name}", &notice.name).replace("{date}", date)
}

/// The further lines of a notice.
trait Lines {
    fn reason_line(&self, paper: &Paper<'_>) -> String;
    fn replacement_line(&self, paper: &Paper<'_>) -> String;
}

impl Lines for FeatureNotice {
    fn reason_line(&self, paper: &Paper<'_>) -> String {
        if self.reason.is_empty() {
            return String::new();
        }
        format!("{}: {}", paper.word("features.reason"), self.reason)
    }

    fn replacement_line(&self, paper: &Paper<'_>) -> String {
        let link = |other: &crate::view::Link| paper.link(&other.title, &other.url);
        let other = self.replacement.as_ref().map(link);
        other.map_or_else(String::new, |other| format!("{}: {other}", paper.word("features.replacement")))
    }
}
