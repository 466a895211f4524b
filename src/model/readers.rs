//! Who reads a page, and which passages of it? A role that the glossary lacks has no readers: a misspelled role must
//! not show a text to everybody.

use crate::parse::page::{Document, Name};

use super::names::Names;
use super::roles::RoleSet;

/// The readers of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readers {
    /// Their roles. In a glossary with roles, empty means nobody.
    pub roles: RoleSet,
    /// False if the text names only unknown roles. Those are reported at their place, so rules need not report that
    /// nobody reads the text.
    pub known: bool,
}

impl Readers {
    /// The readers of a page, by the roles in its front matter; without roles everyone.
    pub fn of_page(roles: &[Name], names: &Names<'_>) -> Self {
        let everyone = RoleSet::everyone(names.glossary().roles.len());
        if roles.is_empty() { Self { roles: everyone, known: true } } else { Self::among(everyone, roles, names) }
    }

    /// The readers in `around` with one of the named roles.
    fn among(around: RoleSet, roles: &[Name], names: &Names<'_>) -> Self {
        let known: Vec<usize> = roles.iter().filter_map(|name| names.role(&name.text).ok()).collect();
        let own = known.iter().map(|&role| RoleSet::one(role)).fold(RoleSet::NOBODY, RoleSet::or);
        Self { roles: own.and(around), known: !known.is_empty() }
    }

    /// The readers of each passage of a text that `around` reads: the passage's roles within those of the enclosing
    /// passage.
    pub fn of_passages(document: &Document, names: &Names<'_>, around: RoleSet) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for passage in &document.passages {
            let outer = passage.parent.and_then(|at| all.get(at).copied());
            let outer = outer.unwrap_or(Self { roles: around, known: true });
            let own = Self::among(outer.roles, &passage.roles, names);
            all.push(Self { known: own.known && outer.known, ..own });
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;
    use crate::parse::page::{Dialects, parse_page};
    use crate::text::SourceText;

    #[test]
    fn a_role_that_is_not_there_is_nobody() {
        let yaml = "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n";
        let (glossary, _) = parse_glossary(&SourceText::new("glossary.yml", yaml), &[]).expect("it is YAML");
        let names = Names::new(&glossary);
        let text = "::::role studnet\n가\n:::role student\n나\n:::\n::::\n\n:::role studnet 강의자\n다\n:::\n";
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let readers = Readers::of_passages(&document, &names, RoleSet::everyone(2));
        let nobody = Readers { roles: RoleSet::NOBODY, known: false };
        assert_eq!(readers, [nobody, nobody, Readers { roles: RoleSet::one(1), known: true }]);
        let front =
            parse_page(&SourceText::new("b.md", "---\ntitle: 가\nroles: [studnet]\n---\n"), &[], Dialects::default())
                .front;
        assert_eq!(Readers::of_page(&front.roles, &names), nobody);
        assert_eq!(Readers::of_page(&[], &names), Readers { roles: RoleSet::everyone(2), known: true });
    }
}
