//! Applies the team's decisions to the findings about the whole site.

use std::collections::BTreeSet;

use crate::diagnostic;
use crate::lint::{Deciding, Levels, decision_faults, known_rules};

use super::check::Checked;
use super::survey::Surveyed;

impl Checked {
    /// Moves decided findings about the whole site to the exceptions. `whole`: everything was checked, so a decision
    /// without a finding is reported.
    pub(super) fn decide(&mut self, surveyed: &Surveyed, whole: bool) {
        if surveyed.decisions.is_empty() {
            return;
        }
        let (left, settled) =
            Deciding::by(&surveyed.decisions, surveyed.site.today).settle(std::mem::take(&mut self.diagnostics));
        self.diagnostics = left;
        self.ignored += settled.len();
        self.waived.extend(settled);
        if !whole {
            return;
        }
        let used: BTreeSet<&str> =
            self.waived.iter().filter_map(|own| own.decision.as_ref()).map(|own| own.id.as_str()).collect();
        let site = &surveyed.site;
        let told = decision_faults(&surveyed.decisions, &used, site, &known_rules());
        let mut told = Levels::new(&site.config).of_site().apply(told);
        diagnostic::number(&mut told);
        self.diagnostics.extend(told);
        diagnostic::sort(&mut self.diagnostics);
    }
}
