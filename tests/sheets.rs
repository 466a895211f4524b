//! Sheets as teams keep them, of twenty shapes: every row comes in or is told, and what was read shows how it was read.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::{Project, helpgen};

/// Words of the sheets that say what stands in other cells, and those that are told by line and column alone.
const SAID: &[&str] = &[
    "대표",
    "금지",
    "폐기",
    "한국어",
    "영어",
    "공통",
    "탭",
    "버튼",
    "수강생",
    "강의자",
    "강사",
    "번호",
    "없음",
    "-",
    "우리 회사 용어집 2026",
    "작성: CX팀",
    "확인 필요",
    "1",
    "2",
    "상태",
];

fn sheets() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the sheets are there").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 20, "{files:?}");
    files
}

/// What a run prints and says, and its code.
fn imported(project: &Project, sheet: &Path, more: &[&str]) -> (String, String, Option<i32>) {
    let name = sheet.file_name().expect("a name").to_string_lossy().into_owned();
    fs::copy(sheet, project.path(&name)).expect("it can be copied");
    let mut command = Command::new(helpgen());
    command.args(["--ui-lang", "ko", "--color", "never", "-C"]).arg(project.root());
    command.args(["glossary", "import", &name]).args(more).stdin(Stdio::null());
    let output = command.output().expect("the program can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// A help center with the two roles of the sheets.
fn project() -> Project {
    let project = Project::new();
    project.write("glossary.yml", "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n");
    project
}

/// The texts of a sheet that is no workbook.
fn words(sheet: &Path) -> BTreeSet<String> {
    let bytes = fs::read(sheet).expect("it is there");
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) => {
            let units: Vec<u16> =
                bytes[2..].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        Err(_) => encoding_rs::EUC_KR.decode(&bytes).0.into_owned(),
    };
    let signs = [',', ';', '|', '\t', '\n', '\r', '"', '/', '>'];
    let words = text.split(signs).map(str::trim).filter(|word| !word.is_empty() && !SAID.contains(word));
    // The row of dashes of a table in Markdown.
    let words = words.filter(|word| word.chars().any(|c| !matches!(c, '-' | ':')));
    words.map(str::to_owned).collect()
}

#[test]
fn every_text_of_every_sheet_comes_in_or_is_told() {
    let project = project();
    for sheet in sheets().iter().filter(|sheet| !sheet.to_string_lossy().contains("workbook")) {
        let (glossary, said, code) = imported(&project, sheet, &[]);
        assert!(matches!(code, Some(0 | 1)), "{}: {said}", sheet.display());
        let all = glossary + &said;
        let lost: Vec<String> = words(sheet).into_iter().filter(|word| !all.contains(word.as_str())).collect();
        assert_eq!(lost, Vec::<String>::new(), "{}\n{all}", sheet.display());
    }
}

#[test]
fn how_each_sheet_is_read_stays_the_same() {
    let project = project();
    for sheet in sheets() {
        let name = sheet.file_stem().expect("a name").to_string_lossy().into_owned();
        let (glossary, said, code) = imported(&project, &sheet, &[]);
        insta::assert_snapshot!(format!("sheet_{name}"), format!("{glossary}---\n{said}--- {}", code.unwrap_or(-1)));
    }
}

#[test]
fn what_is_imported_is_a_glossary_without_faults_of_form() {
    let project = project();
    for sheet in sheets() {
        let (glossary, said, _) = imported(&project, &sheet, &["--lenient"]);
        let roles = "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n";
        let own = if glossary.contains("roles:") { "" } else { roles };
        project.write("glossary.yml", format!("{own}{glossary}"));
        let told = project.run(["check", "--deny", "never", "--format", "json"]).succeeded().text.clone();
        assert!(
            !told.contains("glossary/syntax") && !told.contains("glossary/unknown-key"),
            "{said}\n{glossary}\n{told}"
        );
        project.write("glossary.yml", roles);
    }
}

#[test]
fn importing_twice_into_a_glossary_changes_nothing_the_second_time() {
    for sheet in sheets() {
        let project = project();
        let name = sheet.display();
        imported(&project, &sheet, &["--into", "glossary.yml"]);
        let once = fs::read_to_string(project.path("glossary.yml")).expect("there");
        assert!(once.starts_with("roles: { student: { ko: 수강생 }"), "{name}\n{once}");
        let (_, said, _) = imported(&project, &sheet, &["--into", "glossary.yml"]);
        let twice = fs::read_to_string(project.path("glossary.yml")).expect("there");
        assert_eq!(once, twice, "{name}\n{said}");
    }
}

const OURS: &str = "\
# 우리 용어집
roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }
concepts:
  # 가장 많이 쓰는 말
  - id: course
    terms:
      ko:
        preferred: 강의 # 강좌가 아니에요
        deprecated: [코스]
    owner: cx
  - { id: submission, terms: { ko: { preferred: 과제, deprecated: 숙제 } } }

labels:
  - id: my-courses
    kind: menu
    text:
      student: { ko: 내 강의실 } # 2026년에 바꿨어요
";

#[test]
fn what_is_there_stays_and_what_is_new_comes_in() {
    let project = project();
    project.write("glossary.yml", OURS);
    project.write(
        "terms.csv",
        "용어,금지어,영문,정의\n강의,\"강좌, 코스\",course,수업을 묶은 것\n과제,레포트,,\n환불,반환,,돈을 돌려주는 일\n",
    );
    let command = ["glossary", "import", "terms.csv", "--into", "glossary.yml"];
    project.run(["glossary", "import", "terms.csv", "--into", "glossary.yml", "--diff"]).says("nothing is written");
    assert_eq!(fs::read_to_string(project.path("glossary.yml")).expect("there"), OURS);
    project.run(command).succeeded().says("glossary.yml has 1 new entry and additions to 2");
    let merged = fs::read_to_string(project.path("glossary.yml")).expect("there");
    for line in OURS.lines().filter(|line| line.contains('#')) {
        assert!(merged.contains(line), "{line}\n{merged}");
    }
    for part in
        ["deprecated: [코스, 강좌]", "en: { preferred: course }", "deprecated: [레포트, 숙제]", "preferred: 환불"]
    {
        assert!(merged.contains(part), "{part}\n{merged}");
    }
    project.run(["glossary", "export", "--to", "csv"]).succeeded();
}

#[test]
fn conflicts_are_told_and_nothing_of_the_glossary_is_lost() {
    let project = project();
    project.write("glossary.yml", OURS);
    project.write(
        "terms.csv",
        "concept,용어,상태,owner\ncourse,강좌,대표,product\ncourse,코스,허용,\nnew,과제,금지,\nnew,리포트,대표,\n",
    );
    let mut run = project.run(["glossary", "import", "terms.csv", "--into", "glossary.yml"]).ended_with(1);
    for told in [
        "course: preferred “강좌”: the glossary says “강의”",
        "course: “코스” as admitted: the glossary has it as deprecated",
        "course: owner “product”: the glossary says “cx”",
        "new: “과제” (deprecated): the concept “submission” has it with another status",
    ] {
        run = run.says(told);
    }
    let merged = fs::read_to_string(project.path("glossary.yml")).expect("there");
    assert!(merged.contains("preferred: 강의 # 강좌가 아니에요") && merged.contains("preferred: 리포트"), "{merged}");
    assert!(!merged.contains("preferred: 강좌"), "{merged}");
    project.run(["glossary", "import", "terms.csv", "--into", "glossary.yml", "--lenient"]).succeeded();
}

#[test]
fn names_on_screen_are_merged_by_role() {
    let project = project();
    project.write("glossary.yml", OURS);
    project.write(
        "screens.csv",
        "id,구분,수강생,강의자,코디네이터\nmy-courses,메뉴,나의 강의실,강의 관리,코스 관리\nsave,버튼,저장,저장,저장\n",
    );
    project.run(["glossary", "import", "screens.csv"]).ended_with(1).says("`--role 코디네이터`");
    let run = project.run(["glossary", "import", "screens.csv", "--role", "코디네이터", "--into", "glossary.yml"]);
    run.ended_with(1)
        .says("my-courses: “나의 강의실”: the glossary says “내 강의실”")
        .says("helpgen rename label my-courses");
    let merged = fs::read_to_string(project.path("glossary.yml")).expect("there");
    for part in [
        "student: { ko: 내 강의실 } # 2026년에 바꿨어요",
        "      instructor: { ko: 강의 관리 }",
        "      코디네이터: { ko: 코스 관리 }",
        "- id: save\n    kind: button\n    text: { ko: 저장 }",
        "코디네이터: { ko: 코디네이터 }",
    ] {
        assert!(merged.contains(part), "{part}\n{merged}");
    }
}

#[test]
fn a_sheet_of_a_workbook_can_be_chosen() {
    let project = project();
    let book = sheets().into_iter().find(|sheet| sheet.ends_with("19-workbook.xlsx")).expect("there");
    let (glossary, said, code) = imported(&project, &book, &["--sheet", "용어"]);
    assert!(glossary.contains("preferred: 수강 신청") && !glossary.contains("labels:"), "{glossary}");
    assert_eq!(code, Some(0), "{said}");
    let (_, said, code) = imported(&project, &book, &["--sheet", "없는 시트"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("있는 시트: 안내, 용어, 화면"), "{said}");
    project.write("broken.xlsx", b"PK\x03\x04 no workbook");
    project.run(["glossary", "import", "broken.xlsx"]).ended_with(2).says("CSV");
    project.write("terms.csv", "용어,금지어\n가나,다라\n");
    project.run(["glossary", "import", "terms.csv", "--sheet", "용어"]).ended_with(2).says("has no sheets");
}
