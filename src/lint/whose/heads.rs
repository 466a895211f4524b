//! Heads: what a text stands under, and whose screen that makes it about.
//!
//! A head of a row or column, a tab's title, an item, a bold line or a heading speaks for what stands under it if it names a
//! role and says nothing else, if it says as whom one does something (강의자로 시작하기), or if another head beside it says the
//! same of another role (수강생이 할 일, 강의자가 할 일).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::korean::jamo::{is_syllable, last_consonant};
use crate::lint::prose::{Beside, Run, RunKind};
use crate::model::RoleSet;
use crate::parse::page::Heading;
use crate::text::composed;

use super::english::begins_clause;
use super::korean::{appears, is_condition};
use super::naming::{Naming, particle};
use super::passage::{Word, words_of};
use super::words::{RoleWords, wholly};

/// The longest text, in bytes, that may be the head of another.
pub(super) const HEAD: usize = 120;
/// How many heads a text may stand under, one under another.
pub(super) const DEPTH: usize = 16;

/// What heads of a page name.
#[derive(Debug, Default)]
pub struct Heads {
    /// By run: whom it names.
    runs: Vec<Option<RoleSet>>,
    /// By row: whom one of its cells names alone (‘주문 관리’ | 판매자), or under whose heads it has marks (‘주문 관리’ | – | ✓).
    rows: BTreeMap<usize, RoleSet>,
    /// By heading: whom it, or the nearest heading above it, names.
    headings: Vec<Option<RoleSet>>,
    /// By heading: whom the nearest heading above it names.
    above: Vec<Option<RoleSet>>,
}

/// A text that may be a head.
struct Head<'r> {
    run: usize,
    text: Cow<'r, str>,
    namings: Vec<Naming>,
    among: Option<Among>,
}

/// What heads stand among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Among {
    Run(Beside),
    /// Headings of a level.
    Headings(u8),
}

/// How surely a head that says something else too is about a role's screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// By itself: 강의자로 시작하기, Getting started as an instructor.
    Alone,
    /// If another head says the same of another role: 강의자가 할 일, What instructors see.
    Beside,
}

/// The heads of a page with these runs and headings.
pub fn heads(runs: &[Run], headings: &[Heading], words: &RoleWords<'_>) -> Heads {
    let count = headings.len();
    let mut heads = Heads {
        runs: vec![None; runs.len()],
        rows: BTreeMap::new(),
        headings: vec![None; count],
        above: vec![None; count],
    };
    let mut leads = vec![false; runs.len()];
    runs.iter().flat_map(|run| run.under.iter().flatten()).for_each(|&head| leads[head] = true);
    let found = found(runs, headings, words, &leads);
    let alike = alike(&found);
    for head in &found {
        let own = || (about(&head.text, &head.namings)? == About::Alone).then(|| head.namings[0].roles);
        let alike = || alike.get(&head.run).copied();
        heads.runs[head.run] = wholly(&head.text, &head.namings).or_else(own).or_else(alike);
    }
    heads.rows = rows(runs, words, &leads, &heads.runs);
    let mut open: Vec<(u8, Option<RoleSet>)> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let Some(heading) = run.heading.filter(|own| run.kind == RunKind::Heading && *own < count) else { continue };
        let level = headings[heading].level;
        while open.last().is_some_and(|(own, _)| *own >= level) {
            open.pop();
        }
        let above = open.last().and_then(|(_, roles)| *roles);
        let roles = heads.runs[at].or(above);
        heads.above[heading] = above;
        heads.headings[heading] = roles;
        open.push((level, roles));
    }
    heads
}

impl Heads {
    /// Whom the nearest head above a run names.
    pub(super) fn over(&self, runs: &[Run], at: usize) -> Option<RoleSet> {
        let named = |level: &[usize]| level.iter().find_map(|&head| self.runs.get(head).copied().flatten());
        let mut level: Vec<usize> = runs[at].under.iter().flatten().copied().collect();
        let row = match runs[at].beside {
            Some(Beside::Row(row)) => self.rows.get(&row).copied(),
            _ => None,
        };
        if let Some(roles) = named(&level).or(row) {
            return Some(roles);
        }
        for _ in 1..DEPTH {
            // The way on from one of them: those of a row and of a column stand in the same table.
            let Some(&head) = level.first() else { break };
            level = runs[head].under.iter().flatten().copied().collect();
            if let Some(roles) = named(&level) {
                return Some(roles);
            }
        }
        let heading = runs[at].heading?;
        match runs[at].kind == RunKind::Heading {
            true => self.above.get(heading).copied().flatten(),
            false => self.headings.get(heading).copied().flatten(),
        }
    }
}

/// The texts of a page that may be heads and name a role.
fn found<'r>(runs: &'r [Run], headings: &[Heading], words: &RoleWords<'_>, leads: &[bool]) -> Vec<Head<'r>> {
    let level = |heading: usize| headings.get(heading).map(|heading| heading.level);
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.text.len() <= HEAD) {
        let heading = run.heading.filter(|_| run.kind == RunKind::Heading);
        if !leads[at] && heading.is_none() {
            continue;
        }
        let text = composed(&run.text);
        let namings = words.meant(&text);
        let among = match run.beside {
            Some(beside) => leads[at].then_some(Among::Run(beside)),
            None => heading.and_then(level).map(Among::Headings),
        };
        if !namings.is_empty() {
            found.push(Head { run: at, text, namings, among });
        }
    }
    found
}

/// What a cell says that says yes.
const YES: [&str; 12] = ["✓", "✔", "✅", "⭕", "○", "◯", "●", "O", "o", "예", "가능", "Yes"];

/// By row of a table: whom a cell names that heads nothing and says nothing else, or whose columns say yes. Where two cells name
/// different roles, the row is about neither.
fn rows(runs: &[Run], words: &RoleWords<'_>, leads: &[bool], heads: &[Option<RoleSet>]) -> BTreeMap<usize, RoleSet> {
    let mut named: BTreeMap<usize, Option<RoleSet>> = BTreeMap::new();
    let mut marked: BTreeMap<usize, RoleSet> = BTreeMap::new();
    for (run, _) in runs.iter().zip(leads).filter(|(run, leads)| !**leads && run.text.len() <= HEAD) {
        let (Some(Beside::Row(row)), RunKind::Cell) = (run.beside, run.kind) else { continue };
        let text = composed(&run.text);
        if YES.contains(&text.trim().trim_end_matches('\u{fe0f}')) {
            let column = run.under.iter().flatten().find_map(|&head| heads[head]);
            let known = marked.entry(row).or_insert(RoleSet::NOBODY);
            *known = known.or(column.unwrap_or(RoleSet::NOBODY));
        } else if let Some(roles) = wholly(&text, &words.meant(&text)) {
            let known = named.entry(row).or_insert(Some(roles));
            *known = known.filter(|known| *known == roles);
        }
    }
    let marked = marked.into_iter().filter(|(_, roles)| !roles.is_empty());
    marked.chain(named.into_iter().filter_map(|(row, roles)| Some((row, roles?)))).collect()
}

/// By run, whom a head names that says the same as another one beside it says of another role.
fn alike(heads: &[Head<'_>]) -> BTreeMap<usize, RoleSet> {
    // By what they stand among and what else they say: the heads with whom they name.
    let mut groups: BTreeMap<(Among, String), Vec<(usize, RoleSet)>> = BTreeMap::new();
    for head in heads {
        if let (Some(among), [own]) = (head.among, &head.namings[..])
            && about(&head.text, &head.namings).is_some()
        {
            let rest = format!("{}…{}", article(&head.text[..own.range.start]), &head.text[own.end..]);
            groups.entry((among, rest)).or_default().push((head.run, own.roles));
        }
    }
    let parted = |heads: &Vec<(usize, RoleSet)>| heads.iter().any(|(_, roles)| *roles != heads[0].1);
    groups.into_values().filter(parted).flatten().collect()
}

/// Words before a name without its article: as a student, as an instructor.
fn article(before: &str) -> &str {
    let bare = before.trim_end();
    ["an", "a", "the"].iter().find_map(|own| bare.strip_suffix(own)?.strip_suffix(' ')).unwrap_or(bare)
}

/// Whether a head that names one role, and says more, is about this role's screen.
fn about(text: &str, namings: &[Naming]) -> Option<About> {
    let [own] = namings else { return None };
    if own.turned {
        return None;
    }
    let (particle, end) = particle(text, own);
    let behind = words_of(text, end..text.len());
    match text[own.range.start..own.end].contains(is_syllable) {
        false => about_in_english(&words_of(text, 0..own.range.start), &behind),
        true => about_in_korean(own, particle, &words_of(text, 0..own.range.start), &behind),
    }
}

/// Verbs by which one becomes something, or makes somebody something: 강의자로 바꾸기, 강의자로 초대하기. Who does so is no instructor yet.
const CHANGES: [&str; 15] = [
    "바꾸", "바꿀", "바뀌", "변경", "전환", "초대", "추가", "등록", "지정", "임명", "승격", "설정", "보내", "옮기",
    "되",
];

/// 강의자로 시작하기 tells as whom one does it. 강의자가 할 일 and 강의자가 보는 이름 tell what is done there, 강의자에게 보이는 이름 what is seen
/// there. 강의자가 보낸 쪽지 is a thing that others may have on their screen, and 강의자에게 질문하기 is done by others.
fn about_in_korean(own: &Naming, particle: &str, before: &[Word<'_>], behind: &[Word<'_>]) -> Option<About> {
    let word = |at: usize| behind.get(at).map_or("", |word| word.text);
    let begins = |all: &[&str]| all.iter().any(|own| word(0).starts_with(own));
    match particle {
        _ if own.on_screen => Some(About::Alone),
        "으로" | "로" | "으로서" | "로서" => {
            let object = before.iter().chain(behind).any(|word| word.text.ends_with(['을', '를']));
            let deed = behind.last().is_some_and(|last| last.text.ends_with('기'));
            (!begins(&CHANGES)).then_some(if object || !deed { About::Beside } else { About::Alone })
        }
        "이라면" | "라면" | "은" | "는" => Some(About::Beside),
        "이" | "가" if word(0).starts_with('되') => None,
        "이" | "가" => (!tells_a_thing(behind)).then_some(About::Beside),
        "에게" | "에게는" | "에게만" | "께" | "한테" => appears(word(0)).then_some(About::Beside),
        "을" | "를" if begins(&["위한", "위해"]) => Some(About::Beside),
        _ => None,
    }
}

/// Whether words behind a subject say what was done (보낸 쪽지), or on what condition (탈퇴하면): the first verb before a noun tells.
fn tells_a_thing(words: &[Word<'_>]) -> bool {
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", |next| next.text);
        let last = word.text.chars().next_back();
        if is_condition(word.text, next) || word.text.ends_with('던') {
            return true;
        }
        let end = last.and_then(last_consonant);
        match (last, end) {
            (Some('는'), _) | (_, Some('ㄹ')) => return false,
            (_, Some('ㄴ')) if !next.is_empty() => return true,
            _ => {}
        }
    }
    false
}

/// Verbs in the past whose form does not tell it by -ed.
const PAST: [&str; 14] =
    ["sent", "wrote", "made", "got", "gave", "left", "paid", "bought", "saw", "did", "had", "took", "kept", "were"];

/// Getting started as an instructor tells as whom one does it; What instructors see, what is seen there. Messages from
/// instructors are a thing that others may have on their screen.
fn about_in_english(before: &[Word<'_>], behind: &[Word<'_>]) -> Option<About> {
    let small = |word: &Word<'_>| word.text.to_lowercase();
    let article = |word: &String| matches!(word.as_str(), "a" | "an" | "the");
    let mut words: Vec<String> = before.iter().map(small).collect();
    while words.last().is_some_and(article) {
        words.pop();
    }
    let first = words.first().map_or("", String::as_str);
    let noun = words
        .iter()
        .any(|word| super::english::is_determiner(word) || matches!(word.as_str(), "someone" | "somebody" | "people"));
    match words.last().map(String::as_str) {
        Some("as") => Some(if noun || words.len() > 4 { About::Beside } else { About::Alone }),
        Some("for") if first.ends_with("ing") && !noun && behind.is_empty() => Some(About::Alone),
        Some("for") => Some(About::Beside),
        last if last.is_none() || matches!(first, "what" | "how" | "where" | "when" | "why") => {
            let verb = behind.first().map(small)?;
            let past = verb.ends_with("ed") || PAST.contains(&verb.as_str());
            let other = begins_clause(&verb)
                || matches!(
                    verb.as_str(),
                    "who" | "that" | "with" | "from" | "in" | "of" | "to" | "for" | "list" | "s"
                );
            (!past && !other).then_some(About::Beside)
        }
        _ => None,
    }
}
