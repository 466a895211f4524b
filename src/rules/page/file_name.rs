//! Names of files that cannot be the names of the site's files.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::{Check, Rule, SiteContext};
use crate::model::{Page, url_path};
use crate::rules::image::size::path;
use crate::text::{PathFault, storable_path};

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/file-name",
    severity: Severity::Error,
    ko: "사이트에 쓸 수 없는 파일 이름이에요",
    en: "A file name that the site can't have",
    check: Check::Site(check),
    doc: include_str!("file_name.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let pages = site.pages.iter().filter(|page| page.published).filter_map(page);
    let used =
        context.across.uses.pictures.iter().chain(&context.across.uses.films).filter(|file| !file.starts_with('/'));
    let used = used.filter_map(|used| file(path(context, used), used));
    let fixed = site.statics.names().filter_map(|own| file(format!("{}/{own}", site.config.static_dir), own));
    pages.chain(used).chain(fixed).collect()
}

fn page(page: &Page) -> Option<Diagnostic> {
    let fault = url_path(&page.url).err()?;
    Some(told(page.path.to_string(), &fault).help(Say::new(
        "파일이나 폴더의 이름을 바꿔 주세요. 파일 이름만 문제라면 slug를 적어도 돼요",
        "Rename the file or the folder; where it is the file's own name, a slug does too",
    )))
}

fn file(path: String, own: &str) -> Option<Diagnostic> {
    let fault = storable_path(own).err()?;
    Some(told(path, &fault).help(Say::new("파일이나 폴더의 이름을 바꿔 주세요", "Rename the file or the folder")))
}

fn told(path: String, fault: &PathFault) -> Diagnostic {
    let why = Say::from(fault).in_brackets();
    let say = Say::new(
        format!("이 이름으로는 사이트에 파일을 만들 수 없어요{}", why.ko),
        format!("The site cannot have a file of this name{}", why.en),
    );
    RULE.finding(Place::file(path), say)
}
