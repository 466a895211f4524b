//! `helpgen search`: searches the index of the last build from the terminal.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::IsTerminal;

use serde_json::json;

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;
use crate::index::analyzer::fold;
use crate::index::query::marks::pieces;
use crate::index::query::{Answer, Options, Searcher, StoreError};
use crate::index::referral::squash;
use crate::korean::agree;
use crate::parse::glossary::Role;
use crate::pipeline::{Stop, index_folder, load};

use super::cli::{SearchArguments, SearchFormat};
use super::common_args::{Color, Common};
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};
use crate::text::visible;

pub(super) fn run(common: &Common, arguments: &SearchArguments, voice: &Voice) -> Result<u8, Stop> {
    let mut asked = request(common);
    asked.role = arguments.role.clone();
    let cache = asked.cache();
    let project = load(asked)?;
    let role = project.role.map(|role| project.glossary.roles[role].id.clone());
    // A role has its own index only after a build for it; the index for everybody stores the roles of each page.
    let own = cache.join(index_folder(role.as_deref()));
    let folder = if own.is_dir() { own } else { cache.join(index_folder(None)) };
    let mut searcher = Searcher::open(&folder).map_err(|error| unreadable(&error))?;
    let lang = arguments.lang.as_deref();
    if let Some(lang) = lang.filter(|lang| !searcher.languages().iter().any(|own| own == lang)) {
        return Err(no_language(lang, searcher.languages()));
    }
    let options = Options { lang, role: role.as_deref(), limit: arguments.limit, ..Options::default() };
    let answer = searcher.search(&arguments.query, &options).map_err(|error| unreadable(&error))?;
    if arguments.format == SearchFormat::Json {
        print(format!("{:#}\n", json!({ "hits": answer.hits })).as_bytes())?;
    } else {
        let painted = match common.color {
            Color::Auto => voice.color && std::io::stdout().is_terminal(),
            asked => asked == Color::Always,
        };
        let shown = shown(&answer, &arguments.query, &project.glossary.roles, voice.lang, painted);
        print(shown.as_bytes())?;
    }
    Ok(FINE)
}

/// The answer for people: corrections, the place of a label, the notice, the definition, then the pages; a page with
/// the query as its title comes before the definition.
fn shown(answer: &Answer, query: &str, roles: &[Role], lang: UiLang, painted: bool) -> String {
    let (strong, mark, plain) = if painted { ("\u{1b}[1m", "\u{1b}[1;33m", "\u{1b}[0m") } else { ("", "", "") };
    let sought: BTreeSet<&str> = answer.terms.iter().map(String::as_str).collect();
    let marked = |text: &str, around: &str| -> String {
        let piece = |(text, hit): (&str, bool)| match hit {
            true => format!("{mark}{text}{plain}{around}"),
            false => text.to_owned(),
        };
        let text: String = pieces(&visible(text), &sought).into_iter().map(piece).collect();
        format!("{around}{text}{}", if around.is_empty() { "" } else { plain })
    };
    let mut text = visible(&told(answer, roles, lang)).into_owned();
    if let Some(notice) = &answer.notice {
        text.push_str(&format!("{strong}{}{plain}\n  {}\n\n", visible(&notice.name), visible(&notice.notice)));
    }
    let card = answer.card.as_ref().map_or_else(String::new, |card| {
        format!("{strong}{}{plain}\n  {}\n\n", visible(&card.term), visible(&card.definition))
    });
    let called = |text: &str| squash(&fold(text));
    let titled = answer.hits.first().is_some_and(|hit| called(&hit.title) == called(query));
    if !titled {
        text.push_str(&card);
    }
    for (at, hit) in answer.hits.iter().enumerate() {
        text.push_str(&marked(&hit.title, strong));
        if !hit.heading.is_empty() {
            text.push_str(&format!(" › {}", marked(&hit.heading, "")));
        }
        text.push_str(&format!("\n  {}\n", hit.url));
        if !hit.excerpt.is_empty() {
            text.push_str(&format!("  {}\n", marked(&hit.excerpt, "")));
        }
        if at == 0 && titled && !card.is_empty() {
            text.push_str(&format!("\n{card}"));
        }
    }
    if answer.hits.is_empty() && answer.notice.is_none() && answer.card.is_none() {
        text.push_str(match lang {
            UiLang::Ko => "찾은 글이 없어요. 다른 말로 찾아 주세요\n",
            UiLang::En => "Nothing found. Try other words\n",
        });
    }
    text
}

/// Corrections and additions to the query, one line each.
fn told(answer: &Answer, roles: &[Role], lang: UiLang) -> String {
    let mut text = String::new();
    for meant in &answer.meant {
        let terms = meant.terms.join(", ");
        let line = match lang {
            UiLang::Ko => format!("‘{}’ 대신 ‘{}’{} 찾았어요", meant.typed, terms, agree(&terms, "로")),
            UiLang::En => format!("Searched for “{terms}” instead of “{}”", meant.typed),
        };
        let _ = writeln!(text, "{line}");
    }
    for preferred in &answer.preferred {
        let (form, to) = (&preferred.form, &preferred.preferred);
        let line = match lang {
            UiLang::Ko => {
                format!("‘{form}’{} ‘{to}’{} 안내해요", agree(form, "는"), agree(to, "로"))
            }
            UiLang::En => format!("“{form}” is called “{to}” here"),
        };
        let _ = writeln!(text, "{line}");
    }
    for (role, path) in &answer.places {
        let line = match (lang, role.is_empty()) {
            (UiLang::Ko, true) => format!("화면 위치: {path}"),
            (UiLang::En, true) => format!("On screen: {path}"),
            (UiLang::Ko, false) => format!("{} 화면: {path}", role_name(role, roles, "ko")),
            (UiLang::En, false) => format!("{} sees: {path}", role_name(role, roles, "en")),
        };
        let _ = writeln!(text, "{line}");
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The name of a role for readers of a language.
fn role_name<'r>(id: &'r str, roles: &'r [Role], lang: &str) -> &'r str {
    let role = roles.iter().find(|role| role.id == id);
    role.and_then(|role| role.name.get_or(lang, "ko").or_else(|| role.name.get_or("en", lang))).unwrap_or(id)
}

fn no_language(lang: &str, known: &[String]) -> Stop {
    let known = known.join(", ");
    Stop::Machine(
        Error::new(Say::new(
            format!("검색 색인에 ‘{lang}’ 언어가 없어요"),
            format!("The search index has no language “{lang}”"),
        ))
        .help(Say::new(format!("이 중에서 골라 주세요: {known}"), format!("Choose one of these: {known}"))),
    )
}

fn unreadable(error: &StoreError) -> Stop {
    let told = Error::new(match error {
        StoreError::Missing => Say::new("검색 색인이 없어요", "There is no search index"),
        StoreError::Version => {
            Say::new("검색 색인이 다른 버전에서 만들어졌어요", "The search index was written by another version")
        }
        _ => Say::new("검색 색인을 읽을 수 없어요", "The search index cannot be read"),
    });
    Stop::Machine(told.help(Say::new("`helpgen build`를 먼저 실행해 주세요", "Run `helpgen build` first")))
}
