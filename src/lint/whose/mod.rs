//! Whose screen is meant where a label is written out? The readers', unless the sentence speaks of a role: “수강생 화면에서는
//! ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’로 보여요” is right for everybody who reads it.
//!
//! First the label's own clause is asked for a role (`clauses`), then what the text stands under (`heads`): the head of its
//! row or column, the title of its tab, the item above it, a heading. `words` finds the names of roles, `others` those that
//! are turned down (강의자가 아니라면), `denial` the labels that a sentence says are not there.

mod about;
mod acting;
mod borders;
mod clauses;
mod denial;
mod english;
mod heads;
mod korean;
mod naming;
mod needed;
mod others;
mod passage;
mod questions;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::{Deref, Range};

use crate::korean::{jamo, parse_tail};
use crate::model::{RoleSet, THINGS_KO};
use crate::parse::page::Target;
use crate::text::composed;

use super::label_notation::{LabelTexts, Seen, WrittenLabel};
use super::page::PageContext;
use super::prose::{MarkKind, Run, quoted, sentences};

use about::{Said, said};
use clauses::Spoken;
use denial::denied;
use heads::{DEPTH, HEAD};
use naming::Naming;
use passage::{Passage, Sentence, words_of};
use words::wholly;

pub use heads::{Heads, heads};
pub use words::RoleWords;

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
    let mut found = vec![Whose::READERS; mentions.written.len()];
    let everyone = RoleSet::everyone(context.names.glossary().roles.len());
    let Some(labels) = context.across.labels.get(context.lang()) else { return found };
    let parted = |own: &WrittenLabel| labels.of(own).iter().any(|seen| seen.roles != everyone);
    if !mentions.written.iter().any(parted) {
        return found;
    }
    let readers = context.readers(run);
    let passage = Passage::new(run, &mentions.written);
    let text = &*passage.text;
    let namings = namings(context, run, &passage);
    let heads = context.heads();
    let under = heads.over(context.runs(), at);
    let under = under.map(|roles| Named { roles, here: true, on_screen: false, absent: false });
    // The roles that the text may be about, by what stands before it. A label that they see is meant as theirs.
    let mut perhaps = heads.perhaps_over(context.runs(), at);
    // The role that the sentence before named last.
    let mut mentioned: Option<RoleSet> = None;
    // The roles of which the sentence before asked whether the readers have them.
    let mut asked: Option<Named> = None;
    // The only label of the sentence before, if nothing says whose it is.
    let mut alone: Option<usize> = None;
    let (mut label, mut naming, mut before) = (0, 0, None);
    for range in whole_sentences(text, &passage.labels) {
        let own_labels = next(&mut label, mentions.written.len(), |at| passage.labels[at].start < range.end);
        let own_namings = next(&mut naming, namings.len(), |at| namings[at].range.start < range.end);
        let named = !own_namings.is_empty();
        let written = &mentions.written[own_labels.clone()];
        let places = &passage.labels[own_labels.clone()];
        let namings = &namings[own_namings];
        let sentence = Sentence { text, range: &range, labels: places, namings, everyone, before };
        if let (Some(label), Some(roles)) = (alone, needed::had_alone(&sentence)) {
            found[label].named = Some(Named { roles, here: false, on_screen: false, absent: false });
        }
        let of = &mut found[own_labels.clone()];
        let denied = LazyCell::new(|| denied(&sentence));
        let (mut spoken, last) = clauses::spoken(&sentence, &denied);
        before = last;
        for (own, label) in spoken.iter_mut().zip(places) {
            own.take_if(|spoken| acting::is_readers_own(&sentence, label, spoken, readers));
        }
        for ((own, spoken), written) in of.iter_mut().zip(&spoken).zip(written) {
            own.contrast = named || asked.or(under).is_some();
            own.named = spoken.map(|spoken| spoken.of(labels.of(written))).or(asked).or(under);
        }
        let shared = perhaps.filter(|roles| readers.holds(*roles));
        suppose(&sentence, labels, (written, of), (shared, mentioned), &denied);
        perhaps = match said_of(&sentence) {
            Said::Nothing => perhaps,
            Said::Of(roles) => Some(roles),
            Said::Else => None,
        };
        mentioned = sentence.namings.last().map(|own| own.roles);
        asked = questions::asked(&sentence).map(|roles| Named { roles, here: false, on_screen: false, absent: false });
        part_by_role(&sentence, of);
        contrast(labels, written, of, readers);
        set_apart(&sentence, labels, written, of, &spoken);
        let only = own_labels.len() == 1 && of[0].named.is_none();
        alone = only.then_some(own_labels.start);
    }
    found
}

/// Labels of which no clause says whose they are may be those of the role that was `mentioned` last, if the sentence speaks of it
/// as “they”, or of the one that the text may be about. They are, if that role sees them or is said not to have them.
fn suppose(
    sentence: &Sentence<'_>,
    labels: &LabelTexts,
    (written, whose): (&[WrittenLabel], &mut [Whose]),
    (shared, mentioned): (Option<RoleSet>, Option<RoleSet>),
    denied: &impl Deref<Target = Vec<bool>>,
) {
    let sought = questions::asks_where(sentence);
    if sought && questions::is_in_first_person(sentence) {
        whose.iter_mut().flat_map(|own| &mut own.named).for_each(|named| named.absent = true);
    }
    for (at, (own, written)) in whose.iter_mut().zip(written).enumerate().filter(|(_, (own, _))| own.named.is_none()) {
        let Some(roles) = acting::meant(sentence, &sentence.labels[at], mentioned).or(shared) else { continue };
        let sees = labels.of(written).iter().any(|seen| seen.until.is_none() && seen.roles.holds(roles));
        let absent = !sees && (sought || denied[at]);
        own.contrast = true;
        own.named = (sees || absent).then_some(Named { roles, here: false, on_screen: false, absent });
    }
}

/// What a sentence says of roles to those that follow.
fn said_of(sentence: &Sentence<'_>) -> Said {
    let Sentence { text, range, namings, .. } = *sentence;
    let own = &text[range.clone()];
    // A name of several words may go on in the next line, which is another sentence.
    if own.len() > HEAD || namings.iter().any(|own| own.end > range.end) {
        return if namings.is_empty() { Said::Nothing } else { Said::Else };
    }
    let shifted: Vec<Naming> = namings.iter().map(|own| own.shifted(range.start)).collect();
    said(own, &shifted)
}

/// The sentences of a text. A point within a label ends none: **Vol. 2**.
fn whole_sentences(text: &str, labels: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for own in sentences(text) {
        let open = |last: &Range<usize>| {
            let before = labels.partition_point(|label| label.start < last.end);
            before > 0 && labels[before - 1].end > last.end
        };
        match found.last_mut().filter(|last| open(last)) {
            Some(last) => last.end = own.end,
            None => found.push(own),
        }
    }
    found
}

impl Spoken {
    /// Of a label that these see: they are meant if the one who is named first does not see it, and one named beside does.
    fn of(&self, seen: &[Seen]) -> Named {
        let sees = |roles: RoleSet| seen.iter().any(|seen| seen.until.is_none() && seen.roles.holds(roles));
        let beside = self.or.filter(|beside| !sees(self.roles) && sees(*beside));
        let roles = beside.unwrap_or(self.roles);
        Named { roles, here: self.here, on_screen: self.on_screen, absent: self.absent }
    }
}

/// The numbers from `at` on for which it holds, which are passed.
fn next(at: &mut usize, count: usize, holds: impl Fn(usize) -> bool) -> Range<usize> {
    let start = *at;
    while *at < count && holds(*at) {
        *at += 1;
    }
    start..*at
}

/// “a” or “b”, depending on whether you are an owner or a member: each of the labels is about all who are named.
fn part_by_role(sentence: &Sentence<'_>, whose: &mut [Whose]) {
    let own = sentence.text[sentence.range.clone()].to_ascii_lowercase();
    let parted = ["depending on", "에 따라", "에 따른"].iter().any(|phrase| own.contains(phrase));
    let roles = sentence.namings.iter().fold(RoleSet::NOBODY, |all, own| all.or(own.roles));
    if parted && roles.is_several() {
        let named = Named { roles, here: true, on_screen: false, absent: false };
        whose.iter_mut().for_each(|own| *own = Whose { named: Some(named), contrast: true });
    }
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
    let mut met: BTreeMap<usize, (RoleSet, RoleSet, Cow<'_, str>, bool)> = BTreeMap::new();
    for (own, of) in written.iter().zip(whose.iter()) {
        for seen in today(own) {
            let text = composed(&own.text);
            let known = met.entry(seen.label).or_insert((RoleSet::NOBODY, RoleSet::NOBODY, text.clone(), false));
            known.0 = known.0.or(seen.roles);
            known.3 |= known.2 != text;
            if let Some(named) = of.named
                && seen.roles.holds(named.roles)
            {
                known.1 = known.1.or(named.roles);
            }
        }
    }
    for (own, of) in written.iter().zip(whose) {
        for seen in today(own) {
            let Some((here, served, _, several)) = met.get(&seen.label).filter(|known| known.3) else {
                continue;
            };
            of.contrast |= *several;
            let rest = readers.without(*served);
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

/// Two names of one label may stand by one name of a role: “‘수업방’은 강의자 화면에서 ‘수업 열기’로 보여요”. If the later one is this
/// role's own, the earlier one is what others call it. That is so only if the sentence sets them side by side: “수업방이나 수업 열기”
/// lists them, and “‘수업방’을 누른 뒤 ‘수업 열기’를 눌러요” presses both.
fn set_apart(
    sentence: &Sentence<'_>,
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
            && is_set_beside(sentence, at, other)
        {
            let others = of(at).fold(RoleSet::NOBODY, |all, seen| all.or(seen.roles));
            whose[at].named = Some(Named { roles: others, here: false, on_screen: false, absent: false });
        }
    }
}

/// Whether a sentence says of a label what another one, later in it, is to it: no verb but “is” and its like stands between.
fn is_set_beside(sentence: &Sentence<'_>, at: usize, other: usize) -> bool {
    let between = sentence.labels[at].end..sentence.labels[other].start;
    let text = &sentence.text[between.clone()];
    if text.len() > HEAD || words::are_listed(text) {
        return false;
    }
    let words = words_of(sentence.text, between);
    if words.iter().any(|word| word.text.is_ascii()) && !words.iter().any(|word| word.text.ends_with(jamo::is_syllable))
    {
        return english::is_said_to_be(&words);
    }
    let first = words.first().map_or("", |word| word.text);
    // ‘수업방’에서 ‘수업 열기’를, ‘수업방’ 메뉴에서: it lies there.
    let behind_mark = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    let own = !behind_mark.starts_with(char::is_whitespace) || THINGS_KO.iter().any(|thing| first.starts_with(thing));
    let place = own && korean::takes_place(&format!("…{first}"));
    // ‘수업방’을 눌러 ‘수업 열기’로 is a verb, ‘수업방’을 강의자 화면에서 ‘수업 열기’라고 is none.
    if matches!(first, "을" | "를")
        && !words[1..].iter().all(|own| sentence.names(own.at) || korean::takes_place(own.text))
    {
        return false;
    }
    let verb = |pair: &[passage::Word<'_>]| {
        let next = pair.get(1).map_or("", |next| next.text);
        korean::is_linked(pair[0].text, next) || korean::ends_clause(pair[0].text) && !sentence.names(pair[0].at)
    };
    !place && !(0..words.len()).any(|at| verb(&words[at..]))
}

/// Where a run names roles: in its words, and as `:term[…]`. A name that is a part of a label, or of anything else in
/// marks, names no role: **수강생 초대**.
fn namings(context: &PageContext<'_>, run: &Run, passage: &Passage<'_>) -> Vec<Naming> {
    let words = &context.across.role_words;
    let text = &*passage.text;
    let mut found = words.find(text);
    if found.is_empty() && run.marks.is_empty() {
        return found;
    }
    let mut marked: Vec<Range<usize>> = quoted(text);
    let strong = run.marks.iter().zip(&passage.marks).filter(|(mark, _)| mark.kind == MarkKind::Strong);
    // Bold that holds a label and more is emphasis: **저는 수강생인데요, ‘수업 열기’가 없어요**.
    let holds_label = |range: &Range<usize>| {
        let first = passage.labels.partition_point(|label| label.start < range.start);
        let mut inside = passage.labels[first..].iter().take_while(|label| label.end <= range.end);
        inside.any(|label| label != range)
    };
    marked.extend(strong.map(|(_, range)| range.clone()).filter(|range| !holds_label(range)));
    marked.sort_by_key(|range| range.start);
    let around = |ranges: &[Range<usize>], at: usize| {
        let before = ranges.partition_point(|range| range.start <= at);
        ranges[..before].last().filter(|range| at < range.end).cloned()
    };
    let names: Vec<Naming> = found.clone();
    found.retain(|own| {
        if around(&passage.labels, own.range.start).is_some() {
            return false;
        }
        let Some(mark) = around(&marked, own.range.start) else { return true };
        let first = names.partition_point(|other| other.range.start < mark.start);
        let inside = names[first..].iter().take_while(|other| other.range.end <= mark.end).take(DEPTH);
        let shifted: Vec<Naming> =
            inside.map(|own| Naming { end: own.end.min(mark.end), ..own.clone() }.shifted(mark.start)).collect();
        mark.len() <= HEAD && wholly(&text[mark], &shifted).is_some()
    });
    for (mark, range) in run.marks.iter().zip(&passage.marks) {
        if let MarkKind::Term(id) = mark.kind
            && let Some(Target::Term { name, .. }) = context.target(run, id)
            && let Ok(concept) = context.names.concept(&name.text)
            && let Some(roles) = words.of_concept(&concept.id)
        {
            let tail = jamo::leading_syllables(&text[range.end..]);
            let particle = parse_tail(&text[range.clone()], tail).map_or(0, |_| tail.len());
            let end = range.end + particle;
            found.push(Naming { range: range.clone(), end, roles, turned: false, on_screen: false });
        }
    }
    found.sort_by_key(|own| own.range.start);
    others::turn_down(text, &mut found, words.everyone());
    found
}
