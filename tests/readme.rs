//! The READMEs are true: what they tell people to type exists, what they point to is there, and both languages say the
//! same.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Run, helpgen};

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
        assert!(!readme.blocks.is_empty() && readme.spans.len() > 50, "{name} is read wrongly");
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
            .map(|line| line.split(" #").next().unwrap_or_default().trim().to_owned())
            .filter(|line| line.starts_with("helpgen "))
            .collect()
    }

    /// The first cell of each table row that begins with code.
    fn first_cells(&self) -> Vec<&str> {
        self.text
            .lines()
            .filter(|line| line.starts_with("| `"))
            .map(|line| line[2..].split(" | ").next().unwrap_or_default())
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

/// What the help of a command lists: the commands below it, and its flags.
#[derive(Clone)]
struct Help {
    commands: BTreeSet<String>,
    flags: BTreeSet<String>,
}

/// What `--help` of a command lists; asked once for each command.
fn help<'h>(path: &str, known: &'h mut BTreeMap<String, Help>) -> &'h Help {
    known.entry(path.to_owned()).or_insert_with(|| {
        let mut command = Command::new(helpgen());
        command.args(path.split_whitespace()).args(["--help", "--ui-lang", "en", "--color", "never"]);
        let text = Run::of(command).succeeded().text;
        let mut help = Help { commands: BTreeSet::new(), flags: BTreeSet::new() };
        let mut in_commands = false;
        for line in text.lines() {
            match line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')) {
                Some(rest) if in_commands => {
                    help.commands.insert(rest.split(' ').next().unwrap_or_default().to_owned());
                }
                _ => in_commands = line == "Commands:",
            }
            let named = line.trim_start().split([' ', ',']).take_while(|word| word.starts_with('-') || word.is_empty());
            help.flags.extend(named.filter(|word| !word.is_empty()).map(str::to_owned));
        }
        help
    })
}

/// What of a command line the program does not have; none: it has all of it.
fn unknown(line: &str, known: &mut BTreeMap<String, Help>) -> Option<String> {
    let mut words = line.split_whitespace().skip(1).peekable();
    let mut path = String::new();
    while let Some(word) = words.peek().filter(|word| help(&path, known).commands.contains(**word)) {
        path = format!("{path} {word}").trim().to_owned();
        words.next();
    }
    let last = help(&path, known).clone();
    if !last.commands.is_empty() && words.peek().is_some_and(|word| !word.starts_with('-')) {
        return words.next().map(|word| format!("the command {word}"));
    }
    words
        .map(|word| word.split(['=', '|']).next().unwrap_or_default().trim_matches(['[', ']']))
        .find(|word| word.starts_with('-') && word.len() > 1 && !last.flags.contains(*word))
        .map(|word| format!("the flag {word}"))
}

#[test]
fn every_command_that_a_readme_shows_exists_with_its_flags() {
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    for readme in Readme::all() {
        let lines = readme.command_lines();
        assert!(lines.len() > 30, "{}: only {} commands were found", readme.name, lines.len());
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

#[test]
fn every_command_of_the_program_is_in_the_command_table() {
    let commands = help("", &mut BTreeMap::new()).commands.clone();
    for readme in Readme::all() {
        let lines = readme.command_lines();
        let named: BTreeSet<&str> = lines.iter().filter_map(|line| line.split_whitespace().nth(1)).collect();
        let missing: Vec<&String> =
            commands.iter().filter(|command| *command != "help" && !named.contains(command.as_str())).collect();
        assert!(missing.is_empty(), "{} does not show these commands: {missing:?}", readme.name);
    }
}

#[test]
fn both_readmes_have_the_same_rows_and_flags() {
    let [english, korean] = Readme::all();
    assert_eq!(english.first_cells(), korean.first_cells(), "rows: README.md left, README.ko.md right");
    let without = |one: &Readme, other: &Readme| -> Vec<String> {
        one.flags().difference(&other.flags()).map(|flag| format!("{} does not name {flag}", other.name)).collect()
    };
    let faults = [without(&english, &korean), without(&korean, &english)].concat();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn both_readmes_show_the_same_figures() {
    // A figure's unit is translated, its digits are not.
    let figures = |readme: &Readme| -> Vec<String> {
        let rows = readme.text.lines().filter(|line| line.starts_with("| ") && line.contains(" KB |"));
        let pages = readme.text.lines().filter(|line| line.starts_with("| 1"));
        rows.chain(pages)
            .flat_map(|row| row.split(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).map(str::to_owned))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .map(|word| word.trim_end_matches(',').to_owned())
            .collect()
    };
    let [english, korean] = Readme::all();
    assert!(figures(&english).len() > 20, "the tables of figures were not found");
    assert_eq!(figures(&english), figures(&korean));
}

#[test]
fn every_file_that_a_readme_names_is_there() {
    const PLACES: [&str; 7] = ["src/", "tests/", "benches/", "screens/", "LICENSE-", "ARCHITECTURE", "CONTRIBUTING"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for readme in Readme::all() {
        let links = readme.text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        // The table of directives shows a picture, a film and a sound that are nobody's.
        const NOBODYS: [&str; 3] = ["a.png", "clip.mp4", "talk.mp3"];
        let links = links.filter(|target| target.contains('.') && !target.contains("://") && !NOBODYS.contains(target));
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
