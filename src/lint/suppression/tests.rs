use super::*;
use crate::parse::page::{Dialects, parse_page};
use crate::text::SourceText;

fn suppressions(path: &str, text: &str) -> Vec<Suppression> {
    let source = SourceText::new(path, text);
    find(text, &parse_page(&source, &[], Dialects::default()))
}

fn scopes(path: &str, text: &str) -> Vec<Option<String>> {
    suppressions(path, text).iter().map(|own| own.scope.map(|scope| text[scope.range()].trim().to_owned())).collect()
}

#[test]
fn rules_reason_and_day_are_read() {
    let text = "<!-- helpgen-ignore term/deprecated, label/* : 인용: 그대로 until 2027-01-31 -->\n\n글\n";
    let found = suppressions("a.md", text);
    let rules: Vec<_> = found[0].rules.iter().map(|(rule, span)| (rule.as_str(), &text[span.range()])).collect();
    assert_eq!(rules, [("term/deprecated", "term/deprecated"), ("label/*", "label/*")]);
    assert_eq!(found[0].reason, "인용: 그대로");
    assert_eq!(found[0].until.map(|day| day.to_string()).as_deref(), Some("2027-01-31"));
    let bracketed = suppressions("a.md", "<!-- helpgen-ignore a/b : 이유 [until 2027-01-31] -->\n\n글\n");
    assert_eq!((bracketed[0].reason.as_str(), bracketed[0].until.is_some()), ("이유", true));
}

#[test]
fn the_next_block_is_silenced_whole() {
    assert_eq!(
        scopes("a.md", "앞\n\n<!-- helpgen-ignore a/b : x -->\n- 하나\n- 둘\n\n뒤\n"),
        [Some("- 하나\n- 둘".to_owned())]
    );
    assert_eq!(scopes("a.md", ":::note\n<!-- helpgen-ignore a/b : x -->\n글\n:::\n뒤\n"), [Some("글".to_owned())]);
    let two = "<!-- helpgen-ignore a/b : x -->\n<!-- helpgen-ignore c/d : y -->\n\n글\n";
    assert_eq!(scopes("a.md", two), [Some("글".to_owned()), Some("글".to_owned())]);
    assert_eq!(scopes("a.md", "글\n\n<!-- helpgen-ignore a/b : x -->\n"), [None]);
}

#[test]
fn mdx_has_comments_of_its_own() {
    assert_eq!(scopes("a.mdx", "{/* helpgen-ignore a/b : x */}\n\n글\n"), [Some("글".to_owned())]);
}

#[test]
fn a_comment_in_code_is_text() {
    for text in ["```\n<!-- helpgen-ignore a/b : x -->\n```\n\n글\n", "글 `<!-- helpgen-ignore a/b : x -->` 글\n\n글\n"]
    {
        assert_eq!(suppressions("a.md", text), []);
    }
}

#[test]
fn one_for_the_file_stands_right_under_the_front_matter() {
    let comment = "<!-- helpgen-ignore-file a/b : x -->\n";
    assert!(suppressions("a.md", &format!("---\ntitle: 가\n---\n{comment}\n글\n"))[0].scope.is_some());
    assert!(suppressions("a.md", &format!("{comment}{comment}\n글\n"))[1].scope.is_some());
    assert!(suppressions("a.md", &format!("글\n\n{comment}"))[0].scope.is_none());
}

#[test]
fn what_is_unclosed_or_has_no_such_day_is_known() {
    let unclosed = suppressions("a.md", "글\n\n<!-- helpgen-ignore a/b : 이유\n\n글 <!-- helpgen-ignore c/d : x\n");
    let spans: Vec<_> =
        unclosed.iter().map(|own| (own.unclosed, own.rules[0].0.as_str(), own.reason.as_str())).collect();
    assert_eq!(spans, [(true, "a/b", "이유"), (true, "c/d", "x")]);
    let nested = suppressions("a.md", "<!-- helpgen-ignore a/b : x <!-- helpgen-ignore c/d : y --> -->\n\n글\n");
    assert_eq!(nested.len(), 1);
    let day = suppressions("a.md", "<!-- helpgen-ignore a/b : 이유 until 2026-02-30 -->\n\n글\n");
    assert_eq!((day[0].reason.as_str(), day[0].until, day[0].no_day.as_deref()), ("이유", None, Some("2026-02-30")));
    let words = suppressions("a.md", "<!-- helpgen-ignore a/b : wait until the release -->\n\n글\n");
    assert_eq!((words[0].reason.as_str(), &words[0].no_day), ("wait until the release", &None));
}

#[test]
fn the_last_day_is_read_however_it_is_written() {
    for (end, day) in [
        ("until: 2026-11-01", Ok("2026-11-01")),
        ("Until 2026-11-01", Ok("2026-11-01")),
        ("(until 2026-11-01까지)", Ok("2026-11-01")),
        ("2026-11-01까지", Ok("2026-11-01")),
        ("(2026-11-01 까지)", Ok("2026-11-01")),
        ("2026년 11월 1일까지", Err("2026년 11월 1일")),
        ("2026.11.01까지", Err("2026.11.01")),
        ("until 11/01/2026", Err("11/01/2026")),
    ] {
        let found = suppressions("a.md", &format!("<!-- helpgen-ignore a/b : 이유 {end} -->\n\n글\n"));
        let until = found[0].until.map(|day| day.to_string());
        let read = (found[0].reason.as_str(), until.as_deref(), found[0].no_day.as_deref());
        assert_eq!(read, ("이유", day.ok(), day.err()), "{end}");
    }
    for reason in ["끝까지", "10까지 센 값", "학생 10명까지", "1에서 10까지", "until we ship"] {
        let found = suppressions("a.md", &format!("<!-- helpgen-ignore a/b : {reason} -->\n\n글\n"));
        let read = (found[0].reason.as_str(), found[0].until, found[0].no_day.as_deref());
        assert_eq!(read, (reason, None, None));
    }
}

#[test]
fn one_in_a_text_silences_that_text() {
    let comment = "<!-- helpgen-ignore a/b : x -->";
    for (text, scope) in [
        (format!("앞 {comment} 글\n이어지는 글\n\n뒤\n"), format!("앞 {comment} 글\n이어지는 글")),
        (format!("# 제목 {comment}\n\n뒤\n"), format!("# 제목 {comment}")),
        (format!("- 하나 {comment}\n- 둘\n"), format!("하나 {comment}")),
        (format!("| 가 |\n|---|\n| 나 {comment} |\n| 다 |\n"), format!("| 나 {comment} |")),
    ] {
        assert_eq!(scopes("a.md", &text), [Some(scope)], "{text}");
    }
}
