//! The schema and the parser agree.

use super::*;

#[test]
fn probe() {
    println!(
        "{}",
        serde_json::to_string_pretty(&json_schema(SchemaFile::Config, UiLang::Ko, &["term/deprecated"])).unwrap()
    );
}
