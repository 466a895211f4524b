//! One finding as a whole: its words, its line with the place marked, what to do, where the agreement is written down.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Note, Place, Severity, UiLang};
use crate::report::Manner;
use crate::text::as_u32;

/// Shows findings; notes about a concept or label are shown with the first finding about it only.
pub(super) struct Shower<'r> {
    renderer: Renderer,
    lang: UiLang,
    /// Notes that were shown already, by subject and file.
    remarks: BTreeSet<(String, &'r str)>,
}

impl<'r> Shower<'r> {
    pub(super) fn new(manner: Manner) -> Self {
        let renderer = if manner.color { Renderer::styled() } else { Renderer::plain() };
        Self { renderer, lang: manner.lang, remarks: BTreeSet::new() }
    }

    /// A finding with all its notes and fixes.
    pub(super) fn whole(&mut self, diagnostic: &'r Diagnostic) -> String {
        let notes: Vec<&Note> = diagnostic.notes.iter().filter(|note| self.is_first(diagnostic, note)).collect();
        let mut text = self.renderer.render(&[group(diagnostic, &notes, self.lang)]);
        let places = diagnostic.place.iter().chain(notes.iter().filter_map(|note| note.place.as_ref()));
        for place in places {
            text = with_column(text, place);
        }
        text
    }

    /// Whether a remark is to be shown: the line of the glossary is the same for all findings about one thing.
    fn is_first(&mut self, diagnostic: &Diagnostic, note: &'r Note) -> bool {
        let (Some(subject), Some(place)) = (&diagnostic.subject, &note.place) else { return true };
        let is_elsewhere = diagnostic.place.as_ref().is_none_or(|own| own.path != place.path);
        !is_elsewhere || self.remarks.insert((subject.name(), &place.path))
    }
}

/// The renderer counts columns from where the excerpt starts, which in a long line is not the line's start.
fn with_column(text: String, place: &Place) -> String {
    let before = &place.excerpt[..marked(place).start];
    let (counted, column) = (as_u32(before.chars().count()) + 1, place.start.column);
    if place.excerpt.is_empty() || counted == column {
        return text;
    }
    let origin = format!("{}:{}:", place.path, place.start.line);
    text.replacen(&format!("{origin}{counted}"), &format!("{origin}{column}"), 1)
}

fn group<'a>(diagnostic: &'a Diagnostic, notes: &[&'a Note], lang: UiLang) -> Group<'a> {
    let level = level(diagnostic.severity, lang);
    let title = level.primary_title(diagnostic.message.in_lang(lang)).id(&*diagnostic.rule);
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = shown(group, place, AnnotationKind::Primary);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(word(Level::HELP, lang, "고치는 법", "help").message(help.in_lang(lang)));
    }
    for note in notes {
        let ko = if note.place.is_some() { "관련 위치" } else { "덧붙임" };
        group = group.element(word(Level::NOTE, lang, ko, "note").message(note.say.in_lang(lang)));
        if let Some(place) = &note.place {
            group = shown(group, place, AnnotationKind::Context);
        }
    }
    group
}

/// A place: where it is, and its lines if they are known.
fn shown<'a>(group: Group<'a>, place: &'a Place, kind: AnnotationKind) -> Group<'a> {
    let line = place.start.line as usize;
    if place.excerpt.is_empty() {
        let origin = Origin::path(&*place.path);
        let is_whole_file = place.span().is_empty() && place.start.offset == 0;
        return group.element(if is_whole_file { origin } else { origin.line(line).char_column(1) });
    }
    let snippet = Snippet::source(&*place.excerpt).line_start(line).path(&*place.path).fold(false);
    group.element(snippet.annotation(kind.span(marked(place))))
}

/// The bytes of the excerpt that are marked: those of the span, as far as the excerpt goes.
fn marked(place: &Place) -> Range<usize> {
    let inside = |offset: u32| {
        let mut at = (offset.saturating_sub(place.excerpt_start) as usize).min(place.excerpt.len());
        while !place.excerpt.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = inside(place.start.offset);
    start..inside(place.end.offset).max(start)
}

fn level(severity: Severity, lang: UiLang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity.word(lang))
}

fn word(level: Level<'static>, lang: UiLang, ko: &'static str, en: &'static str) -> Level<'static> {
    level.with_name(match lang {
        UiLang::Ko => ko,
        UiLang::En => en,
    })
}
