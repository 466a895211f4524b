//! Words that have to stay as they are spelled because something is found by them: a definition by a link's text, a label
//! on the screen by its name.

use std::ops::Range;

use crate::korean::stem;
use crate::lint::lexicon::Mention;
use crate::lint::page::PageContext;
use crate::lint::prose::{Mark, MarkKind, OBJECT, Run};
use crate::parse::page::{STEPS, Target};
use crate::text::{text_after, text_before};

/// Whether a term is part of what is looked for by its words. `new`: the word in its place.
pub fn is_looked_up(context: &PageContext<'_>, run: &Run, mention: &Mention, new: &str) -> bool {
    is_key(context, run, mention) || is_in_label(context, run, mention) || is_step(context, run, mention, new)
}

/// Words of a step on each side of a term.
const STEP_WORDS: usize = 2;

/// Whether a term stands in a menu path whose step is no label with the new word either: Safari > Settings. Whether the
/// screen says so is for somebody to see.
fn is_step(context: &PageContext<'_>, run: &Run, mention: &Mention, new: &str) -> bool {
    let (text, term) = (run.text.as_str(), &mention.term);
    let (before, after) = (text_before(text, term.start, LABEL_BYTES), text_after(text, term.end, LABEL_BYTES));
    let ends =
        |c: char| STEPS.contains(&c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '\n' | '“' | '”');
    let (head, left) = before.rfind(ends).map_or(("", before), |at| {
        let end = at + before[at..].chars().next().map_or(1, char::len_utf8);
        (&before[..end], &before[end..])
    });
    let (right, tail) = after.split_at(after.find(ends).unwrap_or(after.len()));
    let short = |words: &str| words.split_whitespace().count() <= STEP_WORDS;
    // Bold text that begins or ends between the sign and the term is a step of its own.
    let bold = |from: usize, to: usize| {
        let first = run.marks.partition_point(|mark| mark.range.end <= from);
        run.marks[first..].iter().take(INSIDE).any(|mark| {
            let Range { start, end } = mark.range;
            mark.kind == MarkKind::Strong && (from < end && end <= to || from <= start && start < to)
        })
    };
    // A sign amid blanks: `a->b` and `=>` are no paths.
    let number = |c: char| c.is_ascii_digit();
    let compares = head.trim_end_matches(STEPS).trim_end().ends_with(number)
        || tail.trim_start_matches(STEPS).trim_start().starts_with(number);
    let parts_left =
        head.strip_suffix(STEPS).is_some_and(|rest| rest.ends_with(is_beside)) && left.starts_with(is_beside);
    let parts_right =
        tail.strip_prefix(STEPS).is_some_and(|rest| rest.starts_with(is_beside)) && right.ends_with(is_beside);
    let joined_left = parts_left && short(left) && !bold(term.start - left.trim_start().len(), term.start);
    let joined_right = parts_right && short(right) && !bold(term.end, term.end + right.trim_end().len());
    if compares || !joined_left && !joined_right {
        return false;
    }
    let step = format!("{left}{new}{right}");
    let step = step.trim_matches(|c: char| !c.is_alphanumeric());
    !context.across.labels.get(context.lang()).is_some_and(|labels| labels.is_current(step))
}

/// What stands beside the sign between two steps.
fn is_beside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '’' | '‘' | ']' | '[' | '」' | '「' | OBJECT)
}

/// How many marks are looked at. They stand in the order of their ends, those within a link before it.
const INSIDE: usize = 32;

/// Whether a word stands in a link whose address is a mere word, as Hugo's `[page bundle](g)`: in another generator's
/// pages the text may be a key by which the address is looked up.
fn is_key(context: &PageContext<'_>, run: &Run, mention: &Mention) -> bool {
    let within = |mark: &&Mark| mark.range.start <= mention.term.start;
    let is_word = |url: &str| !url.is_empty() && url.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = run.marks.partition_point(|mark| mark.range.end < mention.term.end);
    context.site.config.foreign
        && run.marks[first..].iter().take(INSIDE).filter(within).any(|mark| match mark.kind {
            MarkKind::Link(id) => matches!(context.target(run, id), Some(Target::Link { url, .. }) if is_word(url)),
            _ => false,
        })
}

/// Words of a label's text on each side of a term that are looked at.
const LABEL_WORDS: usize = 4;
/// As much text on each side, in bytes.
const LABEL_BYTES: usize = 120;

/// Whether the words around a term are the text of a label that is on the screen today, though nothing marks it as one:
/// the screen still says so, and people look for it.
fn is_in_label(context: &PageContext<'_>, run: &Run, mention: &Mention) -> bool {
    let Some(labels) = context.across.labels.get(context.lang()) else { return false };
    let (text, term) = (run.text.as_str(), &mention.term);
    let (before, after) = (text_before(text, term.start, LABEL_BYTES), text_after(text, term.end, LABEL_BYTES));
    let is_label = |words: &str| labels.is_current(words);
    // Where the label may begin: at the term, or at a word before it.
    let words_before = before.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let starts: Vec<usize> = std::iter::once(before.len()).chain(words_before).take(LABEL_WORDS).collect();
    // Where it may end: behind the term, or behind a word after it, without its particle.
    let mut ends = vec![0];
    if mention.tail.is_empty() {
        for (at, word) in words(after).take(LABEL_WORDS - 1) {
            ends.push(at + stem(word).len());
            ends.push(at + word.len());
        }
    }
    starts.into_iter().any(|start| {
        let longer = |end: &&usize| start < before.len() || **end > 0;
        ends.iter()
            .filter(longer)
            .any(|&end| is_label(&format!("{}{}{}", &before[start..], &text[term.clone()], &after[..end])))
    })
}

/// The words at the start of a text that only blanks part, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text[at..].strip_prefix(' ')?;
        let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        let start = at + 1;
        at = start + length;
        (length > 0).then(|| (start, &text[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::TestSite;

    const GLOSSARY: &str = "concepts: [{ id: c, definition: 가, terms: { ko: { preferred: 강의, deprecated: [강좌] } } }]\n\
        labels: [{ id: l, kind: menu, text: { ko: 내 강좌 관리 } }, { id: m, kind: tab, text: { ko: 강좌 } }]\n";

    fn certain(body: &str) -> Vec<bool> {
        TestSite::certain(GLOSSARY, body)
    }

    #[test]
    fn names_on_the_screen_are_not_replaced_unseen_though_nothing_marks_them() {
        for body in ["내 강좌 관리에서 골라요.", "메뉴에서 내 강좌 관리를 눌러요.", "내 강좌 관리"]
        {
            assert_eq!(certain(body), [false], "{body}");
        }
        for body in ["내 강좌에서 골라요.", "강좌를 골라요.", "내 강좌, 관리 화면", "이 강좌 관리"]
        {
            assert_eq!(certain(body), [true], "{body}");
        }
    }

    const TERMS: &str =
        "concepts: [{ id: c, definition: 가, terms: { ko: { preferred: 강의, deprecated: [강좌] } } }]\n";

    #[test]
    fn steps_of_a_menu_path_are_the_screens() {
        for body in ["**강좌 > 알림**을 눌러요.", "사파리 > 강좌에서 골라요.", "‘강좌 찾기’ › ‘알림’을 눌러요."]
        {
            assert_eq!(TestSite::certain(TERMS, body), [false], "{body}");
        }
        for body in ["**설정** > **알림**에서 강좌를 골라요.", "강좌 화면의 **설정 > 알림**", "강좌 수 > 1인 것"]
        {
            assert_eq!(TestSite::certain(TERMS, body), [true], "{body}");
        }
        let glossary = "concepts: [{ id: c, definition: 가, terms: { ko: { preferred: 강의, deprecated: [강좌] } } }]\n\
            labels: [{ id: l, kind: menu, text: { ko: 강의 } }, { id: m, kind: tab, text: { ko: 알림 } }]\n";
        assert_eq!(TestSite::certain(glossary, "**강좌 > 알림**을 눌러요."), [true]);
        assert_eq!(TestSite::certain(TERMS, "화면->강좌 순서로 골라요."), [true]);
    }
}
