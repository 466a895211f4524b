//! Recognises the headings of a sheet of labels: the place, the kind, and the texts for roles.

use crate::parse::glossary::LabelKind;

use super::super::super::words::{compact, language_of_heading, with_language};
use super::KnownRole;

/// The meaning of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    /// The place of the label: a screen, or a path to it.
    Place,
    /// A label's name; with its kind, if the heading names one.
    Name(Option<LabelKind>),
    /// The kind: menu, button, tab.
    Kind,
    /// The role of the row's text.
    Role,
    Id,
    /// The key of its text in the product's translation files.
    Key,
    /// A text: the role (`None`: every role) and the language (`None`: the sheet's language).
    Text(Option<String>, Option<String>),
    /// What it was called before.
    Former,
    Owner,
    Remark,
    /// The number of the row.
    Number,
}

const KINDS: [(LabelKind, &[&str]); 7] = [
    (
        LabelKind::Menu,
        &[
            "메뉴",
            "menu",
            "menuitem",
            "하위메뉴",
            "서브메뉴",
            "submenu",
            "대메뉴",
            "중메뉴",
            "소메뉴",
            "1차메뉴",
            "2차메뉴",
            "3차메뉴",
            "1depth",
            "2depth",
            "3depth",
            "depth1",
            "depth2",
            "depth3",
        ],
    ),
    (LabelKind::Button, &["버튼", "단추", "button", "btn"]),
    (LabelKind::Tab, &["탭", "tab"]),
    (LabelKind::Field, &["입력란", "입력창", "입력칸", "필드", "항목란", "field", "input"]),
    (LabelKind::Page, &["화면", "페이지", "창", "page", "screen", "dialog", "title"]),
    (LabelKind::Toggle, &["스위치", "토글", "toggle", "switch", "checkbox", "체크박스"]),
    (LabelKind::Message, &["메시지", "안내문구", "안내문", "알림문구", "토스트", "message", "toast", "notice"]),
];

const COLUMNS: [(Column, &[&str]); 9] = [
    (
        Column::Place,
        &[
            "화면",
            "화면이름",
            "화면명",
            "페이지",
            "위치",
            "경로",
            "메뉴경로",
            "상위메뉴",
            "상위",
            "screen",
            "page",
            "place",
            "location",
            "path",
            "parent",
        ],
    ),
    (
        Column::Name(None),
        &[
            "이름",
            "항목",
            "항목명",
            "요소",
            "라벨",
            "레이블",
            "문구",
            "화면문구",
            "버튼메뉴",
            "메뉴버튼",
            "ui",
            "ui문구",
            "label",
            "name",
            "element",
            "item",
            "uilabel",
            "uitext",
        ],
    ),
    (Column::Kind, &["구분", "종류", "유형", "요소종류", "kind", "type"]),
    (Column::Role, &["역할", "대상", "role", "audience"]),
    (Column::Id, &["id", "아이디", "labelid", "라벨id"]),
    (
        Column::Key,
        &[
            "key",
            "키",
            "번역키",
            "문자열키",
            "리소스키",
            "stringkey",
            "stringid",
            "i18nkey",
            "resourcekey",
            "messageid",
            "코드",
        ],
    ),
    (
        Column::Former,
        &[
            "예전이름",
            "이전이름",
            "옛이름",
            "기존이름",
            "예전문구",
            "이전문구",
            "기존문구",
            "예전명칭",
            "이전명칭",
            "기존명칭",
            "변경전",
            "former",
            "formername",
            "formerlabel",
            "previous",
            "previousname",
            "oldname",
            "oldlabel",
        ],
    ),
    (Column::Owner, &["담당", "담당자", "담당팀", "owner"]),
    (Column::Remark, &["비고", "메모", "참고", "설명", "note", "notes", "remark", "comment", "description"]),
];
const NUMBERS: [&str; 7] = ["no", "번호", "순번", "연번", "일련번호", "number", "#"];

/// Roles that are recognised without a glossary: id and names.
const ROLES: [(&str, &[&str]); 13] = [
    ("student", &["수강생", "학생", "학습자", "수강자", "student", "learner"]),
    ("instructor", &["강의자", "강사", "교사", "선생님", "교수", "교수자", "튜터", "instructor", "teacher"]),
    ("assistant", &["조교", "assistant"]),
    ("parent", &["학부모", "보호자", "guardian"]),
    ("admin", &["관리자", "어드민", "admin", "administrator"]),
    ("manager", &["매니저", "manager"]),
    ("operator", &["운영자", "operator"]),
    ("member", &["회원", "member"]),
    ("guest", &["비회원", "게스트", "guest"]),
    ("user", &["사용자", "이용자", "유저", "user"]),
    ("buyer", &["구매자", "buyer", "customer", "고객"]),
    ("seller", &["판매자", "셀러", "seller"]),
    ("partner", &["파트너", "partner"]),
];
/// Words that headings add to a role's name.
const OF_ROLE: [&str; 13] =
    ["화면", "용", "쪽", "앱", "이름", "명칭", "표시", "문구", "메뉴", "screen", "view", "app", "text"];

/// The meaning of a heading; `None` if it is unknown.
pub(super) fn column(heading: &str, known: &[KnownRole]) -> Option<Column> {
    if NUMBERS.contains(&heading.trim()) {
        return Some(Column::Number);
    }
    let whole = compact(heading);
    // A role of the glossary may have any name.
    if let Some(role) = role(&whole, known, true) {
        return Some(Column::Text(Some(role), None));
    }
    named(&whole).or_else(|| in_language(heading, &whole, known)).or_else(|| bracketed(heading, known))
}

fn named(word: &str) -> Option<Column> {
    if NUMBERS.contains(&word) {
        return Some(Column::Number);
    }
    let found = COLUMNS.iter().find(|(_, words)| words.contains(&word)).map(|(column, _)| column.clone());
    let kind = || kind(word).map(|kind| Column::Name(Some(kind)));
    let without = |ending: &&str| word.strip_suffix(*ending).and_then(self::kind).map(|kind| Column::Name(Some(kind)));
    found.or_else(kind).or_else(|| ["이름", "명", "name", "label", "text"].iter().find_map(without))
}

/// The label kind that a word names.
pub(super) fn kind(word: &str) -> Option<LabelKind> {
    let word = compact(word);
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// The id of the role that a word names. `loosely` ignores words that headings add.
pub(super) fn role(word: &str, known: &[KnownRole], loosely: bool) -> Option<String> {
    let exactly = |word: &str| {
        let own = known.iter().find(|role| role.names.iter().any(|name| compact(name) == word));
        let usual = || ROLES.iter().find(|(_, names)| names.contains(&word)).map(|(id, _)| (*id).to_owned());
        own.map(|role| role.id.clone()).or_else(usual)
    };
    exactly(word).or_else(|| {
        let mut endings = OF_ROLE.iter().filter(|_| loosely);
        endings.find_map(|ending| word.strip_suffix(ending).filter(|rest| !rest.is_empty()).and_then(exactly))
    })
}

/// A text column with a language: `영어`, `ko`, `수강생 (en)`, `영문 수강생`, `text_en`.
fn in_language(heading: &str, whole: &str, known: &[KnownRole]) -> Option<Column> {
    let parts: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let found = parts.iter().enumerate().find_map(|(at, part)| Some((at, language_of_heading(part)?)));
    let (lang, rest) = match found {
        Some((at, lang)) => {
            let rest = parts.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, part)| *part);
            (lang, compact(&rest.collect::<String>()))
        }
        None => {
            let (lang, rest) = with_language(whole)?;
            (lang.to_owned(), rest.to_owned())
        }
    };
    let of_all = rest.is_empty() || ["이름", "명", "문구", "표기", "text", "label", "name"].contains(&rest.as_str());
    if of_all {
        return Some(Column::Text(None, Some(lang)));
    }
    Some(Column::Text(Some(role(&rest, known, true)?), Some(lang)))
}

/// A heading with a remark in brackets: `버튼(선택)`, `강의자 [관리 화면]`.
fn bracketed(heading: &str, known: &[KnownRole]) -> Option<Column> {
    let (base, _) = heading.split_once(['(', '[', '（'])?;
    let base = compact(base);
    if base.is_empty() {
        return None;
    }
    role(&base, known, true).map(|role| Column::Text(Some(role), None)).or_else(|| named(&base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_names_on_screen_are_known() {
        let known =
            [KnownRole { id: "coordinator".to_owned(), names: vec!["코디네이터".to_owned()], declared: true }];
        let text = |role: &str, lang: Option<&str>| Column::Text(Some(role.to_owned()), lang.map(str::to_owned));
        for (heading, expected) in [
            ("화면", Column::Place),
            ("메뉴 경로", Column::Place),
            ("버튼", Column::Name(Some(LabelKind::Button))),
            ("버튼 이름", Column::Name(Some(LabelKind::Button))),
            ("메뉴명", Column::Name(Some(LabelKind::Menu))),
            ("탭", Column::Name(Some(LabelKind::Tab))),
            ("항목", Column::Name(None)),
            ("구분", Column::Kind),
            ("key", Column::Key),
            ("번역 키", Column::Key),
            ("수강생", text("student", None)),
            ("수강생 화면", text("student", None)),
            ("강사용", text("instructor", None)),
            ("강의자 (관리 화면)", text("instructor", None)),
            ("Instructor", text("instructor", None)),
            ("수강생 (en)", text("student", Some("en"))),
            ("강의자_영문", text("instructor", Some("en"))),
            ("코디네이터", text("coordinator", None)),
            ("영어", Column::Text(None, Some("en".to_owned()))),
            ("ko", Column::Text(None, Some("ko".to_owned()))),
            ("비고", Column::Remark),
            ("예전 이름", Column::Former),
            ("2depth", Column::Name(Some(LabelKind::Menu))),
            ("하위 메뉴", Column::Name(Some(LabelKind::Menu))),
            ("No.", Column::Number),
        ] {
            assert_eq!(column(heading, &known), Some(expected), "{heading}");
        }
        for heading in ["", "2026", "우선순위"] {
            assert_eq!(column(heading, &known), None, "{heading}");
        }
    }
}
