//! A role's name in a text, and what stands right beside it.

use std::ops::Range;

use crate::korean::{jamo, parse_tail};
use crate::model::RoleSet;

/// What a role has before it: 수강생 화면, 수강생용. A role's name may be joined to them.
pub(super) const SCREENS_KO: [&str; 14] =
    ["화면", "앱", "웹", "계정", "모드", "페이지", "메뉴", "사이트", "뷰", "용", "쪽", "측", "전용", "버전"];
/// Words for the same in English.
pub(super) const SCREENS_EN: [&str; 12] =
    ["screen", "app", "account", "view", "mode", "page", "menu", "site", "dashboard", "portal", "interface", "side"];
/// A place where a text names a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Naming {
    /// The name and, where it is joined to it, the word for the role's screen.
    pub(super) range: Range<usize>,
    /// Where particles and endings behind it end, and what turns it down.
    pub(super) end: usize,
    /// Who is meant.
    pub(super) roles: RoleSet,
    /// All but those are meant who are named: 강의자가 아니라면.
    pub(super) turned: bool,
    /// It says where: on this role's screen.
    pub(super) on_screen: bool,
}

impl Naming {
    /// As it stands in a part of the text that begins there.
    pub(super) fn shifted(&self, start: usize) -> Self {
        let range = self.range.start - start..self.range.end - start;
        Self { range, end: self.end - start, ..self.clone() }
    }
}

/// Whether two names stand side by side: 수강생과 강의자, 강의자나 수강생, students and instructors.
pub(super) fn are_joined(text: &str, first: &Naming, second: &Naming) -> bool {
    let between = text.get(first.end..second.range.start).unwrap_or_default().trim();
    match text.get(first.range.end..first.end).unwrap_or_default() {
        "와" | "과" | "랑" | "이랑" | "하고" | "나" | "이나" | "든" | "이든" | "든지" | "이든지" | "도" => {
            between.is_empty()
        }
        "" | "s" | "es" => {
            let word = between.trim_matches([',', ' ']);
            // Unlike students, instructors …: those who are turned down are no part of a list.
            !between.is_empty()
                && (word.is_empty() && !first.turned || !word.is_empty() && word.split_whitespace().all(is_joint))
        }
        _ => false,
    }
}

/// The particle behind a name and where it ends; it may stand behind marks around the name: ‘강의자’가.
pub(super) fn particle<'t>(text: &'t str, own: &Naming) -> (&'t str, usize) {
    let tail = text.get(own.range.end..own.end).unwrap_or_default();
    let behind = &text[own.end..];
    let bare = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    let parted = jamo::leading_syllables(bare);
    if tail.is_empty() && bare.len() < behind.len() && parse_tail(&text[own.range.clone()], parted).is_some() {
        return (parted, text.len() - bare.len() + parted.len());
    }
    (tail, own.end)
}

/// Whether a word joins what stands around it.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "및" | "·"
            | "/"
            | "&"
            | "또는"
            | "혹은"
            | "그리고"
            | "모두"
            | "아니면"
            | "and"
            | "or"
            | "both"
            | "the"
            | "와"
            | "과"
    )
}
