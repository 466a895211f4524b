//! One name for another, everywhere at once: the glossary's entry, the pages that write the old name, links to headings
//! that are called otherwise now. Everything is made and judged before anything is written.

use std::sync::Arc;

use jiff::civil::Date;

use crate::baseline::added;
use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Places, Say, Severity, Subject, apply};
use crate::error::Error;
use crate::lint::lexicon::{Beside, Lexicon};
use crate::lint::prose::scalar_offset;
use crate::lint::words::quoted;
use crate::lint::{Headings, Linter, holding};
use crate::model::{NameFault, Names, Page, RoleSet};
use crate::parse::glossary::{
    Glossary, LabelRenaming, RewriteFault, Rewritten, Status, TermRenaming, rename_label, rename_term,
};
use crate::parse::page::{Document, Name, Target, Yields};
use crate::text::{SourceText, Span};
use crate::write::Desk;

use super::accepted::followed;
use super::asked::Request;
use super::changed::{FileOutcome, FixedFile};
use super::check::{baseline, check};
use super::fix::take_over;
use super::leading::{Moves, Text, lead, texts};
use super::standalone::open;
use super::stop::Stop;
use super::survey::Surveyed;
use super::together::write_together;

/// The rules that tell what the glossary itself says in other entries: names of features, labels, definitions.
const OWN_TEXTS: [&str; 2] = ["glossary/text", "glossary/label-term"];

/// What gets a new name.
#[derive(Clone, Debug)]
pub enum Renamed {
    /// A label, by id or visible name; for one role alone.
    Label {
        /// Its id or visible name.
        name: String,
        /// The role's id or name.
        role: Option<String>,
    },
    /// A concept, by id or preferred term.
    Term {
        /// Its id or preferred term.
        name: String,
    },
}

/// A renaming.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// What gets a new name.
    pub what: Renamed,
    /// The new name.
    pub new: String,
    /// In which language; none: the help center's first.
    pub lang: Option<String>,
    /// The first day of the new name; none: today.
    pub from: Option<Date>,
    /// Files are written. Otherwise the new texts are only made.
    pub write: bool,
}

/// Why there is no renaming.
#[derive(Debug)]
pub enum RenameFault {
    /// The name names nothing, or too much.
    Name(NameFault),
    /// The role names nothing. The roles that are there.
    Role(Vec<String>),
    /// The glossary's entry cannot be edited.
    Entry(RewriteFault),
    /// The new name is empty or spans lines.
    New,
}

/// A picture of a screen that says the old name.
#[derive(Clone, Debug, PartialEq)]
pub struct Retake {
    /// Where the page shows it.
    pub place: Place,
    /// The picture.
    pub url: String,
    /// The day on which it was taken, as written.
    pub taken: Option<String>,
}

/// What a renaming comes to.
#[derive(Debug)]
pub struct RenameOutcome {
    /// What it was called.
    pub old: String,
    /// Files that change: the glossary's first, the list of accepted findings last.
    pub files: Vec<FixedFile>,
    /// How many pages were looked at.
    pub pages: usize,
    /// How many places on pages were changed.
    pub places: usize,
    /// Mentions of the old name that somebody has to look at.
    pub left: Vec<Diagnostic>,
    /// The first day of the new name, if it is yet to come: pages say the new name before it.
    pub ahead: Option<Date>,
    /// What would be wrong afterwards and was not before. If there is any, nothing is written.
    pub broken: Vec<Diagnostic>,
    /// Pictures to be taken again.
    pub retakes: Vec<Retake>,
    /// Why the files were not written, though they were to be.
    pub refused: Option<Error>,
    /// The files stand on disk.
    pub written: bool,
}

/// What is renamed, found in the glossary.
struct Meant {
    subject: Subject,
    /// The rules that tell mentions of the old name.
    rules: &'static [&'static str],
    file: Arc<str>,
}

impl Meant {
    /// Whether a finding is about a mention of the old name, or of the new one where not every reader has that.
    fn concerns(&self, told: &Diagnostic, names: [&str; 2]) -> bool {
        self.rules.contains(&&*told.rule)
            && told.subject.as_ref() == Some(&self.subject)
            && names.into_iter().any(|name| same(&told.place, name))
    }
}

/// Renames.
///
/// # Errors
/// The machine's refusal and files that cannot be read; inside: why it cannot be renamed.
pub fn rename(request: Request, renaming: &Renaming) -> Result<Result<RenameOutcome, RenameFault>, Stop> {
    if renaming.write {
        Desk::clear(&request.root);
    }
    let before = open(request.clone())?;
    let glossary = before.site.glossary.clone();
    let lang = renaming.lang.clone().unwrap_or_else(|| before.site.config.languages[0].clone());
    let from = renaming.from.unwrap_or(before.site.today);
    let meant = match meant(&glossary, renaming) {
        Ok(meant) => meant,
        Err(fault) => return Ok(Err(fault)),
    };
    let Some(source) = request.read(&meant.file).ok().flatten() else {
        return Ok(Err(RenameFault::Entry(RewriteFault::NotThere)));
    };
    let Rewritten { old, edits } = match rewritten(&source, &glossary, &meant, renaming, &lang, from) {
        Ok(rewritten) => rewritten,
        Err(fault) => return Ok(Err(fault)),
    };
    let entry = changed(&source, edits);
    let role = match &renaming.what {
        Renamed::Label { role: Some(role), .. } => Names::new(&glossary).role(role).ok(),
        _ => None,
    };
    let retakes = retakes(&before, &meant, role)?;

    // The same help center with the new entry: what speaks of the old name is found by the rules, and mended by their fixes.
    let mut again = request.clone();
    put(&mut again, std::slice::from_ref(&entry));
    let mut after = open(again.clone())?;
    // Judge as of the new name's first day.
    let day = from.max(after.site.today);
    after.site.today = day;
    let names = [&*old, renaming.new.trim()];
    let mut files = pages(&before, &after, &meant, names)?;
    let places = files.iter().map(|file| file.fixed.len().max(1)).sum();
    put(&mut again, &files);
    let named = open(again.clone())?;
    let moves = Moves::between(&before, &named)?;
    let anywhere = |_: &str| true;
    take_over(&mut files, lead(&named, &moves, &anywhere)?, lead(&before, &moves, &anywhere)?);
    drop(named);
    put(&mut again, &files);
    files.insert(0, entry);

    let accepted = baseline(&before)?;
    let known = check(&before)?;
    let mut last = open(again)?;
    let mut found = check(&last)?;
    // What was wrong before, accepted or not, does not stand in the way of a new name.
    let added = added(&known.all(), &found.all());
    let own_texts =
        |told: &&&Diagnostic| OWN_TEXTS.contains(&&*told.rule) && told.subject.as_ref() == Some(&meant.subject);
    let own: Vec<Diagnostic> = added.iter().filter(own_texts).copied().cloned().collect();
    let spoils = |told: &Diagnostic| told.severity == Severity::Error && !told.rule.starts_with("image/");
    let broken = added.into_iter().filter(|told| spoils(told) && !meant.concerns(told, names)).cloned().collect();
    files.extend(accepted.and_then(|list| followed(&list, &known.all(), &mut found, &last)));
    let ahead = (day > last.site.today).then_some(day);
    last.site.today = day;
    let mut left = mentions(&last, &meant, names)?;
    left.extend(own);
    left.extend(definition(&last.site.glossary, &meant, &lang));
    let pages = last.site.pages.len();
    let mut outcome =
        RenameOutcome { old, files, pages, places, left, ahead, broken, retakes, refused: None, written: false };
    if renaming.write && outcome.broken.is_empty() {
        // Whoever is interrupted runs the command again, and it starts from the glossary: that is written last.
        let (entry, pages) = outcome.files.split_at(1);
        match write_together(&request.root, pages.iter().chain(entry)) {
            Ok(()) => {
                outcome.written = true;
                outcome.files.iter_mut().for_each(|file| file.outcome = FileOutcome::Written);
            }
            Err(error) => outcome.refused = Some(error),
        }
    }
    Ok(Ok(outcome))
}

/// Whether a finding stands at a text, however it is spaced.
fn same(place: &Option<Place>, text: &str) -> bool {
    place.as_ref().is_some_and(|place| folded(&place.found) == folded(text))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn meant(glossary: &Glossary, renaming: &Renaming) -> Result<Meant, RenameFault> {
    let new = renaming.new.trim();
    if new.is_empty() || new.contains(['\n', '\r', '\0']) {
        return Err(RenameFault::New);
    }
    let names = Names::new(glossary);
    match &renaming.what {
        Renamed::Label { name, role } => {
            if let Some(role) = role
                && names.role(role).is_err()
            {
                return Err(RenameFault::Role(glossary.roles.iter().map(|role| role.id.clone()).collect()));
            }
            let label = names.label(name).map_err(RenameFault::Name)?;
            let subject = Subject::Label(label.id.clone());
            // Where one text was everybody's, the old name is on the screens of the others.
            Ok(Meant { subject, rules: &["label/former", "label/wrong-role"], file: label.place.path.clone() })
        }
        Renamed::Term { name } => {
            let concept = names.concept(name).map_err(RenameFault::Name)?;
            let subject = Subject::Concept(concept.id.clone());
            Ok(Meant { subject, rules: &["term/deprecated"], file: concept.place.path.clone() })
        }
    }
}

fn rewritten(
    source: &SourceText,
    glossary: &Glossary,
    meant: &Meant,
    renaming: &Renaming,
    lang: &str,
    from: Date,
) -> Result<Rewritten, RenameFault> {
    let new = renaming.new.trim();
    let done = match (&meant.subject, &renaming.what) {
        (Subject::Label(id), Renamed::Label { role, .. }) => {
            let names = Names::new(glossary);
            let role = role.as_ref().and_then(|role| names.role(role).ok()).map(|at| names.role_at(at).id.as_str());
            let roles: Vec<String> = glossary.roles.iter().map(|role| role.id.clone()).collect();
            let until = from.yesterday().unwrap_or(from);
            rename_label(source, &LabelRenaming { id, role, lang, new, until }, &roles)
        }
        (Subject::Concept(id), _) => rename_term(source, &TermRenaming { id, lang, new, since: from }),
        _ => Err(RewriteFault::NotThere),
    };
    done.map_err(RenameFault::Entry)
}

fn changed(source: &SourceText, edits: Vec<Edit>) -> FixedFile {
    let fix = Fix::safe(edits);
    FixedFile::made(source.clone(), apply(&source.text, &[&fix]).text, Vec::new())
}

/// The new texts stand in the place of the files.
fn put(request: &mut Request, files: &[FixedFile]) {
    for file in files {
        request.asked.texts.insert(file.before.path.to_string(), file.after.clone());
    }
}

/// The concept's own definition, where it still says the old term. Otherwise a definition may speak of what it defines.
fn definition(glossary: &Glossary, meant: &Meant, lang: &str) -> Option<Diagnostic> {
    let Subject::Concept(id) = &meant.subject else { return None };
    let concept = glossary.concepts.iter().find(|concept| concept.id == *id)?;
    let lexicon = Lexicon::new(glossary, lang, Beside::default());
    let found = lexicon.find(concept.definition.get(lang)?, &[]);
    let old = found
        .into_iter()
        .map(|own| lexicon.entry(own.entry))
        .find(|entry| entry.concept.id == *id && entry.term.status == Status::Superseded)?;
    let word = &old.term.text;
    let say = Say::new(
        format!("{id}의 뜻풀이가 아직 {} 말해요", quoted(word, "을")),
        format!("The definition of {id} still says “{word}”"),
    );
    Some(Diagnostic::new(OWN_TEXTS[0], Severity::Warning, Some(concept.place.clone()), say))
}

/// What is told of mentions of the old name.
fn mentions(surveyed: &Surveyed, meant: &Meant, told_names: [&str; 2]) -> Result<Vec<Diagnostic>, Stop> {
    let names = Names::new(&surveyed.site.glossary);
    let linter = Linter::new(&surveyed.site, &names).only(meant.rules.iter().map(|rule| (*rule).to_owned()));
    let mut found = Vec::new();
    for Text { page, source, document, is_snippet, .. } in texts(surveyed)? {
        let told = match is_snippet {
            true => linter.snippet(&page, &source, &document),
            false => linter.page(&page, &source, &document, Vec::new()),
        };
        found.extend(told.diagnostics.into_iter().filter(|told| meant.concerns(told, told_names)));
    }
    Ok(found)
}

/// Pages that say the old name, with the new one.
fn pages(before: &Surveyed, after: &Surveyed, meant: &Meant, both: [&str; 2]) -> Result<Vec<FixedFile>, Stop> {
    let (old_names, new_names) = (Names::new(&before.site.glossary), Names::new(&after.site.glossary));
    let linter = Linter::new(&after.site, &new_names).only(meant.rules.iter().map(|rule| (*rule).to_owned()));
    let wanted = |told: &Diagnostic| meant.concerns(told, both) && told.fix.as_ref().is_some_and(|fix| fix.safe);
    let mut files = Vec::new();
    for Text { page, source, document, is_snippet, .. } in texts(before)? {
        let edits = by_visible_name(&page, &source, &document, meant, both[1], (&old_names, &new_names));
        let edits = holding(&source, &document, &|source| linter.parse(source), edits, Yields::Name);
        let directives = edits.len();
        let text = apply(&source.text, &edits.iter().collect::<Vec<_>>()).text;
        let now = SourceText::new(source.path.clone(), text);
        let mut mended = linter.mend(&page, &now, is_snippet, Headings::Change, &wanted);
        if mended.text == *source.text {
            continue;
        }
        // A place that was changed by itself counts as one that was mended.
        let counted = mended.fixed.first().cloned();
        mended.fixed.extend(std::iter::repeat_n(counted, directives).flatten());
        files.push(FixedFile::made(source, mended.text, mended.fixed));
    }
    Ok(files)
}

/// Directives that call the thing by its old visible name: by the new one, or by its id where several things bear that.
fn by_visible_name(
    page: &Page,
    source: &SourceText,
    document: &Document,
    meant: &Meant,
    visible: &str,
    (old, new): (&Names<'_>, &Names<'_>),
) -> Vec<Fix> {
    let title = page.front.title.as_ref().and_then(|name| scalar_offset(&source.text, name));
    let own = document.references.iter().map(|reference| (0, reference));
    let of_title = page.title.document.references.iter().filter_map(|reference| Some((title?, reference)));
    // What a directive, a table or an attribute would take for its own signs is named by its id.
    let plain = !visible.contains(['[', ']', '{', '}', '|', '"', ',', '>', '`', '*', '\\', '\n']);
    let mut fixes = Vec::new();
    for (base, reference) in own.chain(of_title) {
        let names: Vec<&Name> = match (&reference.target, &meant.subject) {
            (Target::Label { path, .. }, Subject::Label(_)) => path.iter().collect(),
            (Target::Image(image), Subject::Label(_)) => image.shows.iter().collect(),
            (Target::Term { name, .. }, Subject::Concept(_)) => vec![name],
            _ => continue,
        };
        for name in names {
            let now = match &meant.subject {
                Subject::Label(id) => {
                    let is_it = |names: &Names<'_>, text: &str| names.label(text).is_ok_and(|label| label.id == *id);
                    let stale = name.text != *id && is_it(old, &name.text) && !is_it(new, &name.text);
                    stale.then(|| if plain && is_it(new, visible) { visible.to_owned() } else { id.clone() })
                }
                Subject::Concept(id) => {
                    let is_it = |names: &Names<'_>, text: &str| names.concept(text).is_ok_and(|own| own.id == *id);
                    let stale = name.text != *id && is_it(old, &name.text) && !is_it(new, &name.text);
                    stale.then(|| if plain && is_it(new, visible) { visible.to_owned() } else { id.clone() })
                }
                Subject::Feature(_) => None,
            };
            let Some(text) = now else { continue };
            let mut edits = vec![Edit { span: name.span.shifted(base), text: text.clone() }];
            // On the site the particle agrees by itself; plain viewers read what is written.
            let end = reference.span.shifted(base).end as usize;
            let rest = source.text.get(end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            let directive = !matches!(reference.target, Target::Image(_));
            if let Some(particle) = crate::korean::repair("", &text, rest).filter(|own| directive && own.start == 0) {
                edits.push(Edit { span: Span::new(end, end + particle.end), text: particle.text });
            }
            fixes.push(Fix::safe(edits));
        }
    }
    fixes
}

/// Pictures on which the label is to be seen, for those whose screen changes.
fn retakes(surveyed: &Surveyed, meant: &Meant, role: Option<usize>) -> Result<Vec<Retake>, Stop> {
    let Subject::Label(id) = &meant.subject else { return Ok(Vec::new()) };
    let names = Names::new(&surveyed.site.glossary);
    let mut found = Vec::new();
    for Text { page, source, document, .. } in texts(surveyed)? {
        let places = Places::new(&source);
        for reference in &document.references {
            let Target::Image(image) = &reference.target else { continue };
            let shows = image.shows.iter().any(|name| names.label(&name.text).is_ok_and(|label| label.id == *id));
            let whose = image.role.as_ref().and_then(|name| names.role(&name.text).ok()).map(RoleSet::one);
            let whose = whose.unwrap_or(page.roles);
            if shows && role.is_none_or(|role| whose.contains(role)) {
                let taken = image.taken.as_ref().map(|taken| taken.text.clone());
                found.push(Retake { place: places.place(reference.span), url: image.url.clone(), taken });
            }
        }
    }
    Ok(found)
}
