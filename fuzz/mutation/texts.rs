//! Pages, glossaries and configurations that are almost right.

use std::fmt::Write as _;
use std::path::Path;

use super::Dice;

/// Pieces of markup and of odd text.
const PIECES: [&str; 58] = [
    ":ui[",
    "]",
    ":term[learner]",
    ":term[learner]{text=\"",
    ":feature[",
    ":::role student\n",
    ":::\n",
    "::::tabs\n",
    ":::tab{title=\"가\"}\n",
    ":::steps\n1. ",
    ":::note\n",
    "::include snippets/a.md\n",
    "> [!NOTE]\n> ",
    "```\n",
    "~~~\n",
    "`",
    "**",
    "*",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "](a.png){taken=2026-11-20 shows=\"a, b\"}",
    "[^1]",
    "[^1]: ",
    "| a | b |\n|---|---|\n",
    "|",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# ",
    "###### ",
    "{#",
    "}",
    "<div>",
    "</div>",
    "<!-- helpgen-ignore term/variant : ",
    "-->",
    "<Figure src={a}>",
    "{/* ",
    " */}",
    "import a from 'b'\n",
    "---\n",
    "title: ",
    "&amp;",
    "&#x41;",
    "\\",
    "$$",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{1100}\u{1161}",
    "이라고는",
    "🇰🇷",
    "\r\n",
];

/// The demo's pages, and one with everything.
pub fn pages() -> Vec<String> {
    let mut found = vec![PIECES.concat()];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md" || ending == "mdx") {
                found.extend(std::fs::read_to_string(&path));
            }
        }
    }
    found.sort();
    found
}

/// The nearest place before a byte at which a text may be cut.
fn cut(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A part of a page, changed in a few places.
pub fn page(pages: &[String], dice: &mut Dice) -> String {
    let whole = dice.one_of(pages);
    let start = cut(whole, dice.below(whole.len()));
    let end = cut(whole, start + 200 + dice.below(1500));
    let mut text = whole[start..end].to_owned();
    if dice.below(2) == 0 {
        text.insert_str(0, "---\ntitle: 글\n---\n\n");
    }
    for _ in 0..1 + dice.below(8) {
        let at = cut(&text, dice.below(text.len() + 1));
        match dice.below(6) {
            0 | 1 => text.insert_str(at, dice.one_of::<&str>(&PIECES)),
            2 => {
                let to = cut(&text, at + dice.below(40));
                text.replace_range(at..to, "");
            }
            3 => {
                let to = cut(&text, at + dice.below(80));
                let again = text[at..to].repeat(1 + dice.below(6));
                text.insert_str(at, &again);
            }
            4 => {
                let other = dice.one_of(pages);
                let from = cut(other, dice.below(other.len()));
                let to = cut(other, from + dice.below(120));
                text.insert_str(at, &other[from..to]);
            }
            _ => {
                let piece = dice.one_of::<&str>(&PIECES).repeat(1 + dice.below(60));
                text.insert_str(at, &piece);
            }
        }
    }
    text
}

/// Values, right and wrong.
const VALUES: [&str; 40] = [
    "수강생",
    "학습자",
    "student",
    "\"\"",
    "\" \"",
    "null",
    "true",
    "3",
    "-1",
    "1e400",
    "2026-11-22",
    "2026-13-40",
    "[]",
    "{}",
    "[수강생, 학습자]",
    "[[]]",
    "{ ko: 수강생, en: student }",
    "{ ko: { preferred: 수강생 } }",
    "{ text: 학생, except: [학생 할인] }",
    "a",
    "b",
    "c",
    "learner",
    "course-menu",
    "student",
    "instructor",
    "../secret.yml",
    "/etc/passwd",
    "a/b.yml",
    "\".*\"",
    "\"(\"",
    "https://help.example.com/",
    "\"javascript:x\"",
    "Asia/Seoul",
    "\"**/drafts/**\"",
    "\"[\"",
    "\"\\u0000\"",
    "'가\u{301}'",
    "haeyo",
    "error",
];

const GLOSSARY: [&str; 44] = [
    "roles",
    "concepts",
    "labels",
    "labels_from",
    "features",
    "style",
    "include",
    "id",
    "terms",
    "ko",
    "en",
    "any",
    "preferred",
    "admitted",
    "deprecated",
    "superseded",
    "hidden",
    "definition",
    "note",
    "related",
    "confusable",
    "abbreviation",
    "internal",
    "owner",
    "kind",
    "parent",
    "text",
    "former",
    "feature",
    "icon",
    "key",
    "file",
    "role",
    "language",
    "name",
    "introduced",
    "changed",
    "removed",
    "replacement",
    "notice",
    "impact",
    "keep_until",
    "register",
    "examples",
];

const CONFIG: [&str; 44] = [
    "title",
    "base_url",
    "languages",
    "content",
    "glossary",
    "theme",
    "rules",
    "overrides",
    "paths",
    "labels",
    "notation",
    "style",
    "features",
    "new_for_days",
    "notice_days",
    "low",
    "timezone",
    "today",
    "output",
    "exclude",
    "pages",
    "review_after_days",
    "featured",
    "search",
    "expect",
    "query",
    "page",
    "within",
    "contact",
    "kind",
    "value",
    "url",
    "hours",
    "banner",
    "text",
    "from",
    "until",
    "feedback",
    "endpoint",
    "report",
    "path",
    "history",
    "markdown",
    "images",
];

/// A glossary whose entries are partly in order.
pub fn glossary(dice: &mut Dice) -> String {
    let mut text = String::new();
    let count = 1 + dice.below(6);
    if dice.below(2) == 0 {
        text.push_str("roles:\n  student: { ko: 수강생, en: Student }\n  instructor: 강의자\n");
    }
    text.push_str("concepts:\n");
    for number in 0..count {
        let id = ["a", "b", "c", "learner"][dice.below(4)];
        let _ = writeln!(
            text,
            "  - id: {id}{}\n    terms:\n      ko:\n        preferred: {}",
            ["", "1"][number % 2],
            dice.one_of(&VALUES)
        );
        entries(&mut text, dice, &GLOSSARY, 8);
        entries(&mut text, dice, &GLOSSARY, 4);
    }
    for (list, parent) in [("labels", "parent"), ("features", "replacement")] {
        if dice.below(3) > 0 {
            let _ = writeln!(text, "{list}:");
            for number in 0..1 + dice.below(5) {
                let other = dice.below(5);
                let _ = writeln!(text, "  - id: l{number}\n    {parent}: l{other}\n    name: 이름\n    text: 글자");
                entries(&mut text, dice, &GLOSSARY, 4);
            }
        }
    }
    odd(text, dice)
}

/// A configuration whose keys are partly in order.
pub fn config(dice: &mut Dice) -> String {
    let mut text = String::from("title: 도움말\n");
    for _ in 0..1 + dice.below(12) {
        let key = dice.one_of(&CONFIG);
        if dice.below(2) == 0 {
            let _ = writeln!(text, "{key}:");
            entries(&mut text, dice, &CONFIG, 2);
        } else {
            let _ = writeln!(text, "{key}: {}", dice.one_of(&VALUES));
        }
    }
    odd(text, dice)
}

fn entries(text: &mut String, dice: &mut Dice, keys: &[&str], indent: usize) {
    for _ in 0..1 + dice.below(4) {
        let _ = writeln!(text, "{:indent$}{}: {}", "", dice.one_of(keys), dice.one_of(&VALUES));
    }
}

/// Seldom, something that is no YAML any more.
fn odd(mut text: String, dice: &mut Dice) -> String {
    if dice.below(16) == 0 {
        let at = cut(&text, dice.below(text.len()));
        text.insert_str(at, dice.one_of::<&str>(&PIECES));
    }
    text
}
