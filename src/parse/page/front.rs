//! Reads a page's front matter: the table of its keys, and from it a [`FrontMatter`].

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::config::{RULE_LEVELS, rule_levels};
use crate::parse::yaml::{self, FaultRules, Field, KeyShape, Node, Object, Reader, Shape, Value};
use crate::text::Span;

use super::ast::Name;
use super::front_matter::FrontMatter;

/// The rule under which a page's front matter is told to be wrong.
pub const PAGE_FRONT_MATTER: &str = "page/front-matter";

/// Longest front matter, in bytes: more is a mistake or an attack, not a page's keys.
const LIMIT: usize = 256 * 1024;

const FAULTS: FaultRules = FaultRules::one(PAGE_FRONT_MATTER);

static REVIEW: Object = Object {
    name: "review",
    fields: &[
        Field::required("on", Shape::Date, "확인한 날", "The day of the review"),
        Field::new("by", Shape::Text, "확인한 사람", "Who did it"),
        Field::new("app_version", Shape::Text, "확인한 제품 버전", "The product's version"),
    ],
    rest: None,
};

/// The keys of a page's front matter.
pub static PAGE: Object = Object {
    name: "page",
    fields: &[
        Field::new("title", Shape::Text, "글의 제목", "The page's title"),
        Field::new("description", Shape::Text, "검색 결과에 나오는 한 문장", "One sentence for search results"),
        Field::new(
            "descriptions",
            Shape::Map(KeyShape::Free, &Shape::Text),
            "역할마다 다른 설명. 없는 역할은 description을 봐요",
            "Descriptions of their own for some roles; the others read `description`",
        ),
        Field::new("id", Shape::Text, "파일을 옮겨도 그대로인 이름", "A name that outlives moves"),
        Field::new("lang", Shape::Language, "글의 언어", "The page's language"),
        Field::new("roles", Shape::OneOrMany(&Shape::Text), "누가 읽는 글인지", "Whom the page is for"),
        Field::new("features", Shape::OneOrMany(&Shape::Text), "글이 설명하는 기능", "Features that it documents"),
        Field::new("order", Shape::Int(-1_000_000, 1_000_000), "섹션 안의 순서", "Position in its section"),
        Field::new("slug", Shape::Text, "주소의 마지막 부분", "Last part of the URL"),
        Field::new("aliases", Shape::OneOrMany(&Shape::Text), "이 글로 이어 줄 옛 주소", "Old URLs that lead here"),
        Field::new("tags", Shape::OneOrMany(&Shape::Text), "묶음 이름", "For grouping"),
        Field::new(
            "keywords",
            Shape::OneOrMany(&Shape::Text),
            "글에 없어도 이 글을 찾게 하는 말",
            "Words by which it is found, though it does not say them",
        ),
        Field::new("related", Shape::OneOrMany(&Shape::Text), "함께 볼 글", "Related pages"),
        Field::new("owner", Shape::Text, "맡은 팀이나 사람", "Team or person responsible"),
        Field::new("icon", Shape::Text, "섹션의 아이콘 이름", "Name of the section's icon"),
        Field::new("updated", Shape::Date, "마지막으로 고친 날", "Day of the last change"),
        Field::new(
            "reviewed",
            Shape::Either(&[Shape::Date, Shape::Object(&REVIEW)]),
            "순서대로 따라 해 본 날",
            "Day on which somebody walked through it",
        ),
        Field::new("publish_on", Shape::Date, "이날부터 보여요", "Not published before"),
        Field::new("expires", Shape::Date, "이날까지만 보여요", "Not published after"),
        Field::new("draft", Shape::Bool, "아직 보이지 않는 글", "Not published yet"),
        Field::new("lint", RULE_LEVELS, "이 글에서만 쓰는 규칙 설정", "Rule settings of this page"),
    ],
    // A key that means nothing is told by `page/front-matter`, once for all pages that share it.
    rest: Some((KeyShape::Free, &Shape::Any)),
};

/// Keys of Docusaurus, Starlight and VitePress whose texts readers see.
const FOREIGN: [&[&str]; 7] = [
    &["sidebar_label"],
    &["pagination_label"],
    &["sidebar", "label"],
    &["hero", "title"],
    &["hero", "name"],
    &["hero", "text"],
    &["hero", "tagline"],
];

/// Decodes the YAML at `range`. Its faults are returned with whatever could be read.
pub(super) fn decode(places: &Places<'_>, range: Range<usize>, known_rules: &[&str]) -> (FrontMatter, Vec<Diagnostic>) {
    let mut front = FrontMatter { span: Some(range.clone().into()), ..FrontMatter::default() };
    if range.len() > LIMIT {
        let fault = Diagnostic::new(
            PAGE_FRONT_MATTER,
            Severity::Error,
            Some(places.place(Span::at(range.start))),
            Say::new("글 정보가 너무 길어요", "The front matter is too long"),
        )
        .help(Say::new(
            format!("글 정보는 {} KB까지 쓸 수 있어요. 닫는 `---`가 제자리에 있는지 봐 주세요", LIMIT / 1024),
            format!("At most {} KB; check that the closing `---` is where it should be", LIMIT / 1024),
        ));
        return (front, vec![fault]);
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
        FOREIGN.iter().filter_map(|path| root.at(path)).filter_map(|node| self::name(&reader, node)).collect();
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
        if let Value::Map(_) = node.value {
            front.reviewed = node.get("on").and_then(|node| reader.date(node));
            front.reviewed_by = node.get("by").and_then(|node| reader.text(node));
            front.app_version = node.get("app_version").and_then(|node| reader.text(node));
        } else {
            front.reviewed = reader.date(node);
        }
    }
    if let Some(node) = root.get("lint") {
        front.lint = rule_levels(reader, node, known_rules, PAGE_FRONT_MATTER, &mut faults);
    }
    (front, faults)
}

fn name(reader: &Reader<'_, '_>, node: &Node) -> Option<Name> {
    Some(Name { text: reader.text(node)?, span: node.span })
}
