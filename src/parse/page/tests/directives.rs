//! Directives: where they count, where they are text, and what is told about faulty ones.

use super::super::*;
use super::{parsed, parsed_mdx};
use crate::text::SourceText;

#[track_caller]
fn reads(text: &str, tree: &str) {
    assert_eq!(parsed(text).tree(), tree, "{text}");
}

#[test]
fn labels_stand_wherever_text_does() {
    reads("# :ui[save] 누르기", "h1(ui(save) 누르기)");
    reads(
        "| :ui[a > b] | 나 |\n|---|---|\n| **:ui[c]** | :term[d]{text=\"디\"} |",
        "table(ui(a>b), 나 | strong(ui(c)), term(d=디))",
    );
    reads("[:ui[save] 보기](a.md)", "p(a[a.md](ui(save) 보기))");
    reads("글 ![:ui[save] 화면](a.png) 글", "p(글 img[a.png](ui(save) 화면) 글)");
    reads("![화면](a.png \"위의 :ui[save]를 눌러요\")", "p(img[a.png \"위의 \" ui(save) \"를 눌러요\" alone](화면))");
    reads("*:feature[live-chat]*", "p(em(feature(live-chat)))");
    reads("- [ ] :ui[a]", "ul([ ]ui(a))");
}

#[test]
fn the_particle_is_cut_off() {
    reads(":ui[save]를 누르세요", "p(ui(save)+를 누르세요)");
    reads("‘:ui[save]’을(를) 누르세요", "p(‘ui(save)’+을(를) 누르세요)");
    reads("[:ui[save]](a.md)으로", "p(a[a.md](ui(save))으로)");
    reads(":ui[a]와 :ui[b]는", "p(ui(a)+와 ui(b)+는)");
    reads(":ui[a]\n를", "p(ui(a)/를)");
    reads(":ui[a] 를", "p(ui(a) 를)");
}

#[test]
fn what_only_looks_like_a_directive_is_text() {
    for text in [
        "10:30에 만나요",
        "http://a.example/b",
        ":smile:",
        "a::ui[b]",
        "10:ui[b]",
        ":ui[b",
        ":uix[b]",
        "가 ::: 나",
        "::include",
    ] {
        let tree = parsed(text).tree();
        assert!(!tree.contains("ui(") && !tree.contains("include("), "{tree}");
    }
    reads("\\:ui[b]", "p(:ui[b])");
    reads(":::", "p(:::)");
    reads("글\n\n:::\n\n글", "p(글) p(:::) p(글)");
    assert!(parsed(":::").faults().is_empty());
}

#[test]
fn a_title_may_be_an_attribute() {
    let in_brackets = parsed(":::note[:ui[save] 제목]\n글\n:::").tree();
    assert!(in_brackets.contains("ui(save)"), "{in_brackets}");
    reads(":::note{title=\":ui[save] 제목\"}\n글\n:::", &in_brackets);
    reads(":::note[:ui[save] 제목]{title=\"다른 제목\"}\n글\n:::", &in_brackets);
}

#[test]
fn nothing_applies_in_code() {
    reads("`:ui[a]`와 ` :::note `", "p(`:ui[a]`와 `:::note`)");
    reads("```\n:::note\n:ui[a]\n:::\n```", "code[](\":::note\\n:ui[a]\\n:::\\n\")");
    reads("    :::note\n    :ui[a]\n", "code[](\":::note\\n:ui[a]\\n\")");
    reads(":::note\n```\n:::\n```\n:::", ":note(code[](\":::\\n\"))");
    reads("- ```\n  :::role a\n  ```", "ul(code[](\":::role a\\n\"))");
}

#[test]
fn nothing_applies_in_addresses_titles_and_attributes() {
    reads("[a](b:ui[c].md)", "p(a[b:ui[c].md](a))");
    reads("[a](b.md \"c :ui[d]\")", "p(a[b.md \"c :ui[d]\"](a))");
    reads("<a href=\":ui[b]\">c</a>", "p(<a href=\":ui[b]\">c</a>)");
    reads("[a]: b:ui[c].md\n\n[a]", "p(a[b:ui[c].md](a))");
}

#[test]
fn directive_lines_apply_between_html_tags_but_not_in_comments() {
    reads("<div>\n:::role a\n글\n:::\n</div>", "html(\"<div>\\n\") :role a(html(\"글\\n\")) html(\"</div>\")");
    reads("<!--\n:::role a\n-->", "html(\"<!--\\n:::role a\\n-->\")");
    reads("<pre>\n:::note\n</pre>", "html(\"<pre>\\n:::note\\n</pre>\")");
    reads("<div><!--\n:::note\n--></div>", "html(\"<div><!--\\n:::note\\n--></div>\")");
}

#[test]
fn blocks_nest() {
    reads(
        "::::tabs\n:::tab[가]\n:::steps\n1. 하나\n\n   :::role a\n   글\n   :::\n2. 둘\n:::\n:::\n:::tab[나]\n글\n:::\n::::",
        ":tabs(:tab[가](:steps(ol(p(하나) :role a(p(글)) | p(둘)))) :tab[나](p(글)))",
    );
    reads(":::note\n:::tip\n가\n:::\n나\n:::\n다", ":note(:tip(p(가)) p(나)) p(다)");
    reads("> :::note\n> 가\n> :::\n\n나", "quote(:note(p(가))) p(나)");
    reads("* :::note\n  가\n  :::\n* 나", "ul(:note(가) | 나)");
    reads("글\n:::note\n가\n:::\n글", "p(글) :note(p(가)) p(글)");
}

#[test]
fn a_longer_fence_closes_what_it_opened() {
    let outline = parsed("::::note\n:::tip\n가\n::::\n나");
    assert_eq!(outline.tree(), ":note(:tip(p(가))) p(나)");
    assert_eq!(outline.faults(), ["`:::tip` on line 2 isn't closed"]);
    reads("::::note\n가\n:::\n나", ":note(p(가)) p(나)");
}

#[test]
fn an_unclosed_block_is_told_with_its_opening_line() {
    let outline = parsed("글\n\n:::role 수강생\n가\n");
    assert_eq!(outline.tree(), "p(글) :role 수강생(p(가))");
    assert_eq!(outline.faults(), ["`:::role 수강생` on line 3 isn't closed"]);
    let place = outline.document.faults[0].place.as_ref().expect("a place");
    assert_eq!((place.start.line, place.start.column, place.found.as_str()), (3, 1, ":::role 수강생"));
}

#[test]
fn an_unclosed_role_passage_lets_nothing_out() {
    // The closing line is not indented, so the list ends before it: the passage goes on up to it.
    let outline = parsed("1. 가\n\n   :::role a\n   비밀\n\n비밀 둘\n\n:::\n\n모두");
    assert_eq!(outline.tree(), "ol(p(가) :role a(p(비밀))) :role a(p(비밀 둘)) p(모두)");
    assert_eq!(outline.faults(), ["`:::role a` on line 3 isn't closed"]);
    // Never closed: it goes on through the next items to the end.
    reads("- 가\n  :::role a\n  비밀\n- 나\n\n다", "ul(가 :role a(비밀) | :role a(나)) :role a(p(다))");
    reads("> :::role a\n> 비밀\n\n다", "quote(:role a(p(비밀))) :role a(p(다))");
    reads(":::role a\n:::note\n비밀\n:::\n비밀", ":role a(:note(p(비밀)) p(비밀))");
    // What is not for one role alone ends with the list.
    reads("- :::note\n  가\n\n나", "ul(:note(가)) p(나)");
}

#[test]
fn headings_and_references_know_their_passage() {
    let document = parsed("# 가\n:::role a\n# 나\n:::role b\n[다](d.md)\n:::\n:::\n:ui[e]").document;
    assert_eq!(document.headings.iter().map(|heading| heading.passage).collect::<Vec<_>>(), [None, Some(0)]);
    assert_eq!(document.references.iter().map(|it| it.passage).collect::<Vec<_>>(), [Some(1), None]);
    assert_eq!(document.passages.iter().map(|it| it.parent).collect::<Vec<_>>(), [None, Some(0)]);
}

#[test]
fn titles_are_inline_text_whatever_they_begin_with() {
    reads(":::details[1. **:ui[a]** 열기]\n글\n:::", ":details[1. strong(ui(a)) 열기](p(글))");
    reads(":::note[# 제목 {#x} #]\n글\n:::", ":note[# 제목 {#x} #](p(글))");
    let source = SourceText::new("title", "- :ui[save]를\n누르기");
    let document = parse_inline(&source);
    let outline = super::outline::Outline { source, document };
    assert_eq!(outline.tree(), "- ui(save)+를\n누르기");
}

#[test]
fn faults_name_what_was_meant() {
    assert_eq!(parsed(":::nte\n가\n:::").faults(), ["There is no directive `:::nte`"]);
    assert_eq!(parsed(":::nte[나]\n가\n:::").tree(), ":unknown[나](p(가))");
    assert_eq!(parsed(":::role\n가\n:::").faults(), ["`:::role` names no role"]);
    assert_eq!(parsed(":ui[]").faults(), ["`:ui[]` is empty"]);
    assert_eq!(parsed(":ui[a]{rloe=b}").faults(), ["`:ui` has no attribute `rloe`"]);
    assert_eq!(parsed("![a](b){taken=c shws=d}").faults(), ["`![]()` has no attribute `shws`"]);
}

#[test]
fn includes_are_blocks() {
    reads("::include 공통/안내.md\n\n- ::include a.md", "include(공통/안내.md) ul(include(a.md))");
}

#[test]
fn images_have_attributes() {
    reads(
        "![가](a.png){taken=2026-11-20 shows=\"course-menu, 저장\" role=instructor}",
        "p(img[a.png taken=2026-11-20 role=instructor shows=course-menu shows=저장 alone](가))",
    );
    reads("![가][나]{role=a}\n\n[나]: a.png", "p(img[a.png role=a alone](가))");
    reads("![가](a.png){width=3}", "p(img[a.png](가)opaque({width=3}))");
    reads("(가){role=a}", "p((가){role=a})");
    reads("[가](a.md){role=a}", "p(a[a.md](가){role=a})");
}

#[test]
fn windows_line_endings_change_nothing() {
    for text in [
        "# :ui[a] {#b}\n\n:::role a\n- 가\n  :::note[나]\n  다\n  :::\n:::\n",
        "**\"가\"**를\n나\n\n```\n:::\n라\n```\n\n<div>\n:::note\n마\n:::\n</div>\n",
        "가\n: :ui[b]\n\n| a |\n|---|\n| b |\n",
    ] {
        let windows = parsed(&text.replace('\n', "\r\n")).tree().replace("\\r\\n", "\\n");
        assert_eq!(windows, parsed(text).tree());
    }
}

#[test]
fn headings_take_ids_of_three_kinds() {
    reads("## 제목 {#save}", "h2#save(제목)");
    reads("## 제목 {/*save*/}", "h2#save(제목)");
    assert_eq!(parsed_mdx("## 제목 {/* save */}").tree(), "h2#save(제목)");
    assert_eq!(parsed_mdx("## 제목 {/* 나중에 고쳐요 */}").tree(), "h2(제목)");
    reads("## 제목 {.a #b}", "h2#b(제목)");
}

#[test]
fn braces_that_are_no_attributes_stay_in_the_heading() {
    reads("## {이름}님께 { 보내기 }", "h2(opaque({이름})님께 { 보내기 })");
    reads("- # 가 {나}\r\n", "ul(h1(가 opaque({나})))");
    reads("가 {나}\n===", "h1(가 opaque({나}))");
}

#[test]
fn definition_lists_stand_beside_directive_lines() {
    reads("가\n: 나\n: 다", "dl(dt(가) dd(나) dd(다))");
    reads("가\n:::note\n나\n:::", "p(가) :note(p(나))");
    reads("가\n: 나\n\n:::note\n다\n:::", "dl(dt(가) dd(나)) :note(p(다))");
    reads(":::note\n가\n: 나\n:::", ":note(dl(dt(가) dd(나)))");
}

#[test]
fn mdx_is_read_as_its_readers_see_it() {
    let text = "import A from 'a'\nexport const b = 1\n\n<A c={{ d: 1 }}>\n  # 제목\n\n    글 {expr} <B/>글\n\n    - 가\n      - 나\n\n    ```js\n    코드\n      둘\n    ```\n</A>\n";
    assert_eq!(parsed_mdx(text).tree(), "h1(제목) p(글  글) ul(가 ul(나)) code[js](\"코드\\n  둘\\n\")");
    assert_eq!(parsed_mdx("{/* helpgen-ignore a : b */}\n글").tree(), "p(글)");
    assert_eq!(parsed_mdx("<A>글</A>은 <A\n  b=\"c\"\n/>요").tree(), "p(글은 요)");
    assert_eq!(
        parsed_mdx("<details>\n  <summary>**가**</summary>\n\n    - 나\n</details>\n<p>\n**다**\n</p>").tree(),
        "html(\"<details>\\n\") <summary>strong(가)</summary> ul(나) html(\"</details>\\n\") p(strong(다))"
    );
    assert_eq!(
        parsed_mdx("<div style={{ a: 1 }}>\n글 <b>나</b>\n</div>").tree(),
        "html(\"<div>\\n\") p(글 <b>나</b>) html(\"</div>\\n\")"
    );
    assert_eq!(parsed_mdx("{/* 가나다 */}라 {마}바").tree(), "p(라 바)");
    assert_eq!(parsed("{/* 가나다 */} 라").tree(), "p( 라)");
    // One comment tells what its page is.
    assert_eq!(parsed("<Note>\n#### 제목 {/*id*/}\n\n글{' '}\n</Note>").tree(), ":note(h4#id(제목) p(글))");
    // Code that is indented under a tag says nothing of the text's tags.
    let with_code = "```js\n<div>\n    <b/>\n```\n\n<Note>\n#### 제목 {/*id*/}\n\n글\n</Note>";
    assert!(parsed(with_code).tree().ends_with(":note(h4#id(제목) p(글))"), "{}", parsed(with_code).tree());
    assert_ne!(parsed("<Note>\n#### 제목\n</Note>").tree(), "h4(제목)");
    // Text under a tag is no code.
    assert!(!parsed("## 제목 {/*id*/}\n\n<Card\n  name=\"가\">\n    글이에요\n</Card>").tree().contains("code"));
    let shown = "<details>\n<summary>**“가”** 보기</summary>\n```js\n코드\n```\n</details>\n\n<p>나 *다*</p>";
    assert_eq!(
        parsed_mdx(shown).tree(),
        "html(\"<details>\\n\") <summary>strong(“가”) 보기</summary> code[js](\"코드\\n\") html(\"</details>\\n\") p(나 em(다))"
    );
    assert_eq!(parsed_mdx("<A\n  b=\"c\"\n/>글 {\n  d\n} 요").tree(), "p(글  요)");
    assert_eq!(parsed_mdx("<A>\n    가  \n    나\n    다\n</A>").tree(), "p(가//나/다)");
    assert_eq!(parsed_mdx("<A>\n    | a |\n    |---|\n    | b |\n</A>").tree(), "table(a | b)");
    assert_eq!(parsed_mdx("<A>\n    :::note\n    가\n    :::\n</A>").tree(), ":note(p(가))");
}

#[test]
fn mdx_has_no_indented_code() {
    assert_eq!(parsed_mdx("글\n\n    나\n    다\n").tree(), "p(글) p(나/다)");
    assert_eq!(parsed_mdx("1. 가\n\n        나\n\n2. 다\n").tree(), "ol(p(가) p(나) | p(다))");
    assert_eq!(parsed_mdx("1. 가\n\n\t\t- 나\n\t\t- 다\n\t\t  라\n").tree(), "ol(p(가) ul(나 | 다/라))");
    assert_eq!(
        parsed_mdx("- 가\r\n\r\n        ```js\r\n        나\r\n          다\r\n        ```\r\n").tree(),
        "ul(p(가) code[js](\"나\\n  다\\n\"))"
    );
    assert_eq!(parsed("글\n\n    나\n").tree(), "p(글) code[](\"나\\n\")");
}

#[test]
fn marks_begin_the_items_of_callouts() {
    let text = ":::callouts\n![화면](a.png)\n\n1. {at=\"12%,40%\"} 하나\n2. {on=save}\n3. :ui[pay]를 눌러요\n:::\n";
    assert_eq!(
        parsed(text).tree(),
        ":callouts(p(img[a.png alone](화면)) ol(mark(at=12%,40%)하나 | mark(on=save) | ui(pay)+를 눌러요))"
    );
    // Elsewhere they are text, and so is what does not begin an item.
    for text in ["1. {at=\"12%,40%\"} 하나\n", ":::note\n- {on=save} 둘\n:::\n", ":::callouts\n{on=save} 셋\n:::\n"]
    {
        let shown = parsed(text).tree();
        assert!(!shown.contains("mark("), "{shown}");
    }
}

#[test]
fn a_picture_of_one_roles_screen_makes_its_callouts_a_passage() {
    let source = SourceText::new(
        "a.md",
        ":::callouts\n![화면](a.png){role=student}\n\n1. {on=save} :ui[save]\n\n:::role instructor\n1. {on=a} 둘\n:::\n:::\n\n:ui[b]\n",
    );
    let document = parse_page(&source, &[], Dialects::default());
    let passages: Vec<(&str, Option<usize>)> =
        document.passages.iter().map(|own| (own.roles[0].text.as_str(), own.parent)).collect();
    assert_eq!(passages, [("student", None), ("instructor", Some(0))]);
    let of: Vec<Option<usize>> = document.references.iter().map(|reference| reference.passage).collect();
    assert_eq!(of, [Some(0), Some(0), Some(0), Some(1), None]);
}
