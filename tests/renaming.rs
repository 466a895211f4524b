//! A product release as a writer lives through it: `rename`, `labels sync`, `features`.

mod support;

use std::fs;

use support::{Project, files, page};

const GLOSSARY: &str = "\
# 우리 용어집
roles:
  student:    { ko: 수강생 } # 배우는 사람
  instructor: { ko: 강의자 }
concepts:
  - id: note
    definition: 적은 것
    terms:
      ko: { preferred: 노트, deprecated: [필기장] } # 왜
labels:
  - id: course-menu
    kind: menu
    text:
      student:    { ko: 내 강의실 } # 학생 화면
      instructor: { ko: 강의 관리 }
  - { id: save, text: { ko: 저장 } }
features:
  - { id: quiz, name: { ko: 퀴즈 }, introduced: 2026-11-09 }
  - { id: chat, name: { ko: 채팅 }, announced: 2026-01-01, removed: 2026-06-01, reason: { ko: 끝 }, keep_until: 2026-11-30 }
";

fn project() -> Project {
    let project = Project::new();
    let picture = fs::read("tests/browser/site/content/ko/start/shot.png").expect("a picture");
    project
        .write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nlabels: { style: bold }\n")
        .write("glossary.yml", GLOSSARY)
        .write("content/start.md", page("시작하기", "[메뉴](a.md#노트-쓰기)를 보세요."))
        .write(
            "content/a.md",
            "---\ntitle: 노트 쓰기\nroles: [student]\n---\n\n## 노트 쓰기\n\n**내 강의실**을 열고 :ui[내 강의실]을 누르면 노트가 보여요.\r\n\n\
             ![노트](shot.png){taken=2026-01-01 shows=\"course-menu\" role=student}\n\n| 이름 |\n|---|\n| **내 강의실**로 가요 |\n",
        )
        .write("content/shot.png", picture);
    project
}

#[test]
fn a_label_is_renamed_in_the_glossary_and_on_every_page_with_its_particles() {
    let project = project();
    project.run(["check"]).succeeded();
    let before = files(project.root());
    project
        .run(["rename", "label", "course-menu", "나의 배움터", "--role", "student", "--diff"])
        .succeeded()
        .says("+**나의 배움터**를 열고 :ui[나의 배움터]를 누르면")
        .says("content/a.md:10 shot.png (2026-01-01)");
    assert!(files(project.root()) == before, "--diff writes nothing");
    project.run(["rename", "label", "내 강의실", "나의 배움터", "--role", "student"]).succeeded();
    let text = fs::read_to_string(project.path("content/a.md")).expect("the page");
    assert!(text.contains("**나의 배움터**를 열고 :ui[나의 배움터]를"), "{text}");
    assert!(text.contains("| **나의 배움터**로 가요 |") && text.contains("보여요.\r\n"), "{text}");
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    assert!(glossary.contains("student:    { ko: 나의 배움터 } # 학생 화면\n"), "{glossary}");
    assert!(glossary.contains("    former: [{ role: student, ko: 내 강의실, until: 2026-11-21 }]\n"), "{glossary}");
    assert_eq!(glossary.lines().count(), GLOSSARY.lines().count() + 1, "nothing else moved");
    project.run(["check"]).succeeded();
}

#[test]
fn a_name_of_a_day_to_come_is_written_everywhere_at_once() {
    let project = project();
    project
        .run(["rename", "label", "course-menu", "나의 배움터", "--role", "student", "--from", "2026-12-24"])
        .succeeded()
        .says("Pages say “나의 배움터” from now on, also before 24 December 2026");
    let text = fs::read_to_string(project.path("content/a.md")).expect("the page");
    assert!(!text.contains("내 강의실") && text.contains("| **나의 배움터**로 가요 |"), "{text}");
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    assert!(glossary.contains("former: [{ role: student, ko: 내 강의실, until: 2026-12-23 }]"), "{glossary}");
    project.run(["check"]).succeeded();
    project.run(["check", "--today", "2026-12-24"]).succeeded();
}

#[test]
fn a_name_that_one_role_alone_gets_stands_on_shared_pages_as_directive() {
    let project = project();
    project.write(
        "content/b.md",
        page("둘", "**저장**을 누르고 [저장]으로 끝내요. [하나](a.md)\n\n:::role instructor\n**저장을** 눌러요.\n:::"),
    );
    project.run(["check"]).succeeded();
    project.run(["rename", "label", "save", "올리기", "--role", "instructor"]).succeeded();
    let text = fs::read_to_string(project.path("content/b.md")).expect("the page");
    assert!(text.contains(":ui[save]을 누르고 :ui[save]으로 끝내요"), "{text}");
    assert!(text.contains("**올리기를** 눌러요"), "{text}");
    project.run(["check"]).succeeded();
    project.write("content/c.md", page("저장 버튼", "글이에요. [하나](a.md)"));
    project.run(["rename", "label", "save", "보관하기", "--role", "student"]).succeeded();
}

#[test]
fn a_term_is_renamed_with_the_links_to_headings_that_hold_it() {
    let project = project();
    project.run(["rename", "term", "노트", "학습 기록", "--from", "2026-12-01"]).succeeded();
    let text = fs::read_to_string(project.path("content/a.md")).expect("the page");
    assert!(text.contains("title: 학습 기록 쓰기") && text.contains("누르면 학습 기록이 보여요"), "{text}");
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    let entry =
        "ko: { preferred: 학습 기록, superseded: [{ text: 노트, since: 2026-12-01 }], deprecated: [필기장] } # 왜";
    assert!(glossary.contains(entry), "{glossary}");
    let start = fs::read_to_string(project.path("content/start.md")).expect("the other page");
    assert!(start.contains("(a.md#학습-기록-쓰기)"), "{start}");
    project.run(["check"]).succeeded();
}

#[test]
fn a_features_name_stays_and_is_told_where_it_is_set() {
    let project = project();
    let glossary = GLOSSARY
        .replace("features:\n", "features:\n  - { id: club, name: { ko: 노트 모임 }, introduced: 2026-11-09 }\n");
    project.write("glossary.yml", glossary.replace("definition: 적은 것", "definition: 강의를 듣고 적은 노트예요"));
    project.write("content/b.md", page("둘", "노트 모임에서 노트를 봐요. :feature[노트 모임]이에요. [하나](a.md)"));
    let told = project.run(["rename", "term", "노트", "학습 기록"]).succeeded();
    let text = fs::read_to_string(project.path("content/b.md")).expect("the page");
    assert!(text.contains("노트 모임에서 학습 기록을 봐요. :feature[노트 모임]이에요"), "{text}");
    told.says("The name of the feature club").says("The definition of note");
    project.run(["check"]).succeeded();
}

#[test]
fn nothing_is_written_where_a_new_name_would_spoil_the_glossary() {
    let project = project();
    let glossary = GLOSSARY.replace(
        "labels:\n",
        "  - { id: other, definition: 뜻, terms: { ko: { preferred: 기록, deprecated: [메모] } } }\nlabels:\n",
    );
    project.write("glossary.yml", glossary);
    let before = files(project.root());
    project.run(["rename", "term", "note", "메모"]).ended_with(1).says("glossary/conflict");
    project.run(["rename", "label", "course-menu", "새 이름"]).ended_with(2).says("--role").says("instructor");
    project.run(["rename", "label", "corse-menu", "새 이름"]).ended_with(2).says("course-menu");
    project.run(["rename", "label", "save", "저장"]).ended_with(2);
    project.run(["rename", "label", "save", "", "--role", "student"]).ended_with(2);
    project.run(["rename", "label", "save", "새", "--role", "teacher"]).ended_with(2).says("student, instructor");
    assert!(files(project.root()) == before);
}

#[test]
fn nothing_is_written_where_a_new_name_would_hide_what_a_query_must_find() {
    let project = project();
    project
        .write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nlabels: { style: bold }\nsearch: { expect: [{ query: 학습 기록, page: b, within: 1 }] }\n")
        .write("content/b.md", page("둘", "학습 기록은 여기에 있어요. [시작](start.md)"))
        .write("content/start.md", page("시작하기", "[메뉴](a.md#노트-쓰기)를 보세요. [둘](b.md)"));
    project.run(["check"]).succeeded();
    let before = files(project.root());
    project.run(["rename", "term", "note", "학습 기록"]).ended_with(1).says("search/expect").says("helpgen.yml");
    assert!(files(project.root()) == before);
}

const FROM_PRODUCT: &str = "\
roles:
  student:    { ko: 수강생 }
  instructor: { ko: 강의자 }
labels:
  - { id: export, key: grades.export, kind: button }
  - id: menu # 메뉴
    key: menu.courses
labels_from:
  - { file: labels/student.ko.json, role: student, language: ko }
  - { file: labels/instructor.ko.yml, role: instructor, language: ko }
";

fn with_product() -> Project {
    let project = Project::new();
    project
        .write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nlabels: { style: bold }\n")
        .write("glossary.yml", FROM_PRODUCT)
        .write(
            "labels/student.ko.json",
            r#"{ "grades": { "export": "내려받기" }, "menu": { "courses": "내 강의실" }, "x": "y" }"#,
        )
        .write("labels/instructor.ko.yml", "grades: { export: 내려받기 }\nmenu: { courses: 강의 관리 }\n")
        .write(
            "content/a.md",
            page(
                "하나",
                "**내려받기**를 눌러요. :ui[menu]를 열어요.\n\n:::role instructor\n**강의 관리**로 가요.\n:::",
            ),
        );
    project
}

#[test]
fn labels_say_what_the_products_files_say() {
    let project = with_product();
    project.run(["build"]).succeeded();
    let html = project.page("ko/a");
    assert!(html.contains("내 강의실") && html.contains("강의 관리"), "{html}");
    assert!(!project.page("ko/names").contains("grades.export"));
}

#[test]
fn a_products_release_is_taken_over() {
    let project = with_product();
    let product = tempfile::tempdir().expect("a folder");
    let i18n = product.path().join("web/i18n");
    fs::create_dir_all(&i18n).expect("made");
    fs::write(
        i18n.join("student.ko.json"),
        r#"{ "grades": { "export": "내보내기" }, "menu": { "courses": "내 강의실" } }"#,
    )
    .expect("written");
    fs::write(i18n.join("instructor.ko.yml"), "grades: { export: 내보내기 }\nmenu: { courses: 수업 관리 }\n")
        .expect("written");
    let from = product.path().to_str().expect("UTF-8");
    let before = files(project.root());
    project
        .run(["labels", "sync", "--from", from])
        .succeeded()
        .says("export  ko  ‘내려받기’ → ‘내보내기’")
        .says("menu  instructor ko  ‘강의 관리’ → ‘수업 관리’");
    assert!(files(project.root()) == before);
    project.run(["labels", "sync", "--from", from, "--write"]).succeeded();
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    assert!(
        glossary.contains("key: grades.export, former: [{ ko: 내려받기, until: 2026-11-22 }], kind: button }"),
        "{glossary}"
    );
    assert!(
        glossary
            .contains("    key: menu.courses\n    former: [{ role: instructor, ko: 강의 관리, until: 2026-11-22 }]\n"),
        "{glossary}"
    );
    project
        .run(["check"])
        .ended_with(1)
        .finds("error label/former content/a.md:5:3")
        .finds("error label/former content/a.md:8:3");
    project.run(["labels", "sync", "--from", from]).succeeded().says("Nothing has changed");
    project.run(["fix"]).succeeded();
    let text = fs::read_to_string(project.path("content/a.md")).expect("the page");
    assert!(text.contains("**내보내기**를") && text.contains("**수업 관리**로"), "{text}");
}

#[test]
fn a_text_that_the_product_has_no_more_is_a_former_one() {
    let project = with_product();
    let product = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| fs::write(product.path().join(name), text).expect("written");
    file("student.ko.json", r#"{ "grades": { "export": "내려받기" } }"#);
    file("instructor.ko.yml", "grades: { export: 내려받기 }\nmenu: { courses: 강의 관리 }\n");
    let from = product.path().to_str().expect("UTF-8");
    project.write("content/a.md", page("하나", ":::role student\n**내 강의실**을 열어요.\n:::"));
    project.run(["labels", "sync", "--from", from, "--write"]).succeeded();
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    assert!(glossary.contains("former: [{ role: student, ko: 내 강의실, until: 2026-11-22 }]"), "{glossary}");
    project.run(["check"]).ended_with(1).finds("error label/former content/a.md:6:3").says("is on nobody’s screen");
}

#[test]
fn a_products_file_that_cannot_be_used_changes_nothing() {
    let project = with_product();
    let before = files(project.root());
    let product = tempfile::tempdir().expect("a folder");
    let from = product.path().to_str().expect("UTF-8");
    project.run(["labels", "sync", "--from", from, "--write"]).ended_with(1).says("student.ko.json");
    fs::write(product.path().join("student.ko.json"), "{ \"a\": }").expect("written");
    fs::write(product.path().join("instructor.ko.yml"), "a: 1\n").expect("written");
    project.run(["labels", "sync", "--from", from, "--write"]).ended_with(1).says("glossary/translation");
    project.run(["labels", "sync", "--from", "nowhere"]).ended_with(2);
    for emptied in ["", "null", "[1,2]", "7"] {
        fs::write(product.path().join("student.ko.json"), emptied).expect("written");
        project.run(["labels", "sync", "--from", from, "--write"]).ended_with(1).says("holds no text at all");
    }
    assert!(files(project.root()) == before);
}

#[test]
fn faulty_translation_files_are_told_with_their_name() {
    let project = with_product();
    fs::remove_file(project.path("labels/student.ko.json")).expect("removed");
    project.run(["check"]).ended_with(1).says("labels/student.ko.json").says("glossary/translation");
    project.write("labels/student.ko.json", "{ \"grades\": { \"export\": \"가\", \"export\": \"나\" } }");
    project.run(["check"]).ended_with(1).finds("error glossary/translation labels/student.ko.json:1:40");
    project.write("labels/student.ko.json", "{");
    project.run(["check"]).ended_with(1).says("labels/student.ko.json:1");
    project.write("labels/student.ko.json", " ".repeat(17 * 1024 * 1024));
    project.run(["check"]).ended_with(1).says("labels/student.ko.json");
    project.write("labels/student.ko.json", "{ \"x\": \"가\" }").write("labels/instructor.ko.yml", "x: 1\n");
    project.run(["check"]).ended_with(1).finds("error glossary/label-text glossary.yml:5:24");
}

#[test]
fn features_are_listed_with_what_falls_due() {
    let project = project();
    project.write("content/old.md", "---\ntitle: 채팅 안내\nfeatures: [chat]\n---\n\n채팅은 끝났어요.\n");
    let run = project.run(["features"]).succeeded();
    let table: Vec<&str> = run.text.lines().take(3).collect();
    assert_eq!(
        table,
        [
            "feature  state    dates         pages  mentions  roles without an article",
            "퀴즈     new      2026-11-09 –      0         0  수강생, 강의자",
            "채팅     removed  – 2026-06-01      1         2  -",
        ]
    );
    let run = run.says("2026-11-09  퀴즈: arrived").says("2026-11-30  채팅: last day of its notices");
    run.finds("warning feature/undocumented glossary.yml:18:11");
    project.run(["features", "--deny", "warning"]).ended_with(1);
    let json = project.run(["features", "--format", "json", "-q"]).succeeded().text;
    let json = &json[..json.rfind("\n}\n").expect("an object") + 2];
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let chat = &json["features"][1];
    assert_eq!((&chat["state"], &chat["mentions"][0]["count"]), (&"removed".into(), &2.into()), "{json:#}");
    assert_eq!(chat["due"][0]["event"], "keep-until");
    assert_eq!(json["features"][0]["roles_without_article"], serde_json::json!(["student", "instructor"]));
}

#[test]
fn a_page_whose_features_are_gone_is_a_notice_and_then_leads_on() {
    let project = project();
    let glossary = GLOSSARY.replace("keep_until: 2026-11-30", "replacement: quiz, keep_until: 2026-11-30");
    project
        .write("glossary.yml", glossary)
        .write(
            "helpgen.yml",
            "title: 도움말\nbase_url: https://help.example.com/\ntoday: 2026-11-22\nlabels: { style: bold }\n",
        )
        .write("content/quiz.md", "---\ntitle: 퀴즈 풀기\nfeatures: [quiz]\n---\n\n퀴즈를 풀어요.\n")
        .write("content/old.md", "---\ntitle: 이야기하기\nfeatures: [chat]\n---\n\n왼쪽에서 이야기해요.\n")
        .write("content/told.md", "---\ntitle: 끝난 이야기\nfeatures: [chat]\n---\n\n:feature[chat]이 끝났어요.\n");
    project.build().succeeded();
    let notice = project.page("ko/old");
    assert!(notice.contains("notice-removed") && !notice.contains("왼쪽에서"), "{notice}");
    assert!(project.page("ko/told").contains("끝났어요"), "what speaks of the end is shown");
    let site = project.site();
    let text = |name: &str| String::from_utf8_lossy(&site[name]).into_owned();
    assert!(!text("sitemap.xml").contains("/ko/old/") && text("sitemap.xml").contains("/ko/quiz/"));
    assert!(!text("ko/old/index.md").contains("왼쪽에서"));
    assert!(!project.page("ko/quiz").contains("ko/old/"), "menus leave it out");

    project.run(["build", "--today", "2026-12-01"]).succeeded();
    assert!(project.page("ko/old").contains("url=../../ko/quiz/"), "{}", project.page("ko/old"));
    let redirects = String::from_utf8_lossy(&project.site()["_redirects"]).into_owned();
    assert!(redirects.contains("/ko/old/ /ko/quiz/ 301"), "{redirects}");
}

#[test]
fn a_role_that_is_no_more_is_told_wherever_it_is_named() {
    let project = project();
    project.write("glossary.yml", GLOSSARY.replace("  instructor: { ko: 강의자 }\n", ""));
    project.write(
        "content/b.md",
        "---\ntitle: 둘\nroles: [instructor]\n---\n\n:::role instructor\n글\n:::\n\n:ui[save]{role=instructor}\n",
    );
    project
        .run(["check"])
        .ended_with(1)
        .finds("error glossary/reference glossary.yml:14:7")
        .finds("error page/front-matter content/b.md:3:9")
        .finds("error directive/invalid content/b.md:6:9")
        .finds("error directive/invalid content/b.md:10:16");
}

#[test]
fn what_a_glossary_cannot_mean_is_told() {
    let project = project();
    project.write("glossary.yml", "labels:\n  - { id: a, parent: b, text: 가 }\n  - { id: b, parent: a, text: 나 }\n");
    project.run(["check"]).ended_with(1).finds("error glossary/cycle glossary.yml:2:22");
    project.write("glossary.yml", "features:\n  - { id: a, name: 가, introduced: 2026-02-30 }\n  - { id: b, name: 나, removed: 2026-01-01, introduced: 2026-05-01, reason: 끝 }\n");
    project
        .run(["check"])
        .ended_with(1)
        .finds("error glossary/dates glossary.yml:2:35")
        .finds("error glossary/dates glossary.yml:3:32");
}

#[test]
fn a_label_and_a_feature_may_share_an_id() {
    let project = project();
    project
        .write(
            "glossary.yml",
            "labels:\n  - { id: quiz, text: 시험 보기 }\nfeatures:\n  - { id: quiz, name: 퀴즈 기능 }\n",
        )
        .write("content/start.md", page("시작하기", "글이에요."))
        .write("content/a.md", "---\ntitle: 하나\nfeatures: [quiz]\n---\n\n:ui[quiz] :feature[quiz]\n");
    project.build().succeeded();
    let html = project.page("ko/a");
    assert!(html.contains("시험 보기") && html.contains("퀴즈 기능"), "{html}");
}

#[test]
fn a_passage_around_half_a_list_is_told() {
    let project = project();
    project.write(
        "content/b.md",
        page(
            "둘",
            "1. 하나\n:::role student\n2. 둘\n3. 셋\n:::\n4. 넷\n\n- 가\n  :::role student\n  나\n- 다\n  :::\n",
        ),
    );
    project.run(["check"]).ended_with(1).says("directive/invalid").says("content/b.md:13");
}

#[test]
fn old_slips_do_not_stop_a_new_name_and_new_ones_do() {
    let project = project();
    let slips = page("새 글", "노트와 필기장을 [없는 글](none.md)에서 봐요. :ui[없는 것] :term[모르는 말]");
    project
        .write("content/b.md", slips)
        .write("content/start.md", page("시작하기", "[메뉴](a.md#노트-쓰기) [글](b.md)"));
    project.run(["check"]).ended_with(1);
    project.run(["rename", "term", "note", "기록장"]).succeeded();
    let text = fs::read_to_string(project.path("content/b.md")).expect("the page");
    assert!(text.contains("기록장과 필기장을"), "{text}");
    // Another concept forbids what is to be the new name.
    let glossary = fs::read_to_string(project.path("glossary.yml")).expect("the glossary");
    let forbidding =
        "  - id: other\n    definition: 책\n    terms:\n      ko: { preferred: 책, deprecated: [공책] }\nlabels:\n";
    project.write("glossary.yml", glossary.replacen("labels:\n", forbidding, 1));
    let before = files(project.root());
    project.run(["rename", "term", "note", "공책"]).ended_with(1).says("공책");
    assert!(files(project.root()) == before);
}
