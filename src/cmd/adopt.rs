//! `helpgen init --from`: reads an existing folder of articles, writes fitting settings and drafts a glossary. No
//! article is changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::diagnostic::{Say, UiLang};
use crate::english::counted;
use crate::error::Error;
use crate::korean::stem;
use crate::model::page_language;
use crate::parse::page::{Split, split};
use crate::pipeline::Stop;
use crate::source::{Refusal, list_tree, name_from, read_source};

use super::FINE;
use super::common_args::Common;
use super::fresh::{Beginning, plain, refuse_taken, tell_ci, write};
use super::terminal::Voice;

/// Site generators, recognised by files beside the articles.
const MARKS: [(&str, &str); 18] = [
    ("mkdocs.yml", "mkdocs"),
    ("docusaurus.config.js", "docusaurus"),
    ("docusaurus.config.ts", "docusaurus"),
    (".vitepress", "vitepress"),
    ("docs/.vitepress", "vitepress"),
    ("astro.config.mjs", "docusaurus"),
    ("hugo.toml", "hugo"),
    ("hugo.yaml", "hugo"),
    ("config.toml", "hugo"),
    ("_config.yml", "jekyll"),
    ("docs.json", "mintlify"),
    ("mint.json", "mintlify"),
    ("docfx.json", "docfx"),
    ("book.json", "honkit"),
    ("SUMMARY.md", "honkit"),
    ("src/SUMMARY.md", "honkit"),
    ("docs/SUMMARY.md", "honkit"),
    ("docs/mkdocs.yml", "mkdocs"),
];
/// Least count of something that gets a line, and most lines.
const OFTEN: usize = 3;
const MOST: usize = 40;
/// Most letters of bold text that counts as a label; longer text is a sentence.
const NAME: usize = 20;

/// Counts from the articles.
#[derive(Default)]
struct Seen {
    pages: usize,
    untitled: usize,
    /// Pages by language.
    languages: BTreeMap<String, usize>,
    /// The title of the front page, else of the first page.
    title: Option<String>,
    /// Bold text, with its count and its number of pages.
    bold: BTreeMap<String, (usize, usize)>,
    /// Words and pairs of words without blanks, each with the spellings and their counts.
    written: BTreeMap<String, BTreeMap<String, usize>>,
}

pub(super) fn run(
    common: &Common,
    dir: &Path,
    from: &Path,
    ci: &[(String, String)],
    voice: &Voice,
) -> Result<u8, Stop> {
    let folder = name_from(dir, &common.dir.join(from).canonicalize().unwrap_or_else(|_| common.dir.join(from)));
    if folder.starts_with("..") || !dir.join(&folder).is_dir() {
        let error = Error::new(Say::new(
            format!("{} 폴더 안에 없는 폴더예요: {}", plain(dir).display(), from.display()),
            format!("There is no folder {} in {}", from.display(), plain(dir).display()),
        ));
        return Err(Stop::Machine(error.help(Say::new(
            "글 폴더가 들어 있는 폴더에서 실행해 주세요: `helpgen init --from docs`",
            "Run it in the folder that holds the articles' folder: `helpgen init --from docs`",
        ))));
    }
    let seen = look(dir, &folder)?;
    if seen.pages == 0 {
        let say = Say::new(
            format!("글(.md, .mdx)이 없는 폴더예요: {folder}"),
            format!("{folder} holds no articles (.md, .mdx)"),
        );
        return Err(Stop::Machine(Error::new(say)));
    }
    let languages = languages(dir, &folder, &seen);
    let mut files = vec![
        ("helpgen.yml".to_owned(), settings(dir, &folder, &languages, &seen, voice.lang)),
        ("glossary.yml".to_owned(), draft(&languages, &seen, voice.lang)),
    ];
    files.extend(ci.iter().cloned());
    refuse_taken(dir, &files, Beginning::Adopted)?;
    write(dir, &files)?;
    tell(&folder, &languages, &seen, voice);
    tell_ci(ci, voice);
    Ok(FINE)
}

/// Reads every article once.
fn look(dir: &Path, folder: &str) -> Result<Seen, Stop> {
    let mut seen = Seen::default();
    for file in list_tree(dir, folder).files {
        let source = match read_source(dir, &file) {
            Ok(Some(source)) => source,
            Ok(None) | Err(Refusal::Author(_)) => continue,
            Err(Refusal::Machine(error)) => return Err(Stop::Machine(error)),
        };
        seen.pages += 1;
        let lang = page_language(&file, None, &source.text, &[]);
        *seen.languages.entry(lang).or_default() += 1;
        let body = match split(&source.text) {
            Split::Bare { body } | Split::Fenced { body, .. } => body,
            Split::Unclosed { .. } => 0,
        };
        let (head, text) = source.text.split_at(body);
        let title = title_in(head).or_else(|| text.lines().find_map(|line| line.strip_prefix("# ")).map(str::to_owned));
        match title {
            None => seen.untitled += 1,
            Some(title) if is_front(&file) || seen.title.is_none() => seen.title = Some(title),
            Some(_) => {}
        }
        words(text, &mut seen);
    }
    Ok(seen)
}

fn is_front(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    ["index.md", "_index.md", "index.mdx", "readme.md"].contains(&name.as_str()) && file.matches('/').count() <= 1
}

/// The title in front matter.
fn title_in(head: &str) -> Option<String> {
    let line = head.lines().find_map(|line| line.strip_prefix("title:"))?;
    Some(line.trim().trim_matches(['"', '\'']).to_owned()).filter(|title| !title.is_empty())
}

/// Counts bold text, and words in each spacing. Code is left out.
fn words(text: &str, seen: &mut Seen) {
    let mut here = BTreeSet::new();
    let mut fence = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fence = !fence;
        }
        if fence {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        for name in prose.split("**").skip(1).step_by(2).map(str::trim) {
            let length = name.chars().count();
            if (1..=NAME).contains(&length) && !name.ends_with(['.', ':', '?', '!', '요', '다']) {
                let count = seen.bold.entry(name.to_owned()).or_default();
                count.0 += 1;
                count.1 += usize::from(here.insert(name.to_owned()));
            }
        }
        spacings(&prose, seen);
    }
}

/// Counts Hangul words and pairs of adjacent ones: 수강신청 and 수강 신청 are one word.
fn spacings(prose: &str, seen: &mut Seen) {
    let hangul = |word: &str| word.chars().count() >= 2 && word.chars().all(|c| ('가'..='힣').contains(&c));
    let words: Vec<&str> = prose.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    for (at, word) in words.iter().enumerate() {
        let last = stem(word);
        if !hangul(word) || !hangul(last) {
            continue;
        }
        let mut note = |form: String| {
            *seen.written.entry(form.replace(' ', "")).or_default().entry(form).or_default() += 1;
        };
        if last.chars().count() >= 4 {
            note(last.to_owned());
        }
        if let Some(before) = at.checked_sub(1).map(|before| words[before]).filter(|before| hangul(before)) {
            note(format!("{before} {last}"));
        }
    }
}

/// Words with two spellings, the more frequent first.
fn variants(seen: &Seen) -> Vec<(&str, &str)> {
    let mut found: Vec<(usize, &str, &str)> = Vec::new();
    for forms in seen.written.values().filter(|forms| forms.len() == 2) {
        let mut forms: Vec<(&String, &usize)> = forms.iter().collect();
        forms.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        if let [(more, often), (less, seldom)] = forms[..]
            && often + seldom >= OFTEN
        {
            found.push((often + seldom, more, less));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().take(MOST).map(|(_, more, less)| (more, less)).collect()
}

/// Bold text on several pages, the most frequent first.
fn names(seen: &Seen) -> Vec<(&str, usize)> {
    let often = seen.bold.iter().filter(|(_, (count, pages))| *count >= OFTEN && *pages >= 2);
    let mut found: Vec<(&str, usize)> = often.map(|(name, (count, _))| (name.as_str(), *count)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    found.truncate(MOST);
    found
}

/// The languages of the site: folders named like languages of pages, else the most frequent language.
fn languages(dir: &Path, folder: &str, seen: &Seen) -> Vec<String> {
    let mut known: Vec<(&String, &usize)> = seen.languages.iter().collect();
    known.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let folders: Vec<String> =
        known.iter().map(|(lang, _)| (*lang).clone()).filter(|lang| dir.join(folder).join(lang).is_dir()).collect();
    if !folders.is_empty() {
        return folders;
    }
    known.first().map_or_else(|| vec!["ko".to_owned()], |(lang, _)| vec![(*lang).clone()])
}

fn generator(dir: &Path, folder: &str) -> Option<&'static str> {
    let beside = |name: &str| dir.join(name).exists() || dir.join(folder).join(name).exists();
    MARKS.iter().find(|(name, _)| beside(name)).map(|(_, generator)| *generator)
}

fn scalar(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn settings(dir: &Path, folder: &str, languages: &[String], seen: &Seen, lang: UiLang) -> String {
    let said = |ko: &str, en: &str| if lang == UiLang::Ko { ko.to_owned() } else { en.to_owned() };
    let title = seen.title.clone().unwrap_or_else(|| said("도움말", "Help"));
    let mut out = format!(
        "# {}\ntitle: {}\nlanguages: [{}]\ncontent: {}\nglossary: glossary.yml\n",
        said(
            "글 폴더를 보고 만든 설정이에요. 쓸 수 있는 키는 `helpgen schema config`로 볼 수 있어요.",
            "Settings made from a first look at the articles. `helpgen schema config` lists every key."
        ),
        scalar(&title),
        languages.join(", "),
        scalar(folder),
    );
    if let Some(generator) = generator(dir, folder) {
        let _ = writeln!(
            out,
            "# {}\ngenerator: {generator}",
            said(
                "지금 사이트를 만드는 프로그램이에요. 그 표기는 검사하지 않아요.",
                "What makes the site now; its own syntax is not checked."
            )
        );
    }
    out
}

/// A draft glossary: words with two spellings are active entries, labels are commented out until somebody checks them.
fn draft(languages: &[String], seen: &Seen, lang: UiLang) -> String {
    let said = |ko: &'static str, en: &'static str| if lang == UiLang::Ko { ko } else { en };
    let mut out = format!(
        "# {}\n\n",
        said(
            "글을 보고 만든 용어집 초안이에요. 맞지 않는 것은 지우고, 뜻과 쓰지 않는 말을 더해 주세요.",
            "A draft made from the articles. Delete what does not fit; add definitions and words not to use."
        )
    );
    let main = languages.first().map_or("ko", String::as_str);
    let variants = variants(seen);
    if variants.is_empty() {
        out.push_str("concepts: []\n");
    } else {
        let _ = writeln!(
            out,
            "# {}\nconcepts:",
            said(
                "두 가지로 쓴 말이에요. 더 많이 쓴 쪽을 대표 용어로 적었어요.",
                "Words that are written in two ways; the commoner one is preferred."
            )
        );
        for (number, (more, less)) in variants.iter().enumerate() {
            let _ = writeln!(out, "  - id: word-{}\n    terms: {{ ko: {{ preferred: {more} }} }} # {less}", number + 1);
        }
    }
    let names = names(seen);
    if !names.is_empty() {
        let _ = writeln!(
            out,
            "\n# {}\n# labels:",
            said(
                "여러 글에서 굵게 쓴 이름이에요. 화면에 적힌 이름이라면 앞의 #를 지우고 kind를 고쳐 주세요.",
                "Names in bold on several pages. If they are on the screen, take the # away and set their kind."
            )
        );
        for (number, (name, count)) in names.iter().enumerate() {
            let _ = writeln!(
                out,
                "#   - {{ id: label-{}, kind: button, text: {{ {main}: {} }} }} # × {count}",
                number + 1,
                scalar(name)
            );
        }
    }
    out
}

fn tell(folder: &str, languages: &[String], seen: &Seen, voice: &Voice) {
    let by_lang: Vec<String> = seen.languages.iter().map(|(lang, count)| format!("{lang} {count}")).collect();
    let (pages, by_lang, all) = (seen.pages, by_lang.join(", "), languages.join(", "));
    voice.tell(&Say::new(
        format!("{folder}에서 글 {pages}개를 읽었어요 ({by_lang}). 사이트의 언어: {all}"),
        format!("Read {} in {folder} ({by_lang}). Languages of the site: {all}", counted(pages, "article")),
    ));
    if seen.untitled > 0 {
        voice.tell(&Say::new(
            format!("제목이 없는 글: {}개", seen.untitled),
            format!("Articles without a title: {}", seen.untitled),
        ));
    }
    let (variants, names) = (variants(seen).len(), names(seen).len());
    voice.tell(&Say::new(
        format!("glossary.yml 초안: 두 가지로 쓴 말 {variants}개, 굵게 쓴 이름 {names}개"),
        format!("Draft in glossary.yml: {variants} words written in two ways, {names} names in bold"),
    ));
    voice.tell(&Say::new(
        "다음: `helpgen check`로 문제를 보고, `helpgen baseline`으로 지금 있는 문제를 받아들인 뒤 하나씩 고치세요",
        "Next: `helpgen check` shows the problems; `helpgen baseline` accepts today's, so that only new ones count",
    ));
}
