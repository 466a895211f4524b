//! Long explanations of rules, written in every language of the messages in one markdown text.

use super::UiLang;

/// An explanation in one language, as markdown: sections under the other language's name are left out, and those of no
/// language (the examples) stay.
///
/// ```
/// use helpgen::diagnostic::{UiLang, explanation};
/// let doc = "# a/b\n\n## 한국어\n\n왜\n\n## English\n\nWhy\n";
/// assert_eq!(explanation(doc, UiLang::En), "# a/b\n\nWhy\n");
/// ```
pub fn explanation(doc: &str, lang: UiLang) -> String {
    let (own, other) = match lang {
        UiLang::Ko => ("## 한국어", "## English"),
        UiLang::En => ("## English", "## 한국어"),
    };
    let mut text = String::with_capacity(doc.len());
    let mut leaving_out = false;
    for line in doc.lines() {
        if line.starts_with("## ") {
            leaving_out = line == other;
        }
        if !leaving_out && line != own {
            text.push_str(line);
            text.push('\n');
        }
    }
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explanation_keeps_what_is_of_no_language() {
        let doc = "# a/b\n\n## 한국어\n왜\n\n## English\nwhy\n\n## 보기 · Example\nx\n";
        assert_eq!(explanation(doc, UiLang::Ko), "# a/b\n\n왜\n\n## 보기 · Example\nx\n");
        assert_eq!(explanation(doc, UiLang::En), "# a/b\n\nwhy\n\n## 보기 · Example\nx\n");
    }
}
