//! Decisions as the report shows them, and what the product's teams have to mend: words of the screen that were decided
//! to be wrong (`product-wrong`).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::parse::decisions::What;

use super::Finding;

/// A decision, for display.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DecisionShown {
    /// Its id in `decisions.yml`.
    pub id: String,
    /// What was decided.
    pub what: What,
    /// Who decided it; empty: it does not say.
    pub by: String,
    /// When; empty: it does not say.
    pub on: String,
    /// Where it is followed up; empty: nowhere.
    pub ticket: String,
}

/// Wrong words of the screen, by decision: the product's teams mend them.
#[derive(Clone, Debug, Serialize)]
pub struct ProductRow {
    /// The team: the owner of the label, concept or feature, else who decided it.
    pub owner: String,
    /// The words that the screen shows.
    pub found: String,
    /// What they are about: `label`, `concept`, `feature`, or nothing.
    pub subject_kind: &'static str,
    /// The id of that.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// The decision.
    pub decision: DecisionShown,
    /// In how many places of the help center they stand.
    pub places: usize,
}

/// A row for each decision: by team, then by id.
pub(super) fn product(findings: &[Finding]) -> Vec<ProductRow> {
    let mut rows: BTreeMap<(&str, &str), ProductRow> = BTreeMap::new();
    for finding in findings {
        let Some(decision) = finding.decision.as_ref().filter(|own| own.what == What::ProductWrong) else { continue };
        let owner = if finding.subject_owner.is_empty() { &decision.by } else { &finding.subject_owner };
        let row = rows.entry((owner, &decision.id)).or_insert_with(|| ProductRow {
            owner: owner.clone(),
            found: finding.found.clone(),
            subject_kind: finding.subject_kind,
            subject: finding.subject.clone(),
            reason: finding.reason.clone(),
            decision: decision.clone(),
            places: 0,
        });
        row.places += 1;
    }
    rows.into_values().collect()
}
