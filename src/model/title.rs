//! The title of a page: from its front matter, else the heading above its text.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::page::{Block, BlockKind, Document, Inline, PAGE_FRONT_MATTER, parse_inline};
use crate::text::{SourceText, Span};

/// A title: a line of inline text.
#[derive(Clone, Debug)]
pub struct Title {
    /// The line.
    pub source: SourceText,
    /// The parsed line.
    pub document: Arc<Document>,
}

/// A title is serialized as its line and parsed again.
impl serde::Serialize for Title {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.source.path, &self.source.text).serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Title {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (path, text) = <(Arc<str>, String)>::deserialize(deserializer)?;
        Ok(title(&path, &text))
    }
}

/// Parses a title.
pub fn title(path: &Arc<str>, text: &str) -> Title {
    let source = SourceText::new(path.clone(), text);
    let document = Arc::new(parse_inline(&source));
    Title { source, document }
}

/// The heading that serves as title of a page without a title in its front matter: its number and its text without
/// attributes such as `{#id}`. It is the first heading of level one; else, as in other generators, the heading of any
/// level that the text starts with. A heading that only some roles read is not a title.
pub(super) fn title_heading(document: &Document, source: &SourceText) -> Option<(usize, String)> {
    let heading = |block: &Block| match &block.kind {
        BlockKind::Heading(number, inlines) => {
            let text = text_of(inlines, source)?;
            let everyones = document.headings[*number].passage.is_none();
            everyones.then_some((*number, document.headings[*number].level, text))
        }
        _ => None,
    };
    let first = document.blocks.iter().filter_map(heading).find(|(_, level, _)| *level == 1);
    let opening = || document.blocks.iter().find(|block| !is_unseen(block)).and_then(heading);
    first.or_else(opening).map(|(number, _, text)| (number, text))
}

/// Whether readers see nothing of a block: a comment.
fn is_unseen(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Html(html) if html.trim_start().starts_with("<!--"))
}

/// A heading's source text on one line; `None` if readers see nothing of it.
fn text_of(inlines: &[Inline], source: &SourceText) -> Option<String> {
    let (first, last) = (inlines.first()?, inlines.last()?);
    let written = source.slice(Span::new(first.span.start as usize, last.span.end as usize));
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    (inlines.iter().any(|inline| inline.has_text(&source.text)) && !line.is_empty()).then_some(line)
}

/// The finding about a page with neither a title nor a heading that can serve as one.
pub(super) fn untitled(document: &Document, places: &Places<'_>) -> Option<Diagnostic> {
    let front = &document.front;
    let told = document.faults.iter().any(|fault| fault.rule == PAGE_FRONT_MATTER);
    // Unreadable front matter, or an empty title, has its own finding.
    if told && (front.keys.is_empty() || front.keys.iter().any(|key| key.text == "title")) {
        return None;
    }
    let (say, help, span) = match front.keys.first() {
        Some(first) => (
            Say::new("‘title’ 항목이 빠졌어요", "“title” is missing"),
            Say::new(
                "title 항목을 적거나 글을 `# 글 제목`으로 시작해 주세요",
                "Add “title”, or begin the text with `# …`",
            ),
            first.span,
        ),
        None => (
            Say::new("글에 제목이 없어요", "The page has no title"),
            Say::new(
                "글을 `# 글 제목`으로 시작하거나, 첫 줄부터 `---`, `title: 글 제목`, `---`를 넣어 주세요",
                "Begin the text with `# …`, or start the file with `---`, `title: …`, `---`",
            ),
            Span::at(0),
        ),
    };
    Some(Diagnostic::new(PAGE_FRONT_MATTER, Severity::Error, Some(places.place(span)), say).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::page::{Dialects, parse_page};

    fn found(text: &str) -> Option<String> {
        let source = SourceText::new("a.md", text);
        title_heading(&parse_page(&source, &[], Dialects::default()), &source).map(|(_, text)| text)
    }

    #[test]
    fn the_first_heading_of_the_first_level_is_the_title() {
        assert_eq!(found("# 환불 {#refund}\n\n글\n").as_deref(), Some("환불"));
        assert_eq!(found("글\n\n## 가\n\n# **제목** 둘 #\n").as_deref(), Some("**제목** 둘"));
        assert_eq!(found("긴\n제목\n====\n").as_deref(), Some("긴 제목"));
        assert_eq!(found("# :ui[save] 쓰기 { .big }\n").as_deref(), Some(":ui[save] 쓰기"));
    }

    #[test]
    fn a_text_may_begin_with_its_title_at_any_level() {
        assert_eq!(found("<!-- 알림 -->\n\n## 환불 {#x}\n\n글\n").as_deref(), Some("환불"));
        assert_eq!(found("글\n\n## 환불\n"), None);
    }

    #[test]
    fn what_not_everybody_sees_is_no_title() {
        assert_eq!(found(":::role a\n# 가\n:::\n"), None);
        assert_eq!(found("# <!-- 가 -->\n\n글\n"), None);
        assert_eq!(found("> # 가\n"), None);
    }
}
