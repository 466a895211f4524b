//! What `helpgen.yml` may hold. The parser checks the file by this table, and its JSON Schema is written from it.

use super::contact_shape::{BANNER, CONTACT, FEEDBACK, GROUP};
use super::face_shape::{ACCENT, ANALYTICS, FONT, FOOTER, LINKS, LOGO, SCHEMES};
use super::targets::TARGETS;
use super::types::{LabelNotation, Level};
use crate::diagnostic::{Severity, UiLang};
use crate::parse::yaml::{Field, KeyShape, Object, Shape};

/// The names of levels. `off` is none.
pub const LEVELS: &[(&str, Level)] = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("info", Some(Severity::Info)),
    ("off", None),
];

/// The names of [`LabelNotation`].
pub const NOTATIONS: &[(&str, LabelNotation)] = &[
    ("directive", LabelNotation::Directive),
    ("bold", LabelNotation::Bold),
    ("brackets", LabelNotation::Brackets),
    ("quotes", LabelNotation::Quotes),
];

/// The names of the languages of messages, in which the report is written.
pub const REPORT_LANGUAGES: &[(&str, UiLang)] = &[("ko", UiLang::Ko), ("en", UiLang::En)];
const REPORT_LANGUAGE: Shape = Shape::Choice(&["ko", "en"]);

/// A count of days.
const DAYS: Shape = Shape::Int(0, 36_500);
const PATHS: Shape = Shape::OneOrMany(&Shape::Text);
const NOTATION: Shape = Shape::Choice(&["directive", "bold", "brackets", "quotes"]);

/// Levels of rules: in `helpgen.yml`, its overrides, and the `lint` of a page.
pub const RULE_LEVELS: Shape = Shape::Map(KeyShape::Rule, &Shape::Choice(&["error", "warning", "info", "off"]));

/// The whole file.
pub static CONFIG: Object = Object {
    name: "config",
    fields: &[
        Field::new("title", Shape::Localized, "사이트의 이름", "The site's title"),
        Field::new(
            "description",
            Shape::Localized,
            "사이트를 한 문장으로 소개하는 말",
            "One sentence about the site, for its front page's head",
        ),
        Field::new(
            "base_url",
            Shape::Text,
            "사이트의 주소(예: https://help.example.com/)",
            "The site's address, such as https://help.example.com/; may carry a path",
        ),
        Field::new(
            "languages",
            Shape::OneOrMany(&Shape::Language),
            "글의 언어. 첫째가 기본이에요. 없으면 ko 하나이고 글을 content/에 바로 넣어요",
            "The languages, the default first; absent: ko alone, with articles straight in content/",
        ),
        Field::new("content", Shape::Text, "글이 있는 폴더(기본값 content)", "Folder of the articles (content)"),
        Field::new("glossary", Shape::Text, "용어집 파일(기본값 glossary.yml)", "The glossary (glossary.yml)"),
        Field::new(
            "theme",
            Shape::Either(&[Shape::Text, Shape::Object(&THEME)]),
            "테마의 이름(기본값 default)",
            "Name of the theme (default), or its name and options",
        ),
        Field::new(
            "logo",
            LOGO,
            "로고 파일. light와 dark로 나눠 적을 수 있어요",
            "The logo's file, or one for each scheme: light, dark",
        ),
        Field::new(
            "favicon",
            Shape::Text,
            "브라우저 탭과 홈 화면의 아이콘 파일(svg, png)",
            "The file of which the site's icons are made (svg, png)",
        ),
        Field::new(
            "accent",
            ACCENT,
            "강조색. 화면 밝기마다 읽히는지 확인해요",
            "Accent colour; whether it can be read is checked in each scheme",
        ),
        Field::new("colors", SCHEMES, "테마의 다른 색", "Further colours of the theme"),
        Field::new("font", FONT, "글꼴의 이름, 또는 이름과 파일", "The font's name, or its name and files"),
        Field::new(
            "social_image",
            Shape::Text,
            "메신저와 SNS에서 링크와 함께 보일 이미지(png, jpg)",
            "Picture of previews in messengers and networks (png, jpg)",
        ),
        Field::new("nav", LINKS, "맨 위에 더할 링크", "Further links at the top of every page"),
        Field::new(
            "footer",
            FOOTER,
            "글 끝에 오는 링크와 회사 정보",
            "Links and company data at the foot of every page",
        ),
        Field::new("extra_css", PATHS, "테마 뒤에 더할 CSS 파일", "Stylesheets that are added after the theme's"),
        Field::new(
            "edit_link",
            Shape::Text,
            "글을 고치는 링크를 보일지(false), 또는 그 주소의 틀",
            "Whether readers are offered to edit a page (false), or the pattern of its address",
        ),
        Field::new("analytics", ANALYTICS, "방문을 세는 스크립트", "Scripts that count visits"),
        Field::new(
            "rules",
            RULE_LEVELS,
            "규칙마다 error, warning, info, off 중 하나. `link/*`처럼 묶어서도 적어요",
            "Levels of rules: error, warning, info or off; a group such as `link/*` may stand for its rules",
        ),
        Field::new(
            "overrides",
            Shape::List(&Shape::Object(&OVERRIDE)),
            "일부 글에만 쓰는 규칙 설정",
            "Levels of rules for some of the pages; later ones win",
        ),
        Field::new("labels", Shape::Object(&LABELS), "화면 이름을 쓰는 방법", "How UI labels are written"),
        Field::new("features", Shape::Object(&FEATURES), "기능의 기간 설정", "Limits of a feature's life"),
        Field::new(
            "generator",
            Shape::Text,
            "글로 사이트를 만드는 프로그램: 어느 표기를 문구로 보지 않을지 정해요(기본값 auto)",
            "Program that makes a site of the pages: what in them is no prose (auto)",
        ),
        Field::new(
            "timezone",
            Shape::Text,
            "오늘이 며칠인지 정하는 시간대(기본값 Asia/Seoul)",
            "Time zone that says which day it is (Asia/Seoul)",
        ),
        Field::new("today", Shape::Date, "오늘을 이날로 고정해요", "Pins the day"),
        Field::new("output", Shape::Text, "사이트를 만들 폴더(기본값 dist)", "Folder of the built site (dist)"),
        Field::new(
            "static",
            Shape::Text,
            "그대로 복사할 파일이 있는 폴더(기본값 static)",
            "Folder of files that are copied as they are (static)",
        ),
        Field::new("exclude", PATHS, "뺄 글의 경로 패턴", "Globs of content that is left out"),
        Field::new("pages", Shape::Object(&PAGES), "글 설정", "Settings of pages"),
        Field::new("search", Shape::Object(&SEARCH), "검색 설정", "Settings of search"),
        Field::new(
            "contact",
            Shape::OneOrMany(&Shape::Object(&CONTACT)),
            "문의 방법, 보이는 순서대로",
            "Contact channels, in the order shown",
        ),
        Field::new(
            "holidays",
            Shape::OneOrMany(&Shape::Date),
            "문의에 답하지 않는 날들",
            "Days on which nobody answers",
        ),
        Field::new("banner", Shape::Object(&BANNER), "사이트 맨 위의 알림", "A status banner"),
        Field::new("feedback", Shape::Object(&FEEDBACK), "도움이 되었는지 묻는 칸", "“Was this helpful?”"),
        Field::new("report", Shape::Object(&REPORT), "검토 보고서 설정", "Settings of the reviewers' report"),
        Field::new("markdown", Shape::Object(&MARKDOWN), "글 형식 설정", "Settings of markdown"),
        Field::new("images", Shape::Object(&IMAGES), "이미지 설정", "Settings of pictures"),
        Field::new(
            "media",
            Shape::OneOrMany(&Shape::Either(&[Shape::Text, Shape::Object(&PROVIDER)])),
            "`::video`로 보여도 되는 영상 서비스: youtube, vimeo, {host: 주소}",
            "Whose films `::video` may show: youtube, vimeo, {host: name}",
        ),
    ],
    rest: None,
};

static THEME: Object = Object {
    name: "theme",
    fields: &[
        Field::new("name", Shape::Text, "테마의 이름(themes/ 아래 폴더)", "Name of the theme: a folder under themes/"),
        Field::new(
            "options",
            Shape::Map(KeyShape::Free, &Shape::Scalar),
            "테마 옵션(theme.yml에 설명이 있어요)",
            "Options of the theme, as its theme.yml describes them",
        ),
    ],
    rest: None,
};

static OVERRIDE: Object = Object {
    name: "override",
    fields: &[
        Field::required(
            "paths",
            PATHS,
            "글의 경로 패턴(content 기준)",
            "Globs of pages, relative to the content folder",
        ),
        Field::required("rules", RULE_LEVELS, "이 글들에 쓸 규칙 설정", "Levels of rules for these pages"),
    ],
    rest: None,
};

static LABELS: Object = Object {
    name: "label_style",
    fields: &[
        Field::new(
            "notation",
            Shape::OneOrMany(&NOTATION),
            "화면 이름으로 알아볼 표기",
            "Notations that are recognised as UI labels",
        ),
        Field::new("style", NOTATION, "글에서 쓸 표기", "The notation that pages should use"),
    ],
    rest: None,
};

static FEATURES: Object = Object {
    name: "feature_limits",
    fields: &[
        Field::new("new_for_days", DAYS, "새 기능으로 보이는 날수(기본값 60)", "How many days a feature is new (60)"),
        Field::new(
            "notice_days",
            Shape::Object(&NOTICE_DAYS),
            "없애기 며칠 전에 알려야 하는지, 영향별로",
            "How many days ahead a removal must be announced, by impact",
        ),
    ],
    rest: None,
};

static NOTICE_DAYS: Object = Object {
    name: "notice_days",
    fields: &[
        Field::new("low", DAYS, "영향이 작을 때(기본값 30)", "Hardly felt (30)"),
        Field::new("medium", DAYS, "영향이 있을 때(기본값 60)", "Felt (60)"),
        Field::new("high", DAYS, "영향이 클 때(기본값 90)", "Work depends on it (90)"),
    ],
    rest: None,
};

static PAGES: Object = Object {
    name: "pages",
    fields: &[
        Field::new(
            "review_after_days",
            DAYS,
            "며칠이 지나면 다시 확인해야 하는지(기본값 180)",
            "A review is due after so many days (180)",
        ),
        Field::new("featured", PATHS, "첫 화면에 보일 글의 id", "Ids of pages shown on the home page"),
        Field::new(
            "extra_keys",
            PATHS,
            "다른 프로그램이 읽는 글 정보 항목(ms.*)",
            "Keys of front matter that something else reads (ms.*)",
        ),
        Field::new(
            "groups",
            Shape::OneOrMany(&Shape::Object(&GROUP)),
            "첫 화면에서 주제를 묶는 방법. 적지 않은 주제는 맨 뒤에 와요",
            "Which sections stand together on the home page; the others come last",
        ),
    ],
    rest: None,
};

static SEARCH: Object = Object {
    name: "search",
    fields: &[
        Field::new(
            "expect",
            Shape::OneOrMany(&Shape::Object(&EXPECTATION)),
            "검색이 꼭 찾아야 하는 글",
            "Queries with the page that they must find",
        ),
        Field::new(
            "report_no_result_to",
            Shape::Text,
            "결과가 없는 검색어를 보낼 주소",
            "Endpoint to which a query without results is reported",
        ),
    ],
    rest: None,
};

static EXPECTATION: Object = Object {
    name: "expectation",
    fields: &[
        Field::required("query", Shape::Text, "검색어", "What is typed"),
        Field::required("page", Shape::Text, "찾아야 하는 글의 id", "Id of the page that it must find"),
        Field::new("role", Shape::Id, "찾는 사람의 역할", "The reader's role"),
        Field::new(
            "within",
            Shape::Int(1, 100),
            "몇 번째 안에 나와야 하는지(기본값 3)",
            "Among the first so many hits (3)",
        ),
    ],
    rest: None,
};

static REPORT: Object = Object {
    name: "report",
    fields: &[
        Field::new("path", Shape::Text, "보고서 폴더(기본값 report)", "Folder of the report (report)"),
        Field::new("history", Shape::Text, "기록을 쌓을 파일", "A JSON Lines file, one line per run"),
        Field::new(
            "edit_url",
            Shape::Text,
            "글을 고치는 주소의 틀. {path}와 {line}이 바뀌어요",
            "Pattern of the link to a source line, with {path} and {line}",
        ),
        Field::new(
            "language",
            REPORT_LANGUAGE,
            "보고서의 언어: ko, en(기본값은 languages의 첫째)",
            "Language of the report: ko or en (the first of the languages)",
        ),
        Field::new(
            "targets",
            Shape::Object(&TARGETS),
            "보고서의 숫자가 지켜야 할 목표. `helpgen report --gate`가 살펴요",
            "What the report's numbers are to reach; `helpgen report --gate` looks at it",
        ),
    ],
    rest: None,
};

static MARKDOWN: Object = Object {
    name: "markdown",
    fields: &[Field::new(
        "unsafe_html",
        Shape::Bool,
        "글 속의 HTML을 거르지 않고 내보내요",
        "Raw HTML is passed through unsanitized",
    )],
    rest: None,
};

static IMAGES: Object = Object {
    name: "images",
    fields: &[
        Field::new(
            "max_bytes",
            Shape::Int(1, 4_294_967_295),
            "이미지 파일의 최대 크기, 바이트(기본값 500000)",
            "Larger files are findings, in bytes (500000)",
        ),
        Field::new(
            "widths",
            Shape::OneOrMany(&Shape::Int(16, 16_384)),
            "만들 이미지의 너비들, 픽셀(기본값 480, 720, 960, 1440)",
            "Widths of the variants, in pixels (480, 720, 960, 1440)",
        ),
        Field::new(
            "ocr",
            Shape::Bool,
            "스크린샷의 글자를 읽어 검사해요(tesseract가 필요해요)",
            "The words on screenshots are read and checked (needs tesseract)",
        ),
    ],
    rest: None,
};

static PROVIDER: Object = Object {
    name: "provider",
    fields: &[Field::required(
        "host",
        Shape::Text,
        "영상 서비스의 호스트 이름(예: player.example.com)",
        "The host whose players may be shown, such as player.example.com",
    )],
    rest: None,
};

#[cfg(test)]
mod tests {
    use super::super::contact_shape::{CONTACT_KINDS, SEVERITIES};
    use super::*;

    /// The words that a choice offers, and the values that it is read as, are the same.
    #[test]
    fn every_choice_can_be_read() {
        fn agree<T>(shape: &Shape, pairs: &[(&str, T)]) {
            let Shape::Choice(choices) = shape else { panic!("{shape:?} is no choice") };
            assert!(choices.iter().eq(pairs.iter().map(|(name, _)| name)), "{choices:?}");
        }
        let Shape::Map(_, level) = RULE_LEVELS else { panic!("levels are a map") };
        agree(level, LEVELS);
        agree(&NOTATION, NOTATIONS);
        agree(&REPORT_LANGUAGE, REPORT_LANGUAGES);
        agree(&BANNER.field("severity").expect("a banner has one").shape, SEVERITIES);
        agree(&CONTACT.field("kind").expect("contact has a kind").shape, CONTACT_KINDS);
    }
}
