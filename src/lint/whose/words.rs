//! How texts name roles: by id, by name, by the terms of the concept that a role is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::lint::matching::{FoldedText, Matcher, Pattern, PatternKind};
use crate::model::{RoleSet, concepts_of_roles};
use crate::parse::glossary::Glossary;
use crate::text::{as_u32, line_before, name_key};

/// What a role has before it: 수강생 화면, 수강생용. A role's name may be joined to them.
const SCREENS_KO: [&str; 14] =
    ["화면", "앱", "웹", "계정", "모드", "페이지", "메뉴", "사이트", "뷰", "용", "쪽", "측", "전용", "버전"];
/// Words for the same in English.
const SCREENS_EN: [&str; 11] =
    ["screen", "app", "account", "view", "mode", "page", "menu", "site", "dashboard", "portal", "interface"];
/// Words beside a role's name that say nothing more: 강의자의 경우, for instructors.
const FILLERS: [&str; 26] = [
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
    "you’re",
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

/// A place where a text names a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Naming {
    /// The name and, where it is joined to it, the word for the role's screen.
    pub(super) range: Range<usize>,
    /// Where particles and endings behind it end.
    pub(super) end: usize,
    /// Who is named.
    pub(super) roles: RoleSet,
    /// It says where: on this role's screen.
    pub(super) on_screen: bool,
}

/// The names of roles, ready to be found.
pub struct RoleWords<'g> {
    patterns: Vec<Pattern>,
    /// By the number of the pattern: who is named, and whether the word for a screen is part of it.
    named: Vec<(RoleSet, bool)>,
    matcher: OnceLock<Matcher>,
    /// Concepts that are roles.
    concepts: HashMap<&'g str, RoleSet, FixedState>,
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
        Self { patterns, named, matcher: OnceLock::new(), concepts }
    }

    /// Whether a concept is a role, and which.
    pub(super) fn of_concept(&self, id: &str) -> Option<RoleSet> {
        self.concepts.get(id).copied()
    }

    /// Where a text names roles, in order.
    pub(super) fn find(&self, text: &str) -> Vec<Naming> {
        let matcher = self.matcher.get_or_init(|| Matcher::new(&self.patterns));
        let found = matcher.find_in(&FoldedText::new(text), &[]);
        let each = found.into_iter().map(|own| {
            let (roles, screen) = self.named[own.pattern as usize];
            let end = own.tail.end.max(own.term.end);
            let on_screen = on_screen(text, &own.term, screen);
            Naming { range: own.term, end, roles, on_screen }
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

/// Whom a text names that says nothing else: 수강생, 강의자 화면에서, For instructors. Before a colon it may name them too.
pub(super) fn wholly(text: &str, namings: &[Naming]) -> Option<RoleSet> {
    let text = text.split_once([':', '：']).filter(|(_, rest)| !rest.trim().is_empty()).map_or(text, |(head, _)| head);
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
    let says_nothing = |word: &str| {
        let word = word.to_lowercase();
        let bare = word.trim_end_matches(['에', '서', '는', '만', '도', '의']);
        FILLERS.contains(&word.as_str())
            || SCREENS_KO.contains(&bare)
            || SCREENS_EN.iter().any(|screen| word.strip_suffix('s').unwrap_or(&word) == *screen)
            || is_joint(&word)
    };
    let mut words = rest
        .split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '\'')
        .filter(|word| word.chars().any(char::is_alphanumeric));
    words.all(says_nothing).then_some(roles)
}

/// Whether two names stand side by side: 수강생과 강의자, students and instructors.
pub(super) fn are_joined(text: &str, first: &Naming, second: &Naming) -> bool {
    let tail = name_key(&text[first.range.end..first.end]).into_owned();
    let between = text.get(first.end..second.range.start).unwrap_or_default().trim();
    match tail.as_str() {
        "와" | "과" | "랑" | "이랑" | "하고" | "나" | "이나" => between.is_empty(),
        "" | "s" | "es" => {
            let word = between.trim_matches([',', ' ']);
            !between.is_empty() && (word.is_empty() || word.split_whitespace().all(is_joint))
        }
        _ => false,
    }
}

/// Whether all others are meant: 강의자가 아니라면, if you are not an instructor.
pub(super) fn is_denied(text: &str, own: &Naming) -> bool {
    let tail = &text[own.range.end..own.end];
    let behind = text[own.end..].trim_start();
    let before = line_before(text, own.range.start, 32).trim_end();
    let word = |text: &str| text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let article = before.strip_suffix(" an").or_else(|| before.strip_suffix(" a")).unwrap_or(before);
    let negated = || word(article);
    let is_negated = |word: &str| word == "not" || word.ends_with("n’t") || word.ends_with("n't");
    matches!(tail, "이" | "가")
        && (behind.starts_with("아니라면") || behind.starts_with("아니면") || behind.starts_with("아닌"))
        || article.len() < before.len() && is_negated(&negated())
}

/// Whether two labels are listed, with nothing between them but what joins them.
pub(super) fn are_listed(between: &str) -> bool {
    let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "나" | "이나" | "랑" | "이랑" | "하고") || is_joint(word))
}

fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "및" | "·" | "/" | "&" | "또는" | "혹은" | "그리고" | "모두" | "and" | "or" | "both" | "the" | "와" | "과"
    )
}
