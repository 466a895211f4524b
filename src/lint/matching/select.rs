//! Which of several overlapping candidates stands.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::pattern::Compiled;

/// The candidates that stand, by position: of those that overlap the longest.
///
/// Of equally long ones a listed form goes before another case and that before another
/// spacing; then what protects before what reports, the first before the later, and
/// the lower number before the higher.
pub(super) fn longest(mut candidates: Vec<Candidate>, patterns: &[Compiled]) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| candidate.term.start);
    let mut standing = Vec::with_capacity(candidates.len());
    let mut cluster: Vec<Candidate> = Vec::new();
    let mut end = 0;
    for candidate in candidates {
        if candidate.term.start >= end {
            settle(&mut cluster, patterns, &mut standing);
        }
        end = end.max(candidate.term.end);
        cluster.push(candidate);
    }
    settle(&mut cluster, patterns, &mut standing);
    standing
}

/// Moves the candidates that stand out of `cluster`, each of whose members overlaps another.
fn settle(cluster: &mut Vec<Candidate>, patterns: &[Compiled], standing: &mut Vec<Candidate>) {
    if cluster.len() <= 1 {
        standing.append(cluster);
        return;
    }
    cluster.sort_by_key(|candidate| {
        let pattern = &patterns[candidate.pattern];
        let length = Reverse(candidate.term.len());
        (length, candidate.how, pattern.kind, candidate.term.start, pattern.id)
    });
    let mut chosen: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in cluster.drain(..) {
        let before = chosen.range(..candidate.term.end).next_back();
        if before.is_none_or(|(_, other)| other.term.end <= candidate.term.start) {
            chosen.insert(candidate.term.start, candidate);
        }
    }
    standing.extend(chosen.into_values());
}
