//! What static hosts read: headers, redirects, and the page at the site's root.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::frame_sources;
use crate::parse::config::Config;
use crate::render::{escape_attribute, escape_text};
use crate::text::{direction, encoded};

use super::Artifact;

/// Hosts outside of the site that its pages may talk to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Addresses that pages post to.
    pub endpoints: Vec<String>,
    /// Addresses of scripts that count visits.
    pub scripts: Vec<String>,
    /// Hosts that those talk to, by their names.
    pub hosts: Vec<String>,
    /// Origins of players that stand in frames.
    pub frames: Vec<String>,
}

impl Outside {
    /// What a configuration names.
    pub fn of(config: &Config) -> Self {
        let endpoints = [&config.feedback.endpoint, &config.search.report_no_result_to];
        let analytics = &config.face.analytics;
        Self {
            endpoints: endpoints.into_iter().flatten().cloned().collect(),
            scripts: analytics.iter().map(|script| script.script.clone()).collect(),
            hosts: analytics.iter().flat_map(|script| script.hosts.clone()).collect(),
            frames: frame_sources(&config.media),
        }
    }
}

/// The policy under which the site works. Whatever else than the site itself its pages talk to is named.
pub fn content_security_policy(outside: &Outside) -> String {
    let policy = policy(&outside.endpoints, &outside.frames);
    let mut counted: Vec<String> = outside.scripts.iter().filter_map(|script| origin(script)).collect();
    counted.extend(outside.hosts.iter().map(|host| format!("https://{host}")));
    let mut seen = std::collections::BTreeSet::new();
    counted.retain(|host| seen.insert(host.clone()));
    if counted.is_empty() {
        return policy;
    }
    let hosts = counted.join(" ");
    let connect = "; connect-src 'self'";
    let policy = policy.replacen(connect, &format!("{connect} {hosts}"), 1);
    format!("{policy}; script-src 'self' {hosts}; img-src 'self' {hosts}")
}

fn policy(endpoints: &[String], frames: &[String]) -> String {
    let mut connect = "'self'".to_owned();
    for endpoint in endpoints {
        if let Some(origin) = origin(endpoint) {
            connect.push(' ');
            connect.push_str(&origin);
        }
    }
    let form = connect.clone();
    let frames = if frames.is_empty() { String::new() } else { format!("frame-src {}; ", frames.join(" ")) };
    format!(
        "default-src 'self'; connect-src {connect}; {frames}form-action {form}; base-uri 'self'; frame-ancestors 'self'; object-src 'none'"
    )
}

fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}://{host}"))
}

/// `_headers` for the hosts that read it: the policy, and long caching for files named by their content.
///
/// The index has a line for each language: some hosts take one `*` in a path, and join what several lines say of a file.
pub fn headers(base_path: &str, outside: &Outside, languages: &[String]) -> Artifact {
    let policy = content_security_policy(outside);
    let mut text = format!(
        "{base_path}*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\n\
         {base_path}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         {base_path}images/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         {base_path}search/manifest.json\n  Cache-Control: public, max-age=0, must-revalidate\n"
    );
    for lang in languages {
        for folder in ["search", "texts"] {
            let _ =
                write!(text, "\n{base_path}{folder}/{lang}/*\n  Cache-Control: public, max-age=31536000, immutable\n");
        }
    }
    Artifact::new("_headers", text)
}

/// `_redirects` for the hosts that read it: old address, new address, 301, both relative to the site's root; then who
/// answers for what is not there below the folders of `languages`, those beside the site's first. Some hosts look for the
/// nearest `404.html` themselves; those that do neither show the one at the root.
pub fn redirects<'l>(
    base_path: &str,
    moved: &BTreeMap<String, String>,
    languages: impl Iterator<Item = &'l String>,
) -> Artifact {
    let mut text = String::new();
    for (from, to) in moved {
        let _ = writeln!(text, "{base_path}{} {base_path}{} 301", encoded(from), encoded(to));
    }
    for lang in languages {
        let _ = writeln!(text, "{base_path}{lang}/* {base_path}{lang}/404.html 404");
    }
    Artifact::new("_redirects", text)
}

/// For hosts that do not: a page at each old address that leads to the new one, in the new one's language and under the
/// site's title there.
pub fn redirect_pages(moved: &BTreeMap<String, String>, titles: &BTreeMap<String, String>) -> Vec<Artifact> {
    moved
        .iter()
        .map(|(from, to)| {
            let folder = from.trim_end_matches('/').trim_end_matches("index.html").trim_end_matches('/');
            let is_file = folder.ends_with(".html");
            let depth = if is_file { folder.matches('/').count() } else { folder.matches('/').count() + 1 };
            let target = format!("{}{}", "../".repeat(depth), encoded(to));
            let path = if is_file { folder.to_owned() } else { format!("{folder}/index.html") };
            let lang = to.split('/').next().unwrap_or_default();
            Artifact::new(
                path,
                match titles.get(lang) {
                    Some(title) => leading_page(&target, lang, title, ""),
                    None => leading_page(&target, "und", "", ""),
                },
            )
        })
        .collect()
}

/// The page at the site's root: it leads to the default language, or to the reader's where a script may look.
pub fn root_page(title: &str, languages: &[(String, String)], script: Option<&str>) -> Artifact {
    let default = languages.first().map_or("", |(code, _)| code);
    let target = format!("{default}/");
    let mut head = String::new();
    if let (Some(script), true) = (script, languages.len() > 1) {
        let codes: Vec<&str> = languages.iter().map(|(code, _)| code.as_str()).collect();
        head.push_str("<script src=\"");
        escape_attribute(script, &mut head);
        head.push_str("\" data-languages=\"");
        escape_attribute(&codes.join(" "), &mut head);
        head.push_str("\"></script>");
    }
    Artifact::new("index.html", leading_page(&target, default, title, &head))
}

/// A page that leads on by itself, or by its link.
fn leading_page(target: &str, lang: &str, title: &str, head: &str) -> String {
    let mut href = String::new();
    escape_attribute(target, &mut href);
    let mut name = String::new();
    escape_text(if title.is_empty() { target } else { title }, &mut name);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{name}</title>{head}\
         <meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url={href}\">\
         <link rel=\"canonical\" href=\"{href}\"></head><body><a href=\"{href}\">{name}</a></body></html>\n",
        direction(lang)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_named_by_origin() {
        let outside = Outside {
            endpoints: vec!["https://api.example.com/feedback?x=1".to_owned()],
            frames: vec!["https://player.vimeo.com".to_owned(), "https://v.example".to_owned()],
            ..Outside::default()
        };
        let policy = content_security_policy(&outside);
        assert!(policy.contains("connect-src 'self' https://api.example.com;"));
        assert!(policy.contains("; frame-src https://player.vimeo.com https://v.example; "));
        assert!(!policy.contains("script-src"));
        assert!(!content_security_policy(&Outside::default()).contains("frame-src"));
    }

    #[test]
    fn who_counts_visits_is_named_and_nobody_else() {
        let outside = Outside {
            endpoints: vec!["https://api.example.com/x".to_owned()],
            scripts: vec!["https://stats.example.com/js/s.js".to_owned(), "/own.js".to_owned()],
            hosts: vec!["in.example.com".to_owned(), "stats.example.com".to_owned()],
            frames: vec!["https://player.vimeo.com".to_owned()],
        };
        let policy = content_security_policy(&outside);
        let hosts = "https://stats.example.com https://in.example.com";
        for wanted in [
            format!("script-src 'self' {hosts};"),
            format!("connect-src 'self' {hosts} https://api.example.com;"),
            "frame-src https://player.vimeo.com;".to_owned(),
            "form-action 'self' https://api.example.com;".to_owned(),
            "default-src 'self';".to_owned(),
        ] {
            assert!(policy.contains(&wanted), "{wanted}\n{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    }

    #[test]
    fn files_named_by_their_content_are_kept_and_the_index_manifest_is_asked_for_again() {
        let headers = headers("/help/", &Outside::default(), &["ko".to_owned(), "en".to_owned()]);
        let text = String::from_utf8_lossy(&headers.bytes);
        for kept in ["assets/*", "images/*", "search/ko/*", "search/en/*", "texts/ko/*"] {
            assert!(text.contains(&format!("\n/help/{kept}\n  Cache-Control: public, max-age=31536000, immutable\n")));
        }
        assert!(text.contains("\n/help/search/manifest.json\n  Cache-Control: public, max-age=0, must-revalidate\n"));
    }

    #[test]
    fn what_is_not_there_is_said_in_the_language_of_its_folder() {
        let moved = BTreeMap::from([("ko/old/".to_owned(), "ko/new/".to_owned())]);
        let redirects = redirects("/help/", &moved, ["en".to_owned()].iter());
        assert_eq!(
            String::from_utf8_lossy(&redirects.bytes),
            "/help/ko/old/ /help/ko/new/ 301\n/help/en/* /help/en/404.html 404\n"
        );
    }

    #[test]
    fn addresses_with_blanks_and_hangul_are_encoded() {
        let moved = BTreeMap::from([("ko/옛 글/".to_owned(), "ko/새 글/#기한".to_owned())]);
        let (from, to) = ("ko/%EC%98%9B%20%EA%B8%80/", "ko/%EC%83%88%20%EA%B8%80/#%EA%B8%B0%ED%95%9C");
        let lines = redirects("/help/", &moved, [].iter());
        assert_eq!(String::from_utf8_lossy(&lines.bytes), format!("/help/{from} /help/{to} 301\n"));
        let pages = redirect_pages(&moved, &BTreeMap::new());
        assert_eq!(pages[0].path, "ko/옛 글/index.html");
        assert!(String::from_utf8_lossy(&pages[0].bytes).contains(&format!("url=../../{to}\"")));
    }

    #[test]
    fn the_root_says_its_language() {
        let of = |lang: &str| root_page("T", &[(lang.to_owned(), String::new())], None).bytes;
        assert!(String::from_utf8_lossy(&of("ko")).contains("<html lang=\"ko\" dir=\"ltr\">"));
        assert!(String::from_utf8_lossy(&of("ar")).contains("<html lang=\"ar\" dir=\"rtl\">"));
    }

    #[test]
    fn old_addresses_lead_to_new_ones_from_where_they_are() {
        let moved =
            BTreeMap::from([("ko/old/".to_owned(), "ko/a/new/".to_owned()), ("old.html".to_owned(), "ko/".to_owned())]);
        let titles = BTreeMap::from([("ko".to_owned(), "도움말".to_owned())]);
        let pages = redirect_pages(&moved, &titles);
        assert_eq!(pages[0].path, "ko/old/index.html");
        assert!(String::from_utf8_lossy(&pages[0].bytes).contains("url=../../ko/a/new/"));
        assert!(String::from_utf8_lossy(&pages[0].bytes).contains("<html lang=\"ko\" dir=\"ltr\">"));
        assert!(String::from_utf8_lossy(&pages[0].bytes).contains("<title>도움말</title>"));
        assert_eq!(pages[1].path, "old.html");
        assert!(String::from_utf8_lossy(&pages[1].bytes).contains("url=ko/\""));
    }
}
