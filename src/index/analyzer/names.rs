//! Names of letters and digits with signs in them: Wi-Fi, E-1001, iOS17, 10,000, C++.
//!
//! `assets/js/search/words.js` is the mirror, `FORMAT.md` the rule of both.

use super::{Script, script_at, stretch};

/// Parts of a name at most, if it is to be one term as well.
const PARTS: usize = 4;

/// Whether the sign stands between the parts of a name, so that it is left out of it.
pub fn inside(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '_' | '&' | '.' | ',')
}

fn is_letter(text: &str, at: usize) -> bool {
    at < text.len() && script_at(text, at).0 == Script::Letter
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Where the name ends that begins at `start` with a letter or digit.
pub fn end(text: &str, start: usize) -> usize {
    if let Some(end) = thousands(text, start) {
        return end;
    }
    let mut end = stretch(text, start, Script::Letter);
    loop {
        let Some(sign) = text[end..].chars().next() else { return end };
        let next = end + sign.len_utf8();
        let joins = inside(sign)
            && sign != ','
            && is_letter(text, next)
            && (sign != '.' || !(digit_at(text, end - 1) || digit_at(text, next)));
        if !joins {
            break;
        }
        end = stretch(text, next, Script::Letter);
    }
    let rest = &text[end..];
    if digit_at(text, end - 1) {
        end
    } else if rest.starts_with("++") {
        end + 2
    } else if rest.starts_with(['+', '#']) && !is_letter(text, end + 1) {
        end + 1
    } else {
        end
    }
}

/// Where a number ends that has commas at its thousands.
fn thousands(text: &str, start: usize) -> Option<usize> {
    let digits = |at: usize| text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(start);
    if !(1..=3).contains(&first) || text[..start].ends_with(',') {
        return None;
    }
    let mut end = start + first;
    while text[end..].starts_with(',') && digits(end + 1) == 3 {
        end += 4;
    }
    (end > start + first && !digit_at(text, end)).then_some(end)
}

/// The parts of a name, in bytes, and whether the name is one term itself. Digits and letters are parts of their own, unless
/// these would be too many (3f2a9b).
pub fn parts(name: &str) -> (Vec<(usize, usize)>, bool) {
    if name.contains(',') {
        return (Vec::new(), true);
    }
    let mut found = pieces(name, |c| c.is_ascii_digit());
    if found.len() > PARTS {
        found = pieces(name, |_| false);
    }
    if let [(from, to)] = found[..]
        && (to - from == name.len() || name[from..to].chars().nth(1).is_none())
    {
        found.clear();
    }
    let is_one = found.len() <= PARTS;
    (found, is_one)
}

/// The stretches of a name without signs that are alike in `kind`.
fn pieces(name: &str, kind: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut before = None;
    for (at, c) in name.char_indices() {
        if inside(c) || matches!(c, '+' | '#') {
            before = None;
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if before == Some(kind(c)) => last.1 = end,
            _ => found.push((at, end)),
        }
        before = Some(kind(c));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{terms, words};

    fn said(text: &str) -> String {
        terms(text).join(" ")
    }

    #[test]
    fn a_name_is_one_word_and_its_parts() {
        for (text, expected) in [
            ("Wi-Fi를", "wifi wi fi"),
            ("wi\u{2011}fi", "wifi wi fi"),
            ("E-1001", "e1001 e 1001"),
            ("e1001", "e1001 e 1001"),
            ("1600-0000", "16000000 1600 0000"),
            ("Node.js", "nodej node js"),
            ("a1b2c3d4", "a1b2c3d4"),
            ("one-two-three-four-five", "one two three four five"),
            ("v2.10", "v2 v 2 10"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn thousands_are_one_number() {
        assert_eq!(said("10,000원 1,234,567.5 1,2 10,0000"), "10000 원 1234567 5 1 2 10 0000");
        assert_eq!(said("1,000,20"), "1000 20");
    }

    #[test]
    fn names_keep_the_signs_that_tell_them_apart() {
        assert_eq!(said("C, C#을, C++와 F# A+ C++17"), "c c# c++ f# a+ c++ 17");
        assert_eq!(said("a+b a#b 1+1 18+"), "a b a b 1 1 18");
        assert_eq!(said("Notepad++"), "notepad++ notepad");
    }

    #[test]
    fn a_query_has_one_word_for_a_name() {
        let found = words("wi-fi 연결", "Wi-Fi 연결");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].term.as_str(), found[0].typed.as_str()), ("wifi", "Wi-Fi"));
        assert_eq!(found[0].parts, ["wi", "fi"]);
    }
}
