//! Pages with nothing of their own but their name: search, print and 404.

use super::context::Context;
use super::page::{Content, PageView, PlainView};
use super::sections::featured;
use super::shell::Shell;

/// The search page of a language.
pub fn search(context: &Context<'_>, lang: &str) -> PageView {
    let mut shell = Shell::new("search", format!("{lang}/search/"), lang, context.word(lang, "search.title"));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions("search/");
    shell.description = context.word(lang, "search.about");
    shell.noindex = true;
    shell.view(context, Content::Plain(PlainView { featured: featured(context, lang) }))
}

/// The page of a language on which a section, or everything, becomes one document to be printed.
pub fn print(context: &Context<'_>, lang: &str) -> PageView {
    let mut shell = Shell::new("print", format!("{lang}/print/"), lang, context.word(lang, "print.title"));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions("print/");
    shell.description = context.word(lang, "print.about");
    shell.noindex = true;
    shell.view(context, Content::Plain(PlainView { featured: Vec::new() }))
}

/// The page that a host shows for addresses that lead nowhere: in the first language at the root, in each other one in its
/// folder.
pub fn not_found(context: &Context<'_>, lang: &str) -> PageView {
    let url = if lang == context.default_lang() { "404.html".to_owned() } else { format!("{lang}/404.html") };
    let mut shell = Shell::new("404", url, lang, context.word(lang, "not_found.title"));
    shell.noindex = true;
    shell.view(context, Content::Plain(PlainView { featured: featured(context, lang) }))
}
