//! Pictures whose file is not there, or that no reader's browser would load.

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Say, Severity};
use crate::lint::links::{address, address_place, relative};
use crate::lint::{Check, PageContext, Rule};
use crate::model::LinkTo;
use crate::parse::page::{ImageTarget, Target, path_written};
use crate::text::{closest, composed};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/missing",
    severity: Severity::Error,
    ko: "이미지 파일이 없어요",
    en: "A picture whose file is not there",
    check: Check::Page(check),
    doc: include_str!("missing.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let words = Words {
        rule: &RULE,
        missing: |url| Say::new(format!("이미지 파일이 없어요: {url}"), format!("Picture not found: {url}")),
        elsewhere,
    };
    files(context, &words, |image| image.media.is_none())
}

/// The messages about one kind of file.
pub(in crate::rules) struct Words {
    /// The rule that reports it.
    pub(in crate::rules) rule: &'static Rule,
    /// The message about a file that does not exist.
    pub(in crate::rules) missing: fn(&str) -> Say,
    /// The finding about a file on another site.
    pub(in crate::rules) elsewhere: fn(Place, &str) -> Diagnostic,
}

/// Files of one kind that a page shows and that are not there.
pub(in crate::rules) fn files(
    context: &PageContext<'_>,
    words: &Words,
    wanted: fn(&ImageTarget) -> bool,
) -> Vec<Diagnostic> {
    let (site, page) = (context.site, context.page);
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Image(image) = &reference.target else { continue };
        if !wanted(image) || site.picture(page.origin(), &image.url).is_some() {
            continue;
        }
        let place = address_place(context, &part, reference);
        if matches!(site.link(page.origin(), &image.url), LinkTo::External | LinkTo::Unsafe) {
            found.push((words.elsewhere)(place, &image.url));
            continue;
        }
        let told = words.rule.finding(place, (words.missing)(&image.url));
        let written = address(context, &part, reference);
        let suggest = |told: Diagnostic, path: &str| match written {
            Some(at) => {
                let text = path_written(path, at.angled);
                told.fix(Fix::suggestion(vec![Edit { span: at.span, text }]))
            }
            None => told,
        };
        if let Some(slashes) = with_slashes(context, &image.url) {
            let help = Say::new(
                format!("`\\` 대신 `/`를 써 주세요: {slashes}"),
                format!("Write `/` in the place of `\\`: {slashes}"),
            );
            found.push(suggest(told.help(help), &slashes));
            continue;
        }
        found.push(match near(context, &image.url) {
            Some(near) => {
                let told = told.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")));
                suggest(told, &near)
            }
            None => told.help(Say::new(
                "파일을 넣거나 경로를 고쳐 주세요. 경로는 이 글의 폴더에서 시작해요",
                "Add the file or correct the path: it starts from this page's folder",
            )),
        });
    }
    found
}

/// A path that was written with the backslashes of Windows, with slashes, if there is a picture then.
fn with_slashes(context: &PageContext<'_>, url: &str) -> Option<String> {
    let slashes = url.contains('\\').then(|| url.replace('\\', "/"))?;
    context.site.picture(context.page.origin(), &slashes).map(|_| slashes)
}

/// A picture that is no file of the site: its Content-Security-Policy lets nothing in from elsewhere.
fn elsewhere(place: Place, url: &str) -> Diagnostic {
    let shown: String = url.chars().take(60).collect();
    let shown = if shown.len() < url.len() { format!("{shown}…") } else { shown };
    let say = Say::new(
        format!("사이트 밖의 이미지는 보이지 않아요: {shown}"),
        format!("A picture from outside of the site is not shown: {shown}"),
    );
    RULE.finding(place, say).help(Say::new(
        "이미지를 파일로 저장해 글 옆에 두고 그 경로를 적어 주세요",
        "Save it as a file, put the file beside the page and write its path",
    ))
}

/// A picture that may have been meant: the same name elsewhere, else the nearest name.
fn near(context: &PageContext<'_>, url: &str) -> Option<String> {
    let name = url.rsplit(['/', '\\']).next()?;
    let last = |file: &'_ str| composed(file.rsplit('/').next().unwrap_or(file)).into_owned();
    let files = &context.site.files;
    let file = files.names().find(|file| last(file) == composed(name)).or_else(|| {
        let names: Vec<String> = files.names().take(5_000).map(last).collect();
        let near = closest(name, names.iter().map(String::as_str))?.to_owned();
        files.names().find(|file| last(file) == near)
    })?;
    Some(relative(&context.page.file, file))
}
