//! What does a query ask for? Its words are put right, joined, and led to the words that the glossary prefers.

use super::super::analyzer::{Word, asked, fold, terms, words};
use super::super::referral::{Notice, Preferred, Referral, squash};
use super::lexicon::Lexicon;
use super::rewrite::{Group, Joined, Slip, choices, joined, titles};
use super::{Answer, Meant, Options};
use crate::text::as_u32;
use std::collections::{BTreeMap, BTreeSet};

/// Characters and words of a query that are looked at.
const LONGEST: usize = 200;
const WORDS: usize = 16;
/// What a stop word counts beside others.
const STOP: f64 = 0.2;

/// A query, as its words and the site's are understood.
pub struct Understood {
    /// The folded query.
    pub text: String,
    /// For each word, what is looked for.
    pub groups: Vec<Group>,
    /// The pages whose titles the query begins, and how much of each title it covers.
    pub named: BTreeMap<u32, f64>,
}

/// Understands a query: words are put right, joined, and led to those that the glossary prefers. What is to be told of
/// that goes into the answer.
pub fn understand(lexicon: &Lexicon, query: &str, options: &Options, answer: &mut Answer) -> Understood {
    let start: String = query.chars().take(LONGEST).collect();
    let typed = start.trim();
    let text = fold(typed).into_owned();
    let mut all = words(&text, typed);
    all.truncate(WORDS);
    let words = asked(all.clone(), &lexicon.stop, |word| &word.term);
    let growing = text.ends_with(char::is_alphanumeric);
    let named = if options.exact { BTreeMap::new() } else { titles(lexicon, &squash(&text)) };
    let (mut called, Explained { words: explained, together }) =
        if options.exact { Default::default() } else { refer(lexicon, &words, options.role, answer) };
    let joined = if options.exact { Vec::new() } else { joined(lexicon, &all) };
    let choices_for = |(at, word): (usize, &Word)| {
        let last = growing && at + 1 == all.len();
        let factor = match words.contains(word) {
            false => STOP,
            true if together.contains(word) => MAYBE,
            true => 1.0,
        };
        let together = joined.iter().any(|one| (one.from..=one.to).contains(&at));
        let exact = options.exact || together || explained.contains(word);
        choices(lexicon, word, last, exact, factor)
    };
    let mut found_for: Vec<Vec<Group>> = all.iter().enumerate().map(choices_for).collect();
    only_certain(&all, &words, &mut found_for);
    // The words of the query with what was put right in the place of what was typed.
    let asked_for = all.iter().zip(&found_for).filter(|(word, _)| words.contains(word));
    let right: Vec<Word> = asked_for.flat_map(|(word, found)| put_right(word, found)).collect();
    for Joined { from, to, term, factor } in joined {
        for found in &mut found_for[from..=to] {
            match found.first_mut() {
                Some(group) => group.choices.push((term.clone(), factor)),
                None => found.push(Group::plain(&term, factor)),
            }
        }
    }
    let is_lost = |(word, found): &(&Word, &Vec<Group>)| words.contains(word) && found.is_empty() && !asks(word);
    let lost = all.iter().zip(&found_for).filter(is_lost).count();
    let mut groups: Vec<Group> = found_for.into_iter().flatten().collect();
    if called.is_empty() && right != words {
        (called, _) = refer(lexicon, &right, options.role, answer);
    }
    let titled = |group: &Group| lexicon.term(&group.choices[0].0).is_some_and(|entry| entry.titled);
    let unsure = lost * 2 >= words.len() && named.is_empty() && called.is_empty() && !groups.iter().any(titled);
    groups.extend(called);
    // Beside as many words that nobody knows, questions aside, only those count that titles have.
    if unsure {
        groups.clear();
    }
    for group in &groups {
        if let Some((slip, typed)) = &group.slip {
            let terms = group.choices.iter().map(|(term, _)| term.clone()).collect();
            answer.meant.push(Meant { slip: *slip, typed: typed.clone(), terms });
        }
    }
    Understood { text, groups, named }
}

/// Whether a word asks something rather than names it: 어디서, 봐요, (하는) 법.
fn asks(Word { term, typed, .. }: &Word) -> bool {
    let term = term.as_str();
    typed.starts_with("어디") || typed.ends_with(['요', '까', '죠']) || matches!(term, "법" | "방법")
}

/// Takes the corrections back if they are guesses: of several words one may be wrong, if another is found.
fn only_certain(all: &[Word], words: &[Word], found: &mut [Vec<Group>]) {
    let is_typo = |group: &Group| matches!(group.slip, Some((Slip::Typo, _)));
    let groups = || all.iter().zip(&*found).filter(|(word, _)| words.contains(word)).flat_map(|(_, found)| found);
    let typos = groups().filter(|group| is_typo(group)).count();
    if typos > 1 || (words.len() > 1 && groups().all(is_typo)) {
        for groups in found {
            groups.retain(|group| !is_typo(group));
        }
    }
}

/// The words that stand for another than was typed, or else `word` itself.
fn put_right(word: &Word, found: &[Group]) -> Vec<Word> {
    let other = found.first().is_some_and(|group| {
        let (term, factor) = &group.choices[0];
        group.slip.is_some() || (*factor == 1.0 && *term != word.term)
    });
    let own = |group: &Group| {
        let term = &group.choices[0].0;
        Word { term: term.clone(), typed: term.clone(), parts: Vec::new() }
    };
    if other { found.iter().map(own).collect() } else { vec![word.clone()] }
}

/// What a word that customers use for another counts, if pages use it too: it may be meant as it stands.
const MAYBE: f64 = 0.5;
/// What a word of another language counts then: pages that have it as it was typed come first.
const FOREIGN: f64 = 0.15;
/// Letters of a removed feature's name that tell of it inside a longer query.
const TELLING: usize = 4;

/// Words of a query that lead to those that the glossary prefers.
#[derive(Default)]
struct Explained {
    words: BTreeSet<Word>,
    /// Those of them that do so only together: 돈 돌려받기. Each by itself means something else.
    together: BTreeSet<Word>,
}

/// Terms of the words that the glossary prefers to the typed ones, and which words lead to others so; what else
/// it says goes into the answer. Of forms within each other the longest counts, a form of one word only if it was typed
/// so far, and a former label only if it is all that was typed: its words mean something else too.
fn refer(lexicon: &Lexicon, words: &[Word], role: Option<&str>, answer: &mut Answer) -> (Vec<Group>, Explained) {
    let mut found: Vec<(usize, usize, &Referral)> = Vec::new();
    for from in 0..words.len() {
        let Some(first) = lexicon.lookup(&words[from].term) else { continue };
        let most = if first.begins { words.len().min(from + 5) } else { from + 1 };
        for to in from + 1..=most {
            let form: String = words[from..to].iter().map(|word| word.term.as_str()).collect();
            found.extend(lexicon.dictionary.referrals.get(&form).map(|said| (from, to, said)));
        }
    }
    let (mut groups, mut explained) = (Vec::new(), Explained::default());
    for &(from, to, said) in &found {
        let whole = to - from == words.len();
        if whole {
            answer.card = said.card.clone();
            answer.places = said.places.clone();
        }
        let theirs = |notice: &&Notice| {
            notice.roles.is_empty() || role.is_none_or(|role| notice.roles.iter().any(|own| own == role))
        };
        if let Some(notice) = said.notice.as_ref().filter(theirs)
            && (whole || notice.name.chars().nth(TELLING - 1).is_some())
        {
            // Within a longer query the removed feature is named, but its page does not come first.
            let pages = if whole { notice.pages.clone() } else { Vec::new() };
            answer.notice = Some(Notice { pages, ..notice.clone() });
        }
        let within = |&(a, b, other): &(usize, usize, &Referral)| {
            a <= from
                && to <= b
                && b - a > to - from
                && !(other.to.is_empty() && other.card.is_none() && other.notice.is_none())
        };
        if found.iter().any(within) {
            continue;
        }
        let typed = squash(&fold(&words[from].typed));
        let so_far = |form: &str| to - from > 1 || typed.starts_with(&squash(&fold(form)));
        let means = |own: &&Preferred| (whole || own.kind != "former") && so_far(&own.form);
        for preferred in said.to.iter().filter(means) {
            answer.preferred.push(preferred.clone());
            explained.words.extend(words[from..to].iter().cloned());
            if to - from > 1 {
                explained.together.extend(words[from..to].iter().cloned());
            }
            let used = lexicon.term(&words[from].term).is_some();
            let factor = match (preferred.kind.as_str(), to - from) {
                ("hidden", 1) if used => MAYBE,
                ("foreign", 1) if used => FOREIGN,
                // What several words mean together counts as much as they.
                (_, count) => f64::from(as_u32(count)),
            };
            let known = terms(&preferred.preferred).into_iter().filter(|term| lexicon.term(term).is_some());
            groups.extend(known.map(|term| Group::plain(&term, factor)));
        }
    }
    (groups, explained)
}
