//! Paths as people write them in links: `..`, percent signs, schemes.

use crate::text::composed;

/// `path` relative to `folder`; `None` if it leads out of the content.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Decodes percent-encoding that is UTF-8 (RFC 3986 §2.1); the result is in NFC.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return composed(text).into_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    match String::from_utf8(out) {
        Ok(decoded) => composed(&decoded).into_owned(),
        Err(_) => composed(text).into_owned(),
    }
}

/// The scheme of an address (RFC 3986 §3.1), if it has one.
pub(super) fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let letters = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

/// Splits an address: the path before `?` and `#`, and the fragment without its sign.
pub(super) fn parts(url: &str) -> (&str, &str) {
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    (path.split('?').next().unwrap_or_default(), fragment)
}

/// The query of an address with its `?`, such as `?role=student`; empty without one.
pub fn query(url: &str) -> &str {
    let before = url.split_once('#').map_or(url, |(before, _)| before);
    before.find('?').map_or("", |at| &before[at..])
}

/// The query without what it says of a role, for a site for one role. Nothing is left of a query that says nothing else.
pub fn without_role(query: &str) -> String {
    let parts = query.strip_prefix('?').into_iter().flat_map(|query| query.split('&'));
    let kept: Vec<&str> = parts.filter(|part| part.split('=').next() != Some("role")).collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// The part of a full address below `base`, with its query and fragment; `None` for another site. The scheme does not
/// count: `http` leads to the same site.
pub(super) fn below_base<'u>(base: &str, url: &'u str) -> Option<&'u str> {
    let (base_host, base_path) = host(base)?;
    let (url_host, rest) = host(url)?;
    if !base_host.eq_ignore_ascii_case(url_host) {
        return None;
    }
    let base_path = decode(base_path.trim_matches('/'));
    let mut left = rest.trim_start_matches('/');
    for wanted in base_path.split('/').filter(|part| !part.is_empty()) {
        let end = left.find(['/', '?', '#']).unwrap_or(left.len());
        if decode(&left[..end]) != wanted {
            return None;
        }
        left = left[end..].strip_prefix('/').unwrap_or(&left[end..]);
    }
    Some(left)
}

/// The host and the rest of a web address; `None` for other addresses, and for one with a user name.
fn host(url: &str) -> Option<(&str, &str)> {
    let rest = match scheme(url) {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => {
            url[scheme.len() + 1..].strip_prefix("//")?
        }
        Some(_) => return None,
        None => url.strip_prefix("//")?,
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = &rest[..end];
    (!host.is_empty() && !host.contains('@')).then_some((host, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_undone_where_they_say_text() {
        assert_eq!(decode("%ED%99%98%EB%B6%88%20b"), "환불 b");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%+1%ff"), "%+1%ff");
        assert_eq!(decode("\u{1112}\u{116a}"), "화");
    }

    #[test]
    fn a_full_address_of_the_site_is_known_by_host_and_path() {
        let base = "https://h.example/help/";
        for (url, rest) in [
            ("https://h.example/help/ko/a/#b", Some("ko/a/#b")),
            ("http://H.example/help/", Some("")),
            ("//h.example/help?x=1", Some("?x=1")),
            ("https://h.example/other/", None),
            ("https://h.example/helpers/", None),
            ("https://h.example.com/help/", None),
            ("https://h.example:8080/help/", None),
            ("https://me@h.example/help/", None),
            ("mailto:h.example/help/", None),
            ("/help/", None),
        ] {
            assert_eq!(below_base(base, url), rest, "{url}");
        }
        assert_eq!(
            below_base("https://h.example/도움말/", "https://h.example/%EB%8F%84%EC%9B%80%EB%A7%90/ko/"),
            Some("ko/")
        );
    }
}
