//! Sentences and rows that tell of a new name: ‘강좌 목록’은 ‘강의 관리’로 바뀌었어요. They write the old one on purpose.

use std::ops::Range;

use crate::korean::is_form_of;
use crate::lint::prose::{Beside, Run};

use super::{Place, opens};

/// Verbs that say that a name changed.
const CHANGED: [&str; 4] = ["바뀌", "바꾸", "변경되", "변경하"];
/// Words for what changed.
const NAMES: [&str; 3] = ["이름", "명칭", "메뉴명"];
/// Words right before a name that is no longer used.
const OLD: [&str; 9] = ["예전", "이전", "옛", "과거", "formerly", "previously", "former", "old", "renamed from"];

/// How many cells of a row are read on each side.
const CELLS: usize = 16;

/// Whether a run's sentence, or its row, says that the name in a range of it is no longer used: one of today's names stands
/// there too, the name is called an old one, or names change.
pub fn tells_of_renaming(runs: &[Run], at: usize, name: &Range<usize>, today: &[&str]) -> bool {
    let run = &runs[at];
    let names = |text: &str| today.iter().any(|name| text.contains(name));
    let place = Place { text: &run.text, term: name.clone(), tail: name.end..name.end };
    let (before, rest) = (place.before(), place.rest());
    let bare = before.trim_end_matches(|c: char| opens(c) || c == ' ').to_lowercase();
    let is_old = OLD.iter().any(|word| bare.ends_with(word));
    let told = [before, rest].iter().any(|text| names(text));
    told || is_old || changes(before, rest) || matches!(run.beside, Some(Beside::Row(_))) && is_beside(runs, at, names)
}

/// Whether a sentence, before and behind a name, says that a name changes: 이름이 바뀌었어요, is renamed.
fn changes(before: &str, rest: &str) -> bool {
    let mut words = before.split_whitespace().chain(rest.split_whitespace());
    let changed = words.clone().any(|word| CHANGED.iter().any(|stem| is_form_of(word, stem)));
    let named = NAMES.iter().any(|noun| before.contains(noun) || rest.contains(noun));
    changed && named || words.any(|word| word.eq_ignore_ascii_case("renamed"))
}

/// Whether another cell of a run's row says something.
fn is_beside(runs: &[Run], at: usize, says: impl Fn(&str) -> bool) -> bool {
    let same = |other: &&Run| other.beside == runs[at].beside;
    let before = runs[..at].iter().rev().take_while(same).take(CELLS);
    before.chain(runs[at + 1..].iter().take_while(same).take(CELLS)).any(|other| says(&other.text))
}

#[cfg(test)]
mod tests {
    use super::tells_of_renaming;
    use crate::lint::prose::runs;
    use crate::parse::page::{Dialects, parse_page};
    use crate::text::SourceText;

    fn is_told(text: &str) -> bool {
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let runs = runs(text, &document, None);
        let at = runs.iter().position(|run| run.text.contains("강좌 목록")).expect("the name");
        let start = runs[at].text.find("강좌 목록").expect("the name");
        tells_of_renaming(&runs, at, &(start..start + "강좌 목록".len()), &["강의 관리"])
    }

    #[test]
    fn sentences_and_rows_with_both_names_tell_of_it() {
        for text in [
            "‘강좌 목록’은 ‘강의 관리’로 이름이 바뀌었어요.",
            "예전 ‘강좌 목록’ 메뉴를 말해요.",
            "‘강좌 목록’의 이름이 변경된 뒤에는",
            "‘강좌 목록’ was renamed",
            "| 전 | 후 |\n| --- | --- |\n| 강좌 목록 | 강의 관리 |",
        ] {
            assert!(is_told(text), "{text}");
        }
        for text in [
            "‘강좌 목록’을 눌러요. ‘강의 관리’는 나중에 열어요.",
            "이제 ‘강좌 목록’을 눌러요.",
            "설정이 바뀌면 ‘강좌 목록’을 눌러요.",
            "| 메뉴 | 하는 일 |\n| --- | --- |\n| 강좌 목록 | 강의를 만들어요 |\n| 강의 관리 | 고쳐요 |",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }
}
