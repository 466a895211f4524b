//! Whose screen is a label about that is written out? Who reads the passage sees it, unless the sentence speaks of a role:
//! “수강생 화면에서는 ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’로 보여요” is right for everybody who reads it.
//!
//! The clause that names a role comes first, then what the text stands under: the head of its row or column, the title of
//! its tab, the item above it, a heading, each of which has to name the role and say nothing else.

mod clauses;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::RoleSet;
use crate::parse::page::Target;

use super::label_notation::{LabelTexts, WrittenLabel};
use super::page::PageContext;
use super::prose::{Beside, MarkKind, Run, RunKind, quoted, sentences};

use clauses::Spoken;
use words::{Naming, wholly};

pub use words::RoleWords;

/// The longest text, in bytes, that may be the head of another.
const HEAD: usize = 120;
/// How many heads a text may stand under, one under another.
const DEPTH: usize = 16;

/// Whom a label that is written out is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The role that is spoken of; none: whoever reads the passage.
    pub named: Option<Named>,
    /// Its sentence names a role, be it of another label, or writes the label by another name too. What to write instead is
    /// to be looked at by somebody.
    pub contrast: bool,
}

/// Roles that are spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// They.
    pub roles: RoleSet,
    /// In the label's own clause.
    pub here: bool,
    /// As a place: on this role's screen.
    pub on_screen: bool,
    /// The clause says that the label is not there.
    pub absent: bool,
}

impl Whose {
    const READERS: Whose = Whose { named: None, contrast: false };

    /// Who has to see the label: those who are spoken of, else the readers.
    pub fn roles(&self, readers: RoleSet) -> RoleSet {
        self.named.map_or(readers, |named| named.roles)
    }
}

/// Of each label in a run, whom it is about. Only a run with a label that some role does not see is looked at.
pub(super) fn whose(context: &PageContext<'_>, at: usize) -> Vec<Whose> {
    let (run, mentions) = (&context.runs()[at], &context.mentions()[at]);
    let readers = vec![Whose::READERS; mentions.written.len()];
    let everyone = RoleSet::everyone(context.names.glossary().roles.len());
    let Some(labels) = context.across.labels.get(context.lang()) else { return readers };
    let parted = |own: &WrittenLabel| labels.of(own).iter().any(|seen| seen.roles != everyone);
    if !mentions.written.iter().any(parted) {
        return readers;
    }
    let namings = namings(context, run, &mentions.written);
    let under = under(context, at).map(|roles| Named { roles, here: true, on_screen: false, absent: false });
    let mut found = readers;
    let (mut label, mut naming) = (0, 0);
    for sentence in sentences(&run.text) {
        let own_labels = next(&mut label, mentions.written.len(), |at| mentions.written[at].range.start < sentence.end);
        let own_namings = next(&mut naming, namings.len(), |at| namings[at].range.start < sentence.end);
        let named = !own_namings.is_empty();
        let written = &mentions.written[own_labels.clone()];
        let of = &mut found[own_labels];
        let ranges: Vec<Range<usize>> = written.iter().map(|own| own.range.clone()).collect();
        let spoken = clauses::spoken(&run.text, &sentence, &ranges, &namings[own_namings]);
        for (own, spoken) in of.iter_mut().zip(&spoken) {
            own.contrast = named || under.is_some();
            own.named = spoken
                .map(|own| Named { roles: own.roles, here: own.here, on_screen: own.on_screen, absent: own.absent })
                .or(under);
        }
        contrast(labels, written, of, context.readers(run));
        set_apart(&run.text, labels, written, of, &spoken);
    }
    found
}

/// The numbers from `at` on for which it holds, which are passed.
fn next(at: &mut usize, count: usize, holds: impl Fn(usize) -> bool) -> Range<usize> {
    let start = *at;
    while *at < count && holds(*at) {
        *at += 1;
    }
    start..*at
}

/// Labels of one sentence that are one label by several names: each name is for those who see it. Where two roles are
/// named together, both are served if each finds its name; and where a role is named for one name, the other name is for
/// the rest: **내 강의실**(강의자 화면에서는 **강의 관리**).
fn contrast(labels: &LabelTexts, written: &[WrittenLabel], whose: &mut [Whose], readers: RoleSet) {
    if written.len() < 2 {
        return;
    }
    let today = |own: &WrittenLabel| labels.of(own).iter().filter(|seen| seen.until.is_none());
    // By label: who sees one of the names that stand here, and who is served by a name.
    let mut met: BTreeMap<usize, (RoleSet, RoleSet, &str, bool)> = BTreeMap::new();
    for (own, of) in written.iter().zip(whose.iter()) {
        for seen in today(own) {
            let known = met.entry(seen.label).or_insert((RoleSet::NOBODY, RoleSet::NOBODY, &own.text, false));
            known.0 = known.0.or(seen.roles);
            known.3 |= known.2 != own.text;
            if let Some(named) = of.named
                && seen.roles.holds(named.roles)
            {
                known.1 = known.1.or(named.roles);
            }
        }
    }
    for (own, of) in written.iter().zip(whose) {
        for seen in today(own) {
            let Some((here, served, _, several)) = met.get(&seen.label).copied().filter(|known| known.3) else {
                continue;
            };
            of.contrast |= several;
            let rest = readers.without(served);
            match &mut of.named {
                Some(named)
                    if here.holds(named.roles) && !seen.roles.holds(named.roles) && named.roles.is_several() =>
                {
                    let own = named.roles.and(seen.roles);
                    named.roles = if own.is_empty() { named.roles } else { own };
                }
                None if !served.is_empty() && !rest.is_empty() && seen.roles.holds(rest) => {
                    of.named = Some(Named { roles: rest, here: false, on_screen: false, absent: false });
                }
                _ => {}
            }
        }
    }
}

/// ‘수업방’은 강의자 화면에서 ‘수업 열기’로 보여요: where two names of one label stand by one name of a role and the later one
/// is that role's, the earlier one is what others call it. 수업방이나 수업 열기 are named together, not set apart.
fn set_apart(
    text: &str,
    labels: &LabelTexts,
    written: &[WrittenLabel],
    whose: &mut [Whose],
    spoken: &[Option<Spoken>],
) {
    let of = |at: usize| labels.of(&written[at]).iter().filter(|seen| seen.until.is_none());
    // By the number of the role's name, whether it stands in the same clause, and the label: the last name that is the role's own.
    let mut own: BTreeMap<(usize, bool, usize), usize> = BTreeMap::new();
    for (at, spoken) in spoken.iter().enumerate().rev() {
        let Some(Spoken { by: Some(by), roles, here, absent, .. }) = *spoken else { continue };
        let mut seen = of(at);
        if !absent && let Some(seen) = seen.find(|seen| seen.roles.holds(roles)) {
            own.entry((by, here, seen.label)).or_insert(at);
            continue;
        }
        let other =
            of(at).find_map(|seen| own.get(&(by, here, seen.label)).filter(|_| seen.roles.and(roles).is_empty()));
        if let Some(&other) = other
            && !words::are_listed(&text[written[at].range.end..written[other].range.start])
        {
            let others = of(at).fold(RoleSet::NOBODY, |all, seen| all.or(seen.roles));
            whose[at].named = Some(Named { roles: others, here: false, on_screen: false, absent: false });
        }
    }
}

/// Where a run names roles: in its words, and as `:term[…]`. A name that is a part of a label, or of anything else in
/// marks, names no role: **수강생 초대**.
fn namings(context: &PageContext<'_>, run: &Run, written: &[WrittenLabel]) -> Vec<Naming> {
    let words = &context.across.role_words;
    let mut found = words.find(&run.text);
    if found.is_empty() && run.marks.is_empty() {
        return found;
    }
    let everyone = RoleSet::everyone(context.names.glossary().roles.len());
    for own in found.iter_mut().filter(|own| words::is_denied(&run.text, own)) {
        own.roles = everyone.without(own.roles);
    }
    found.retain(|own| !own.roles.is_empty());
    let mut marked: Vec<Range<usize>> = quoted(&run.text);
    marked.extend(run.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).map(|mark| mark.range.clone()));
    marked.sort_by_key(|range| range.start);
    let around = |ranges: &[Range<usize>], at: usize| {
        let before = ranges.partition_point(|range| range.start <= at);
        ranges[..before].last().filter(|range| at < range.end).cloned()
    };
    let labels: Vec<Range<usize>> = written.iter().map(|own| own.range.clone()).collect();
    let names: Vec<Naming> = found.clone();
    found.retain(|own| {
        if around(&labels, own.range.start).is_some() {
            return false;
        }
        let Some(mark) = around(&marked, own.range.start) else { return true };
        let first = names.partition_point(|other| other.range.start < mark.start);
        let inside = names[first..].iter().take_while(|other| other.range.end <= mark.end).take(DEPTH);
        let shifted: Vec<Naming> = inside
            .map(|own| Naming {
                range: own.range.start - mark.start..own.range.end - mark.start,
                end: own.end.min(mark.end) - mark.start,
                ..own.clone()
            })
            .collect();
        mark.len() <= HEAD && wholly(&run.text[mark], &shifted).is_some()
    });
    for mark in &run.marks {
        if let MarkKind::Term(id) = mark.kind
            && let Some(Target::Term { name, .. }) = context.target(run, id)
            && let Ok(concept) = context.names.concept(&name.text)
            && let Some(roles) = words.of_concept(&concept.id)
        {
            found.push(Naming { range: mark.range.clone(), end: mark.range.end, roles, on_screen: false });
        }
    }
    found.sort_by_key(|own| own.range.start);
    found
}

/// Whom the nearest head above a run names.
fn under(context: &PageContext<'_>, at: usize) -> Option<RoleSet> {
    let runs = context.runs();
    let heads = context.heads();
    let mut level: Vec<usize> = runs[at].under.iter().flatten().copied().collect();
    for _ in 0..DEPTH {
        if let Some(roles) = level.iter().find_map(|&head| heads.runs.get(head).copied().flatten()) {
            return Some(roles);
        }
        // The way on from one of them: those of a row and of a column stand in the same table.
        let Some(&head) = level.first() else { break };
        level = runs[head].under.iter().flatten().copied().collect();
    }
    let heading = runs[at].heading?;
    match runs[at].kind == RunKind::Heading {
        true => heads.above.get(heading).copied().flatten(),
        false => heads.headings.get(heading).copied().flatten(),
    }
}

/// What heads of a page name.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// By run: whom it names, if it says nothing else.
    runs: Vec<Option<RoleSet>>,
    /// By heading: whom it, or the nearest heading above it, names.
    headings: Vec<Option<RoleSet>>,
    /// By heading: whom the nearest heading above it names.
    above: Vec<Option<RoleSet>>,
}

/// The heads of a page.
pub(super) fn heads(context: &PageContext<'_>) -> Heads {
    let runs = context.runs();
    let words = &context.across.role_words;
    let mut heads = Heads { runs: vec![None; runs.len()], ..Heads::default() };
    let is_head = |run: &Run| run.text.len() <= HEAD;
    let mut leads = vec![false; runs.len()];
    runs.iter().flat_map(|run| run.under.iter().flatten()).for_each(|&head| leads[head] = true);
    let count = context.document.headings.len();
    let alike = alike(context, &leads);
    heads.headings = vec![None; count];
    heads.above = vec![None; count];
    let mut open: Vec<(u8, Option<RoleSet>)> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let heading = run.heading.filter(|heading| run.kind == RunKind::Heading && *heading < count);
        if !leads[at] && heading.is_none() {
            continue;
        }
        let named = is_head(run).then(|| wholly(&run.text, &words.find(&run.text))).flatten().or(alike[at]);
        heads.runs[at] = named;
        if let Some(heading) = heading {
            let level = context.document.headings[heading].level;
            while open.last().is_some_and(|(own, _)| *own >= level) {
                open.pop();
            }
            let above = open.last().and_then(|(_, roles)| *roles);
            heads.above[heading] = above;
            heads.headings[heading] = named.or(above);
            open.push((level, named.or(above)));
        }
    }
    heads
}

/// Of each head, whom it names if another head beside it says the same of another role: 수강생이 보는 이름, 강의자가 보는 이름.
fn alike(context: &PageContext<'_>, leads: &[bool]) -> Vec<Option<RoleSet>> {
    let runs = context.runs();
    let mut named: Vec<Option<RoleSet>> = vec![None; runs.len()];
    // By what they stand among and what else they say: the heads with whom they name.
    let mut groups: BTreeMap<(Among, String), Vec<(usize, RoleSet)>> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        let heading = run.heading.filter(|_| run.kind == RunKind::Heading);
        let among = match (run.beside, heading) {
            (Some(beside), _) if leads[at] => Among::Run(beside),
            (None, Some(heading)) => match context.document.headings.get(heading) {
                Some(heading) => Among::Headings(heading.level),
                None => continue,
            },
            _ => continue,
        };
        if run.text.len() <= HEAD
            && let [own] = &context.across.role_words.find(&run.text)[..]
            && acts(&run.text[own.range.end..own.end], heading.is_some())
        {
            let rest = format!("{}…{}", &run.text[..own.range.start], &run.text[own.end..]);
            groups.entry((among, rest)).or_default().push((at, own.roles));
        }
    }
    for heads in groups.into_values().filter(|heads| heads.iter().any(|(_, roles)| *roles != heads[0].1)) {
        heads.into_iter().for_each(|(at, roles)| named[at] = Some(roles));
    }
    named
}

/// What heads stand among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Among {
    Run(Beside),
    /// Headings of a level.
    Headings(u8),
}

/// Whether a particle makes a role who does what the head says. 강의자에게 질문하기 is done by others, whereas a column
/// 강의자에게 보이는 이름 is about the instructor's screen.
fn acts(particle: &str, heading: bool) -> bool {
    match particle {
        "이" | "가" | "은" | "는" | "으로" | "로" | "으로서" | "로서" | "이라면" | "라면" => true,
        "에게" | "에게는" | "께" => !heading,
        _ => false,
    }
}
