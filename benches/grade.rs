//! Grades term finding, particle repair and tone on a folder of judged cases, by the way that `check` and `fix` go.
//!
//! `cargo run --release --example grade -- FOLDER [-v]` prints one line per measure; `-v` adds the cases that failed.
//! The folder's `README.md` says what the cases mean: `ko-terms/{terms.json, gold.jsonl, files/**}`, `ko-josa.jsonl`,
//! `ko-register.jsonl`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command of its own")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use helpgen::korean::{Register, register};
use helpgen::pipeline::{Asked, Mending, Request, Stop, check, fix, open};
use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let ([folder], true) = (&folders[..], options.iter().all(|option| option == "-v")) else {
        eprintln!("usage: grade FOLDER [-v]");
        return ExitCode::from(2);
    };
    let (folder, verbose) = (Path::new(folder), !options.is_empty());
    let graded = terms(folder, verbose).and_then(|()| particles(folder, verbose)).and_then(|()| tones(folder, verbose));
    match graded {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn lines(path: &Path) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn texts_of<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A text as a YAML string: JSON's strings are.
fn yaml(text: &str) -> String {
    Value::from(text).to_string()
}

fn stopped(stop: Stop) -> String {
    match stop {
        Stop::Author(faults) => faults.iter().map(|fault| fault.message.en.as_str()).collect::<Vec<_>>().join("\n"),
        Stop::Machine(error) => error.to_string(),
    }
}

/// What was found, missed and wrongly found.
#[derive(Default, Clone, Copy)]
struct Tally {
    found: u32,
    missed: u32,
    wrong: u32,
}

impl Tally {
    fn f1(self) -> f64 {
        let (found, missed, wrong) = (f64::from(self.found), f64::from(self.missed), f64::from(self.wrong));
        if found == 0.0 {
            return f64::from(u8::from(missed + wrong == 0.0));
        }
        2.0 * found / (2.0 * found + missed + wrong)
    }

    fn and(self, other: Self) -> Self {
        Self { found: self.found + other.found, missed: self.missed + other.missed, wrong: self.wrong + other.wrong }
    }

    fn print(self, name: &str) {
        let Self { found, missed, wrong } = self;
        println!("terms {name:14} F1 {:.4}  found {found} missed {missed} wrong {wrong}", self.f1());
    }
}

/// A term that is looked for.
struct Term {
    name: String,
    group: String,
    one_syllable: bool,
}

/// Places found, by file: bytes with the term's number.
type Found = BTreeMap<String, BTreeMap<(usize, usize), usize>>;

fn terms(folder: &Path, verbose: bool) -> Outcome<()> {
    let folder = folder.join("ko-terms");
    let listed: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(folder.join("terms.json"))?)?;
    let terms: Vec<Term> = listed
        .iter()
        .map(|term| Term {
            name: text_of(term, "term").to_owned(),
            group: text_of(term, "group").to_owned(),
            one_syllable: term["hard"].as_bool().unwrap_or(false),
        })
        .collect();
    let mut gold: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for place in lines(&folder.join("gold.jsonl"))? {
        gold.entry(text_of(&place, "file").to_owned()).or_default().push(place);
    }
    let started = Instant::now();
    let found = find(&folder.join("files"), &listed)?;
    let seconds = started.elapsed().as_secs_f64();

    let mut tallies = vec![Tally::default(); terms.len()];
    let mut confusable: BTreeSet<usize> = (0..terms.len()).filter(|&id| terms[id].one_syllable).collect();
    let (mut unjudged, mut bytes) = (0usize, 0usize);
    for (file, places) in &gold {
        let text = std::fs::read_to_string(folder.join("files").join(file))?;
        bytes += text.len();
        let mut own = found.get(file).cloned().unwrap_or_default();
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut judged = BTreeSet::new();
        for place in places {
            let Some(id) = terms.iter().position(|term| term.name == text_of(place, "term")) else { continue };
            let at = |key: &str| place[key].as_u64().and_then(|at| offsets.get(at as usize).copied()).unwrap_or(0);
            let span = at("start_char")..at("end_char");
            judged.insert((span.start, span.end));
            let exact = own.get(&(span.start, span.end)) == Some(&id);
            let covered = own.keys().any(|&(start, end)| start <= span.start && span.end <= end);
            let kind = text_of(place, "kind");
            let failed = match kind {
                "noun" => {
                    tallies[id].found += u32::from(covered);
                    tallies[id].missed += u32::from(!covered);
                    !covered
                }
                "inside" | "none" => {
                    confusable.insert(id);
                    tallies[id].wrong += u32::from(exact);
                    exact
                }
                _ => false,
            };
            if failed && verbose {
                println!("  {kind:6} {}: {file}: {}", terms[id].name, around(&text, &span));
            }
        }
        own.retain(|place, _| !judged.contains(place));
        unjudged += own.len();
        if verbose {
            for (&(start, end), &id) in &own {
                println!("  beyond {}: {file}: {}", terms[id].name, around(&text, &(start..end)));
            }
        }
    }
    let sum = |keep: &dyn Fn(usize) -> bool| {
        (0..terms.len()).filter(|&id| keep(id)).fold(Tally::default(), |sum, id| sum.and(tallies[id]))
    };
    sum(&|_| true).print("all");
    let groups: BTreeSet<&str> = terms.iter().map(|term| term.group.as_str()).collect();
    for group in groups {
        sum(&|id| terms[id].group == group).print(group);
    }
    sum(&|id| terms[id].one_syllable).print("one syllable");
    let mean = confusable.iter().map(|&id| tallies[id].f1()).sum::<f64>() / confusable.len().max(1) as f64;
    println!("terms confusable     mean F1 {mean:.4} over {}", confusable.len());
    println!("terms found where nothing was judged: {unjudged}");
    for id in confusable.into_iter().filter(|&id| tallies[id].f1() < 0.99) {
        tallies[id].print(&terms[id].name);
    }
    println!("terms checked {:.1} MB in {seconds:.2} s", bytes as f64 / 1e6);
    Ok(())
}

/// Checks the files with every term listed as deprecated.
fn find(files: &Path, listed: &[Value]) -> Outcome<Found> {
    let mut glossary = "concepts:\n".to_owned();
    for (number, term) in listed.iter().enumerate() {
        let forms: Vec<String> = texts_of(term, "surfaces").into_iter().map(yaml).collect();
        let _ =
            writeln!(glossary, "  - {{ id: t{number}, terms: {{ ko: {{ deprecated: [{}] }} }} }}", forms.join(", "));
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("glossary.yml");
    std::fs::write(&path, glossary)?;
    let asked = Asked {
        paths: vec![PathBuf::from(".")],
        glossary: Some(path),
        rules: vec!["term/deprecated".to_owned()],
        ..Asked::default()
    };
    let request = Request { root: files.to_path_buf(), asked, ..Request::default() };
    let checked = open(request).and_then(|surveyed| check(&surveyed)).map_err(stopped)?;
    let mut found = Found::new();
    for told in checked.diagnostics {
        let (Some(place), Some(helpgen::diagnostic::Subject::Concept(id))) = (told.place, told.subject) else {
            continue;
        };
        let Some(number) = id.strip_prefix('t').and_then(|number| number.parse().ok()) else { continue };
        let span = place.span().range();
        found.entry(place.path.to_string()).or_default().insert((span.start, span.end), number);
    }
    Ok(found)
}

/// The line around a place, the place marked.
fn around(text: &str, span: &Range<usize>) -> String {
    let before = text[..span.start].char_indices().rev().take(16).last().map_or(span.start, |(at, _)| at);
    let after = text[span.end..].char_indices().nth(16).map_or(text.len(), |(at, _)| span.end + at);
    let (left, word, right) = (&text[before..span.start], &text[span.clone()], &text[span.end..after]);
    format!("{left}⟦{word}⟧{right}").replace('\n', "⏎")
}

fn particles(folder: &Path, verbose: bool) -> Outcome<()> {
    let cases = lines(&folder.join("ko-josa.jsonl"))?;
    let (mut safe, mut all) = (0usize, 0usize);
    let scratch = tempfile::tempdir()?;
    for case in &cases {
        let expected: Vec<&str> = texts_of(case, "accept").into_iter().chain([text_of(case, "expected")]).collect();
        for (unsafe_too, right) in [(false, &mut safe), (true, &mut all)] {
            let result = mended(scratch.path(), case, unsafe_too)?;
            *right += usize::from(expected.contains(&result.as_str()));
            if verbose && !expected.contains(&result.as_str()) {
                println!("  {}: {result} for {}", text_of(case, "id"), text_of(case, "expected"));
            }
        }
    }
    let share = |right: usize| right as f64 / cases.len().max(1) as f64;
    println!("particles {safe} of {} right ({:.4})", cases.len(), share(safe));
    println!("particles {all} of {} right ({:.4}) with unsafe fixes", cases.len(), share(all));
    Ok(())
}

/// A case's text after `fix`, with its words in a glossary.
fn mended(scratch: &Path, case: &Value, unsafe_too: bool) -> Outcome<String> {
    let (from, to) = (yaml(text_of(case, "from")), yaml(text_of(case, "to")));
    let glossary = scratch.join("glossary.yml");
    let term = format!("concepts: [{{ id: t, terms: {{ ko: {{ preferred: {to}, deprecated: [{from}] }} }} }}]\n");
    std::fs::write(&glossary, term)?;
    let text = text_of(case, "text");
    let asked = Asked {
        paths: vec![PathBuf::from("case.md")],
        glossary: Some(glossary),
        rules: vec!["term/deprecated".to_owned()],
        texts: [("case.md".to_owned(), text.into())].into(),
        ..Asked::default()
    };
    let request = Request { root: scratch.to_path_buf(), asked, ..Request::default() };
    let fixed = fix(request, Mending { unsafe_too, write: false }).map_err(stopped)?;
    Ok(fixed.files.first().map_or(text, |file| &file.after).to_owned())
}

fn tones(folder: &Path, verbose: bool) -> Outcome<()> {
    let cases = lines(&folder.join("ko-register.jsonl"))?;
    let mut right = 0usize;
    for case in &cases {
        let name = match register(text_of(case, "sentence")) {
            Register::Hapsyo => "합쇼체",
            Register::Haeyo => "해요체",
            Register::Haera => "해라체",
            Register::Nominal => "명사형",
        };
        if name == text_of(case, "label") {
            right += 1;
        } else if verbose {
            println!("  {name} for {}: {}", text_of(case, "label"), text_of(case, "sentence"));
        }
    }
    println!("tone {right} of {} right ({:.4})", cases.len(), right as f64 / cases.len().max(1) as f64);
    Ok(())
}
