//! A rule: one value with its id, its words and its check.

use crate::diagnostic::{Diagnostic, Place, Say, Severity, UiLang, explanation};

use super::page::PageContext;
use super::site::SiteContext;

/// How a rule looks.
#[derive(Clone, Copy)]
pub enum Check {
    /// At one page.
    Page(fn(&PageContext<'_>) -> Vec<Diagnostic>),
    /// At the whole site.
    Site(fn(&SiteContext<'_>) -> Vec<Diagnostic>),
    /// Reported by an earlier stage; the linter only applies its level.
    Told,
}

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// `group/name`.
    pub id: &'static str,
    /// Unless configured otherwise.
    pub severity: Severity,
    /// What it finds, in Korean.
    pub ko: &'static str,
    /// What it finds, in English.
    pub en: &'static str,
    /// How it looks.
    pub check: Check,
    /// Why it is there, with examples: the text of the `.md` beside it.
    pub doc: &'static str,
}

impl Rule {
    /// What it finds, in one line.
    pub fn summary(&self) -> Say {
        Say::new(self.ko, self.en)
    }

    /// Its long explanation in one language, as markdown: sections under the other language's name are left out.
    pub fn explanation(&self, lang: UiLang) -> String {
        explanation(self.doc, lang)
    }

    /// A finding of this rule.
    pub(crate) fn finding(&self, place: Place, message: Say) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, Some(place), message)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.id)
    }
}
