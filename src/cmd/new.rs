//! `helpgen new article`: creates an article from a template, in the language of its folder.

use std::path::Path;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::model::{Meant, NameFault, Names, is_page_file, language_of, url_part};
use crate::parse::paths::inside_project;
use crate::pipeline::{Project, Stop, load};
use crate::source::is_left_out;
use crate::text::PathFault;
use crate::write::{Desk, make_folder, stays_inside};

use super::FINE;
use super::cli::{ArticleTemplate, NewArguments, NewArticle, NewWhat};
use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;

pub(super) fn run(common: &Common, arguments: &NewArguments, voice: &Voice) -> Result<u8, Stop> {
    let NewWhat::Article(article) = &arguments.what;
    let project = load(request(common))?;
    let file = file_name(&project, &article.path)?;
    let lang = language(&project, &file)?;
    let file = placed(&project, &lang, file);
    if is_left_out(&common.dir, &project.config.content, &project.config.exclude, &file) {
        return Err(Stop::Machine(not_read(&file)));
    }
    let names = Names::new(&project.glossary);
    let mut roles = Vec::new();
    for role in &article.roles {
        let at = names.role(role).map_err(|fault| {
            let known = project.glossary.roles.iter().map(|role| role.id.as_str());
            unknown(("역할", "role"), role, &fault, known)
        })?;
        roles.push(names.role_at(at).id.clone());
    }
    let feature = match &article.feature {
        Some(name) => Some(names.feature(name).map_err(|fault| {
            let known = project.glossary.features.iter().map(|feature| feature.id.as_str());
            unknown(("기능", "feature"), name, &fault, known)
        })?),
        None => None,
    };
    let name = feature.and_then(|feature| feature.name.get(&lang)).map(str::to_owned);
    let path = format!("{}/{file}", project.config.content);
    let full = common.dir.join(&path);
    if full.exists() {
        let error = Error::new(Say::new(format!("이미 있는 글이에요: {path}"), format!("{path} is already there")));
        return Err(Stop::Machine(error.help(Say::new("다른 이름을 적어 주세요", "Choose another name"))));
    }
    let text =
        article_text(article, &lang, &roles, feature.map(|feature| feature.id.as_str()), name.as_deref(), &project);
    let folder = full.parent().unwrap_or(Path::new("."));
    stays_inside(&common.dir, &full, Act::Write)?;
    make_folder(folder)?;
    Desk::of(&common.dir).write(&full, text.as_bytes())?;
    voice.tell(&Say::new(
        format!("새 글을 만들었어요: {path}. `helpgen serve`에서 보여요. 다 쓰면 `draft: true` 줄을 지워 주세요"),
        format!("Made {path}, which `helpgen serve` shows. Delete the line `draft: true` when it is done"),
    ));
    Ok(FINE)
}

/// The file in the content folder for a typed path.
fn file_name(project: &Project, typed: &str) -> Result<String, Stop> {
    let content = format!("{}/", project.config.content);
    let typed = typed.strip_prefix(&content).unwrap_or(typed);
    let name = if typed.ends_with(".md") || typed.ends_with(".mdx") { typed.to_owned() } else { format!("{typed}.md") };
    let bad = |why: Option<PathFault>| {
        let why = why.map_or_else(|| Say::new("", ""), |fault| Say::from(&fault).in_brackets());
        let error = Error::new(Say::new(
            format!("글의 경로로 쓸 수 없어요: {typed}{}", why.ko),
            format!("This cannot be an article's path: {typed}{}", why.en),
        ));
        Stop::Machine(error.help(Say::new(
            "content 폴더 안의 경로를 적어 주세요: ko/payment/refund",
            "Write a path below the content folder, such as ko/payment/refund",
        )))
    };
    let path = inside_project("", &name).map_err(|_| bad(None))?;
    // The first check would report an invalid address.
    let stem = path.rsplit_once('.').map_or(&*path, |(stem, _)| stem);
    stem.split('/').try_for_each(url_part).map_err(|fault| bad(Some(fault)))?;
    if is_page_file(&path) { Ok(path) } else { Err(bad(None)) }
}

/// The language of an article: that of its folder, else the site's first.
fn language(project: &Project, file: &str) -> Result<String, Stop> {
    let config = &project.config;
    if let Some(own) = language_of(file, &config.languages, config.content_by_lang) {
        return Ok(own.clone());
    }
    let folder = file.split_once('/').map_or("", |(folder, _)| folder);
    if names_language(folder) {
        let known = config.languages.join(", ");
        let error = Error::new(Say::new(
            format!("사이트에 없는 언어의 폴더예요: {folder}"),
            format!("{folder} is the folder of a language that the site does not have"),
        ));
        return Err(Stop::Machine(error.help(Say::new(
            format!("helpgen.yml의 languages에 넣거나, 이 언어의 폴더에 만들어 주세요: {known}"),
            format!("Add it to “languages” in helpgen.yml, or use the folder of one of these: {known}"),
        ))));
    }
    Ok(config.languages.first().cloned().unwrap_or_else(|| "ko".to_owned()))
}

/// The path that the site reads: in a language's folder, if languages have folders.
fn placed(project: &Project, lang: &str, file: String) -> String {
    let config = &project.config;
    match language_of(&file, &config.languages, config.content_by_lang) {
        Some(_) => file,
        None => format!("{lang}/{file}"),
    }
}

/// Whether a folder's name is that of a language: `fr`, `zh-TW`.
fn names_language(folder: &str) -> bool {
    let (lang, region) = folder.split_once('-').unwrap_or((folder, ""));
    lang.len() == 2
        && lang.bytes().all(|byte| byte.is_ascii_lowercase())
        && (region.is_empty() || region.len() <= 4 && region.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The error about an article that the site would never read.
fn not_read(file: &str) -> Error {
    Error::new(Say::new(
        format!("여기에 만든 글은 사이트에 나오지 않아요: {file}"),
        format!("An article there would not be part of the site: {file}"),
    ))
    .help(Say::new(
        "helpgen.yml의 exclude나 .gitignore가 이 경로를 빼요. 다른 곳에 만들거나 그 설정을 고쳐 주세요",
        "“exclude” in helpgen.yml or .gitignore leaves this path out: choose another place or change that",
    ))
}

fn article_text(
    article: &NewArticle,
    lang: &str,
    roles: &[String],
    feature: Option<&str>,
    feature_name: Option<&str>,
    project: &Project,
) -> String {
    let template = match (article.template, lang) {
        (ArticleTemplate::HowTo, "ko") => include_str!("articles/how-to.ko.md"),
        (ArticleTemplate::HowTo, _) => include_str!("articles/how-to.en.md"),
        (ArticleTemplate::Troubleshooting, "ko") => include_str!("articles/troubleshooting.ko.md"),
        (ArticleTemplate::Troubleshooting, _) => include_str!("articles/troubleshooting.en.md"),
        (ArticleTemplate::NewFeature, "ko") => include_str!("articles/new-feature.ko.md"),
        (ArticleTemplate::NewFeature, _) => include_str!("articles/new-feature.en.md"),
        (ArticleTemplate::Policy, "ko") => include_str!("articles/policy.ko.md"),
        (ArticleTemplate::Policy, _) => include_str!("articles/policy.en.md"),
    };
    let stem = article.path.trim_end_matches(".md").rsplit('/').next().unwrap_or(&article.path);
    let title = article.title.as_deref().or(feature_name).unwrap_or(stem);
    let mut front = format!("---\ntitle: {}\n", yaml_text(title));
    if !roles.is_empty() {
        front.push_str(&format!("roles: [{}]\n", roles.join(", ")));
    }
    if let Some(feature) = feature {
        front.push_str(&format!("features: [{feature}]\n"));
    }
    front.push_str(&format!("updated: {}\ndraft: true\n---\n\n", project.today));
    front + template
}

/// A text as a YAML scalar.
fn yaml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r', '\t'], " "))
}

/// Most names listed in one sentence.
const LISTED: usize = 12;

fn unknown<'n>((ko, en): (&str, &str), name: &str, fault: &NameFault, known: impl Iterator<Item = &'n str>) -> Stop {
    let error =
        Error::new(Say::new(format!("용어집에 없는 {ko}: {name}"), format!("The glossary has no {en} “{name}”")));
    Stop::Machine(match fault {
        NameFault::Unknown(Meant { near, .. }) if !near.is_empty() => {
            let near = &near[0].name;
            error.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")))
        }
        NameFault::Unknown(_) => {
            let known = known.take(LISTED).collect::<Vec<_>>().join(", ");
            if known.is_empty() {
                error.help(Say::new(
                    format!("용어집에 아직 {ko}이 하나도 없어요"),
                    format!("The glossary has no {en} yet"),
                ))
            } else {
                error.help(Say::new(format!("용어집에 있는 {ko}: {known}"), format!("Known: {known}")))
            }
        }
        NameFault::Ambiguous(ids) => {
            let list = ids.join(", ");
            error.help(Say::new(format!("id를 적어 주세요: {list}"), format!("Write an id: {list}")))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_survive_yaml() {
        assert_eq!(yaml_text("a: \"b\" \\ #c"), r##""a: \"b\" \\ #c""##);
    }
}
