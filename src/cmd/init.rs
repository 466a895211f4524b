//! `helpgen init`: makes a new help center that builds and passes its own checks, without questions.

use std::path::Path;

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::diagnostic::{Say, UiLang};
use crate::pipeline::Stop;
use crate::source::{CONFIG_FILE, today_here};

use super::cli::{Ci, InitArguments};
use super::common_args::Common;
use super::fresh::{Beginning, GITLAB_BESIDE, GITLAB_FILE, refuse_taken, tell_ci, write};
use super::terminal::Voice;
use super::{FINE, adopt};

const GITIGNORE: &str = "/dist/\n/report/\n/.helpgen/\n";

/// The starter help center in each language, and recipes for CI servers.
static KO: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cmd/starter/ko");
static EN: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cmd/starter/en");
const GITHUB: [(&str, &str); 6] = [
    (".github/workflows/helpgen.yml", include_str!("../../ci/github/check.yml")),
    (".github/workflows/helpgen-suggest.yml", include_str!("../../ci/github/suggest.yml")),
    (".github/workflows/helpgen-nightly.yml", include_str!("../../ci/github/nightly.yml")),
    (".github/helpgen/check.sh", include_str!("../../ci/github/check.sh")),
    (".github/helpgen/comment.sh", include_str!("../../ci/github/comment.sh")),
    (".github/helpgen/issue.sh", include_str!("../../ci/github/issue.sh")),
];
const GITLAB: &str = include_str!("../../ci/gitlab/helpgen.gitlab-ci.yml");

pub(super) fn run(common: &Common, arguments: &InitArguments, voice: &Voice) -> Result<u8, Stop> {
    let dir = common.dir.join(&arguments.folder);
    let ci = arguments.ci.map_or_else(Vec::new, |ci| recipe(ci, &dir, voice.lang));
    if let Some(from) = &arguments.from {
        return adopt::run(common, &dir, from, &ci, voice);
    }
    // An existing help center can get its recipe later.
    if arguments.ci.is_some() && dir.join(CONFIG_FILE).is_file() {
        refuse_taken(&dir, &ci, Beginning::Recipes)?;
        write(&dir, &ci)?;
        tell_ci(&ci, voice);
        return Ok(FINE);
    }
    let mut files = starter(voice.lang, today(common));
    files.extend(ci.iter().cloned());
    refuse_taken(&dir, &files, Beginning::Fresh)?;
    files.push((".gitignore".to_owned(), GITIGNORE.to_owned()));
    write(&dir, &files)?;
    let flag =
        if arguments.folder == Path::new(".") { String::new() } else { format!(" -C {}", arguments.folder.display()) };
    voice.tell(&Say::new(
        format!(
            "새 도움말을 만들었어요. `helpgen serve{flag} --open`으로 열어 보세요. 팀을 위한 안내는 README.md에 있어요"
        ),
        format!("Made a new help center. Open it with `helpgen serve{flag} --open`; README.md tells the team about it"),
    ));
    tell_ci(&ci, voice);
    Ok(FINE)
}

/// The files of the starter help center. Its days are counted from today: one feature is new, one is about to end.
fn starter(lang: UiLang, today: Date) -> Vec<(String, String)> {
    let root = match lang {
        UiLang::Ko => &KO,
        UiLang::En => &EN,
    };
    let days = [
        ("{{introduced}}", -20),
        ("{{long_ago}}", -730),
        ("{{announced}}", -10),
        ("{{removed}}", 90),
        ("{{taken}}", -1),
    ];
    let mut files = Vec::new();
    collect(root, &mut files);
    // The configuration is first, so that an existing one is reported first.
    files.sort_by_key(|(path, _)| path != CONFIG_FILE);
    for (_, text) in &mut files {
        for (mark, away) in days {
            let day = today.checked_add(away.days()).unwrap_or(today);
            *text = text.replace(mark, &day.to_string());
        }
    }
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in dir.files() {
        let text = file.contents_utf8().unwrap_or_default();
        files.push((file.path().to_string_lossy().replace('\\', "/"), text.to_owned()));
    }
    dir.dirs().for_each(|inner| collect(inner, files));
}

fn today(common: &Common) -> Date {
    let epoch = super::request::epoch().ok().flatten().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let clock = || epoch.map_or_else(today_here, |day| day.to_zoned(jiff::tz::TimeZone::UTC).date());
    common.today.unwrap_or_else(clock)
}

/// The files of a recipe, in the language of the messages and with this version.
fn recipe(ci: Ci, dir: &Path, lang: UiLang) -> Vec<(String, String)> {
    let language = match lang {
        UiLang::Ko => "ko",
        UiLang::En => "en",
    };
    // Replaces whole words only: other names in the scripts contain these.
    let filled = |text: &str| {
        let text = text.replace("helpgen@VERSION", &format!("helpgen@{}", env!("CARGO_PKG_VERSION")));
        text.replace(": LANGUAGE\n", &format!(": {language}\n"))
            .replace("--ui-lang LANGUAGE ", &format!("--ui-lang {language} "))
    };
    match ci {
        Ci::Github => GITHUB.iter().map(|(path, text)| ((*path).to_owned(), filled(text))).collect(),
        Ci::Gitlab => {
            let path = if dir.join(GITLAB_FILE).exists() { GITLAB_BESIDE } else { GITLAB_FILE };
            vec![(path.to_owned(), filled(GITLAB))]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_files_and_no_mark_is_left() {
        let names = |lang| {
            starter(lang, "2026-12-01".parse().expect("a day")).into_iter().map(|(path, _)| path).collect::<Vec<_>>()
        };
        assert_eq!(names(UiLang::Ko), names(UiLang::En));
        for lang in [UiLang::Ko, UiLang::En] {
            for (path, text) in starter(lang, "2026-12-01".parse().expect("a day")) {
                assert!(!text.is_empty() && !text.contains("{{"), "{path}");
            }
        }
    }

    #[test]
    fn recipes_name_this_version_and_the_language() {
        for ci in [Ci::Github, Ci::Gitlab] {
            for (path, text) in recipe(ci, Path::new("/nowhere"), UiLang::Ko) {
                let left = ["VERSION\n", "LANGUAGE\n", "--ui-lang LANGUAGE"].iter().find(|mark| text.contains(**mark));
                assert_eq!(left, None, "{path}");
            }
        }
    }
}
