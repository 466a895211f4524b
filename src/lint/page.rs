//! What rules of a page see.

use std::cell::OnceCell;

use crate::diagnostic::{Place, Places};
use crate::model::{Names, Page, Readers, RoleSet, Site};
use crate::parse::glossary::Role;
use crate::parse::page::{Document, Name, PassageId, Reference, ReferenceId, Target};
use crate::text::{SourceText, Span};

use super::label_notation::{Capitals, WrittenLabel};
use super::lexicon::{Lexicon, LexiconEntry};
use super::machine::{Joined, joined};
use super::matching::FoldedText;
use super::mentions::RunMentions;
use super::prose::{Run, RunKind, runs, scalar_offset};
use super::site::Across;
use super::whose::{Heads, Whose, heads, whose};

/// What a rule of a page sees.
pub struct PageContext<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its glossary's names.
    pub names: &'a Names<'a>,
    /// What stands where on the site.
    pub across: &'a Across<'a>,
    /// The page's summary.
    pub page: &'a Page,
    /// Its file.
    pub source: &'a SourceText,
    /// Its text.
    pub document: &'a Document,
    /// Makes places in its file.
    pub places: Places<'a>,
    /// It is a snippet: no page of its own.
    pub is_snippet: bool,
    readers: Vec<Readers>,
    runs: OnceCell<Vec<Run>>,
    mentions: OnceCell<Vec<RunMentions>>,
    heads: OnceCell<Heads>,
    whose: OnceCell<Vec<Vec<Whose>>>,
}

/// A document of the page with the way back to the file's bytes.
pub struct Part<'a> {
    /// The document: the page's text, or its title.
    pub document: &'a Document,
    base: Base,
}

/// Where a document's bytes stand in the file.
#[derive(Clone, Copy, Debug)]
enum Base {
    At(usize),
    Somewhere(Span),
}

impl Part<'_> {
    /// The bytes of the file behind a span of the document.
    pub fn span(&self, span: Span) -> Span {
        match self.base {
            Base::At(offset) => span.shifted(offset),
            Base::Somewhere(whole) => whole,
        }
    }
}

impl<'a> PageContext<'a> {
    pub(super) fn new(
        site: &'a Site,
        names: &'a Names<'a>,
        across: &'a Across<'a>,
        page: &'a Page,
        source: &'a SourceText,
        document: &'a Document,
    ) -> Self {
        let readers = Readers::of_passages(document, names, page.roles);
        let places = Places::new(source);
        Self {
            site,
            names,
            across,
            page,
            source,
            document,
            places,
            is_snippet: false,
            readers,
            runs: OnceCell::new(),
            mentions: OnceCell::new(),
            heads: OnceCell::new(),
            whose: OnceCell::new(),
        }
    }

    /// The page's text and its title.
    pub fn parts(&self) -> Vec<Part<'a>> {
        let mut parts = vec![Part { document: self.document, base: Base::At(0) }];
        if let Some(name) = &self.document.front.title {
            let base = scalar_offset(&self.source.text, name).map_or(Base::Somewhere(name.span), Base::At);
            parts.insert(0, Part { document: &self.page.title.document, base });
        }
        parts
    }

    /// Every reference of the page with its part.
    pub fn references(&self) -> impl Iterator<Item = (Part<'a>, &'a Reference)> + use<'a> {
        self.parts().into_iter().flat_map(|part| {
            let Part { document, base } = part;
            document.references.iter().map(move |reference| (Part { document, base }, reference))
        })
    }

    /// The page's prose.
    pub fn runs(&self) -> &[Run] {
        self.runs.get_or_init(|| {
            let title: &Document = &self.page.title.document;
            runs(&self.source.text, self.document, Some((self.page.title_text(), title)))
        })
    }

    /// What is named in each run, in the order of the runs: terms, and labels that are written out.
    pub fn mentions(&self) -> &[RunMentions] {
        self.mentions.get_or_init(|| {
            let known = self.lexicon().zip(self.across.labels.get(self.lang()));
            let notations = &self.site.config.labels.notation;
            let look = |run: &Run| {
                let Some((lexicon, labels)) = known else { return RunMentions::default() };
                let reading = FoldedText::new(&run.text);
                let met = lexicon.meet(&reading);
                let written = labels.find(run, notations, met.signals());
                // A label's words are the screen's, today's and former ones: what is wrong with them is told of the label.
                let label = |own: &&WrittenLabel| own.capitals != Capitals::Chance;
                let sheltered: Vec<_> = written.iter().filter(label).map(|own| own.range.clone()).collect();
                let (mut terms, mut features) = lexicon.settled(met, &sheltered);
                terms.retain_mut(|own| {
                    let joined = joined(&run.text, own.term.clone());
                    own.certain &= joined == Joined::No;
                    joined != Joined::InName
                });
                features.retain(|(_, range)| joined(&run.text, range.clone()) != Joined::InName);
                RunMentions { terms, written, features }
            };
            self.runs().iter().map(look).collect()
        })
    }

    /// Whom each label that is written out in a run is about, by the run's number.
    pub fn whose(&self, run: usize) -> &[Whose] {
        let all = self.whose.get_or_init(|| (0..self.runs().len()).map(|at| whose(self, at)).collect());
        all.get(run).map_or(&[], Vec::as_slice)
    }

    /// What heads on the page name.
    pub(super) fn heads(&self) -> &Heads {
        self.heads.get_or_init(|| heads(self.runs(), &self.document.headings, &self.across.role_words))
    }

    /// Whether helpgen's own directives can be written on the page: other generators would show them as text.
    pub fn has_directives(&self) -> bool {
        !self.site.config.foreign
    }

    /// The terms of the page's language.
    pub fn lexicon(&self) -> Option<&'a Lexicon<'a>> {
        self.across.lexicons.get(self.lang())
    }

    /// The entry of a term that was found on this page.
    pub fn entry(&self, at: usize) -> Option<LexiconEntry<'a>> {
        self.lexicon().map(|lexicon| lexicon.entry(at))
    }

    /// What a mark of a run points to.
    pub fn target(&self, run: &Run, id: ReferenceId) -> Option<&'a Target> {
        let document: &Document = if run.kind == RunKind::Title { &self.page.title.document } else { self.document };
        document.references.get(id).map(|reference| &reference.target)
    }

    /// Who reads a run: who sees the picture to which it belongs, else who reads its passage.
    pub fn readers(&self, run: &Run) -> RoleSet {
        let around = self.audience(run.passage);
        let picture = run.picture.and_then(|id| self.document.references.get(id));
        let Some(Target::Image(image)) = picture.map(|reference| &reference.target) else { return around };
        match image.role.as_ref().map(|name| self.names.role(&name.text)) {
            Some(Ok(role)) => RoleSet::one(role),
            _ => around,
        }
    }

    /// The place of a span of the file.
    pub fn place(&self, span: Span) -> Place {
        self.places.place(span)
    }

    /// The number of the heading under which a place of the page's text stands.
    pub fn section_at(&self, span: Span) -> Option<usize> {
        let before = self.document.headings.partition_point(|heading| heading.span.start <= span.start);
        before.checked_sub(1)
    }

    /// Where the page's title is written, else its beginning.
    pub fn title_place(&self) -> Place {
        let front = &self.document.front;
        let heading = self.page.title_heading.and_then(|at| self.document.headings.get(at));
        let heading = heading.map(|heading| {
            let line = self.source.slice(heading.span).lines().next().unwrap_or_default().trim_end();
            Span::new(heading.span.start as usize, heading.span.start as usize + line.len())
        });
        let title = front.title.as_ref().map(|title: &Name| title.span).or(heading);
        self.place(title.unwrap_or(Span::at(front.span.map_or(0, |span| span.start as usize))))
    }

    /// Who reads a passage; none: the page itself.
    pub fn audience(&self, passage: Option<PassageId>) -> RoleSet {
        passage.and_then(|at| self.readers.get(at)).map_or(self.page.roles, |readers| readers.roles)
    }

    /// Whether a passage names a role that the glossary has; if not, nobody reads it, and the slip is told at the role.
    pub fn knows_readers(&self, passage: PassageId) -> bool {
        self.readers.get(passage).is_none_or(|readers| readers.known)
    }

    /// The roles of a set.
    pub fn roles(&self, roles: RoleSet) -> impl Iterator<Item = &'a Role> + use<'a> {
        let names = self.names;
        let count = names.glossary().roles.len();
        roles.iter().filter(move |&role| role < count).map(move |role| names.role_at(role))
    }

    /// The page's language.
    pub fn lang(&self) -> &'a str {
        &self.page.lang
    }
}
