//! What a hit shows: the section that answers best, its heading and the sentences that answer.

use super::super::shard::root::PageRow;
use super::Hit;
use super::excerpt::{Weights, best};
use super::lexicon::{Lexicon, Shown};
use super::near::Words;
use super::rank::Ranked;
use super::store::StoreError;

/// A hit with the section that it shows, read from the index once.
pub struct Opened {
    /// The page, and how well it answers.
    pub ranked: Ranked,
    /// The section that answers best; `None` if the title alone answers, or if the feature is removed.
    section: Option<Shown>,
}

impl Opened {
    /// Reads what a page shows.
    ///
    /// # Errors
    /// The file system's and tantivy's refusals.
    pub fn of(lexicon: &Lexicon, ranked: Ranked) -> Result<Self, StoreError> {
        let removed = row(lexicon, &ranked).is_removed();
        let section = ranked.section.filter(|_| !removed);
        let section = section.map(|section| lexicon.shown(ranked.page, Some(section))).transpose()?;
        Ok(Self { ranked, section })
    }

    /// Adds what the words of the query are worth by their places in the section.
    pub fn weigh_again(&mut self, words: &Words) {
        if let Some(Shown { heading, text, .. }) = self.section.as_ref().filter(|shown| !shown.text.is_empty()) {
            self.ranked.score += words.nearness(heading, text);
        }
    }

    /// What people see of it.
    ///
    /// # Errors
    /// The file system's and tantivy's refusals.
    pub fn show(self, lexicon: &Lexicon, sought: &Weights, role: Option<&str>) -> Result<Hit, StoreError> {
        let page = lexicon.shown(self.ranked.page, None)?;
        let row = row(lexicon, &self.ranked);
        let (heading, anchor, text) = self.section.map_or_else(Default::default, |s| (s.heading, s.anchor, s.text));
        let mut found = best(&text, sought);
        if found.is_empty() {
            found = page.text;
        }
        if found.is_empty() && !row.classes.is_empty() && row.is_read_by(0, role) {
            found = best(&lexicon.shown(self.ranked.page, Some(0))?.text, sought);
        }
        Ok(Hit {
            url: if anchor.is_empty() { page.url } else { format!("{}#{anchor}", page.url) },
            title: page.heading,
            heading,
            excerpt: found,
            score: self.ranked.score,
            roles: lexicon.dictionary.roles_of(row).to_vec(),
            state: row.told_state(),
            date: page.anchor,
        })
    }
}

fn row<'l>(lexicon: &'l Lexicon, ranked: &Ranked) -> &'l PageRow {
    &lexicon.dictionary.rows[ranked.page as usize]
}
