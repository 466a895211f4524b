//! Bare addresses: GFM's extended autolinks (GFM 0.29 §6.9): `www.`, `http://`, `https://`, `ftp://` and e-mail.

use std::ops::Range;

/// A bare address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Where it leads.
    pub(super) url: String,
    /// It is an e-mail address.
    pub(super) email: bool,
}

/// All bare addresses of `text[range]`, in order.
pub(super) fn find(text: &str, range: Range<usize>) -> Vec<Address> {
    let part = &text[range.clone()];
    let mut found = Vec::new();
    if !part.contains("www.") && !part.contains("://") && !part.contains('@') {
        return found;
    }
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let address = web(text, range.clone(), at).or_else(|| email(text, range.clone(), at));
        match address {
            Some(address) => {
                at = address.range.end;
                found.push(address);
            }
            None => {
                // The next place where one may begin: after something that is no part of a word.
                let mut characters = rest.char_indices();
                characters.next();
                at = characters
                    .find(|&(offset, _)| text[..at + offset].ends_with(may_precede))
                    .map_or(range.end, |(offset, _)| at + offset);
            }
        }
    }
    found
}

fn may_precede(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '*' | '_' | '~' | '(' | '"' | '\'' | ':' | ',' | '\u{ac00}'..='\u{d7a3}')
}

/// `www.…` or `scheme://…` at `start`.
fn web(text: &str, range: Range<usize>, start: usize) -> Option<Address> {
    let rest = &text[start..range.end];
    let lower = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
    let (scheme, prefix) = if lower.starts_with("www.") {
        (0, "http://")
    } else {
        (["http://", "https://", "ftp://"].iter().find(|scheme| lower.starts_with(**scheme))?.len(), "")
    };
    let length = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
    // Korean writes particles right behind an address; no address that people write bare has Hangul in its host.
    let host_end = rest[scheme..length].find(['/', '?', '#']).map_or(length, |at| scheme + at);
    let host = &rest[scheme..host_end];
    let ascii = host.find(|c: char| !c.is_ascii()).unwrap_or(host.len());
    let mut end = if ascii < host.len() { scheme + ascii } else { length };
    end = trim_end(&rest[..end]);
    let host = rest[scheme..end].split(['/', '?', '#', ':']).next()?;
    is_domain(host).then(|| Address {
        range: start..start + end,
        url: format!("{prefix}{}", &rest[..end]),
        email: false,
    })
}

/// Without the punctuation that ends the sentence rather than the address.
fn trim_end(mut address: &str) -> usize {
    loop {
        let before = address.len();
        if address.ends_with(')') && address.matches(')').count() > address.matches('(').count() {
            address = &address[..address.len() - 1];
        }
        address = address.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '"', '\'']);
        if address.ends_with(';')
            && let Some(entity) = address.rfind('&')
            && address[entity + 1..address.len() - 1].bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            address = &address[..entity];
        }
        // The particle of a Korean sentence: 를, 에서.
        if address.len() == before {
            return before;
        }
    }
}

fn is_domain(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    parts.len() >= 2
        && parts.iter().all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        })
        && parts.iter().rev().take(2).all(|part| !part.contains('_'))
}

/// `name@host.tld` at `start`.
fn email(text: &str, range: Range<usize>, start: usize) -> Option<Address> {
    let rest = &text[start..range.end];
    let local = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(byte)).count();
    if local == 0 || rest.as_bytes().get(local) != Some(&b'@') {
        return None;
    }
    let host = &rest[local + 1..];
    let length = host.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(byte)).count();
    let host = host[..length].trim_end_matches('.');
    let valid = host.contains('.') && !host.ends_with(['-', '_']) && host.split('.').all(|part| !part.is_empty());
    let end = local + 1 + host.len();
    valid.then(|| Address { range: start..start + end, url: format!("mailto:{}", &rest[..end]), email: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<(&str, String)> {
        find(text, 0..text.len()).into_iter().map(|address| (&text[address.range], address.url)).collect()
    }

    #[test]
    fn addresses_end_before_the_sentences_punctuation() {
        assert_eq!(
            urls("Visit www.commonmark.org/help."),
            [("www.commonmark.org/help", "http://www.commonmark.org/help".to_owned())]
        );
        assert_eq!(urls("(https://a.bc/d(e))."), [("https://a.bc/d(e)", "https://a.bc/d(e)".to_owned())]);
        assert_eq!(urls("foo@bar.baz."), [("foo@bar.baz", "mailto:foo@bar.baz".to_owned())]);
    }

    #[test]
    fn a_particle_is_no_part_of_the_host() {
        assert_eq!(
            urls("https://help.example.com에서 봐요"),
            [("https://help.example.com", "https://help.example.com".to_owned())]
        );
        assert_eq!(urls("문의는help@example.com으로"), [("help@example.com", "mailto:help@example.com".to_owned())]);
    }

    #[test]
    fn words_are_no_addresses() {
        for text in ["awww.example.com", "http://", "https://localhost", "a@b", "www.", "http://a..b"] {
            assert_eq!(urls(text), [], "{text}");
        }
    }
}
