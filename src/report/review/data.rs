//! The findings as data of the page: every text once, everything else as numbers, so that a hundred thousand of them can be
//! sent and looked through. The script of the page reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sheet::Sheet;
use super::words::Words;
use super::{Finding, FindingState, Review};
use crate::diagnostic::Severity;
use crate::text::as_u32;

/// Characters of a sentence on each side of the marked words, of which the first is taken that is light enough.
const SIDES: [usize; 4] = [120, 60, 36, 20];
/// Bytes that sentences may have for each finding, and in any case.
const SENTENCE_BYTES: usize = 130;
const FREE_BYTES: usize = 500_000;

/// Everything that the script knows.
#[derive(Serialize)]
pub(super) struct Data<'r> {
    /// Every text, once.
    s: Vec<&'r str>,
    /// Files in the order of findings.
    files: Vec<File>,
    findings: Columns,
    /// What a filter's values are called: names by key and id.
    names: BTreeMap<&'static str, BTreeMap<&'r str, &'r str>>,
    /// Pattern of the link to a source line.
    edit: &'r str,
    lang: &'static str,
    day: &'r str,
    sheets: &'r [Sheet],
    words: &'r serde_json::Value,
}

/// A file: path, title, section, language, roles, features and the page's name, each the number of a text.
#[derive(Serialize)]
struct File(u32, u32, u32, u32, Vec<u32>, Vec<u32>, u32);

/// A list for each field; the same place in each is the same finding. Texts are numbers of `s`.
#[derive(Default, Serialize)]
struct Columns {
    file: Vec<u32>,
    line: Vec<u32>,
    column: Vec<u32>,
    /// 0: info, 1: warning, 2: error.
    severity: Vec<u8>,
    /// 0: new, 1: baseline, 2: exception.
    state: Vec<u8>,
    rule: Vec<u32>,
    owner: Vec<u32>,
    subject: Vec<u32>,
    kind: Vec<u32>,
    action: Vec<u32>,
    message: Vec<u32>,
    help: Vec<u32>,
    sentence: Vec<u32>,
    /// Where in the sentence the marked words begin and end, in UTF-16.
    from: Vec<u32>,
    to: Vec<u32>,
    /// 0: none, 1: after a look, 2: safe.
    fix: Vec<u8>,
    fix_before: Vec<u32>,
    fix_after: Vec<u32>,
    /// All of one length, one behind the other.
    fingerprints: String,
    found: Vec<u32>,
    /// What few have, by the finding's number: an exception's reason and last day, and whether the day has passed.
    exceptions: BTreeMap<usize, (u32, u32, bool)>,
    /// Decisions, by the finding's number: id, kind, who, when, and where it is followed up.
    decisions: BTreeMap<usize, [u32; 5]>,
    /// Findings that only the calendar caused.
    by_date: Vec<usize>,
    /// Places cut out of screenshots, by the finding's number.
    cuts: BTreeMap<usize, u32>,
}

/// Texts by number.
#[derive(Default)]
struct Texts<'r> {
    all: Vec<&'r str>,
    numbers: BTreeMap<&'r str, u32>,
}

impl<'r> Texts<'r> {
    fn number(&mut self, text: &'r str) -> u32 {
        let next = as_u32(self.all.len());
        let all = &mut self.all;
        *self.numbers.entry(text).or_insert_with(|| {
            all.push(text);
            next
        })
    }
}

/// A sentence cut around its marked words, with where these begin and end in UTF-16.
fn cut(finding: &Finding, side: usize) -> (String, u32, u32) {
    let tail = |text: &str| match text.char_indices().rev().nth(side) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    };
    let head = |text: &str, limit: usize| match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    let (before, marked) = (tail(&finding.before), head(&finding.marked, 2 * side));
    let units = |text: &str| as_u32(text.encode_utf16().count());
    let (from, length) = (units(&before), units(&marked));
    (format!("{before}{marked}{}", head(&finding.after, side)), from, from + length)
}

/// The sentences of all findings: cut as little as their number allows.
pub(super) fn sentences(findings: &[Finding]) -> Vec<(String, u32, u32)> {
    let limit = FREE_BYTES + findings.len() * SENTENCE_BYTES;
    let mut sentences = Vec::new();
    for side in SIDES {
        sentences = findings.iter().map(|finding| cut(finding, side)).collect();
        if sentences.iter().map(|(text, _, _)| text.len()).sum::<usize>() <= limit {
            break;
        }
    }
    sentences
}

impl<'r> Data<'r> {
    /// Of a review; `sentences` are those of [`sentences`].
    pub(super) fn new(
        review: &'r Review,
        sentences: &'r [(String, u32, u32)],
        sheets: &'r [Sheet],
        words: &'r Words,
    ) -> Self {
        let mut texts = Texts::default();
        // Nothing is the text of number 0.
        texts.number("");
        let pages: BTreeMap<&str, &super::PageRow> =
            review.pages.iter().map(|page| (page.path.as_str(), page)).collect();
        let mut files = Vec::new();
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut columns = Columns::default();
        for (at, (finding, sentence)) in review.findings.iter().zip(sentences).enumerate() {
            let file = *numbers.entry(&finding.path).or_insert_with(|| {
                let page = pages.get(finding.path.as_str());
                let mut list = |own: &'r [String]| -> Vec<u32> { own.iter().map(|text| texts.number(text)).collect() };
                let roles = list(&finding.roles);
                let features = page.map(|page| list(&page.features)).unwrap_or_default();
                let [path, title, section] =
                    [&finding.path, &finding.page_title, &finding.section].map(|text| texts.number(text));
                let lang = page.map_or(0, |page| texts.number(&page.lang));
                files.push(File(path, title, section, lang, roles, features, texts.number(&finding.page)));
                as_u32(files.len() - 1)
            });
            columns.push(at, file, finding, sentence, &mut texts);
        }
        Self {
            s: texts.all,
            files,
            findings: columns,
            names: names(review),
            edit: &review.edit_url,
            lang: review.lang,
            day: &review.day,
            sheets,
            words: &words.all,
        }
    }

    /// As JSON that may stand in a script element: nothing in it ends one.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string(self)?.replace('<', "\\u003c"))
    }
}

impl Columns {
    fn push<'r>(
        &mut self,
        at: usize,
        file: u32,
        finding: &'r Finding,
        sentence: &'r (String, u32, u32),
        texts: &mut Texts<'r>,
    ) {
        let mut number = |text: &'r str| texts.number(text);
        self.file.push(file);
        self.line.push(finding.line);
        self.column.push(finding.column);
        self.severity.push(match finding.severity {
            Severity::Info => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
        });
        self.state.push(match finding.state {
            FindingState::New => 0,
            FindingState::Baselined => 1,
            FindingState::Waived => 2,
        });
        self.rule.push(number(&finding.rule));
        self.owner.push(number(&finding.owner));
        self.subject.push(number(&finding.subject));
        self.kind.push(number(finding.subject_kind));
        self.action.push(number(&finding.action));
        self.message.push(number(&finding.message));
        self.help.push(number(&finding.help));
        self.found.push(number(&finding.found));
        let (text, from, to) = sentence;
        self.sentence.push(number(text));
        self.from.push(*from);
        self.to.push(*to);
        let fix = finding.fix.as_ref();
        self.fix.push(fix.map_or(0, |fix| 1 + u8::from(fix.safe)));
        self.fix_before.push(fix.map_or(0, |fix| number(&fix.before)));
        self.fix_after.push(fix.map_or(0, |fix| number(&fix.after)));
        self.fingerprints.push_str(&finding.fingerprint);
        if finding.state == FindingState::Waived {
            self.exceptions.insert(at, (number(&finding.reason), number(&finding.until), finding.expired));
        }
        if let Some(own) = &finding.decision {
            self.decisions.insert(at, [&own.id, own.what.name(), &own.by, &own.on, &own.ticket].map(&mut number));
        }
        if finding.by_date {
            self.by_date.push(at);
        }
        if !finding.cut.is_empty() {
            self.cuts.insert(at, number(&finding.cut));
        }
    }
}

/// What ids are called, where that is not the id itself.
fn names(review: &Review) -> BTreeMap<&'static str, BTreeMap<&str, &str>> {
    let mut subjects: BTreeMap<&str, &str> = BTreeMap::new();
    for term in &review.terms {
        subjects.extend(term.preferred.first().map(|(_, text)| (term.id.as_str(), text.as_str())));
    }
    subjects.extend(review.features.iter().map(|own| (own.id.as_str(), own.name.as_str())));
    for label in &review.labels.rows {
        let text = label.texts.iter().find(|text| !text.is_empty());
        subjects.extend(text.map(|text| (label.id.as_str(), text.as_str())));
    }
    let mut names = BTreeMap::from([("subject", subjects)]);
    let roles = review.roles.iter().filter(|row| !row.id.is_empty());
    names.insert("role", roles.map(|row| (row.id.as_str(), row.name.as_str())).collect());
    names.insert("section", review.sections.iter().map(|row| (row.id.as_str(), row.name.as_str())).collect());
    names.insert("feature", review.features.iter().map(|row| (row.id.as_str(), row.name.as_str())).collect());
    let rules = review.rules.iter().filter(|row| !row.summary.is_empty());
    names.insert("rule", rules.map(|row| (row.id.as_str(), row.summary.as_str())).collect());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(before: &str, marked: &str, after: &str) -> Finding {
        Finding {
            fingerprint: "00".into(),
            state: FindingState::New,
            severity: Severity::Error,
            rule: "term/deprecated".into(),
            path: "content/a.md".into(),
            line: 1,
            column: 1,
            page: "ko/a".into(),
            page_title: "가".into(),
            section: "ko".into(),
            action: "concept/learner".into(),
            owner: String::new(),
            roles: Vec::new(),
            subject_kind: "concept",
            subject: "learner".into(),
            subject_owner: String::new(),
            message: String::new(),
            help: String::new(),
            found: marked.into(),
            before: before.into(),
            marked: marked.into(),
            after: after.into(),
            fix: None,
            url: String::new(),
            reason: String::new(),
            until: String::new(),
            expired: false,
            decision: None,
            by_date: false,
            on_picture: None,
            cut: String::new(),
        }
    }

    #[test]
    fn marks_are_counted_as_browsers_count() {
        let (text, from, to) = cut(&finding("😀 ", "학습자", "가 와요."), 120);
        assert_eq!((text.as_str(), from, to), ("😀 학습자가 와요.", 3, 6));
        let (text, from, to) = cut(&finding(&"가".repeat(30), "나", &"다".repeat(30)), 20);
        assert_eq!((from, to), (21, 22));
        assert_eq!(text.chars().count(), 1 + 20 + 1 + 20 + 1);
    }

    #[test]
    fn sentences_are_cut_no_more_than_their_number_asks_for() {
        let long = finding(&"가".repeat(100), "나", &"다".repeat(100));
        let whole = sentences(std::slice::from_ref(&long));
        assert_eq!(whole[0].0.chars().count(), 201);
        let many = vec![long; 20_000];
        let total: usize = sentences(&many).iter().map(|(text, _, _)| text.len()).sum();
        assert!(total <= FREE_BYTES + 20_000 * SENTENCE_BYTES, "{total}");
    }
}
