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

/// Whether a text can be where a link in the site's head or foot leads: a [`is_target`], a mail address or a telephone
/// number.
pub fn is_link(text: &str) -> bool {
    let scheme = |name: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let plain = |rest: &str| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c));
    if scheme("mailto:") {
        return plain(&text["mailto:".len()..]) && text.contains('@');
    }
    if scheme("tel:") {
        let number = &text["tel:".len()..];
        return number.contains(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')'));
    }
    is_target(text)
}

/// Whether a text is the name of a host, maybe with `*.` before it: what a policy may name.
pub fn is_host(text: &str) -> bool {
    let host = text.strip_prefix("*.").unwrap_or(text);
    host.contains('.')
        && !host.contains('/')
        && split(&format!("https://{host}")).is_some_and(|(_, _, path)| path.is_empty())
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
    fn a_link_may_also_be_a_mail_address_or_a_number() {
        for text in
            ["https://a.kr/terms", "/ko/", "mailto:a@b.kr", "MAILTO:a@b.kr", "tel:+82-1600-0426", "HTTPS://a.kr"]
        {
            assert!(is_link(text), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:",
            "mailto:a b@c",
            "tel:",
            "tel:abc",
            "//evil.example",
            "terms",
            "",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }

    #[test]
    fn a_host_is_a_name_alone() {
        assert!(is_host("stats.example.com") && is_host("*.example.com") && is_host("a.kr:8443"));
        for text in ["https://a.kr", "a.kr/x", "a.kr; script-src *", "*", "'unsafe-inline'", "localhost", "*.*", ""] {
            assert!(!is_host(text), "{text}");
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
