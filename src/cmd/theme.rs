//! `helpgen theme`: lists the parts of a theme, and prints or copies one of them.

use std::collections::BTreeMap;

use crate::diagnostic::Say;
use crate::error::Error;
use crate::pipeline::{Stop, load};
use crate::source::{CONFIG_FILE, DEFAULT_THEME, ThemeFiles, load_theme};
use crate::text::{SourceText, closest, visible};
use crate::write::write_inside;

use super::cli::{ThemeArguments, ThemeWhat};
use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINE, print};

/// The documentation of the values that templates may use.
const VALUES: &str = include_str!("../../docs/theme.md");
/// The argument for that documentation.
const VALUES_NAME: &str = "values";

pub(super) fn run(common: &Common, arguments: &ThemeArguments, voice: &Voice) -> Result<u8, Stop> {
    let (name, theme) = theme(common)?;
    match &arguments.what {
        ThemeWhat::Show(show) => match show.part.as_deref() {
            None => print(listed(&theme, voice).as_bytes())?,
            Some(VALUES_NAME) => print(VALUES.as_bytes())?,
            Some(part) => print(found(&theme, part)?.1.text.as_bytes())?,
        },
        ThemeWhat::Copy(copy) => {
            let (path, source) = found(&theme, &copy.part)?;
            let to = format!("themes/{name}/{path}");
            let target = common.dir.join(&to);
            if target.exists() && !copy.force {
                let say = Say::new(format!("이미 있는 파일이에요: {to}"), format!("The file is already there: {to}"));
                let help = Say::new("덮어쓰려면 `--force`를 붙여 주세요", "Add `--force` to write over it");
                return Err(Stop::Machine(Error::new(say).help(help)));
            }
            write_inside(&common.dir, &target, source.text.as_bytes())?;
            voice.tell(&Say::new(format!("{to} 파일을 만들었어요"), format!("Wrote {to}")));
            if name == DEFAULT_THEME {
                voice.tell(&Say::new(
                    "이 파일이 기본 테마의 같은 파일을 대신해요",
                    "It takes the place of that file of the built-in theme",
                ));
            }
        }
    }
    Ok(FINE)
}

/// The project's theme with its name; the built-in one without a project.
fn theme(common: &Common) -> Result<(String, ThemeFiles), Stop> {
    let name = match common.dir.join(CONFIG_FILE).exists() {
        true => load(request(common))?.config.theme,
        false => DEFAULT_THEME.to_owned(),
    };
    let files = load_theme(&common.dir, &name)?;
    Ok((name, files))
}

/// The parts that a project can replace, with their texts.
fn parts(theme: &ThemeFiles) -> BTreeMap<&str, &SourceText> {
    let known = theme.texts.iter().filter(|(path, _)| theme.built_in.contains(*path) || theme.own.contains(*path));
    known.map(|(path, source)| (path.as_str(), source)).collect()
}

fn listed(theme: &ThemeFiles, voice: &Voice) -> String {
    let parts = parts(theme);
    let widest = parts.keys().map(|path| path.len()).max().unwrap_or(0);
    let own = Say::new(" (내 테마)", " (your theme)");
    let mut text = String::new();
    for (path, source) in parts {
        let mark = if theme.own.contains(path) { voice.words(&own) } else { "" };
        let line = format!("{path:widest$}  {}{mark}", visible(&purpose(&source.text)));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push('\n');
    text.push_str(voice.words(&Say::new(
        "`helpgen theme copy 파일`로 내 테마에 넣고, `helpgen theme show values`로 템플릿에서 쓸 수 있는 값을 보세요\n",
        "`helpgen theme copy PART` puts a part into your theme, `helpgen theme show values` tells what templates may use\n",
    )));
    text
}

/// The purpose of a part: its first comment, up to the end of the first sentence.
fn purpose(text: &str) -> String {
    let text = text.trim_start().trim_start_matches("// @ts-check").trim_start();
    let marks = [("{#-", "#}"), ("/**", "*/"), ("/*", "*/")];
    let comment = marks.iter().find_map(|(open, close)| text.strip_prefix(open)?.split(close).next());
    let words = comment.unwrap_or_default().replace('*', " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(['-', ' ']);
    words.find(". ").map_or(words, |end| &words[..=end]).to_owned()
}

/// The part with this path, this name, or this name without the extension.
fn found<'t>(theme: &'t ThemeFiles, asked: &str) -> Result<(&'t str, &'t SourceText), Stop> {
    let parts = parts(theme);
    let asked = asked.trim_start_matches("./").replace('\\', "/");
    let short = asked.strip_prefix("themes/").and_then(|rest| rest.split_once('/')).map_or(&*asked, |(_, rest)| rest);
    if let Some((path, source)) = parts.get_key_value(short) {
        return Ok((path, source));
    }
    let means = |path: &&str| {
        let stem = path.rsplit_once('.').map_or(*path, |(stem, _)| stem);
        [*path, stem].iter().any(|name| *name == short || name.ends_with(&format!("/{short}")))
    };
    let meant: Vec<&str> = parts.keys().copied().filter(means).collect();
    match meant[..] {
        [path] => Ok((path, parts[path])),
        [] => Err(unknown(&asked, &parts)),
        _ => {
            let list = meant.join(", ");
            let say = Say::new(
                format!("‘{asked}’ 이름의 파일이 여럿이에요: {list}"),
                format!("Several parts are called “{asked}”: {list}"),
            );
            let help = Say::new("경로까지 적어 주세요", "Write its whole path");
            Err(Stop::Machine(Error::new(say).help(help)))
        }
    }
}

fn unknown(asked: &str, parts: &BTreeMap<&str, &SourceText>) -> Stop {
    let names = parts.keys().flat_map(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        [*path, name, name.rsplit_once('.').map_or(name, |(stem, _)| stem)]
    });
    let say = Say::new(format!("테마에 없는 파일이에요: {asked}"), format!("The theme has no part “{asked}”"));
    let help = match closest(asked, names.chain([VALUES_NAME])) {
        Some(near) => Say::new(format!("혹시 ‘{near}’인가요?"), format!("Did you mean “{near}”?")),
        None => Say::new("`helpgen theme show`가 모두 보여 줘요", "`helpgen theme show` lists all of them"),
    };
    Stop::Machine(Error::new(say).help(help))
}

#[cfg(test)]
mod tests {
    use super::purpose;
    use crate::source::built_in_theme;

    #[test]
    fn every_part_but_data_says_what_it_is_for() {
        let silent: Vec<String> = built_in_theme()
            .into_iter()
            .filter(|(path, source)| path.contains("partials/") && purpose(&source.text).is_empty())
            .map(|(path, _)| path)
            .collect();
        assert!(silent.is_empty(), "{silent:?}");
        assert_eq!(purpose("{#- A bar. `x`: more. -#}\n<p>"), "A bar.");
        assert_eq!(purpose("// @ts-check\n/**\n * One\n * two. Three.\n */"), "One two.");
        assert_eq!(purpose("<p>"), "");
    }
}
