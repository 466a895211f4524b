//! One piece of markup that did not take, and what is said of it.

use crate::diagnostic::{Fix, Say};
use crate::text::Span;

/// Longest quotation in a message, in characters.
const QUOTED: usize = 60;

/// What it was meant to become, or what is wrong with it. Slips of one kind on a page are reported together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A picture.
    Picture,
    /// A link.
    Link,
    /// A link that leads nowhere.
    NoAddress,
    /// A link without text.
    NoText,
    /// A footnote's number.
    Footnote,
    /// A footnote that nothing refers to.
    Unnamed,
    /// A heading.
    Heading,
    /// An item of a list.
    List,
    /// Attributes of a picture or a directive.
    Attributes,
    /// A directive.
    Directive,
    /// An `::include` that puts nothing in.
    Include,
    /// A heading without text.
    Empty,
    /// A heading with the id of another one.
    SameId,
    /// A row of a table.
    Table,
    /// Bold or struck-out text.
    Emphasis,
    /// Markdown in raw HTML.
    Html,
    /// A code block that is never closed.
    Fence {
        /// How many lines are shown as code.
        lines: usize,
    },
    /// A comment that is never closed.
    Comment {
        /// How many lines nobody sees.
        lines: usize,
    },
    /// Cells beyond those of a table's head.
    Cells,
    /// The head of a box, fold-out or tab of MkDocs whose text is not indented below it.
    Body,
    /// A comment at which another program puts something in.
    Unread(&'static str),
    /// What another program reads: its name, and the sign by which it is known.
    Foreign(&'static str, &'static str),
    /// The same where the site shows it as it is meant.
    Understood(&'static str, &'static str),
}

/// A piece of markup that did not take.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// What it was meant to become.
    pub kind: Kind,
    /// Its bytes.
    pub span: Span,
    /// As readers see it, on one line.
    pub shown: String,
    /// A picture, a link or text is lost.
    pub lost: bool,
    /// What to write.
    pub help: Option<Say>,
    /// The change that does it.
    pub fix: Option<Fix>,
}

impl Slip {
    /// A slip of which nothing is lost but its look.
    pub fn new(kind: Kind, span: Span, written: &str) -> Self {
        Self { kind, span, shown: quoted(written), lost: false, help: None, fix: None }
    }

    /// A picture, a link or text is lost by it.
    pub fn lost(self) -> Self {
        Self { lost: true, ..self }
    }

    /// What to write.
    pub fn help(self, help: Say) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The change that does it.
    pub fn fix(self, fix: Fix) -> Self {
        Self { fix: Some(fix), ..self }
    }

    /// The fact, for a message's first line; `count` is how many of the kind the page has.
    pub fn say(&self, count: usize) -> Say {
        let shown = &self.shown;
        let say = match &self.kind {
            Kind::Picture => Say::new(
                format!("이미지가 되지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as a picture: readers see {shown}"),
            ),
            Kind::Link => Say::new(
                format!("링크가 되지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as a link: readers see {shown}"),
            ),
            Kind::NoAddress => Say::new(
                format!("눌러도 아무 데도 가지 않는 링크예요: {shown}"),
                format!("A link that leads nowhere: {shown}"),
            ),
            Kind::NoText => Say::new(
                format!("글자가 없어서 보이지 않는 링크예요: {shown}"),
                format!("A link without text, which nobody can see: {shown}"),
            ),
            Kind::Footnote => Say::new(
                format!("각주의 내용이 없어서 글자 그대로 보여요: {shown}"),
                format!("There is no such footnote: readers see {shown}"),
            ),
            Kind::Unnamed => Say::new(
                format!("글에서 부르지 않아 보이지 않는 각주예요: {shown}"),
                format!("Nothing refers to this footnote, so nobody sees it: {shown}"),
            ),
            Kind::Heading => Say::new(
                format!("제목이 되지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as a heading: readers see {shown}"),
            ),
            Kind::List => Say::new(
                format!("목록이 되지 않고 한 문단으로 이어져 보여요: {shown}"),
                format!("Not read as a list: readers see one paragraph with {shown}"),
            ),
            Kind::Attributes => Say::new(
                format!("속성으로 읽히지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as attributes: readers see {shown}"),
            ),
            Kind::Directive => Say::new(
                format!("특수 표기로 읽히지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as a directive: readers see {shown}"),
            ),
            Kind::Include => Say::new(
                format!("다른 글을 끼워 넣지 못하고 글자 그대로 보여요: {shown}"),
                format!("No snippet is put in: readers see {shown}"),
            ),
            Kind::Empty => {
                Say::new(format!("글자가 없는 제목이에요: {shown}"), format!("A heading without text: {shown}"))
            }
            Kind::SameId => Say::new(
                format!("앞의 제목과 id가 같아요: {shown}"),
                format!("Another heading has this id already: {shown}"),
            ),
            Kind::Table => Say::new(
                format!("표가 되지 않고 글자 그대로 보여요: {shown}"),
                format!("Not read as a table's row: readers see {shown}"),
            ),
            Kind::Emphasis => Say::new(
                format!("기호가 글자 그대로 보여요: {shown}"),
                format!("The signs did not take: readers see {shown}"),
            ),
            Kind::Html => Say::new(
                format!("HTML 안에 쓴 마크다운이 글자 그대로 보여요: {shown}"),
                format!("Markdown inside HTML does not take: readers see {shown}"),
            ),
            Kind::Fence { lines } => Say::new(
                format!("코드 블록이 닫히지 않아서 아래 {lines}줄이 코드로 보여요: {shown}"),
                match lines {
                    1 => format!("The code block isn't closed: the line below is shown as code: {shown}"),
                    lines => format!("The code block isn't closed: the {lines} lines below are shown as code: {shown}"),
                },
            ),
            Kind::Comment { lines } => Say::new(
                format!("주석이 닫히지 않아서 아래 {lines}줄이 보이지 않아요: {shown}"),
                match lines {
                    1 => format!("The comment isn't closed: nobody sees the line below: {shown}"),
                    lines => format!("The comment isn't closed: nobody sees the {lines} lines below: {shown}"),
                },
            ),
            Kind::Cells => Say::new(
                format!("표의 제목 줄보다 칸이 많아서 보이지 않아요: {shown}"),
                format!("The row has more cells than the table's head: nobody sees {shown}"),
            ),
            Kind::Body => Say::new(
                format!("들여 쓰지 않은 글이 밖으로 나가요: {shown}"),
                format!("The text below isn’t indented and falls out of it: {shown}"),
            ),
            Kind::Unread(name) => Say::new(
                format!("다른 프로그램({name})의 문법이라 이 자리에는 아무것도 보이지 않아요: {shown}"),
                format!("This is syntax of {name}: nothing is shown in its place: {shown}"),
            ),
            Kind::Foreign(name, _) => Say::new(
                format!("다른 프로그램({name})의 문법이라 글자 그대로 보여요: {shown}"),
                format!("This is syntax of {name}: readers see {shown}"),
            ),
            Kind::Understood(name, _) => Say::new(
                format!("다른 프로그램({name})의 문법이에요. 사이트에는 제대로 나와요: {shown}"),
                format!("This is syntax of {name}; the site shows it as it is meant: {shown}"),
            ),
        };
        match count {
            0 | 1 => say,
            count => {
                Say::new(format!("{} (이 글에 {count}곳)", say.ko), format!("{} ({count} places on this page)", say.en))
            }
        }
    }
}

/// What is written, on one line and not too long, in backticks.
pub fn quoted(written: &str) -> String {
    let line = written.lines().next().unwrap_or_default().trim();
    let mut shown: String = line.chars().take(QUOTED).collect();
    if shown.len() < line.len() || written.trim().len() > line.len() {
        shown.push('…');
    }
    // Backticks of the quotation itself need a longer fence around them.
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let room = if longest > 0 { " " } else { "" };
    format!("{fence}{room}{shown}{room}{fence}")
}
