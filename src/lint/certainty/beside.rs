//! Names that stand beside each other without a sentence around them: the cells of a row, what rows and items of a list
//! are called, a page's headings. Where an old name stands beside the new one, a replacement would make both the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::lexicon::{LexiconEntry, Mention};
use crate::lint::prose::{Beside, Run, RunKind};
use crate::parse::glossary::Status;

use super::{Named, distinct};

/// Which terms of which runs stand beside another word for the same thing: the number of the run, and that of the term in
/// it. A row is read like a sentence; items and headings only count if they would become the same.
pub fn named_beside<'g>(
    runs: &[Run],
    terms: &[&[Mention]],
    lang: &str,
    entry: impl Fn(&Mention) -> Option<LexiconEntry<'g>>,
) -> BTreeSet<(usize, usize)> {
    let mut rows: BTreeMap<(usize, &str), Vec<(usize, Named)>> = BTreeMap::new();
    let mut texts: BTreeMap<(Group, String), Vec<Name>> = BTreeMap::new();
    let mut row_before = None;
    for (number, (run, own)) in runs.iter().zip(terms).enumerate() {
        let first_of_row = matches!(run.beside, Some(Beside::Row(row)) if row_before.replace(row) != Some(row));
        if let Some(Beside::Row(row)) = run.beside {
            for (at, mention) in own.iter().enumerate() {
                let Some(known) = entry(mention) else { continue };
                if !matches!(known.term.status, Status::Admitted | Status::Hidden) {
                    let named = Named { at, entry: mention.entry, status: known.term.status };
                    rows.entry((row, &known.concept.id)).or_default().push((number, named));
                }
            }
        }
        if own.is_empty() {
            continue;
        }
        let whole = run.text.len();
        let named = match run.beside {
            Some(Beside::List(list)) => vec![(Group::List(list), whole), (Group::Names(list), name_end(&run.text))],
            Some(Beside::Row(_)) if first_of_row => {
                run.under[0].map(|head| (Group::Column(head), whole)).into_iter().collect()
            }
            None if run.kind == RunKind::Heading => vec![(Group::Headings, whole)],
            _ => Vec::new(),
        };
        for (group, end) in named {
            let name = settled(run, own, end, lang, &entry);
            texts.entry((group, name)).or_default().push(Name { run: number, end });
        }
    }
    let mut found = BTreeSet::new();
    for row in rows.values() {
        let named: Vec<Named> = row.iter().map(|(_, named)| *named).collect();
        // Words within one cell are left to `named_twice`, which reads sentences.
        if row.iter().all(|(number, _)| *number == row[0].0) || named.iter().all(|own| own.entry == named[0].entry) {
            continue;
        }
        let named = distinct(&named);
        found.extend(row.iter().filter(|(_, own)| own.is_beside(&named)).map(|(number, own)| (*number, own.at)));
    }
    for same in texts.values() {
        let written = |name: &Name| runs[name.run].text[..name.end].trim();
        if same.iter().any(|name| written(name) != written(&same[0])) {
            found.extend(same.iter().flat_map(|name| {
                let inside = terms[name.run].iter().take_while(|mention| mention.term.start < name.end);
                inside.enumerate().map(|(at, _)| (name.run, at))
            }));
        }
    }
    found
}

/// The group in which a name stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// The items of a list.
    List(usize),
    /// What the items of a list speak of: `이름: 설명`.
    Names(usize),
    /// The first cells of a table's rows, by the number of the cell that heads them.
    Column(usize),
    /// The headings of the page.
    Headings,
}

/// A name: a run, up to where it ends in it.
struct Name {
    run: usize,
    end: usize,
}

/// Where the name of an item ends that is explained behind it: `이름: 설명`, `이름 - 설명`.
fn name_end(text: &str) -> usize {
    [": ", " - ", " – ", " — "].iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len())
}

/// The text of a run up to `end` with the preferred terms in the place of those not to be used, without white space and
/// small letters.
fn settled<'g>(
    run: &Run,
    terms: &[Mention],
    end: usize,
    lang: &str,
    entry: impl Fn(&Mention) -> Option<LexiconEntry<'g>>,
) -> String {
    let mut text = String::new();
    let mut at = 0;
    for mention in terms {
        let unwanted = |known: &LexiconEntry<'_>| matches!(known.term.status, Status::Deprecated | Status::Superseded);
        let preferred = entry(mention).filter(unwanted).and_then(|known| known.concept.preferred(lang));
        if let Some(preferred) = preferred.filter(|_| mention.term.start >= at && mention.term.end <= end) {
            text.push_str(&run.text[at..mention.term.start]);
            text.push_str(&preferred.text);
            at = mention.term.end;
        }
    }
    text.push_str(&run.text[at..end]);
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::TestSite;

    const GLOSSARY: &str = "concepts: [{ id: learner, definition: 가, terms: { ko: { preferred: 수강생, deprecated: [학습자, 학생] } } }]\n";

    fn certain(body: &str) -> Vec<bool> {
        TestSite::certain(GLOSSARY, body)
    }

    #[test]
    fn names_that_would_become_one_are_to_be_confirmed() {
        for body in [
            "| 예전 | 지금 |\n| --- | --- |\n| 학습자 | 수강생 |",
            "| 학습자 | 수강생 |\n| --- | --- |\n| 1 | 2 |",
            "| 가 | 나 |\n| --- | --- |\n| 학습자 | 이제 수강생이라고 해요 |",
            "- 학습자\n- 수강생\n- 강사",
            "- 학습자 화면\n\n  - 강의\n\n- 수강생 화면",
            "## 학습자 안내\n\n글\n\n## 수강생 안내\n\n글",
            "<table><tr><td>학습자</td><td>수강생</td></tr></table>",
            "<dl><dt>학습자</dt>\n<dd>이제는 수강생이에요.</dd></dl>",
            "- 학습자: 강의를 봐요\n- 수강생: 과제를 내요",
            "1. **학습자** - 강의를 봐요\n2. **수강생** - 과제를 내요",
            "| 누가 | 무엇 |\n| --- | --- |\n| 학습자 | 강의를 봐요 |\n| 수강생 | 과제를 내요 |",
        ] {
            assert_eq!(certain(body), [false], "{body}");
        }
        assert_eq!(certain("| 가 | 나 |\n| --- | --- |\n| 학습자 | 학생 |"), [false, false]);
    }

    #[test]
    fn names_of_other_rows_and_items_do_not_matter() {
        for body in [
            "| 무엇 | 누가 |\n| --- | --- |\n| 강의 | 학습자 |\n| 과제 | 수강생 |",
            "<table><tr><td>학습자</td></tr><tr><td>수강생</td></tr></table>",
            "- 학습자가 강의를 봐요.\n- 수강생이 과제를 내요.",
            "- 학습자\n\n글\n\n1. 수강생",
            "| 학습자 | 학습자 |\n| --- | --- |\n| 1 | 2 |",
            "## 학습자\n\n수강생",
        ] {
            let found = certain(body);
            assert!(!found.is_empty() && found.iter().all(|safe| *safe), "{body}: {found:?}");
        }
    }
}
