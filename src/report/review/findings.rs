//! From diagnostics to findings as the report shows them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Fix, Place, Subject, UiLang};
use crate::lint::Waived;
use crate::model::{Page, Site};
use crate::parse::decisions::Decision;

use super::{DecisionShown, Finding, FindingState, FixShown, Sources, actions};

/// Longest part of a fix that is shown, in characters.
const FIX_LIMIT: usize = 160;

/// Every finding: by path, then by line.
pub(super) fn findings(sources: &Sources<'_>, lang: UiLang) -> Vec<Finding> {
    let site = sources.site;
    let pages: BTreeMap<&str, &Page> = site.pages.iter().map(|page| (&*page.path, page)).collect();
    let shown = |told: &Diagnostic, state| finding(site, &pages, told, state, lang);
    let waived = |own: &Waived| Finding {
        reason: own.reason.clone(),
        until: own.until.map(|day| day.to_string()).unwrap_or_default(),
        expired: own.until.is_some_and(|day| day < site.today),
        decision: own.decision.as_deref().map(decided),
        ..shown(&own.diagnostic, FindingState::Waived)
    };
    let new = sources.new.iter().map(|told| shown(told, FindingState::New));
    let old = sources.baselined.iter().map(|told| shown(told, FindingState::Baselined));
    let mut all: Vec<Finding> = new.chain(old).chain(sources.waived.iter().map(waived)).collect();
    all.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.path.clone(), finding.line, finding.column, finding.rule.clone());
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    all
}

fn finding(
    site: &Site,
    pages: &BTreeMap<&str, &Page>,
    told: &Diagnostic,
    state: FindingState,
    lang: UiLang,
) -> Finding {
    let place = told.place.as_ref();
    let page = place.and_then(|place| pages.get(&*place.path).copied());
    let pointed = place.filter(|place| !place.is_whole_file());
    let (before, marked, after) = match (&told.quote, pointed) {
        (Some(quote), _) => {
            let (before, marked, after) = quote.parts();
            (before.to_owned(), marked.to_owned(), after.to_owned())
        }
        (None, Some(place)) => line(place),
        (None, None) => Default::default(),
    };
    let (kind, subject) = match &told.subject {
        Some(Subject::Concept(id)) => ("concept", id.clone()),
        Some(Subject::Label(id)) => ("label", id.clone()),
        Some(Subject::Feature(id)) => ("feature", id.clone()),
        None => ("", String::new()),
    };
    let mut shown = Finding {
        fingerprint: told.fingerprint(),
        state,
        severity: told.severity,
        rule: told.rule.clone().into_owned(),
        path: place.map(|place| place.path.to_string()).unwrap_or_default(),
        line: pointed.map_or(0, |place| place.start.line),
        column: pointed.map_or(0, |place| place.start.column),
        page: page.map(Page::name).unwrap_or_default(),
        page_title: page.map(|page| page.title_text().to_owned()).unwrap_or_default(),
        section: page.map(|page| section_of(site, page).to_owned()).unwrap_or_default(),
        action: String::new(),
        owner: owner(site, page, told),
        roles: page.map(|page| own_roles(site, page)).unwrap_or_default(),
        subject_kind: kind,
        subject,
        subject_owner: told.subject.as_ref().and_then(|own| site.owner_of(own)).unwrap_or_default().to_owned(),
        message: told.message.in_lang(lang).to_owned(),
        help: told.help.as_ref().map(|help| help.in_lang(lang).to_owned()).unwrap_or_default(),
        found: place.map(|place| place.found.clone()).unwrap_or_default(),
        before,
        marked,
        after,
        // Fixes that need a human decision are only described in the message.
        fix: told.fix.as_ref().filter(|fix| fix.applies(true)).and_then(|fix| place.map(|place| shown(place, fix))),
        url: place.map(|place| edit_url(site, place)).unwrap_or_default(),
        reason: String::new(),
        until: String::new(),
        expired: false,
        decision: None,
        by_date: told.cause.is_some(),
        on_picture: told.notes.iter().find_map(|note| Some((note.place.as_ref()?.path.to_string(), note.area?))),
        cut: String::new(),
    };
    let (kind, id) = actions::key(&shown);
    shown.action = format!("{kind}/{id}");
    shown
}

/// The folder of a page's section; that of a whole language by its own name.
pub(super) fn section_of<'s>(site: &'s Site, page: &Page) -> &'s str {
    match &*site.sections[page.section].folder {
        "" => "/",
        folder => folder,
    }
}

/// The line of a place in three parts, where nothing is prose.
fn line(place: &Place) -> (String, String, String) {
    let at = (place.start.offset.saturating_sub(place.excerpt_start)) as usize;
    let line_end = place.excerpt.get(at..).and_then(|rest| rest.find('\n')).map_or(place.excerpt.len(), |end| at + end);
    let end = at + (place.span().end - place.span().start) as usize;
    let end = end.clamp(at, line_end.max(at));
    let part = |from: usize, to: usize| place.excerpt.get(from..to).unwrap_or_default().to_owned();
    let before = part(0, at).trim_start().to_owned();
    (before, part(at, end), part(end, line_end).trim_end().to_owned())
}

/// The page's owner, else that of what the finding is about.
fn owner(site: &Site, page: Option<&Page>, told: &Diagnostic) -> String {
    let of_page = page.and_then(|page| site.owner_of_page(page));
    let of_subject = || site.owner_of(told.subject.as_ref()?);
    of_page.or_else(of_subject).unwrap_or_default().to_owned()
}

fn decided(decision: &Decision) -> DecisionShown {
    DecisionShown {
        id: decision.id.clone(),
        what: decision.what,
        by: decision.by.clone(),
        on: decision.on.map(|day| day.to_string()).unwrap_or_default(),
        ticket: decision.ticket.clone().unwrap_or_default(),
    }
}

fn shown(place: &Place, fix: &Fix) -> FixShown {
    let short = |text: &str| match text.char_indices().nth(FIX_LIMIT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    let before: Vec<String> = fix.edits.iter().map(|edit| short(place.text(edit.span).unwrap_or_default())).collect();
    let after: Vec<String> = fix.edits.iter().map(|edit| short(&edit.text)).collect();
    FixShown { before: before.join(" … "), after: after.join(" … "), safe: fix.safe }
}

/// `report.edit_url` for a place.
pub(super) fn edit_url(site: &Site, place: &Place) -> String {
    let Some(pattern) = &site.config.report.edit_url else { return String::new() };
    let mut path = String::new();
    for &byte in place.path.as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => path.push(byte as char),
            _ => path.push_str(&format!("%{byte:02X}")),
        }
    }
    pattern.replace("{path}", &path).replace("{line}", &place.start.line.to_string())
}

/// Ids of the roles that a page is for; empty: everyone.
pub(super) fn own_roles(site: &Site, page: &Page) -> Vec<String> {
    let roles = site.glossary.roles.iter().enumerate().filter(|_| !page.front.roles.is_empty());
    roles.filter(|(at, _)| page.roles.contains(*at)).map(|(_, role)| role.id.clone()).collect()
}
