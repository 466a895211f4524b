//! Components of other systems that are blocks of helpgen under another name: tabs, fold-outs, callouts. Where their shape
//! is plain (tags at the beginning and the end of lines, a title that is written out) they become these blocks; otherwise
//! something stays of them as of any component, see [`super::remains`].

use std::collections::BTreeMap;
use std::ops::Range;

use crate::parse::page::ast::{CalloutKind, Component, ContainerKind};
use crate::parse::page::callout::callout;
use crate::parse::page::code::is_blank;
use crate::parse::page::cover::{Mask, MaskKind};
use crate::parse::page::indent::indentation;
use crate::parse::page::syntax::Syntax;

use super::part::{CODE, Part, Title};
use super::remains::{Attributes, Imports, Remains, tab_titles};
use super::tag::Tag;

/// Components inside one another that are looked through for the one that a tag closes.
const NESTING: usize = 64;
/// Attributes that say which callout it is.
const KINDS: [&str; 4] = ["type", "kind", "variant", "intent"];

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Tabs,
    Tab,
    Details,
    /// Nothing by itself: fold-outs stand in it.
    Group,
    Callout(Option<CalloutKind>),
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "Tabs" => Role::Tabs,
        "Tab" | "TabItem" | "Tabs.Tab" => Role::Tab,
        "Accordion" | "AccordionItem" | "Accordion.Item" | "Details" | "Expandable" | "Collapse" | "Collapsible" => {
            Role::Details
        }
        "AccordionGroup" | "Accordions" => Role::Group,
        "Callout" | "Admonition" | "Aside" | "Alert" => Role::Callout(None),
        _ => Role::Callout(Some(callout(name)?)),
    })
}

/// A component with its tags' numbers and those of the components right in it.
struct Pair {
    opening: usize,
    closing: usize,
    role: Role,
    inner: Vec<usize>,
    /// Something that is no such component stands right in it, or text.
    other: bool,
    /// Columns before the outermost of them: those of a list item in which it stands. Deeper ones are taken away.
    indent: usize,
}

/// Turns the covers of such components' tags into ends of blocks, and removes the components from the list of those
/// that are left out.
pub(super) fn mark(
    text: &str,
    range: Range<usize>,
    syntax: Syntax,
    tags: &[Tag<'_>],
    imports: &Imports,
    (masks, found): (&mut [Mask], &mut Vec<Component>),
) {
    let places = places(text, range.clone(), tags);
    let pairs = pairs(text, range, syntax, tags, &places);
    // New kinds of covers by the offset of their tag. None: only the component is removed from the list.
    let mut own: BTreeMap<usize, Option<MaskKind>> = BTreeMap::new();
    for pair in &pairs {
        let remains = Remains::of(text, &tags[pair.opening], imports);
        let plain = remains.texts.is_empty() && remains.picture.is_none() && remains.link.is_none();
        if pair.role == Role::Group {
            if plain && remains.titles.is_empty() && !pair.inner.is_empty() {
                own.insert(tags[pair.opening].range.start, None);
            }
            continue;
        }
        let part = |tag: usize, opens| {
            let Place { leads, ends, .. } = places[tag];
            let part = Part { opens, after_text: !leads, before_text: !ends, indent: pair.indent };
            let fits = part.fits(tags[tag].range.len());
            fits.then(|| (tags[tag].range.start, Some(MaskKind::Part(Box::new(part)))))
        };
        let blocks = blocks(text, tags, &pairs, pair, plain).into_iter();
        let ends =
            blocks.flat_map(|block| [part(block.opening, Some((block.kind, block.title))), part(block.closing, None)]);
        own.extend(ends.collect::<Option<Vec<_>>>().unwrap_or_default());
    }
    // An expression (`{…}`) may stand at byte 0, with no sign before its name.
    let at = |component: &Component| (component.name.span.start as usize).checked_sub(1);
    found.retain(|component| at(component).is_none_or(|at| !own.contains_key(&at)));
    for mask in masks {
        // Other covers may begin there, but no other tag.
        if matches!(mask.kind, MaskKind::Tag | MaskKind::Component(_))
            && let Some(kind) = own.get_mut(&mask.range.start).and_then(Option::take)
        {
            mask.kind = kind;
        }
    }
}

/// A block of helpgen that a component becomes: the numbers of its tags, and what it is.
struct BlockOf {
    opening: usize,
    closing: usize,
    kind: ContainerKind,
    title: Option<Title>,
}

/// The blocks that a component becomes; none where its shape is not plain. `plain`: its attributes show nothing that
/// the block could not show.
fn blocks(text: &str, tags: &[Tag<'_>], pairs: &[Pair], pair: &Pair, plain: bool) -> Vec<BlockOf> {
    let block = |kind, title| vec![BlockOf { opening: pair.opening, closing: pair.closing, kind, title }];
    let attributes = || Attributes::of(text, &tags[pair.opening]);
    match pair.role {
        Role::Tabs => tabs(text, tags, pairs, pair),
        Role::Details if plain => {
            attributes().title().map_or(Vec::new(), |title| block(ContainerKind::Details, Some(title)))
        }
        Role::Callout(kind) if plain => {
            let attributes = attributes();
            let named = || callout(&attributes.first(&KINDS)?.text);
            let kind = kind.or_else(named).unwrap_or(CalloutKind::Note);
            block(ContainerKind::Callout(kind), attributes.title())
        }
        // Tabs are marked with the group that they stand in.
        Role::Tab | Role::Group | Role::Details | Role::Callout(_) => Vec::new(),
    }
}

/// The blocks of a group of tabs: each tab, and the group itself. None where something else is in it, or a tab has no
/// title.
fn tabs(text: &str, tags: &[Tag<'_>], pairs: &[Pair], pair: &Pair) -> Vec<BlockOf> {
    let only = !pair.other && pair.inner.iter().all(|&inner| pairs[inner].role == Role::Tab);
    if pair.inner.is_empty() || !only {
        return Vec::new();
    }
    let given = tab_titles(text, &tags[pair.opening]);
    let tab = |(number, &tab): (usize, &usize)| {
        let Pair { opening, closing, .. } = pairs[tab];
        let attributes = Attributes::of(text, &tags[opening]);
        let value = attributes.first(&["value"]);
        let of_group = || given.of(value.as_ref(), number);
        // Without a title the value is shown, by which programs know the tab.
        let title = attributes.title().or_else(of_group);
        let title = title.or_else(|| value.clone().map(Title::of_id))?;
        Some(BlockOf { opening, closing, kind: ContainerKind::Tab, title: Some(title) })
    };
    let Some(mut blocks) = pair.inner.iter().enumerate().map(tab).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    blocks.push(BlockOf { opening: pair.opening, closing: pair.closing, kind: ContainerKind::Tabs, title: None });
    blocks
}

/// The components that may become blocks, those whose tags begin and end lines, in the order of their opening tags.
fn pairs(text: &str, range: Range<usize>, syntax: Syntax, tags: &[Tag<'_>], places: &[Place]) -> Vec<Pair> {
    let mut pairing = Pairing { tags, places, pairs: Vec::new(), open: Vec::new() };
    let mut behind = range.start;
    for (number, tag) in tags.iter().enumerate() {
        let component = tag.name.starts_with(|first: char| first.is_ascii_uppercase());
        let between = text.get(behind..tag.range.start).is_some_and(|text| !is_blank_lines(text));
        behind = tag.range.end;
        if between || !component || tag.empty {
            pairing.note_other();
        }
        match component && !tag.empty {
            true if tag.closing => pairing.close(number),
            true => pairing.open(number, syntax),
            false => {}
        }
    }
    pairing.finish()
}

/// The search for pairs of tags.
struct Pairing<'t> {
    tags: &'t [Tag<'t>],
    places: &'t [Place],
    /// None: it is no component that may become a block.
    pairs: Vec<Option<Pair>>,
    /// Of open components: the tag, and the number of its pair if it may be one.
    open: Vec<(usize, Option<usize>)>,
}

impl Pairing<'_> {
    /// The innermost open pair.
    fn around(&mut self) -> Option<&mut Pair> {
        let (_, number) = self.open.last()?;
        self.pairs[(*number)?].as_mut()
    }

    /// Something other than such components stands in the innermost open pair.
    fn note_other(&mut self) {
        if let Some(pair) = self.around() {
            pair.other = true;
        }
    }

    fn open(&mut self, number: usize, syntax: Syntax) {
        let place = self.places[number];
        let code = syntax == Syntax::Markdown && place.indent >= CODE;
        let Some(role) = role(self.tags[number].name).filter(|_| place.leads && !code) else {
            self.note_other();
            return self.open.push((number, None));
        };
        let own = self.pairs.len();
        let mut indent = place.indent;
        if let Some(outer) = self.around() {
            indent = outer.indent;
            outer.inner.push(own);
        }
        let (opening, closing) = (number, number);
        self.pairs.push(Some(Pair { opening, closing, role, inner: Vec::new(), other: false, indent }));
        self.open.push((number, Some(own)));
    }

    /// A closing tag: components inside of the one that it closes were never closed.
    fn close(&mut self, number: usize) {
        let names = |&(opening, _): &(usize, Option<usize>)| self.tags[opening].name == self.tags[number].name;
        let Some(depth) = self.open.iter().rev().take(NESTING).position(names) else { return };
        let kept = self.open.len() - depth;
        self.drop_open(kept);
        if let Some((_, Some(own))) = self.open.pop() {
            match &mut self.pairs[own] {
                Some(pair) if self.places[number].ends => pair.closing = number,
                pair => *pair = None,
            }
        }
    }

    /// Open components from this number on are no pairs.
    fn drop_open(&mut self, kept: usize) {
        for unclosed in self.open.drain(kept..).filter_map(|(_, unclosed)| unclosed) {
            self.pairs[unclosed] = None;
        }
    }

    fn finish(mut self) -> Vec<Pair> {
        self.drop_open(0);
        // Pairs keep their numbers: one that is not whole stays, without a closing tag.
        let whole = |pair: Option<Pair>| {
            pair.unwrap_or(Pair { opening: 0, closing: 0, role: Role::Tab, inner: Vec::new(), other: true, indent: 0 })
        };
        let mut pairs: Vec<Pair> = self.pairs.into_iter().map(whole).collect();
        let broken: Vec<bool> = pairs.iter().map(|pair| pair.closing <= pair.opening).collect();
        for pair in &mut pairs {
            pair.other = pair.other || pair.inner.iter().any(|&inner| broken[inner]);
        }
        pairs
    }
}

/// How a tag stands on its line.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Nothing but tags stands before it.
    leads: bool,
    /// Nothing but tags stands behind it.
    ends: bool,
    /// Columns before what is first on its line.
    indent: usize,
}

/// How each tag stands on its line; one pass over the text forwards, one back.
fn places(text: &str, range: Range<usize>, tags: &[Tag<'_>]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(tags.len());
    let mut behind = range.start;
    for tag in tags {
        let between = &text[behind..tag.range.start.max(behind)];
        behind = tag.range.end;
        let own = between.rfind('\n').map(|at| &between[at + 1..]);
        let before = places.last().filter(|_| own.is_none());
        let line = own.unwrap_or(between);
        let indent = match before {
            Some(before) => before.indent,
            None => indentation(line),
        };
        let leads = before.is_none_or(|before| before.leads) && is_blank(line);
        places.push(Place { leads, ends: false, indent });
    }
    let (mut before, mut ended) = (range.end, true);
    for (tag, place) in tags.iter().zip(&mut places).rev() {
        let between = &text[tag.range.end.min(before)..before];
        let line = between.find('\n').map(|at| &between[..at]);
        place.ends = (line.is_some() || ended) && is_blank(line.unwrap_or(between));
        (before, ended) = (tag.range.start, place.ends);
    }
    places
}

fn is_blank_lines(text: &str) -> bool {
    text.lines().all(is_blank)
}
