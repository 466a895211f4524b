//! The finding about a name that nothing has, or that several things have: suggestions and choices.

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::text::Span;

use super::names::{Known, Meant, NameFault};

/// The kind of thing that a name should refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A role.
    Role,
    /// A concept.
    Concept,
    /// A UI label.
    Label,
    /// A feature.
    Feature,
}

impl Thing {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Thing::Role => ("역할", "role"),
            Thing::Concept => ("개념", "concept"),
            Thing::Label => ("화면 이름", "UI label"),
            Thing::Feature => ("기능", "feature"),
        }
    }

    /// The glossary's key for this kind.
    fn key(self) -> &'static str {
        match self {
            Thing::Role => "roles",
            Thing::Concept => "concepts",
            Thing::Label => "labels",
            Thing::Feature => "features",
        }
    }
}

/// The finding.
pub fn unknown(
    rule: &'static str,
    thing: Thing,
    name: &str,
    fault: &NameFault,
    places: &Places<'_>,
    span: Span,
) -> Diagnostic {
    let (ko, en) = thing.words();
    let (say, help) = match fault {
        NameFault::Unknown(meant) => (
            Say::new(format!("용어집에 없는 {ko}: {name}"), format!("The glossary has no {en} “{name}”")),
            choice(thing, meant),
        ),
        NameFault::Ambiguous(ids) => {
            let list = ids.join(", ");
            (
                Say::new(
                    format!("{ko} 여럿이 같은 이름을 써요: {name}"),
                    format!("More than one {en} is called “{name}”"),
                ),
                Say::new(format!("이름 대신 id를 적어 주세요: {list}"), format!("Write an id instead: {list}")),
            )
        }
    };
    Diagnostic::new(rule, Severity::Error, Some(places.place(span)), say).help(help)
}

/// What to write instead: suggestions first, then other choices. A new glossary entry comes last, because writers
/// seldom want one.
fn choice(thing: Thing, meant: &Meant) -> Say {
    let key = thing.key();
    let mut parts: Vec<(String, String)> = Vec::new();
    if let Some((best, others)) = meant.near.split_first() {
        parts.push((format!("혹시 {}인가요?", ko(best)), format!("Did you mean {}?", en(best))));
        if !others.is_empty() && meant.all.is_empty() {
            let (ko, en) = (list(others, ko), list(others, en));
            parts.push((format!("비슷한 이름: {ko}."), format!("Similar: {en}.")));
        }
    }
    match meant.all.is_empty() {
        false => {
            let (ko, en) = (list(&meant.all, ko), list(&meant.all, en));
            parts.push((format!("용어집의 역할: {ko}"), format!("Roles of the glossary: {en}")));
        }
        true if meant.near.is_empty() => parts.push((
            format!("glossary.yml의 {key}에서 이름을 찾아 적어 주세요. 새 이름이라면 거기에 추가해 주세요"),
            format!("Look up its name under `{key}` in glossary.yml; add it there if it is new"),
        )),
        true => {
            let (_, named) = thing.words();
            parts.push((
                format!("모든 이름은 glossary.yml의 {key}에 있어요"),
                format!("Every {named} stands under `{key}` in glossary.yml"),
            ));
        }
    }
    let (ko, en): (Vec<String>, Vec<String>) = parts.into_iter().unzip();
    Say::new(ko.join(" "), en.join(" "))
}

fn ko(known: &Known) -> String {
    shown(known, '‘', '’')
}

fn en(known: &Known) -> String {
    shown(known, '“', '”')
}

/// A name with its id.
fn shown(known: &Known, open: char, close: char) -> String {
    let Known { id, name } = known;
    if id == name { format!("{open}{id}{close}") } else { format!("{open}{name}{close}({id})") }
}

fn list(known: &[Known], shown: impl Fn(&Known) -> String) -> String {
    known.iter().map(shown).collect::<Vec<_>>().join(", ")
}
