//! `helpgen serve`: shows the site on this machine, and rebuilds and reloads it when a file changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::baseline::added;
use crate::diagnostic::{Diagnostic, Say};
use crate::english::counted;
use crate::error::Error;
use crate::output::{Outside, content_security_policy};
use crate::pipeline::{Keeping, Request, Stop, build, load, survey};
use crate::report::Report;
use crate::serve::{Rebuilt, ServeOptions, serve};
use crate::source::CONFIG_FILE;

use super::FINE;
use super::cli::ServeArguments;
use super::common_args::Common;
use super::request::request;
use super::terminal::Voice;

/// Most fixed findings that are listed; the rest is counted.
const MOST_SOLVED: usize = 10;

pub(super) fn run(common: &Common, arguments: &ServeArguments, voice: &Voice) -> Result<u8, Stop> {
    let asked = request(common);
    let cache = asked.cache();
    let site = cache.join("serve");
    let request = Request {
        role: arguments.role.clone(),
        drafts: !arguments.no_drafts,
        // While articles are being moved, the remaining ones are still shown.
        allow_shrink: true,
        dist: Some(site.clone()),
        local: true,
        counting: true,
        keeping: Keeping::InNewCache,
        ..asked
    };
    // Faults of the project itself are reported before a port is opened.
    let project = load(request.clone())?;
    let config = &project.config;
    let mut watch: Vec<PathBuf> =
        [CONFIG_FILE, &config.content, &config.static_dir, "themes"].map(|path| common.dir.join(path)).to_vec();
    watch.extend(config.glossary.iter().map(|(path, _)| common.dir.join(path)));
    watch.extend(config.face.files().map(|file| common.dir.join(&file.text)));
    let policy = content_security_policy(&Outside::of(config));
    let rebuilding = *voice;
    let before = Mutex::new(None);
    let rebuild = move || rebuild(&request, &site, &rebuilding, &before);
    let open = arguments.open;
    let telling = *voice;
    let ready = move |address: std::net::SocketAddr| {
        let url = format!("http://{address}/");
        telling.tell(&Say::new(
            format!("{url} 에서 볼 수 있어요. 끝내려면 Ctrl+C를 누르세요"),
            format!("Serving at {url} · press Ctrl+C to stop"),
        ));
        if open {
            open_browser(&url, &telling);
        }
    };
    let options = ServeOptions {
        port: arguments.port,
        base: "/".to_owned(),
        policy,
        lang: voice.lang,
        watched: watch,
        ignored: vec![cache],
        ready: Box::new(ready),
    };
    serve(options, rebuild)?;
    Ok(FINE)
}

/// Builds for this machine: the page is shown in spite of findings. The terminal shows what changed since the last
/// successful build, whose findings are in `before`.
fn rebuild(request: &Request, site: &Path, voice: &Voice, before: &Mutex<Option<Vec<Diagnostic>>>) -> Rebuilt {
    let started = Instant::now();
    let mut pages = BTreeMap::new();
    let built = load(request.clone()).and_then(survey).and_then(|mut surveyed| {
        let addresses = surveyed.site.pages.iter().map(|page| (page.path.clone(), page.url.clone()));
        pages.extend(addresses);
        let built = build(&mut surveyed, || (), |_| true);
        surveyed.keep_results();
        built
    });
    let failed = |findings| Rebuilt {
        ok: false,
        findings,
        new: Vec::new(),
        solved: 0,
        loose: String::new(),
        pages: BTreeMap::new(),
        site: site.to_owned(),
    };
    match built {
        Ok(built) => {
            let checked = built.checked;
            let report = Report::new(checked.pages, checked.diagnostics, checked.baselined.len(), checked.waived.len());
            // The lock cannot be poisoned, because a panic of a build ends the server.
            let mut before = before.lock().unwrap_or_else(PoisonError::into_inner);
            let (new, solved) = match &*before {
                Some(before) => changes(before, &report.diagnostics),
                None => (Vec::new(), Vec::new()),
            };
            match before.is_some() {
                true => tell_changes(&new, &solved, report.diagnostics.len(), voice),
                false if !report.diagnostics.is_empty() => voice.report(&report, &mut std::io::stderr().lock()),
                false => {}
            }
            *before = Some(report.diagnostics.clone());
            let milliseconds = started.elapsed().as_millis();
            let count = built.pages;
            voice.tell(&Say::new(
                format!("페이지 {count}개를 {milliseconds} ms 만에 만들었어요"),
                format!("Built {} in {milliseconds} ms", counted(count, "page")),
            ));
            let solved = solved.len();
            let loose = built.loose.iter().map(|byte| format!("{byte:02x}")).collect();
            Rebuilt { ok: true, findings: report.diagnostics, new, solved, loose, pages, site: site.to_owned() }
        }
        Err(Stop::Author(faults)) => {
            let report = Report::new(0, faults, 0, 0);
            voice.report(&report, &mut std::io::stderr().lock());
            failed(report.diagnostics)
        }
        Err(Stop::Machine(error)) => {
            voice.machine(&error);
            failed(Vec::new())
        }
    }
}

/// The new findings, and the fixed ones.
fn changes(before: &[Diagnostic], now: &[Diagnostic]) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let (before, now): (Vec<_>, Vec<_>) = (before.iter().collect(), now.iter().collect());
    let own = |found: Vec<&Diagnostic>| found.into_iter().cloned().collect();
    (own(added(&before, &now)), own(added(&now, &before)))
}

/// Reports the effect of a change: new findings like a check, fixed ones in one line each.
fn tell_changes(new: &[Diagnostic], solved: &[Diagnostic], left: usize, voice: &Voice) {
    if !new.is_empty() {
        voice.report(&Report::new(0, new.to_vec(), 0, 0), &mut std::io::stderr().lock());
    }
    for told in solved.iter().take(MOST_SOLVED) {
        let path = told.place.as_ref().map(|place| format!("{} ", place.path)).unwrap_or_default();
        voice.tell(&Say::new(
            format!("해결됨: {path}{}", told.message.ko),
            format!("Solved: {path}{}", told.message.en),
        ));
    }
    let (new, solved) = (new.len(), solved.len());
    voice.tell(&match (new, solved) {
        (0, 0) => Say::new(format!("문제는 그대로예요: {left}개"), format!("Findings are the same: {left}")),
        _ => Say::new(
            format!("새 문제 {new}개, 해결된 문제 {solved}개, 남은 문제 {left}개"),
            format!("{new} new, {solved} solved, {left} left"),
        ),
    });
}

fn open_browser(url: &str, voice: &Voice) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let started =
        Command::new(program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        voice.machine(&Error::new(Say::new(
            "브라우저를 열지 못했어요. 주소를 직접 열어 주세요",
            "Cannot open a browser; open the address yourself",
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Places, Severity};
    use crate::text::{SourceText, Span};

    fn finding(text: &str, found: &str) -> Diagnostic {
        let start = text.find(found).expect("it is in the text");
        let place = Places::new(&SourceText::new("content/a.md", text)).place(Span::new(start, start + found.len()));
        Diagnostic::new("term/deprecated", Severity::Error, Some(place), Say::new(found, found))
    }

    #[test]
    fn only_what_came_and_went_is_a_change() {
        let before = [finding("학습자가 와요", "학습자"), finding("시험을 봐요", "시험")];
        let now =
            [finding("앞에 새 줄\n학습자가 와요", "학습자"), finding("비번을 넣어요", "비번"), finding("손님", "손님")];
        let (new, solved) = changes(&before[..1], &now);
        assert_eq!((new.len(), solved.len()), (2, 0));
        let (new, solved) = changes(&before, &now[..1]);
        assert_eq!((new.len(), solved.len()), (0, 1));
        assert_eq!(changes(&before, &before), (Vec::new(), Vec::new()));
    }
}
