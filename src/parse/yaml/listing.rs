//! Findings as lines, for tests.

use crate::diagnostic::Diagnostic;

/// `path:line:column rule severity [what stands there]`, then the Korean and English words with their help, a note's
/// line if there is one.
pub fn listing(diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let place = diagnostic.place.as_ref().expect("every finding in a file has a place");
        let found = place.found.replace('\n', "⏎");
        let (rule, severity) = (&diagnostic.rule, diagnostic.severity.name());
        let (line, column) = (place.start.line, place.start.column);
        lines += &format!("{}:{line}:{column} {rule} {severity} [{found}]\n", place.path);
        let help = diagnostic.help.as_ref().expect("every finding says what to do");
        lines += &format!("  {} · {}\n  {} · {}\n", diagnostic.message.ko, help.ko, diagnostic.message.en, help.en);
        for note in &diagnostic.notes {
            let place = note.place.as_ref().map_or_else(String::new, |place| {
                format!("{}:{}:{}", place.path, place.start.line, place.start.column)
            });
            lines += &format!("  {place} {}\n", note.say.en);
        }
    }
    lines
}

/// Named texts, each with what a judge says of it.
pub fn cases(cases: &[(&str, &str)], judge: impl Fn(&str) -> String) -> String {
    let mut all = String::new();
    for (name, text) in cases {
        let numbered = text.split('\n').enumerate().map(|(line, text)| format!("{:>3} {text}\n", line + 1));
        let shown = numbered.collect::<String>().replace('\t', "→").replace('\r', "␍").replace('\u{feff}', "␣");
        all += &format!("## {name}\n{shown}{}\n", judge(text));
    }
    all
}
