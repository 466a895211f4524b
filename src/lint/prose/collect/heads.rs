//! What runs stand under: the head of a column and of a row, the item around a list, a bold line above.

use crate::parse::page::{Block, BlockKind, Inline, InlineKind, Table};

use super::super::{Beside, RunKind};
use super::Collector;

impl<'d> Collector<'d> {
    /// Blocks that follow each other. What is no more than a bold line heads those behind it, and a paragraph heads the list
    /// or the table right behind it.
    pub(super) fn blocks(&mut self, blocks: &'d [Block], kind: RunKind) {
        let outer = self.under;
        let mut bold = None;
        let mut before = None;
        for block in blocks {
            // A heading ends the part that a bold line before it heads.
            if let BlockKind::Heading(..) = block.kind {
                bold = None;
            }
            self.under = match block.kind {
                BlockKind::List(..) | BlockKind::Table(_) => before.or(bold).or(outer),
                _ if is_bold_line(block) => outer,
                _ => bold.or(outer),
            };
            before = self.block(block, kind);
            if is_bold_line(block) {
                bold = before;
            }
        }
        self.under = outer;
    }

    /// The number of another row or list.
    pub(super) fn group(&mut self) -> usize {
        self.groups += 1;
        self.groups
    }

    /// The blocks of a list's item: its own words head what is nested in it, and stand beside those of the other items.
    pub(super) fn item(&mut self, blocks: &'d [Block], kind: RunKind, beside: Beside) {
        let outer = self.under;
        let Some((first, rest)) = blocks.split_first() else { return };
        let around = self.beside.replace(beside);
        self.under = self.block(first, kind).or(outer);
        self.beside = around;
        self.blocks(rest, kind);
        self.under = outer;
    }

    /// A table: each cell stands under the first one of its row and of its column.
    pub(super) fn table(&mut self, table: &'d Table) {
        let outer = self.under;
        let around = self.beside;
        self.beside = Some(Beside::Row(self.group()));
        let head: Vec<Option<usize>> = table.head.iter().map(|cell| self.run(RunKind::Cell, cell)).collect();
        for row in &table.rows {
            self.beside = Some(Beside::Row(self.group()));
            let mut first = None;
            for (column, cell) in row.iter().enumerate() {
                let above = head.get(column).copied().flatten();
                let under = [first.or(above).or(outer), first.and(above)];
                let own = self.cell(cell, under);
                if column == 0 {
                    first = own;
                }
            }
        }
        self.beside = around;
    }

    fn cell(&mut self, inlines: &'d [Inline], under: [Option<usize>; 2]) -> Option<usize> {
        let mut run = self.open(RunKind::Cell);
        run.under = under;
        self.inlines(inlines, &mut run);
        self.add(run)
    }
}

/// Whether a block is one line that is bold from end to end.
fn is_bold_line(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
            matches!(inlines.as_slice(), [Inline { kind: InlineKind::Strong(_), .. }])
        }
        _ => false,
    }
}
