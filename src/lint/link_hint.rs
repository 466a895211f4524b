//! Which file may a broken link have meant?

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::model::Site;
use crate::text::closest;

/// Names that a slip is compared with, at most: more would cost a large site more than a hint is worth.
const COMPARED: usize = 2_000;

/// The files of the site's pages by language and name, gathered once: the name of a front page is its folder's.
#[derive(Debug, Default)]
pub struct LinkHints<'s> {
    by_lang: BTreeMap<&'s str, Names<'s>>,
}

/// The files of one language.
#[derive(Debug, Default)]
struct Names<'s> {
    by_name: BTreeMap<&'s str, &'s str>,
    by_first: BTreeMap<char, Vec<&'s str>>,
}

impl<'s> LinkHints<'s> {
    /// Gathers the names. Of files that share one, the first in the order of paths stands for all.
    pub fn new(site: &'s Site) -> Self {
        let mut nearest = Self::default();
        let mut files: Vec<(&str, &str)> = site.pages.iter().map(|page| (&*page.file, &*page.lang)).collect();
        files.sort_unstable();
        for (file, lang) in files {
            let names = nearest.by_lang.entry(lang).or_default();
            names.by_name.entry(name_of(file)).or_insert(file);
        }
        for names in nearest.by_lang.values_mut() {
            for &name in names.by_name.keys() {
                names.by_first.entry(first_of(name)).or_default().push(name);
            }
        }
        nearest
    }

    /// The file of the same name in another folder, else the one whose name is nearest among those that begin alike; of
    /// the same language as the page that links to it.
    pub fn file(&self, lang: &str, path: &str) -> Option<&'s str> {
        let name = name_of(path);
        let names = self.by_lang.get(lang)?;
        if let Some(file) = names.by_name.get(name) {
            return Some(file);
        }
        let alike = names.by_first.get(&first_of(name))?;
        let near = closest(name, alike.iter().copied().take(COMPARED))?;
        names.by_name.get(near).copied()
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
