//! Helpers for markdown.

use crate::diagnostic::UiLang;

/// Chooses the text in a language.
pub(super) fn words<'w>(lang: UiLang, ko: &'w str, en: &'w str) -> &'w str {
    match lang {
        UiLang::Ko => ko,
        UiLang::En => en,
    }
}

/// A page with its front matter.
pub(super) fn page(title: &str, description: &str, order: usize, body: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let (title, description) = (quoted(title), quoted(&without_code(description)));
    format!("---\ntitle: {title}\ndescription: {description}\norder: {order}\n---\n\n{}\n", body.trim())
}

/// Descriptions appear in places without markdown.
fn without_code(text: &str) -> String {
    text.replace('`', "")
}

/// A text in a table cell: markdown characters outside of code are escaped.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            out.push_str(&format!("`{}`", part.replace('|', "\\|")));
            continue;
        }
        for c in part.chars() {
            if matches!(c, '|' | '*' | '_' | '<' | '[' | ']' | '~') {
                out.push('\\');
            }
            out.push(if c == '\n' { ' ' } else { c });
        }
    }
    out
}

/// Code in a cell of a table.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// A table.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rule = vec!["---".to_owned(); heads.len()];
    let mut out = line(&heads) + &line(&rule);
    rows.iter().for_each(|row| out.push_str(&line(row)));
    out
}

#[test]
fn signs_mean_themselves_in_cells() {
    assert_eq!(cell("`a|b`, *c* <d>"), "`a\\|b`, \\*c\\* \\<d>");
}
