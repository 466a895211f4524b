//! What the template engine says of a theme's templates, at its places in them.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::text::{SourceText, Span};

/// The rule for a theme's faults.
pub const THEME_TEMPLATE: &str = "theme/template";

/// The templates that do not parse by themselves: `tera` stops at the first, authors want them all.
pub(super) fn broken(templates: &BTreeMap<String, SourceText>) -> Option<Vec<Diagnostic>> {
    let mut faults = Vec::new();
    for (name, source) in templates {
        let mut alone = Tera::default();
        if let Err(error) = alone.add_raw_template(name, &source.text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            faults.push(fault(&error, templates));
        }
    }
    (!faults.is_empty()).then_some(faults)
}

/// What is wrong between templates: names that none of them has. The engine puts several such reports into one text, each with
/// ` --> file:line:column` below what it says.
pub(super) fn faults(error: &tera::Error, sources: &BTreeMap<String, SourceText>) -> Vec<Diagnostic> {
    let place_of = |name: &str, quoted: &str| {
        let source = sources.get(name)?;
        let at = source.text.find(&format!("\"{quoted}\""))?;
        Some(Places::new(source).place(Span::from(at..at + quoted.len() + 2)))
    };
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            return vec![missing(parent, place_of(current, parent))];
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let place = sources.get(tpl).map(|source| Place::file(source.path.clone()));
            return vec![told(&error.to_string(), place)];
        }
        ErrorKind::Msg(text) => {
            let lines: Vec<&str> = text.lines().collect();
            let reports = lines.windows(2).filter_map(|pair| {
                let message = pair[0].strip_prefix("error: ")?;
                let place = pair[1].trim_start().strip_prefix("--> ")?;
                let place = place_in(place, sources);
                let name = message.strip_prefix("Unknown template `").and_then(|rest| rest.strip_suffix('`'));
                Some(name.map_or_else(|| told(message, place.clone()), |name| missing(name, place.clone())))
            });
            let reports: Vec<Diagnostic> = reports.collect();
            if !reports.is_empty() {
                return reports;
            }
        }
        _ => {}
    }
    vec![fault(error, sources)]
}

/// The place that the engine writes as `file:line:column`; the quoted word there is what it is about.
fn place_in(written: &str, sources: &BTreeMap<String, SourceText>) -> Option<Place> {
    let (rest, column) = written.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let source = sources.get(name)?;
    let before = source.text.split_inclusive('\n').take(line.checked_sub(1)?);
    let start: usize = before.map(str::len).sum();
    let own = source.text.get(start..)?;
    let at = start + own.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
    let word = source.text.get(at..)?;
    let quoted = word.strip_prefix('"').and_then(|inner| inner.find('"')).map_or(1, |end| end + 2);
    let range: Range<usize> = at..(at + quoted).min(source.text.len());
    source.text.is_char_boundary(range.end).then(|| Places::new(source).place(Span::from(range)))
}

/// The template engine's error at its place in the theme.
pub(super) fn fault(error: &tera::Error, sources: &BTreeMap<String, SourceText>) -> Diagnostic {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let message = report.map_or_else(|| error.to_string(), |report| report.message().to_owned());
    let place = report.and_then(|report| {
        let source = sources.get(report.filename())?;
        let range = report.span().range.clone();
        let fits = source.text.get(range.clone()).is_some();
        Some(if fits { Places::new(source).place(Span::from(range)) } else { Place::file(source.path.clone()) })
    });
    told(&message, place)
}

fn error_at(place: Option<Place>, message: Say) -> Diagnostic {
    Diagnostic::new(THEME_TEMPLATE, Severity::Error, Some(place.unwrap_or_else(|| Place::file("themes"))), message)
}

/// A template that another one names and nobody wrote.
fn missing(name: &str, place: Option<Place>) -> Diagnostic {
    let message = Say::new(format!("‘{name}’ 템플릿이 없어요"), format!("There is no template “{name}”"));
    error_at(place, message).help(Say::new(
        "이름을 고치거나 테마의 templates 폴더에 그 파일을 만들어 주세요",
        "Correct the name, or write the file in the theme's templates folder",
    ))
}

fn told(message: &str, place: Option<Place>) -> Diagnostic {
    let first = message.lines().next().unwrap_or_default();
    let message = Say::new(format!("템플릿을 쓸 수 없어요: {first}"), format!("The template cannot be used: {first}"));
    error_at(place, message).help(Say::new(
        "템플릿에서 쓸 수 있는 값은 `helpgen theme show values`에 있어요",
        "`helpgen theme show values` lists the values that templates may use",
    ))
}
