//! What a page says: blocks and inlines, each with its place in the file.
//!
//! Everything that points out of the page (labels, terms, features, links, images) stands in one flat list,
//! [`Document::references`]; the tree holds only its number. So a rule that judges references walks a list, and
//! the view can resolve them all before anything is rendered.

use crate::diagnostic::Diagnostic;
use crate::text::Span;

use super::front_matter::FrontMatter;
pub use super::name::Name;

/// One page by itself.
#[derive(Debug, Default)]
pub struct Document {
    /// The front matter.
    pub front: FrontMatter,
    /// The text.
    pub blocks: Vec<Block>,
    /// Headings in order of appearance; [`BlockKind::Heading`] holds the index.
    pub headings: Vec<Heading>,
    /// Everything that points out of the page, in order of appearance.
    pub references: Vec<Reference>,
    /// Where the addresses of links and images by reference (`[글][ref]`) are defined, in order.
    pub definitions: Vec<LinkDefinition>,
    /// Values of attributes that readers see, in order.
    pub attributes: Vec<AttributeText>,
    /// Words that readers see and programs look up: titles of tabs that are their ids too. They are prose, and no fix
    /// changes them.
    pub shown_ids: Vec<Span>,
    /// What a program reads (template tags, placeholders, icons), in order: its words are no prose.
    pub opaque: Vec<Span>,
    /// What no reader sees (tags and comments of MDX, heads of admonitions, indentation that means nothing), in order.
    pub unseen: Vec<Span>,
    /// Components of other systems, in order.
    pub components: Vec<Component>,
    /// Role passages, outer before inner.
    pub passages: Vec<Passage>,
    /// Frames of raw HTML that show another site (`<iframe>`, `<embed>`, `<object>`), with their addresses.
    pub embeds: Vec<Name>,
    /// What is wrong with the page by itself.
    pub faults: Vec<Diagnostic>,
}

impl Inline {
    /// Whether readers see something of it. `text`: of the page.
    pub fn has_text(&self, text: &str) -> bool {
        match &self.kind {
            InlineKind::Text | InlineKind::Particle(_) => !text[self.span.range()].trim().is_empty(),
            InlineKind::Decoded(content) | InlineKind::Code(content) => !content.trim().is_empty(),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link(_, inner) => inner.iter().any(|inline| inline.has_text(text)),
            // A picture without a description is told of the picture.
            InlineKind::Image(..)
            | InlineKind::Label(_)
            | InlineKind::Term(_)
            | InlineKind::Feature(_)
            | InlineKind::Opaque(_) => true,
            InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Html(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::TaskMarker(_)
            | InlineKind::Mark(_) => false,
        }
    }
}

impl Document {
    /// Whether a span of the page begins in one of its headings.
    pub fn in_heading(&self, span: Span) -> bool {
        let behind = self.headings.partition_point(|heading| heading.span.start <= span.start);
        behind.checked_sub(1).is_some_and(|at| span.start < self.headings[at].span.end)
    }
}

/// The value of an attribute that readers see: a title, a label, a caption, an alternative text.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeText {
    /// As written, without its quotes.
    pub text: Name,
    /// The role passage in which it stands.
    pub passage: Option<PassageId>,
}

/// A component that only its own generator can show.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Its name with its place.
    pub name: Name,
    /// What readers see of it.
    pub shown: Shown,
}

/// What readers see of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// The text between its tags.
    Content,
    /// Titles, texts and pictures that its attributes name, too.
    Parts,
}

/// Number of a [`Reference`] in its document.
pub type ReferenceId = usize;
/// Number of a [`Passage`] in its document.
pub type PassageId = usize;

/// A block with the bytes that it covers.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The bytes that it covers.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text of a tight list item or a definition's title: a paragraph without the element.
    Plain(Vec<Inline>),
    /// A heading: its number in [`Document::headings`] and its text.
    Heading(usize, Vec<Inline>),
    /// A code block. The text is the file's own.
    Code {
        /// The info string of a fenced block.
        info: Option<String>,
        /// The code.
        text: String,
    },
    /// A block quote, or an alert if it has a kind.
    Quote(Option<CalloutKind>, Vec<Block>),
    /// A list: the first number of an ordered one, and the items.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// Raw HTML.
    Html(String),
    /// A thematic break.
    Rule,
    /// A footnote's text under its label.
    Footnote(String, Vec<Block>),
    /// A definition list.
    Definitions(Vec<Definition>),
    /// A `:::` block.
    Container(Container),
    /// `::include path`
    Include(ReferenceId),
}

/// A term or a description of a definition list.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// The term.
    Title(Vec<Inline>),
    /// What it means.
    Details(Vec<Block>),
}

/// Alignment of a table's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the browser does.
    None,
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// A table: rows of cells of inlines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// By column.
    pub alignments: Vec<Alignment>,
    /// The head's cells.
    pub head: Vec<Vec<Inline>>,
    /// The body's rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A callout's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalloutKind {
    /// Good to know.
    Note,
    /// An easier way.
    Tip,
    /// Take care.
    Caution,
    /// Something is lost or cannot be undone.
    Danger,
}

impl CalloutKind {
    /// The name in directives and templates.
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Tip => "tip",
            CalloutKind::Caution => "caution",
            CalloutKind::Danger => "danger",
        }
    }
}

/// A `:::` block with what is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Container {
    /// Which directive.
    pub kind: ContainerKind,
    /// `[…]` after the name, parsed as inline text.
    pub title: Vec<Inline>,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// Which `:::` directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContainerKind {
    /// `:::role …`
    Role(PassageId),
    /// `:::steps`
    Steps,
    /// `:::note`, `tip`, `caution`, `danger`
    Callout(CalloutKind),
    /// `:::tabs`
    Tabs,
    /// `:::tab[title]` inside `:::tabs`
    Tab,
    /// `:::details[title]`
    Details,
    /// `:::callouts`: a picture, and a list of what the marks on it say. If the picture is of one role's screen, all of it is
    /// a passage for that role.
    Marks(Option<PassageId>),
    /// A `:::` block of an unknown name: its content is shown without a box.
    Unknown,
}

impl ContainerKind {
    /// The role passage that it is.
    pub fn passage(self) -> Option<PassageId> {
        match self {
            ContainerKind::Role(passage) => Some(passage),
            ContainerKind::Marks(passage) => passage,
            _ => None,
        }
    }
}

/// An inline with the bytes that it covers.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// The bytes that it covers.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline is.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Text that is exactly the file's bytes under the span.
    Text,
    /// Text that was written otherwise: an entity, an escape. Indivisible.
    Decoded(String),
    /// A code span.
    Code(String),
    /// Syntax of another program, shown as it is written; it is no prose.
    Opaque(String),
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `~~…~~`
    Strikethrough(Vec<Inline>),
    /// A link around its text.
    Link(ReferenceId, Vec<Inline>),
    /// An image with its alternative text.
    Image(ReferenceId, Vec<Inline>),
    /// Raw HTML.
    Html(String),
    /// A line break of the source.
    SoftBreak,
    /// A line break that was asked for.
    HardBreak,
    /// `[^label]`
    FootnoteReference(String),
    /// `[ ]`, `[x]`
    TaskMarker(bool),
    /// `:ui[…]`
    Label(ReferenceId),
    /// `:term[…]`
    Term(ReferenceId),
    /// `:feature[…]`
    Feature(ReferenceId),
    /// `{at=…}` or `{on=…}` with which an item of `:::callouts` begins.
    Mark(ReferenceId),
    /// The Hangul right after a directive: it agrees with the text that comes out. The span is its bytes.
    Particle(ReferenceId),
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The whole heading's bytes.
    pub span: Span,
    /// 1 to 6.
    pub level: u8,
    /// An id that was written with it.
    pub id: Option<String>,
    /// Classes that were written with it.
    pub classes: Vec<String>,
    /// What its anchor is made from.
    pub words: Vec<HeadingWord>,
    /// The role passage in which it stands.
    pub passage: Option<PassageId>,
}

/// A part of a heading's anchor.
#[derive(Debug, Clone, PartialEq)]
pub enum HeadingWord {
    /// Text as read.
    Text(String),
    /// A directive: counted by its id, so that the anchor is the same for every role.
    Reference(ReferenceId),
}

/// A `:::role` passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Roles as written (ids or visible names), with their places.
    pub roles: Vec<Name>,
    /// The passage around it.
    pub parent: Option<PassageId>,
    /// The opening line.
    pub span: Span,
}

/// Something that points out of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The bytes that write it: the whole directive, link or image.
    pub span: Span,
    /// The role passage in which it stands.
    pub passage: Option<PassageId>,
    /// Where its address and title are defined, if that is elsewhere: it is a link or image by reference.
    pub definition: Option<Span>,
    /// What it points to.
    pub target: Target,
}

/// `[label]: address "title"`
#[derive(Debug, Clone, PartialEq)]
pub struct LinkDefinition {
    /// All of its bytes.
    pub span: Span,
    /// Its address, decoded.
    pub url: String,
    /// It has a title.
    pub titled: bool,
}

/// What a reference points to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// `:ui[a > b]{role=… path}`
    Label {
        /// Each step as written.
        path: Vec<Name>,
        /// A forced role.
        role: Option<Name>,
        /// Write the whole way to it.
        whole_path: bool,
    },
    /// `:term[id]{text="…"}`
    Term {
        /// The concept as written.
        name: Name,
        /// Another text for it.
        text: Option<Name>,
    },
    /// `:feature[id]`
    Feature {
        /// The feature as written.
        name: Name,
    },
    /// A link.
    Link {
        /// The destination, decoded; of an e-mail address with `mailto:`.
        url: String,
        /// The title, if any.
        title: String,
        /// An e-mail address in angle brackets or bare.
        email: bool,
    },
    /// An image.
    Image(Box<ImageTarget>),
    /// `::include path`
    Include {
        /// Relative to the content folder.
        path: Name,
    },
    /// `{at=… on=…}`: where on the picture of a `:::callouts` an item's mark stands.
    Mark(Box<MarkTarget>),
}

/// A mark's place as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MarkTarget {
    /// In per cent of the picture: from its left and its top; with a width and a height it is framed.
    pub at: Option<Name>,
    /// The label that it frames, to be found by what is written on the picture.
    pub on: Option<Name>,
}

/// What is shown that is no still picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaKind {
    /// A film that lies beside the page.
    Video,
    /// A sound that lies beside the page.
    Audio,
    /// A film of a provider, which its own player shows (`::video https://…`).
    Embed,
}

/// An image as written, or a film or sound that is written as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageTarget {
    /// The destination, decoded.
    pub url: String,
    /// It is no picture but this.
    pub media: Option<MediaKind>,
    /// The title: its caption, with directives in it.
    pub caption: Vec<CaptionPiece>,
    /// The day on which it was taken, as written.
    pub taken: Option<Name>,
    /// Labels to be seen on it.
    pub shows: Vec<Name>,
    /// Whose screen it is.
    pub role: Option<Name>,
    /// It is all that its paragraph holds.
    pub alone: bool,
}

/// A piece of a caption.
#[derive(Debug, Clone, PartialEq)]
pub enum CaptionPiece {
    /// Text.
    Text(String),
    /// A directive: a label, term or feature.
    Reference(ReferenceId),
}
