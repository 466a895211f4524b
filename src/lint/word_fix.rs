//! A word of a run is replaced by another: the edits in the file's bytes that keep the sentence right.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Edit, Fix};
use crate::korean::{ParticleEdit, repair_replaced};
use crate::text::{Span, as_u32, line_after, line_before, text_before};

use super::escape;
use super::lexicon::Mention;
use super::prose::{Run, RunKind};
use crate::english::{capitalized, is_shouted, plural, takes_an};

/// The edits that put `new` in the place of a term. `listed` is the term as the glossary has it; `certain`: the sentence
/// asks for it. None: the term is written across marks that would be left empty.
pub fn term(text: &str, run: &Run, mention: &Mention, listed: &str, new: &str, certain: bool) -> Option<Fix> {
    let written = &run.text[mention.term.clone()];
    let mut range = mention.term.clone();
    let mut word = new.to_owned();
    let latin = word.ends_with(|c: char| c.is_ascii_alphabetic());
    let tail = run.text[mention.tail.clone()].to_ascii_lowercase();
    if mention.plural {
        // The ending goes with the word: learners, categories. What is no Latin word has none: Components와, 컴포넌트와.
        let length =
            if tail.starts_with("es") && !listed.ends_with('e') { 2 } else { usize::from(tail.starts_with('s')) };
        range.end += length;
        if latin {
            word = plural(&word);
        }
    }
    let possessive = tail.trim_start_matches(['e', 's']).starts_with(['\'', '’']);
    let certain = certain && mention.certain && (latin || !possessive);
    if is_shouted(written) && !is_shouted(listed) {
        word = word.to_uppercase();
    } else if written.starts_with(char::is_uppercase) && !listed.starts_with(char::is_uppercase) {
        word = capitalized(&word);
    }
    replace(text, run, range, &word, certain)
}

/// The edits that put `word` in the place of a range of a run.
pub fn replace(text: &str, run: &Run, range: Range<usize>, word: &str, certain: bool) -> Option<Fix> {
    let mut span = run.span(range.clone());
    if run.kind == RunKind::Shown {
        return shown(text, run, span, word, certain);
    }
    let raw = text.get(span.range())?;
    // The backslash before a sign of the old word goes with the word.
    let head = &text[..span.start as usize];
    let escapes = head.len() - head.trim_end_matches('\\').len();
    if escapes % 2 == 1 && raw.starts_with(|c: char| c.is_ascii_punctuation()) {
        span.start -= 1;
    }
    let mut safe = certain;
    let first = run.pieces.partition_point(|piece| piece.end <= range.start);
    let mut pieces = run.pieces[first..].iter().take_while(|piece| piece.start < range.end);
    let joined =
        raw == &run.text[range.clone()] || pieces.all(|piece| piece.exact || &run.text[piece.start..piece.end] == " ");
    if !joined {
        return None;
    }
    // Between lines nothing but the marks of quotes may stand.
    let only_space = raw.chars().filter(|c| !c.is_alphanumeric()).all(|c| c.is_whitespace() || c == '>')
        || raw == &run.text[range.clone()];
    if !only_space {
        safe = false;
        if raw.contains(['*', '_', '~', '[', ']', '<']) {
            return None;
        }
    }
    let (before, after) = (line_before(text, span.start as usize, WINDOW), line_after(text, span.end as usize, WINDOW));
    if repeats(word, before, after) || is_written_apart(word, before, &run.text[range.clone()]) {
        safe = false;
    }
    let written = match run.kind {
        RunKind::Title | RunKind::Description => escape::in_yaml(text, run.span(0..run.text.len()), word)?,
        RunKind::Attribute => Cow::Borrowed(escape::in_attribute(word)?).into(),
        RunKind::Html => escape::in_html(word).into(),
        kind => escape::in_markdown(word, kind == RunKind::Cell).into(),
    };
    let mut edits = Vec::new();
    edits.extend(article(text, run, range.start, word, after));
    edits.push(Edit { span, text: written.word.into_owned() });
    if let Some(particle) = mended_particle(before, &run.text[range], word, after) {
        add_particle(&mut edits, span.end as usize, particle);
    }
    if let Some(quotes) = written.quotes {
        edits.insert(0, Edit { span: Span::at(quotes.start), text: "\"".to_owned() });
        edits.push(Edit { span: Span::at(quotes.end), text: "\"".to_owned() });
    }
    Some(Fix::new(edits, safe))
}

/// Adds the particle's correction behind a word that ends at `end`: to the word's edit if it touches it.
fn add_particle(edits: &mut Vec<Edit>, end: usize, particle: ParticleEdit) {
    let touching = particle.start == 0;
    match edits.last_mut().filter(|_| touching) {
        Some(last) => {
            last.span.end = as_u32(end + particle.end);
            last.text.push_str(&particle.text);
        }
        None => {
            let span = Span::new(end + particle.start, end + particle.end);
            edits.push(Edit { span, text: particle.text });
        }
    }
}

/// The edit in the text that a directive shows. The particle behind the directive agrees by itself.
fn shown(text: &str, run: &Run, span: Span, word: &str, certain: bool) -> Option<Fix> {
    let value = run.span(0..run.text.len());
    let quoted = text[..value.start as usize].ends_with(['"', '\'']);
    // Other signs may end the value, or the front matter's around it.
    let plain = |c: char| c.is_alphanumeric() || c == '-' || quoted && c == ' ';
    let edits = vec![Edit { span, text: word.to_owned() }];
    word.chars().all(plain).then_some(Fix::new(edits, certain))
}

/// The particle's correction, also where the text writes syllables as their parts (NFD).
fn mended_particle(before: &str, old: &str, word: &str, after: &str) -> Option<ParticleEdit> {
    let part = |c: char| ('\u{1100}'..='\u{11ff}').contains(&c);
    if !after.contains(part) {
        return repair_replaced(before, old, word, after);
    }
    // What each byte of the composed text stands for in the text as it is.
    let (mut composed, mut places) = (String::new(), Vec::new());
    let mut rest = after.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let mut end = at + c.len_utf8();
        if part(c) {
            // A leading consonant, a vowel, maybe a final consonant.
            while let Some(&(next, other)) = rest.peek() {
                if !('\u{1160}'..='\u{11ff}').contains(&other) {
                    break;
                }
                end = next + other.len_utf8();
                rest.next();
            }
        }
        composed.extend(after[at..end].nfc());
        places.resize(composed.len(), at);
    }
    places.push(after.len());
    let edit = repair_replaced(before, old, word, &composed)?;
    Some(ParticleEdit { start: *places.get(edit.start)?, end: *places.get(edit.end)?, text: edit.text })
}

/// As much of a line as is looked at on each side of a word, in bytes.
const WINDOW: usize = 4096;

/// Whether the new word would stand beside its own last or first part: 수강 등록 신청 → 수강 신청 신청.
fn repeats(word: &str, before: &str, after: &str) -> bool {
    let last = word.split_whitespace().next_back().unwrap_or_default();
    let first = word.split_whitespace().next().unwrap_or_default();
    let next = after.trim_start();
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let previous = before.trim_end();
    let after_repeats = after.starts_with(' ') && !last.is_empty() && next.starts_with(last);
    let before_repeats = !first.is_empty()
        && before.ends_with(' ')
        && previous.strip_suffix(first).is_some_and(|rest| ends(rest.chars().next_back()));
    after_repeats || before_repeats
}

/// Whether the word stands there already, written apart: web page for webpage.
fn is_written_apart(word: &str, before: &str, old: &str) -> bool {
    let Some(previous) = before.strip_suffix([' ', '-']).and_then(|head| head.split_whitespace().next_back()) else {
        return false;
    };
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(word) == letters(previous) + &letters(old)
}

/// Marks that may open between an article and its word: an **e-book**, a “student”.
const OPENING: [char; 8] = ['*', '_', '[', '"', '\'', '“', '‘', '`'];

/// `a` or `an` before the word at a place of a run, corrected. It may stand on the line before, or outside of a tag.
fn article(text: &str, run: &Run, at: usize, word: &str, after: &str) -> Option<Edit> {
    let before = text_before(&run.text, at, WINDOW);
    let word_before = before.trim_end_matches(OPENING).trim_end_matches(char::is_whitespace);
    // A word right behind it is no article's.
    let parted = before.len() > word_before.len() && before[word_before.len()..].contains(char::is_whitespace);
    let found = ["an", "An", "AN", "a", "A"].into_iter().find(|article| {
        word_before
            .strip_suffix(article)
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '\''))
    })?;
    let shouted = || [before, word, after].into_iter().all(|part| !part.contains(char::is_lowercase));
    let right = match (takes_an(word), found.starts_with('A')) {
        (true, true) if found == "AN" || shouted() => "AN",
        (true, true) => "An",
        (true, false) => "an",
        (false, true) => "A",
        (false, false) => "a",
    };
    let end = at - (before.len() - word_before.len());
    let span = run.span(end - found.len()..end);
    (parted && right != found && text.get(span.range()) == Some(found)).then(|| Edit { span, text: right.to_owned() })
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::TestSite;

    /// The text with all that is certainly right put right.
    fn mended(glossary: &str, file: &str, text: &str) -> String {
        let page = format!("---\ntitle: 가\n---\n\n{text}\n");
        let trial = TestSite { glossary: glossary.into(), pages: vec![(file.into(), page)], ..TestSite::default() };
        let fixed = trial.mend_safely(file);
        fixed.rsplit_once("\n\n").map_or(String::new(), |(_, text)| text.trim_end().to_owned())
    }

    #[test]
    fn what_a_directive_shows_is_replaced_where_the_word_fits_its_signs() {
        let glossary = "concepts:\n\
            - { id: a, terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n\
            - { id: b, terms: { ko: { preferred: 수강 신청, deprecated: [강의 등록, 등록] } } }\n";
        for (text, expected) in [
            (":term[a]{text=학습자}를 초대", ":term[a]{text=수강생}를 초대"),
            (":term[a]{text=\"학습자들\"}이 학습자를", ":term[a]{text=\"수강생들\"}이 수강생을"),
            (":term[b]{text='강의 등록'}을", ":term[b]{text='수강 신청'}을"),
            (":term[b]{text=등록}을", ":term[b]{text=등록}을"),
        ] {
            assert_eq!(mended(glossary, "ko/a.md", text), expected);
        }
    }

    #[test]
    fn english_words_keep_their_capitals_plural_and_article() {
        let glossary = "concepts:\n\
            - { id: a, terms: { en: { preferred: student, deprecated: [learner, pupil] } } }\n\
            - { id: b, terms: { en: { preferred: e-book, deprecated: [digital book, ebook] } } }\n\
            - { id: c, terms: { en: { preferred: MP3 file, deprecated: [sound file] } } }\n\
            - { id: d, terms: { en: { preferred: topic, deprecated: [category] } } }\n\
            - { id: e, terms: { en: { preferred: iPhone, deprecated: [apple phone] } } }\n";
        for (text, expected) in [
            ("LEARNERS only", "STUDENTS only"),
            ("LEARNER’S own, the LEARNERS’ own", "STUDENT’S own, the STUDENTS’ own"),
            ("Learners and learners, CATEGORIES", "Students and students, TOPICS"),
            ("A digital book. An ebook", "An e-book. An e-book"),
            ("A sound file, SOUND FILES", "An MP3 file, MP3 FILES"),
            ("A DIGITAL BOOK", "AN E-BOOK"),
            ("Apple phones", "iPhones"),
            (
                "A **digital book**. An “ebook” or a *[sound file](a.md)*",
                "An **e-book**. An “e-book” or an *[MP3 file](a.md)*",
            ),
            ("Use a\ndigital book, a&nbsp;digital book", "Use an\ne-book, an&nbsp;e-book"),
            ("> Use a\n> digital book.", "> Use an\n> e-book."),
            (
                "Use a <b>digital book</b>. An <a href=\"x.md\">sound file</a>",
                "Use an <b>e-book</b>. An <a href=\"x.md\">MP3 file</a>",
            ),
            ("<p>Use a <em>digital book</em>.</p>", "<p>Use an <em>e-book</em>.</p>"),
            ("learner_id, id_learner, the _learner_", "learner_id, id_learner, the _student_"),
        ] {
            assert_eq!(mended(glossary, "en/a.md", text), expected);
        }
    }
}
