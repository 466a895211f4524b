//! A file's place inside the site: a path that cannot lead out of it and that every host and platform can store.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Say;

/// Longest part between two slashes, in bytes: what ext4, NTFS (as UTF-16 units) and APFS all store.
const LONGEST_SEGMENT: usize = 255;
/// Longest whole path, in bytes. Leaves room for the folder in which the site stands (`PATH_MAX` is 4,096 on Linux).
const LONGEST_PATH: usize = 2048;
/// Characters that Windows does not store in names, beside control characters.
const NOT_STORED: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];

/// A clean path relative to the site's folder: `ko/payment/refund/index.html`.
///
/// Its parts are parted by `/`, none of them is empty, `.` or `..`, none holds a character or is a name that a
/// common file system refuses, and all are in NFC, so that one name is one file everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct SitePath(String);

/// Why a text is no [`SitePath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SitePathFault {
    /// It is empty, or has an empty part (`a//b`, a slash at either end).
    Empty,
    /// It leads out of the folder or stays where it is: `..`, `.`.
    Dots,
    /// It holds a character that cannot be stored everywhere.
    Character(char),
    /// A part is a device name on Windows, or ends in a dot or space.
    Reserved(String),
    /// A part or the whole is too long.
    TooLong,
}

impl SitePathFault {
    /// The fault in words.
    pub fn say(&self) -> Say {
        match self {
            Self::Empty => Say::new("경로에 빈 이름이 있어요", "The path has an empty part"),
            Self::Dots => Say::new("경로에 ‘.’이나 ‘..’을 쓸 수 없어요", "The path may not hold “.” or “..”"),
            Self::Character(found) => Say::new(
                format!("파일 이름에 쓸 수 없는 문자가 있어요: {}", found.escape_default()),
                format!("A file name may not hold the character {}", found.escape_default()),
            ),
            Self::Reserved(name) => Say::new(
                format!("윈도우에서 쓸 수 없는 이름이에요: ‘{name}’"),
                format!("“{name}” cannot be a file name on Windows"),
            ),
            Self::TooLong => Say::new("경로가 너무 길어요", "The path is too long"),
        }
    }
}

impl SitePath {
    /// A path of the site. Names are brought into NFC; nothing else is changed.
    pub fn new(path: &str) -> Result<Self, SitePathFault> {
        let path: String = path.nfc().collect();
        if path.len() > LONGEST_PATH {
            return Err(SitePathFault::TooLong);
        }
        path.split('/').try_for_each(segment_fault)?;
        Ok(Self(path))
    }

    /// As written, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the file is below a folder.
    pub fn below(&self, folder: &Path) -> PathBuf {
        let mut path = folder.to_path_buf();
        path.extend(self.0.split('/'));
        path
    }
}

fn segment_fault(segment: &str) -> Result<(), SitePathFault> {
    match segment {
        "" => return Err(SitePathFault::Empty),
        "." | ".." => return Err(SitePathFault::Dots),
        _ => {}
    }
    if segment.len() > LONGEST_SEGMENT {
        return Err(SitePathFault::TooLong);
    }
    if let Some(found) = segment.chars().find(|&c| c.is_control() || NOT_STORED.contains(&c)) {
        return Err(SitePathFault::Character(found));
    }
    if segment.ends_with(['.', ' ']) || is_device(segment) {
        return Err(SitePathFault::Reserved(segment.to_owned()));
    }
    Ok(())
}

/// Names of devices on Windows, with any ending ("Naming Files, Paths, and Namespaces", Microsoft Learn).
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).trim_end().to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" => true,
        _ => ["COM", "LPT"].iter().any(|port| {
            stem.strip_prefix(port).is_some_and(|number| {
                let mut digits = number.chars();
                matches!(digits.next(), Some('1'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
            })
        }),
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_pages_and_well_known_files_are_clean() {
        for path in
            ["index.html", "ko/결제/환불 방법/index.html", "_headers", ".nojekyll", "a/.well-known/x", "com10/x"]
        {
            assert_eq!(SitePath::new(path).as_ref().map(SitePath::as_str), Ok(path));
        }
    }

    #[test]
    fn nothing_leads_out_or_breaks_elsewhere() {
        let faults = [
            ("", SitePathFault::Empty),
            ("/etc/passwd", SitePathFault::Empty),
            ("a//b", SitePathFault::Empty),
            ("a/", SitePathFault::Empty),
            ("../a", SitePathFault::Dots),
            ("a/../../b", SitePathFault::Dots),
            ("./a", SitePathFault::Dots),
            ("a\0b", SitePathFault::Character('\0')),
            ("a\\..\\b", SitePathFault::Character('\\')),
            ("C:/a", SitePathFault::Character(':')),
            ("왜?/index.html", SitePathFault::Character('?')),
            ("aux/index.html", SitePathFault::Reserved("aux".into())),
            ("a/Lpt1.txt", SitePathFault::Reserved("Lpt1.txt".into())),
            ("a./b", SitePathFault::Reserved("a.".into())),
        ];
        for (path, fault) in faults {
            assert_eq!(SitePath::new(path), Err(fault), "{path:?}");
        }
        assert_eq!(SitePath::new(&"가".repeat(86)), Err(SitePathFault::TooLong));
        assert_eq!(SitePath::new(&"a/".repeat(1025)), Err(SitePathFault::TooLong));
    }

    #[test]
    fn decomposed_names_are_the_same_file() {
        assert_eq!(SitePath::new("\u{1100}\u{1161}.png"), SitePath::new("가.png"));
    }

    proptest! {
        #[test]
        fn what_is_accepted_stays_below_its_folder(text in "[a-b./\\\\가:]{0,12}") {
            if let Ok(path) = SitePath::new(&text) {
                let below = path.below(Path::new("/site"));
                prop_assert!(below.starts_with("/site") && below != Path::new("/site"));
                prop_assert!(below.components().all(|part| !matches!(part, std::path::Component::ParentDir)));
            }
        }
    }
}
