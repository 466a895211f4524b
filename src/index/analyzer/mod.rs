//! Which words does a text have? Text → terms, the same in Rust and in the browser.
//!
//! `FORMAT.md` has the rule, `vectors.json` the examples that hold both sides to it, and
//! `assets/js/search/words.js` is the mirror.

mod english;
mod hangul;
mod stop;
#[cfg(test)]
mod tests;

pub use stop::{asked, stop_words};

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The writing systems that make tokens of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hangul,
    Cjk,
    Letter,
    Space,
    Sign,
}

/// The writing system of each ASCII character: most of any text that is not Korean, and every space of one that is.
const ASCII: [Script; 128] = {
    let mut table = [Script::Sign; 128];
    let mut at = 0;
    while at < table.len() {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() {
            table[at] = Script::Letter;
        } else if matches!(byte, b'\t'..=b'\r' | b' ') {
            table[at] = Script::Space;
        }
        at += 1;
    }
    table
};

/// The writing system of the character that begins at `at`, and its length in bytes.
fn script_at(text: &str, at: usize) -> (Script, usize) {
    match ASCII.get(usize::from(text.as_bytes()[at])) {
        Some(&script) => (script, 1),
        None => text[at..].chars().next().map_or((Script::Sign, 1), |c| (script(c), c.len_utf8())),
    }
}

fn script(c: char) -> Script {
    match c {
        '가'..='힣' | 'ㄱ'..='ㅣ' => Script::Hangul,
        '\u{3005}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}' => Script::Cjk,
        _ if c.is_alphabetic() || c.is_numeric() => Script::Letter,
        _ if c.is_whitespace() || c == '\u{feff}' => Script::Space,
        _ => Script::Sign,
    }
}

/// NFC, full and half width alike, lower case, Latin letters without marks.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let plain = |c: char| c.is_ascii() || matches!(c, '가'..='힣' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303e}');
    if text.chars().all(plain) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let wide = |c: char| ('\u{ff00}'..='\u{ffef}').contains(&c);
    let mut folded = if text.contains(wide) {
        let mut narrow = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(wide) {
            let end = rest[at..].find(|c| !wide(c)).map_or(rest.len(), |n| at + n);
            narrow.push_str(&rest[..at]);
            narrow.extend(rest[at..end].nfkc());
            rest = &rest[end..];
        }
        narrow.push_str(rest);
        narrow
    } else {
        text.to_owned()
    };
    if !is_nfc(&folded) {
        folded = folded.nfc().collect();
    }
    if folded.chars().any(char::is_uppercase) {
        folded = folded.to_lowercase();
    }
    if folded.contains(|c| ('\u{c0}'..='\u{24f}').contains(&c)) {
        let bare = |c: char| if ('\u{c0}'..='\u{24f}').contains(&c) { c.nfd().next().unwrap_or(c) } else { c };
        folded = folded.chars().map(bare).collect();
    }
    Cow::Owned(folded)
}

/// An unbroken stretch of one writing system.
pub struct Run<'a> {
    /// Its text, folded.
    pub text: &'a str,
    /// Where it begins in the folded text, in bytes.
    pub start: usize,
    script: Script,
    /// Whether something other than a space stands right before it.
    glued: bool,
}

impl Run<'_> {
    /// Whether the run says nothing: a particle right after a Latin word, a bracket or a quotation mark.
    pub fn is_loose_particle(&self) -> bool {
        self.glued && self.script == Script::Hangul && hangul::is_particle(self.text)
    }

    /// The run's only term, whatever stands around it; `None` if it has several (`for_each_term`).
    pub fn term(&self) -> Option<Cow<'_, str>> {
        match self.script {
            Script::Cjk => None,
            Script::Hangul if self.text.chars().all(|c| c >= '가') => Some(Cow::Owned(hangul::stem(self.text))),
            Script::Letter if self.text.bytes().all(|b| b.is_ascii_lowercase()) => Some(english::stem(self.text)),
            _ => Some(Cow::Borrowed(self.text)),
        }
    }

    /// Calls `each` with the run's terms in their order.
    pub fn for_each_term(&self, mut each: impl FnMut(&str)) {
        if let Some(term) = self.term() {
            each(&term);
            return;
        }
        let starts: Vec<usize> = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect();
        if starts.len() == 2 {
            each(self.text);
        }
        for pair in starts.windows(3) {
            each(&self.text[pair[0]..pair[2]]);
        }
    }
}

/// Calls `each` with the runs of `text` that carry terms, in their order.
pub fn for_each_run(text: &str, mut each: impl FnMut(&Run)) {
    let folded = fold(text);
    let mut before = Script::Space;
    let mut end = 0;
    while end < folded.len() {
        let start = end;
        let (kind, length) = script_at(&folded, start);
        end += length;
        if matches!(kind, Script::Space | Script::Sign) {
            before = kind;
            continue;
        }
        while end < folded.len() {
            let (next, length) = script_at(&folded, end);
            if next != kind {
                break;
            }
            end += length;
        }
        let run = Run { text: &folded[start..end], start, script: kind, glued: before != Script::Space };
        if !run.is_loose_particle() {
            each(&run);
        }
        before = kind;
    }
}

/// Calls `each` with the terms of `text` in their order.
pub fn for_each_term(text: &str, mut each: impl FnMut(&str)) {
    for_each_run(text, |run| run.for_each_term(&mut each));
}

/// The terms of `text` in their order.
pub fn terms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for_each_term(text, |term| found.push(term.to_owned()));
    found
}
