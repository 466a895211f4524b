//! Events for open pages: there is a new site, and these are its findings.

use std::collections::HashSet;
use std::path::PathBuf;

use axum::body::Bytes;
use serde::Serialize;

use super::Rebuilt;
use crate::diagnostic::{self, Diagnostic, Place, Severity, UiLang};
use crate::english::counted;
use crate::source::number_of_run;

/// The path of the event stream.
pub(super) const EVENTS: &str = "/__helpgen/events";
/// The client module that is added to each page.
pub(super) const SCRIPT: &str = "/__helpgen/live.js";
/// Its style sheet.
pub(super) const STYLE: &str = "/__helpgen/live.css";
/// The client module itself.
pub(super) const SCRIPT_TEXT: &str = include_str!("live.js");
/// The style sheet itself.
pub(super) const STYLE_TEXT: &str = include_str!("live.css");

/// Most findings listed on a page; the rest is only counted.
const MOST_LISTED: usize = 100;
/// Characters shown before and after the span of a finding.
const AROUND: usize = 40;

/// The state that open pages see since the last build.
pub(super) struct Shown {
    /// The folder of the site; none before the first good build.
    pub(super) site: Option<PathBuf>,
    /// The version of the site: changes with every successful build, and never repeats in another run.
    pub(super) version: String,
    /// The part of the version that changes with the run of the server, and with files that keep their names.
    run: String,
    /// Whether a build has ended.
    pub(super) built: bool,
    /// The result of the last build; `None` before the first build ends.
    rebuilt: Option<Rebuilt>,
    lang: UiLang,
}

impl Shown {
    /// The state before the first build ends.
    pub(super) fn at_first(lang: UiLang) -> Self {
        Session::new(lang).nothing_yet()
    }

    /// The version of a page, which changes with its bytes.
    pub(super) fn version_of(&self, page: &[u8]) -> String {
        format!("{}-{}", self.run, &blake3::hash(page).to_hex()[..16])
    }

    /// The events for an open page. `page` is its address relative to the site's root: its own findings come first,
    /// then the new ones, then the worst. `version` is the current version of the page.
    pub(super) fn events(&self, page: Option<&str>, version: &str) -> Bytes {
        let Some(Rebuilt { ok, findings, new, solved, pages, .. }) = &self.rebuilt else {
            return Bytes::from_static(b": nothing yet\n\n");
        };
        let is_here = |finding: &Diagnostic| {
            let of_file = finding.place.as_ref().and_then(|place| pages.get(&place.path));
            page.is_some() && of_file.map(String::as_str) == page
        };
        let new: HashSet<&Diagnostic> = new.iter().collect();
        let mut sorted: Vec<(bool, bool, &Diagnostic)> =
            findings.iter().map(|finding| (is_here(finding), new.contains(finding), finding)).collect();
        sorted.sort_by_key(|&(here, new, finding)| std::cmp::Reverse((here, new, finding.severity)));
        let here = sorted.iter().take_while(|(here, ..)| *here).count();
        let listed = sorted.iter().take(MOST_LISTED);
        let listed = listed.map(|&(here, new, finding)| Listed::of(finding, here, new, self.lang)).collect();
        let words = Words::of(*ok, [findings.len(), here, new.len(), *solved], self.lang);
        let news = serde_json::to_string(&News { ok: *ok, words, findings: listed })
            .expect("texts and numbers can always be written as JSON");
        format!("retry: 500\nevent: reload\ndata: {version}\n\nevent: findings\ndata: {news}\n\n").into()
    }
}

/// One run of the server: counts its sites.
pub(super) struct Session {
    lang: UiLang,
    name: u128,
    good: usize,
    site: Option<PathBuf>,
    loose: String,
}

impl Session {
    /// A new run.
    pub(super) fn new(lang: UiLang) -> Self {
        // A page of an earlier run must notice that this is another: the clock tells them apart.
        Self { lang, name: number_of_run(), good: 0, site: None, loose: String::new() }
    }

    fn nothing_yet(self) -> Shown {
        Shown { site: None, version: self.version(), run: self.run(), built: false, rebuilt: None, lang: self.lang }
    }

    fn run(&self) -> String {
        format!("{}{}", self.name, self.loose)
    }

    fn version(&self) -> String {
        format!("{}-{}", self.name, self.good)
    }

    /// The state after a build.
    pub(super) fn show(&mut self, mut rebuilt: Rebuilt) -> Shown {
        if rebuilt.ok {
            self.good += 1;
            self.loose.clone_from(&rebuilt.loose);
            self.site = Some(rebuilt.site.clone());
        } else if self.site.is_none() && rebuilt.site.join("index.html").is_file() {
            // The site of an earlier build is still there.
            self.site = Some(rebuilt.site.clone());
        }
        diagnostic::sort(&mut rebuilt.findings);
        let version = self.version();
        Shown {
            site: self.site.clone(),
            version,
            run: self.run(),
            built: true,
            rebuilt: Some(rebuilt),
            lang: self.lang,
        }
    }
}

/// The `findings` event.
#[derive(Serialize)]
struct News<'a> {
    ok: bool,
    words: Words,
    findings: Vec<Listed<'a>>,
}

/// The texts of the panel.
#[derive(Serialize)]
struct Words {
    lang: &'static str,
    title: String,
    fold: &'static str,
    unfold: &'static str,
    /// Headings above the findings of the open page, and above the others.
    here: &'static str,
    elsewhere: &'static str,
    /// Beside a finding that is new.
    new: &'static str,
}

impl Words {
    fn of(ok: bool, [all, here, new, solved]: [usize; 4], lang: UiLang) -> Self {
        let in_part = here > 0 && here < all;
        let parts = |all: String, here: String, change: String, stale: &str| {
            let parts = [(true, all), (in_part, here), (new + solved > 0, change), (!ok, stale.to_owned())];
            let told = parts.into_iter().filter(|(is_told, _)| *is_told).map(|(_, text)| text);
            told.collect::<Vec<_>>().join(" · ")
        };
        match lang {
            UiLang::Ko => Self {
                lang: "ko",
                title: parts(
                    format!("고칠 것 {all}개"),
                    format!("이 글 {here}개"),
                    format!("새로 {new}개, 해결 {solved}개"),
                    "이전 사이트를 보고 있어요",
                ),
                fold: "접기",
                unfold: "펼치기",
                here: "이 글",
                elsewhere: "다른 글",
                new: "새로 생김",
            },
            UiLang::En => Self {
                lang: "en",
                title: parts(
                    counted(all, "finding"),
                    format!("{here} on this page"),
                    format!("{new} new, {solved} solved"),
                    "this is the site before them",
                ),
                fold: "Fold",
                unfold: "Unfold",
                here: "This page",
                elsewhere: "Other pages",
                new: "new",
            },
        }
    }
}

/// A finding on a page.
#[derive(Serialize)]
struct Listed<'a> {
    severity: Severity,
    level: &'static str,
    rule: &'a str,
    at: String,
    message: &'a str,
    help: Option<&'a str>,
    /// The text before the span in its line, the text of the span, and the text behind it.
    line: Option<[String; 3]>,
    /// The finding is on the open page.
    here: bool,
    /// The finding is new since the last change.
    new: bool,
}

impl<'a> Listed<'a> {
    fn of(finding: &'a Diagnostic, here: bool, new: bool, lang: UiLang) -> Self {
        let place = finding.place.as_ref();
        Self {
            severity: finding.severity,
            level: finding.severity.word(lang),
            rule: &finding.rule,
            at: place
                .map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column))
                .unwrap_or_default(),
            message: finding.message.in_lang(lang),
            help: finding.help.as_ref().map(|help| help.in_lang(lang)),
            line: place.and_then(line),
            here,
            new,
        }
    }
}

fn line(place: &Place) -> Option<[String; 3]> {
    let first = place.excerpt.lines().next()?;
    let offset = |of: u32| (of.saturating_sub(place.excerpt_start) as usize).min(first.len());
    let (start, end) = (offset(place.start.offset), offset(place.end.offset));
    let (before, found, after) = (first.get(..start)?, first.get(start..end)?, first.get(end..)?);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before = before.chars().skip(skipped).collect();
    Some([before, found.to_owned(), after.chars().take(AROUND).collect()])
}

/// Inserts the client module before the end of a page.
pub(super) fn with_script(mut page: Vec<u8>, version: &str) -> Vec<u8> {
    let tag = format!("<script type=\"module\" src=\"{SCRIPT}?site={version}\"></script>");
    let end = page.windows(7).rposition(|bytes| bytes.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    page.splice(end..end, tag.into_bytes());
    page
}

/// The page that is shown while there is no site.
pub(super) fn waiting_page(building: bool, lang: UiLang) -> String {
    let (code, title, text) = match (lang, building) {
        (UiLang::Ko, true) => ("ko", "사이트를 만들고 있어요", "완성되면 이 화면이 자동으로 바뀌어요."),
        (UiLang::Ko, false) => {
            ("ko", "아직 사이트를 만들지 못했어요", "아래 목록의 문제를 고치면 이 화면이 자동으로 바뀌어요.")
        }
        (UiLang::En, true) => ("en", "Building the site", "This page changes by itself when it is done."),
        (UiLang::En, false) => ("en", "No site yet", "Mend what is listed below and this page changes by itself."),
    };
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{STYLE}\"></head>\n\
         <body class=\"waiting\"><main><h1>{title}</h1><p>{text}</p></main></body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diagnostic::{Places, Say};
    use crate::text::{SourceText, Span};

    fn finding(severity: Severity) -> Diagnostic {
        let source = SourceText::new("content/ko/a.md", "첫 줄\n이 </script>학습자를 위해\n");
        let start = source.text.find("학습자").expect("it is there");
        let place = Places::new(&source).place(Span::new(start, start + 9));
        Diagnostic::new("term/deprecated", severity, Some(place), Say::new("고쳐 주세요", "Mend it"))
    }

    fn rebuilt(ok: bool, findings: Vec<Diagnostic>) -> Rebuilt {
        Rebuilt {
            ok,
            findings,
            new: Vec::new(),
            solved: 0,
            loose: String::new(),
            pages: BTreeMap::new(),
            site: "/nowhere".into(),
        }
    }

    fn told(shown: &Shown, page: Option<&str>) -> serde_json::Value {
        let events = String::from_utf8(shown.events(page, "1").to_vec()).expect("UTF-8");
        let json = events.rsplit_once("data: ").map(|(_, json)| json.to_owned()).expect("there is data");
        serde_json::from_str(&json).expect("JSON")
    }

    fn news(ok: bool, findings: Vec<Diagnostic>) -> serde_json::Value {
        told(&Session::new(UiLang::Ko).show(rebuilt(ok, findings)), None)
    }

    #[test]
    fn the_open_pages_findings_come_first_and_new_ones_are_marked() {
        let elsewhere = finding(Severity::Error);
        let here = Diagnostic { place: Some(Place::file("content/ko/b.md")), ..finding(Severity::Warning) };
        let news = Rebuilt {
            new: vec![elsewhere.clone()],
            solved: 2,
            pages: [("content/ko/a.md", "ko/a/"), ("content/ko/b.md", "ko/나/")]
                .map(|(a, b)| (a.into(), b.into()))
                .into(),
            ..rebuilt(true, vec![elsewhere, here])
        };
        let shown = Session::new(UiLang::Ko).show(news);
        let page = told(&shown, Some("ko/나/"));
        assert_eq!(page["words"]["title"], "고칠 것 2개 · 이 글 1개 · 새로 1개, 해결 2개");
        let marks =
            |at: usize| [&page["findings"][at]["at"], &page["findings"][at]["here"], &page["findings"][at]["new"]];
        assert_eq!(marks(0), [&serde_json::json!("content/ko/b.md:1:1"), &true.into(), &false.into()]);
        assert_eq!(marks(1), [&serde_json::json!("content/ko/a.md:2:12"), &false.into(), &true.into()]);
        let other = told(&shown, Some("ko/"));
        assert_eq!(other["words"]["title"], "고칠 것 2개 · 새로 1개, 해결 2개");
        assert_eq!(other["findings"][0]["severity"], "error");
    }

    #[test]
    fn a_finding_brings_its_line() {
        let news = news(true, vec![finding(Severity::Warning), finding(Severity::Error)]);
        assert_eq!(news["words"]["title"], "고칠 것 2개");
        assert_eq!(news["findings"][0]["severity"], "error");
        assert_eq!(news["findings"][0]["at"], "content/ko/a.md:2:12");
        assert_eq!(news["findings"][0]["line"], serde_json::json!(["이 </script>", "학습자", "를 위해"]));
    }

    #[test]
    fn a_failed_build_keeps_the_site_before_it() {
        let mut session = Session::new(UiLang::En);
        let show = |session: &mut Session, ok| {
            session.show(Rebuilt { site: if ok { "/good" } else { "/bad" }.into(), ..rebuilt(ok, Vec::new()) })
        };
        let first = show(&mut session, true);
        let second = show(&mut session, false);
        assert_eq!((&second.site, &second.version), (&first.site, &first.version));
        assert_ne!(show(&mut session, true).version, first.version);
    }

    #[test]
    fn a_page_is_another_one_if_its_bytes_are_or_a_file_under_a_name_that_stays() {
        let mut session = Session::new(UiLang::En);
        let mut show = |ok, loose: &str| session.show(Rebuilt { loose: loose.to_owned(), ..rebuilt(ok, Vec::new()) });
        let (first, second) = (show(true, "-a"), show(true, "-a"));
        assert_eq!(first.version_of(b"page"), second.version_of(b"page"));
        assert_ne!(first.version_of(b"page"), second.version_of(b"another"));
        let failed = show(false, "-b");
        assert_eq!(failed.version_of(b"page"), first.version_of(b"page"));
        assert_ne!(show(true, "-b").version_of(b"page"), first.version_of(b"page"));
        assert_ne!(Shown::at_first(UiLang::En).version_of(b"page"), first.version_of(b"page"));
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let page = with_script(b"<body>&lt;/body> <p>a</BODY ></Body>\n</html>".to_vec(), "1");
        let page = String::from_utf8(page).expect("UTF-8");
        assert!(page.ends_with("\"></script></Body>\n</html>") && page.contains("/__helpgen/live.js?site="), "{page}");
        assert!(with_script(b"no end".to_vec(), "1").starts_with(b"no end<script"));
    }
}
