//! What answers as one? A long section is ranked in passages of some sentences: what is sought stands close together there.

use super::page::IndexSection;

/// Words of a passage, about.
const WORDS: usize = 100;

/// The section in passages of nearly equal length that end where a sentence does; a short one is a passage by itself.
pub fn passages(section: IndexSection) -> Vec<IndexSection> {
    let words = section.text.split_whitespace().count();
    let parts = (words + WORDS / 2) / WORDS;
    if parts < 2 {
        return vec![section];
    }
    let passage = |text: &str, continues: bool| IndexSection {
        heading: section.heading.clone(),
        anchor: section.anchor.clone(),
        text: text.to_owned(),
        continues,
    };
    let mut found: Vec<IndexSection> = Vec::with_capacity(parts);
    let (mut from, mut at, mut passed) = (0, 0, 0);
    for sentence in sentences(&section.text) {
        at += sentence.len();
        passed += sentence.split_whitespace().count();
        if found.len() + 1 < parts && passed * parts >= words * (found.len() + 1) {
            found.push(passage(&section.text[from..at], from > 0));
            from = at;
        }
    }
    if from < at {
        found.push(passage(&section.text[from..], from > 0));
    }
    found
}

/// The text in sentences and lines.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let closes = matches!(c, '.' | '?' | '!' | '。') && text[end..].starts_with(char::is_whitespace);
        (c == '\n' || closes || end == text.len()).then_some(end)
    });
    ends.map(move |end| {
        let sentence = &text[from..end];
        from = end;
        sentence
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_section_falls_into_passages_at_sentences() {
        let text = "환불은 영업일 기준 사흘 걸려요. ".repeat(50);
        let section = IndexSection { heading: "환불".to_owned(), text: text.clone(), ..IndexSection::default() };
        let found = passages(section);
        assert_eq!(found.len(), 3);
        assert_eq!(found.iter().map(|passage| passage.text.as_str()).collect::<String>(), text);
        assert_eq!(found.iter().map(|passage| passage.continues).collect::<Vec<_>>(), [false, true, true]);
        assert!(found.iter().all(|passage| passage.heading == "환불" && passage.text.trim().ends_with("걸려요.")));
    }

    #[test]
    fn a_short_section_and_one_endless_sentence_stay_whole() {
        let of = |text: &str| passages(IndexSection { text: text.to_owned(), ..IndexSection::default() }).len();
        assert_eq!(of(""), 1);
        assert_eq!(of("하나. 둘."), 1);
        assert_eq!(of(&"낱말 ".repeat(1000)), 1);
    }

    #[test]
    fn sentences_end_at_marks_before_spaces_and_at_lines() {
        assert_eq!(sentences("v1.2예요. 네?\n둘").collect::<Vec<_>>(), ["v1.2예요.", " 네?", "\n", "둘"]);
        assert_eq!(sentences("").count(), 0);
    }
}
