//! `helpgen glossary import` and `export` on files, as people run them.

mod support;

use std::fs;

use support::Project;

/// Standard output and what was said on standard error, where all came along.
fn run(project: &Project, arguments: &[&str]) -> (String, String) {
    ended(project, arguments, 0)
}

/// The same with the code that the program ends with.
fn ended(project: &Project, arguments: &[&str], code: i32) -> (String, String) {
    let output = project.command(arguments.iter().copied()).output().expect("the program can be started");
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_glossary_goes_out_and_comes_back() {
    let project = Project::new();
    for form in ["csv", "tbx"] {
        let (table, said) = run(&project, &["glossary", "export", "--to", form]);
        assert_eq!(said, "", "nothing is lost");
        project.write(&format!("terms.{form}"), &table);
        let (glossary, _) = run(&project, &["glossary", "import", &format!("terms.{form}")]);
        project.write("glossary.yml", &glossary);
        let (again, _) = run(&project, &["glossary", "export", "--to", form]);
        assert_eq!(again, table);
        project.run(["check", "--deny", "info"]).succeeded();
    }
}

#[test]
fn what_cannot_be_carried_is_listed() {
    let project = Project::new();
    let labels = "labels: [{ id: save, text: { ko: 저장 } }]\nconcepts: [{ id: a, terms: { ko: { preferred: 가, hidden: [나] } } }]\n";
    project.write("glossary.yml", labels);
    let (_, said) = run(&project, &["glossary", "export", "--to", "tbx"]);
    assert_eq!(said, "What could not be carried:\n  1 UI labels\n  a: 나: a word for search only\n");
    project.write("prh.yml", "rules:\n  - expected: 서버\n    patterns:\n      - 써버\n      - /[가-힣]+버/\n");
    let (glossary, said) = ended(&project, &["glossary", "import", "prh.yml"], 1);
    assert!(said.contains("`--lenient`"), "{said}");
    run(&project, &["glossary", "import", "prh.yml", "--lenient"]);
    assert!(glossary.contains("preferred: 서버") && said.contains("/[가-힣]+버/"), "{glossary}{said}");
}

#[test]
fn a_terminology_is_used_as_soon_as_it_is_in() {
    let project = Project::new();
    project.write("swap.yml", "extends: substitution\nswap:\n  학습자: 수강생\n");
    let (glossary, _) = run(&project, &["glossary", "import", "swap.yml"]);
    project.write("docs/a.md", "학습자를 위한 글\n").write("terms.yml", glossary);
    project.run(["fix", "docs", "--glossary", "terms.yml"]).succeeded();
    assert_eq!(fs::read_to_string(project.path("docs/a.md")).expect("there"), "수강생을 위한 글\n");
}

#[test]
fn what_is_no_terminology_is_told() {
    let project = Project::new();
    project.write("a.tbx", "글").write("b.csv", "이름,뜻\n가,나\n").write("c.doc", "글").write("d.yml", "rules: [\n");
    project.run(["glossary", "import", "a.tbx"]).ended_with(2).says("TBX");
    project.run(["glossary", "import", "b.csv"]).ended_with(2).says("term");
    project.run(["glossary", "import", "c.doc"]).ended_with(2).says("--from");
    project.run(["glossary", "import", "d.yml"]).ended_with(2).says("d.yml:");
    project.run(["glossary", "import", "nowhere.csv"]).ended_with(2).says("nowhere.csv");
}

#[test]
fn what_is_made_of_a_patterns_parts_is_no_concept() {
    let project = Project::new();
    project.write(
        "prh.yml",
        "rules:\n  - expected: $1강의\n    pattern: /([0-9]+)강좌/\n  - expected: 서버\n    pattern: 써버\n",
    );
    let (glossary, said) = ended(&project, &["glossary", "import", "prh.yml"], 1);
    assert!(glossary.contains("preferred: 서버") && !glossary.contains("$1"), "{glossary}");
    assert!(said.contains("line 3: the regular expression /([0-9]+)강좌/"), "{said}");
}

#[test]
fn words_in_latin_letters_are_english_where_that_is_spoken() {
    let project = Project::new();
    let swap = "extends: substitution\nswap:\n  e-mail: email\n";
    project.write("swap.yml", swap).write("mixed.yml", format!("{swap}  학습자: 수강생\n"));
    let import = |arguments: &[&str]| run(&project, &[&["glossary", "import"], arguments].concat());
    project.write("glossary.yml", "concepts: [{ id: a, definition: 가, terms: { ko: { preferred: 가 } } }]\n");
    assert!(import(&["swap.yml"]).0.contains("ko:"), "a help center without English has none");
    project.write(
        "glossary.yml",
        "concepts: [{ id: a, definition: 가, terms: { ko: { preferred: 가 }, en: { preferred: a } } }]\n",
    );
    let (glossary, said) = import(&["swap.yml"]);
    assert!(glossary.contains("en:") && !glossary.contains("ko:") && said.contains("English (en)"), "{glossary}{said}");
    assert!(import(&["swap.yml", "--lang", "ko"]).0.contains("ko:"));
    assert!(!import(&["mixed.yml"]).0.contains("en:"));
}

/// A sheet as a team keeps it, brought in: the glossary, and what was said.
fn imported(sheet: impl AsRef<[u8]>, code: i32) -> (String, String) {
    let project = Project::new();
    project.write("sheet.csv", sheet);
    ended(&project, &["glossary", "import", "sheet.csv"], code)
}

const WIDE: &str = "\
concepts:
  - id: assignment
    definition: { ko: 수강생이 내는 것 }
    owner: CX팀
    terms:
      en:
        preferred: assignment
      ko:
        preferred: 과제
        deprecated:
          - 숙제
          - 레포트
";

#[test]
fn a_sheet_with_a_column_for_each_status_comes_in() {
    let comma = "대표 용어,쓰지 않는 말,영어,뜻,담당\n과제,\"숙제, 레포트\",assignment,수강생이 내는 것,CX팀\n";
    let others = [
        // Other signs, another order, English headings, a title and numbers, several columns of one kind.
        "담당부서;정의;영문명;금지어;대표어\nCX팀;수강생이 내는 것;assignment;숙제/레포트;과제\n",
        "preferred\tdo not use\tenglish\tdefinition\towner\n과제\t숙제·레포트\tassignment\t수강생이 내는 것\tCX팀\n",
        "배움터 용어집,,,,,\n\nNo,용어,금지어 1,금지어 2,설명,담당자,용어(영문)\n1,과제,숙제,레포트,수강생이 내는 것,CX팀,assignment\n2,,,,,,\n",
        "용어 (ko),Term (EN),지양 표현,뜻풀이,Owner\r\n과제,assignment,\"숙제\n레포트\",수강생이 내는 것,CX팀\r\n",
    ];
    for sheet in std::iter::once(comma).chain(others) {
        let (glossary, said) = imported(sheet, 0);
        assert_eq!(glossary, WIDE, "{sheet}{said}");
        assert!(said.contains("→ deprecated") && said.contains("1 concept with 4 terms"), "{said}");
    }
}

#[test]
fn statuses_are_read_in_words() {
    let sheet = "용어,구분,개념\n과제,대표어,hw\n숙제,쓰지 않는 말,hw\n과제물,허용,hw\n레포트,폐기,hw\n리포트,obsolete,hw\n\
        필수 과제,예전 말,hw\n과제 내기,검색용,hw\n페이퍼,Not recommended,hw\n";
    let (glossary, _) = imported(sheet, 0);
    for (status, terms) in [
        ("preferred", " 과제\n"),
        ("admitted", "\n          - 과제물\n"),
        ("deprecated", "\n          - 숙제\n          - 레포트\n          - 리포트\n          - 페이퍼\n"),
        ("superseded", "\n          - 필수 과제\n"),
        ("hidden", "\n          - 과제 내기\n"),
    ] {
        assert!(glossary.contains(&format!("        {status}:{terms}")), "{status}\n{glossary}");
    }
}

#[test]
fn what_a_sheet_says_that_nobody_understands_is_told_with_line_and_column() {
    let sheet = "용어,상태,언어,화면\n과제,대표,ko,홈\n숙제,애매,ko,\n레포트,금지,외계어,\n,금지,ko,\n";
    let (glossary, said) = imported(sheet, 1);
    assert!(glossary.contains("preferred: 과제") && !glossary.contains("숙제"), "{glossary}");
    for told in [
        "line 1, column 4: the unknown column “화면” (1 cell)",
        "line 3, column 2 (상태): the unknown value “애매” (the term left out: 숙제)",
        "line 4, column 3 (언어): the unknown value “외계어” (the term left out: 레포트)",
        "line 5: no term",
        "--lenient",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
}

#[test]
fn what_contradicts_itself_is_told() {
    let sheet = "대표어,금지어,정의,담당\n과제/숙제,레포트,내는 것,CX\n과제,\"과제, 리포트\",푸는 것,QA\n퀴즈,리포트,푸는 것,\n";
    let (glossary, said) = imported(sheet, 1);
    for told in [
        "line 2, column 1 (대표어): only one term can be preferred: “숙제” came in as admitted",
        "line 3, column 2 (금지어): “과제” as deprecated: above it is preferred",
        "line 3, column 3 (정의): “푸는 것”: above it is “내는 것”",
        "line 3, column 4 (담당): “QA”: above it is “CX”",
    ] {
        assert!(said.contains(told), "{told}\n{said}{glossary}");
    }
    // One word for two concepts is what a glossary may not hold.
    let (_, said) = imported("대표어,금지어\n과제,퀴즈\n퀴즈,문제\n", 1);
    assert!(said.contains("of the printed glossary: "), "{said}");
}

#[test]
fn a_term_beside_the_preferred_one_needs_a_status() {
    let (glossary, said) = imported("용어,대표어\n숙제,과제\n", 1);
    assert!(!glossary.contains("숙제") && said.contains("line 2, column 1 (용어): “숙제”"), "{glossary}{said}");
    let (glossary, _) = imported("용어,상태,대표어\n숙제,금지,과제\n레포트,금지,과제\n", 0);
    assert!(glossary.contains("preferred: 과제") && glossary.contains("- 숙제\n          - 레포트"), "{glossary}");
}

#[test]
fn cells_that_stand_for_several_rows_belong_to_the_concept_above() {
    let (glossary, said) = imported("대표어,금지어,사유\n과제,숙제,학교 말\n,레포트,외래어\n", 0);
    assert_eq!(glossary.matches("- id:").count(), 1, "{glossary}");
    assert!(glossary.contains("{ text: 레포트, reason: 외래어 }"), "{glossary}");
    assert!(said.contains("read with the concept above: 1 (line 3)"), "{said}");
}

#[test]
fn every_encoding_of_a_spreadsheet_is_read() {
    let sheet = "용어,금지어\n과제,숙제\n";
    let little: Vec<u8> = [0xfeff].into_iter().chain(sheet.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = sheet.encode_utf16().flat_map(u16::to_be_bytes).collect();
    // 용어,금지어 / 과제,숙제 in CP949.
    let cp949 = b"\xbf\xeb\xbe\xee,\xb1\xdd\xc1\xf6\xbe\xee\n\xb0\xfa\xc1\xa6,\xbc\xf7\xc1\xa6\n".to_vec();
    let marked = format!("\u{feff}{sheet}").into_bytes();
    let expected = imported(sheet, 0).0;
    for bytes in [little, big, cp949, marked] {
        assert_eq!(imported(bytes, 0).0, expected);
    }
    let project = Project::new();
    project.write("a.xlsx", b"PK\x03\x04 a workbook").write("b.csv", b"\xff\xffa,b\n");
    project.run(["glossary", "import", "a.xlsx"]).ended_with(2).says("CSV (UTF-8)");
    project.run(["glossary", "import", "b.csv"]).ended_with(2).says("UTF-8");
}

#[test]
fn an_open_quotation_mark_swallows_nothing() {
    let project = Project::new();
    project.write("a.csv", "용어,금지어\n과제,\"숙제\n퀴즈,문제\n");
    project.run(["glossary", "import", "a.csv"]).ended_with(2).says("a.csv:2:4");
}

#[test]
fn a_term_that_is_forbidden_never_becomes_one_that_is_fine() {
    let project = Project::new();
    let term = |text: &str, status: &str| {
        format!("<tig><term>{text}</term><termNote type=\"administrativeStatus\">{status}</termNote></tig>")
    };
    let terms = [
        term("과제", "preferred"),
        term("숙제", "forbidden"),
        term("레포트", "obsolete"),
        term("페이퍼", "notRecommended"),
        term("리포트", "proposed"),
    ];
    let xml = format!(
        "<martif><text><body><termEntry id=\"hw\"><langSet xml:lang=\"ko\">{}</langSet></termEntry></body></text></martif>",
        terms.concat()
    );
    project.write("a.tbx", xml);
    let (glossary, said) = ended(&project, &["glossary", "import", "a.tbx"], 1);
    assert!(glossary.contains("deprecated:\n          - 숙제\n          - 레포트\n          - 페이퍼\n"), "{glossary}");
    assert!(!glossary.contains("admitted") && !glossary.contains("리포트"), "{glossary}");
    assert!(said.contains("리포트: administrativeStatus proposed"), "{said}");
}

#[test]
fn a_vocabulary_of_vale_comes_in_as_preferred_terms() {
    let project = Project::new();
    project.write("accept.txt", "# names\nGitLab\n[Pp]ostgres\nAPIs?\n\n").write("reject.txt", "etcetera\n");
    let (glossary, _) = run(&project, &["glossary", "import", "accept.txt", "--lang", "en"]);
    for text in
        ["preferred: GitLab\n", "preferred: postgres\n", "preferred: API\n        admitted:\n          - APIs\n"]
    {
        assert!(glossary.contains(text), "{text}\n{glossary}");
    }
    project.write("accept.txt", "GitLab\nv\\d+\n");
    let (_, said) = ended(&project, &["glossary", "import", "accept.txt", "--from", "vale"], 1);
    assert!(said.contains("line 2: the regular expression v\\d+"), "{said}");
    let (_, said) = ended(&project, &["glossary", "import", "reject.txt"], 1);
    assert!(said.contains("line 1: etcetera"), "{said}");
}

#[test]
fn a_column_of_statuses_is_one_whatever_it_is_called() {
    let (glossary, _) = imported("concept;lang;state;word\nhw;ko;preferred;과제\nhw;ko;deprecated;숙제\n", 0);
    assert!(glossary.contains("deprecated:\n          - 숙제"), "{glossary}");
    // Without a status, a second term of a concept is not known to be fine.
    let (glossary, said) = imported("concept;lang;rating;word\nhw;ko;A;과제\nhw;ko;F;숙제\n", 1);
    assert!(!glossary.contains("숙제") && said.contains("“숙제” was left out"), "{glossary}{said}");
}

#[test]
fn a_sheet_without_preferred_terms_makes_no_concept_of_several_rows() {
    let (glossary, said) = imported("금지어,사유\n숙제,학교 말\n레포트,외래어\n", 1);
    assert_eq!(glossary.matches("- id:").count(), 2, "{glossary}");
    assert!(said.contains("of the printed glossary"), "{said}");
}

#[test]
fn a_row_under_discussion_is_proposed_and_one_that_nobody_understands_is_left_out_whole() {
    let sheet = "용어,사용금지 표현,설명,상태\n수강생,\"학습자(구), 수강자 등\",배우는 사람,확정\n강사,튜터,가르치는 사람,검토 중\n강의,코스,,머지\n";
    let (glossary, said) = imported(sheet, 1);
    assert!(glossary.contains("preferred: { text: 강사, status: proposed }"), "{glossary}");
    assert!(glossary.contains("- { text: 튜터, status: proposed }"), "{glossary}");
    assert!(glossary.contains("- 학습자\n") && glossary.contains("- 수강자\n"), "{glossary}");
    assert!(!glossary.contains("코스") && !glossary.contains("강의"), "{glossary}");
    assert!(said.contains("the unknown value “머지” (the term left out: 강의, 코스)"), "{said}");
}

#[test]
fn a_column_of_yes_and_no_holds_no_terms() {
    let (glossary, _) = imported("용어,쓰지 않는 말,확정\n예약,부킹,O\n결제,페이,X\n", 1);
    assert!(glossary.contains("preferred: 예약") && glossary.contains("- 부킹"), "{glossary}");
    assert!(!glossary.contains("preferred: O") && !glossary.contains("preferred: X"), "{glossary}");
    // Words that mean yes may be terms.
    assert!(imported("용어,정의\nyes,긍정\n", 0).0.contains("preferred: \"yes\""));
    let (glossary, _) = imported("Do,Don't,Notes\nsign in,log in,x\n", 0);
    assert!(glossary.contains("preferred: sign in") && glossary.contains("- log in"), "{glossary}");
}

#[test]
fn proposed_terms_come_back_from_a_table_and_are_told_where_they_stay() {
    let project = Project::new();
    let text = "concepts:\n  - id: note\n    terms:\n      ko:\n        preferred: 노트\n        deprecated:\n          - { text: 필기장, status: proposed }\n";
    project.write("glossary.yml", text);
    let table = project.command(["glossary", "export", "--to", "csv"]).output().expect("the program runs");
    let table = String::from_utf8(table.stdout).expect("UTF-8");
    assert!(table.contains("note,ko,deprecated (proposed),필기장"), "{table}");
    assert_eq!(imported(&table, 0).0, text);
    project.run(["glossary", "export", "--to", "tbx"]).says("필기장: a term that is only proposed");
}
