//! Exact places, plain words, and nothing that panics.

use proptest::prelude::*;

use super::listing::{cases, listing};
use super::*;
use crate::diagnostic::Diagnostic;
use crate::text::{SourceText, Span};

const RULES: FaultRules = FaultRules::one("test/fault");

static OBJECT: Object = Object {
    name: "object",
    fields: &[
        Field::required("id", Shape::Id, "이름", "Its name"),
        Field::new("title", Shape::Localized, "제목", "Its title"),
        Field::new("date", Shape::Date, "날", "Its day"),
        Field::new("flag", Shape::Bool, "여부", "Whether"),
        Field::new("count", Shape::Int(1, 9), "수", "How many"),
        Field::new("kind", Shape::Choice(&["menu", "button"]), "종류", "What kind"),
        Field::new("tags", Shape::OneOrMany(&Shape::Text), "꼬리표", "Tags"),
        Field::new("list", Shape::List(&Shape::Text), "목록", "A list"),
        Field::new("languages", Shape::OneOrMany(&Shape::Language), "언어", "Languages"),
        Field::new("former", Shape::Object(&FORMER), "예전", "Before"),
        Field::new("either", Shape::Either(&[Shape::Date, Shape::Object(&FORMER)]), "둘 중 하나", "One of two"),
        Field::new("roles", Shape::Map(KeyShape::Id, &Shape::Object(&FORMER)), "역할", "Roles"),
        Field::new("terms", Shape::Map(KeyShape::LanguageOrAny, &Shape::Text), "용어", "Terms"),
        Field::new("size", Shape::Int(0, u32::MAX as i64), "크기", "Size"),
    ],
    rest: None,
};

static FORMER: Object = Object {
    name: "former",
    fields: &[Field::new("role", Shape::Id, "역할", "Role"), Field::new("until", Shape::Date, "날", "Day")],
    rest: Some((KeyShape::Language, &Shape::Text)),
};

/// What is told of a text at the start of a file.
fn told(text: &str) -> Vec<Diagnostic> {
    let source = SourceText::new("a.yml", text);
    let places = Places::new(&source);
    match read(&places, 0, text, &Shape::Object(&OBJECT), "a.yml", &RULES) {
        Ok(tree) => tree.faults,
        Err(fault) => vec![*fault],
    }
}

fn tree(text: &str) -> Node {
    let source = SourceText::new("a.yml", text);
    let places = Places::new(&source);
    let tree = parse(&places, 0, text, &RULES).unwrap_or_else(|fault| panic!("{}", listing(&[*fault])));
    assert_eq!(tree.faults, []);
    tree.root.expect("there is something in it")
}

/// Every node and key with the bytes that it claims.
fn outline(node: &Node, text: &str, depth: usize) -> String {
    let pad = "  ".repeat(depth);
    let bytes = |span: Span| text[span.range()].replace('\n', "⏎").replace('\r', "␍");
    let children = |inner: String| format!("{pad}{}\n{inner}", bytes(node.span));
    match &node.value {
        Value::Seq(items) => children(items.iter().map(|item| outline(item, text, depth + 1)).collect()),
        Value::Map(entries) => children(
            entries
                .iter()
                .map(|(key, value)| format!("{pad}  {}:\n{}", bytes(key.span), outline(value, text, depth + 2)))
                .collect(),
        ),
        scalar => format!("{pad}{scalar:?} [{}]\n", bytes(node.span)),
    }
}

#[test]
fn every_node_knows_its_bytes() {
    let texts = [
        ("block", "가: 나\n다:\n  - 라\n  - 마: 바\n    사: \"아\\n자\"\nz: 1.10\n"),
        ("flow", "{ ko: 수강생, en: 'it''s', n: [1, ~, {}], e: [] }\n"),
        ("text blocks", "a: |\n  한 줄\n  두 줄\nb: >-\n  접힌\n  글\nc: 여러\n  줄\n"),
        ("nothing", "a:\nb: ~\nc:\n  - \n  - x\n"),
        ("CRLF", "a: 1\r\nb:\r\n  - c\r\n"),
        ("aliases", "a: &x [1, 2]\nb: *x\nc: &y 글\nd: *y\n"),
        ("comments", "# 처음\na: 1 # 뒤\n\n# 사이\nb: 2\n"),
        ("tags", "a: !!str 12\nb: ! 0x1f\n"),
    ];
    let outlines = cases(&texts, |text| outline(&tree(text), text, 0));
    insta::assert_snapshot!(outlines);
}

#[test]
fn what_is_no_yaml_is_told_in_plain_words_at_the_slip() {
    let told = cases(
        &[
            ("tab before a key", "id: 1\n\tdate: 2\n"),
            ("tab before a list", "tags:\n\t- x\n"),
            ("unclosed single quote", "id: 'x\ndate: 1\n"),
            ("unclosed double quote at the end", "id: \"x\n"),
            ("unclosed bracket, then a key", "tags: [1, 2\nid: 3\n"),
            ("unclosed brace, then a key", "title: {ko: 가\nid: 3\n"),
            ("unclosed bracket at the end", "tags: [가, 나\n"),
            ("wrong bracket", "tags: [1, 2}\n"),
            ("bracket never opened", "tags: ]\n"),
            ("comma missing inside", "title: {\n  ko: 가\n  en: b }\n"),
            ("comma too many", "title: {ko: 가,, en: b}\n"),
            ("colon in a value", "title: 가: 나\n"),
            ("deeper key under a value", "id: x\n  date: y\n"),
            ("key without a colon", "id: 1\n제목\ndate: 2\n"),
            ("no space after the colon", "id:가\ndate: d\n"),
            ("list item one column off", "tags:\n  - b\n - c\n"),
            ("list on the key's line", "tags: - b\n"),
            ("at sign", "id: @x\n"),
            ("backtick", "id: `x`\n"),
            ("percent sign", "id: %x\n"),
            ("bold text", "title: **굵게** 글\n"),
            ("asterisk alone", "title: * 글\n"),
            ("text after a quote", "title: \"x\" y\n"),
            ("apostrophe in single quotes", "title: 'it's'\n"),
            ("backslash in double quotes", "title: \"\\d\"\n"),
            ("text on the line of a block", "title: |글\n  글\n"),
            ("comment without a space", "title: ''#z\n"),
            ("two documents", "---\nid: 1\n---\nid: 2\n"),
            ("a tag", "title: !foo x\n"),
            ("a list as a key", "[a]: 1\n"),
            ("no key", ": x\n"),
            ("value of itself", "tags: &a [*a]\n"),
            ("comma first", "title: ,b\n"),
            ("control character", "title: \u{7}b\n"),
            ("byte-order mark inside", "id: 1\n\u{feff}date: 2\n"),
        ],
        |text| listing(&told(text)),
    );
    insta::assert_snapshot!(told);
}

#[test]
fn what_has_the_wrong_shape_is_told_all_at_once() {
    let told = cases(
        &[
            ("not a map", "- a\n"),
            ("only text", "그냥 글\n"),
            ("missing and unknown", "titel: x\nzzzzz: 1\n"),
            ("empty values", "id:\ntitle: ' '\ntags: [a, ]\nterms: {ko: }\nlist: [~]\n"),
            ("duplicate keys", "id: a\ntitle: b\nid: c\ntitle: d\n"),
            (
                "wrong types",
                "id: [a]\ntitle: [b]\ndate: {a: 1}\nflag: 1\ncount: 많이\nlist: b\nformer: x\ntags: {a: b}\nroles: x\nterms: y\n",
            ),
            ("wrong values", "id: 내 강의\nflag: yes\ncount: 10\nkind: buton\nsize: -1\n"),
            ("no near value", "id: a\nkind: window\n"),
            ("dates", "id: a\ndate: 2026-02-30\nformer: {until: 2026.3.2}\neither: 내일\n"),
            ("either", "id: a\neither: [2026-01-01]\n"),
            ("languages", "id: a\nlanguages: [ko, kr, korean, en-GB]\nterms: {any: a, jp: b}\ntitle: {en: a, xx: b}\n"),
            ("slips among languages", "id: a\nformer: {rol: b, ko: 가, util: 2026-01-01, fil: f}\n"),
            ("ids as keys", "id: a\nroles: {수강생: {}, 'a b': {ko: 가}, c: }\n"),
        ],
        |text| listing(&told(text)),
    );
    insta::assert_snapshot!(told);
}

#[test]
fn a_slice_of_a_file_has_places_in_the_file() {
    let source = SourceText::new("a.md", "---\r\nid: a\r\ndate: 2026-13-01\r\nkind: [\r\n---\r\n# 글\r\n");
    let places = Places::new(&source);
    let inner = &source.text[5..source.text.find("kind").unwrap()];
    let tree = read(&places, 5, inner, &Shape::Object(&OBJECT), "a.md", &RULES).unwrap();
    let place = tree.faults[0].place.as_ref().unwrap();
    assert_eq!((place.start.line, place.start.column, &*place.found), (3, 7, "2026-13-01"));
    let inner = &source.text[5..source.text.rfind("---").unwrap()];
    let place = parse(&places, 5, inner, &RULES).unwrap_err().place.unwrap();
    assert_eq!((place.start.line, place.start.column, &*place.found), (4, 7, "["));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_key() {
    let text = "\u{feff}id: a\n";
    let root = tree(text);
    let (key, _) = &root.entries()[0];
    assert_eq!((key.text.as_str(), key.span), ("id", Span::new(3, 5)));
}

#[test]
fn nothing_but_comments_is_no_document() {
    let source = SourceText::new("a.yml", "# 없음\n---\n");
    let places = Places::new(&source);
    assert_eq!(parse(&places, 0, &source.text, &RULES).unwrap(), Tree { root: None, faults: Vec::new() });
}

/// Ten levels of ten references each: 10^10 nodes from 500 bytes.
#[test]
fn an_alias_bomb_is_refused_at_its_fuse() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..=10 {
        let item = format!("*a{}", level - 1);
        text += &format!("a{level}: &a{level} [{}]\n", vec![item; 10].join(", "));
    }
    let faults = told(&text);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message.en, "The file grows too large when its “*” references are filled in");
    assert_eq!(faults[0].place.as_ref().unwrap().start.line, 7);
}

#[test]
fn references_that_nest_ever_deeper_are_refused() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for level in 1..200 {
        text += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    assert_eq!(told(&text)[0].message.en, "The entries are nested too deeply");
    let brackets = format!("id: {}{}\n", "[".repeat(100), "]".repeat(100));
    assert_eq!(told(&brackets)[0].message.en, "The entries are nested too deeply");
    let endless = format!("id: {}", "[".repeat(100_000));
    assert_eq!(told(&endless).len(), 1);
}

#[test]
fn many_comment_lines_are_fine() {
    let text = format!("tags:\n{}  - a\n", "  # 설명\n".repeat(5_000));
    assert_eq!(tree(&text).at(&["tags"]).map(|node| node.items().len()), Some(1));
}

/// Texts that look like YAML more often than not.
fn yaml_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("id: ".to_owned()),
        Just("title: ".to_owned()),
        Just("date: 2026-02-30".to_owned()),
        Just("- ".to_owned()),
        Just("\n".to_owned()),
        Just("\n  ".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just("{ ko: ".to_owned()),
        Just("}".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(", ".to_owned()),
        Just("'".to_owned()),
        Just("\"".to_owned()),
        Just("&a ".to_owned()),
        Just("*a ".to_owned()),
        Just("!!str ".to_owned()),
        Just("|\n".to_owned()),
        Just(">".to_owned()),
        Just("---\n".to_owned()),
        Just("#".to_owned()),
        Just("? ".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("수강생".to_owned()),
        Just(": ".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_tight_colon_on_an_indented_line_is_told_at_the_colon() {
    let source = SourceText::new("a.md", "\t0🟠:!\r\n{ ko: id: ");
    let fault = read(&Places::new(&source), 0, &source.text, &Shape::Object(&OBJECT), "a.md", &RULES)
        .expect_err("it is no YAML");
    let place = fault.place.as_ref().expect("every fault has a place");
    assert!(source.text.get(place.span().range()).is_some());
}

proptest! {
    /// Whatever stands in a file, at whatever offset: no panic, and every place lies in the file's characters.
    #[test]
    fn arbitrary_text_never_panics(before in ".{0,12}", text in yaml_like()) {
        let source = SourceText::new("a.md", format!("{before}{text}"));
        let places = Places::new(&source);
        let inside = |span: Span| {
            span.start as usize >= before.len() && source.text.get(span.range()).is_some()
        };
        let faults = match read(&places, before.len(), &text, &Shape::Object(&OBJECT), "a.md", &RULES) {
            Ok(tree) => {
                let mut nodes: Vec<&Node> = tree.root.iter().collect();
                while let Some(node) = nodes.pop() {
                    prop_assert!(inside(node.span), "{:?}", node);
                    nodes.extend(node.items());
                    for (key, value) in node.entries() {
                        prop_assert!(inside(key.span));
                        nodes.push(value);
                    }
                }
                tree.faults
            }
            Err(fault) => vec![*fault],
        };
        for fault in &faults {
            let place = fault.place.as_ref().expect("every fault has a place");
            prop_assert!(inside(place.span()), "{:?}", place);
        }
        listing(&faults);
    }

    /// A plain scalar's text is what stands in the file, whatever type it has.
    #[test]
    fn scalars_keep_their_source_text(word in "[0-9A-Za-z가-힣][0-9A-Za-z가-힣.-]{0,8}") {
        let text = format!("key: {word}\n");
        let source = SourceText::new("a.yml", text.clone());
        let root = tree(&text);
        let node = root.entries().first().map(|(_, node)| node).expect("there is one key");
        prop_assert!(node.is_null() || node.scalar(&source) == Some(word.as_str()));
    }
}
