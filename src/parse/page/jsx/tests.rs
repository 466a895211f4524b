//! JSX is covered, code and markdown are not.

use super::super::cover::settle;
use super::super::mask::cover;
use super::*;

fn covered(text: &str, syntax: Syntax) -> String {
    let mut covers = Covers::default();
    find(text, 0..text.len(), syntax, &mut covers);
    cover(text, 0..text.len(), &settle(covers.masks)).into_owned()
}

#[test]
fn imports_and_components_on_their_own_lines_vanish() {
    let text = "import A from 'a'\n\n<A b={{ c: 1 }}>\n글\n</A>\n";
    let seen = covered(text, Syntax::Mdx);
    assert_eq!(seen.trim(), "글");
    assert_eq!(seen.len(), text.len());
}

#[test]
fn a_component_amid_text_stays_a_tag() {
    assert_eq!(covered("a <Kbd>b</Kbd> c", Syntax::Mdx), "a <x  >b</x  > c");
}

#[test]
fn code_is_not_searched() {
    for text in ["`<A b={c}>`", "```jsx\n<A b={c}>\nimport a from 'b'\n```\n", "`` a ` {x} ``"] {
        assert_eq!(covered(text, Syntax::Mdx), text);
    }
}

#[test]
fn plain_markdown_loses_only_what_cannot_be_markdown() {
    assert_eq!(covered("<Intro>\n\n글\n", Syntax::Markdown), "<Intro>\n\n글\n");
    assert_eq!(covered("글 {이름}", Syntax::Markdown), "글 {이름}");
    assert_eq!(covered("<img style={{ a: 1 }} />\n글", Syntax::Markdown).trim(), "글");
    assert_eq!(covered("## 제목 {/*title*/}\n", Syntax::Markdown).trim(), "## 제목");
}

#[test]
fn a_text_in_quotes_stands_for_itself() {
    let masks = |text: &str| {
        let mut covers = Covers::default();
        find(text, 0..text.len(), Syntax::Mdx, &mut covers);
        let words = settle(covers.masks).into_iter().map(|mask| match mask.kind {
            MaskKind::Literal(words) => text[words.range()].to_owned(),
            _ => String::new(),
        });
        (words.collect::<Vec<_>>(), covers.components.len())
    };
    assert_eq!(masks("a{\"은\"} {'**나**'} {`다`}"), (vec!["은".to_owned(), "**나**".to_owned(), "다".to_owned()], 0));
    // What is computed is told.
    assert_eq!(masks("{`${a}`} {'a' + 'b'}"), (vec![String::new(), String::new()], 2));
}

#[test]
fn an_unclosed_brace_swallows_nothing() {
    assert_eq!(covered("a { b\n\n글", Syntax::Mdx), "a { b\n\n글");
}

#[test]
fn what_a_component_indents_is_no_code() {
    assert_eq!(covered("<A>\n    글\n\n    글\n</A>\n", Syntax::Mdx), "       \n글\n    \n글\n    \n");
    let nested = "<A>\n  <B>\n    - 가\n      - 나\n  </B>\n</A>\n";
    let lines: Vec<String> = covered(nested, Syntax::Mdx).lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(lines, ["", "", "- 가", "  - 나", "", ""]);
    assert_eq!(covered(nested, Syntax::Markdown), nested);
}

#[test]
fn indentation_of_lists_stays() {
    let text = "- 가\n\n      <A>\n      나\n      </A>\n";
    assert_eq!(covered(text, Syntax::Mdx), text.replace("</A>", "    ").replace("<A>", "   "));
}

#[test]
fn a_module_ends_with_the_blank_line_outside_its_brackets() {
    assert_eq!(covered("import 화면 from './a.png'\n\n글", Syntax::Mdx).trim(), "글");
    let text = "export const a = {\n\n  b: 1,\n};\n\n글\n";
    assert_eq!(covered(text, Syntax::Mdx).trim(), "글");
    assert_eq!(covered("import 문은 'a'\n", Syntax::Mdx), "import 문은 'a'\n");
}

#[test]
fn code_spans_end_where_their_backticks_do() {
    for text in ["`` ` {a} ``", "`a\n{b}` c", "``` {a}\n{b}\n```\n", "- ```\n  {a\n  ```\n"] {
        assert_eq!(covered(text, Syntax::Mdx), text);
    }
    assert_eq!(covered("` {a} ``\n\n`", Syntax::Mdx), "` <x> ``\n\n`");
}

#[test]
fn imports_that_were_wrapped_are_no_text() {
    let text = "import A from './a.md'; import\nB from './b.md';\n\n글\n";
    assert_eq!(covered(text, Syntax::Markdown).trim(), "글");
    assert_eq!(covered(&text.replace('\n', "\r\n"), Syntax::Markdown).trim(), "글");
    assert_eq!(covered(&text.replace("\n\n", "\n \t\n"), Syntax::Markdown).trim(), "글");
    let prose = "import the file from 'here', then go on\n";
    assert_eq!(covered(prose, Syntax::Markdown), prose);
}
