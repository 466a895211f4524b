//! Addresses that two pages would share. Assembling the site reports those of pages; this rule reports old addresses.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::{Holder, Refused};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/duplicate-url",
    severity: Severity::Error,
    ko: "주소가 같은 글이 둘 있어요",
    en: "Two pages with one URL",
    check: Check::Page(check),
    doc: include_str!("duplicate_url.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let own = context.site.refused.iter().filter(|refused| refused.page == context.page.number);
    own.map(|refused| told(context, refused)).collect()
}

fn told(context: &PageContext<'_>, refused: &Refused) -> Diagnostic {
    let alias = &context.page.front.aliases[refused.alias];
    let url = &alias.text;
    let (say, note) = match &refused.holder {
        Holder::Page(page) if *page == refused.page => (
            Say::new(format!("이 글이 지금 있는 주소예요: {url}"), format!("This page stands at this URL now: {url}")),
            None,
        ),
        Holder::Page(_) => (
            Say::new(format!("다른 글이 있는 주소예요: {url}"), format!("Another page stands at this URL: {url}")),
            Some(Say::new("주소가 같은 글", "The other page")),
        ),
        Holder::Old(_) => (
            Say::new(
                format!("이미 다른 옛 주소로 쓰고 있어요: {url}"),
                format!("This is the same address as another old URL: {url}"),
            ),
            Some(Say::new("그 주소를 적은 글", "The page that names it")),
        ),
        Holder::Static(file) => (
            Say::new(
                format!("static 폴더의 파일이 있는 주소예요: {file}"),
                format!("A file of the static folder stands there: {file}"),
            ),
            None,
        ),
        Holder::Made(file) => (
            Say::new(format!("helpgen이 쓰는 주소예요: {file}"), format!("helpgen uses this address itself: {file}")),
            None,
        ),
    };
    let told = RULE.finding(context.place(alias.span), say).help(Say::new(
        "옛 주소는 아무것도 없는 주소여야 해요. 고치거나 지워 주세요. 대소문자만 다른 주소도 같은 주소예요",
        "An old URL is one where nothing stands: correct or remove it. URLs that differ by case alone are the same",
    ));
    match note {
        Some(note) => told.note(note, context.site.holder_place(&refused.holder)),
        None => told,
    }
}
