//! Particles right after directives: which one belongs there depends on what the directive shows.

use std::ops::Range;

/// The particle with which a text begins that follows a directive, behind closing marks.
pub fn leading_particle(text: &str) -> Option<Range<usize>> {
    particle_after(text, 0, 0..text.len())
}

/// The Hangul right after a directive that ends at `end`, in the text `range`: only closing marks may stand between.
pub(super) fn particle_after(text: &str, end: usize, range: Range<usize>) -> Option<Range<usize>> {
    let between = text.get(end..range.start)?;
    if !between.chars().all(is_closing_mark) {
        return None;
    }
    let rest = &text[range.clone()];
    let marks: usize = rest.chars().take_while(|&mark| is_closing_mark(mark)).map(char::len_utf8).sum();
    let start = range.start + marks;
    let mut length = 0;
    let mut characters = text[start..range.end].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if is_hangul(character) {
            length = at + character.len_utf8();
            continue;
        }
        // 을(를), (으)로
        if character == '(' {
            let inner: String = text[start + at + 1..range.end].chars().take_while(|&c| is_hangul(c)).collect();
            let close = start + at + 1 + inner.len();
            let short = (1..=2).contains(&inner.chars().count());
            if short && text[close..range.end].starts_with(')') {
                length = close + 1 - start;
                while characters.peek().is_some_and(|&(next, _)| start + next <= close) {
                    characters.next();
                }
                continue;
            }
        }
        break;
    }
    (length > 0).then_some(start..start + length)
}

fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}')
}

fn is_closing_mark(character: char) -> bool {
    matches!(character, '*' | '_' | '~' | '`' | '"' | '\'' | '”' | '’' | ')' | ']' | '」' | '』' | '〉' | '》' | '】')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_stands_after_closing_marks() {
        let text = ":ui[a]**’을(를) 누르고";
        let range = 8..text.len();
        assert_eq!(particle_after(text, 6, range).map(|at| &text[at]), Some("을(를)"));
        let text = ":ui[a](으)로 가요";
        assert_eq!(particle_after(text, 6, 6..text.len()).map(|at| &text[at]), Some("(으)로"));
        let text = ":ui[a] 를";
        assert_eq!(particle_after(text, 6, 6..text.len()), None);
    }
}
