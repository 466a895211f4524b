//! Which of the words may be terms? Nouns that are frequent, say something of their own, and are no everyday words;
//! phrases whose words are mostly said in them; and what is one word written in several ways.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::everyday::is_everyday;
use super::{Form, SENTENCES, Vocabulary};
use crate::index::analyzer::stop_words;
use crate::korean::{Reading, jamo, parse_tail};

/// A word that is said less often is no term that anybody has to agree on.
const FEWEST: usize = 3;
/// Particles that stand behind nouns of every kind.
const COMMON: [&str; 14] = ["은", "는", "이", "가", "을", "를", "의", "에", "로", "으로", "와", "과", "도", "에서"];
/// Syllables with which verbs and adjectives made nouns end, and other words that are none.
const NO_NOUNS: [&str; 16] = [
    "하기", "되기", "하는", "되는", "있는", "없는", "는지", "해서", "하여", "에서", "으로", "있다", "없다", "하다",
    "되다", "적인",
];
/// In pages of another language words in Latin letters are mostly names that nobody calls otherwise.
const LATIN: f64 = 0.1;
/// A phrase stands for its words if one of them is mostly said in it.
const BOUND: f64 = 0.5;
/// Words of everyday are worth less.
const EVERYDAY: f64 = 0.3;

/// A word or phrase that may be a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// As it is written most often.
    pub text: String,
    /// How often it is said, in all its ways.
    pub count: usize,
    /// On how many pages, at least.
    pub pages: usize,
    /// Other ways in which it is written, with how often.
    pub variants: Vec<(String, usize)>,
    /// Longer words and phrases with it, the most frequent first.
    pub with: Vec<(String, usize)>,
    /// Sentences, each with its file.
    pub sentences: Vec<(String, String)>,
    score: f64,
}

/// Facts about a word without its particles.
#[derive(Clone, Debug, Default)]
struct Head {
    count: usize,
    pages: usize,
    headings: usize,
    glossed: usize,
    verbs: usize,
    particles: BTreeSet<String>,
    sentences: Vec<(String, String)>,
}

/// The words that may be terms, the likeliest first. `known` says what the glossary has in any form.
pub fn rank(vocabulary: &Vocabulary, lang: &str, known: &dyn Fn(&str) -> bool) -> Vec<Candidate> {
    let heads = heads(&vocabulary.forms);
    // Other languages quote English too.
    let stop: BTreeSet<String> = stop_words(lang).into_iter().chain(stop_words("en")).collect();
    let is_english = lang.split('-').next() == Some("en");
    let nouns: BTreeMap<&str, &Head> = heads
        .iter()
        .filter(|(word, head)| is_noun(word, head) && !stop.contains(&word.to_lowercase()))
        .map(|(word, head)| (word.as_str(), head))
        .collect();
    let phrases = phrases(&vocabulary.pairs, &nouns);
    let mut bound: BTreeMap<&str, usize> = BTreeMap::new();
    for ((first, second), count) in &phrases {
        for word in [first, second] {
            let own = bound.entry(word.as_str()).or_default();
            *own = (*own).max(*count);
        }
    }
    let is_bound =
        |word: &str, count: usize| bound.get(word).is_some_and(|&within| within as f64 >= BOUND * count as f64);
    let mut all: Vec<Candidate> = Vec::new();
    for (&word, &head) in &nouns {
        if !is_bound(word, head.count) {
            let factor = if word.is_ascii() && !is_english { LATIN } else { 1.0 };
            all.push(candidate(word.to_owned(), head, weight(word, head) * factor));
        }
    }
    for ((first, second), &count) in &phrases {
        let (Some(a), Some(b)) = (nouns.get(first.as_str()), nouns.get(second.as_str())) else { continue };
        if is_bound(first, a.count) && count as f64 >= BOUND * a.count as f64 || count as f64 >= BOUND * b.count as f64
        {
            let everyday = is_everyday(first) && is_everyday(second);
            let head = Head {
                count,
                pages: a.pages.min(b.pages),
                sentences: together(a, b, first, second),
                ..Head::default()
            };
            let score = (count as f64).ln() * spread(head.pages) * if everyday { EVERYDAY } else { 1.0 };
            all.push(candidate(format!("{first} {second}"), &head, score));
        }
    }
    all.retain(|own| !known(&own.text));
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    let mut merged = merged(all);
    for own in &mut merged {
        own.with = with(&own.text, &phrases);
    }
    merged
}

/// Words without their particles. Of the ways to take a form apart the one is right whose word is met with most
/// different particles elsewhere.
fn heads(forms: &BTreeMap<String, Form>) -> BTreeMap<String, Head> {
    let mut evidence: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let apart: Vec<(&str, Vec<(usize, Reading)>)> = forms.keys().map(|form| (form.as_str(), splits(form))).collect();
    for (form, splits) in &apart {
        for &(at, reading) in splits {
            let tail = if reading == Reading::Particles { &form[at..] } else { "" };
            evidence.entry(&form[..at]).or_default().insert(tail);
        }
    }
    let mut heads: BTreeMap<String, Head> = BTreeMap::new();
    for (form, splits) in apart {
        let of = |at: usize| evidence.get(&form[..at]).map_or(0, BTreeSet::len);
        // Of equal ones the longest.
        let Some(&(at, reading)) = splits.iter().max_by_key(|(at, _)| (of(*at), *at)) else { continue };
        let own = &forms[form];
        let head = heads.entry(singular(&form[..at]).to_owned()).or_default();
        head.count += own.count;
        head.pages = head.pages.max(own.pages);
        head.headings += own.headings;
        head.glossed += own.glossed;
        match reading {
            Reading::Verb => head.verbs += own.count,
            _ => _ = head.particles.insert(form[at..].to_owned()),
        }
        for sentence in &own.sentences {
            // Two forms may stand in one sentence.
            if head.sentences.len() < SENTENCES && !head.sentences.contains(sentence) {
                head.sentences.push(sentence.clone());
            }
        }
    }
    heads
}

/// The ways to take a form apart: where the word ends, and what the rest is. The whole form is one of them.
fn splits(form: &str) -> Vec<(usize, Reading)> {
    let mut found = vec![(form.len(), Reading::Particles)];
    let hangul = jamo::trailing_syllables(form).len();
    let script = form.len() - hangul;
    for (at, _) in form.char_indices().filter(|(at, _)| *at >= script && *at > 0) {
        let (head, tail) = form.split_at(at);
        // One syllable is too little to be sure of.
        if at != script && head.chars().nth(1).is_none() {
            continue;
        }
        if let Some(parsed) = parse_tail(head, tail) {
            found.push((at, parsed.reading));
        }
    }
    found
}

/// An English word without the plural's ending; others as they are.
fn singular(word: &str) -> &str {
    let plain =
        word.is_ascii() && word.len() > 4 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    word.strip_suffix('s').filter(|_| plain).unwrap_or(word)
}

/// Whether a word is a noun that may be a term.
fn is_noun(word: &str, head: &Head) -> bool {
    if head.count < FEWEST {
        return false;
    }
    if word.is_ascii() {
        return word.len() > 2;
    }
    let length = word.chars().count();
    // Stems of verbs: 제공하(는), 반환되(면).
    let is_stem = length > 2 && word.ends_with(['하', '되']);
    let common = head.particles.iter().filter(|tail| COMMON.contains(&tail.as_str())).count();
    let enough = match head.count {
        20.. => 3,
        6.. => 2,
        _ => 1,
    };
    length > 1 && common >= enough && !is_stem && !NO_NOUNS.iter().any(|end| word.ends_with(end))
}

/// How likely a noun is a term: how often it is said, less if it is mostly a verb's or everybody's, more if it stands in
/// headings or somebody found its name in another language worth adding.
fn weight(word: &str, head: &Head) -> f64 {
    let count = head.count as f64;
    let verbs = head.verbs as f64 / count;
    let more = |count: usize| (1.0 + count as f64).ln();
    count.ln().powf(1.6)
        * (1.0 - 0.6 * verbs)
        * (1.0 + 0.3 * more(head.headings))
        * (1.0 + 0.15 * more(head.glossed))
        * spread(head.pages)
        * if is_everyday(word) { EVERYDAY } else { 1.0 }
}

/// What is said all over the site is likelier to be a term than what one page's example is about.
fn spread(pages: usize) -> f64 {
    (1.0 + pages as f64).ln().powf(0.2)
}

fn candidate(text: String, head: &Head, score: f64) -> Candidate {
    let (count, pages, sentences) = (head.count, head.pages, head.sentences.clone());
    Candidate { text, count, pages, variants: Vec::new(), with: Vec::new(), sentences, score }
}

/// Nouns right behind one another, the first without a particle.
fn phrases(
    pairs: &BTreeMap<(String, String), usize>,
    nouns: &BTreeMap<&str, &Head>,
) -> BTreeMap<(String, String), usize> {
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for ((first, second), count) in pairs {
        if !nouns.contains_key(first.as_str()) {
            continue;
        }
        let ends = splits(second).into_iter().map(|(at, _)| singular(&second[..at]));
        let second = ends.filter(|word| nouns.contains_key(word)).max_by_key(|word| nouns[word].count);
        if let Some(second) = second.filter(|second| *second != first.as_str()) {
            *found.entry((first.clone(), second.to_owned())).or_default() += count;
        }
    }
    found.retain(|_, count| *count >= FEWEST);
    found
}

/// Sentences in which both words stand behind one another.
fn together(a: &Head, b: &Head, first: &str, second: &str) -> Vec<(String, String)> {
    let phrase = format!("{first} {second}");
    a.sentences
        .iter()
        .chain(&b.sentences)
        .filter(|(sentence, _)| sentence.contains(&phrase))
        .take(SENTENCES)
        .cloned()
        .collect()
}

/// One candidate for what is one word written in several ways: apart or together, in other capitals, with one sound
/// that differs. Longer words with another one in them go with that: 리렌더링 with 렌더링.
fn merged(all: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for own in all {
        let key = key(&own.text);
        let same = by_key.get(&key).copied().or_else(|| kept.iter().position(|other| is_slip(&own.text, &other.text)));
        if let Some(at) = same {
            let other = &mut kept[at];
            other.count += own.count;
            other.pages = other.pages.max(own.pages);
            // The way that is more frequent is the likelier to be wanted.
            let before = other.count - own.count - other.variants.iter().map(|(_, count)| count).sum::<usize>();
            let (text, count) = if own.count > before {
                (std::mem::replace(&mut other.text, own.text), before)
            } else {
                (own.text, own.count)
            };
            if text != other.text {
                other.variants.push((text, count));
            }
            by_key.insert(key, at);
            continue;
        }
        if kept.iter().any(|other| goes_with(&own, other)) {
            continue;
        }
        by_key.insert(key, kept.len());
        kept.push(own);
    }
    kept
}

/// Whether a word says no more than one before it: it is that with one syllable more (리렌더링), or the end of a longer
/// one that is said more often (스크립트 beside 자바스크립트).
fn goes_with(own: &Candidate, other: &Candidate) -> bool {
    let (word, before) = (own.text.as_str(), other.text.as_str());
    if word.contains(' ') || before.contains(' ') {
        return false;
    }
    let more = word.strip_suffix(before).or_else(|| word.strip_prefix(before));
    let one_more = more.is_some_and(|more| more.chars().count() == 1);
    one_more || (before.len() > word.len() && before.ends_with(word) && other.count >= own.count)
}

/// What is left of a word when spacing, hyphens and case do not count.
fn key(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two words differ in one letter of one syllable, as 콘텐츠 and 컨텐츠 do. Short ones differ so by chance.
fn is_slip(a: &str, b: &str) -> bool {
    let hangul = |text: &str| text.chars().all(jamo::is_syllable);
    let length = |text: &str| text.chars().count();
    if !hangul(a) || !hangul(b) || length(a) != length(b) || length(a) < 3 {
        return false;
    }
    let differ: Vec<(char, char)> = a.chars().zip(b.chars()).filter(|(a, b)| a != b).collect();
    let [(one, other)] = differ.as_slice() else { return false };
    match (jamo::decompose(*one), jamo::decompose(*other)) {
        // The vowel: that is how words from other languages are written differently.
        (Some(one), Some(other)) => one.initial == other.initial && one.last == other.last,
        _ => false,
    }
}

/// Phrases with a word, the most frequent first.
fn with(word: &str, phrases: &BTreeMap<(String, String), usize>) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = phrases
        .iter()
        .filter(|((first, second), _)| first == word || second == word)
        .map(|((first, second), count)| (format!("{first} {second}"), *count))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(3);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vocabulary of forms with how often they are written.
    fn vocabulary(forms: &[(&str, usize)], pairs: &[(&str, &str, usize)]) -> Vocabulary {
        let form =
            |(form, count): &(&str, usize)| ((*form).to_owned(), Form { count: *count, pages: 1, ..Form::default() });
        let pair = |(a, b, count): &(&str, &str, usize)| (((*a).to_owned(), (*b).to_owned()), *count);
        Vocabulary { forms: forms.iter().map(form).collect(), pairs: pairs.iter().map(pair).collect() }
    }

    fn texts(all: &[Candidate]) -> Vec<&str> {
        all.iter().map(|own| own.text.as_str()).collect()
    }

    #[test]
    fn nouns_are_known_by_their_particles() {
        let words = [
            ("수강생은", 4),
            ("수강생이", 3),
            ("수강생을", 2),
            ("수강생에게", 2),
            ("빠르게", 9),
            ("그리고", 9),
            ("화면은", 9),
            ("화면이", 9),
            ("화면을", 9),
        ];
        let ranked = rank(&vocabulary(&words, &[]), "ko", &|_| false);
        assert_eq!(texts(&ranked), ["수강생", "화면"], "everyday words come last");
        assert_eq!(ranked[0].count, 11);
        assert_eq!(texts(&rank(&vocabulary(&words, &[]), "ko", &|word| word == "수강생")), ["화면"]);
    }

    #[test]
    fn one_word_in_several_ways_is_one_candidate() {
        let of = |word: &str, tails: [&str; 3], n: usize| tails.map(|tail| (format!("{word}{tail}"), n));
        let open = ["는", "를", "에"];
        let words = [of("콘텐츠", open, 5), of("컨텐츠", open, 2), of("이메일함", ["은", "을", "에"], 3)].concat();
        let words: Vec<(&str, usize)> = words.iter().map(|(word, count)| (word.as_str(), *count)).collect();
        let ranked = rank(&vocabulary(&words, &[]), "ko", &|_| false);
        let contents = ranked.iter().find(|own| own.text == "콘텐츠").expect("it is there");
        assert_eq!((contents.count, contents.variants.clone()), (21, vec![("컨텐츠".to_owned(), 6)]));
        assert!(!texts(&ranked).contains(&"컨텐츠"));
    }

    #[test]
    fn a_phrase_stands_for_words_that_hardly_stand_alone() {
        let words = [
            ("수강", 9),
            ("수강은", 1),
            ("수강을", 1),
            ("수강의", 1),
            ("신청은", 5),
            ("신청을", 5),
            ("신청이", 4),
            ("신청에", 6),
        ];
        let ranked = rank(&vocabulary(&words, &[("수강", "신청은", 5), ("수강", "신청을", 4)]), "ko", &|_| false);
        assert!(texts(&ranked).contains(&"수강 신청") && !texts(&ranked).contains(&"수강"), "{ranked:?}");
    }

    #[test]
    fn english_words_are_counted_in_the_singular() {
        let ranked =
            rank(&vocabulary(&[("enrollment", 3), ("enrollments", 2), ("the", 50), ("page", 9)], &[]), "en", &|_| {
                false
            });
        assert_eq!((ranked[0].text.as_str(), ranked[0].count), ("enrollment", 5));
        assert!(!texts(&ranked).contains(&"the"));
    }

    #[test]
    fn words_that_say_no_more_go_with_others() {
        let words: Vec<(String, usize)> =
            [("렌더링", 9), ("리렌더링", 5), ("변수", 9), ("매개변수", 4), ("자바스크립트", 6), ("스크립트", 3)]
                .iter()
                .flat_map(|(word, n)| {
                    let tails = if word.ends_with('링') { ["은", "을", "에"] } else { ["는", "를", "에"] };
                    tails.map(|tail| (format!("{word}{tail}"), *n))
                })
                .collect();
        let words: Vec<(&str, usize)> = words.iter().map(|(word, count)| (word.as_str(), *count)).collect();
        let ranked = rank(&vocabulary(&words, &[]), "ko", &|_| false);
        let mut found = texts(&ranked);
        found.sort_unstable();
        assert_eq!(found, ["렌더링", "매개변수", "변수", "자바스크립트"]);
    }

    #[test]
    fn one_vowel_makes_a_slip_and_nothing_else() {
        assert!(is_slip("콘텐츠", "컨텐츠") && is_slip("렌더링", "랜더링"));
        assert!(!is_slip("수강생", "수강증") && !is_slip("수강", "수걍") && !is_slip("로그인", "로그온이"));
    }
}
