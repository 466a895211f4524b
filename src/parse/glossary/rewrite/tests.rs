use super::*;
use crate::diagnostic::{Fix, apply};
use jiff::civil::date;

fn label(text: &str, role: Option<&str>) -> Result<String, RewriteFault> {
    let source = SourceText::new("glossary.yml", text);
    let wanted = LabelRenaming { id: "a", role, lang: "ko", new: "새 이름", until: date(2026, 11, 21) };
    let roles = ["student".to_owned(), "instructor".to_owned()];
    Ok(applied(&source, rename_label(&source, &wanted, &roles)?))
}

fn term(text: &str) -> Result<String, RewriteFault> {
    let source = SourceText::new("glossary.yml", text);
    let wanted = TermRenaming { id: "a", lang: "ko", new: "새말", since: date(2026, 11, 22) };
    Ok(applied(&source, rename_term(&source, &wanted)?))
}

fn applied(source: &SourceText, rewritten: Rewritten) -> String {
    let fix = Fix::safe(rewritten.edits);
    let applied = apply(&source.text, &[&fix]);
    assert_eq!(applied.taken, [0]);
    applied.text
}

#[test]
fn a_label_keeps_its_layout() {
    for (before, role, after) in [
        (
            "labels:\n  - { id: a, text: { ko: 옛 이름, en: Old }, kind: menu } # 말\n",
            None,
            "labels:\n  - { id: a, text: { ko: 새 이름, en: Old }, former: [{ ko: 옛 이름, until: 2026-11-21 }], kind: menu } # 말\n",
        ),
        (
            "labels:\n  - id: a\n    text:\n      student:    { ko: \"옛 이름\", en: My } # 이것\n      instructor: { ko: 강의, en: X } # 저것\n    # 위\n    kind: menu\n",
            Some("student"),
            "labels:\n  - id: a\n    text:\n      student:    { ko: \"새 이름\", en: My } # 이것\n      instructor: { ko: 강의, en: X } # 저것\n    former: [{ role: student, ko: 옛 이름, until: 2026-11-21 }]\n    # 위\n    kind: menu\n",
        ),
        (
            "labels:\r\n  - id: a\r\n    text: 옛 이름\r\n",
            None,
            "labels:\r\n  - id: a\r\n    text: 새 이름\r\n    former: [{ ko: 옛 이름, until: 2026-11-21 }]\r\n",
        ),
        (
            "labels:\n  - id: a\n    text: { ko: '옛: 이름' }\n    former: [ { ko: 더 옛, until: 2020-01-01 } ]\n",
            None,
            "labels:\n  - id: a\n    text: { ko: '새 이름' }\n    former: [ { ko: \"옛: 이름\", until: 2026-11-21 }, { ko: 더 옛, until: 2020-01-01 } ]\n",
        ),
        (
            "labels:\n  - id: a\n    former:\n      - { ko: 더 옛 }\n    text: { ko: 옛 이름 }",
            None,
            "labels:\n  - id: a\n    former:\n      - { ko: 옛 이름, until: 2026-11-21 }\n      - { ko: 더 옛 }\n    text: { ko: 새 이름 }",
        ),
        (
            "labels:\n  - { id: a, text: { ko: 옛 이름, en: Old } }\n",
            Some("instructor"),
            "labels:\n  - { id: a, text: { student: { ko: 옛 이름, en: Old }, instructor: { ko: 새 이름, en: Old } }, former: [{ role: instructor, ko: 옛 이름, until: 2026-11-21 }] }\n",
        ),
    ] {
        assert_eq!(label(before, role).as_deref(), Ok(after));
    }
}

#[test]
fn what_cannot_be_renamed_is_told() {
    let by_role = "labels:\n  - { id: a, text: { student: { ko: 하나 }, instructor: { ko: 둘 } } }\n";
    let roles = vec!["student".to_owned(), "instructor".to_owned()];
    assert_eq!(label(by_role, None), Err(RewriteFault::WhichRole(roles)));
    assert_eq!(label("labels:\n  - { id: a, key: x }\n", None), Err(RewriteFault::FromKey));
    assert_eq!(label("labels:\n  - { id: b, text: 가 }\n", None), Err(RewriteFault::NotThere));
    assert_eq!(label("labels:\n  - { id: a, text: 새 이름 }\n", None), Err(RewriteFault::Same));
    assert_eq!(label("labels:\n  - { id: a, text: { en: X } }\n", None), Err(RewriteFault::NoText));
}

#[test]
fn a_term_is_superseded_where_it_stood() {
    for (before, after) in [
        (
            "concepts:\n  - id: a\n    terms:\n      ko:\n        preferred: 옛말 # 왜\n        deprecated: [가]\n",
            "concepts:\n  - id: a\n    terms:\n      ko:\n        preferred: 새말 # 왜\n        superseded: [{ text: 옛말, since: 2026-11-22 }]\n        deprecated: [가]\n",
        ),
        (
            "concepts:\n  - { id: a, terms: { ko: { preferred: 옛말, deprecated: [가, 새말, 나] } } }\n",
            "concepts:\n  - { id: a, terms: { ko: { preferred: 새말, superseded: [{ text: 옛말, since: 2026-11-22 }], deprecated: [가, 나] } } }\n",
        ),
        (
            "concepts:\n  - { id: a, terms: { ko: { preferred: { text: 옛말, case: sensitive }, superseded: 더 옛말 } } }\n",
            "concepts:\n  - { id: a, terms: { ko: { preferred: { text: 새말, case: sensitive }, superseded: [{ text: 옛말, since: 2026-11-22 }, 더 옛말] } } }\n",
        ),
        (
            "concepts:\n  - id: a\n    terms:\n      ko:\n        preferred: 옛말\n        hidden:\n          - 가\n          - 새말\n",
            "concepts:\n  - id: a\n    terms:\n      ko:\n        preferred: 새말\n        superseded: [{ text: 옛말, since: 2026-11-22 }]\n        hidden:\n          - 가\n",
        ),
    ] {
        assert_eq!(term(before).as_deref(), Ok(after));
    }
}

#[test]
fn what_yaml_would_read_otherwise_is_quoted() {
    for (text, written) in [
        ("내 강의실", "내 강의실"),
        ("저장: 끝", "\"저장: 끝\""),
        ("yes", "\"yes\""),
        ("2026", "\"2026\""),
        ("\"따옴표\"", "\"\\\"따옴표\\\"\""),
        ("#1", "\"#1\""),
    ] {
        assert_eq!(scalar(text), written);
    }
}
