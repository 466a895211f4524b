//! The time line of features.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::sheet::{Cell, FEW, FILES, Sheet, files};
use super::words::Words;
use super::{FeatureRole, FeatureRow, LifeDays, Review};

/// Features on a time line, each with the pages that document it and those that speak of it.
pub(super) fn features(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("feature"), ""),
        (w.at("feature_state_title"), ""),
        (w.at("lifetime"), "life-column"),
        (w.at("replacement"), ""),
        (w.at("owner"), ""),
        (w.at("documented"), "num"),
        (w.at("mentions"), "num"),
        (w.at("missing_articles"), ""),
        (w.at("findings"), "num"),
    ];
    let mut sheet = Sheet::new("features", &columns).step(FEW);
    let scale = Scale::of(review);
    let open = findings_by_feature(review);
    for feature in &review.features {
        let mentioned =
            feature.mentioned.iter().map(|(path, count)| Cell::text(format!("{path} ({count})")).class("path"));
        let rest = feature.mentioned.len().saturating_sub(FILES);
        let more = (rest > 0).then(|| Cell::text(w.with("and_more", &[("n", rest.to_string())])).class("quiet"));
        let found = open.get(feature.id.as_str()).copied().unwrap_or(0);
        sheet.rows.push(vec![
            Cell::text(&feature.name).and(Cell::text(&feature.id).class("path")),
            states(feature, w),
            lifetime(feature, &scale, w),
            Cell::text(&feature.replacement),
            Cell::text(&feature.owner),
            files(&feature.documented, w),
            Cell::number(feature.mentions()).class("fold").with(mentioned.take(FILES)).with(more),
            Cell::text(feature.roles_without_article.join(", ")),
            Cell::number(found).findings(format!("feature={}", feature.id)),
        ]);
    }
    sheet
}

/// Open findings about a feature, or on pages that document it.
fn findings_by_feature(review: &Review) -> BTreeMap<&str, usize> {
    let documents: BTreeMap<&str, &[String]> =
        review.pages.iter().map(|page| (page.path.as_str(), page.features.as_slice())).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in review.findings.iter().filter(|finding| finding.is_open()) {
        let own = (finding.subject_kind == "feature").then_some(finding.subject.as_str());
        let of_page = documents.get(finding.path.as_str()).copied().unwrap_or_default();
        let about: BTreeSet<&str> = own.into_iter().chain(of_page.iter().map(String::as_str)).collect();
        about.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
    }
    counts
}

fn states(feature: &FeatureRow, w: &Words) -> Cell {
    let state = |name: &str| w.under("feature_state", name).to_owned();
    let class = |name: &str| match name {
        "deprecated" => "life-deprecated",
        "removed" => "life-removed",
        "new" => "life-new",
        _ => "",
    };
    if !feature.differs() {
        return Cell::text(state(feature.state)).class(class(feature.state));
    }
    let of_role =
        |role: &FeatureRole| Cell::text(format!("{}: {}", role.name, state(role.state))).class(class(role.state));
    Cell::default().with(feature.roles.iter().map(of_role))
}

/// The first and the last day of the time line.
struct Scale {
    first: Date,
    days: f64,
    today: u32,
}

impl Scale {
    fn of(review: &Review) -> Self {
        let today: Date = review.day.parse().unwrap_or(Date::MIN);
        let lives = review.features.iter().flat_map(|own| own.roles.iter().map(|role| &role.life).chain([&own.life]));
        let days = lives.flat_map(|life| [&life.introduced, &life.deprecated, &life.removed]);
        let days: Vec<Date> = days.filter_map(|day| day.parse().ok()).chain([today]).collect();
        let first = days.iter().copied().min().unwrap_or(today);
        let last = days.iter().copied().max().unwrap_or(today);
        // Some room behind the last day, so that what goes on is seen to go on.
        let length = f64::from(first.until(last).map_or(0, |span| span.get_days())).max(1.0) * 1.05;
        let mut scale = Self { first, days: length, today: 0 };
        scale.today = scale.at(today);
        scale
    }

    /// A day in thousandths of the line.
    #[expect(clippy::cast_possible_truncation, reason = "the number is at most 1000")]
    fn at(&self, day: Date) -> u32 {
        let days = f64::from(self.first.until(day).map_or(0, |span| span.get_days()));
        (days / self.days * 1000.0).clamp(0.0, 1000.0) as u32
    }

    fn bars(&self, life: &LifeDays) -> Vec<(&'static str, u32, u32)> {
        let day = |text: &str| text.parse::<Date>().ok().map(|day| self.at(day));
        let start = day(&life.introduced).unwrap_or(0);
        let end = day(&life.removed).unwrap_or(1000);
        let going = day(&life.deprecated).unwrap_or(end).clamp(start, end.max(start));
        let bars =
            [("alive", start, going - start), ("going", going, end.saturating_sub(going)), ("today", self.today, 0)];
        bars.into_iter().filter(|(class, _, length)| *length > 0 || *class == "today").collect()
    }
}

/// A life drawn and in days; of each role, where they differ.
fn lifetime(feature: &FeatureRow, scale: &Scale, w: &Words) -> Cell {
    let days = |life: &LifeDays| match (life.introduced.as_str(), life.removed.as_str()) {
        ("", "") => "–".to_owned(),
        (from, to) => format!("{from} – {to}").trim().to_owned(),
    };
    let left = feature.days_left.map(|days| Cell::text(w.with("days_left", &[("n", days.to_string())])).class("quiet"));
    if !feature.differs() {
        let order = if feature.life.removed.is_empty() { "9999".to_owned() } else { feature.life.removed.clone() };
        let text = Cell::text(days(&feature.life)).class("day");
        return Cell::default().bars(scale.bars(&feature.life)).order(order).and(text).with(left);
    }
    let first = feature.roles.iter().map(|role| role.life.removed.clone()).filter(|day| !day.is_empty()).min();
    let of_role = |role: &FeatureRole| {
        let text = Cell::text(format!("{}: {}", role.name, days(&role.life))).class("day");
        Cell::default().bars(scale.bars(&role.life)).and(text)
    };
    Cell::default().order(first.unwrap_or_else(|| "9999".to_owned())).with(feature.roles.iter().map(of_role)).with(left)
}
