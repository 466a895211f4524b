//! What a line begins with that was meant as an item of a list, though Markdown takes it for text: `-항목`, `• 항목`,
//! `(1) 항목`, `가. 항목`.

use crate::diagnostic::Say;
use crate::text::as_u32;

/// Korean letters in the order in which items are counted.
const KOREAN: [char; 14] = ['가', '나', '다', '라', '마', '바', '사', '아', '자', '차', '카', '타', '파', '하'];

/// What an item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A marker of Markdown without the blank behind it, in bytes: `-항목`, `1.항목`.
    Joined {
        /// The bytes of the marker.
        length: usize,
        /// A box stands behind it: `-[ ] 할 일`.
        task: bool,
        /// Its number.
        number: Option<u32>,
    },
    /// A task's box without the list's marker: `[ ] 할 일`.
    Box,
    /// A sign that people put before items: `• 항목`, `✅ 항목`.
    Sign {
        /// The sign.
        sign: char,
        /// A blank stands behind it.
        apart: bool,
    },
    /// A number or letter that Markdown does not count by: `(1) 항목`, `가. 항목`, `① 항목`.
    Order(Style, u32),
}

/// How the items of an order are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `①`, `㉮`, `Ⅰ`: one character, in the order of Unicode.
    Character,
    /// `1️⃣`
    Keycap,
    /// `(1)`, `(가)`, `(a)`, with the character that counts as the first.
    Bracketed(char),
    /// `2.`, `가.`, `a)`, with the character that counts as the first and the sign behind it.
    Closed(char, char),
}

/// The first of each kind of characters that count.
const FIRSTS: [char; 17] = ['①', '⑴', '⒈', '⒜', 'Ⓐ', 'ⓐ', '⓪', '⓵', '❶', '➀', '➊', 'Ⅰ', 'ⅰ', '㈀', '㈎', '㉠', '㉮'];

impl Style {
    /// Whether a list so numbered begins with this number.
    fn begins_with(self, number: u32) -> bool {
        match self {
            Self::Character => FIRSTS.iter().any(|first| u32::from(*first) == number),
            Self::Keycap => number == 1,
            Self::Bracketed(start) | Self::Closed(start, _) => number == u32::from(start == '1'),
        }
    }
}

impl Marker {
    /// What a line begins with, if an item's text stands behind it.
    pub(super) fn of(line: &str) -> Option<Self> {
        sign(line).or_else(|| order(line)).or_else(|| joined(line)).or_else(|| {
            let rest = ["[ ] ", "[x] ", "[X] "].iter().find_map(|own| line.strip_prefix(own))?;
            (!rest.trim().is_empty()).then_some(Self::Box)
        })
    }

    /// What an item of Markdown begins with whose text stands behind `before` on its line: `- `, `1. `.
    pub(super) fn before_text(before: &str) -> Option<Self> {
        let before = before.trim_start_matches([' ', '\t', '>']);
        let marker = before.trim_end_matches([' ', '\t']);
        let number = match marker {
            "-" | "*" | "+" => None,
            _ => Some(marker.strip_suffix(['.', ')'])?.parse().ok()?),
        };
        Some(Self::Joined { length: marker.len(), task: false, number })
    }

    /// Whether an item that begins so goes on with a list of which one before begins with `self`.
    pub(super) fn goes_on(self, next: Self) -> bool {
        match (self, next) {
            (Self::Joined { number: None, .. }, Self::Joined { number: None, .. }) | (Self::Box, Self::Box) => true,
            // Some number every item 1.
            (Self::Joined { number: Some(a), .. }, Self::Joined { number: Some(b), .. }) => a == b || a + 1 == b,
            (Self::Sign { sign: a, apart: first }, Self::Sign { sign: b, apart: second }) => a == b || first && second,
            (Self::Order(style, number), Self::Order(other, next)) => style == other && number + 1 == next,
            _ => false,
        }
    }

    /// Whether readers see an item where it begins a line of its own.
    pub(super) fn is_seen(self) -> bool {
        matches!(self, Self::Sign { .. } | Self::Order(..))
    }

    /// Whether a list may begin with it on any line of a paragraph. A later number goes on with what the lines before
    /// count (순서는 ① 신청), and an arrow leads on from them (설정 → 계정).
    pub(super) fn begins_anywhere(self) -> bool {
        match self {
            Self::Order(style, number) => style.begins_with(number),
            Self::Sign { sign, .. } => !matches!(sign, '\u{2190}'..='\u{21ff}'),
            Self::Joined { .. } | Self::Box => true,
        }
    }

    /// Whether a line has the same sign between words: 서울 · 부산.
    pub(super) fn stands_within(self, line: &str) -> bool {
        let Self::Sign { sign, .. } = self else { return false };
        let mut signs = line.char_indices().skip(1).filter(|(_, c)| *c == sign);
        signs.any(|(at, _)| {
            let behind = &line[at + sign.len_utf8()..];
            line[..at].ends_with(' ') && (behind.starts_with(' ') || behind.is_empty())
        })
    }

    /// What to write.
    pub(super) fn help(self, line: &str) -> Say {
        match self {
            Self::Joined { length, .. } => blank_behind(&line[..length]),
            Self::Box => Say::new("할 일은 줄마다 `- [ ] `로 시작해 주세요", "Begin each task with `- [ ] `"),
            Self::Sign { sign: '—', .. } => Say::new(
                "목록이면 줄마다 `- `로 시작하고, 대화라면 줄 사이를 한 줄 비워 주세요",
                "Begin each item of a list with `- `, or leave a line empty between the lines of a dialogue",
            ),
            Self::Sign { .. } => Say::new("목록은 줄마다 `- `로 시작해 주세요", "Begin each item of a list with `- `"),
            Self::Order(..) => Say::new(
                "순서가 있는 목록은 줄마다 `1. `, `2. `로 시작해 주세요",
                "Begin the items of a numbered list with `1. `, `2. `",
            ),
        }
    }
}

/// A marker of Markdown needs a blank behind it.
pub(super) fn blank_behind(marker: &str) -> Say {
    Say::new(format!("`{marker}` 뒤를 한 칸 띄워 주세요"), format!("Put a blank behind `{marker}`"))
}

/// Whether an item's text stands behind a marker. Without a blank a figure may begin there: `-5도`.
fn is_text(rest: &str) -> bool {
    match rest.strip_prefix([' ', '\t']) {
        Some(rest) => !rest.trim().is_empty(),
        None => rest.starts_with(char::is_alphabetic),
    }
}

fn sign(line: &str) -> Option<Marker> {
    let sign = line.chars().next().filter(|&c| is_sign(c))?;
    // Pictographs may be made of several characters, U+FE0F and U+200D among them.
    let rest = line.trim_start_matches(|c| is_sign(c) || matches!(c, '\u{fe0f}' | '\u{200d}'));
    is_text(rest).then_some(Marker::Sign { sign, apart: rest.starts_with([' ', '\t']) })
}

/// Whether people put a character before items: points and dashes, and all of Unicode's arrows, shapes and pictographs but
/// digits in circles.
fn is_sign(c: char) -> bool {
    let block = matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
        || matches!(c, '\u{1f000}'..='\u{1faff}');
    let point = matches!(c, '·' | 'ㆍ' | '・' | '･' | '•' | '‣' | '⁃' | '∙' | '◦' | '※' | '–' | '—' | '－');
    point || block && !is_counted(c)
}

/// Whether a character is a number or a letter in a circle, in brackets or with a full stop, or a Roman number.
fn is_counted(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}')
        || matches!(c, '\u{3200}'..='\u{321e}' | '\u{3260}'..='\u{327f}')
}

fn order(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let behind = &line[first.len_utf8()..];
    if is_counted(first) {
        let rest = behind.strip_prefix(['.', ')']).unwrap_or(behind);
        return is_text(rest).then_some(Marker::Order(Style::Character, u32::from(first)));
    }
    let keycap = behind.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}');
    if let (Some(number), Some(rest)) = (first.to_digit(10), keycap) {
        return is_text(rest).then_some(Marker::Order(Style::Keycap, number));
    }
    if let Some(inner) = line.strip_prefix(['(', '（']) {
        let (start, number, rest) = counted(inner)?;
        // `(1)에 해당하면`: the sentence speaks of a number.
        let rest = rest.strip_prefix([')', '）']).filter(|rest| rest.starts_with(' '))?;
        return is_text(rest).then_some(Marker::Order(Style::Bracketed(start), number));
    }
    let (start, number, rest) = counted(line)?;
    let close = rest.chars().next().filter(|close| matches!(close, '.' | ')' | '．' | '）'))?;
    let rest = &rest[close.len_utf8()..];
    let apart = rest.starts_with(' ') || !close.is_ascii();
    // `5. 31. 까지`: a date.
    let date = counted(rest.trim_start()).is_some_and(|(start, _, behind)| start == '1' && behind.starts_with('.'));
    (apart && !date && is_text(rest)).then_some(Marker::Order(Style::Closed(start, close), number))
}

/// A number of at most two digits or one letter, with what counts as the first of its kind, and the text behind it.
fn counted(text: &str) -> Option<(char, u32, &str)> {
    let digits: Vec<u32> = text.chars().map_while(digit).take(3).collect();
    if (1..=2).contains(&digits.len()) {
        let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
        return Some(('1', number, text.trim_start_matches(|c| digit(c).is_some())));
    }
    let letter = text.chars().next()?;
    let rest = &text[letter.len_utf8()..];
    let number = |from: char| u32::from(letter) - u32::from(from);
    match letter {
        'a'..='z' => Some(('a', number('a'), rest)),
        'A'..='Z' => Some(('A', number('A'), rest)),
        _ => Some(('가', as_u32(KOREAN.iter().position(|&own| own == letter)?), rest)),
    }
}

fn joined(line: &str) -> Option<Marker> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (length, number) = match digits {
        0 => (line.starts_with('-').then_some(1)?, None),
        1..=2 if line[digits..].starts_with(['.', ')']) => (digits + 1, Some(line[..digits].parse().ok()?)),
        _ => return None,
    };
    let rest = &line[length..];
    let task = digits == 0 && ["[ ]", "[x]", "[X]"].iter().any(|own| rest.starts_with(own));
    // An option of a command, `-v`, or any version of a kind, `2.x`.
    let mut letters = rest.chars();
    let letter =
        letters.next().filter(|c| if number.is_some() { matches!(c, 'x' | 'X') } else { c.is_ascii_alphabetic() });
    if letter.is_some() && !letters.next().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    (task || rest.starts_with(char::is_alphabetic)).then_some(Marker::Joined { length, task, number })
}

/// The value of a digit, a full-width one too.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::Marker;

    fn goes_on(first: &str, second: &str) -> bool {
        Marker::of(first).zip(Marker::of(second)).is_some_and(|(first, second)| first.goes_on(second))
    }

    #[test]
    fn items_of_one_list_go_on() {
        for (first, second) in [
            ("• 하나", "• 둘"),
            ("•하나", "•둘"),
            ("· 3개월", "· 6개월"),
            ("ㆍ하나", "ㆍ둘"),
            ("– 하나", "– 둘"),
            ("✅ 하나", "❌ 둘"),
            ("✔️ 하나", "✔️ 둘"),
            ("👩‍💻 개발", "🎨 디자인"),
            ("→ 하나", "→ 둘"),
            ("① 하나", "② 둘"),
            ("❶ 하나", "❷ 둘"),
            ("㉮ 하나", "㉯ 둘"),
            ("Ⅰ. 하나", "Ⅱ. 둘"),
            ("1️⃣ 하나", "2️⃣ 둘"),
            ("(1) 하나", "(2) 둘"),
            ("（가） 하나", "（나） 둘"),
            ("가. 하나", "나. 둘"),
            ("a) 하나", "b) 둘"),
            ("2. 둘", "3. 셋"),
            ("１. 하나", "２. 둘"),
            ("１．하나", "２．둘"),
            ("1.하나", "2.둘"),
            ("1.하나", "1.둘"),
            ("[ ] 하나", "[x] 둘"),
        ] {
            assert!(goes_on(first, second), "{first}");
        }
    }

    #[test]
    fn lines_of_a_sentence_do_not() {
        for (first, second) in [
            ("(가) 안은 그대로예요.", "(1) 하나만 골라요."),
            ("(1)에 해당해요.", "(2)에 해당해요."),
            ("나. 둘", "가. 하나"),
            ("2. 둘", "2. 둘"),
            ("•하나", "→둘"),
            ("‘저장’을", "‘닫기’를"),
            ("…그리고", "…그래서"),
            ("￦5,000", "￦3,000"),
            ("−5도", "−3도"),
            ("2026. 1. 1.", "2027. 1. 1."),
            ("5. 31. 까지이고", "6. 1. 부터예요"),
            ("-n 옵션과", "-v 옵션을"),
            ("1.x 버전과", "2.x 버전을"),
            ("1.가 아니라", "3.이에요"),
            ("[필수] 이름", "[선택] 나이"),
            ("가격", "나이"),
            ("✅", "✅"),
        ] {
            assert!(!goes_on(first, second), "{first}");
        }
    }
}
