//! Every fault of a configuration, at its line.

use super::*;
use crate::parse::yaml::listing::listing;
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

fn faults(text: &str) -> String {
    let source = SourceText::new("helpgen.yml", text);
    listing(&parse_config(&source, KNOWN).map_or_else(|fault| vec![*fault], |(_, faults)| faults))
}

#[test]
fn a_whole_configuration_is_read() {
    println!("{}", faults(SAMPLE));
    let (config, faults) = parse_config(&SourceText::new("helpgen.yml", SAMPLE), KNOWN).unwrap();
    println!("{config:#?}");
    assert_eq!(faults, []);
}
