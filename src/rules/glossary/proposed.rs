//! Terms that are not approved yet, with the number of findings that approving them would cause.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::english::counted;
use crate::lint::words::quoted;
use crate::lint::{Check, Rule};
use crate::parse::glossary::{Concept, Glossary, Term};

/// The rule. What pages say is known only when each of them has been looked at.
pub const RULE: Rule = Rule {
    id: "glossary/proposed",
    severity: Severity::Info,
    ko: "아직 정해지지 않은 용어예요",
    en: "A term that nobody has approved yet",
    check: Check::Told,
    doc: include_str!("proposed.md"),
};

/// Each proposed term with the places and pages that would be wrong: those in `found`, by where terms are declared.
pub fn proposed(glossary: &Glossary, found: &BTreeMap<(Arc<str>, u32), (usize, usize)>) -> Vec<Diagnostic> {
    let terms = glossary
        .concepts
        .iter()
        .flat_map(|concept| concept.proposed.values().flatten().map(move |term| (concept, term)));
    let key = |term: &Term| (term.place.path.clone(), term.place.start.offset);
    terms.map(|(concept, term)| told(concept, term, found.get(&key(term)).copied().unwrap_or_default())).collect()
}

fn told(concept: &Concept, term: &Term, (places, pages): (usize, usize)) -> Diagnostic {
    use crate::parse::glossary::Status::{Deprecated, Superseded};
    let text = &term.text;
    let word = quoted(text, "은");
    let say = match (term.status, places) {
        (Deprecated | Superseded, 0) => Say::new(
            format!("{word} 제안된 상태예요. 쓰는 글이 없어서 받아들여도 고칠 곳이 없어요"),
            format!("“{text}” is proposed; no page says it, so nothing would be wrong"),
        ),
        (Deprecated | Superseded, _) => Say::new(
            format!("{word} 제안된 상태예요. 받아들이면 {places}곳(글 {pages}개)을 고쳐야 해요"),
            format!(
                "“{text}” is proposed; it would be wrong in {} on {}",
                counted(places, "place"),
                counted(pages, "page")
            ),
        ),
        _ => Say::new(
            format!("{word} 제안된 상태예요. 아직 아무 데도 쓰이지 않아요"),
            format!("“{text}” is proposed and holds nowhere yet"),
        ),
    };
    RULE.finding(term.place.clone(), say).about(Subject::Concept(concept.id.clone())).help(Say::new(
        "받아들이려면 `status: proposed`를 지우고, 아니라면 용어를 지워 주세요",
        "To approve it remove `status: proposed`; else remove the term",
    ))
}
