//! Labels whose own text uses a deprecated term: for the product team.

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Check, Rule, SiteContext};
use crate::parse::glossary::Status;

/// The rule.
pub const RULE: Rule = Rule {
    id: "glossary/label-term",
    severity: Severity::Warning,
    ko: "화면 이름에 쓰지 않는 말이 있어요",
    en: "A label's own text uses a deprecated term",
    check: Check::Site(check),
    doc: include_str!("label_term.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for label in &context.site.glossary.labels {
        let mut told: Vec<(&str, &str)> = Vec::new();
        for (_, text) in label.texts() {
            for (lang, lexicon) in &context.across.lexicons {
                let Some(text) = text.get(lang) else { continue };
                for mention in lexicon.find(text, &[]) {
                    let entry = lexicon.entry(mention.entry);
                    let (status, word) = (entry.term.status, &text[mention.term.clone()]);
                    if !matches!(status, Status::Deprecated | Status::Superseded) || told.contains(&(text, word)) {
                        continue;
                    }
                    told.push((text, word));
                    let (ko, en) = match entry.concept.preferred(lang) {
                        Some(new) => (
                            format!(
                                "{} {} 바꾸도록 제품팀에 알려 주세요",
                                quoted(word, "을"),
                                quoted(&new.text, "으로")
                            ),
                            format!("Ask the product team to write “{}”", new.text),
                        ),
                        None => ("제품팀에 알려 주세요".to_owned(), "Tell the product team".to_owned()),
                    };
                    let say = Say::new(
                        format!("화면 이름 ‘{text}’에 쓰지 않는 말이 있어요: {word}"),
                        format!("The label “{text}” uses a deprecated term: {word}"),
                    );
                    let note = Say::new("여기에서 쓰지 않는 말로 정했어요", "It is declared as deprecated here");
                    found.push(
                        RULE.finding(label.place.clone(), say)
                            .help(Say::new(ko, en))
                            .note(note, Some(entry.term.place.clone()))
                            .about(Subject::Label(label.id.clone())),
                    );
                }
            }
        }
    }
    found
}
