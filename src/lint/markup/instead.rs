//! What to write on a page of helpgen for what other generators have.

use crate::diagnostic::Say;

/// What to write for a sign.
pub(super) fn instead(written: &str) -> Say {
    let lower = written.to_ascii_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let starts = |signs: &[&str]| signs.iter().any(|sign| lower.starts_with(sign));
    let (ko, en) = if starts(&["[toc]", "[[toc]]", "[[_toc_]]"]) {
        ("목차는 자동으로 나와요. 이 줄을 지워 주세요", "The page shows its contents by itself: remove this line")
    } else if starts(&["???"]) {
        (
            "접을 수 있는 글은 `:::details[제목]`으로 열고 `:::`로 닫아 주세요",
            "Write a fold-out as `:::details[title]` and close it with `:::`",
        )
    } else if starts(&["===", "{% tab", "{{< tab", "{{% tab", ":::zone", "::: zone"]) {
        ("탭은 `:::tabs` 안에 `:::tab[제목]`으로 써 주세요", "Write tabs as `:::tab[title]` inside `:::tabs`")
    } else if starts(&["```mdx-code-block", "~~~mdx-code-block"]) {
        (
            "이 줄과 닫는 줄을 지우고 안의 글만 남겨 주세요",
            "Remove this line and the closing one, and keep what stands between them",
        )
    } else if starts(&["!!!", "```", "~~~", "{% hint", "{% endhint"])
        || starts(&["{%", "{{"]) && holds(&["alert", "note", "hint", "warning", "admonition", "callout", "notice"])
    {
        ("알림 상자는 `:::note`로 열고 `:::`로 닫아 주세요", "Write a callout as `:::note` and close it with `:::`")
    } else if starts(&["--8<--", ";--8<--", "[!include", "{{#include", "!include", "@include", "<<<", "@["])
        || starts(&["{%", "{{"]) && holds(&["include", "readfile", "partial"])
    {
        (
            "다른 파일의 글은 `::include 경로`로 한 줄에 넣어 주세요",
            "Put in another file's text by `::include path` on its own line",
        )
    } else if starts(&[":::image", "::: image"])
        || starts(&["{%", "{{"]) && holds(&["figure", "img ", "image", "screenshot"])
    {
        ("이미지는 `![설명](이미지.png)`으로 넣어 주세요", "Write a picture as `![text](picture.png)`")
    } else if starts(&["{%", "{{"]) && holds(&["ref", "link", "post_url"]) {
        ("링크는 `[글자](글.md)`로 써 주세요", "Write a link as `[text](page.md)`")
    } else if starts(&["*["]) {
        (
            "줄임말은 글에서 풀어 쓰거나 용어집에 넣어 주세요",
            "Spell the abbreviation out in the text, or add it to the glossary",
        )
    } else if starts(&["++"]) {
        ("글쇠는 `<kbd>Ctrl</kbd>`로 써 주세요", "Write keys as `<kbd>Ctrl</kbd>`")
    } else if starts(&["import "]) {
        (
            "이 줄을 지워 주세요. `.mdx` 파일에서는 글 위에 빈 줄을 두고 쓰면 보이지 않아요",
            "Remove this line; in an `.mdx` file it is not shown if a blank line stands before it",
        )
    } else {
        (
            "지우거나 마크다운으로 바꿔 주세요. 글자로 보일 말이라면 코드(`…`)로 써 주세요",
            "Remove it or write it as markdown; if readers are meant to see it, write it as code",
        )
    };
    Say::new(ko, en)
}
