//! The file format: a line for each entry, so that the list can be read, reviewed and merged line by line.
//!
//! ```json
//! { "version": 2,
//!   "findings": [
//!     {"page":"ko/refund","rule":"term/deprecated","subject":"concept:learner","found":"학습자","count":4}
//!   ] }
//! ```
//!
//! Version 1 had a sentence in each entry. Such files are still read; they are written as version 2.

use crate::diagnostic::{Diagnostic, Identity, Place, Places, Say, Severity, telling};
use crate::text::{SourceText, Span};

use super::{Baseline, Counts};

/// The file's name, in the project's folder.
pub const BASELINE_FILE: &str = "helpgen-baseline.json";
/// The rule that reports an unreadable file.
pub const BASELINE_INVALID: &str = "baseline/invalid";

/// Increases when the identity of findings changes.
const VERSION: u64 = 2;
/// The version whose entries have sentences.
const WITH_SENTENCES: u64 = 1;

/// An entry of the file.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    page: String,
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    subject: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    found: String,
    /// Read from files of version 1, where each sentence had its own entry.
    #[serde(default, rename = "sentence", skip_serializing)]
    _sentence: Option<serde::de::IgnoredAny>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: u32,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u64,
    findings: Vec<Entry>,
}

fn one() -> u32 {
    1
}

fn is_one(count: &u32) -> bool {
    *count == 1
}

impl Baseline {
    /// Reads the file's text.
    ///
    /// # Errors
    /// The fault, at its place.
    pub fn read(source: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let file: File = serde_json::from_str(&source.text).map_err(|error| Box::new(broken(source, &error)))?;
        if !matches!(file.version, VERSION | WITH_SENTENCES) {
            return Err(Box::new(other_version(source, file.version)));
        }
        let mut entries = Counts::new();
        for Entry { page, rule, subject, found, count, .. } in file.findings {
            let found = telling(&rule, &found).to_owned();
            let known = entries.entry(Identity { page, rule, subject, found }).or_default();
            *known = match file.version {
                WITH_SENTENCES => count.saturating_add(*known),
                // After a merge by lines both branches may have the entry.
                _ => count.max(*known),
            };
        }
        Ok(Self { entries })
    }

    /// The file's text: sorted, a line for each entry, so that a diff shows only changed entries.
    pub fn written(&self) -> String {
        let mut lines = Vec::new();
        for (identity, &count) in self.entries.iter().filter(|&(_, &count)| count > 0) {
            let Identity { page, rule, subject, found } = identity.clone();
            let entry = Entry { page, rule, subject, found, _sentence: None, count };
            lines.push(format!("    {}", serde_json::to_string(&entry).expect("an entry is text and a number")));
        }
        let list = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}]\n}}\n")
    }
}

fn broken(source: &SourceText, error: &serde_json::Error) -> Diagnostic {
    let line = error.line().max(1);
    let start: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let length = source.text[start..].lines().next().map_or(0, str::len);
    let conflict = source.text[start..].starts_with(['<', '=', '>']);
    let place = Places::new(source).place(Span::new(start, start + length));
    let told = invalid(place, Say::new("기존 문제 목록을 읽을 수 없어요", "The baseline cannot be read"));
    if conflict {
        return told.help(Say::new(
            "git 병합 충돌 표시가 남아 있어요. 양쪽 줄을 모두 남기고 표시만 지운 뒤 `helpgen baseline`을 실행해 주세요",
            "A merge conflict is left in it: keep the lines of both sides, remove the marks, then run `helpgen baseline`",
        ));
    }
    told.help(Say::new(
        format!(
            "git에서 되돌리거나, 파일을 지우고 `helpgen baseline`으로 다시 만들어 주세요 ({}행에서 멈췄어요)",
            error.line()
        ),
        format!("Restore it from git, or delete it and run `helpgen baseline` again ({error})"),
    ))
}

fn other_version(source: &SourceText, version: u64) -> Diagnostic {
    let start = source.text.find("\"version\"").unwrap_or(0);
    let line = source.text[start..].lines().next().map_or(0, str::len);
    invalid(
        Places::new(source).place(Span::new(start, start + line)),
        Say::new(
            format!("이 helpgen이 모르는 기존 문제 목록이에요: version {version}"),
            format!("This helpgen does not know baselines of version {version}"),
        ),
    )
    .help(Say::new(
        "파일을 지우고 `helpgen baseline`으로 다시 만들거나, 목록을 만든 helpgen을 써 주세요",
        "Delete it and run `helpgen baseline` again, or use the helpgen that wrote it",
    ))
}

fn invalid(place: Place, message: Say) -> Diagnostic {
    Diagnostic::new(BASELINE_INVALID, Severity::Error, Some(place), message)
}
