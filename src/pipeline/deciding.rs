//! Applies the team's decisions to all findings at once.

use std::collections::BTreeSet;

use crate::diagnostic;
use crate::lint::{Deciding, Levels, Waived, decision_faults, known_rules};

use super::check::Checked;
use super::survey::Surveyed;

impl Checked {
    /// Moves decided findings to the exceptions. `whole`: everything was checked, so a decision without a finding is
    /// reported. Findings are numbered.
    ///
    /// Those that were decided page by page are compared again together with the rest: what is alike is counted over the
    /// whole site, and each decision holds for one finding.
    pub(super) fn decide(&mut self, surveyed: &Surveyed, whole: bool) {
        if surveyed.decisions.is_empty() {
            return;
        }
        let (decided, silenced): (Vec<Waived>, Vec<Waived>) =
            std::mem::take(&mut self.waived).into_iter().partition(|own| own.decision.is_some());
        let mut all = std::mem::take(&mut self.diagnostics);
        all.extend(decided.into_iter().map(|own| own.diagnostic));
        all.sort_by(diagnostic::reading_order);
        let (mut left, settled) = Deciding::by(&surveyed.decisions, surveyed.site.today).settle(all);
        diagnostic::sort(&mut left);
        self.diagnostics = left;
        self.waived = silenced;
        self.waived.extend(settled);
        self.waived.sort_by(|a, b| diagnostic::reading_order(&a.diagnostic, &b.diagnostic));
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
