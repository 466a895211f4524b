//! gettext PO (GNU gettext manual, “The Format of PO Files”): the key is the `msgid`, with `context|` before it where the
//! entry has a `msgctxt`. Obsolete entries (`#~`) and unconfirmed ones (`fuzzy`) are on no screen.

use super::{Collected, malformed};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Which string of an entry the following lines continue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    #[default]
    Nothing,
    Context,
    Id,
    /// The first or only translation.
    Text,
    /// A plural, which no label is.
    Other,
}

/// An entry while it is read.
#[derive(Debug, Default)]
struct Entry {
    context: Option<String>,
    id: String,
    text: String,
    span: Option<Span>,
    fuzzy: bool,
    part: Part,
}

pub(super) fn read(text: &str, collected: &mut Collected<'_, '_>) -> Result<(), Box<Diagnostic>> {
    let mut entry = Entry::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches('\u{feff}').trim();
        let span = Span::new(start, start + line.trim_end().len());
        if content.is_empty() {
            continue;
        }
        if let Some(comment) = content.strip_prefix('#') {
            if entry.part >= Part::Text {
                end(&mut entry, collected);
            }
            entry.fuzzy |= comment.starts_with(',') && comment.contains("fuzzy");
            continue;
        }
        let (keyword, rest) = match content.find('"') {
            Some(quote) => (content[..quote].trim(), &content[quote..]),
            None => return Err(malformed(collected.places, span, "PO", "a string in quotes is missing")),
        };
        let Some(string) = unquoted(rest) else {
            return Err(malformed(collected.places, span, "PO", "a quote is not closed"));
        };
        match keyword {
            "" if entry.part == Part::Nothing => {
                return Err(malformed(collected.places, span, "PO", "a string without a keyword"));
            }
            "" => {}
            "msgctxt" | "msgid" => {
                if entry.part >= Part::Text {
                    end(&mut entry, collected);
                }
                entry.part = if keyword == "msgid" { Part::Id } else { Part::Context };
                if keyword == "msgctxt" {
                    entry.context = Some(String::new());
                }
            }
            "msgid_plural" => entry.part = Part::Other,
            "msgstr" | "msgstr[0]" => {
                entry.part = Part::Text;
                entry.span = Some(span);
            }
            other if other.starts_with("msgstr[") => entry.part = Part::Other,
            _ => return Err(malformed(collected.places, span, "PO", "an unknown keyword")),
        }
        match entry.part {
            Part::Context => entry.context.get_or_insert_default().push_str(&string),
            Part::Id => entry.id.push_str(&string),
            Part::Text => entry.text.push_str(&string),
            Part::Nothing | Part::Other => {}
        }
    }
    end(&mut entry, collected);
    Ok(())
}

/// An entry is whole.
fn end(entry: &mut Entry, collected: &mut Collected<'_, '_>) {
    let own = std::mem::take(entry);
    collected.any |= !own.id.is_empty();
    if let (Some(span), false, false) = (own.span, own.fuzzy, own.id.is_empty()) {
        let key = match &own.context {
            Some(context) => format!("{context}|{}", own.id),
            None => own.id,
        };
        collected.take(&key, &own.text, span);
    }
}

/// The content of a string in quotes, its escapes undone; none where it does not end.
fn unquoted(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut characters = text.strip_prefix('"')?.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return characters.as_str().trim().is_empty().then_some(out),
            '\\' => match characters.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                other => out.push(other),
            },
            character => out.push(character),
        }
    }
    None
}
