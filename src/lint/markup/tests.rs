//! What stays as it is written is told; what is meant as it is written is not.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::testing::TestSite;

fn trial(file: &str, text: &str) -> TestSite {
    let files = ["ko/a.png", "ko/첫 화면 (1).png", "ko/_1_ b.png"].map(|file| (file.to_owned(), 10));
    TestSite {
        pages: vec![
            (file.to_owned(), format!("---\ntitle: 가\n---\n{text}\n")),
            ("ko/환불 안내.md".to_owned(), "---\ntitle: 나\n---\n글\n".to_owned()),
        ],
        files: BTreeMap::from(files),
        glossary: "labels:\n  - { id: save, kind: button, text: { ko: 저장 } }\n".to_owned(),
        only: Some("page/markup".to_owned()),
        ..TestSite::default()
    }
}

fn told(text: &str) -> Vec<Diagnostic> {
    trial("ko/a.md", text).run().all()
}

/// What is found, with how many of its kind there are.
fn found(text: &str) -> Vec<String> {
    told(text).into_iter().filter_map(|told| told.place).map(|place| place.found).collect()
}

/// A page after its safe fixes.
fn mended(text: &str) -> String {
    let page = trial("ko/a.md", text).mend_safely("ko/a.md");
    page.rsplit("---\n").next().unwrap_or_default().trim_end().to_owned()
}

#[test]
fn what_did_not_take_is_told_as_it_is_written() {
    for (text, expected) in [
        ("가 ![화면](첫 화면 (1).png) 나", "![화면](첫 화면 (1).png)"),
        ("![화면](a.png \"제목)", "![화면](a.png \"제목)"),
        ("![화면](a.png “제목”)", "![화면](a.png “제목”)"),
        ("![화면](a.png 제목)", "![화면](a.png 제목)"),
        ("![화면] (a.png)", "![화면] (a.png)"),
        ("![화면][없음]", "![화면][없음]"),
        ("[환불](환불 안내.md)을 봐요", "[환불](환불 안내.md)"),
        ("[환불](b.md 을 봐요", "[환불](b.md 을 봐요"),
        ("[환불]（b.md）", "[환불]（b.md）"),
        ("[환불 안내][refund]를 봐요", "[환불 안내][refund]"),
        ("값[^9]이에요", "[^9]"),
        ("[여기]()를", "[여기]()"),
        ("가 [](https://a.example) 나", "[](https://a.example)"),
        ("![화면](a.png){shows=저장, 설정}", "{shows=저장, 설정}"),
        ("![화면](a.png) {taken=2026-01-02}", "{taken=2026-01-02}"),
        ("![화면](a.png){width=50%}", "{width=50%}"),
        (":ui[save]{role=“정 회원”}을", "{role=“정 회원”}"),
        ("문단 {#here}", "{#here}"),
        (":UI[저장]", ":UI[저장]"),
        (":ui [저장]을", ":ui [저장]"),
        (":ui(저장)", ":ui(저장)"),
        ("：ui[저장]", "：ui[저장]"),
        ("눌러요 :버튼[저장]", ":버튼[저장]"),
        (":ui[저장", ":ui[저장"),
        (":::주의\n가\n:::", ":::주의"),
        ("：：：note\n가", "：：：note"),
        ("::note\n가", "::note"),
        ("**닫지 않은 글", "**닫지 않은 글"),
        ("~~닫지 않은 글", "~~닫지 않은 글"),
        ("*기울임 * 글이에요", "*기울임 *"),
        ("&nbsp 글이에요", "&nbsp"),
        ("!(그림)[a.png]를 봐요", "!(그림)[a.png]"),
        ("가 ** 굵게** 나", "** 굵게**"),
        ("__밑줄(가)__을", "__밑줄(가)__"),
        ("| 가 | 나 |\n| 1 | 2 |", "| 가 | 나 |"),
        ("| 가 |\n|---|\n| 1 |\n\n| 2 | 3 |", "| 2 | 3 |"),
        ("<p>가 **나** 다</p>", "**나**"),
        ("<div>\n[글](b.md)\n</div>", "[글](b.md)"),
        ("[TOC]", "[TOC]"),
        ("==형광==이에요", "==형광=="),
        ("++ctrl+c++", "++ctrl+c++"),
        ("{{< x >}}", "{{< x >}}"),
        ("{% if a %}", "{% if a %}"),
        ("{{ 이름 }}", "{{ 이름 }}"),
        ("!!! note", "!!! note"),
        ("[!INCLUDE [a](b.md)]", "[!INCLUDE [a](b.md)]"),
        ("~~~\na\n\n나예요.", "~~~"),
        ("```\na\n```js\n\n나예요.\n```", "```"),
        ("문단\nimport a from 'b'", "import a from 'b'"),
        ("~~취소 ~~ 표시", "~~취소 ~~"),
        ("[[환불 안내]]를 봐요", "[[환불 안내]]"),
        ("![[그림.png]]", "![[그림.png]]"),
        ("> [!팁]\n> 글", "[!팁]"),
        ("> [!note]- 접은 상자\n> 글", "[!note]- 접은 상자"),
        ("##제목이에요", "##제목이에요"),
        ("#제목 하나", "#제목 하나"),
        ("-첫째\n-둘째", "-첫째"),
        ("1.저장을 눌러요\n2.닫아요", "1.저장을 눌러요"),
        ("- [ ] 할 일\n-[x] 한 일", "-[x] 한 일"),
        ("글\n\n[^1]: 아무도 부르지 않는 각주", "[^1]: 아무도 부르지 않는 각주"),
        ("！[화면](a.png)", "！[화면](a.png)"),
        ("![화면](a.png){taken: 2026-11-10}", "{taken: 2026-11-10}"),
        ("(글)[b.md]을 봐요", "(글)[b.md]"),
        ("`코드를 써요", "`코드를 써요"),
        ("<img src=\"a.png\" alt=\"화면\"\n\n글", "<img src=\"a.png\" alt=\"화면\""),
        ("<https://a.example/가 나>를 봐요", "<https://a.example/가 나>"),
        ("[!NOTE]\n글", "[!NOTE]"),
        ("＃ 제목\n\n글", "＃ 제목"),
        ("＊＊굵게＊＊ 글", "＊＊굵게＊＊"),
        ("- []할 일", "[]할 일"),
        ("- [x]한 일", "[x]한 일"),
        ("글\n\n<!-- 적어 둔 말\n\n결제해요.", "<!-- 적어 둔 말"),
        ("<!--@include: ./part.md-->", "<!--@include: ./part.md-->"),
        ("| 가 | 나 |\n| --- | --- |\n| 1 | 2 | 셋 |", " 셋 |"),
        ("!!! note \"알아 두기\"\n\n    글", "!!! note \"알아 두기\""),
        ("####### 작은 제목", "####### 작은 제목"),
        ("1. 열어요.\n2.결제해요.", "2.결제해요."),
        ("> - 강의\n> -결제", "-결제"),
        ("｜ 가 ｜ 나 ｜", "｜ 가 ｜ 나 ｜"),
        ("［환불］（b.md）을 봐요", "［환불］（b.md）"),
        ("![화면］（a.png）", "![화면］（a.png）"),
        ("！［화면］（a.png）", "！［화면］（a.png）"),
        ("［환불](b.md)을 봐요", "［환불](b.md)"),
        ("{==중요==}해요", "{==중요==}"),
        ("{++새 글++}이에요", "{++새 글++}"),
        ("```mermaid\ngraph TD;\n```", "```mermaid"),
        ("[환불 안내]\n(b.md)를 봐요", "[환불 안내]\n(b.md)"),
        ("[환불 안내] [refund]를 봐요\n\n[refund]: b.md", "[환불 안내] [refund]"),
        ("[ ] 하나\n[x] 둘", "[ ] 하나"),
        ("가. 하나\n나. 둘", "가. 하나"),
        ("✅ 하나\n✅ 둘", "✅ 하나"),
        ("^^밑줄^^을 그어요", "^^밑줄^^"),
        ("*[HTML]: 웹 문서의 말", "*[HTML]:"),
        ("```mdx-code-block\n글\n```", "```mdx-code-block"),
        ("!!!note \"알아 두기\"\n\n    글", "!!!note \"알아 두기\""),
        ("??? 자주 묻는 질문\n    글", "??? 자주 묻는 질문"),
        ("=== 윈도우\n\n    글", "=== 윈도우"),
        ("=== \"가\"\n\n    글\n\n=== \"나\"\n\n    말", "=== \"가\""),
        ("— 안녕하세요?\n— 네, 반가워요.", "— 안녕하세요?"),
        ("준비물이에요.\n· 노트북\n· 필기구", "· 노트북"),
        ("순서예요.\n① 신청\n② 확인", "① 신청"),
        ("- [ ] 하나\n  [ ] 둘", "[ ] 둘"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn what_is_meant_as_it_is_written_is_not_told() {
    for text in [
        "[필수] 이름, [1], [ ] 빈칸, {이름}, :smile:, 10:30, 2 * 3 * 4, 2**3, 2 ** 3",
        "- [ ] 할 일\n- [x] 한 일",
        "\\*\\*별\\*\\* \\[가\\](나 다.md) \\!\\[가](a.png) \\{shows=저장, 설정\\}",
        "`![화면](첫 화면.png)` `{{ x }}` `**x**`",
        "~~~\n:::주의\n{{< x >}}\n![a](b c.png)\n| 가 | 나 |\n~~~",
        "    :::주의\n    ![a](b c.png)",
        "list[0][1] [1][2] [공지][필독] 안내",
        "[공지](2026년 1월 기준)이에요",
        "[가] (나) [필수] (예: 홍길동)",
        "김** 님, 1234-****-5678, 안녕~~ 반가워~~ 9시~~10시, C++ 또는 C++, a == b == c",
        "docs/**/*.md **/a.md snake__case__x ____",
        "비율:가(나) key:value[0] 참고: 안내[1] a:ui(b)",
        "![화면](a.png){taken=2026-01-02 shows=\"save\"} :ui[save]를",
        "값[^1]이에요 [^a-z]+\n\n[^1]: 각주",
        "[글][ref], [ref][], [ref]\n\n[ref]: b.md",
        "가 | 나\n--|--\n1 | 2",
        "<div class=\"a\">글 <code>**x**</code></div>",
        "<!-- **x** [a](b.md) -->",
        ":::note\n가\n:::",
        "## 제목 {#id}",
        "````\n```js\na\n```\n````",
        "~~~\n```js\n~~~",
        "#수강생 #강의 #환불",
        "#환불",
        "-5도예요\n그리고 3.5배예요",
        "1.가 항목이에요",
        "> [!NOTE]\n> 글",
        "> [!링크](b.md)",
        "`[[x]]` 배열[[0]]",
        "\\##제목",
        "=== 구분 ===\n\n    글",
        "- 기온이\n-5도예요",
        "1. 값은\n3.이 아니에요",
        "［필수］（예: 홍길동）",
        "가｜나",
        "`{++x++}` {++}",
        "!!!\n\n    글",
        "와!!! 정말요???\n\n    글",
        "안녕하세요^^ 반가워요^^",
        "########",
        "[공지] [환불 안내]를 봐요\n\n[환불 안내]: b.md",
        "[필수] [약관](b.md)을 봐요",
        "첫 줄 [가]\n(나)",
        "값[^A]이에요\n\n[^a]: 각주",
        "- 자세히 보려면\n  -v 옵션을 써요",
        "1. 먼저 열어요\n   2.x 이상이면 돼요",
        "순서는 ① 신청\n② 확인\n③ 완료예요.",
        "서울 · 부산\n· 대구\n· 광주에서 열려요.",
        "메뉴에서 설정\n→ 계정\n→ 비밀번호를 눌러요.",
        "마감은\n5. 31. 까지이고\n6. 1. 부터 다시 받아요.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn slips_of_a_kind_are_one_finding_with_their_number() {
    let told = told(":UI[저장], :UI[저장]\n\n:UI[저장]");
    assert_eq!(told.len(), 1);
    assert!(told[0].message.ko.contains("3곳") && told[0].message.en.contains("3 places"), "{:?}", told[0].message);
}

#[test]
fn what_loses_a_picture_a_link_or_text_is_an_error() {
    for (text, severity) in [
        ("![화면](첫 화면 (1).png)", Severity::Error),
        ("[x]()", Severity::Error),
        ("~~~\na\n\n다음 글이에요.", Severity::Error),
        ("~~~\nhelpgen build", Severity::Warning),
        ("**굵게", Severity::Warning),
        ("[TOC]", Severity::Warning),
    ] {
        let told = told(text);
        assert_eq!(told.iter().map(|told| told.severity).collect::<Vec<_>>(), [severity], "{text}");
    }
}

#[test]
fn a_code_block_that_is_not_closed_says_how_many_lines_it_takes() {
    let told = told("~~~\na\n\n나예요.");
    assert!(told[0].message.ko.contains("3줄"), "{:?}", told[0].message);
}

#[test]
fn a_heading_without_its_blank_is_mended_on_request() {
    let page = |text: &str| {
        trial("ko/a.md", text).mend("ko/a.md").rsplit("---\n").next().map(str::trim_end).map(str::to_owned)
    };
    assert_eq!(page("##제목이에요\n\n글").as_deref(), Some("## 제목이에요\n\n글"));
    assert_eq!(page("-첫째\n-둘째").as_deref(), Some("-첫째\n-둘째"));
    let told = told("-첫째\n-둘째");
    let help = told[0].help.as_ref().expect("it says what to do");
    assert_eq!(help.ko, "`-` 뒤를 한 칸 띄워 주세요");
}

#[test]
fn a_fix_is_safe_where_the_file_is_there() {
    assert_eq!(mended("가 ![화면](첫 화면 (1).png)을"), "가 ![화면](<첫 화면 (1).png>)을");
    assert_eq!(mended("![화면](_1_ b.png \"제목\")"), "![화면](<_1_ b.png> \"제목\")");
    assert_eq!(mended("[환불](환불 안내.md)을"), "[환불](<환불 안내.md>)을");
    assert_eq!(mended("![화면](없는 화면.png)"), "![화면](없는 화면.png)");
    assert_eq!(mended("![화면](a.png){shows=“저장”}"), "![화면](a.png){shows=\"저장\"}");
    assert_eq!(mended(":term[회원]{text=“정 회원”}을"), ":term[회원]{text=\"정 회원\"}을");
}

#[test]
fn the_title_and_snippets_are_looked_at_too() {
    let mut page = trial("ko/a.md", "글");
    page.pages[0].1 = "---\ntitle: 가 {{ x }}\n---\n글\n".to_owned();
    assert_eq!(page.run().all().len(), 1);
    let mut page = trial("ko/a.md", "::include snippets/a.md");
    page.pages.push(("snippets/a.md".to_owned(), "![화면](없는 화면.png)\n".to_owned()));
    assert_eq!(page.run().all().len(), 1);
}

#[test]
fn in_mdx_what_components_hold_is_markdown() {
    let text = "<aside>**굵게**</aside>\n\n<div>\n\n[글](환불%20안내.md)\n\n</div>";
    assert_eq!(trial("ko/a.mdx", text).run().all(), []);
}

#[test]
fn a_page_of_signs_costs_its_length() {
    for sign in [
        "[",
        "]",
        "![",
        "](",
        "[a](",
        "**",
        ":ui[",
        "{",
        "{{",
        "| |\n",
        ":::주의\n",
        "```a\n",
        "<p>**",
        "[^",
        "［",
        "[가]（",
        "[가] [a",
        "{++",
        "^^",
        "· 가\n",
        "가. \n",
        "!!!가\n",
        "??? 가\n",
        "｜가｜\n",
        "a<br>",
    ] {
        let text = sign.repeat(4_000);
        let started = std::time::Instant::now();
        let _ = told(&text);
        assert!(started.elapsed().as_secs() < 10, "{sign}");
    }
}

#[test]
fn a_sign_in_a_directive_or_a_picture_parts_no_cells() {
    let table = |row: &str| found(&format!("| 가 | 나 |\n| --- | --- |\n| {row} |"));
    for row in [
        ":term[learner]{text=\"a|b\"} | 나",
        "![화면](a.png){shows=\"save|save\"} | 나",
        "{{ a | b }} | 나",
        "[[글|별명]] | 나",
    ] {
        assert!(!table(row).iter().any(|found| found.contains("나")), "{row}: {:?}", table(row));
    }
    assert_eq!(table("a | b | 나"), [" 나 |"]);
}

#[test]
fn a_comment_that_hides_nothing_is_not_told() {
    assert_eq!(found("글\n\n<!-- 끝"), [""; 0]);
    assert_eq!(found("<script>\nlet a = \"<!-- x\";\n말\n</script>"), [""; 0]);
    assert_eq!(found("<!-- 끝\n\n글"), ["<!-- 끝"]);
}

#[test]
fn snippets_that_are_not_put_in_are_told_with_what_to_write() {
    for (text, shown) in [
        ("여기에 ::include _s.md 가 들어가요.", "::include _s.md"),
        ("| 가 |\n| - |\n| ::include _s.md |", "::include _s.md"),
        (":include _s.md", ":include _s.md"),
        ("::inlcude _s.md", "::inlcude _s.md"),
        ("::include{file=_s.md}", "::include{file=_s.md}"),
        ("::include[_s.md]", "::include[_s.md]"),
        ("::include: _s.md", "::include: _s.md"),
        (":: include _s.md", ":: include _s.md"),
        ("::Include _s.md", "::Include _s.md"),
        ("：：include _s.md", "：：include _s.md"),
        ("- ::inclde \"_s.md\"", "::inclde \"_s.md\""),
        ("> :include _s.md", ":include _s.md"),
        ("::include", "::include"),
    ] {
        let told = told(text);
        let [only] = &told[..] else { panic!("{text}: {told:?}") };
        assert_eq!(only.place.as_ref().map(|place| &*place.found), Some(shown), "{text}");
        assert_eq!(only.severity, Severity::Error, "{text}");
        let help = only.help.as_ref().expect("it says what to write");
        assert!(help.en.contains("`::include _s.md`") || text == "::include", "{text}: {help:?}");
    }
    for text in [
        "5 *3 * 2예요",
        "* 표시는 꼭 적어요. * 없는 칸은 비워요",
        "R&D와 Q&amp;A, a&lt=1을 써요",
        "시간은 { mon-fri: \"10:00-12:30\" }처럼, 역할은 {\"role\": \"user\"}처럼 적어요",
        "`::include _s.md`",
        "C++의 std::include를 써요",
        "포함(include)해요",
        "a::include b.md",
        "::included 값",
        "비고: include _s.md",
    ] {
        assert!(told(text).is_empty(), "{text}");
    }
}

#[test]
fn headings_without_text_and_with_the_same_id_are_told() {
    for text in
        ["##", "## <!-- 나중에 -->", "### {#x}", "## <a id=\"x\"></a>", "## 가 {#b", "## 가 {#a}\n\n글\n\n## 나 {#a}"]
    {
        assert_eq!(told(text).len(), 1, "{text}");
    }
    for text in [
        "## :ui[save]",
        "## `code`",
        "## ![그림](a.png)",
        "## <img src=\"a.png\" alt=\"화면\">",
        "용어\n: Included in plan.pdf",
        "용어\n: Include the file a.md",
        "## 가 {#a}\n\n글\n\n## 나 {#b}",
        "## 가\n\n글\n\n## 가",
        "## 2. 가 {#a-2}",
    ] {
        assert!(told(text).is_empty(), "{text}");
    }
}

#[test]
fn lines_with_the_bullets_of_word_processors_are_told() {
    for text in ["• 하나\n• 둘", "① 하나\n② 둘", "⑤ 하나\n⑥ 둘", "글\n● 하나\n● 둘", "* [] 할 일"]
    {
        let told = told(text);
        assert_eq!(told.len(), 1, "{text}");
        let twice = text.starts_with('*') && told[0].message.ko.contains("2곳");
        assert!(!twice, "{}", told[0].message.ko);
        assert_eq!(told[0].severity, Severity::Warning, "{text}");
    }
    for text in [
        "• 하나",
        "가격은 ① 하나",
        "- [ ] 할 일",
        "① 하나\n\n② 둘",
        "• 하나  \n• 둘",
        "• 하나\\\n• 둘",
        "• 하나<br>\n• 둘<BR/>\n• 셋",
        "> • 하나  \n> • 둘",
        "**• 하나  \n• 둘**",
    ] {
        assert!(told(text).is_empty(), "{text}");
    }
    // Each end of a line is judged by itself.
    for (text, places) in [
        ("안내해요.  \n• 하나\n• 둘", 2),
        ("• 하나  \n• 둘\n• 셋", 2),
        ("• 하나<br>글\n• 둘", 2),
        ("• 하나\n• 둘\n• 셋<br>\n• 넷", 3),
    ] {
        let told = told(text);
        assert_eq!(told.len(), 1, "{text}");
        assert!(told[0].message.ko.contains(&format!("{places}곳")), "{text}: {}", told[0].message.ko);
    }
}

#[test]
fn a_slip_that_cannot_be_mended_keeps_no_other_from_it() {
    // A link within a link would undo the outer one.
    let inner = "[글 [환불](환불 안내.md) 글](a.md)을 봐요.";
    let page = trial("ko/a.md", &format!("[환불](환불 안내.md)을 봐요.\n\n{inner}")).mend("ko/a.md");
    assert!(page.contains("[환불](<환불 안내.md>)을 봐요.") && page.contains(inner), "{page}");
}

#[test]
fn text_that_falls_out_of_a_box_of_mkdocs_is_told() {
    let found = |text: &str| {
        let told = TestSite { foreign: true, ..trial("ko/a.md", text) }.run().all();
        told.into_iter().filter_map(|told| told.place).map(|place| place.found).collect::<Vec<_>>()
    };
    for (text, head) in [
        ("!!! note\n글이에요.", "!!! note"),
        ("!!! note \"알아 두기\"\n  글이에요.", "!!! note \"알아 두기\""),
        ("!!! note\n\n  글이에요.", "!!! note"),
        ("!!! note\n- 항목", "!!! note"),
        ("??? note\n글이에요.", "??? note"),
        ("???+ tip \"펼친 글\"\n글이에요.", "???+ tip \"펼친 글\""),
        ("=== \"윈도우\"\n글이에요.", "=== \"윈도우\""),
        ("1. 열어요.\n\n    !!! note\n    글이에요.", "!!! note"),
    ] {
        assert_eq!(found(text), [head], "{text}");
    }
    for text in [
        "!!! note\n\n    글이에요.",
        "??? note\n    글이에요.",
        "!!! note \"알아 두기\"\n\n## 다음\n\n글이에요.",
        "!!! note \"알아 두기\"\n## 다음",
        "!!! note \"알아 두기\"\n---",
        "!!! note \"알아 두기\"\n!!! tip \"하나 더\"",
        "<div markdown>\n\n!!! note \"알아 두기\"\n</div>",
        "!!! note \"알아 두기\"\n\n글이에요.",
        "!!! note \"알아 두기\"",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}
