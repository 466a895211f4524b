//! What of a page is read, and from which bytes.

use super::*;
use crate::parse::page::{DIALECTS, Dialects, parse_page};
use crate::text::SourceText;
use proptest::prelude::*;

fn of(text: &str) -> Vec<Run> {
    let source = SourceText::new("a.md", text);
    let document = parse_page(&source, &[], Dialects::default());
    let line = document.front.title.as_ref().map(|title| SourceText::new("a.md", title.text.clone()));
    let title = line.as_ref().map(|line| (line, crate::parse::page::parse_inline(line)));
    runs(text, &document, title.as_ref().map(|(line, document)| (&*line.text, document)))
}

fn texts(text: &str) -> Vec<(RunKind, String)> {
    of(text).into_iter().map(|run| (run.kind, run.text)).collect()
}

#[test]
fn prose_is_joined_across_marks_and_lines() {
    assert_eq!(
        texts("**수강** *신청*을\n눌러 [여기](a.md)로\n"),
        [(RunKind::Paragraph, "수강 신청을 눌러 여기로".to_owned())]
    );
}

#[test]
fn everything_that_is_read_is_a_run() {
    let text = "---\ntitle: \"제목\"\ndescription: 설명\n---\n## 머리\n\n- 항목\n\n| 칸 |\n|---|\n| 값 |\n\n\
                ![그림](a.png \"설명글\")\n\n:::details[펼침]\n안\n:::\n\n<div>글<!-- 주석 --></div>\n";
    let kinds: Vec<(RunKind, String)> =
        texts(text).into_iter().map(|(kind, text)| (kind, text.trim().to_owned())).collect();
    use RunKind::*;
    let expected = [
        (Title, "제목"),
        (Description, "설명"),
        (Heading, "머리"),
        (Item, "항목"),
        (Cell, "칸"),
        (Cell, "값"),
        (Alt, "그림"),
        (Caption, "설명글"),
        (Paragraph, "\u{fffc}"),
        (ContainerTitle, "펼침"),
        (Paragraph, "안"),
        (Html, "글"),
    ];
    assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn backticks_make_code_in_text_without_markup_too() {
    for (text, expected) in [
        ("---\ntitle: 가\ndescription: '`state`와 값'\n---\n", "\u{fffc}와 값"),
        ("---\ntitle: 가\ndescription: |\n  값과\n  ``a`b``를 `봐요\n---\n", "값과\n\u{fffc}를 `봐요"),
        ("```smart header=\"`state`와 값\"\n글\n```\n", "\u{fffc}와 값"),
        ("<img alt=\"`` a ` b ` c `` 값\">\n", "\u{fffc} 값"),
        ("![](a.png '값 `state`')\n", "값 \u{fffc}"),
    ] {
        let runs = texts(text);
        assert!(runs.iter().any(|(_, run)| run == expected), "{text}: {runs:?}");
    }
}

/// What is checked of a text, cut at everything that is no prose.
fn checked(text: &str) -> Vec<String> {
    let parts = of(text).into_iter().flat_map(|run| run.text.split(OBJECT).map(str::to_owned).collect::<Vec<_>>());
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

#[test]
fn every_dialect_is_read_as_its_examples_say() {
    for dialect in DIALECTS {
        for example in dialect.examples {
            assert_eq!(checked(example.written), example.prose, "{}: {}", dialect.name, example.written);
        }
    }
}

#[test]
fn code_directives_and_addresses_are_objects() {
    assert_eq!(
        texts("`학생` :ui[저장]을 https://a.b/학생 <a@b.c>\n"),
        [(RunKind::Paragraph, "\u{fffc} \u{fffc}을 \u{fffc} \u{fffc}".to_owned())]
    );
}

#[test]
fn words_of_a_scalar_over_several_lines_stand_where_they_are_written() {
    for front in [
        "description: >-\n  첫 줄의\n  학습자가 봐요.\n\n  둘째 문단의 학습자예요.",
        "description: |\n  첫 줄\n    학습자가 봐요.\n  학습자예요.",
        "description: \"첫 \\\"줄\\\"의 학습자가\n  봐요. \\\n  학습자예요.\"",
        "description: 'it''s 학습자\n  그리고 학습자'",
        "description: 첫 줄의 학습자가\n  봐요. 학습자예요.",
        "title: >\n  첫 줄의 *학습자*와\n  학습자",
    ] {
        let text = format!("---\n{front}\nlang: ko\n---\n글\n");
        let run = of(&text).into_iter().next().expect("it is there");
        let places: Vec<usize> = run.text.match_indices("학습자").map(|(at, _)| at).collect();
        assert_eq!(places.len(), 2, "{front}: {}", run.text);
        for at in places {
            assert_eq!(&text[run.span(at..at + 9).range()], "학습자", "{front}");
        }
    }
}

#[test]
fn what_a_directive_shows_is_read() {
    let text = "---\ntitle: 첫 :term[a]{text=학습자}\n---\n:term[a]{text=\"학습자 분\"}을 :term[a]\n";
    let runs = of(text);
    let shown: Vec<_> = runs.iter().filter(|run| run.kind == RunKind::Shown).collect();
    assert_eq!(shown.iter().map(|run| &*run.text).collect::<Vec<_>>(), ["학습자", "학습자 분"]);
    assert!(shown.iter().all(|run| text[run.span(0..run.text.len()).range()] == run.text));
    let paragraph = runs.iter().find(|run| run.kind == RunKind::Paragraph);
    assert_eq!(paragraph.map(|run| &*run.text), Some("\u{fffc}을 \u{fffc}"));
}

#[test]
fn what_stands_above_the_line_is_no_part_of_the_word() {
    assert_eq!(
        texts("서버 렌더링<sup>SSR</sup>을 <b>수강</b>신청<br>뒤\n"),
        [(RunKind::Paragraph, "서버 렌더링\u{fffc}SSR\u{fffc}을 수강신청\n뒤".to_owned())]
    );
}

#[test]
fn code_between_backticks_in_html_is_code() {
    let text = "<div>\n<p>글은 `학생 <b>`를 ``가 ` 나``와 <b>학생</b>, ` 학생</p>\n</div>\n";
    let shown: String = of(text).into_iter().map(|run| run.text).collect();
    assert_eq!(shown.replace('\n', ""), "글은 \u{fffc}를 \u{fffc}와 학생, ` 학생");
    assert_eq!(texts("<p>가 <code>나</code> 다</p>\n"), [(RunKind::Html, "가 \n\u{fffc} 다\n".to_owned())]);
}

#[test]
fn an_element_that_begins_a_line_parts_words() {
    let runs = texts("글 <details><summary>학생</summary>안내</details>\n");
    assert_eq!(runs, [(RunKind::Paragraph, "글 \n\n학생\n안내\n".to_owned())]);
}

#[test]
fn a_bold_line_heads_what_follows_up_to_the_next_heading() {
    let runs = of("**수강생**\n\n글\n\n## 강사\n\n말\n");
    let under: Vec<_> =
        runs.iter().map(|run| (run.text.as_str(), run.under[0].map(|head| &*runs[head].text))).collect();
    assert_eq!(under, [("수강생", None), ("글", Some("수강생")), ("강사", None), ("말", None)]);
}

#[test]
fn spans_lead_back_to_the_file() {
    let text = "---\ntitle: '학생 안내'\n---\n> **학**습자 &amp; 학생\n> 수강\n";
    let runs = of(text);
    let title = &runs[0];
    assert_eq!(&text[title.span(0..6).range()], "학생");
    let run = &runs[1];
    assert_eq!(run.text, "학습자 & 학생 수강");
    assert_eq!(&text[run.span(0..9).range()], "학**습자");
    let amp = run.text.find('&').expect("it is there");
    assert_eq!(&text[run.span(amp..amp + 1).range()], "&amp;");
    let last = run.text.find("수강").expect("it is there");
    assert_eq!(&text[run.span(last..last + 6).range()], "수강");
}

proptest! {
    #[test]
    fn exact_pieces_are_the_files_own_bytes(text in "(\\*\\*|학생|:ui\\[a\\]|[ \n>|`<&;!()\\[\\]#-]|a|:::note\n){0,30}") {
        for run in of(&text) {
            let mut at = 0;
            for piece in &run.pieces {
                prop_assert_eq!(piece.start, at);
                at = piece.end;
                if piece.exact {
                    prop_assert_eq!(&text[piece.span.range()], &run.text[piece.start..piece.end]);
                }
            }
            prop_assert_eq!(at, run.text.len());
        }
    }
}

#[test]
fn a_tab_that_is_called_by_an_identifier_is_no_prose() {
    let source = SourceText::new(
        "a.mdx",
        "<Tabs>\n<TabItem value=\"user\">\n\n본문\n\n</TabItem>\n<TabItem value=\"수강생\">\n\n글\n\n</TabItem>\n<TabItem value=\"b\" label=\"회원\">\n\n글\n\n</TabItem>\n</Tabs>\n\n\
        <Accordion name=\"user_id\">\n\n글\n\n</Accordion>\n\n<Accordion name=\"회원 탈퇴\">\n\n글\n\n</Accordion>\n",
    );
    let document = parse_page(&source, &[], Dialects::default());
    let runs = runs(&source.text, &document, None);
    let titles: Vec<&str> =
        runs.iter().filter(|run| run.kind == RunKind::ContainerTitle).map(|run| run.text.as_str()).collect();
    assert_eq!(titles, ["\u{fffc}", "수강생", "회원", "\u{fffc}", "회원 탈퇴"]);
}

#[test]
fn each_cell_of_a_row_in_html_is_a_run_beside_the_others() {
    let runs = of("<table><tr><td>저장<b>합</b>니다</td><td>지워요</td></tr><tr><td>다음</td></tr></table>\n");
    let shown: Vec<(String, bool)> =
        runs.iter().map(|run| (run.text.replace('\n', ""), matches!(run.beside, Some(Beside::Row(_))))).collect();
    // As in tables of markdown, a cell that is alone in its row is beside nothing but itself.
    assert_eq!(shown, [("저장합니다".to_owned(), true), ("지워요".to_owned(), true), ("다음".to_owned(), true)]);
    assert_eq!(runs[0].beside, runs[1].beside);
    assert_ne!(runs[1].beside, runs[2].beside);
    for cells in [
        "<table><tr><td>강좌 <code>x</code></td><td>강의</td></tr></table>\n",
        "<table><tr><td>강좌<table><tr><td>안</td></tr></table></td><td>강의</td></tr></table>\n",
        "<dl><dt>강좌</dt><dd>강의</dd></dl>\n",
    ] {
        let runs = of(cells);
        let find = |word: &str| runs.iter().find(|run| run.text.contains(word)).expect("there").beside;
        assert!(find("강좌").is_some() && find("강좌") == find("강의"), "{cells}");
    }
    assert_eq!(of("<p>강좌</p><p>강의</p>\n").first().map(|run| run.beside), Some(None));
}

#[test]
fn expressions_of_mdx_amid_html_are_no_prose() {
    let of = |text: &str| {
        let source = SourceText::new("a.mdx", text);
        let document = parse_page(&source, &[], Dialects::default());
        runs(text, &document, None).into_iter().map(|run| run.text).collect::<String>()
    };
    for text in [
        "<ul>{basket.map((client) => <li key={client.id}>{client.voucher}</li>)}</ul>",
        "<div>{client}</div>",
        "<ul>{on ? client : basket}</ul>",
        "<table><tr><td>{client}</td></tr></table>",
        "<main>{a + \" client \" + b}</main>",
        "<div className={a > client}>글</div>",
    ] {
        let texts = of(text);
        assert!(!texts.contains("client") && !texts.contains("basket"), "{text}: {texts}");
    }
    // A text in quotes is what readers see.
    for text in
        ["<div>{\"client\"}</div>", "{'client'}", "글{` client`}", "<table><tr><td>{\"client\"}</td></tr></table>"]
    {
        let texts = of(text);
        assert!(texts.contains("client"), "{text}: {texts}");
    }
}
