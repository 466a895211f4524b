//! `index.html`: one page with everything in it, that can be sent by mail. Without scripts it tells what matters and lists
//! the first findings; its script shows all of them, filtered and grouped, from data that stand in the page once.

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use super::data::{Data, sentences};
use super::sheet::{Sheet, code};
use super::sheets::sheets;
use super::trend::{self, Chart, Since};
use super::words::{Words, broken};
use super::{Finding, Outcome, Review, WRONG_LABELS, WRONG_TERMS};
use crate::error::Error;
use crate::report::written::{COLOURS, grouped};

/// How many findings are listed for readers without scripts.
const PLAIN_FINDINGS: usize = 100;

/// By the names under which they call each other.
const TEMPLATES: [(&str, &str); 5] = [
    ("parts.html", include_str!("page/parts.html")),
    ("week.html", include_str!("page/week.html")),
    ("findings.html", include_str!("page/findings.html")),
    ("tables.html", include_str!("page/tables.html")),
    ("page.html", include_str!("page/page.html")),
];

/// The page's script, in the order in which its parts need each other.
const SCRIPT: [&str; 6] = [
    include_str!("page/script/store.js"),
    include_str!("page/script/cells.js"),
    include_str!("page/script/sheets.js"),
    include_str!("page/script/decide.js"),
    include_str!("page/script/findings.js"),
    include_str!("page/script/page.js"),
];

/// What the template sees.
#[derive(Serialize)]
struct PageView<'r> {
    r: serde_json::Value,
    t: &'r serde_json::Value,
    style: String,
    script: String,
    data: String,
    plain: Vec<&'r Finding>,
    sheets: std::collections::BTreeMap<&'static str, String>,
    rows: std::collections::BTreeMap<&'static str, usize>,
    charts: [Option<Chart>; 2],
    since: Vec<Since>,
    unmet: usize,
    lists: Lists,
    wrong_terms: String,
    wrong_labels: String,
}

/// Numbers amid text that lead to their lists, as HTML.
#[derive(Serialize)]
struct Lists {
    wrong_terms: String,
    wrong_labels: String,
    fixable: String,
    after_look: String,
    /// The verdict's sentence.
    outcome: String,
}

impl Lists {
    fn new(review: &Review, words: &Words) -> Self {
        let link = |number: usize, filter: &str| {
            let shown = grouped(number as u64);
            match number {
                0 => shown,
                _ => format!("<a class=\"count\" href=\"#findings\" data-filter=\"{filter}\">{shown}</a>"),
            }
        };
        let score = review.score.as_ref();
        let [wrong_terms, wrong_labels] =
            [score.map_or(0, |score| score.wrong_terms), score.map_or(0, |score| score.wrong_labels)];
        let blocking = match review.verdict.deny.as_str() {
            "info" => "state=new",
            "warning" => "state=new&severity=error|warning",
            _ => "state=new&severity=error",
        };
        let outcome = match review.verdict.outcome {
            Outcome::May => "may",
            Outcome::MayNot => "may-not",
            Outcome::InSpite => "in-spite",
        };
        Self {
            wrong_terms: link(wrong_terms, &of_rules(&WRONG_TERMS)),
            wrong_labels: link(wrong_labels, &of_rules(&WRONG_LABELS)),
            fixable: link(review.counts.fixable, "fix=safe"),
            after_look: link(review.counts.after_look, "fix=look"),
            outcome: code(words.at(&format!("outcome_text.{outcome}")))
                .replace("{n}", &link(review.verdict.blockers, blocking)),
        }
    }
}

/// A filter that any of these rules passes.
fn of_rules(rules: &[&str]) -> String {
    format!("rule={}", rules.join("|"))
}

/// The page.
///
/// # Errors
/// A fault of the program's own template.
pub fn html(review: &Review) -> Result<String, Error> {
    let words = Words::of(review.lang)?;
    let mut tera = Tera::default();
    tera.register_filter("n", |number: u64, _: Kwargs, _: &State| grouped(number));
    tera.register_filter("code", |text: &str, _: Kwargs, _: &State| code(text));
    tera.add_raw_templates(TEMPLATES).map_err(|error| broken(&error.to_string()))?;
    let sheets = sheets(review, &words);
    let sentences = sentences(&review.findings);
    let data = Data::new(review, &sentences, &sheets, &words).json().map_err(|error| broken(&error.to_string()))?;
    let view = view(review, &words, &sheets, data);
    let context = Context::from_serialize(&view).map_err(|error| broken(&error.to_string()))?;
    tera.render("page.html", &context).map_err(|error| broken(&error.to_string()))
}

fn view<'r>(review: &'r Review, words: &'r Words, sheets: &[Sheet], data: String) -> PageView<'r> {
    let mut plain: Vec<&Finding> = review.findings.iter().filter(|finding| finding.is_open()).collect();
    if plain.len() > PLAIN_FINDINGS {
        plain.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), &finding.path, finding.line));
        plain.truncate(PLAIN_FINDINGS);
    }
    PageView {
        t: &words.all,
        style: [COLOURS, include_str!("page/style.css")].concat(),
        script: SCRIPT.concat(),
        data,
        plain,
        sheets: sheets.iter().map(|sheet| (sheet.id, sheet.html())).collect(),
        rows: sheets.iter().map(|sheet| (sheet.id, sheet.rows.len())).collect(),
        charts: [trend::findings(&review.history), trend::score(&review.history)],
        since: trend::since(&review.history),
        unmet: review.targets.iter().filter(|target| !target.met).count(),
        lists: Lists::new(review, words),
        wrong_terms: WRONG_TERMS.join("|"),
        wrong_labels: WRONG_LABELS.join("|"),
        r: shown(review, words),
    }
}

/// What the template asks of a review: not the findings, of which there may be very many.
fn shown(review: &Review, words: &Words) -> serde_json::Value {
    serde_json::json!({
        "lang": review.lang, "title": review.title, "day": review.day, "program": review.program,
        "verdict": review.verdict, "targets": targets(review, words), "scope": review.scope, "score": review.score,
        "counts": review.counts, "change": review.change, "questions": review.questions, "health": review.health,
        "owners": review.owners, "roles": review.roles, "sections": review.sections, "languages": review.languages,
        "rules": review.rules.iter().filter(|rule| rule.tally.all + rule.tally.waived > 0).collect::<Vec<_>>(),
        "tone": review.guide.tone, "label_style": review.guide.label_style,
        "actions": review.actions.len(), "stale": review.pictures.iter().filter(|picture| picture.stale).count(),
        "gains": gains(review),
    })
}

/// Targets with their numbers as they are read: scores with tenths, counts without.
#[expect(clippy::cast_possible_truncation, reason = "counts are whole numbers")]
fn targets(review: &Review, words: &Words) -> Vec<serde_json::Value> {
    let shown = |target: &super::Target, number: f64| match target.is_score {
        true => format!("{number:.1}%"),
        false => grouped(number as u64),
    };
    let row = |target: &super::Target| {
        let is = target.is.map_or_else(|| "–".to_owned(), |is| shown(target, is));
        let (met, wanted) = (target.met, shown(target, target.wanted));
        let title = match target.name.strip_prefix("owners.") {
            Some(owner) => words.with("target_owner", &[("name", owner.to_owned())]),
            None => words.under("target", &target.name).to_owned(),
        };
        serde_json::json!({ "title": title, "met": met, "is_score": target.is_score, "is": is, "wanted": wanted })
    };
    review.targets.iter().map(row).collect()
}

/// What would raise the score most, each with its name.
fn gains(review: &Review) -> Vec<(String, String, f64)> {
    let gains = review.score.as_ref().map(|score| score.gains.as_slice()).unwrap_or_default();
    let name = |kind: &str, id: &str| match kind {
        "concept" => {
            let term = review.terms.iter().find(|term| term.id == id);
            term.and_then(|term| Some(term.preferred.first()?.1.clone()))
        }
        _ => {
            let label = review.labels.rows.iter().find(|label| label.id == id);
            label.and_then(|label| label.texts.iter().find(|text| !text.is_empty()).cloned())
        }
    };
    let told = |gain: &super::Gain| {
        let rules = if gain.kind == "concept" { WRONG_TERMS } else { WRONG_LABELS };
        let filter = format!("subject={}&{}", gain.id, of_rules(&rules));
        (name(gain.kind, &gain.id).unwrap_or_else(|| gain.id.clone()), filter, gain.points)
    };
    gains.iter().map(told).collect()
}
