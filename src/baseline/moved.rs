//! Pages that moved: a page without an `id` of its own has another name then.
//!
//! A page that is not listed is a listed one that is gone if both have findings of the same kinds; a like last part of
//! the name speaks for it too. What else is listed of the page has moved with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Identity};

use super::Counts;

/// Pages with like findings that are looked at for one page: a whole folder may have moved.
const MOST_CANDIDATES: usize = 40;

/// How much more a page of a like name says than a like finding.
const NAMED_ALIKE: usize = 2;

/// The pages that moved, by the name that each has today.
pub(super) struct Moves(BTreeMap<String, String>);

/// What a finding is apart from its page.
type Kind<'a> = (&'a str, &'a str, &'a str);

fn kind(identity: &Identity) -> Kind<'_> {
    (&identity.rule, &identity.subject, &identity.found)
}

/// The last part of a page's name.
fn last_part(page: &str) -> &str {
    page.rsplit('/').next().unwrap_or(page)
}

impl Moves {
    /// The pages that moved: `left` are the entries that no finding took, `unknown` the findings that took none.
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
            // How much speaks for each page that is gone.
            let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
            for kind in kinds {
                let named = by_name.get(&(last_part(page), kind)).into_iter().flatten();
                // What has no text of its own is too common to tell pages apart.
                let alike = by_kind.get(&kind).into_iter().flatten().filter(|_| !kind.2.is_empty());
                for before in named.take(MOST_CANDIDATES) {
                    *votes.entry(before).or_default() += NAMED_ALIKE;
                }
                for before in alike.take(MOST_CANDIDATES) {
                    *votes.entry(before).or_default() += 1;
                }
            }
            // Of pages for which as much speaks the first in the alphabet.
            let best = votes.into_iter().rev().max_by_key(|&(_, votes)| votes);
            moved.extend(best.map(|(before, _)| (page.to_owned(), before.to_owned())));
        }
        Self(moved)
    }

    /// What a finding was known by before its page moved.
    pub(super) fn before(&self, identity: &Identity) -> Option<Identity> {
        let page = self.0.get(&identity.page)?.clone();
        Some(Identity { page, ..identity.clone() })
    }
}
