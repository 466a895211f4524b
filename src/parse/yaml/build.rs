//! From parser events to a tree: aliases are put in place, duplicate keys reported, and aliases that would expand
//! beyond measure refused.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::faults::{FaultRules, fault};
use super::node::{Key, Node, Value};
use super::scalar::resolve;
use super::syntax;
use crate::diagnostic::{Diagnostic, Places, Say};
use crate::text::Span;

/// Deepest nesting of lists and maps, with aliases expanded.
const DEPTH_LIMIT: usize = 64;

/// What all aliases of a file may stand for together, as nodes and bytes of text: enough for any list that people share
/// between entries, and a thousandth of what an attack by aliases needs. What is written out is limited by its own size
/// alone.
const ALIAS_LIMIT: usize = 4_000_000;

/// A tree, and the faults that do not keep it from being read.
#[derive(Debug, PartialEq)]
pub struct Tree {
    /// The document; none if the text holds nothing but comments.
    pub root: Option<Node>,
    /// Duplicate keys and the like, in the file's order.
    pub faults: Vec<Diagnostic>,
}

/// Reads a YAML text that stands at byte `offset` of the file of `places`. Every span is in the file's bytes.
///
/// # Errors
/// The place and the cause, in people's words, when the text is no YAML or would explode.
pub fn parse(places: &Places, offset: usize, text: &str, rules: &FaultRules) -> Result<Tree, Box<Diagnostic>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = &text[mark..];
    let mut builder = Builder {
        places,
        rules,
        text,
        offset: offset + mark,
        open: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        aliased: 0,
        documents: 0,
        faults: Vec::new(),
    };
    let mut options = granit_parser::options! { emit_unresolved_aliases: true };
    options.set_emit_comments(false);
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => return Err(builder.scan_error(&error)),
        }
    }
    Ok(Tree { root: builder.root, faults: builder.faults })
}

/// A node with what it costs to repeat it.
#[derive(Clone)]
struct Built {
    node: Node,
    /// Levels of lists and maps in it.
    depth: usize,
    /// Nodes and bytes of text in it.
    weight: usize,
}

/// A list or map that is not closed yet.
struct Open {
    span: Span,
    anchor: usize,
    depth: usize,
    weight: usize,
    /// The end of its last child, where that stands in it.
    last: usize,
    /// Written in brackets.
    flow: bool,
    kind: OpenKind,
}

enum OpenKind {
    Seq(Vec<Node>),
    Map { entries: Vec<(Key, Node)>, seen: SeenKeys, key: Option<Key> },
}

/// Where each key of a map stands first: looked through as long as there are few, hashed when there are many.
#[derive(Default)]
struct SeenKeys {
    hashed: HashMap<String, Span>,
}

impl SeenKeys {
    /// How many keys are looked through.
    const FEW: usize = 16;

    /// The first place of a key that is there already.
    fn first(&mut self, entries: &[(Key, Node)], text: &str) -> Option<Span> {
        if entries.len() < Self::FEW {
            return entries.iter().find(|(entry, _)| entry.text == text).map(|(entry, _)| entry.span);
        }
        for (entry, _) in &entries[self.hashed.len()..] {
            self.hashed.insert(entry.text.clone(), entry.span);
        }
        self.hashed.get(text).copied()
    }
}

struct Builder<'p, 't> {
    places: &'p Places<'t>,
    rules: &'p FaultRules,
    text: &'p str,
    offset: usize,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Built>,
    aliased: usize,
    documents: usize,
    faults: Vec<Diagnostic>,
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event, at: granit_parser::Span) -> Result<(), Box<Diagnostic>> {
        let span = self.span(at);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(self.refuse(span, syntax::several_documents()));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_tag(tag.as_deref(), at)?;
                // A missing value is reported at the end of its key.
                let span = if span.is_empty() { self.after_key().unwrap_or(span) } else { span };
                let weight = 1 + text.len();
                let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| is_string(&tag));
                let value = if plain { resolve(&text) } else { Value::Str(text.into_owned()) };
                self.place(Built { node: Node { span, value }, depth: 0, weight }, anchor, span)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), at)?;
                self.enter(span, anchor, style, OpenKind::Seq(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), at)?;
                let kind = OpenKind::Map { entries: Vec::new(), seen: SeenKeys::default(), key: None };
                self.enter(span, anchor, style, kind)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span)?,
            Event::Alias(anchor) => {
                let Some(built) = self.anchors.get(&anchor) else {
                    return Err(self.refuse(span, syntax::alias_of_itself()));
                };
                self.aliased = self.aliased.saturating_add(built.weight);
                if self.aliased > ALIAS_LIMIT {
                    return Err(self.refuse(span, syntax::alias_bomb()));
                }
                let built = built.clone();
                self.place(built, 0, span)?;
            }
            Event::UnresolvedAlias(name) => return Err(self.refuse(span, syntax::unknown_anchor(&name))),
            _ => {}
        }
        Ok(())
    }

    fn enter(
        &mut self,
        span: Span,
        anchor: usize,
        style: StructureStyle,
        kind: OpenKind,
    ) -> Result<(), Box<Diagnostic>> {
        if self.open.len() >= DEPTH_LIMIT {
            return Err(self.refuse(Span::at(span.start as usize), syntax::too_deep()));
        }
        self.open.push(Open {
            span,
            anchor,
            depth: 0,
            weight: 1,
            last: span.end as usize,
            flow: style == StructureStyle::Flow,
            kind,
        });
        Ok(())
    }

    fn leave(&mut self, end: Span) -> Result<(), Box<Diagnostic>> {
        let open = self.open.pop().expect("the parser closes only what it opened");
        let value = match open.kind {
            OpenKind::Seq(items) => Value::Seq(items),
            OpenKind::Map { entries, .. } => Value::Map(entries),
        };
        // A block ends with its last child; only a bracket has an end of its own.
        let until = if open.flow { end.end as usize } else { open.last };
        let span = Span::new(open.span.start as usize, until.max(open.span.start as usize));
        self.place(Built { node: Node { span, value }, depth: open.depth + 1, weight: open.weight }, open.anchor, span)
    }

    /// Puts a finished node where it belongs. It stands at `at`, wherever it was defined.
    fn place(&mut self, built: Built, anchor: usize, at: Span) -> Result<(), Box<Diagnostic>> {
        if self.open.len() + built.depth > DEPTH_LIMIT {
            return Err(self.refuse(at, syntax::too_deep()));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, built.clone());
        }
        let Built { node, depth, weight } = built;
        let source = self.places.source();
        let Some(open) = self.open.last_mut() else {
            self.root = (node.value != Value::Null).then_some(node);
            return Ok(());
        };
        open.depth = open.depth.max(depth);
        open.last = open.last.max(at.end as usize);
        open.weight = open.weight.saturating_add(weight);
        match &mut open.kind {
            OpenKind::Seq(items) => items.push(node),
            OpenKind::Map { entries, seen, key } => match key.take() {
                None => {
                    let text = match &node.value {
                        Value::Null if node.span.is_empty() => None,
                        Value::Null => Some(source.slice(node.span).to_owned()),
                        _ => node.scalar(source).map(str::to_owned),
                    };
                    let Some(text) = text else {
                        return Err(self.refuse(node.span, syntax::key_is_no_text()));
                    };
                    *key = Some(Key { text, span: node.span });
                }
                Some(key) => match seen.first(entries, &key.text) {
                    None => entries.push((key, node)),
                    Some(first) => {
                        let diagnostic = self.duplicate(&key, first);
                        self.faults.push(diagnostic);
                    }
                },
            },
        }
        Ok(())
    }

    fn duplicate(&self, key: &Key, first: Span) -> Diagnostic {
        let text = &key.text;
        fault(
            self.rules.duplicate_key,
            self.places.place(key.span),
            Say::new(format!("‘{text}’ 항목이 두 번 나와요"), format!("“{text}” stands here twice")),
        )
        .help(Say::new("하나만 남겨 주세요", "Keep only one of them"))
        .note(Say::new("처음 나온 곳이에요", "First written here"), Some(self.places.place(first)))
    }

    /// The end of the key whose value is awaited.
    fn after_key(&self) -> Option<Span> {
        match &self.open.last()?.kind {
            OpenKind::Map { key: Some(key), .. } => Some(Span::at(key.span.end as usize)),
            _ => None,
        }
    }

    /// Only `!!str` is of use here; any other tag would be passed over in silence.
    fn check_tag(&self, tag: Option<&Tag>, at: granit_parser::Span) -> Result<(), Box<Diagnostic>> {
        match tag {
            Some(tag) if !is_string(tag) && !tag.is_yaml_core_schema() => {
                Err(self.refuse(self.span(at.tag_span().unwrap_or(at)), syntax::tag(&tag.original())))
            }
            _ => Ok(()),
        }
    }

    fn span(&self, at: granit_parser::Span) -> Span {
        let start = self.byte(&at.start);
        Span::new(self.offset + start, self.offset + self.byte(&at.end).max(start))
    }

    /// A marker's byte in the parsed text; without one, counted out from its index in characters.
    fn byte(&self, marker: &granit_parser::Marker) -> usize {
        let counted = || self.text.char_indices().nth(marker.index()).map_or(self.text.len(), |(at, _)| at);
        marker.byte_offset().unwrap_or_else(counted).min(self.text.len())
    }

    fn scan_error(&self, error: &ScanError) -> Box<Diagnostic> {
        let at = self.byte(error.marker());
        let bracket = self.open.iter().find(|open| open.flow).map(|open| open.span.start as usize - self.offset);
        let (at, words) = syntax::explain(error.kind(), self.text, at, bracket);
        let width = self.text[at..].chars().next().filter(|c| !matches!(c, '\r' | '\n')).map_or(0, char::len_utf8);
        self.refuse(Span::new(self.offset + at, self.offset + at + width), words)
    }

    fn refuse(&self, span: Span, (message, help): (Say, Say)) -> Box<Diagnostic> {
        Box::new(fault(self.rules.syntax, self.places.place(span), message).help(help))
    }
}

/// `!!str` or the non-specific `!`.
fn is_string(tag: &Tag) -> bool {
    tag.is_yaml_core_schema_tag("str") || tag.original() == "!"
}
