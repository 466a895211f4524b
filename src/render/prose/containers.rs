//! `:::` blocks: callouts, role passages, procedures, fold-outs, tabs.

use crate::parse::page::{Block, BlockKind, CalloutKind, Container, ContainerKind};
use crate::view::{CalloutPart, DetailsPart, RolePart, StepsPart, TabPanel, TabsPart};

use super::{Writer, fresh_line};

impl<'b> Writer<'b> {
    pub(super) fn callout(&mut self, kind: CalloutKind, title_html: String, blocks: &'b [Block], out: &mut String) {
        fresh_line(out);
        let body_html = self.nested(blocks);
        self.parts.callout(self.body, &CalloutPart { kind: kind.name(), title_html, body_html }, out);
    }

    /// `start`: where the block begins.
    pub(super) fn container(&mut self, start: u32, container: &'b Container, out: &mut String) {
        let mut title = String::new();
        self.inlines(&container.title, &mut title);
        match container.kind {
            ContainerKind::Role(passage) | ContainerKind::Marks(Some(passage)) => {
                let audience = self.body.passages.get(passage).cloned().unwrap_or_default();
                if audience.nobody {
                    return;
                }
                if audience.roles.is_empty() {
                    let body_html = self.within(start, container);
                    fresh_line(out);
                    out.push_str(&body_html);
                } else {
                    let id = self.closed.passage(&self.body.prefix);
                    let body_html = self.within(start, container);
                    fresh_line(out);
                    let part = RolePart { id, roles: audience.roles, role_names: audience.names, body_html };
                    self.parts.role_passage(self.body, &part, out);
                }
            }
            ContainerKind::Steps => {
                let body_html = self.nested(&container.blocks);
                self.parts.steps(self.body, &StepsPart { body_html }, out);
            }
            ContainerKind::Callout(kind) => self.callout(kind, title, &container.blocks, out),
            ContainerKind::Details => {
                let body_html = self.nested(&container.blocks);
                self.parts.details(
                    self.body,
                    &DetailsPart { id: self.fold_id(start), title_html: title, body_html },
                    out,
                );
            }
            ContainerKind::Tabs => self.tabs(&container.blocks, out),
            ContainerKind::Tab => {
                let body_html = self.nested(&container.blocks);
                out.push_str(&body_html);
            }
            ContainerKind::Marks(None) => {
                let inner = self.within(start, container);
                fresh_line(out);
                out.push_str(&inner);
            }
            ContainerKind::Unknown => {
                let inner = self.nested(&container.blocks);
                out.push_str(&inner);
            }
        }
    }

    /// The content of a block, with its marks drawn.
    fn within(&mut self, start: u32, container: &'b Container) -> String {
        match container.kind {
            ContainerKind::Marks(passage) => self.marked(start, &container.blocks, passage),
            _ => self.nested(&container.blocks),
        }
    }

    /// The id of the tab or fold-out that begins there.
    fn fold_id(&self, start: u32) -> String {
        let anchor = self.body.folds.get(&start).map(String::as_str).unwrap_or_default();
        format!("{}{anchor}", self.body.prefix)
    }

    pub(super) fn tabs(&mut self, blocks: &'b [Block], out: &mut String) {
        let id = self.closed.tabs(&self.body.prefix);
        let mut panels = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Container(tab) if tab.kind == ContainerKind::Tab => {
                    let mut title_html = String::new();
                    self.inlines(&tab.title, &mut title_html);
                    let body_html = self.nested(&tab.blocks);
                    panels.push(TabPanel { id: self.fold_id(block.span.start), title_html, body_html });
                }
                // Text between tabs belongs to the one before it, or stands before them all.
                _ => {
                    let stray = self.nested(std::slice::from_ref(block));
                    match panels.last_mut() {
                        Some(panel) => panel.body_html.push_str(&stray),
                        None => out.push_str(&stray),
                    }
                }
            }
        }
        if !panels.is_empty() {
            fresh_line(out);
            self.parts.tabs(self.body, &TabsPart { id, panels }, out);
        }
    }
}
