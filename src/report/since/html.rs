//! The page of what changed: one file that needs nothing from elsewhere, and no script. Every number leads to its list.

use std::fmt::Write as _;

use super::{arrived, solved, words};
use crate::diagnostic::UiLang;
use crate::history::{Levels, PageNamed, Since, Told};
use crate::lint::words::days_en;
use crate::report::written::{COLOURS, grouped, html};
use crate::text::visible;

const STYLE: &str = include_str!("style.css");

/// The changes as a separate page.
pub fn since_html(since: &Since, title: &str, lang: UiLang) -> String {
    let of = |ko, en| words(lang, ko, en);
    let code = of("ko", "en");
    let heading = |from: &str, to: &str| match lang {
        UiLang::Ko => format!("{from}부터 {to}까지 {}일", since.days),
        UiLang::En => format!("{from} to {to} ({})", days_en(since.days)),
    };
    let day = |day: &str| format!("<span class=\"d\">{}</span>", text(day));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{} · {}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{COLOURS}{STYLE}</style>\n</head>\n<body>\n<header>\n\
         <p class=\"soft\">{}</p>\n<h1>{}</h1>\n",
        text(&heading(&since.from, &since.to)),
        text(title),
        text(title),
        heading(&day(&since.from), &day(&since.to))
    );
    if since.is_first {
        let first = of(
            "그날에는 아직 커밋이 없어서 첫 커밋과 비교했어요",
            "There was no commit yet on that day: it is compared with the first one",
        );
        let _ = writeln!(page, "<p class=\"soft\">{first}</p>");
    }
    page.push_str("</header>\n<main>\n");
    summary(&mut page, since, lang);
    compared(&mut page, since, lang);
    findings(&mut page, "new", of("새 문제", "New findings"), &since.new, lang);
    solved_table(&mut page, since, lang);
    findings(&mut page, "open", of("남은 문제", "Still open"), &since.open, lang);
    findings(&mut page, "waivers", of("새로 생긴 예외", "New exceptions"), &since.waivers_new, lang);
    features(&mut page, since, lang);
    pages(&mut page, "pages", of("새 글", "New pages"), &since.pages_new, lang);
    pages(&mut page, "rewritten", of("다시 쓴 글", "Rewritten pages"), &since.pages_rewritten, lang);
    pages(&mut page, "edited", of("고친 글", "Edited pages"), &since.pages_edited, lang);
    pages(&mut page, "gone", of("없앤 글", "Pages that are gone"), &since.pages_gone, lang);
    section(&mut page, "pictures", of("바꾼 스크린샷", "Screenshots renewed"), since.pictures_renewed.len());
    list(&mut page, since.pictures_renewed.iter().map(|path| format!("<code>{}</code>", text(path))), lang);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The numbers, each leading to its list.
fn summary(page: &mut String, since: &Since, lang: UiLang) {
    let of = |ko, en| words(lang, ko, en);
    let cells = [
        ("solved", of("고친 문제", "solved"), solved(since)),
        ("new", of("새 문제", "new"), since.new.len()),
        ("open", of("남은 문제", "still open"), since.open.len()),
        ("waivers", of("새 예외", "new exceptions"), since.waivers_new.len()),
        (
            "features",
            of("나오고 끝난 기능", "features came and went"),
            since.features_new.len() + since.features_gone.len(),
        ),
        ("rewritten", of("다시 쓴 글", "pages rewritten"), since.pages_rewritten.len()),
        ("pictures", of("바꾼 스크린샷", "screenshots renewed"), since.pictures_renewed.len()),
    ];
    page.push_str("<ul class=\"sum\">\n");
    for (id, label, count) in cells {
        let _ = writeln!(page, "<li><a href=\"#{id}\"><b>{}</b> {label}</a></li>", grouped(count as u64));
    }
    page.push_str("</ul>\n");
}

/// Then and today, by both glossaries.
fn compared(page: &mut String, since: &Since, lang: UiLang) {
    let of = |ko, en| words(lang, ko, en);
    let heads = [
        of("언제", "When"),
        of("어느 용어집으로", "By which glossary"),
        of("오류", "Errors"),
        of("경고", "Warnings"),
        of("참고", "Infos"),
    ];
    let row = |when: &str, by: &str, levels: Option<Levels>| {
        let cells = match levels {
            Some(Levels { error, warning, info }) => {
                [error, warning, info].map(|n| format!("<td class=\"n\">{}</td>", grouped(n as u64))).concat()
            }
            None => format!("<td colspan=\"3\">{}</td>", of("읽을 수 없어요", "cannot be read any more")),
        };
        format!("<tr><th scope=\"row\">{}</th><td>{by}</td>{cells}</tr>\n", text(when))
    };
    let _ = write!(
        page,
        "<h2>{}</h2>\n<div class=\"scroll\" tabindex=\"0\"><table>\n",
        of("그때와 오늘", "Then and today")
    );
    table_head(page, &heads, 3);
    let (own, today) = (of("그때의 용어집", "the glossary of then"), of("오늘의 용어집", "today's glossary"));
    page.push_str(&row(&since.from, own, since.then_by_own));
    page.push_str(&row(&since.from, today, Some(since.then)));
    page.push_str(&row(&since.to, today, Some(since.now)));
    page.push_str("</tbody></table></div>\n");
    let note = of(
        "‘오늘의 용어집’ 줄은 그때의 글을 오늘의 규칙, 결정, 날짜로 다시 살펴본 수예요. 그래서 그때의 보고서와 다를 수 있어요.",
        "The rows by today's glossary look at the pages of then with the rules, decisions and day of today, so they may differ \
         from the report of then.",
    );
    let _ = writeln!(page, "<p class=\"soft\">{note}</p>");
    let remark = match since.glossary_changed {
        true => of(
            "그사이 용어집이 바뀌었어요. 아래의 수는 모두 오늘의 용어집으로 센 것이에요.",
            "The glossary has changed meanwhile; all numbers below are by today's.",
        ),
        false => of("용어집은 그대로예요.", "The glossary is the same."),
    };
    let _ = writeln!(page, "<p class=\"soft\">{remark}</p>");
}

fn table_head(page: &mut String, heads: &[&str], numbers: usize) {
    // Numbers stand at the end of their column, and so do their heads.
    let cell = |(at, head): (usize, &&str)| {
        let class = if at > 0 && at >= heads.len() - numbers { " class=\"n\"" } else { "" };
        format!("<th scope=\"col\"{class}>{head}</th>")
    };
    let cells: String = heads.iter().enumerate().map(cell).collect();
    let _ = writeln!(page, "<thead><tr>{cells}</tr></thead><tbody>");
}

fn section(page: &mut String, id: &str, name: &str, count: usize) {
    let _ = writeln!(page, "<h2 id=\"{id}\">{name} ({})</h2>", grouped(count as u64));
}

fn none(page: &mut String, lang: UiLang) {
    let _ = writeln!(page, "<p class=\"soft\">{}</p>", words(lang, "없어요", "none"));
}

fn findings(page: &mut String, id: &str, name: &str, all: &[Told], lang: UiLang) {
    section(page, id, name, all.len());
    if all.is_empty() {
        return none(page, lang);
    }
    let of = |ko, en| words(lang, ko, en);
    page.push_str("<div class=\"scroll\" tabindex=\"0\"><table>\n");
    // New findings have no age, so their list has no column for it.
    let aged = all.iter().any(|told| told.age.is_some());
    let heads = [of("무엇", "What"), of("규칙", "Rule"), of("곳", "Place"), of("언제부터", "Since")];
    table_head(page, if aged { &heads } else { &heads[..3] }, 0);
    for told in all {
        let place = if told.line == 0 { told.path.clone() } else { format!("{}:{}", told.path, told.line) };
        let since = match (told.age, lang) {
            (Some(age), UiLang::Ko) => format!("<td class=\"d\">{} ({age}일)</td>", told.since),
            (Some(age), UiLang::En) => format!("<td class=\"d\">{} ({})</td>", told.since, days_en(age)),
            (None, _) if aged => "<td></td>".to_owned(),
            (None, _) => String::new(),
        };
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td><code>{}</code></td><td>{}</td>{since}</tr>",
            text(&told.message),
            text(&told.rule),
            text(&place)
        );
    }
    page.push_str("</tbody></table></div>\n");
}

fn solved_table(page: &mut String, since: &Since, lang: UiLang) {
    section(page, "solved", words(lang, "고친 문제", "Solved"), solved(since));
    if since.solved.is_empty() {
        return none(page, lang);
    }
    let of = |ko, en| words(lang, ko, en);
    page.push_str("<div class=\"scroll\" tabindex=\"0\"><table>\n");
    table_head(page, &[of("찾은 말", "Found"), of("규칙", "Rule"), of("글", "Page"), of("몇 곳", "Places")], 1);
    for own in &since.solved {
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td><code>{}</code></td><td>{}</td><td class=\"n\">{}</td></tr>",
            text(&own.found),
            text(&own.rule),
            text(&own.page),
            grouped(own.count.into())
        );
    }
    page.push_str("</tbody></table></div>\n");
}

fn features(page: &mut String, since: &Since, lang: UiLang) {
    let of = |ko, en| words(lang, ko, en);
    section(page, "features", of("나온 기능", "Features that came"), since.features_new.len());
    list(page, since.features_new.iter().map(|own| text(&arrived(own))), lang);
    section(page, "ended", of("끝난 기능", "Features that went"), since.features_gone.len());
    list(page, since.features_gone.iter().map(|own| text(&arrived(own))), lang);
}

fn pages(page: &mut String, id: &str, name: &str, all: &[PageNamed], lang: UiLang) {
    section(page, id, name, all.len());
    list(page, all.iter().map(|own| format!("{} <code>{}</code>", text(&own.title), text(&own.path))), lang);
}

fn list(page: &mut String, items: impl Iterator<Item = String>, lang: UiLang) {
    let items: Vec<String> = items.map(|item| format!("<li>{item}</li>\n")).collect();
    if items.is_empty() { none(page, lang) } else { _ = writeln!(page, "<ul>\n{}</ul>", items.concat()) }
}

/// A text as HTML.
fn text(text: &str) -> String {
    html(&visible(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_leads_to_its_list_and_texts_stay_texts() {
        let told = Told { message: "</script><b>".into(), path: "a\"b.md".into(), age: Some(3), ..Told::default() };
        let since = Since { new: vec![told.clone(), told], ..Since::default() };
        for lang in [UiLang::Ko, UiLang::En] {
            let page = since_html(&since, "<도움말>", lang);
            for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(page.contains(&format!("<h2 id=\"{link}\">")), "{link}");
            }
            assert!(page.contains("<h2 id=\"new\">") && page.contains("(2)</h2>"), "{page}");
            assert!(
                !page.contains("<b>\"") && !page.contains("</script>") && page.contains("&lt;도움말&gt;"),
                "{page}"
            );
            assert!(!page.contains("http"), "nothing comes from elsewhere");
        }
    }
}
