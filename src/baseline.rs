//! Which findings were there before? The accepted old ones, as the committed file `helpgen-baseline.json` lists them.
//!
//! An entry is what a finding is known by ([`Identity`]) with how many are alike, so that the list can be read, reviewed
//! and merged line by line. A moved page without an `id` of its own is known again by its sentences.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Identity, Place, Places, Say, Severity};
use crate::text::{SourceText, Span};

/// The file's name, in the project's folder.
pub const BASELINE_FILE: &str = "helpgen-baseline.json";
/// The rule under which a file that cannot be read is told.
pub const BASELINE_INVALID: &str = "baseline/invalid";

/// Rises when what a finding is known by changes.
const VERSION: u64 = 1;

/// Accepted old findings, with how many there are of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Identity, u32>,
}

/// Findings told apart by a baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Not in the baseline.
    pub new: Vec<Diagnostic>,
    /// In the baseline.
    pub old: Vec<Diagnostic>,
    /// How many of the baseline are there no more.
    pub fixed: usize,
    /// The baseline without what is there no more, at the names that its pages bear today.
    pub kept: Baseline,
}

/// An entry as the file has it.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    page: String,
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    subject: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    found: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sentence: String,
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
    /// A baseline of these findings.
    pub fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut entries = BTreeMap::new();
        for diagnostic in diagnostics {
            *entries.entry(diagnostic.identity()).or_default() += 1;
        }
        Self { entries }
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.entries.values().map(|&count| count as usize).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// What is wrong with it, at its place.
    pub fn read(source: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let file: File = serde_json::from_str(&source.text).map_err(|error| Box::new(broken(source, &error)))?;
        if file.version != VERSION {
            return Err(Box::new(other_version(source, file.version)));
        }
        let mut entries = BTreeMap::new();
        for Entry { page, rule, subject, found, sentence, count } in file.findings {
            *entries.entry(Identity { page, rule, subject, found, sentence }).or_default() += count;
        }
        Ok(Self { entries })
    }

    /// The file's text: sorted, a line for each entry, so that a change shows as the lines that it concerns.
    pub fn written(&self) -> String {
        let mut lines = Vec::new();
        for (identity, &count) in &self.entries {
            let Identity { page, rule, subject, found, sentence } = identity.clone();
            let entry = Entry { page, rule, subject, found, sentence, count };
            lines.push(format!("    {}", serde_json::to_string(&entry).expect("an entry is text and a number")));
        }
        let list = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}]\n}}\n")
    }

    /// Tells old findings from new ones. Of findings that are alike as many are old as are listed, the first ones.
    /// `pages` are the names of the pages that there are: a finding on an unlisted page whose like is listed on a page
    /// that is gone has moved with its text.
    pub fn compare(&self, diagnostics: Vec<Diagnostic>, pages: &BTreeSet<&str>) -> Compared {
        let mut left = self.entries.clone();
        let mut compared = Compared::default();
        let mut kept: BTreeMap<Identity, u32> = BTreeMap::new();
        let mut unknown = Vec::new();
        for diagnostic in diagnostics {
            let identity = diagnostic.identity();
            match left.get_mut(&identity) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    *kept.entry(identity).or_default() += 1;
                    compared.old.push(diagnostic);
                }
                _ => unknown.push((identity, diagnostic)),
            }
        }
        let mut gone = left_behind(&left, pages);
        let listed: BTreeSet<&str> = self.entries.keys().map(|known| known.page.as_str()).collect();
        for (identity, diagnostic) in unknown {
            let may_have_moved = diagnostic.page.is_some() && !listed.contains(&*identity.page);
            let before = gone.get_mut(&elsewhere(&identity)).filter(|_| may_have_moved).and_then(Vec::pop);
            match before {
                Some(before) => {
                    // It was counted among what is left.
                    left.entry(before).and_modify(|count| *count -= 1);
                    *kept.entry(identity).or_default() += 1;
                    compared.old.push(diagnostic);
                }
                None => compared.new.push(diagnostic),
            }
        }
        compared.fixed = left.values().map(|&count| count as usize).sum();
        compared.kept = Self { entries: kept };
        compared
    }

    /// With further findings.
    pub fn accept<'d>(mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        for diagnostic in diagnostics {
            *self.entries.entry(diagnostic.identity()).or_default() += 1;
        }
        self
    }
}

/// The same finding wherever its page may be.
fn elsewhere(identity: &Identity) -> Identity {
    Identity { page: String::new(), ..identity.clone() }
}

/// Entries of pages that are gone, by what they say without their page, each as often as it is left.
fn left_behind(left: &BTreeMap<Identity, u32>, pages: &BTreeSet<&str>) -> BTreeMap<Identity, Vec<Identity>> {
    let mut gone: BTreeMap<Identity, Vec<Identity>> = BTreeMap::new();
    for (identity, &count) in left {
        // What nothing but its page tells apart cannot be known again without it.
        let is_told_apart = !identity.sentence.is_empty() && !identity.found.is_empty();
        if is_told_apart && !pages.contains(identity.page.as_str()) {
            gone.entry(elsewhere(identity)).or_default().extend((0..count).map(|_| identity.clone()));
        }
    }
    gone.values_mut().for_each(|list| list.reverse());
    gone
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Subject;

    fn finding(page: &str, sentence: &str) -> Diagnostic {
        let source = SourceText::new(format!("content/{page}.md"), sentence);
        let start = sentence.find("학습자").unwrap_or_default();
        let place = Places::new(&source).place(Span::new(start, start + "학습자".len()));
        let told = Diagnostic::new("term/deprecated", Severity::Error, Some(place), Say::new("가", "a"));
        Diagnostic { page: Some(page.into()), ..told.about(Subject::Concept("learner".into())) }
    }

    fn compared(baseline: &Baseline, now: &[Diagnostic], pages: &[&str]) -> (usize, usize, usize) {
        let compared = baseline.compare(now.to_vec(), &pages.iter().copied().collect());
        (compared.new.len(), compared.old.len(), compared.fixed)
    }

    #[test]
    fn old_findings_are_known_new_ones_are_not() {
        let (one, two) = (finding("ko/a", "학습자가 와요"), finding("ko/a", "학습자가 가요"));
        let baseline = Baseline::of([&one]);
        assert_eq!(compared(&baseline, &[one.clone(), two.clone()], &["ko/a"]), (1, 1, 0));
        assert_eq!(compared(&baseline, &[two], &["ko/a"]), (1, 0, 1));
        assert_eq!(compared(&Baseline::default(), &[one], &["ko/a"]), (1, 0, 0));
    }

    #[test]
    fn of_findings_that_are_alike_as_many_are_old_as_are_listed() {
        let one = finding("ko/a", "학습자가 와요");
        let baseline = Baseline::of([&one, &one]);
        assert_eq!(compared(&baseline, &[one.clone(), one.clone(), one.clone()], &["ko/a"]), (1, 2, 0));
        assert_eq!(compared(&baseline, &[one], &["ko/a"]), (0, 1, 1));
    }

    #[test]
    fn a_page_that_moved_is_known_by_its_sentences() {
        let baseline = Baseline::of([&finding("ko/a", "학습자가 와요")]);
        let moved = finding("ko/b/a", "학습자가 와요");
        assert_eq!(compared(&baseline, std::slice::from_ref(&moved), &["ko/b/a"]), (0, 1, 0));
        let kept = baseline.compare(vec![moved.clone()], &BTreeSet::from(["ko/b/a"])).kept;
        assert_eq!(kept, Baseline::of([&moved]), "and is listed under its new name");
        assert_eq!(compared(&baseline, &[moved], &["ko/a", "ko/b/a"]), (1, 0, 1), "a copy is new");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let baseline =
            Baseline::of([&finding("ko/b", "학습자 \"가\""), &finding("ko/a", "학습자"), &finding("ko/a", "학습자")]);
        let text = baseline.written();
        insta::assert_snapshot!("written", text);
        assert_eq!(Baseline::read(&SourceText::new(BASELINE_FILE, text)), Ok(baseline));
        let none = Baseline::default();
        assert_eq!(Baseline::read(&SourceText::new(BASELINE_FILE, none.written())), Ok(none));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_at_its_line() {
        for (text, line) in [
            ("", 1),
            ("{\n  \"version\": 1,\n  \"findings\": [\n<<<<<<< HEAD\n", 4),
            ("{\n  \"version\": 1,\n  \"findings\": 3\n}\n", 3),
            ("{\n  \"findings\": [],\n  \"version\": 99\n}\n", 3),
            ("[]", 1),
            ("{\"version\": 1, \"findings\": [{\"page\": \"a\"}]}", 1),
        ] {
            let told = Baseline::read(&SourceText::new(BASELINE_FILE, text)).expect_err("it is none");
            assert_eq!(told.place.as_ref().map(|place| place.start.line), Some(line), "{text}: {told:?}");
            assert!(told.help.is_some());
        }
    }
}
