//! Round trips of random glossaries: YAML and tables return the same glossary, TBX the same except what is listed as
//! left behind.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::parse::glossary::parse_glossary;
use crate::text::SourceText;

/// A word or a sentence of a glossary, with characters that have a meaning in the formats.
fn text() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        "[가-힣]{1,5}",
        "[A-Za-z][a-z]{0,5}",
        Just("수강 신청".to_owned()),
        Just("\"인용\"".to_owned()),
        Just("A/S".to_owned()),
        Just("a, b".to_owned()),
        Just("<b>&amp;</b>".to_owned()),
        Just("# 제목: [글]".to_owned()),
        Just("- 항목".to_owned()),
        Just("yes".to_owned()),
        Just("1.10".to_owned()),
        Just("'홑'".to_owned()),
        Just("{x}".to_owned()),
    ];
    prop::collection::vec(parts, 1..3).prop_map(|parts| parts.join(" "))
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![Just(Status::Admitted), Just(Status::Deprecated), Just(Status::Superseded), Just(Status::Hidden)]
}

fn term(lang: &'static str) -> impl Strategy<Value = EntryTerm> {
    let day = prop::option::of((1_u8..13, 1_u8..29).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}")));
    let list = || prop::collection::vec(text(), 0..3);
    let matching = prop_oneof![Just(MatchKind::Word), Just(MatchKind::Prefix), Just(MatchKind::Exact)];
    let case = prop_oneof![Just(CaseKind::Insensitive), Just(CaseKind::Sensitive)];
    let settled = (status(), prop::bool::weighted(0.2));
    (text(), settled, prop::option::of(text()), day, list(), matching, case, list(), list()).prop_map(
        move |(text, (status, proposed), reason, since, except, matching, case, bad, good)| EntryTerm {
            proposed,
            reason,
            since,
            except,
            matching,
            case,
            bad,
            good,
            ..EntryTerm::new(lang, text, status)
        },
    )
}

fn entry() -> impl Strategy<Value = ConceptEntry> {
    let terms = |lang| (text(), prop::collection::vec(term(lang), 0..4));
    let said = || (prop::option::of(text()), prop::option::of(text()));
    let english = prop::option::of(terms("en"));
    (terms("ko"), english, said(), said(), prop::option::of(text())).prop_map(
        |((preferred, others), english, definition, note, owner)| {
            let mut entry = ConceptEntry { owner, ..ConceptEntry::default() };
            let mut add = |lang: &str, preferred: String, others: Vec<EntryTerm>| {
                let mut terms = vec![EntryTerm::new(lang, preferred, Status::Preferred)];
                for term in others {
                    // A word has one status.
                    if terms.iter().all(|own| own.text != term.text) {
                        terms.push(term);
                    }
                }
                entry.terms.extend(terms);
            };
            // In the order of languages in a glossary.
            let speaks_english = english.is_some();
            if let Some((preferred, others)) = english {
                add("en", preferred, others);
            }
            add("ko", preferred, others);
            let texts = |(ko, en): (Option<String>, Option<String>)| -> BTreeMap<String, String> {
                let ko = ko.map(|text| ("ko".to_owned(), text));
                ko.into_iter().chain(en.filter(|_| speaks_english).map(|text| ("en".to_owned(), text))).collect()
            };
            (entry.definition, entry.note) = (texts(definition), texts(note));
            entry
        },
    )
}

/// A terminology in the order of a glossary.
fn entries() -> impl Strategy<Value = Vec<ConceptEntry>> {
    prop::collection::vec(entry(), 1..5).prop_map(|mut entries| {
        for (number, entry) in entries.iter_mut().enumerate() {
            entry.id = format!("c{number}");
            entry.terms.sort_by_key(|term| (term.lang.clone(), term.status, term.proposed));
        }
        entries
    })
}

fn source(text: &str) -> SourceText {
    SourceText::new("given", text)
}

fn from_yaml(text: &str) -> Vec<ConceptEntry> {
    let (glossary, _) = parse_glossary(&source(text), &[]).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
    super::entries(&glossary)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_glossary_comes_back_from_its_own_form_and_from_tables(given in entries()) {
        let yaml = write_glossary(&given);
        prop_assert_eq!(&from_yaml(&yaml), &given, "{}", yaml);
        let Carried { value: table, left, .. } = write_csv(&given);
        prop_assert_eq!(left, Vec::new());
        let read = read_sheet(&source(&table), "ko").expect("a table");
        prop_assert_eq!(&read.left, &Vec::new(), "{}", table);
        prop_assert_eq!(&read.value, &given, "{}", table);
        // A full circle: sheet, glossary, sheet.
        let again = write_csv(&from_yaml(&write_glossary(&read.value)));
        prop_assert_eq!(again.value, table);
    }

    #[test]
    fn what_tbx_does_not_carry_is_listed(given in entries()) {
        let Carried { value: xml, left, .. } = write_tbx(&given, "용어 & 화면");
        let read = read_tbx(&source(&xml)).expect("TBX");
        prop_assert_eq!(&read.left, &Vec::new(), "{}", xml);
        let said: Vec<&str> = left.iter().map(|say| say.en.as_str()).collect();
        for (came, went) in read.value.iter().zip(&given) {
            prop_assert_eq!((&came.id, &came.definition, &came.note), (&went.id, &went.definition, &went.note));
            let owner = format!("{}: its owner", went.id);
            prop_assert_eq!(went.owner.is_some(), said.contains(&&*owner));
            for term in &went.terms {
                let own = came.terms.iter().find(|own| own.lang == term.lang && own.text == term.text);
                match own {
                    None => {
                        let begins = format!("{}: {}: ", went.id, term.text);
                        let listed = said.iter().any(|line| line.starts_with(&begins));
                        prop_assert!(listed, "{}", begins);
                    }
                    Some(own) => prop_assert_eq!((own.status, &own.reason), (term.status, &term.reason)),
                }
            }
        }
        prop_assert_eq!(read.value.len(), given.len());
    }

    #[test]
    fn putting_a_terminology_into_a_glossary_twice_is_putting_it_in_once(given in entries(), more in entries()) {
        let glossary = SourceText::new("glossary.yml", write_glossary(&given));
        let once = merge_entries(&glossary, &more).expect("it is a glossary");
        let text = SourceText::new("glossary.yml", once.text.clone());
        let twice = merge_entries(&text, &more).expect("it is a glossary");
        prop_assert_eq!(&twice.text, &once.text);
        // No existing entry is lost.
        let merged = from_yaml(&once.text);
        for entry in &given {
            let own = merged.iter().find(|own| own.id == entry.id).expect("it is there");
            for term in &entry.terms {
                prop_assert!(own.terms.contains(term), "{:?}\n{}", term, once.text);
            }
            prop_assert_eq!(entry.owner.as_ref().or(own.owner.as_ref()), own.owner.as_ref());
        }
        // Every imported term is added or reported.
        for term in more.iter().flat_map(|entry| &entry.terms) {
            let there = merged.iter().flat_map(|entry| &entry.terms).any(|own| own.text == term.text && own.lang == term.lang);
            let told = once.conflicts.iter().any(|say| say.en.contains(&*term.text));
            prop_assert!(there || told, "{}\n{:?}", term.text, once.conflicts);
        }
    }
}

#[test]
fn two_entries_of_one_concept_come_in_one_after_the_other() {
    let given = "concepts:\n  - id: a\n    terms: { ko: { preferred: 가 } }\n";
    let entry = |id: &str, note: &str, lang: &str| {
        let terms = vec![EntryTerm::new("ko", "가".to_owned(), Status::Preferred)];
        let note = BTreeMap::from([(lang.to_owned(), note.to_owned())]);
        ConceptEntry { id: id.to_owned(), terms, note, ..ConceptEntry::default() }
    };
    let more = [entry("x", "하나", "ko"), entry("y", "one", "en")];
    let once = merge_entries(&source(given), &more).expect("it is a glossary");
    let note = &from_yaml(&once.text)[0].note;
    assert_eq!((note["ko"].as_str(), note["en"].as_str()), ("하나", "one"), "{}", once.text);
    assert_eq!(merge_entries(&source(&once.text), &more).expect("it is a glossary").text, once.text);
}
