//! The keys of a page's front matter: shapes, and what each is for in both languages.

use crate::parse::config::RULE_LEVELS;
use crate::parse::yaml::{Field, KeyShape, Object, Shape};

static REVIEW: Object = Object {
    name: "review",
    fields: &[
        Field::required("on", Shape::Date, "확인한 날", "The day of the review"),
        Field::new("by", Shape::Text, "확인한 사람", "Who did it"),
        Field::new("app_version", Shape::Text, "확인한 제품 버전", "The product's version"),
    ],
    rest: None,
};

/// The keys of a page's front matter.
pub static PAGE: Object = Object {
    name: "page",
    fields: &[
        Field::new("title", Shape::Text, "글의 제목", "The page's title"),
        Field::new("description", Shape::Text, "검색 결과에 나오는 한 문장", "One sentence for search results"),
        Field::new(
            "descriptions",
            Shape::Map(KeyShape::Free, &Shape::Text),
            "주제의 카드에 역할마다 다르게 쓰는 설명. 없는 역할은 description을 봐요",
            "Of a section: descriptions on its card for some roles; the others read `description`",
        ),
        Field::new("id", Shape::Text, "파일을 옮겨도 그대로인 이름", "A name that outlives moves"),
        Field::new("lang", Shape::Language, "글의 언어", "The page's language"),
        Field::new("roles", Shape::OneOrMany(&Shape::Text), "누가 읽는 글인지", "Whom the page is for"),
        Field::new("features", Shape::OneOrMany(&Shape::Text), "글이 설명하는 기능", "Features that it documents"),
        Field::new("order", Shape::Int(-1_000_000, 1_000_000), "섹션 안의 순서", "Position in its section"),
        Field::new("slug", Shape::Text, "주소의 마지막 부분", "Last part of the URL"),
        Field::new("aliases", Shape::OneOrMany(&Shape::Text), "이 글로 이어 줄 옛 주소", "Old URLs that lead here"),
        Field::new("tags", Shape::OneOrMany(&Shape::Text), "묶음 이름", "For grouping"),
        Field::new(
            "keywords",
            Shape::OneOrMany(&Shape::Text),
            "글에 없어도 이 글을 찾게 하는 말",
            "Words by which it is found, though it does not say them",
        ),
        Field::new("related", Shape::OneOrMany(&Shape::Text), "함께 볼 글", "Related pages"),
        Field::new("owner", Shape::Text, "맡은 팀이나 사람", "Team or person responsible"),
        Field::new("icon", Shape::Text, "섹션의 아이콘 이름", "Name of the section's icon"),
        Field::new("updated", Shape::Date, "마지막으로 고친 날", "Day of the last change"),
        Field::new(
            "reviewed",
            Shape::Either(&[Shape::Date, Shape::Object(&REVIEW)]),
            "순서대로 따라 해 본 날",
            "Day on which somebody walked through it",
        ),
        Field::new("publish_on", Shape::Date, "이날부터 보여요", "Not published before"),
        Field::new("expires", Shape::Date, "이날까지만 보여요", "Not published after"),
        Field::new("draft", Shape::Bool, "아직 보이지 않는 글", "Not published yet"),
        Field::new("lint", RULE_LEVELS, "이 글에서만 쓰는 규칙 설정", "Rule settings of this page"),
    ],
    // `page/front-matter` reports unknown keys, once for all pages that share one.
    rest: Some((KeyShape::Free, &Shape::Any)),
};
