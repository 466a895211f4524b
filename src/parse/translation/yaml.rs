//! YAML: nested maps, whose keys are joined with dots. The language may stand around them all (`ko:`).

use super::Collected;
use super::RULE;
use crate::diagnostic::Diagnostic;
use crate::parse::yaml::{FaultRules, Node, parse};

pub(super) fn read(text: &str, language: &str, collected: &mut Collected<'_, '_>) -> Result<(), Box<Diagnostic>> {
    let tree = parse(collected.places, 0, text, &FaultRules::one(RULE))?;
    let Some(root) = &tree.root else { return Ok(()) };
    // A key that is there twice matters where a label may mean it.
    let parts: Vec<&str> = collected.wanted.iter().flat_map(|key| key.split('.')).collect();
    let named = |fault: &Diagnostic| {
        let found = fault.place.as_ref().map_or("", |place| place.found.trim_matches(['"', '\'']));
        parts.contains(&found)
    };
    collected.found.faults.extend(tree.faults.into_iter().filter(named));
    match root.entries() {
        [(key, inner)] if key.text == language || key.text.starts_with(&format!("{language}-")) => {
            walk(inner, &mut String::new(), collected);
        }
        _ => walk(root, &mut String::new(), collected),
    }
    Ok(())
}

fn walk(node: &Node, path: &mut String, collected: &mut Collected<'_, '_>) {
    for (key, inner) in node.entries() {
        let length = path.len();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&key.text);
        match inner.scalar(collected.places.source()) {
            Some(text) => collected.take(path, text, inner.span),
            None => walk(inner, path, collected),
        }
        path.truncate(length);
    }
}
