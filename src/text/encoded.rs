//! Percent-encodes paths for addresses.

/// A path with every byte percent-encoded that an address may not hold (RFC 3986 §2.1 and §3.3). The `#` of a fragment
/// stays.
pub fn encoded(path: &str) -> String {
    match path.split_once('#') {
        Some((path, fragment)) => format!("{}#{}", part(path, false), part(fragment, false)),
        None => part(path, false),
    }
}

/// Like [`encoded`], for a path that may be encoded already: a percent sign with two digits stays.
pub fn encoded_once(path: &str) -> String {
    part(path, true)
}

/// The value of a parameter in the query of an address: a reader decodes `+` as a blank and splits at `&` and `;`, so
/// those are encoded too.
pub fn encoded_value(value: &str) -> String {
    let mut out = part(value, false);
    for (sign, code) in [('+', "%2B"), ('&', "%26"), (';', "%3B"), ('=', "%3D")] {
        if out.contains(sign) {
            out = out.replace(sign, code);
        }
    }
    out
}

fn part(text: &str, once: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let digits = || text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        match byte {
            // Unreserved characters, and delimiters of an address that a path may hold.
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b'@' => out.push(char::from(byte)),
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => out.push(char::from(byte)),
            b'%' if once && digits() => out.push('%'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_address_holds_is_encoded() {
        assert_eq!(encoded("ko/환불 안내/"), "ko/%ED%99%98%EB%B6%88%20%EC%95%88%EB%82%B4/");
        assert_eq!(encoded("ko/removed/#live-chat"), "ko/removed/#live-chat");
        assert_eq!(encoded("a%20?.html"), "a%2520%3F.html");
        assert_eq!(encoded_value("ko/100%+R&D#1/"), "ko/100%25%2BR%26D%231/");
        assert_eq!(encoded_once("/a%20b/한/100%/"), "/a%20b/%ED%95%9C/100%25/");
    }
}
