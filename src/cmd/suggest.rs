//! `helpgen glossary suggest`: suggests glossary entries as YAML to paste.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Say, UiLang};
use crate::english;
use crate::lint::vocabulary::Candidate;
use crate::parse::yaml::{is_id, scalar};
use crate::pipeline::{Asked, Request, Stop, open, suggest};
use crate::text::visible;

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};

/// `helpgen glossary suggest`
#[derive(Debug, Args)]
pub(super) struct SuggestArguments {
    /// Files, folders and patterns; none: the whole help center
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Language of the words; none: each that pages are written in
    #[arg(id = "words_lang", long = "lang", value_name = "LANG")]
    lang: Option<String>,
    /// At most so many of each language
    #[arg(id = "most", long = "limit", value_name = "N", default_value_t = 50)]
    limit: usize,
}

pub(super) fn run(common: &Common, arguments: &SuggestArguments, voice: &Voice) -> Result<u8, Stop> {
    let asked = Asked { paths: arguments.paths.clone(), without_glossary: true, ..Asked::default() };
    let found = suggest(&open(Request { asked, ..request(common) })?)?;
    let mut text = String::new();
    let mut count = 0;
    for (lang, candidates) in found.iter().filter(|(lang, _)| arguments.lang.as_ref().is_none_or(|own| own == *lang)) {
        for candidate in candidates.iter().take(arguments.limit) {
            text.push_str(&entry(candidate, lang, voice.lang));
            count += 1;
        }
    }
    if count == 0 {
        voice.tell(&Say::new("용어집에 없는 말이 없어요", "The glossary has every word that could be a term"));
        return Ok(FINE);
    }
    let head = match voice.lang {
        UiLang::Ko => {
            "# 용어집에 없는 말이에요. 용어로 정할 것만 glossary.yml의 concepts에 붙여 넣고 뜻을 적어 주세요.\n\
             # 제안(proposed)인 동안에는 글에서 걸리지 않아요.\n"
        }
        UiLang::En => {
            "# Words that the glossary does not have. Paste those to agree on into concepts in glossary.yml, and explain them.\n\
             # As long as they are proposed, nothing is told where pages say them.\n"
        }
    };
    print(visible(&format!("{head}concepts:\n{text}")).as_bytes())?;
    voice.tell(&Say::new(
        format!("용어가 될 만한 말 {count}개"),
        format!("{} that may become terms", english::counted(count, "word")),
    ));
    Ok(FINE)
}

/// A concept, with its evidence as comments.
fn entry(candidate: &Candidate, lang: &str, ui: UiLang) -> String {
    let Candidate { text, count, pages, variants, with, sentences, .. } = candidate;
    let mut out = match ui {
        UiLang::Ko => format!("  # {text}: {count}번, 글 {pages}개\n"),
        UiLang::En => {
            format!("  # {text}: {} on {}\n", english::counted(*count, "time"), english::counted(*pages, "page"))
        }
    };
    let counted = |all: &[(String, usize)]| {
        all.iter().map(|(text, count)| format!("{text} {count}")).collect::<Vec<_>>().join(", ")
    };
    if !variants.is_empty() {
        let word = if ui == UiLang::Ko { "다른 표기" } else { "also written" };
        let _ = writeln!(out, "  #   {word}: {}", counted(variants));
    }
    if !with.is_empty() {
        let word = if ui == UiLang::Ko { "함께 쓰는 말" } else { "in phrases" };
        let _ = writeln!(out, "  #   {word}: {}", counted(with));
    }
    for (sentence, path) in sentences {
        let _ = writeln!(out, "  #   {path}: “{}”", sentence.replace(['\n', '\r'], " "));
    }
    let _ = writeln!(out, "  - id: {}", id(text));
    out.push_str("    status: proposed\n");
    let deprecated = match variants.as_slice() {
        [] => String::new(),
        all => {
            format!(", deprecated: [{}]", all.iter().map(|(text, _)| scalar(text)).collect::<Vec<_>>().join(", "))
        }
    };
    let _ = writeln!(out, "    terms: {{ {lang}: {{ preferred: {}{deprecated} }} }}", scalar(text));
    out
}

/// A word as an id.
fn id(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    if is_id(&joined) && scalar(&joined) == joined { joined } else { crate::parse::yaml::quoted(&joined) }
}
