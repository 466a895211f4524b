//! Makes a help center of any size from the pages of real ones, for measuring.
//!
//! `cargo run --release --example generate -- CORPUS OUT COUNT` reads every `.md` and `.mdx` page below the folder
//! CORPUS and writes COUNT pages into OUT, in sections of a hundred: page after page in the order of their paths, from
//! the start again when they run out, each copy with a title of its own. The same arguments give the same bytes. The
//! pages keep their text as it is; of their front matter only title and description stay, so that other generators read
//! the same files.

#![expect(clippy::print_stdout, reason = "a command of its own")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Pages in one section.
const SECTION: usize = 100;

/// The five lines that a help center of somebody else's pages needs, and terms for the checks to look for. `link/*` is
/// off because the copies' links lead to where the originals stood.
const CONFIG: &str = "\
title: 측정용 도움말
base_url: https://help.example.com/
languages: [ko]
today: 2026-11-22
rules: { link/broken: off, link/anchor: off, link/redirected: off, image/missing: off, page/orphan: off }
";

const GLOSSARY: &str = "\
concepts:
  - { id: component, terms: { ko: { preferred: 컴포넌트, deprecated: [컴퍼넌트, 콤포넌트] } }, definition: { ko: 화면을 이루는 조각 } }
  - { id: state, terms: { ko: { preferred: 상태 값, hidden: [스테이트] } }, definition: { ko: 컴포넌트가 기억하는 값 } }
  - { id: hook, terms: { ko: { preferred: Hook, deprecated: [훅] } }, definition: { ko: 상태를 다루는 함수 } }
  - { id: effect, terms: { ko: { preferred: Effect, deprecated: [이펙트] } }, definition: { ko: 그린 뒤에 하는 일 } }
  - { id: rendering, terms: { ko: { preferred: 렌더링, deprecated: [랜더링] } }, definition: { ko: 화면을 그리는 일 } }
  - { id: browser, terms: { ko: { preferred: 브라우저, deprecated: [웹브라우저] } }, definition: { ko: 웹을 보는 프로그램 } }
  - { id: server, terms: { ko: { preferred: 서버 } }, definition: { ko: 요청에 답하는 컴퓨터 } }
  - { id: event-handler, terms: { ko: { preferred: 이벤트 핸들러, admitted: [이벤트 처리기] } }, definition: { ko: 이벤트에 답하는 함수 } }
  - { id: layout, terms: { any: { preferred: layout } }, definition: { ko: 화면의 짜임 } }
  - { id: markup, terms: { ko: { preferred: 마크업, deprecated: [마트업] } }, definition: { ko: 문서의 뼈대 } }
";

/// One page of a corpus: what the copies share.
struct Original {
    title: String,
    description: String,
    body: String,
}

impl Original {
    /// Takes the front matter apart line by line: titles of the corpora stand on one line each.
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut original = Self { title: stem, description: String::new(), body: text.clone() };
        let Some((front, body)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) else {
            return Ok(original);
        };
        original.body = body.to_owned();
        for line in front.lines() {
            let value =
                |key: &str| line.strip_prefix(key).map(|value| value.trim().trim_matches(['"', '\'']).to_owned());
            if let Some(title) = value("title:").filter(|title| !title.is_empty()) {
                original.title = title;
            }
            if let Some(text) = value("description:").filter(|text| !text.is_empty() && !text.starts_with(['>', '|'])) {
                original.description = text;
            }
        }
        Ok(original)
    }

    fn copy(&self, number: usize) -> String {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let (title, description) = (quoted(&self.title), quoted(&self.description));
        format!("---\ntitle: \"{title} {number}\"\ndescription: \"{description}\"\n---\n{}", self.body)
    }
}

/// Every page below a folder, in the order of paths.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            pages(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "mdx")
            && path.ancestors().any(|folder| folder.file_name().is_some_and(|name| name == "content"))
        {
            found.push(path);
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, out, count] = arguments.as_slice() else {
        return Err("usage: generate CORPUS OUT COUNT".into());
    };
    let (out, count) = (Path::new(out), count.parse::<usize>()?);
    let mut paths = Vec::new();
    pages(Path::new(corpus), &mut paths)?;
    if paths.is_empty() {
        return Err(format!("no .md or .mdx below a folder `content` in {corpus}").into());
    }
    let originals = paths.iter().map(|path| Original::read(path)).collect::<Result<Vec<_>, _>>()?;
    fs::create_dir_all(out)?;
    if fs::read_dir(out)?.next().is_some() {
        return Err(format!("{} is not empty", out.display()).into());
    }
    fs::write(out.join("helpgen.yml"), CONFIG)?;
    fs::write(out.join("glossary.yml"), GLOSSARY)?;
    let content = out.join("content");
    let mut bytes = 0;
    for number in 0..count {
        let section = content.join(format!("s{:04}", number / SECTION));
        if number % SECTION == 0 {
            fs::create_dir_all(&section)?;
            let name = number / SECTION + 1;
            fs::write(section.join("_index.md"), format!("---\ntitle: \"묶음 {name}\"\n---\n"))?;
        }
        let text = originals[number % originals.len()].copy(number + 1);
        bytes += text.len();
        fs::write(section.join(format!("p{number:06}.md")), text)?;
    }
    println!("{count} pages of {} originals, {:.1} MB", originals.len(), bytes as f64 / 1e6);
    Ok(())
}
