//! What helpgen itself puts on a page, as markdown: lists of pages, terms, names on screen, features.

use std::fmt::Write as _;

use crate::view::{
    Card, ConceptView, Content, FeatureEntry, FeaturesView, GlossaryView, HomeView, LabelRow, NamesView, PageView,
    SectionCard, SectionView, TermView,
};

use crate::output::paper::{Paper, plain};

/// The list that makes the page, if it is made of one.
pub(super) fn list(view: &PageView, paper: &Paper<'_>, out: &mut String) {
    match &view.page {
        Content::Home(home) => of_home(home, paper, out),
        Content::Section(section) => of_section(section, paper, out),
        Content::Glossary(glossary) => of_glossary(glossary, paper, out),
        Content::Concept(concept) => of_concept(concept, paper, out),
        Content::Names(names) => of_names(names, paper, out),
        Content::Features(features) => of_features(features, view.template == "removed", paper, out),
        Content::Article(article) => {
            let shown: Vec<&Card> = article.related.iter().collect();
            cards(&paper.word("article.related"), &shown, paper, out);
        }
        Content::Plain(_) => {}
    }
}

fn heading(title: &str, out: &mut String) {
    let _ = write!(out, "\n## {}\n\n", plain(title));
}

fn cards(title: &str, cards: &[&Card], paper: &Paper<'_>, out: &mut String) {
    if cards.is_empty() {
        return;
    }
    heading(title, out);
    for card in cards {
        item(&card.title, &card.url, &card.role_names, &card.description, paper, out);
    }
}

/// `- [title](address) (roles): description`
fn item(title: &str, url: &str, roles: &[String], description: &str, paper: &Paper<'_>, out: &mut String) {
    let _ = write!(out, "- {}", paper.link(title, url));
    if !roles.is_empty() {
        let _ = write!(out, " ({})", roles.join(", "));
    }
    if !description.is_empty() {
        let _ = write!(out, ": {}", plain(description));
    }
    out.push('\n');
}

fn sections(title: &str, sections: &[SectionCard], paper: &Paper<'_>, out: &mut String) {
    if sections.is_empty() {
        return;
    }
    heading(title, out);
    for section in sections {
        item(&section.title, &section.url, &[], &section.description, paper, out);
    }
}

fn of_home(home: &HomeView, paper: &Paper<'_>, out: &mut String) {
    sections(&paper.word("home.sections"), &home.sections, paper, out);
    let (living, ended) = living_and_ended(&home.pages);
    cards(&paper.word("section.pages"), &living, paper, out);
    cards(&paper.word("removed.entries"), &ended, paper, out);
    cards(&paper.word("home.featured"), &home.featured.iter().collect::<Vec<_>>(), paper, out);
    entries(&paper.word("whats_new.title"), &home.news, paper, out);
}

/// Pages, and behind them those of features that ended for everybody.
fn living_and_ended(pages: &[Card]) -> (Vec<&Card>, Vec<&Card>) {
    let ended = |card: &&Card| card.badges.iter().any(|badge| badge.state == "removed" && badge.roles.is_empty());
    pages.iter().partition(|card| !ended(card))
}

fn of_section(section: &SectionView, paper: &Paper<'_>, out: &mut String) {
    let (living, ended) = living_and_ended(&section.pages);
    cards(&paper.word("section.pages"), &living, paper, out);
    sections(&paper.word("section.subsections"), &section.subsections, paper, out);
    cards(&paper.word("removed.entries"), &ended, paper, out);
}

fn of_glossary(glossary: &GlossaryView, paper: &Paper<'_>, out: &mut String) {
    for group in &glossary.groups {
        heading(&group.letter, out);
        for entry in &group.entries {
            item(&entry.term, &entry.url, &[], &entry.definition, paper, out);
            for other in &entry.others {
                let _ = writeln!(out, "  - {}: {}", status(other, paper), plain(&other.text));
            }
        }
    }
}

fn status(term: &TermView, paper: &Paper<'_>) -> String {
    paper.word(&format!("term_status.{}", term.status))
}

fn of_concept(concept: &ConceptView, paper: &Paper<'_>, out: &mut String) {
    if !concept.note.is_empty() {
        let _ = write!(out, "\n{}\n", plain(&concept.note));
    }
    heading(&paper.word("concept.terms"), out);
    for term in &concept.terms {
        let _ = write!(out, "- {}: {}", status(term, paper), plain(&term.text));
        if !term.reason.is_empty() {
            let _ = write!(out, " ({})", plain(&term.reason));
        }
        out.push('\n');
    }
    for other in &concept.equivalents {
        let _ = writeln!(out, "- {}: {}", other.lang_name, plain(&other.term));
    }
    if !concept.confusable.is_empty() {
        heading(&paper.word("concept.confusable"), out);
        for other in &concept.confusable {
            item(&other.term, &other.url, &[], &other.definition, paper, out);
        }
    }
    if !concept.labels.is_empty() {
        heading(&paper.word("concept.labels"), out);
        rows(&concept.labels, paper, out);
    }
    if !concept.related.is_empty() {
        heading(&paper.word("concept.related"), out);
        for other in &concept.related {
            item(&other.title, &other.url, &[], "", paper, out);
        }
    }
    cards(&paper.word("concept.pages"), &concept.pages.iter().collect::<Vec<_>>(), paper, out);
}

fn of_names(names: &NamesView, paper: &Paper<'_>, out: &mut String) {
    for group in &names.groups {
        heading(&group.title, out);
        rows(&group.rows, paper, out);
    }
}

/// Labels with what each role sees: one text where all see the same.
fn rows(rows: &[LabelRow], paper: &Paper<'_>, out: &mut String) {
    for row in rows {
        let kind = paper.word(&format!("label_kind.{}", row.kind));
        let seen: Vec<String> = match row.differs || row.texts.iter().any(|text| text.text.is_empty()) {
            false => row.texts.iter().take(1).map(|text| format!("**{}**", plain(&text.text))).collect(),
            true => row
                .texts
                .iter()
                .filter(|text| !text.text.is_empty())
                .map(|text| format!("**{}** ({})", plain(&text.text), text.role_name))
                .collect(),
        };
        let _ = write!(out, "- {kind}: {}", seen.join(" / "));
        for former in &row.former {
            let word = if former.until.is_some() { "names.former_until" } else { "names.former" };
            let until = former.until.as_ref().map(|day| day.text.as_str()).unwrap_or_default();
            let told = paper.word(word).replace("{text}", &former.text).replace("{date}", until);
            let _ = write!(out, " · {}", plain(&told));
            if !former.role_name.is_empty() {
                let _ = write!(out, " ({})", former.role_name);
            }
        }
        out.push('\n');
    }
}

fn of_features(features: &FeaturesView, ended: bool, paper: &Paper<'_>, out: &mut String) {
    let group = if ended { "removed" } else { "whats_new" };
    entries(&paper.word(&format!("{group}.upcoming")), &features.upcoming, paper, out);
    entries(&paper.word(&format!("{group}.entries")), &features.entries, paper, out);
}

fn entries(title: &str, entries: &[FeatureEntry], paper: &Paper<'_>, out: &mut String) {
    if entries.is_empty() {
        return;
    }
    heading(title, out);
    for entry in entries {
        let page = entry.pages.first().map(|page| page.url.as_str()).unwrap_or_default();
        let _ = write!(out, "- {} · {}", paper.link(&entry.name, page), paper.word(&format!("state.{}", entry.state)));
        if let Some(day) = &entry.date {
            let _ = write!(out, " {}", day.text);
        }
        if !entry.role_names.is_empty() {
            let _ = write!(out, " ({})", entry.role_names.join(", "));
        }
        if !entry.text.is_empty() {
            let _ = write!(out, ": {}", plain(&entry.text));
        }
        out.push('\n');
        if !entry.reason.is_empty() {
            let _ = writeln!(out, "  - {}: {}", paper.word("features.reason"), plain(&entry.reason));
        }
        if let Some(other) = &entry.replacement {
            let _ =
                writeln!(out, "  - {}: {}", paper.word("features.replacement"), paper.link(&other.title, &other.url));
        }
    }
}
