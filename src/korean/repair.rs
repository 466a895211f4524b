//! Corrects the particle after a replaced word, through marks in between.
//!
//! Closing quotes and brackets, marks of emphasis and code, the target of a link, a footnote reference, a closing tag
//! and a gloss in parentheses may stand between a word and its particle: **학습자**(learner)는, [‘학습자’](/a)를. All of them
//! are skipped.

use super::agreement::{agree_with, both_forms_length};
use super::ending_sound::Sound;
use super::jamo;
use super::misfit::is_misfit;
use super::sound::{is_closer, last_sound};

/// Longest gloss, link target or tag in bytes that is skipped between a word and its particle.
const LONGEST_SKIP: usize = 2_048;

/// A correction of the text behind a replaced word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticleEdit {
    /// First byte to replace, counted from the end of the replaced word.
    pub start: usize,
    /// Byte behind the last one to replace.
    pub end: usize,
    /// The text to put there.
    pub text: String,
}

/// The correction that a particle needs once the word before it is `word`.
///
/// `before` is the text in front of the replaced word and `after` the text behind it, from the file (Markdown) or from
/// plain text; a line each is enough. `None` if no particle follows or the particle is right already.
pub fn repair(before: &str, word: &str, after: &str) -> Option<ParticleEdit> {
    let edit = correction(before, word, after)?;
    // If the result needs another correction, the run was no particle: 이(이) would become 가(이), both forms at once.
    let mended = format!("{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]);
    correction(before, word, &mended).is_none().then_some(edit)
}

/// The correction that a particle needs once `word` replaces `old`. After a vowel the copula may be written out or
/// dropped (강사이며, 강사며): if both words end in a vowel, the writer's spelling stays.
pub fn repair_replaced(before: &str, old: &str, word: &str, after: &str) -> Option<ParticleEdit> {
    if last_sound(old) == Some(Sound::Vowel) && jamo::leading_syllables(after) == "에요" {
        // 예요, as many write it.
        let text = if last_sound(word) == Some(Sound::Vowel) { "예요" } else { "이에요" };
        return Some(ParticleEdit { start: 0, end: "에요".len(), text: text.to_owned() });
    }
    let edit = repair(before, word, after)?;
    let written_out = edit.text.is_empty() && &after[edit.start..edit.end] == "이";
    let both_open = last_sound(old) == Some(Sound::Vowel) && last_sound(word) == Some(Sound::Vowel);
    (!(written_out && both_open)).then_some(edit)
}

/// The correction of a particle that does not fit `word`; `after` is the text behind the word. Unlike [`repair`], this
/// function looks at words that nobody has replaced, so it reports only certain errors: no particle behind a gloss,
/// which may be read aloud itself, and none that forms another word. `marked` says that marks separate the particle
/// from the word, as around a label: then every form counts.
pub fn wrong_particle(word: &str, after: &str, marked: bool) -> Option<ParticleEdit> {
    let last = word.chars().next_back().filter(|c| jamo::is_syllable(*c))?;
    let (start, _) = skip_marks(after, false);
    // Behind brackets the particle may agree with the word before them: 사람(회원)을. The brackets of a link do not count.
    let (marks, link) = (&after[..start], after[..start].contains("](") || after[..start].contains("]["));
    if !link && (marks.contains([')', '）']) || !marked && marks.contains([']', '］', '〉', '】'])) {
        return None;
    }
    if both_forms_length(&after[start..]).is_some() {
        return None;
    }
    let tail = jamo::leading_syllables(&after[start..]);
    let ends = !after[start + tail.len()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '/' | '-'));
    let syllables = if marked && start > 0 { usize::MAX } else { word.chars().filter(|c| !c.is_whitespace()).count() };
    let sound = Sound::of_last(jamo::last_consonant(last));
    if tail.is_empty() || !ends || !is_misfit(tail, sound, syllables) {
        return None;
    }
    correction("", word, after)
}

fn correction(before: &str, word: &str, after: &str) -> Option<ParticleEdit> {
    let sound = last_sound(word)?;
    let (start, opened) = skip_marks(after, true);
    // The word is the gloss of another word, which the particle agrees with.
    if opened && is_gloss(before) {
        return None;
    }
    let tail = particle_run(&after[start..])?;
    let right = match vocative(tail, before, &after[start + tail.len()..]) {
        true => vocative_for(sound).into(),
        false => agree_with(sound, tail),
    };
    if right == tail {
        return None;
    }
    // Only the bytes that differ are replaced.
    let same = tail.bytes().rev().zip(right.bytes().rev()).take_while(|(a, b)| a == b).count();
    let kept =
        (0..=same).rev().find(|&n| tail.is_char_boundary(tail.len() - n) && right.is_char_boundary(right.len() - n))?;
    Some(ParticleEdit { start, end: start + tail.len() - kept, text: right[..right.len() - kept].to_owned() })
}

/// The Hangul at the start of `text`, with both forms of a particle where they are written.
fn particle_run(text: &str) -> Option<&str> {
    let both = both_forms_length(text).unwrap_or(0);
    let run = jamo::leading_syllables(&text[both..]);
    let length = both + run.len();
    (length > 0).then(|| &text[..length])
}

/// Whether `tail` is a vocative: 나래야, at the start of a sentence and before a comma or an exclamation mark.
fn vocative(tail: &str, before: &str, after: &str) -> bool {
    let begins = before.trim_end_matches(|c: char| c.is_whitespace() || "\"'‘“*_".contains(c));
    matches!(tail, "아" | "야")
        && after.starts_with([',', '!', '~', '，', '！'])
        && (begins.is_empty() || begins.ends_with(['.', '!', '?', '\n', ',']))
}

fn vocative_for(sound: Sound) -> &'static str {
    if sound == Sound::Vowel { "야" } else { "아" }
}

/// Whether the text before a word opens a parenthesis that glosses another word.
fn is_gloss(before: &str) -> bool {
    let Some(open) = before.rfind(['(', '（']) else {
        return false;
    };
    let inside = &before[open..];
    !inside.contains([')', '）']) && before[..open].trim_end().ends_with(|c: char| c.is_alphanumeric() || is_closer(c))
}

/// The length in bytes of the marks at the start of `text`, with glosses if `glosses` is set, and whether these marks
/// close a parenthesis that was opened before.
fn skip_marks(text: &str, glosses: bool) -> (usize, bool) {
    let mut at = 0;
    let mut closes_parenthesis = false;
    loop {
        let rest = &text[at..];
        if both_forms_length(rest).is_some() {
            break;
        }
        let gloss = || skip_gloss(rest).or_else(|| skip_spaced_gloss(rest)).filter(|_| glosses);
        let skipped = skip_link_target(text, at)
            .or_else(gloss)
            .or_else(|| skip_footnote(rest))
            .or_else(|| skip_attributes(text, at))
            .or_else(|| skip_closing_tag(rest))
            .or_else(|| skip_raised(rest))
            .or_else(|| skip_line_tag(rest))
            .or_else(|| skip_sentence_mark(rest))
            .or_else(|| skip_reference(rest));
        if let Some(length) = skipped {
            at += length;
            continue;
        }
        match rest.chars().next() {
            Some(c) if is_closer(c) => {
                closes_parenthesis |= matches!(c, ')' | '）');
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    (at, closes_parenthesis)
}

/// `](target)` and `][reference]` behind a link's text: the part after `]`.
fn skip_link_target(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    text[..at].ends_with(']').then_some(())?;
    skip_bracketed(rest, '(', ')').or_else(|| skip_bracketed(rest, '[', ']'))
}

/// Brackets right behind a word that say more about it: 학습자(learner)를, 학습자〔손님〕를, 학습자[1]를. The text of a link is no gloss,
/// unless it is a number.
fn skip_gloss(rest: &str) -> Option<usize> {
    const BRACKETS: [(char, char); 8] =
        [('(', ')'), ('（', '）'), ('〔', '〕'), ('【', '】'), ('「', '」'), ('『', '』'), ('〈', '〉'), ('［', '］')];
    let bracketed = BRACKETS.iter().find_map(|(open, close)| skip_bracketed(rest, *open, *close));
    let square = || {
        let length = skip_bracketed(rest, '[', ']')?;
        let number = rest[..length].chars().all(|c| c.is_ascii_digit() || matches!(c, '[' | ']'));
        (number || !rest[length..].starts_with(['(', '['])).then_some(length)
    };
    bracketed.or_else(square)
}

/// A gloss after a space: 학습자 (learner)를. It counts only if a particle follows at once.
fn skip_spaced_gloss(rest: &str) -> Option<usize> {
    let gloss = rest.strip_prefix(' ')?;
    let length = 1 + skip_bracketed(gloss, '(', ')').or_else(|| skip_bracketed(gloss, '[', ']'))?;
    let tail = jamo::leading_syllables(&rest[length..]);
    (!tail.is_empty() && super::grammar::analyse(tail, None, 2).is_some()).then_some(length)
}

/// `{…}` behind a link, a directive or a heading.
fn skip_attributes(text: &str, at: usize) -> Option<usize> {
    text[..at].ends_with([']', ')']).then_some(())?;
    skip_bracketed(&text[at..], '{', '}')
}

/// A footnote reference: `[^1]`.
fn skip_footnote(rest: &str) -> Option<usize> {
    rest.starts_with("[^").then(|| skip_bracketed(rest, '[', ']'))?
}

/// A closing tag: `</b>`.
fn skip_closing_tag(rest: &str) -> Option<usize> {
    rest.starts_with("</").then(|| skip_bracketed(rest, '<', '>'))?
}

/// A note's number in HTML: `<sup>1</sup>`.
fn skip_raised(rest: &str) -> Option<usize> {
    const CLOSE: &str = "</sup>";
    let near = &rest[..rest.floor_char_boundary(LONGEST_SKIP)];
    near.starts_with("<sup>").then(|| near.find(CLOSE)).flatten().map(|end| end + CLOSE.len())
}

/// A tag that only breaks the line (`<br>`, `<wbr />`) before a particle that is no word of its own. Behind a break a
/// sentence mostly begins: 수강생<br>이 글은.
fn skip_line_tag(rest: &str) -> Option<usize> {
    let length = ["<br", "<wbr"].iter().any(|tag| rest.starts_with(tag)).then(|| skip_bracketed(rest, '<', '>'))??;
    let tail = jamo::leading_syllables(&rest[length..]);
    let is_particle = !tail.is_empty() && super::grammar::analyse(tail, None, 2).is_some();
    (is_particle && !may_begin_sentence(tail)).then_some(length)
}

/// Whether a particle may as well be a word: 이 글은, 가 보세요, 은 100그램, 나는, 이를, 와 주세요, 라면을.
fn may_begin_sentence(tail: &str) -> bool {
    const PARTICLES: [&str; 9] = ["", "는", "를", "도", "만", "가", "에", "의", "로"];
    matches!(tail, "은" | "와" | "라면" | "이면" | "야")
        || tail.starts_with(['가', '나'])
        || tail.strip_prefix('이').is_some_and(|rest| PARTICLES.contains(&rest))
}

/// The mark that ends a sentence which a particle follows: ‘수강생?’을, “수강생!”이라고. Behind other marks than these two a
/// sentence may begin: 수강생…이 글은.
fn skip_sentence_mark(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|c| matches!(c, '!' | '?' | '.' | '…' | '！' | '？'))?;
    let next = rest[mark.len_utf8()..].chars().next()?;
    (is_closer(next) || !matches!(mark, '.' | '…') && jamo::is_syllable(next)).then_some(mark.len_utf8())
}

/// A closing mark written as an HTML character reference.
fn skip_reference(rest: &str) -> Option<usize> {
    const CLOSERS: [&str; 8] = ["&quot;", "&apos;", "&#34;", "&#39;", "&rsquo;", "&rdquo;", "&raquo;", "&gt;"];
    CLOSERS.iter().find(|closer| rest.starts_with(**closer)).map(|closer| closer.len())
}

/// A balanced pair of brackets on one line.
fn skip_bracketed(rest: &str, open: char, close: char) -> Option<usize> {
    rest.starts_with(open).then_some(())?;
    let mut depth = 0usize;
    for (at, c) in rest.char_indices().take_while(|(at, c)| *at < LONGEST_SKIP && *c != '\n') {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `text` with `from` replaced by `to` and the particle corrected.
    fn replaced(text: &str, from: &str, to: &str) -> String {
        let at = text.find(from).expect("the word is in the text");
        let (before, after) = (&text[..at], &text[at + from.len()..]);
        match repair(before, to, after) {
            Some(edit) => format!("{before}{to}{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]),
            None => format!("{before}{to}{after}"),
        }
    }

    #[test]
    fn what_is_mended_is_right() {
        for after in [
            "(으)(으)로로",
            "(이)(이)라고",
            "(이)이에요",
            "(이)이(가)",
            "(이)과]",
            "이(이)_",
            "를(을(를)",
            "로/로)용",
            "은/는(은)",
        ] {
            for word in ["수강생", "학습자", "파일"] {
                let Some(edit) = repair("", word, after) else { continue };
                let mended = format!("{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]);
                assert_eq!(repair("", word, &mended), None, "{word} + {after}: {mended}");
            }
        }
    }

    #[test]
    fn particles_are_mended_through_marks() {
        for (text, expected) in [
            ("학습자를 추가", "수강생을 추가"),
            ("‘학습자’를 추가", "‘수강생’을 추가"),
            ("**학습자**는", "**수강생**은"),
            ("***학습자***가", "***수강생***이"),
            ("~~학습자~~라는", "~~수강생~~이라는"),
            ("`학습자`로", "`수강생`으로"),
            ("[학습자]로", "[수강생]으로"),
            ("[학습자](/를/a_(b))와", "[수강생](/를/a_(b))과"),
            ("[학습자][ref]와", "[수강생][ref]과"),
            ("[**학습자**](a)와", "[**수강생**](a)과"),
            ("「학습자」와", "「수강생」과"),
            ("(학습자)로", "(수강생)으로"),
            ("<b>학습자</b>를", "<b>수강생</b>을"),
            ("학습자[^1]를", "수강생[^1]을"),
            ("학습자<sup>1</sup>를", "수강생<sup>1</sup>을"),
            ("학습자<br>는", "수강생<br>은"),
            ("그를 학습자<br>라고 해요", "그를 수강생<br>이라고 해요"),
            ("학습자<br>와 함께", "수강생<br>와 함께"),
            ("학습자<br>나는", "수강생<br>나는"),
            ("학습자<br>가 글은", "수강생<br>가 글은"),
            ("학습자<wbr>가 보는", "수강생<wbr>가 보는"),
            ("학습자…가 글은", "수강생…가 글은"),
            ("‘학습자?’를", "‘수강생?’을"),
            ("“학습자!”라고", "“수강생!”이라고"),
            ("“학습자.”는", "“수강생.”은"),
            ("&quot;학습자&quot;를", "&quot;수강생&quot;을"),
            ("\\*학습자\\*를", "\\*수강생\\*을"),
            ("학습자®를", "수강생®을"),
            ("학습자(learner)는", "수강생(learner)은"),
            ("학습자 (learner)는", "수강생 (learner)은"),
            ("**학습자**(learner)가", "**수강생**(learner)이"),
            ("학습자(이하 \"갑\")는", "수강생(이하 \"갑\")은"),
            ("학습자[1]와", "수강생[1]과"),
            ("학습자[주]가", "수강생[주]이"),
            ("학습자 [1]가", "수강생 [1]이"),
            ("학습자[[1]](#n)가", "수강생[[1]](#n)이"),
            ("학습자〔손님〕를", "수강생〔손님〕을"),
            ("학습자【필수】는", "수강생【필수】은"),
            ("학습자「1」와", "수강생「1」과"),
            ("학습자**를**", "수강생**을**"),
            (":term[학습자]{text=\"를\"}를", ":term[수강생]{text=\"를\"}을"),
            ("학습자예요.", "수강생이에요."),
            ("학습자였습니다.", "수강생이었습니다."),
            ("학습자는(은)", "수강생은"),
            ("학습자(으)로", "수강생으로"),
        ] {
            assert_eq!(replaced(text, "학습자", "수강생"), expected);
        }
    }

    #[test]
    fn a_copula_that_is_written_out_stays_so_behind_vowels() {
        let replaced = |old: &str, after: &str| {
            let edit = repair_replaced("", old, "강사", after);
            edit.map_or(after.to_owned(), |edit| format!("{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]))
        };
        for (old, after, expected) in [
            ("튜터", "이며 관리자", "이며 관리자"),
            ("튜터", "이고요", "이고요"),
            ("튜터", "며 관리자", "며 관리자"),
            ("튜터", "이에요", "예요"),
            ("튜터", "이 와요", "가 와요"),
            ("선생님", "이며 관리자", "며 관리자"),
        ] {
            assert_eq!(replaced(old, after), expected, "{old}{after}");
        }
    }

    #[test]
    fn what_belongs_to_another_word_is_left() {
        for (text, expected) in [
            ("학습자 이름을 입력", "수강생 이름을 입력"),
            ("학습자 \"이름\"을 입력", "수강생 \"이름\"을 입력"),
            ("교사(학습자)는", "교사(수강생)는"),
            ("학습자·강사를", "수강생·강사를"),
            ("학습자, 이를", "수강생, 이를"),
            ("학습자 (선택 사항)", "수강생 (선택 사항)"),
            ("학습자[목록](a.md)를", "수강생[목록](a.md)를"),
            ("학습자", "수강생"),
            ("[학습자 목록]을", "[수강생 목록]을"),
        ] {
            assert_eq!(replaced(text, "학습자", "수강생"), expected);
        }
    }

    #[test]
    fn wrong_particles_are_told_where_nothing_else_can_be_meant() {
        let mended = |word: &str, after: &str, marked| {
            let edit = wrong_particle(word, after, marked)?;
            Some(format!("{word}{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]))
        };
        for (word, after, expected) in [
            ("회원", "를 초대", "회원을 초대"),
            ("회원", "**를 초대", "회원**을 초대"),
            ("수강생", "가 와요", "수강생이 와요"),
            ("폴더", "](a.md)으로 옮겨요", "폴더](a.md)로 옮겨요"),
            ("강의", "은요", "강의는요"),
        ] {
            assert_eq!(mended(word, after, false).as_deref(), Some(expected));
        }
        assert_eq!(mended("홈", "’가 열려요", true).as_deref(), Some("홈’이 열려요"));
        for (word, after) in [
            ("회원", "가 9,900원"),
            ("회원", "(member)를"),
            ("회원", ")를"),
            ("회원", "은(는)"),
            ("회원", "를/을"),
            ("회원", "은행"),
            ("회원", " 를"),
            ("API", "을"),
            ("강의", "는"),
            ("홈", "가 열려요"),
            ("홈", ")"),
        ] {
            assert_eq!(mended(word, after, true), None, "{word}{after}");
        }
    }

    #[test]
    fn calling_somebody_differs_from_saying_what_is() {
        assert_eq!(replaced("나래야, 안녕!", "나래", "하늘"), "하늘아, 안녕!");
        assert_eq!(replaced("하늘아, 안녕!", "하늘", "나래"), "나래야, 안녕!");
        assert_eq!(replaced("문제는 데이터야.", "데이터", "값"), "문제는 값이야.");
        assert_eq!(replaced("문제는 데이터야, 그래서", "데이터", "값"), "문제는 값이야, 그래서");
    }

    #[test]
    fn the_edit_is_as_small_as_the_difference() {
        let edit = repair("", "모델", "으로만").expect("로만");
        assert_eq!((edit.start, edit.end, edit.text.as_str()), (0, 3, ""));
        let edit = repair("", "수강생", "예요").expect("이에요");
        assert_eq!((edit.start, edit.end, edit.text.as_str()), (0, 3, "이에"));
    }

    proptest! {
        #[test]
        fn edits_lie_inside_and_settle(before in "\\PC{0,6}", word in "[가-힣A-Z]{1,4}", after in "[’)\\]*`이가을를은는예요로으 (a]{0,10}") {
            if let Some(edit) = repair(&before, &word, &after) {
                prop_assert!(edit.start <= edit.end && edit.end <= after.len());
                let mended = format!("{}{}{}", &after[..edit.start], edit.text, &after[edit.end..]);
                prop_assert_eq!(repair(&before, &word, &mended), None);
            }
        }
    }
}
