//! What lies beside a film or sound and belongs to it: its first frame and its captions, by their names.
//!
//! `clip.mp4` has `clip.jpg` as its poster, `clip.vtt` as captions in the page's language, `clip.en.vtt` in English.

use std::collections::BTreeSet;

use super::page::Page;
use super::site::Site;

/// Endings of a poster, in the order in which they are looked for.
const POSTERS: [&str; 5] = ["webp", "avif", "jpg", "jpeg", "png"];

/// Captions of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// Their file: a key as [`Site::picture`] has it.
    pub file: String,
    /// Their language, if their name tells it.
    pub lang: Option<String>,
}

impl Site {
    /// Keys of the films and sounds that a page and its snippets name.
    pub fn films_of(&self, page: &Page) -> BTreeSet<String> {
        let texts = self.texts_of(page);
        texts.iter().flat_map(|text| text.films.iter().filter_map(|url| self.picture(text.origin, url))).collect()
    }

    /// The poster of a film, by the film's key: its own key.
    pub fn poster(&self, film: &str) -> Option<String> {
        let (stem, _) = film.rsplit_once('.')?;
        POSTERS.iter().find_map(|ending| self.file_called(&format!("{stem}.{ending}")))
    }

    /// The captions that lie beside a film, those of `lang` first, then those whose language their name does not tell.
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

    /// The key of a file by its key in any normal form.
    fn file_called(&self, key: &str) -> Option<String> {
        match key.strip_prefix('/') {
            Some(file) => self.statics.name(file).map(|file| format!("/{file}")),
            None => self.files.name(key).map(str::to_owned),
        }
    }
}
