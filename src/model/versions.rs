//! Versions of a picture, by the names of their files: `x.dark.png` for dark screens, `x.en.png` for pages in English,
//! `x.instructor.png` for a role. They lie beside `x.png`, which stands for whatever has none; `x.en.dark.png` is both.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::page::is_still_picture;

use super::roles::RoleSet;

/// What a file's name says of the dark scheme.
const DARK: &str = "dark";

/// For what a version is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Kind {
    lang: Option<String>,
    /// The role's place in the glossary.
    role: Option<usize>,
    dark: bool,
}

/// Versions of pictures.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// By the picture of which they are versions: each one's kind and file.
    of: BTreeMap<String, Vec<(Kind, String)>>,
    /// By version: the picture of which it is one.
    base: BTreeMap<String, (Kind, String)>,
}

/// A picture as some readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The role whose version it is.
    pub role: Option<usize>,
    /// Its file: a key as `Site::picture` has it.
    pub file: String,
    /// Its file in the dark scheme, if that is another one.
    pub dark: Option<String>,
    /// The roles that see it: one role, or those that have no version of their own.
    pub readers: RoleSet,
}

impl Face {
    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.file).chain(&self.dark)
    }
}

impl Versions {
    /// Of the files of a site, by their keys.
    pub(super) fn of<'f>(files: impl Iterator<Item = &'f str>, languages: &[String], roles: &[&str]) -> Self {
        let dotted: BTreeSet<&str> = files.collect();
        let mut found = Self::default();
        for file in &dotted {
            let Some((stem, ending)) = file.rsplit_once('.').filter(|_| is_still_picture(file)) else { continue };
            let (mut kind, mut rest, mut best) = (Kind::default(), stem, None);
            while let Some((before, word)) = rest.rsplit_once('.').filter(|(_, word)| !word.contains('/')) {
                let role = roles.iter().position(|role| *role == word);
                if word == DARK && !kind.dark {
                    kind.dark = true;
                } else if kind.lang.is_none() && languages.iter().any(|lang| lang == word) {
                    kind.lang = Some(word.to_owned());
                } else if kind.role.is_none() && role.is_some() {
                    kind.role = role;
                } else {
                    break;
                }
                rest = before;
                let base = format!("{rest}.{ending}");
                if dotted.contains(base.as_str()) {
                    best = Some((kind.clone(), base));
                }
            }
            if let Some((kind, base)) = best {
                found.of.entry(base.clone()).or_default().push((kind.clone(), (*file).to_owned()));
                found.base.insert((*file).to_owned(), (kind, base));
            }
        }
        found
    }

    /// The picture of which a file is a version.
    pub fn base(&self, file: &str) -> Option<&str> {
        self.base.get(file).map(|(_, base)| base.as_str())
    }

    /// The version of a picture for pages in a language, else the picture itself.
    pub(super) fn in_language(&self, key: String, lang: &str) -> String {
        let own = self.of.get(&key).into_iter().flatten();
        let kind = Kind { lang: Some(lang.to_owned()), ..Kind::default() };
        own.filter(|(known, _)| *known == kind).map(|(_, file)| file.clone()).next().unwrap_or(key)
    }

    /// A picture as it is shown to some roles on a page in a language: as those see it who have no version of their own,
    /// unless all have one, then the versions of roles in the glossary's order.
    pub fn faces(&self, key: &str, lang: &str, roles: RoleSet) -> Vec<Face> {
        let plain = (Kind::default(), key.to_owned());
        let (own, base) = self.base.get(key).unwrap_or(&plain);
        let of_role = own.role.map_or(roles, RoleSet::one);
        let alone = |dark| vec![Face { role: own.role, file: key.to_owned(), dark, readers: of_role }];
        let Some(all) = self.of.get(base).filter(|_| !own.dark) else { return alone(None) };
        let lang = own.lang.as_deref().unwrap_or(lang);
        let pick = |role: Option<usize>, dark: bool| {
            let fits = |(kind, _): &&(Kind, String)| kind.role == role && kind.dark == dark;
            let of = |wanted: Option<&str>| all.iter().filter(fits).find(|(kind, _)| kind.lang.as_deref() == wanted);
            of(Some(lang)).or_else(|| of(None)).map(|(_, file)| file.clone())
        };
        if own.role.is_some() {
            return alone(pick(own.role, true));
        }
        let mut faces = Vec::new();
        let mut others = roles;
        for role in roles.iter() {
            let (light, dark) = (pick(Some(role), false), pick(Some(role), true));
            if light.is_none() && dark.is_none() {
                continue;
            }
            let readers = RoleSet::one(role);
            others = others.without(readers);
            faces.push(Face { role: Some(role), file: light.unwrap_or_else(|| key.to_owned()), dark, readers });
        }
        if faces.is_empty() || !others.is_empty() {
            faces.insert(0, Face { role: None, file: key.to_owned(), dark: pick(None, true), readers: others });
        }
        faces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(files: &[&str]) -> Versions {
        Versions::of(files.iter().copied(), &["ko".to_owned(), "en".to_owned()], &["student", "instructor"])
    }

    #[test]
    fn names_tell_for_what_a_version_is() {
        let found = versions(&["a/x.png", "a/x.en.dark.png", "a/x.dark.en.jpg", "a/x.instructor.png", "a/x.v2.png"]);
        let kinds: Vec<(&str, &Kind)> = found.of["a/x.png"].iter().map(|(kind, file)| (file.as_str(), kind)).collect();
        let dark = Kind { lang: Some("en".to_owned()), role: None, dark: true };
        let role = Kind { role: Some(1), ..Kind::default() };
        assert_eq!(kinds, [("a/x.en.dark.png", &dark), ("a/x.instructor.png", &role)]);
        assert!(found.base.contains_key("a/x.instructor.png") && !found.base.contains_key("a/x.dark.en.jpg"));
    }

    #[test]
    fn the_picture_of_which_it_is_a_version_has_to_be_there() {
        let found = versions(&["x.en.png", "x.en.dark.png", "y.dark.png", "en.png", "dir.en/z.png", "z.png"]);
        assert_eq!(found.of.keys().collect::<Vec<_>>(), ["x.en.png"]);
        assert_eq!(found.base["x.en.dark.png"].0, Kind { dark: true, ..Kind::default() });
    }
}
