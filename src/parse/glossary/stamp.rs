//! What a glossary agrees on, as one short name: the same for two files that differ in comments, order of keys or layout.

use std::fmt::Write as _;

use super::types::{Glossary, LabelText};

/// 16 hexadecimal digits that change when a term, a label, a feature or the tone does.
pub fn stamp(glossary: &Glossary) -> String {
    let mut text = String::new();
    for role in &glossary.roles {
        let _ = writeln!(text, "role {} {:?}", role.id, role.name);
    }
    for concept in &glossary.concepts {
        let _ = writeln!(text, "concept {} {} {}", concept.id, concept.abbreviation, concept.internal);
        for (lang, term) in concept.terms.iter().flat_map(|(lang, terms)| terms.iter().map(move |term| (lang, term))) {
            let (matching, case) = (term.matching, term.case);
            let _ = writeln!(text, "{lang} {:?} {:?} {:?} {matching:?} {case:?}", term.status, term.text, term.except);
        }
    }
    for label in &glossary.labels {
        let _ = write!(text, "label {} {:?} ", label.id, label.icon.is_some());
        let _ = match &label.text {
            LabelText::FromKey => writeln!(text, "{:?}", label.key.as_ref().map(|key| &key.id)),
            own => writeln!(text, "{own:?}"),
        };
        for former in &label.former {
            let _ = writeln!(text, "former {:?} {:?} {:?}", former.role, former.text, former.until);
        }
    }
    for feature in &glossary.features {
        let _ = writeln!(text, "feature {} {:?} {:?} {:?}", feature.id, feature.name, feature.also, feature.life);
        let _ = writeln!(text, "{:?} {:?} {:?}", feature.roles, feature.keep_until, feature.announced);
    }
    for (lang, style) in &glossary.style {
        let _ = writeln!(text, "style {lang} {style:?}");
    }
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;
    use crate::text::SourceText;

    fn of(text: &str) -> String {
        stamp(&parse_glossary(&SourceText::new("glossary.yml", text), &[]).expect("it is one").0)
    }

    #[test]
    fn it_changes_with_what_is_agreed_and_with_nothing_else() {
        let one = of("concepts:\n  - id: a\n    terms: { ko: { preferred: 수강생, deprecated: [학습자] } }\n");
        let same = of(
            "# ours\n\nconcepts:\n- terms:\n    ko: { deprecated: [학습자], preferred: 수강생 }\n  id: a\n  note: 글\n",
        );
        assert_eq!(one, same);
        for other in [
            "concepts:\n  - id: a\n    terms: { ko: { preferred: 수강생 } }\n",
            "concepts:\n  - id: a\n    terms: { ko: { preferred: 수강생, admitted: [학습자] } }\n",
            "concepts:\n  - id: a\n    terms: { ko: { preferred: 수강생, deprecated: [{ text: 학습자, except: [학습자료] }] } }\n",
        ] {
            assert_ne!(one, of(other), "{other}");
        }
    }
}
