//! Messages in each language.

use crate::text::PathFault;

/// A language of the messages, chosen with `--ui-lang`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UiLang {
    /// Korean, in 해요체.
    Ko,
    /// English.
    #[default]
    En,
}

/// A message in every language, so that a rule's messages are in the rule's file.
///
/// ```
/// use helpgen::diagnostic::{Say, UiLang};
/// let say = Say::new("파일이 비어 있어요", "The file is empty");
/// assert_eq!(say.in_lang(UiLang::En), "The file is empty");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Say {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Say {
    /// A message in both languages.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ko: ko.into(), en: en.into() }
    }

    /// The message in parentheses, as a reason behind another one.
    pub fn in_brackets(&self) -> Self {
        Self::new(format!(" ({})", self.ko), format!(" ({})", self.en))
    }

    /// The message in one language.
    pub fn in_lang(&self, lang: UiLang) -> &str {
        match lang {
            UiLang::Ko => &self.ko,
            UiLang::En => &self.en,
        }
    }
}

impl From<&PathFault> for Say {
    fn from(fault: &PathFault) -> Self {
        match fault {
            PathFault::Empty => Self::new("빈 이름이 있어요", "A part of it is empty"),
            PathFault::Dots => Self::new("‘.’으로 시작하는 이름은 쓸 수 없어요", "A name may not start with “.”"),
            PathFault::Character(found) => Self::new(
                format!("이름에 쓸 수 없는 문자가 있어요: {}", found.escape_debug()),
                format!("A name may not hold the character {}", found.escape_debug()),
            ),
            PathFault::Reserved(name) => Self::new(
                format!("윈도우에서 쓸 수 없는 이름이에요: ‘{name}’"),
                format!("“{name}” cannot be a file name on Windows"),
            ),
            PathFault::TooLong => Self::new("너무 길어요", "It is too long"),
        }
    }
}
