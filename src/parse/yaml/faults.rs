//! Which rule speaks, and in which words, when a YAML file does not hold what it should.

use crate::diagnostic::{Diagnostic, Place, Say, Severity, UiLang, explanation};

/// The rules under which the faults of one kind of file are told.
#[derive(Clone, Copy, Debug)]
pub struct FaultRules {
    /// It is no YAML.
    pub syntax: &'static str,
    /// A key stands twice in one map.
    pub duplicate_key: &'static str,
    /// A key that means nothing there.
    pub unknown_key: &'static str,
    /// A key that has to be there is not.
    pub missing_key: &'static str,
    /// A list where a text belongs, and the like.
    pub wrong_type: &'static str,
    /// A value outside of what is allowed there.
    pub value: &'static str,
    /// A text with nothing in it.
    pub empty: &'static str,
    /// A day that is not in the calendar, or not written as one.
    pub date: &'static str,
}

impl FaultRules {
    /// One rule for every fault.
    pub const fn one(rule: &'static str) -> Self {
        Self {
            syntax: rule,
            duplicate_key: rule,
            unknown_key: rule,
            missing_key: rule,
            wrong_type: rule,
            value: rule,
            empty: rule,
            date: rule,
        }
    }
}

/// An error at a place, in words.
pub fn fault(rule: &'static str, place: Place, message: Say) -> Diagnostic {
    Diagnostic::new(rule, Severity::Error, Some(place), message)
}

/// "Did you mean …?", or what can stand there at all.
pub fn meant_or_listed(meant: Option<&str>, known: &[&str]) -> Say {
    match meant {
        Some(meant) => Say::new(format!("혹시 ‘{meant}’인가요?"), format!("Did you mean “{meant}”?")),
        None => {
            let list = known.join(", ");
            Say::new(format!("쓸 수 있는 것: {list}"), format!("Allowed: {list}"))
        }
    }
}

/// A rule that judges a file by itself, for lists of rules.
#[derive(Clone, Copy, Debug)]
pub struct FileRule {
    /// Its id.
    pub id: &'static str,
    /// Its severity unless configured otherwise.
    pub severity: Severity,
    /// What it finds, in Korean.
    pub ko: &'static str,
    /// What it finds, in English.
    pub en: &'static str,
    /// Why it is there, with examples: the text of the `.md` of its name.
    pub doc: &'static str,
}

impl FileRule {
    /// A rule whose findings are errors.
    pub const fn error(id: &'static str, ko: &'static str, en: &'static str, doc: &'static str) -> Self {
        Self { id, severity: Severity::Error, ko, en, doc }
    }

    /// A rule whose findings are warnings.
    pub const fn warning(id: &'static str, ko: &'static str, en: &'static str, doc: &'static str) -> Self {
        Self { id, severity: Severity::Warning, ko, en, doc }
    }

    /// What it finds, in one line.
    pub fn summary(&self) -> Say {
        Say::new(self.ko, self.en)
    }

    /// Its long explanation in one language, as markdown: sections under the other language's name are left out.
    pub fn explanation(&self, lang: UiLang) -> String {
        explanation(self.doc, lang)
    }
}
