//! Folders whose bare names readers see in menus, because no front page gives them a title.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::{Check, Rule, SiteContext};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/section-title",
    severity: Severity::Warning,
    ko: "폴더 이름이 그대로 보이는 섹션이에요",
    en: "A section that readers see under the bare name of its folder",
    check: Check::Site(check),
    doc: include_str!("section_title.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let bare = (0..site.sections.len()).filter(|&section| {
        let own = &site.sections[section];
        own.parent.is_some() && own.front.is_none() && site.count_pages(section) > 0
    });
    bare.map(|section| {
        let own = &site.sections[section];
        let folder = match &*site.config.content {
            "." => own.folder.clone(),
            content => format!("{content}/{}", own.folder),
        };
        let say = Say::new(
            format!("메뉴와 경로에 폴더 이름이 그대로 보여요: {}", own.name()),
            format!("Readers see the bare name of this folder: {}", own.name()),
        );
        let help = Say::new(
            format!("{folder}/_index.md를 만들고 그 제목을 적어 주세요"),
            format!("Give it a title: make {folder}/_index.md"),
        );
        RULE.finding(Place::file(folder), say).help(help)
    })
    .collect()
}
