//! What a decision says, after reading.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Subject};
use crate::parse::glossary::Reference;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It may stay as it is.
    Waive,
    /// The text is right as things are: the screen uses the wrong word.
    ProductWrong,
    /// The words found are no use of the term.
    NotATerm,
    /// It will be mended, but not now.
    Later,
}

/// Every one with its name in the file.
pub const WHATS: [(&str, What); 4] = [
    ("waive", What::Waive),
    ("product-wrong", What::ProductWrong),
    ("not-a-term", What::NotATerm),
    ("later", What::Later),
];

impl What {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        WHATS.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Decision {
    /// The name by which people speak of it.
    pub id: String,
    /// About which findings.
    pub about: About,
    /// What was decided.
    pub what: What,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// When.
    #[serde(with = "crate::memo::day")]
    pub on: Option<Date>,
    /// Last day on which it holds, with its place.
    #[serde(with = "last_day")]
    pub until: Option<(Date, Place)>,
    /// Where it is followed up.
    pub ticket: Option<String>,
    /// Where its id is written.
    pub place: Place,
}

impl Decision {
    /// Whether its last day has passed.
    pub fn is_expired(&self, today: Date) -> bool {
        self.until.as_ref().is_some_and(|(until, _)| *until < today)
    }
}

/// A last day with its place, in values that are kept.
mod last_day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::diagnostic::Place;
    use crate::memo::day;

    #[derive(Serialize, Deserialize)]
    struct Kept(#[serde(with = "day")] Option<Date>, Option<Place>);

    pub(super) fn serialize<S: Serializer>(until: &Option<(Date, Place)>, serializer: S) -> Result<S::Ok, S::Error> {
        let (day, place) = until.clone().unzip();
        Kept(day, place).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<(Date, Place)>, D::Error> {
        let Kept(day, place) = Kept::deserialize(deserializer)?;
        Ok(day.zip(place))
    }
}

/// About which findings a decision is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum About {
    /// The one with this fingerprint.
    Finding(Reference),
    /// All that fit.
    Kind(Box<FindingKind>),
}

/// Findings of a kind: all of these have to fit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FindingKind {
    /// The rule, or a group of rules (`term/*`).
    pub rule: Reference,
    /// The concept that it is about.
    pub concept: Option<Reference>,
    /// The label that it is about.
    pub label: Option<Reference>,
    /// The page by language and id, or its file.
    pub page: Option<Reference>,
    /// The words found.
    pub found: Option<Reference>,
}

impl FindingKind {
    /// Whether a finding is of this kind.
    pub fn takes(&self, told: &Diagnostic) -> bool {
        let FindingKind { rule, concept, label, page, found } = self;
        let of_rule = match rule.id.strip_suffix('*') {
            Some(group) => told.rule.starts_with(group),
            None => told.rule == rule.id,
        };
        let (of_concept, of_label) = match &told.subject {
            Some(Subject::Concept(id)) => (Some(id), None),
            Some(Subject::Label(id)) => (None, Some(id)),
            _ => (None, None),
        };
        let about = |wanted: &Option<Reference>, own: Option<&String>| {
            wanted.as_ref().is_none_or(|wanted| own.is_some_and(|own| *own == wanted.id))
        };
        let place = told.place.as_ref();
        let on_page = |wanted: &Reference| {
            told.page.as_deref() == Some(&wanted.id) || place.is_some_and(|place| *place.path == *wanted.id)
        };
        let says = |wanted: &Reference| place.is_some_and(|place| place.found.trim() == wanted.id);
        of_rule
            && about(concept, of_concept)
            && about(label, of_label)
            && page.as_ref().is_none_or(on_page)
            && found.as_ref().is_none_or(says)
    }
}

impl About {
    /// What it is known by: two decisions with the same contradict or repeat each other.
    pub fn key(&self) -> String {
        match self {
            About::Finding(fingerprint) => fingerprint.id.clone(),
            About::Kind(kind) => {
                let text = |own: &Option<Reference>| own.as_ref().map_or(String::new(), |own| own.id.clone());
                let parts = [&kind.concept, &kind.label, &kind.page, &kind.found].map(text);
                format!("{}\n{}", kind.rule.id, parts.join("\n"))
            }
        }
    }
}
