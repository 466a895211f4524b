//! What to do, by effect: each line settles many findings at once, and says where, whose it is and with which command.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnostic::{Say, Severity, UiLang};
use crate::lint::every_rule;
use crate::lint::words::{name_en, name_ko};
use crate::parse::glossary::Label;

use super::score::Score;
use super::{Finding, Sources, Verdict};

/// Forms that are named in a title.
const FORMS: usize = 2;

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
pub struct Action {
    /// `concept`, `label`, `feature` or `rule`.
    pub kind: &'static str,
    /// The id of that.
    pub id: String,
    /// What to do, in one line: `‘학습자’ → ‘수강생’`.
    pub title: String,
    /// Findings that it settles.
    pub places: usize,
    /// Files on which they stand.
    pub pages: usize,
    /// Those among them that `helpgen fix` mends by itself.
    pub safe: usize,
    /// Those that it mends after a look.
    pub look: usize,
    /// New ones that stand in the way of publication.
    pub blocking: usize,
    /// Owners, the one with most findings first; an empty name: no owner.
    pub owners: Vec<(String, usize)>,
    /// The day by which it is to be done; empty: none.
    pub due: String,
    /// The command that does it; empty: it is done by hand.
    pub command: String,
    /// Points of percent that the score gains; none: it does not change, or hardly.
    pub gain: Option<f64>,
    /// How bad the worst of them is.
    pub severity: Severity,
}

/// Which action settles a finding: its kind and id.
pub(super) fn key(finding: &Finding) -> (&'static str, &str) {
    let group = finding.rule.split('/').next().unwrap_or_default();
    let particle = finding.rule == "style/particle";
    let of_label = ["label/former", "label/wrong-role"].contains(&finding.rule.as_str());
    match finding.subject_kind {
        "concept" if group == "term" || particle => ("concept", &finding.subject),
        "label" if of_label => ("label", &finding.subject),
        "feature" if group == "feature" => ("feature", &finding.subject),
        _ => ("rule", &finding.rule),
    }
}

/// All actions: those that block publication first, then by the number of findings that each settles.
pub(super) fn actions(
    sources: &Sources<'_>,
    findings: &[Finding],
    verdict: &Verdict,
    score: Option<&Score>,
    lang: UiLang,
) -> Vec<Action> {
    let mut groups: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.is_open()) {
        groups.entry(key(finding)).or_default().push(finding);
    }
    let mut actions: Vec<Action> =
        groups.into_values().map(|own| action(sources, &own, verdict, score, lang)).collect();
    actions.sort_by(|a, b| {
        let order = |own: &Action| (own.blocking == 0, std::cmp::Reverse((own.severity, own.places, own.safe)));
        (order(a), a.kind, &a.id).cmp(&(order(b), b.kind, &b.id))
    });
    actions
}

fn action(sources: &Sources<'_>, own: &[&Finding], verdict: &Verdict, score: Option<&Score>, lang: UiLang) -> Action {
    let (kind, id) = key(own[0]);
    let fixes = |safe: bool| own.iter().filter(|told| told.fix.as_ref().is_some_and(|fix| fix.safe == safe)).count();
    let (safe, look) = (fixes(true), fixes(false));
    let blocking = own.iter().filter(|told| verdict.blocks(told)).count();
    let gains = score.map(|score| score.gains.as_slice()).unwrap_or_default();
    Action {
        kind,
        id: id.to_owned(),
        title: title(sources, own, kind, id).in_lang(lang).to_owned(),
        places: own.len(),
        pages: own.iter().map(|told| told.path.as_str()).collect::<BTreeSet<_>>().len(),
        safe,
        look,
        blocking,
        owners: owners(own),
        due: due(sources, kind, id),
        command: command(own, kind, id, safe, look),
        gain: gains.iter().find(|gain| gain.kind == kind && gain.id == id).map(|gain| gain.points),
        severity: own.iter().map(|told| told.severity).max().unwrap_or(Severity::Info),
    }
}

fn owners(own: &[&Finding]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    own.iter().for_each(|told| *counts.entry(&told.owner).or_default() += 1);
    let mut owners: Vec<(String, usize)> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    owners.sort_by(|a, b| {
        (a.0.is_empty(), std::cmp::Reverse(a.1), &a.0).cmp(&(b.0.is_empty(), std::cmp::Reverse(b.1), &b.0))
    });
    owners
}

/// A feature's last day, or the last of its notices, where that is to come or has passed.
fn due(sources: &Sources<'_>, kind: &str, id: &str) -> String {
    let feature = (kind == "feature").then(|| sources.site.glossary.feature(id)).flatten();
    let day = feature.and_then(|feature| {
        let own = feature.roles.iter().filter_map(|(role, _)| feature.life_for(role).removed);
        own.chain(feature.life.removed).min()
    });
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn command(own: &[&Finding], kind: &str, id: &str, safe: usize, look: usize) -> String {
    if safe + look == 0 {
        return String::new();
    }
    let only = match kind {
        "concept" => format!(" --concept {}", argument(id)),
        _ => {
            let rules: BTreeSet<&str> = own.iter().filter(|told| told.fix.is_some()).map(|told| &*told.rule).collect();
            rules.into_iter().map(|rule| format!(" --rule {rule}")).collect()
        }
    };
    format!("helpgen fix{}{only}", if safe == 0 { " --unsafe" } else { "" })
}

/// A word on a command line.
fn argument(word: &str) -> String {
    match word.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c)) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

fn title(sources: &Sources<'_>, own: &[&Finding], kind: &str, id: &str) -> Say {
    let glossary = &sources.site.glossary;
    let page_lang = |told: &Finding| told.page.split('/').next().unwrap_or_default().to_owned();
    let lang = most(own.iter().map(|told| page_lang(told))).into_iter().next().unwrap_or_default();
    match kind {
        "concept" => {
            let concept = glossary.concept(id);
            let to = concept.filter(|own| !own.internal).and_then(|own| own.preferred(&lang)).map(|term| &*term.text);
            let from = most(own.iter().map(|told| told.found.clone()).filter(|found| to != Some(found)));
            replaced(&from, to, id)
        }
        "label" => {
            let from = most(own.iter().map(|told| told.found.clone()));
            replaced(&from, glossary.label(id).and_then(|label| today(sources, label, &lang)).as_deref(), id)
        }
        "feature" => {
            let feature = glossary.feature(id);
            let (ko, en) = feature.map_or((id, id), |own| (name_ko(&own.name, id), name_en(&own.name, id)));
            let rule = &*own[0].rule;
            let summary = |told: &Say| (told.ko.to_string(), told.en.to_string());
            let (what_ko, what_en) = match own.iter().all(|told| told.rule == rule) {
                true => summary(&rule_words(rule)),
                false => ("글을 정리해 주세요".to_owned(), "Tidy up its pages".to_owned()),
            };
            Say::new(format!("기능 ‘{ko}’: {what_ko}"), format!("Feature “{en}”: {what_en}"))
        }
        _ => rule_words(id),
    }
}

/// What a rule finds, in one line; its id where it has no words.
pub(super) fn rule_words(id: &str) -> Say {
    every_rule().iter().find(|rule| rule.id == id).map_or_else(|| Say::new(id, id), |rule| rule.summary())
}

/// Texts by how often they occur, those not empty.
fn most(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    texts.filter(|text| !text.is_empty()).for_each(|text| *counts.entry(text).or_default() += 1);
    let mut sorted: Vec<(String, usize)> = counts.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sorted.into_iter().map(|(text, _)| text).collect()
}

/// What a label is called today: its text, or how it is written where roles see different ones.
fn today(sources: &Sources<'_>, label: &Label, lang: &str) -> Option<String> {
    let roles = sources.site.glossary.roles.iter().map(|role| role.id.as_str()).chain([""]);
    let texts: BTreeSet<&str> = roles.filter_map(|role| label.text_for(role, lang)).collect();
    match texts.len() {
        1 => texts.first().map(|text| (*text).to_owned()),
        0 => None,
        _ => Some(format!(":ui[{}]", label.id)),
    }
}

fn replaced(from: &[String], to: Option<&str>, id: &str) -> Say {
    let list = |open: char, close: char| {
        let named: Vec<String> = from.iter().take(FORMS).map(|text| format!("{open}{}{close}", short(text))).collect();
        if named.is_empty() { format!("{open}{id}{close}") } else { named.join(", ") }
    };
    let rest = from.len().saturating_sub(FORMS);
    let (more_ko, more_en) = match rest {
        0 => (String::new(), String::new()),
        rest => (format!(" 외 {rest}"), format!(" and {rest} more")),
    };
    let (ko, en) = (list('‘', '’') + &more_ko, list('“', '”') + &more_en);
    match to {
        Some(to) => Say::new(format!("{ko} → ‘{to}’"), format!("{en} → “{to}”")),
        None => Say::new(format!("{ko} 쓰지 않기"), format!("Do not use {en}")),
    }
}

/// Words that do not fill a line.
fn short(text: &str) -> String {
    match text.char_indices().nth(24) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_on_the_command_line_is_one_word() {
        assert_eq!(argument("learner"), "learner");
        assert_eq!(argument("수강생"), "수강생");
        assert_eq!(argument("a b"), "'a b'");
        assert_eq!(argument("it's; rm"), "'it'\\''s; rm'");
    }

    #[test]
    fn the_commonest_words_stand_in_the_title() {
        let from = most(["나", "가", "나", "다", ""].map(str::to_owned).into_iter());
        assert_eq!(from, ["나", "가", "다"]);
        let say = replaced(&from, Some("라"), "x");
        assert_eq!((&*say.ko, &*say.en), ("‘나’, ‘가’ 외 1 → ‘라’", "“나”, “가” and 1 more → “라”"));
        assert_eq!(&*replaced(&[], None, "x").en, "Do not use “x”");
    }
}
