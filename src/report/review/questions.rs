//! Questions that no command can answer: people have to decide.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Finding, HealthRow, UpkeepRow};

/// Something to decide.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// `product`, `look`, `glossary`, `expired`, `ending`, `feature`, `review` or `definition`.
    pub kind: &'static str,
    /// How many things of that kind.
    pub count: usize,
    /// The owner; empty: several, or none.
    pub owner: String,
    /// The first day by which; empty: none.
    pub due: String,
    /// The filter of the findings that it is about; empty: it is about something else.
    pub filter: String,
}

/// The open questions, if there are any.
pub(super) fn questions(findings: &[Finding], upkeep: &[UpkeepRow], health: &[HealthRow]) -> Vec<Question> {
    let open = || findings.iter().filter(|finding| finding.is_open());
    let mut questions = Vec::new();
    let mut products: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in open().filter(|finding| finding.rule == "glossary/label-term") {
        *products.entry(&finding.owner).or_default() += 1;
    }
    for (owner, count) in products {
        let whose = if owner.is_empty() { "-" } else { owner };
        questions.push(Question {
            kind: "product",
            count,
            owner: owner.to_owned(),
            due: String::new(),
            filter: format!("rule=glossary/label-term&owner={whose}"),
        });
    }
    let found = |kind, filter: &str, fits: &dyn Fn(&Finding) -> bool| Question {
        kind,
        count: open().filter(|finding| fits(finding)).count(),
        owner: String::new(),
        due: String::new(),
        filter: filter.to_owned(),
    };
    let unsafe_fix = |finding: &Finding| finding.fix.as_ref().is_some_and(|fix| !fix.safe);
    questions.push(found("look", "fix=look", &unsafe_fix));
    questions.push(found("expired", "rule=ignore/expired", &|finding| finding.rule == "ignore/expired"));
    let due = |kind, of: &str| {
        let own = || upkeep.iter().filter(|row| row.kind == of && row.days_left.is_some_and(|left| left >= 0));
        let due = own().map(|row| row.day.clone()).min().unwrap_or_default();
        Question { kind, count: own().count(), owner: String::new(), due, filter: String::new() }
    };
    questions.extend([due("feature", "feature"), due("ending", "waiver"), due("review", "review")]);
    let faults = |finding: &Finding| finding.rule.starts_with("glossary/") && finding.rule != "glossary/label-term";
    let rules: Vec<&str> = {
        let mut rules: Vec<&str> = open().filter(|finding| faults(finding)).map(|finding| &*finding.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    };
    questions.push(found("glossary", &format!("rule={}", rules.join("|")), &faults));
    let lacking = health.iter().filter(|row| row.kind == "definition").map(|row| row.items.len()).sum();
    questions.push(Question {
        kind: "definition",
        count: lacking,
        owner: String::new(),
        due: String::new(),
        filter: String::new(),
    });
    questions.retain(|question| question.count > 0);
    questions
}
