//! What the report says of labels, pictures and the glossary itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::config::LabelNotation;
use crate::parse::glossary::{Concept, Label, Register, Status};

use super::findings::edit_url;
use super::ledger::PICTURE_RULES;
use super::sentences::sentences;
use super::{Finding, Guide, GuideWord, HealthRow, LabelMatrix, LabelRow, PictureRow, Sources};

/// UI labels by role and language.
pub(super) fn labels(sources: &Sources<'_>, findings: &[Finding], first: &str) -> LabelMatrix {
    let mut former_uses: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.is_open() && finding.rule == "label/former") {
        *former_uses.entry(&finding.subject).or_default() += 1;
    }
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
    let row = |label: &Label| {
        let text = |lang: &str, role: &str| label.text_for(role, lang).unwrap_or_default().to_owned();
        let texts: Vec<String> =
            languages.iter().flat_map(|lang| roles.iter().map(|(role, _)| text(lang, role))).collect();
        let differs = languages
            .iter()
            .any(|lang| roles.iter().map(|(role, _)| text(lang, role)).collect::<BTreeSet<String>>().len() > 1);
        let (count, pages) = uses.get(label.id.as_str()).cloned().unwrap_or_default();
        let former = label.former.iter().filter_map(|former| former.text.get_or(first, "en"));
        let states = languages.iter().flat_map(|lang| roles.iter().map(|(role, _)| state(label, role, lang)));
        LabelRow {
            id: label.id.clone(),
            kind: label.kind.name(),
            texts,
            states: states.collect(),
            differs,
            former: former.map(str::to_owned).collect(),
            former_uses: former_uses.get(&*label.id).copied().unwrap_or(0),
            uses: count,
            pages,
        }
    };
    LabelMatrix { columns, rows: site.glossary.labels.iter().map(row).collect() }
}

/// Whether a role's screen shows a label in a language: `shown`, `missing` where it has one in another language only,
/// `absent` where the role does not have it at all.
fn state(label: &Label, role: &str, lang: &str) -> &'static str {
    let own = label.texts().into_iter().find(|(own, _)| own.is_none_or(|own| own == role));
    match own {
        Some((_, text)) if text.get(lang).is_some() => "shown",
        Some(_) => "missing",
        None => "absent",
    }
}

/// Pictures that pages show, the oldest first, those of unknown age last.
pub(super) fn pictures(sources: &Sources<'_>, findings: &[Finding]) -> Vec<PictureRow> {
    let mut faults: BTreeMap<(&str, u32), BTreeSet<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|own| own.is_open() && PICTURE_RULES.contains(&&*own.rule)) {
        faults.entry((&finding.path, finding.line)).or_default().insert(&finding.rule);
    }
    let site = sources.site;
    let mut rows = Vec::new();
    for (&page, (_, usage)) in sources.spoken {
        let path = &site.pages[page].path;
        for picture in &usage.pictures {
            let own = faults.get(&(&**path, picture.line));
            let age = picture.taken.and_then(|day| day.until(site.today).ok());
            rows.push(PictureRow {
                file: picture.file.clone(),
                path: path.to_string(),
                line: picture.line,
                taken: picture.taken.map(|day| day.to_string()).unwrap_or_default(),
                age: age.map(|span| i64::from(span.get_days())),
                role: picture.role.clone().unwrap_or_default(),
                stale: own.is_some_and(|rules| rules.contains("image/stale")),
                faults: own.into_iter().flatten().map(|rule| (*rule).to_owned()).collect(),
                thumbnail: String::new(),
            });
        }
    }
    rows.sort_by(|a, b| {
        let key = |row: &PictureRow| (row.faults.is_empty(), row.taken.is_empty(), row.taken.clone(), row.file.clone());
        key(a).cmp(&key(b))
    });
    rows
}

/// What the glossary is short of. What is not missing anywhere is listed with nothing, so that it is seen to be looked for.
pub(super) fn health(sources: &Sources<'_>, findings: &[Finding], first: &str) -> Vec<HealthRow> {
    let concepts = || sources.site.glossary.concepts.iter();
    let site = sources.site;
    let name = |concept: &Concept| {
        let name = concept.preferred(first).map_or(&concept.id, |term| &term.text).clone();
        (name, edit_url(site, &concept.place))
    };
    let used: BTreeSet<&str> =
        sources.spoken.values().flat_map(|(_, usage)| usage.terms.keys()).map(|term| term.concept.as_str()).collect();
    let faults = findings.iter().filter(|finding| finding.is_open() && finding.rule.starts_with("glossary/"));
    let languages = &sources.site.config.languages;
    let lacks_language = |concept: &&Concept| languages.iter().any(|lang| concept.preferred(lang).is_none());
    let row = |kind, found: Vec<(String, String)>| {
        let (items, links) = found.into_iter().unzip();
        HealthRow { kind, items, links }
    };
    vec![
        row("definition", concepts().filter(|concept| concept.definition.is_empty()).map(name).collect()),
        row("owner", concepts().filter(|concept| concept.owner.is_none()).map(name).collect()),
        row("language", concepts().filter(lacks_language).map(name).collect()),
        row("unused", concepts().filter(|concept| !used.contains(concept.id.as_str())).map(name).collect()),
        row("fault", faults.map(|finding| (finding.message.clone(), finding.url.clone())).collect()),
    ]
}

/// What to write, in short: from the glossary and the rules in force.
pub(super) fn guide(sources: &Sources<'_>, findings: &[Finding], first: &str) -> Guide {
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
    Guide { tone, words, label_style, sentences: sentences(sources, findings) }
}
