//! Marks of bold, slanted and struck-out text that stayed: `** 굵게**`, `**굵게`, `*기울임 *`.

use crate::diagnostic::Say;

use super::shown::{BEARER, SET, Stretch};
use super::{Kind, Slip, span};

/// The marks, each with whether it is another generator's.
const MARKS: [(&str, Option<&str>); 6] =
    [("**", None), ("*", None), ("__", None), ("~~", None), ("==", Some("Obsidian·MkDocs")), ("^^", Some("MkDocs"))];

/// How far apart two marks of a pair may stand, in bytes.
const REACH: usize = 400;

/// A mark with the characters around it.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    fn blank(c: Option<char>) -> bool {
        c.is_none_or(char::is_whitespace)
    }

    /// Text may begin behind it.
    fn opens(self) -> bool {
        let fresh = Self::blank(self.before) || self.before.is_some_and(|c| "([{<\"'“‘（「『《〈".contains(c));
        let text = !Self::blank(self.after) && !self.after.is_some_and(|c| ",.;:!?)]}、。/".contains(c));
        text && (fresh || self.before.is_some_and(|c| c.is_alphabetic() && !c.is_ascii()))
    }

    /// Text may begin behind a blank behind it: `** 굵게**`.
    fn opens_apart(self) -> bool {
        Self::blank(self.before) && self.after == Some(' ')
    }

    /// Text may end before it.
    fn closes(self) -> bool {
        !Self::blank(self.before) && self.after != Some('/')
    }
}

pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (mark, generator) in MARKS {
        if !shown.contains(mark) {
            continue;
        }
        let marks = marks(shown, mark);
        let mut next = 0;
        while let Some(&first) = marks.get(next) {
            next += 1;
            let second = marks.get(next).filter(|second| pair(shown, first, **second, mark));
            let at = match second {
                Some(second) => {
                    next += 1;
                    first.at..second.at + mark.len()
                }
                // A lone one is bold or struck-out text that nobody closed.
                None if matches!(mark, "**" | "~~") && first.opens() && Mark::blank(first.before) => {
                    let line = shown[first.at..].find('\n').map_or(shown.len(), |end| first.at + end);
                    first.at..line
                }
                None => continue,
            };
            let written = &text[stretch.start + at.start..stretch.start + at.end];
            let kind = generator.map_or(Kind::Emphasis, |name| Kind::Foreign(name, mark));
            let slip = Slip::new(kind, span(stretch.start, at.start, at.end), written);
            found.push(slip.help(help(mark, second.is_some())));
        }
    }
}

/// The marks of exactly this length.
fn marks(shown: &str, mark: &str) -> Vec<Mark> {
    let sign = mark.chars().next();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = shown[at..].find(mark) {
        let start = at + offset;
        let length = shown[start..].chars().take_while(|c| Some(*c) == sign).count();
        at = start + length;
        let (before, after) = (shown[..start].chars().next_back(), shown[at..].chars().next());
        let path = [before, after].contains(&Some('/'));
        // `{==글==}` is told with its braces.
        let critic = mark == "==" && (before == Some('{') || after == Some('}'));
        let sum = [before, after].iter().all(|c| c.is_some_and(|c| c.is_ascii_alphanumeric()));
        let other = path || critic || sum && mark != "__";
        if length == mark.len() && !other {
            found.push(Mark { at: start, before, after });
        }
    }
    found
}

fn pair(shown: &str, first: Mark, second: Mark, mark: &str) -> bool {
    let inner = &shown[first.at + mark.len()..second.at];
    let apart = mark == "**" && first.opens_apart() && second.closes();
    // Within bold text that ends elsewhere: `**굵게 ** 그리고 ** 굵게**`.
    let lone = |own: Mark| own.before == Some(' ') && own.after == Some(' ');
    let amid = mark == "**" && lone(first) && lone(second) && inner.contains(char::is_alphabetic);
    if mark == "*" {
        // Alone the sign means much else: a note, a product, a pattern.
        let apart = first.opens() && Mark::blank(first.before) && lone(second);
        return apart && !inner.contains('\n') && inner.starts_with(char::is_alphabetic) && inner.len() <= REACH;
    }
    let loose = matches!(mark, "**" | "~~") && first.opens() && Mark::blank(first.before) && Mark::blank(second.after);
    inner.len() <= REACH && !inner.trim().is_empty() && (first.opens() && second.closes() || apart || loose || amid)
        // `__init__`, `a == b`: names and comparisons.
        && !(mark == "__" && inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        && !(matches!(mark, "==" | "^^") && inner.contains('\n'))
        && !inner.chars().all(|c| c == SET || c == BEARER)
}

fn help(mark: &str, closed: bool) -> Say {
    match mark {
        "^^" => Say::new("밑줄은 `<u>글자</u>`로 적어 주세요", "Write `<u>text</u>` for underlined text"),
        "==" => Say::new("굵게 쓰려면 `**글자**`로 적어 주세요", "Write `**text**` for bold text"),
        _ if closed => Say::new(
            format!("`{mark}`와 글자 사이의 빈칸을 지워 주세요. 기호를 보이려면 앞에 `\\`를 붙여 주세요"),
            format!(
                "Remove the blanks between `{mark}` and the text; a sign that is meant to be seen takes `\\` before it"
            ),
        ),
        _ => Say::new(
            format!("끝에 `{mark}`를 붙여 닫아 주세요. 기호를 보이려면 앞에 `\\`를 붙여 주세요"),
            format!("Close it with `{mark}`; a sign that is meant to be seen takes `\\` before it"),
        ),
    }
}
