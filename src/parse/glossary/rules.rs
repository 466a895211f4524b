//! The rules under which a glossary's own faults are reported.

use crate::parse::yaml::{FaultRules, FileRule};

/// The same thing called differently in two concepts.
pub const CONFLICT: &str = "glossary/conflict";
/// A chain of references that comes back to its beginning.
pub const CYCLE: &str = "glossary/cycle";
/// A day that is none, or days in the wrong order.
pub const DATES: &str = "glossary/dates";
/// A concept that nobody explains.
pub const DEFINITION: &str = "glossary/definition";
/// Two things of a kind with one id.
pub const DUPLICATE_ID: &str = "glossary/duplicate-id";
/// A key that stands twice.
pub const DUPLICATE_KEY: &str = "glossary/duplicate-key";
/// A term that a concept lists twice.
pub const DUPLICATE_TERM: &str = "glossary/duplicate-term";
/// Nothing where something belongs.
pub const EMPTY: &str = "glossary/empty";
/// An exception that can never apply.
pub const EXCEPT: &str = "glossary/except";
/// A label that somebody sees without a text.
pub const LABEL_TEXT: &str = "glossary/label-text";
/// A key that has to be there.
pub const MISSING_KEY: &str = "glossary/missing-key";
/// A path that leads out of the project.
pub const PATH: &str = "glossary/path";
/// Words not to use, and none to use instead.
pub const PREFERRED: &str = "glossary/preferred";
/// An id that nothing bears.
pub const REFERENCE: &str = "glossary/reference";
/// Not YAML.
pub const SYNTAX: &str = "glossary/syntax";
/// A value of the wrong kind.
pub const TYPE: &str = "glossary/type";
/// A translation file of the product that is missing or malformed, or has a key twice.
pub const TRANSLATION: &str = crate::parse::translation::RULE;
/// A key that means nothing.
pub const UNKNOWN_KEY: &str = "glossary/unknown-key";
/// A value outside of what is allowed.
pub const VALUE: &str = "glossary/value";

/// How the YAML layer tells the faults of a glossary.
pub const FAULTS: FaultRules = FaultRules {
    syntax: SYNTAX,
    duplicate_key: DUPLICATE_KEY,
    unknown_key: UNKNOWN_KEY,
    missing_key: MISSING_KEY,
    wrong_type: TYPE,
    value: VALUE,
    empty: EMPTY,
    date: DATES,
};

/// Every rule of this file, in the order of their ids. The explanation of each lies in `rules/`.
pub const RULES: &[FileRule] = &[
    FileRule::error(
        CONFLICT,
        "한 용어를 한쪽에서는 쓰는 말로, 다른 쪽에서는 쓰지 않는 말로 정했어요",
        "One text is preferred in one concept and deprecated in another",
        include_str!("rules/conflict.md"),
    ),
    FileRule::error(
        CYCLE,
        "parent나 replacement가 서로를 가리켜 끝나지 않아요",
        "A cycle of parent or replacement",
        include_str!("rules/cycle.md"),
    ),
    FileRule::error(
        DATES,
        "달력에 없는 날짜이거나 순서가 맞지 않아요",
        "Impossible dates, or dates out of order",
        include_str!("rules/dates.md"),
    ),
    FileRule::warning(
        DEFINITION,
        "뜻풀이가 없는 개념이에요",
        "A concept without a definition",
        include_str!("rules/definition.md"),
    ),
    FileRule::error(
        DUPLICATE_ID,
        "같은 id가 두 번 나와요",
        "Two things of a kind share an id",
        include_str!("rules/duplicate_id.md"),
    ),
    FileRule::error(
        DUPLICATE_KEY,
        "같은 항목이 두 번 나와요",
        "A key stands twice in one map",
        include_str!("rules/duplicate_key.md"),
    ),
    FileRule::error(
        DUPLICATE_TERM,
        "한 개념에 같은 용어가 두 번 나와요",
        "A concept lists one term twice",
        include_str!("rules/duplicate_term.md"),
    ),
    FileRule::error(EMPTY, "비어 있는 항목이에요", "An empty value", include_str!("rules/empty.md")),
    FileRule::warning(
        EXCEPT,
        "except에 용어가 들어 있지 않아요",
        "An exception that does not hold its term",
        include_str!("rules/except.md"),
    ),
    FileRule::error(
        LABEL_TEXT,
        "보는 사람이 있는데 글자가 없는 화면 이름이에요",
        "A label with no text for a role or language that uses it",
        include_str!("rules/label_text.md"),
    ),
    FileRule::error(
        MISSING_KEY,
        "꼭 있어야 하는 항목이 없어요",
        "A required key is missing",
        include_str!("rules/missing_key.md"),
    ),
    FileRule::error(
        PATH,
        "프로젝트 밖을 가리키는 경로예요",
        "A path that leads out of the project",
        include_str!("rules/path.md"),
    ),
    FileRule::warning(
        PREFERRED,
        "대신 쓸 말이 없는 개념이에요",
        "Terms not to use, with none to use instead",
        include_str!("rules/preferred.md"),
    ),
    FileRule::error(
        REFERENCE,
        "없는 id를 가리켜요",
        "A reference to an id that is not there",
        include_str!("rules/reference.md"),
    ),
    FileRule::error(SYNTAX, "YAML로 읽을 수 없어요", "The file is not YAML", include_str!("rules/syntax.md")),
    FileRule::error(
        TRANSLATION,
        "제품의 번역 파일을 쓸 수 없어요",
        "A translation file of the product that cannot be used",
        include_str!("rules/translation.md"),
    ),
    FileRule::error(TYPE, "값의 종류가 맞지 않아요", "A value of the wrong type", include_str!("rules/type.md")),
    FileRule::error(UNKNOWN_KEY, "알 수 없는 항목이에요", "An unknown key", include_str!("rules/unknown_key.md")),
    FileRule::error(VALUE, "쓸 수 없는 값이에요", "A value that is not allowed", include_str!("rules/value.md")),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_stand_in_order() {
        assert!(super::RULES.is_sorted_by_key(|rule| rule.id));
    }
}
