//! The two languages that pages are written in.

/// Which of the dialects a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// CommonMark and GFM.
    Markdown,
    /// The same with JSX, `import` and `{…}`.
    Mdx,
}

impl Syntax {
    /// By the ending of a file's name.
    pub fn of(path: &str) -> Self {
        if path.ends_with(".mdx") { Syntax::Mdx } else { Syntax::Markdown }
    }
}
