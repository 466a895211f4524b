//! Exports can be imported again; everything that cannot be carried over is listed.

use super::*;
use crate::diagnostic::UiLang;
use crate::parse::glossary::parse_glossary;
use crate::text::SourceText;

const GLOSSARY: &str = "\
roles: { student: 수강생 }
concepts:
  - id: learner
    definition: { ko: 강의를 듣는 \"회원\", en: 'A member, taking a course' }
    note: { ko: 약관과 맞춤 }
    owner: cx
    terms:
      ko:
        preferred: 수강생
        admitted: [수강자]
        deprecated: [학습자, { text: 학생, except: [학생 할인, 학생증], reason: '회원 약관: 5조', since: 2026-01-02 }]
        superseded: [교육생]
        hidden: [배우는 사람]
      en: { preferred: student, deprecated: [{ text: Learner, case: sensitive, match: exact }] }
  - id: api
    definition: 프로그램끼리 부르는 방법
    terms: { any: { preferred: { text: API, examples: { bad: [api를 부른다], good: [API를 부른다] } } } }
";

fn source(text: &str) -> SourceText {
    SourceText::new("given", text)
}

fn given(text: &str) -> Vec<ConceptEntry> {
    let (glossary, faults) = parse_glossary(&source(text), &[]).expect("it is YAML");
    assert_eq!(faults, []);
    entries(&glossary)
}

fn told(left: &[Say]) -> Vec<&str> {
    left.iter().map(|say| say.in_lang(UiLang::En)).collect()
}

#[test]
fn a_glossary_comes_back_from_its_own_form() {
    let entries = given(GLOSSARY);
    let written = write_glossary(&entries);
    assert_eq!(given(&written), entries, "{written}");
    let (glossary, _) = parse_glossary(&source(GLOSSARY), &[]).expect("it is YAML");
    assert_eq!(told(&left_behind(&glossary)), ["1 roles"]);
}

#[test]
fn a_table_carries_everything() {
    let mut entries = given(GLOSSARY);
    let Carried { value: table, left, .. } = write_csv(&entries);
    assert!(left.is_empty() && table.starts_with("\u{feff}concept,language,status,term,"), "{table}");
    // A text for every language becomes one text for each language with a term.
    let text = entries[1].definition.remove("*").expect("it was there");
    entries[1].definition.insert("any".into(), text);
    let carried = Carried { value: entries, left: Vec::new(), read: Vec::new() };
    assert_eq!(read_sheet(&source(&table), "ko").expect("a table"), carried);
}

#[test]
fn tables_of_other_people_are_understood() {
    let table = "용어;상태;언어;부서\n수강생;preferred;ko;CX\n학습자;deprecated;;CX\n;;;\n강의;;;\n수업;absurd;;\n";
    let Carried { value, left, .. } = read_sheet(&source(table), "ko").expect("a table");
    let terms: Vec<Vec<&str>> =
        value.iter().map(|entry| entry.terms.iter().map(|term| term.text.as_str()).collect()).collect();
    assert_eq!(terms, [vec!["수강생", "학습자"], vec!["강의"]]);
    assert_eq!(
        told(&left),
        [
            "line 1, column 4: the unknown column “부서” (2 cells)",
            "line 6, column 2 (상태): the unknown value “absurd” (the term left out: 수업)"
        ]
    );
    assert!(read_sheet(&source("a,b\n1,2\n"), "ko").is_err());
}

#[test]
fn tbx_carries_terms_definitions_and_notes() {
    let entries = given(GLOSSARY);
    let Carried { value: xml, left, .. } = write_tbx(&entries, "배움터 & 도움말");
    let mut lost = told(&left);
    lost.sort_unstable();
    assert_eq!(
        lost,
        [
            "api: API: its examples",
            "learner: Learner: how it is matched",
            "learner: Learner: that case counts",
            "learner: its owner",
            "learner: 배우는 사람: a word for search only",
            "learner: 학생: its date",
            "learner: 학생: its exceptions",
        ]
    );
    let mut expected = entries;
    for entry in &mut expected {
        entry.owner = None;
        entry.terms.retain(|term| term.status != Status::Hidden);
        for term in &mut entry.terms {
            *term =
                EntryTerm { reason: term.reason.clone(), ..EntryTerm::new(&term.lang, term.text.clone(), term.status) };
        }
    }
    assert_eq!(
        read_tbx(&source(&xml)).expect("TBX"),
        Carried { value: expected, left: Vec::new(), read: Vec::new() },
        "{xml}"
    );
}

#[test]
fn the_older_form_of_tbx_is_read() {
    let martif = "<?xml version='1.0'?><!DOCTYPE martif SYSTEM 'TBXcoreStructV02.dtd'><martif type='TBX'><text><body>\
        <termEntry id='c1'><descripGrp><descrip type='definition'>A &lt;b&gt; &#45; c</descrip></descripGrp>\
        <descrip type='subjectField'>law</descrip><langSet xml:lang='en-US'><tig><term>student</term></tig><tig><term>learner</term>\
        <termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote><termNote type='partOfSpeech'>noun</termNote>\
        </tig></langSet></termEntry></body></text></martif>";
    let Carried { value, left, .. } = read_tbx(&source(martif)).expect("TBX");
    assert_eq!(value[0].definition["*"], "A <b> - c");
    let terms: Vec<_> = value[0].terms.iter().map(|term| (&*term.lang, &*term.text, term.status)).collect();
    assert_eq!(terms, [("en", "student", Status::Preferred), ("en", "learner", Status::Deprecated)]);
    assert_eq!(told(&left), ["descrip subjectField (1 times)", "termNote partOfSpeech (1 times)"]);
    for broken in ["", "<tbx>", "<tbx><text></tbx>", "수강생"] {
        assert!(read_tbx(&source(broken)).is_err(), "{broken}");
    }
}

#[test]
fn prh_brings_words_examples_and_plain_expressions() {
    let prh = "version: 1\nimports: [other.yml]\nrules:\n  - expected: 자습서\n    patterns:\n      - /[듀튜]토리얼/\n      - 길잡이\n      - /\\bTutorials?\\b/\n      - /튜.*얼/\n    \
        specs: [{ from: 튜토리얼을 읽어요, to: 자습서를 읽어요 }]\n    prh: 우리말로 써요\n  - expected: jQuery\n    pattern: /jquery/i\n";
    let Carried { value, left, .. } = read_prh(&source(prh), "ko").expect("YAML");
    let terms: Vec<&str> = value[0].terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(terms, ["자습서", "듀토리얼", "튜토리얼", "길잡이", "Tutorial", "Tutorials"]);
    assert_eq!((&*value[0].terms[2].bad[0], &*value[0].terms[0].good[0]), ("튜토리얼을 읽어요", "자습서를 읽어요"));
    assert_eq!(value[0].terms[1].reason.as_deref(), Some("우리말로 써요"));
    assert_eq!((value[0].terms[4].case, value[1].terms.len()), (CaseKind::Sensitive, 1));
    assert_eq!(
        told(&left),
        ["the dictionary other.yml: import it by itself", "line 9: the regular expression /튜.*얼/"]
    );
    let (glossary, _) = parse_glossary(&source(&write_glossary(&value)), &[]).expect("it is YAML");
    assert_eq!(glossary.concepts.len(), 2);
}

#[test]
fn vale_brings_its_substitutions() {
    let vale = "extends: substitution\nmessage: Use %s\nlevel: error\nignorecase: true\nscope: raw\nswap:\n  e-mail: email\n  \
        (?:sign|log) up: register|enrol\n  'web[ -]?site': website\n  '\\d+ a\\.m\\.': AM\n";
    let Carried { value, left, .. } = read_vale(&source(vale), "en").expect("YAML");
    let terms: Vec<Vec<(&str, Status)>> =
        value.iter().map(|entry| entry.terms.iter().map(|term| (&*term.text, term.status)).collect()).collect();
    assert_eq!(terms[0], [("email", Status::Preferred), ("e-mail", Status::Deprecated)]);
    assert_eq!(
        terms[1][1..],
        [("enrol", Status::Admitted), ("sign up", Status::Deprecated), ("log up", Status::Deprecated)]
    );
    assert_eq!(terms[2][1..], [("web site", Status::Deprecated), ("web-site", Status::Deprecated)]);
    assert_eq!(told(&left), ["the setting scope", "line 10: the regular expression \\d+ a\\.m\\."]);
}
