//! Addresses in configuration: absolute ones of the web, or paths of the site.

use crate::text::encoded_once;

/// An absolute `http` or `https` URL without query and fragment, its path percent-encoded and ending with `/`: what pages
/// are put under.
/// None if the text is no such thing.
///
/// ```
/// use helpgen::parse::config::base_url;
/// assert_eq!(base_url("https://Example.com/help").as_deref(), Some("https://example.com/help/"));
/// assert_eq!(base_url("example.com"), None);
/// ```
pub fn base_url(text: &str) -> Option<String> {
    let (scheme, authority, path) = split(text)?;
    if path.contains(['?', '#']) {
        return None;
    }
    let slash = if path.ends_with('/') { "" } else { "/" };
    Some(format!("{scheme}://{authority}{}{slash}", encoded_once(path)))
}

/// Whether a text can be the target of a link or request: an absolute `http` or `https` URL, or a path of the site that
/// begins with one `/`.
pub fn is_target(text: &str) -> bool {
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    plain && (split(text).is_some() || (text.starts_with('/') && !text.starts_with("//")))
}

/// Scheme and host in lower case, and the rest.
fn split(text: &str) -> Option<(String, String, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let host_fits = match address {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
            let known = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
            host.chars().all(known) && host.split('.').all(label)
        }
    };
    let path_fits =
        !path.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    let fits = matches!(&*scheme, "http" | "https") && port_fits && host_fits && path_fits;
    fits.then(|| (scheme, authority.to_lowercase(), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_ends_with_a_slash() {
        assert_eq!(base_url("https://help.example.com").as_deref(), Some("https://help.example.com/"));
        assert_eq!(base_url("HTTP://localhost:8080/a/b").as_deref(), Some("http://localhost:8080/a/b/"));
        assert_eq!(base_url("https://[::1]:80/").as_deref(), Some("https://[::1]:80/"));
        assert_eq!(base_url("https://도움말.한국/").as_deref(), Some("https://도움말.한국/"));
        let encoded = Some("https://a.kr/%EB%8F%84%EC%9B%80/");
        assert_eq!(base_url("https://a.kr/도움/").as_deref(), encoded);
        assert_eq!(base_url("https://a.kr/%EB%8F%84%EC%9B%80").as_deref(), encoded);
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        for text in [
            "help.example.com",
            "//example.com/",
            "ftp://example.com/",
            "https://",
            "https:///a",
            "https://a b/",
            "https://user@example.com/",
            "https://example.com:port/",
            "https://example.com/?q",
            "https://example.com/#a",
            "https://-a.com/",
            "https://a..b/",
            "javascript://alert(1)",
            "https://example.com/\"x",
        ] {
            assert_eq!(base_url(text), None, "{text}");
        }
    }

    #[test]
    fn a_target_is_absolute_or_a_path_of_the_site() {
        assert!(is_target("https://chat.example.com/start?team=1#top") && is_target("/api/feedback"));
        for text in ["//evil.example", "javascript:alert(1)", "mailto:a@b.c", "chat.example.com", "/a b", "/a\"b"] {
            assert!(!is_target(text), "{text}");
        }
    }
}
