//! Recognises the headings of a sheet, in Korean and English.

use crate::parse::glossary::Status;

use super::super::words::{compact, language_of_heading, status_named, status_of_cell, with_language};

/// The meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// The id of the concept, or its name if that has its own column.
    Concept,
    /// The language of the row.
    Language,
    /// The status of the row's term.
    Status,
    /// A classification: the status, if all cells name one.
    Class,
    /// A term; with its status, if the heading names one.
    Term(Option<Status>),
    /// The definition.
    Definition,
    /// The definition, or a note if another column is the definition.
    Description,
    Note,
    Owner,
    Reason,
    Since,
    Except,
    Match,
    Case,
    Bad,
    Good,
    /// The number of the row, which is not imported.
    Number,
}

impl Kind {
    /// The glossary's key for this column.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Language => "language",
            Self::Status | Self::Class => "status",
            Self::Term(None) => "term",
            Self::Term(Some(status)) => super::super::name_of(&super::super::STATUSES, status),
            Self::Definition | Self::Description => "definition",
            Self::Note => "note",
            Self::Owner => "owner",
            Self::Reason => "reason",
            Self::Since => "since",
            Self::Except => "except",
            Self::Match => "match",
            Self::Case => "case",
            Self::Bad => "bad",
            Self::Good => "good",
            Self::Number => "-",
        }
    }
}

/// A recognised heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub(super) kind: Kind,
    /// The language in the heading.
    pub(super) lang: Option<String>,
}

const KINDS: [(Kind, &[&str]); 17] = [
    (
        Kind::Concept,
        &["concept", "conceptid", "id", "termid", "entryid", "개념", "개념id", "개념명", "용어id", "아이디"],
    ),
    (Kind::Number, &["no", "number", "번호", "순번", "연번", "일련번호"]),
    (Kind::Language, &["language", "lang", "locale", "언어", "언어코드"]),
    (
        Kind::Status,
        &[
            "status",
            "standing",
            "상태",
            "사용상태",
            "용어상태",
            "사용여부",
            "표준여부",
            "권장여부",
            "승인여부",
            "허용여부",
            "사용구분",
        ],
    ),
    (Kind::Class, &["class", "type", "kind", "category", "구분", "유형", "종류", "분류"]),
    (
        Kind::Term(None),
        &[
            "term",
            "terms",
            "text",
            "word",
            "words",
            "용어",
            "용어명",
            "단어",
            "어휘",
            "표현",
            "말",
            "명칭",
            "표기",
            "표제어",
        ],
    ),
    (
        Kind::Definition,
        &["definition", "definitions", "def", "meaning", "정의", "용어정의", "뜻", "뜻풀이", "풀이", "의미"],
    ),
    (Kind::Description, &["description", "explanation", "설명", "용어설명"]),
    (
        Kind::Note,
        &[
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "비고",
            "메모",
            "참고",
            "참고사항",
            "유의사항",
            "기타",
        ],
    ),
    (Kind::Owner, &["owner", "responsible", "담당", "담당자", "담당팀", "담당부서", "책임자"]),
    (Kind::Reason, &["reason", "why", "이유", "사유", "금지이유", "금지사유", "바꾼이유"]),
    (Kind::Since, &["since", "적용일", "시행일", "시작일"]),
    (Kind::Except, &["except", "exception", "exceptions", "예외", "예외어"]),
    (Kind::Match, &["match"]),
    (Kind::Case, &["case"]),
    (Kind::Bad, &["bad", "badexample", "badexamples", "나쁜예", "잘못된예", "틀린예"]),
    (Kind::Good, &["good", "goodexample", "goodexamples", "좋은예", "올바른예", "바른예"]),
];
/// The rest of 영문명 and 영어 이름 without the language.
const NAMES: [&str; 3] = ["명", "이름", "표기명"];

/// The meaning of a heading; `None` if it is unknown.
pub(super) fn head(text: &str) -> Option<Head> {
    if ["#", "№"].contains(&text.trim()) {
        return Some(Head { kind: Kind::Number, lang: None });
    }
    // A column of what is right and one of what is wrong; a sign, not a word.
    if text.trim().chars().count() == 1
        && !text.contains(['y', 'Y', 'n', 'N', '예'])
        && let Some(status) = status_of_cell(text)
    {
        return Some(Head { kind: Kind::Term(Some(status)), lang: None });
    }
    // `정의 (필수)`, `용어(영문)`: what stands in brackets names a language or explains.
    let (base, inside) = match text.split_once(['(', '[', '（']) {
        Some((base, rest)) => (base, rest.trim_end_matches([')', ']', '）', ' ', '*'])),
        None => (text, ""),
    };
    let named = plain(base).or_else(|| plain(text)).or_else(|| plain(inside))?;
    let lang = named.lang.or_else(|| Some(inside).filter(|inside| !inside.is_empty()).and_then(language_of_heading));
    Some(Head { lang, ..named })
}

/// The meaning of a heading without brackets.
fn plain(text: &str) -> Option<Head> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let numbered = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = parts.into_iter().filter(|part| !numbered(part)).collect();
    let whole = compact(&parts.concat());
    let whole = whole.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(kind) = kind(whole) {
        return Some(Head { kind, lang: None });
    }
    // `term_en`, `English definition`, `한국어 대표어`.
    if let Some((at, lang)) = parts.iter().enumerate().find_map(|(at, part)| Some((at, language_of_heading(part)?))) {
        let rest: String = parts.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, part)| *part).collect();
        let rest = compact(&rest);
        let kind = if rest.is_empty() { Some(Kind::Term(None)) } else { kind(&rest) };
        if let Some(kind) = kind {
            return Some(Head { kind, lang: Some(lang) });
        }
    }
    let (lang, rest) = with_language(whole)?;
    let kind = if rest.is_empty() || NAMES.contains(&rest) { Some(Kind::Term(None)) } else { kind(rest) }?;
    Some(Head { kind, lang: Some(lang.to_owned()) })
}

/// What ends in one of these is a reason, of whatever: 변경 사유, 개정 이유.
const REASONS: [&str; 2] = ["사유", "이유"];

fn kind(word: &str) -> Option<Kind> {
    let named = KINDS.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind);
    let named = named.or_else(|| REASONS.iter().any(|end| word.ends_with(end)).then_some(Kind::Reason));
    named.or_else(|| status_named(word).map(|status| Kind::Term(Some(status))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_and_many_forms() {
        use Status::{Admitted, Deprecated, Preferred, Superseded};
        let term = |status| Kind::Term(Some(status));
        for (text, kind, lang) in [
            ("용어", Kind::Term(None), None),
            ("대표 용어 *", term(Preferred), None),
            ("쓰는 말", term(Preferred), None),
            ("권장 표현", term(Preferred), None),
            ("금지어", term(Deprecated), None),
            ("금지어 2", term(Deprecated), None),
            ("쓰지 않는 말", term(Deprecated), None),
            ("Do not use", term(Deprecated), None),
            ("Deprecated terms", term(Deprecated), None),
            ("유의어", term(Admitted), None),
            ("Synonyms", term(Admitted), None),
            ("예전 이름", term(Superseded), None),
            ("영문", Kind::Term(None), Some("en")),
            ("영문명", Kind::Term(None), Some("en")),
            ("영어 표기", Kind::Term(None), Some("en")),
            ("용어(영문)", Kind::Term(None), Some("en")),
            ("영문 금지어", term(Deprecated), Some("en")),
            ("preferred_ko", term(Preferred), Some("ko")),
            ("English definition", Kind::Definition, Some("en")),
            ("정의 (한 문장)", Kind::Definition, None),
            ("뜻", Kind::Definition, None),
            ("설명", Kind::Description, None),
            ("담당 부서", Kind::Owner, None),
            ("비고", Kind::Note, None),
            ("No.", Kind::Number, None),
            ("구분", Kind::Class, None),
            ("변경 전", term(Superseded), None),
            ("변경 후", term(Preferred), None),
            ("AS-IS", term(Superseded), None),
            ("To-be", term(Preferred), None),
            ("기존 용어", term(Superseded), None),
            ("O", term(Preferred), None),
            ("X", term(Deprecated), None),
            ("유사어", term(Admitted), None),
            ("검색 키워드", term(Status::Hidden), None),
            ("사용 여부", Kind::Status, None),
            ("변경 사유", Kind::Reason, None),
            ("개정 이유", Kind::Reason, None),
        ] {
            assert_eq!(head(text), Some(Head { kind, lang: lang.map(str::to_owned) }), "{text}");
        }
        for text in ["부서", "이름", "배움터 용어집", "2026", "", "screen", "변경일"] {
            assert_eq!(head(text), None, "{text}");
        }
    }
}
