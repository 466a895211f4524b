//! Sentences and rows that tell of a new name: ‘강좌 목록’은 ‘강의 관리’로 바뀌었어요. They write the old one on purpose.

use std::ops::Range;

use crate::lint::prose::{Beside, Run};

use super::Place;
use super::naming::{FORMERLY, ONCE};

/// Words of a sentence about a change of a name.
const CHANGED: [&str; 8] = ["renamed", "바뀌었", "바뀐", "바뀝", "바꿨", "변경됐", "변경되", "변경했"];

/// How many cells of a row are read on each side.
const CELLS: usize = 16;

/// Whether a run's sentence, or its row, says that the name in a range of it is no longer used: one of today's names stands
/// there too, or words for what was before.
pub fn tells_of_renaming(runs: &[Run], at: usize, name: &Range<usize>, today: &[&str]) -> bool {
    let run = &runs[at];
    let names = |text: &str| today.iter().any(|name| text.contains(name));
    let place = Place { text: &run.text, term: name.clone(), tail: name.end..name.end };
    let told = [place.before(), place.rest()].iter().any(|text| {
        let lower = text.to_lowercase();
        names(text) || ONCE.iter().chain(&FORMERLY).chain(&CHANGED).any(|word| lower.contains(word))
    });
    told || matches!(run.beside, Some(Beside::Row(_))) && is_beside(runs, at, names)
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
            "| 전 | 후 |\n| --- | --- |\n| 강좌 목록 | 강의 관리 |",
        ] {
            assert!(is_told(text), "{text}");
        }
        for text in [
            "‘강좌 목록’을 눌러요. ‘강의 관리’는 나중에 열어요.",
            "| 메뉴 | 하는 일 |\n| --- | --- |\n| 강좌 목록 | 강의를 만들어요 |\n| 강의 관리 | 고쳐요 |",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }
}
