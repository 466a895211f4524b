//! `helpgen explain dialects`: which parts of a page are prose, for each generator, from the parser's tables.

use std::fmt::Write as _;

use crate::diagnostic::{Say, UiLang};
use crate::parse::page::{DIALECTS, Example};

/// The argument for this page.
pub(super) const NAME: &str = "dialects";

/// The examples of each dialect with their result, as markdown.
pub(super) fn page(lang: UiLang) -> String {
    let words = |ko: &'static str, en: &'static str| match lang {
        UiLang::Ko => ko,
        UiLang::En => en,
    };
    let mut page = format!(
        "# {}\n\n{}\n",
        words("생성기별 표기", "Dialects of generators"),
        words(
            "프로그램이 읽는 표기는 검사하지도 고치지도 않아요. 아래는 표기의 예와 그중 검사하는 문구예요. `generator:`나 `--generator`로 하나만 고르지 않으면 모두 찾아요.",
            "What a program reads is neither checked nor changed. Each example is followed by what of it is checked. All dialects are \
             looked for unless `generator:` or `--generator` names one.",
        )
    );
    for dialect in DIALECTS {
        let _ = write!(page, "\n## {}\n\n", dialect.name);
        if !dialect.also.is_empty() {
            let _ = write!(page, "{}: {}\n\n", words("다른 이름", "Other names"), dialect.also.join(", "));
        }
        for example in dialect.examples {
            let _ = writeln!(page, "````md\n{}\n````\n\n{}\n", example.written, checked(example, lang));
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
    }
    page
}

fn checked(example: &Example, lang: UiLang) -> String {
    if example.prose.is_empty() {
        return Say::new("검사하는 문구가 없어요.", "Nothing of it is checked.").in_lang(lang).to_owned();
    }
    let parts: Vec<String> = example.prose.iter().map(|part| format!("`{part}`")).collect();
    let label = Say::new("검사하는 문구", "Checked");
    format!("{}: {}", label.in_lang(lang), parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1` writes the page again.
    #[test]
    fn the_docs_list_what_is_read_in_each_dialect() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dialects.md");
        let page = page(UiLang::En);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &page).expect("the page can be written");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE=1 writes docs/dialects.md anew");
    }

    #[test]
    fn korean_has_its_own_words() {
        let page = page(UiLang::Ko);
        assert!(page.contains("검사하는 문구: `Hello` · `, welcome.`") && !page.contains("Checked"), "{page}");
    }
}
