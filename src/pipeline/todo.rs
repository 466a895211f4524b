//! The list of tasks: reviews, expiring pages, exceptions and decisions, changing features, proposed terms.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Say, Subject};
use crate::english::counted;
use crate::lint::words::name_ko;
use crate::lint::{Event, due};
use crate::model::{Page, Site};
use crate::parse::decisions::{Decision, What};

use super::check::{Checked, check};
use super::stop::Stop;
use super::survey::Surveyed;

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The due day; none if no day is set.
    pub day: Option<Date>,
    /// Its kind.
    pub kind: TaskKind,
    /// Its owner; empty if nobody is.
    pub owner: String,
    /// Its subject: a page's title, a feature's name, a term.
    pub name: String,
    /// The description.
    pub say: Say,
    /// The file to edit; empty if there is none.
    pub path: String,
    /// The line there; 0: the whole file.
    pub line: u32,
}

/// Kinds of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// A page is to be reviewed.
    Review,
    /// A page is published.
    Publish,
    /// A page expires.
    Expiry,
    /// Exceptions in a page end.
    Exception,
    /// A decision ends.
    Decision,
    /// A finding was postponed.
    Later,
    /// The product uses a wrong word; the owner is the product's team.
    Product,
    /// A feature changes.
    Feature,
    /// The banner ends.
    Banner,
    /// A proposed term waits for approval.
    Proposal,
}

/// The list of tasks.
#[derive(Clone, Debug)]
pub struct Todo {
    /// The day of the list.
    pub today: Date,
    /// The last day of the list.
    pub until: Date,
    /// Overdue tasks first, tasks without a day last.
    pub tasks: Vec<Task>,
}

/// Tasks due within `days` days, and overdue ones. `owner`: only theirs.
///
/// # Errors
/// An error of the system.
pub fn todo(surveyed: Surveyed, days: u32, owner: Option<&str>) -> Result<Todo, Stop> {
    let checked = check(&surveyed)?;
    let site = &surveyed.site;
    let today = site.today;
    let until = today.saturating_add(i64::from(days).days());
    let mut tasks: Vec<Task> = site.pages.iter().flat_map(|page| of_page(site, page, until)).collect();
    tasks.extend(exceptions(site, &checked, until));
    tasks.extend(surveyed.decisions.iter().flat_map(|decision| of_decision(site, decision, &checked, until)));
    tasks.extend(features(site, &checked, Date::MIN..=until));
    tasks.extend(banner(site, until));
    tasks.extend(proposals(site, &checked));
    tasks.retain(|task| owner.is_none_or(|owner| task.owner == owner));
    tasks.sort_by(|a, b| {
        let key = |task: &Task| (task.day.unwrap_or(Date::MAX), task.kind);
        key(a).cmp(&key(b)).then_with(|| a.owner.cmp(&b.owner)).then_with(|| a.path.cmp(&b.path))
    });
    Ok(Todo { today, until, tasks })
}

fn owner_of(site: &Site, page: &Page) -> String {
    site.owner_of_page(page).unwrap_or_default().to_owned()
}

fn of_page(site: &Site, page: &Page, until: Date) -> Vec<Task> {
    let front = &page.front;
    let mut tasks = Vec::new();
    let mut task = |day: Date, kind, say| {
        let (owner, name) = (owner_of(site, page), page.title_text().to_owned());
        tasks.push(Task { day: Some(day), kind, owner, name, say, path: page.path.to_string(), line: 0 });
    };
    let after = site.config.pages.review_after_days;
    if let Some(reviewed) = front.reviewed.filter(|_| page.published) {
        let due = reviewed.saturating_add(i64::from(after).days());
        if due <= until {
            let say = Say::new(
                format!("다시 확인할 때예요. {reviewed}에 확인했어요"),
                format!("to be reviewed again; last on {reviewed}"),
            );
            task(due, TaskKind::Review, say);
        }
    }
    let ahead = site.today..=until;
    if let Some(day) = front.publish_on.filter(|day| ahead.contains(day)) {
        task(day, TaskKind::Publish, Say::new("이날부터 보여요", "appears"));
    }
    if let Some(day) = front.expires.filter(|day| ahead.contains(day)) {
        task(day, TaskKind::Expiry, Say::new("이날까지만 보여요", "is shown for the last day"));
    }
    tasks
}

/// Exceptions grouped by file, reason and day.
fn exceptions(site: &Site, checked: &Checked, until: Date) -> Vec<Task> {
    let mut by_end: BTreeMap<(Date, &str, &str), (usize, &Diagnostic)> = BTreeMap::new();
    for own in checked.waived.iter().filter(|own| own.decision.is_none()) {
        let (Some(day), Some(place)) = (own.until.filter(|day| *day <= until), &own.diagnostic.place) else { continue };
        by_end.entry((day, &place.path, &own.reason)).or_insert((0, &own.diagnostic)).0 += 1;
    }
    let task = |((day, path, reason), (count, told)): ((Date, &str, &str), (usize, &Diagnostic))| {
        let page = site.pages.iter().find(|page| *page.path == *path);
        Task {
            day: Some(day),
            kind: TaskKind::Exception,
            owner: page.map(|page| owner_of(site, page)).unwrap_or_default(),
            name: page.map_or(path, |page| page.title_text()).to_owned(),
            say: Say::new(
                format!("예외 {count}개가 끝나요: {reason}"),
                format!("{} to end: {reason}", counted(count, "exception")),
            ),
            path: path.to_owned(),
            line: told.place.as_ref().map_or(0, |place| place.start.line),
        }
    };
    by_end.into_iter().map(task).collect()
}

fn of_decision(site: &Site, decision: &Decision, checked: &Checked, until: Date) -> Option<Task> {
    let about = || checked.waived.iter().filter(|own| own.decision.as_ref().is_some_and(|own| own.id == decision.id));
    let first = about().next()?;
    let (count, told) = (about().count(), &first.diagnostic);
    let day = decision.until.as_ref().map(|(day, _)| *day);
    let (reason, ticket) =
        (&decision.reason, decision.ticket.as_ref().map_or(String::new(), |own| format!(" ({own})")));
    let (kind, ko, en) = match decision.what {
        What::ProductWrong => (
            TaskKind::Product,
            format!("제품 화면의 말을 고쳐야 해요: {reason}"),
            format!("the screen's word is wrong: {reason}"),
        ),
        What::Later => (
            TaskKind::Later,
            format!("나중에 고치기로 한 것이 {count}곳 있어요: {reason}"),
            format!("{count} to be mended: {reason}"),
        ),
        What::Waive | What::NotATerm => {
            (TaskKind::Decision, format!("결정이 끝나요: {reason}"), format!("the decision ends: {reason}"))
        }
    };
    // A permanent decision is not a task before it ends.
    let is_due = match kind {
        TaskKind::Decision => day.is_some_and(|day| day <= until),
        _ => day.is_none_or(|day| day <= until),
    };
    let found = told.place.as_ref().map(|place| place.found.clone()).unwrap_or_default();
    is_due.then(|| Task {
        day,
        kind,
        owner: of_subject(site, told).unwrap_or_else(|| decision.by.clone()),
        name: if found.is_empty() { decision.id.clone() } else { found },
        say: Say::new(format!("{ko}{ticket}"), format!("{en}{ticket}")),
        path: told.place.as_ref().map(|place| place.path.to_string()).unwrap_or_default(),
        line: told.place.as_ref().map_or(0, |place| place.start.line),
    })
}

/// The owner of a finding's concept, label or feature.
fn of_subject(site: &Site, told: &Diagnostic) -> Option<String> {
    site.owner_of(told.subject.as_ref()?).map(str::to_owned)
}

/// The dates of features; past ones only if something was missed.
fn features(site: &Site, checked: &Checked, days: RangeInclusive<Date>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for feature in &site.glossary.features {
        let is_about = |told: &&&Diagnostic| told.subject == Some(Subject::Feature(feature.id.clone()));
        let all = checked.all();
        let is_left = all.iter().filter(|told| told.rule == "feature/leftover").any(|told| is_about(&told));
        for due in due(site, feature, &days) {
            let past = due.day < site.today;
            let missed = match due.event {
                Event::AnnounceBy => true,
                Event::KeepUntil => is_left,
                _ => false,
            };
            if past && !missed {
                continue;
            }
            let (ko, en) = match due.event {
                Event::Introduced => ("나와요", "arrives"),
                Event::AnnounceBy => ("이날까지 종료를 알려야 해요", "its end has to be announced by this day"),
                Event::Deprecated => ("종료 예정이 돼요", "is on its way out from here"),
                Event::Removed => ("종료돼요", "ends"),
                Event::KeepUntil => ("안내를 이날까지 둬요", "its notices stay until this day"),
            };
            let roles = if due.roles.is_empty() { String::new() } else { format!(" ({})", due.roles.join(", ")) };
            tasks.push(Task {
                day: Some(due.day),
                kind: TaskKind::Feature,
                owner: feature.owner.clone().unwrap_or_default(),
                name: name_ko(&feature.name, &feature.id).to_owned(),
                say: Say::new(format!("{ko}{roles}"), format!("{en}{roles}")),
                path: feature.place.path.to_string(),
                line: feature.place.start.line,
            });
        }
    }
    tasks
}

fn banner(site: &Site, until: Date) -> Option<Task> {
    let banner = site.config.banner.as_ref()?;
    let day = banner.until.filter(|day| (site.today..=until).contains(day))?;
    Some(Task {
        day: Some(day),
        kind: TaskKind::Banner,
        owner: String::new(),
        name: site
            .config
            .languages
            .first()
            .and_then(|lang| banner.text.get_or(lang, "ko"))
            .unwrap_or("banner")
            .to_owned(),
        say: Say::new("알림 띠가 이날까지 보여요", "the banner is shown until this day"),
        path: crate::source::CONFIG_FILE.to_owned(),
        line: 0,
    })
}

/// Proposed terms, from the findings about them.
fn proposals(site: &Site, checked: &Checked) -> Vec<Task> {
    let told = checked.all().into_iter().filter(|told| told.rule == crate::rules::glossary::proposed::RULE.id);
    let task = |told: &Diagnostic| Task {
        day: None,
        kind: TaskKind::Proposal,
        owner: of_subject(site, told).unwrap_or_default(),
        name: told.place.as_ref().map(|place| place.found.clone()).unwrap_or_default(),
        say: told.message.clone(),
        path: told.place.as_ref().map(|place| place.path.to_string()).unwrap_or_default(),
        line: told.place.as_ref().map_or(0, |place| place.start.line),
    };
    told.map(task).collect()
}
