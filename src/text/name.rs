//! Which names can be files on every host and platform?

/// Longest part between two slashes, in bytes: ext4, NTFS (in UTF-16 units) and APFS all store it.
const LONGEST_NAME: usize = 255;
/// Longest whole path, in bytes. Leaves room for the path of the site's folder (`PATH_MAX` is 4,096 on Linux).
const LONGEST_PATH: usize = 2048;
/// Characters that Windows does not allow in names, besides control characters.
const NOT_STORED: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Why a name or a path cannot be stored everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// The path is empty, or has an empty part (`a//b`, a slash at either end).
    Empty,
    /// A part is `..` or `.`, which would leave the folder or stay in it.
    Dots,
    /// The path holds a character that not every platform stores.
    Character(char),
    /// A part is a device name on Windows, or ends in a dot or space.
    Reserved(String),
    /// A part or the whole is too long.
    TooLong,
}

/// Accepts a path whose parts, separated by `/`, are all a [`storable_name`].
///
/// # Errors
/// The fault of the first part that is not storable, or of the whole length.
pub fn storable_path(path: &str) -> Result<(), PathFault> {
    if path.len() > LONGEST_PATH {
        return Err(PathFault::TooLong);
    }
    path.split('/').try_for_each(storable_name)
}

/// Accepts a name that every common file system stores.
///
/// # Errors
/// The reason why a file system does not store the name.
pub fn storable_name(name: &str) -> Result<(), PathFault> {
    match name {
        "" => return Err(PathFault::Empty),
        "." | ".." => return Err(PathFault::Dots),
        _ => {}
    }
    if name.len() > LONGEST_NAME {
        return Err(PathFault::TooLong);
    }
    if let Some(found) = name.chars().find(|&c| c.is_control() || c == '/' || NOT_STORED.contains(&c)) {
        return Err(PathFault::Character(found));
    }
    if name.ends_with(['.', ' ']) || is_device(name) {
        return Err(PathFault::Reserved(name.to_owned()));
    }
    Ok(())
}

/// Names of devices on Windows, with any ending ("Naming Files, Paths, and Namespaces", Microsoft Learn).
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_part() {
        assert_eq!(storable_name("환불 방법"), Ok(()));
        assert_eq!(storable_name("a/b"), Err(PathFault::Character('/')));
        assert_eq!(storable_name("con.md"), Err(PathFault::Reserved("con.md".into())));
        assert_eq!(storable_path("a/환불"), Ok(()));
        assert_eq!(storable_path("a//b"), Err(PathFault::Empty));
    }
}
