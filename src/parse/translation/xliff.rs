//! XLIFF 1.2 (`trans-unit`) and 2.x (`unit`): the key is the unit's `resname` or `name`, else its `id`.

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::{Collected, malformed};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, as_usize};

/// A unit while it is read.
#[derive(Debug, Default)]
struct Unit {
    /// Its names, the better one first.
    keys: Vec<String>,
    source: String,
    target: Option<String>,
    span: Option<Span>,
}

/// Where the reader is in the file.
#[derive(Debug, Default)]
struct State {
    /// The unit that is being read.
    unit: Option<Unit>,
    /// In which of the unit's texts the reader is (true: the target), and how deep in the file that text begins.
    inside: Option<(bool, usize)>,
    /// The source texts are in the language that is asked for.
    source_is_ours: bool,
    /// Elements that are open.
    open: usize,
}

impl State {
    /// An element begins.
    fn start(&mut self, element: &BytesStart<'_>, language: &str, span: Span) {
        self.open += 1;
        match (element.local_name().as_ref(), &mut self.unit) {
            (b"xliff" | b"file", _) => self.source_is_ours |= speaks(element, language),
            (b"trans-unit" | b"unit", _) => self.unit = Some(Unit { keys: keys(element), ..Unit::default() }),
            (b"source", Some(unit)) if self.inside.is_none() => {
                self.inside = Some((false, self.open));
                unit.span.get_or_insert(span);
            }
            (b"target", Some(unit)) if self.inside.is_none() => {
                self.inside = Some((true, self.open));
                unit.target.get_or_insert_default();
                unit.span = Some(span);
            }
            _ => {}
        }
    }

    /// An element ends. Returns the unit that is whole with it.
    fn end(&mut self, element: &BytesEnd<'_>) -> Option<Unit> {
        if self.inside.is_some_and(|(_, depth)| depth == self.open) {
            self.inside = None;
        }
        self.open = self.open.saturating_sub(1);
        matches!(element.local_name().as_ref(), b"trans-unit" | b"unit").then(|| self.unit.take())?
    }

    /// Text between tags.
    fn put(&mut self, text: &str) {
        let (Some(unit), Some((target, _))) = (&mut self.unit, self.inside) else { return };
        if target {
            unit.target.get_or_insert_default().push_str(text);
        } else {
            unit.source.push_str(text);
        }
    }
}

pub(super) fn read(text: &str, language: &str, collected: &mut Collected<'_, '_>) -> Result<(), Box<Diagnostic>> {
    let mut reader = Reader::from_str(text);
    let mut state = State::default();
    loop {
        let start = as_usize(reader.buffer_position());
        let event = reader.read_event().map_err(|error| {
            let at = as_usize(reader.error_position()).min(text.len());
            malformed(collected.places, Span::at(floor(text, at)), "XLIFF", &error.to_string())
        })?;
        let span = || Span::new(floor(text, start), floor(text, as_usize(reader.buffer_position())));
        match event {
            Event::Start(element) => state.start(&element, language, span()),
            Event::End(element) => {
                if let Some(unit) = state.end(&element) {
                    end(unit, state.source_is_ours, collected);
                }
            }
            Event::Text(content) => {
                let content = content
                    .decode()
                    .map_err(|error| malformed(collected.places, span(), "XLIFF", &error.to_string()))?;
                state.put(&content);
            }
            Event::CData(content) => {
                let content = content
                    .decode()
                    .map_err(|error| malformed(collected.places, span(), "XLIFF", &error.to_string()))?;
                state.put(&content);
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap_or_default();
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let known =
                    character.or_else(|| quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned));
                match known {
                    Some(text) => state.put(&text),
                    None => return Err(malformed(collected.places, span(), "XLIFF", "an unknown entity")),
                }
            }
            Event::Eof if state.open > 0 => {
                return Err(malformed(collected.places, Span::at(text.len()), "XLIFF", "it ends too early"));
            }
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Whether a file's source is in this language: there, what has no translation is on the screen as it is.
fn speaks(element: &BytesStart<'_>, language: &str) -> bool {
    let named = ["source-language", "srcLang"].iter().find_map(|name| attribute(element, name));
    named.is_some_and(|own| own == language || own.starts_with(&format!("{language}-")))
}

fn keys(element: &BytesStart<'_>) -> Vec<String> {
    ["resname", "name", "id"].iter().filter_map(|name| attribute(element, name)).collect()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    String::from_utf8(found.value.into_owned()).ok()
}

/// A unit is whole.
fn end(unit: Unit, source_is_ours: bool, collected: &mut Collected<'_, '_>) {
    collected.any = true;
    let text = match unit.target.filter(|target| !target.trim().is_empty()) {
        Some(target) => target,
        None if source_is_ours => unit.source,
        None => return,
    };
    let key = unit.keys.iter().find(|key| collected.wanted.contains(key.as_str()));
    if let (Some(key), Some(span)) = (key, unit.span) {
        collected.take(&key.clone(), &text.split_whitespace().collect::<Vec<_>>().join(" "), span);
    }
}

/// The nearest border of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
