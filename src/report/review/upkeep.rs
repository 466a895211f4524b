//! What falls due: reviews, pages that appear or go, exceptions that end, and drafts that wait.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{Finding, Sources};

/// Days ahead that are looked at.
pub(super) const AHEAD: i64 = 30;

/// Something that falls due.
#[derive(Clone, Debug, Serialize)]
pub struct UpkeepRow {
    /// `review`, `expires`, `publish`, `waiver`, `feature` or `draft`.
    pub kind: &'static str,
    /// The day; empty: none is set.
    pub day: String,
    /// Days until then; before today: below 0.
    pub days_left: Option<i64>,
    /// Title of the page, or the feature's name.
    pub title: String,
    /// Its file; empty: it has none.
    pub path: String,
    /// On which line; 0: the whole file.
    pub line: u32,
    /// Who is responsible.
    pub owner: String,
    /// An exception's rule and reason.
    pub note: String,
}

/// What has fallen due or will within thirty days, the oldest first; drafts last.
pub(super) fn upkeep(sources: &Sources<'_>, findings: &[Finding], lang: &str) -> Vec<UpkeepRow> {
    let mut rows = pages(sources);
    rows.extend(waivers(sources, findings));
    rows.extend(features(sources, lang));
    rows.sort_by(|a, b| {
        (a.day.is_empty(), &a.day, a.kind, &a.path, a.line).cmp(&(b.day.is_empty(), &b.day, b.kind, &b.path, b.line))
    });
    rows
}

fn left(today: Date, day: Date) -> Option<i64> {
    today.until(day).ok().map(|span| i64::from(span.get_days()))
}

fn pages(sources: &Sources<'_>) -> Vec<UpkeepRow> {
    let site = sources.site;
    let (today, last) = (site.today, site.today.saturating_add(AHEAD.days()));
    let limit = i64::from(site.config.pages.review_after_days);
    let mut rows = Vec::new();
    for &number in sources.spoken.keys() {
        let page = &site.pages[number];
        let front = &page.front;
        let row = |kind, day: Option<Date>| UpkeepRow {
            kind,
            day: day.map(|day| day.to_string()).unwrap_or_default(),
            days_left: day.and_then(|day| left(today, day)),
            title: page.title_text().to_owned(),
            path: page.path.to_string(),
            line: 0,
            owner: site.owner_of_page(page).unwrap_or_default().to_owned(),
            note: String::new(),
        };
        if front.draft {
            rows.push(row("draft", front.publish_on));
            continue;
        }
        let review = front.reviewed.map(|day| day.saturating_add(limit.days()));
        let review = review.filter(|day| page.published && *day <= last);
        rows.extend(review.map(|day| row("review", Some(day))));
        rows.extend(front.expires.filter(|day| *day <= last).map(|day| row("expires", Some(day))));
        let appears = front.publish_on.filter(|day| (today..=last).contains(day));
        rows.extend(appears.map(|day| row("publish", Some(day))));
    }
    rows
}

fn waivers(sources: &Sources<'_>, findings: &[Finding]) -> Vec<UpkeepRow> {
    let site = sources.site;
    let last = site.today.saturating_add(AHEAD.days());
    let ends = |finding: &&Finding| finding.until.parse::<Date>().ok().filter(|day| !finding.is_open() && *day <= last);
    let row = |(finding, day): (&Finding, Date)| UpkeepRow {
        kind: "waiver",
        day: day.to_string(),
        days_left: left(site.today, day),
        title: finding.page_title.clone(),
        path: finding.path.clone(),
        line: finding.line,
        owner: finding.owner.clone(),
        note: format!("{}: {}", finding.rule, finding.reason),
    };
    findings.iter().filter_map(|finding| Some((finding, ends(&finding)?))).map(row).collect()
}

fn features(sources: &Sources<'_>, lang: &str) -> Vec<UpkeepRow> {
    let site = sources.site;
    let last = site.today.saturating_add(AHEAD.days());
    let mut rows = Vec::new();
    for feature in &site.glossary.features {
        let own = feature.roles.iter().filter_map(|(role, _)| feature.life_for(role).removed);
        let mut days: Vec<Date> = own.chain(feature.life.removed).chain(feature.keep_until).collect();
        days.retain(|day| (site.today..=last).contains(day));
        days.sort_unstable();
        days.dedup();
        rows.extend(days.into_iter().map(|day| UpkeepRow {
            kind: "feature",
            day: day.to_string(),
            days_left: left(site.today, day),
            title: feature.name.get_or(lang, "en").unwrap_or(&feature.id).to_owned(),
            path: String::new(),
            line: 0,
            owner: feature.owner.clone().unwrap_or_default(),
            note: feature.id.clone(),
        }));
    }
    rows
}
