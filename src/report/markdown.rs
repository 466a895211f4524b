//! `--format markdown`: one comment on a pull request. It begins with a hidden marker, by which whoever posts it finds the
//! comment of the run before and replaces it; the worst come first, files are groups, what is no more than a suggestion is folded, and the whole
//! stays below what platforms take.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Format, Manner, Report, Summary};
use crate::diagnostic::{Diagnostic, Fix, Place, Severity, UiLang};
use crate::text::visible;

/// The text of one comment.
pub const MARKDOWN: Format = Format { name: "markdown", write };

/// The hidden marker that identifies the comment.
const MARKER: &str = "<!-- helpgen-report -->";
/// GitHub takes 65,536 characters in a comment, GitLab a million; what people read ends long before.
const COMMENT_LIMIT: usize = 60_000;
/// GitHub takes 1 MiB in a step's summary.
const SUMMARY_LIMIT: usize = 1_000_000;
/// Longest text of a fix that is shown in its line, in bytes.
const FIX_LIMIT: usize = 120;

fn write(report: &Report, manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let limit = COMMENT_LIMIT - MARKER.len() - 1;
    write!(out, "{MARKER}\n{}", visible(&text(report, manner.lang, limit)))
}

/// The same for `$GITHUB_STEP_SUMMARY`, which has room for the whole list.
pub fn step_summary(report: &Report, lang: UiLang) -> String {
    visible(&text(report, lang, SUMMARY_LIMIT)).into_owned()
}

/// At most `limit` bytes.
fn text(report: &Report, lang: UiLang, limit: usize) -> String {
    let mut text = head(report, lang);
    let of =
        |severity| -> Vec<&Diagnostic> { report.diagnostics.iter().filter(|told| told.severity == severity).collect() };
    // Room for the closing line and for the fold's own end.
    let limit = limit - 400;
    let mut left = 0;
    for severity in [Severity::Error, Severity::Warning] {
        let told = of(severity);
        // Once one found no room, none that is less bad is shown before it.
        left += if left == 0 { groups(report, &told, lang, limit, &mut text) } else { told.len() };
    }
    let suggestions = of(Severity::Info);
    if !suggestions.is_empty() {
        let fold = format!("<details>\n<summary>{}</summary>\n\n", suggestions_line(suggestions.len(), lang));
        if text.len() + fold.len() < limit && left == 0 {
            text.push_str(&fold);
            left += groups(report, &suggestions, lang, limit, &mut text);
            text.push_str("</details>\n");
        } else {
            left += suggestions.len();
        }
    }
    if left > 0 {
        text.push_str(&match lang {
            UiLang::Ko => format!("\n그 밖에 {left}개가 더 있어요. `helpgen check`로 모두 볼 수 있어요.\n"),
            UiLang::En => format!("\n{left} more are not shown; `helpgen check` lists them all.\n"),
        });
    }
    text
}

fn head(report: &Report, lang: UiLang) -> String {
    let Summary { pages, errors, warnings, infos, baselined, ignored } = report.summary;
    let verdict = match (lang, errors, warnings + infos) {
        (UiLang::Ko, 0, 0) => "고칠 것이 없어요".to_owned(),
        (UiLang::Ko, 0, rest) => format!("게시를 막는 문제는 없고, 살펴볼 것이 {rest}개 있어요"),
        (UiLang::Ko, errors, _) => format!("게시를 막는 문제가 {errors}개 있어요"),
        (UiLang::En, 0, 0) => "Nothing to mend".to_owned(),
        (UiLang::En, 0, rest) => format!("Nothing blocks publication; {rest} to look at"),
        (UiLang::En, 1, _) => "1 finding blocks publication".to_owned(),
        (UiLang::En, errors, _) => format!("{errors} findings block publication"),
    };
    let words: [&str; 3] = match lang {
        UiLang::Ko => ["살펴본 글", "기존 문제", "예외"],
        UiLang::En => ["pages", "in the baseline", "exceptions"],
    };
    let level = |severity: Severity| severity.word(lang);
    format!(
        "### helpgen: {verdict}\n\n| {} | {} | {} | {} | {} | {} |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n\
         | {pages} | {errors} | {warnings} | {infos} | {baselined} | {ignored} |\n\n",
        words[0],
        level(Severity::Error),
        level(Severity::Warning),
        level(Severity::Info),
        words[1],
        words[2],
    )
}

fn suggestions_line(count: usize, lang: UiLang) -> String {
    match lang {
        UiLang::Ko => format!("참고할 것 {count}개"),
        UiLang::En if count == 1 => "1 suggestion".to_owned(),
        UiLang::En => format!("{count} suggestions"),
    }
}

/// Findings of one severity by file, the files with most of them first. How many found no room.
fn groups(report: &Report, told: &[&Diagnostic], lang: UiLang, limit: usize, text: &mut String) -> usize {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in told {
        files.entry(diagnostic.place.as_ref().map_or("", |place| &place.path)).or_default().push(diagnostic);
    }
    let mut files: Vec<(&str, Vec<&Diagnostic>)> = files.into_iter().collect();
    files.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
    let mut left = 0;
    for (file, list) in files {
        let heading = match (file, lang) {
            ("", UiLang::Ko) => "**사이트 전체**\n\n".to_owned(),
            ("", UiLang::En) => "**The whole site**\n\n".to_owned(),
            (file, _) => format!("**{}**\n\n", code(&report.path(file))),
        };
        let mut opened = false;
        for diagnostic in list {
            let entry = entry(diagnostic, lang);
            let more = if opened { 0 } else { heading.len() };
            if left > 0 || text.len() + more + entry.len() > limit {
                left += 1;
                continue;
            }
            if !opened {
                text.push_str(&heading);
                opened = true;
            }
            text.push_str(&entry);
        }
        if opened {
            text.push('\n');
        }
    }
    left
}

fn entry(diagnostic: &Diagnostic, lang: UiLang) -> String {
    let place = diagnostic.place.as_ref().filter(|place| !place.is_whole_file());
    let line = match (place, lang) {
        (Some(place), UiLang::Ko) => format!(" {}행", place.start.line),
        (Some(place), UiLang::En) => format!(" line {}", place.start.line),
        (None, _) => String::new(),
    };
    let mut entry = format!(
        "- **{}**{line}: {} ({})\n",
        diagnostic.severity.word(lang),
        words(diagnostic.message.in_lang(lang)),
        code(&diagnostic.rule)
    );
    if let Some(quote) = &diagnostic.quote {
        let (before, marked, after) = quote.parts();
        let marked = if marked.is_empty() { String::new() } else { format!("<mark>{}</mark>", plain(marked)) };
        entry.push_str(&format!("  <br>{}{marked}{}\n", plain(before), plain(after)));
    }
    // Fixes that need a human decision are only described in the message.
    let applied = diagnostic.fix.as_ref().filter(|fix| fix.applies(true));
    if let Some(change) = place.zip(applied).and_then(|(place, fix)| change(place, fix)) {
        entry.push_str(&format!("  <br>{change}\n"));
    } else if let Some(help) = &diagnostic.help {
        entry.push_str(&format!("  <br>{}\n", words(help.in_lang(lang))));
    }
    entry
}

/// What a fix does, where one line shows it: `before` → `after`.
fn change(place: &Place, fix: &Fix) -> Option<String> {
    let [edit] = fix.edits.as_slice() else { return None };
    let before = place.text(edit.span)?;
    let short = |text: &str| !text.trim().is_empty() && text.len() <= FIX_LIMIT && !text.contains('\n');
    (short(before) && short(&edit.text)).then(|| format!("{} → {}", code(before), code(&edit.text)))
}

/// A text as code, whatever it holds (CommonMark 0.31, §6.1).
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", text.replace(['\n', '\r'], " "))
}

/// A message as markdown: text between backticks is code, all else is escaped.
fn words(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return plain(text);
    }
    let part = |(at, part): (usize, &&str)| match at % 2 {
        1 if !part.is_empty() => code(part),
        1 => "\\`\\`".to_owned(),
        _ => plain(part),
    };
    parts.iter().enumerate().map(part).collect()
}

/// A text that stays text: no markup, no mention of anybody, no link to a pull request.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '(' | ')' | '$' => out.extend(['\\', character]),
            // An invisible word joiner.
            '@' | '#' => out.extend([character, '\u{2060}']),
            // Addresses become links by their colon.
            ':' => out.push_str(":\u{2060}"),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Say;
    use crate::report::samples;

    #[test]
    fn one_comment_with_files_as_groups() {
        insta::assert_snapshot!("markdown_ko", samples::written(&MARKDOWN, &samples::report(), UiLang::Ko));
        insta::assert_snapshot!("markdown_en", samples::written(&MARKDOWN, &samples::report(), UiLang::En));
    }

    #[test]
    fn nothing_found_is_said_under_the_same_marker() {
        let text = samples::written(&MARKDOWN, &Report::new(3, Vec::new(), 0, 0), UiLang::Ko);
        assert!(text.starts_with(MARKER) && text.contains("고칠 것이 없어요"), "{text}");
    }

    #[test]
    fn many_findings_stay_below_the_limit_and_the_rest_is_counted() {
        let told = |at: usize, severity| {
            let place = Some(Place::file(format!("content/{:04}.md", at / 10)));
            Diagnostic::new("term/deprecated", severity, place, Say::new(format!("말 {at}"), format!("Word {at}")))
        };
        let severities = [Severity::Error, Severity::Info];
        let many: Vec<Diagnostic> = (0..4000).map(|at| told(at, severities[at % 2])).collect();
        let report = Report::new(400, many, 0, 0);
        let text = samples::written(&MARKDOWN, &report, UiLang::En);
        let shown = text.matches("\n- **").count();
        assert!(text.len() <= COMMENT_LIMIT && shown > 500, "{} bytes, {shown}", text.len());
        assert!(text.contains(&format!("\n{} more are not shown", 4000 - shown)), "{shown}");
        assert_eq!(step_summary(&report, UiLang::En).matches("\n- **").count(), 4000);
    }

    #[test]
    fn the_worst_come_first_whatever_their_file() {
        let told =
            |path: &str, severity| Diagnostic::new("a/b", severity, Some(Place::file(path)), Say::new("가", path));
        let found = vec![
            told("a.md", Severity::Warning),
            told("b.md", Severity::Info),
            told("c.md", Severity::Error),
            told("d.md", Severity::Error),
            Diagnostic { rule: "a/c".into(), ..told("d.md", Severity::Error) },
            told("c.md", Severity::Warning),
        ];
        let text = step_summary(&Report::new(4, found, 0, 0), UiLang::En);
        let order: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- **")?.split("**").next()).collect();
        assert_eq!(order, ["error", "error", "error", "warning", "warning", "info"]);
        assert!(text.find("`d.md`") < text.find("`c.md`"), "{text}");
    }

    #[test]
    fn what_a_page_says_stays_text() {
        let say = Say::new("가", "@team #12 <img src=x> [a](b) **c** https://x.example `d` | e");
        let told = Diagnostic::new("a/b", Severity::Error, Some(Place::file("`a`.md")), say);
        let text = samples::written(&MARKDOWN, &Report::new(1, vec![told], 0, 0), UiLang::En);
        for bad in ["@team", "#12", "<img", "[a](b)", "**c**", "https://"] {
            assert!(!text.contains(bad), "{bad} in {text}");
        }
        assert!(text.contains("`d`") && text.contains("`` `a`.md ``"), "{text}");
    }
}
