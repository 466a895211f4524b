//! What the machine refuses: a full disk, a missing permission, a port that is taken. It stops the run.
//!
//! A fault of the author's is a [`Diagnostic`](crate::diagnostic::Diagnostic) and never comes here.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::{Say, UiLang};

/// What was being done to a path when the machine refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A file was read.
    Read,
    /// A file was written.
    Write,
    /// A folder was made.
    MakeFolder,
    /// A file or folder was removed.
    Remove,
    /// A finished file or folder was put in the place of the old one.
    Replace,
    /// A lock was taken.
    Lock,
    /// A folder was watched for changes.
    Watch,
}

impl Act {
    fn failed(self, path: &Path) -> Say {
        let path = path.display();
        match self {
            Act::Read => Say::new(format!("파일을 읽지 못했어요: {path}"), format!("Cannot read {path}")),
            Act::Write => Say::new(format!("파일을 쓰지 못했어요: {path}"), format!("Cannot write {path}")),
            Act::MakeFolder => {
                Say::new(format!("폴더를 만들지 못했어요: {path}"), format!("Cannot make the folder {path}"))
            }
            Act::Remove => Say::new(format!("지우지 못했어요: {path}"), format!("Cannot remove {path}")),
            Act::Replace => Say::new(format!("새것으로 바꾸지 못했어요: {path}"), format!("Cannot replace {path}")),
            Act::Lock => Say::new(format!("잠그지 못했어요: {path}"), format!("Cannot lock {path}")),
            Act::Watch => {
                Say::new(format!("바뀌는지 지켜보지 못했어요: {path}"), format!("Cannot watch {path} for changes"))
            }
        }
    }
}

/// What helpgen refuses to open, though the machine would not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A named pipe, a device or a socket stands in a file's place.
    NoFile,
    /// A link leads out of the project.
    LeadsOut,
}

impl Unfit {
    /// Whether that is what an error of the machine's means.
    pub fn of(cause: &io::Error) -> Option<Self> {
        cause.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).copied()
    }

    fn say(self) -> (Say, Say) {
        match self {
            Self::NoFile => (
                Say::new("보통 파일이 아니에요", "it is not a regular file"),
                Say::new(
                    "파이프나 장치가 파일 자리에 있어요. 지우고 파일을 두세요",
                    "A pipe or a device stands in the file's place: put a file there",
                ),
            ),
            Self::LeadsOut => (
                Say::new("바로가기(심볼릭 링크)가 프로젝트 밖을 가리켜요", "a symbolic link leads out of the project"),
                Say::new(
                    "링크를 지우고 프로젝트 안에 두세요",
                    "Remove the link and keep the file or folder inside the project",
                ),
            ),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say().0.en)
    }
}

impl std::error::Error for Unfit {}

impl From<Unfit> for io::Error {
    fn from(unfit: Unfit) -> Self {
        io::Error::new(io::ErrorKind::InvalidInput, unfit)
    }
}

/// Why the run stops, in people's words, with what to do about it.
#[derive(Debug)]
pub struct Error {
    message: Say,
    help: Option<Say>,
    cause: Option<io::Error>,
}

impl Error {
    /// An error with nothing but its fact.
    pub fn new(message: Say) -> Self {
        Self { message, help: None, cause: None }
    }

    /// The operating system refused to do something to a path.
    pub fn io(act: Act, path: &Path, cause: io::Error) -> Self {
        let (reason, help) = reason(&cause);
        let mut message = act.failed(path);
        message.ko = format!("{} ({})", message.ko, reason.ko);
        message.en = format!("{}: {}", message.en, reason.en);
        Self { message, help, cause: Some(cause) }
    }

    /// With what to do, in place of what was said about that so far.
    pub fn help(mut self, say: Say) -> Self {
        self.help = Some(say);
        self
    }

    /// With the operating system's error that led to it.
    pub fn caused_by(mut self, cause: io::Error) -> Self {
        self.cause = Some(cause);
        self
    }

    /// The fact: one line.
    pub fn message(&self, lang: UiLang) -> &str {
        self.message.in_lang(lang)
    }

    /// What to do, where something can be said about it.
    pub fn advice(&self, lang: UiLang) -> Option<&str> {
        self.help.as_ref().map(|say| say.in_lang(lang))
    }

    /// The kind of the operating system's error, if one led to it.
    pub fn kind(&self) -> Option<io::ErrorKind> {
        self.cause.as_ref().map(io::Error::kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}

/// An error of the operating system in words, and what to do about it.
fn reason(cause: &io::Error) -> (Say, Option<Say>) {
    use io::ErrorKind as Kind;
    if let Some(unfit) = Unfit::of(cause) {
        let (why, help) = unfit.say();
        return (why, Some(help));
    }
    let (ko, en, help) = match cause.kind() {
        Kind::StorageFull => (
            "디스크가 가득 찼어요",
            "the disk is full",
            Some(Say::new("빈 공간을 만든 뒤 다시 실행해 주세요", "Free some space, then run it again")),
        ),
        Kind::QuotaExceeded => (
            "쓸 수 있는 용량을 다 썼어요",
            "the disk quota is used up",
            Some(Say::new("빈 공간을 만든 뒤 다시 실행해 주세요", "Free some space, then run it again")),
        ),
        Kind::PermissionDenied => (
            "권한이 없어요",
            "permission denied",
            Some(Say::new(
                "이 파일과 폴더를 읽고 쓸 권한이 있는지 확인해 주세요",
                "Check that you may read and write this file and its folder",
            )),
        ),
        Kind::ReadOnlyFilesystem => (
            "읽기 전용 디스크예요",
            "the disk is read-only",
            Some(Say::new("쓸 수 있는 위치를 골라 주세요", "Choose a place that can be written to")),
        ),
        Kind::NotFound => ("그런 파일이나 폴더가 없어요", "no such file or folder", None),
        Kind::AlreadyExists => ("이미 있어요", "it is already there", None),
        Kind::NotADirectory => {
            ("경로 중간에 폴더가 아닌 파일이 있어요", "a file stands where a folder should be", None)
        }
        Kind::IsADirectory => ("파일이 아니라 폴더예요", "it is a folder, not a file", None),
        Kind::InvalidFilename => {
            ("이름이 너무 길거나 쓸 수 없는 이름이에요", "the name is too long or not allowed", None)
        }
        Kind::FileTooLarge => ("파일이 너무 커요", "the file is too large", None),
        Kind::ResourceBusy => (
            "다른 프로그램이 쓰고 있어요",
            "another program is using it",
            Some(Say::new("그 프로그램을 닫고 다시 실행해 주세요", "Close that program, then run it again")),
        ),
        Kind::InvalidData => ("UTF-8 글자가 아니에요", "it is not UTF-8 text", None),
        _ => return (Say::new(cause.to_string(), cause.to_string()), None),
    };
    (Say::new(ko, en), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_speaks_in_peoples_words() {
        let error = Error::io(Act::Write, Path::new("dist/a.html"), io::ErrorKind::StorageFull.into());
        assert_eq!(error.message(UiLang::Ko), "파일을 쓰지 못했어요: dist/a.html (디스크가 가득 찼어요)");
        assert_eq!(error.message(UiLang::En), "Cannot write dist/a.html: the disk is full");
        assert_eq!(error.advice(UiLang::Ko), Some("빈 공간을 만든 뒤 다시 실행해 주세요"));
        assert_eq!(error.kind(), Some(io::ErrorKind::StorageFull));
    }

    #[test]
    fn an_error_without_words_of_its_own_keeps_the_systems() {
        let error = Error::io(Act::Read, Path::new("a"), io::Error::other("odd"));
        assert_eq!(error.message(UiLang::En), "Cannot read a: odd");
        assert_eq!(error.advice(UiLang::En), None);
    }
}
