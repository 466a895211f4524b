//! How texts name roles: by id, by name, by the terms of the concept that a role is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::lint::matching::{FoldedText, Matcher, Pattern, PatternKind};
use crate::model::{RoleSet, THINGS_EN, THINGS_KO, concepts_of_roles};
use crate::parse::glossary::Glossary;
use crate::text::as_u32;

use super::english::plain;
use super::naming::{Naming, SCREENS_EN, SCREENS_KO, is_joint};
use super::others::turn_down;

/// Words beside a role's name that say nothing more: 강의자의 경우, for instructors.
const FILLERS: [&str; 25] = [
    "의",
    "경우",
    "때",
    "때는",
    "보기",
    "for",
    "the",
    "a",
    "an",
    "as",
    "if",
    "you",
    "are",
    "you're",
    "in",
    "on",
    "see",
    "sees",
    "only",
    "에서",
    "에서는",
    "에는",
    "입니다",
    "이라면",
    "만",
];
/// The same where the name is turned down: everyone except instructors, if you aren’t an instructor.
const TURNED_DOWN: [&str; 13] = [
    "not",
    "aren't",
    "isn't",
    "except",
    "excluding",
    "everyone",
    "other",
    "than",
    "unless",
    "분",
    "사람",
    "모두",
    "역할",
];

/// The names of roles, ready to be found.
pub struct RoleWords<'g> {
    patterns: Vec<Pattern>,
    /// By the number of the pattern: who is named, and whether the word for a screen is part of it.
    named: Vec<(RoleSet, bool)>,
    matcher: OnceLock<Matcher>,
    /// Concepts that are roles.
    concepts: HashMap<&'g str, RoleSet, FixedState>,
    everyone: RoleSet,
}

impl std::fmt::Debug for RoleWords<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("RoleWords").field("names", &self.named.len()).finish_non_exhaustive()
    }
}

impl<'g> RoleWords<'g> {
    /// Those of a glossary.
    pub fn new(glossary: &'g Glossary) -> Self {
        let mut names: BTreeMap<&str, RoleSet> = BTreeMap::new();
        let mut name = |text: &'g str, role: usize| {
            let roles = names.entry(text).or_insert(RoleSet::NOBODY);
            *roles = roles.or(RoleSet::one(role));
        };
        let mut concepts: HashMap<&str, RoleSet, FixedState> = HashMap::default();
        for (at, role) in glossary.roles.iter().enumerate() {
            name(&role.id, at);
            role.name.by_lang.values().for_each(|text| name(text, at));
        }
        for (at, concept) in concepts_of_roles(glossary) {
            let roles = concepts.entry(&concept.id).or_insert(RoleSet::NOBODY);
            *roles = roles.or(RoleSet::one(at));
            concept.terms.values().flatten().for_each(|term| name(&term.text, at));
        }
        let (mut patterns, mut named) = (Vec::new(), Vec::new());
        let mut pattern = |text: String, roles: RoleSet, screen: bool| {
            let mut pattern = Pattern::new(as_u32(named.len()), text, PatternKind::Report);
            pattern.action_noun = false;
            pattern.inflected = true;
            patterns.push(pattern);
            named.push((roles, screen));
        };
        for (text, roles) in names {
            pattern(text.to_owned(), roles, false);
            if text.ends_with(crate::korean::jamo::is_syllable) {
                SCREENS_KO.iter().for_each(|screen| pattern(format!("{text}{screen}"), roles, true));
            }
        }
        let everyone = RoleSet::everyone(glossary.roles.len());
        Self { patterns, named, matcher: OnceLock::new(), concepts, everyone }
    }

    /// Whether a concept is a role, and which.
    pub(super) fn of_concept(&self, id: &str) -> Option<RoleSet> {
        self.concepts.get(id).copied()
    }

    /// All roles.
    pub(super) fn everyone(&self) -> RoleSet {
        self.everyone
    }

    /// Whom a text, with composed letters, speaks of, in order.
    pub(super) fn meant(&self, text: &str) -> Vec<Naming> {
        let mut found = self.find(text);
        turn_down(text, &mut found, self.everyone);
        found
    }

    /// Where a text names roles, in order.
    pub(super) fn find(&self, text: &str) -> Vec<Naming> {
        let matcher = self.matcher.get_or_init(|| Matcher::new(&self.patterns));
        let found = matcher.find_in(&FoldedText::new(text), &[]);
        let each = found.into_iter().map(|own| {
            let (roles, screen) = self.named[own.pattern as usize];
            let end = own.tail.end.max(own.term.end);
            let on_screen = on_screen(text, &own.term, screen);
            Naming { range: own.term, end, roles, turned: false, on_screen }
        });
        each.collect()
    }
}

/// Whether it says that something is on this role's screen: 수강생 화면에서는, on the student’s screen.
fn on_screen(text: &str, name: &Range<usize>, joined: bool) -> bool {
    let behind = &text[name.end..];
    let place = |rest: &str| rest.starts_with('에') && !rest.starts_with("에게");
    if joined {
        return place(behind);
    }
    let rest = behind.strip_prefix('의').unwrap_or(behind);
    if let Some(rest) = rest.strip_prefix(' ')
        && SCREENS_KO.iter().filter_map(|screen| rest.strip_prefix(screen)).any(place)
    {
        return true;
    }
    let rest = ["’s", "'s", "s’", "s'"].iter().find_map(|own| behind.strip_prefix(own)).unwrap_or(behind);
    let word = rest.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let mut before = text[..name.start].split_whitespace().rev().take(2);
    SCREENS_EN.contains(&word) && before.any(|word| word.eq_ignore_ascii_case("on") || word.eq_ignore_ascii_case("in"))
}

/// Whom a text names that says nothing else: 수강생, 강의자 화면에서, For instructors, 1단계: 강의자, 강의자 (담임). Before a colon it may
/// name them too.
pub(super) fn wholly(text: &str, namings: &[Naming]) -> Option<RoleSet> {
    let numbered = |head: &str| head.split_whitespace().all(is_number);
    let head = text.split_once([':', '：']).filter(|(head, rest)| !rest.trim().is_empty() && !numbered(head));
    let text = head.map_or(text, |(head, _)| head);
    let text = without_gloss(text, namings);
    let namings = || namings.iter().take_while(|own| own.range.end <= text.len());
    let roles = namings().fold(RoleSet::NOBODY, |roles, own| roles.or(own.roles));
    if roles.is_empty() {
        return None;
    }
    let mut at = 0;
    let mut rest = String::new();
    for own in namings() {
        rest.push_str(text.get(at..own.range.start).unwrap_or_default());
        rest.push(' ');
        at = own.end.min(text.len());
    }
    rest.push_str(&text[at..]);
    let turned = namings().any(|own| own.turned);
    let says_nothing = |word: &str| {
        let word = plain(word);
        let bare = word.trim_end_matches(['에', '서', '는', '만', '도', '의']);
        FILLERS.contains(&word.as_str())
            || is_number(&word)
            || turned && TURNED_DOWN.contains(&bare)
            || SCREENS_KO.contains(&bare)
            || SCREENS_EN.iter().any(|screen| word.strip_suffix('s').unwrap_or(&word) == *screen)
            || is_joint(&word)
    };
    let mut words = rest
        .split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '\'')
        .filter(|word| word.chars().any(char::is_alphanumeric));
    words.all(says_nothing).then_some(roles)
}

/// Whether a word only numbers what follows: 1, ①, 2단계, Step 3.
fn is_number(word: &str) -> bool {
    const UNITS: [&str; 9] = ["", "단계", "장", "절", "부", "편", "step", "part", "chapter"];
    let bare = word.trim_matches(|c: char| c.is_numeric() || c.is_ascii_punctuation());
    UNITS.contains(&bare.to_ascii_lowercase().as_str())
}

/// A text without the brackets at its end, if these hold no more than a word or two that say who is named: 교사 (담임).
fn without_gloss<'t>(text: &'t str, namings: &[Naming]) -> &'t str {
    const DENIALS: [&str; 8] = ["없", "않", "못", "불가", "제외", "아니", "not", "no"];
    let Some((before, gloss)) = text.trim_end().strip_suffix([')', '）']).and_then(|own| own.rsplit_once(['(', '（']))
    else {
        return text;
    };
    let names = namings.iter().any(|own| own.end > before.len());
    let short = gloss.split_whitespace().nth(2).is_none();
    let denies = gloss.split_whitespace().any(|word| DENIALS.iter().any(|own| word.to_lowercase().starts_with(own)));
    if names || !short || denies { text } else { before }
}

/// Whether two labels are listed: nothing stands between them but what joins them, and words for things on the screen.
pub(super) fn are_listed(between: &str) -> bool {
    let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let bare = |word: &'_ str| {
        THINGS_KO.iter().find_map(|thing| word.strip_prefix(*thing).map(str::len)).unwrap_or(word.len())
    };
    let joins = |word: &str| {
        let rest = &word[word.len() - bare(word)..];
        matches!(rest, "" | "나" | "이나" | "랑" | "이랑" | "하고" | "nor")
            || is_joint(rest)
            || THINGS_EN.contains(&rest)
    };
    words.all(joins) && !between.contains(['(', '（', '\n'])
}
