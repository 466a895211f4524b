//! The rules under which the faults of `helpgen.yml` are told.

use crate::parse::yaml::{FaultRules, FileRule};

/// A day that is none, or days in the wrong order.
pub const DATES: &str = "config/dates";
/// A key that stands twice.
pub const DUPLICATE_KEY: &str = "config/duplicate-key";
/// Nothing where something belongs.
pub const EMPTY: &str = "config/empty";
/// Folders that would overwrite or read each other.
pub const FOLDERS: &str = "config/folders";
/// A pattern of paths that is none.
pub const GLOB: &str = "config/glob";
/// A language that stands twice, or none at all.
pub const LANGUAGES: &str = "config/languages";
/// A key that has to be there.
pub const MISSING_KEY: &str = "config/missing-key";
/// A path that leads out of the project.
pub const PATH: &str = "config/path";
/// A rule that does not exist.
pub const RULE: &str = "config/rule";
/// Not YAML.
pub const SYNTAX: &str = "config/syntax";
/// A site without a name.
pub const TITLE: &str = "config/title";
/// A value of the wrong kind.
pub const TYPE: &str = "config/type";
/// A key that means nothing.
pub const UNKNOWN_KEY: &str = "config/unknown-key";
/// An address that cannot be used.
pub const URL: &str = "config/url";
/// A value outside of what is allowed.
pub const VALUE: &str = "config/value";

/// How the YAML layer tells the faults of `helpgen.yml`.
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
        DATES,
        "달력에 없는 날짜이거나 순서가 맞지 않아요",
        "Impossible dates, or dates out of order",
        include_str!("rules/dates.md"),
    ),
    FileRule::error(
        DUPLICATE_KEY,
        "같은 항목이 두 번 나와요",
        "A key stands twice in one map",
        include_str!("rules/duplicate_key.md"),
    ),
    FileRule::error(EMPTY, "비어 있는 항목이에요", "An empty value", include_str!("rules/empty.md")),
    FileRule::error(
        FOLDERS,
        "폴더가 서로 겹쳐요",
        "Folders that would overwrite or read each other",
        include_str!("rules/folders.md"),
    ),
    FileRule::error(
        GLOB,
        "경로 패턴을 읽을 수 없어요",
        "A path pattern that can't be read",
        include_str!("rules/glob.md"),
    ),
    FileRule::error(
        LANGUAGES,
        "언어가 없거나 두 번 나와요",
        "No language, or one that stands twice",
        include_str!("rules/languages.md"),
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
    FileRule::error(RULE, "없는 규칙이에요", "A rule that does not exist", include_str!("rules/rule.md")),
    FileRule::error(SYNTAX, "YAML로 읽을 수 없어요", "The file is not YAML", include_str!("rules/syntax.md")),
    FileRule::warning(TITLE, "사이트의 이름이 없어요", "A site without a title", include_str!("rules/title.md")),
    FileRule::error(TYPE, "값의 종류가 맞지 않아요", "A value of the wrong type", include_str!("rules/type.md")),
    FileRule::error(UNKNOWN_KEY, "알 수 없는 항목이에요", "An unknown key", include_str!("rules/unknown_key.md")),
    FileRule::error(URL, "쓸 수 없는 주소예요", "An address that can't be used", include_str!("rules/url.md")),
    FileRule::error(VALUE, "쓸 수 없는 값이에요", "A value that is not allowed", include_str!("rules/value.md")),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_stand_in_order() {
        assert!(super::RULES.is_sorted_by_key(|rule| rule.id));
    }
}
