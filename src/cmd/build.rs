//! `helpgen build`: checks everything, then replaces the old site.

use std::path::Path;
use std::time::Instant;

use crate::diagnostic::Say;
use crate::english::counted;
use crate::error::Error;
use crate::korean::agree;
use crate::pipeline::{Built, Keeping, Rebuilt, Request, Shrunk, Stop, Surveyed, Why, build, load, survey};
use crate::report::Report;

use super::check::{report, spare, tell, tell_unknown_dates};
use super::check_args::scope;
use super::cli::BuildArguments;
use super::common_args::Common;
use super::progress::Progress;
use super::report::{Judging, places, write_review_of_build};
use super::request::request;
use super::terminal::{Voice, size};
use super::{FINDINGS, FINE};

pub(super) fn run(common: &Common, arguments: &BuildArguments, voice: &Voice) -> Result<u8, Stop> {
    let started = Instant::now();
    let telling = &arguments.telling;
    let request = Request {
        role: arguments.role.clone(),
        drafts: arguments.drafts,
        base_url: arguments.base_url.clone(),
        dist: arguments.dist.as_ref().map(|dist| common.dir.join(dist)),
        force: arguments.force,
        allow_shrink: arguments.allow_shrink,
        counting: true,
        keeping: Keeping::InNewCache,
        ..request(common)
    };
    let progress = Progress::start(voice);
    let mut surveyed = survey(load(request)?)?;
    tell_unknown_dates(&surveyed, voice);
    spare(telling, &surveyed, &common.dir)?;
    places(&surveyed)?;
    let dist =
        surveyed.request.dist.clone().unwrap_or_else(|| surveyed.request.root.join(&surveyed.site.config.output));
    let waiting = || {
        voice.tell(&Say::new("다른 빌드가 끝나기를 기다리고 있어요", "Waiting for another build to finish"));
    };
    let deny = telling.deny;
    let calendar = telling.calendar;
    let mut built = build(&mut surveyed, waiting, |checked| {
        let softened = checked.diagnostics.iter().map(|diagnostic| {
            let by_date = calendar == super::common_args::Calendar::Warn && diagnostic.cause.is_some();
            if by_date { diagnostic.severity.min(crate::diagnostic::Severity::Warning) } else { diagnostic.severity }
        });
        deny.accepts(softened.max())
    })?;
    progress.end();
    if arguments.explain_rebuild {
        explain(&built.rebuilt, built.checked.pages, voice);
    }
    let (published, pages, files, bytes) = (built.published, built.pages, built.files, built.bytes);
    let judging = Judging { deny, calendar, record: arguments.record };
    built.checked = built.checked.told_once();
    let page = review_page(&surveyed, &built, judging, &common.dir, voice);
    surveyed.keep_results();
    let page = page?;
    let day = Some(surveyed.site.today);
    let report = Report { scope: scope(common, None), day, ..report(built.checked, calendar) };
    tell(report, telling, voice, &common.dir)?;
    let seconds = started.elapsed().as_secs_f64();
    let place = dist.strip_prefix(&common.dir).unwrap_or(&dist).display().to_string();
    let size = size(bytes);
    if published {
        voice.tell(&Say::new(
            format!("{place}에 페이지 {pages}개, 파일 {files}개({size})를 {seconds:.2}초 만에 만들었어요"),
            format!(
                "Built {}, {} ({size}) in {place} in {seconds:.2} s",
                counted(pages, "page"),
                counted(files, "file")
            ),
        ));
        Ok(FINE)
    } else if let Some(shrunk) = built.shrunk {
        voice.aside(&too_few(shrunk, &place));
        Ok(FINDINGS)
    } else {
        voice.tell(&refused(&place, dist.exists(), page));
        Ok(FINDINGS)
    }
}

/// Writes the reviewers' report. The site is written or refused by now: a report that cannot be written, in a read-only
/// checkout, does not change that.
fn review_page(
    surveyed: &Surveyed,
    built: &Built,
    judging: Judging,
    dir: &Path,
    voice: &Voice,
) -> Result<Option<String>, Stop> {
    match write_review_of_build(surveyed, built, judging, voice) {
        Ok(page) => Ok(Some(page.strip_prefix(dir).unwrap_or(&page).display().to_string())),
        Err(Stop::Machine(error)) => {
            voice.aside(&error);
            Ok(None)
        }
        Err(stop) => Err(stop),
    }
}

/// The sentence about a site that findings keep from being published: `standing` tells that an older one is there.
fn refused(place: &str, standing: bool, page: Option<String>) -> Say {
    let overview = page.map_or_else(
        || Say::new("", ""),
        |page| Say::new(format!(". 보고서: {page}"), format!("; an overview is in {page}")),
    );
    if standing {
        let kept = format!("{place}{}", agree(place, "은(는)"));
        Say::new(
            format!("게시를 막는 문제가 있어 {kept} 그대로 두었어요{}", overview.ko),
            format!("{place} is left as it was: some findings have to be mended first{}", overview.en),
        )
    } else {
        Say::new(
            format!("게시를 막는 문제가 있어 사이트를 만들지 않았어요{}", overview.ko),
            format!("Nothing was built: some findings have to be mended first{}", overview.en),
        )
    }
}

/// Lists the pages that were set again, with the reason.
fn explain(rebuilt: &[Rebuilt], all: usize, voice: &Voice) {
    for (path, why) in rebuilt {
        let (ko, en) = reason(*why);
        voice.tell(&Say::new(format!("{path}: {ko}"), format!("{path}: {en}")));
    }
    let again = rebuilt.len();
    voice.tell(&Say::new(
        format!("글 {all}개 가운데 {again}개를 다시 만들었어요"),
        format!("Set {again} of {} again", counted(all, "page")),
    ));
}

fn reason(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::New => ("전에 만든 적이 없어요", "no build is known that had it"),
        Why::Text => ("글이 바뀌었어요", "its text changed"),
        Why::Project => ("설정이나 용어집이 바뀌었어요", "the configuration or the glossary changed"),
        Why::Theme => ("테마가 바뀌었어요", "the theme changed"),
        Why::Outline => (
            "글이 생기거나 없어졌거나, 어떤 글의 주소·역할·기능이나 기능의 상태가 바뀌었어요",
            "pages came or went, or changed their addresses, readers or features; or a feature's state changed",
        ),
        Why::Surroundings => (
            "이 글이 쓰는 조각 글, 이미지 속 글, 링크한 제목이 바뀌었어요",
            "a snippet, words in a picture or a heading to which it leads changed",
        ),
        Why::Shown => (
            "이 글에 함께 보이는 메뉴, 이웃 글이나 관련 글의 제목, 이미지가 바뀌었어요",
            "its menu, the title of a neighbour or of a related page, or a picture changed",
        ),
        Why::Beside => (
            "검색 색인을 함께 만드는 이웃 글이 바뀌었어요",
            "a page beside it changed, with which it is read for search",
        ),
        Why::Files => ("사이트나 캐시에 있던 파일이 없거나 달라요", "its files are not what the last build left"),
    }
}

/// The error about a site that is only refused because it has too few pages.
fn too_few(Shrunk { before, now }: Shrunk, place: &str) -> Error {
    let kept = format!("{place}{}", agree(place, "을(를)"));
    let say = match before {
        0 => Say::new(
            "사이트에 나올 글이 하나도 없어서 만들지 않았어요",
            "Nothing was built: the site would have no page",
        ),
        before => Say::new(
            format!("글이 {before}개에서 {now}개로 줄어서 {kept} 그대로 두었어요"),
            format!("{place} is left as it was: of {before} pages {now} would be left"),
        ),
    };
    Error::new(say).help(Say::new(
        "글이 있는 폴더와 helpgen.yml의 content, languages, exclude를 확인해 주세요. 일부러 줄였다면 `--allow-shrink`를 붙여 주세요",
        "Check where the articles lie and “content”, “languages” and “exclude” in helpgen.yml; if it is meant, add `--allow-shrink`",
    ))
}
