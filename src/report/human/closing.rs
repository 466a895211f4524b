//! The last lines: what can be done at once, then one line of numbers.

use crate::diagnostic::{Fix, Severity, UiLang};
use crate::english::counted;
use crate::report::{Report, Summary};

pub(super) fn closing(report: &Report, lang: UiLang) -> Vec<String> {
    let count = |is_meant: fn(&Fix) -> bool| {
        report.diagnostics.iter().filter_map(|told| told.fix.as_ref()).filter(|fix| is_meant(fix)).count()
    };
    let (safe, asked) = (count(|fix| fix.safe), count(|fix| !fix.safe && fix.applies(true)));
    let mut lines = Vec::new();
    let fix = format!("helpgen fix{}", report.scope);
    if safe > 0 {
        lines.push(match lang {
            UiLang::Ko => format!("{safe}개는 자동으로 고칠 수 있어요: `{fix}`"),
            UiLang::En => format!("{safe} can be fixed automatically: `{fix}`"),
        });
    }
    if asked > 0 {
        lines.push(match lang {
            UiLang::Ko => format!("{asked}개는 확인 후 고칠 수 있어요: `{fix} --unsafe`"),
            UiLang::En => format!("{asked} can be fixed after a look: `{fix} --unsafe`"),
        });
    }
    lines.push(numbers(&report.summary, lang));
    lines
}

/// What was looked at, what was found, and what was not counted.
fn numbers(summary: &Summary, lang: UiLang) -> String {
    let Summary { pages, baselined, ignored, .. } = *summary;
    let found = found(summary, lang);
    let line = match (lang, pages, found.is_empty()) {
        (UiLang::Ko, _, true) => format!("글 {pages}개를 살펴봤고, 고칠 것이 없어요"),
        (UiLang::Ko, 0, false) => found.join(", "),
        (UiLang::Ko, _, false) => format!("글 {pages}개를 살펴봤어요: {}", found.join(", ")),
        (UiLang::En, _, true) => format!("{} checked, nothing to mend", counted(pages, "page")),
        (UiLang::En, 0, false) => found.join(", "),
        (UiLang::En, _, false) => format!("{} checked: {}", counted(pages, "page"), found.join(", ")),
    };
    match (lang, baselined + ignored) {
        (_, 0) => line,
        (UiLang::Ko, _) => format!("{line} · 세지 않은 것: 기존 문제 {baselined}개, 예외 {ignored}개"),
        (UiLang::En, _) => {
            format!("{line} · not counted: {baselined} in the baseline, {ignored} let pass by an exception")
        }
    }
}

/// The findings by severity, the worst first, without those of which there are none.
pub(super) fn found(summary: &Summary, lang: UiLang) -> Vec<String> {
    let parts =
        [(Severity::Error, summary.errors), (Severity::Warning, summary.warnings), (Severity::Info, summary.infos)];
    let parts = parts.into_iter().filter(|&(_, count)| count > 0);
    parts
        .map(|(severity, count)| match lang {
            UiLang::Ko => format!("{} {count}개", severity.word(lang)),
            UiLang::En => counted(count, severity.name()),
        })
        .collect()
}
