//! Finds on a page what its dialects make opaque: one pass over the lines outside of code.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::parse::page::attributes;
use crate::parse::page::code::{Ticks, closes_fence, is_escaped, opens_fence};
use crate::parse::page::cover::{Covers, Mask, MaskKind};
use crate::parse::page::syntax::Syntax;

use super::bodies::Bodies;
use super::forms::{label, labels, paragraph};
use super::{Dialect, Dialects, Opaque, Reach};

/// Longest tag, in bytes: a sign that is never closed must not swallow a page.
const LIMIT: usize = 1024 * 1024;

/// Finds what the dialects of a page make opaque.
pub(in crate::parse::page) fn find(
    text: &str,
    range: Range<usize>,
    syntax: Syntax,
    dialects: Dialects,
    covers: &mut Covers,
) {
    let forms = Forms::of(dialects, syntax);
    let mut scanner = Scanner {
        text,
        limit: range.end,
        bodies: Bodies::of(text, range.clone(), dialects),
        forms,
        covers,
        ticks: Ticks::default(),
        labels: None,
        line: 0..0,
        paragraph: 0..0,
        closes: BTreeMap::new(),
        ends: BTreeMap::new(),
    };
    scanner.run(range.start);
    let Scanner { bodies, covers, .. } = scanner;
    covers.masks.extend(bodies.into_masks());
}

/// The forms to look for, by their first byte.
struct Forms {
    inline: Vec<&'static Opaque>,
    lines: Vec<&'static Opaque>,
    fences: Vec<&'static str>,
    /// Bytes with which a form may begin inside a line.
    signs: [bool; 256],
}

impl Forms {
    fn of(dialects: Dialects, syntax: Syntax) -> Self {
        // In MDX braces are expressions, which are covered as such.
        let takes = |opaque: &&Opaque| syntax == Syntax::Markdown || !opaque.begins().starts_with('{');
        let all = || dialects.chosen().flat_map(|dialect: &Dialect| dialect.opaque).filter(takes);
        let is_line = |opaque: &&Opaque| matches!(opaque, Opaque::Line(_) | Opaque::LineAt { .. });
        let mut inline: Vec<&Opaque> = all().filter(|opaque| !is_line(opaque)).collect();
        // The longest sign first: `{{<` before `{{` before `{`. Pairs before single tags.
        inline.sort_by_key(|opaque| std::cmp::Reverse((opaque.begins().len(), matches!(opaque, Opaque::Pair { .. }))));
        let mut signs = [false; 256];
        signs[usize::from(b'`')] = true;
        for opaque in &inline {
            signs[usize::from(opaque.begins().as_bytes()[0])] = true;
        }
        let lines = all().filter(is_line).collect();
        let fences = dialects.chosen().flat_map(|dialect| dialect.fences).copied().collect();
        Self { inline, lines, fences, signs }
    }
}

impl Opaque {
    /// The sign that begins it; of several the shortest.
    pub(super) fn begins(&self) -> &'static str {
        match self {
            Opaque::Between { open, .. } => open,
            Opaque::Pair { open, .. } => open[0],
            Opaque::Line(sign) | Opaque::At { sign, .. } | Opaque::LineAt { sign, .. } => sign,
        }
    }
}

/// Longest tag that is looked at for whether it ends itself, in bytes.
const TAG: usize = 4096;

/// The text before a sign, or the whole text.
fn text_until(text: &str, sign: char) -> &str {
    &text[..text.find(sign).unwrap_or(text.len())]
}

struct Scanner<'t, 'c> {
    text: &'t str,
    limit: usize,
    forms: Forms,
    bodies: Bodies,
    covers: &'c mut Covers,
    ticks: Ticks,
    /// The labels that the page defines, once one is asked for.
    labels: Option<BTreeSet<String>>,
    /// The rest of the line that was last looked at.
    line: Range<usize>,
    /// The paragraph that was last looked for.
    paragraph: Range<usize>,
    /// By closing sign: up to where it was looked for in vain, or where it stands.
    closes: BTreeMap<&'static str, Searched>,
    /// By name of a tag: the same for the tag that ends it.
    ends: BTreeMap<&'static str, Searched>,
}

/// What looking for a sign came to.
#[derive(Debug, Clone, Copy)]
struct Searched {
    /// Where it was looked for: from here…
    from: usize,
    /// …to here, the first byte behind the sign if it was found.
    to: usize,
    /// Where it ends, if it was found.
    found: Option<usize>,
}

impl Scanner<'_, '_> {
    fn run(&mut self, start: usize) {
        let mut line = start;
        let mut fence: Option<(u8, usize)> = None;
        // Fences whose content is prose, the innermost last.
        let mut prose: Vec<(u8, usize)> = Vec::new();
        while line < self.limit {
            let end = self.line_end(line);
            let content = &self.text[self.bodies.content(line).min(end)..end];
            let from = end - content.len();
            if let Some((mark, length)) = fence {
                fence = (!closes_fence(content, mark, length)).then_some((mark, length));
                line = end + 1;
                continue;
            }
            if prose.last().is_some_and(|&(mark, length)| closes_fence(content, mark, length)) {
                prose.pop();
                self.cover_line(from, end);
            } else if let Some(opened) = opens_fence(content).or_else(|| self.opens_note(content)) {
                if self.holds_prose(content, opened) {
                    prose.push(opened);
                    self.cover_line(from, end);
                } else {
                    fence = Some(opened);
                }
            } else if let Some(after) = self.line_form(from, end) {
                line = if after >= end { self.line_end(after) + 1 } else { self.inline(after, end) + 1 };
                continue;
            } else {
                line = self.inline(from, end) + 1;
                continue;
            }
            line = end + 1;
        }
    }

    fn line_end(&self, at: usize) -> usize {
        memchr(b'\n', &self.text.as_bytes()[at..self.limit]).map_or(self.limit, |found| at + found)
    }

    /// A fence that holds prose and names code in its first line, so that CommonMark takes it for none:
    /// ```` ```smart header="`a`" ````.
    fn opens_note(&self, line: &str) -> Option<(u8, usize)> {
        if self.forms.fences.is_empty() {
            return None;
        }
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let length = inner.bytes().take_while(|&byte| byte == b'`').count();
        let word = inner[length..].split([' ', '\t', '\r']).next()?;
        (length > 2 && self.forms.fences.contains(&word)).then_some((b'`', length))
    }

    /// Whether a code fence holds prose: by the first word behind its marks.
    fn holds_prose(&self, line: &str, (mark, length): (u8, usize)) -> bool {
        if self.forms.fences.is_empty() {
            return false;
        }
        let marks: String = std::iter::repeat_n(char::from(mark), length).collect();
        let Some((before, info)) = line.split_once(&marks) else { return false };
        let word = info.split_whitespace().next().unwrap_or_default();
        before.trim_start_matches([' ', '\t', '>']).is_empty() && self.forms.fences.contains(&word)
    }

    /// Covers what a line says, without the marks of quotes before it.
    fn cover_line(&mut self, from: usize, end: usize) {
        let line = self.text[from..end].trim_end_matches('\r');
        let start = from + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
        self.cover(start..from + line.len());
    }

    fn cover(&mut self, range: Range<usize>) {
        // What `:::no-loc` names is to stay as it is.
        let kept = self.text[range.clone()].trim_start_matches([':', ' ']).starts_with("no-loc");
        if !kept {
            attributes::texts(self.text, range.clone(), &mut self.covers.texts);
        }
        self.covers.masks.push(Mask { range, kind: MaskKind::Opaque });
    }

    /// A form that begins the line; what follows it.
    fn line_form(&mut self, from: usize, end: usize) -> Option<usize> {
        let line = &self.text[from..end];
        let start = from + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
        let rest = &self.text[start..end];
        let found = self.forms.lines.iter().find_map(|form| match form {
            Opaque::Line(sign) => rest.starts_with(sign).then(|| start + rest.trim_end_matches('\r').len()),
            Opaque::LineAt { sign, end } if rest.starts_with(sign) => end(self.text, start, self.limit),
            _ => None,
        });
        if found.is_none()
            && let Some((end, heads)) = self.bodies.block(self.text, start)
        {
            self.covers.masks.push(Mask { range: start..end, kind: MaskKind::Body(heads) });
            return Some(end);
        }
        let head = found.or_else(|| self.bodies.head(start))?;
        self.cover(start..head);
        Some(head)
    }

    /// Forms and code spans that begin on a line; the end of the line on which the last of them ends.
    fn inline(&mut self, start: usize, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < end {
            let Some(found) = bytes[at..end].iter().position(|&byte| self.forms.signs[usize::from(byte)]) else {
                break;
            };
            at += found;
            let escaped = at > 0 && bytes[at - 1] == b'\\' && !is_escaped(bytes, at - 1);
            if escaped {
                at += 1;
            } else if bytes[at] == b'`' {
                at = self.ticks.code_end(self.text, at, self.limit);
            } else if let Some((after, verbatim)) = self.form(at).filter(|&(after, _)| !self.is_reference(at..after)) {
                match verbatim {
                    // What looks like a title in there is shown as code.
                    true => self.covers.masks.push(Mask { range: at..after, kind: MaskKind::Opaque }),
                    false => self.cover(at..after),
                }
                at = after;
            } else {
                at += 1;
            }
            if at > end {
                end = self.line_end(at);
            }
        }
        end
    }

    /// Whether `[[label]]` is a link to a label that the page defines, in brackets.
    fn is_reference(&mut self, range: Range<usize>) -> bool {
        let Some(inner) = self.text[range].strip_prefix("[[") else { return false };
        let labels = self.labels.get_or_insert_with(|| labels(self.text));
        labels.contains(&label(inner.trim_end_matches(']')))
    }

    /// The end of the form that begins at `at`, and whether it is shown as it is written.
    fn form(&mut self, at: usize) -> Option<(usize, bool)> {
        let bytes = self.text.as_bytes();
        for number in 0..self.forms.inline.len() {
            let form = self.forms.inline[number];
            let sign = form.begins();
            if bytes[at] != sign.as_bytes()[0]
                || !self.text[at..self.limit].starts_with(sign) && !form.begins_at(self.text, at)
            {
                continue;
            }
            let end = match form {
                Opaque::Between { open, close, reach } => self.close(at + open.len(), close, *reach),
                Opaque::Pair { open, end, names } => self.pair(at, open, end, names),
                Opaque::At { end, .. } => end(self.text, at, self.limit),
                Opaque::Line(_) | Opaque::LineAt { .. } => None,
            };
            if let Some(end) = end {
                return Some((end, matches!(form, Opaque::Pair { .. })));
            }
        }
        None
    }

    /// Where the next closing sign ends, within reach.
    fn close(&mut self, from: usize, close: &'static str, reach: Reach) -> Option<usize> {
        let stop = match reach {
            Reach::Line => {
                // A line may be megabytes long and full of signs: its end is looked for once.
                if !(self.line.contains(&from) || self.line.end == from) {
                    self.line = from..self.line_end(from.min(self.limit));
                }
                self.line.end
            }
            Reach::Page => self.limit.min(from + LIMIT),
            Reach::Paragraph => {
                if !self.paragraph.contains(&from) {
                    self.paragraph = paragraph(self.text, from.min(self.limit), self.limit);
                }
                self.paragraph.end
            }
        };
        let searched = self.closes.entry(close).or_insert(Searched { from, to: from, found: None });
        search(self.text, close, from, stop, searched, &|_| true)
    }

    /// Where the tag ends that ends the one at `at`, if that has to have one.
    fn pair(&mut self, at: usize, open: &[&'static str], end: &str, names: &[&'static str]) -> Option<usize> {
        let sign = open.iter().find(|sign| self.text[at..self.limit].starts_with(**sign))?;
        let inner = self.text[at + sign.len()..self.limit].trim_start_matches([' ', '-', '~']);
        let named = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        // Of `{%raw-%}` the hyphen is the tag's.
        let length = inner[..inner.bytes().take_while(named).count()].trim_end_matches('-').len();
        let name = names.iter().find(|name| **name == &inner[..length])?;
        let from = self.limit - inner.len() + length;
        // A tag that ends itself has no other one: `{{< code-toggle config=build />}}`.
        let own = text_until(&self.text[from..self.limit.min(self.text.floor_char_boundary(from + TAG))], '}');
        if own.trim_end_matches(['>', '%']).ends_with('/') {
            return None;
        }
        let stop = self.limit.min(from + LIMIT);
        let text = self.text;
        // What is found has to stand in a tag of its own: `{% endhighlight %}`, `{{< /highlight >}}`.
        let is_end = |found: usize| {
            let before = text[..found].trim_end_matches([' ', '-', '~']);
            let after = &text[found + end.len() + name.len()..];
            let longer = after.strip_prefix('-').unwrap_or(after).starts_with(char::is_alphanumeric);
            open.iter().any(|sign| before.ends_with(sign)) && !longer
        };
        let wanted = format!("{end}{name}");
        let searched = self.ends.entry(name).or_insert(Searched { from, to: from, found: None });
        let found = search(text, &wanted, from, stop, searched, &is_end)?;
        let close = if sign.starts_with("{{") { "}}" } else { "%}" };
        let searched = self.closes.entry(close).or_insert(Searched { from: found, to: found, found: None });
        search(text, close, found, self.limit.min(found + LIMIT), searched, &|_| true)
    }
}

impl Opaque {
    /// Whether another of its signs stands there.
    fn begins_at(&self, text: &str, at: usize) -> bool {
        matches!(self, Opaque::Pair { open, .. } if open.iter().any(|sign| text[at..].starts_with(sign)))
    }
}

/// The end of the next `sign` in a stretch. What was looked through before is not looked through again, so that all
/// searches for one sign together cost the text's length.
fn search(
    text: &str,
    sign: &str,
    from: usize,
    stop: usize,
    searched: &mut Searched,
    fits: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    if from < searched.from || from > searched.to {
        *searched = Searched { from, to: from, found: None };
    }
    if let Some(found) = searched.found {
        if found - sign.len() >= from {
            return (found <= stop).then_some(found);
        }
        *searched = Searched { from, to: from, found: None };
    }
    let mut at = searched.to.saturating_sub(sign.len() - 1).max(from);
    while at < stop
        && let Some(offset) = memmem::find(&text.as_bytes()[at..stop], sign.as_bytes())
    {
        let found = at + offset;
        if fits(found) {
            *searched = Searched { from, to: found + sign.len(), found: Some(found + sign.len()) };
            return searched.found;
        }
        at = found + 1;
    }
    searched.to = searched.to.max(stop);
    None
}
