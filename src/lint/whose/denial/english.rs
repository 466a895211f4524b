//! English: not, no, without, instead of, is hidden.

use super::super::english::{
    AUXILIARIES, RELATIVES, is_adverb, is_being, is_determiner, is_negative, is_negator, is_preposition, is_supposed,
    is_thing, parts_verbs, plain,
};
use super::super::passage::Word;
use super::{Part, words_of};

/// Verbs that, denied, ask for what follows them: don’t forget to open it.
const OMISSIONS: [&str; 6] = ["forget", "fail", "miss", "hesitate", "skip", "only"];
/// What is said of a thing that is not there.
const GONE: [&str; 12] = [
    "replaced",
    "hidden",
    "missing",
    "invisible",
    "absent",
    "gone",
    "lacking",
    "removed",
    "excluded",
    "omitted",
    "disabled",
    "nowhere",
];
/// What is said of somebody who does not have it.
const LACKS: [&str; 5] = ["lack", "lacks", "lacked", "lacking", "missing"];
/// What is said of a thing that is there, whatever its form.
const THERE: [&str; 8] = ["there", "here", "present", "shown", "seen", "found", "yours", "necessary"];
/// Participles that say so too. Others tell of something else: closed, limited, loading.
const GIVEN: [&str; 24] = [
    "added",
    "allowed",
    "appearing",
    "called",
    "displayed",
    "displaying",
    "enabled",
    "entitled",
    "exposed",
    "featured",
    "granted",
    "included",
    "installed",
    "listed",
    "named",
    "needed",
    "offered",
    "permitted",
    "provided",
    "rendered",
    "required",
    "showing",
    "supported",
    "used",
];

/// Whether a label is turned down by what stands before it: don’t see “a”, no “a”, instead of opening “a”.
pub(super) fn is_denied_before(part: &Part<'_>) -> bool {
    let found = words_of(part.text, part.before.clone());
    let words: Vec<String> = found.iter().map(|word| plain(word.text)).collect();
    for (at, word) in words.iter().enumerate().rev() {
        let before = &words[..at];
        let between: Vec<&str> = words[at + 1..].iter().map(String::as_str).collect();
        let after = match (word.as_str(), between.first().copied()) {
            ("instead", Some("of")) | ("rather", Some("than")) => &between[1..],
            ("in", Some("place")) if between.get(1) == Some(&"of") => &between[2..],
            ("takes" | "take" | "took", _) if between.starts_with(&["the", "place", "of"]) => &between[3..],
            // Can’t start without “a”: it is asked for.
            ("without", _) if before.iter().any(|word| is_negative(word)) => return false,
            ("without", _) => &between[..],
            // Every menu except “a”; but of nothing except “a” it is the only one.
            ("except" | "excluding", _) | ("other", Some("than")) | ("apart" | "aside", Some("from")) => {
                if before.iter().any(|word| is_negative(word)) {
                    return false;
                }
                let linked = between.first().is_some_and(|word| matches!(*word, "for" | "from" | "than"));
                &between[usize::from(linked)..]
            }
            ("but", _) if between.iter().all(|word| is_determiner(word)) && is_all(before) => &between[..],
            // “b” replaces “a”
            ("replaces" | "replaced" | "replacing", _) if is_near(&between) => return !is_supposed(before),
            (own, _) if LACKS.contains(&own) => {
                return is_near(&between) && !before.iter().any(|word| is_negative(word)) && !is_supposed(before);
            }
            (own, _) if is_negator(own) || matches!(own, "no" | "none" | "neither" | "nor") => {
                let asks = between.iter().any(|word| OMISSIONS.contains(word));
                return !asks && !is_supposed(before) && reaches(part, own, &found[at + 1..], &between);
            }
            // That “a” menu: which one. “Don’t know that “a” is open” says what is known.
            ("that", None)
                if words_of(part.text, part.behind.clone()).first().is_some_and(|word| is_thing(word.text)) =>
            {
                continue;
            }
            (own, _) if parts_verbs(own) => return false,
            _ => continue,
        };
        return !has_other_noun(after);
    }
    false
}

/// Whether a word that denies reaches the label behind the words between them: doesn’t see “a”, no access to “a”, no instructor
/// sees “a”, nor do they see “a”; but “no alert in “a”” says that it is there.
fn reaches(part: &Part<'_>, word: &str, found: &[Word<'_>], between: &[&str]) -> bool {
    let of_role =
        between.iter().take_while(|own| is_determiner(own) || matches!(**own, "of" | "one" | "single")).count();
    if found.get(of_role).is_some_and(|own| part.naming_at(own.at).is_some()) {
        return !has_other_noun(&between[of_role + 1..]);
    }
    let verb = match word {
        "no" => between.first() == Some(&"longer"),
        "nor" => between.first().is_some_and(|next| AUXILIARIES.contains(next)),
        "none" | "neither" => false,
        _ => true,
    };
    (verb || is_near(between)) && !has_other_noun(between)
}

/// Whether nothing stands before a label but what belongs to it: the “a” button, access to “a”.
fn is_near(between: &[&str]) -> bool {
    let own = between.iter().position(|word| !is_determiner(word)).map_or(&[][..], |at| &between[at..]);
    own.is_empty() || own.len() == 2 && matches!(own[1], "to" | "for" | "of")
}

/// Whether one of the last words names all there is: everything, every button, all of the menus.
fn is_all(words: &[String]) -> bool {
    let near = words.len().saturating_sub(4);
    let all = words[near..].iter().any(|word| {
        matches!(word.as_str(), "everything" | "anything" | "every" | "all" | "any" | "everybody" | "everyone")
    });
    all && !words.iter().any(|word| is_negative(word))
}

/// Whether words name something else: a determiner that does not stand right before the label.
fn has_other_noun(words: &[&str]) -> bool {
    let last = words.len().saturating_sub(1);
    words.iter().take(last).any(|word| is_determiner(word))
}

/// Whether a label is turned down by what stands behind it: “a” isn’t shown, the “a” menu is hidden.
pub(super) fn is_denied_behind(part: &Part<'_>) -> bool {
    let behind = part.behind.start..part.behind.end.min(part.next.max(part.behind.start));
    let found = words_of(part.text, behind);
    let mut found = &found[found.iter().take_while(|word| is_thing(word.text)).count()..];
    let before: Vec<String> = words_of(part.text, part.before.clone()).iter().map(|word| plain(word.text)).collect();
    let relative = found.first().is_some_and(|word| matches!(word.text, "that" | "which"));
    let mut of_role = false;
    if relative {
        // Which the students cannot open: who does not do so.
        let named = 1 + found[1..].iter().take_while(|word| is_determiner(word.text)).count();
        of_role = found.get(named).is_some_and(|word| part.naming_at(word.at).is_some());
        found = &found[if of_role { named + 1 } else { 1 }..];
    }
    let words: Vec<String> = found.iter().map(|word| plain(word.text)).filter(|word| !is_adverb(word)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let denied = if of_role { is_verb_denied(&words) } else { is_absent(&words) };
    denied && !is_supposed_of(&before)
}

/// Whether a verb is denied: cannot open, do not see.
fn is_verb_denied(words: &[&str]) -> bool {
    let auxiliaries = words.iter().take_while(|word| AUXILIARIES.contains(word)).count();
    words.get(auxiliaries).is_some_and(|word| is_negator(word))
}

/// Whether a denial behind a label asserts nothing: if “a” isn’t shown. The label is its subject, so that no relative is.
fn is_supposed_of(before: &[String]) -> bool {
    let from = before.iter().rposition(|word| RELATIVES.contains(&word.as_str()));
    let own = from.map_or(before, |at| &before[at + 1..]);
    is_supposed(own)
}

/// Whether a verb and what follows it say that something is not there: isn’t shown, has been removed, never appears.
fn is_absent(words: &[&str]) -> bool {
    let Some((verb, rest)) = words.split_first() else { return false };
    if is_negator(verb) {
        let is = verb.strip_suffix("n't").is_some_and(is_being);
        return is_about_presence(is, rest);
    }
    if !AUXILIARIES.contains(verb) {
        return false;
    }
    let is = |at: usize| is_being(words[at]) || matches!(words[at], "stays" | "remains");
    let end = words.iter().take_while(|word| AUXILIARIES.contains(word)).count();
    match &words[end..] {
        ["no", "longer", rest @ ..] => is_about_presence(is(end - 1), rest),
        [own, rest @ ..] if is_negator(own) => is_about_presence(is(end - 1), rest),
        ["left", "out", ..] => true,
        [own, ..] => is_gone(own),
        [] => false,
    }
}

/// Whether words that are denied say that something is there or is used: shown, available, in the menu, appears for you. It is not
/// about that in “isn’t optional”, “isn’t hidden”, “doesn’t cost anything”.
fn is_about_presence(is: bool, words: &[&str]) -> bool {
    let auxiliaries = words.iter().take_while(|word| AUXILIARIES.contains(word)).count();
    let is = auxiliaries.checked_sub(1).map_or(is, |last| is_being(words[last]));
    let Some((own, rest)) = words[auxiliaries..].split_first() else { return true };
    if is {
        let phrase = is_preposition(own) || is_determiner(own) || matches!(*own, "what" | "where" | "part");
        let used = THERE.contains(own) || is_able(own) || GIVEN.contains(own);
        return !is_gone(own) && (phrase || used);
    }
    // With an object, the verb is about this: “a” doesn’t cost anything.
    let goes_on = |next: &str| is_preposition(next) || parts_verbs(next) || matches!(next, "up" | "either" | "anymore");
    match rest {
        [] | ["any", "more" | "longer", ..] => true,
        [next, ..] => THERE.contains(next) || goes_on(next),
    }
}

fn is_gone(word: &str) -> bool {
    let not_able = (word.starts_with("un") || word.starts_with("in")) && is_able(word);
    GONE.contains(&word) || not_able
}

fn is_able(word: &str) -> bool {
    word.ends_with("able") || word.ends_with("ible")
}
