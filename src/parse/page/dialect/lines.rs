//! Forms that begin a line and are recognised by more than their first sign. Each function is given the text, the byte
//! where the sign stands and the byte where the text ends, and says how much is opaque.

use crate::parse::page::callout::ALERTS;

use super::forms::{is_name, line};

/// Lines of options that are looked at, and those above a line in which the head of its block is looked for.
const OPTIONS: usize = 40;
/// Options of a block that readers see.
const READ: [&str; 4] = ["alt", "caption", "title", "subtitle"];

/// `*[name]:` before what an abbreviation means: the name is a key, looked for letter by letter.
pub(super) fn abbreviation(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let length = line[2..].find(']').filter(|&length| length > 0)?;
    let end = 2 + length + 1;
    line[end..].starts_with(':').then_some(at + end + 1)
}

/// `[!type]` with what says whether it is folded: a callout of Obsidian and Quartz. CommonMark's
/// parser reads GitHub's alerts itself, so their types have to stay visible to it.
pub(super) fn callout_type(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let length = line[2..].find(']').filter(|&length| length > 0)?;
    let name = &line[2..2 + length];
    let rest = line[2 + length + 1..].trim_start_matches(['+', '-']);
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let alert = rest.trim().is_empty() && ALERTS.iter().any(|own| own.eq_ignore_ascii_case(name));
    (plain && !alert && (rest.is_empty() || rest.starts_with([' ', '\t']))).then(|| at + line.len() - rest.len())
}

/// `(name)=`: what links of MyST and Sphinx lead to.
pub(super) fn target(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let name = line.trim_end().strip_prefix('(')?.strip_suffix(")=")?;
    (!name.is_empty() && !name.contains(['(', ')', ' '])).then_some(at + line.len())
}

/// `@import "path"`: a file that is put there.
pub(super) fn imported(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let path = line.strip_prefix("@import ")?.trim();
    let quoted = ['"', '\''].iter().any(|&quote| path.len() > 1 && path.starts_with(quote) && path.ends_with(quote));
    quoted.then_some(at + line.len())
}

/// `:name: value` under the head of a block of MyST, `:::{figure}`: options are a program's, but for what readers see.
pub(super) fn field(text: &str, at: usize, limit: usize) -> Option<usize> {
    let option = |line: &str| {
        let (name, value) = line.strip_prefix(':')?.split_once(':')?;
        (is_name(name) && (value.is_empty() || value.starts_with(' '))).then(|| name.to_owned())
    };
    let whole = line(text, at, limit);
    let name = option(whole)?;
    let mut above = text[..at].trim_end_matches([' ', '\t', '>']).lines().rev().take(OPTIONS);
    let head = above.find(|line| option(line.trim_start()).is_none())?.trim_start_matches([' ', '\t', '>']);
    (head.starts_with(":::") && head.contains('{') && !READ.contains(&name.as_str())).then_some(at + whole.len())
}

/// `::: package.module`: documentation that is taken from code, with the options indented under it.
pub(super) fn definition_colon(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let name = line[3..].trim();
    (name.contains('.') && is_name(name)).then(|| options_end(text, at + line.len(), limit))
}

/// `/// note | Title`: a block of PyMdown with its options. Its type is a word of a program, and so is all that a block of
/// HTML is told.
pub(super) fn block_head(text: &str, at: usize, limit: usize) -> Option<usize> {
    let line = line(text, at, limit);
    let (kind, title) =
        line[3..].split_once('|').map_or((line[3..].trim(), None), |(kind, title)| (kind.trim(), Some(title)));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if kind.is_empty() || !kind.bytes().all(plain) {
        return None;
    }
    match title {
        Some(title) if kind != "html" => Some(at + line.len() - title.len() - 1),
        _ => Some(options_end(text, at + line.len(), limit)),
    }
}

/// The end of the lines that are indented right under the one that ends at `at`.
fn options_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    for _ in 0..OPTIONS {
        let Some(next) = text[end..limit].find('\n').map(|found| end + found + 1).filter(|&next| next < limit) else {
            break;
        };
        let whole = line(text, next, limit);
        if !whole.starts_with("    ") || whole.trim().is_empty() {
            break;
        }
        end = next + whole.len();
    }
    end
}
