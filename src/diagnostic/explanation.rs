//! Long explanations of rules for a reader: why, a wrong example, a right example, and the fix.
//!
//! A rule's `.md` is written in every language of the messages and is also the rule's test. A reader gets one language,
//! the examples as files, and of their findings only the messages.

use std::fmt::Write as _;

use super::{Severity, UiLang};

/// An explanation in one language, as markdown. Leaves out sections in the other language, and in examples that have
/// pages in the reader's language also the other language's pages.
///
/// ```
/// use helpgen::diagnostic::{UiLang, explanation};
/// let doc = "# a/b\n\n## 한국어\n\n왜\n\n## English\n\nWhy\n\n## 바른 예 · Right\n\n```page\n글\n```\n\n```diagnostics\n```\n";
/// assert_eq!(explanation(doc, UiLang::En), "# a/b\n\nWhy\n\n## Right\n\n    글\n");
/// ```
pub fn explanation(doc: &str, lang: UiLang) -> String {
    let (own, other) = match lang {
        UiLang::Ko => ("## 한국어", "## English"),
        UiLang::En => ("## English", "## 한국어"),
    };
    // Rules about translations show both languages.
    let translations = doc.starts_with("# i18n/");
    let mut out = String::with_capacity(doc.len());
    let mut leaving_out = false;
    let mut example: Vec<Block> = Vec::new();
    let mut lines = doc.lines();
    while let Some(line) = lines.next() {
        if let Some((fence, word)) = opening(line) {
            let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let block = Block { word, content };
            // A block outside of examples belongs to the text of its language.
            if block.is_of_example() || !leaving_out {
                example.push(block);
            }
            if word == "diagnostics" || example.last().is_some_and(|block| !block.is_of_example()) {
                show(&mut out, &std::mem::take(&mut example), lang, translations);
            }
            continue;
        }
        if let Some(heading) = line.strip_prefix("## ") {
            leaving_out = line == other;
            if line != own && line != other {
                let _ = writeln!(out, "## {}", in_one(heading, lang));
                continue;
            }
        }
        if !leaving_out && line != own {
            out.push_str(line);
            out.push('\n');
        }
    }
    show(&mut out, &example, lang, translations);
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A fenced block: the words behind the fence, and the lines.
struct Block<'d> {
    word: &'d str,
    content: Vec<&'d str>,
}

impl Block<'_> {
    fn is_of_example(&self) -> bool {
        self.file().is_some() || matches!(self.word, "files" | "diagnostics")
    }

    /// The file that the block defines; `None` for an ordinary block.
    fn file(&self) -> Option<String> {
        let (kind, path) = self.word.split_once(' ').unwrap_or((self.word, ""));
        match kind {
            "glossary" => Some("glossary.yml".to_owned()),
            "config" => Some("helpgen.yml".to_owned()),
            "page" => Some(format!("content/{}", if path.is_empty() { "ko/a.md" } else { path })),
            "file" => Some(path.to_owned()),
            _ => None,
        }
    }
}

/// A fence of backticks and the word after it.
fn opening(line: &str) -> Option<(&str, &str)> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3).then(|| line.split_at(ticks))
}

/// The part of a bilingual heading (`잘못된 예 · Wrong`) in one language.
fn in_one(heading: &str, lang: UiLang) -> &str {
    match (heading.split_once(" · "), lang) {
        (Some((ko, _)), UiLang::Ko) => ko,
        (Some((_, en)), UiLang::En) => en,
        (None, _) => heading,
    }
}

/// Writes the files of an example, then its findings.
fn show(out: &mut String, example: &[Block], lang: UiLang, translations: bool) {
    let (own, other) = match lang {
        UiLang::Ko => ("content/ko/", "content/en/"),
        UiLang::En => ("content/en/", "content/ko/"),
    };
    let in_own = example.iter().any(|block| block.file().is_some_and(|file| file.starts_with(own)));
    let is_left_out = |file: &str| in_own && !translations && file.starts_with(other);
    let pages = example
        .iter()
        .filter(|block| block.file().is_some_and(|file| file.starts_with("content/") && !is_left_out(&file)));
    // The name of an only page is not worth showing.
    let one_page = pages.count() == 1;
    for block in example.iter().filter(|block| block.word != "diagnostics") {
        let caption = match block.file() {
            Some(file) if is_left_out(&file) => continue,
            Some(file) if one_page && file.starts_with("content/") => String::new(),
            Some(file) => format!("{file}:"),
            None if block.word == "files" => match lang {
                UiLang::Ko => "파일과 크기(바이트):".to_owned(),
                UiLang::En => "Files and their bytes:".to_owned(),
            },
            None => String::new(),
        };
        let _ = if caption.is_empty() { writeln!(out) } else { writeln!(out, "\n{caption}\n") };
        for line in untitled(&block.content) {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        }
    }
    let mut told = String::new();
    let all =
        example.iter().filter(|block| block.word == "diagnostics").flat_map(|block| finding_lines(&block.content));
    let mut all = all.filter(|finding| !is_left_out(finding.place));
    all.by_ref().take(MOST_FINDINGS).for_each(|finding| finding.write(&mut told, lang));
    let rest = all.count();
    if rest > 0 {
        let _ = match lang {
            UiLang::Ko => writeln!(told, "- 그 밖에 {rest}개"),
            UiLang::En => writeln!(told, "- and {rest} more"),
        };
    }
    if !told.is_empty() {
        let caption = match lang {
            UiLang::Ko => "이렇게 알려 줘요:",
            UiLang::En => "What it says:",
        };
        let _ = write!(out, "\n{caption}\n\n{told}");
    }
}

/// Most findings shown of one example.
const MOST_FINDINGS: usize = 6;

/// The lines of an example without front matter that holds only a title, which only the test needs.
fn untitled<'c, 'd>(lines: &'c [&'d str]) -> &'c [&'d str] {
    match lines {
        ["---", title, "---", rest @ ..] if title.starts_with("title: ") && !rest.is_empty() => {
            // A title that a finding may be about stays.
            let plain = title.chars().count() <= "title: ".len() + 2;
            if plain { rest } else { lines }
        }
        _ => lines,
    }
}

/// A finding as a rule's test writes it.
struct Told<'d> {
    severity: Severity,
    place: &'d str,
    ko: &'d str,
    en: &'d str,
    fix: Option<(bool, &'d str)>,
}

/// The findings of a `diagnostics` block: a line with severity and place, one for each language, one for the fix.
fn finding_lines<'d>(lines: &[&'d str]) -> Vec<Told<'d>> {
    let mut found: Vec<Told> = Vec::new();
    for line in lines {
        match (line.strip_prefix("  "), found.last_mut()) {
            (Some(text), Some(told)) => {
                if told.ko.is_empty() {
                    told.ko = text;
                } else if told.en.is_empty() {
                    told.en = text;
                } else if let Some((word, text)) = text.split_once(": ") {
                    told.fix = Some((word == "fix", text));
                }
            }
            _ => {
                let (severity, place) = line.split_once(' ').unwrap_or((line, ""));
                let severity = match severity {
                    "error" => Severity::Error,
                    "warning" => Severity::Warning,
                    _ => Severity::Info,
                };
                found.push(Told { severity, place, ko: "", en: "", fix: None });
            }
        }
    }
    found
}

impl Told<'_> {
    fn write(&self, out: &mut String, lang: UiLang) {
        let words = match lang {
            UiLang::Ko => self.ko,
            UiLang::En => self.en,
        };
        // Shows the marked words; line and file are those of the test.
        let found = self.place.split_once(" “").map_or(String::new(), |(_, found)| format!(" “{found}"));
        let _ = writeln!(out, "- {}{found}\n  {words}", self.severity.word(lang));
        if let Some((safe, text)) = self.fix {
            let word = match (lang, safe) {
                (UiLang::Ko, true) => "자동 수정",
                (UiLang::Ko, false) => "확인 후 수정",
                (UiLang::En, true) => "Fixed",
                (UiLang::En, false) => "Fixed after a look",
            };
            let _ = writeln!(out, "  {word}: {text}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: &str = "# a/b\n\n## 한국어\n왜\n\n## English\nwhy\n\n## 잘못된 예 · Wrong\n\n```glossary\nroles: {}\n```\n\n\
        ```page\n---\ntitle: 글\n---\n학습자\n```\n\n```page en/a.md\nlearner\n```\n\n```diagnostics\n\
        error content/en/a.md:1:1 “learner”\n  학습자 아님\n  Not learner\n  fix: student\n\
        error content/ko/a.md:4:1 “학습자”\n  학습자 말고 수강생\n  Not learner\n  suggestion: 수강생\n```\n\n\
        ## 바른 예 · Right\n\n```page\n수강생\n```\n\n```diagnostics\n```\n";

    #[test]
    fn a_reader_gets_one_language_and_no_blocks_of_tests() {
        assert_eq!(
            explanation(DOC, UiLang::Ko),
            "# a/b\n\n왜\n\n## 잘못된 예\n\nglossary.yml:\n\n    roles: {}\n\n    \
             학습자\n\n이렇게 알려 줘요:\n\n- 오류 “학습자”\n  학습자 말고 수강생\n  확인 후 수정: 수강생\n\n\
             ## 바른 예\n\n    수강생\n"
        );
        let english = explanation(DOC, UiLang::En);
        assert!(english.contains("- error “learner”\n  Not learner\n  Fixed: student\n"), "{english}");
        assert!(!english.contains("학습자") && english.contains("## Right"), "{english}");
    }

    #[test]
    fn a_block_of_no_example_is_shown_as_it_is() {
        let doc = "# a/b\n\n## 한국어\n왜\n\n```console\nhelpgen fix\n```\n\n## English\nwhy\n";
        assert_eq!(explanation(doc, UiLang::Ko), "# a/b\n\n왜\n\n    helpgen fix\n");
    }
}
