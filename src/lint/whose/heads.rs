//! Heads: what a text stands under, and whose screen that makes it about.
//!
//! A head of a row or column, a tab's title, an item, a bold line or a heading speaks for what stands under it if it names a
//! role and says nothing else, if it says as whom one does something (강의자로 시작하기), or if another head beside it says the
//! same of another role (수강생이 할 일, 강의자가 할 일). Without such another one, and behind a step that says as whom one goes on
//! (강의자 계정으로 로그인해요), the text may be about this role.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::lint::prose::{Beside, MarkKind, Run, RunKind, quoted, sentences};
use crate::model::RoleSet;
use crate::parse::page::Heading;
use crate::text::composed;

use super::about::{About, Said, about, said};
use super::naming::Naming;
use super::words::{RoleWords, wholly};

/// The longest text, in bytes, that may be the head of another.
pub(super) const HEAD: usize = 120;
/// How many heads a text may stand under, one under another.
pub(super) const DEPTH: usize = 16;

/// What heads of a page name.
#[derive(Debug, Default)]
pub struct Heads {
    /// Those that are about one role.
    sure: Level,
    /// Those that may be.
    perhaps: Level,
    /// By row: whom one of its cells names alone (‘주문 관리’ | 판매자), or under whose heads it has marks (‘주문 관리’ | – | ✓).
    rows: BTreeMap<usize, RoleSet>,
    /// By run: as whom the reader has gone on in a step before it.
    steps: Vec<Option<RoleSet>>,
}

/// Whom heads name.
#[derive(Debug, Default)]
struct Level {
    /// By run: whom it names.
    runs: Vec<Option<RoleSet>>,
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

/// The heads of a page with these runs and headings.
pub fn heads(runs: &[Run], headings: &[Heading], words: &RoleWords<'_>) -> Heads {
    let mut leads = vec![false; runs.len()];
    runs.iter().flat_map(|run| run.under.iter().flatten()).for_each(|&head| leads[head] = true);
    let found = found(runs, headings, words, &leads);
    let alike = alike(&found);
    let (mut sure, mut perhaps) = (vec![None; runs.len()], vec![None; runs.len()]);
    for head in &found {
        let own = || (about(&head.text, &head.namings)? == About::Alone).then(|| head.namings[0].roles);
        let alike = || alike.get(&head.run).copied();
        sure[head.run] = wholly(&head.text, &head.namings).or_else(own).or_else(alike);
    }
    let mut steps = vec![None; runs.len()];
    // By list: whom its last step that spoke of a role left the reader as.
    let mut lists: BTreeMap<Beside, RoleSet> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        let list = run.beside.filter(|beside| matches!(beside, Beside::List(_)) && run.kind == RunKind::Item);
        steps[at] = list.and_then(|list| lists.get(&list).copied());
        if list.is_none() && !leads[at] && run.kind != RunKind::Heading {
            continue;
        }
        match last_said(run, words) {
            Said::Nothing => {}
            Said::Of(roles) => {
                perhaps[at] = Some(roles);
                list.map(|list| lists.insert(list, roles));
            }
            Said::Else => {
                list.map(|list| lists.remove(&list));
            }
        }
    }
    let rows = rows(runs, words, &leads, &sure);
    let level = |named| Level::new(runs, headings, named);
    Heads { sure: level(sure), perhaps: level(perhaps), rows, steps }
}

/// What the last sentence of a text says of roles. Names in quotation marks, or in bold beside other words, are no roles.
fn last_said(run: &Run, words: &RoleWords<'_>) -> Said {
    let range = sentences(&run.text).pop().unwrap_or_default();
    if range.len() > HEAD {
        return Said::Else;
    }
    let last = composed(&run.text[range.clone()]);
    let strong = run.marks.iter().filter(|mark| mark.kind == MarkKind::Strong && mark.range.start >= range.start);
    let place = |at: usize| run.text.get(range.start..at).map_or(0, |before| composed(before).len());
    let strong = strong.map(|mark| place(mark.range.start)..place(mark.range.end));
    let marked: Vec<Range<usize>> = quoted(&last).into_iter().chain(strong).collect();
    // A line that is bold as a whole is a head.
    let part = |mark: &&Range<usize>| mark.len() < last.trim().len();
    let inside = |own: &Naming| {
        marked.iter().filter(part).any(|mark| mark.start <= own.range.start && own.range.end <= mark.end)
    };
    let mut namings = words.meant(&last);
    namings.retain(|own| !inside(own));
    said(&last, &namings)
}

impl Level {
    /// What headings are about, and those under them, given what each run names.
    fn new(runs: &[Run], headings: &[Heading], named: Vec<Option<RoleSet>>) -> Self {
        let count = headings.len();
        let mut level = Self { runs: named, headings: vec![None; count], above: vec![None; count] };
        let mut open: Vec<(u8, Option<RoleSet>)> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let heading = run.heading.filter(|own| run.kind == RunKind::Heading && *own < count);
            let Some(heading) = heading else { continue };
            let depth = headings[heading].level;
            while open.last().is_some_and(|(own, _)| *own >= depth) {
                open.pop();
            }
            let above = open.last().and_then(|(_, roles)| *roles);
            let roles = level.runs[at].or(above);
            level.above[heading] = above;
            level.headings[heading] = roles;
            open.push((depth, roles));
        }
        level
    }

    /// Whom the headings above a run name.
    fn over(&self, run: &Run) -> Option<RoleSet> {
        let heading = run.heading?;
        match run.kind == RunKind::Heading {
            true => self.above.get(heading).copied().flatten(),
            false => self.headings.get(heading).copied().flatten(),
        }
    }
}

impl Heads {
    /// Whom the nearest head above a run names.
    pub(super) fn over(&self, runs: &[Run], at: usize) -> Option<RoleSet> {
        let row = match runs[at].beside {
            Some(Beside::Row(row)) => self.rows.get(&row).copied(),
            _ => None,
        };
        let named = |head: usize| self.sure.runs.get(head).copied().flatten();
        nearest(runs, at, row, named).or_else(|| self.sure.over(&runs[at]))
    }

    /// Whom the text of a run may be about, by the steps before it and the heads above it.
    pub(super) fn perhaps_over(&self, runs: &[Run], at: usize) -> Option<RoleSet> {
        let step = |at: usize| self.steps.get(at).copied().flatten();
        let named = |head: usize| self.perhaps.runs.get(head).copied().flatten().or_else(|| step(head));
        step(at).or_else(|| nearest(runs, at, None, named)).or_else(|| self.perhaps.over(&runs[at]))
    }
}

/// Whom the nearest text names under which a run stands, or its row.
fn nearest(runs: &[Run], at: usize, row: Option<RoleSet>, named: impl Fn(usize) -> Option<RoleSet>) -> Option<RoleSet> {
    let first = |level: &[usize]| level.iter().find_map(|&head| named(head));
    let mut level: Vec<usize> = runs[at].under.iter().flatten().copied().collect();
    if let Some(roles) = first(&level).or(row) {
        return Some(roles);
    }
    for _ in 1..DEPTH {
        // The way on from one of them: those of a row and of a column stand in the same table.
        let &head = level.first()?;
        level = runs[head].under.iter().flatten().copied().collect();
        if let Some(roles) = first(&level) {
            return Some(roles);
        }
    }
    None
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
