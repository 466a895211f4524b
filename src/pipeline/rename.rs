//! Renames a label or concept: the glossary's entry, its mentions on pages, and links to changed headings. Everything
//! is made and checked before anything is written.

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

/// The rules about other texts of the glossary: names of features, labels, definitions.
const OWN_TEXTS: [&str; 2] = ["glossary/text", "glossary/label-term"];

/// The thing to rename.
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
    /// The thing to rename.
    pub what: Renamed,
    /// The new name.
    pub new: String,
    /// The language; none: the help center's first.
    pub lang: Option<String>,
    /// The first day of the new name; none: today.
    pub from: Option<Date>,
    /// Whether files are written. Otherwise the new texts are only made.
    pub write: bool,
}

/// Why renaming is impossible.
#[derive(Debug)]
pub enum RenameFault {
    /// The name has no thing, or more than one.
    Name(NameFault),
    /// The role does not exist. The existing roles.
    Role(Vec<String>),
    /// The glossary's entry cannot be edited.
    Entry(RewriteFault),
    /// The new name is empty or spans lines.
    New,
}

/// A screenshot that shows the old name.
#[derive(Clone, Debug, PartialEq)]
pub struct Retake {
    /// The place on the page.
    pub place: Place,
    /// The picture.
    pub url: String,
    /// The day of the screenshot, as written.
    pub taken: Option<String>,
}

/// The result of renaming.
#[derive(Debug)]
pub struct RenameOutcome {
    /// The old name.
    pub old: String,
    /// Changed files: the glossary's first, the baseline last.
    pub files: Vec<FixedFile>,
    /// Number of checked pages.
    pub pages: usize,
    /// Number of changed places on pages.
    pub places: usize,
    /// Mentions of the old name that people have to check.
    pub left: Vec<Diagnostic>,
    /// The first day of the new name, if it is in the future: pages use it before then.
    pub ahead: Option<Date>,
    /// New faults after renaming. With any fault nothing is written.
    pub broken: Vec<Diagnostic>,
    /// Screenshots to take again.
    pub retakes: Vec<Retake>,
    /// Why the files were not written although requested.
    pub refused: Option<Error>,
    /// Whether the files were written.
    pub written: bool,
}

/// The thing to rename, found in the glossary.
struct Meant {
    subject: Subject,
    /// The rules that report mentions of the old name.
    rules: &'static [&'static str],
    file: Arc<str>,
}

impl Meant {
    /// Whether a finding is about a mention of the old name, or of the new one for readers who do not have it.
    fn concerns(&self, told: &Diagnostic, names: [&str; 2]) -> bool {
        self.rules.contains(&&*told.rule)
            && told.subject.as_ref() == Some(&self.subject)
            && names.into_iter().any(|name| same(&told.place, name))
    }
}

/// Renames a label or concept.
///
/// # Errors
/// An error of the system or unreadable files; in the inner result the reason why renaming is impossible.
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

    // The same help center with the new entry: the rules find mentions of the old name, and their fixes change them.
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
    // Earlier findings, accepted or not, do not prevent renaming.
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
        // The glossary is written last: after an interruption the same command starts from it again.
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

/// Whether the text of a finding equals a text, ignoring spaces.
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
            // If the text was shared, other roles still see the old name.
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

/// Replaces files by their new texts.
fn put(request: &mut Request, files: &[FixedFile]) {
    for file in files {
        request.asked.texts.insert(file.before.path.to_string(), file.after.clone());
    }
}

/// The concept's own definition, if it has the old term; no rule reports that.
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

/// The findings about mentions of the old name.
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

/// Pages with the old name replaced by the new one.
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
        // Changed directives count as fixed findings too.
        let counted = mended.fixed.first().cloned();
        mended.fixed.extend(std::iter::repeat_n(counted, directives).flatten());
        files.push(FixedFile::made(source, mended.text, mended.fixed));
    }
    Ok(files)
}

/// Directives with the old visible name: they get the new one, or the id if several things share the new name.
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
    // A name with characters of directive, table or attribute syntax is replaced by the id.
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
            // The site corrects the particle itself, but other markdown viewers show the source.
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

/// Screenshots of the label, for roles whose screen changes.
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
