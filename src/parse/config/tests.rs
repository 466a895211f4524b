//! Every fault of a configuration, at its line.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::yaml::listing::{cases, listing};
use crate::text::SourceText;

const KNOWN: &[&str] = &["label/former", "link/anchor", "link/broken", "page/stale", "term/deprecated", "term/variant"];

const SAMPLE: &str = r##"
title: { ko: 배움터 도움말, en: Baeumteo Help }   # or one string
base_url: https://help.example.com/              # may carry a path
languages: [ko, en]
content: content
glossary: glossary.yml
theme: default
rules: { term/variant: error, link/broken: off } # error, warning, info, off
overrides:
  - { paths: ["ko/legacy/**"], rules: { page/stale: off } }
labels: { notation: [bold, brackets, quotes], style: directive }
features: { new_for_days: 60, notice_days: { low: 30, medium: 60, high: 90 } }
timezone: Asia/Seoul
today: null
output: dist
exclude: ["**/node_modules/**", "**/drafts/**"]
pages: { review_after_days: 180, featured: [ko/start/enroll] }
search: { expect: [ { query: 환불, page: ko/payment/refund, within: 3 } ], report_no_result_to: null }
contact: [ { kind: mail, value: help@example.com }, { kind: phone, value: 1600-0000, hours: "평일 10:00–18:00" }, { kind: chat, url: https://chat.example.com } ]
banner: { text: { ko: 점검 안내 }, from: 2026-11-01, until: 2026-11-30 }
feedback: { endpoint: null }
report: { path: report, history: null, edit_url: "https://github.com/x/y/edit/main/{path}#L{line}" }
markdown: { unsafe_html: false }
images: { max_bytes: 500000, widths: [480, 960, 1440] }
"##;

fn read(text: &str) -> Result<(Config, Vec<Diagnostic>), Box<Diagnostic>> {
    parse_config(&SourceText::new("helpgen.yml", text), KNOWN)
}

fn faults(text: &str) -> Vec<Diagnostic> {
    read(text).map_or_else(|fault| vec![*fault], |(_, faults)| faults)
}

/// What a text with a title sets.
fn config(text: &str) -> Config {
    let (config, faults) = read(&format!("title: 도움말\n{text}")).unwrap();
    assert_eq!(listing(&faults), "");
    config
}

#[test]
fn a_whole_configuration_is_read_without_a_fault() {
    let (config, faults) = read(SAMPLE).unwrap();
    assert_eq!(listing(&faults), "");
    assert_eq!(config.title.get("en"), Some("Baeumteo Help"));
    assert_eq!((&config.languages[..], config.content_by_lang), (&["ko".to_owned(), "en".to_owned()][..], true));
    let levels: Vec<(&str, Level)> = config.rules.entries.iter().map(|(rule, level, _)| (&**rule, *level)).collect();
    assert_eq!(levels, [("term/variant", Some(Severity::Error)), ("link/broken", None)]);
    assert_eq!(config.overrides[0].0, ["ko/legacy/**"]);
    assert_eq!(config.contact[1].value.as_ref().and_then(|value| value.get("ko")), Some("1600-0000"));
    assert_eq!(config.contact[2].url.as_deref(), Some("https://chat.example.com"));
    assert_eq!(config.banner.unwrap().until, Some(jiff::civil::date(2026, 11, 30)));
    assert_eq!(config.search.expect[0].query, "환불");
    assert_eq!(config.search.expect[0].place.start.line, 18);
    assert_eq!(config.pages.featured[0].0, "ko/start/enroll");
    assert_eq!(config.report.edit_url.as_deref(), Some("https://github.com/x/y/edit/main/{path}#L{line}"));
}

#[test]
fn an_empty_file_has_every_default_and_wants_a_title() {
    let (config, faults) = read("").unwrap();
    assert_eq!(config, Config::default());
    let told: Vec<(&str, Severity)> = faults.iter().map(|fault| (&*fault.rule, fault.severity)).collect();
    assert_eq!(told, [("config/title", Severity::Warning)]);
}

#[test]
fn one_language_may_be_written_without_brackets() {
    assert_eq!(config("languages: ko\n").languages, ["ko"]);
    assert!(!config("").content_by_lang);
}

#[test]
fn a_glossary_is_the_usual_one_a_named_one_or_none() {
    assert_eq!(config("").glossary, Some(("glossary.yml".to_owned(), None)));
    let (path, place) = config("glossary: ./terms/main.yml\n").glossary.unwrap();
    assert_eq!((path.as_str(), place.map(|place| place.start.line)), ("terms/main.yml", Some(2)));
    assert_eq!(config("glossary:\n").glossary, None);
    assert_eq!(config("glossary: null\n").glossary, None);
}

#[test]
fn a_theme_may_carry_options() {
    assert_eq!(config("theme: calm\n").theme, "calm");
    let config = config("theme: { name: calm, options: { accent: '#0a7', width: 720, wide: true } }\n");
    let options = serde_json::to_value(&config.theme_options).unwrap();
    assert_eq!(
        (config.theme.as_str(), options),
        ("calm", serde_json::json!({"accent": "#0a7", "width": 720, "wide": true}))
    );
}

#[test]
fn a_base_url_gets_its_slash() {
    assert_eq!(config("base_url: https://example.com/help\n").base_url.as_deref(), Some("https://example.com/help/"));
}

#[test]
fn widths_are_sorted() {
    assert_eq!(config("images: { widths: [960, 480, 960] }\n").images.widths, [480, 960]);
}

#[test]
fn a_group_of_rules_may_be_set_and_all_of_them() {
    let levels = config("rules: { '*': warning, link/*: off, link/broken: error }\n").rules;
    assert_eq!(levels.entries.iter().map(|(rule, ..)| &**rule).collect::<Vec<_>>(), ["*", "link/*", "link/broken"]);
}

#[test]
fn checks_without_a_project_have_a_configuration_of_their_own() {
    let config = Config::default_for(vec!["en".to_owned()], Some("terms.yml".to_owned()));
    assert_eq!((&*config.content, &config.languages[..]), (".", &["en".to_owned()][..]));
    assert_eq!(config.glossary, Some(("terms.yml".to_owned(), None)));
    assert_eq!(Config::default_for(Vec::new(), None).languages, ["ko"]);
}

/// One text for each way in which a configuration can be wrong, by the rule that tells it.
const FAULTY: &[(&str, &str)] = &[
    ("config/dates", "title: 가\ntoday: 2026-2-3\nbanner: { text: 나, from: 2026-12-01, until: 2026-11-30 }\n"),
    ("config/duplicate-key", "title: 가\ntitle: 나\n"),
    ("config/empty", "title: ''\ncontact: [ { kind: } ]\n"),
    ("config/folders same", "title: 가\noutput: content\nreport: { path: ./site }\nstatic: site\n"),
    (
        "config/folders inside",
        "title: 가\noutput: content/dist\nreport: { path: dist/report, history: content/dist/history.jsonl }\n",
    ),
    ("config/folders around", "title: 가\ncontent: docs/ko\nglossary: docs/glossary.yml\noutput: docs\n"),
    ("config/folders whole project", "title: 가\noutput: .\nreport: { path: ./ }\n"),
    ("config/folders everything is content", "title: 가\ncontent: .\n"),
    ("config/folders articles copied", "title: 가\ncontent: site/content\nstatic: site\n"),
    ("config/folders themes and cache", "title: 가\noutput: themes\nreport: { path: .helpgen/report }\n"),
    ("config/folders report in site", "title: 가\noutput: out\nreport: { path: out/report }\n"),
    ("config/folders site in report", "title: 가\noutput: report/site\n"),
    ("config/glob", "title: 가\nexclude: ['a[', '**/ok/**']\noverrides:\n  - { paths: 'x{', rules: {} }\n"),
    ("config/languages", "title: 가\nlanguages: [ko, en, ko]\n"),
    ("config/languages none", "title: 가\nlanguages: []\n"),
    (
        "config/missing-key",
        "title: 가\noverrides: [ { paths: a } ]\nsearch: { expect: { query: 환불 } }\ncontact: [ { value: a@b.kr }, { kind: mail }, { kind: chat, value: 채팅 } ]\n",
    ),
    (
        "config/path",
        "title: 가\noutput: ../dist\ncontent: /srv/content\nstatic: 'C:\\static'\nglossary: c:/terms.yml\n",
    ),
    (
        "config/rule",
        "title: 가\nrules: { term/depricated: off, deprecated: off, lint/*: off, xyz: error, 'link/*': of }\noverrides:\n  - { paths: a, rules: { page/stael: off } }\n",
    ),
    ("config/syntax", "title: 가: 나\n"),
    ("config/title", "languages: ko\n"),
    (
        "config/type",
        "title: [가]\nlanguages: { ko: 한국어 }\nrules: [term/variant]\nmarkdown: { unsafe_html: 'yes' }\nimages: { max_bytes: 500KB, widths: 넓게 }\ntheme: { options: { colors: [red] } }\n",
    ),
    ("config/unknown-key", "titel: 가\nbaseurl: https://a.kr\nfeatures: { notice_days: { hihg: 3 } }\n"),
    (
        "config/url",
        "title: 가\nbase_url: help.example.com\nfeedback: { endpoint: 'javascript:alert(1)' }\nreport: { edit_url: https://example.com/edit }\ncontact: { kind: form, url: form.html }\n",
    ),
    (
        "config/value",
        "title: 가\nlanguages: [kr]\ntimezone: Asia/Soul\ntheme: ../mine\nlabels: { style: italic, notation: [bold, quote] }\nsearch: { expect: [ { query: a, page: b, within: 0 } ] }\ncontact: [ { kind: mail, value: 도움 }, { kind: phone, value: 없음 }, { kind: fax, value: 1 } ]\n",
    ),
    ("config/value timezone", "title: 가\ntimezone: KST\n"),
    ("config/value timezone unlike any", "title: 가\ntimezone: 서울\n"),
];

#[test]
fn every_fault_is_told_at_its_place() {
    let told = cases(FAULTY, |text| listing(&faults(text)));
    insta::assert_snapshot!(told);
}

#[test]
fn every_rule_has_its_case() {
    for rule in rules::RULES {
        let of_rule = |name: &str| name.split(' ').next() == Some(rule.id);
        let (_, text) = FAULTY.iter().find(|(name, _)| of_rule(name)).unwrap_or_else(|| panic!("{}", rule.id));
        let told = faults(text).into_iter().find(|fault| fault.rule == rule.id);
        assert_eq!(told.map(|fault| fault.severity), Some(rule.severity), "{}", rule.id);
    }
}

#[test]
fn what_is_at_fault_leaves_its_default() {
    let (config, _) = read("title: [가]\noutput: ../x\ntimezone: Nowhere\nlanguages: []\nbase_url: x\n").unwrap();
    assert_eq!(config, Config::default());
}

proptest! {
    /// The sample with a piece cut out or put in: no panic, and folders stay in the project.
    #[test]
    fn a_damaged_configuration_never_panics(
        at in 0..SAMPLE.len(),
        cut in 0..40usize,
        put in "[ \\n:\\[{}'\"&*!|./-]{0,3}|\\.\\./|output: |\\PC{0,6}",
    ) {
        let floor = |mut at: usize| { while !SAMPLE.is_char_boundary(at) { at -= 1; } at };
        let (start, end) = (floor(at), floor((at + cut).min(SAMPLE.len())));
        let faults = match read(&format!("{}{put}{}", &SAMPLE[..start], &SAMPLE[end..])) {
            Ok((config, faults)) => {
                for path in [&config.output, &config.content, &config.static_dir, &config.report.path] {
                    prop_assert!(!path.starts_with('/') && !path.split('/').any(|part| part == ".."), "{}", path);
                }
                faults
            }
            Err(fault) => vec![*fault],
        };
        listing(&faults);
    }
}
