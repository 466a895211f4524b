//! `helpgen search`: asks the index of the last build from the terminal.

use serde_json::json;

use crate::diagnostic::{Say, UiLang};
use crate::error::Error;
use crate::index::query::{Answer, Options, Searcher, StoreError};
use crate::pipeline::{Stop, index_folder, load};

use super::check::request;
use super::cli::{Common, SearchArguments};
use super::say::Voice;
use super::{FINE, print};

pub(super) fn run(common: &Common, arguments: &SearchArguments, voice: &Voice) -> Result<u8, Stop> {
    let mut asked = request(common);
    asked.role = arguments.role.clone();
    let project = load(asked)?;
    let cache = common.dir.join(".helpgen");
    let role = project.role.map(|role| project.glossary.roles[role].id.clone());
    // A role has an index of its own only after a build for it; the index of everybody knows who reads which page.
    let own = cache.join(index_folder(role.as_deref()));
    let folder = if own.is_dir() { own } else { cache.join(index_folder(None)) };
    let mut searcher = Searcher::open(&folder).map_err(|error| unreadable(&error))?;
    let options = Options { lang: arguments.lang.as_deref(), role: role.as_deref(), limit: arguments.limit };
    let answer = searcher.search(&arguments.query, &options).map_err(|error| unreadable(&error))?;
    if arguments.format == super::cli::SearchFormat::Json {
        print(format!("{:#}\n", json!({ "hits": answer.hits })).as_bytes());
    } else {
        print(shown(&answer, voice).as_bytes());
    }
    Ok(FINE)
}

fn shown(answer: &Answer, voice: &Voice) -> String {
    let mut text = String::new();
    let (strong, plain) = if voice.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    if let Some(notice) = &answer.notice {
        text.push_str(&format!("{}\n{}\n\n", notice.name, notice.notice));
    }
    if let Some(card) = &answer.card {
        text.push_str(&format!("{strong}{}{plain}: {}\n\n", card.term, card.definition));
    }
    for hit in &answer.hits {
        let heading = if hit.heading.is_empty() { String::new() } else { format!(" › {}", hit.heading) };
        let excerpt = hit.excerpt.replace('\u{2}', strong).replace('\u{3}', plain);
        text.push_str(&format!("{strong}{}{plain}{heading}\n  {}\n  {}\n", hit.title, hit.url, excerpt.trim()));
    }
    if answer.hits.is_empty() {
        text.push_str(match voice.lang {
            UiLang::Ko => "찾은 글이 없어요\n",
            UiLang::En => "Nothing found\n",
        });
    }
    text
}

fn unreadable(error: &StoreError) -> Stop {
    let told = Error::new(match error {
        StoreError::Missing => Say::new("검색 색인이 없어요", "There is no search index"),
        _ => Say::new("검색 색인을 읽을 수 없어요", "The search index cannot be read"),
    });
    Stop::Machine(told.help(Say::new("`helpgen build`를 먼저 실행해 주세요", "Run `helpgen build` first")))
}
