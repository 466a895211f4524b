//! Pages whose steps were not tried for a long time.

use jiff::ToSpan;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::words::{day_en, day_ko};
use crate::lint::{Check, PageContext, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/stale",
    severity: Severity::Warning,
    ko: "확인한 지 오래된 글이에요",
    en: "A page whose last review is too long ago",
    check: Check::Page(check),
    doc: include_str!("stale.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let limit = context.site.config.pages.review_after_days;
    let Some(reviewed) = context.page.front.reviewed else { return Vec::new() };
    let due = reviewed.saturating_add(i64::from(limit).days());
    if due >= context.site.today || !context.page.published {
        return Vec::new();
    }
    let say = Say::new(
        format!("{}에 확인한 글이에요. {limit}일이 지났어요", day_ko(reviewed)),
        format!("Last reviewed on {}, more than {limit} days ago", day_en(reviewed)),
    );
    let help = Say::new(
        "순서대로 따라 해 본 뒤 글 정보의 reviewed를 오늘로 고쳐 주세요",
        "Walk through it, then set “reviewed” in the front matter to today",
    );
    vec![RULE.finding(context.title_place(), say).help(help).by_date()]
}
