//! Reports files in the content folder that look like articles but are not read: outside of every language's folder,
//! with another extension, or in a folder of snippets that no page includes.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::model::{is_page_file, language_of};
use crate::parse::config::Config;
use crate::parse::page::{Split, split};
use crate::view::Snippet;

use super::asked::Request;
use super::paths::project_path;

/// Other extensions of markdown.
const ENDINGS: [&str; 5] = ["markdown", "mdown", "mkd", "mkdn", "mdwn"];

/// Endings of articles in other languages of markup. What may be meant to be downloaded is none of them.
const ELSEWHERE: [&str; 10] = ["rst", "adoc", "asciidoc", "textile", "org", "mediawiki", "mdc", "qmd", "rmd", "ipynb"];

/// Endings of files that are articles in other systems only if they have front matter with a title.
const WITH_FRONT_MATTER: [&str; 2] = ["html", "htm"];

/// Folders of articles that are not meant to be published yet.
const DRAFTS: [&str; 2] = ["_drafts", "_draft"];

/// Why a file is not read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// It is in no language's folder.
    NoLanguage,
    /// Its extension is in capitals.
    Capitals,
    /// helpgen does not know its extension.
    Ending,
    /// Its extension is that of other files too, and it has front matter with a title.
    Titled,
    /// Its folder's name begins with `_`.
    Snippet,
}

/// The findings, one for each folder.
pub(super) fn unread(
    request: &Request,
    config: &Config,
    files: &BTreeSet<String>,
    snippets: &BTreeMap<String, Snippet>,
) -> Vec<Diagnostic> {
    // Folders with snippets that pages include.
    let used: BTreeSet<&str> = snippets.keys().filter_map(|file| snippet_folder(file)).collect();
    let mut folders: BTreeMap<(Why, &str), Vec<&String>> = BTreeMap::new();
    for file in files.iter().filter(|file| !snippets.contains_key(*file)) {
        let Some((why, folder)) = why(config, file, &used) else { continue };
        let is_article = match why {
            Why::Snippet => has_title(request, &project_path(&config.content, file), true),
            Why::Titled => has_title(request, &project_path(&config.content, file), false),
            Why::NoLanguage | Why::Capitals | Why::Ending => true,
        };
        if is_article {
            folders.entry((why, folder)).or_default().push(file);
        }
    }
    let told = folders.iter().filter_map(|((why, _), files)| told(config, *why, files));
    told.collect()
}

/// Why a file is not read, and the folder of its finding.
fn why<'f>(config: &Config, file: &'f str, used: &BTreeSet<&str>) -> Option<(Why, &'f str)> {
    let (stem, ending) = file.rsplit_once('.')?;
    let parent = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    if is_page_file(file) {
        // A README beside the languages' folders describes the repository and is not an article.
        let read = language_of(file, &config.languages, config.content_by_lang).is_some();
        let top = file.split_once('/').map_or(file, |(top, _)| top);
        return (!read && !stem.eq_ignore_ascii_case("readme")).then_some((Why::NoLanguage, top));
    }
    if ["md", "mdx"].contains(&ending) {
        let folder = snippet_folder(file)?;
        let name = folder.rsplit('/').next().unwrap_or(folder);
        return (!used.contains(folder) && !DRAFTS.contains(&name)).then_some((Why::Snippet, folder));
    }
    let is = |known: &[&str]| known.iter().any(|own| ending.eq_ignore_ascii_case(own));
    if is(&["md", "mdx"]) {
        return Some((Why::Capitals, parent));
    }
    let text = ending.eq_ignore_ascii_case("txt") && (stem.ends_with(".md") || stem.ends_with(".mdx"));
    match is(&ENDINGS) || is(&ELSEWHERE) || text {
        true => Some((Why::Ending, parent)),
        false => is(&WITH_FRONT_MATTER).then_some((Why::Titled, parent)),
    }
}

/// The first folder of a file whose name begins with `_`, else the file itself if its name does.
fn snippet_folder(file: &str) -> Option<&str> {
    let mut at = 0;
    for part in file.split('/') {
        let end = at + part.len();
        if part.starts_with('_') {
            return Some(&file[..end]);
        }
        at = end + 1;
    }
    None
}

/// Whether a file has a title like an article: in its front matter, or `heads` as a heading without one.
fn has_title(request: &Request, path: &str, heads: bool) -> bool {
    let Ok(Some(source)) = request.read(path) else { return false };
    match split(&source.text) {
        Split::Fenced { yaml, .. } => source.text[yaml].lines().any(|line| line.starts_with("title:")),
        // Without front matter the first heading is the title.
        Split::Bare { body } => heads && source.text[body..].trim_start().starts_with("# "),
        Split::Unclosed { .. } => false,
    }
}

fn told(config: &Config, why: Why, files: &[&String]) -> Option<Diagnostic> {
    let first = files.first()?;
    let count = files.len();
    let languages = config.languages.join(", ");
    let endings: BTreeSet<&str> = files.iter().filter_map(|file| Some(file.rsplit_once('.')?.1)).collect();
    let ending = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
    let (rule, say, help) = match why {
        Why::NoLanguage => (
            "page/ignored",
            Say::new(
                format!("언어 폴더 안에 있지 않아서 사이트에 나오지 않아요 ({languages})"),
                format!("It lies in no language's folder and is not part of the site ({languages})"),
            ),
            Say::new(
                "언어 폴더로 옮기거나, helpgen.yml의 languages에 언어를 넣거나, exclude에 적어 주세요",
                "Move it into a language's folder, add the language to “languages” in helpgen.yml, or name the file under “exclude”",
            ),
        ),
        Why::Capitals => (
            "page/ignored",
            Say::new(
                format!("글로 읽지 않는 확장자예요: {ending}"),
                format!("It is not read as an article: its name ends in {ending}"),
            ),
            Say::new("확장자를 소문자로 바꿔 주세요", "Write the ending in small letters"),
        ),
        Why::Ending | Why::Titled => (
            "page/left-out",
            Say::new(
                format!("글로 읽지 않는 확장자예요: {ending}"),
                format!("It is not read as an article: its name ends in {ending}"),
            ),
            Say::new(
                "마크다운으로 쓰고 확장자를 .md로 바꾸거나, 글이 아니라면 helpgen.yml의 exclude에 적어 주세요",
                "Write it as markdown and end its name in .md, or name it under “exclude” in helpgen.yml if it is no article",
            ),
        ),
        Why::Snippet => (
            "page/left-out",
            Say::new(
                "제목이 있는 글이지만 이름이 `_`로 시작하는 폴더에 있어서 사이트에 나오지 않아요",
                "It has a title, but is treated as a snippet and not part of the site: a name in its path begins with `_`",
            ),
            Say::new(
                "이름 앞의 `_`를 지우거나, 일부러 뺀 글이라면 helpgen.yml의 exclude에 적어 주세요",
                "Rename it without the `_`, or name it under “exclude” in helpgen.yml if it is left out on purpose",
            ),
        ),
    };
    let say = match count {
        1 => say,
        count => Say::new(
            format!("{}. 같은 폴더에 이런 파일이 {count}개 있어요", say.ko),
            format!("{}; {count} files of this folder are such", say.en),
        ),
    };
    let place = Place::file(project_path(&config.content, first));
    Some(Diagnostic::new(rule, Severity::Warning, Some(place), say).help(help))
}
