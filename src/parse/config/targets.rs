//! `report.targets`: what the numbers of the reviewers' report are to reach, so that a build server can hold them.

use std::collections::BTreeMap;

use crate::parse::yaml::{Field, KeyShape, Node, Object, Reader, Shape};

/// What the report's numbers are to reach: a gate for the build server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Targets {
    /// Least scores in percent: of the whole, and of its parts.
    pub least: BTreeMap<ScoreName, f64>,
    /// Most findings of each kind.
    pub most: BTreeMap<CountName, usize>,
    /// Least scores in percent, by owner.
    pub owners: BTreeMap<String, f64>,
}

/// A score that may have a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScoreName {
    /// Of everything.
    Whole,
    /// Of terms.
    Terms,
    /// Of labels.
    Labels,
    /// Of features that are gone.
    Features,
    /// Of pictures.
    Pictures,
    /// Of the tone.
    Tone,
}

/// A count of findings that may have a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountName {
    /// Errors that the baseline does not list.
    Errors,
    /// Such warnings.
    Warnings,
    /// Such infos.
    Infos,
    /// Findings of the baseline.
    Baselined,
    /// Findings that exceptions let pass.
    Waived,
}

/// The names of [`ScoreName`].
pub const SCORE_NAMES: &[(&str, ScoreName)] = &[
    ("score", ScoreName::Whole),
    ("terms", ScoreName::Terms),
    ("labels", ScoreName::Labels),
    ("features", ScoreName::Features),
    ("pictures", ScoreName::Pictures),
    ("tone", ScoreName::Tone),
];

/// The names of [`CountName`].
pub const COUNT_NAMES: &[(&str, CountName)] = &[
    ("errors", CountName::Errors),
    ("warnings", CountName::Warnings),
    ("infos", CountName::Infos),
    ("baselined", CountName::Baselined),
    ("waived", CountName::Waived),
];

/// A share of a hundred, such as 98.5.
const PERCENT: Shape = Shape::Number(0, 100);
/// How many there may be.
const MOST: Shape = Shape::Int(0, 4_294_967_295);

/// What `report.targets` may hold.
pub(super) static TARGETS: Object = Object {
    name: "targets",
    fields: &[
        Field::new("score", PERCENT, "일관성 점수의 최저, %", "Least consistency score, in percent"),
        Field::new("terms", PERCENT, "용어 점수의 최저, %", "Least score of terms, in percent"),
        Field::new("labels", PERCENT, "화면 이름 점수의 최저, %", "Least score of UI labels, in percent"),
        Field::new("features", PERCENT, "사라진 기능 점수의 최저, %", "Least score of removed features, in percent"),
        Field::new("pictures", PERCENT, "스크린샷 점수의 최저, %", "Least score of pictures, in percent"),
        Field::new("tone", PERCENT, "말투 점수의 최저, %", "Least score of the tone, in percent"),
        Field::new("errors", MOST, "새 오류의 최대 개수", "Most new errors"),
        Field::new("warnings", MOST, "새 경고의 최대 개수", "Most new warnings"),
        Field::new("infos", MOST, "새 참고의 최대 개수", "Most new infos"),
        Field::new("baselined", MOST, "기존 문제의 최대 개수", "Most findings of the baseline"),
        Field::new("waived", MOST, "예외의 최대 개수", "Most findings that exceptions let pass"),
        Field::new(
            "owners",
            Shape::Map(KeyShape::Free, &PERCENT),
            "담당마다 일관성 점수의 최저, %",
            "Least consistency score of each owner, in percent",
        ),
    ],
    rest: None,
};

/// Reads the targets.
pub(super) fn targets(reader: Reader<'_, '_>, node: &Node) -> Targets {
    let least = SCORE_NAMES.iter().filter_map(|(name, score)| Some((*score, reader.number(node.get(name)?)?)));
    let most = COUNT_NAMES.iter().filter_map(|(name, count)| Some((*count, reader.integer(node.get(name)?)?)));
    let owners = node.get("owners").map(Node::entries).unwrap_or_default();
    let owners = owners.iter().filter_map(|(key, node)| Some((key.text.clone(), reader.number(node)?)));
    Targets { least: least.collect(), most: most.collect(), owners: owners.collect() }
}
