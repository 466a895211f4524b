//! What stands in quotation marks.

use std::ops::Range;

/// Marks that open and close. The straight ones open before a word and close behind one.
const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('〈', '〉'),
    ('《', '》'),
    ('«', '»'),
    ('"', '"'),
    ('\'', '\''),
];

/// What is quoted in a text, its marks included, in order; of quotations in quotations the outer ones.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut open = [None; PAIRS.len()];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, mark)) = characters.next() {
        let after = characters.peek().map(|(_, next)| *next);
        for (kind, &(opens, closes)) in PAIRS.iter().enumerate() {
            let begins = opens == mark && (opens != closes || begins_here(before, after, open[kind].is_some()));
            // don’t, the class's: no end of a quotation.
            let apostrophe = matches!(mark, '’' | '\'') && [before, after].into_iter().all(is_latin);
            if begins {
                open[kind] = Some(at);
            } else if closes == mark
                && !apostrophe
                && let Some(start) = open[kind].take()
            {
                open.iter_mut().filter(|own| own.is_some_and(|own| own > start)).for_each(|own| *own = None);
                while found.last().is_some_and(|inner| inner.start > start) {
                    found.pop();
                }
                found.push(start..at + mark.len_utf8());
            }
        }
        before = Some(mark);
    }
    found
}

fn begins_here(before: Option<char>, after: Option<char>, is_open: bool) -> bool {
    let parted = before.is_none_or(char::is_whitespace);
    (parted || !is_open && before.is_some_and(|c| !c.is_alphanumeric())) && after.is_some_and(|c| !c.is_whitespace())
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn marks_pair_from_the_outside() {
        let cases: [(&str, &[&str]); 10] = [
            ("“저장해요. 닫아요.” 메시지", &["“저장해요. 닫아요.”"]),
            ("“‘저장’을 눌러요.” 뒤 ‘끝’", &["“‘저장’을 눌러요.”", "‘끝’"]),
            ("\"결제했어요.\"라는 '알림'이", &["\"결제했어요.\"", "'알림'"]),
            ("「가。」와 『나』와 《다》", &["「가。」", "『나』", "《다》"]),
            ("don't open 'the class's page'", &["'the class's page'"]),
            ("‘90년대 ‘저장’을", &["‘저장’"]),
            ("\"저장(자동)\"을 (\"저장\")", &["\"저장(자동)\"", "\"저장\""]),
            ("24\" 화면과 32\" 화면", &[]),
            ("닫히지 않은 “따옴표", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let parts: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(parts, expected, "{text}");
        }
    }
}
