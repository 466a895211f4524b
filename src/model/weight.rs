//! How much is a text?

use std::ops::AddAssign;

use crate::parse::page::{Document, each_block};

/// How much a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Bytes up to its end.
    pub bytes: u64,
    /// Blocks, and references of all kinds.
    pub nodes: u64,
}

impl Weight {
    /// More than anything may be: of snippets that come back to themselves.
    pub(super) const ENDLESS: Self = Self { bytes: u64::MAX, nodes: u64::MAX };

    /// Of a text.
    pub fn of(document: &Document) -> Self {
        let bytes = document.blocks.last().map_or(0, |block| block.span.end as u64);
        let mut nodes = document.references.len() as u64;
        each_block(&document.blocks, &mut |_| nodes += 1);
        Self { bytes, nodes }
    }

    pub(super) fn fits(self, limit: Self) -> bool {
        self.bytes <= limit.bytes && self.nodes <= limit.nodes
    }
}

impl AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.nodes = self.nodes.saturating_add(other.nodes);
    }
}
