//! What the report says of labels, features, pictures and the glossary itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::State;
use crate::parse::config::LabelNotation;
use crate::parse::glossary::{Register, Status};

use super::{FeatureRow, Finding, Guide, GuideWord, HealthRow, LabelMatrix, LabelRow, PictureRow, Sources};

/// UI labels by role and language.
pub(super) fn labels(sources: &Sources<'_>, first: &str) -> LabelMatrix {
    let site = sources.site;
    let languages = &site.config.languages;
    let roles: Vec<(&str, &str)> = site
        .glossary
        .roles
        .iter()
        .map(|role| (role.id.as_str(), role.name.get_or(first, "en").unwrap_or(&role.id)))
        .collect();
    let mut columns = Vec::new();
    for lang in languages {
        for (_, name) in &roles {
            columns.push(if languages.len() > 1 { format!("{name} ({lang})") } else { (*name).to_owned() });
        }
    }
    let mut uses: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for (&page, (_, usage)) in sources.spoken {
        for (label, count) in &usage.labels {
            let entry = uses.entry(label).or_default();
            entry.0 += count;
            entry.1.push(site.pages[page].path.to_string());
        }
    }
    let row = |label: &crate::parse::glossary::Label| {
        let text = |lang: &str, role: &str| label.text_for(role, lang).unwrap_or_default().to_owned();
        let texts: Vec<String> =
            languages.iter().flat_map(|lang| roles.iter().map(|(role, _)| text(lang, role))).collect();
        let differs = languages
            .iter()
            .any(|lang| roles.iter().map(|(role, _)| text(lang, role)).collect::<BTreeSet<String>>().len() > 1);
        let (count, pages) = uses.get(label.id.as_str()).cloned().unwrap_or_default();
        let former = label.former.iter().filter_map(|former| former.text.get_or(first, "en"));
        LabelRow {
            id: label.id.clone(),
            kind: label.kind.name(),
            texts,
            differs,
            former: former.map(str::to_owned).collect(),
            uses: count,
            pages,
        }
    };
    LabelMatrix { columns, rows: site.glossary.labels.iter().map(row).collect() }
}

/// Features: leaving, gone, planned, new, then the others.
pub(super) fn features(sources: &Sources<'_>, lang: &str) -> Vec<FeatureRow> {
    let site = sources.site;
    let mut rows: Vec<(u8, FeatureRow)> = Vec::new();
    for feature in &site.glossary.features {
        let (life, state) = site.feature_life(feature, site.audience());
        let name = |id: &str| {
            let other = site.glossary.feature(id);
            other.and_then(|feature| feature.name.get_or(lang, "en")).unwrap_or(id).to_owned()
        };
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let of_feature = |page: &&crate::model::Page| page.features.contains(&feature.id);
        let mut mentioned: BTreeMap<String, usize> = BTreeMap::new();
        for (&page, (_, usage)) in sources.spoken {
            let page = &site.pages[page];
            let count = usage.features.get(&feature.id).copied().unwrap_or(0)
                + usize::from(page.mentions.contains(&feature.id));
            if count > 0 && !page.features.contains(&feature.id) {
                mentioned.insert(page.path.to_string(), count);
            }
        }
        let left = life.removed.filter(|day| *day > site.today).and_then(|day| site.today.until(day).ok());
        let order = match state {
            State::Deprecated => 0,
            State::Removed => 1,
            State::Planned => 2,
            State::New => 3,
            State::Active => 4,
        };
        rows.push((
            order,
            FeatureRow {
                id: feature.id.clone(),
                name: name(&feature.id),
                state: state.name(),
                introduced: day(life.introduced),
                deprecated: day(life.deprecated),
                removed: day(life.removed),
                days_left: left.map(|span| i64::from(span.get_days())),
                replacement: feature.replacement.as_ref().map(|other| name(&other.id)).unwrap_or_default(),
                owner: feature.owner.clone().unwrap_or_default(),
                documented: site.pages.iter().filter(of_feature).map(|page| page.path.to_string()).collect(),
                mentioned: mentioned.into_iter().collect(),
            },
        ));
    }
    rows.sort_by_key(|(order, _)| *order);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Pictures that pages show, the oldest first, those of unknown age last.
pub(super) fn pictures(sources: &Sources<'_>, findings: &[Finding]) -> Vec<PictureRow> {
    let stale: BTreeSet<(&str, u32)> = findings
        .iter()
        .filter(|finding| finding.rule == "image/stale")
        .map(|finding| (finding.path.as_str(), finding.line))
        .collect();
    let site = sources.site;
    let mut rows = Vec::new();
    for (&page, (_, usage)) in sources.spoken {
        let path = &site.pages[page].path;
        for picture in &usage.pictures {
            let age = picture.taken.and_then(|day| day.until(site.today).ok());
            rows.push(PictureRow {
                file: picture.file.clone(),
                path: path.to_string(),
                line: picture.line,
                taken: picture.taken.map(|day| day.to_string()).unwrap_or_default(),
                age: age.map(|span| i64::from(span.get_days())),
                role: picture.role.clone().unwrap_or_default(),
                stale: stale.contains(&(&**path, picture.line)),
            });
        }
    }
    rows.sort_by(|a, b| {
        let key = |row: &PictureRow| (!row.stale, row.taken.is_empty(), row.taken.clone(), row.file.clone());
        key(a).cmp(&key(b))
    });
    rows
}

/// What the glossary is short of. What is not missing anywhere is listed with nothing, so that it is seen to be looked for.
pub(super) fn health(sources: &Sources<'_>, findings: &[Finding], first: &str) -> Vec<HealthRow> {
    let concepts = || sources.site.glossary.concepts.iter();
    let name = |concept: &crate::parse::glossary::Concept| {
        concept.preferred(first).map_or(&concept.id, |term| &term.text).clone()
    };
    let used: BTreeSet<&str> =
        sources.spoken.values().flat_map(|(_, usage)| usage.terms.keys()).map(|term| term.concept.as_str()).collect();
    let faults = findings.iter().filter(|finding| finding.is_open() && finding.rule.starts_with("glossary/"));
    let languages = &sources.site.config.languages;
    let lacks_language =
        |concept: &&crate::parse::glossary::Concept| languages.iter().any(|lang| concept.preferred(lang).is_none());
    let row = |kind, items: Vec<String>| HealthRow { kind, items };
    vec![
        row("definition", concepts().filter(|concept| concept.definition.is_empty()).map(name).collect()),
        row("owner", concepts().filter(|concept| concept.owner.is_none()).map(name).collect()),
        row("language", concepts().filter(lacks_language).map(name).collect()),
        row("unused", concepts().filter(|concept| !used.contains(concept.id.as_str())).map(name).collect()),
        row("fault", faults.map(|finding| finding.message.clone()).collect()),
    ]
}

/// What to write, in short: from the glossary and the rules in force.
pub(super) fn guide(sources: &Sources<'_>, first: &str) -> Guide {
    let site = sources.site;
    // As the site lists its languages: the one that most readers have comes first.
    let order = |lang: &str| site.config.languages.iter().position(|own| own == lang).unwrap_or(usize::MAX);
    let tone = site.glossary.style.iter().filter_map(|(lang, style)| {
        let register = match style.register? {
            Register::Haeyo => "haeyo",
            Register::Hapsyo => "hapsyo",
        };
        Some((lang.clone(), register))
    });
    let mut words = Vec::new();
    for lang in &site.config.languages {
        for concept in site.glossary.concepts.iter().filter(|concept| !concept.internal) {
            let Some(write) = concept.preferred(lang) else { continue };
            let terms = || [lang.as_str(), "any"].into_iter().filter_map(|lang| concept.terms.get(lang)).flatten();
            let of = |wanted: &[Status]| {
                terms().filter(|term| wanted.contains(&term.status)).map(|term| term.text.clone()).collect()
            };
            words.push(GuideWord {
                lang: lang.clone(),
                write: write.text.clone(),
                or: of(&[Status::Admitted]),
                not: of(&[Status::Deprecated, Status::Superseded]),
                definition: concept.definition.get_or(lang, first).unwrap_or_default().to_owned(),
            });
        }
    }
    words.sort_by(|a, b| (order(&a.lang), &a.write).cmp(&(order(&b.lang), &b.write)));
    let mut tone: Vec<(String, &str)> = tone.collect();
    tone.sort_by_key(|(lang, _)| order(lang));
    let label_style = match site.config.labels.style {
        LabelNotation::Directive => "directive",
        LabelNotation::Bold => "bold",
        LabelNotation::Brackets => "brackets",
        LabelNotation::Quotes => "quotes",
    };
    Guide { tone, words, label_style }
}
