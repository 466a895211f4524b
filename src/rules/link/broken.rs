//! Links to pages and files of the help center that are not there.

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Say, Severity};
use crate::lint::links::{address, address_place, relative};
use crate::lint::site::unpublished;
use crate::lint::{Check, PageContext, Part, Rule};
use crate::model::{LinkTo, Page};
use crate::parse::page::{Destination, Reference, Target, path_written};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/broken",
    severity: Severity::Error,
    ko: "링크한 글이나 파일을 찾을 수 없어요",
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
        match context.site.page_related(context.page, &name.text) {
            None => {
                let near = near_id(context, &name.text);
                let told = RULE.finding(context.place(name.span), not_found(&name.text));
                found.push(told.help(meant(near)));
            }
            Some(other) => found.extend(to_come(context, &context.site.pages[other], context.place(name.span))),
        }
    }
    found
}

fn link(context: &PageContext<'_>, part: &Part<'_>, reference: &Reference, url: &str) -> Option<Diagnostic> {
    let site = context.site;
    let place = || address_place(context, part, reference);
    match site.link(context.page.origin(), url) {
        LinkTo::Broken(wanted) => {
            let path = url.split('#').next().unwrap_or(url);
            let address = address(context, part, reference);
            if let Some(slashes) = with_slashes(context, path) {
                let help = Say::new(
                    format!("`\\` 대신 `/`를 써 주세요: {slashes}"),
                    format!("Write `/` in the place of `\\`: {slashes}"),
                );
                return Some(suggest(context, RULE.finding(place(), not_found(path)).help(help), address, &slashes));
            }
            if let Some(whole) = with_scheme(url) {
                let help = Say::new(format!("이렇게 적어 주세요: {whole}"), format!("Write it like this: {whole}"));
                let told = RULE.finding(place(), not_found(path)).help(help);
                return Some(match address {
                    Some(at) => told.fix(Fix::suggestion(vec![Edit { span: at.span, text: whole }])),
                    None => told,
                });
            }
            let near = context.across.nearest.file(&context.page.lang, &wanted);
            let near = near.map(|file| relative(&context.page.file, file));
            let shown = near.as_ref().map(|near| path_written(near, false));
            let told = RULE.finding(place(), not_found(path)).help(meant(shown.as_deref()));
            Some(match near {
                Some(near) => suggest(context, told, address, &near),
                None => told,
            })
        }
        LinkTo::Page(id, _) | LinkTo::Old(id, _) => to_come(context, &site.pages[id], place()),
        LinkTo::Unsafe => {
            let scheme = url.split(':').next().unwrap_or_default();
            let say = Say::new(
                format!("이런 주소로는 링크할 수 없어요: {scheme}:"),
                format!("Links may not lead to {scheme}: addresses"),
            );
            let help = Say::new(
                "웹 주소, 이메일, 전화번호나 다른 글로 링크해 주세요",
                "Link to a web address, mail, phone or page",
            );
            Some(RULE.finding(place(), say).help(help))
        }
        _ => None,
    }
}

/// The finding with the path that may have been meant as a suggestion.
fn suggest(context: &PageContext<'_>, told: Diagnostic, address: Option<Destination>, near: &str) -> Diagnostic {
    let Some(at) = address else { return told };
    let raw = context.source.slice(at.span);
    let fragment = raw.find('#').map_or("", |sign| &raw[sign..]);
    let text = format!("{}{fragment}", path_written(near, at.angled));
    told.fix(Fix::suggestion(vec![Edit { span: at.span, text }]))
}

/// A path that was written with the backslashes of Windows, with slashes, if it leads to something then.
fn with_slashes(context: &PageContext<'_>, path: &str) -> Option<String> {
    let slashes = path.contains('\\').then(|| path.replace('\\', "/"))?;
    let found = context.site.link(context.page.origin(), &slashes);
    (!matches!(found, LinkTo::Broken(_) | LinkTo::Unsafe)).then_some(slashes)
}

/// A mail address or a website that lacks its scheme, with it: `help@example.com`, `www.example.com/a`.
fn with_scheme(url: &str) -> Option<String> {
    const ENDINGS: [&str; 6] = [".com", ".net", ".org", ".kr", ".io", ".dev"];
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
    let host = |text: &str| plain(text) && text.contains('.') && !text.starts_with('.') && !text.ends_with('.');
    if let Some((name, domain)) = url.split_once('@') {
        return (plain(name) && host(domain)).then(|| format!("mailto:{url}"));
    }
    let first = url.split(['/', '?', '#']).next().unwrap_or_default();
    let known = first.starts_with("www.") || ENDINGS.iter().any(|ending| first.ends_with(ending));
    (known && host(first)).then(|| format!("https://{url}"))
}

/// A link from a page that readers see to one that they cannot see yet, or no longer.
fn to_come(context: &PageContext<'_>, page: &Page, place: Place) -> Option<Diagnostic> {
    if !context.page.published || page.published {
        return None;
    }
    let title = page.title_text();
    let (ko, en) = unpublished(page, context.site);
    let say = Say::new(format!("링크한 글{ko}: {title}"), format!("The linked page {en}: {title}"));
    let told = RULE.finding(place, say);
    let told = if page.front.expires.is_some_and(|day| day < context.site.today) { told.by_date() } else { told };
    Some(told.help(Say::new("먼저 공개하거나 링크를 지워 주세요", "Publish it first, or remove the link")))
}

fn not_found(path: &str) -> Say {
    Say::new(format!("링크한 글을 찾을 수 없어요: {path}"), format!("Linked page not found: {path}"))
}

fn meant(near: Option<&str>) -> Say {
    match near {
        Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
        None => Say::new("주소를 고치거나 링크를 지워 주세요", "Correct the address or remove the link"),
    }
}

/// A page's id that may have been meant.
fn near_id<'s>(context: &PageContext<'s>, name: &str) -> Option<&'s str> {
    crate::text::closest(name, context.site.by_id.keys().map(String::as_str).take(5_000))
}
