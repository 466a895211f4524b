//! Findings mended: fixes go into the text in rounds until none is left that is wanted.
//!
//! Of fixes that overlap one goes in, and the text is judged again: a later round finds the others at their new places.
//! Each round's fixes are proven before they go in: see [`super::proof`].
//!
//! A glossary may contradict itself so that mending never ends (a word is to become one that is itself not to be used).
//! What is still found after [`ROUNDS`] rounds is left alone as a whole: the text is mended from the start without it,
//! so that mending a second time changes nothing either.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Edit, Fix, apply};
use crate::model::{Page, summarise};
use crate::text::SourceText;

use super::linter::Linter;
use super::proof::{Meant, Proof, purpose};

/// Rounds at most. Each one mends at least the first of a stretch of overlapping fixes; more than a few overlap only
/// where fixes call for each other.
const ROUNDS: usize = 12;
/// How often mending starts again without what never ends.
const STARTS: usize = 6;

/// A text, mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// What was mended, of what is found in the text as it was: an edit may mend several findings at once.
    pub fixed: Vec<Diagnostic>,
}

/// Whether headings may change: their anchors change with them, and links lead there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// They may: whoever asks leads the links on.
    Change,
    /// They stay as they are.
    Stay,
}

/// What a finding is about, wherever it stands: its rule, what was found, and what would stand there instead.
type Case = (String, String, Vec<String>);

impl Linter<'_> {
    /// Mends a page, or a snippet, by the fixes of those findings that are `wanted`. The linter's site is the one from
    /// before: mending a text changes no name.
    pub fn mend(
        &self,
        page: &Page,
        source: &SourceText,
        is_snippet: bool,
        headings: Headings,
        wanted: &dyn Fn(&Diagnostic) -> bool,
    ) -> Mended {
        let mut endless: BTreeSet<Case> = BTreeSet::new();
        for _ in 0..STARTS {
            match self.mend_without(&endless, page, source, is_snippet, headings, wanted) {
                Ok(mended) => return mended,
                Err(cases) => endless.extend(cases),
            }
        }
        Mended { text: source.text.to_string(), fixed: Vec::new() }
    }

    /// # Errors
    /// What is still found in the end.
    fn mend_without(
        &self,
        endless: &BTreeSet<Case>,
        page: &Page,
        source: &SourceText,
        is_snippet: bool,
        headings: Headings,
        wanted: &dyn Fn(&Diagnostic) -> bool,
    ) -> Result<Mended, Vec<Case>> {
        let mut source = source.clone();
        let mut first: Vec<Diagnostic> = Vec::new();
        let mut left: Vec<Case> = Vec::new();
        let parse = |source: &SourceText| self.parse(source);
        for round in 0..=ROUNDS {
            let document = self.parse(&source);
            let (summary, faults) = summarise(&source, &page.file, &page.lang, &document, self.names(), self.today());
            let summary = page.with_text(summary);
            let found = self.unproven(&summary, &source, &document, is_snippet, faults);
            let stays = |edit: &Edit| headings == Headings::Stay && document.in_heading(edit.span);
            let mendable: Vec<(&Diagnostic, &Fix)> = found
                .iter()
                .filter_map(|told| Some((told, told.fix.as_ref()?)))
                .filter(|(told, fix)| wanted(told) && !endless.contains(&case(told, fix)))
                .filter(|(_, fix)| !fix.edits.iter().any(stays))
                .collect();
            let cases = || mendable.iter().map(|(told, fix)| case(told, fix));
            if round == 0 {
                first = mendable.iter().map(|(told, _)| (*told).clone()).collect();
            }
            if mendable.is_empty() {
                break;
            }
            if round == ROUNDS {
                return Err(cases().collect());
            }
            let good = proven(&mendable, &source, &Proof::of(&source, &document, &parse));
            let applied = apply(&source.text, &good);
            if applied.text == *source.text {
                left = cases().collect();
                break;
            }
            source = SourceText::new(source.path, applied.text);
        }
        Ok(Mended { text: source.text.to_string(), fixed: without(first, left) })
    }
}

/// Fixes of which none overlaps another and that hold.
fn proven<'f>(mendable: &[(&Diagnostic, &'f Fix)], source: &SourceText, proof: &Proof<'_>) -> Vec<&'f Fix> {
    let mut open: Vec<(&Diagnostic, &Fix)> = mendable.to_vec();
    loop {
        let taken = apply(&source.text, &open.iter().map(|(_, fix)| *fix).collect::<Vec<_>>()).taken;
        let meant: Vec<Meant<'_>> = taken.iter().map(|&at| (open[at].1, purpose(&open[at].0.rule))).collect();
        let refused = proof.refused(&meant);
        if refused.len() < taken.len() || taken.is_empty() {
            let held = (0..taken.len()).filter(|at| refused.binary_search(at).is_err());
            return held.map(|at| open[taken[at]].1).collect();
        }
        // What overlaps a fix that does not hold may hold.
        for &at in taken.iter().rev() {
            open.remove(at);
        }
    }
}

/// The findings without those that are left, each of which stands for one.
fn without(mut findings: Vec<Diagnostic>, left: Vec<Case>) -> Vec<Diagnostic> {
    for own in left {
        let same = |told: &Diagnostic| told.fix.as_ref().is_some_and(|fix| case(told, fix) == own);
        if let Some(at) = findings.iter().position(same) {
            findings.remove(at);
        }
    }
    findings
}

fn case(told: &Diagnostic, fix: &Fix) -> Case {
    let found = told.place.as_ref().map(|place| place.found.clone()).unwrap_or_default();
    (told.rule.to_string(), found, fix.edits.iter().map(|edit| edit.text.clone()).collect())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::TestSite;
    use proptest::prelude::*;

    const GLOSSARY: &str = "concepts:\n\
        - { id: learner, terms: { ko: { preferred: 수강생, deprecated: [학습자, 교육생] } } }\n\
        - { id: enroll, terms: { ko: { preferred: 수강 신청, deprecated: [수강 등록] } } }\n\
        - { id: plan, terms: { ko: { preferred: 이용권, deprecated: [플랜] } } }\n";

    fn mended(glossary: &str, text: &str) -> String {
        let trial =
            TestSite { glossary: glossary.into(), pages: vec![("ko/a.md".into(), text.into())], ..TestSite::default() };
        let once = trial.mend("ko/a.md");
        let again = TestSite { pages: vec![("ko/a.md".into(), once.clone())], ..trial };
        assert_eq!(again.mend("ko/a.md"), once, "mending twice is mending once");
        once
    }

    #[test]
    fn every_byte_outside_the_edits_stays() {
        let text = "\u{feff}---\r\ntitle: 가\r\n---\r\n\r\n학습자를  위한 글  \r\n\r\n`학습자`\t끝 \r\n교육생이에요";
        assert_eq!(
            mended(GLOSSARY, text),
            "\u{feff}---\r\ntitle: 가\r\n---\r\n\r\n수강생을  위한 글  \r\n\r\n`학습자`\t끝 \r\n수강생이에요"
        );
    }

    #[test]
    fn overlapping_fixes_go_in_one_after_the_other() {
        let text = "---\ntitle: 가\n---\n\n학습자(교육생)를 위한 플랜으로 학습자는, 수강등록을 해요.\n";
        let expected = "---\ntitle: 가\n---\n\n수강생(수강생)을 위한 이용권으로 수강생은, 수강 신청을 해요.\n";
        assert_eq!(mended(GLOSSARY, text), expected);
    }

    #[test]
    fn a_replacement_that_holds_its_own_deprecated_form_ends() {
        let glossary = "concepts: [{ id: a, terms: { ko: { preferred: 온라인 강의, deprecated: [강의] } } }]\n";
        let text = "---\ntitle: 가\n---\n\n강의를 들어요. 온라인 강의를 들어요. 온라인강의예요.\n";
        let expected = "---\ntitle: 가\n---\n\n온라인 강의를 들어요. 온라인 강의를 들어요. 온라인 강의예요.\n";
        assert_eq!(mended(glossary, text), expected);
    }

    #[test]
    fn words_that_are_to_become_each_other_are_left_alone() {
        let glossary = "concepts:\n\
            - { id: a, terms: { ko: { preferred: 바나나, deprecated: [사과] } } }\n\
            - { id: b, terms: { ko: { deprecated: [바나나] }, any: { preferred: 사과 } } }\n\
            - { id: c, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n";
        let text = "---\ntitle: 가\n---\n\n사과와 바나나를 학습자가 먹어요.\n";
        let mended = mended(glossary, text);
        assert!(mended.contains("수강생이 먹어요"), "{mended}");
    }

    const PARTS: [&str; 30] = [
        "학습자",
        "교육생",
        "플랜",
        "수강생",
        "수강등록",
        "이용권",
        "를",
        "을",
        "가",
        "이",
        "는",
        "로",
        "예요",
        "이에요",
        " ",
        " ",
        "  ",
        "\r\n",
        "\n\n",
        "**",
        "*",
        "`",
        "(",
        ")",
        "[",
        "](b.md)",
        "- ",
        "> ",
        "“",
        "”",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn mending_settles_and_changes_words_alone(parts in proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..24)) {
            let text = format!("---\r\ntitle: 가\r\n---\n\n{}", parts.concat());
            let page = |text: &str| vec![("ko/a.md".to_owned(), text.to_owned()), ("ko/b.md".to_owned(), String::new())];
            let trial = TestSite { glossary: GLOSSARY.into(), pages: page(&text), only: Some("term/deprecated".into()), ..TestSite::default() };
            let mended = trial.mend("ko/a.md");
            let again = TestSite { pages: page(&mended), ..trial.clone() };
            prop_assert_eq!(&again.mend("ko/a.md"), &mended, "mending twice is mending once");
            // Words are Hangul here, so that everything else stays.
            let others = |text: &str| text.chars().filter(|c| !('가'..='힣').contains(c) && *c != ' ').collect::<String>();
            prop_assert_eq!(others(&mended), others(&text));
            let told = |trial: &TestSite| {
                let mut found: Vec<String> = trial.run().all().into_iter().filter_map(|told| Some(told.place?.found)).collect();
                found.sort();
                found
            };
            let mut before = told(&trial);
            for found in told(&again) {
                let at = before.iter().position(|own| *own == found);
                prop_assert!(at.is_some(), "{found:?} is new in {mended:?}");
                before.swap_remove(at.unwrap_or_default());
            }
        }
    }
}
