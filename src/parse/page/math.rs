//! Formulas between dollar signs or TeX's brackets, on pages of generators that have them (Docusaurus, Hugo, Quarto, MkDocs
//! with MathJax): no text.
//!
//! Where one begins and ends are pandoc's rules (`tex_math_dollars`): a formula in a line begins with `$` before something
//! other than white space and ends with `$` behind such and not before a digit; one by itself stands between `$$`. Dollars
//! are also money and variables, so that something of a formula has to stand between them.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::cover::{Mask, MaskKind};

/// Longest formula, in bytes: a sign that is never closed must not swallow a page.
const LIMIT: usize = 8000;

/// Finds formulas in a text.
pub(super) fn find(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    between_dollars(text, range.clone(), masks);
    between_brackets(text, range, masks);
}

/// `\(…\)` and `\[…\]`, or with two backslashes where markdown takes one away. Both are also brackets that are no marks, so
/// that something of a formula has to stand in them.
fn between_brackets(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    // Where each closing bracket was last looked for: not found up to there.
    let mut searched = [0usize; 4];
    while let Some(found) = memchr(b'\\', &bytes[at..]) {
        let start = at + found;
        let slashes = bytes[start..].iter().take_while(|&&byte| byte == b'\\').count();
        at = start + slashes;
        let (close, number) = match (bytes.get(at), slashes) {
            (Some(b'('), 1) => ("\\)", 0),
            (Some(b'('), 2) => ("\\\\)", 1),
            (Some(b'['), 1) => ("\\]", 2),
            (Some(b'['), 2) => ("\\\\]", 3),
            _ => continue,
        };
        if searched[number] > at {
            continue;
        }
        let stop = bytes.len().min(at + LIMIT);
        let Some(length) = memmem::find(&bytes[at..stop], close.as_bytes()) else {
            searched[number] = stop;
            continue;
        };
        let inside = &text[at + 1..at + length];
        let is_formula = inside.contains(['\\', '^', '_', '{', '=']) && !inside.contains(['`', '|']);
        if is_formula && !has_blank_line(inside.as_bytes()) {
            at += length + close.len();
            masks.push(Mask { range: start..at, kind: MaskKind::Formula });
        }
    }
}

fn between_dollars(text: &str, range: Range<usize>, masks: &mut Vec<Mask>) {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    while let Some(found) = memchr(b'$', &bytes[at..]) {
        let start = at + found;
        let signs = bytes[start..].iter().take_while(|&&byte| byte == b'$').count();
        at = start + signs;
        let before = bytes[range.start..start].last();
        if before.is_some_and(|&byte| byte == b'\\' || byte.is_ascii_alphanumeric()) {
            continue;
        }
        let end = match signs {
            1 => inline_end(bytes, start),
            2 => display_end(bytes, start),
            _ => None,
        };
        if let Some(end) = end.filter(|&end| is_formula(&text[start..end], signs) && !crosses_cell(text, start, end)) {
            masks.push(Mask { range: start..end, kind: MaskKind::Formula });
            at = end;
        }
    }
}

/// The end of `$…$`.
fn inline_end(bytes: &[u8], start: usize) -> Option<usize> {
    let close = next_sign(bytes, start + 1)?;
    let inside = &bytes[start + 1..close];
    let tight = [inside.first()?, inside.last()?].iter().all(|byte| !byte.is_ascii_whitespace());
    let after = bytes.get(close + 1);
    let ends = !after.is_some_and(|&byte| byte == b'$' || byte.is_ascii_alphanumeric());
    (tight && ends && !has_blank_line(inside)).then_some(close + 1)
}

/// The end of `$$…$$`. Only where the signs have lines for themselves may a line between them be blank.
fn display_end(bytes: &[u8], start: usize) -> Option<usize> {
    let close = next_sign(bytes, start + 2)?;
    let inside = &bytes[start + 2..close];
    let alone = inside.starts_with(b"\n") || inside.starts_with(b"\r\n");
    let ends = bytes.get(close + 1) == Some(&b'$') && bytes.get(close + 2) != Some(&b'$');
    (ends && (alone || !has_blank_line(inside))).then_some(close + 2)
}

/// The next dollar sign that no backslash makes plain.
fn next_sign(bytes: &[u8], from: usize) -> Option<usize> {
    let bytes = &bytes[..bytes.len().min(from + LIMIT)];
    let mut at = from;
    loop {
        let found = at + memchr(b'$', &bytes[at..])?;
        if found == from || bytes[found - 1] != b'\\' {
            return Some(found);
        }
        at = found + 1;
    }
}

fn has_blank_line(inside: &[u8]) -> bool {
    let mut lines = inside.split(|&byte| byte == b'\n');
    // The text before the first line break and behind the last one are no whole lines.
    lines.next();
    lines.next_back();
    lines.any(|line| line.trim_ascii().is_empty())
}

/// Whether a bar parts cells of a table between the signs: bars of a line that begins with one do, and bars amid blanks.
fn crosses_cell(text: &str, start: usize, end: usize) -> bool {
    let line = text[..start].rfind('\n').map_or(0, |found| found + 1);
    let row = text[line..start].trim_start_matches([' ', '\t', '>']).starts_with('|');
    let inside = &text[start..end];
    inside.match_indices('|').any(|(at, _)| !inside[..at].ends_with('\\') && (row || inside[..at].ends_with(' ')))
}

/// Whether the text between the signs is written as formulas are, and not as $5 or $HOME. Code is none.
fn is_formula(written: &str, signs: usize) -> bool {
    let inside = &written[signs..written.len() - signs];
    let sum = inside.starts_with(|c: char| c.is_ascii_digit());
    let marks: &[char] = if sum { &['\\', '^', '_', '{'] } else { &['\\', '^', '_', '{', '=', '+', '<', '>'] };
    // `$(NAME)` is a macro of a shell or a build.
    if inside.starts_with('(') {
        return false;
    }
    let single = !inside.contains(char::is_whitespace) && inside.is_ascii() && !sum;
    !inside.contains('`') && (single || inside.contains(marks))
}

#[cfg(test)]
mod tests {
    use super::find;

    fn formulas(text: &str) -> Vec<&str> {
        let mut masks = Vec::new();
        find(text, 0..text.len(), &mut masks);
        masks.into_iter().map(|mask| &text[mask.range]).collect()
    }

    #[test]
    fn formulas_stand_between_dollars() {
        for (text, expected) in [
            ("학습자 수 $n$은 $n_{학습자}$로", vec!["$n$", "$n_{학습자}$"]),
            ("$\\text{학습자} \\times 3$", vec!["$\\text{학습자} \\times 3$"]),
            ("값은 $a + b = \\$3$이에요", vec!["$a + b = \\$3$"]),
            ("$$학습자 = 1$$ 뒤", vec!["$$학습자 = 1$$"]),
            ("> $$\n> \\text{학습자}\n>\n> x\n> $$\n", vec!["$$\n> \\text{학습자}\n>\n> x\n> $$"]),
            ("$$\nx = 1\n\ny = 2\n$$", vec!["$$\nx = 1\n\ny = 2\n$$"]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn formulas_stand_between_the_brackets_of_tex() {
        for (text, expected) in [
            ("학습자는 \\(학습자 = 1\\)이고 \\(n_1\\)", vec!["\\(학습자 = 1\\)", "\\(n_1\\)"]),
            ("\\[\n\\frac{학습자}{2}\n\\]", vec!["\\[\n\\frac{학습자}{2}\n\\]"]),
            ("\\\\(학습자^2\\\\)", vec!["\\\\(학습자^2\\\\)"]),
            ("\\[학습자\\]와 \\(학습자\\)를", vec![]),
            ("\\[학습자 = 1\n\n\\]", vec![]),
            ("\\(학습자 = 1", vec![]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn money_and_variables_are_text() {
        for text in [
            "학습자는 $5, 강의자는 $10를 내요",
            "$5짜리 학습자 쿠폰이나 10$",
            "$5 = 학습자 쿠폰 10$",
            "US$5 학습자 = US$10",
            "$HOME과 학습자_$PATH",
            "가격대는 $$ 학습자 $$ 정도, $$$ = 비쌈 $$$",
            "\\$x = 학습자 y$",
            "`$`와 학습자 = `$`",
            "$a = 학습자\n\nb$",
            "$$a = 학습자\n\nb$$",
            "$ x = 학습자 $",
            "$a = 학습자",
            "$(A)의 학습자 \\ $(B)",
            "|$A|학습자 \\ 값|$B|",
            "$A | 학습자 = 값 | $B",
        ] {
            assert_eq!(formulas(text), Vec::<&str>::new(), "{text}");
        }
    }
}
