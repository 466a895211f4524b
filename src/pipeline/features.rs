//! The report on features: their states, the pages about them, their mentions, and what is due.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lint::{FeatureCensus, FeatureStatus, Linter, known_rules, standing};
use crate::model::Names;

use super::check::{Checked, baseline, judge};
use super::stop::Stop;
use super::survey::Surveyed;
use super::texts::text_of;

/// Every feature, with the findings of the rules about features.
#[derive(Debug)]
pub struct FeatureReport {
    /// In the glossary's order.
    pub features: Vec<FeatureStatus>,
    /// The day of the report.
    pub today: Date,
    /// The findings of `feature/*`.
    pub checked: Checked,
}

/// Reports on the features of a site.
///
/// # Errors
/// An error of the system.
pub fn features(surveyed: Surveyed) -> Result<FeatureReport, Stop> {
    let site = &surveyed.site;
    let names = Names::new(&site.glossary);
    let known = known_rules();
    let about_features = known.iter().filter(|rule| rule.starts_with("feature/")).map(ToString::to_string);
    let linter = Linter::new(site, &names).deciding(&surveyed.decisions).only(about_features);
    let census = FeatureCensus::new(site, &names);
    let pages: Vec<_> = (0..site.pages.len())
        .into_par_iter()
        .map(|number| {
            let Ok(text) = text_of(&surveyed, number)? else { return Ok(None) };
            let page = &site.pages[number];
            let counts = if page.published { census.count(page, &text.0, &text.1) } else { BTreeMap::new() };
            Ok(Some((judge(&linter, &surveyed, number, &text), counts)))
        })
        .collect::<Result<_, Stop>>()?;
    let mut checked = Checked::default();
    let mut mentions: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    for (page, own) in site.pages.iter().zip(pages) {
        let Some((judged, counts)) = own else { continue };
        checked.add(judged);
        for (id, count) in counts {
            mentions.entry(id).or_default().push((page.path.to_string(), count));
        }
    }
    let wanted = |told: &Diagnostic| told.rule.starts_with("feature/");
    let told = linter.site(surveyed.faults.iter().filter(|told| wanted(told)).cloned().collect());
    let checked = checked.finish(told, &surveyed, baseline(&surveyed)?, false)?;
    Ok(FeatureReport { features: standing(site, &mentions), today: site.today, checked })
}
