//! `helpgen init`: a new help center that builds and passes its own checks.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Say, UiLang};
use crate::error::{Act, Error};
use crate::pipeline::Stop;
use crate::source::CONFIG_FILE;
use crate::write::write_inside;

use super::FINE;
use super::cli::{Common, InitArguments};
use super::say::Voice;

/// Files of a new help center: path and text.
type Starter = [(&'static str, &'static str); 6];

const GITIGNORE: &str = "/dist/\n/report/\n/.helpgen/\n";

const KO: Starter = [
    ("helpgen.yml", include_str!("starter/ko/helpgen.yml")),
    ("glossary.yml", include_str!("starter/ko/glossary.yml")),
    ("content/_index.md", include_str!("starter/ko/content/_index.md")),
    ("content/start/_index.md", include_str!("starter/ko/content/start/_index.md")),
    ("content/start/notifications.md", include_str!("starter/ko/content/start/notifications.md")),
    (".gitignore", GITIGNORE),
];
const EN: Starter = [
    ("helpgen.yml", include_str!("starter/en/helpgen.yml")),
    ("glossary.yml", include_str!("starter/en/glossary.yml")),
    ("content/_index.md", include_str!("starter/en/content/_index.md")),
    ("content/start/_index.md", include_str!("starter/en/content/start/_index.md")),
    ("content/start/notifications.md", include_str!("starter/en/content/start/notifications.md")),
    (".gitignore", GITIGNORE),
];

pub(super) fn run(common: &Common, arguments: &InitArguments, voice: &Voice) -> Result<u8, Stop> {
    let dir = common.dir.join(&arguments.folder);
    let files = match voice.lang {
        UiLang::Ko => &KO,
        UiLang::En => &EN,
    };
    if let Some((taken, _)) = files.iter().find(|(path, _)| *path != ".gitignore" && dir.join(path).exists()) {
        let error = Error::new(Say::new(
            format!("이미 있는 파일이에요: {}", dir.join(taken).display()),
            format!("{} is already there", dir.join(taken).display()),
        ));
        return Err(Stop::Machine(error.help(Say::new(
            "비어 있는 폴더 이름을 적어 주세요: `helpgen init 새폴더`",
            "Name a folder that is empty: `helpgen init new-folder`",
        ))));
    }
    for (path, text) in files {
        let full = dir.join(path);
        if full.exists() {
            continue;
        }
        let folder = full.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|cause| Error::io(Act::MakeFolder, folder, cause))?;
        write_inside(&dir, &full, text.as_bytes())?;
    }
    let flag =
        if arguments.folder == Path::new(".") { String::new() } else { format!(" -C {}", arguments.folder.display()) };
    voice.tell(&Say::new(
        format!("새 도움말을 만들었어요. `helpgen serve{flag}`로 열어 보세요. 설정은 {CONFIG_FILE}에 있어요"),
        format!("Made a new help center. Open it with `helpgen serve{flag}`; its settings are in {CONFIG_FILE}"),
    ));
    Ok(FINE)
}
