//! Reads a page's front matter into a [`FrontMatter`], by the table of its keys.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::config::rule_levels;
use crate::parse::page::name::Name;
use crate::parse::yaml::{self, FaultRules, Node, Reader, Shape, Value};
use crate::text::Span;

use super::FrontMatter;
use super::keys::PAGE;

/// The rule for faults of a page's front matter.
pub const PAGE_FRONT_MATTER: &str = "page/front-matter";

/// Longest front matter, in bytes: more is a mistake or an attack, not a page's keys.
const LIMIT: usize = 256 * 1024;

const FAULTS: FaultRules = FaultRules::one(PAGE_FRONT_MATTER);

/// Keys of Docusaurus, Starlight, VitePress, Hugo, Jekyll and Mintlify whose texts readers see. In a list each item is
/// asked.
const FOREIGN: [&[&str]; 14] = [
    &["sidebar_label"],
    &["sidebarTitle"],
    &["linkTitle"],
    &["nav_title"],
    &["short_title"],
    &["pagination_label"],
    &["sidebar", "label"],
    &["hero", "actions", "text"],
    &["features", "title"],
    &["features", "details"],
    &["hero", "title"],
    &["hero", "name"],
    &["hero", "text"],
    &["hero", "tagline"],
];

/// Decodes the YAML at `range`. Its faults are returned with whatever could be read.
pub(in crate::parse::page) fn decode(
    places: &Places<'_>,
    range: Range<usize>,
    known_rules: &[&str],
) -> (FrontMatter, Vec<Diagnostic>) {
    let mut front = FrontMatter { span: Some(range.clone().into()), ..FrontMatter::default() };
    if range.len() > LIMIT {
        return (front, vec![too_long(places, range.start)]);
    }
    let text = &places.source().text[range.clone()];
    let tree = match yaml::read(places, range.start, text, &Shape::Object(&PAGE), &places.source().path, &FAULTS) {
        Ok(tree) => tree,
        Err(fault) => return (front, vec![*fault]),
    };
    let mut faults = tree.faults;
    let reader = Reader::new(places);
    let Some(root) = tree.root else {
        return (front, faults);
    };
    let name = |key: &str| root.get(key).and_then(|node| self::name(&reader, node));
    let names = |key: &str| -> Vec<Name> {
        let items = root.get(key).map(Node::one_or_many).unwrap_or_default();
        items.iter().filter_map(|node| self::name(&reader, node)).collect()
    };
    let date = |key: &str| root.get(key).and_then(|node| reader.date(node));
    front.keys = root.entries().iter().map(|(key, _)| Name { text: key.text.clone(), span: key.span }).collect();
    front.title = name("title");
    front.description = name("description");
    let own = root.get("descriptions").map(Node::entries).unwrap_or_default();
    front.descriptions = own
        .iter()
        .filter_map(|(key, node)| Some((Name { text: key.text.clone(), span: key.span }, self::name(&reader, node)?)))
        .collect();
    front.foreign =
        FOREIGN.iter().flat_map(|path| seen(&root, path)).filter_map(|node| self::name(&reader, node)).collect();
    front.id = name("id");
    front.lang = name("lang");
    front.roles = names("roles");
    front.features = names("features");
    front.order = root.get("order").and_then(|node| reader.integer(node));
    front.slug = name("slug");
    front.aliases = names("aliases");
    front.tags = names("tags");
    front.keywords = names("keywords");
    front.related = names("related");
    front.owner = name("owner");
    front.icon = name("icon");
    front.updated = date("updated");
    front.publish_on = date("publish_on");
    front.expires = date("expires");
    front.draft = root.get("draft").and_then(|node| reader.boolean(node)).unwrap_or_default();
    if let Some(node) = root.get("reviewed") {
        reviewed(&mut front, &reader, node);
    }
    if let Some(node) = root.get("lint") {
        front.lint = rule_levels(reader, node, known_rules, PAGE_FRONT_MATTER, &mut faults);
    }
    (front, faults)
}

fn too_long(places: &Places<'_>, at: usize) -> Diagnostic {
    Diagnostic::new(
        PAGE_FRONT_MATTER,
        Severity::Error,
        Some(places.place(Span::at(at))),
        Say::new("글 정보가 너무 길어요", "The front matter is too long"),
    )
    .help(Say::new(
        format!("글 정보는 {} KB까지 쓸 수 있어요. 닫는 `---`가 제자리에 있는지 봐 주세요", LIMIT / 1024),
        format!("At most {} KB; check that the closing `---` is where it should be", LIMIT / 1024),
    ))
}

/// The last review: its day alone, or `{on, by, app_version}`.
fn reviewed(front: &mut FrontMatter, reader: &Reader<'_, '_>, node: &Node) {
    if let Value::Map(_) = node.value {
        front.reviewed = node.get("on").and_then(|node| reader.date(node));
        front.reviewed_by = node.get("by").and_then(|node| reader.text(node));
        front.app_version = node.get("app_version").and_then(|node| reader.text(node));
    } else {
        front.reviewed = reader.date(node);
    }
}

/// The values at a path of keys, through lists too.
fn seen<'n>(node: &'n Node, path: &[&str]) -> Vec<&'n Node> {
    match (&node.value, path) {
        (Value::Seq(items), [_, ..]) => items.iter().flat_map(|item| seen(item, path)).collect(),
        (_, [key, rest @ ..]) => node.get(key).map_or_else(Vec::new, |node| seen(node, rest)),
        (_, []) => vec![node],
    }
}

fn name(reader: &Reader<'_, '_>, node: &Node) -> Option<Name> {
    Some(Name { text: reader.text(node)?, span: node.span })
}

#[cfg(test)]
mod tests {
    use crate::parse::page::{Dialects, parse_page};
    use crate::text::SourceText;

    #[test]
    fn texts_of_a_start_page_are_read() {
        let text = "---\nhero:\n  name: 가\n  actions:\n    - { text: 나, link: /a }\nfeatures:\n  - title: 다\n    details: 라\n    icon: x\n---\n";
        let document = parse_page(&SourceText::new("index.md", text), &[], Dialects::default());
        let mut seen: Vec<&str> = document.front.foreign.iter().map(|name| name.text.as_str()).collect();
        seen.sort_unstable();
        assert_eq!(seen, ["가", "나", "다", "라"]);
    }
}
