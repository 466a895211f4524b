//! Front matter that is missing or faulty. Most faults are reported where front matter is read and where pages are
//! assembled. Here unknown keys are put together, since pages of another generator share them.

use std::collections::BTreeMap;

use globset::GlobBuilder;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::PAGE;
use crate::parse::yaml::meant_or_listed;
use crate::text::closest;

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/front-matter",
    severity: Severity::Error,
    ko: "글 정보가 잘못됐어요",
    en: "Faulty front matter",
    check: Check::Page(check),
    doc: include_str!("front_matter.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let allowed = &context.site.config.pages.extra_keys;
    let known: Vec<&str> = PAGE.fields.iter().map(|field| field.key).collect();
    let days = days_ahead(context);
    let unknown = context.document.front.unknown_keys().filter(|key| !allowed.iter().any(|own| fits(own, &key.text)));
    unknown
        .map(|key| {
            let help = meant_or_listed(closest(&key.text, known.iter().copied()), &known);
            RULE.finding(context.place(key.span), unknown_key(&key.text)).help(help)
        })
        .chain(days)
        .collect()
}

/// Days on which something was done and that have not come yet. A page that is published later may name a day up to its
/// first one.
fn days_ahead(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let front = &context.document.front;
    let latest = front.publish_on.map_or(context.site.today, |from| from.max(context.site.today));
    let days = [("updated", front.updated), ("reviewed", front.reviewed)];
    let ahead = days.into_iter().filter_map(|(key, day)| Some((key, day.filter(|day| *day > latest)?)));
    ahead
        .filter_map(|(key, day)| {
            let place = context.place(front.keys.iter().find(|own| own.text == key)?.span);
            let say = Say::new(
                format!("{key}에 적은 날이 아직 오지 않았어요: {day}"),
                format!("The day of “{key}” is still to come: {day}"),
            );
            let help = Say::new("연도와 달을 확인해 주세요", "Check the year and the month");
            let told = RULE.finding(place, say).help(help);
            Some(Diagnostic { severity: Severity::Warning, ..told })
        })
        .collect()
}

/// Whether a pattern of `pages.extra_keys` (`ms.*`) names a key.
fn fits(pattern: &str, key: &str) -> bool {
    let glob = GlobBuilder::new(pattern).build();
    glob.map_or(pattern == key, |glob| glob.compile_matcher().is_match(key))
}

fn unknown_key(key: &str) -> Say {
    Say::new(format!("알 수 없는 항목이에요: {key}"), format!("Unknown key: {key}"))
}

/// Merges findings: an unknown key on several pages becomes one finding at the first page, with the number of pages.
pub fn once_for_all(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |told: &Diagnostic| {
        let found = &told.place.as_ref()?.found;
        (told.rule == RULE.id && told.message == unknown_key(found)).then(|| found.to_string())
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in diagnostics.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    if counts.values().all(|count| *count < 2) {
        return diagnostics;
    }
    let tell = |told: Diagnostic| {
        let Some(key) = key(&told) else { return Some(told) };
        let count = match counts.insert(key.clone(), 0) {
            Some(1) => return Some(told),
            Some(0) | None => return None,
            Some(count) => count,
        };
        let allow = Say::new(
            format!("쓰는 항목이라면 helpgen.yml에 `pages: {{ extra_keys: [\"{key}\"] }}`를 적어 주세요"),
            format!("If something else reads it, write `pages: {{ extra_keys: [\"{key}\"] }}` in helpgen.yml"),
        );
        let message = Say::new(
            format!("알 수 없는 항목이에요: {key} (글 {count}개에 있어요)"),
            format!("Unknown key: {key} (on {count} pages)"),
        );
        Some(Diagnostic { message, ..told }.note(allow, None))
    };
    diagnostics.into_iter().filter_map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_pattern_names_keys() {
        assert!(fits("ms.*", "ms.date") && fits("layout", "layout") && fits("sidebar_*", "sidebar_label"));
        assert!(!fits("ms.*", "msdate") && !fits("layout", "layouts"));
    }
}
