//! The poster and the captions of a film or sound, found by the names of files beside it.
//!
//! `clip.mp4` has the poster `clip.jpg`, captions in the page's language in `clip.vtt`, and English captions in
//! `clip.en.vtt`.

use std::collections::BTreeSet;

use super::page::Page;
use super::site::Site;

/// Extensions of a poster, in order of preference.
const POSTERS: [&str; 5] = ["webp", "avif", "jpg", "jpeg", "png"];

/// Captions of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// Their file: a key as [`Site::picture`] returns it.
    pub file: String,
    /// Their language, if the file's name has one.
    pub lang: Option<String>,
}

impl Site {
    /// Keys of the films and sounds on a page and in its snippets.
    pub fn films_of(&self, page: &Page) -> BTreeSet<String> {
        let texts = self.texts_of(page);
        texts.iter().flat_map(|text| text.films.iter().filter_map(|url| self.picture(text.origin, url))).collect()
    }

    /// The key of a film's poster, by the film's key.
    pub fn poster(&self, film: &str) -> Option<String> {
        let (stem, _) = film.rsplit_once('.')?;
        POSTERS.iter().find_map(|ending| self.file_called(&format!("{stem}.{ending}")))
    }

    /// The captions beside a film: those of `lang` first, then those without a language in their name.
    pub fn captions(&self, film: &str, lang: &str) -> Vec<Captions> {
        let Some((stem, _)) = film.rsplit_once('.') else { return Vec::new() };
        let own = |lang: &str| {
            let file = self.file_called(&format!("{stem}.{lang}.vtt"))?;
            Some(Captions { file, lang: Some(lang.to_owned()) })
        };
        let plain = self.file_called(&format!("{stem}.vtt")).map(|file| Captions { file, lang: None });
        let others = self.config.languages.iter().filter(|other| *other != lang);
        own(lang).into_iter().chain(plain).chain(others.filter_map(|other| own(other))).collect()
    }

    /// The stored key of a file, for a key in any normalization form.
    fn file_called(&self, key: &str) -> Option<String> {
        match key.strip_prefix('/') {
            Some(file) => self.statics.name(file).map(|file| format!("/{file}")),
            None => self.files.name(key).map(str::to_owned),
        }
    }
}
