//! `helpgen glossary import`: imports terms and labels from other programs and from sheets, prints them as a glossary
//! or merges them into an existing one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::english::counted;
use crate::error::Error;
use crate::exchange::{
    Carried, ConceptEntry, KnownRole, LabelSheet, MergedFiles, is_label_sheet, is_workbook, merge_files, read_labels,
    read_prh, read_sheet, read_tbx, read_vale, read_vocabulary, tables, write_glossary, write_labels,
};
use crate::parse::glossary::{includes, parse_glossary};
use crate::pipeline::{FixedFile, Request, Stop, glossary_of, languages_of};
use crate::source::{Refusal, decoded, name_from, read_bytes, read_source};
use crate::text::SourceText;
use crate::write::write_inside;

use super::common_args::Common;
use super::fix::{colored, diffs};
use super::terminal::Voice;
use super::{FINDINGS, FINE, print};

const KOREAN: &str = "ko";
const ENGLISH: &str = "en";
/// The name of a printed glossary in messages.
const PRINTED: &str = "glossary.yml";

/// `helpgen glossary import`
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The terminology
    file: PathBuf,
    /// Its form; else its name says it
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<From>,
    /// What a sheet holds; else its headings say it
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    what: Option<Holds>,
    /// Sheet of a workbook to read; repeat for several; none: all of them
    #[arg(long = "sheet", value_name = "NAME")]
    sheets: Vec<String>,
    /// Heading of a column that holds what this role reads; repeat for several
    #[arg(long = "role", value_name = "NAME")]
    role_columns: Vec<String>,
    /// Language of its terms where it names none; else English for a rule of Vale in Latin letters, if the help center
    /// has that, and Korean
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Put it into this glossary: what is new comes in, what is there stays, and conflicts are told
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// Show the changes, write nothing
    #[arg(long, requires = "into")]
    diff: bool,
    /// End well even if something was left out
    #[arg(long)]
    lenient: bool,
}

/// Forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// A sheet: CSV with one row per term or per concept, or per name on screen; Korean or English headings
    Csv,
    /// A workbook: .xlsx, .ods, .xls
    Xlsx,
    /// TermBase eXchange, ISO 30042
    Tbx,
    /// A dictionary of textlint-rule-prh
    Prh,
    /// A substitution rule or a vocabulary of Vale
    Vale,
}

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Holds {
    /// Terms
    Terms,
    /// Names on screen: menus, buttons, by role
    Labels,
}

/// The imported entries.
#[derive(Default)]
struct Imported {
    entries: Vec<ConceptEntry>,
    labels: LabelSheet,
    left: Vec<Say>,
    read: Vec<Say>,
}

pub(super) fn run(common: &Common, arguments: &ImportArguments, voice: &Voice) -> Result<u8, Stop> {
    let lang = arguments.lang.as_deref().unwrap_or(KOREAN);
    let known = roles(common, arguments);
    let mut imported = import(common, arguments, lang, &known)?;
    imported.read.iter().for_each(|say| voice.tell(say));
    match &arguments.into {
        Some(file) => merge(common, arguments, file, lang, &mut imported, voice)?,
        None => {
            let text = glossary(&imported, lang);
            imported.left.extend(contradictions(&text, &known));
            print(text.as_bytes())?;
        }
    }
    if imported.left.is_empty() {
        return Ok(FINE);
    }
    voice.warn(&Say::new("가져오지 못한 것:", "What could not be carried:"));
    for say in &imported.left {
        voice.warn(&Say::new(format!("  {}", say.ko), format!("  {}", say.en)));
    }
    if !arguments.lenient {
        voice.warn(&Say::new(
            "고쳐서 다시 가져오세요. 이대로 괜찮으면 `--lenient`를 붙이면 돼요",
            "Mend this and import again, or accept it with `--lenient`",
        ));
    }
    Ok(if arguments.lenient { FINE } else { FINDINGS })
}

/// The imported entries as a new glossary.
fn glossary(imported: &Imported, lang: &str) -> String {
    let mut text = String::new();
    if !imported.labels.labels.is_empty() {
        text.push_str(&write_labels(&imported.labels, lang));
    }
    if !imported.entries.is_empty() || text.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&write_glossary(&imported.entries));
    }
    text
}

/// Merges the imported entries into an existing glossary. Contradictions are added to the list of what was left out.
fn merge(
    common: &Common,
    arguments: &ImportArguments,
    file: &Path,
    lang: &str,
    imported: &mut Imported,
    voice: &Voice,
) -> Result<(), Stop> {
    let name = name_from(&common.dir, file);
    let before = match read_source(&common.dir, &name) {
        Ok(found) => found.unwrap_or_else(|| SourceText::new(name.clone(), "")),
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    let mut included = Vec::new();
    for (path, _) in includes(&before) {
        match read_source(&common.dir, &path) {
            Ok(Some(found)) => included.push(found),
            Ok(None) => imported.left.push(Say::new(
                format!("{name}의 include에 적힌 파일이 없어서 그 안의 용어와 비교하지 못했어요: {path}"),
                format!("{name} includes {path}, which is not there: its terms were not compared"),
            )),
            Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
            Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
        }
    }
    let merged = merge_files(&before, &included, &imported.entries, &imported.labels, lang).map_err(Stop::Author)?;
    let MergedFiles { files, new, extended, conflicts } = merged;
    imported.left.extend(conflicts);
    let changed: Vec<(SourceText, Arc<str>)> = files.into_iter().filter(|(file, text)| file.text != *text).collect();
    let others: Vec<&str> = changed.iter().map(|(file, _)| &*file.path).filter(|path| *path != name).collect();
    if !others.is_empty() {
        let others = others.join(", ");
        voice.tell(&Say::new(
            format!("이미 있는 항목은 그 항목이 있는 파일에 채워요: {others}"),
            format!("What is there already is added to in the file that holds it: {others}"),
        ));
    }
    if arguments.diff {
        let shown: Vec<FixedFile> = changed.into_iter().map(|(file, text)| FixedFile::shown(file, text)).collect();
        print(diffs(&shown, colored(common)).as_bytes())?;
    } else {
        for (file, text) in &changed {
            write_inside(&common.dir, &common.dir.join(&*file.path), text.as_bytes())?;
        }
    }
    let entries = counted(new, "new entry");
    voice.tell(&match arguments.diff {
        true => Say::new(
            format!("{name}에 새 항목 {new}개를 넣고 {extended}개를 채우게 돼요. 아직 저장하지 않았어요"),
            format!("{name} would get {entries} and additions to {extended}; nothing is written"),
        ),
        false => Say::new(
            format!("{name}에 새 항목 {new}개를 넣고 {extended}개를 채웠어요"),
            format!("{name} has {entries} and additions to {extended}"),
        ),
    });
    Ok(())
}

fn import(common: &Common, arguments: &ImportArguments, lang: &str, known: &[KnownRole]) -> Result<Imported, Stop> {
    let name = name_from(&common.dir, &arguments.file);
    let bytes = match read_bytes(&common.dir, &name) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let say = Say::new(format!("파일이 없어요: {name}"), format!("There is no file {name}"));
            return Err(Stop::Machine(Error::new(say)));
        }
        Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        Err(Refusal::Author(fault)) => return Err(Stop::Author(vec![*fault])),
    };
    if is_workbook(&bytes) {
        return workbook(&name, bytes, arguments, lang, known);
    }
    if let Some(sheet) = arguments.sheets.first() {
        let say = Say::new(format!("시트가 없는 파일이에요: {name}"), format!("{name} has no sheets"));
        let help = Say::new(format!("`--sheet {sheet}` 없이 실행해 주세요"), format!("Leave out `--sheet {sheet}`"));
        return Err(Stop::Machine(Error::new(say).help(help)));
    }
    let (source, encoding) = decoded(&name, bytes).map_err(|fault| Stop::Author(vec![*fault]))?;
    let form = arguments.from.or_else(|| by_name(&arguments.file, &source.text)).ok_or_else(unknown_form)?;
    let mut imported = match form {
        From::Csv | From::Xlsx => table(&source, arguments.what, lang, known)?,
        From::Tbx => terms(read_tbx(&source))?,
        From::Prh => terms(read_prh(&source, lang))?,
        From::Vale if is_yaml(&arguments.file) => terms(read_vale(&source, lang))?,
        From::Vale => terms(Ok(read_vocabulary(&source, lang)))?,
    };
    if arguments.lang.is_none() && unsaid(form, &imported.entries) && is_latin(&imported.entries) && has_english(common)
    {
        imported.entries.iter_mut().for_each(in_english);
        imported.read.push(Say::new(
            "모두 로마자라서 영어(en) 말로 가져왔어요. 아니라면 `--lang ko`처럼 알려 주세요",
            "All of its words are in Latin letters and came as English (en); if they are not, say so: `--lang ko`",
        ));
    }
    imported.read.splice(0..0, encoding);
    Ok(imported)
}

fn terms(carried: Result<Carried<Vec<ConceptEntry>>, Box<Diagnostic>>) -> Result<Imported, Stop> {
    let Carried { value, left, read } = carried.map_err(|fault| Stop::Author(vec![*fault]))?;
    Ok(Imported { entries: value, left, read, ..Imported::default() })
}

/// A table of labels if its headings are those of labels, else of terms.
fn table(source: &SourceText, what: Option<Holds>, lang: &str, known: &[KnownRole]) -> Result<Imported, Stop> {
    let labels = match what {
        Some(what) => what == Holds::Labels,
        None => is_label_sheet(source, known),
    };
    if !labels {
        return terms(read_sheet(source, lang));
    }
    let carried = read_labels(source, lang, known).map_err(|(say, help)| Stop::Machine(Error::new(say).help(help)))?;
    let Carried { value, left, read } = carried;
    Ok(Imported { labels: value, left, read, ..Imported::default() })
}

/// The sheets of a workbook in order. Sheets without terms or labels are reported.
fn workbook(
    name: &str,
    bytes: Vec<u8>,
    arguments: &ImportArguments,
    lang: &str,
    known: &[KnownRole],
) -> Result<Imported, Stop> {
    let tables = tables(bytes).map_err(|help| {
        let say = Say::new(format!("읽을 수 없는 파일이에요: {name}"), format!("{name} cannot be read"));
        Stop::Machine(Error::new(say).help(help))
    })?;
    let wanted = |sheet: &str| arguments.sheets.is_empty() || arguments.sheets.iter().any(|own| own == sheet);
    if let Some(none) = arguments.sheets.iter().find(|own| !tables.iter().any(|table| table.name == **own)) {
        let names = tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>().join(", ");
        let say = Say::new(format!("없는 시트예요: {none}"), format!("There is no sheet “{none}”"));
        let help = Say::new(format!("있는 시트: {names}"), format!("There are: {names}"));
        return Err(Stop::Machine(Error::new(say).help(help)));
    }
    let mut all = Imported::default();
    for found in tables.into_iter().filter(|table| wanted(&table.name)) {
        let sheet = found.name;
        let of_sheet =
            |say: Say| Say::new(format!("‘{sheet}’ 시트: {}", say.ko), format!("sheet “{sheet}”: {}", say.en));
        all.left.extend(found.left);
        let source = SourceText::new(format!("{name} ({sheet})"), found.text);
        match table(&source, arguments.what, lang, known) {
            Ok(imported) => {
                all.entries.extend(imported.entries);
                all.labels.roles.extend(imported.labels.roles);
                all.labels.labels.extend(imported.labels.labels);
                all.left.extend(imported.left.into_iter().map(of_sheet));
                all.read.extend(imported.read.into_iter().map(of_sheet));
            }
            Err(_) => all.left.push(of_sheet(Say::new(
                "용어나 화면 이름의 열이 없어서 읽지 않았어요",
                "not read: it has no column for terms or names on screen",
            ))),
        }
    }
    if all.entries.is_empty() && all.labels.labels.is_empty() {
        let say = Say::new(
            format!("용어나 화면 이름이 없는 파일이에요: {name}"),
            format!("{name} has neither terms nor names on screen"),
        );
        let help = Say::new(
            "첫 줄에 열 이름을 적어 주세요. 예: 대표 용어, 쓰지 않는 말, 영어, 뜻 또는 화면, 버튼, 수강생, 강의자",
            "Name the columns in the first line: preferred, deprecated, definition; or screen, button, student, instructor",
        );
        return Err(Stop::Machine(Error::new(say).help(help)));
    }
    distinct(&mut all);
    Ok(all)
}

/// Removes repeated roles and makes the ids of several sheets unique.
fn distinct(all: &mut Imported) {
    let mut seen = std::collections::BTreeSet::new();
    all.labels.roles.retain(|(id, _)| seen.insert(id.clone()));
    let mut ids = std::collections::BTreeSet::new();
    for entry in &mut all.entries {
        let base = entry.id.clone();
        let mut free = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
        entry.id = free.find(|id| !ids.contains(id)).unwrap_or(base);
        ids.insert(entry.id.clone());
    }
}

/// The roles of the help center's glossary, and those from the command line.
fn roles(common: &Common, arguments: &ImportArguments) -> Vec<KnownRole> {
    let mut request = Request { root: common.dir.clone(), ..Request::default() };
    request.asked.glossary.clone_from(&arguments.into);
    let glossary = glossary_of(&request).unwrap_or_default();
    let own = glossary.roles.iter().map(|role| KnownRole {
        id: role.id.clone(),
        names: std::iter::once(role.id.clone()).chain(role.name.by_lang.values().cloned()).collect(),
        declared: true,
    });
    let mut known: Vec<KnownRole> = own.collect();
    for name in &arguments.role_columns {
        if !known.iter().any(|role| role.names.contains(name)) {
            known.push(KnownRole { id: name.clone(), names: vec![name.clone()], declared: false });
        }
    }
    known
}

/// Faults of the new glossary: a word of two concepts, a concept without a preferred term. Roles of the help center
/// count as declared.
fn contradictions(glossary: &str, known: &[KnownRole]) -> Vec<Say> {
    let declared = known.iter().filter(|role| role.declared);
    let roles: String = declared.map(|role| format!("  {0}: {0}\n", serde_json::Value::from(&*role.id))).collect();
    let roles = (!roles.is_empty()).then(|| SourceText::new("roles", format!("roles:\n{roles}")));
    let included: Vec<SourceText> = roles.into_iter().collect();
    let faults = match parse_glossary(&SourceText::new(PRINTED, glossary), &included) {
        Ok((_, faults)) | Err(faults) => faults,
    };
    // People write the missing definitions later; nothing was left out.
    let printed = |fault: &Diagnostic| fault.place.as_ref().is_none_or(|place| &*place.path == PRINTED);
    let wrong = |fault: &Diagnostic| {
        fault.severity >= Severity::Warning && fault.rule != "glossary/definition" && printed(fault)
    };
    faults
        .into_iter()
        .filter(wrong)
        .map(|fault| {
            let line = fault.place.map_or(0, |place| place.start.line);
            Say::new(
                format!("출력한 용어집의 {line}번째 줄: {}", fault.message.ko),
                format!("line {line} of the printed glossary: {}", fault.message.en),
            )
        })
        .collect()
}

fn is_yaml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yml") || ending.eq_ignore_ascii_case("yaml"))
}

/// Whether no term names a language: all of them have the default one.
fn unsaid(form: From, entries: &[ConceptEntry]) -> bool {
    let mut terms = entries.iter().flat_map(|entry| &entry.terms).peekable();
    matches!(form, From::Vale | From::Csv) && terms.peek().is_some() && terms.all(|term| term.lang == KOREAN)
}

fn in_english(entry: &mut ConceptEntry) {
    entry.terms.iter_mut().for_each(|term| term.lang = ENGLISH.to_owned());
    for texts in [&mut entry.definition, &mut entry.note] {
        if let Some(text) = texts.remove(KOREAN) {
            texts.insert(ENGLISH.to_owned(), text);
        }
    }
}

/// Whether all words of a terminology are in Latin letters.
fn is_latin(entries: &[ConceptEntry]) -> bool {
    let mut letters =
        entries.iter().flat_map(|entry| &entry.terms).flat_map(|term| term.text.chars()).filter(|c| c.is_alphabetic());
    letters.all(|c| c.is_ascii_alphabetic())
}

/// Whether the help center or its glossary has English, or both are missing.
fn has_english(common: &Common) -> bool {
    let request = Request { root: common.dir.clone(), ..Request::default() };
    let languages = languages_of(&request);
    languages.is_empty() || languages.iter().any(|lang| lang == ENGLISH)
}

/// The format of a file by its extension, and for YAML by its content.
fn by_name(file: &Path, text: &str) -> Option<From> {
    match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        // Some programs save tables under the extension of a workbook.
        "csv" | "tsv" | "xls" | "xlsx" | "ods" => Some(From::Csv),
        "tbx" | "xml" => Some(From::Tbx),
        "yml" | "yaml" if text.contains("swap:") => Some(From::Vale),
        "yml" | "yaml" if text.contains("rules:") => Some(From::Prh),
        "txt" if ["accept", "reject"].iter().any(|name| file.file_stem().is_some_and(|own| own == *name)) => {
            Some(From::Vale)
        }
        // Excel's format "Unicode text".
        "txt" if text.lines().next().is_some_and(|line| line.contains('\t')) => Some(From::Csv),
        _ => None,
    }
}

fn unknown_form() -> Stop {
    let say = Say::new("어떤 형식인지 알 수 없어요", "Its form is unknown");
    let help = Say::new("`--from csv|xlsx|tbx|prh|vale`로 알려 주세요", "Say it with `--from csv|xlsx|tbx|prh|vale`");
    Stop::Machine(Error::new(say).help(help))
}
