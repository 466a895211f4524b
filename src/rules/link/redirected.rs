//! Links to a page's old address.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::lint::links::{address, address_place, relative};
use crate::lint::{Check, PageContext, Rule};
use crate::model::LinkTo;
use crate::parse::page::{Target, path_written, written};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/redirected",
    severity: Severity::Info,
    ko: "글의 옛 주소로 링크했어요",
    en: "A link to a page's old address",
    check: Check::Page(check),
    doc: include_str!("redirected.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Link { url, email: false, .. } = &reference.target else { continue };
        let LinkTo::Old(id, _) = context.site.link(context.page.origin(), url) else { continue };
        let target = &context.site.pages[id];
        let address = address(context, &part, reference);
        let fragment = url.find('#').map_or("", |at| &url[at..]);
        let angled = address.is_some_and(|at| at.angled);
        let path = match (url.contains("//"), url.starts_with('/')) {
            (true, _) => format!(
                "{}{}",
                context.site.config.base_url.as_deref().unwrap_or("/"),
                path_written(&target.url, angled)
            ),
            (false, true) => path_written(&format!("{}{}", context.site.base_path(), target.url), angled),
            (false, false) => path_written(&relative(&context.page.file, &target.file), angled),
        };
        let new = format!("{path}{}", written(fragment, angled));
        let told = RULE
            .finding(
                address_place(context, &part, reference),
                Say::new(format!("옛 주소예요: {url}"), format!("This is an old address: {url}")),
            )
            .help(Say::new(format!("새 주소로 바꿔 주세요: {new}"), format!("Link to {new}")));
        found.push(match address {
            Some(at) => told.fix(Fix::safe(vec![Edit { span: at.span, text: new }])),
            None => told,
        });
    }
    found
}
