//! English stems by the rules of Porter's second algorithm (Snowball "English").
//!
//! `assets/js/search/words.js` is the mirror; the shared vectors hold both to the same stems.

use std::borrow::Cow;

/// Words that the rules would throw together with others.
const EXCEPTIONS: [&str; 3] = ["news", "early", "only"];
/// Words that stay as they are once their plural is off.
const STOP: [&str; 3] = ["proceed", "exceed", "succeed"];
/// Beginnings whose first region is fixed.
const HEADS: [&str; 4] = ["gener", "commun", "univers", "organ"];

/// What must stand before an ending.
#[derive(Clone, Copy)]
enum Guard {
    Any,
    OneOf(&'static str),
    SecondRegion,
}
use Guard::{Any, OneOf, SecondRegion};

type Rule = (&'static str, &'static str, Guard);

const STEP2: [Rule; 24] = [
    ("ization", "ize", Any),
    ("ational", "ate", Any),
    ("fulness", "ful", Any),
    ("ousness", "ous", Any),
    ("iveness", "ive", Any),
    ("tional", "tion", Any),
    ("biliti", "ble", Any),
    ("lessli", "less", Any),
    ("entli", "ent", Any),
    ("ation", "ate", Any),
    ("alism", "al", Any),
    ("aliti", "al", Any),
    ("ousli", "ous", Any),
    ("iviti", "ive", Any),
    ("fulli", "ful", Any),
    ("enci", "ence", Any),
    ("anci", "ance", Any),
    ("abli", "able", Any),
    ("izer", "ize", Any),
    ("ator", "ate", Any),
    ("alli", "al", Any),
    ("bli", "ble", Any),
    ("ogi", "og", OneOf("l")),
    ("li", "", OneOf("cdeghkmnrt")),
];
const STEP3: [Rule; 9] = [
    ("ational", "ate", Any),
    ("tional", "tion", Any),
    ("alize", "al", Any),
    ("icate", "ic", Any),
    ("iciti", "ic", Any),
    ("ative", "", SecondRegion),
    ("ical", "ic", Any),
    ("ness", "", Any),
    ("ful", "", Any),
];
const STEP4: [Rule; 18] = [
    ("ement", "", Any),
    ("ance", "", Any),
    ("ence", "", Any),
    ("able", "", Any),
    ("ible", "", Any),
    ("ment", "", Any),
    ("ant", "", Any),
    ("ent", "", Any),
    ("ism", "", Any),
    ("ate", "", Any),
    ("iti", "", Any),
    ("ous", "", Any),
    ("ive", "", Any),
    ("ize", "", Any),
    ("ion", "", OneOf("st")),
    ("al", "", Any),
    ("er", "", Any),
    ("ic", "", Any),
];

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Where the part after the first consonant that follows a vowel begins.
fn region(word: &[u8], from: usize) -> usize {
    (from + 1..word.len()).find(|&i| vowel(word[i - 1]) && !vowel(word[i])).map_or(word.len(), |i| i + 1)
}

/// Whether the word ends in a short syllable.
fn short(word: &[u8]) -> bool {
    match word {
        [a, b] => vowel(*a) && !vowel(*b),
        [.., a, b, c] => !vowel(*a) && vowel(*b) && !vowel(*c) && !matches!(c, b'w' | b'x' | b'Y'),
        _ => false,
    }
}

/// Applies the first (longest) ending of `rules` that fits.
fn replace(word: &mut Vec<u8>, rules: &[Rule], from: usize, second: usize) {
    let Some((end, put, guard)) = rules.iter().find(|(end, ..)| word.ends_with(end.as_bytes())) else { return };
    let at = word.len() - end.len();
    let fits = match guard {
        Any => true,
        OneOf(letters) => at > 0 && letters.as_bytes().contains(&word[at - 1]),
        SecondRegion => at >= second,
    };
    if at >= from && fits {
        word.truncate(at);
        word.extend_from_slice(put.as_bytes());
    }
}

/// The stem of a lower-case word of ASCII letters.
pub fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < 3 || EXCEPTIONS.contains(&word) {
        return Cow::Borrowed(word);
    }
    let mut w = word.as_bytes().to_vec();
    for i in 0..w.len() {
        if w[i] == b'y' && (i == 0 || vowel(w[i - 1])) {
            w[i] = b'Y';
        }
    }
    let r1 = HEADS.iter().find(|head| word.starts_with(**head)).map_or_else(|| region(&w, 0), |head| head.len());
    let r2 = region(&w, r1);

    plural(&mut w);
    if STOP.iter().any(|stop| stop.as_bytes() == w) {
        return Cow::Owned(ascii(w));
    }
    past(&mut w, r1);
    let n = w.len();
    if n > 2 && matches!(w[n - 1], b'y' | b'Y') && !vowel(w[n - 2]) {
        w[n - 1] = b'i';
    }
    replace(&mut w, &STEP2, r1, r2);
    replace(&mut w, &STEP3, r1, r2);
    replace(&mut w, &STEP4, r2, r2);
    let last = w.len() - 1;
    if w[last] == b'e' {
        if last >= r2 || (last >= r1 && !short(&w[..last])) {
            w.truncate(last);
        }
    } else if w.ends_with(b"ll") && last >= r2 {
        w.truncate(last);
    }
    Cow::Owned(ascii(w))
}

/// Takes a plural ending off (step 1a).
fn plural(w: &mut Vec<u8>) {
    let n = w.len();
    if w.ends_with(b"sses") {
        w.truncate(n - 2);
    } else if w.ends_with(b"ied") || w.ends_with(b"ies") {
        w.truncate(if n > 4 { n - 2 } else { n - 1 });
    } else if w[n - 1] == b's' && !matches!(w[n - 2], b'u' | b's') && w[..n - 2].iter().any(|&b| vowel(b)) {
        w.truncate(n - 1);
    }
}

/// Takes `-ed`, `-ing` and their adverbs off (step 1b).
fn past(w: &mut Vec<u8>, r1: usize) {
    let bare = w.strip_suffix(b"ly").unwrap_or(w);
    if bare.ends_with(b"eed") {
        let at = bare.len() - 3;
        if at >= r1 {
            w.truncate(at + 2);
        }
        return;
    }
    let at = if bare.ends_with(b"ed") {
        bare.len() - 2
    } else if bare.ends_with(b"ing") {
        bare.len() - 3
    } else {
        return;
    };
    if !w[..at].iter().any(|&b| vowel(b)) {
        return;
    }
    w.truncate(at);
    if [b"at", b"bl", b"iz"].iter().any(|end| w.ends_with(*end)) || (r1 >= w.len() && short(w)) {
        w.push(b'e');
    } else if let [head @ .., a, b] = w.as_slice()
        && a == b
        && matches!(a, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't')
        && !matches!(head, [b'a' | b'e' | b'o'])
    {
        w.pop();
    }
}

fn ascii(mut bytes: Vec<u8>) -> String {
    bytes.make_ascii_lowercase();
    String::from_utf8(bytes).expect("cut from ASCII letters at ASCII letters")
}
