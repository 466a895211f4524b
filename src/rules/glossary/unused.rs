//! Concepts of which no page speaks.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Check, Rule};
use crate::parse::glossary::{Concept, Glossary, Status, Term};

/// The rule. What pages say is known only when each of them has been looked at.
pub const RULE: Rule = Rule {
    id: "glossary/unused",
    severity: Severity::Warning,
    ko: "어느 글에서도 쓰지 않는 용어예요",
    en: "A concept of which no page speaks",
    check: Check::Told,
    doc: include_str!("unused.md"),
};

/// Above this number one finding covers all unused concepts: a large terminology is not reviewed line by line.
const SINGLY: usize = 20;

/// The findings when pages name only the concepts in `said`, by id. Internal concepts and those with hidden terms alone
/// belong on no page, so they are left out.
pub fn unused(glossary: &Glossary, said: &BTreeSet<String>) -> Vec<Diagnostic> {
    let concepts = glossary.concepts.iter().filter(|concept| !concept.internal && !said.contains(&concept.id));
    let unused: Vec<(&Concept, &Term)> = concepts.filter_map(|concept| Some((concept, name(concept)?))).collect();
    if unused.len() <= SINGLY {
        return unused.into_iter().map(told).collect();
    }
    let (count, first) = (unused.len(), unused[0].0);
    let names: Vec<&str> = unused.iter().take(5).map(|(_, term)| term.text.as_str()).collect();
    let names = names.join(", ");
    let say = Say::new(
        format!("쓰는 글이 없는 용어가 {count}개예요: {names} 등"),
        format!("No page speaks of {count} concepts, such as {names}"),
    );
    let help = Say::new(
        "용어집이 이 도움말만의 것이 아니라면 helpgen.yml에서 `glossary/unused: off`로 꺼 주세요",
        "If the glossary serves more than this help center, set `glossary/unused: off` in helpgen.yml",
    );
    vec![RULE.finding(first.place.clone(), say).help(help)]
}

/// The first term that pages may say.
fn name(concept: &Concept) -> Option<&Term> {
    concept.terms.values().flatten().find(|term| term.status != Status::Hidden)
}

fn told((concept, term): (&Concept, &Term)) -> Diagnostic {
    let say = Say::new(
        format!("{} 쓰는 글이 없어요", quoted(&term.text, "을")),
        format!("No page speaks of “{}”", term.text),
    );
    let help = Say::new(
        "글에서 다른 이름으로 부른다면 그 이름을 용어집에 추가하고, 더는 쓰지 않는다면 지워 주세요",
        "If pages call it something else, list that word; if it is gone, remove it from the glossary",
    );
    RULE.finding(concept.place.clone(), say).help(help).about(Subject::Concept(concept.id.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;
    use crate::text::SourceText;

    #[test]
    fn a_whole_terminology_is_told_in_one_finding() {
        let concept = |n: usize| {
            format!("  - {{ id: c{n}, definition: {{ ko: 뜻 }}, terms: {{ ko: {{ preferred: 말{n} }} }} }}\n")
        };
        let of = |count: usize| {
            let text: String = (0..count).map(concept).collect();
            let source = SourceText::new("glossary.yml", format!("concepts:\n{text}"));
            parse_glossary(&source, &[]).expect("it is YAML").0
        };
        let said = BTreeSet::from(["c0".to_owned()]);
        assert_eq!(unused(&of(SINGLY + 1), &said).len(), SINGLY);
        let told = unused(&of(SINGLY + 2), &said);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message.en, "No page speaks of 21 concepts, such as 말1, 말2, 말3, 말4, 말5");
    }
}
