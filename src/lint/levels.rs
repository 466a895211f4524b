//! How bad is a finding of this rule here? What `helpgen.yml` says for all pages, then for some paths, then what the
//! page itself says; of several that fit, the last one wins.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::config::{Config, Level, RuleLevels};
use crate::text::composed;

/// The levels of one help center.
#[derive(Debug)]
pub struct Levels<'c> {
    all: &'c RuleLevels,
    some: Vec<(GlobSet, &'c RuleLevels)>,
}

/// The levels that hold for one file, later ones winning.
#[derive(Debug, Default)]
pub struct FileLevels<'c> {
    lists: Vec<&'c RuleLevels>,
}

impl<'c> Levels<'c> {
    /// The levels of a configuration.
    pub fn new(config: &'c Config) -> Self {
        let some = config.overrides.iter().map(|(paths, levels)| (globs(paths), levels)).collect();
        Self { all: &config.rules, some }
    }

    /// For a file: its path relative to the content folder, and what it says itself.
    pub fn of_file(&self, file: &str, own: Option<&'c RuleLevels>) -> FileLevels<'c> {
        let fitting = self.some.iter().filter(|(globs, _)| globs.is_match(&*composed(file))).map(|(_, levels)| *levels);
        FileLevels { lists: std::iter::once(self.all).chain(fitting).chain(own).collect() }
    }

    /// For what is no page: the configuration alone.
    pub fn of_site(&self) -> FileLevels<'c> {
        FileLevels { lists: vec![self.all] }
    }
}

impl FileLevels<'_> {
    /// What was set for a rule, if anything was.
    pub fn setting(&self, rule: &str) -> Option<Level> {
        let entries = self.lists.iter().rev().flat_map(|list| list.entries.iter().rev());
        entries.into_iter().find(|(pattern, _, _)| fits(pattern, rule)).map(|(_, level, _)| *level)
    }

    /// Whether a rule is switched off.
    pub fn is_off(&self, rule: &str) -> bool {
        self.setting(rule) == Some(None)
    }

    /// The findings that are left, each as bad as was set.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let level = |mut diagnostic: Diagnostic| {
            if let Some(level) = self.setting(&diagnostic.rule) {
                let severity: Severity = level?;
                diagnostic.severity = severity;
            }
            Some(diagnostic)
        };
        diagnostics.into_iter().filter_map(level).collect()
    }
}

/// Whether a pattern (`link/broken`, `link/*`, `*`) names a rule.
pub(super) fn fits(pattern: &str, rule: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(group) => rule.starts_with(group),
        None => pattern == rule,
    }
}

fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // Patterns were checked when the configuration was read; one that is none matches nothing.
        if let Ok(glob) = GlobBuilder::new(&composed(pattern)).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::config::parse_config;
    use crate::text::SourceText;

    const KNOWN: [&str; 3] = ["link/anchor", "link/broken", "term/variant"];

    fn config(text: &str) -> Config {
        parse_config(&SourceText::new("helpgen.yml", text), &KNOWN).expect("it is YAML").0
    }

    #[test]
    fn the_last_level_that_fits_wins() {
        let config = config(
            "title: 가\nrules: { link/*: warning, link/broken: info }\noverrides:\n  \
             - { paths: [\"ko/old/**\"], rules: { link/*: off } }\n  - { paths: [\"ko/old/a.md\"], rules: { link/anchor: error } }\n",
        );
        let levels = Levels::new(&config);
        let everywhere = levels.of_file("ko/new/a.md", None);
        assert_eq!(everywhere.setting("link/anchor"), Some(Some(Severity::Warning)));
        assert_eq!(everywhere.setting("link/broken"), Some(Some(Severity::Info)));
        assert_eq!(everywhere.setting("term/variant"), None);
        let old = levels.of_file("ko/old/a.md", None);
        assert!(old.is_off("link/broken") && !old.is_off("link/anchor"));
        assert!(levels.of_file("ko/old/b/c.md", None).is_off("link/anchor"));
    }

    #[test]
    fn a_page_has_the_last_word() {
        let site = config("title: 가\noverrides: [{ paths: [\"**\"], rules: { link/broken: error } }]\n");
        let page = config("title: 가\nrules: { '*': off, link/anchor: info }\n");
        let levels = Levels::new(&site).of_file("a.md", Some(&page.rules));
        assert!(levels.is_off("link/broken"));
        assert_eq!(levels.setting("link/anchor"), Some(Some(Severity::Info)));
    }

    #[test]
    fn off_removes_and_others_change() {
        let config = config("title: 가\nrules: { link/broken: off, link/anchor: info }\n");
        let say = crate::diagnostic::Say::new("가", "a");
        let told = KNOWN.map(|rule| Diagnostic::new(rule, Severity::Error, None, say.clone())).to_vec();
        let left = Levels::new(&config).of_site().apply(told);
        let left: Vec<_> = left.iter().map(|told| (&*told.rule, told.severity)).collect();
        assert_eq!(left, [("link/anchor", Severity::Info), ("term/variant", Severity::Error)]);
    }
}
