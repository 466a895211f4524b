//! The product's own translation files: JSON, YAML, gettext PO and XLIFF. Of thousands of texts only those are kept whose
//! key a label names.

mod json;
mod po;
#[cfg(test)]
mod tests;
mod xliff;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Places, Say};
use crate::korean::agree;
use crate::parse::yaml::fault;
use crate::text::{SourceText, Span};

/// The rule for the faults of these files.
pub const RULE: &str = "glossary/translation";

/// Largest translation file that is read, in bytes.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// The formats, each with the endings of its files.
const FORMATS: [(Format, &[&str]); 4] = [
    (Format::Json, &["json", "arb"]),
    (Format::Yaml, &["yml", "yaml"]),
    (Format::Po, &["po", "pot"]),
    (Format::Xliff, &["xlf", "xliff"]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Yaml,
    Po,
    Xliff,
}

/// A text of the product.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// What the screen says.
    pub text: String,
    /// Where it is written.
    pub place: Place,
}

/// The texts of one file by their keys, and what is wrong with them.
#[derive(Debug, Default, PartialEq)]
pub struct Translations {
    /// By key.
    pub texts: BTreeMap<String, Translation>,
    /// Keys that stand twice.
    pub faults: Vec<Diagnostic>,
}

/// Collects the wanted texts of one file.
struct Collected<'c, 't> {
    wanted: &'c BTreeSet<&'c str>,
    places: &'c Places<'t>,
    found: Translations,
    /// Some entry stands in the file, wanted or not, translated or not.
    any: bool,
}

impl Collected<'_, '_> {
    /// Takes a text if it is wanted. One key with two texts is a fault, since either may be on the screen.
    fn take(&mut self, key: &str, text: &str, span: Span) {
        self.any = true;
        if !self.wanted.contains(key) || text.trim().is_empty() {
            return;
        }
        let place = self.places.place(span);
        if let Some(first) = self.found.texts.get(key) {
            let say = Say::new(format!("키가 두 번 나와요: {key}"), format!("The key “{key}” stands twice"));
            let help = Say::new("제품팀에 알려 하나만 남겨 주세요", "Ask the product team to keep one of them");
            let note = Say::new("처음 나온 곳이에요", "It stands here first");
            self.found.faults.push(fault(RULE, place, say).help(help).note(note, Some(first.place.clone())));
            return;
        }
        self.found.texts.insert(key.to_owned(), Translation { text: text.trim().to_owned(), place });
    }
}

/// Reads the wanted texts of a translation file. Its format follows from its name. `language` is the language that the
/// glossary gives it: the outermost key of some YAML files, and of an XLIFF file whose source it may be.
///
/// # Errors
/// The fault of a file that cannot be read as what its name says.
pub fn parse_translation(
    source: &SourceText,
    language: &str,
    wanted: &BTreeSet<&str>,
) -> Result<Translations, Box<Diagnostic>> {
    let ending = source.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let Some((format, _)) = FORMATS.iter().find(|(_, endings)| endings.contains(&ending.as_str())) else {
        return Err(Box::new(unknown_format(&source.path)));
    };
    let places = Places::new(source);
    let mut collected = Collected { wanted, places: &places, found: Translations::default(), any: false };
    match format {
        Format::Json => json::read(&source.text, &mut collected),
        Format::Yaml => yaml::read(&source.text, language, &mut collected),
        Format::Po => po::read(&source.text, &mut collected),
        Format::Xliff => xliff::read(&source.text, language, &mut collected),
    }?;
    if collected.any { Ok(collected.found) } else { Err(Box::new(without_texts(&source.path))) }
}

/// A file without any translation was emptied by mistake: no product has screens without text.
fn without_texts(path: &str) -> Diagnostic {
    let say = Say::new("번역 파일에 글자가 하나도 없어요", "The translation file holds no text at all");
    fault(RULE, Place::file(path), say)
        .help(Say::new("제품팀에서 온전한 파일을 다시 받아 주세요", "Ask the product team for the whole file"))
}

/// A translation file that is larger than any that is meant for people.
pub fn too_large(path: &str) -> Diagnostic {
    let say = Say::new("번역 파일이 너무 커요", "The translation file is too large");
    let limit = LIMIT / 1024 / 1024;
    fault(RULE, Place::file(path), say).help(Say::new(
        format!("{limit} MB까지 읽을 수 있어요. 화면 이름이 든 파일만 적어 주세요"),
        format!("At most {limit} MB are read: name the file with the screen's texts alone"),
    ))
}

fn unknown_format(path: &str) -> Diagnostic {
    let endings: Vec<&str> = FORMATS.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
    let list = endings.join(", ");
    let say = Say::new("알 수 없는 형식의 번역 파일이에요", "A translation file of an unknown format");
    fault(RULE, Place::file(path), say).help(Say::new(format!("지원하는 형식: {list}"), format!("Read are: {list}")))
}

/// A file that is not what its name says.
fn malformed(places: &Places, span: Span, format: &str, cause: &str) -> Box<Diagnostic> {
    let say = Say::new(
        format!("번역 파일을 {format}{} 읽을 수 없어요", agree(format, "으로")),
        format!("The translation file is no {format}: {cause}"),
    );
    let help = Say::new("제품의 번역 파일을 다시 받아 주세요", "Take the product's translation file anew");
    Box::new(fault(RULE, places.place(span), say).help(help))
}
