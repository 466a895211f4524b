//! The size of a text.

use std::ops::AddAssign;

use crate::parse::page::{Document, each_block};

/// The size of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Its length in bytes, up to the end of its last block.
    pub bytes: u64,
    /// Blocks, and references of all kinds.
    pub nodes: u64,
}

impl Weight {
    /// The weight of snippets that include each other in a circle, above every limit.
    pub(super) const ENDLESS: Self = Self { bytes: u64::MAX, nodes: u64::MAX };

    /// The weight of a text.
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
