//! Reads the team's decisions about findings.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::parse::decisions::{DECISIONS_FILE, Decision, parse_decisions};
use crate::source::Refusal;

use super::asked::Request;
use super::stop::Stop;

/// The decisions of a project; empty without the file.
///
/// # Errors
/// An unreadable file: it must not be taken for an empty one.
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
