//! What `helpgen.yml` may hold of channels, banner, feedback and the groups of the home page.

use super::types::{BannerSeverity, ContactKind};
use crate::parse::yaml::{Field, KeyShape, Object, Shape};

/// The names of [`ContactKind`].
pub const CONTACT_KINDS: &[(&str, ContactKind)] = &[
    ("mail", ContactKind::Mail),
    ("phone", ContactKind::Phone),
    ("chat", ContactKind::Chat),
    ("form", ContactKind::Form),
];

/// The names of [`BannerSeverity`].
pub const SEVERITIES: &[(&str, BannerSeverity)] =
    &[("notice", BannerSeverity::Notice), ("caution", BannerSeverity::Caution), ("danger", BannerSeverity::Danger)];

pub(super) static CONTACT: Object = Object {
    name: "contact",
    fields: &[
        Field::required(
            "kind",
            Shape::Choice(&["mail", "phone", "chat", "form"]),
            "문의 종류",
            "What kind of channel it is",
        ),
        Field::new(
            "value",
            Shape::Localized,
            "메일 주소나 전화번호. chat과 form에서는 보일 이름",
            "Address or number; for chat and form, the label",
        ),
        Field::new("url", Shape::Text, "chat과 form이 여는 주소", "Where a chat or form leads"),
        Field::new("hours", Shape::Localized, "답하는 시간, 보이는 글", "When somebody answers, as it is shown"),
        Field::new(
            "open",
            Shape::Map(KeyShape::Free, &Shape::OneOrMany(&Shape::Text)),
            "답하는 시간, 요일별로: { mon-fri: \"10:00-12:30, 13:30-18:00\" }. 지금 답하는지 보여요",
            "The same by days of the week, { mon-fri: \"10:00-12:30, 13:30-18:00\" }: readers see whether it is open now",
        ),
    ],
    rest: None,
};

pub(super) static BANNER: Object = Object {
    name: "banner",
    fields: &[
        Field::required("text", Shape::Localized, "알림의 글", "What it says"),
        Field::new("url", Shape::Text, "자세한 내용의 주소", "Where it leads"),
        Field::new("from", Shape::Date, "보이는 첫날", "First day"),
        Field::new("until", Shape::Date, "보이는 마지막 날", "Last day"),
        Field::new(
            "severity",
            Shape::Choice(&["notice", "caution", "danger"]),
            "얼마나 급한지(기본값 notice)",
            "How bad it is (notice)",
        ),
        Field::new("closable", Shape::Bool, "닫을 수 있는지(기본값 true)", "Whether readers may close it (true)"),
    ],
    rest: None,
};

pub(super) static FEEDBACK: Object = Object {
    name: "feedback",
    fields: &[
        Field::new(
            "endpoint",
            Shape::Text,
            "답을 보낼 주소. 없으면 묻지 않아요",
            "Where answers are posted; without one nothing is asked",
        ),
        Field::new(
            "reasons",
            Shape::OneOrMany(&Shape::Object(&REASON)),
            "‘아니요’ 뒤에 고를 이유(없으면 테마의 네 가지)",
            "What may be ticked after “No” (the theme's four)",
        ),
    ],
    rest: None,
};

static REASON: Object = Object {
    name: "reason",
    fields: &[
        Field::required("id", Shape::Id, "보낼 때 쓰는 이름", "What is posted"),
        Field::required("text", Shape::Localized, "보이는 글", "What it says"),
    ],
    rest: None,
};

pub(super) static GROUP: Object = Object {
    name: "section_group",
    fields: &[
        Field::required("title", Shape::Localized, "묶음의 이름", "What the sections are together"),
        Field::required(
            "sections",
            Shape::OneOrMany(&Shape::Text),
            "주제의 폴더 이름, 보이는 순서대로",
            "Folders of the sections, in the order shown",
        ),
        Field::new(
            "first_for",
            Shape::OneOrMany(&Shape::Text),
            "이 묶음을 맨 앞에서 보는 역할",
            "Roles for whom the group comes first",
        ),
    ],
    rest: None,
};
