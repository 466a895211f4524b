//! JSON: nested objects, whose keys are joined with dots, or one flat object.

use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Collected, malformed};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// JSON as RFC 8259 has it, without the liberties that configuration files take.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

pub(super) fn read(text: &str, collected: &mut Collected<'_, '_>) -> Result<(), Box<Diagnostic>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let parsed = parse_to_ast(&text[mark..], &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = error.range();
        let start = (range.start + mark).min(text.len());
        malformed(collected.places, Span::new(start, start), "JSON", &error.kind().to_string())
    })?;
    if let Some(value @ Value::Object(_)) = &parsed.value {
        walk(value, &mut String::new(), mark, collected);
    }
    Ok(())
}

fn walk(value: &Value<'_>, path: &mut String, mark: usize, collected: &mut Collected<'_, '_>) {
    match value {
        Value::Object(object) => {
            for property in &object.properties {
                let length = path.len();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(property.name.as_str());
                walk(&property.value, path, mark, collected);
                path.truncate(length);
            }
        }
        Value::StringLit(text) => {
            let span = Span::new(text.range.start + mark, text.range.end + mark);
            collected.take(path, &text.value, span);
        }
        Value::Array(_) | Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => {}
    }
}
