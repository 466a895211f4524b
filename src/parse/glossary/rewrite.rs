//! A new name put into a glossary's file: single edits, so that comments, order and layout stay as people made them.
//!
//! What cannot be edited in place is refused, never guessed: the caller reads the new text again and compares.

use jiff::civil::Date;

use crate::diagnostic::{Edit, Places};
use crate::parse::yaml::{self, FaultRules, Node, Value, quoted, scalar};
use crate::text::{SourceText, Span};

use super::decode::is_by_role;
use super::rules::TYPE;

/// Why a name cannot be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RewriteFault {
    /// Nothing of this id stands in the file.
    NotThere,
    /// Its text comes from the product's translation files.
    FromKey,
    /// Roles have texts of their own: it has to be said whose changes. Their ids.
    WhichRole(Vec<String>),
    /// There is no text in this language (and for this role).
    NoText,
    /// It is called so already.
    Same,
    /// The entry is written in a way that is not edited.
    Form,
}

/// A label that gets a new text.
#[derive(Clone, Debug)]
pub struct LabelRenaming<'r> {
    /// Its id.
    pub id: &'r str,
    /// Whose text changes; none: everybody's.
    pub role: Option<&'r str>,
    /// In which language.
    pub lang: &'r str,
    /// The new text.
    pub new: &'r str,
    /// The last day on which the old one was on the screen.
    pub until: Date,
}

/// A concept that gets a new preferred term.
#[derive(Clone, Debug)]
pub struct TermRenaming<'r> {
    /// The concept's id.
    pub id: &'r str,
    /// In which language.
    pub lang: &'r str,
    /// The new term.
    pub new: &'r str,
    /// The day from which the old one is superseded.
    pub since: Date,
}

/// An old text with the edits that replace it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewritten {
    /// What stood there.
    pub old: String,
    /// In order, none overlapping another.
    pub edits: Vec<Edit>,
}

/// A file of a glossary while it is edited.
pub(super) struct File<'f> {
    pub(super) source: &'f SourceText,
    pub(super) root: Node,
}

impl<'f> File<'f> {
    pub(super) fn new(source: &'f SourceText) -> Result<Self, RewriteFault> {
        let places = Places::new(source);
        let tree = yaml::parse(&places, 0, &source.text, &FaultRules::one(TYPE)).map_err(|_| RewriteFault::Form)?;
        Ok(Self { source, root: tree.root.ok_or(RewriteFault::NotThere)? })
    }

    pub(super) fn raw(&self, node: &Node) -> &str {
        self.source.slice(node.span)
    }

    pub(super) fn text<'n>(&self, node: &'n Node) -> Option<&'n str>
    where
        'f: 'n,
    {
        node.scalar(self.source).map(str::trim)
    }

    /// The entry of a list of the glossary with this id.
    pub(super) fn entry(&self, list: &str, id: &str) -> Result<&Node, RewriteFault> {
        let items = self.root.get(list).map(Node::items).unwrap_or_default();
        let bears = |node: &&Node| node.get("id").and_then(|own| self.text(own)) == Some(id);
        items.iter().find(bears).ok_or(RewriteFault::NotThere)
    }

    /// The text of a scalar replaced, in its own quotes.
    fn replaced(&self, node: &Node, new: &str) -> Edit {
        let raw = self.raw(node);
        let text = match raw.chars().next() {
            Some('\'') => format!("'{}'", new.replace('\'', "''")),
            Some('"') => quoted(new),
            _ => scalar(new),
        };
        Edit { span: node.span, text }
    }

    pub(super) fn is_flow(&self, node: &Node) -> bool {
        self.raw(node).starts_with(['{', '['])
    }

    /// How far the line of a byte is indented, up to a key that stands there (the dash of a list counts).
    pub(super) fn column(&self, at: usize) -> usize {
        let start = self.source.text[..at].rfind('\n').map_or(0, |found| found + 1);
        self.source.text[start..at].chars().count()
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = &self.source.text[at..];
        at + rest.find('\n').unwrap_or(rest.len())
    }

    pub(super) fn line_break(&self) -> &'static str {
        if self.source.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// A new key behind another one of the same map.
    pub(super) fn key_after(&self, map: &Node, after: &str, key: &str, value: &str) -> Result<Edit, RewriteFault> {
        let (name, node) = map.entries().iter().find(|(own, _)| own.text == after).ok_or(RewriteFault::Form)?;
        let end = node.span.end as usize;
        if self.is_flow(map) {
            return Ok(Edit { span: Span::at(end), text: format!(", {key}: {value}") });
        }
        let indent = " ".repeat(self.column(name.span.start as usize));
        // The value's last line may carry a comment. A block's span may reach into the line after it.
        let last = end.max(name.span.end as usize);
        let trimmed = self.source.text[..last].trim_end().len();
        let line_end = self.line_end(trimmed);
        let line_end = line_end - usize::from(self.source.text[..line_end].ends_with('\r'));
        Ok(Edit { span: Span::at(line_end), text: format!("{}{indent}{key}: {value}", self.line_break()) })
    }

    /// An item put before the others of a list, which may also be a single item without a list around it.
    pub(super) fn first_item(&self, list: &Node, item: &str) -> Result<Edit, RewriteFault> {
        let start = list.span.start as usize;
        match &list.value {
            Value::Seq(items) if self.raw(list).starts_with('[') => {
                let comma = if items.is_empty() { "" } else { ", " };
                let inner = self.raw(list)[1..].trim_start().len();
                let at = if items.is_empty() { start + 1 } else { start + self.raw(list).len() - inner };
                Ok(Edit { span: Span::at(at), text: format!("{item}{comma}") })
            }
            Value::Seq(items) => {
                let first = items.first().ok_or(RewriteFault::Form)?.span.start as usize;
                let dash = self.source.text[..first].rfind('-').ok_or(RewriteFault::Form)?;
                let indent = " ".repeat(self.column(dash));
                Ok(Edit { span: Span::at(dash), text: format!("- {item}{}{indent}", self.line_break()) })
            }
            Value::Map(_) if !self.is_flow(list) => Err(RewriteFault::Form),
            Value::Null => Err(RewriteFault::Form),
            _ => Ok(Edit { span: list.span, text: format!("[{item}, {}]", self.raw(list)) }),
        }
    }

    /// A former text put before the others of a label.
    fn former(
        &self,
        label: &Node,
        role: Option<&str>,
        lang: &str,
        old: &str,
        until: Date,
    ) -> Result<Edit, RewriteFault> {
        let role = role.map_or(String::new(), |role| format!("role: {role}, "));
        let former = format!("{{ {role}{lang}: {}, until: {until} }}", scalar(old));
        match label.get("former") {
            Some(list) => self.first_item(list, &former),
            None => {
                let after = if label.get("text").is_some() { "text" } else { "key" };
                self.key_after(label, after, "former", &format!("[{former}]"))
            }
        }
    }

    /// A text taken out of a list.
    fn without_item(&self, list: &Node, item: &Node) -> Result<Edit, RewriteFault> {
        let Value::Seq(items) = &list.value else {
            return Ok(Edit { span: list.span, text: "[]".to_owned() });
        };
        let at = items.iter().position(|own| own.span == item.span).ok_or(RewriteFault::Form)?;
        if items.len() == 1 {
            return if self.raw(list).starts_with('[') {
                Ok(Edit { span: list.span, text: "[]".to_owned() })
            } else {
                Err(RewriteFault::Form)
            };
        }
        if !self.raw(list).starts_with('[') {
            let start = item.span.start as usize;
            let dash = self.source.text[..start].rfind('-').ok_or(RewriteFault::Form)?;
            let line = self.source.text[..dash].rfind('\n').map_or(0, |found| found + 1);
            let end = (self.line_end(self.source.text[..item.span.end as usize].trim_end().len()) + 1)
                .min(self.source.text.len());
            return Ok(Edit { span: Span::new(line, end), text: String::new() });
        }
        let span = match items.get(at + 1) {
            Some(next) => Span::new(item.span.start as usize, next.span.start as usize),
            None => Span::new(items[at - 1].span.end as usize, item.span.end as usize),
        };
        Ok(Edit { span, text: String::new() })
    }
}

/// The edits that give a label a new text and keep the old one as a former name.
///
/// # Errors
/// Why it cannot be done.
pub fn rename_label(
    source: &SourceText,
    wanted: &LabelRenaming<'_>,
    roles: &[String],
) -> Result<Rewritten, RewriteFault> {
    let file = File::new(source)?;
    let label = file.entry("labels", wanted.id)?;
    let text = label.get("text").ok_or(RewriteFault::FromKey)?;
    let mut edits = Vec::new();
    let old: String;
    if is_by_role(text, roles) {
        let own: Vec<(&str, &Node)> = text
            .entries()
            .iter()
            .filter(|(key, _)| wanted.role.is_none_or(|role| role == key.text))
            .filter_map(|(key, node)| Some((key.text.as_str(), in_lang(node, wanted.lang)?)))
            .collect();
        let texts: Vec<&str> = own.iter().filter_map(|(_, node)| file.text(node)).collect();
        let first = texts.first().ok_or(RewriteFault::NoText)?;
        if texts.iter().any(|text| text != first) {
            return Err(RewriteFault::WhichRole(own.iter().map(|(role, _)| (*role).to_owned()).collect()));
        }
        old = (*first).to_owned();
        edits.extend(own.iter().map(|(_, node)| file.replaced(node, wanted.new)));
    } else {
        let node = in_lang(text, wanted.lang).ok_or(RewriteFault::NoText)?;
        old = file.text(node).ok_or(RewriteFault::Form)?.to_owned();
        match wanted.role {
            None => edits.push(file.replaced(node, wanted.new)),
            Some(role) => edits.push(Edit { span: text.span, text: parted(&file, text, role, wanted, roles) }),
        }
    }
    if old == wanted.new {
        return Err(RewriteFault::Same);
    }
    edits.push(file.former(label, wanted.role, wanted.lang, &old, wanted.until)?);
    Ok(ordered(old, edits))
}

/// The edit that notes an old text of a label whose text comes from the product's files: `new` is not used, they have it.
///
/// # Errors
/// Why it cannot be done.
pub fn note_former(source: &SourceText, wanted: &LabelRenaming<'_>, old: &str) -> Result<Rewritten, RewriteFault> {
    let file = File::new(source)?;
    let label = file.entry("labels", wanted.id)?;
    let edit = file.former(label, wanted.role, wanted.lang, old, wanted.until)?;
    Ok(ordered(old.to_owned(), vec![edit]))
}

/// The node of a text in a language: the text itself where it holds in all of them.
fn in_lang<'n>(text: &'n Node, lang: &str) -> Option<&'n Node> {
    match &text.value {
        Value::Map(_) => text.get(lang),
        Value::Null | Value::Seq(_) => None,
        _ => Some(text),
    }
}

/// One text for all becomes one for each role, of which one is new.
fn parted(file: &File<'_>, text: &Node, role: &str, wanted: &LabelRenaming<'_>, roles: &[String]) -> String {
    let each = roles.iter().map(|own| {
        let texts: Vec<String> = match &text.value {
            Value::Map(entries) => entries
                .iter()
                .map(|(lang, node)| {
                    let new = own == role && lang.text == wanted.lang;
                    let written = if new { wanted.new } else { file.text(node).unwrap_or_default() };
                    format!("{}: {}", lang.text, scalar(written))
                })
                .collect(),
            _ => {
                let written = if own == role { wanted.new } else { file.text(text).unwrap_or_default() };
                vec![format!("{}: {}", wanted.lang, scalar(written))]
            }
        };
        format!("{own}: {{ {} }}", texts.join(", "))
    });
    format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
}

/// The edits that give a concept a new preferred term and keep the old one as superseded.
///
/// # Errors
/// Why it cannot be done.
pub fn rename_term(source: &SourceText, wanted: &TermRenaming<'_>) -> Result<Rewritten, RewriteFault> {
    let file = File::new(source)?;
    let concept = file.entry("concepts", wanted.id)?;
    let all = concept.get("terms").ok_or(RewriteFault::NoText)?;
    let terms = all.get(wanted.lang).or_else(|| all.get("any")).ok_or(RewriteFault::NoText)?;
    let preferred = terms.get("preferred").ok_or(RewriteFault::NoText)?;
    let node = preferred.get("text").unwrap_or(preferred);
    let old = file.text(node).ok_or(RewriteFault::Form)?.to_owned();
    if old == wanted.new {
        return Err(RewriteFault::Same);
    }
    let mut edits = vec![file.replaced(node, wanted.new)];
    // What was listed otherwise is the preferred term now.
    for status in ["admitted", "deprecated", "superseded", "hidden"] {
        let Some(list) = terms.get(status) else { continue };
        let listed = list.one_or_many().iter().find(|item| {
            let text = item.get("text").unwrap_or(item);
            file.text(text) == Some(wanted.new)
        });
        if let Some(item) = listed {
            if status == "superseded" {
                // It takes the place of the one that goes in.
                edits.push(Edit { span: item.span, text: superseded(&old, wanted.since) });
                return Ok(ordered(old, edits));
            }
            edits.push(file.without_item(list, item)?);
        }
    }
    let item = superseded(&old, wanted.since);
    edits.push(match terms.get("superseded") {
        Some(list) => file.first_item(list, &item)?,
        None => file.key_after(terms, "preferred", "superseded", &format!("[{item}]"))?,
    });
    Ok(ordered(old, edits))
}

fn superseded(old: &str, since: Date) -> String {
    format!("{{ text: {}, since: {since} }}", scalar(old))
}

fn ordered(old: String, mut edits: Vec<Edit>) -> Rewritten {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    Rewritten { old, edits }
}

#[cfg(test)]
mod tests;
