//! Which labels of a sentence it turns down: it says that they are not there, or names another label instead.
//!
//! What is turned down has to be the label itself. “강의자는 ‘수업방’에서 창을 닫지 마세요” turns down the closing of a window, and
//! “‘수업방’을 누르지 않으면 안 돼요” asks to press it.

mod english;
mod korean;

use std::ops::Range;

use crate::text::{text_after, text_before};

use super::naming::Naming;
use super::passage::{Sentence, Word, words_of};
use super::words::are_listed;

/// How far from a label it may be said, in bytes.
const NEAR: usize = 120;

/// Of each label in a sentence, whether it is turned down.
pub(super) fn denied(sentence: &Sentence<'_>) -> Vec<bool> {
    let Sentence { text, range, labels, namings, .. } = *sentence;
    let count = labels.len();
    let listed = |at: usize| are_listed(&text[labels[at].end..labels[at + 1].start]);
    let part = |at: usize| Part::around(text, range, labels, at, namings);
    let mut behind: Vec<bool> =
        (0..count).map(|at| korean::is_denied_behind(&part(at)) || english::is_denied_behind(&part(at))).collect();
    let mut before: Vec<bool> =
        (0..count).map(|at| korean::is_denied_before(&part(at)) || english::is_denied_before(&part(at))).collect();
    // What is said behind a list is said of each of its labels, and so is what is said before it.
    for at in (1..count).rev() {
        behind[at - 1] |= behind[at] && listed(at - 1);
    }
    for at in 1..count {
        before[at] |= before[at - 1] && listed(at - 1);
    }
    behind.iter().zip(&before).map(|(behind, before)| *behind || *before).collect()
}

/// What stands around a label in its clause.
struct Part<'t> {
    text: &'t str,
    /// From the clause's beginning, or from the label before, to the label.
    before: Range<usize>,
    /// From the label to the clause's end.
    behind: Range<usize>,
    /// Where the next label begins, or the clause ends.
    next: usize,
    namings: &'t [Naming],
}

impl<'t> Part<'t> {
    fn around(
        text: &'t str,
        sentence: &Range<usize>,
        labels: &[Range<usize>],
        at: usize,
        namings: &'t [Naming],
    ) -> Self {
        let label = &labels[at];
        let start = at.checked_sub(1).map_or(sentence.start, |last| labels[last].end);
        let before = text_before(&text[start..label.start], label.start - start, NEAR);
        let before = before.rsplit_once(ENDS).map_or(before, |(_, own)| own);
        let from = label.start - before.len();
        let behind = text_after(&text[label.end..sentence.end], 0, NEAR);
        let to = label.end + clause(behind).len();
        let next = labels.get(at + 1).map_or(to, |next| next.start);
        Self { text, before: from..label.start, behind: label.end..to, next, namings }
    }

    /// The name of a role that begins there.
    fn naming_at(&self, at: usize) -> Option<&'t Naming> {
        let first = self.namings.partition_point(|own| own.range.start < at);
        self.namings.get(first).filter(|own| own.range.start == at)
    }
}

/// What stands behind a label in its clause, and what is told of it behind a comma: , which students cannot open
fn clause(behind: &str) -> &str {
    let Some(end) = behind.find(ENDS) else { return behind };
    let told = behind[end..].strip_prefix(", which ").map(|rest| behind.len() - rest.len());
    let end = told.map_or(end, |from| behind[from..].find(ENDS).map_or(behind.len(), |end| from + end));
    &behind[..end]
}

/// Signs that end a clause.
const ENDS: [char; 6] = [',', ';', '.', '，', '；', ':'];
