//! Does every id name exactly one thing, and does no chain of references come back to its beginning?

use std::collections::BTreeMap;

use super::rules;
use super::types::{Glossary, Reference};
use crate::diagnostic::{Diagnostic, Place, Say, Subject};
use crate::parse::yaml::fault;
use crate::text::closest;

/// The things that ids stand for.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A kind of user.
    Role,
    /// A concept.
    Concept,
    /// A label.
    Label,
    /// A feature.
    Feature,
}

impl Kind {
    /// What people call it.
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Kind::Role => ("역할", "role"),
            Kind::Concept => ("개념", "concept"),
            Kind::Label => ("화면 이름", "label"),
            Kind::Feature => ("기능", "feature"),
        }
    }
}

/// The faults of references, ids and chains.
pub fn check(glossary: &Glossary) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let concepts = ids(Kind::Concept, glossary.concepts.iter().map(|it| (&*it.id, &it.place)), &mut faults);
    let labels = ids(Kind::Label, glossary.labels.iter().map(|it| (&*it.id, &it.place)), &mut faults);
    let features = ids(Kind::Feature, glossary.features.iter().map(|it| (&*it.id, &it.place)), &mut faults);
    for concept in &glossary.concepts {
        for reference in concept.related.iter().chain(&concept.confusable) {
            if reference.id == concept.id {
                faults.push(itself(reference).about(Subject::Concept(concept.id.clone())));
            }
            dangling(Kind::Concept, reference, &concepts, &mut faults);
        }
    }
    for label in &glossary.labels {
        label.parent.iter().for_each(|it| dangling(Kind::Label, it, &labels, &mut faults));
        label.feature.iter().for_each(|it| dangling(Kind::Feature, it, &features, &mut faults));
    }
    for feature in &glossary.features {
        feature.replacement.iter().for_each(|it| dangling(Kind::Feature, it, &features, &mut faults));
    }
    let parents = glossary.labels.iter().filter_map(|it| Some((&*it.id, it.parent.as_ref()?)));
    faults.extend(cycles("parent", parents.collect()));
    let replacements = glossary.features.iter().filter_map(|it| Some((&*it.id, it.replacement.as_ref()?)));
    faults.extend(cycles("replacement", replacements.collect()));
    faults
}

type Ids<'g> = BTreeMap<&'g str, &'g Place>;

/// Where each id is declared first; those declared again are told.
pub fn ids<'g>(
    kind: Kind,
    declared: impl Iterator<Item = (&'g str, &'g Place)>,
    faults: &mut Vec<Diagnostic>,
) -> Ids<'g> {
    let mut known = Ids::new();
    let (ko, en) = kind.name();
    for (id, place) in declared {
        let Some(first) = known.get(id) else {
            known.insert(id, place);
            continue;
        };
        let say = Say::new(format!("{ko} id가 겹쳐요: {id}"), format!("Two {en}s have the id “{id}”"));
        faults.push(
            fault(rules::DUPLICATE_ID, place.clone(), say)
                .help(Say::new("하나의 id를 바꾸거나 두 항목을 합쳐 주세요", "Rename one, or merge the two"))
                .note(Say::new("처음 나온 곳이에요", "First declared here"), Some((*first).clone())),
        );
    }
    known
}

/// How many dangling references get a "did you mean": more of them are no slips, and each costs a look at every id.
const GUESSES: usize = 50;

fn dangling(kind: Kind, reference: &Reference, known: &Ids, faults: &mut Vec<Diagnostic>) {
    if !known.contains_key(&*reference.id) {
        let guessable = known.keys().copied().filter(|_| faults.len() < GUESSES);
        let diagnostic = missing(kind, &reference.id, reference.place.clone(), guessable);
        faults.push(diagnostic);
    }
}

/// An id that nothing bears.
pub fn missing<'k>(kind: Kind, id: &str, place: Place, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let (ko, en) = kind.name();
    let say = Say::new(format!("용어집에 없는 {ko}이에요: {id}"), format!("There is no {en} “{id}” in the glossary"));
    let help = match closest(id, known) {
        Some(meant) => Say::new(format!("혹시 ‘{meant}’인가요?"), format!("Did you mean “{meant}”?")),
        None => Say::new("id를 확인하거나 용어집에 추가해 주세요", "Check the id, or add it to the glossary"),
    };
    fault(rules::REFERENCE, place, say).help(help)
}

fn itself(reference: &Reference) -> Diagnostic {
    let say =
        Say::new(format!("자기 자신을 가리켜요: {}", reference.id), format!("“{}” refers to itself", reference.id));
    fault(rules::REFERENCE, reference.place.clone(), say).help(Say::new("이 id를 빼 주세요", "Remove this id"))
}

/// Chains that come back, each told once, where its first member in the file's order leads on.
fn cycles(key: &str, edges: Vec<(&str, &Reference)>) -> Vec<Diagnostic> {
    let mut next: BTreeMap<&str, &Reference> = BTreeMap::new();
    for (id, reference) in &edges {
        next.entry(id).or_insert(reference);
    }
    // The walk on which an id was first met, by the number of the edge that the walk began with.
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (walk, (start, _)) in edges.iter().enumerate() {
        let mut at: &str = start;
        while !met.contains_key(at) {
            met.insert(at, walk);
            match next.get(at) {
                Some(reference) => at = &reference.id,
                None => break,
            }
        }
        // A walk that ends at an id of an earlier walk finds a cycle that was already reported, or none.
        let Some(first) = next.get(at).filter(|_| met.get(at) == Some(&walk)) else { continue };
        let mut trail = vec![at];
        let mut reference = *first;
        while reference.id != at {
            trail.push(&reference.id);
            match next.get(&*reference.id) {
                Some(on) => reference = on,
                None => break,
            }
        }
        if reference.id != at {
            continue;
        }
        trail.push(at);
        let trail = trail.join(" → ");
        let say = Say::new(
            format!("{key} 항목이 서로를 가리켜 끝나지 않아요: {trail}"),
            format!("A cycle of “{key}”: {trail}"),
        );
        let help = Say::new("그중 하나를 지워 주세요", "Break one of the links");
        faults.push(fault(rules::CYCLE, first.place.clone(), say).help(help));
    }
    faults
}
