//! `glossary.yml` and `helpgen.yml` with every kind of fault: all of them told in one run, each at its place.
//!
//! Exit code 2: it cannot be read at all. Exit code 1: a fault of meaning.

mod support;

use support::{Project, Run};

const ROLES: &str = "roles: { student: 수강생, instructor: 강의자 }\n";

/// A published help center with this glossary: the site stands as it was, all faults are told.
#[track_caller]
fn glossary(code: i32, text: &str, faults: &[&str]) -> Run {
    spoilt("glossary.yml", code, text, faults)
}

#[track_caller]
fn config(code: i32, text: &str, faults: &[&str]) -> Run {
    spoilt("helpgen.yml", code, text, faults)
}

#[track_caller]
fn spoilt(file: &str, code: i32, text: &str, faults: &[&str]) -> Run {
    let project = Project::published();
    let before = project.site();
    project.write(file, text);
    let mut run = project.build().ended_with(code);
    if code != 0 {
        assert!(project.site() == before, "the site was touched\n{}", run.text);
    }
    for fault in faults {
        run = run.finds(fault);
    }
    run
}

#[test]
fn a_glossary_that_is_not_yaml_is_told_at_its_place() {
    glossary(2, "concepts:\n  - id: a\n   terms: b\n", &["error glossary/syntax glossary.yml:3:4"]);
}

#[test]
fn a_glossary_with_tabs_is_told_at_the_tab() {
    glossary(2, "concepts:\n\t- id: a\n", &["error glossary/syntax glossary.yml:2:1"]);
}

#[test]
fn a_glossary_that_is_not_utf_8_is_told() {
    let project = Project::published();
    let before = project.site();
    project.write("glossary.yml", b"roles:\n  a: \xb0\xa1\n");
    project.build().ended_with(2).says("glossary.yml:2:6");
    assert!(project.site() == before);
}

#[test]
fn a_glossary_that_multiplies_by_aliases_is_refused() {
    let mut bomb = "a: &a [가, 가, 가, 가, 가, 가, 가, 가, 가]\n".to_owned();
    for (name, of) in ('b'..='z').zip('a'..) {
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 9].join(", ")));
    }
    glossary(2, &bomb, &[]).says("glossary.yml:");
}

#[test]
fn a_glossary_nested_without_end_is_refused() {
    glossary(2, &format!("concepts: {}", "[".repeat(100_000)), &[]).says("glossary.yml:1:");
}

#[test]
fn an_unknown_key_is_told_with_the_key_that_was_meant() {
    glossary(1, "concpets: []\n", &["error glossary/unknown-key glossary.yml:1:1"]).says("“concepts”");
}

#[test]
fn a_wrong_type_is_told() {
    glossary(1, "concepts:\n  id: a\n", &["error glossary/type glossary.yml:2:3"]);
}

#[test]
fn a_key_that_is_missing_is_told() {
    glossary(1, "labels:\n  - text: 가\n", &["error glossary/missing-key glossary.yml:2:5"]);
}

#[test]
fn a_key_that_stands_twice_is_told() {
    glossary(1, "roles: { student: 가, student: 나 }\n", &["error glossary/duplicate-key glossary.yml:1:22"]);
}

#[test]
fn an_id_that_stands_twice_is_told_with_both_places() {
    let text = "labels:\n  - { id: save, text: 저장 }\n  - { id: save, text: 보관 }\n";
    glossary(1, text, &["error glossary/duplicate-id glossary.yml:3:11"]).says("glossary.yml:2:11");
}

#[test]
fn a_reference_that_leads_nowhere_is_told_with_what_was_meant() {
    let text = "labels:\n  - { id: grades, text: 성적 }\n  - { id: save, text: 저장, parent: graeds }\n";
    glossary(1, text, &["error glossary/reference glossary.yml:3:35"]).says("“grades”");
}

#[test]
fn a_cycle_of_parents_is_told() {
    let text = "labels:\n  - { id: a, text: 가, parent: b }\n  - { id: b, text: 나, parent: a }\n";
    glossary(1, text, &["error glossary/cycle glossary.yml:2:31"]).says("a → b → a");
}

#[test]
fn a_cycle_of_replacements_is_told() {
    let text = "features:\n  - { id: a, name: 가, replacement: b }\n  - { id: b, name: 나, replacement: a }\n";
    glossary(1, text, &["error glossary/cycle glossary.yml:2:36"]).says("a → b → a");
}

#[test]
fn one_text_that_is_both_preferred_and_deprecated_is_told() {
    let text = "concepts:\n  - { id: a, definition: 뜻, terms: { ko: { preferred: 수강생, deprecated: 학생 } } }\n  \
                - { id: b, definition: 뜻, terms: { ko: { preferred: 학생 } } }\n";
    let run = glossary(1, text, &[]);
    assert!(run.findings().iter().any(|it| it.starts_with("error glossary/conflict glossary.yml:")), "{}", run.text);
}

#[test]
fn a_label_without_a_text_for_a_role_that_uses_it_is_told() {
    let text = format!(
        "{ROLES}labels:\n  - {{ id: menu, text: {{ student: 내 강의실 }} }}\n  \
         - {{ id: sub, parent: menu, text: {{ student: 가, instructor: 나 }} }}\n"
    );
    let run = glossary(1, &text, &[]);
    assert!(run.findings().iter().any(|it| it.starts_with("error glossary/label-text glossary.yml:")), "{}", run.text);
}

#[test]
fn dates_out_of_order_and_impossible_ones_are_told() {
    glossary(
        1,
        "features:\n  - { id: a, name: 가, removed: 2026-02-30 }\n",
        &["error glossary/dates glossary.yml:2:32"],
    );
    glossary(
        1,
        "features:\n  - id: a\n    name: 가\n    introduced: 2026-03-01\n    removed: 2026-01-01\n",
        &["error glossary/dates glossary.yml:5:14"],
    );
}

#[test]
fn a_path_that_leads_out_of_the_project_is_refused() {
    glossary(1, "include: ../terms.yml\n", &["error glossary/path glossary.yml:1:10"]);
    glossary(1, "labels_from:\n  - { file: /etc/passwd, language: ko }\n", &["error glossary/path glossary.yml:2:13"]);
}

#[test]
fn an_included_file_that_is_not_there_is_told_where_it_is_included() {
    glossary(2, "include: terms.yml\n", &["error glossary/path glossary.yml:1:10"]).says("terms.yml");
}

#[test]
fn a_value_that_is_not_allowed_is_told() {
    glossary(1, "style: { ko: { register: haeyoche } }\n", &["error glossary/value glossary.yml:1:26"])
        .says("haeyo, hapsyo");
}

#[test]
fn a_concept_without_a_definition_is_a_warning_that_fails_nothing() {
    glossary(
        0,
        "concepts:\n  - { id: a, terms: { ko: { preferred: 가 } } }\n",
        &["warning glossary/definition glossary.yml:2:11"],
    );
}

#[test]
fn every_fault_of_a_glossary_is_told_in_one_run() {
    glossary(
        1,
        "roles: { student: 가, student: 나 }\nlabels:\n  - { id: a, text: 가, parent: b }\nstyles: {}\n",
        &[
            "error glossary/duplicate-key glossary.yml:1:22",
            "error glossary/reference glossary.yml:3:31",
            "error glossary/unknown-key glossary.yml:4:1",
        ],
    );
}

#[test]
fn a_configuration_that_is_not_yaml_is_told_at_its_place() {
    config(2, "title: [도움말\nlanguages: [ko]\n", &[]).says("helpgen.yml:");
}

#[test]
fn an_unknown_key_of_the_configuration_is_told_with_the_key_that_was_meant() {
    config(1, "title: 도움말\nlangauges: [ko]\n", &["error config/unknown-key helpgen.yml:2:1"]).says("“languages”");
}

#[test]
fn an_unknown_rule_in_the_configuration_is_told_with_the_rule_that_was_meant() {
    config(1, "title: 도움말\nrules: { link/brokn: off }\n", &["error config/rule helpgen.yml:2:10"])
        .says("link/broken");
}

#[test]
fn folders_out_of_the_project_are_refused() {
    for key in ["content", "output", "glossary"] {
        config(1, &format!("title: 도움말\n{key}: ../elsewhere\n"), &[]).says("helpgen.yml:2:");
    }
}

#[test]
fn every_fault_of_a_configuration_is_told_in_one_run() {
    config(
        1,
        "title: 도움말\ntoday: 2026-02-30\nimages: { max_byte: 5 }\nbase_url: ftp://x\n",
        &[
            "error config/dates helpgen.yml:2:8",
            "error config/unknown-key helpgen.yml:3:11",
            "error config/url helpgen.yml:4:11",
        ],
    );
}

#[test]
fn a_folder_without_a_configuration_is_told_what_to_do() {
    let project = Project::new();
    std::fs::remove_file(project.path("helpgen.yml")).expect("files can be removed");
    project.build().ended_with(2).says("helpgen.yml").says("helpgen init");
}

#[test]
fn a_content_folder_that_is_not_there_is_told() {
    config(2, "title: 도움말\ncontent: articles\n", &[]).says("articles");
}
