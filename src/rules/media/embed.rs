//! Frames of other sites, and films of providers that the site does not show.

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::{Check, PageContext, Rule};
use crate::model::{NoPlayer, film_page, player};
use crate::parse::page::{MediaKind, Target};

/// The rule.
pub const RULE: Rule = Rule {
    id: "media/embed",
    severity: Severity::Error,
    ko: "사이트가 보여 주지 않는 다른 사이트의 화면이에요",
    en: "A frame or film of another site that this one does not show",
    check: Check::Page(check),
    doc: include_str!("embed.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = films(context);
    for frame in &context.document.embeds {
        let shown: String = frame.text.chars().take(60).collect();
        let shown = if shown.len() < frame.text.len() { format!("{shown}…") } else { shown };
        let (ko, en) = if shown.is_empty() { Default::default() } else { (format!(": {shown}"), format!(": {shown}")) };
        let say = Say::new(
            format!("다른 사이트의 화면은 보안 정책 때문에 나오지 않아요{ko}"),
            format!("A frame of another site is kept out by the site's security policy{en}"),
        );
        let told = RULE.finding(context.place(frame.span), say);
        found.push(match film_page(&frame.text) {
            Some(page) => told.help(Say::new(
                format!("이렇게 적어 주세요: `::video {page} 설명`"),
                format!("Write `::video {page} text`"),
            )),
            None => told.help(Say::new(
                "스크린샷이나 동영상 파일을 넣거나, 그 페이지로 가는 링크를 적어 주세요",
                "Show a picture or a film's file, or link to the page",
            )),
        });
    }
    found
}

/// `::video` with an address for which there is no player.
fn films(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Image(image) = &reference.target else { continue };
        if image.media != Some(MediaKind::Embed) {
            continue;
        }
        let Err(why) = player(&context.site.config.media, &image.url) else { continue };
        let place = context.place(part.span(reference.span));
        let url = &image.url;
        let told = |say: Say, help: Say| RULE.finding(place.clone(), say).help(help);
        found.push(match why {
            NoPlayer::NotNamed(entry) => told(
                Say::new(
                    format!("helpgen.yml에 없는 영상 서비스라서 나오지 않아요: {url}"),
                    format!("The film is not shown, since helpgen.yml does not name its provider: {url}"),
                ),
                Say::new(
                    format!("helpgen.yml에 적어 주세요: `media: [{entry}]`"),
                    format!("Write in helpgen.yml: `media: [{entry}]`"),
                ),
            ),
            NoPlayer::NoFilm(provider) => told(
                Say::new(format!("{provider}의 영상 주소가 아니에요: {url}"), format!("Not a video on {provider}: {url}")),
                Say::new(
                    "영상 하나를 여는 주소를 그대로 붙여 넣어 주세요",
                    "Paste the address that opens the film itself",
                ),
            ),
            NoPlayer::NoAddress => {
                let say = Say::new(
                    format!("영상의 주소로 쓸 수 없어요: {url}"),
                    format!("This cannot be the address of a film: {url}"),
                );
                let help = match url.strip_prefix("http://") {
                    Some(rest) => Say::new(
                        format!("https로 적어 주세요: https://{rest}"),
                        format!("Write https: https://{rest}"),
                    ),
                    None => Say::new(
                        "`::video` 뒤에는 https://로 시작하는 주소를 적어요. 글 옆의 파일은 `![설명](clip.mp4)`로 적어 주세요",
                        "`::video` takes an address that begins with https://. A file beside the page is written `![text](clip.mp4)`",
                    ),
                };
                told(say, help)
            }
        });
    }
    found
}
