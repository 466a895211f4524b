//! What any page may carry, whichever program makes the site: placeholders, icons, attribute lists, front matter of
//! another kind.

use super::forms::{attribute_list, brace_name, double_bracket, icon, object_literal, percent_name, toml_front_matter};
use super::lines::{abbreviation, callout_type, field, imported, target};
use super::{Dialect, Example, Opaque, Reach};

pub(super) static ANY: Dialect = Dialect {
    name: "commonmark",
    title: "CommonMark",
    also: &["none"],
    opaque: &[
        Opaque::Between { open: "{{{", close: "}}}", reach: Reach::Paragraph },
        Opaque::Between { open: "{{", close: "}}", reach: Reach::Paragraph },
        Opaque::Between { open: "${", close: "}", reach: Reach::Line },
        Opaque::Between { open: "#{", close: "}", reach: Reach::Line },
        Opaque::At { sign: "{", end: attribute_list },
        Opaque::At { sign: "{", end: brace_name },
        Opaque::At { sign: "{", end: object_literal },
        Opaque::At { sign: "%", end: percent_name },
        Opaque::At { sign: "[[", end: double_bracket },
        Opaque::At { sign: ":", end: icon },
        Opaque::LineAt { sign: "[TOC]", end: |_, at, _| Some(at + 5) },
        Opaque::LineAt { sign: "[toc]", end: |_, at, _| Some(at + 5) },
        Opaque::LineAt { sign: "+++", end: toml_front_matter },
        Opaque::LineAt { sign: "*[", end: abbreviation },
        Opaque::LineAt { sign: "[!", end: callout_type },
        Opaque::LineAt { sign: ":", end: field },
        Opaque::LineAt { sign: "@import ", end: imported },
        Opaque::LineAt { sign: "(", end: target },
    ],
    bodies: &[],
    fences: &[],
    examples: &[
        Example { written: "Hello {{ user.name }}, welcome.", prose: &["Hello", ", welcome."] },
        Example { written: "Hi ${learner}, %learner%, {learner}!", prose: &["Hi", ",", ",", "!"] },
        Example { written: "See [[learner]] now.", prose: &["See", "now."] },
        Example { written: "Press :material-learner-plus: now.", prose: &["Press", "now."] },
        Example { written: "A part {: #learner-part .learner }", prose: &["A part"] },
        Example { written: "Run <code>learner</code> or <kbd>learner</kbd>.", prose: &["Run", "or", "."] },
        Example { written: "*[learner]: A person", prose: &["A person"] },
        Example { written: "> [!learner]- Good to know\n> Text", prose: &["Good to know Text"] },
        Example {
            written: "Send {\"role\": \"learner\"} or { role: \"learner\" } first.",
            prose: &["Send", "or", "first."],
        },
        Example { written: "(learner)=\n## Part", prose: &["Part"] },
        Example { written: ":::{card}\n:name: learner\n\nText\n:::", prose: &[":::", "Text", ":::"] },
        Example { written: "<img src=\"a.png\" alt=\"A picture\">", prose: &["A picture"] },
    ],
};
