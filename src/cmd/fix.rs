//! `helpgen fix`: applies the fixes, or shows them.

use std::fmt::Write as _;
use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use similar::{ChangeTag, TextDiff};

use crate::baseline::BASELINE_FILE;
use crate::diagnostic::Say;
use crate::pipeline::{FileOutcome, Fixed, FixedFile, Mending, Stop, fix};
use crate::report::{Report, Suggested, write_suggestions};

use super::check::{report, repository_prefix};
use super::check_args::{Looking, asking, scope, stdin_name};
use super::common_args::{Calendar, Color, Common, Deny};
use super::terminal::Voice;
use super::{FINDINGS, FINE, TROUBLE, print, print_by};

/// `helpgen fix`
#[derive(Debug, Args)]
pub(super) struct FixArguments {
    #[command(flatten)]
    pub(super) looking: Looking,
    /// Show the changes, write nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Print the changes in a form for programs, write nothing
    #[arg(long = "format", value_enum, value_name = "FORMAT", conflicts_with = "diff")]
    pub(super) form: Option<Form>,
    /// Apply what is not certainly right too
    #[arg(long = "unsafe")]
    pub(super) unsafe_too: bool,
    /// Which findings fail the run if they are left
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
}

/// Forms of changes for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Suggestions for a pull request, as reviewdog reads them
    Rdjson,
}

impl FixArguments {
    /// Whether changes are only shown.
    fn shows(&self) -> bool {
        self.diff || self.form.is_some()
    }
}

pub(super) fn run(common: &Common, arguments: &FixArguments, voice: &Voice) -> Result<u8, Stop> {
    let request = asking(common, &arguments.looking)?;
    let given = stdin_name(common, &arguments.looking).and_then(|name| Some(request.asked.texts.get(&name)?.clone()));
    let write = given.is_none() && !arguments.shows();
    let Fixed { files, left } = fix(request, Mending { unsafe_too: arguments.unsafe_too, write })?;
    let left = Report { scope: scope(common, Some(&arguments.looking)), ..report(left, arguments.calendar) };
    if arguments.form.is_some() {
        let prefix = repository_prefix(&common.dir);
        print_by(|out| write_suggestions(&suggested(&files), &prefix, voice.lang, out))?;
    } else if arguments.diff {
        print(diffs(&files, colored(common)).as_bytes())?;
    } else if let Some(given) = given {
        print(files.first().map_or(&given, |file| &file.after).as_bytes())?;
    }
    if !left.diagnostics.is_empty() && !arguments.shows() {
        voice.report(&left, &mut std::io::stderr().lock());
    }
    let mut code = if arguments.deny.accepts(left.worst()) { FINE } else { FINDINGS };
    for file in &files {
        code = code.max(tell(file, voice, arguments.shows()));
    }
    voice.tell(&closing(&files, &left, arguments));
    Ok(code)
}

/// The changed articles. Nobody reviews the baseline as text.
fn suggested(files: &[FixedFile]) -> Vec<Suggested<'_>> {
    let articles = files.iter().filter(|file| &*file.before.path != BASELINE_FILE);
    articles.map(|file| Suggested { before: &file.before, after: &file.after, fixed: &file.fixed }).collect()
}

/// Reports the outcome for a file and returns its exit code.
fn tell(file: &FixedFile, voice: &Voice, shown: bool) -> u8 {
    let (path, count) = (&file.before.path, file.fixed.len());
    match &file.outcome {
        // A change that is only shown is a finding, because it is not written.
        FileOutcome::Made => {
            if shown {
                FINDINGS
            } else {
                FINE
            }
        }
        FileOutcome::Written if &**path == BASELINE_FILE => {
            voice.tell(&Say::new(
                format!("{path}: 기존 문제 목록을 고친 글에 맞췄어요"),
                format!("{path}: accepted findings follow the edited texts"),
            ));
            FINE
        }
        FileOutcome::Written => {
            voice.tell(&mended(path, count, file.led));
            FINE
        }
        FileOutcome::Changed => {
            voice.warn(&Say::new(
                format!("{path}: 그사이 다른 프로그램이 바꾸어서 그대로 두었어요. 다시 실행해 주세요"),
                format!("{path}: changed by somebody else meanwhile and left as it is; run the command again"),
            ));
            FINDINGS
        }
        FileOutcome::Refused(error) => {
            voice.machine(error);
            TROUBLE
        }
    }
}

/// The message about a changed file: fixed words, and links that follow their headings.
fn mended(path: &str, count: usize, led: usize) -> Say {
    let places = if count == 1 { "place" } else { "places" };
    let links = if led == 1 { "1 link".to_owned() } else { format!("{led} links") };
    match (count, led) {
        (_, 0) => Say::new(format!("{path}: {count}곳을 고쳤어요"), format!("{path}: mended {count} {places}")),
        (0, _) => Say::new(
            format!("{path}: 바뀐 제목에 맞춰 링크 {led}개를 고쳤어요"),
            format!("{path}: {links} led on to changed headings"),
        ),
        _ => Say::new(
            format!("{path}: {count}곳을 고치고, 바뀐 제목에 맞춰 링크 {led}개를 고쳤어요"),
            format!("{path}: mended {count} {places}, {links} led on to changed headings"),
        ),
    }
}

fn closing(files: &[FixedFile], left: &Report, arguments: &FixArguments) -> Say {
    let mended: usize = files
        .iter()
        .filter(|file| !matches!(file.outcome, FileOutcome::Changed | FileOutcome::Refused(_)))
        .map(|file| file.fixed.len())
        .sum();
    let open = left.diagnostics.len();
    let asked = left.diagnostics.iter().filter(|told| told.fix.as_ref().is_some_and(|fix| fix.applies(true))).count();
    let (mut ko, mut en) = match (mended, arguments.shows()) {
        (0, _) if open == 0 => ("고칠 것이 없어요".to_owned(), "Nothing to mend".to_owned()),
        (0, _) => (
            format!("자동으로 고칠 것이 없어요. 남은 문제는 {open}개예요"),
            format!("Nothing to mend automatically, {open} left"),
        ),
        (_, true) => (
            format!("{mended}곳을 고칠 수 있고, 남는 문제는 {open}개예요"),
            format!("{mended} can be mended, {open} left"),
        ),
        (_, false) => {
            (format!("{mended}곳을 고쳤고, 남은 문제는 {open}개예요"), format!("{mended} mended, {open} left"))
        }
    };
    if asked > 0 && !arguments.unsafe_too {
        let command = format!("helpgen fix{} --unsafe", left.scope);
        let _ = write!(ko, ". 그중 {asked}개는 확인 후 고칠 수 있어요: `{command}`");
        let _ = write!(en, "; `{command}` mends {asked} of them, to be read again");
    }
    Say::new(ko, en)
}

pub(super) fn colored(common: &Common) -> bool {
    match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// The changes as a unified diff for `patch` and `git apply`.
pub(super) fn diffs(files: &[FixedFile], color: bool) -> String {
    let mut out = String::new();
    for file in files {
        let path = &file.before.path;
        let diff = TextDiff::from_lines(&*file.before.text, &*file.after);
        line(&mut out, "\u{1b}[1m", &format!("--- a/{path}\n"), color);
        line(&mut out, "\u{1b}[1m", &format!("+++ b/{path}\n"), color);
        for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
            line(&mut out, "\u{1b}[36m", &format!("{}\n", hunk.header()), color);
            for change in hunk.iter_changes() {
                let (sign, paint) = match change.tag() {
                    ChangeTag::Delete => ('-', "\u{1b}[31m"),
                    ChangeTag::Insert => ('+', "\u{1b}[32m"),
                    ChangeTag::Equal => (' ', ""),
                };
                line(&mut out, paint, &format!("{sign}{}", change.value()), color);
                if change.missing_newline() {
                    out.push_str("\n\\ No newline at end of file\n");
                }
            }
        }
    }
    out
}

/// A line, coloured for a terminal, where control characters of the text are made visible.
fn line(out: &mut String, paint: &str, text: &str, color: bool) {
    if !color {
        out.push_str(text);
        return;
    }
    let content = text.trim_end_matches(['\n', '\r']);
    let shown: String =
        content.chars().map(|c| if c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c }).collect();
    let reset = if paint.is_empty() { "" } else { "\u{1b}[0m" };
    let _ = write!(out, "{paint}{shown}{reset}{}", &text[content.len()..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    fn file(before: &str, after: &str) -> FixedFile {
        FixedFile {
            before: SourceText::new("content/a.md", before),
            after: after.into(),
            fixed: Vec::new(),
            led: 0,
            led_alone: None,
            outcome: FileOutcome::Made,
        }
    }

    #[test]
    fn a_diff_is_one_that_other_programs_read() {
        let shown = diffs(&[file("가\r\n학습자를\r\n끝", "가\r\n수강생을\r\n끝")], false);
        let expected = "--- a/content/a.md\n+++ b/content/a.md\n@@ -1,3 +1,3 @@\n 가\r\n-학습자를\r\n+수강생을\r\n 끝\n\\ No newline at end of file\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_a_page_says_cannot_steer_the_terminal() {
        let shown = diffs(&[file("a\u{1b}[2J\n", "b\n")], true);
        assert!(!shown.contains("\u{1b}[2J") && shown.contains("\u{1b}[32m+b\u{1b}[0m\n"), "{shown:?}");
    }
}
