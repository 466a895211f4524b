//! Wrong sentences with the right ones, for the guide: those that the glossary gives, those that were found, and the help
//! center's own descriptions with the word that is not to be used.

use std::collections::{BTreeMap, BTreeSet};

use crate::korean::agree;
use crate::parse::glossary::Status;

use super::{Finding, GuideSentence, Sources};

/// Sentences that the guide shows.
const MOST: usize = 24;
/// Characters around the marked words that make a sentence.
const CONTEXT: usize = 8;

/// Examples by rule, no more than a reader looks at.
pub(super) fn sentences(sources: &Sources<'_>, findings: &[Finding]) -> Vec<GuideSentence> {
    let mut sentences = given(sources);
    sentences.extend(found(findings));
    let missing = MOST.saturating_sub(sentences.len());
    sentences.extend(described(sources).into_iter().take(missing));
    sentences.truncate(MOST);
    sentences.sort_by(|a, b| a.rule.cmp(&b.rule));
    sentences
}

fn of_terms(wrong: String, right: String) -> GuideSentence {
    GuideSentence { rule: "term/deprecated".to_owned(), wrong, right }
}

/// Examples that the glossary itself has.
fn given(sources: &Sources<'_>) -> Vec<GuideSentence> {
    let terms = sources.site.glossary.concepts.iter().flat_map(|concept| concept.terms.values()).flatten();
    let pairs = terms.flat_map(|term| term.bad.iter().zip(&term.good));
    pairs.map(|(bad, good)| of_terms(bad.text.clone(), good.text.clone())).collect()
}

/// One finding for each rule and subject whose fix is visible within its sentence, on a line that has no other: a right sentence
/// is right as a whole.
fn found(findings: &[Finding]) -> Vec<GuideSentence> {
    let mut met = BTreeSet::new();
    let mut sentences = Vec::new();
    let mut by_line: BTreeMap<(&str, u32), usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.is_open()) {
        *by_line.entry((&finding.path, finding.line)).or_default() += 1;
    }
    let alone = |finding: &&Finding| by_line.get(&(&*finding.path, finding.line)) == Some(&1);
    for finding in findings.iter().filter(|finding| finding.is_open()).filter(alone) {
        // A heading or a cell of a table says little without the text around it.
        let sentence = finding.before.chars().count() + finding.after.chars().count() >= CONTEXT;
        let Some(right) = mended(finding).filter(|_| sentence) else { continue };
        if met.insert((&*finding.rule, &*finding.subject)) {
            let wrong = format!("{}{}{}", finding.before, finding.marked, finding.after);
            sentences.push(GuideSentence { rule: finding.rule.clone(), wrong, right });
        }
    }
    sentences
}

/// A finding's sentence with its fix applied. None: the fix changes bytes outside of the visible sentence.
fn mended(finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref().filter(|fix| !fix.before.is_empty() && !fix.after.is_empty())?;
    let rest = format!("{}{}", finding.marked, finding.after);
    let behind = rest.strip_prefix(&*fix.before)?;
    Some(format!("{}{}{behind}", finding.before, fix.after))
}

/// Descriptions of pages that name a concept as agreed, each with the first word that is not to be used in its place.
fn described(sources: &Sources<'_>) -> Vec<GuideSentence> {
    let site = sources.site;
    let mut sentences = Vec::new();
    for concept in site.glossary.concepts.iter().filter(|concept| !concept.internal) {
        for lang in &site.config.languages {
            let Some(right) = concept.preferred(lang) else { continue };
            let unwanted = |status| matches!(status, Status::Deprecated | Status::Superseded);
            let wrong = concept.terms.get(lang).into_iter().flatten().find(|term| unwanted(term.status));
            let Some(wrong) = wrong else { continue };
            let own = sources.spoken.keys().map(|&page| &site.pages[page]).filter(|page| page.lang == *lang);
            let mut described = own.filter_map(|page| page.front.description.as_ref());
            let pair = described.find_map(|text| Some((swapped(&text.text, &right.text, &wrong.text)?, &text.text)));
            sentences.extend(pair.map(|(wrong, right)| of_terms(wrong, right.clone())));
        }
    }
    sentences
}

/// A sentence with another word in a word's place, its particle put right. None: the word does not stand there by itself.
fn swapped(sentence: &str, word: &str, other: &str) -> Option<String> {
    let (before, after) = sentence.split_once(word)?;
    let letter = |c: char| c.is_alphanumeric();
    if before.chars().next_back().is_some_and(letter) {
        return None;
    }
    let end = after.find(|c| !letter(c)).unwrap_or(after.len());
    let (tail, rest) = after.split_at(end);
    let latin = word.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    if latin && !tail.is_empty() {
        return None;
    }
    Some(format!("{before}{other}{}{rest}", agree(other, tail)))
}

#[cfg(test)]
mod tests {
    use super::swapped;

    #[test]
    fn a_word_is_swapped_with_its_particle() {
        let swap = |sentence| swapped(sentence, "수강생", "학습자");
        assert_eq!(swap("수강생이 듣는 강의예요.").as_deref(), Some("학습자가 듣는 강의예요."));
        assert_eq!(swap("새 수강생은 누구나 와요.").as_deref(), Some("새 학습자는 누구나 와요."));
        assert_eq!(swap("청강수강생이 와요."), None);
        assert_eq!(swap("아무도 없어요."), None);
        assert_eq!(swapped("Students take courses.", "Student", "Learner"), None);
        assert_eq!(swapped("A student takes it.", "student", "learner").as_deref(), Some("A learner takes it."));
    }
}
