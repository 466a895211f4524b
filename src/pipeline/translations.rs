//! Reads the product's translation files that the glossary names.

use crate::diagnostic::Diagnostic;
use crate::parse::glossary::{Glossary, keys};
use crate::parse::paths::{folder_of, inside_project};
use crate::parse::translation::{LIMIT, RULE, Translations, parse_translation, too_large};
use crate::source::Refusal;

use super::asked::Request;
use super::stop::{Stop, missing_file};

/// The texts of each translation file; `None` for a file that is unusable, which is reported.
pub(super) fn translations(
    request: &Request,
    glossary_path: &str,
    glossary: &Glossary,
    faults: &mut Vec<Diagnostic>,
) -> Result<Vec<Option<Translations>>, Stop> {
    let wanted = keys(glossary);
    let mut files = Vec::new();
    for from in &glossary.labels_from {
        // A path that leads out of the project has been reported.
        let Ok(path) = inside_project(folder_of(glossary_path), &from.file) else {
            files.push(None);
            continue;
        };
        let size = std::fs::metadata(request.root.join(&path)).map(|metadata| metadata.len());
        if size.is_ok_and(|bytes| bytes > LIMIT) {
            faults.push(too_large(&path));
            files.push(None);
            continue;
        }
        let source = match request.read(&path) {
            Ok(Some(source)) => source,
            Ok(None) => {
                let mut fault = missing_file(&path, from.place.clone());
                fault.rule = RULE.into();
                faults.push(fault);
                files.push(None);
                continue;
            }
            Err(Refusal::Author(fault)) => {
                faults.push(*fault);
                files.push(None);
                continue;
            }
            Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        };
        match parse_translation(&source, &from.language, &wanted) {
            Ok(texts) => files.push(Some(texts)),
            Err(fault) => {
                faults.push(*fault);
                files.push(None);
            }
        }
    }
    Ok(files)
}
