//! Bare addresses: GFM's extended autolinks (GFM 0.29 §6.9): `www.`, `http://`, `https://`, `ftp://`, e-mail,
//! `mailto:` and `xmpp:`.
//!
//! Each kind is searched for by what only it has (`://`, `www.`, `@`), and read from there to both sides, so that a
//! text costs its length whatever stands in it.

use std::ops::Range;

use memchr::memchr_iter;

use crate::korean::jamo::{is_syllable, leading_syllables};
use crate::korean::{Reading, parse_tail};

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

/// How an address begins; of two at one place the first in this order counts.
const SIGNS: [&str; 4] = ["://", "www.", "WWW.", "@"];

/// Whether a text may hold an address at all: every address has a dot with a letter after it.
pub(super) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b'.', bytes).any(|dot| bytes.get(dot + 1).is_some_and(u8::is_ascii_alphanumeric))
}

/// All bare addresses of `text[range]`, in order.
pub(super) fn find(text: &str, range: Range<usize>) -> Vec<Address> {
    let part = &text[range.clone()];
    let mut found: Vec<Address> = Vec::new();
    // Where each sign stands next.
    let mut next = SIGNS.map(|sign| part.find(sign).map(|at| range.start + at));
    let mut free = range.start;
    while let Some((at, sign)) = next.iter().enumerate().filter_map(|(sign, at)| Some(((*at)?, sign))).min() {
        let free_range = free..range.end;
        let address = match SIGNS[sign] {
            "://" => scheme(text, free_range, at),
            "@" => email(text, free_range, at),
            _ => web(text, free_range, at, at, "http://"),
        };
        let passed = match address {
            Some(address) => {
                free = address.range.end;
                found.push(address);
                free.max(at + 1)
            }
            None => at + 1,
        };
        for (place, sign) in next.iter_mut().zip(SIGNS) {
            if place.is_some_and(|place| place < passed) {
                *place = text[passed..range.end].find(sign).map(|at| passed + at);
            }
        }
    }
    found
}

/// Whether an address may begin at `start`: not inside a word, and not at a character that was escaped.
fn may_begin(text: &str, range: &Range<usize>, start: usize) -> bool {
    match text[..start].chars().next_back() {
        None => true,
        Some('\\') => false,
        Some(_) if start == range.start => true,
        Some(before) => {
            before.is_whitespace()
                || is_wide_mark(before)
                || matches!(before, '*' | '_' | '~' | '(' | '"' | '\'' | ':' | ',' | '\u{ac00}'..='\u{d7a3}')
        }
    }
}

/// `http://…` whose `://` stands at `colon`.
fn scheme(text: &str, range: Range<usize>, colon: usize) -> Option<Address> {
    let before = &text[range.start..colon];
    let name = ["https", "http", "ftp"].into_iter().find(|name| {
        before.len() >= name.len()
            && before.is_char_boundary(before.len() - name.len())
            && before[before.len() - name.len()..].eq_ignore_ascii_case(name)
    })?;
    web(text, range, colon - name.len(), colon + 3, "")
}

/// The address from `start`, whose host begins at `host_start`.
fn web(text: &str, range: Range<usize>, start: usize, host_start: usize, prefix: &str) -> Option<Address> {
    if !may_begin(text, &range, start) {
        return None;
    }
    let host = &text[host_start..range.end];
    let host = &host[..host.bytes().take_while(|byte| is_host(*byte)).count()];
    let host_end = host_start + host.len();
    if !is_domain(host.trim_end_matches(['.', '-', '_'])) {
        return None;
    }
    let rest = &text[host_end..range.end];
    // Korean writes particles right behind an address: what follows a bare host is part of it in ASCII only.
    let port = rest.strip_prefix(':').map_or(0, |port| 1 + port.bytes().take_while(u8::is_ascii_digit).count());
    let path = rest[port..].starts_with(['/', '?', '#']);
    let ends = |c: char| c.is_whitespace() || c == '<' || is_wide_mark(c) || !path && !c.is_ascii();
    let length = rest.find(ends).unwrap_or(rest.len());
    let whole = &text[start..host_end + length];
    let whole = &whole[..without_particle(whole, host_end - start)];
    let end = start + trim_end(whole);
    Some(Address { range: start..end, url: format!("{prefix}{}", &text[start..end]), email: false })
}

/// Brackets, quotation marks and stops as Korean, Chinese and Japanese set them: they stand around an address.
fn is_wide_mark(c: char) -> bool {
    matches!(c,
        '、' | '。' | '〈'..='】' | '〔'..='〛' | '〝'..='〟' | '（' | '）' | '，' | '．' | '：' | '；' | '！' | '？'
        | '［' | '］' | '｛' | '｝' | '｟'..='｣' | '“' | '”' | '‘' | '’')
}

/// The length of an address before a particle that is written right behind a part of it in ASCII: `…/guide를`, `…?a=1을`.
/// A run of Hangul is one only if it parses whole as particles or as the copula and nothing of the address comes after
/// it; Hangul from its `/`, `=` or `-` on belongs to the address.
fn without_particle(address: &str, host: usize) -> usize {
    let mut at = host;
    while let Some(start) = address[at..].find(is_syllable).map(|found| at + found) {
        let end = start + leading_syllables(&address[start..]).len();
        let behind_word = address[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
        let tail = &address[start..end];
        let mut next = address[end..].chars();
        let over = match next.next() {
            None => true,
            // Punctuation of the sentence, unless the address goes on behind it.
            Some('.' | ',' | ':' | ';' | '!' | '?' | '*' | '~' | '\'' | '"') => {
                next.next().is_none_or(|c| !c.is_alphanumeric() && c != '/')
            }
            Some(c) => matches!(c, '(' | ')' | '[' | ']' | '|') || !c.is_ascii() && !c.is_alphanumeric(),
        };
        let is_particle = || {
            let read = parse_tail("a", tail);
            read.is_some_and(|tail| matches!(tail.reading, Reading::Particles | Reading::Copula))
        };
        if behind_word && over && is_particle() {
            return start;
        }
        at = end;
    }
    address.len()
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// The length without the punctuation that ends the sentence rather than the address.
fn trim_end(address: &str) -> usize {
    let mut rest = address;
    let mut unopened = address.matches(')').count() as i64 - address.matches('(').count() as i64;
    loop {
        let before = rest.len();
        if unopened > 0 && rest.ends_with(')') {
            rest = &rest[..before - 1];
            unopened -= 1;
        }
        rest = rest.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '"', '\'']);
        if rest.ends_with(';')
            && let Some(entity) = rest.rfind('&')
            && rest[entity + 1..rest.len() - 1].bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            rest = &rest[..entity];
        }
        if rest.len() == before {
            return before;
        }
    }
}

fn is_domain(host: &str) -> bool {
    let mut labels = 0;
    for (index, label) in host.rsplit('.').enumerate() {
        if label.is_empty() || (index < 2 && label.contains('_')) {
            return false;
        }
        labels += 1;
    }
    labels >= 2
}

/// `name@host.tld` around the `@` at `at`, with `mailto:` or `xmpp:` if it stands before it.
fn email(text: &str, range: Range<usize>, at: usize) -> Option<Address> {
    let local = text.as_bytes()[range.start..at]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(byte))
        .count();
    let mut start = at - local;
    if local == 0 || text[..start].ends_with('\\') {
        return None;
    }
    let host = &text[at + 1..range.end];
    let host = &host[..host.bytes().take_while(|byte| is_host(*byte)).count()];
    if host.ends_with(['-', '_']) {
        return None;
    }
    let host = host.trim_end_matches('.');
    if !host.contains('.') || host.split('.').any(str::is_empty) {
        return None;
    }
    let mut end = at + 1 + host.len();
    let before = &text[range.start..start];
    let protocol = ["mailto:", "xmpp:"].into_iter().find(|protocol| before.ends_with(protocol));
    if let Some(protocol) = protocol {
        start -= protocol.len();
        if protocol == "xmpp:" && text[end..range.end].starts_with('/') {
            let resource = text[end + 1..range.end].bytes();
            let length =
                resource.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'@')).count();
            if length > 0 {
                end += 1 + text[end + 1..end + 1 + length].trim_end_matches('.').len();
            }
        }
    }
    let written = &text[start..end];
    let url = if protocol.is_some() { written.to_owned() } else { format!("mailto:{written}") };
    Some(Address { range: start..end, url, email: protocol != Some("xmpp:") })
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
    fn a_particle_behind_a_part_in_ascii_is_no_part_of_the_address() {
        for (text, address) in [
            ("https://a.bc/guide를 보세요", "https://a.bc/guide"),
            ("https://a.bc/x?a=1을 열어요", "https://a.bc/x?a=1"),
            ("https://a.bc/x#top으로", "https://a.bc/x#top"),
            ("(https://a.bc/x에서는)", "https://a.bc/x"),
            ("https://a.bc/x(y)까지.", "https://a.bc/x(y)"),
            ("https://a.bc/x예요. 그리고", "https://a.bc/x"),
            ("https://a.bc/docs를(자세히)", "https://a.bc/docs"),
            ("https://a.bc:8080/x부터, y", "https://a.bc:8080/x"),
            ("https://a.bc/docs（설명）를", "https://a.bc/docs"),
            ("「https://a.bc/x」", "https://a.bc/x"),
            ("“https://a.bc/x”라고", "https://a.bc/x"),
            ("www.a.bc/x와 y", "www.a.bc/x"),
        ] {
            assert_eq!(urls(text).first().map(|(written, _)| *written), Some(address), "{text}");
        }
    }

    #[test]
    fn hangul_from_its_slash_on_belongs_to_the_address() {
        for text in [
            "https://a.bc/안내/환불",
            "https://a.bc/위키/대한민국을",
            "https://a.bc/x?q=환불을",
            "https://a.bc/3-환불은",
            "https://a.bc/v2안내",
            "https://a.bc/x를/b",
            "https://a.bc/x의.html",
        ] {
            assert_eq!(urls(text).first().map(|(written, _)| *written), Some(text), "{text}");
        }
    }

    #[test]
    fn words_are_no_addresses() {
        for text in
            ["awww.example.com", "http://", "https://localhost", "a@b", "www.", "http://a..b", "@a.b", "\\a@b.c"]
        {
            assert_eq!(urls(text), [], "{text}");
        }
    }

    #[test]
    fn an_address_in_an_address_is_one() {
        assert_eq!(
            urls("https://www.a.bc/x@y.zz, www.b.cd"),
            [
                ("https://www.a.bc/x@y.zz", "https://www.a.bc/x@y.zz".to_owned()),
                ("www.b.cd", "http://www.b.cd".to_owned())
            ]
        );
        assert_eq!(urls("mailto:a@b.cd로"), [("mailto:a@b.cd", "mailto:a@b.cd".to_owned())]);
    }
}
