//! Which words does a text have? Text → terms, the same in Rust and in the browser.
//!
//! `FORMAT.md` has the rule, `vectors.json` the examples that hold both sides to it, and
//! `assets/js/search/words.js` is the mirror.

mod english;
mod hangul;
mod names;
mod stop;
#[cfg(test)]
mod tests;

pub use hangul::{is_particle, noun_of_one};
pub use names::inside as is_inside;
pub use stop::{asked, stop_words};

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The writing systems that make tokens of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let mut byte = 0_u8;
    while byte < 128 {
        let at = byte as usize;
        if byte.is_ascii_alphanumeric() {
            table[at] = Script::Letter;
        } else if matches!(byte, b'\t'..=b'\r' | b' ') {
            table[at] = Script::Space;
        }
        byte += 1;
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
    let accented = |c: char| ('\u{c0}'..='\u{24f}').contains(&c);
    let mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    if folded.contains(|c| accented(c) || mark(c)) {
        // A letter has any number of marks; some of them have no letter of their own with it (x̂).
        let mut on_letter = false;
        let bare = |c: char| {
            let left = !(mark(c) && on_letter);
            on_letter = c.is_ascii_lowercase() || accented(c) || !left;
            left.then(|| if accented(c) { c.nfd().next().unwrap_or(c) } else { c })
        };
        folded = folded.chars().filter_map(bare).collect();
    }
    Cow::Owned(folded)
}

/// An unbroken stretch of one writing system, or a name with signs inside or behind it.
pub struct Run<'a> {
    /// Its text, folded.
    pub text: &'a str,
    /// Where it begins in the folded text, in bytes.
    pub start: usize,
    /// How many of the runs behind it are its parts: Wi-Fi is one word, and `wi` and `fi`.
    pub parts: usize,
    script: Script,
    /// Whether something other than a space stands right before it.
    glued: bool,
    /// Whether a digit comes right before it.
    counted: bool,
}

impl Run<'_> {
    /// Whether the run says nothing: a particle right after a Latin word, a bracket or a quotation mark.
    pub fn is_loose_particle(&self) -> bool {
        let counts = self.counted && matches!(self.text, "일" | "인");
        self.glued && !counts && self.script == Script::Hangul && hangul::is_particle(self.text)
    }

    /// The run's only term, whatever stands around it; `None` if it has several (`for_each_term`).
    pub fn term(&self) -> Option<Cow<'_, str>> {
        match self.script {
            Script::Cjk => None,
            Script::Hangul if self.text.chars().all(|c| c >= '가') => Some(Cow::Owned(hangul::stem(self.text))),
            Script::Letter if self.text.bytes().all(|b| b.is_ascii_lowercase()) => Some(english::stem(self.text)),
            Script::Letter if self.text.contains(names::inside) => {
                let whole: String = self.text.chars().filter(|c| !names::inside(*c)).collect();
                let is_word = whole.bytes().all(|b| b.is_ascii_lowercase());
                Some(Cow::Owned(if is_word { english::stem(&whole).into_owned() } else { whole }))
            }
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
        let (script, length) = script_at(&folded, start);
        end += length;
        if matches!(script, Script::Space | Script::Sign) {
            before = script;
            continue;
        }
        end = if script == Script::Letter { names::end(&folded, start) } else { stretch(&folded, end, script) };
        let counted = start > 0 && folded.as_bytes()[start - 1].is_ascii_digit();
        let glued = before != Script::Space;
        let run = Run { text: &folded[start..end], start, parts: 0, script, glued, counted };
        if script == Script::Letter && run.text.bytes().any(|b| !b.is_ascii_lowercase()) {
            name(run, &mut each);
        } else if !run.is_loose_particle() {
            each(&run);
        }
        before = script;
    }
}

/// Where a stretch of one writing system ends that reaches to `end` at least.
fn stretch(text: &str, mut end: usize, kind: Script) -> usize {
    while end < text.len() {
        let (next, length) = script_at(text, end);
        if next != kind {
            break;
        }
        end += length;
    }
    end
}

/// Calls `each` with a name and behind it its parts.
fn name<'a>(run: Run<'a>, each: &mut impl FnMut(&Run)) {
    let (parts, is_one) = names::parts(run.text);
    let part = |&(from, to): &(usize, usize)| Run {
        text: &run.text[from..to],
        start: run.start + from,
        parts: 0,
        script: Script::Letter,
        glued: run.glued,
        counted: run.counted,
    };
    let inner: Vec<Run<'a>> = parts.iter().map(part).collect();
    if is_one {
        each(&Run { parts: inner.len(), ..run });
    }
    inner.iter().for_each(each);
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The key for look-ups.
    pub term: String,
    /// As it was typed.
    pub typed: String,
    /// The terms of its parts, if it is a name of several.
    pub parts: Vec<String>,
}

/// The words of a folded text with what was typed for each, as `typed` has it if folding kept its length.
pub fn words(text: &str, typed: &str) -> Vec<Word> {
    let same = text.chars().count() == typed.chars().count();
    let mut found: Vec<Word> = Vec::new();
    let mut within = 0;
    for_each_run(text, |run| {
        if within > 0 {
            within -= 1;
            let last = found.last_mut().expect("parts stand behind a word");
            run.for_each_term(|term| last.parts.push(term.to_owned()));
            return;
        }
        within = run.parts;
        let from = text[..run.start].chars().count();
        let as_typed: String =
            if same { typed.chars().skip(from).take(run.text.chars().count()).collect() } else { run.text.to_owned() };
        match run.term() {
            Some(term) => found.push(Word { term: term.into_owned(), typed: as_typed, parts: Vec::new() }),
            None => run.for_each_term(|term| {
                found.push(Word { term: term.to_owned(), typed: term.to_owned(), parts: Vec::new() });
            }),
        }
    });
    found
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
