//! `helpgen labels sync`: imports the product's translation files and lists the changes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::diagnostic::{Say, UiLang};
use crate::pipeline::{LabelChange, Stop, sync_labels};
use crate::report::Report;

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINDINGS, FINE, print};
use crate::text::visible;

/// `helpgen labels`
#[derive(Debug, Args)]
pub(super) struct LabelsArguments {
    #[command(subcommand)]
    pub(super) what: LabelsWhat,
}

/// What is done with labels.
#[derive(Debug, Subcommand)]
pub(super) enum LabelsWhat {
    /// Compare the product's translation files with the snapshots in the help center
    Sync(SyncArguments),
}

/// `helpgen labels sync`
#[derive(Debug, Args)]
pub(super) struct SyncArguments {
    /// The product's folder, or one translation file
    #[arg(id = "product", long = "from", value_name = "PATH")]
    pub(super) from: PathBuf,
    /// Take the files over, and note each old text as a former one with today's date
    #[arg(long)]
    pub(super) write: bool,
}

pub(super) fn run(common: &Common, arguments: &LabelsArguments, voice: &Voice) -> Result<u8, Stop> {
    let LabelsWhat::Sync(sync) = &arguments.what;
    let synced = sync_labels(request(common), &common.dir.join(&sync.from), sync.write)?;
    let lines: String = synced.changes.iter().map(|change| line(change, voice.lang)).collect();
    print(visible(&lines).as_bytes())?;
    if !synced.faults.is_empty() {
        let report = Report::new(0, synced.faults, 0, 0);
        voice.report(&report, &mut std::io::stderr().lock());
        voice.warn(&Say::new("아무것도 고치지 않았어요", "Nothing was written"));
        return Ok(FINDINGS);
    }
    for id in &synced.settled {
        voice.tell(&Say::new(
            format!("기다리던 화면 이름이 바뀐 결정이에요: {id}. `helpgen check`로 확인하고 decisions.yml에서 지워 주세요"),
            format!("The label that the decision {id} waits for has changed: see `helpgen check`, then remove it from decisions.yml"),
        ));
    }
    let (changes, files) = (synced.changes.len(), synced.files.len());
    voice.tell(&match (synced.written, changes, files) {
        (_, 0, 0) => Say::new("바뀐 것이 없어요", "Nothing has changed"),
        (true, ..) => Say::new(
            format!(
                "화면 이름 {changes}개가 바뀌었고, 파일 {files}개를 고쳤어요. `helpgen check`로 글을 확인해 주세요"
            ),
            format!("{changes} labels changed, {files} files written; see `helpgen check` for the pages"),
        ),
        (false, ..) => Say::new(
            format!("화면 이름 {changes}개가 바뀌었어요. `--write`를 붙이면 파일 {files}개를 고쳐요"),
            format!("{changes} labels changed; `--write` writes {files} files"),
        ),
    });
    Ok(FINE)
}

/// The line about a change: `grade-export  student ko  ‘내보내기’ → ‘내려받기’`
fn line(change: &LabelChange, lang: UiLang) -> String {
    let role = change.role.as_ref().map_or(String::new(), |role| format!("{role} "));
    let (new, gone) = match lang {
        UiLang::Ko => ("새로 생김", "없어짐"),
        UiLang::En => ("new", "gone"),
    };
    let texts = match (&change.old, &change.new) {
        (Some(old), Some(now)) => format!("‘{old}’ → ‘{now}’"),
        (None, Some(now)) => format!("{new}: ‘{now}’"),
        (Some(old), None) => format!("{gone}: ‘{old}’"),
        (None, None) => String::new(),
    };
    format!("{}  {role}{}  {texts}\n", change.label, change.lang)
}
