//! A page for each rule, from the output of `helpgen explain`.

use crate::diagnostic::{Severity, UiLang};
use crate::lint::{Rule, every_rule};

use super::Pages;
use super::text::{cell, page, table, words};

pub(super) fn add(pages: &mut Pages, lang: UiLang) {
    let rules = every_rule();
    let mut rows = Vec::new();
    for (order, rule) in rules.iter().enumerate() {
        let file = rule.id.replace('/', "-");
        let summary = rule.summary();
        let summary = summary.in_lang(lang);
        assert!(!summary.trim().is_empty(), "{} has no description", rule.id);
        let ended = if summary.ends_with(['.', '요']) { summary.to_owned() } else { format!("{summary}.") };
        pages.insert(format!("rules/{file}.md"), page(rule.id, &ended, order + 1, &body(rule, lang)));
        rows.push(vec![format!("[`{}`]({file}.md)", rule.id), rule.severity.word(lang).to_owned(), cell(summary)]);
    }
    let heads = [words(lang, "규칙", "rule"), words(lang, "심각도", "severity"), words(lang, "찾는 문제", "finds")];
    let intro = words(
        lang,
        "규칙의 심각도는 `helpgen.yml`의 `rules`에서 바꿀 수 있어요. `off`는 끄는 거예요.",
        "Set the severity of a rule under `rules` in `helpgen.yml`; `off` switches it off.",
    );
    let body = format!("{intro}\n\n{}", table(&heads, &rows));
    let description = words(lang, "helpgen이 찾는 문제를 모두 모았어요.", "Every problem that helpgen finds.");
    pages.insert("rules/_index.md".to_owned(), page(words(lang, "규칙", "Rules"), description, 9, &body));
}

fn body(rule: &Rule, lang: UiLang) -> String {
    let explanation = rule.explanation(lang);
    let text = explanation.split_once('\n').map_or("", |(_, text)| text);
    let severity = words(lang, "심각도", "Severity");
    format!("{severity}: {}\n\n{}", rule.severity.word(lang), in_blocks(text.trim()))
}

/// Puts examples and findings into fenced code, because both contain mistakes.
fn in_blocks(text: &str) -> String {
    let mut out = String::new();
    let mut told = Kind::Words;
    for line in text.lines() {
        let kind = kind(line, told);
        if kind != told {
            out.push_str(match told {
                Kind::Words => "",
                Kind::Example | Kind::Told => "`````\n\n",
            });
            out.push_str(match kind {
                Kind::Words => "",
                Kind::Example | Kind::Told => "`````\n",
            });
        }
        told = kind;
        out.push_str(if kind == Kind::Example { line.strip_prefix("    ").unwrap_or(line) } else { line });
        out.push('\n');
    }
    if told != Kind::Words {
        out.push_str("`````\n");
    }
    out.replace("\n\n`````\n\n", "\n`````\n\n")
}

/// The kind of a line in an explanation.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Words,
    /// Indented: a file.
    Example,
    /// A finding.
    Told,
}

fn kind(line: &str, before: Kind) -> Kind {
    if line.trim().is_empty() {
        return before;
    }
    if line.starts_with("    ") {
        return Kind::Example;
    }
    // A finding (`- error “…”`), or the line that counts the remaining ones.
    let rest = line.strip_prefix("- ").unwrap_or_default();
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let mut severities =
        severities.iter().flat_map(|severity| [UiLang::Ko, UiLang::En].map(|lang| severity.word(lang)));
    let begins = severities
        .any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        || before == Kind::Told && line.starts_with("- ");
    if begins || before == Kind::Told && line.starts_with("  ") { Kind::Told } else { Kind::Words }
}
