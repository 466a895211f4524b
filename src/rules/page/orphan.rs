//! Pages to which nothing leads but their section's list.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::State;

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/orphan",
    severity: Severity::Warning,
    ko: "다른 글에서 링크하지 않은 글이에요",
    en: "A page to which no other page leads",
    check: Check::Page(check),
    doc: include_str!("orphan.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (site, page) = (context.site, context.page);
    if page.is_front || !page.published || context.across.uses.reached.contains(&page.number) {
        return Vec::new();
    }
    // The notice of a feature that is gone is reached from the list of removed features; a new one's from What's new.
    let listed = page.features.iter().filter_map(|id| site.glossary.feature(id)).any(|feature| {
        matches!(site.feature_state(feature, page.roles), State::Removed | State::Deprecated | State::New)
    });
    if listed {
        return Vec::new();
    }
    let say = Say::new("이 글로 이어지는 링크가 없어요", "No other page leads to this one");
    let help = Say::new(
        "관련 있는 글에서 링크하거나, 그 글의 related에 넣어 주세요",
        "Link to it from a page nearby, or list it there under “related”",
    );
    vec![RULE.finding(context.title_place(), say).help(help)]
}
