//! From a checked tree to the parts of a glossary.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::shape::{CASES, ENDINGS, IMPACTS, LABEL_KINDS, MATCHES, PROPOSED, REGISTERS};
use super::types::*;
use crate::parse::yaml::{Node, Reader};

/// What one file holds, added to what others did.
pub fn decode(reader: Reader, root: &Node, roles: &[String], glossary: &mut Glossary) {
    let list = |key: &str| root.get(key).map(Node::items).unwrap_or_default();
    glossary.concepts.extend(list("concepts").iter().filter_map(|node| concept(reader, node)));
    glossary.labels.extend(list("labels").iter().filter_map(|node| label(reader, node, roles)));
    glossary.labels_from.extend(list("labels_from").iter().filter_map(|node| labels_from(reader, node)));
    glossary.features.extend(list("features").iter().filter_map(|node| feature(reader, node)));
    for (key, node) in root.get("style").map(Node::entries).unwrap_or_default() {
        let register = node.get("register").and_then(|node| reader.choice(node, REGISTERS));
        let allow = node.get("allow").map(Node::items).unwrap_or_default();
        let allow = allow.iter().filter_map(|node| reader.choice(node, ENDINGS)).collect();
        glossary.style.insert(key.text.clone(), Style { register, allow });
    }
}

/// The roles of one file.
pub fn roles(reader: Reader, root: &Node) -> Vec<Role> {
    let entries = root.get("roles").map(Node::entries).unwrap_or_default();
    let role = |(key, node): &(crate::parse::yaml::Key, Node)| Role {
        id: key.text.clone(),
        name: reader.localized(node),
        place: reader.place_of(key.span),
    };
    entries.iter().map(role).collect()
}

fn text(reader: Reader, node: &Node, key: &str) -> Option<String> {
    reader.text(node.get(key)?)
}

fn localized(reader: Reader, node: &Node, key: &str) -> Localized {
    node.get(key).map(|node| reader.localized(node)).unwrap_or_default()
}

fn reference(reader: Reader, node: &Node, key: &str) -> Option<Reference> {
    reader.reference(node.get(key)?)
}

fn references(reader: Reader, node: &Node, key: &str) -> Vec<Reference> {
    node.get(key).map(|node| reader.references(node)).unwrap_or_default()
}

fn flag(reader: Reader, node: &Node, key: &str) -> bool {
    node.get(key).and_then(|node| reader.boolean(node)).unwrap_or_default()
}

/// The icon that stands for a label: none, one without words for it (`true`), or how it looks by language.
fn icon(reader: Reader, node: &Node) -> Option<Localized> {
    let own = node.get("icon")?;
    match reader.boolean(own) {
        Some(icon) => icon.then(Localized::default),
        None => Some(reader.localized(own)).filter(|shape| !shape.is_empty()),
    }
}

fn choice<T: Copy + Default>(reader: Reader, node: &Node, key: &str, choices: &[(&str, T)]) -> T {
    node.get(key).and_then(|node| reader.choice(node, choices)).unwrap_or_default()
}

fn concept(reader: Reader, node: &Node) -> Option<Concept> {
    let id = node.get("id")?;
    let mut terms: BTreeMap<Lang, Vec<Term>> = BTreeMap::new();
    let mut proposed: BTreeMap<Lang, Vec<Term>> = BTreeMap::new();
    let as_a_whole = is_proposed(reader, node);
    for (lang, node) in node.get("terms").map(Node::entries).unwrap_or_default() {
        let (new, own): (Vec<_>, Vec<_>) =
            terms_of(reader, node).into_iter().partition(|(_, is_proposed)| as_a_whole || *is_proposed);
        let texts = |terms: Vec<(Term, bool)>| terms.into_iter().map(|(term, _)| term).collect::<Vec<_>>();
        if !new.is_empty() {
            proposed.insert(lang.text.clone(), texts(new));
        }
        terms.insert(lang.text.clone(), texts(own));
    }
    Some(Concept {
        id: reader.text(id)?,
        terms,
        proposed,
        definition: localized(reader, node, "definition"),
        note: localized(reader, node, "note"),
        related: references(reader, node, "related"),
        confusable: references(reader, node, "confusable"),
        abbreviation: flag(reader, node, "abbreviation"),
        internal: flag(reader, node, "internal"),
        owner: text(reader, node, "owner"),
        place: reader.place(id),
    })
}

/// Whether nobody has approved it yet.
fn is_proposed(reader: Reader, node: &Node) -> bool {
    node.get("status").and_then(|node| reader.text(node)).as_deref() == Some(PROPOSED)
}

/// The terms of a language, each with whether it is no more than proposed.
fn terms_of(reader: Reader, node: &Node) -> Vec<(Term, bool)> {
    let lists = [
        ("preferred", Status::Preferred),
        ("admitted", Status::Admitted),
        ("deprecated", Status::Deprecated),
        ("superseded", Status::Superseded),
        ("hidden", Status::Hidden),
    ];
    let of = |(key, status): (&str, Status)| {
        let nodes = node.get(key).map(Node::one_or_many).unwrap_or_default();
        let one = move |node: &Node| Some((term(reader, node, status)?, is_proposed(reader, node)));
        nodes.iter().filter_map(one).collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(of).collect()
}

fn term(reader: Reader, node: &Node, status: Status) -> Option<Term> {
    let written = node.get("text").unwrap_or(node);
    let examples = |key: &str| {
        let nodes = node.at(&["examples", key]).map(Node::one_or_many).unwrap_or_default();
        nodes
            .iter()
            .filter_map(|node| Some(Example { text: reader.text(node)?, place: reader.place(node) }))
            .collect::<Vec<_>>()
    };
    Some(Term {
        text: reader.text(written).filter(|text| has_word(text))?,
        status,
        except: node.get("except").map(|node| reader.texts(node)).unwrap_or_default(),
        reason: text(reader, node, "reason"),
        since: node.get("since").and_then(|node| reader.date(node)),
        matching: choice(reader, node, "match", MATCHES),
        case: choice(reader, node, "case", CASES),
        bad: examples("bad"),
        good: examples("good"),
        place: reader.place(written),
    })
}

/// Whether a text holds a letter, a digit or a symbol (emoji, ₩, &): anything but punctuation.
pub fn has_word(text: &str) -> bool {
    text.nfkc().any(|c| match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || "#$%&+<=>@^|~".contains(c),
        '※' => true,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | 'ㆍ' | 'ᆞ' | '・' => false,
        '\u{200b}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' => false,
        _ => !c.is_whitespace() && !c.is_control() && !is_combining_mark(c),
    })
}

fn label(reader: Reader, node: &Node, roles: &[String]) -> Option<Label> {
    let id = node.get("id")?;
    let key = reference(reader, node, "key");
    let text = match node.get("text") {
        Some(node) => label_text(reader, node, roles),
        None if key.is_some() => LabelText::FromKey,
        None => LabelText::Shared(Localized::default()),
    };
    let former = node.get("former").map(Node::one_or_many).unwrap_or_default();
    Some(Label {
        id: reader.text(id)?,
        kind: choice(reader, node, "kind", LABEL_KINDS),
        parent: reference(reader, node, "parent"),
        text,
        key,
        former: former.iter().map(|node| former_text(reader, node)).collect(),
        feature: reference(reader, node, "feature"),
        icon: icon(reader, node),
        owner: self::text(reader, node, "owner"),
        place: reader.place(id),
    })
}

/// By role if a key is a role, or if the keys hold texts by language themselves; else the same for every role.
pub fn is_by_role(node: &Node, roles: &[String]) -> bool {
    node.entries().iter().any(|(key, node)| roles.contains(&key.text) || !node.entries().is_empty())
}

fn label_text(reader: Reader, node: &Node, roles: &[String]) -> LabelText {
    if !is_by_role(node, roles) {
        return LabelText::Shared(reader.localized(node));
    }
    let mut texts: Vec<(String, Localized)> = node
        .entries()
        .iter()
        .filter(|(key, _)| roles.contains(&key.text))
        .map(|(key, node)| (key.text.clone(), reader.localized(node)))
        .collect();
    texts.sort_by_key(|(id, _)| roles.iter().position(|role| role == id));
    LabelText::ByRole(texts)
}

fn former_text(reader: Reader, node: &Node) -> FormerText {
    let mut text = localized(reader, node, "text");
    for (key, node) in node.entries().iter().filter(|(key, _)| !["role", "text", "until"].contains(&key.text.as_str()))
    {
        if let Some(written) = reader.text(node) {
            text.by_lang.insert(key.text.clone(), written);
        }
    }
    // The place is the old text itself, for it is what people look for.
    let spot = node.entries().iter().find(|(key, _)| !["role", "until"].contains(&key.text.as_str()));
    FormerText {
        role: self::text(reader, node, "role"),
        text,
        until: node.get("until").and_then(|node| reader.date(node)),
        place: reader.place(spot.map_or(node, |(_, node)| node)),
    }
}

fn labels_from(reader: Reader, node: &Node) -> Option<LabelsFrom> {
    let file = node.get("file")?;
    Some(LabelsFrom {
        file: reader.text(file)?,
        role: text(reader, node, "role"),
        language: text(reader, node, "language")?,
        place: reader.place(file),
    })
}

fn feature(reader: Reader, node: &Node) -> Option<Feature> {
    let id = node.get("id")?;
    let date = |key: &str| node.get(key).and_then(|node| reader.date(node));
    let roles = node.get("roles").map_or_else(Vec::new, |node| match node.entries() {
        [] => reader.texts(node).into_iter().map(|role| (role, Lifecycle::default())).collect(),
        entries => entries.iter().map(|(key, node)| (key.text.clone(), lifecycle(reader, node))).collect(),
    });
    let also = node.get("also").map(Node::entries).unwrap_or_default();
    Some(Feature {
        id: reader.text(id)?,
        name: localized(reader, node, "name"),
        also: also.iter().map(|(key, node)| (key.text.clone(), reader.texts(node))).collect(),
        life: lifecycle(reader, node),
        roles,
        replacement: reference(reader, node, "replacement"),
        notice: localized(reader, node, "notice"),
        reason: localized(reader, node, "reason"),
        summary: localized(reader, node, "summary"),
        announced: date("announced"),
        impact: choice(reader, node, "impact", IMPACTS),
        public: flag(reader, node, "public"),
        beta: flag(reader, node, "beta"),
        owner: text(reader, node, "owner"),
        keep_until: date("keep_until"),
        former_pages: references(reader, node, "former_pages"),
        place: reader.place(id),
    })
}

fn lifecycle(reader: Reader, node: &Node) -> Lifecycle {
    let date = |key: &str| node.get(key).and_then(|node| reader.date(node));
    Lifecycle {
        introduced: date("introduced"),
        changed: date("changed"),
        deprecated: date("deprecated"),
        removed: date("removed"),
    }
}
