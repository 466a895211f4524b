//! Maps the path of a URL to a file of the site, and never to a file outside.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};

use tokio::io::{AsyncReadExt, AsyncSeekExt};

use crate::write::SitePath;

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const CSS: &str = "text/css; charset=utf-8";
pub(super) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";
const UNKNOWN: &str = "application/octet-stream";
/// Most bytes sent for a range; players request the next range.
const MOST_AT_ONCE: u64 = 8 * 1024 * 1024;

/// The result of looking up a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file, with its content type.
    File {
        /// The content type.
        kind: &'static str,
        /// The content.
        bytes: Vec<u8>,
    },
    /// A part of a file.
    Part {
        /// The content type.
        kind: &'static str,
        /// The part.
        bytes: Vec<u8>,
        /// Where it starts in the file.
        start: u64,
        /// How long the whole file is.
        length: u64,
    },
    /// The requested range starts behind the end of the file.
    Beyond {
        /// How long the file is.
        length: u64,
    },
    /// A folder, requested without its trailing slash.
    Folder,
    /// Nothing.
    Nothing {
        /// The site's 404 page.
        page: Option<Vec<u8>>,
    },
}

/// Finds the file below a folder for the path of a URL, still encoded and without its first slash. `range` is the
/// `Range` header.
pub(super) async fn find(folder: &Path, path: &str, range: Option<&str>) -> Found {
    match inside(folder, path, range).await {
        Some(found) => found,
        None => Found::Nothing { page: not_found(folder, path).await },
    }
}

async fn inside(folder: &Path, path: &str, range: Option<&str>) -> Option<Found> {
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
    let kind = content_type(&file);
    if let Some(range) = range.filter(|_| kind != HTML)
        && let Some(part) = part(&file, kind, range).await
    {
        return Some(part);
    }
    let bytes = tokio::fs::read(&file).await.ok()?;
    Some(Found::File { kind, bytes })
}

/// The requested range of a file; `None` if the answer is the whole file. Video players request ranges, and some play
/// nothing without them (RFC 9110 §14).
async fn part(file: &Path, kind: &'static str, range: &str) -> Option<Found> {
    let mut opened = tokio::fs::File::open(file).await.ok()?;
    let length = opened.metadata().await.ok()?.len();
    let (start, end) = match asked(range, length)? {
        Ok(range) => range,
        Err(()) => return Some(Found::Beyond { length }),
    };
    opened.seek(SeekFrom::Start(start)).await.ok()?;
    let mut bytes = Vec::new();
    opened.take(end - start).read_to_end(&mut bytes).await.ok()?;
    Some(Found::Part { kind, bytes, start, length })
}

/// Start and end of the requested range in a file of this length; an error if it lies behind the end. `None` for
/// several ranges or for other units than bytes, which a server may ignore (RFC 9110 §14.2).
fn asked(range: &str, length: u64) -> Option<Result<(u64, u64), ()>> {
    let (first, last) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    let (first, last) = (first.trim(), last.trim());
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().unwrap_or(u64::MAX));
    let (start, end) = match (first.is_empty(), last.is_empty()) {
        (true, true) => return None,
        // A suffix range: the last bytes of the file.
        (true, false) => (length.saturating_sub(number(last)?), length),
        (false, true) => (number(first)?, length),
        (false, false) => {
            let (start, last) = (number(first)?, number(last)?);
            if last < start {
                return None;
            }
            (start, last.saturating_add(1).min(length))
        }
    };
    Some(if start < end { Ok((start, end.min(start.saturating_add(MOST_AT_ONCE)))) } else { Err(()) })
}

/// The real path of a file, if it is still inside the folder after its links are followed.
async fn really_inside(folder: &Path, path: &Path) -> Option<PathBuf> {
    let folder = tokio::fs::canonicalize(folder).await.ok()?;
    let real = tokio::fs::canonicalize(path).await.ok()?;
    real.starts_with(folder).then_some(real)
}

/// The site's 404 page: that of the path's language or section, else that of the whole site.
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

/// A percent-decoded path (RFC 3986 §2.1); `None` if it is not text.
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
        bytes.push(u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// The content type by extension (IANA media types).
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
        "m4v" => "video/x-m4v",
        "mov" => "video/quicktime",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
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
        runtime.block_on(find(folder, path, None))
    }

    #[test]
    fn parts_of_files_are_found() {
        for (range, expected) in [
            ("bytes=0-0", Some(Ok((0, 1)))),
            ("bytes=2-", Some(Ok((2, 10)))),
            ("bytes=8-99", Some(Ok((8, 10)))),
            ("bytes=-3", Some(Ok((7, 10)))),
            ("bytes=-99", Some(Ok((0, 10)))),
            ("bytes=10-", Some(Err(()))),
            ("bytes=99999999999999999999-", Some(Err(()))),
            ("bytes=-0", Some(Err(()))),
            ("bytes=5-2", None),
            ("bytes=0-1,4-5", None),
            ("bytes=a-b", None),
            ("bytes=-", None),
            ("lines=1-2", None),
        ] {
            assert_eq!(asked(range, 10), expected, "{range}");
        }
        let folder = site();
        let site = folder.path().join("site");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let found = runtime.block_on(find(&site, "a%20b.PNG", Some("bytes=5-7")));
        let length = "site/a b.PNG".len() as u64;
        assert_eq!(found, Found::Part { kind: "image/png", bytes: b"a b".to_vec(), start: 5, length });
        let beyond = runtime.block_on(find(&site, "a%20b.PNG", Some("bytes=99-")));
        assert_eq!(beyond, Found::Beyond { length });
        let page = runtime.block_on(find(&site, "", Some("bytes=0-1")));
        assert!(matches!(page, Found::File { kind: HTML, .. }), "pages get a script and are sent whole");
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
