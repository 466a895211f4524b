//! What is judged on the tree itself, because the places of single keys and dates matter: roles named in passing, the
//! order of dates, paths.

use jiff::civil::Date;

use super::decode::{has_word, is_by_role};
use super::references::{Kind, missing};
use super::rules;
use crate::diagnostic::{Diagnostic, Place, Say, Subject};
use crate::parse::paths::{EscapeFault, inside_project};
use crate::parse::yaml::{Node, Reader, Value, fault, is_language, language_of_country, meant_or_listed};
use crate::text::closest;

/// The faults of one file.
pub fn check(reader: Reader, root: &Node, roles: &[String], folder: &str) -> Vec<Diagnostic> {
    let list = |key: &str| root.get(key).map(Node::items).unwrap_or_default();
    let mut faults = Vec::new();
    for node in list("concepts") {
        faults.extend(no_terms(reader, node));
        let lists =
            node.get("terms").map(Node::entries).unwrap_or_default().iter().flat_map(|(_, lists)| lists.entries());
        let terms = lists.flat_map(|(_, list)| list.one_or_many());
        faults.extend(terms.filter_map(|term| no_word(reader, term)));
    }
    for node in list("labels") {
        faults.extend(no_text(reader, node));
        label_text(reader, node, roles, &mut faults);
        for former in node.get("former").map(Node::one_or_many).unwrap_or_default() {
            role(reader, former.get("role"), roles, &mut faults);
        }
    }
    for node in list("labels_from") {
        role(reader, node.get("role"), roles, &mut faults);
        faults.extend(node.get("file").and_then(|node| path(reader, node, folder).err()).map(|fault| *fault));
    }
    for node in list("features") {
        feature_roles(reader, node, roles, &mut faults);
        lifecycles(reader, node, &mut faults);
    }
    faults
}

/// A concept that lists nothing at all. What is listed and empty has been told where it stands.
fn no_terms(reader: Reader, node: &Node) -> Option<Diagnostic> {
    let (id, terms) = (node.get("id")?, node.get("terms")?);
    let listed = |terms: &Node| terms.entries().iter().any(|(_, list)| !list.one_or_many().is_empty());
    if !matches!(terms.value, Value::Map(_)) || terms.entries().iter().any(|(_, terms)| listed(terms)) {
        return None;
    }
    let name = reader.text(id)?;
    let say = Say::new(format!("용어가 하나도 없는 개념이에요: {name}"), format!("“{name}” has no terms"));
    let help = Say::new("terms에 용어를 적어 주세요", "List its terms under “terms”");
    Some(fault(rules::EMPTY, reader.place(id), say).help(help).about(Subject::Concept(name)))
}

/// A term of punctuation alone: sentences are made of it.
fn no_word(reader: Reader, node: &Node) -> Option<Diagnostic> {
    let written = node.get("text").unwrap_or(node);
    let text = reader.text(written).filter(|text| !has_word(text))?;
    let say = Say::new(
        format!("문장 부호만으로는 용어가 되지 않아요: {text}"),
        format!("Punctuation alone is no term: {text}"),
    );
    let help = Say::new(
        "글자나 숫자, 기호가 든 말을 적거나 빼 주세요",
        "Write a word with a letter, digit or symbol in it, or remove it",
    );
    Some(fault(rules::VALUE, reader.place(written), say).help(help))
}

/// A label with neither text nor key.
fn no_text(reader: Reader, node: &Node) -> Option<Diagnostic> {
    let id = node.get("id")?;
    let absent = node.get("text").is_none_or(|text| text.value == Value::Map(Vec::new()));
    if !absent || node.get("key").is_some() {
        return None;
    }
    let name = reader.text(id)?;
    let say = Say::new(format!("글자가 없는 화면 이름이에요: {name}"), format!("“{name}” has no text"));
    let help = Say::new(
        "text에 화면의 글자를, 또는 key에 번역 파일의 키를 적어 주세요",
        "Write its text under “text”, or its key in the translation files under “key”",
    );
    Some(fault(rules::LABEL_TEXT, reader.place(id), say).help(help).about(Subject::Label(name)))
}

fn label_text(reader: Reader, node: &Node, roles: &[String], faults: &mut Vec<Diagnostic>) {
    let Some(text) = node.get("text") else { return };
    let by_role = is_by_role(text, roles);
    for (key, _) in text.entries() {
        let place = || reader.place_of(key.span);
        if by_role && !roles.contains(&key.text) {
            faults.push(missing(Kind::Role, &key.text, place(), roles.iter().map(String::as_str)));
        } else if !by_role && !is_language(&key.text) {
            let key = &key.text;
            let say = Say::new(
                format!("역할도 언어 코드도 아니에요: {key}"),
                format!("Neither a role nor a language code: {key}"),
            );
            let known: Vec<&str> = roles.iter().map(String::as_str).chain(["ko", "en"]).collect();
            let meant = language_of_country(key).or_else(|| closest(key, known.iter().copied()));
            let help = meant_or_listed(meant, &known);
            faults.push(fault(rules::VALUE, place(), say).help(help));
        }
    }
}

fn role(reader: Reader, node: Option<&Node>, roles: &[String], faults: &mut Vec<Diagnostic>) {
    let Some(named) = node.and_then(|node| reader.reference(node)) else { return };
    if !roles.contains(&named.id) {
        faults.push(missing(Kind::Role, &named.id, named.place, roles.iter().map(String::as_str)));
    }
}

fn feature_roles(reader: Reader, node: &Node, roles: &[String], faults: &mut Vec<Diagnostic>) {
    let Some(named) = node.get("roles") else { return };
    for (key, _) in named.entries().iter().filter(|(key, _)| !roles.contains(&key.text)) {
        faults.push(missing(Kind::Role, &key.text, reader.place_of(key.span), roles.iter().map(String::as_str)));
    }
    if named.entries().is_empty() {
        for node in named.one_or_many() {
            role(reader, Some(node), roles, faults);
        }
    }
}

/// Which day may not come before which: (earlier, later).
const ORDER: [(&str, &str); 7] = [
    ("introduced", "changed"),
    ("introduced", "deprecated"),
    ("deprecated", "removed"),
    ("introduced", "removed"),
    ("changed", "removed"),
    ("announced", "removed"),
    ("removed", "keep_until"),
];

fn lifecycles(reader: Reader, feature: &Node, faults: &mut Vec<Diagnostic>) {
    order(reader, feature, None, faults);
    for (_, own) in feature.get("roles").map(Node::entries).unwrap_or_default() {
        order(reader, feature, Some(own), faults);
    }
}

/// The order of a feature's days, or of a role's: its own where it has them, else the feature's. Each day is reported
/// once.
fn order(reader: Reader, feature: &Node, own: Option<&Node>, faults: &mut Vec<Diagnostic>) {
    let day = |key: &str| -> Option<(Date, Place, bool)> {
        let mine = own.and_then(|own| own.get(key));
        let node = mine.or_else(|| feature.get(key))?;
        Some((reader.date(node)?, reader.place(node), mine.is_some()))
    };
    let mut told: Vec<&str> = Vec::new();
    for (earlier, later) in ORDER {
        let (Some((first, first_place, first_own)), Some((second, second_place, second_own))) =
            (day(earlier), day(later))
        else {
            continue;
        };
        // The notices of a feature stay for all roles alike, whichever of them lost it last.
        let new = own.is_none() || (later != "keep_until" && (first_own || second_own));
        if second >= first || !new || told.contains(&later) {
            continue;
        }
        told.push(later);
        // A role's own day is the one to look at, whichever of the two it is.
        let (place, other) =
            if second_own || !first_own { (second_place, first_place) } else { (first_place, second_place) };
        let say = Say::new(
            format!("{later} 날짜({second})가 {earlier} 날짜({first})보다 빨라요"),
            format!("“{later}” ({second}) is before “{earlier}” ({first})"),
        );
        faults.push(
            fault(rules::DATES, place, say)
                .help(Say::new("두 날짜의 순서를 확인해 주세요", "Check the order of the two dates"))
                .note(Say::new("견준 날짜예요", "The other date"), Some(other)),
        );
    }
}

/// A path of the glossary, as one of the project.
///
/// # Errors
/// The fault, when it leads out of the project.
pub fn path(reader: Reader, node: &Node, folder: &str) -> Result<String, Box<Diagnostic>> {
    let written = reader.text(node).unwrap_or_default();
    inside_project(folder, &written).map_err(|wrong| {
        let say = match wrong {
            EscapeFault::Backslash => {
                Say::new(format!("경로에 ‘\\’ 기호가 있어요: {written}"), format!("The path has a “\\”: {written}"))
            }
            EscapeFault::Absolute | EscapeFault::Outside => Say::new(
                format!("프로젝트 밖을 가리키는 경로예요: {written}"),
                format!("The path leads out of the project: {written}"),
            ),
        };
        let help = Say::new(
            "이 파일을 기준으로 한 프로젝트 안의 경로를 ‘/’로 써 주세요",
            "Write a path inside the project, relative to this file, with “/”",
        );
        Box::new(fault(rules::PATH, reader.place(node), say).help(help))
    })
}

/// Included files have to lie in the project, and include nothing themselves.
pub fn include(reader: Reader, root: &Node, folder: &str, main: &str) -> Vec<Diagnostic> {
    let named = root.get("include").map(Node::one_or_many).unwrap_or_default();
    let fault_of = |node: &Node| {
        let place = reader.place(node);
        if *place.path == *main {
            return path(reader, node, folder).err().map(|fault| *fault);
        }
        let say = Say::new("함께 읽는 파일에서는 include를 쓸 수 없어요", "An included file can't include others");
        let help =
            Say::new(format!("{main} 파일의 include에 적어 주세요"), format!("Name it under “include” in {main}"));
        Some(fault(rules::VALUE, place, say).help(help))
    };
    named.iter().filter_map(fault_of).collect()
}
