//! How do the features stand today? Their states, the pages about them, where they are mentioned, and what falls due.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lint::{FeatureCensus, FeatureStatus, Linter, known_rules, standing};
use crate::model::Names;
use crate::parse::page::parse_page;

use super::check::{Checked, baseline, judge, read_again};
use super::load::Stop;
use super::survey::Surveyed;

/// Every feature, and what the rules about features find.
#[derive(Debug)]
pub struct FeatureReport {
    /// In the glossary's order.
    pub features: Vec<FeatureStatus>,
    /// Which day it is.
    pub today: Date,
    /// The findings of `feature/*`.
    pub checked: Checked,
}

/// Looks at the features of a site.
///
/// # Errors
/// The machine's refusal.
pub fn features(mut surveyed: Surveyed) -> Result<FeatureReport, Stop> {
    let site_faults = std::mem::take(&mut surveyed.faults);
    let page_faults = std::mem::take(&mut surveyed.page_faults);
    let site = &surveyed.site;
    let names = Names::new(&site.glossary);
    let known = known_rules();
    let about_features = known.iter().filter(|rule| rule.starts_with("feature/")).map(ToString::to_string);
    let linter = Linter::new(site, &names).only(about_features);
    let census = FeatureCensus::new(site, &names);
    let pages: Vec<_> = page_faults
        .into_par_iter()
        .enumerate()
        .map(|(number, faults)| {
            let Ok(source) = read_again(&surveyed, number)? else { return Ok(None) };
            let document = parse_page(&source, &known, site.config.dialects);
            let page = &site.pages[number];
            let counts = if page.published { census.count(page, &source, &document) } else { BTreeMap::new() };
            Ok(Some((judge(&linter, &surveyed, number, &source, &document, faults), counts)))
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
    let told = linter.site(site_faults.into_iter().filter(wanted).collect());
    let checked = checked.finish(told, &surveyed, baseline(&surveyed)?);
    Ok(FeatureReport { features: standing(site, &mentions), today: site.today, checked })
}
