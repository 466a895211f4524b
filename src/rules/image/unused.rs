//! Pictures that no page shows.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::{Check, Rule, SiteContext};
use crate::parse::page::is_still_picture;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/unused",
    severity: Severity::Info,
    ko: "어느 글에도 쓰이지 않는 이미지예요",
    en: "A picture that no page shows",
    check: Check::Site(check),
    doc: include_str!("unused.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let unused = context
        .site
        .files
        .names()
        .filter(|file| is_still_picture(file))
        .filter(|file| !context.across.uses.pictures.contains(*file));
    unused
        .map(|file| {
            RULE.finding(
                Place::file(super::size::path(context, file)),
                Say::new("이 이미지를 쓰는 글이 없어요", "No page shows this picture"),
            )
            .help(Say::new("글에 넣거나 파일을 지워 주세요", "Show it on a page, or delete the file"))
        })
        .collect()
}
