//! Resolves references for a reader of this page: labels to their texts, links to addresses, pictures to variants.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{LinkTo, Page, Readers, RoleSet, anchors, folds, inner_prefix, query, without_role};
use crate::parse::glossary::Label;
use crate::parse::page::{BlockKind, Document, Inline, Name, PassageId, Reference, ReferenceId, Target, parse_inline};
use crate::text::{SourceText, composed};

use super::body::{Audience, Body, LinkTarget, Resolved};
use super::context::Context;
use super::feature_states::{documenting_page, feature_badges, successor};
use super::marks::{marked, wordless};
use super::partials::{FeaturePart, LabelPart, LabelVariant, TermPart, TextByRole};

/// Snippets inside snippets, at most.
const INCLUDE_DEPTH: usize = 8;

/// A document with its references resolved, for a reader in `audience`, on a page whose way to the root is `root`.
pub fn resolve(
    context: &Context<'_>,
    source: &SourceText,
    document: &Arc<Document>,
    page: &Page,
    audience: RoleSet,
    root: &str,
) -> Body {
    let mut resolver = Resolver {
        context,
        page,
        root,
        defined: BTreeSet::new(),
        pictures: 0,
        included: 0,
        depth: 0,
        prefix: String::new(),
    };
    let mut body = resolver.body(source, document, audience.and(context.site.audience()), &page.file);
    let own = page.title_heading.filter(|&heading| heading < body.document.headings.len());
    body.title_again = own.or_else(|| title_again(&body, &context.title_plain(page)));
    body
}

/// The heading of the first level, or the one with which a text begins, where it is the page's title in other letters at
/// most.
fn title_again(body: &Body, title: &str) -> Option<usize> {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let first = body.document.blocks.iter().enumerate().find_map(|(at, block)| match &block.kind {
        BlockKind::Heading(index, inlines) => Some((at, *index, inlines)),
        _ => None,
    });
    let (at, index, inlines) = first?;
    let opens = at == 0 || body.document.headings[index].level == 1;
    (opens && plain(&body.plain(inlines)) == plain(title)).then_some(index)
}

pub(super) struct Resolver<'c, 's> {
    pub(super) context: &'c Context<'s>,
    pub(super) page: &'c Page,
    pub(super) root: &'c str,
    /// Concepts whose definition was already offered on this page.
    defined: BTreeSet<String>,
    pub(super) pictures: usize,
    /// Snippets that the page itself included so far.
    included: usize,
    depth: usize,
    prefix: String,
}

impl Resolver<'_, '_> {
    fn body(&mut self, source: &SourceText, document: &Arc<Document>, audience: RoleSet, file: &str) -> Body {
        let readers = Readers::of_passages(document, self.context.names, audience);
        let around = |passage: Option<PassageId>| {
            passage.and_then(|at| readers.get(at)).map_or(audience, |readers| readers.roles)
        };
        let passages = readers
            .iter()
            .zip(&document.passages)
            .map(|(&Readers { roles, .. }, passage)| Audience {
                // A passage for everybody who reads the text around it needs no name.
                roles: if roles == around(passage.parent) { String::new() } else { self.context.role_ids(roles) },
                names: self.context.role_names(roles, &self.page.lang),
                nobody: roles.is_empty() && !self.context.site.glossary.roles.is_empty(),
            })
            .collect();
        let marked = marked(document);
        let wordless: BTreeSet<ReferenceId> =
            marked.iter().flat_map(|(.., items)| items).filter_map(wordless).collect();
        let references = document
            .references
            .iter()
            .enumerate()
            .map(|(id, reference)| self.reference((id, reference), around(reference.passage), file, &wordless))
            .collect();
        let marks = marked
            .into_iter()
            .map(|(start, picture, items)| (start, self.areas(document, (picture, &items), &around, file)))
            .collect();
        let anchors = anchors(document, self.context.names);
        let folds = folds(document, source, self.context.names, &anchors);
        Body {
            source: source.clone(),
            file: file.to_owned(),
            document: Arc::clone(document),
            references,
            anchors,
            folds: folds.into_iter().map(|fold| (fold.start, fold.anchor)).collect(),
            passages,
            marks,
            lang: self.page.lang.clone(),
            root: self.root.to_owned(),
            title_again: None,
            prefix: self.prefix.clone(),
        }
    }

    fn reference(
        &mut self,
        (id, reference): (ReferenceId, &Reference),
        roles: RoleSet,
        file: &str,
        wordless: &BTreeSet<ReferenceId>,
    ) -> Resolved {
        match &reference.target {
            Target::Label { path, role, whole_path } => self.label(path, role.as_ref(), *whole_path, roles),
            Target::Term { name, text } => self.term(name, text.as_ref().map(|text| text.text.as_str())),
            Target::Feature { name } => self.feature(name, roles),
            Target::Link { url, title, email } => self.link(url, title, *email, roles, file),
            Target::Image(image) => self.image(image, roles, file),
            Target::Include { path } => self.include(path, roles, file),
            Target::Mark(mark) => match &mark.on {
                // A mark without words shows the label that it marks.
                Some(on) if wordless.contains(&id) => self.label(std::slice::from_ref(on), None, false, roles),
                _ => Resolved::Nothing,
            },
        }
    }

    fn label(&self, path: &[Name], forced: Option<&Name>, whole_path: bool, roles: RoleSet) -> Resolved {
        let names = self.context.names;
        let mut labels: Vec<&Label> = Vec::new();
        for step in path {
            match names.label(&step.text) {
                Ok(label) => labels.push(label),
                Err(_) => {
                    let written: Vec<&str> = path.iter().map(|step| step.text.as_str()).collect();
                    return Resolved::Missing(written.join(" › "));
                }
            }
        }
        let Some(&last) = labels.last() else { return Resolved::Missing(String::new()) };
        if whole_path && labels.len() == 1 {
            labels = names.ancestry(last);
        }
        // What another role sees is not part of this build: there the sentence speaks of the reader's own screen.
        let forced = forced.and_then(|name| names.role(&name.text).ok());
        let forced = forced.filter(|&role| self.context.site.audience().contains(role));
        let roles = forced.map_or(roles, RoleSet::one);
        Resolved::Label(LabelPart {
            id: last.id.clone(),
            kind: last.kind.name().to_owned(),
            variants: self.variants(&labels, last, roles),
        })
    }

    /// One variant for each distinct way in which the roles see a path of labels.
    fn variants(&self, labels: &[&Label], last: &Label, roles: RoleSet) -> Vec<LabelVariant> {
        struct Seen {
            steps: Vec<String>,
            place: String,
            former: String,
            roles: RoleSet,
        }
        let mut seen: Vec<Seen> = Vec::new();
        let mut without = RoleSet::NOBODY;
        let every: Vec<usize> = roles.iter().collect();
        for &role in &every {
            let Some(steps) = labels.iter().map(|label| self.shown(label, role)).collect::<Option<Vec<_>>>() else {
                without = without.or(RoleSet::one(role));
                continue;
            };
            let place = if labels.len() > 1 { String::new() } else { self.place(last, role) };
            let former = self.former(last, role);
            match seen.iter_mut().find(|known| known.steps == steps) {
                Some(known) => {
                    known.roles = known.roles.or(RoleSet::one(role));
                    // If the label is in different places for these roles, the tip names none.
                    if known.place != place {
                        known.place.clear();
                    }
                }
                None => seen.push(Seen { steps, place, former, roles: RoleSet::one(role) }),
            }
        }
        if seen.is_empty() {
            let steps = labels.iter().map(|label| self.pictured(label, self.any_text(label))).collect();
            seen.push(Seen { steps, place: String::new(), former: String::new(), roles });
        }
        let everyone = seen.len() == 1;
        // Roles without this label see the first variant.
        seen[0].roles = seen[0].roles.or(without);
        seen.into_iter()
            .map(|variant| LabelVariant {
                role: if everyone { String::new() } else { self.ids(variant.roles) },
                role_name: if everyone { String::new() } else { self.joined_names(variant.roles) },
                steps: variant.steps,
                place: variant.place,
                former: variant.former,
            })
            .collect()
    }

    fn ids(&self, roles: RoleSet) -> String {
        roles.iter().map(|role| self.context.names.role_at(role).id.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn joined_names(&self, roles: RoleSet) -> String {
        roles.iter().map(|role| self.context.role_name(role, &self.page.lang)).collect::<Vec<_>>().join(", ")
    }

    fn text(&self, label: &Label, role: usize) -> Option<String> {
        label.text_for(&self.context.names.role_at(role).id, &self.page.lang).map(str::to_owned)
    }

    /// As a sentence calls what a role sees: its text, or the icon that stands for it.
    fn shown(&self, label: &Label, role: usize) -> Option<String> {
        self.text(label, role).map(|text| self.pictured(label, text))
    }

    /// A label's name in the words for an icon, where only an icon is on the screen: 톱니바퀴 아이콘(설정).
    fn pictured(&self, label: &Label, name: String) -> String {
        let lang = &self.page.lang;
        let word = |key| self.context.word(lang, key).replace("{name}", &name);
        match &label.icon {
            None => name,
            Some(shape) => match shape.get(lang) {
                // If shape and name are equal, print the name once.
                Some(shape) if shape.to_lowercase() == name.to_lowercase() => word("icon_label.same"),
                Some(shape) => word("icon_label.shaped").replace("{shape}", shape),
                None => word("icon_label.plain"),
            },
        }
    }

    /// Whatever text a label has in this language, else in another; never that of a role for whom this build is not.
    fn any_text(&self, label: &Label) -> String {
        let audience = self.context.site.audience();
        let roles: Vec<_> = audience.iter().map(|role| self.context.names.role_at(role)).collect();
        let lang = self.page.lang.as_str();
        let langs = std::iter::once(lang).chain(self.context.site.config.languages.iter().map(String::as_str));
        langs
            .flat_map(|lang| {
                let shared = label.text_for("", lang);
                shared
                    .into_iter()
                    .chain(roles.iter().filter_map(move |role| label.text_for(&role.id, lang)).collect::<Vec<_>>())
            })
            .next()
            .unwrap_or(&label.id)
            .to_owned()
    }

    /// The way to a label on a role's screen, itself left out.
    fn place(&self, label: &Label, role: usize) -> String {
        let ancestry = self.context.names.ancestry(label);
        let above = &ancestry[..ancestry.len().saturating_sub(1)];
        above.iter().filter_map(|parent| self.text(parent, role)).collect::<Vec<_>>().join(" › ")
    }

    /// What a label was called before on a role's screen: the latest.
    fn former(&self, label: &Label, role: usize) -> String {
        let id = &self.context.names.role_at(role).id;
        label
            .former
            .iter()
            .filter(|former| former.role.as_ref().is_none_or(|own| own == id))
            .max_by_key(|former| former.until)
            .and_then(|former| former.text.get(&self.page.lang))
            .unwrap_or_default()
            .to_owned()
    }

    fn term(&mut self, name: &Name, text: Option<&str>) -> Resolved {
        let Ok(concept) = self.context.names.concept(&name.text) else {
            return Resolved::Missing(text.unwrap_or(&name.text).to_owned());
        };
        let lang = &self.page.lang;
        let preferred = concept.preferred(lang).map_or(concept.id.as_str(), |term| term.text.as_str());
        let first = self.defined.insert(concept.id.clone());
        let definition =
            if first { concept.definition.get(lang).unwrap_or_default().to_owned() } else { String::new() };
        let url = format!("{lang}/glossary/{}/", concept.id);
        let text = text.map_or_else(|| self.context.names.shown(&name.text, preferred), str::to_owned);
        Resolved::Term(TermPart { text, url, definition })
    }

    fn feature(&self, name: &Name, roles: RoleSet) -> Resolved {
        let Ok(feature) = self.context.names.feature(&name.text) else {
            return Resolved::Missing(name.text.clone());
        };
        let url = documenting_page(self.context, &feature.id, &self.page.lang)
            .filter(|page| page.url != self.page.url)
            .map_or(String::new(), |page| page.url.clone());
        Resolved::Feature(FeaturePart {
            name: feature.name.get_or(&self.page.lang, self.context.default_lang()).unwrap_or(&feature.id).to_owned(),
            particle: String::new(),
            badges: feature_badges(self.context, feature, roles, &self.page.lang),
            url,
        })
    }

    fn link(&self, url: &str, title: &str, email: bool, roles: RoleSet, file: &str) -> Resolved {
        let site = self.context.site;
        let to = |href: String, external: bool| {
            let (title, titles) = self.context.line(title, self.page, roles);
            Resolved::Link(LinkTarget::To { href, title, titles, external, markdown: String::new() })
        };
        if email {
            let href = if url.starts_with("mailto:") { url.to_owned() } else { format!("mailto:{url}") };
            return to(href, false);
        }
        // A site for one role asks nobody for a role, and names no other one.
        let query = match site.role {
            None => query(url).to_owned(),
            Some(_) => without_role(query(url)),
        };
        match site.link(self.context.origin(self.page, file), url) {
            LinkTo::Page(id, fragment) | LinkTo::Old(id, fragment) => {
                let page = &site.pages[id];
                if page.retired && page.published {
                    return to(format!("{}{}", self.root, successor(self.context, page)), false);
                }
                if !site.shows(page) {
                    return Resolved::Link(LinkTarget::Nowhere);
                }
                // Drop the fragment: its heading is hidden from this audience and the id would leak it.
                let whole = fragment.is_empty() || page.hides(&fragment, site.audience());
                let place = || site.place_on(page, &fragment).unwrap_or_else(|| fragment.clone());
                let hash = if whole { String::new() } else { format!("#{}", place()) };
                let href = format!("{}{}{query}{hash}", self.root, page.url);
                let markdown = format!("{}{}index.md{hash}", self.root, page.url);
                let (title, titles) = self.context.line(title, self.page, roles);
                Resolved::Link(LinkTarget::To { href, title, titles, external: false, markdown })
            }
            LinkTo::Here(fragment) if self.page.hides(&fragment, site.audience()) => {
                Resolved::Link(LinkTarget::Nowhere)
            }
            LinkTo::Here(fragment) => {
                let place = site.place_on(self.page, &fragment).unwrap_or(fragment);
                to(format!("{query}#{place}"), false)
            }
            LinkTo::File(file) => to(format!("{}files/{}", self.root, composed(&file)), false),
            LinkTo::Made(url) => {
                let (page, place) = url.split_at(url.find('#').unwrap_or(url.len()));
                let has_twin = page.ends_with('/') && !page.ends_with("/search/");
                let markdown = if has_twin { format!("{}{page}index.md{place}", self.root) } else { String::new() };
                let (title, titles) = self.context.line(title, self.page, roles);
                let href = format!("{}{page}{query}{place}", self.root);
                Resolved::Link(LinkTarget::To { href, title, titles, external: false, markdown })
            }
            LinkTo::External => {
                let leaves = url.starts_with("http") || url.starts_with("//");
                to(url.to_owned(), leaves)
            }
            LinkTo::Unsafe => Resolved::Link(LinkTarget::Nowhere),
            // A rule reports the link to the author; the page keeps the address as written.
            LinkTo::Broken(_) => to(url.to_owned(), false),
        }
    }

    fn include(&mut self, path: &Name, roles: RoleSet, from: &str) -> Resolved {
        if self.depth == 0 {
            self.included += 1;
            // The includes beyond the limit are left out; a rule reports each at its place.
            if self.context.site.includes_that_fit.get(&self.page.number).is_some_and(|&fit| self.included > fit) {
                return Resolved::Missing(String::new());
            }
        }
        let file = self.context.site.snippets.name(&path.text);
        let snippet = file.and_then(|file| self.context.snippets.get(file));
        let Some(snippet) = snippet.filter(|snippet| self.depth < INCLUDE_DEPTH && snippet.file != from) else {
            return Resolved::Missing(String::new());
        };
        self.depth += 1;
        let inner = inner_prefix(&self.prefix, self.depth);
        let outer = std::mem::replace(&mut self.prefix, inner);
        let body = self.body(&snippet.source, &snippet.document, roles, &snippet.file);
        self.prefix = outer;
        self.depth -= 1;
        Resolved::Include(Box::new(body))
    }
}

impl Context<'_> {
    /// A line of mere text with its directives resolved: for everyone, and for each role where roles read it
    /// differently.
    pub(super) fn line(&self, text: &str, page: &Page, readers: RoleSet) -> (String, Vec<TextByRole>) {
        if ![":ui[", ":term[", ":feature["].iter().any(|directive| text.contains(directive)) {
            return (text.to_owned(), Vec::new());
        }
        let source = SourceText::new(page.path.clone(), text);
        let document = Arc::new(parse_inline(&source));
        let body = resolve(self, &source, &document, page, readers, "");
        let line = line_of(&document);
        (body.plain(line), body.by_role(line))
    }
}

/// The inline text of a line that was parsed by itself.
pub(super) fn line_of(document: &Document) -> &[Inline] {
    use crate::parse::page::BlockKind;
    match document.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) | BlockKind::Heading(_, inlines)) => inlines,
        _ => &[],
    }
}
