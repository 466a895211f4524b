//! What a team decided about findings: read with the project, and compared with what is found.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::lint::{Deciding, Levels, decision_faults, known_rules};
use crate::parse::decisions::{DECISIONS_FILE, Decision, parse_decisions};
use crate::source::Refusal;

use super::asked::Request;
use super::check::Checked;
use super::stop::Stop;
use super::survey::Surveyed;

/// The decisions of a project; none: there is no such file.
///
/// # Errors
/// A file that cannot be read: it must not pass for an empty one.
pub(super) fn decisions(request: &Request, faults: &mut Vec<Diagnostic>) -> Result<Vec<Arc<Decision>>, Stop> {
    let source = match request.read(DECISIONS_FILE) {
        Ok(Some(source)) => source,
        Ok(None) => return Ok(Vec::new()),
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    let (decisions, told) = parse_decisions(&source).map_err(|fault| Stop::Author(vec![*fault]))?;
    faults.extend(told);
    Ok(decisions.into_iter().map(Arc::new).collect())
}

impl Checked {
    /// With the findings about the whole site that somebody decided about apart from the others. `whole`: everything was
    /// looked at, so that a decision which no finding fits is told.
    pub(super) fn decide(&mut self, surveyed: &Surveyed, whole: bool) {
        if surveyed.decisions.is_empty() {
            return;
        }
        let (left, settled) = Deciding::by(&surveyed.decisions).settle(std::mem::take(&mut self.diagnostics));
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
