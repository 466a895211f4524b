//! Pictures without words for people who cannot see them.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{
    BlockKind, Document, Inline, InlineKind, MediaKind, Target, each_block, each_inline, each_inline_of,
    is_still_picture,
};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/alt",
    severity: Severity::Error,
    ko: "대체 텍스트가 없는 이미지예요",
    en: "A picture without alternative text",
    check: Check::Page(check),
    doc: include_str!("alt.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut spans = Vec::new();
    let document: &Document = context.document;
    each_inline_of(&document.blocks, &mut |inline| match &inline.kind {
        InlineKind::Image(id, inner) if !says_anything(context, inner) => {
            let media = match context.document.references.get(*id).map(|reference| &reference.target) {
                Some(Target::Image(image)) => image.media,
                _ => None,
            };
            spans.push((inline.span, media));
        }
        InlineKind::Html(_) => tags(context, inline.span, &mut spans),
        _ => {}
    });
    each_block(&document.blocks, &mut |block| {
        if let BlockKind::Html(_) = block.kind {
            tags(context, block.span, &mut spans);
        }
    });
    let told = |(span, media)| {
        let (say, help) = words(media);
        RULE.finding(context.place(span), say).help(help)
    };
    spans.into_iter().map(told).collect()
}

/// The message for something without a text, by its kind.
fn words(media: Option<MediaKind>) -> (Say, Say) {
    match media {
        None => (
            Say::new("이미지에 대체 텍스트가 없어요", "The picture has no alternative text"),
            Say::new(
                "`![화면에 무엇이 보이는지](a.png)`처럼 이미지가 말하는 것을 한 문장으로 적어 주세요",
                "Say in a sentence what it shows: `![the payment form](a.png)`",
            ),
        ),
        Some(MediaKind::Video) => (
            Say::new("동영상에 설명이 없어요", "The film has no text"),
            Say::new(
                "`![무엇을 보여 주는지](clip.mp4)`처럼 한 문장으로 적어 주세요",
                "Say in a sentence what it shows: `![How to enroll](clip.mp4)`",
            ),
        ),
        Some(MediaKind::Audio) => (
            Say::new("오디오 파일에 설명이 없어요", "The sound has no text"),
            Say::new(
                "`![무엇을 들려주는지](guide.mp3)`처럼 한 문장으로 적어 주세요",
                "Say in a sentence what is to be heard: `![A tour of the course](guide.mp3)`",
            ),
        ),
        Some(MediaKind::Embed) => (
            Say::new("동영상에 설명이 없어요", "The film has no text"),
            Say::new(
                "주소 뒤에 무엇을 보여 주는지 적어 주세요: `::video https://youtu.be/abc 수강 신청하는 법`",
                "Say behind the address what it shows: `::video https://youtu.be/abc How to enroll`",
            ),
        ),
    }
}

fn says_anything(context: &PageContext<'_>, inner: &[Inline]) -> bool {
    let mut says = false;
    each_inline(inner, &mut |inline| {
        says |= match &inline.kind {
            InlineKind::Text => {
                let text = context.source.slice(inline.span).trim();
                !(text.is_empty() || inner.len() == 1 && is_file_name(text))
            }
            InlineKind::Decoded(text) | InlineKind::Code(text) | InlineKind::Opaque(text) => !text.trim().is_empty(),
            InlineKind::Label(_) | InlineKind::Term(_) | InlineKind::Feature(_) => true,
            _ => false,
        };
    });
    says
}

/// Whether a text is no more than a file name as systems and editors make them (`image.png`, `스크린샷 2026-11-20.png`),
/// which says nothing of the picture.
fn is_file_name(text: &str) -> bool {
    // Phones save photographs as HEIC, which is no kind of picture that browsers show.
    let heic = text.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("heic"));
    heic || is_still_picture(text)
}

/// `<img>` without `alt` in raw HTML; an empty one says on purpose that the picture is ornament.
fn tags(context: &PageContext<'_>, span: Span, spans: &mut Vec<(Span, Option<MediaKind>)>) {
    let html = context.source.slice(span);
    for (at, _) in html.match_indices("<img") {
        let tag = &html[at..html[at..].find('>').map_or(html.len(), |end| at + end + 1)];
        if !tag.contains("alt=") && !tag.contains("alt ") {
            let start = span.start as usize + at;
            spans.push((Span::new(start, start + tag.len()), None));
        }
    }
}
