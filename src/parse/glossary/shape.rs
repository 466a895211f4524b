//! What `glossary.yml` may hold. The parser checks files by this table, and their JSON Schema is written from it.

use super::types::{CaseKind, Ending, Impact, LabelKind, MatchKind, Register};
use crate::parse::yaml::{Field, KeyShape, Object, Shape};

/// The names of [`MatchKind`].
pub const MATCHES: &[(&str, MatchKind)] =
    &[("word", MatchKind::Word), ("prefix", MatchKind::Prefix), ("exact", MatchKind::Exact)];

/// The names of [`CaseKind`].
pub const CASES: &[(&str, CaseKind)] = &[("insensitive", CaseKind::Insensitive), ("sensitive", CaseKind::Sensitive)];

/// The names of [`LabelKind`].
pub const LABEL_KINDS: &[(&str, LabelKind)] = &[
    ("menu", LabelKind::Menu),
    ("button", LabelKind::Button),
    ("tab", LabelKind::Tab),
    ("field", LabelKind::Field),
    ("page", LabelKind::Page),
    ("toggle", LabelKind::Toggle),
    ("message", LabelKind::Message),
];

/// The names of [`Impact`].
pub const IMPACTS: &[(&str, Impact)] = &[("low", Impact::Low), ("medium", Impact::Medium), ("high", Impact::High)];

/// The names of [`Ending`].
pub const ENDINGS: &[(&str, Ending)] = &[("seyo", Ending::Seyo), ("kkayo", Ending::Kkayo), ("jyo", Ending::Jyo)];
/// The names of [`Register`].
pub const REGISTERS: &[(&str, Register)] = &[("haeyo", Register::Haeyo), ("hapsyo", Register::Hapsyo)];

/// The whole file.
pub static GLOSSARY: Object = Object {
    name: "glossary",
    fields: &[
        Field::new(
            "include",
            Shape::OneOrMany(&Shape::Text),
            "함께 읽을 용어집 파일(이 파일을 기준으로 한 경로)",
            "Further glossary files, relative to this one",
        ),
        Field::new(
            "roles",
            Shape::Map(KeyShape::Id, &Shape::Localized),
            "화면이 서로 다른 사용자들(수강생, 강의자 등). 사이트에 이 순서로 나와요",
            "Kinds of users with screens of their own, in the order in which the site offers them",
        ),
        Field::new("concepts", Shape::List(&Shape::Object(&CONCEPT)), "개념과 그 용어들", "Concepts and their terms"),
        Field::new(
            "labels",
            Shape::List(&Shape::Object(&LABEL)),
            "화면에 적힌 이름들(메뉴, 버튼 등)",
            "What is written on the screen: menus, buttons and so on",
        ),
        Field::new(
            "labels_from",
            Shape::List(&Shape::Object(&LABELS_FROM)),
            "제품의 번역 파일. `key`가 있는 화면 이름은 여기서 글자를 가져와요",
            "The product's own translation files, from which labels with a `key` take their texts",
        ),
        Field::new("features", Shape::List(&Shape::Object(&FEATURE)), "제품의 기능들", "The product's features"),
        Field::new("style", Shape::Map(KeyShape::Language, &Shape::Object(&STYLE)), "언어별 말투", "Tone, by language"),
    ],
    rest: None,
};

static CONCEPT: Object = Object {
    name: "concept",
    fields: &[
        Field::required("id", Shape::Id, "다른 곳에서 이 개념을 부르는 이름", "The name by which other places call it"),
        Field::required(
            "terms",
            Shape::Map(KeyShape::LanguageOrAny, &Shape::Object(&TERMS)),
            "언어별 용어. `any`는 모든 언어에 통하는 용어예요",
            "Terms by language; `any` holds in every language",
        ),
        Field::new("definition", Shape::Localized, "한두 문장의 뜻풀이", "One or two sentences"),
        Field::new("note", Shape::Localized, "덧붙이는 말", "A remark"),
        Field::new("related", Shape::OneOrMany(&Shape::Id), "관련 개념의 id", "Ids of related concepts"),
        Field::new(
            "confusable",
            Shape::OneOrMany(&Shape::Id),
            "헷갈리기 쉬운 개념의 id. 두 용어 페이지에 함께 나와요",
            "Ids of concepts that are easily mistaken for it; named on both glossary pages",
        ),
        Field::new(
            "abbreviation",
            Shape::Bool,
            "약어예요. 글마다 처음 나올 때 풀어 써야 해요",
            "An abbreviation: must be spelled out at its first use on a page",
        ),
        Field::new(
            "internal",
            Shape::Bool,
            "팀 안에서만 쓰는 말이에요. 고객에게 보이면 안 돼요",
            "Team jargon that must not reach customers",
        ),
        Field::new("owner", Shape::Text, "맡은 팀이나 사람", "Team or person responsible"),
        Field::new("status", STANDING, STANDING_WORDS.0, STANDING_WORDS.1),
    ],
    rest: None,
};

/// What a term or a concept is called that nobody has approved yet.
pub const PROPOSED: &str = "proposed";
const STANDING: Shape = Shape::Choice(&[PROPOSED, "approved"]);
const STANDING_WORDS: (&str, &str) = (
    "proposed: 아직 제안이에요. 받아들이면 몇 곳을 고쳐야 하는지만 알려 줘요. approved: 정해졌어요(기본값)",
    "proposed: not agreed on yet, it is only told how many places would be wrong; approved: it holds (default)",
);

const TERM: Shape = Shape::Either(&[Shape::Text, Shape::Object(&TERM_OBJECT)]);
const TERM_LIST: Shape = Shape::OneOrMany(&TERM);

static TERMS: Object = Object {
    name: "terms",
    fields: &[
        Field::new("preferred", TERM, "쓰는 말", "The term to use"),
        Field::new("admitted", TERM_LIST, "써도 되는 말", "Fine to use"),
        Field::new("deprecated", TERM_LIST, "쓰지 않는 말", "Not to be used"),
        Field::new("superseded", TERM_LIST, "예전 말", "Once preferred, not to be used any more"),
        Field::new(
            "hidden",
            TERM_LIST,
            "검색에만 쓰는 말(고객의 말)",
            "Customers' words: for search only, never checked",
        ),
    ],
    rest: None,
};

static TERM_OBJECT: Object = Object {
    name: "term",
    fields: &[
        Field::required("text", Shape::Text, "용어", "The term"),
        Field::new(
            "except",
            Shape::OneOrMany(&Shape::Text),
            "이 용어가 들어 있어도 괜찮은 더 긴 말",
            "Longer words in which it is fine",
        ),
        Field::new("reason", Shape::Text, "이렇게 정한 이유", "Why it has this status"),
        Field::new("since", Shape::Date, "정한 날", "Since when"),
        Field::new(
            "match",
            Shape::Choice(&["word", "prefix", "exact"]),
            "word: 조사가 붙은 낱말(기본값), prefix: 낱말의 앞부분, exact: 글자 그대로",
            "word: a whole word with particles (default); prefix: the beginning of a word; exact: letter for letter",
        ),
        Field::new(
            "case",
            Shape::Choice(&["insensitive", "sensitive"]),
            "대문자와 소문자를 구별하는지",
            "Whether upper and lower case count",
        ),
        Field::new("examples", Shape::Object(&EXAMPLES), "시험 문장", "Sentences that test the entry"),
        Field::new("status", STANDING, STANDING_WORDS.0, STANDING_WORDS.1),
    ],
    rest: None,
};

static EXAMPLES: Object = Object {
    name: "examples",
    fields: &[
        Field::new(
            "bad",
            Shape::OneOrMany(&Shape::Text),
            "이 용어를 찾아야 하는 문장",
            "Sentences in which it must be found",
        ),
        Field::new(
            "good",
            Shape::OneOrMany(&Shape::Text),
            "이 용어를 찾지 않아야 하는 문장",
            "Sentences in which it must not be found",
        ),
    ],
    rest: None,
};

static LABEL: Object = Object {
    name: "label",
    fields: &[
        Field::required("id", Shape::Id, "글에서 이 화면 이름을 부르는 이름", "The name by which pages call it"),
        Field::new(
            "kind",
            Shape::Choice(&["menu", "button", "tab", "field", "page", "toggle", "message"]),
            "화면에서 무엇인지",
            "What it is on the screen",
        ),
        Field::new("parent", Shape::Id, "이것이 들어 있는 화면 이름의 id", "Id of the label under which it sits"),
        Field::new(
            "text",
            Shape::Either(&[Shape::Text, Shape::Map(KeyShape::Free, &Shape::Localized)]),
            "화면의 글자. 언어별로 쓰거나, 역할별로 나누어 쓰세요",
            "Its text by language, or by role and language",
        ),
        Field::new(
            "key",
            Shape::Text,
            "제품 번역 파일(labels_from)에서 찾을 키",
            "The key of its text in the product's translation files (labels_from)",
        ),
        Field::new("former", Shape::OneOrMany(&Shape::Object(&FORMER)), "예전 화면 이름", "What it was called before"),
        Field::new("feature", Shape::Id, "이것이 속한 기능의 id", "Id of the feature that it belongs to"),
        Field::new(
            "icon",
            Shape::Either(&[Shape::Bool, Shape::Map(KeyShape::Language, &Shape::Text)]),
            "아이콘만 보이는 버튼이에요. 글자는 그 이름이고, 생김새를 언어별로 적을 수 있어요",
            "The button shows only an icon, whose name the text is; how it looks may be said by language",
        ),
        Field::new("owner", Shape::Text, "맡은 팀이나 사람", "Team or person responsible"),
    ],
    rest: None,
};

static FORMER: Object = Object {
    name: "former",
    fields: &[
        Field::new("role", Shape::Id, "누구의 화면이었는지. 없으면 모두", "Whose screen it was on; absent: everyone's"),
        Field::new("text", Shape::Localized, "예전 글자", "The text it had"),
        Field::new("until", Shape::Date, "화면에 있던 마지막 날", "Its last day on screen"),
    ],
    rest: Some((KeyShape::Language, &Shape::Text)),
};

static LABELS_FROM: Object = Object {
    name: "labels_from",
    fields: &[
        Field::required(
            "file",
            Shape::Text,
            "번역 파일의 경로(용어집 기준)",
            "Path of the file, relative to the glossary",
        ),
        Field::new("role", Shape::Id, "누구의 화면인지. 없으면 모두", "Whose screen it describes; absent: everyone's"),
        Field::required("language", Shape::Language, "번역 파일의 언어", "The file's language"),
    ],
    rest: None,
};

static FEATURE: Object = Object {
    name: "feature",
    fields: &[
        Field::required("id", Shape::Id, "글에서 이 기능을 부르는 이름", "The name by which pages call it"),
        Field::required("name", Shape::Localized, "기능의 이름", "Its name"),
        Field::new(
            "also",
            Shape::Map(KeyShape::LanguageOrAny, &Shape::OneOrMany(&Shape::Text)),
            "글에서 이 기능을 부르는 다른 이름들",
            "Other names by which texts mention it",
        ),
        INTRODUCED,
        CHANGED,
        DEPRECATED,
        REMOVED,
        Field::new("replacement", Shape::Id, "대신하는 기능의 id", "Id of the feature that takes its place"),
        Field::new("notice", Shape::Localized, "고객에게 알리는 말", "What customers are told"),
        Field::new("reason", Shape::Localized, "없어지는 이유", "Why it goes"),
        Field::new("summary", Shape::Localized, "무엇을 하는 기능인지 한 문장", "One sentence on what it does"),
        Field::new(
            "roles",
            Shape::Either(&[Shape::OneOrMany(&Shape::Id), Shape::Map(KeyShape::Id, &Shape::Object(&FEATURE_ROLE))]),
            "이 기능을 쓰는 역할. 역할마다 날짜가 다르면 따로 적어요",
            "Roles that have it; a role may have dates of its own",
        ),
        Field::new("announced", Shape::Date, "종료를 알린 날", "When its end was announced"),
        Field::new(
            "impact",
            Shape::Choice(&["low", "medium", "high"]),
            "고객이 받는 영향. 얼마나 미리 알려야 하는지 정해요",
            "How much it matters to customers: how far ahead it must be announced",
        ),
        Field::new(
            "public",
            Shape::Bool,
            "예정 기능을 고객에게 보여요",
            "A planned feature that customers may know of",
        ),
        Field::new("beta", Shape::Bool, "시험 중인 기능이에요", "Still being tried out"),
        Field::new("owner", Shape::Text, "맡은 팀이나 사람", "Team or person responsible"),
        Field::new(
            "keep_until",
            Shape::Date,
            "이날까지 안내 페이지를 남겨요",
            "Its pages stay as notices until this day",
        ),
        Field::new(
            "former_pages",
            Shape::OneOrMany(&Shape::Text),
            "글을 지운 뒤 넘겨줄 주소들",
            "URLs to redirect once the files are gone",
        ),
    ],
    rest: None,
};

static FEATURE_ROLE: Object =
    Object { name: "feature_role", fields: &[INTRODUCED, CHANGED, DEPRECATED, REMOVED], rest: None };

const INTRODUCED: Field = Field::new("introduced", Shape::Date, "나온 날", "First day");
const CHANGED: Field = Field::new("changed", Shape::Date, "화면이 마지막으로 바뀐 날", "Last change of its screens");
const DEPRECATED: Field =
    Field::new("deprecated", Shape::Date, "곧 없어질 기능이 된 날", "Day from which it is on its way out");
const REMOVED: Field = Field::new("removed", Shape::Date, "없어지는 첫날", "First day without it");

static STYLE: Object = Object {
    name: "style",
    fields: &[
        Field::new(
            "register",
            Shape::Choice(&["haeyo", "hapsyo"]),
            "haeyo: 해요체, hapsyo: 합니다체",
            "haeyo: 해요체, hapsyo: 합니다체",
        ),
        Field::new(
            "allow",
            Shape::List(&Shape::Choice(&["seyo", "kkayo", "jyo"])),
            "합니다체 글에도 쓰는 끝말. seyo: 누르세요, kkayo: 할까요, jyo: 그렇죠",
            "Endings that texts in 합니다체 may have. seyo: 누르세요, kkayo: 할까요, jyo: 그렇죠",
        ),
    ],
    rest: None,
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that a choice offers, and the values that it is read as, are the same.
    #[test]
    fn every_choice_can_be_read() {
        let choices = |object: &Object, key: &str| match object.field(key).map(|field| field.shape) {
            Some(Shape::Choice(choices)) => choices.to_vec(),
            other => panic!("{key} is {other:?}"),
        };
        let names = |pairs: Vec<&'static str>| pairs;
        assert_eq!(choices(&TERM_OBJECT, "match"), names(MATCHES.iter().map(|(name, _)| *name).collect()));
        assert_eq!(choices(&TERM_OBJECT, "case"), names(CASES.iter().map(|(name, _)| *name).collect()));
        assert_eq!(choices(&LABEL, "kind"), names(LABEL_KINDS.iter().map(|(name, _)| *name).collect()));
        assert_eq!(choices(&FEATURE, "impact"), names(IMPACTS.iter().map(|(name, _)| *name).collect()));
        let endings = STYLE.field("allow").map(|field| field.shape);
        assert!(
            matches!(endings, Some(Shape::List(Shape::Choice(own))) if own.iter().eq(ENDINGS.iter().map(|(name, _)| name)))
        );
        assert_eq!(choices(&STYLE, "register"), names(REGISTERS.iter().map(|(name, _)| *name).collect()));
    }
}
