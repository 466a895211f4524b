//! Pictures and links that stayed text: a blank in the address, a bracket or quote that is not closed, a label that
//! nothing defines (CommonMark 0.31, §6.3 “Links”, §6.4 “Images”).

use crate::diagnostic::{Edit, Fix, Say};
use crate::lint::page::PageContext;
use crate::model::LinkTo;
use crate::parse::page::path_written;
use crate::text::{Span, line_after};

use super::shown::{BEARER, SET, Stretch};
use super::{Kind, Slip, span};

/// How far away brackets that belong together may stand, in bytes.
const REACH: usize = 600;

/// What is known of a `[…]` that stayed text.
struct Bracket<'s> {
    /// Where it begins in the stretch, with the sign of a picture.
    start: usize,
    /// Where it ends.
    end: usize,
    /// Between its brackets.
    inner: &'s str,
    picture: bool,
    /// The character before it.
    before: Option<char>,
}

pub(super) fn scan(context: &PageContext<'_>, text: &str, stretch: &Stretch, found: &mut Vec<Slip>) {
    let shown = stretch.text.as_str();
    let mut passed = 0;
    for (close, _) in shown.match_indices(']') {
        if close < passed {
            continue;
        }
        let Some(bracket) = bracket(shown, close, passed) else { continue };
        let behind = &shown[close + 1..];
        let line = behind.trim_start_matches([' ', '\t']);
        // The address may stand on the next line.
        let rest = line.strip_prefix('\n').map_or(line, |next| next.trim_start_matches([' ', '\t']));
        let blanks = behind.len() - rest.len();
        let next = rest.chars().next();
        let end = match next {
            Some('(' | '（') => address(context, text, stretch, &bracket, close + 1 + blanks, blanks > 0, found),
            Some('[') if blanks == 0 => reference(stretch, &bracket, behind, found),
            Some(SET) if blanks == 1 => reference_apart(text, stretch, &bracket, close + 1 + blanks, found),
            _ => None,
        };
        if let Some(end) = end {
            passed = end;
            continue;
        }
        passed = close + 1;
        if let Some(label) = bracket.inner.strip_prefix('^') {
            footnote(stretch, &bracket, label, behind, found);
        } else if bracket.picture && bracket.before.is_none_or(|c| c.is_whitespace() || c == SET || c == BEARER) {
            let slip = Slip::new(
                Kind::Picture,
                span(stretch.start, bracket.start, bracket.end),
                &shown[bracket.start..bracket.end],
            );
            found.push(slip.lost().help(undefined(bracket.inner)));
        }
    }
}

/// The bracket that ends at `close`.
fn bracket(shown: &str, close: usize, passed: usize) -> Option<Bracket<'_>> {
    let from = shown.ceil_char_boundary(close.saturating_sub(REACH).max(passed));
    let mut depth = 0;
    let open = shown[from..close].char_indices().rev().find_map(|(at, c)| match c {
        ']' => {
            depth += 1;
            None
        }
        '[' if depth == 0 => Some(from + at),
        '[' => {
            depth -= 1;
            None
        }
        _ => None,
    })?;
    let head = &shown[..open];
    let sign = head.chars().next_back().filter(|c| matches!(c, '!' | '！'));
    let start = open - sign.map_or(0, char::len_utf8);
    Some(Bracket {
        start,
        end: close + 1,
        inner: &shown[open + 1..close],
        picture: sign.is_some(),
        before: shown[..start].chars().next_back(),
    })
}

/// `[text](…` that stayed text; `open` is where the round bracket stands. Where it ends; none: it is plain text.
fn address(
    context: &PageContext<'_>,
    text: &str,
    stretch: &Stretch,
    bracket: &Bracket<'_>,
    open: usize,
    apart: bool,
    found: &mut Vec<Slip>,
) -> Option<usize> {
    let wide = stretch.text[open..].starts_with('（');
    let from = stretch.start + open + if wide { '（'.len_utf8() } else { 1 };
    let line = line_after(text, from, REACH);
    let closed = closing(line);
    let inner = closed.map_or(line, |close| &line[..close]);
    let (path, title) = parted(inner);
    let (site, origin) = (context.site, context.page.origin());
    let known = |path: &str| match bracket.picture {
        true => site.picture(origin, path).is_some(),
        false => !path.contains(':') && matches!(site.link(origin, path), LinkTo::Page(..) | LinkTo::File(_)),
    };
    let plain = !is_address(path) && !is_address(path.split_whitespace().next().unwrap_or_default());
    let empty = inner.trim().is_empty();
    if !bracket.picture && (plain || empty) || apart && !is_address(path) {
        return None;
    }
    let after = closed.map_or(line.len(), |close| close + line[close..].chars().next().map_or(0, char::len_utf8));
    let end = from + after;
    let kind = if bracket.picture { Kind::Picture } else { Kind::Link };
    let whole = span(stretch.start, bracket.start, end - stretch.start);
    let label = &text[whole.start as usize..stretch.start + bracket.end];
    let written = Written {
        label: label.replacen('！', "!", 1),
        whole,
        inner,
        path,
        title,
        closed: closed.is_some(),
        plain: !wide && !apart,
    };
    found.push(written.told(Slip::new(kind, whole, &text[whole.range()]).lost(), &known));
    Some(end.saturating_sub(stretch.start).min(stretch.text.len()))
}

/// A picture or link with its address, as it was written.
struct Written<'t> {
    /// `[text]` or `![text]`, with a plain sign.
    label: String,
    /// All of its bytes.
    whole: Span,
    /// Between its round brackets.
    inner: &'t str,
    /// The address in it.
    path: &'t str,
    /// The title behind the address, with its quotes.
    title: Option<&'t str>,
    /// The address has a closing bracket.
    closed: bool,
    /// The round brackets are plain ones and stand right behind the text.
    plain: bool,
}

impl Written<'_> {
    /// The slip with what to write. `known`: whether an address leads to a file or a page.
    fn told(&self, slip: Slip, known: &dyn Fn(&str) -> bool) -> Slip {
        let Self { label, inner, path, title, .. } = self;
        if !self.closed || title.is_none() && unclosed_quote(inner) {
            return slip.help(Say::new(
                "주소를 닫는 괄호와 제목의 따옴표를 확인해 주세요: `![설명](이미지.png \"제목\")`",
                "Close the bracket of the address and the quotes of its title: `![text](picture.png \"title\")`",
            ));
        }
        if let Some(straight) = straightened(inner) {
            let meant = format!("{label}({straight})");
            return self.suggested(slip, meant, "둥근 따옴표를 곧은 따옴표로 바꿔 주세요", "Write straight quotes");
        }
        let (first, rest) = path.split_once(char::is_whitespace).unwrap_or((path, ""));
        let titled = known(first) || is_address(first) && !is_address(path);
        if title.is_none() && !rest.is_empty() && !known(path) && titled {
            let meant = format!("{label}({first} \"{}\")", rest.trim().replace('"', "\\\""));
            return self.suggested(slip, meant, "제목은 따옴표 안에 적어 주세요", "Put the title in quotes");
        }
        self.spelled(slip, known)
    }

    fn suggested(&self, slip: Slip, meant: String, ko: &str, en: &str) -> Slip {
        let help = Say::new(format!("{ko}: `{meant}`"), format!("{en}: `{meant}`"));
        slip.help(help).fix(Fix::suggestion(vec![Edit { span: self.whole, text: meant }]))
    }

    /// The slip with the address spelled so that markdown reads it.
    fn spelled(&self, slip: Slip, known: &dyn Fn(&str) -> bool) -> Slip {
        let bare = self.path.trim_start_matches('<').trim_end_matches('>');
        let blank = bare.contains(char::is_whitespace);
        let angled = !bare.contains(['<', '>']) && blank;
        let address = match angled {
            // In angle brackets the path stands as it was typed, with its percent signs.
            true => format!("<{bare}>"),
            false if blank => path_written(bare, false),
            false => bare.to_owned(),
        };
        let title = self.title.map_or_else(String::new, |title| format!(" {title}"));
        let meant = format!("{}({address}{title})", self.label);
        let help = match blank {
            true => Say::new(
                format!("빈칸이 있는 경로는 꺾쇠 안에 적어 주세요: `{meant}`"),
                format!("A path with blanks goes in angle brackets: `{meant}`"),
            ),
            false => Say::new(
                format!("괄호를 바로 붙여서 `(`와 `)`로 적어 주세요: `{meant}`"),
                format!("Write plain brackets, right behind the text: `{meant}`"),
            ),
        };
        let slip = slip.help(help);
        match known(bare) {
            true => slip.fix(Fix::new(vec![Edit { span: self.whole, text: meant }], angled && self.plain)),
            false => slip,
        }
    }
}

/// The bracket that closes an address, brackets in pairs inside of it left out.
fn closing(line: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return Some(at),
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// An address and its title with the quotes.
fn parted(inner: &str) -> (&str, Option<&str>) {
    let inner = inner.trim();
    for quote in ['"', '\''] {
        if let Some(head) = inner.strip_suffix(quote)
            && let Some(at) = head.find(quote).filter(|&at| at > 0 && head[..at].ends_with(char::is_whitespace))
        {
            return (head[..at].trim(), Some(&inner[at..]));
        }
    }
    (inner, None)
}

fn unclosed_quote(inner: &str) -> bool {
    [" \"", " '"].iter().any(|quote| inner.contains(quote))
        && inner.matches('"').count() % 2 + inner.matches('\'').count() % 2 > 0
}

/// An address whose title stands in typographic quotes, with straight ones.
fn straightened(inner: &str) -> Option<String> {
    let inner = inner.trim();
    let end = inner.ends_with(['”', '“', '’', '‘']);
    let at = inner.find([' ', '\t']).filter(|&at| inner[at..].trim_start().starts_with(['“', '”', '‘', '’']))?;
    let title = inner[at..].trim().trim_matches(['“', '”', '‘', '’']);
    (end && !title.contains('"')).then(|| format!("{} \"{title}\"", inner[..at].trim()))
}

/// Whether a text in round brackets is meant as an address: a path, a file's name, an anchor.
pub(super) fn is_address(inner: &str) -> bool {
    let path = inner.trim_start_matches('<').trim_end_matches('>').trim();
    if path.starts_with(['#', '/']) && path.len() > 1 || path.starts_with("http") || path.starts_with("mailto:") {
        return true;
    }
    if path.contains('/') && path.starts_with(['.', '/']) {
        return true;
    }
    let file = path.split(['#', '?']).next().unwrap_or_default();
    file.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

/// `[text][label]` of which nothing defines the label. Where it ends; none: they are plain brackets.
fn reference(stretch: &Stretch, bracket: &Bracket<'_>, behind: &str, found: &mut Vec<Slip>) -> Option<usize> {
    let line = line_after(behind, 0, REACH);
    let close = line.find(']')?;
    let label = &line[1..close];
    let end = bracket.end + close + 1;
    let plain =
        |inner: &str| inner.trim().is_empty() || inner.chars().all(|c| c.is_ascii_digit() || c == ',' || c == ' ');
    let tag = |inner: &str| inner.chars().count() <= 6 && !inner.contains(' ') && !inner.is_ascii();
    let next = line[close + 1..].chars().next();
    if !bracket.picture {
        // `list[0][1]`, `[1][2]`, `[a][b][c]`, and labels in front of a title: `[공지][필독] 새 학기 안내`.
        let in_code = bracket.before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ')' | ']'));
        let apart = bracket.before.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace);
        let tags = tag(bracket.inner) && tag(label) && apart;
        if in_code || plain(bracket.inner) || plain(label) && !label.is_empty() || next == Some('[') || tags {
            return None;
        }
    }
    if label.contains([SET, BEARER]) || bracket.inner.starts_with('^') {
        return None;
    }
    let kind = if bracket.picture { Kind::Picture } else { Kind::Link };
    let slip = Slip::new(
        kind,
        span(stretch.start, bracket.start, end),
        &stretch.text[bracket.start..end].replace([SET, BEARER], ""),
    );
    found.push(slip.lost().help(undefined(if label.is_empty() { bracket.inner } else { label })));
    Some(end)
}

/// `[text] [label]`, of which only the label became a link; `open` is where its bracket stands. Where it ends; none: the
/// brackets have nothing to do with each other.
fn reference_apart(
    text: &str,
    stretch: &Stretch,
    bracket: &Bracket<'_>,
    open: usize,
    found: &mut Vec<Slip>,
) -> Option<usize> {
    let line = line_after(text, stretch.start + open, REACH);
    let label = line.strip_prefix('[')?;
    let label = &label[..label.find(']')?];
    // A label that is made to be seen may stand behind brackets of another kind: `[공지] [환불 안내]`.
    let key = label.starts_with(|c: char| c.is_ascii_lowercase())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let end = open + label.len() + 2;
    let alone = !line[label.len() + 2..].starts_with(['(', '[']);
    if !key || !alone || bracket.inner.trim().is_empty() || !stretch.bearers.contains_key(&(stretch.start + end)) {
        return None;
    }
    let at = span(stretch.start, bracket.start, end);
    let meant = format!("{}[{label}]", &text[at.start as usize..stretch.start + bracket.end]);
    let help = Say::new(
        format!("두 괄호를 붙여 적어 주세요: `{meant}`"),
        format!("Write the brackets without a blank between them: `{meant}`"),
    );
    let slip = Slip::new(Kind::Link, at, &text[at.range()]).lost().help(help);
    found.push(slip.fix(Fix::suggestion(vec![Edit { span: at, text: meant }])));
    Some(end)
}

fn undefined(label: &str) -> Say {
    let label = label.replace([SET, BEARER], "");
    Say::new(
        format!("주소를 정하는 줄을 넣거나 `[글자](주소)`로 적어 주세요: `[{label}]: 주소`"),
        format!("Add the line that says its address, or write `[text](address)`: `[{label}]: address`"),
    )
}

/// `[^label]` without a footnote.
fn footnote(stretch: &Stretch, bracket: &Bracket<'_>, label: &str, behind: &str, found: &mut Vec<Slip>) {
    let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    // A set of characters in a pattern: `[^a-z]+`.
    let pattern = label.chars().count() == 3 && label.contains('-') || behind.starts_with(['+', '*', '{', '?']);
    if label.is_empty() || !label.chars().all(name) || pattern {
        return;
    }
    let at = span(stretch.start, bracket.start, bracket.end);
    let slip = Slip::new(Kind::Footnote, at, &stretch.text[bracket.start..bracket.end]);
    found.push(slip.help(Say::new(
        format!("글 아래에 각주를 써 주세요: `[^{label}]: 설명`"),
        format!("Write the footnote below: `[^{label}]: text`"),
    )));
}
