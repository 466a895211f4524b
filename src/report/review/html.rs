//! `index.html`: one page with everything in it, that can be sent by mail. It can be read without its script; with it,
//! lists can be filtered, grouped and searched.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use super::{Finding, PageRow, PictureRow, Review, Run, TermRow, WRONG_LABELS, WRONG_TERMS};
use crate::diagnostic::Say;
use crate::error::Error;

/// Findings that the page lists; the table has all of them. More would make it too heavy for a mail.
const FINDINGS_LIMIT: usize = 2000;
/// Rows that a table shows before the rest is folded or left to `report.json`.
const ROWS_LIMIT: usize = 500;
/// The worst pages and terms of the first screen.
const WORST: usize = 10;

const WORDS_KO: &str = include_str!("page/ko.yml");
const WORDS_EN: &str = include_str!("page/en.yml");
/// By the names under which they call each other.
const TEMPLATES: [(&str, &str); 4] = [
    ("parts.html", include_str!("page/parts.html")),
    ("findings.html", include_str!("page/findings.html")),
    ("tables.html", include_str!("page/tables.html")),
    ("page.html", include_str!("page/page.html")),
];

/// What the template sees.
#[derive(Serialize)]
struct PageView<'r> {
    r: &'r Review,
    t: serde_json::Value,
    style: &'static str,
    script: &'static str,
    groups: Vec<Group<'r>>,
    shown: usize,
    worst_pages: Vec<&'r PageRow>,
    worst_terms: Vec<&'r TermRow>,
    used_terms: Vec<&'r TermRow>,
    pages: Vec<&'r PageRow>,
    pictures: Vec<&'r PictureRow>,
    stale_pictures: usize,
    waived: Vec<&'r Finding>,
    chart: Option<Chart>,
    largest_rule: usize,
    lists: Lists,
    wrong_terms: String,
    wrong_labels: String,
}

/// Numbers amid text that lead to their lists, as HTML.
#[derive(Serialize)]
struct Lists {
    terms: String,
    labels: String,
    wrong_terms: String,
    wrong_labels: String,
    fixable: String,
    after_look: String,
}

impl Lists {
    fn new(review: &Review) -> Self {
        let link = |number: usize, place: &str, filter: &str| {
            let shown = grouped(number as u64);
            let filter = if filter.is_empty() { String::new() } else { format!(" data-filter=\"{filter}\"") };
            match number {
                0 => shown,
                _ => format!("<a class=\"count\" href=\"#{place}\"{filter}>{shown}</a>"),
            }
        };
        let score = review.score.as_ref();
        let [terms, labels] = [score.map_or(0, |score| score.terms), score.map_or(0, |score| score.labels)];
        let [wrong_terms, wrong_labels] =
            [score.map_or(0, |score| score.wrong_terms), score.map_or(0, |score| score.wrong_labels)];
        Self {
            terms: link(terms, "terms", ""),
            labels: link(labels, "labels", ""),
            wrong_terms: link(wrong_terms, "findings", &of_rules(&WRONG_TERMS)),
            wrong_labels: link(wrong_labels, "findings", &of_rules(&WRONG_LABELS)),
            fixable: link(review.counts.fixable, "findings", "fix=safe"),
            after_look: link(review.counts.after_look, "findings", "fix=look"),
        }
    }
}

/// A filter that any of these rules passes.
fn of_rules(rules: &[&str]) -> String {
    format!("rule={}", rules.join("|"))
}

/// Findings of one file.
#[derive(Serialize)]
struct Group<'r> {
    path: &'r str,
    title: &'r str,
    findings: Vec<&'r Finding>,
}

/// The findings of the last runs as a line, on a field of 600 by 120.
#[derive(Serialize)]
struct Chart {
    line: String,
    points: Vec<Point>,
    most: usize,
    /// The first and the last of them, told in words too.
    ends: [Point; 2],
}

#[derive(Clone, Serialize)]
struct Point {
    x: usize,
    y: usize,
    day: String,
    count: usize,
}

/// The page.
///
/// # Errors
/// A fault of the program's own template.
pub fn html(review: &Review) -> Result<String, Error> {
    let words = if review.lang == "ko" { WORDS_KO } else { WORDS_EN };
    let words: serde_json::Value = serde_yaml::from_str(words).map_err(|error| broken(&error.to_string()))?;
    let mut tera = Tera::default();
    tera.register_filter("n", |number: u64, _: Kwargs, _: &State| grouped(number));
    tera.register_filter("code", |text: &str, _: Kwargs, _: &State| code(text));
    tera.add_raw_templates(TEMPLATES).map_err(|error| broken(&error.to_string()))?;
    let view = view(review, words);
    let context = Context::from_serialize(&view).map_err(|error| broken(&error.to_string()))?;
    tera.render("page.html", &context).map_err(|error| broken(&error.to_string()))
}

/// A number with a comma before every three digits: `19,600`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Text as HTML, with what stands in backticks as code.
fn code(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let mut html = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, (inside, after))) =
        rest.split_once('`').and_then(|(before, behind)| Some((before, behind.split_once('`')?)))
    {
        html.push_str(before);
        match inside {
            "" => html.push_str("``"),
            inside => html.push_str(&format!("<code>{inside}</code>")),
        }
        rest = after;
    }
    html + rest
}

fn broken(cause: &str) -> Error {
    Error::new(Say::new(format!("보고서를 만들지 못했어요: {cause}"), format!("Cannot make the report: {cause}")))
}

fn view(review: &Review, words: serde_json::Value) -> PageView<'_> {
    let open = review.findings.iter().filter(|finding| finding.is_open());
    let mut listed: Vec<&Finding> = open.collect();
    if listed.len() > FINDINGS_LIMIT {
        listed.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), &finding.path, finding.line));
        listed.truncate(FINDINGS_LIMIT);
    }
    let shown = listed.len();
    let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in listed {
        by_path.entry(&finding.path).or_default().push(finding);
    }
    // Files as the table of pages has them: the worst first.
    let order: BTreeMap<&str, usize> =
        review.pages.iter().enumerate().map(|(at, page)| (page.path.as_str(), at)).collect();
    let title = |path: &str| order.get(path).map_or("", |&at| review.pages[at].title.as_str());
    let mut groups: Vec<(&str, Vec<&Finding>)> = by_path.into_iter().collect();
    groups.sort_by_key(|(path, _)| (order.get(path).copied().unwrap_or(usize::MAX), *path));
    PageView {
        t: words,
        style: include_str!("page/style.css"),
        script: include_str!("page/script.js"),
        groups: groups.into_iter().map(|(path, findings)| Group { path, title: title(path), findings }).collect(),
        shown,
        worst_pages: review.pages.iter().filter(|page| page.tally.all > 0).take(WORST).collect(),
        worst_terms: review.terms.iter().filter(|term| term.tally.all > 0).take(WORST).collect(),
        used_terms: review.terms.iter().filter(|term| term.uses > 0 || term.tally.all > 0).take(ROWS_LIMIT).collect(),
        pages: review.pages.iter().take(ROWS_LIMIT).collect(),
        pictures: review.pictures.iter().take(ROWS_LIMIT).collect(),
        stale_pictures: review.pictures.iter().filter(|picture| picture.stale).count(),
        waived: review.findings.iter().filter(|finding| !finding.is_open()).take(ROWS_LIMIT).collect(),
        chart: chart(&review.history),
        lists: Lists::new(review),
        wrong_terms: WRONG_TERMS.join("|"),
        wrong_labels: WRONG_LABELS.join("|"),
        largest_rule: review.rules.iter().map(|rule| rule.tally.all).max().unwrap_or(0).max(1),
        r: review,
    }
}

/// Open findings over the last thirty runs.
fn chart(history: &[Run]) -> Option<Chart> {
    let runs = &history[history.len().saturating_sub(30)..];
    let open = |run: &Run| run.errors + run.warnings + run.infos + run.baselined;
    let most = runs.iter().map(open).max()?.max(1);
    let steps = runs.len() - 1;
    let points: Vec<Point> = runs
        .iter()
        .enumerate()
        .map(|(at, run)| Point {
            x: 10 + at * 580 / steps.max(1),
            y: 110 - open(run) * 100 / most,
            day: run.day.clone(),
            count: open(run),
        })
        .collect();
    let line = points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>().join(" ");
    let [first, .., last] = points.as_slice() else { return None };
    Some(Chart { line, ends: [first.clone(), last.clone()], most, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn backticks_make_code_and_everything_else_stays_text() {
        assert_eq!(code("`:ui[a]`로 <b> & `x`"), "<code>:ui[a]</code>로 &lt;b&gt; &amp; <code>x</code>");
        assert_eq!(code("a ` b `` c"), "a <code> b </code>` c");
        assert_eq!(code("``"), "``");
    }

    #[test]
    fn both_languages_have_the_same_words() {
        fn keys(value: &serde_json::Value, path: &str, found: &mut Vec<String>) {
            match value.as_object() {
                Some(map) => map.iter().for_each(|(key, inner)| keys(inner, &format!("{path}/{key}"), found)),
                None => found.push(path.to_owned()),
            }
        }
        let [mut ko, mut en] = [WORDS_KO, WORDS_EN].map(|words| {
            let mut found = Vec::new();
            keys(&serde_yaml::from_str(words).expect("it is YAML"), "", &mut found);
            found
        });
        ko.sort();
        en.sort();
        assert_eq!(ko, en);
    }

    #[test]
    fn one_run_draws_no_line() {
        let run = |errors| Run {
            day: "2026-11-22".into(),
            pages: 1,
            words: 1,
            errors,
            warnings: 0,
            infos: 0,
            baselined: 0,
            waived: 0,
            score: None,
            ..Run::default()
        };
        assert!(chart(&[run(1)]).is_none());
        let chart = chart(&[run(0), run(4), run(2)]).expect("there are several");
        assert_eq!((chart.most, chart.line.as_str()), (4, "10,110 300,10 590,60"));
        assert_eq!(chart.ends.map(|end| end.count), [0, 2]);
    }
}
