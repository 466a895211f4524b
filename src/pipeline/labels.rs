//! Compares the product's current translation files with the help center's snapshots to find changed labels.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Fix, Place, Say, Severity, apply};
use crate::error::{Act, Error};
use crate::parse::decisions::{About, Decision, What};
use crate::parse::glossary::{Glossary, Label, LabelRenaming, LabelsFrom, note_former};
use crate::parse::paths::{folder_of, inside_project};
use crate::parse::translation::{LIMIT, RULE, too_large};
use crate::source::{open_regular, read_text};
use crate::text::SourceText;
use crate::write::Desk;

use super::asked::Request;
use super::changed::FixedFile;
use super::load::{Project, load};
use super::stop::Stop;
use super::together::write_together;

/// Folders of a product without its own translation files.
const FOREIGN: [&str; 4] = ["node_modules", "target", "dist", "build"];

/// A label's text that differs in the product's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelChange {
    /// The label's id.
    pub label: String,
    /// Its key in the files.
    pub key: String,
    /// The role whose text changed; none: everybody's.
    pub role: Option<String>,
    /// The language of the text.
    pub lang: String,
    /// The text in the snapshot; none if it is new.
    pub old: Option<String>,
    /// The text in the product's files; none if it was removed.
    pub new: Option<String>,
}

/// The result of importing the product's files.
#[derive(Debug)]
pub struct Synced {
    /// In the glossary's order.
    pub changes: Vec<LabelChange>,
    /// Changed files: snapshots and the glossary.
    pub files: Vec<FixedFile>,
    /// Faults of the product's files. With any fault nothing is written.
    pub faults: Vec<Diagnostic>,
    /// Ids of the decisions that the product has a wrong word, about labels that changed now.
    pub settled: Vec<String>,
    /// Whether the files were written.
    pub written: bool,
}

/// Compares the product's files below `from` with the snapshots. `write` imports them and records each old text as a
/// former one.
///
/// # Errors
/// An error of the system, or unreadable files of the project.
pub fn sync_labels(request: Request, from: &Path, write: bool) -> Result<Synced, Stop> {
    if write {
        Desk::clear(&request.root);
    }
    let before = load(request.clone())?;
    if before.glossary.labels_from.is_empty() {
        return Err(Stop::Machine(no_files()));
    }
    if !from.exists() {
        return Err(Stop::Machine(no_path(from)));
    }
    let glossary_path = before.config.glossary.as_ref().map_or("glossary.yml", |(path, _)| path.as_str());
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for own in &before.glossary.labels_from {
        let Ok(snapshot) = inside_project(folder_of(glossary_path), &own.file) else { continue };
        match newer(from, own, before.glossary.labels_from.len() == 1)? {
            Ok(text) => {
                let old = request.read(&snapshot).ok().flatten();
                let before = old.unwrap_or_else(|| SourceText::new(&*snapshot, ""));
                if *before.text != *text {
                    files.push(FixedFile::made(before, text, Vec::new()));
                }
            }
            Err(fault) => faults.push(*fault),
        }
    }
    let mut again = request.clone();
    for file in &files {
        again.asked.texts.insert(file.before.path.to_string(), file.after.clone());
    }
    let after = load(again)?;
    faults.extend(after.faults.iter().filter(|fault| fault.rule == RULE).cloned());
    let changes = changes(&before, &after);
    if faults.is_empty() {
        let entries = glossary_files(&before, &changes)?;
        // The new glossary must be readable.
        let mut again = request.clone();
        again.asked.texts.extend(entries.iter().map(|file| (file.before.path.to_string(), file.after.clone())));
        load(again)?;
        // The glossary is first: after an interruption before the snapshot is written, the next run finds the same
        // changes again.
        files.splice(0..0, entries);
    }
    let settled = settled(&before.decisions, &changes);
    let mut synced = Synced { changes, files, faults, settled, written: false };
    if write && synced.faults.is_empty() {
        write_together(&request.root, &synced.files).map_err(Stop::Machine)?;
        synced.written = true;
    }
    Ok(synced)
}

/// The decisions that these changes resolve.
fn settled(decisions: &[Arc<Decision>], changes: &[LabelChange]) -> Vec<String> {
    let waits = |decision: &&Arc<Decision>| match &decision.about {
        About::Kind(kind) if decision.what == What::ProductWrong => {
            kind.label.as_ref().is_some_and(|label| changes.iter().any(|change| change.label == label.id))
        }
        _ => false,
    };
    decisions.iter().filter(waits).map(|decision| decision.id.clone()).collect()
}

/// The product's current file for a snapshot: at the same path, else the only one with the same name.
fn newer(from: &Path, own: &LabelsFrom, alone: bool) -> Result<Result<String, Box<Diagnostic>>, Stop> {
    let name = own.file.rsplit('/').next().unwrap_or(&own.file);
    let path = if from.is_file() {
        let fits = alone || from.file_name().is_some_and(|own| own.to_string_lossy() == name);
        if fits { from.to_path_buf() } else { return Ok(Err(Box::new(not_there(own, from)))) }
    } else if from.join(&own.file).is_file() {
        from.join(&own.file)
    } else {
        match found(from, name).as_slice() {
            [] => return Ok(Err(Box::new(not_there(own, from)))),
            [only] => only.clone(),
            several => return Ok(Err(Box::new(several_there(own, several)))),
        }
    };
    let shown = path.display().to_string();
    let mut bytes = Vec::new();
    let read = open_regular(&path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
    read.map_err(|cause| Error::io(Act::Read, &path, cause))?;
    if bytes.len() as u64 > LIMIT {
        return Ok(Err(Box::new(too_large(&shown))));
    }
    Ok(read_text(&shown, bytes).map(|source| source.text.to_string()))
}

/// The files with a name below a folder.
fn found(from: &Path, name: &str) -> Vec<PathBuf> {
    let own = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || (!name.starts_with('.') && !FOREIGN.contains(&&*name))
    };
    let entries = WalkDir::new(from).sort_by_file_name().into_iter().filter_entry(own).filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name().to_string_lossy() == name);
    files.map(walkdir::DirEntry::into_path).collect()
}

/// The changed labels; one change for all roles if it is the same for them.
fn changes(before: &Project, after: &Project) -> Vec<LabelChange> {
    let languages = after.glossary.languages();
    let roles: Vec<&str> = before.glossary.roles.iter().map(|role| role.id.as_str()).collect();
    let mut found = Vec::new();
    let pairs = before.glossary.labels.iter().zip(&after.glossary.labels);
    for (old, new) in pairs.filter(|(old, _)| old.key.is_some()) {
        for lang in &languages {
            let each: Vec<(Option<&str>, Option<&str>, Option<&str>)> = match roles.as_slice() {
                [] => vec![(None, text(old, "", lang), text(new, "", lang))],
                roles => roles.iter().map(|role| (Some(*role), text(old, role, lang), text(new, role, lang))).collect(),
            };
            let same = each.iter().all(|(_, was, now)| (was, now) == (&each[0].1, &each[0].2));
            let told = if same { &each[..1] } else { &each[..] };
            for (role, was, now) in told.iter().filter(|(_, was, now)| was != now) {
                found.push(LabelChange {
                    label: new.id.clone(),
                    key: new.key.as_ref().map(|key| key.id.clone()).unwrap_or_default(),
                    role: role.filter(|_| !same).map(str::to_owned),
                    lang: (*lang).to_owned(),
                    old: was.map(str::to_owned),
                    new: now.map(str::to_owned),
                });
            }
        }
    }
    found
}

fn text<'l>(label: &'l Label, role: &str, lang: &str) -> Option<&'l str> {
    label.text_for(role, lang)
}

/// The glossary's files, with each changed text recorded as a former one.
fn glossary_files(before: &Project, changes: &[LabelChange]) -> Result<Vec<FixedFile>, Stop> {
    let mut files: BTreeMap<Arc<str>, (SourceText, SourceText)> = BTreeMap::new();
    for change in changes {
        let Some(old) = &change.old else { continue };
        if is_noted(before, change, old) {
            continue;
        }
        // A label the product removed becomes a former name that ends today.
        let new = change.new.as_deref().unwrap_or_default();
        let Some(path) = declared(&before.glossary, &change.label) else { continue };
        if !files.contains_key(&path) {
            let Some(source) = before.request.read(&path).ok().flatten() else { continue };
            files.insert(path.clone(), (source.clone(), source));
        }
        let Some((_, now)) = files.get_mut(&path) else { continue };
        let wanted = LabelRenaming {
            id: &change.label,
            role: change.role.as_deref(),
            lang: &change.lang,
            new,
            until: before.today,
        };
        let rewritten =
            note_former(now, &wanted, old).map_err(|_| Stop::Machine(not_editable(&path, &change.label)))?;
        let fix = Fix::safe(rewritten.edits);
        *now = SourceText::new(&*path, apply(&now.text, &[&fix]).text);
    }
    Ok(files.into_values().map(|(before, after)| FixedFile::made(before, after.text, Vec::new())).collect())
}

/// Whether the glossary already records a text as used until today, by a run that was interrupted.
fn is_noted(before: &Project, change: &LabelChange, old: &str) -> bool {
    let former = before.glossary.label(&change.label).into_iter().flat_map(|label| &label.former);
    let mut noted = former.filter(|former| former.until == Some(before.today) && former.role == change.role);
    noted.any(|former| former.text.get(&change.lang) == Some(old))
}

/// The file in which a label is declared.
fn declared(glossary: &Glossary, label: &str) -> Option<Arc<str>> {
    glossary.label(label).map(|label| label.place.path.clone())
}

fn not_there(own: &LabelsFrom, from: &Path) -> Diagnostic {
    let say = Say::new(
        format!("제품에서 번역 파일을 찾지 못했어요: {}", own.file),
        format!("The product has no translation file {}", own.file),
    );
    let from = from.display();
    Diagnostic::new(RULE, Severity::Error, Some(own.place.clone()), say).help(Say::new(
        format!("{from} 아래에 같은 이름의 파일이 있어야 해요"),
        format!("A file of this name has to be below {from}"),
    ))
}

fn several_there(own: &LabelsFrom, paths: &[PathBuf]) -> Diagnostic {
    let list = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
    let say = Say::new(
        format!("같은 이름의 번역 파일이 여럿이에요: {}", own.file),
        format!("Several translation files are called {}", own.file),
    );
    Diagnostic::new(RULE, Severity::Error, Some(Place { ..own.place.clone() }), say).help(Say::new(
        format!("--from에 그 파일이 든 폴더를 적어 주세요: {list}"),
        format!("Name the folder with the right one after --from: {list}"),
    ))
}

fn no_files() -> Error {
    Error::new(Say::new("용어집에 labels_from이 없어요", "The glossary has no “labels_from”")).help(Say::new(
        "labels_from에 제품의 번역 파일을 적어 주세요",
        "Name the product's translation files under “labels_from”",
    ))
}

fn no_path(from: &Path) -> Error {
    let from = from.display();
    Error::new(Say::new(format!("파일이나 폴더가 없어요: {from}"), format!("There is no file or folder {from}")))
        .help(Say::new("--from 뒤의 경로를 확인해 주세요", "Check the path after --from"))
}

fn not_editable(path: &str, label: &str) -> Error {
    Error::new(Say::new(
        format!("{path}의 ‘{label}’ 항목을 자동으로 고칠 수 없어요"),
        format!("The entry “{label}” of {path} cannot be edited automatically"),
    ))
    .help(Say::new(
        "항목의 former를 `[ … ]`로 적은 뒤 다시 실행해 주세요",
        "Write the entry's “former” as a list `[ … ]`, then run the command again",
    ))
}
