//! The READMEs are true: what they tell people to type exists, what they point to is there, and both languages say the
//! same. Commands, flags and figures in full stand in the manual; `tests/manual.rs` holds what that shows.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use support::help::{Help, help, unknown};

/// The READMEs by file name. The first is the one that the other keeps up with.
const READMES: [&str; 2] = ["README.md", "README.ko.md"];

/// A file of the repository.
fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A README cut into its fenced blocks and the spans of code between them. Only what these tests need is read: fences
/// of three backticks and spans of one.
struct Readme {
    name: &'static str,
    text: String,
    blocks: Vec<String>,
    spans: Vec<String>,
}

impl Readme {
    fn of(name: &'static str) -> Self {
        let text = read(name);
        let (mut blocks, mut prose) = (Vec::new(), String::new());
        for (at, part) in text.split("```").enumerate() {
            if at % 2 == 0 { prose.push_str(part) } else { blocks.push(part.to_owned()) }
        }
        let spans = prose.split('`').skip(1).step_by(2).map(|span| span.replace('\n', " ")).collect();
        let readme = Self { name, text, blocks, spans };
        assert!(readme.blocks.len() > 5 && readme.spans.len() > 10, "{name} is read wrongly");
        readme
    }

    fn all() -> [Self; 2] {
        READMES.map(Self::of)
    }

    /// What people type: each `helpgen …` of the blocks and spans, without comments.
    fn command_lines(&self) -> BTreeSet<String> {
        let of_blocks = self.blocks.iter().flat_map(|block| block.lines());
        let of_spans = self.spans.iter().flat_map(|span| span.split("; "));
        of_blocks
            .chain(of_spans)
            .flat_map(|line| line.split(" #").next().unwrap_or_default().split(" && "))
            .map(|line| line.trim().to_owned())
            .filter(|line| line.starts_with("helpgen "))
            .collect()
    }

    /// Every flag that is named, wherever it is named in code.
    fn flags(&self) -> BTreeSet<String> {
        let code = self.blocks.iter().chain(&self.spans).flat_map(|code| code.lines());
        code.filter(|line| !line.contains("apt-get") && !line.contains("cargo "))
            .flat_map(|line| line.split(" #").next().unwrap_or_default().split([' ', '=']))
            .filter(|word| word.starts_with("--") && word.len() > 2)
            .map(str::to_owned)
            .collect()
    }
}

#[test]
fn every_command_that_a_readme_shows_exists_with_its_flags() {
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    for readme in Readme::all() {
        let lines = readme.command_lines();
        assert!(lines.len() > 10, "{}: only {} commands were found", readme.name, lines.len());
        for line in lines {
            if let Some(what) = unknown(&line, &mut known) {
                faults.push(format!("{}: `{line}`: helpgen does not have {what}", readme.name));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_command_or_flag_that_does_not_exist_is_noticed() {
    let mut known = BTreeMap::new();
    for (line, what) in [
        ("helpgen biuld", Some("the command biuld")),
        ("helpgen glossary fetch terms.csv", Some("the command fetch")),
        ("helpgen check docs/ --glosary glossary.yml", Some("the flag --glosary")),
        ("helpgen rename term learner --diff", None),
        ("helpgen -C my-help --version", None),
        ("helpgen check [PATH…] --deny=never", None),
    ] {
        assert_eq!(unknown(line, &mut known).as_deref(), what, "{line}");
    }
}

/// The commands that do something, with the words that lead to each.
fn leaves(path: &str, known: &mut BTreeMap<String, Help>, found: &mut Vec<String>) {
    let commands = help(path, known).commands.clone();
    for command in commands.iter().filter(|command| *command != "help") {
        let below = format!("{path} {command}").trim().to_owned();
        if help(&below, known).commands.is_empty() { found.push(below) } else { leaves(&below, known, found) }
    }
}

#[test]
fn every_command_of_the_program_has_its_page_with_all_of_its_flags() {
    let (mut known, mut found) = (BTreeMap::new(), Vec::new());
    leaves("", &mut known, &mut found);
    assert!(found.len() > 18, "{found:?}");
    for lang in ["ko", "en"] {
        let common = read(&format!("docs/content/{lang}/reference/commands/_index.md"));
        for command in &found {
            assert!(common.contains(&format!("`helpgen {command}`")), "{lang}: {command} is not in the list");
            let page = read(&format!("docs/content/{lang}/reference/commands/{}.md", command.replace(' ', "-")));
            // Values that a flag may have are listed behind a dash.
            for flag in help(command, &mut known).flags.iter().filter(|flag| *flag != "-") {
                let named = [&page, &common].iter().any(|text| {
                    text.split('`').skip(1).step_by(2).any(|code| code.split([' ', ',']).any(|word| word == flag))
                });
                let usual = ["-h", "--help", "-V", "--version"].contains(&flag.as_str());
                assert!(named || usual, "{lang}: the page of {command} does not name {flag}");
            }
        }
    }
}

#[test]
fn both_readmes_show_the_same_commands_and_flags() {
    let [english, korean] = Readme::all();
    assert_eq!(english.command_lines(), korean.command_lines(), "README.md left, README.ko.md right");
    let without = |one: &Readme, other: &Readme| -> Vec<String> {
        one.flags().difference(&other.flags()).map(|flag| format!("{} does not name {flag}", other.name)).collect()
    };
    let faults = [without(&english, &korean), without(&korean, &english)].concat();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_manual_shows_the_same_figures_in_both_languages() {
    // A figure's unit is translated, its digits are not.
    let figures = |lang: &str| -> Vec<String> {
        let text = read(&format!("docs/content/{lang}/how/figures.md"));
        let rows = text.lines().filter(|line| line.starts_with("| ") && line.contains(" KB |"));
        let pages = text.lines().filter(|line| line.starts_with("| 1"));
        rows.chain(pages)
            .flat_map(|row| row.split(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).map(str::to_owned))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .map(|word| word.trim_end_matches(',').to_owned())
            .collect()
    };
    assert!(figures("en").len() > 20, "the tables of figures were not found");
    assert_eq!(figures("en"), figures("ko"));
}

#[test]
fn every_file_that_a_readme_names_is_there() {
    const PLACES: [&str; 8] =
        ["src/", "docs/", "tests/", "benches/", "screens/", "LICENSE-", "ARCHITECTURE", "CONTRIBUTING"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for readme in Readme::all() {
        let links = readme.text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        let links = links.filter(|target| target.contains('.') && !target.contains("://"));
        let words = readme.spans.iter().flat_map(|span| span.split(' '));
        let words = words.filter(|word| PLACES.iter().any(|place| word.starts_with(place)));
        let named: BTreeSet<&str> = links.chain(words).collect();
        assert!(named.len() > 8, "{}: only {named:?} were found", readme.name);
        let gone: Vec<&&str> = named.iter().filter(|name| !root.join(name).exists()).collect();
        assert!(gone.is_empty(), "{} names files that are not there: {gone:?}", readme.name);
    }
}

#[test]
fn both_readmes_name_the_rust_that_cargo_asks_for_and_lead_to_each_other() {
    let manifest = read("Cargo.toml");
    let version = manifest.split("rust-version = \"").nth(1).and_then(|rest| rest.split('"').next());
    let version = version.expect("Cargo.toml names the Rust that it needs");
    for (readme, other) in Readme::all().iter().zip(READMES.iter().rev()) {
        assert!(
            readme.text.contains(&format!("[Rust](https://rustup.rs) {version} ")),
            "{}: Rust {version}",
            readme.name
        );
        let top = readme.text.lines().take(5).collect::<String>();
        assert!(top.contains(&format!("]({other})")), "{} does not lead to {other} at its top", readme.name);
    }
}
