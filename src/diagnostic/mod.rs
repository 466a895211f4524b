//! What is wrong there, and what to do about it.
//!
//! A [`Diagnostic`] belongs to the author: it is collected, sorted and shown with its line. It holds its words in every
//! language of the messages, and its place already counted out, so that it outlives the text it speaks of.

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

/// How bad it is. Ordered: the worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Ought to be mended.
    Warning,
    /// Must not be published.
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

    /// In people's words.
    pub fn word(self, lang: UiLang) -> &'static str {
        match (lang, self) {
            (UiLang::Ko, Severity::Error) => "오류",
            (UiLang::Ko, Severity::Warning) => "경고",
            (UiLang::Ko, Severity::Info) => "참고",
            (UiLang::En, severity) => severity.name(),
        }
    }
}

/// What a finding is about, besides its place: for reports that group by it.
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
    /// Its kind and id: `concept:learner`.
    pub fn name(&self) -> String {
        match self {
            Subject::Concept(id) => format!("concept:{id}"),
            Subject::Label(id) => format!("label:{id}"),
            Subject::Feature(id) => format!("feature:{id}"),
        }
    }
}

/// Why it is told today, where it is not the text that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Only the calendar caused it: a date passed.
    Date,
}

/// A further remark, with its own place if it has one: "it is declared here".
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// The remark.
    pub say: Say,
    /// Where it points.
    pub place: Option<Place>,
    /// The place on a picture of which it speaks: pixels from the left and the top, width and height.
    pub area: Option<[u32; 4]>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// The rule's id: `term/deprecated`.
    pub rule: Cow<'static, str>,
    /// How bad it is, after configuration.
    pub severity: Severity,
    /// Where it is. None only for what has no file, such as a missing one.
    pub place: Option<Place>,
    /// The fact, in the author's words: one line.
    pub message: Say,
    /// What to do instead.
    pub help: Option<Say>,
    /// Where the agreement is written down, and further places.
    pub notes: Vec<Note>,
    /// The edit that mends it.
    pub fix: Option<Fix>,
    /// The word to write in place of what was found.
    pub instead: Option<Arc<str>>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// Set if only the calendar caused it.
    pub cause: Option<Cause>,
    /// The page by a name that outlives a move: language and id. None: its path stands for it.
    pub page: Option<Arc<str>>,
    /// The sentence in which it stands, where it stands in one.
    pub quote: Option<Quote>,
    /// Its number among findings that are alike, from 1; 0 before they are numbered.
    pub ordinal: u32,
}

impl Diagnostic {
    /// A finding with nothing but its fact.
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

    /// With what to do.
    pub fn help(mut self, say: Say) -> Self {
        self.help = Some(say);
        self
    }

    /// With a remark.
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

    /// With an edit that mends it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// With the word to write in place of what was found.
    pub fn instead(mut self, word: &str) -> Self {
        self.instead = Some(word.into());
        self
    }

    /// About a concept, label or feature.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Its fix is shown, and never made by itself; `help` says why.
    pub fn to_be_made_by_hand(&mut self, help: Say) {
        if let Some(fix) = &mut self.fix {
            (fix.safe, fix.by_hand) = (false, true);
        }
        self.help = Some(help);
    }

    /// Caused by the calendar alone.
    pub fn by_date(mut self) -> Self {
        self.cause = Some(Cause::Date);
        self
    }
}

/// Which of two findings people read first.
pub fn reading_order(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    fn key(told: &Diagnostic) -> Option<(&str, u32, u32)> {
        told.place.as_ref().map(|place| (&*place.path, place.start.offset, place.end.offset))
    }
    key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule)).then_with(|| a.message.cmp(&b.message))
}

/// In the order in which people read: by file, then by place, then by rule. What has no place comes first.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let order = reading_order;
    // Every stage sorts again, mostly what is in order already; sorting takes half as much room again.
    if !diagnostics.is_sorted_by(|a, b| order(a, b).is_le()) {
        diagnostics.sort_by(order);
    }
    diagnostics.dedup();
}
