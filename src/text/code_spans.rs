//! Where code stands in a text that markdown does not read, as writers and readers take it: between backticks.

use std::collections::BTreeMap;
use std::ops::Range;

/// The code spans of a text, their backticks included (CommonMark 0.31.2, section 6.1): the next backticks that are as many
/// close one.
pub fn code_spans(text: &str) -> Vec<Range<usize>> {
    let mut fences: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match fences.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end += 1,
            None => fences.push(at..at + 1),
        }
    }
    let mut by_length: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, fence) in fences.iter().enumerate() {
        by_length.entry(fence.len()).or_default().push(number);
    }
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(open) = fences.get(next) {
        let alike = &by_length[&open.len()];
        let close = alike.get(alike.partition_point(|number| *number <= next));
        found.extend(close.map(|close| open.start..fences[*close].end));
        next = close.unwrap_or(&next) + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::code_spans;

    #[test]
    fn code_stands_between_backticks_of_one_length() {
        let of = |text: &'static str| code_spans(text).into_iter().map(|code| &text[code]).collect::<Vec<_>>();
        assert_eq!(of("`가` 나 `다`"), ["`가`", "`다`"]);
        assert_eq!(of("``가`나`` `다"), ["``가`나``"]);
        assert_eq!(of("`가 ``나`` 다`"), ["`가 ``나`` 다`"]);
        assert!(of("`가 ``나").is_empty());
    }
}
