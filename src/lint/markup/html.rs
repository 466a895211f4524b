//! Markdown in raw HTML, which CommonMark leaves as it is (0.31, §4.6 “HTML blocks”).

use crate::diagnostic::Say;
use crate::lint::page::PageContext;
use crate::lint::prose::{OBJECT, RunKind};
use crate::text::{line_after, line_before};

use super::addresses::is_address;
use super::{Kind, Slip};

/// Longest piece of markdown, in bytes.
const REACH: usize = 400;

pub(super) fn scan(context: &PageContext<'_>, found: &mut Vec<Slip>) {
    for run in context.runs().iter().filter(|run| run.kind == RunKind::Html) {
        let text = run.text.as_str();
        let mut at = 0;
        while let Some(offset) = text[at..].find(['*', '[', '`', ':', '#']) {
            let start = at + offset;
            let rest = line_after(text, start, REACH);
            let Some((length, lost)) = markdown(text, start, rest) else {
                at = start + 1;
                continue;
            };
            let sign = text[..start].ends_with('!') && rest.starts_with('[');
            let from = start - usize::from(sign);
            let slip = Slip::new(Kind::Html, run.span(from..start + length), &text[from..start + length]);
            let slip = slip.help(Say::new(
                "여는 태그 아래와 닫는 태그 위에 빈 줄을 넣거나, 상자라면 `:::note`로 써 주세요",
                "Put a blank line below the opening tag and above the closing one, or write a callout as `:::note`",
            ));
            found.push(if lost { slip.lost() } else { slip });
            at = start + length;
        }
    }
}

/// How long the markdown is that begins a text, and whether more than its look is lost.
fn markdown(text: &str, start: usize, rest: &str) -> Option<(usize, bool)> {
    let line_start = line_before(text, start, REACH).trim().is_empty();
    if let Some(inner) = rest.strip_prefix("**") {
        let close = inner.find("**")?;
        let bold = close > 0 && !inner.starts_with([' ', '*']) && !inner[..close].ends_with(' ');
        return bold.then_some((close + 4, false));
    }
    if rest.starts_with('[') {
        let close = rest.find("](")?;
        let end = close + rest[close..].find(')')?;
        let address = &rest[close + 2..end];
        let picture = text[..start].ends_with('!');
        return (picture || is_address(address)).then_some((end + 1, true));
    }
    if let Some(inner) = rest.strip_prefix('`') {
        let close = inner.find('`').filter(|&close| close > 0)?;
        return Some((close + 2, false));
    }
    if rest.starts_with(":ui[") || rest.starts_with(":term[") || rest.starts_with(":feature[") {
        return Some((rest.find(']')? + 1, true));
    }
    let marks = rest.bytes().take_while(|&byte| byte == b'#').count();
    let heading = line_start && (1..=6).contains(&marks) && rest[marks..].starts_with(' ') && !rest.contains(OBJECT);
    heading.then(|| (rest.trim_end().len(), false))
}
