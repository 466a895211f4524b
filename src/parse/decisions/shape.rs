//! What `decisions.yml` may hold.

use crate::parse::yaml::{Field, Object, Shape};

/// The whole file.
pub static DECISIONS: Shape = Shape::List(&Shape::Object(&DECISION));

static DECISION: Object = Object {
    name: "decision",
    fields: &[
        Field::required("id", Shape::Id, "결정을 부르는 이름", "The name by which people speak of it"),
        Field::new(
            "finding",
            Shape::Id,
            "문제 하나의 지문(보고서와 `--format json`의 fingerprint)",
            "The fingerprint of one finding, as the report and `--format json` show it",
        ),
        Field::new("match", Shape::Object(&KIND), "여러 문제를 고르는 조건", "Which findings: all of a kind"),
        Field::required(
            "what",
            Shape::Choice(&["waive", "product-wrong", "not-a-term", "later"]),
            "waive: 그대로 둬요, product-wrong: 제품 화면이 틀렸어요, not-a-term: 용어가 아니에요, later: 나중에 고쳐요",
            "waive: it stays; product-wrong: the screen is wrong; not-a-term: no use of the term; later: not now",
        ),
        Field::required("reason", Shape::Text, "이유", "Why"),
        Field::required("by", Shape::Text, "정한 사람이나 팀", "Who decided it"),
        Field::required("on", Shape::Date, "정한 날", "When it was decided"),
        Field::new("until", Shape::Date, "이 결정이 끝나는 날", "The last day on which it holds"),
        Field::new("ticket", Shape::Text, "이어서 처리하는 곳", "Where it is followed up"),
    ],
    rest: None,
};

static KIND: Object = Object {
    name: "match",
    fields: &[
        Field::required("rule", Shape::Text, "규칙", "The rule"),
        Field::new("concept", Shape::Id, "개념의 id", "The concept's id"),
        Field::new("label", Shape::Id, "화면 이름의 id", "The label's id"),
        Field::new(
            "page",
            Shape::Text,
            "글: 언어와 id(ko/start), 또는 파일 경로",
            "The page: language and id, or its file",
        ),
        Field::new("found", Shape::Text, "찾은 말", "The words found"),
    ],
    rest: None,
};
