//! What a screenshot says, in the glossary's spelling: letters are misread, blanks come and go, icons become signs.
//!
//! A form of the glossary counts as read where it is the nearest by its letters (jamo in Hangul) and no right form is as
//! near. What is nearer to nothing is left as it was read.

use std::collections::BTreeSet;

use crate::korean::grammar::parse_tail;
use crate::model::seen::{LONGEST, letters_of, nearest_part, word_starts};
use crate::model::{Site, State};
use crate::parse::glossary::{LabelText, Status};
use crate::parse::screen::{Rect, SeenLine, SeenWord};

/// Lines that were read with less certainty than this are left out.
const CERTAIN: f32 = 25.0;

/// Letters of the shortest word that is looked for where blanks were put into it.
const SHORTEST: usize = 6;

/// The forms of one language's glossary.
#[derive(Debug, Default)]
pub struct Forms {
    /// Texts of labels, today's and former ones.
    labels: Vec<Form>,
    /// What is not to be used: deprecated and superseded terms, and the names of what is gone.
    wrong: Vec<Form>,
    /// What is fine: other terms, and the names of what is there.
    right: Vec<Form>,
    /// The right ones without their blanks.
    joined: Vec<String>,
}

/// A form with its letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    letters: Vec<char>,
    text: String,
}

/// Something that a screenshot says.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// In the glossary's spelling, where it is a form of it.
    pub text: String,
    /// Where it stands.
    pub rect: Rect,
}

impl Forms {
    /// Those of a site's glossary in a language.
    pub fn new(site: &Site, lang: &str) -> Self {
        let glossary = &site.glossary;
        let (mut labels, mut wrong, mut right) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for label in &glossary.labels {
            let own = match &label.text {
                LabelText::Shared(text) => text.get(lang).into_iter().collect(),
                LabelText::ByRole(by_role) => by_role.iter().filter_map(|(_, text)| text.get(lang)).collect(),
                LabelText::FromKey => Vec::new(),
            };
            right.extend(own.iter().map(|text| form(text)));
            labels.extend(own.into_iter().chain(label.former.iter().filter_map(|old| old.text.get(lang))).map(form));
        }
        for concept in glossary.concepts.iter().filter(|concept| !concept.internal) {
            for term in ["any", lang].iter().flat_map(|lang| concept.terms.get(*lang).into_iter().flatten()) {
                let unwanted = matches!(term.status, Status::Deprecated | Status::Superseded);
                let list = if unwanted { &mut wrong } else { &mut right };
                list.insert(form(&term.text));
                right.extend(term.except.iter().map(|text| form(text)));
            }
        }
        for feature in &glossary.features {
            let gone = site.feature_state(feature, site.audience()) == State::Removed;
            let list = if gone { &mut wrong } else { &mut right };
            let also = ["any", lang].into_iter().flat_map(|lang| feature.also.get(lang).into_iter().flatten());
            list.extend(feature.name.get(lang).into_iter().chain(also.map(String::as_str)).map(form));
        }
        let list = |forms: BTreeSet<Form>| forms.into_iter().filter(|form| !form.letters.is_empty()).collect();
        Self::of(list(labels), list(wrong), list(right))
    }

    fn of(labels: Vec<Form>, wrong: Vec<Form>, right: Vec<Form>) -> Self {
        let joined = right.iter().map(|form| form.text.split_whitespace().collect()).collect();
        Self { labels, wrong, right, joined }
    }

    /// What the lines of a screenshot say.
    pub fn said(&self, lines: &[SeenLine]) -> Vec<Said> {
        lines.iter().filter(|line| line.confidence() >= CERTAIN).flat_map(|line| self.of_line(line)).collect()
    }

    fn of_line(&self, line: &SeenLine) -> Vec<Said> {
        if let Some(label) = trimmed(&line.words).find_map(|words| self.label(words)) {
            return vec![label];
        }
        let words = &self.spelled(&line.words);
        let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut said = vec![Said { text: text.clone(), rect: line.rect }];
        let starts = word_starts(words);
        let all: Vec<char> = starts.iter().map(|(letter, ..)| *letter).collect();
        if all.len() > LONGEST {
            return said;
        }
        for wrong in &self.wrong {
            // A form that is written exactly so was found by the rules already; blanks within it were not.
            let allowed = wrong.letters.len() / 8;
            let short = wrong.letters.len() < SHORTEST;
            if short || wrong.letters.len() > all.len() + allowed || text.contains(&wrong.text) {
                continue;
            }
            let Some((distance, from, to)) = nearest_part(&wrong.letters, &all) else { continue };
            let begins = starts.get(from).is_some_and(|(_, _, first)| *first);
            if distance > allowed || !begins || self.is_right(&all, distance, from, to) {
                continue;
            }
            let read: String = words[starts[from].1..=starts[to - 1].1].iter().map(|word| word.text.as_str()).collect();
            if self.is_right_with_tail(&read) {
                continue;
            }
            let rects = starts[from..to].iter().map(|&(_, word, _)| words[word].rect);
            let rect = rects.reduce(Rect::around).unwrap_or(line.rect);
            said.push(Said { text: wrong.text.clone(), rect });
        }
        said
    }

    /// The words of a line without the blanks that the reader put into a form of the glossary: 동 영 상이면 is 동영상이면, and
    /// holds no 영상.
    fn spelled(&self, words: &[SeenWord]) -> Vec<SeenWord> {
        let mut found = Vec::with_capacity(words.len());
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let count = self.parts_of_a_word(&words[at..]);
            let rects = words[at..at + count].iter().map(|part| part.rect);
            found.push(SeenWord {
                text: words[at..at + count].iter().map(|part| part.text.as_str()).collect(),
                rect: rects.reduce(Rect::around).unwrap_or(word.rect),
                confidence: word.confidence,
            });
            at += count;
        }
        found
    }

    /// How many words of a line spell the longest right form without blanks with which they begin, and its particle; 1 if
    /// there is none.
    fn parts_of_a_word(&self, words: &[SeenWord]) -> usize {
        let mut most = 1;
        for form in self.right.iter().filter(|form| !form.text.contains(' ')) {
            let mut rest = form.text.as_str();
            for (at, word) in words.iter().enumerate() {
                if let Some(tail) = word.text.strip_prefix(rest) {
                    if is_tail(&form.text, tail) {
                        most = most.max(at + 1);
                    }
                    break;
                }
                match rest.strip_prefix(word.text.as_str()).filter(|_| !word.text.is_empty()) {
                    Some(left) => rest = left,
                    None => break,
                }
            }
        }
        most
    }

    /// Whether words, read without their blanks, are a right form with its particle: 알림을 is 알림, however near 알림글 is.
    fn is_right_with_tail(&self, read: &str) -> bool {
        self.joined.iter().any(|right| read.strip_prefix(right.as_str()).is_some_and(|tail| is_tail(right, tail)))
    }

    /// Whether a right form is as near to a part of a line as a wrong one.
    fn is_right(&self, all: &[char], distance: usize, from: usize, to: usize) -> bool {
        let around = &all[from.saturating_sub(2)..(to + 2).min(all.len())];
        self.right.iter().any(|right| {
            let near = right.letters.len() + 2 >= to - from;
            near && nearest_part(&right.letters, around).is_some_and(|(other, ..)| other <= distance)
        })
    }

    /// The label that some words are as a whole.
    fn label(&self, words: &[SeenWord]) -> Option<Said> {
        let read: Vec<char> = words.iter().flat_map(|word| letters_of(&word.text)).collect();
        let allowed = read.len() / 6;
        let mut best: Option<(usize, &Form)> = None;
        for form in &self.labels {
            if form.letters.len().abs_diff(read.len()) > allowed {
                continue;
            }
            let distance = distance(&form.letters, &read);
            let better = best.is_none_or(|(least, known)| {
                // Of two that are as near, the one of today.
                distance < least || distance == least && !self.is_of_today(known) && self.is_of_today(form)
            });
            if distance <= allowed.min(form.letters.len() / 6) && better {
                best = Some((distance, form));
            }
        }
        let (distance, form) = best?;
        let nearer = |right: &Form| {
            right.letters.len().abs_diff(read.len()) < distance.max(1)
                && self::distance(&right.letters, &read) < distance
        };
        if distance > 0 && self.right.iter().any(nearer) {
            return None;
        }
        let rect = words.iter().map(|word| word.rect).reduce(Rect::around)?;
        Some(Said { text: form.text.clone(), rect })
    }

    fn is_of_today(&self, form: &Form) -> bool {
        self.right.binary_search(form).is_ok()
    }
}

fn form(text: &str) -> Form {
    Form { letters: letters_of(text), text: text.to_owned() }
}

/// Whether nothing follows a word, or only what belongs to it: a particle, a sign.
fn is_tail(word: &str, tail: &str) -> bool {
    let tail = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
    tail.is_empty() || parse_tail(word, tail).is_some()
}

/// The words of a line, and these without what may be an icon before or behind them. A number before words counts them:
/// “312 course reviews” is no label; one behind them may be a badge.
fn trimmed(words: &[SeenWord]) -> impl Iterator<Item = &[SeenWord]> {
    let counts = |word: &SeenWord| word.confidence >= 70.0 && word.text.chars().any(|c| c.is_ascii_digit());
    let is_icon = |word: Option<&SeenWord>| {
        word.is_some_and(|word| {
            let length = word.text.chars().count();
            let plain = !word.text.chars().any(|c| ('가'..='힣').contains(&c));
            // A short word of which the reader was certain is a word: “to”, “in”.
            let unsure = length == 1 || word.confidence < 70.0 || !word.text.chars().any(char::is_alphabetic);
            plain && length <= 3 && unsure
        })
    };
    let from = usize::from(words.len() > 1 && is_icon(words.first()) && !counts(&words[0]));
    let to = words.len() - usize::from(words.len() > 1 + from && is_icon(words.last()));
    let each = [(0, words.len()), (from, words.len()), (0, to), (from, to)];
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for range in each {
        if range.0 < range.1 && !seen.contains(&range) {
            seen.push(range);
        }
    }
    seen.into_iter().map(|(from, to)| &words[from..to])
}

/// How many letters have to be changed, put in or left out (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, own) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let cost = before + usize::from(own != other);
            before = row[j + 1];
            row[j + 1] = cost.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(labels: &[&str], wrong: &[&str], right: &[&str]) -> Forms {
        let list = |texts: &[&str]| {
            let mut forms: Vec<Form> = texts.iter().map(|text| form(text)).collect();
            forms.sort();
            forms
        };
        Forms::of(list(labels), list(wrong), list(right))
    }

    fn texts(forms: &Forms, words: &[&str]) -> Vec<String> {
        forms.said(&[SeenLine::of(words)]).into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn a_label_is_known_in_spite_of_misread_letters_blanks_and_icons() {
        let forms =
            forms(&["커리큘럼 편집", "저장", "강좌 관리", "강의 관리"], &[], &["커리큘럼 편집", "저장", "강의 관리"]);
        assert_eq!(texts(&forms, &["커리클럼", "편집"]), ["커리큘럼 편집"]);
        assert_eq!(texts(&forms, &["@", "커", "리큘럼편집"]), ["커리큘럼 편집"]);
        assert_eq!(texts(&forms, &["저장"]), ["저장"]);
        // A former name is told only if it was read.
        assert_eq!(texts(&forms, &["강좌", "관리"]), ["강좌 관리"]);
        assert_eq!(texts(&forms, &["강의", "관리"]), ["강의 관리"]);
        // As near to both: today's.
        assert_eq!(texts(&forms, &["강이", "관리"]), ["강의 관리"]);
        assert_eq!(texts(&forms, &["저금"]), ["저금"]);
        assert_eq!(texts(&forms, &["저장", "to"]), ["저장 to"]);
    }

    #[test]
    fn a_number_before_a_label_counts_things_and_one_behind_it_is_a_badge() {
        let forms = forms(&["Course reviews"], &[], &["Course reviews"]);
        assert_eq!(texts(&forms, &["Course", "reviews", "312"]), ["Course reviews"]);
        assert_eq!(texts(&forms, &["@", "Course", "reviews"]), ["Course reviews"]);
        assert_eq!(texts(&forms, &["312", "course", "reviews"]), ["312 course reviews"]);
    }

    #[test]
    fn a_right_form_with_its_particle_is_no_misread_wrong_one() {
        let forms = forms(&[], &["알림글"], &["알림"]);
        assert_eq!(texts(&forms, &["조건", "알림을", "보내요"]), ["조건 알림을 보내요"]);
        assert_eq!(texts(&forms, &["알", "림을", "보내요"]), ["알림을 보내요"]);
        assert_eq!(texts(&forms, &["알림글", "보내요"]), ["알림글 보내요"]);
    }

    #[test]
    fn blanks_that_were_read_into_a_form_are_none() {
        let forms = forms(&[], &["영상"], &["동영상", "동영상 올리기"]);
        assert_eq!(texts(&forms, &["분짜리", "동", "영", "상이면"]), ["분짜리 동영상이면"]);
        assert_eq!(texts(&forms, &["동", "영상."]), ["동영상."]);
        assert_eq!(texts(&forms, &["동", "네", "영상"]), ["동 네 영상"]);
        // 이 belongs to what stands before it.
        let forms = super::tests::forms(&[], &["이수"], &["이수율"]);
        assert_eq!(texts(&forms, &["41명", "이", "수료했어요"]), ["41명 이 수료했어요"]);
    }

    #[test]
    fn an_unwanted_word_counts_unless_a_right_one_is_as_near() {
        let forms = forms(&[], &["라이브 채팅", "실시간 톡"], &["라이브 채점"]);
        assert_eq!(texts(&forms, &["오늘의", "라이브", "채텅"]), ["오늘의 라이브 채텅", "라이브 채팅"]);
        assert_eq!(texts(&forms, &["오늘의", "라이브", "채정"]), ["오늘의 라이브 채정"]);
        assert_eq!(texts(&forms, &["온라이브", "채텅"]), ["온라이브 채텅"]);
        // Blanks that were put into it.
        assert_eq!(texts(&forms, &["라", "이브", "채", "팅에서"]), ["라 이브 채 팅에서", "라이브 채팅"]);
    }

    #[test]
    fn distances_are_those_of_levenshtein() {
        let of = |a: &str, b: &str| distance(&letters_of(a), &letters_of(b));
        assert_eq!((of("저장", "저장"), of("저장", "저금"), of("", "가"), of("kitten", "sitting")), (0, 3, 2, 3));
    }
}
