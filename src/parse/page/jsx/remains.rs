//! What stays of a component that only its own generator can show: titles, labels, captions, texts, links and pictures
//! that its attributes name.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::text::Span;

use super::part::{Title, is_identifier};
use super::tag::Tag;
use crate::parse::page::ast::Name;
use crate::parse::page::media::{is_still_picture, media_type};

/// Attributes whose text is the title of a component's content, the plainest first.
const TITLES: [&str; 6] = ["label", "title", "summary", "header", "heading", NAME];
/// The attribute that may hold a title or what programs call the component.
const NAME: &str = "name";
/// Attributes whose text stands below the title.
const TEXTS: [&str; 5] = ["subtitle", "description", "text", "content", "tip"];
/// Attributes that lead somewhere.
const LINKS: [&str; 4] = ["href", "to", "link", "url"];
/// Attributes that name a picture.
const PICTURES: [&str; 4] = ["src", "image", "img", "source"];

/// How a line begins that imports something.
const IMPORT: &str = "import ";

/// Pictures, films and sounds that a page imports, by the names that it gives them.
#[derive(Debug, Default)]
pub(super) struct Imports(BTreeMap<String, String>);

impl Imports {
    /// Of a page's text.
    pub(super) fn of(text: &str) -> Self {
        let import = |at: usize| {
            let indent = text[..at].trim_end_matches([' ', '\t']);
            if !(indent.is_empty() || indent.ends_with('\n')) {
                return None;
            }
            let line = &text[at + IMPORT.len()..];
            let line = &line[..memchr(b'\n', line.as_bytes()).unwrap_or(line.len())];
            let (name, from) = line.split_once(" from ")?;
            let path = from.trim().trim_end_matches(';').trim();
            let path = path.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
            is_shown(path).then(|| (name.trim().to_owned(), of_project(path)))
        };
        Self(memmem::find_iter(text.as_bytes(), IMPORT).filter_map(import).collect())
    }
}

/// What readers see of a component.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::parse::page) struct Remains {
    /// Its title, its label, in order.
    pub(in crate::parse::page) titles: Vec<Name>,
    /// What a program calls it: the name of a field or a parameter.
    pub(in crate::parse::page) names: Vec<Name>,
    /// Its description.
    pub(in crate::parse::page) texts: Vec<Name>,
    /// Where it leads.
    pub(in crate::parse::page) link: Option<Name>,
    /// Its picture, film or sound: the address that is meant, and the bytes that name it.
    pub(in crate::parse::page) picture: Option<Name>,
    /// The picture's alternative text.
    pub(in crate::parse::page) alt: Option<Name>,
    /// The picture's caption.
    pub(in crate::parse::page) caption: Option<Name>,
    /// It has its lines for itself.
    pub(in crate::parse::page) alone: bool,
}

impl Remains {
    /// Of a tag.
    pub(super) fn of(text: &str, tag: &Tag<'_>, imports: &Imports) -> Self {
        let mut own = Self::default();
        for (key, value, expression) in attributes(text, tag) {
            let plain = || text_of(text, value.clone(), expression);
            let is = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(key));
            if is(&PICTURES) {
                own.picture = own.picture.take().or_else(|| picture(text, value.clone(), expression, imports));
            } else if is(&LINKS) {
                own.link = own.link.take().or_else(|| plain().filter(|name| !name.text.contains(char::is_whitespace)));
            } else if key.eq_ignore_ascii_case("alt") {
                own.alt = plain();
            } else if key.eq_ignore_ascii_case("caption") {
                own.caption = plain();
            } else if key.eq_ignore_ascii_case(NAME) && plain().is_some_and(|name| is_identifier(&name.text)) {
                own.names.extend(plain());
            } else if is(&TITLES) {
                own.titles.extend(plain().filter(|name| name.text.contains(char::is_alphabetic)));
            } else if is(&TEXTS) {
                own.texts.extend(plain().filter(|name| name.text.contains(char::is_alphabetic)));
            }
        }
        if own.picture.is_none() {
            // Without its picture the text beside it says what was there.
            own.texts.extend(own.caption.take());
        }
        own
    }

    /// Nothing of it can be shown.
    pub(super) fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.names.is_empty() && self.texts.is_empty() && self.picture.is_none()
    }
}

/// The texts of a tag's attributes, read once.
pub(super) struct Attributes<'t>(Vec<(&'t str, Name)>);

impl<'t> Attributes<'t> {
    /// Of a tag.
    pub(super) fn of(text: &'t str, tag: &Tag<'_>) -> Self {
        let texts = attributes(text, tag)
            .into_iter()
            .filter_map(|(key, value, expression)| Some((key, text_of(text, value, expression)?)));
        Self(texts.collect())
    }

    /// The title that they give.
    pub(super) fn title(&self) -> Option<Title> {
        let (key, text) = TITLES.iter().find_map(|key| Some((*key, self.first(&[key])?)))?;
        Some(if key == NAME { Title::of_id(text) } else { Title::Words(text) })
    }

    /// The text of the first of some keys that is there.
    pub(super) fn first(&self, keys: &[&str]) -> Option<Name> {
        keys.iter().find_map(|key| self.0.iter().find(|(own, _)| own == key)).map(|(_, text)| text.clone())
    }
}

/// The titles of tabs that their group names: `values={[{ label: '…', value: 'a' }]}`, `items={['…', '…']}`.
#[derive(Debug, Default)]
pub(super) struct TabTitles(Vec<(Option<String>, Name)>);

impl TabTitles {
    /// The title of the tab with a value, else of the one at a place.
    pub(super) fn of(&self, value: Option<&Name>, place: usize) -> Option<Title> {
        let Self(titles) = self;
        if let Some(value) = value {
            if let Some((_, title)) = titles.iter().find(|(own, _)| own.as_ref() == Some(&value.text)) {
                return Some(Title::Words(title.clone()));
            }
            // `items={['수강생']}` and `<Tab value="수강생">`: the title is what the tab is found by.
            if let Some((_, title)) = titles.iter().find(|(own, title)| own.is_none() && title.text == value.text) {
                return Some(Title::of_id(title.clone()));
            }
        }
        let (_, title) = titles.get(place).filter(|(own, _)| own.is_none())?;
        Some(Title::Words(title.clone()))
    }
}

/// The titles that a group of tabs names.
pub(super) fn tab_titles(text: &str, tag: &Tag<'_>) -> TabTitles {
    let mut titles = TabTitles::default();
    for (key, range, expression) in attributes(text, tag) {
        if !expression || !matches!(key, "values" | "items") {
            continue;
        }
        // Texts in quotes, each with the key before it; an object ends with its brace.
        let (mut label, mut value) = (None, None);
        let mut at = range.start;
        while let Some(offset) = text[at..range.end].find(['"', '\'', '}', '`']) {
            let open = at + offset;
            at = open + 1;
            if text.as_bytes()[open] == b'}' {
                titles.0.extend(label.take().map(|label| (value.take(), label)));
                continue;
            }
            let sign = char::from(text.as_bytes()[open]);
            let Some(length) = text[at..range.end].find(sign) else { break };
            let Some(name) = text_of(text, open..at + length + 1, true) else { break };
            let before = text[range.start..open].trim_end();
            at += length + 1;
            let key = before.strip_suffix(':').map(|before| before.trim_end().trim_end_matches(['"', '\'']));
            match key {
                Some(key) if key.ends_with("label") => label = Some(name),
                Some(key) if key.ends_with("value") => value = Some(name.text),
                Some(_) => {}
                None => titles.0.push((None, name)),
            }
        }
    }
    titles
}

/// The attributes of a tag: name, the bytes of the value, and whether that is an expression.
fn attributes<'t>(text: &'t str, tag: &Tag<'_>) -> Vec<(&'t str, Range<usize>, bool)> {
    let bytes = text.as_bytes();
    let end = tag.range.end - 1;
    let mut at = tag.range.start + 1 + tag.name.len();
    let mut found = Vec::new();
    while at < end {
        let length = bytes[at..end]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'@'))
            .count();
        if length == 0 {
            at += 1;
            continue;
        }
        let key = &text[at..at + length];
        at += length;
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        let start = at + 1;
        let Some(&open) = bytes.get(start).filter(|_| start < end) else { break };
        let close = match open {
            b'"' | b'\'' => bytes[start + 1..end].iter().position(|&byte| byte == open).map(|at| start + 1 + at),
            b'{' => balanced(&bytes[..end], start),
            _ => None,
        };
        let Some(close) = close else { continue };
        found.push((key, start + 1..close, open == b'{'));
        at = close + 1;
    }
    found
}

/// The brace that closes the one at `start`.
fn balanced(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (offset, byte) in bytes[start..].iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(start + offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// The text of a value: quoted, or a quoted text as an expression. Its bytes are the text's own.
pub(super) fn text_of(text: &str, range: Range<usize>, expression: bool) -> Option<Name> {
    let written = &text[range.clone()];
    let (start, inner) = match expression {
        false => (range.start, written),
        true => {
            let lead = written.len() - written.trim_start().len();
            let quote = written.trim().chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
            let inner = written.trim().strip_prefix(quote)?.strip_suffix(quote)?;
            // Two texts that are put together begin and end with quotes too: "…" + "…".
            if inner.contains(quote) {
                return None;
            }
            (range.start + lead + 1, inner)
        }
    };
    let program =
        ["${", "{{", "{%", "<%"].iter().any(|sign| inner.contains(sign)) || inner.contains('\\') && expression;
    let span = Span::new(start, start + inner.len());
    (!inner.trim().is_empty() && !program && !inner.contains('\n')).then(|| Name { text: inner.to_owned(), span })
}

/// Whether an address is a picture's, a film's or a sound's.
fn is_shown(url: &str) -> bool {
    is_still_picture(url) || media_type(url).is_some()
}

/// The address of a picture, a film or a sound: written out, imported, or by `useBaseUrl('…')` and `require('…')`.
fn picture(text: &str, range: Range<usize>, expression: bool, imports: &Imports) -> Option<Name> {
    let span = Span::new(range.start, range.end);
    let written = text[range.clone()].trim();
    if let Some(name) = text_of(text, range, expression) {
        return is_shown(&name.text).then_some(name);
    }
    let called = |function: &str| {
        let inner = written.strip_prefix(function)?.trim_start().strip_prefix('(')?;
        let inner = &inner[..inner.find(')')?];
        inner.trim().strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])
    };
    let url = if let Some(path) = called("useBaseUrl") {
        format!("/{}", path.trim_start_matches('/'))
    } else if let Some(path) = called("require") {
        of_project(path)
    } else {
        let name = written.strip_suffix(".src").or_else(|| written.strip_suffix(".default")).unwrap_or(written);
        imports.0.get(name)?.clone()
    };
    is_shown(&url).then_some(Name { text: url, span })
}

/// A path of an import as one of a page: Docusaurus writes the project's root as `@site`.
fn of_project(path: &str) -> String {
    path.strip_prefix("@site/static").unwrap_or(path).to_owned()
}
