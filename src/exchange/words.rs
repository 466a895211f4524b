//! The words for statuses and languages, in headings and cells.

use crate::parse::glossary::Status;
use crate::parse::yaml::is_language;

/// Words for statuses, without blanks and without the endings of [`status_named`].
const STANDINGS: [(Status, &[&str]); 5] = [
    (
        Status::Preferred,
        &[
            "preferred",
            "recommended",
            "standard",
            "standardized",
            "approved",
            "use",
            "useinstead",
            "do",
            "replacement",
            "replacedby",
            "suggestion",
            "suggested",
            "correct",
            "대표",
            "표준",
            "권장",
            "추천",
            "선호",
            "사용",
            "사용할",
            "쓰는말",
            "쓸말",
            "바른말",
            "올바른",
            "바른",
            "순화",
            "승인",
            "대체",
            "대신쓸말",
            "대신쓰는말",
            "바꿔쓸말",
            "우선",
            "우선사용",
            "사용권장",
            "사용중",
            "권고",
            "공식",
            "정식",
            "통일",
            "확정",
            "채택",
            "기준용어",
            "변경",
            "변경후",
            "바꾼",
            "바꾼후",
            "수정후",
            "개정후",
            "개선",
            "신규",
            "tobe",
            "after",
            "new",
        ],
    ),
    (
        Status::Admitted,
        &[
            "admitted",
            "allowed",
            "alsoallowed",
            "acceptable",
            "accepted",
            "permitted",
            "synonym",
            "alternative",
            "alias",
            "aliases",
            "허용",
            "사용가능",
            "동의",
            "유의",
            "같은말",
            "비슷한말",
            "별칭",
            "써도되는말",
            "써도됨",
            "써도돼요",
            "사용해도됨",
            "유사",
            "유사한말",
            "이칭",
            "이음",
            "병용",
        ],
    ),
    (
        Status::Deprecated,
        &[
            "deprecated",
            "forbidden",
            "prohibited",
            "banned",
            "disallowed",
            "notallowed",
            "notapproved",
            "notrecommended",
            "nonpreferred",
            "notpreferred",
            "obsolete",
            "retired",
            "rejected",
            "avoid",
            "donotuse",
            "dont",
            "dontuse",
            "never",
            "incorrect",
            "wrong",
            "금지",
            "사용금지",
            "사용불가",
            "금칙",
            "폐기",
            "비권장",
            "비추천",
            "비표준",
            "지양",
            "피할말",
            "쓰지않는말",
            "쓰지않음",
            "쓰지말것",
            "쓰지말아야할말",
            "쓰면안되는말",
            "쓰지않을말",
            "사용안함",
            "사용하지않음",
            "사용하지않는말",
            "미사용",
            "잘못된",
            "잘못쓴말",
            "틀린",
            "틀린말",
            "오용",
            "오류",
            "오표기",
            "오기",
            "삭제",
            "제외",
            "대체대상",
            "변경대상",
            "수정대상",
            "교체대상",
        ],
    ),
    (
        Status::Superseded,
        &[
            "superseded",
            "former",
            "formerly",
            "previous",
            "old",
            "legacy",
            "예전",
            "예전말",
            "예전이름",
            "옛말",
            "옛이름",
            "이전",
            "이전말",
            "이전이름",
            "종전",
            "구용어",
            "구",
            "옛",
            "기존",
            "현행",
            "변경전",
            "바꾸기전",
            "수정전",
            "개정전",
            "asis",
            "before",
        ],
    ),
    (
        Status::Hidden,
        &[
            "hidden",
            "searchonly",
            "search",
            "keyword",
            "keywords",
            "searchkeyword",
            "searchkeywords",
            "검색",
            "검색용",
            "검색만",
            "검색키워드",
            "키워드",
            "고객표현",
            "고객용어",
            "고객의말",
            "고객말",
            "숨김",
        ],
    ),
];
/// Letters of a status in words, at most.
const LONGEST: usize = 12;
/// What may follow a status: `preferred term`, `금지어`, `권장 표현`.
const ENDINGS: [&str; 12] =
    ["terms", "term", "words", "word", "s", "용어", "표현", "단어", "어휘", "명칭", "표기", "어"];

/// What makes a no of a word: 사용하지 않음, 허용 안 함, 쓰지 마세요, not used.
const NO: [&str; 16] = [
    "하지않음",
    "않음",
    "안함",
    "안됨",
    "말것",
    "마세요",
    "금지",
    "금함",
    "불가",
    "불가능",
    "불허",
    "중지",
    "중단",
    "하지않는",
    "하지말기",
    "지말기",
];
/// Signs that people put in a column for the status.
const SIGNS: [(Status, &[&str]); 2] = [
    (Status::Preferred, &["o", "○", "◯", "⭕", "✓", "✔", "✅", "y", "yes", "예"]),
    (Status::Deprecated, &["x", "×", "✗", "✕", "✖", "❌", "n", "no", "아니요", "아니오"]),
];

/// Words for terms that nobody has approved yet.
const PROPOSALS: [&str; 22] = [
    "proposed",
    "proposal",
    "draft",
    "pending",
    "inreview",
    "underreview",
    "review",
    "tbd",
    "tobedecided",
    "candidate",
    "제안",
    "제안됨",
    "검토",
    "검토중",
    "검토필요",
    "논의중",
    "협의중",
    "보류",
    "미정",
    "미확정",
    "대기",
    "초안",
];

/// Whether a cell says that nobody has approved a term yet, and what else it says: `deprecated (proposed)`, `검토 중`.
pub(super) fn proposal(cell: &str) -> Option<&str> {
    let word = compact(cell);
    if PROPOSALS.contains(&word.as_str()) {
        return Some("");
    }
    let (rest, last) = cell.trim().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    PROPOSALS.contains(&compact(last).as_str()).then_some(rest.trim())
}

const LANGUAGES: [(&str, &[&str]); 6] = [
    ("ko", &["korean", "kor", "한국어", "한글", "국문", "국어", "우리말"]),
    ("en", &["english", "eng", "영어", "영문"]),
    ("ja", &["japanese", "jpn", "jp", "일본어", "일어", "일문"]),
    ("zh", &["chinese", "chn", "cn", "중국어", "중문"]),
    ("vi", &["vietnamese", "베트남어"]),
    ("any", &["any", "mul", "all", "모든언어", "공통", "전체"]),
];

/// The letters and digits of a text, in lower case.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The status that a text names.
pub(super) fn status_named(text: &str) -> Option<Status> {
    let word = compact(text);
    let named = |word: &str| STANDINGS.iter().find(|(_, words)| words.contains(&word)).map(|(status, _)| *status);
    named(&word).or_else(|| ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find_map(named))
}

/// Whether a cell says no more than yes or no: `O`, `✗`.
pub(super) fn is_sign(text: &str) -> bool {
    let sign = text.trim().trim_end_matches('\u{fe0f}').to_lowercase();
    SIGNS.iter().any(|(_, signs)| signs.contains(&sign.as_str()))
}

/// The status that a cell of a column for statuses names, in a word or by a sign: `금지`, `O`, `✗`.
pub(super) fn status_of_cell(text: &str) -> Option<Status> {
    let sign = text.trim().trim_end_matches('\u{fe0f}').to_lowercase();
    let signed = SIGNS.iter().find(|(_, signs)| signs.contains(&sign.as_str())).map(|(status, _)| *status);
    signed.or_else(|| status_named(text)).or_else(|| {
        let word = compact(text);
        let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(&word);
        let refused = NO.iter().any(|no| stem.ends_with(no)) || (stem.starts_with("not") && stem.len() > "not".len());
        // A sentence is none: 대표 용어가 아니면 쓰지 않음.
        (refused && stem.chars().count() <= LONGEST).then_some(Status::Deprecated)
    })
}

/// The language that a text names: `한국어`, `English`, `ko`, `ko-KR`.
pub(super) fn language(text: &str) -> Option<String> {
    let word = compact(text);
    let named = LANGUAGES.iter().find(|(_, words)| words.contains(&word.as_str()));
    if let Some((code, _)) = named {
        return Some((*code).to_owned());
    }
    let main = text.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    // `kr` is a country code, but many sheets use it for the language.
    let main = if main == "kr" { "ko".to_owned() } else { main };
    is_language(&main).then_some(main)
}

/// The language that a word in a heading names. Short English words that are also language codes do not count.
pub(super) fn language_of_heading(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let other = ["id", "no", "is", "to", "or", "as", "so", "an"].contains(&word.as_str());
    let code = word.len() == 2 || LANGUAGES.iter().any(|(_, words)| words.contains(&word.as_str()));
    language(&word).filter(|_| code && !other)
}

/// Splits a heading that begins or ends with a Korean word for a language (`영문명`, `대표어영문`) into language and rest.
pub(super) fn with_language(word: &str) -> Option<(&'static str, &str)> {
    LANGUAGES.iter().find_map(|(code, words)| {
        let mut hangul = words.iter().filter(|own| !own.is_ascii());
        hangul.find_map(|own| word.strip_prefix(own).or_else(|| word.strip_suffix(own)).map(|rest| (*code, rest)))
    })
}
