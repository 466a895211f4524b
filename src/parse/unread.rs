//! Why nobody knows what is written on a picture, and what to do about it.

use crate::diagnostic::Say;

/// Why the words on a picture were not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The program is not installed; Debian's packages that bring it.
    NotInstalled(String),
    /// The program has no data for these languages.
    NoData {
        /// By tesseract's names.
        languages: String,
        /// Debian's packages that bring them.
        packages: String,
    },
    /// The program is there and does not even list its languages.
    Unusable,
    /// The program took longer than these seconds and was ended.
    Hanging(u64),
    /// The program failed: how, and its output.
    Crashed(String),
    /// The program failed on too many pictures before this one.
    Left,
    /// An SVG: its words are known, but not where they stand.
    Drawn,
    /// The picture moves, or is of a kind that is not decoded here.
    Kind,
    /// No picture at all, which another rule tells.
    Broken,
}

impl Unread {
    /// Why, as a clause of its own.
    pub fn say(&self) -> Say {
        match self {
            Self::NotInstalled(_) => Say::new(
                "이미지 속 글자를 읽는 프로그램(tesseract)이 설치되어 있지 않아요",
                "The program that reads the words on pictures (tesseract) is not installed",
            ),
            Self::NoData { languages, .. } => Say::new(
                format!("tesseract에 언어 자료가 없어요: {languages}"),
                format!("tesseract lacks the data of a language: {languages}"),
            ),
            Self::Unusable => Say::new(
                "이미지 속 글자를 읽는 프로그램(tesseract)이 제대로 실행되지 않아요",
                "The program that reads the words on pictures (tesseract) does not run",
            ),
            Self::Hanging(seconds) => Say::new(
                format!("이미지 속 글자를 {seconds}초 안에 읽지 못해서 멈췄어요"),
                format!("The words on the picture were not read within {seconds} s"),
            ),
            Self::Crashed(how) => Say::new(
                format!("이미지 속 글자를 읽다가 tesseract가 오류로 멈췄어요: {how}"),
                format!("tesseract failed on this picture: {how}"),
            ),
            Self::Left => Say::new(
                "tesseract가 거듭 실패해서 이 이미지는 읽지 않았어요",
                "tesseract failed again and again, so this picture was not read",
            ),
            Self::Drawn => {
                Say::new("SVG에서는 글자의 자리를 찾지 않아요", "In an SVG the places of words are not looked for")
            }
            Self::Kind => Say::new(
                "움직이는 이미지와 AVIF에서는 글자를 읽지 않아요",
                "Words on moving pictures and on AVIF are not read",
            ),
            Self::Broken => Say::new("이미지를 열 수 없어요", "The picture cannot be opened"),
        }
    }

    /// What to do, where something else than the picture or its page has to change.
    pub fn help(&self) -> Option<Say> {
        Some(match self {
            Self::NotInstalled(packages) => Say::new(
                format!(
                    "Debian과 Ubuntu에서는 `apt install {packages}`, macOS에서는 `brew install tesseract tesseract-lang`으로 설치해 주세요"
                ),
                format!(
                    "Install it: `apt install {packages}` on Debian and Ubuntu, `brew install tesseract tesseract-lang` on macOS"
                ),
            ),
            Self::NoData { packages, .. } => Say::new(
                format!(
                    "Debian과 Ubuntu에서는 `apt install {packages}`, macOS에서는 `brew install tesseract-lang`으로 설치해 주세요"
                ),
                format!(
                    "Install it: `apt install {packages}` on Debian and Ubuntu, `brew install tesseract-lang` on macOS"
                ),
            ),
            Self::Unusable => Say::new(
                "`tesseract --list-langs`가 무엇을 말하는지 봐 주세요",
                "See what `tesseract --list-langs` says",
            ),
            Self::Hanging(_) => Say::new(
                "다시 실행해 보고, 되풀이되면 이미지를 잘라 내거나 `HELPGEN_OCR_SECONDS`로 시간을 더 주세요",
                "Run the command again; if it happens again, crop the picture or allow more time with `HELPGEN_OCR_SECONDS`",
            ),
            Self::Crashed(_) => Say::new(
                "다시 실행해 보고, 되풀이되면 이미지를 잘라 내거나 tesseract를 다시 설치해 주세요",
                "Run the command again; if it happens again, crop the picture or install tesseract anew",
            ),
            Self::Left => Say::new("tesseract를 다시 설치해 주세요", "Install tesseract anew"),
            Self::Drawn | Self::Kind | Self::Broken => return None,
        })
    }
}
