//! Fragments of tabs and fold-outs: each has an address, made from its title like that of a heading.

use super::anchors::{Given, slug, words_of};
use super::names::Names;
use crate::parse::page::{Block, BlockKind, ContainerKind, Definition, Document, PassageId};
use crate::text::SourceText;

/// A tab or fold-out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Where its block begins in its file.
    pub start: u32,
    /// Its fragment.
    pub anchor: String,
    /// The role passage that contains it.
    pub passage: Option<PassageId>,
}

/// The tabs and fold-outs of a document in order. `headings` are the anchors of its headings, which come first.
pub fn folds(document: &Document, source: &SourceText, names: &Names<'_>, headings: &[String]) -> Vec<Fold> {
    let mut walk = Walk { document, source, names, given: Given::with(headings), found: Vec::new() };
    walk.blocks(&document.blocks, None);
    walk.found
}

struct Walk<'d, 'g> {
    document: &'d Document,
    source: &'d SourceText,
    names: &'d Names<'g>,
    given: Given,
    found: Vec<Fold>,
}

impl Walk<'_, '_> {
    fn blocks(&mut self, blocks: &[Block], passage: Option<PassageId>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Container(container) => {
                    let usual = match container.kind {
                        ContainerKind::Tab => Some("tab"),
                        ContainerKind::Details => Some("details"),
                        _ => None,
                    };
                    if let Some(usual) = usual {
                        let title = words_of(self.document, self.source, &container.title, self.names);
                        let anchor = self.given.one(&slug(&title), usual);
                        self.found.push(Fold { start: block.span.start, anchor, passage });
                    }
                    let inner = container.kind.passage().or(passage);
                    self.blocks(&container.blocks, inner);
                }
                BlockKind::Quote(_, inner) | BlockKind::Footnote(_, inner) => self.blocks(inner, passage),
                BlockKind::List(_, items) => items.iter().for_each(|item| self.blocks(item, passage)),
                BlockKind::Definitions(entries) => {
                    for entry in entries {
                        if let Definition::Details(inner) = entry {
                            self.blocks(inner, passage);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Places;
    use crate::model::anchors;
    use crate::parse::glossary::Glossary;
    use crate::parse::page::{Dialects, Syntax, parse_body};

    #[test]
    fn tabs_and_fold_outs_have_addresses_of_their_own() {
        let glossary = Glossary::default();
        let text = "## 웹\n\n:::tabs\n:::tab[웹]\n가\n:::\n:::tab[**앱**에서]\n- 나\n\n  :::details[왜 안 돼요?]\n  다\n  :::\n:::\n:::\n\n\
                    :::details\n라\n:::\n\n:::details[웹]\n마\n:::\n";
        let source = SourceText::new("a.md", text);
        let document = parse_body(&Places::new(&source), 0, Syntax::Markdown, Dialects::default());
        let names = Names::new(&glossary);
        let found = folds(&document, &source, &names, &anchors(&document, &names));
        let anchors: Vec<&str> = found.iter().map(|fold| fold.anchor.as_str()).collect();
        assert_eq!(anchors, ["웹-1", "앱에서", "왜-안-돼요", "details", "웹-2"]);
        assert!(found.iter().all(|fold| text[fold.start as usize..].starts_with(":::")), "{found:?}");
    }
}
