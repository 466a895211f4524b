//! An article's text as search sees it: cut at its headings and where its readers change, without markup.

use std::collections::BTreeSet;

use crate::parse::page::{
    Block, BlockKind, Container, ContainerKind, Definition, Inline, InlineKind, Target, raw_text,
};

use super::body::{Body, Resolved};
use super::closed::ClosedIds;

/// The text under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchableSection {
    /// The heading; empty for the text before the first.
    pub heading: String,
    /// The fragment without `#`; empty for the text before the first heading.
    pub anchor: String,
    /// The text as a reader sees it.
    pub text: String,
    /// The roles that read it, ids joined by a space; empty: everyone who reads the page.
    pub roles: String,
    /// Whether it stands under the heading of the section before it, for other readers.
    pub continues: bool,
}

/// The sections of a text in order. Passages that no reader of this build reads are left out; what a reader has to open
/// first (a tab, a fold-out, a passage for other roles) is a section of its own, which leads there.
pub fn searchable(body: &Body) -> Vec<SearchableSection> {
    let mut sections = vec![SearchableSection::default()];
    Walk::new(body).blocks(&body.document.blocks, &mut sections);
    let heads = |section: &SearchableSection| !section.continues && !section.heading.is_empty();
    sections.retain(|section| heads(section) || !section.text.trim().is_empty());
    if let Some(first) = sections.first_mut() {
        first.continues = false;
    }
    sections
}

/// A passage without a text under the same heading as what stands last, for the same readers.
fn further(sections: &[SearchableSection]) -> SearchableSection {
    let (heading, anchor, roles) = match sections.last() {
        Some(last) => (last.heading.clone(), last.anchor.clone(), last.roles.clone()),
        None => Default::default(),
    };
    SearchableSection { heading, anchor, roles, continues: true, text: String::new() }
}

/// A walk through a body's blocks, in the order in which they are set.
struct Walk<'b> {
    body: &'b Body,
    /// Footnotes that are mentioned.
    heard: BTreeSet<&'b str>,
    closed: ClosedIds,
}

impl<'b> Walk<'b> {
    fn new(body: &'b Body) -> Self {
        Self { body, heard: body.footnotes_heard(), closed: ClosedIds::default() }
    }

    fn blocks(&mut self, all: &'b [Block], sections: &mut Vec<SearchableSection>) {
        all.iter().for_each(|block| self.block(block, sections));
    }

    fn block(&mut self, block: &'b Block, sections: &mut Vec<SearchableSection>) {
        let body = self.body;
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => line(body, inlines, sections),
            BlockKind::Heading(index, _) if body.title_again == Some(*index) => {}
            BlockKind::Heading(index, inlines) => sections.push(SearchableSection {
                heading: seen(body.plain(inlines).trim()),
                anchor: format!("{}{}", body.prefix, body.anchors.get(*index).cloned().unwrap_or_default()),
                roles: further(sections).roles,
                ..SearchableSection::default()
            }),
            BlockKind::Code { text, .. } => add(text, sections),
            BlockKind::Footnote(label, _) if !self.heard.contains(label.as_str()) => {}
            BlockKind::Quote(_, inner) => self.blocks(inner, sections),
            BlockKind::Footnote(_, inner) => {
                // Footnotes are set behind the text, and their passages are numbered last: they do not count among
                // those of the text.
                let closed = std::mem::take(&mut self.closed);
                self.blocks(inner, sections);
                self.closed = closed;
            }
            BlockKind::List(_, items) => items.iter().for_each(|item| self.blocks(item, sections)),
            BlockKind::Table(table) => {
                for cells in std::iter::once(&table.head).chain(&table.rows) {
                    row(body, cells, sections);
                }
            }
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    match entry {
                        Definition::Title(inlines) => line(body, inlines, sections),
                        Definition::Details(inner) => self.blocks(inner, sections),
                    }
                }
            }
            BlockKind::Container(container) => self.container(block.span.start, container, sections),
            BlockKind::Include(id) => {
                if let Some(Resolved::Include(inner)) = body.references.get(*id) {
                    Walk::new(inner).blocks(&inner.document.blocks, sections);
                }
            }
            BlockKind::Html(html) => add(&raw_text(html), sections),
            BlockKind::Rule => {}
        }
    }

    fn container(&mut self, start: u32, container: &'b Container, sections: &mut Vec<SearchableSection>) {
        match container.kind {
            ContainerKind::Role(passage) | ContainerKind::Marks(Some(passage)) => {
                let audience = self.body.passages.get(passage).cloned().unwrap_or_default();
                if audience.nobody {
                    return;
                }
                if audience.roles.is_empty() {
                    return self.inner(container, sections);
                }
                let anchor = self.closed.passage(&self.body.prefix);
                let around = further(sections);
                if audience.roles == around.roles {
                    return self.inner(container, sections);
                }
                self.apart(SearchableSection { roles: audience.roles, anchor, ..around }, container, sections);
            }
            ContainerKind::Details => {
                let anchor = self.fold(start);
                self.apart(SearchableSection { anchor, ..further(sections) }, container, sections);
            }
            ContainerKind::Tabs => {
                let around = further(sections);
                for block in &container.blocks {
                    match &block.kind {
                        BlockKind::Container(tab) if tab.kind == ContainerKind::Tab => {
                            let anchor = self.fold(block.span.start);
                            sections.push(SearchableSection { anchor, ..around.clone() });
                            self.inner(tab, sections);
                        }
                        _ => self.block(block, sections),
                    }
                }
                sections.push(around);
            }
            _ => self.inner(container, sections),
        }
    }

    /// The fragment of the tab or fold-out that begins there.
    fn fold(&self, start: u32) -> String {
        format!("{}{}", self.body.prefix, self.body.folds.get(&start).map(String::as_str).unwrap_or_default())
    }

    fn inner(&mut self, container: &'b Container, sections: &mut Vec<SearchableSection>) {
        line(self.body, &container.title, sections);
        self.blocks(&container.blocks, sections);
    }

    /// A container that is a section of its own; behind it the text goes on under the heading before it.
    fn apart(&mut self, own: SearchableSection, container: &'b Container, sections: &mut Vec<SearchableSection>) {
        let around = further(sections);
        sections.push(own);
        self.inner(container, sections);
        sections.push(around);
    }
}

fn line(body: &Body, inlines: &[Inline], sections: &mut [SearchableSection]) {
    if !is_picture(body, inlines) {
        add(&body.plain(inlines), sections);
    }
    add(&captions(body, inlines), sections);
}

/// What stands below pictures and films.
fn captions(body: &Body, inlines: &[Inline]) -> String {
    let mut captions = String::new();
    for inline in inlines {
        let InlineKind::Image(id, _) = &inline.kind else { continue };
        let Target::Image(image) = &body.document.references[*id].target else { continue };
        // A picture amid a sentence is shown without its caption.
        let shown = match body.references.get(*id) {
            Some(Resolved::Picture(_)) => image.alone,
            Some(Resolved::Media(_)) => true,
            _ => false,
        };
        if shown {
            captions.push_str(&body.caption(&image.caption));
            captions.push('\n');
        }
    }
    captions
}

/// A picture alone has nothing to read but its caption: its alternative text would be shown as if it were the page's. What a
/// film shows is found by its description alone.
fn is_picture(body: &Body, inlines: &[Inline]) -> bool {
    let [Inline { kind: InlineKind::Image(id, _), .. }] = inlines else { return false };
    !matches!(body.references.get(*id), Some(Resolved::Media(_)))
}

/// A row of a table as one line: its cells would be read as one sentence if nothing stood between them.
fn row(body: &Body, cells: &[Vec<Inline>], sections: &mut [SearchableSection]) {
    let cells = cells.iter().filter(|cell| !is_picture(body, cell)).map(|cell| body.plain(cell).trim().to_owned());
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    if !cells.is_empty() {
        add(&cells.join(" · "), sections);
    }
}

fn add(text: &str, sections: &mut [SearchableSection]) {
    let text = text.trim();
    if let Some(last) = sections.last_mut().filter(|_| !text.is_empty()) {
        if !last.text.is_empty() {
            last.text.push('\n');
        }
        last.text.push_str(&seen(text));
    }
}

/// The text without characters that nobody sees: pasted ones cut words in two. A zero-width space is left where it is all
/// that separates words, as in Thai: it goes beside Hangul alone.
fn seen(text: &str) -> String {
    const UNSEEN: [char; 4] = ['\u{00AD}', '\u{200B}', '\u{2060}', '\u{FEFF}'];
    if !text.contains(UNSEEN) {
        return text.to_owned();
    }
    let joins = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().nth(1);
        before.into_iter().chain(after).any(|c| ('가'..='힣').contains(&c))
    };
    text.char_indices()
        .filter(|&(at, c)| !UNSEEN.contains(&c) || (c == '\u{200B}' && !joins(at)))
        .map(|(_, c)| c)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn what_nobody_sees_cuts_no_word() {
        assert_eq!(seen("수강\u{200B}신청, in\u{AD}stall\u{2060}\u{FEFF}"), "수강신청, install");
        assert_eq!(seen("ภาษา\u{200B}ไทย"), "ภาษา\u{200B}ไทย");
        assert_eq!(seen("👩\u{200D}🎓 환불"), "👩\u{200D}🎓 환불");
    }
}
