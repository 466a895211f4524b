//! A path of a URL to a file of the site, and never to another.

use std::path::{Path, PathBuf};

use crate::write::SitePath;

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const CSS: &str = "text/css; charset=utf-8";
pub(super) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";
const UNKNOWN: &str = "application/octet-stream";

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file, with its content type.
    File {
        /// The content type.
        kind: &'static str,
        /// The content.
        bytes: Vec<u8>,
    },
    /// A folder, asked for without its slash.
    Folder,
    /// Nothing.
    Nothing {
        /// The site's own page about that.
        page: Option<Vec<u8>>,
    },
}

/// Finds what a URL's path (still encoded, without the slash at its start) leads to below a folder.
pub(super) async fn find(folder: &Path, path: &str) -> Found {
    match inside(folder, path).await {
        Some(found) => found,
        None => Found::Nothing { page: not_found(folder, path).await },
    }
}

async fn inside(folder: &Path, path: &str) -> Option<Found> {
    let path = decoded(path)?;
    let asks_for_folder = path.is_empty() || path.ends_with('/');
    let plain = path.strip_suffix('/').unwrap_or(&path);
    let place = if path.is_empty() { folder.to_path_buf() } else { SitePath::new(plain).ok()?.below(folder) };
    let place = really_inside(folder, &place).await?;
    let is_folder = tokio::fs::metadata(&place).await.ok()?.is_dir();
    let file = match (is_folder, asks_for_folder) {
        (true, true) => really_inside(folder, &place.join("index.html")).await?,
        (true, false) => return Some(Found::Folder),
        (false, true) => return None,
        (false, false) => place,
    };
    let bytes = tokio::fs::read(&file).await.ok()?;
    Some(Found::File { kind: content_type(&file), bytes })
}

/// The file that a path comes to when its links are followed, if that is still in the folder.
async fn really_inside(folder: &Path, path: &Path) -> Option<PathBuf> {
    let folder = tokio::fs::canonicalize(folder).await.ok()?;
    let real = tokio::fs::canonicalize(path).await.ok()?;
    real.starts_with(folder).then_some(real)
}

/// The site's page for what is not there: that of the path's language or section, else that of the whole site.
async fn not_found(folder: &Path, path: &str) -> Option<Vec<u8>> {
    let section = path.split('/').next().unwrap_or_default();
    let of_section = decoded(section).and_then(|section| SitePath::new(&format!("{section}/404.html")).ok());
    let places = of_section.map(|page| page.below(folder)).into_iter().chain([folder.join("404.html")]);
    for place in places {
        if let Some(page) = really_inside(folder, &place).await
            && let Ok(page) = tokio::fs::read(page).await
        {
            return Some(page);
        }
    }
    None
}

/// A path with its `%41`s read (RFC 3986 §2.1); none if that is no text.
pub(super) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        // Two hexadecimal digits fit into a byte.
        bytes.push((digit(digits[0])? * 16 + digit(digits[1])?) as u8);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// The content type by the file's ending (IANA media types).
fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => CSS,
        "js" | "mjs" => JAVASCRIPT,
        "json" | "map" => JSON,
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn find_now(folder: &Path, path: &str) -> Found {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(find(folder, path))
    }

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(folder.path().join("site/ko/결제")).expect("made");
        for path in ["site/index.html", "site/ko/결제/index.html", "site/ko/404.html", "site/a b.PNG", "secret.txt"] {
            fs::write(folder.path().join(path), path).expect("written");
        }
        folder
    }

    fn file(kind: &'static str, content: &str) -> Found {
        Found::File { kind, bytes: content.into() }
    }

    #[test]
    fn paths_lead_to_files_and_folders() {
        let folder = site();
        let site = folder.path().join("site");
        assert_eq!(find_now(&site, ""), file(HTML, "site/index.html"));
        assert_eq!(find_now(&site, "a%20b.PNG"), file("image/png", "site/a b.PNG"));
        let page = file(HTML, "site/ko/결제/index.html");
        assert_eq!(find_now(&site, "ko/%EA%B2%B0%EC%A0%9C/"), page);
        assert_eq!(find_now(&site, "ko/\u{1100}\u{1167}\u{11af}제/"), page, "decomposed, as some systems type it");
        assert_eq!(find_now(&site, "ko/결제"), Found::Folder);
        assert_eq!(find_now(&site, "ko/x/"), Found::Nothing { page: Some("site/ko/404.html".into()) });
        assert_eq!(find_now(&site, "en/x/"), Found::Nothing { page: None });
        assert_eq!(find_now(&site, "index.html/"), Found::Nothing { page: None });
    }

    #[test]
    fn nothing_outside_is_found() {
        let folder = site();
        let site = folder.path().join("site");
        let absolute = folder.path().join("secret.txt").display().to_string();
        for path in [
            "../secret.txt",
            "%2e%2e/secret.txt",
            "ko/..%2f../secret.txt",
            "..%5csecret.txt",
            "%00",
            "%",
            "%zz",
            "%ff",
            "/",
            "//",
            &absolute,
            &format!("/{absolute}"),
        ] {
            assert!(matches!(find_now(&site, path), Found::Nothing { .. }), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_are_not_followed() {
        let folder = site();
        let site = folder.path().join("site");
        std::os::unix::fs::symlink("../secret.txt", site.join("link.txt")).expect("linked");
        std::os::unix::fs::symlink("..", site.join("up")).expect("linked");
        for path in ["link.txt", "up/secret.txt", "up/"] {
            assert_eq!(find_now(&site, path), Found::Nothing { page: None }, "{path}");
        }
    }
}
