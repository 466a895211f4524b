//! Pages with nothing of their own but their name: search and 404.

use super::article::featured;
use super::context::Context;
use super::page::{Content, PageView, PlainView};
use super::shell::Shell;

/// The search page of a language.
pub fn search(context: &Context<'_>, lang: &str) -> PageView {
    let mut shell = Shell::new("search", format!("{lang}/search/"), lang, context.word(lang, "search.title"));
    shell.crumbs = vec![context.home_crumb(lang)];
    shell.versions = context.made_versions("search/");
    shell.noindex = true;
    shell.view(context, Content::Plain(PlainView { featured: featured(context, lang) }))
}

/// The page that a host shows for addresses that lead nowhere.
pub fn not_found(context: &Context<'_>) -> PageView {
    let lang = context.default_lang().to_owned();
    let mut shell = Shell::new("404", "404.html".to_owned(), &lang, context.word(&lang, "not_found.title"));
    shell.noindex = true;
    shell.view(context, Content::Plain(PlainView { featured: featured(context, &lang) }))
}
