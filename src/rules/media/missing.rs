//! Films and sounds whose file is not there, or that no reader's browser would load.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::film_page;
use crate::parse::page::MediaKind;
use crate::rules::image::missing::{Words, files};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/missing",
    severity: Severity::Error,
    ko: "동영상이나 오디오 파일이 없어요",
    en: "A film or sound whose file is not there",
    check: Check::Page(check),
    doc: include_str!("missing.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let words = Words {
        rule: &RULE,
        missing: |url| {
            Say::new(format!("동영상이나 오디오 파일이 없어요: {url}"), format!("Film or sound not found: {url}"))
        },
        elsewhere,
    };
    files(context, &words, |image| matches!(image.media, Some(MediaKind::Video | MediaKind::Audio)))
}

/// A film that is no file of the site: its Content-Security-Policy lets nothing in from elsewhere.
fn elsewhere(place: Place, url: &str) -> Diagnostic {
    let shown: String = url.chars().take(60).collect();
    let shown = if shown.len() < url.len() { format!("{shown}…") } else { shown };
    let say = Say::new(
        format!("사이트 밖의 동영상은 나오지 않아요: {shown}"),
        format!("A film from outside of the site is not shown: {shown}"),
    );
    let help = match film_page(url) {
        Some(page) => {
            Say::new(format!("이렇게 적어 주세요: `::video {page} 설명`"), format!("Write `::video {page} text`"))
        }
        None => Say::new(
            "파일로 저장해 글 옆에 두고 그 경로를 적어 주세요",
            "Save it as a file, put the file beside the page and write its path",
        ),
    };
    RULE.finding(place, say).help(help)
}
