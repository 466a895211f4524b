//! Paths as they are written in configuration: relative, with `/`, never leading out of the project.

/// Why a path is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscapeFault {
    /// It begins at the root of a disk, or with a drive.
    Absolute,
    /// It has `\` where `/` belongs.
    Backslash,
    /// It leads out of the project.
    Outside,
}

/// The path, joined to a folder of the project, without `.` and `..`; `.` for the project itself. Nothing is looked up
/// on disk, so that symbolic links are for the source stage to see through.
///
/// # Errors
/// When the path may lead out of the project.
pub fn inside_project(folder: &str, path: &str) -> Result<String, EscapeFault> {
    let path = path.trim();
    if path.contains('\\') {
        return Err(EscapeFault::Backslash);
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if path.starts_with('/') || drive {
        return Err(EscapeFault::Absolute);
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(EscapeFault::Outside)?;
            }
            name => parts.push(name),
        }
    }
    Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// The folder of a file, `""` for the project itself.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether `inner` is `outer` or lies in it; both as [`inside_project`] returns them.
pub fn contains(outer: &str, inner: &str) -> bool {
    outer == "." || inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_cleaned() {
        assert_eq!(inside_project("", "./dist/"), Ok("dist".into()));
        assert_eq!(inside_project("terms", "../labels/ko.json"), Ok("labels/ko.json".into()));
        assert_eq!(inside_project("", "."), Ok(".".into()));
    }

    #[test]
    fn what_may_lead_out_is_refused() {
        assert_eq!(inside_project("terms", "../../x"), Err(EscapeFault::Outside));
        assert_eq!(inside_project("", "a/../../x"), Err(EscapeFault::Outside));
        assert_eq!(inside_project("", "/etc"), Err(EscapeFault::Absolute));
        assert_eq!(inside_project("", "c:/x"), Err(EscapeFault::Absolute));
        assert_eq!(inside_project("", r"a\b"), Err(EscapeFault::Backslash));
    }

    #[test]
    fn a_folder_contains_itself_and_what_lies_in_it() {
        assert!(contains("dist", "dist") && contains("dist", "dist/a") && contains(".", "dist"));
        assert!(!contains("dist", "distance") && !contains("dist/a", "dist"));
    }
}
