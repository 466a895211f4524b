//! `--format github`: workflow commands, from which GitHub Actions makes annotations in the changed files.
//!
//! The platform shows ten of a kind, so the worst come first. Escaping as in the workflow commands' own toolkit.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use super::{Format, Manner, Report};
use crate::diagnostic::{Diagnostic, Severity, UiLang};
use crate::text::visible;

/// One workflow command for each finding.
pub const GITHUB: Format = Format { name: "github", write };

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.worst_first() {
        writeln!(out, "{}", command(report, diagnostic, manner.lang))?;
    }
    Ok(())
}

fn command(report: &Report, diagnostic: &Diagnostic, lang: UiLang) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut command = format!("::{name} title={}", property(&diagnostic.rule));
    if let Some(place) = &diagnostic.place {
        command.push_str(&format!(",file={}", property(&report.path(&place.path))));
        if !place.is_whole_file() {
            command.push_str(&format!(",line={},endLine={}", place.start.line, place.end.line));
        }
        // Columns mean something within one line only.
        if !place.is_whole_file() && place.start.line == place.end.line {
            command.push_str(&format!(",col={},endColumn={}", place.start.column, place.end.column));
        }
    }
    let mut text = diagnostic.message.in_lang(lang).to_owned();
    if let Some(help) = &diagnostic.help {
        text.push('\n');
        text.push_str(help.in_lang(lang));
    }
    format!("{command}::{}", message(&text))
}

fn message(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")).into_owned()
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Say};
    use crate::report::samples;

    #[test]
    fn the_worst_come_first() {
        insta::assert_snapshot!("github_ko", samples::written(&GITHUB, &samples::report(), UiLang::Ko));
        insta::assert_snapshot!("github_en", samples::written(&GITHUB, &samples::report(), UiLang::En));
    }

    #[test]
    fn what_commands_are_made_of_is_escaped() {
        let told = Diagnostic::new(
            "a/b",
            Severity::Error,
            Some(Place::file("content/100%, 가:나.md")),
            Say::new("가", "50 %: a, b\r\n::error::c"),
        );
        let report = Report::new(1, vec![told], 0, 0);
        assert_eq!(
            samples::written(&GITHUB, &report, UiLang::En),
            "::error title=a/b,file=content/100%25%2C 가%3A나.md::50 %25: a, b%0D%0A::error::c\n"
        );
    }

    #[test]
    fn files_are_named_from_the_root_of_the_repository() {
        let report = Report { prefix: "docs/help/".into(), ..samples::report() };
        assert!(samples::written(&GITHUB, &report, UiLang::En).contains(",file=docs/help/content/ko/a.md,"));
    }
}
