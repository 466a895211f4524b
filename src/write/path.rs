//! A file's path inside the site: it cannot lead out of the site, and every host and platform can store it.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::text::{PathFault, composed, storable_path};

/// A clean path relative to the site's folder: `ko/payment/refund/index.html`.
///
/// Its parts are separated by `/`. No part is empty, `.` or `..`, and no part is a name or holds a character that a
/// common file system refuses. All parts are in NFC, so that one name is one file everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct SitePath(String);

impl SitePath {
    /// A path of the site. Names are converted to NFC; nothing else is changed.
    pub fn new(path: &str) -> Result<Self, PathFault> {
        let path = composed(path).into_owned();
        storable_path(&path)?;
        Ok(Self(path))
    }

    /// The path with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the file below a folder.
    pub fn below(&self, folder: &Path) -> PathBuf {
        let mut path = folder.to_path_buf();
        path.extend(self.0.split('/'));
        path
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
            ("", PathFault::Empty),
            ("/etc/passwd", PathFault::Empty),
            ("a//b", PathFault::Empty),
            ("a/", PathFault::Empty),
            ("../a", PathFault::Dots),
            ("a/../../b", PathFault::Dots),
            ("./a", PathFault::Dots),
            ("a\0b", PathFault::Character('\0')),
            ("a\\..\\b", PathFault::Character('\\')),
            ("C:/a", PathFault::Character(':')),
            ("왜?/index.html", PathFault::Character('?')),
            ("aux/index.html", PathFault::Reserved("aux".into())),
            ("a/Lpt1.txt", PathFault::Reserved("Lpt1.txt".into())),
            ("a./b", PathFault::Reserved("a.".into())),
        ];
        for (path, fault) in faults {
            assert_eq!(SitePath::new(path), Err(fault), "{path:?}");
        }
        assert_eq!(SitePath::new(&"가".repeat(86)), Err(PathFault::TooLong));
        assert_eq!(SitePath::new(&"a/".repeat(1025)), Err(PathFault::TooLong));
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
