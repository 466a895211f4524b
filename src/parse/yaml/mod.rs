//! YAML files, read into one tree of nodes with exact places, and compared with a table of what they may hold.
//!
//! ```
//! use helpgen::diagnostic::Places;
//! use helpgen::parse::yaml::{self, FaultRules, Field, Object, Reader, Shape};
//! use helpgen::text::SourceText;
//!
//! static PAGE: Object = Object {
//!     name: "page",
//!     fields: &[
//!         Field::required("title", Shape::Text, "글의 제목", "The page's title"),
//!         Field::new("reviewed", Shape::Date, "확인한 날", "The day of the last review"),
//!     ],
//!     rest: None,
//! };
//!
//! let source = SourceText::new("a.md", "titel: 환불\nreviewed: 2026-02-30\n");
//! let places = Places::new(&source);
//! let rules = FaultRules::one("page/front-matter");
//! let read = yaml::read(&places, 0, &source.text, &Shape::Object(&PAGE), "a.md", &rules).expect("it is YAML");
//! let told: Vec<&str> = read.faults.iter().map(|fault| fault.message.en.as_str()).collect();
//! assert_eq!(told, ["Unknown key: titel", "There is no such day: 2026-02-30", "“title” is missing"]);
//! let root = read.root.expect("it is not empty");
//! assert_eq!(root.get("reviewed").and_then(|node| Reader::new(&places).date(node)), None);
//! ```

mod build;
mod check;
mod dates;
mod faults;
#[cfg(test)]
pub(crate) mod listing;
mod node;
mod read;
mod scalar;
mod shape;
mod syntax;
mod syntax_hint;
#[cfg(test)]
mod tests;
mod written;

pub use build::{Tree, parse};
pub use check::check;
pub use dates::{DateFault, parse_date};
pub use faults::{FaultRules, FileRule, fault, meant_or_listed};
pub use node::{Key, Node, Value};
pub use read::Reader;
pub use shape::{Field, KeyShape, Object, Shape, is_id, is_language, language_of_country};
pub use written::{quoted, scalar};

use crate::diagnostic::{Diagnostic, Places};

/// Parses a text that stands at byte `offset` of the file of `places`, and checks its shape. A text with nothing in it
/// has no faults.
///
/// # Errors
/// The place and the cause when the text is no YAML.
pub fn read(
    places: &Places,
    offset: usize,
    text: &str,
    shape: &Shape,
    name: &str,
    rules: &FaultRules,
) -> Result<Tree, Box<Diagnostic>> {
    let mut tree = parse(places, offset, text, rules)?;
    if let Some(root) = &tree.root {
        tree.faults.extend(check(places, root, shape, name, rules));
    }
    Ok(tree)
}
