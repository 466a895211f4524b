//! The overview above many findings: counts by rule, then by word, with the command that fixes a word everywhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::closing::found;
use super::order::Section;
use crate::diagnostic::{Diagnostic, Severity, Subject, UiLang};
use crate::english::counted;
use crate::lint::every_rule;
use crate::report::{Manner, Report};
use crate::text::{columns, fitted, padded};

/// Words that are listed; the rest is counted.
const MOST_WORDS: usize = 15;
/// The widest word that is shown whole, in columns.
const WIDEST: usize = 36;

/// The overview of a report whose findings stand in these sections.
pub(super) fn overview(report: &Report, sections: &[Section], manner: Manner) -> String {
    let lang = manner.lang;
    let heading = |text: &str| if manner.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let (all, parts) = (report.diagnostics.len(), found(&report.summary, lang).join(", "));
    let mut out = match lang {
        UiLang::Ko => heading(&format!("문제 {all}개: {parts}")),
        UiLang::En => heading(&format!("{}: {parts}", counted(all, "finding"))),
    };
    out.push_str("\n\n");
    rules(&mut out, sections, lang);
    let words = words(&report.diagnostics);
    if !words.is_empty() {
        let title = match lang {
            UiLang::Ko => "낱말별",
            UiLang::En => "By word",
        };
        let _ = writeln!(out, "\n{}", heading(title));
        list(&mut out, &words, &report.scope, lang);
    }
    out.push_str(match lang {
        UiLang::Ko => "\n규칙마다 첫 문제만 자세히 보여 드려요. 모두 자세히 보려면 `--verbose`를 붙여 주세요\n\n",
        UiLang::En => "\nThe first finding of each rule is shown whole; `--verbose` shows all of them so\n\n",
    });
    out
}

/// A line for each rule: how often, how bad, which, and what it finds.
fn rules(out: &mut String, sections: &[Section], lang: UiLang) {
    let known = every_rule();
    let digits = sections.iter().map(|section| section.found.len().to_string().len()).max().unwrap_or(0);
    let severities = sections.iter().map(|section| columns(section.worst.word(lang))).max().unwrap_or(0);
    let ids = sections.iter().map(|section| columns(section.rule)).max().unwrap_or(0);
    for Section { rule, worst, found, .. } in sections {
        let summary = known.iter().find(|known| known.id == *rule).map(|rule| rule.summary());
        let summary = summary.as_ref().map_or("", |summary| summary.in_lang(lang));
        let (severity, rule) = (padded(worst.word(lang), severities), padded(rule, ids));
        let line = format!("{:>digits$}  {severity}  {rule}  {summary}", found.len());
        let _ = writeln!(out, "  {}", line.trim_end());
    }
}

/// A word that is to be written otherwise.
struct Word<'r> {
    found: &'r str,
    instead: &'r str,
    /// What mends it everywhere, as arguments of `helpgen fix`.
    by: String,
    count: usize,
    worst: Severity,
    /// Fixes that are certainly right, and those that are suggestions.
    mends: [usize; 2],
}

/// The words that are to be written otherwise, the most frequent first.
fn words(diagnostics: &[Diagnostic]) -> Vec<Word<'_>> {
    let mut words: BTreeMap<(String, String, &str), Word> = BTreeMap::new();
    for told in diagnostics {
        let (Some(subject), Some(instead), Some(place)) = (&told.subject, &told.instead, &told.place) else { continue };
        let by = match subject {
            Subject::Concept(id) => format!("--concept {}", quoted(id)),
            Subject::Label(_) => format!("--rule {}", told.rule),
            Subject::Feature(_) => continue,
        };
        let found = place.found.trim();
        let word = words.entry((subject.name(), found.to_lowercase(), instead)).or_insert(Word {
            found,
            instead,
            by,
            count: 0,
            worst: told.severity,
            mends: [0, 0],
        });
        word.count += 1;
        word.worst = word.worst.max(told.severity);
        if let Some(fix) = told.fix.as_ref().filter(|fix| fix.applies(true)) {
            word.mends[usize::from(!fix.safe)] += 1;
        }
    }
    let mut words: Vec<Word> = words.into_values().collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.count), std::cmp::Reverse(word.worst)));
    words
}

/// A line for each word: how often, what for what, and the command that mends it.
fn list(out: &mut String, words: &[Word], scope: &str, lang: UiLang) {
    let shown = &words[..words.len().min(MOST_WORDS)];
    let digits = shown.iter().map(|word| word.count.to_string().len()).max().unwrap_or(0);
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let change = |word: &Word| fitted(&format!("{} → {}", on_one_line(word.found), word.instead), WIDEST);
    let wide = shown.iter().map(|word| columns(&change(word))).max().unwrap_or(0);
    for word in shown {
        let command = match word.mends {
            [0, 0] => String::new(),
            [0, _] => format!("helpgen fix{scope} {} --unsafe", word.by),
            _ => format!("helpgen fix{scope} {}", word.by),
        };
        let line = format!("{:>digits$}  {}  {command}", word.count, padded(&change(word), wide));
        let _ = writeln!(out, "  {}", line.trim_end());
    }
    let left = words.len() - shown.len();
    if left > 0 {
        let _ = match lang {
            UiLang::Ko => writeln!(out, "  그 밖에 {left}가지"),
            UiLang::En => writeln!(out, "  and {left} more"),
        };
    }
}

/// A word of a command line, as a shell reads it.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,:@%+".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}
