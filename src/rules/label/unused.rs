//! Labels that no page shows.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Across, Check, Rule};
use crate::model::{Names, Site, State};

/// The rule. What pages write out is known only when each of them has been looked at.
pub const RULE: Rule = Rule {
    id: "label/unused",
    severity: Severity::Info,
    ko: "어느 글에도 나오지 않는 화면 이름이에요",
    en: "A UI label that no page shows",
    check: Check::Told,
    doc: include_str!("unused.md"),
};

/// The findings when pages use only the labels in `written`, by id. Where a label is shown, the ones above it are
/// too: in its path, and in the tip that says where it is.
pub fn unused(site: &Site, names: &Names<'_>, across: &Across<'_>, written: &BTreeSet<String>) -> Vec<Diagnostic> {
    let by_id = |id: &str| site.glossary.labels.iter().find(|label| label.id == id);
    let named = across.shown_labels.iter().copied().chain(written.iter().map(String::as_str));
    let shown: BTreeSet<&str> =
        named.filter_map(by_id).flat_map(|label| names.ancestry(label)).map(|label| label.id.as_str()).collect();
    let mut found = Vec::new();
    for label in &site.glossary.labels {
        let gone = label.feature.as_ref().and_then(|name| site.glossary.feature(&name.id)).is_some_and(|feature| {
            matches!(site.feature_state(feature, site.audience()), State::Planned | State::Removed)
        });
        if gone || shown.contains(label.id.as_str()) {
            continue;
        }
        let text = label.texts().into_iter().find_map(|(_, text)| text.get_or("ko", "en")).unwrap_or(&label.id);
        let what = match site.config.foreign {
            true => format!("‘{text}’"),
            false => format!("`:ui[{}]`", label.id),
        };
        found.push(
            RULE.finding(
                label.place.clone(),
                Say::new(format!("{} 나오는 글이 없어요", quoted(text, "이")), format!("No page shows “{text}”")),
            )
            .help(Say::new(
                format!("이 화면을 설명하는 글에 넣거나 용어집에서 지워 주세요: {what}"),
                format!("Write {what} where the screen is explained, or remove it from the glossary"),
            ))
            .about(Subject::Label(label.id.clone())),
        );
    }
    found
}
