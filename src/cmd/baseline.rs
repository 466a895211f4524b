//! `helpgen baseline`: accepts today's findings. Once the baseline exists, it only shrinks.

use clap::Args;

use crate::baseline::{BASELINE_FILE, Baseline};
use crate::diagnostic::{Say, Severity};
use crate::english::counted;
use crate::pipeline::{Stop, check, load, survey};
use crate::report::Report;
use crate::write::Desk;

use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;
use super::{FINDINGS, FINE};

/// `helpgen baseline`
#[derive(Debug, Args)]
pub(super) struct BaselineArguments {
    /// Add new findings to the list too
    #[arg(long)]
    pub(super) accept_new: bool,
}

pub(super) fn run(common: &Common, arguments: &BaselineArguments, voice: &Voice) -> Result<u8, Stop> {
    let checked = check(&survey(load(request(common))?)?)?;
    let (found, fixed, kept) = (checked.diagnostics, checked.fixed, checked.baselined.len());
    let path = common.dir.join(BASELINE_FILE);
    let (list, refused) = match checked.baseline {
        None => (Baseline::of(&found), Vec::new()),
        Some(list) if arguments.accept_new => (list.accept(&found), Vec::new()),
        Some(list) => (list, found),
    };
    Desk::of(&common.dir).write(&path, list.written().as_bytes())?;
    let (count, added) = (list.len(), list.len() - kept);
    voice.tell(&Say::new(
        format!("{BASELINE_FILE}에 기존 문제 {count}개가 있어요: 새로 넣은 것 {added}개, 고쳐서 뺀 것 {fixed}개"),
        format!("{BASELINE_FILE} lists {}: {added} added, {fixed} mended and taken off", counted(count, "finding")),
    ));
    if refused.is_empty() {
        return Ok(FINE);
    }
    let worst = refused.iter().map(|told| told.severity).max();
    let news = refused.len();
    let report = Report::new(checked.pages, refused, kept, checked.waived.len());
    voice.report(&report, &mut std::io::stderr().lock());
    voice.tell(&Say::new(
        format!("새 문제 {news}개는 목록에 넣지 않았어요. 고치거나, 받아들이려면 `helpgen baseline --accept-new`를 실행해 주세요"),
        format!(
            "Not added: {}. Mend them, or accept them with `helpgen baseline --accept-new`",
            counted(news, "new finding")
        ),
    ));
    Ok(if worst == Some(Severity::Error) { FINDINGS } else { FINE })
}
