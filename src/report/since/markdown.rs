//! Twelve lines for a chat, the same whatever the size.

use super::{arrived, kind, most, solved, words};
use crate::diagnostic::UiLang;
use crate::english::counted;
use crate::history::{Arrived, Levels, Since};
use crate::lint::words::days_en;
use crate::report::chat;
use crate::text::visible;

/// So many names stand in a line.
const NAMED: usize = 3;

/// What changed at the help center with this title, in twelve lines.
pub fn since_markdown(since: &Since, title: &str, lang: UiLang) -> String {
    let Since { from, to, days, then, now, .. } = since;
    let of = |ko, en| words(lang, ko, en);
    let levels = |levels: Levels| match lang {
        UiLang::Ko => format!("오류 {}, 경고 {}, 참고 {}", levels.error, levels.warning, levels.info),
        UiLang::En => {
            let named = [(levels.error, "error"), (levels.warning, "warning"), (levels.info, "info")];
            named.map(|(count, name)| counted(count, name)).join(", ")
        }
    };
    let oldest = oldest(since, lang);
    let own = since.then_by_own.map_or_else(|| of("알 수 없음", "unknown").to_owned(), levels);
    let fixed = most(since.solved.iter().map(|own| (kind(&own.rule, &own.subject, &own.found), own.count as usize)));
    let new = most(since.new.iter().map(|own| (kind(&own.rule, &own.subject, &own.found), 1)));
    let left = most(since.open.iter().map(|own| (kind(&own.rule, &own.subject, &own.found), 1)));
    let (pages_new, gone) = (since.pages_new.len(), since.pages_gone.len());
    let (rewritten, edited) = (since.pages_rewritten.len(), since.pages_edited.len());
    let (solved, news, open) = (solved(since), since.new.len(), since.open.len());
    let (waived, ended, pictures) = (since.waivers_new.len(), since.waivers_ended, since.pictures_renewed.len());
    let lines = match lang {
        UiLang::Ko => [
            format!("**{}: {from}부터 {to}까지 {days}일**", chat(title)),
            format!("- 고친 문제 {solved}개, 새 문제 {news}개, 남은 문제 {open}개{oldest}"),
            format!("- 오늘의 용어집으로 본 그때: {}", levels(*then)),
            format!("- 오늘: {}", levels(*now)),
            format!("- 그때의 용어집으로 본 그때: {own}{}", changed(since, lang)),
            format!("- 많이 고친 것: {}", list(&fixed, lang)),
            format!("- 새로 생긴 것: {}", list(&new, lang)),
            format!("- 많이 남은 것: {}", list(&left, lang)),
            format!("- 예외: 새로 {waived}개, 끝난 것 {ended}개"),
            format!(
                "- 나온 기능: {}; 끝난 기능: {}",
                features(&since.features_new, lang),
                features(&since.features_gone, lang)
            ),
            format!("- 글: 새로 쓴 것 {pages_new}개, 다시 쓴 것 {rewritten}개, 고친 것 {edited}개, 없앤 것 {gone}개"),
            format!("- 바꾼 스크린샷 {pictures}장"),
        ],
        UiLang::En => [
            format!("**{}: {from} to {to} ({})**", chat(title), days_en(*days)),
            format!("- {solved} solved, {news} new, {open} still open{oldest}"),
            format!("- Then, by today's glossary: {}", levels(*then)),
            format!("- Today: {}", levels(*now)),
            format!("- Then, by the glossary of then: {own}{}", changed(since, lang)),
            format!("- Solved most: {}", list(&fixed, lang)),
            format!("- New: {}", list(&new, lang)),
            format!("- Open most: {}", list(&left, lang)),
            format!("- Exceptions: {waived} new, {ended} ended"),
            format!(
                "- Features that came: {}; that went: {}",
                features(&since.features_new, lang),
                features(&since.features_gone, lang)
            ),
            format!("- Pages: {pages_new} new, {rewritten} rewritten, {edited} edited, {gone} gone"),
            format!("- Screenshots renewed: {pictures}"),
        ],
    };
    lines.iter().map(|line| format!("{}\n", visible(&line.replace(['\n', '\r'], " ")))).collect()
}

/// For how long the oldest problem has been there; nothing if none is left.
fn oldest(since: &Since, lang: UiLang) -> String {
    match (since.open.first().and_then(|told| told.age), lang) {
        (None, _) => String::new(),
        (Some(age), UiLang::Ko) => format!("(가장 오래된 것 {age}일)"),
        (Some(age), UiLang::En) => format!(" (the oldest for {})", days_en(age)),
    }
}

fn changed(since: &Since, lang: UiLang) -> &'static str {
    match since.glossary_changed {
        true => words(lang, " (용어집이 바뀌었어요)", " (the glossary has changed)"),
        false => "",
    }
}

fn list(kinds: &[(String, usize)], lang: UiLang) -> String {
    if kinds.is_empty() {
        return words(lang, "없음", "none").to_owned();
    }
    let named = kinds.iter().take(NAMED).map(|(kind, count)| format!("{} {count}", plain(kind)));
    let rest = kinds.len().saturating_sub(NAMED);
    let named = named.collect::<Vec<_>>().join(", ");
    match (rest, lang) {
        (0, _) => named,
        (rest, UiLang::Ko) => format!("{named}, 그 밖에 {rest}가지"),
        (rest, UiLang::En) => format!("{named} and {}", counted(rest, "more kind")),
    }
}

fn features(all: &[Arrived], lang: UiLang) -> String {
    if all.is_empty() {
        return words(lang, "없음", "none").to_owned();
    }
    let named = all.iter().take(NAMED).map(|own| plain(&arrived(own))).collect::<Vec<_>>().join(", ");
    match (all.len().saturating_sub(NAMED), lang) {
        (0, _) => named,
        (rest, UiLang::Ko) => format!("{named} 외 {rest}개"),
        (rest, UiLang::En) => format!("{named} and {rest} more"),
    }
}

/// A text that stays text, and short.
fn plain(text: &str) -> String {
    chat(&text.chars().take(40).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Solved, Told};

    fn sample(count: usize) -> Since {
        let told = |at: usize| Told {
            rule: "term/deprecated".into(),
            subject: "concept:learner".into(),
            found: format!("*학습자*\n{}", at % 9),
            age: Some(40),
            ..Told::default()
        };
        let solved = Solved { rule: "link/broken".into(), found: "@a.md".into(), count: 2, ..Solved::default() };
        Since {
            from: "2026-11-01".into(),
            to: "2026-11-22".into(),
            days: 21,
            new: (0..count).map(told).collect(),
            open: (0..count).map(told).collect(),
            solved: vec![solved; count],
            ..Since::default()
        }
    }

    #[test]
    fn it_has_twelve_lines_at_any_size() {
        for lang in [UiLang::Ko, UiLang::En] {
            for count in [0, 1, 5_000] {
                let text = since_markdown(&sample(count), "도움말", lang);
                assert_eq!(text.lines().count(), 12, "{text}");
                assert!(text.len() < 2_000 && !text.contains("*학습자*"), "{text}");
            }
        }
    }

    #[test]
    fn it_says_the_numbers() {
        let text = since_markdown(&sample(3), "도움말", UiLang::Ko);
        assert!(text.contains("고친 문제 6개, 새 문제 3개, 남은 문제 3개(가장 오래된 것 40일)"), "{text}");
        assert!(text.contains("- 많이 고친 것: link/broken 6\n"), "{text}");
    }
}
