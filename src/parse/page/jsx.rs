//! What pages of other generators carry beside markdown: JSX tags, `import` lines, `{…}` expressions, `{/* … */}`.
//! None of it is text, so it is covered before CommonMark parses.
//!
//! One pass over the lines; every search either moves the pass on or is bounded, so that a page costs its length.

mod alone;
mod components;
mod own;
pub(super) mod part;
pub(super) mod remains;
pub(super) mod tag;

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use alone::widen;
use components::{has_components, has_titled_tag};
pub(super) use part::cover as cover_part;
use remains::{Imports, Remains};
use tag::{Line, Tag};

use crate::text::Span;

use super::ast::{Component, Name, Shown};
use super::attributes;
use super::code::{Ticks, closes_fence, is_blank, is_escaped, opens_fence};
use super::cover::{Covers, Mask, MaskKind, settle};
use super::indent;
use super::syntax::Syntax;

/// The name under which an expression is listed among components.
pub const EXPRESSION: &str = "{…}";
/// Longest tag or expression, in bytes: a brace that is never closed must not swallow a page.
const LIMIT: usize = 4000;
/// Longest `import` or `export` block, in bytes.
const MODULE_LIMIT: usize = 20_000;

/// Elements that stay CommonMark's: their content is no markdown, or means something only as a whole.
const VERBATIM: [&str; 14] = [
    "pre", "script", "style", "textarea", "svg", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup",
    "caption",
];

/// Finds JSX in a text. In plain markdown only what cannot be anything else: `{/* … */}`, tags with `={`, import lines; on
/// a page with such comments components and `{' '}` too.
pub(super) fn find(text: &str, range: Range<usize>, syntax: Syntax, covers: &mut Covers) {
    let Covers { masks, texts, components: found, expressions } = covers;
    let part = &text[range.clone()];
    let signs = ["={", "{/*", "import "];
    let signed = || signs.iter().any(|sign| memmem::find(part.as_bytes(), sign.as_bytes()).is_some());
    if syntax == Syntax::Markdown && !signed() && !has_titled_tag(part) {
        return;
    }
    let mut scanner = Scanner {
        text,
        limit: range.end,
        syntax,
        components: syntax == Syntax::Mdx || has_components(part),
        budget: 64 * 1024 + 8 * part.len(),
        masks,
        texts,
        found,
        expressions,
        imports: Imports::of(part),
        tags: Vec::new(),
        lines: Vec::new(),
        ticks: Ticks::default(),
        comments_end: false,
    };
    scanner.run(range.start);
    let Scanner { tags, lines, imports, found, masks, .. } = scanner;
    own::mark(text, range.clone(), syntax, &tags, &imports, (masks.as_mut_slice(), found));
    let found = settle(std::mem::take(masks));
    *masks = widen(text, range.clone(), syntax, found);
    if syntax == Syntax::Mdx {
        indent::dedent(text, range.start, &lines, &tags, masks);
    }
}

struct Scanner<'t, 'm> {
    text: &'t str,
    limit: usize,
    syntax: Syntax,
    /// Tags with a capital are components. In plain markdown a comment of JSX tells that the page means them so.
    components: bool,
    /// Remaining lookahead in bytes; keeps the scan O(n).
    budget: usize,
    masks: &'m mut Vec<Mask>,
    /// Values of the attributes of covered tags that readers see.
    texts: &'m mut Vec<Name>,
    /// Components that were met.
    found: &'m mut Vec<Component>,
    /// Expressions that were met, and tags with some.
    expressions: &'m mut Vec<Span>,
    imports: Imports,
    tags: Vec<Tag<'t>>,
    lines: Vec<Line>,
    ticks: Ticks,
    /// True once no comment end is left in the text.
    comments_end: bool,
}

impl<'t> Scanner<'t, '_> {
    fn run(&mut self, start: usize) {
        let mut line = start;
        let mut fence: Option<(u8, usize)> = None;
        let mut fresh = true;
        while line < self.limit {
            let end = self.line_end(line);
            let content = &self.text[line..end];
            if let Some((mark, length)) = fence {
                let closes = closes_fence(content, mark, length);
                self.line(line, end, !closes);
                fence = (!closes).then_some((mark, length));
                line = end + 1;
                continue;
            }
            self.line(line, end, false);
            fence = opens_fence(content);
            if fence.is_some() {
                line = end + 1;
                fresh = true;
                continue;
            }
            if fresh
                && content.starts_with(['i', 'e'])
                && let Some(module_end) = self.module(line, end)
            {
                self.masks.push(Mask { range: line..module_end, kind: MaskKind::Blank });
                line = self.line_end(module_end) + 1;
                continue;
            }
            fresh = is_blank(content);
            line = self.inline(line, end) + 1;
        }
    }

    /// Notes a line for taking indentation away, which plain markdown keeps.
    fn line(&mut self, start: usize, end: usize, fenced: bool) {
        if self.syntax == Syntax::Mdx {
            self.lines.push(Line { start, end: trim_return(self.text, start, end), fenced });
        }
    }

    fn line_end(&self, at: usize) -> usize {
        memchr(b'\n', &self.text.as_bytes()[at..self.limit]).map_or(self.limit, |found| at + found)
    }

    /// Tags, expressions and code spans that begin on a line; the end of the line on which the last of them ends.
    fn inline(&mut self, start: usize, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut line = start;
        let mut at = start;
        while let Some(found) = memchr3(b'<', b'{', b'`', &bytes[at..end]) {
            let start = at + found;
            at = start + 1;
            if start > 0 && bytes[start - 1] == b'\\' && !is_escaped(bytes, start - 1) {
                continue;
            }
            match bytes[start] {
                b'`' => at = self.ticks.code_end(self.text, start, self.limit),
                b'{' => {
                    if let Some((after, kind)) = self.expression(line, start) {
                        self.value(start..after, kind);
                        at = after;
                    }
                }
                _ => {
                    if let Some(tag) = self.tag(start) {
                        at = tag.range.end;
                        if tag.expression {
                            self.expressions.push(Span::from(tag.range.clone()));
                        }
                        let component = tag.name.starts_with(|first: char| first.is_ascii_uppercase());
                        let fragment = tag.name.is_empty();
                        let mdx = self.syntax == Syntax::Mdx;
                        let verbatim = VERBATIM.iter().any(|name| tag.name.eq_ignore_ascii_case(name));
                        let kind = if mdx && !component && !fragment && !verbatim {
                            Some(MaskKind::Element(tag.as_html(&self.text[tag.range.clone()])))
                        } else {
                            let covered = tag.expression || self.components && component || mdx && fragment;
                            covered.then_some(MaskKind::Tag)
                        };
                        let kind = kind.map(|kind| self.remaining(&tag, kind));
                        if let Some(kind) = kind {
                            attributes::texts(self.text, tag.range.clone(), self.texts);
                            self.masks.push(Mask { range: tag.range.clone(), kind });
                        }
                        self.tags.push(tag);
                    }
                }
            }
            if at > end {
                end = self.line_end(at);
                line = self.text[start..at].rfind('\n').map_or(line, |found| start + found + 1);
            }
        }
        end
    }

    /// What stays of a tag that is covered: of a component its texts and its picture, of a picture whose address is an
    /// expression the picture.
    fn remaining(&mut self, tag: &Tag<'t>, kind: MaskKind) -> MaskKind {
        let component = tag.name.starts_with(|first: char| first.is_ascii_uppercase());
        let addressed = tag.expression && matches!(tag.name, "img" | "Image" | "video" | "source" | "iframe");
        if tag.closing || !component && !addressed {
            return kind;
        }
        let mut remains = Remains::of(self.text, tag, &self.imports);
        if !component {
            // The title of a picture is a tooltip.
            (remains.titles, remains.names, remains.texts) = (Vec::new(), Vec::new(), Vec::new());
        }
        let shown = match (remains.is_empty(), tag.empty || !component) {
            (false, _) => Shown::Parts,
            (true, true) => Shown::Nothing,
            (true, false) => Shown::Content,
        };
        if component || shown == Shown::Nothing {
            let start = tag.range.start + 1;
            let name = Name { text: tag.name.to_owned(), span: Span::new(start, start + tag.name.len()) };
            self.found.push(Component { name, shown });
        }
        if remains.is_empty() { kind } else { MaskKind::Component(Box::new(remains)) }
    }

    /// The end of the `import … from '…'` or `export …` block that begins with this line.
    fn module(&mut self, line: usize, end: usize) -> Option<usize> {
        let content = self.text[line..end].trim_end();
        if let Some(rest) = content.strip_prefix("import ") {
            let whole = rest.trim_end_matches(';').ends_with(['\'', '"']);
            // Prettier wraps several imports as if they were one paragraph.
            let wrapped = !whole && is_import(rest);
            let statement = (whole || wrapped)
                && rest.starts_with(|first: char| {
                    let name = first.is_ascii_alphabetic()
                        || self.syntax == Syntax::Mdx && first.is_alphabetic() && rest.contains(" from ");
                    name || "{*_$'\"".contains(first)
                });
            if statement && !wrapped && self.syntax == Syntax::Markdown {
                return Some(end);
            }
            let several_lines = self.syntax == Syntax::Mdx && rest.starts_with('{');
            if !statement && !several_lines {
                return None;
            }
        } else if self.syntax == Syntax::Markdown || !is_export(content) {
            return None;
        }
        // To the blank line that is in no bracket.
        let stop = floor_char_boundary(self.text, self.limit.min(line + MODULE_LIMIT.min(self.budget)));
        let mut depth = 0i32;
        let mut first = None;
        let mut at = line;
        while at < stop {
            let end = self.text[at..stop].find('\n').map_or(stop, |found| at + found);
            let content = &self.text[at..end];
            if content.trim().is_empty() {
                if depth <= 0 {
                    return Some(at.max(line + 1) - 1);
                }
                first = first.or(Some(at - 1));
            }
            for byte in content.bytes() {
                depth += i32::from(matches!(byte, b'{' | b'(' | b'[')) - i32::from(matches!(byte, b'}' | b')' | b']'));
            }
            at = end + 1;
        }
        // Its brackets are never closed: to the first blank line then.
        self.budget = self.budget.saturating_sub(stop - line);
        Some(first.unwrap_or(stop).max(end))
    }

    /// `{…}`: a comment everywhere, an expression in MDX. `line` is where its line starts.
    fn expression(&mut self, line: usize, start: usize) -> Option<(usize, MaskKind)> {
        let rest = &self.text[start..self.limit];
        if rest.starts_with("{/*") {
            if self.comments_end {
                return None;
            }
            let Some(found) = rest.find("*/}") else {
                self.comments_end = true;
                return None;
            };
            let end = start + found + 3;
            let content = self.text[start + 3..end - 3].trim();
            let before = &self.text[line..start];
            let heading = before.trim_start().starts_with('#')
                && before.ends_with([' ', '\t'])
                && self.text[end..self.line_end(end)].trim().is_empty();
            if heading && !content.is_empty() && !content.contains(char::is_whitespace) {
                return Some((end, MaskKind::HeadingId(content.to_owned())));
            }
            return Some((end, MaskKind::Blank));
        }
        let space = ["{' '}", "{\" \"}"].into_iter().find(|space| rest.starts_with(space));
        if let Some(space) = space.filter(|_| self.components) {
            return Some((start + space.len(), MaskKind::Blank));
        }
        if self.syntax == Syntax::Markdown || rest.starts_with("{#") {
            return None;
        }
        Some((self.balanced(start)?, MaskKind::Blank))
    }

    /// Covers an expression, and notes it if readers would see its value, for helpgen computes none. A text in quotes is its
    /// own value: {"…"}.
    fn value(&mut self, range: Range<usize>, kind: MaskKind) {
        let literal = || remains::text_of(self.text, range.start + 1..range.end - 1, true);
        if let Some(literal) = (kind == MaskKind::Blank).then(literal).flatten() {
            return self.masks.push(Mask { range, kind: MaskKind::Literal(literal.span) });
        }
        self.masks.push(Mask { range: range.clone(), kind });
        self.expressions.push(Span::from(range.clone()));
        let inner = self.text[range.start + 1..range.end - 1].trim();
        let space = inner.trim_matches(['\'', '"', '`']).trim().is_empty();
        if !inner.starts_with("/*") && !space {
            let name = Name { text: EXPRESSION.to_owned(), span: Span::from(range) };
            self.found.push(Component { name, shown: Shown::Nothing });
        }
    }

    /// The offset after the brace that closes the one at `start`.
    fn balanced(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let stop = self.limit.min(start + LIMIT.min(self.budget));
        let mut depth = 0usize;
        let mut quote: Option<u8> = None;
        let mut at = start;
        while at < stop {
            let byte = bytes[at];
            match quote {
                Some(open) => {
                    if byte == b'\\' && !matches!(bytes.get(at + 1), Some(b'\r' | b'\n')) {
                        at += 1;
                    } else if byte == open || (byte == b'\n' && open != b'`') {
                        quote = None;
                    }
                }
                None => match byte {
                    b'{' => depth += 1,
                    b'}' => {
                        depth -= 1;
                        if depth == 0 {
                            return Some(at + 1);
                        }
                    }
                    b'"' | b'\'' | b'`' => quote = Some(byte),
                    _ => {}
                },
            }
            at += 1;
        }
        self.budget = self.budget.saturating_sub(stop.saturating_sub(start));
        None
    }

    /// A tag, of HTML or JSX.
    fn tag(&mut self, start: usize) -> Option<Tag<'t>> {
        let bytes = self.text.as_bytes();
        let closing = bytes.get(start + 1) == Some(&b'/');
        let mut at = start + 1 + usize::from(closing);
        let name = &self.text[at..self.limit];
        let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b".-_:".contains(byte)).count();
        let name = &name[..length];
        if !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        at += length;
        if name.is_empty() && bytes.get(at) != Some(&b'>') {
            return None;
        }
        let mut expression = false;
        let stop = self.limit.min(start + LIMIT);
        while at < stop {
            match bytes[at] {
                b'>' => {
                    let empty = bytes[at - 1] == b'/' && !closing;
                    return Some(Tag { range: start..at + 1, name, closing, empty, expression });
                }
                b'{' => {
                    expression = expression || bytes[at - 1] == b'=' || self.syntax == Syntax::Mdx;
                    at = self.balanced(at)?;
                }
                quote @ (b'"' | b'\'') => {
                    at += 2 + bytes[at + 1..stop].iter().position(|&byte| byte == quote)?;
                }
                b'<' => return None,
                b'\n' if self.text[at + 1..self.line_end(at + 1)].trim().is_empty() => return None,
                _ => at += 1,
            }
        }
        None
    }
}

/// Whether what follows `import ` is a statement and goes on: `A from './a'; import`.
fn is_import(rest: &str) -> bool {
    let Some((names, from)) = rest.split_once(" from ") else { return false };
    let named = |c: char| c.is_ascii_alphanumeric() || "{}*_$, ".contains(c);
    names.chars().all(named) && from.starts_with(['\'', '"']) && from.contains(';')
}

fn is_export(line: &str) -> bool {
    const WORDS: [&str; 10] =
        ["const ", "let ", "var ", "function ", "function* ", "async ", "default ", "class ", "{", "*"];
    line.strip_prefix("export ").is_some_and(|rest| WORDS.iter().any(|word| rest.starts_with(word)))
}

fn floor_char_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A line's end without the carriage return before it.
fn trim_return(text: &str, start: usize, end: usize) -> usize {
    if end > start && text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end }
}

/// A tag amid text as one that the HTML parser of CommonMark takes for a tag, of the same length. One that is too short
/// for a name or goes over several lines becomes letters: its lines must neither begin a block nor be blank.
pub(super) fn cover_tag(tag: &str, covered: &mut String) {
    let lead = if tag.starts_with("</") { "</x" } else { "<x" };
    if tag.len() <= lead.len() || tag.contains('\n') {
        covered.extend(std::iter::repeat_n('x', tag.len()));
    } else {
        covered.push_str(lead);
        covered.extend(std::iter::repeat_n(' ', tag.len() - lead.len() - 1));
        covered.push('>');
    }
}

#[cfg(test)]
mod tests;
