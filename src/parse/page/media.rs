//! What an address shows, by the ending of its file: a still picture, a film or a sound (HTML, “media elements”;
//! RFC 4337, RFC 6381, RFC 7845, WebM container guidelines).

use super::ast::MediaKind;

/// A kind of file that holds a film or a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// The ending of its name.
    pub ending: &'static str,
    /// What it holds.
    pub kind: MediaKind,
    /// Its media type; empty: there are browsers that do not play it.
    pub mime: &'static str,
}

const fn plays(ending: &'static str, kind: MediaKind, mime: &'static str) -> MediaType {
    MediaType { ending, kind, mime }
}

/// Endings that are known.
const TYPES: [MediaType; 32] = [
    plays("mp4", MediaKind::Video, "video/mp4"),
    plays("m4v", MediaKind::Video, "video/mp4"),
    plays("webm", MediaKind::Video, "video/webm"),
    plays("ogv", MediaKind::Video, "video/ogg"),
    plays("mp3", MediaKind::Audio, "audio/mpeg"),
    plays("m4a", MediaKind::Audio, "audio/mp4"),
    plays("aac", MediaKind::Audio, "audio/aac"),
    plays("ogg", MediaKind::Audio, "audio/ogg"),
    plays("oga", MediaKind::Audio, "audio/ogg"),
    plays("opus", MediaKind::Audio, "audio/ogg"),
    plays("wav", MediaKind::Audio, "audio/wav"),
    plays("flac", MediaKind::Audio, "audio/flac"),
    plays("weba", MediaKind::Audio, "audio/webm"),
    plays("mov", MediaKind::Video, ""),
    plays("avi", MediaKind::Video, ""),
    plays("wmv", MediaKind::Video, ""),
    plays("mkv", MediaKind::Video, ""),
    plays("flv", MediaKind::Video, ""),
    plays("f4v", MediaKind::Video, ""),
    plays("mpg", MediaKind::Video, ""),
    plays("mpeg", MediaKind::Video, ""),
    plays("3gp", MediaKind::Video, ""),
    plays("3g2", MediaKind::Video, ""),
    plays("m2ts", MediaKind::Video, ""),
    plays("vob", MediaKind::Video, ""),
    plays("asf", MediaKind::Video, ""),
    plays("m3u8", MediaKind::Video, ""),
    plays("mpd", MediaKind::Video, ""),
    plays("wma", MediaKind::Audio, ""),
    plays("aiff", MediaKind::Audio, ""),
    plays("aif", MediaKind::Audio, ""),
    plays("amr", MediaKind::Audio, ""),
];

/// The kind of a file by its address or name; the text behind `?` or `#` does not count. None: it is no film or sound.
pub fn media_type(url: &str) -> Option<&'static MediaType> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.')?;
    let known = || TYPES.iter().find(|known| known.ending.eq_ignore_ascii_case(ending));
    if stem.is_empty() { None } else { known() }
}

/// Endings of still pictures that browsers show.
const STILL: [&str; 8] = ["png", "jpg", "jpeg", "jfif", "gif", "webp", "avif", "svg"];

/// Whether an address or a name is a still picture's; the text behind `?` or `#` does not count.
pub fn is_still_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let named =
        |(stem, ending): (&str, &str)| !stem.is_empty() && STILL.iter().any(|known| known.eq_ignore_ascii_case(ending));
    name.rsplit_once('.').is_some_and(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_and_sounds_are_known_by_their_ending() {
        let kind = |url: &str| media_type(url).map(|known| (known.kind, !known.mime.is_empty()));
        assert_eq!(kind("../a/수강 신청.MP4"), Some((MediaKind::Video, true)));
        assert_eq!(kind("a.webm#t=10"), Some((MediaKind::Video, true)));
        assert_eq!(kind("말.mp3?x=1"), Some((MediaKind::Audio, true)));
        assert_eq!(kind("old.avi"), Some((MediaKind::Video, false)));
        assert_eq!(kind("a.mp4.png"), None);
        assert_eq!(kind(".mp4"), None);
        assert_eq!(kind("mp4"), None);
    }

    #[test]
    fn still_pictures_are_known_by_their_ending() {
        for url in ["../a/화면.PNG", "a.jfif", "a.svg#part", "https://x.example/a.webp?v=2"] {
            assert!(is_still_picture(url), "{url}");
        }
        for url in ["a.mp4", ".png", "png", "a.png/b", ""] {
            assert!(!is_still_picture(url), "{url}");
        }
    }
}
