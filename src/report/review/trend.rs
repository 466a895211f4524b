//! Numbers over time, drawn by date: open findings and the score. A line breaks where two runs cannot be compared.

use jiff::civil::Date;
use serde::Serialize;

use super::RecordedRun;

/// Days that make three weeks.
const THREE_WEEKS: i64 = 21;
/// The field of a chart, in its own units.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;
const MARGIN: f64 = 8.0;

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Chart {
    /// Its lines: points as `x,y x,y`.
    pub(super) lines: Vec<String>,
    /// Its points, the oldest first.
    pub(super) points: Vec<Point>,
    /// What its lower and its upper edge mean.
    pub(super) edges: [String; 2],
    /// The first and the last point, also written as text.
    pub(super) ends: [Point; 2],
}

/// A point of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Point {
    /// Across.
    pub(super) x: f64,
    /// Down.
    pub(super) y: f64,
    /// The day.
    pub(super) day: String,
    /// The number, as it is shown.
    pub(super) count: String,
}

/// The numbers of a run that the charts draw.
struct Moment {
    day: Date,
    value: f64,
    /// With what it may be compared.
    scale: String,
}

/// The last run of each day, the oldest first; days that cannot be read are left out.
fn days(history: &[RecordedRun]) -> Vec<(Date, &RecordedRun)> {
    let mut days: Vec<(Date, &RecordedRun)> =
        history.iter().filter_map(|run| Some((run.day.parse().ok()?, run))).collect();
    days.sort_by_key(|(day, _)| *day);
    days.reverse();
    days.dedup_by_key(|(day, _)| *day);
    days.reverse();
    days
}

/// With which runs the score of one may be compared: those of the same pages, words and rules.
fn scale(run: &RecordedRun) -> String {
    [&*run.scope, &*run.glossary, &*run.rules].join("\n")
}

/// Findings that were open.
pub(super) fn open(run: &RecordedRun) -> usize {
    run.errors + run.warnings + run.infos + run.baselined
}

/// Open findings over time.
pub(super) fn findings(history: &[RecordedRun]) -> Option<Chart> {
    let moments: Vec<Moment> = days(history)
        .into_iter()
        .map(|(day, run)| Moment { day, value: open(run) as f64, scale: String::new() })
        .collect();
    let most = moments.iter().map(|moment| moment.value).fold(1.0, f64::max);
    #[expect(clippy::cast_possible_truncation, reason = "counts are whole numbers")]
    let told = |value: f64| crate::report::written::grouped(value as u64);
    chart(&moments, 0.0, most, told)
}

/// The score over time. Its scale begins at whole tens, so that a change is seen.
pub(super) fn score(history: &[RecordedRun]) -> Option<Chart> {
    let moments: Vec<Moment> = days(history)
        .into_iter()
        .filter_map(|(day, run)| Some(Moment { day, value: run.score?, scale: scale(run) }))
        .collect();
    let least = moments.iter().map(|moment| moment.value).fold(100.0, f64::min);
    let least = ((least / 10.0).floor() * 10.0).min(90.0);
    chart(&moments, least, 100.0, |value| format!("{value:.1}"))
}

fn chart(moments: &[Moment], least: f64, most: f64, shown: impl Fn(f64) -> String) -> Option<Chart> {
    let (first, last) = (moments.first()?.day, moments.last()?.day);
    let span = f64::from(first.until(last).ok()?.get_days());
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let point = |moment: &Moment| {
        let along = f64::from(first.until(moment.day).map_or(0, |span| span.get_days())) / span.max(1.0);
        let up = (moment.value - least) / (most - least).max(f64::MIN_POSITIVE);
        Point {
            x: tenth(MARGIN + along * (WIDTH - 2.0 * MARGIN)),
            y: tenth(HEIGHT - MARGIN - up * (HEIGHT - 2.0 * MARGIN)),
            day: moment.day.to_string(),
            count: shown(moment.value),
        }
    };
    let points: Vec<Point> = moments.iter().map(point).collect();
    let mut lines: Vec<String> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let place = format!("{},{}", point.x, point.y);
        match lines.last_mut() {
            Some(line) if moments[at].scale == moments[at - 1].scale => line.push_str(&format!(" {place}")),
            _ => lines.push(place),
        }
    }
    let [first, .., last] = points.as_slice() else { return None };
    let ends = [first.clone(), last.clone()];
    Some(Chart { lines, ends, points, edges: [shown(least), shown(most)] })
}

/// How a number changed since an earlier run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Since {
    /// Which run it is: `since_last` or `since_weeks`, as the page's words call it.
    pub(super) since: &'static str,
    /// The day of that run.
    pub(super) day: String,
    /// Open findings, more or fewer.
    pub(super) open: i64,
    /// Errors, more or fewer.
    pub(super) errors: i64,
    /// Points of the score; none: it cannot be compared.
    pub(super) score: Option<f64>,
}

/// The changes since the run before, and since the last run three weeks ago or earlier; one line where they are the same run.
pub(super) fn since(history: &[RecordedRun]) -> Vec<Since> {
    let Some((now, earlier)) = history.split_last() else { return Vec::new() };
    let since = |since: &'static str, before: &RecordedRun| {
        let change = |now: usize, before: usize| now as i64 - before as i64;
        let comparable = scale(before) == scale(now);
        let score = now.score.zip(before.score).filter(|_| comparable);
        Since {
            since,
            day: before.day.clone(),
            open: change(open(now), open(before)),
            errors: change(now.errors, before.errors),
            score: score.map(|(now, before)| ((now - before) * 10.0).round() / 10.0),
        }
    };
    let today: Option<Date> = now.day.parse().ok();
    let old = |run: &&RecordedRun| {
        let day: Option<Date> = run.day.parse().ok();
        today
            .zip(day)
            .and_then(|(today, day)| day.until(today).ok())
            .is_some_and(|span| i64::from(span.get_days()) >= THREE_WEEKS)
    };
    let three_weeks = days(earlier).into_iter().rev().map(|(_, run)| run).find(old);
    let last = earlier.last();
    let weeks = three_weeks.filter(|run| last.is_none_or(|last| last.day != run.day));
    let told = last.map(|run| since("since_last", run)).into_iter();
    told.chain(weeks.map(|run| since("since_weeks", run))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(day: &str, errors: usize, score: Option<f64>) -> RecordedRun {
        RecordedRun {
            day: day.into(),
            scope: "all".into(),
            glossary: "a".into(),
            rules: "b".into(),
            pages: 1,
            words: 1,
            errors,
            warnings: 0,
            infos: 0,
            baselined: 0,
            waived: 0,
            score,
            ..RecordedRun::default()
        }
    }

    #[test]
    fn one_day_draws_no_line() {
        assert!(findings(&[run("2026-11-22", 1, None)]).is_none());
        assert!(
            findings(&[run("2026-11-22", 1, None), run("2026-11-22", 2, None)]).is_none(),
            "the last of a day counts"
        );
        assert!(findings(&[]).is_none());
    }

    #[test]
    fn a_line_is_drawn_by_date_in_the_order_of_days() {
        let runs = [run("2026-11-11", 2, None), run("2026-11-01", 4, None), run("2026-11-02", 0, None)];
        let chart = findings(&runs).expect("there are several days");
        assert_eq!(chart.lines, ["8,8 66.4,112 592,60"]);
        assert_eq!(chart.ends.map(|end| end.count), ["4", "2"]);
        assert_eq!(chart.edges, ["0", "4"]);
    }

    #[test]
    fn the_changes_are_those_since_the_last_run_and_three_weeks() {
        let runs = [
            run("2026-10-01", 9, Some(90.0)),
            run("2026-11-01", 6, Some(91.5)),
            run("2026-11-20", 5, Some(93.0)),
            run("2026-11-22", 3, Some(94.2)),
        ];
        let told: Vec<_> = since(&runs).into_iter().map(|own| (own.since, own.day, own.open, own.score)).collect();
        let expected = [
            ("since_last", "2026-11-20".to_owned(), -2, Some(1.2)),
            ("since_weeks", "2026-11-01".to_owned(), -3, Some(2.7)),
        ];
        assert_eq!(told, expected);
        assert_eq!(since(&runs[..1]), []);
        let [first, .., last] = runs;
        let told: Vec<_> = since(&[first, last]).into_iter().map(|own| (own.since, own.day)).collect();
        assert_eq!(told, [("since_last", "2026-10-01".to_owned())], "the same run is told once");
    }

    #[test]
    fn a_score_is_drawn_on_a_scale_on_which_it_moves() {
        let runs = [run("2026-11-01", 0, Some(95.0)), run("2026-11-22", 0, Some(97.5))];
        let chart = score(&runs).expect("there are two");
        assert_eq!(chart.edges, ["90.0", "100.0"]);
        assert_eq!(chart.lines, ["8,60 592,34"]);
        let [first, mut last] = runs;
        last.glossary = "other".into();
        assert_eq!(score(&[first.clone(), last.clone()]).expect("there are two").lines, ["8,60", "592,34"]);
        assert_eq!(since(&[first, last])[0].score, None, "with other words");
    }
}
