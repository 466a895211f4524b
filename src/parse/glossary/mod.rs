//! `glossary.yml`: the shared terminology. Roles, concepts, UI labels, features, tone.

mod decode;
mod extend;
mod labels;
mod nodes;
mod placeless;
mod references;
mod rewrite;
pub mod rules;
mod shape;
mod stamp;
mod terms;
#[cfg(test)]
mod tests;
mod translated;
mod types;

pub use extend::{Extending, Step, at_end};
pub use rewrite::{LabelRenaming, RewriteFault, Rewritten, TermRenaming, note_former, rename_label, rename_term};
pub use shape::{GLOSSARY, PROPOSED};
pub use stamp::stamp;
pub use translated::{keys, translate};
pub use types::*;

use crate::diagnostic::{self, Diagnostic, Place, Places};
use crate::parse::paths::folder_of;
use crate::parse::yaml::{self, Node, Reader, Shape, Tree};
use crate::text::SourceText;

/// The files that a glossary includes, as paths of the project, each with the place where it is named. Paths that lead
/// out of the project are left out here and told by [`parse_glossary`].
pub fn includes(main: &SourceText) -> Vec<(String, Place)> {
    // A long glossary is not read twice for what most have none of. A key may be written with escapes.
    if !main.text.contains("include") && !main.text.contains('\\') {
        return Vec::new();
    }
    let places = Places::new(main);
    let Ok(Tree { root: Some(root), .. }) = yaml::parse(&places, 0, &main.text, &rules::FAULTS) else {
        return Vec::new();
    };
    let reader = Reader::new(&places);
    let named = root.get("include").map(Node::one_or_many).unwrap_or_default();
    let path = |node: &Node| Some((nodes::path(reader, node, folder_of(&main.path)).ok()?, reader.place(node)));
    named.iter().filter(|node| reader.text(node).is_some()).filter_map(path).collect()
}

/// Reads a glossary and the files that it includes, in their order. Whatever is at fault is told and left out of the
/// result; the rest is there.
///
/// # Errors
/// One diagnostic per file that is no YAML.
pub fn parse_glossary(
    main: &SourceText,
    included: &[SourceText],
) -> Result<(Glossary, Vec<Diagnostic>), Vec<Diagnostic>> {
    let places: Vec<Places> = std::iter::once(main).chain(included).map(Places::new).collect();
    let mut trees: Vec<(Reader, Node)> = Vec::new();
    let (mut faults, mut unreadable) = (Vec::new(), Vec::new());
    for places in &places {
        let source = places.source();
        let shape = Shape::Object(&GLOSSARY);
        match yaml::read(places, 0, &source.text, &shape, &source.path, &rules::FAULTS) {
            Ok(tree) => {
                faults.extend(tree.faults);
                trees.extend(tree.root.map(|root| (Reader::new(places), root)));
            }
            Err(syntax) => unreadable.push(*syntax),
        }
    }
    if !unreadable.is_empty() {
        return Err(unreadable);
    }
    let mut glossary = Glossary::default();
    for (reader, root) in &trees {
        glossary.roles.extend(decode::roles(*reader, root));
    }
    let declared = glossary.roles.iter().map(|role| (&*role.id, &role.place));
    references::ids(references::Kind::Role, declared, &mut faults);
    let roles: Vec<String> = glossary.roles.iter().map(|role| role.id.clone()).collect();
    let folder = folder_of(&main.path);
    for (reader, root) in &trees {
        decode::decode(*reader, root, &roles, &mut glossary);
        faults.extend(nodes::check(*reader, root, &roles, folder));
        faults.extend(nodes::include(*reader, root, folder, &main.path));
    }
    faults.extend(references::check(&glossary));
    faults.extend(terms::check(&glossary));
    faults.extend(labels::check(&glossary));
    diagnostic::sort(&mut faults);
    Ok((glossary, faults))
}
