//! Links to pages and files of the help center that are not there.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::lint::links::{address_span, relative};
use crate::lint::site::{alias, featured, related};
use crate::lint::words::{day_en, day_ko};
use crate::lint::{Check, PageContext, Part, Rule};
use crate::model::{LinkTo, Page, resolve_link};
use crate::parse::page::{Reference, Target};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/broken",
    severity: Severity::Error,
    ko: "연결한 글이나 파일이 없어요",
    en: "A link to a page or file that is not there",
    check: Check::Page(check),
    doc: include_str!("broken.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        if let Target::Link { url, email: false, .. } = &reference.target {
            found.extend(link(context, &part, reference, url));
        }
    }
    for name in &context.document.front.related {
        if related(context.site, context.page, &name.text).is_none() {
            let near = near_id(context, &name.text);
            let told = RULE.finding(context.place(name.span), not_found(&name.text));
            found.push(told.help(meant(near.as_deref())));
        }
    }
    found
}

fn link(context: &PageContext<'_>, part: &Part<'_>, reference: &Reference, url: &str) -> Option<Diagnostic> {
    let site = context.site;
    let whole = part.span(reference.span);
    let address = address_span(&context.source.text, whole, url);
    let place = context.place(address.unwrap_or(whole));
    match resolve_link(site, context.page, url) {
        LinkTo::Broken(wanted) => {
            if alias(site, context.page, url).is_some() {
                return None;
            }
            let path = url.split('#').next().unwrap_or(url);
            let near = context.across.nearest.file(&wanted).map(|file| relative(&context.page.file, file));
            let told = RULE.finding(place, not_found(path)).help(meant(near.as_deref()));
            Some(match (near, address) {
                (Some(near), Some(span)) => {
                    let text = format!("{near}{}", &url[path.len()..]);
                    told.fix(Fix::suggestion(vec![Edit { span, text }]))
                }
                _ => told,
            })
        }
        LinkTo::Page(id, _) if context.page.published && !site.pages[id].published => {
            Some(unpublished(context, &site.pages[id], RULE.finding(place, Say::new("", ""))))
        }
        LinkTo::Unsafe => {
            let scheme = url.split(':').next().unwrap_or_default();
            let say = Say::new(
                format!("이런 주소로는 연결할 수 없어요: {scheme}:"),
                format!("Links may not lead to {scheme}: addresses"),
            );
            let help =
                Say::new("웹 주소, 메일, 전화나 다른 글로 연결해 주세요", "Link to a web address, mail, phone or page");
            Some(RULE.finding(place, say).help(help))
        }
        _ => None,
    }
}

/// A page that readers cannot see yet, or any more.
fn unpublished(context: &PageContext<'_>, page: &Page, mut told: Diagnostic) -> Diagnostic {
    let (title, today) = (page.title_text(), context.site.today);
    let say = |ko: String, en: String| Say::new(ko, en);
    if let Some(day) = page.front.expires.filter(|day| *day < today) {
        told = told.by_date();
        told.message = say(
            format!("연결한 글은 {}까지만 보였어요: {title}", day_ko(day)),
            format!("The linked page was shown until {}: {title}", day_en(day)),
        );
    } else if let Some(day) = page.front.publish_on.filter(|day| *day > today) {
        told.message = say(
            format!("연결한 글은 {}부터 보여요: {title}", day_ko(day)),
            format!("The linked page is shown from {}: {title}", day_en(day)),
        );
    } else {
        told.message =
            say(format!("연결한 글이 아직 공개되지 않았어요: {title}"), format!("The linked page is a draft: {title}"));
    }
    told.help(Say::new("먼저 공개하거나 연결을 지워 주세요", "Publish it first, or remove the link"))
}

fn not_found(path: &str) -> Say {
    Say::new(format!("연결한 글이 없어요: {path}"), format!("Linked page not found: {path}"))
}

fn meant(near: Option<&str>) -> Say {
    match near {
        Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
        None => Say::new("주소를 고치거나 연결을 지워 주세요", "Correct the address or remove the link"),
    }
}

/// A page's id that may have been meant.
fn near_id(context: &PageContext<'_>, name: &str) -> Option<String> {
    let ids = context.site.by_id.keys().map(String::as_str);
    let near = crate::text::closest(name, ids.take(5_000)).map(str::to_owned);
    near.filter(|near| featured(context.site, near).is_some())
}
