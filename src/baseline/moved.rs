//! Detects moved pages: a page without an `id` gets another name when it moves.
//!
//! An unlisted page is taken for a missing listed one if both have findings of the same kinds; an equal last part of
//! the name counts too. All entries of the listed page then move with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Identity};

use super::Counts;

/// Most candidates considered for one page and kind, because a whole folder may have moved.
const MOST_CANDIDATES: usize = 40;

/// Weight of a candidate with an equal last part of the name, compared with 1 for an equal finding.
const NAMED_ALIKE: usize = 2;

/// The moved pages: old names by new names.
pub(super) struct Moves(BTreeMap<String, String>);

/// A finding without its page.
type Kind<'a> = (&'a str, &'a str, &'a str);

fn kind(identity: &Identity) -> Kind<'_> {
    (&identity.rule, &identity.subject, &identity.found)
}

/// The last part of a page's name.
fn last_part(page: &str) -> &str {
    page.rsplit('/').next().unwrap_or(page)
}

impl Moves {
    /// Detects moved pages: `left` are the entries without a finding, `unknown` the findings without an entry.
    pub(super) fn between(
        listed: &Counts,
        left: &Counts,
        unknown: &[(Identity, Diagnostic)],
        pages: &BTreeSet<&str>,
    ) -> Self {
        let gone: Vec<&Identity> = listed
            .keys()
            .filter(|known| !pages.contains(&*known.page) && left.get(*known).is_some_and(|&count| count > 0))
            .collect();
        let mut moved = BTreeMap::new();
        if gone.is_empty() {
            return Self(moved);
        }
        let mut by_kind: BTreeMap<Kind, Vec<&str>> = BTreeMap::new();
        let mut by_name: BTreeMap<(&str, Kind), Vec<&str>> = BTreeMap::new();
        for known in gone {
            by_kind.entry(kind(known)).or_default().push(&known.page);
            by_name.entry((last_part(&known.page), kind(known))).or_default().push(&known.page);
        }
        let known_pages: BTreeSet<&str> = listed.keys().map(|known| &*known.page).collect();
        let mut by_page: BTreeMap<&str, BTreeSet<Kind>> = BTreeMap::new();
        for (identity, diagnostic) in unknown {
            if diagnostic.page.is_some() && !known_pages.contains(&*identity.page) {
                by_page.entry(&identity.page).or_default().insert(kind(identity));
            }
        }
        for (page, kinds) in by_page {
            // The score of each missing page.
            let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
            for kind in kinds {
                let named = by_name.get(&(last_part(page), kind)).into_iter().flatten();
                // Findings without text are too common to identify a page.
                let alike = by_kind.get(&kind).into_iter().flatten().filter(|_| !kind.2.is_empty());
                for before in named.take(MOST_CANDIDATES) {
                    *votes.entry(before).or_default() += NAMED_ALIKE;
                }
                for before in alike.take(MOST_CANDIDATES) {
                    *votes.entry(before).or_default() += 1;
                }
            }
            // Of pages with the same score the first by name.
            let best = votes.into_iter().rev().max_by_key(|&(_, votes)| votes);
            moved.extend(best.map(|(before, _)| (page.to_owned(), before.to_owned())));
        }
        Self(moved)
    }

    /// The identity of a finding before its page moved.
    pub(super) fn before(&self, identity: &Identity) -> Option<Identity> {
        let page = self.0.get(&identity.page)?.clone();
        Some(Identity { page, ..identity.clone() })
    }
}
