//! What of `helpgen.yml` makes a company's own face: the keys of [`super::face`].

use crate::parse::yaml::{Field, KeyShape, Object, Shape};

const COLORS: Shape = Shape::Map(KeyShape::Free, &Shape::Text);

/// `logo`.
pub(super) const LOGO: Shape = Shape::Either(&[Shape::Text, Shape::Object(&LOGOS)]);
/// `accent`.
pub(super) const ACCENT: Shape = Shape::Either(&[Shape::Text, Shape::Object(&ACCENTS)]);
/// `colors`.
pub(super) const SCHEMES: Shape = Shape::Object(&COLOR_SCHEMES);
/// `font`.
pub(super) const FONT: Shape = Shape::Either(&[Shape::Text, Shape::Object(&FONTS)]);
/// `nav`.
pub(super) const LINKS: Shape = Shape::OneOrMany(&Shape::Object(&LINK));
/// `footer`.
pub(super) const FOOTER: Shape = Shape::Either(&[Shape::List(&Shape::Object(&LINK)), Shape::Object(&FOOT)]);
/// `analytics`.
pub(super) const ANALYTICS: Shape = Shape::OneOrMany(&Shape::Object(&COUNTER));

static LOGOS: Object = Object {
    name: "logo",
    fields: &[
        Field::required("light", Shape::Text, "밝은 화면의 로고 파일", "The logo's file on a light ground"),
        Field::new("dark", Shape::Text, "어두운 화면의 로고 파일", "The logo's file on a dark ground"),
    ],
    rest: None,
};

static ACCENTS: Object = Object {
    name: "accent",
    fields: &[
        Field::required("light", Shape::Text, "밝은 화면의 강조색", "Accent colour of the light scheme"),
        Field::new(
            "dark",
            Shape::Text,
            "어두운 화면의 강조색. 없으면 밝은 화면의 색으로 만들어요",
            "Accent colour of the dark scheme; made from the light one if absent",
        ),
    ],
    rest: None,
};

static COLOR_SCHEMES: Object = Object {
    name: "colors",
    fields: &[
        Field::new("light", COLORS, "밝은 화면의 색들", "Colours of the light scheme"),
        Field::new("dark", COLORS, "어두운 화면의 색들", "Colours of the dark scheme"),
    ],
    rest: None,
};

static FONTS: Object = Object {
    name: "font",
    fields: &[
        Field::required("family", Shape::Text, "글꼴의 이름", "The font's name"),
        Field::new("regular", Shape::Text, "보통 굵기의 글꼴 파일", "The file of its regular letters"),
        Field::new("bold", Shape::Text, "굵은 글꼴 파일", "The file of its bold letters"),
    ],
    rest: None,
};

static LINK: Object = Object {
    name: "link",
    fields: &[
        Field::required("text", Shape::Localized, "보일 글", "What it says"),
        Field::required("url", Shape::Text, "여는 주소", "Where it leads"),
    ],
    rest: None,
};

static FOOT: Object = Object {
    name: "footer",
    fields: &[
        Field::new("links", LINKS, "맨 아래에 보일 링크", "Links at the foot of every page"),
        Field::new(
            "text",
            Shape::Localized,
            "링크 아래에 보일 글(사업자 정보). 줄을 나눠 적을 수 있어요",
            "What stands under the links, such as company data; may have several lines",
        ),
    ],
    rest: None,
};

static COUNTER: Object = Object {
    name: "analytics",
    fields: &[
        Field::required(
            "script",
            Shape::Text,
            "방문을 세는 스크립트의 주소",
            "Address of the script that counts visits",
        ),
        Field::new(
            "hosts",
            Shape::OneOrMany(&Shape::Text),
            "스크립트가 더 연결하는 호스트",
            "Further hosts to which the script talks",
        ),
        Field::new(
            "data",
            Shape::Map(KeyShape::Free, &Shape::Text),
            "스크립트에 넘길 data- 속성",
            "data- attributes that the script reads",
        ),
    ],
    rest: None,
};
