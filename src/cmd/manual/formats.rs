//! Pages about formats and directives. The purpose of each is written here; the code's lists ensure that none is
//! missing.

use crate::diagnostic::UiLang;
use crate::parse::page::{IMAGE_KEYS, MARK_KEYS, directive_names};
use crate::report::FORMATS;

use super::text::{cell, code, table, words};

/// Formats with their purpose, in Korean and English.
const FOR: [(&str, &str, &str); 7] = [
    (
        "human",
        "사람이 읽어요. 문제가 많으면 표로 시작해요",
        "people; it begins with a table if there are many problems",
    ),
    ("json", "다른 프로그램이 읽어요. 항목의 이름은 바뀌지 않아요", "programs; its fields are fixed"),
    ("github", "깃허브 액션이 줄마다 표시해요. 심각한 것부터 나와요", "annotations of GitHub Actions, the worst first"),
    ("gitlab", "깃랩의 코드 품질 보고서예요", "GitLab's code quality report"),
    ("sarif", "코드 스캔에 쓰는 SARIF 2.1.0이에요", "code scanning, SARIF 2.1.0"),
    ("junit", "테스트 결과를 보여 주는 서버가 읽어요", "servers that show test results"),
    ("markdown", "풀 리퀘스트의 댓글 하나로 써요", "one comment on a pull request"),
];

/// How directives are written, with what they make.
const DIRECTIVES: [(&str, &str, &str); 18] = [
    (
        ":ui[course-menu]",
        "읽는 사람의 화면에 적힌 이름. `{role=instructor}`로 한 역할을 고르고, `>`로 메뉴의 순서를 적어요",
        "the name on the reader's screen; `{role=instructor}` chooses a role, `>` makes a path through menus",
    ),
    (
        ":term[learner]",
        "용어집으로 가는 링크와 뜻. `{text=\"수강생\"}`으로 보이는 말을 바꿔요",
        "a link to the glossary with the definition as a tip; `{text=\"students\"}` changes the words shown",
    ),
    (":feature[live-chat]", "기능의 이름과 상태를 보여 주는 배지", "the feature's name with a badge for its state"),
    (":::role student", "이 역할만 읽을 내용", "a passage for these roles alone"),
    (":::steps", "번호가 있는 순서. 목록의 항목이 단계가 돼요", "a procedure; each list item is a step"),
    (":::note", "알아 둘 내용. 뒤에 제목을 적을 수 있어요", "a note; words behind it are its title"),
    (":::info", "`:::note`와 같아요", "the same as `:::note`"),
    (":::important", "`:::note`와 같아요", "the same as `:::note`"),
    (":::tip", "도움이 되는 내용", "a tip"),
    (":::caution", "조심할 내용", "a caution"),
    (":::warning", "`:::caution`과 같아요", "the same as `:::caution`"),
    (":::danger", "되돌릴 수 없거나 위험한 내용", "something dangerous or final"),
    (":::tabs", "탭의 묶음", "a group of tabs"),
    (":::tab[제목]", "`:::tabs` 안의 탭 하나", "one tab in `:::tabs`"),
    (":::details[제목]", "눌러서 펼치는 내용", "a fold-out"),
    (
        ":::callouts",
        "이미지에 표시한 곳과 그 설명. 이미지 하나와 목록을 넣어요",
        "marks on a picture and what they say: a picture and a list",
    ),
    (
        "::video https://…",
        "영상 서비스의 영상. 뒤에 설명을 적어요",
        "a provider's film; words behind it say what it shows",
    ),
    (
        "::include path.md",
        "다른 글 조각을 여기에 넣어요. 경로는 글 폴더에서 시작해요",
        "puts a snippet here; its path begins at the content folder",
    ),
];

/// Attributes of pictures.
const PICTURE: [(&str, &str, &str); 4] = [
    ("taken", "찍은 날(`2026-11-20`)", "the day on which it was taken (`2026-11-20`)"),
    ("shows", "이미지에 보이는 화면 이름. 쉼표로 나눠요", "the names on it, with commas between them"),
    ("role", "누구의 화면인지", "whose screen it is"),
    ("app_version", "제품의 버전", "the product's version"),
];

/// Attributes with which an item of `:::callouts` begins.
const MARK: [(&str, &str, &str); 2] = [
    (
        "at",
        "왼쪽과 위에서 몇 %인지(`12%,40%`). 너비와 높이도 적으면 테두리로 둘러요(`12%,40%,20%,8%`)",
        "how far from the left and the top (`12%,40%`); with a width and a height it is a frame (`12%,40%,20%,8%`)",
    ),
    (
        "on",
        "표시할 화면 이름. `at`이 없으면 이미지의 글자에서 찾아요",
        "the label to be framed; without `at` it is looked for in the words on the picture",
    ),
];

pub(super) fn formats(lang: UiLang) -> String {
    let rows: Vec<Vec<String>> = FORMATS
        .iter()
        .map(|format| {
            let said = FOR.iter().find(|(name, ..)| *name == format.name);
            let (_, ko, en) = said.unwrap_or_else(|| panic!("the format {} has no description", format.name));
            vec![code(format.name), cell(words(lang, ko, en))]
        })
        .collect();
    let heads = [words(lang, "형식", "format"), words(lang, "쓰는 곳", "for")];
    format!(
        "{}\n\n{}\n\n{}\n",
        words(
            lang,
            "`--format`으로 하나를 고르고, `--output 형식=파일`로 파일에도 저장해요. `--output`은 여러 번 쓸 수 있어요.",
            "`--format` chooses one, `--output FORMAT=FILE` writes a file beside it, as often as you like.",
        ),
        table(&heads, &rows),
        words(
            lang,
            "`helpgen fix --format rdjson`은 고칠 수 있는 곳을 수정 제안으로 출력해요. reviewdog이 읽는 형식이에요.",
            "`helpgen fix --format rdjson` prints what can be fixed as suggestions, in the form that reviewdog reads.",
        )
    )
}

pub(super) fn directives(lang: UiLang) -> String {
    let described =
        |name: &String| DIRECTIVES.iter().any(|(written, ..)| written.split(['[', ' ']).next() == Some(name));
    let missing: Vec<String> = directive_names().into_iter().filter(|name| !described(name)).collect();
    assert!(missing.is_empty(), "directives without a description: {missing:?}");
    let rows = |list: &[(&str, &str, &str)]| -> Vec<Vec<String>> {
        list.iter().map(|(name, ko, en)| vec![code(name), cell(words(lang, ko, en))]).collect()
    };
    let keys: Vec<&str> = PICTURE.iter().map(|(name, ..)| *name).collect();
    assert_eq!(keys, IMAGE_KEYS, "attributes of pictures");
    assert_eq!(MARK.map(|(name, ..)| name), MARK_KEYS, "attributes of marks");
    format!(
        "{}\n\n{}\n## {}\n\n{}\n\n{}\n## {}\n\n{}\n\n{}\n## {}\n\n{}\n",
        words(
            lang,
            "`:::`로 시작한 것은 `:::`만 있는 줄로 끝내요. id 대신 보이는 이름을 적어도 돼요.",
            "What begins with `:::` ends with a line of `:::` alone. In place of an id you may write the visible name.",
        ),
        table(&[words(lang, "표기", "write"), words(lang, "결과", "get")], &rows(&DIRECTIVES)),
        words(lang, "이미지", "Pictures"),
        words(
            lang,
            "이미지 바로 뒤에 중괄호로 적어요: `![설명](a.png){taken=2026-11-20}`",
            "Write them in braces right behind a picture: `![words](a.png){taken=2026-11-20}`"
        ),
        table(&[words(lang, "항목", "attribute"), words(lang, "뜻", "means")], &rows(&PICTURE)),
        words(lang, "이미지의 표시", "Marks on pictures"),
        words(
            lang,
            "`:::callouts` 안에서 목록의 항목 앞에 적어요: `1. {at=\"12%,40%\"} 설명`. 적지 않으면 항목의 첫 화면 이름을 이미지에서 찾아요.",
            "Write them before an item in `:::callouts`: `1. {at=\"12%,40%\"} words`. Without them the first label of the item is looked for on the picture.",
        ),
        table(&[words(lang, "항목", "attribute"), words(lang, "뜻", "means")], &rows(&MARK)),
        words(lang, "예외", "Exceptions"),
        words(
            lang,
            "`<!-- helpgen-ignore RULE : 이유 until 2026-12-31 -->`은 다음 블록의 문제를 그대로 두어요. 파일 전체라면 글 정보 바로 아래에 `helpgen-ignore-file`이라고 적어요. MDX에서는 `{/* … */}`로 적어요.",
            "`<!-- helpgen-ignore RULE : reason until 2026-12-31 -->` leaves the next block as it is. For a whole file write `helpgen-ignore-file` right below the front matter. In MDX write `{/* … */}`.",
        )
    )
}
