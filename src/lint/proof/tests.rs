//! The proof by hand, and over pages made by chance.

use proptest::prelude::*;

use super::*;
use crate::lint::testing::TestSite;
use crate::parse::page::{Dialects, parse_page};

/// Whether a text may become another by replacing one stretch.
fn holds(text: &str, old: &str, new: &str, purpose: Yields) -> bool {
    holds_in("a.md", text, old, new, purpose)
}

fn holds_in(file: &str, text: &str, old: &str, new: &str, purpose: Yields) -> bool {
    let source = SourceText::new(file, text);
    let parse = |source: &SourceText| parse_page(source, &[], Dialects::default());
    let document = parse(&source);
    let at = text.find(old).expect("it is there");
    let fix = Fix::safe(vec![Edit { span: Span::new(at, at + old.len()), text: new.into() }]);
    Proof::of(&source, &document, &parse).refused(&[(&fix, purpose)]).is_empty()
}

#[test]
fn words_may_become_others() {
    for text in [
        "# 말 이다",
        "- 말\n- 다른",
        "**말**을",
        "[말](a.md)",
        "![말](a.png)",
        "| 말 | 가 |\n|---|---|",
        "<b title=\"말\">가</b>",
        "<p>말</p>\n",
        "---\ntitle: 말\n---\n가",
        "[가](b \"말\")",
        ":::note[말]\n가\n:::",
    ] {
        assert!(holds(text, "말", "긴 낱말", Yields::Words), "{text}");
    }
}

#[test]
fn words_of_a_component_on_one_line_may_become_others() {
    let holds = |text: &str, old: &str, new: &str| holds_in("a.mdx", text, old, new, Yields::Words);
    for text in
        ["<Note>말을 봐요.</Note>\n", "<Tip title=\"가\">말</Tip>\n", "<Accordion title=\"말\">가</Accordion>\n"]
    {
        assert!(holds(text, "말", "긴 낱말"), "{text}");
    }
    assert!(!holds("<Note id=\"말\">가</Note>\n", "말", "긴 낱말"));
}

#[test]
fn words_that_are_an_id_too_stay_as_they_are() {
    let holds = |text: &str, old: &str, new: &str| holds_in("a.mdx", text, old, new, Yields::Words);
    let tab = |attributes: &str| format!("<Tabs>\n<TabItem {attributes}>\n\n가\n\n</TabItem>\n</Tabs>\n");
    assert!(holds(&tab("value=\"a\" label=\"말\""), "말", "긴 낱말"));
    // Other tabs and links may name its value.
    assert!(!holds(&tab("value=\"긴 말\""), "말", "낱말"));
    assert!(!holds("<Accordion name=\"긴 말\">가</Accordion>\n", "말", "낱말"));
    let group = |items: &str, value: &str| {
        format!("<Tabs items={{['{items}']}}>\n<Tab value=\"{value}\">\n\n가\n\n</Tab>\n</Tabs>\n")
    };
    assert!(!holds(&group("긴 말", "긴 말"), "말", "낱말"));
}

#[test]
fn what_is_no_word_may_not() {
    for (text, old, new) in [
        ("[말]\n\n[말]: a.md", "말", "글"),
        ("[말] 가\n\n[글]: a.md", "말", "글"),
        ("`말`", "말", "글"),
        ("<code>말</code>", "말", "글"),
        ("<a href=\"말\">가</a>", "말", "글"),
        ("<b title=\"말\">가</b>", "말", "글\" x=\""),
        ("<b title='말'>가</b>", "말", "it's"),
        ("[가](말.md)", "말", "글"),
        ("[가](b \"말\")", "말", "글\""),
        ("가 말", "말", "*글*"),
        ("가 말", "말", "[글](b)"),
        ("가 말", "말", "`글`"),
        ("가 말", "말", "https://a.example"),
        ("| 말 | 가 |\n|---|---|", "말", "글 | 글"),
        ("말", "말", "# 글"),
        ("말", "말", "1. 글"),
        ("말 가", "말", "    글"),
        ("---\ntags: [말]\n---\n가", "말", "글"),
        ("---\ntitle: 말\n---\n가", "말", "글: 글"),
        ("---\ntitle: 말\n---\n가", "말", "yes: "),
        ("[^말]\n\n[^말]: 가", "말", "글"),
        (":::role 말\n가\n:::", "말", "글"),
        (":ui[말]", "말", "글"),
        ("가**말**", "말", "#글"),
        ("**말**가", "말", "글)"),
    ] {
        assert!(!holds(text, old, new, Yields::Words), "{text}: {old} → {new}");
    }
}

#[test]
fn an_address_may_be_corrected_where_it_stays_one() {
    assert!(holds("[가](말.md)", "말.md", "글.md", Yields::Address));
    assert!(holds("[가][나]\n\n[나]: 말.md 'x'", "말.md", "글.md", Yields::Address));
    assert!(holds("<a href=\"말\">가</a>", "말", "글", Yields::Address));
    assert!(!holds("[가](말.md)", "말.md", "글 글.md", Yields::Address));
    assert!(!holds("[가](말.md)", "말.md", "글).md", Yields::Address));
    assert!(!holds("[말](가.md)", "말", "[글](b)", Yields::Address));
}

#[test]
fn a_label_may_be_written_by_a_directive() {
    assert!(holds("**말**을 눌러요", "**말**", ":ui[a]", Yields::Name));
    assert!(holds("`말`을 눌러요", "`말`", "**말**", Yields::Name));
    assert!(!holds("[말](가.md)를 눌러요", "[말](가.md)", ":ui[a]", Yields::Name));
}

#[test]
fn of_many_fixes_those_that_fail_are_found() {
    let text = "말 `말` 말 [말] 말\n\n[말]: a\n";
    let source = SourceText::new("a.md", text);
    let parse = |source: &SourceText| parse_page(source, &[], Dialects::default());
    let document = parse(&source);
    let edit = |(at, _): (usize, &str)| Fix::safe(vec![Edit { span: Span::new(at, at + 3), text: "글글".into() }]);
    let fixes: Vec<Fix> = text.match_indices('말').take(5).map(edit).collect();
    let meant: Vec<Meant<'_>> = fixes.iter().map(|fix| (fix, Yields::Words)).collect();
    assert_eq!(Proof::of(&source, &document, &parse).refused(&meant), [1, 3]);
}

#[test]
fn a_reference_keeps_its_label() {
    let kept = |text: &str| {
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let at = text.find("말").expect("it is there");
        let mut fix = Fix::safe(vec![Edit { span: Span::new(at, at + 3), text: "글".into() }]);
        Labels::of(text, &document).keep(&mut fix);
        apply(text, &[&fix]).text
    };
    for (text, expected) in [
        ("[말]이", "[글][말]이"),
        ("[긴 말][]이", "[긴 글][긴 말]이"),
        ("[말][가]", "[글][가]"),
        ("![말]", "![글][말]"),
        ("[*말*]", "[*글*][*말*]"),
        ("[말](가)", "[글](가)"),
        ("[말 모름]", "[글 모름]"),
    ] {
        let definitions = "\n\n[말]: a\n[긴 말]: a\n[가]: a\n[*말*]: a\n";
        assert_eq!(kept(&format!("{text}{definitions}")), format!("{expected}{definitions}"));
    }
}

/// A line with its words as a blank sign. The particle behind one stays, in the form that follows a vowel: it agrees with
/// the word.
fn without_words(line: &str, words: &[&str]) -> String {
    const PARTICLES: [(&str, &str); 3] = [("이", "가"), ("을", "를"), ("은", "는")];
    let mut left = words.iter().fold(line.to_owned(), |text, word| text.replace(word, "○"));
    for (consonant, vowel) in PARTICLES {
        left = left.replace(&format!("○{consonant}"), &format!("○{vowel}"));
    }
    left
}

/// What CommonMark by itself finds in a page besides its words; of the front matter the keys, and the values that nobody
/// reads. `words` are those that may become each other.
fn apart_from_words(text: &str, words: &[&str]) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let (front, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text));
    let key = |line: &str| match line.split_once(':') {
        Some((key @ ("title" | "description"), _)) => key.to_owned(),
        // A line of a block, which people read.
        _ if line.starts_with("  ") => without_words(line, words),
        _ => line.to_owned(),
    };
    let mut found: Vec<String> = front.lines().map(key).collect();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut verbatim = 0;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Text(text) if verbatim > 0 => found.push(text.to_string()),
            Event::Text(_) | Event::SoftBreak => {}
            Event::InlineHtml(html) | Event::Html(html) => {
                let mut rest = &*html;
                while !rest.is_empty() {
                    let comment = rest.starts_with("<!--").then(|| rest.find("-->").map(|end| end + 3)).flatten();
                    let end = match rest.starts_with('<') {
                        true => comment.or(rest.find('>').map(|end| end + 1)).unwrap_or(rest.len()),
                        false => rest.find('<').unwrap_or(rest.len()),
                    };
                    let (part, behind) = rest.split_at(end);
                    verbatim += i32::from(part.starts_with("<code"));
                    verbatim -= i32::from(part.starts_with("</code"));
                    // Words stand in attributes that people read, and between tags.
                    match (part.starts_with('<'), part.contains("title=")) {
                        (true, true) => {
                            found.push(words.iter().fold(part.to_owned(), |text, word| text.replace(word, "")))
                        }
                        (true, false) => found.push(part.to_owned()),
                        (false, _) if verbatim > 0 => found.push(part.to_owned()),
                        (false, _) => {}
                    }
                    rest = behind;
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => found.push(format!("link {dest_url}")),
            Event::Start(Tag::Image { dest_url, .. }) => found.push(format!("image {dest_url}")),
            Event::Start(Tag::CodeBlock(kind)) => {
                verbatim += 1;
                found.push(format!("{kind:?}"));
            }
            Event::End(TagEnd::CodeBlock) => verbatim -= 1,
            other => found.push(format!("{other:?}")),
        }
    }
    found
}

/// What pages are made of, each with the word that is not to be used.
const PIECES: [&str; 44] = [
    "학습자",
    "학습자를",
    " 학습자 ",
    " ",
    "\n",
    "\n\n",
    "# 학습자 안내\n\n",
    "\n학습자\n---\n\n",
    "[학습자]",
    "[학습자][]",
    "[학습자의 글][학습자]",
    "[학습자](a.md)",
    "[글](학습자.md \"학습자\")",
    "![학습자](학습자.png)",
    "![학습자]",
    "[*학습자*]",
    "\n\n[학습자]: 학습자.md\n\n",
    "\n\n[*학습자*]: 학습자.md '학습자'\n\n",
    "`학습자`",
    "``학습자 ` ``",
    "\n\n```학습자\n학습자\n```\n\n",
    "\n\n    학습자\n\n",
    "<code>학습자</code>",
    "<b title=\"학습자\">학습자</b>",
    "<a href='학습자'>학습자</a>",
    "\n\n<p>학습자</p>\n\n",
    "<!-- 학습자 -->",
    "\n\n| 학습자 | 가 |\n|---|:-:|\n| 학습자 | 학습자 |\n\n",
    "\n- 학습자\n",
    "\n1. 학습자\n",
    "\n> 학습자\n",
    "**학습자**",
    "*학습자*",
    "~~학습자~~",
    "[^학습자]",
    "\n\n[^학습자]: 학습자\n\n",
    "https://a.example/학습자 ",
    "<https://a.example/학습자>",
    " :ui[학습자] ",
    " :term[학습자]{text=\"학습자\"} ",
    "\n\n:::note[학습자 글]\n학습자\n:::\n\n",
    "\n\n:::role 학습자\n학습자\n:::\n\n",
    "학습자\\*",
    "&lt;학습자&gt;",
];

/// Words with signs that mean something somewhere.
const PREFERRED: [&str; 16] = [
    "수강생",
    "수강하는 사람",
    "수강생(신)",
    "C* 반*",
    "a | b",
    "[수강]",
    "<수강>",
    "수강: 생",
    "`수강",
    "#수강",
    "수강 # 생",
    "_수강_",
    "https://b.example",
    "it's \"x\"",
    "1. 수강",
    "{수강}",
];

const FRONTS: [&str; 5] = [
    "title: 학습자\ndescription: 학습자를 위한 글\ntags: [학습자]\n",
    "title: \"학습자\"\ndescription: '학습자'\nid: 학습자\n",
    "title: '학습자 글'\n",
    "description: >\n  학습자가\n  학습자를\ntitle: 글\n",
    "title: \"학습자 \\\"글\\\"\"\nslug: 학습자\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Also by a parser that knows neither helpgen's directives nor what a fix is.
    #[test]
    fn mending_changes_nothing_but_words(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..12),
        front in proptest::sample::select(&FRONTS[..]),
        preferred in proptest::sample::select(&PREFERRED[..]),
        components in any::<bool>(),
        safely in any::<bool>(),
    ) {
        // Components know no code by indentation, and escapes in elements, which CommonMark does not.
        let preferred = if components { preferred.trim_matches(['<', '>']) } else { preferred };
        let quoted = preferred.replace('\\', "\\\\").replace('"', "\\\"");
        let glossary = format!("concepts: [{{ id: a, terms: {{ ko: {{ preferred: \"{quoted}\", deprecated: [학습자] }} }} }}]\n");
        let pieces: String = pieces.into_iter().filter(|piece| !components || !piece.contains("\n    ")).collect();
        let text = format!("---\n{front}---\n\n{pieces}");
        let file = if components { "ko/a.mdx" } else { "ko/a.md" };
        let pages = |text: &str| vec![(file.to_owned(), text.to_owned())];
        let trial = TestSite { glossary, pages: pages(&text), only: Some("term/deprecated".into()), ..TestSite::default() };
        let mend = |trial: &TestSite| if safely { trial.mend_safely(file) } else { trial.mend(file) };
        let mended = mend(&trial);
        let in_html = preferred.replace('<', "&lt;").replace('>', "&gt;");
        let words = [preferred, &*in_html, "학습자"];
        prop_assert_eq!(apart_from_words(&mended, &words), apart_from_words(&text, &words), "{}", mended);
        let again = TestSite { pages: pages(&mended), ..trial };
        prop_assert_eq!(mend(&again), mended, "mending twice is mending once");
    }
}
