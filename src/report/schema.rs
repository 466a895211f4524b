//! The JSON Schema of `report.json`: what other programs may rely on. New fields may come any time, so that none is
//! forbidden; a field that goes, or that changes its meaning, raises `version`.

use serde_json::{Map, Value, json};

use crate::diagnostic::UiLang;
use crate::parse::decisions::WHATS;

/// A field: its name, its schema, and what it is in both languages.
type Field = (&'static str, Value, &'static str, &'static str);

/// The schema, with descriptions in a language of the messages.
pub fn report_schema(lang: UiLang) -> Value {
    let mut schema = object(top(), lang);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("report.json");
    schema["$defs"] = json!({
        "run": object(run(), lang),
        "finding": object(finding(), lang),
        "tally": object(tally(), lang),
        "levels": object(levels(), lang),
        "since": object(since(), lang),
    });
    schema
}

/// An object of which all these fields have to be there.
fn object(fields: Vec<Field>, lang: UiLang) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, ..)| *name).filter(|name| !OPTIONAL.contains(name)).collect();
    let described = |(name, mut schema, ko, en): Field| {
        schema["description"] = json!(match lang {
            UiLang::Ko => ko,
            UiLang::En => en,
        });
        (name.to_owned(), schema)
    };
    let required = json!(required);
    let properties: Map<String, Value> = fields.into_iter().map(described).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

/// Fields that are there only where they were asked for.
const OPTIONAL: [&str; 1] = ["since"];

fn text() -> Value {
    json!({ "type": "string" })
}

fn number() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn maybe(mut schema: Value) -> Value {
    schema["type"] = json!([schema["type"], "null"]);
    schema
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn day() -> Value {
    json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" })
}

fn top() -> Vec<Field> {
    let counts = ["error", "warning", "info", "new", "baselined", "waived", "open", "fixable", "after_look"];
    let counts: Map<String, Value> = counts.iter().map(|name| ((*name).to_owned(), number())).collect();
    let keys: Vec<&String> = counts.keys().collect();
    let counts = json!({ "type": "object", "required": keys, "properties": counts });
    let rows = || list(reference("tally"));
    vec![
        ("version", json!({ "const": 1 }), "형식의 버전", "Version of the form"),
        ("lang", json!({ "enum": ["ko", "en"] }), "문구의 언어", "Language of the words in it"),
        ("title", text(), "사이트의 제목", "The site's title"),
        ("day", day(), "기준이 된 날", "The day for which it holds"),
        ("program", text(), "만든 프로그램", "What made it"),
        (
            "verdict",
            json!({
                "type": "object",
                "required": ["passed", "deny", "outcome", "blockers"],
                "properties": {
                    "passed": { "type": "boolean" },
                    "deny": { "enum": ["error", "warning", "info", "never"] },
                    "outcome": { "enum": ["may", "may-not", "in-spite"] },
                    "blockers": number(),
                },
            }),
            "게시해도 되는지",
            "Whether the site may be published",
        ),
        ("targets", list(json!({ "type": "object" })), "목표", "The targets that are set"),
        ("scope", json!({ "type": "object" }), "살펴본 것", "What was looked at"),
        (
            "score",
            maybe(
                json!({ "type": "object", "properties": { "percent": { "type": "number", "minimum": 0, "maximum": 100 } } }),
            ),
            "일관성 점수",
            "The consistency score",
        ),
        ("counts", counts, "문제의 수", "How many findings there are"),
        ("change", maybe(json!({ "type": "object" })), "기존 문제 목록과 견준 것", "What changed since the baseline"),
        ("actions", list(json!({ "type": "object" })), "할 일", "What to do, by effect"),
        ("questions", list(json!({ "type": "object" })), "결정할 것", "What somebody has to decide"),
        ("findings", list(reference("finding")), "모든 문제", "Every finding"),
        ("terms", rows(), "개념별", "By concept"),
        ("pages", rows(), "글별", "By page"),
        ("rules", rows(), "규칙별", "By rule"),
        ("owners", rows(), "맡은 사람별", "By owner"),
        ("roles", rows(), "역할별", "By role"),
        ("sections", rows(), "섹션별", "By section"),
        ("languages", rows(), "언어별", "By language"),
        ("labels", json!({ "type": "object" }), "역할별 화면 이름", "Labels by role"),
        ("features", list(json!({ "type": "object" })), "기능", "Features"),
        ("pictures", list(json!({ "type": "object" })), "스크린샷", "Pictures"),
        ("upkeep", list(json!({ "type": "object" })), "기한이 다가오는 것", "What falls due"),
        ("product", list(product()), "제품 팀이 고칠 화면의 말", "Wrong words of the screen, for the product's teams"),
        ("health", list(json!({ "type": "object" })), "용어집에 빠진 것", "What the glossary is short of"),
        ("guide", json!({ "type": "object" }), "글쓰기 안내", "A guide for writers"),
        ("history", list(reference("run")), "지난 기록", "Earlier runs up to this one"),
        ("since", reference("since"), "`--since`로 물은 뒤 바뀐 것", "What changed, if `--since` asked for it"),
    ]
}

fn tally() -> Vec<Field> {
    vec![
        ("error", number(), "오류", "Open errors"),
        ("warning", number(), "경고", "Open warnings"),
        ("info", number(), "참고", "Open infos"),
        ("all", number(), "모두", "All of them"),
        ("new", number(), "그중 새 문제", "Those among them that are new"),
        ("waived", number(), "예외", "Let pass by exceptions and decisions"),
    ]
}

fn finding() -> Vec<Field> {
    let fix = json!({
        "type": ["object", "null"],
        "required": ["before", "after", "safe"],
        "properties": { "before": text(), "after": text(), "safe": { "type": "boolean" } },
    });
    let decision = maybe(decision());
    vec![
        ("fingerprint", json!({ "type": "string", "pattern": "^[0-9a-f]{32}$" }), "지문", "What it is known by"),
        ("state", json!({ "enum": ["new", "baselined", "waived"] }), "상태", "Whether it counts"),
        ("severity", json!({ "enum": ["error", "warning", "info"] }), "심각도", "How bad it is"),
        ("rule", text(), "규칙", "The rule"),
        ("path", text(), "파일", "Its file; empty: it has none"),
        ("line", number(), "줄", "Its line; 0: the whole file"),
        ("column", number(), "칸", "Its column; 0: the whole file"),
        ("page", text(), "글: 언어와 id", "The page: language and id; empty: none"),
        ("page_title", text(), "글의 제목", "The page's title"),
        ("section", text(), "글이 있는 폴더", "The folder of its page's section; empty: no page"),
        ("action", text(), "이 문제를 푸는 할 일", "What settles it: kind and id of an action"),
        ("owner", text(), "맡은 사람", "Who is responsible"),
        ("roles", list(text()), "글을 읽는 역할", "For whom its page is; empty: everyone"),
        (
            "subject_kind",
            json!({ "enum": ["", "concept", "label", "feature"] }),
            "무엇에 대한 것인지",
            "The kind of what it is about",
        ),
        ("subject", text(), "그것의 id", "The id of that"),
        ("subject_owner", text(), "그것을 맡은 사람", "Who is responsible for that"),
        ("message", text(), "사실", "The fact"),
        ("help", text(), "고치는 법", "What to do"),
        ("found", text(), "찾은 말", "The words that it marks"),
        ("fix", fix, "고친 결과", "How it is mended"),
        ("url", text(), "고치는 주소", "Where its line can be edited"),
        ("reason", text(), "예외의 이유", "The exception's reason"),
        ("until", text(), "예외의 마지막 날", "The exception's last day"),
        ("expired", json!({ "type": "boolean" }), "그날이 지났는지", "That day has passed"),
        ("decision", decision, "결정. 없으면 null", "The decision that lets it pass; null: none"),
        ("by_date", json!({ "type": "boolean" }), "날짜 때문에만 생겼는지", "Only the calendar caused it"),
    ]
}

fn product() -> Value {
    let properties = json!({
        "owner": text(), "found": text(), "subject_kind": text(), "subject": text(), "reason": text(),
        "decision": decision(), "places": number(),
    });
    json!({ "type": "object", "required": ["owner", "found", "reason", "decision", "places"], "properties": properties })
}

fn decision() -> Value {
    json!({
        "type": "object",
        "required": ["id", "what", "by", "on", "ticket"],
        "properties": {
            "id": text(),
            "what": { "enum": WHATS.map(|(name, _)| name) },
            "by": text(),
            "on": text(),
            "ticket": text(),
        },
    })
}

fn run() -> Vec<Field> {
    let counted = json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } });
    let counts: Map<String, Value> =
        ["rule", "concept", "owner", "section"].iter().map(|name| ((*name).to_owned(), counted.clone())).collect();
    vec![
        ("commit", maybe(text()), "커밋", "The commit; null: without git"),
        ("date", day(), "날짜", "The day for which it holds"),
        ("scope", text(), "살펴본 범위", "What was looked at"),
        ("glossary", text(), "용어집의 지문", "What the glossary is known by"),
        ("rules", text(), "규칙의 지문", "The same for the rules in force"),
        ("pages", number(), "글", "Pages"),
        ("words", number(), "낱말", "Words"),
        ("errors", number(), "새 오류", "New errors"),
        ("warnings", number(), "새 경고", "New warnings"),
        ("infos", number(), "새 참고", "New infos"),
        ("baselined", number(), "기존 문제", "Findings of the baseline"),
        ("waived", number(), "예외", "Findings that exceptions let pass"),
        ("score", json!({ "type": ["number", "null"] }), "일관성 점수", "The consistency score in percent"),
        (
            "counts",
            json!({ "type": "object", "properties": counts }),
            "무엇별로 센 남은 문제",
            "Open findings by rule, concept, owner and section",
        ),
    ]
}

fn levels() -> Vec<Field> {
    vec![
        ("error", number(), "오류", "Errors"),
        ("warning", number(), "경고", "Warnings"),
        ("info", number(), "참고", "Infos"),
    ]
}

fn since() -> Vec<Field> {
    let things = || list(json!({ "type": "object" }));
    let own = json!({ "anyOf": [reference("levels"), { "type": "null" }] });
    vec![
        ("commit", text(), "그때의 커밋", "The commit of then"),
        ("from", day(), "그때", "Its day"),
        ("to", day(), "오늘", "Today"),
        ("then_by_own", own, "그때의 용어집으로 본 그때", "Then, by the glossary of then"),
        ("then", reference("levels"), "오늘의 용어집으로 본 그때", "Then, by today's glossary"),
        ("now", reference("levels"), "오늘", "Today"),
        ("glossary_changed", json!({ "type": "boolean" }), "용어집이 바뀌었는지", "The words agreed on are others"),
        ("solved", things(), "고친 문제", "Findings that are there no more"),
        ("new", things(), "새 문제", "Findings that were not there then"),
        ("open", things(), "남은 문제", "Findings that were there then already"),
        ("waivers_new", things(), "새 예외", "New exceptions and decisions"),
        ("waivers_ended", number(), "끝난 예외", "Exceptions that ended"),
        ("features_new", things(), "나온 기능", "Features that arrived"),
        ("features_gone", things(), "끝난 기능", "Features that ended"),
        ("pages_new", things(), "새 글", "New pages"),
        ("pages_gone", things(), "없앤 글", "Pages that are gone"),
        ("pages_rewritten", things(), "다시 쓴 글", "Rewritten pages"),
        ("pages_edited", things(), "고친 글", "Edited pages"),
        ("pictures_renewed", list(text()), "바꾼 스크린샷", "Screenshots renewed"),
    ]
}
