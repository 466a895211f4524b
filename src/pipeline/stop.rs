//! Why a run ends early.

use crate::diagnostic::{self, Diagnostic, Place, Say, Severity};
use crate::error::{Act, Error};
use crate::index::query::StoreError;
use crate::source::Refusal;

/// Why a run ends early.
#[derive(Debug)]
pub enum Stop {
    /// The author's files cannot be read.
    Author(Vec<Diagnostic>),
    /// An error of the system, or an invalid command line.
    Machine(Error),
}

impl Stop {
    /// The same, with other faults of the author's files.
    pub(super) fn with(self, others: &[Diagnostic]) -> Self {
        match self {
            Stop::Author(faults) => {
                let mut all = [&faults, others].concat();
                diagnostic::sort(&mut all);
                Stop::Author(all)
            }
            machine => machine,
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Machine(error)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        if let StoreError::Write(path, cause) = error {
            return Stop::Machine(Error::io(Act::Write, &path, cause));
        }
        Stop::Machine(Error::new(Say::new(
            format!("검색 색인을 쓰지 못했어요: {error}"),
            format!("Cannot write the search index: {error}"),
        )))
    }
}

impl From<Vec<Refusal>> for Stop {
    fn from(refusals: Vec<Refusal>) -> Self {
        let mut faults = Vec::new();
        for refusal in refusals {
            match refusal {
                Refusal::Machine(error) => return Stop::Machine(error),
                Refusal::Author(fault) => faults.push(*fault),
            }
        }
        Stop::Author(faults)
    }
}

/// The finding about a missing file that is named in a file.
pub(super) fn missing_file(path: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        "glossary/path",
        Severity::Error,
        Some(place),
        Say::new(format!("파일이 없어요: {path}"), format!("There is no file {path}")),
    )
    .help(Say::new("경로를 고치거나 파일을 만들어 주세요", "Correct the path or make the file"))
}
