//! Who reads a page, and which passages of it? A role that the glossary does not have is nobody: a slip in a role's name
//! must not show a text to everybody.

use crate::parse::page::{Document, Name};

use super::names::Names;
use super::roles::RoleSet;

/// Who reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readers {
    /// Their roles. Empty in a glossary that has roles: nobody.
    pub roles: RoleSet,
    /// False: the text names roles and none of them is in the glossary. That is told where it is written; rules need not
    /// tell that nobody reads the text.
    pub known: bool,
}

impl Readers {
    /// Those of a page, by the roles in its front matter; without any it is for everyone.
    pub fn of_page(roles: &[Name], names: &Names<'_>) -> Self {
        let everyone = RoleSet::everyone(names.glossary().roles.len());
        if roles.is_empty() { Self { roles: everyone, known: true } } else { Self::among(everyone, roles, names) }
    }

    /// Those of `around` whose roles are named.
    fn among(around: RoleSet, roles: &[Name], names: &Names<'_>) -> Self {
        let known: Vec<usize> = roles.iter().filter_map(|name| names.role(&name.text).ok()).collect();
        let own = known.iter().map(|&role| RoleSet::one(role)).fold(RoleSet::NOBODY, RoleSet::or);
        Self { roles: own.and(around), known: !known.is_empty() }
    }

    /// Those of each passage of a text that `around` reads: its own roles among those of the passage around it.
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
