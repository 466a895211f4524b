//! stub
use crate::diagnostic::Diagnostic;
use crate::model::*;
use crate::parse::page::Document;
use crate::text::SourceText;
/// x
pub fn known_rules() -> Vec<&'static str> {
    vec![]
}
/// x
#[derive(Debug)]
pub struct Linter<'s>(&'s Site);
/// x
#[derive(Debug)]
pub struct PageFindings {
    /// x
    pub diagnostics: Vec<Diagnostic>,
    /// x
    pub ignored: usize,
    /// x
    pub words: usize,
}
impl<'s> Linter<'s> {
    /// x
    pub fn new(site: &'s Site, _n: &'s Names<'s>) -> Self {
        Self(site)
    }
    /// x
    pub fn page(&self, _p: &Page, _s: &SourceText, _d: &Document, f: Vec<Diagnostic>) -> PageFindings {
        PageFindings { diagnostics: f, ignored: 0, words: 0 }
    }
    /// x
    pub fn site(&self, f: Vec<Diagnostic>) -> Vec<Diagnostic> {
        f
    }
}
