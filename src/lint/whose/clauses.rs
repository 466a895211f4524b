//! The clauses of a sentence, and which role each label in it is about.
//!
//! A label belongs to the role that is named before it in its clause, else to the one named behind it there, else to the
//! one that the clause before spoke of: “수강생 화면에서는 ‘내 강의실’, 강의자 화면에서는 ‘강의 관리’”. What stands in parentheses
//! is a clause of its own, and parentheses that hold a role alone speak of the label before them: 내 강의실(수강생).
//!
//! Where a clause ends is guessed by commas, conjunctions and endings. One border too many does no harm, since what was
//! named goes on until another role is named.

use std::ops::{Deref, Range};

use crate::korean::jamo::is_syllable;
use crate::korean::{Reading, parse_tail};
use crate::model::RoleSet;
use crate::text::{text_after, text_before};

use super::borders::{Event, borders};
use super::english::{CONDITIONS, TIMES, begins_clause, is_being, is_determiner, is_thing, plain};
use super::korean::{appears, is_condition, is_order_ending, is_set_aside};
use super::naming::{Naming, SCREENS_EN, are_joined, particle};
use super::needed::is_needed;
use super::passage::{self, Sentence, words, words_of};
use super::words::are_listed;

/// What a clause says of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Whose screen it is about.
    pub(super) roles: RoleSet,
    /// Whose else it may be about: whom the clause names beside its subject.
    pub(super) or: Option<RoleSet>,
    /// The role is named in the label's own clause.
    pub(super) here: bool,
    /// It is named as a place: on this role's screen.
    pub(super) on_screen: bool,
    /// The clause says that the label is not there.
    pub(super) absent: bool,
    /// By which of the role's names.
    pub(super) by: Option<usize>,
}

/// Whom a clause speaks of.
#[derive(Clone, Copy, Debug, Default)]
struct Who {
    roles: RoleSet,
    /// Those who are named beside its subject: 강의자는 수강생에게 …
    or: Option<RoleSet>,
    on_screen: bool,
    /// By which name.
    by: Option<usize>,
    /// That is what somebody is: 강의자예요.
    predicate: bool,
    /// The clause says when they do something: Before students arrive. What is to be done then, the reader does.
    waited_for: bool,
    /// The clause asks them to do something: 강의자는 창을 새로 고치세요, instructors should reload the page.
    urged: bool,
    /// They are whom the clause does something to: 강의자에게 물으려면, to ask your instructor. The next clause is not about them.
    object: bool,
}

impl Who {
    /// Those of whom the sentence did not speak.
    fn others(roles: RoleSet) -> Self {
        Who { roles, ..Who::default() }
    }

    fn said(self, here: bool) -> Spoken {
        let on_screen = here && self.on_screen;
        Spoken { roles: self.roles, or: self.or, here, on_screen, absent: false, by: self.by }
    }
}

/// A clause that has begun; one more for each parenthesis that is open.
#[derive(Debug, Default)]
struct Clause {
    /// Where it begins.
    start: usize,
    /// Whom it speaks of.
    named: Option<Who>,
    /// They are its subject: 강의자가, 강의자는.
    has_subject: bool,
    /// The number of the name that was read last, unless a label follows it: another name may be joined to it.
    last: Option<usize>,
    /// Whom the clause before spoke of.
    before: Option<Who>,
    /// Labels without a name before them.
    waiting: Vec<usize>,
    /// Labels of the clauses before, where none named a role.
    open: Vec<usize>,
    /// The clause before made it a condition that they are there: ‘수업 열기’가 보이면. Whose they are follows.
    asked: bool,
    /// The last label.
    label: Option<usize>,
    /// There is a label in it.
    holds_label: bool,
}

/// Of each label in a sentence, of which some are `denied`, whom its clause speaks of; and whom the sentence speaks of at its end.
pub(super) fn spoken(
    sentence: &Sentence<'_>,
    denied: &impl Deref<Target = Vec<bool>>,
) -> (Vec<Option<Spoken>>, Option<RoleSet>) {
    let Sentence { labels, namings, .. } = *sentence;
    let mut events = borders(sentence);
    events.extend(namings.iter().enumerate().map(|(at, own)| (own.range.start, Event::Naming(at))));
    events.extend(labels.iter().enumerate().map(|(at, own)| (own.start, Event::Label(at))));
    events.sort_unstable();
    let mut found: Vec<Option<Spoken>> = vec![None; labels.len()];
    let mut clauses = vec![Clause { start: sentence.range.start, ..Clause::default() }];
    for (at, event) in events {
        let Some(clause) = clauses.last_mut() else { break };
        match event {
            Event::Naming(number) => clause.name(sentence, number, &mut found),
            Event::Others => clause.name_others(sentence, &mut found),
            Event::Label(number) => clause.hold(number, &mut found),
            Event::Turn { bare } => clause.turn(sentence, at, bare, &mut found),
            Event::Border if clause.joins(sentence) => {}
            Event::Border => clause.end(sentence, at, &mut found),
            Event::Open => {
                let before = clause.named.or(clause.before);
                clauses.push(Clause { start: at, before, ..Clause::default() });
            }
            Event::Close if clauses.len() > 1 => close(sentence, &mut clauses, &mut found),
            Event::Close => {}
        }
    }
    let end = sentence.range.end;
    let last = clauses.first().and_then(|clause| clause.named.filter(|who| !who.object).or(clause.before));
    let last = last.map(|who| who.roles);
    clauses.iter_mut().for_each(|clause| clause.end(sentence, end, &mut found));
    if found.iter().any(Option::is_some) {
        for (own, absent) in found.iter_mut().zip(denied.iter()) {
            own.iter_mut().for_each(|own| own.absent |= *absent);
        }
        // “a” and “b” aren’t shown to instructors: what is said of the last one in a list is said of all.
        for at in (1..found.len()).rev() {
            let listed = are_listed(&sentence.text[labels[at - 1].end..labels[at].start]);
            if listed
                && found[at - 1].is_none_or(|own| !own.here)
                && found[at].is_some_and(|own| own.here && own.absent)
            {
                found[at - 1] = found[at];
            }
        }
    }
    (found, last)
}

impl Clause {
    /// A name of a role.
    fn name(&mut self, sentence: &Sentence<'_>, number: usize, found: &mut [Option<Spoken>]) {
        let Sentence { text, labels, namings, .. } = *sentence;
        let own = &namings[number];
        let tail = particle(text, own).0;
        let korean = tail.starts_with(is_syllable) || text[own.range.clone()].ends_with(is_syllable);
        let joined = self.last.is_some_and(|last| are_joined(text, &namings[last], own));
        self.last = Some(number);
        let known = self.named.filter(|_| joined);
        let who = Who {
            roles: known.map_or(own.roles, |known| known.roles.or(own.roles)),
            on_screen: own.on_screen || known.is_some_and(|known| known.on_screen),
            or: None,
            by: Some(number),
            predicate: parse_tail(&text[own.range.clone()], tail).is_some_and(|tail| tail.reading == Reading::Copula),
            waited_for: is_waited_for(text, self.start..own.range.start),
            urged: is_urged(tail, sentence.behind(number)),
            object: match korean {
                true => is_beside_subject(tail),
                false => !own.turned && is_object(text, self.start..own.range.start, &text[own.end..]),
            },
        };
        let who = self.told_of_label(sentence, who, own, found);
        if let Some(label) = self.label
            && is_for(text.get(labels[label].end..own.range.start).unwrap_or_default(), own.on_screen)
            && let Some(of_label) = &mut found[label]
        {
            // It is called “a” for students: the name is theirs, whoever was named before. “Instructors open “a” for students”
            // speaks of instructors, and perhaps of what students have then.
            if !is_called(&text[sentence.range.start..labels[label].start]) {
                of_label.or = Some(own.roles);
                return;
            }
            *of_label = Who { by: None, ..who }.said(true);
        }
        if let Some(subject) = self.named.as_mut().filter(|_| self.has_subject)
            && who.object
        {
            subject.or = Some(subject.or.filter(|_| joined).map_or(own.roles, |known| known.or(own.roles)));
            return;
        }
        // A teacher who wants to move a learner opens “a”: whoever wants it opens it.
        if self.before.is_some() && self.named.is_none() && !korean && is_of_purpose(&text[self.start..own.range.start])
        {
            return;
        }
        // 강의자를 기다리는 동안: whoever waits has the screen. 강의자를 위한 is about them.
        if self.named.is_none() && !own.turned && matches!(tail, "을" | "를") && !is_meant_for(text, own.end) {
            return;
        }
        let bare = !tail.starts_with(is_syllable);
        self.has_subject =
            matches!(tail, "은" | "는" | "이" | "가" | "도" | "만" | "께서" | "께서는") || bare && !who.object;
        if let Some(&label) = self.open.last().filter(|_| self.before.is_none())
            && is_reader(text, self.start..own.range.start)
        {
            found[label] = Some(who.said(true));
        } else if self.before.is_none() && is_needed(sentence, self.start, number) {
            self.open.iter().for_each(|&label| found[label] = Some(who.said(true)));
        }
        self.speak_of(who, found);
    }

    /// “a”, which students cannot open, …: the words between the commas are about the label before them, and what follows is not
    /// about whom they name.
    fn told_of_label(&self, sentence: &Sentence<'_>, who: Who, own: &Naming, found: &mut [Option<Spoken>]) -> Who {
        let Sentence { text, labels, .. } = *sentence;
        let last = labels.partition_point(|label| label.end <= own.range.start).checked_sub(1);
        let label = last.filter(|&last| is_relative(text_after(&text[..own.range.start], labels[last].end, NEAR)));
        let Some(label) = label.filter(|_| self.label.is_none()) else { return who };
        found[label] = Some(Who { by: None, ..who }.said(true));
        Who { object: true, ..who }
    }

    /// Everyone else: all but those of whom the sentence spoke.
    fn name_others(&mut self, sentence: &Sentence<'_>, found: &mut [Option<Spoken>]) {
        let spoken = self.named.or(self.before).map(|who| who.roles).or(sentence.before);
        let rest = spoken.map(|spoken| sentence.everyone.without(spoken)).filter(|rest| !rest.is_empty());
        if let Some(roles) = rest {
            self.speak_of(Who::others(roles), found);
        }
    }

    fn speak_of(&mut self, who: Who, found: &mut [Option<Spoken>]) {
        self.named = Some(who);
        if std::mem::take(&mut self.asked) && (self.before.is_none() || who.predicate) {
            // That a label is not there may be what tells a role: ‘수업방’이 없으면 강의자 계정이에요. Whoever is to do something about it
            // should see it.
            let absent = !who.urged;
            self.open.drain(..).for_each(|label| found[label] = Some(Spoken { absent, ..who.said(false) }));
        }
        self.open.clear();
        self.waiting.drain(..).for_each(|label| found[label] = Some(who.said(true)));
    }

    fn hold(&mut self, number: usize, found: &mut [Option<Spoken>]) {
        self.holds_label = true;
        self.last = None;
        self.label = Some(number);
        match self.named {
            Some(named) => found[number] = Some(named.said(true)),
            None => self.waiting.push(number),
        }
    }

    /// Whether the name that was read last is joined to the next one: a comma between them ends nothing.
    fn joins(&self, sentence: &Sentence<'_>) -> bool {
        let Sentence { text, namings, .. } = *sentence;
        let joined = |last: usize| namings.get(last + 1).is_some_and(|next| are_joined(text, &namings[last], next));
        self.last.is_some_and(joined)
    }

    /// What follows is about the others. Between two labels without particles 아니면 joins them, unless whose they are was made a
    /// condition: 강의자라면 ‘수업 열기’, 아니면 ‘수업방’.
    fn turn(&mut self, sentence: &Sentence<'_>, at: usize, bare: bool, found: &mut [Option<Spoken>]) {
        let Sentence { text, namings, .. } = *sentence;
        let spoken = self.named.or(self.before);
        let condition = spoken.and_then(|who| who.by).is_some_and(|by| {
            let (tail, end) = particle(text, &namings[by]);
            let behind = text_after(text, end, NEXT).trim_start();
            is_condition(tail, "") || behind.starts_with('때') || behind.starts_with("경우")
        });
        self.end(sentence, at, found);
        if bare && !condition {
            return;
        }
        let spoken = spoken.map(|who| who.roles).or(sentence.before);
        let rest = spoken.map(|spoken| sentence.everyone.without(spoken)).filter(|rest| !rest.is_empty());
        self.before = rest.map(Who::others);
    }

    /// The clause is over: labels that wait are about whom the clause before spoke of.
    fn end(&mut self, sentence: &Sentence<'_>, at: usize, found: &mut [Option<Spoken>]) {
        let Sentence { text, labels, .. } = *sentence;
        let before = self.before.map(|who| who.said(false));
        // Before students arrive, open “a”: the reader opens it.
        let order = self.label.filter(|_| self.before.is_some_and(|who| who.waited_for));
        let order = order.is_some_and(|label| is_order(text, self.start..labels[label].start.max(self.start)));
        if let Some(label) = self.label.filter(|_| self.named.is_none()) {
            let behind = sentence.labels[label].end.min(at)..at;
            self.asked = is_asked(sentence.text, self.start..behind.start, behind);
            if self.asked || before.is_none() {
                self.open.extend(&self.waiting);
            }
        }
        self.waiting.drain(..).for_each(|label| found[label] = before.filter(|_| !order));
        self.before = self.named.take().filter(|who| !who.object).or(self.before);
        self.has_subject = false;
        self.last = None;
        self.label = None;
        self.start = at;
    }
}

/// A parenthesis closes. A role alone in it is that of the label before it, or of what follows: (강의자) ‘수업 열기’를 눌러요.
fn close(sentence: &Sentence<'_>, clauses: &mut Vec<Clause>, found: &mut [Option<Spoken>]) {
    let Sentence { text, labels, range, .. } = *sentence;
    let Some(mut inner) = clauses.pop() else { return };
    let alone = inner.named.filter(|_| !inner.holds_label);
    let start = inner.start;
    if let Some(outer) = clauses.last_mut()
        && inner.named.or(inner.before).is_none()
        && outer.label.is_none()
    {
        // 이 메뉴(‘청구 관리’)는 관리자 화면에만 나와요: whose the label is follows.
        outer.label = inner.label;
        outer.holds_label |= inner.holds_label;
        outer.waiting.append(&mut inner.waiting);
    }
    inner.end(sentence, range.end, found);
    let (Some(named), Some(outer)) = (alone, clauses.last_mut()) else { return };
    if let Some(label) = outer.label
        && text[labels[label].end..start].split_whitespace().nth(2).is_none()
    {
        found[label] = Some(Who { by: None, ..named }.said(true));
        // The clause's last label waits last, if it does.
        outer.waiting.pop_if(|own| *own == label);
    } else if !text[outer.start..start].contains(char::is_alphanumeric) {
        outer.named = Some(named);
    }
}

/// Whether what follows a role's name, with its particle, asks the role to do something.
fn is_urged(particle: &str, behind: &str) -> bool {
    match particle {
        "은" | "는" | "께서는" => is_order_ending(behind.trim_end_matches(|c: char| !c.is_alphanumeric())),
        "" | "s" | "es" => words(text_after(behind, 0, NEXT)).first().is_some_and(|next| {
            ["should", "must", "need", "needs"].iter().any(|own| own.eq_ignore_ascii_case(next.text))
        }),
        _ => false,
    }
}

/// Whether words between a clause's beginning and a name tell a purpose in which the name is only an object: to move a. To let
/// students see it, they do something themselves.
fn is_of_purpose(before: &str) -> bool {
    let words: Vec<String> = words(text_after(before, 0, NEAR)).iter().map(|word| plain(word.text)).collect();
    let verb = words.iter().rev().find(|word| !is_determiner(word)).map_or("", String::as_str);
    let has_deed = ["let", "allow", "help", "enable", "ask", "have", "make", "want", "tell", "invite"];
    before.len() <= NEAR && words.len() > 1 && words[0] == "to" && !has_deed.contains(&verb) && !LEADS.contains(&verb)
}

/// Whether 위한 or 위해 stands behind a name.
fn is_meant_for(text: &str, end: usize) -> bool {
    let behind = text[end..].trim_start();
    behind.starts_with("위한") || behind.starts_with("위해")
}

/// Whether a particle names somebody beside the subject: 강의자는 수강생에게, 수강생을, 수강생과.
fn is_beside_subject(particle: &str) -> bool {
    matches!(particle, "에게" | "한테" | "께" | "을" | "를" | "와" | "과" | "랑" | "이랑" | "하고")
}

/// Whether a clause, before and behind its label, leaves open whose screen it is about until a role follows: ‘수업방’이 없으면, if you
/// see “My room”, ‘수업방’ 대신, apart from “My room”.
fn is_asked(text: &str, before: Range<usize>, behind: Range<usize>) -> bool {
    let appears = |word: &str| word.starts_with(['있', '없']) || appears(word);
    let words = words_of(text, behind);
    let last = words.last().map_or("", |last| last.text);
    let condition = is_condition(last, "") && words.iter().any(|word| appears(word.text));
    let instead = matches!(last, "대신" | "대신에") || is_set_aside(last, "");
    let english = words_of(text, before);
    let first = english.first().map_or(String::new(), |word| plain(word.text));
    let sees = |word: &str| matches!(word, "see" | "find" | "have" | "is" | "isn't" | "there" | "shows" | "appears");
    let here = || english.iter().chain(&words).any(|word| sees(&plain(word.text)));
    let aside = matches!(first.as_str(), "apart" | "aside" | "except" | "instead" | "unlike");
    condition || instead || aside || CONDITIONS.contains(&first.as_str()) && here()
}

/// Whether an English name is what a verb acts on, in a clause without another subject: ask your instructor, to invite students. A
/// name where the clause begins, behind a preposition or behind “are” is none.
fn is_object(text: &str, before: Range<usize>, behind: &str) -> bool {
    let clause = &text[before];
    let begins = words(text_after(clause, 0, NEAR));
    let words = words(text_before(clause, clause.len(), NEAR));
    let determiners = determiners_of_name(&words);
    let Some(last) = (words.len() - determiners).checked_sub(1).and_then(|at| words.get(at)) else { return false };
    // A word of Korean is no verb of English: 계정에 instructor 권한이 있으면.
    if last.text.ends_with(is_syllable) {
        return false;
    }
    let last = plain(last.text);
    let next = behind.trim_start_matches(['’', '\'', 's', ' ']).split(|c: char| !c.is_ascii_alphabetic()).next();
    let purpose = begins.len() > 1 && begins[0].text.eq_ignore_ascii_case("to");
    let has = ["has", "have", "had", "hold", "holds", "with", "need", "needs", "require", "requires"];
    let has = has.contains(&last.as_str());
    let place = next.is_some_and(|next| SCREENS_EN.contains(&next) || has && STANDINGS_EN.contains(&next));
    !place && (purpose || !(begins_clause(&last) || is_being(&last) || LEADS.contains(&last.as_str())))
}

/// How many words right before a name belong to it: the, your, the course’s, the course.
fn determiners_of_name(words: &[passage::Word<'_>]) -> usize {
    let bare = words.iter().rev().take_while(|word| is_determiner(word.text)).count();
    let noun = words.len().checked_sub(2).is_some_and(|at| bare == 0 && is_determiner(words[at].text));
    let owner = words.last().is_some_and(|last| ["’s", "'s", "s’", "s'"].iter().any(|own| last.text.ends_with(own)));
    match noun || owner && bare == 0 {
        true => 1 + words[..words.len() - 1].iter().rev().take_while(|word| is_determiner(word.text)).count(),
        false => bare,
    }
}

/// Whether a role is the subject of an English clause that says when: Before students arrive, once your instructor agrees.
fn is_waited_for(text: &str, before: Range<usize>) -> bool {
    let clause = &text[before];
    let words = words(text_before(clause, clause.len(), NEAR));
    let Some((first, rest)) = words.split_first().filter(|_| clause.len() <= NEAR) else { return false };
    let first = first.text.to_lowercase();
    (CONDITIONS.contains(&first.as_str()) || TIMES.contains(&first.as_str()))
        && rest.iter().all(|word| is_determiner(word.text))
}

/// Whether English words before a role's name make it a condition that the reader is this role: if you are a, when you’re signed in
/// as an. What the clause before says is for them: Press “a” if you are a student.
fn is_reader(text: &str, before: Range<usize>) -> bool {
    let clause = &text[before];
    let near = plain(text_after(clause, 0, NEAR));
    let words = words(&near);
    let [first, you, rest @ ..] = &words[..] else { return false };
    let last = rest.iter().rev().find(|word| !is_determiner(word.text)).map_or(you.text, |word| word.text);
    clause.len() <= NEAR
        && (CONDITIONS.contains(&first.text) || first.text == "once")
        && matches!(you.text, "you" | "you're")
        && (is_being(last) || matches!(last, "you're" | "as" | "become" | "not"))
}

/// Whether an English clause tells the reader what to do, by the words before its label: press “a”, you press “a”.
fn is_order(text: &str, before: Range<usize>) -> bool {
    let first = words_of(text, before).into_iter().find(|word| !word.text.eq_ignore_ascii_case("then"));
    let others = ["they", "he", "she", "it", "there", "those", "i", "we", "my"];
    let other = |word: &str| is_determiner(word) || others.iter().any(|own| own.eq_ignore_ascii_case(word));
    first.is_some_and(|first| first.text.is_ascii() && !other(first.text))
}

/// How much of a clause is read before a name, in bytes.
const NEAR: usize = 64;
/// How much is read behind a name for the word that makes it a condition, in bytes.
const NEXT: usize = 16;
/// Words of English behind which a name is no object.
const LEADS: [&str; 27] = [
    "dear", "for", "as", "in", "on", "at", "by", "only", "you're", "not", "that", "what", "how", "once", "after",
    "before", "whether", "every", "each", "all", "both", "most", "which", "than", "become", "becomes", "became",
];
/// What one has as a role, besides a screen: the seller role.
const STANDINGS_EN: [&str; 7] = ["role", "rights", "permission", "permissions", "privileges", "access", "status"];

/// Whether no more than “for” or “to” stands between a label and a role's name, or than “on” before the name of its screen.
fn is_for(between: &str, on_screen: bool) -> bool {
    let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let leads = |word: &str| matches!(word, "for" | "to") || on_screen && matches!(word, "on" | "in");
    words.next().is_some_and(|word| leads(&word.to_ascii_lowercase())) && words.all(is_determiner)
}

/// Whether words between a label and a role's name begin what is told of the label behind a comma: “a”, which only; “a”, which is
/// shown to
fn is_relative(between: &str) -> bool {
    let Some((thing, behind)) = between.split_once(", which ") else { return false };
    let mut told = words(behind).into_iter().rev().map(|word| word.text).filter(|word| !is_determiner(word));
    let leads = told.next().is_none_or(|last| matches!(last, "only" | "to" | "for" | "by"));
    leads && !behind.contains(',') && words(thing).iter().all(|word| is_thing(word.text))
}

/// Whether words before a label say that it is what something is called: it is “a”, is shown as “a”, reads “a”.
fn is_called(before: &str) -> bool {
    let words = before.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\''));
    let last = words.rev().find(|word| !word.is_empty() && !is_determiner(word)).unwrap_or_default();
    let last = plain(last);
    let verbs = [
        "as", "called", "named", "labeled", "labelled", "titled", "becomes", "become", "reads", "read", "says", "it's",
    ];
    is_being(&last) || verbs.contains(&last.as_str())
}
