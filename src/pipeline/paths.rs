//! Converts paths between the content folder and the project.

/// The path of a content file relative to the project.
pub(super) fn project_path(content: &str, file: &str) -> String {
    if content == "." { file.to_owned() } else { format!("{content}/{file}") }
}

/// The path of a file in the content folder, relative to that folder.
pub(super) fn content_file(content: &str, path: &str) -> Option<String> {
    match content {
        "." => Some(path.to_owned()),
        _ => Some(path.strip_prefix(content)?.strip_prefix('/')?.to_owned()),
    }
}
