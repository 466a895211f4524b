//! Findings: what is wrong, and what to do about it.
//!
//! A [`Diagnostic`] is for the author: it is collected, sorted and shown with its line. It holds its message in every
//! language and its place as line and column, so that it does not need the text any more.

mod applying;
mod explanation;
mod fix;
mod identity;
mod message;
mod place;

pub use applying::{Applied, apply};
pub use explanation::explanation;
pub use fix::{Edit, Fix};
pub use identity::{Identity, Quote, number, telling};
pub use message::{Say, UiLang};
pub use place::{Place, Places};

use std::borrow::Cow;
use std::sync::Arc;

/// The severity of a finding. The worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Only information.
    Info,
    /// Should be fixed.
    Warning,
    /// Must be fixed before publishing.
    Error,
}

impl Severity {
    /// The name in configuration and machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity in a message.
    pub fn word(self, lang: UiLang) -> &'static str {
        match (lang, self) {
            (UiLang::Ko, Severity::Error) => "오류",
            (UiLang::Ko, Severity::Warning) => "경고",
            (UiLang::Ko, Severity::Info) => "참고",
            (UiLang::En, severity) => severity.name(),
        }
    }
}

/// The glossary entry that a finding is about, for reports that group by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// A concept's id.
    Concept(String),
    /// A UI label's id.
    Label(String),
    /// A feature's id.
    Feature(String),
}

impl Subject {
    /// Kind and id: `concept:learner`.
    pub fn name(&self) -> String {
        match self {
            Subject::Concept(id) => format!("concept:{id}"),
            Subject::Label(id) => format!("label:{id}"),
            Subject::Feature(id) => format!("feature:{id}"),
        }
    }
}

/// Why a finding appears although the text did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Only the calendar caused it: a date passed.
    Date,
}

/// An additional remark, with its own place if it has one: "it is declared here".
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// The remark.
    pub say: Say,
    /// The place it refers to.
    pub place: Option<Place>,
    /// The place on a picture of which it speaks: pixels from the left and the top, width and height.
    pub area: Option<[u32; 4]>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// The rule's id: `term/deprecated`.
    pub rule: Cow<'static, str>,
    /// The severity after configuration.
    pub severity: Severity,
    /// The place; `None` only without a file, such as for a missing one.
    pub place: Option<Place>,
    /// The fact, in one line.
    pub message: Say,
    /// What to do instead.
    pub help: Option<Say>,
    /// Places of the agreement and other places.
    pub notes: Vec<Note>,
    /// The fix.
    pub fix: Option<Fix>,
    /// The word to write instead of the found text.
    pub instead: Option<Arc<str>>,
    /// The glossary entry that it is about.
    pub subject: Option<Subject>,
    /// Set if only the calendar caused it.
    pub cause: Option<Cause>,
    /// The page's language and id, which survive a move; `None`: the path is used.
    pub page: Option<Arc<str>>,
    /// The sentence that contains it, if any.
    pub quote: Option<Quote>,
    /// Its number among findings with the same identity, from 1; 0 before numbering.
    pub ordinal: u32,
}

impl Diagnostic {
    /// A finding with only its fact.
    pub fn new(rule: impl Into<Cow<'static, str>>, severity: Severity, place: Option<Place>, message: Say) -> Self {
        Self {
            rule: rule.into(),
            severity,
            place,
            message,
            help: None,
            notes: Vec::new(),
            fix: None,
            instead: None,
            subject: None,
            cause: None,
            page: None,
            quote: None,
            ordinal: 0,
        }
    }

    /// Adds what to do.
    pub fn help(mut self, say: Say) -> Self {
        self.help = Some(say);
        self
    }

    /// Adds a remark.
    pub fn note(mut self, say: Say, place: Option<Place>) -> Self {
        self.notes.push(Note { say, place, area: None });
        self
    }

    /// With a remark about a place on a picture: pixels from the left and the top, width and height.
    #[must_use]
    pub fn note_on(mut self, say: Say, picture: Place, area: [u32; 4]) -> Self {
        self.notes.push(Note { say, place: Some(picture), area: Some(area) });
        self
    }

    /// Adds a fix.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds the word to write instead of the found text.
    pub fn instead(mut self, word: &str) -> Self {
        self.instead = Some(word.into());
        self
    }

    /// Sets the concept, label or feature that the finding is about.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Marks the fix as to be made by hand; `help` says why.
    pub fn to_be_made_by_hand(&mut self, help: Say) {
        if let Some(fix) = &mut self.fix {
            (fix.safe, fix.by_hand) = (false, true);
        }
        self.help = Some(help);
    }

    /// Marks the finding as caused by the calendar only.
    pub fn by_date(mut self) -> Self {
        self.cause = Some(Cause::Date);
        self
    }
}

/// The order in which people read two findings.
pub fn reading_order(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    fn key(told: &Diagnostic) -> Option<(&str, u32, u32)> {
        told.place.as_ref().map(|place| (&*place.path, place.start.offset, place.end.offset))
    }
    key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule)).then_with(|| a.message.cmp(&b.message))
}

/// Sorts in reading order: by file, then by place, then by rule. Findings without a place come first.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let order = reading_order;
    // Every stage sorts again, mostly a sorted list; a sort would allocate half of it again.
    if !diagnostics.is_sorted_by(|a, b| order(a, b).is_le()) {
        diagnostics.sort_by(order);
    }
    diagnostics.dedup();
}
