//! What is said, in each language of the messages.

/// A language of the messages: what `--ui-lang` chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UiLang {
    /// Korean, in 해요체.
    Ko,
    /// English.
    #[default]
    En,
}

/// One sentence in every language of the messages, kept side by side so that a rule's words stand in the rule's file.
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
    /// A sentence in both languages.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ko: ko.into(), en: en.into() }
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: UiLang) -> &str {
        match lang {
            UiLang::Ko => &self.ko,
            UiLang::En => &self.en,
        }
    }
}
