//! A glossary of several files: what came in goes into the file that holds its entry, and what is new into the first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::parse::glossary::parse_glossary;
use crate::text::SourceText;

use super::super::{ConceptEntry, LabelSheet};
use super::{own_concept, own_label, statuses, with_entries, with_labels};

/// A glossary with what came in, file by file.
#[derive(Clone, Debug)]
pub struct MergedFiles {
    /// Each file as it was, the included ones first, and its new text.
    pub files: Vec<(SourceText, Arc<str>)>,
    /// Entries that are new.
    pub new: usize,
    /// Entries to which something was added.
    pub extended: usize,
    /// What says something else than the glossary, or has no place in it: it stayed as it was.
    pub conflicts: Vec<Say>,
}

/// Terms and names on screen put into the texts of a glossary and the files that it includes. `lang` is the language of
/// the roles' names.
///
/// # Errors
/// The faults of a file that is no YAML.
pub fn merge_files(
    main: &SourceText,
    included: &[SourceText],
    entries: &[ConceptEntry],
    sheet: &LabelSheet,
    lang: &str,
) -> Result<MergedFiles, Vec<Diagnostic>> {
    let (glossary, _) = parse_glossary(main, included)?;
    let mut merged = MergedFiles { files: Vec::new(), new: 0, extended: 0, conflicts: Vec::new() };
    let statuses = statuses(&glossary);
    let mut terms: BTreeMap<&str, Vec<ConceptEntry>> = BTreeMap::new();
    for entry in entries {
        let own = own_concept(&glossary, entry);
        terms.entry(own.map_or(&*main.path, |concept| &*concept.place.path)).or_default().push(entry.clone());
    }
    let mut names: BTreeMap<&str, LabelSheet> = BTreeMap::new();
    let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
    for label in &sheet.labels {
        let mut came = label.clone();
        came.parent = came.parent.map(|parent| renamed.get(parent.as_str()).map_or(parent, |id| (*id).to_owned()));
        let own = own_label(&glossary, &came);
        if let Some(own) = own {
            renamed.insert(&label.id, &own.id);
        }
        let path = own.map_or(&*main.path, |label| &*label.place.path);
        names.entry(path).or_default().labels.push(came);
    }
    let roles = sheet.roles.iter().filter(|(id, _)| glossary.role(id).is_none()).cloned();
    names.entry(&main.path).or_default().roles = roles.collect();
    for file in included.iter().chain([main]) {
        let mut text = file.clone();
        if let Some(entries) = terms.get(&*file.path) {
            let done = with_entries(&text, entries, &statuses)?;
            (merged.new, merged.extended) = (merged.new + done.new, merged.extended + done.extended);
            merged.conflicts.extend(done.conflicts);
            text = SourceText::new(file.path.clone(), done.text);
        }
        if let Some(sheet) = names.get(&*file.path).filter(|sheet| !sheet.labels.is_empty()) {
            let done = with_labels(&text, sheet, lang)?;
            (merged.new, merged.extended) = (merged.new + done.new, merged.extended + done.extended);
            merged.conflicts.extend(done.conflicts);
            text = SourceText::new(file.path.clone(), done.text);
        }
        merged.files.push((file.clone(), text.text));
    }
    let mut after: Vec<SourceText> =
        merged.files.iter().map(|(file, text)| SourceText::new(file.path.clone(), text.clone())).collect();
    // `main` was pushed last.
    if let Some(first) = after.pop() {
        merged.conflicts.extend(new_faults((main, included), (&first, &after))?);
    }
    Ok(merged)
}

/// A glossary and the files that it includes.
type Files<'f> = (&'f SourceText, &'f [SourceText]);

/// Faults that a glossary did not have before.
pub(super) fn new_faults(before: Files<'_>, after: Files<'_>) -> Result<Vec<Say>, Vec<Diagnostic>> {
    let (_, known) = parse_glossary(before.0, before.1)?;
    let known: BTreeSet<(&str, &Say)> = known.iter().map(|fault| (&*fault.rule, &fault.message)).collect();
    let (_, faults) = parse_glossary(after.0, after.1)?;
    // A definition is what people write afterwards.
    let wrong = |fault: &&Diagnostic| {
        fault.severity >= Severity::Warning
            && fault.rule != "glossary/definition"
            && !known.contains(&(&*fault.rule, &fault.message))
    };
    let told = faults.iter().filter(wrong).map(|fault| {
        let (file, line) = fault.place.as_ref().map_or(("", 0), |place| (&*place.path, place.start.line));
        Say::new(
            format!("합친 {file}의 {line}행: {}", fault.message.ko),
            format!("line {line} of the merged {file}: {}", fault.message.en),
        )
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{KnownRole, read_labels, read_sheet};

    const MAIN: &str =
        "# ours\ninclude: [terms.yml]\nconcepts:\n  - { id: order, terms: { ko: { preferred: 주문 } } }\n";
    const TERMS: &str = "concepts:\n  - id: customer # bought something\n    terms: { ko: { preferred: 고객, deprecated: [손님] } }\nlabels:\n  - { id: cart, kind: page, text: { ko: 장바구니 } }\n";

    fn merged(sheet: &str) -> (Vec<String>, usize) {
        let source = |path: &str, text: &str| SourceText::new(path, text);
        let came = read_sheet(&source("t.csv", sheet), "ko").expect("a sheet").value;
        let (main, terms) = (source("glossary.yml", MAIN), source("terms.yml", TERMS));
        let done = merge_files(&main, &[terms], &came, &LabelSheet::default(), "ko").expect("both are YAML");
        (done.files.into_iter().map(|(_, text)| text.to_string()).collect(), done.conflicts.len())
    }

    #[test]
    fn what_is_known_is_extended_where_it_stands_and_what_is_new_goes_into_the_first() {
        let (files, conflicts) = merged("대표 용어,쓰지 않는 말\n고객,이용객\n배송지,수령지\n주문,오더\n");
        assert_eq!(conflicts, 0);
        assert!(files[0].contains("손님, 이용객") && files[0].contains("# bought something"), "{}", files[0]);
        assert!(files[1].starts_with("# ours\n") && files[1].contains("오더") && files[1].contains("수령지"));
        assert!(!files[1].contains("이용객") && !files[0].contains("수령지"));
    }

    #[test]
    fn what_another_file_says_otherwise_is_told() {
        let (files, conflicts) = merged("대표 용어,쓰지 않는 말\n주문,고객\n");
        assert_eq!((files, conflicts), (vec![TERMS.to_owned(), MAIN.to_owned()], 1));
    }

    #[test]
    fn a_name_below_one_of_another_file_is_put_below_it() {
        let known: Vec<KnownRole> = Vec::new();
        let source = |path: &str, text: &str| SourceText::new(path, text);
        let sheet = read_labels(&source("t.csv", "화면,버튼\n장바구니,비우기\n"), "ko", &known).expect("a sheet").value;
        let (main, terms) = (source("glossary.yml", MAIN), source("terms.yml", TERMS));
        let done = merge_files(&main, &[terms], &[], &sheet, "ko").expect("both are YAML");
        assert_eq!(&*done.files[0].1, TERMS);
        assert!(done.files[1].1.contains("parent: cart"), "{}", done.files[1].1);
        assert_eq!((done.new, done.conflicts), (1, Vec::new()));
    }
}
