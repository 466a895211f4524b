//! Links to a place on a page that is not there.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::lint::links::address;
use crate::lint::words::{roles_en, roles_ko};
use crate::lint::{Check, PageContext, Part, Rule};
use crate::model::{LinkTo, Page};
use crate::parse::page::{Destination, Reference, Target, written};
use crate::text::{Span, closest};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/anchor",
    severity: Severity::Error,
    ko: "링크한 제목이 글에 없어요",
    en: "A link to a heading that is not there",
    check: Check::Page(check),
    doc: include_str!("anchor.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Link { url, email: false, .. } = &reference.target else { continue };
        if !url.contains('#') {
            continue;
        }
        let (page, fragment) = match context.site.link(context.page.origin(), url) {
            LinkTo::Page(id, fragment) | LinkTo::Old(id, fragment) => (&context.site.pages[id], fragment),
            LinkTo::Here(fragment) => (context.page, fragment),
            _ => continue,
        };
        if fragment.is_empty() || fragment == "top" {
            continue;
        }
        if context.site.place_on(page, &fragment).is_some() {
            found.extend(unseen(context, &part, reference, page, &fragment));
            continue;
        }
        let whole = part.span(reference.span);
        // The fragment alone, with its sign.
        let fragment_span = |at: Destination| {
            let sign = context.source.slice(at.span).find('#')?;
            Some(Span::new(at.span.start as usize + sign, at.span.end as usize))
        };
        let span = address(context, &part, reference).and_then(fragment_span);
        let say = match page.number == context.page.number {
            true => Say::new(
                format!("이 글에 ‘{fragment}’ 제목이 없어요"),
                format!("This page has no heading “{fragment}”"),
            ),
            false => Say::new(
                format!("‘{}’ 글에 ‘{fragment}’ 제목이 없어요", page.title_text()),
                format!("“{}” has no heading “{fragment}”", page.title_text()),
            ),
        };
        let shown = span.filter(|_| reference.definition.is_none());
        let told = RULE.finding(context.place(shown.unwrap_or(whole)), say);
        let near = closest(&fragment, page.headings.iter().map(|heading| heading.anchor.as_str()));
        found.push(match (near, span) {
            (Some(near), span) => {
                let told = told.help(Say::new(format!("혹시 #{near}인가요?"), format!("Did you mean #{near}?")));
                match span {
                    Some(span) => {
                        told.fix(Fix::suggestion(vec![Edit { span, text: format!("#{}", written(near, false)) }]))
                    }
                    None => told,
                }
            }
            (None, _) => told.help(Say::new(
                "제목이 바뀌었는지 봐 주세요. `#` 뒤를 지우면 글의 맨 위로 이어져요",
                "Check whether the heading was renamed, or link to the page as a whole",
            )),
        });
    }
    found
}

/// A heading in a passage that not everybody who follows the link reads.
fn unseen(
    context: &PageContext<'_>,
    part: &Part<'_>,
    reference: &Reference,
    page: &Page,
    fragment: &str,
) -> Option<Diagnostic> {
    let heading = page.headings.iter().find(|heading| heading.anchor == fragment)?;
    // Only roles that can read the page at all are judged here.
    let following = context.audience(reference.passage).and(page.roles);
    let blind: Vec<_> = following.iter().filter(|&role| !heading.roles.contains(role)).collect();
    if blind.is_empty() {
        return None;
    }
    let blind = || blind.iter().map(|&role| context.names.role_at(role));
    let (ko, en) = (roles_ko(blind()), roles_en(blind()));
    let seeing: Vec<&str> = context.roles(heading.roles).map(|role| role.id.as_str()).collect();
    let wrap = format!(":::role {}", seeing.join(" "));
    let say = Say::new(
        format!("‘{fragment}’ 자리는 {ko}에게 보이지 않아요"),
        format!("The heading “{fragment}” is hidden from the {en}"),
    );
    if seeing.is_empty() {
        // The heading's passage names a role that does not exist: that is reported at the role.
        return None;
    }
    let help = Say::new(
        format!("링크를 `{wrap}` 블록에 넣거나 `#` 뒤를 지워 주세요"),
        format!("Put the link into a `{wrap}` block, or link to the page as a whole"),
    );
    let mut told = RULE.finding(context.place(part.span(reference.span)), say).help(help);
    told.severity = Severity::Warning;
    Some(told)
}
