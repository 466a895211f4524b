//! A glossary without its places in the file, which move with every line that is added above them.

use crate::diagnostic::Place;

use super::types::{Concept, Feature, FormerText, Glossary, Label, Reference, Term};

impl Glossary {
    /// A copy without places. Two glossaries that say the same have equal copies.
    pub fn without_places(&self) -> Self {
        let mut copy = self.clone();
        // The pattern is complete, so that a new part has to be decided here.
        let Self { roles, concepts, labels, labels_from, features, style: _ } = &mut copy;
        roles.iter_mut().for_each(|role| clear(&mut role.place));
        concepts.iter_mut().for_each(clear_concept);
        labels.iter_mut().for_each(clear_label);
        labels_from.iter_mut().for_each(|from| clear(&mut from.place));
        features.iter_mut().for_each(clear_feature);
        copy
    }
}

fn clear(place: &mut Place) {
    *place = Place::file("");
}

fn clear_references<'r>(references: impl IntoIterator<Item = &'r mut Reference>) {
    references.into_iter().for_each(|reference| clear(&mut reference.place));
}

fn clear_concept(concept: &mut Concept) {
    clear(&mut concept.place);
    clear_references(concept.related.iter_mut().chain(&mut concept.confusable));
    for Term { bad, good, place, .. } in concept.terms.values_mut().chain(concept.proposed.values_mut()).flatten() {
        clear(place);
        bad.iter_mut().chain(good).for_each(|example| clear(&mut example.place));
    }
}

fn clear_label(label: &mut Label) {
    let Label { parent, key, feature, former, place, .. } = label;
    clear(place);
    clear_references([parent, key, feature].into_iter().flatten());
    former.iter_mut().for_each(|FormerText { place, .. }| clear(place));
}

fn clear_feature(feature: &mut Feature) {
    clear(&mut feature.place);
    clear_references(feature.replacement.iter_mut().chain(&mut feature.former_pages));
}

#[cfg(test)]
mod tests {
    use super::super::parse_glossary;
    use super::Glossary;
    use crate::text::SourceText;

    fn read(text: &str) -> Glossary {
        parse_glossary(&SourceText::new("glossary.yml", text), &[]).expect("it can be read").0
    }

    #[test]
    fn lines_that_move_change_nothing_and_a_word_does() {
        let text = "roles: { a: { ko: 가 }, b: { ko: 나 } }\n\
                    labels_from: [{ file: a.json, role: a, language: ko }]\n\
                    concepts:\n  - id: x\n    related: [y]\n    confusable: [y]\n    terms:\n      ko:\n        preferred: 말\n        \
                    deprecated: [{ term: 낱말, bad: [낱말이에요], good: [낱말집] }]\n  - { id: y, status: proposed, terms: { ko: { preferred: 글 } } }\n\
                    labels:\n  - { id: m, kind: menu, text: { ko: 메뉴 } }\n  - { id: l, parent: m, feature: f, text: { ko: 단추 }, former: [{ text: { ko: 버튼 } }] }\n\
                    features:\n  - { id: f, name: { ko: 기능 }, replacement: g, former_pages: [/a/] }\n  - { id: g, name: { ko: 새 기능 } }\n";
        let (before, moved) = (read(text), read(&format!("# 한 줄\n\n{text}")));
        assert_ne!(before, moved);
        assert_eq!(before.without_places(), moved.without_places());
        assert_ne!(before.without_places(), read(&text.replace("preferred: 말", "preferred: 글말")).without_places());
        let left = format!("{:?}", moved.without_places());
        assert!(!left.contains("glossary.yml"), "{left}");
    }
}
