//! Pages that are not there in every language.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "i18n/missing",
    severity: Severity::Info,
    ko: "다른 언어로 옮기지 않은 글이에요",
    en: "A page without its translation",
    check: Check::Page(check),
    doc: include_str!("missing.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (site, page) = (context.site, context.page);
    if !page.published {
        return Vec::new();
    }
    let there = site.by_id.get(&page.id);
    let has = |lang: &String| there.is_some_and(|there| there.contains_key(lang));
    // Each page is reported once, for the first language that has it.
    if site.config.languages.iter().find(|lang| has(lang)) != Some(&page.lang) {
        return Vec::new();
    }
    let missing: Vec<&str> = site.config.languages.iter().filter(|lang| !has(lang)).map(String::as_str).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let list = missing.join(", ");
    let say = Say::new(format!("아직 옮기지 않은 언어가 있어요: {list}"), format!("Not translated yet into: {list}"));
    let help = Say::new(
        "같은 경로로 그 언어의 폴더에 넣거나, 글 정보의 id를 같게 적어 주세요",
        "Put the translation under the same path in that language's folder, or give it the same “id”",
    );
    vec![RULE.finding(context.title_place(), say).help(help)]
}
