//! Several terms in one cell.

use super::super::words::status_named;

/// Cells that mean "empty".
const NOTHING: [&str; 9] = ["-", "–", "—", "n/a", "없음", "해당 없음", "해당없음", "none", "."];

/// The terms of a cell: between `,` `;` `|` `、` and line ends, and between `/` and `·` where these join no one word
/// (`TCP/IP`, `A/S`, `입·출금`). What stands in brackets stays together.
pub(super) fn terms(cell: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let letters: Vec<(usize, char)> = cell.char_indices().collect();
    for (number, &(at, c)) in letters.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            // `1,000` is a number.
            ',' if digit(number.checked_sub(1)) && digit(Some(number + 1)) => {}
            ',' | ';' | '|' | '，' | '、' | '；' | '｜' if depth == 0 => {
                parts.extend(lightly(&cell[start..at]));
                start = at + c.len_utf8();
            }
            '\n' | '\r' => {
                parts.extend(lightly(&cell[start..at]));
                (start, depth) = (at + 1, 0);
            }
            _ => {}
        }
    }
    parts.extend(lightly(&cell[start..]));
    let listed = cell.contains(['\n', '\r']);
    let parts = parts.into_iter().map(|part| without_remark(bare(part.trim(), listed)));
    parts.filter(|part| !part.is_empty() && !is_nothing(part)).collect()
}

/// A term without the mark of a list before it: `- 손님`, `• 손님`, and in a cell of several lines `1. 손님`, `2) 손님`, `① 손님`.
fn bare(part: &str, listed: bool) -> &str {
    let mark = part
        .strip_prefix(['•', '‣', '∙', '▪', '■', '●', '※'])
        .or_else(|| part.strip_prefix(['-', '*', '–'])?.strip_prefix(' '));
    if let Some(rest) = mark {
        return rest.trim_start();
    }
    let digits = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = || (digits.len() < part.len()).then(|| digits.strip_prefix(['.', ')'])).flatten();
    let circled = || part.strip_prefix(|c: char| ('①'..='⑳').contains(&c));
    // `2.0 버전` is a term.
    match number().filter(|rest| rest.starts_with(' ')).or_else(circled).filter(|_| listed) {
        Some(rest) => rest.trim_start(),
        None => part,
    }
}

/// A term without what people add to it: `수강자 등`, `학습자(구)`, `학습자 (금지)`.
fn without_remark(part: &str) -> &str {
    let named = ["등", "등등", "외", "etc.", "etc"];
    let part = named.iter().find_map(|own| part.strip_suffix(own)?.strip_suffix(' ')).unwrap_or(part).trim_end();
    let remark = part.strip_suffix([')', '）']).and_then(|own| own.rsplit_once(['(', '（']));
    let says_status = |text: &str| text == "신" || status_named(text).is_some();
    remark.filter(|(term, text)| !term.is_empty() && says_status(text.trim())).map_or(part, |(term, _)| term.trim_end())
}

/// Whether a cell means "empty".
pub(super) fn is_nothing(cell: &str) -> bool {
    NOTHING.contains(&cell.trim().to_lowercase().as_str())
}

/// Splits a part of a cell at `/` and `·`, unless they are part of a word: one letter beside the sign, or capitals on
/// both sides.
fn lightly(part: &str) -> Vec<&str> {
    if is_nothing(part) || part.contains(['(', '（']) {
        return vec![part];
    }
    let signs = ['/', '·', 'ㆍ', '・'];
    let pieces: Vec<&str> = part.split(signs).collect();
    let spaced = part.contains(" / ") || part.contains(" · ");
    let joined = pieces.iter().any(|piece| piece.trim().chars().count() < 2)
        || pieces.iter().all(|piece| piece.trim().chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
    if joined && !spaced { vec![part] } else { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_where_people_part_them() {
        for (cell, expected) in [
            ("강좌, 수업;강습\n클래스", vec!["강좌", "수업", "강습", "클래스"]),
            ("강좌/수업·강습", vec!["강좌", "수업", "강습"]),
            ("on / off", vec!["on", "off"]),
            ("TCP/IP", vec!["TCP/IP"]),
            ("A/S, 입·출금", vec!["A/S", "입·출금"]),
            ("1,000원 할인", vec!["1,000원 할인"]),
            ("학습자(학생, 수강자)", vec!["학습자(학생, 수강자)"]),
            ("-", vec![]),
            ("N/A", vec![]),
            ("없음", vec![]),
            ("강좌,", vec!["강좌"]),
            ("강좌 | 수업", vec!["강좌", "수업"]),
            ("1. 강좌\n2) 수업\n③ 강습", vec!["강좌", "수업", "강습"]),
            ("- 강좌\n- 수업", vec!["강좌", "수업"]),
            ("• 강좌, • 수업", vec!["강좌", "수업"]),
            ("2.0 버전\n-1", vec!["2.0 버전", "-1"]),
            ("1. 강좌", vec!["1. 강좌"]),
        ] {
            assert_eq!(terms(cell), expected, "{cell}");
        }
    }
}
