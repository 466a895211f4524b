//! Snippets that are not put in: `::include` amid a line, and lines that nearly are one: `:include part.md`,
//! `::inlcude part.md`, `::include{file=part.md}`.

use crate::diagnostic::Say;
use crate::text::{Span, closest, line_after};

use super::shown::Stretch;
use super::{Kind, Slip, span};

const NAME: &str = "include";
/// Longest directive, in bytes.
const REACH: usize = 300;

/// A line `own` at `from` that begins with colons and is meant to put a snippet in.
pub(super) fn line(own: &str, from: usize) -> Option<Slip> {
    let rest = own.trim_start_matches([':', '：']);
    let colons = own.chars().take_while(|&c| matches!(c, ':' | '：')).count();
    let word = rest.trim_start();
    let length = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (name, behind) = word.split_at(length);
    let exact = own.starts_with("::include") && behind.starts_with([' ', '\t']) && !behind.trim().is_empty();
    if colons > 2 || exact || name.len() < 4 || closest(name, [NAME]).is_none() {
        return None;
    }
    // Behind one colon a sentence may begin: `: Included in plan.pdf`, `:Include the file a.md`.
    if colons == 1 && (word.len() < rest.len() || behind.split_whitespace().count() > 1) {
        return None;
    }
    let path = path(behind);
    if path.is_none() && (colons == 1 || !name.eq_ignore_ascii_case(NAME)) {
        return None;
    }
    let at = Span::new(from, from + own.len());
    let slip = Slip::new(Kind::Include, at, own).lost();
    Some(match path {
        Some(path) => {
            let meant = format!("::include {path}");
            let help = Say::new(format!("이렇게 적어 주세요: `{meant}`"), format!("Write it like this: `{meant}`"));
            slip.help(help)
        }
        None => slip.help(Say::new(
            "끼워 넣을 글의 경로를 content 폴더에서부터 적어 주세요: `::include snippets/hours.md`",
            "Write the snippet's path from the content folder: `::include snippets/hours.md`",
        )),
    })
}

/// `::include path` with other text before it on its line, or in a cell.
pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    for (at, sign) in stretch.text.match_indices("::include") {
        let rest = line_after(&stretch.text, at + sign.len(), REACH);
        let joined = stretch.text[..at].ends_with(|c: char| c == ':' || c.is_ascii_alphanumeric());
        let Some(path) = path(rest).filter(|_| !joined && rest.starts_with([' ', '\t'])) else { continue };
        let start = stretch.start + at;
        // At its line's beginning it is read, or told as a line.
        let before = text[..start].trim_end_matches([' ', '\t', '>', '-', '*', '+']);
        if before.is_empty() || before.ends_with(['\n', '\r']) {
            continue;
        }
        let end = at + sign.len() + (rest.find(path).unwrap_or_default() + path.len());
        let range = span(stretch.start, at, end);
        let help = Say::new(
            format!("`::include`는 줄의 처음에서만 읽어요. 따로 한 줄로 적어 주세요: `::include {path}`"),
            format!(
                "`::include` works only at the beginning of a line. Put it on a line of its own: `::include {path}`"
            ),
        );
        found.push(Slip::new(Kind::Include, range, &text[range.range()]).lost().help(help));
    }
}

/// The file that is named behind the directive's name: ` part.md`, `{file=part.md}`, `["part.md"]`.
fn path(behind: &str) -> Option<&str> {
    let parts = |c: char| {
        c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']' | '(' | ')' | '"' | '\'' | '=' | '|' | '<' | '>')
    };
    let mut words = behind.trim_start_matches(':').split(parts);
    words.find(|word| {
        word.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty() && (2..=8).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphabetic())
        })
    })
}
