//! Which file may a broken link have meant?

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::model::Site;
use crate::text::closest;

/// Names that a slip is compared with, at most: more would cost a large site more than a hint is worth.
const COMPARED: usize = 2_000;

/// The files of the site's pages by name, gathered once: the name of a front page is its folder's.
#[derive(Debug, Default)]
pub struct Nearest<'s> {
    by_name: BTreeMap<&'s str, &'s str>,
    by_first: BTreeMap<char, Vec<&'s str>>,
}

impl<'s> Nearest<'s> {
    /// Gathers the names. Of files that share one, the first in the order of paths stands for all.
    pub fn new(site: &'s Site) -> Self {
        let mut nearest = Self::default();
        for file in site.by_file.names() {
            let name = name_of(file);
            nearest.by_name.entry(name).or_insert(file);
        }
        for &name in nearest.by_name.keys() {
            nearest.by_first.entry(first_of(name)).or_default().push(name);
        }
        nearest
    }

    /// The file of the same name in another folder, else the one whose name is nearest among those that begin alike.
    pub fn file(&self, path: &str) -> Option<&'s str> {
        let name = name_of(path);
        if let Some(file) = self.by_name.get(name) {
            return Some(file);
        }
        let alike = self.by_first.get(&first_of(name))?;
        let near = closest(name, alike.iter().copied().take(COMPARED))?;
        self.by_name.get(near).copied()
    }
}

/// A file's name without folder and ending.
fn name_of(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let stem = |path: &str| path.rsplit_once('.').map_or(path.len(), |(stem, _)| stem.len());
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match &name[..stem(name)] {
        "_index" | "index" if !folder.is_empty() => folder.rsplit('/').next().unwrap_or(folder),
        name => name,
    }
}

/// What a name begins with, case and vowel aside.
fn first_of(name: &str) -> char {
    name.nfd().flat_map(char::to_lowercase).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{first_of, name_of};

    #[test]
    fn a_front_page_goes_by_its_folder() {
        assert_eq!(name_of("ko/payment/_index.md"), "payment");
        assert_eq!(name_of("ko/payment/"), "payment");
        assert_eq!(name_of("ko/payment/refund.md"), "refund");
        assert_eq!(name_of("index.md"), "index");
    }

    #[test]
    fn names_begin_alike_whatever_their_vowel_and_case() {
        assert_eq!(first_of("수강"), first_of("소강"));
        assert_eq!(first_of("Refund"), first_of("refund"));
    }
}
