//! Directives amid text that stayed text: `:UI[저장]`, `:ui [저장]`, `:ui(저장)`, `:버튼[저장]`.

use crate::diagnostic::{Edit, Fix, Say};
use crate::parse::page::ALERTS;
use crate::text::{line_after, line_before};

use super::shown::Stretch;
use super::{Kind, Slip, span};

/// The directives of text.
pub(super) const NAMES: [&str; 3] = ["ui", "term", "feature"];

/// Longest directive, in bytes.
const REACH: usize = 300;

/// Longest name, in bytes.
const NAME: usize = 40;

/// A quote that was meant as an alert: `> [!팁]`, `> [! NOTE]`.
pub(super) fn alert(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let line = line_after(text, stretch.start, REACH);
    let quoted = line_before(text, stretch.start, REACH).trim_end().ends_with('>');
    let Some(rest) = line.strip_prefix("[!").filter(|_| quoted) else { return };
    if !rest.find(']').is_some_and(|end| end > 0 && !rest[end..].starts_with("](")) {
        return;
    }
    let written = line.trim_end();
    let slip = Slip::new(Kind::Directive, span(stretch.start, 0, written.len()), written);
    let list = ALERTS.map(|name| format!("`[!{name}]`")).join(", ");
    found.push(slip.help(Say::new(
        format!("{list}만 읽어요. 제목이 있는 상자는 `:::note[제목]`으로 써 주세요"),
        format!("Known alerts: {list}; write a callout with a title of its own as `:::note[title]`"),
    )));
}

pub(super) fn scan(text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    for (colon, sign) in shown.match_indices([':', '：']) {
        let rest = line_after(shown, colon + sign.len(), REACH);
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(length);
        if name.is_empty() || name.len() > NAME {
            continue;
        }
        let before = shown[..colon].chars().next_back();
        let open = behind.trim_start_matches([' ', '\t', ':', '：']);
        let apart = open.len() < behind.len();
        let known = NAMES.iter().find(|known| name.eq_ignore_ascii_case(known));
        let close = match open.chars().next() {
            Some('[') => ']',
            Some('(') => ')',
            Some('（') => '）',
            Some('［') => '］',
            Some('{') if known.is_some() => '}',
            _ => continue,
        };
        let fresh = before.is_none_or(|c| c.is_whitespace() || "([{\"'“‘（「,".contains(c));
        let joined = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '：' | '\\'));
        let bracket = close == ']' || close == '］';
        let end = open.find(close);
        let meant = match known {
            // `참고:ui (user interface)` is a sentence.
            Some(_) if joined || !bracket && !fresh => continue,
            Some(known) => Some(known),
            None if !fresh || apart || close != ']' || end.is_none() || sign != ":" => continue,
            None => None,
        };
        let inner_from = open.chars().next().map_or(0, char::len_utf8);
        let last = end.map_or(open.len(), |end| end + close.len_utf8());
        let at = span(stretch.start, colon, colon + sign.len() + (rest.len() - open.len()) + last);
        let written = &text[at.range()];
        let slip = Slip::new(Kind::Directive, at, written);
        let content = end.map(|end| &open[inner_from..end]);
        found.push(match (meant, content) {
            (Some(name), Some(content)) if !content.contains(|c: char| c.is_control()) => {
                let meant = format!(":{name}[{content}]");
                let help = Say::new(
                    format!("작은 글자로, 붙여서, 대괄호로 적어 주세요: `{meant}`"),
                    format!("Write it in small letters, without blanks and with square brackets: `{meant}`"),
                );
                slip.help(help).fix(Fix::suggestion(vec![Edit { span: at, text: meant }]))
            }
            (Some(name), _) => slip.help(Say::new(
                format!("한 줄 안에서 대괄호를 닫아 주세요: `:{name}[저장]`"),
                format!("Close the bracket on the same line: `:{name}[save]`"),
            )),
            (None, _) => slip.help(Say::new(
                "글 안에서는 `:ui[…]`, `:term[…]`, `:feature[…]`만 쓸 수 있어요",
                "Amid text there are `:ui[…]`, `:term[…]` and `:feature[…]`",
            )),
        });
    }
}
