//! Names: a page may write a thing's visible name instead of its id, if only one thing has that name.

mod called;
mod meant;

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::english::{capitalized, plural};
use crate::parse::glossary::{Concept, Feature, Glossary, Label, Role};
use crate::text::name_key;

pub use called::concepts_of_roles;
pub use meant::{Known, Meant, THINGS_EN, THINGS_KO};

use called::{Called, folded};
use meant::Loose;

/// Why a name cannot be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing has the name; the suggestions.
    Unknown(Meant),
    /// Several things have the name: their ids.
    Ambiguous(Vec<String>),
}

/// Most labels above each other. Screens are not deeper, and a label's path lists all of them.
const DEEPEST: usize = 64;

/// Finds roles, concepts, labels and features by id or by visible name.
#[derive(Debug)]
pub struct Names<'g> {
    glossary: &'g Glossary,
    roles: Kind<'g>,
    concepts: Kind<'g>,
    labels: Kind<'g>,
    features: Kind<'g>,
}

/// The names of one kind of thing: by id, else by visible name.
#[derive(Debug)]
struct Kind<'g> {
    ids: HashMap<&'g str, usize, FixedState>,
    /// In the glossary's order.
    ordered: Vec<&'g String>,
    /// Collects the visible names and the other known names.
    gather: fn(&Glossary) -> Vec<Called<'_>>,
    /// Which other forms of a name also resolve.
    forms: Forms,
    /// Built on the first lookup that is not an id: a large glossary has many names, and pages may use none.
    visible: OnceLock<HashMap<String, Vec<usize>, FixedState>>,
    /// Built on the first lookup that is neither an id nor a visible name.
    loose: OnceLock<Loose>,
}

/// Which forms of a name resolve to the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forms {
    /// Only the exact name: a label appears on the screen exactly so.
    Exact,
    /// Any case.
    AnyCase,
    /// Any case, and the English plural.
    Plural,
}

impl<'g> Kind<'g> {
    /// If several things share an id, the first one keeps it.
    fn new(ids: impl Iterator<Item = &'g String>, gather: fn(&Glossary) -> Vec<Called<'_>>, forms: Forms) -> Self {
        let ordered: Vec<&String> = ids.collect();
        let mut by_id = HashMap::default();
        for (at, id) in ordered.iter().enumerate() {
            by_id.entry(id.as_str()).or_insert(at);
        }
        Self { ids: by_id, ordered, gather, forms, visible: OnceLock::new(), loose: OnceLock::new() }
    }

    fn find(&self, glossary: &Glossary, name: &str) -> Result<usize, NameFault> {
        if let Some(&at) = self.ids.get(name) {
            return Ok(at);
        }
        let visible = self.visible.get_or_init(|| {
            let mut visible: HashMap<String, Vec<usize>, FixedState> = HashMap::default();
            for own in (self.gather)(glossary).into_iter().filter(|own| own.instead.is_none()) {
                let bearers = visible.entry(name_key(own.text).into_owned()).or_default();
                if !bearers.contains(&own.at) {
                    bearers.push(own.at);
                }
            }
            visible
        });
        if let Some(bearers) = visible.get(&*name_key(name)) {
            return self.only(bearers);
        }
        let loose = self.loose.get_or_init(|| {
            Loose::new(&(self.gather)(glossary), self.ordered.iter().copied(), self.forms == Forms::Plural)
        });
        match loose.bearers(name) {
            bearers if self.forms != Forms::Exact && !bearers.is_empty() => self.only(bearers),
            _ => Err(NameFault::Unknown(self.meant(loose.near(name), visible))),
        }
    }

    fn only(&self, bearers: &[usize]) -> Result<usize, NameFault> {
        match bearers {
            [at] => Ok(*at),
            several => Err(NameFault::Ambiguous(several.iter().map(|&at| self.ordered[at].clone()).collect())),
        }
    }

    /// Suggestions. If several of them share a name, the id is suggested instead.
    fn meant(&self, near: Vec<(usize, String)>, visible: &HashMap<String, Vec<usize>, FixedState>) -> Meant {
        let known = |(at, name): (usize, String)| {
            let id = self.ordered[at].clone();
            let unclear = visible.get(&*name_key(&name)).is_some_and(|bearers| bearers.len() > 1);
            Known { name: if unclear { id.clone() } else { name }, id }
        };
        Meant { near: near.into_iter().map(known).collect(), all: Vec::new() }
    }
}

impl<'g> Names<'g> {
    /// The names of a glossary.
    pub fn new(glossary: &'g Glossary) -> Self {
        Self {
            glossary,
            roles: Kind::new(glossary.roles.iter().map(|role| &role.id), called::roles, Forms::Plural),
            concepts: Kind::new(glossary.concepts.iter().map(|own| &own.id), called::concepts, Forms::Plural),
            labels: Kind::new(glossary.labels.iter().map(|label| &label.id), called::labels, Forms::Exact),
            features: Kind::new(glossary.features.iter().map(|own| &own.id), called::features, Forms::AnyCase),
        }
    }

    /// The glossary of these names.
    pub fn glossary(&self) -> &'g Glossary {
        self.glossary
    }

    /// The index of a role in the glossary.
    ///
    /// # Errors
    /// No thing, or more than one, has the name.
    pub fn role(&self, name: &str) -> Result<usize, NameFault> {
        self.roles.find(self.glossary, name).map_err(|fault| match fault {
            NameFault::Unknown(meant) => {
                let known = |role: &Role| {
                    let name = role.name.get_or("ko", "en").unwrap_or(&role.id).to_owned();
                    Known { id: role.id.clone(), name }
                };
                NameFault::Unknown(Meant { all: self.glossary.roles.iter().map(known).collect(), ..meant })
            }
            several => several,
        })
    }

    /// The role at an index.
    pub fn role_at(&self, at: usize) -> &'g Role {
        &self.glossary.roles[at]
    }

    /// A concept, by id or preferred term.
    ///
    /// # Errors
    /// No thing, or more than one, has the name.
    pub fn concept(&self, name: &str) -> Result<&'g Concept, NameFault> {
        self.concepts.find(self.glossary, name).map(|at| &self.glossary.concepts[at])
    }

    /// A concept's preferred term in the form that the page wrote: `:term[students]` shows students, and
    /// `:term[Student]` at the start of a sentence shows Student. With an id the term appears as listed.
    pub fn shown(&self, name: &str, preferred: &str) -> String {
        let name = name.trim();
        if self.concepts.ids.contains_key(name) || name_key(name) == name_key(preferred) {
            return preferred.to_owned();
        }
        let many = plural(preferred);
        let form = folded(name);
        let shown = match () {
            () if form == folded(preferred) => preferred,
            () if form == folded(&many) => &many,
            () => return preferred.to_owned(),
        };
        if name.starts_with(char::is_uppercase) { capitalized(shown) } else { shown.to_owned() }
    }

    /// A UI label, by id or by any role's text.
    ///
    /// # Errors
    /// No thing, or more than one, has the name.
    pub fn label(&self, name: &str) -> Result<&'g Label, NameFault> {
        self.label_at(name).map(|at| &self.glossary.labels[at])
    }

    /// The index of a UI label in the glossary.
    ///
    /// # Errors
    /// No thing, or more than one, has the name.
    pub fn label_at(&self, name: &str) -> Result<usize, NameFault> {
        self.labels.find(self.glossary, name)
    }

    /// A feature, by id or name.
    ///
    /// # Errors
    /// No thing, or more than one, has the name.
    pub fn feature(&self, name: &str) -> Result<&'g Feature, NameFault> {
        self.features.find(self.glossary, name).map(|at| &self.glossary.features[at])
    }

    /// The labels from the top of the screen down to this one, which is last. A cycle is cut before it repeats; of a
    /// chain that is too deep the part next to the label remains.
    pub fn ancestry(&self, label: &'g Label) -> Vec<&'g Label> {
        let mut chain = vec![label];
        let mut at = label;
        while chain.len() < DEEPEST
            && let Some(parent) = at.parent.as_ref().and_then(|parent| self.label(&parent.id).ok())
        {
            if chain.iter().any(|known| known.id == parent.id) {
                break;
            }
            chain.push(parent);
            at = parent;
        }
        chain.reverse();
        chain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;
    use crate::text::SourceText;

    const GLOSSARY: &str = "roles:\n  student: { ko: 수강생, en: Student }\n  instructor: { ko: 강의자, en: Instructor }\n\
        concepts:\n\
        - { id: learner, terms: { ko: { preferred: 수강생, admitted: [회원], deprecated: [학생] }, en: { preferred: student } } }\n\
        - { id: firm, terms: { en: { preferred: company, hidden: [workplace] } } }\n\
        - { id: class, terms: { ko: { preferred: 수업 자료 }, en: { preferred: class } } }\n\
        labels:\n\
        - { id: save, text: { ko: 저장, en: Save } }\n\
        - { id: menu, text: { ko: 강의 관리 }, former: [{ ko: 강좌 관리, until: 2026-01-01 }] }\n\
        - { id: own, text: { ko: 성적 } }\n\
        - { id: book, text: { ko: 성적 } }\n\
        features:\n\
        - { id: chat, name: { ko: 실시간 채팅, en: Live chat }, also: { ko: [라이브 톡] } }\n";

    fn with<T>(look: impl FnOnce(&Names<'_>) -> T) -> T {
        let (glossary, _) = parse_glossary(&SourceText::new("glossary.yml", GLOSSARY), &[]).expect("it is YAML");
        look(&Names::new(&glossary))
    }

    /// The first suggestion: the name to write, and the id.
    fn proposed<T: std::fmt::Debug>(found: Result<T, NameFault>) -> Option<(String, String)> {
        match found.expect_err("nothing bears the name") {
            NameFault::Unknown(meant) => meant.near.into_iter().next().map(|known| (known.name, known.id)),
            NameFault::Ambiguous(ids) => panic!("{ids:?}"),
        }
    }

    #[test]
    fn capitals_and_english_plurals_name_the_same_concept_and_are_shown() {
        with(|names| {
            for (name, id, shown) in [
                ("student", "learner", "student"),
                ("Student", "learner", "Student"),
                ("students", "learner", "students"),
                ("Students", "learner", "Students"),
                ("companies", "firm", "companies"),
                ("classes", "class", "classes"),
                ("learner", "learner", "student"),
                ("수강생", "learner", "student"),
            ] {
                let concept = names.concept(name).expect(name);
                let preferred = concept.preferred("en").map_or("", |term| &term.text);
                assert_eq!((&*concept.id, &*names.shown(name, preferred)), (id, shown), "{name}");
            }
            assert_eq!(names.shown("students", "수강생"), "수강생", "on a page in another language");
            assert_eq!(names.role("Students"), Ok(0));
            assert!(names.feature("live chat").is_ok());
            assert!(names.label("save").is_ok() && names.label("SAVE").is_err(), "the screen has its own capitals");
        });
    }

    #[test]
    fn names_that_the_glossary_knows_otherwise_are_understood() {
        let some = |name: &str, id: &str| Some((name.to_owned(), id.to_owned()));
        with(|names| {
            for (name, expected) in [
                ("학생", some("수강생", "learner")),
                ("회원", some("수강생", "learner")),
                ("수강자", some("수강생", "learner")),
                ("수강생들", some("수강생", "learner")),
                ("workplace", some("company", "firm")),
                ("수업자로", some("수업 자료", "class")),
                ("leaner", some("learner", "learner")),
                ("전혀 다른 것", None),
            ] {
                assert_eq!(proposed(names.concept(name)), expected, "{name}");
            }
            for (name, expected) in [
                ("저장하기", some("저장", "save")),
                ("저장 버튼", some("저장", "save")),
                ("Save button", some("Save", "save")),
                ("SAVE", some("Save", "save")),
                ("저장을", some("저장", "save")),
                ("강좌 관리", some("강의 관리", "menu")),
                // A name that two labels share is not suggested.
                ("성적 화면", some("own", "own")),
            ] {
                assert_eq!(proposed(names.label(name)), expected, "{name}");
            }
            assert_eq!(proposed(names.feature("라이브 톡")), some("실시간 채팅", "chat"));
            assert_eq!(proposed(names.feature("실시간 체팅")), some("실시간 채팅", "chat"));
            for name in ["학생", "수강생들", "회원"] {
                assert_eq!(proposed(names.role(name)), some("수강생", "student"), "{name}");
            }
        });
    }

    #[test]
    fn an_unknown_role_brings_all_roles() {
        with(|names| {
            let Err(NameFault::Unknown(meant)) = names.role("조교") else { panic!("there is no such role") };
            let all: Vec<(&str, &str)> = meant.all.iter().map(|known| (&*known.name, &*known.id)).collect();
            assert_eq!(all, [("수강생", "student"), ("강의자", "instructor")]);
        });
    }
}
