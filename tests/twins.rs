//! What machines read is as true as what people see: each page's twin, and the maps that lead to them.

mod support;

use support::{Project, page};

const GLOSSARY: &str = "\
roles:
  student: { ko: 수강생, en: Student }
  instructor: { ko: 강의자, en: Instructor }
concepts:
  - id: learner
    definition: { ko: 강의를 듣는 사람, en: Somebody who takes a course }
    terms: { ko: { preferred: 수강생, deprecated: [학습자] }, en: { preferred: learner } }
labels:
  - { id: menu, kind: menu, text: { student: { ko: 내 강의실, en: My courses }, instructor: { ko: 강의 관리, en: Manage courses } } }
features:
  - { id: memo, name: { ko: 메모장, en: Memos }, introduced: 2023-01-01, announced: 2026-01-01, removed: 2026-06-01,
      reason: { ko: 쓰는 사람이 적어요, en: Few use them }, keep_until: 2027-06-01, replacement: board }
  - { id: chat, name: { ko: 쪽지, en: Messages }, introduced: 2023-01-01, announced: 2026-01-01, deprecated: 2026-02-01,
      replacement: board, reason: { ko: 게시판과 겹쳐요 }, roles: { student: { removed: 2026-06-01 }, instructor: { removed: 2027-02-01 } } }
  - { id: board, name: { ko: 게시판, en: Board }, introduced: 2026-11-01 }
";

fn project() -> Project {
    let project = Project::new();
    project
        .write(
            "helpgen.yml",
            "title: { ko: 도움말, en: Help }\ndescription: { ko: 모두의 도움말 }\nbase_url: https://help.example.com/docs/\n\
             today: 2026-11-22\nlanguages: [ko, en]\nrules: { label/unused: off, page/orphan: off, i18n/missing: off, \
             feature/undocumented: off, feature/deprecated: off, feature/notice: off, glossary/unused: off }\n",
        )
        .write("glossary.yml", GLOSSARY)
        .write("content/ko/_index.md", page("도움말", "글이에요."))
        .write("content/en/_index.md", page("Help", "Text."))
        .write("content/ko/start/_index.md", page("시작하기", "처음이라면 읽어요."))
        .write("content/ko/start/a.md", "---\ntitle: 첫걸음\ndescription: 처음 하는 일\nreviewed: 2026-10-01\nupdated: 2026-11-02\n---\n\n[처음](../_index.md)과 [용어집](/docs/ko/glossary/)을 봐요.\n")
        .write("content/ko/memo.md", "---\ntitle: 메모하기\nfeatures: [memo]\n---\n\n적어 두는 곳이에요.\n")
        .write("content/ko/chat.md", "---\ntitle: 쪽지 보내기\nfeatures: [chat]\n---\n\n쪽지를 보내요.\n")
        .write("content/ko/board.md", "---\ntitle: 게시판 쓰기\nfeatures: [board]\nroles: [instructor]\n---\n\n글을 써요.\n")
        .write("content/ko/tools/b.md", page("도구", "쓰는 법이에요."))
        .write("content/ko/zz.md", page("끝", "끝이에요."));
    project.run(["build", "--deny", "never"]).succeeded();
    project
}

fn text(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.path(&format!("dist/{path}"))).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn what_has_ended_or_is_ending_is_told_before_the_text() {
    let project = project();
    let memo = text(&project, "ko/memo/index.md");
    for wanted in [
        "features:\n  - name: \"메모장\"\n    state: removed\n    date: 2026-06-01\n    replacement: \"게시판\"\n    \
         replacement_url: \"https://help.example.com/docs/ko/board/\"\n",
        "> **‘메모장’ 기능은 2026년 6월 1일에 종료됐어요**\n>\n> 이유: 쓰는 사람이 적어요\n>\n\
         > 대신 쓸 기능: [게시판](https://help.example.com/docs/ko/board/index.md)\n",
    ] {
        assert!(memo.contains(wanted), "{wanted}\n{memo}");
    }
    let chat = text(&project, "ko/chat/index.md");
    for wanted in [
        "state: removed\n    date: 2026-06-01\n    roles: [\"student\"]",
        "state: deprecated\n    date: 2027-02-01\n    roles: [\"instructor\"]",
        "> **‘쪽지’ 기능은 2026년 6월 1일에 종료됐어요** (수강생)",
        "> **‘쪽지’ 기능이 2027년 2월 1일에 종료돼요** (강의자)",
        "쪽지를 보내요.",
    ] {
        assert!(chat.contains(wanted), "{wanted}\n{chat}");
    }
}

#[test]
fn front_matter_says_what_the_page_is() {
    let project = project();
    let first = text(&project, "ko/start/a/index.md");
    assert!(
        first.starts_with(
            "---\ntype: article\ntitle: \"첫걸음\"\nlanguage: ko\n\
             canonical: \"https://help.example.com/docs/ko/start/a/\"\n\
             index: \"https://help.example.com/docs/ko/llms.txt\"\nupdated: 2026-11-02\nreviewed: 2026-10-01\n---\n\n\
             # 첫걸음\n\n> 처음 하는 일\n"
        ),
        "{first}"
    );
    for link in ["(https://help.example.com/docs/ko/index.md)", "(https://help.example.com/docs/ko/glossary/index.md)"]
    {
        assert!(first.contains(link), "{link}\n{first}");
    }
    assert_eq!(first, text(&project, "ko/start/a.md"));
    let board = text(&project, "ko/board/index.md");
    assert!(board.contains("roles: [\"instructor\"]\nrole_names: [\"강의자\"]\n"), "{board}");
    assert!(board.contains("    state: new\n    date: 2026-11-01\n"), "{board}");
}

#[test]
fn pages_that_helpgen_makes_have_twins_too() {
    let project = project();
    for (path, kind, wanted) in [
        ("ko", "home", "- [시작하기](https://help.example.com/docs/ko/start/index.md)"),
        ("ko/start", "section", "- [첫걸음](https://help.example.com/docs/ko/start/a/index.md): 처음 하는 일"),
        ("ko/tools", "contents", "- [도구](https://help.example.com/docs/ko/tools/b/index.md)"),
        (
            "ko/glossary",
            "glossary",
            "- [수강생](https://help.example.com/docs/ko/glossary/learner/index.md): 강의를 듣는 사람\n  - 이렇게도 불러요: 학습자",
        ),
        ("ko/glossary/learner", "term", "- 공식 이름: 수강생\n- 이렇게도 불러요: 학습자\n- English: learner"),
        ("ko/names", "screen-names", "- 메뉴: **내 강의실** (수강생) / **강의 관리** (강의자)"),
        (
            "ko/whats-new",
            "whats-new",
            "- [게시판](https://help.example.com/docs/ko/board/index.md) · 새 기능 2026년 11월 1일",
        ),
        ("ko/removed", "ended-features", "종료 2026년 6월 1일"),
        ("en/removed", "ended-features", "Memos"),
    ] {
        let twin = text(&project, &format!("{path}/index.md"));
        assert!(twin.starts_with(&format!("---\ntype: {kind}\n")), "{path}\n{twin}");
        assert!(twin.contains(wanted), "{wanted}\n{twin}");
        assert_eq!(twin, text(&project, &format!("{path}.md")), "{path}");
        let html = text(&project, &format!("{path}/index.html"));
        assert!(
            html.contains(&format!(
                "type=\"text/markdown\" href=\"{}{path}/index.md\"",
                "../".repeat(path.matches('/').count() + 1)
            )),
            "{html}"
        );
        assert!(html.contains("rel=\"describedby\""), "{path}");
    }
    assert!(!project.path("dist/ko/search/index.md").exists() && !project.path("dist/404.md").exists());
}

#[test]
fn the_map_has_each_section_once_the_default_language_first_and_what_has_ended_by_itself() {
    let project = project();
    let map = text(&project, "llms.txt");
    let headings: Vec<&str> = map.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(
        headings,
        [
            "## 도움말 홈",
            "## tools",
            "## 시작하기",
            "## 용어집",
            "## 새 소식",
            "## 종료된 기능",
            "## Help home (English)",
            "## Glossary (English)",
            "## What's new (English)",
            "## Removed features (English)"
        ],
        "{map}"
    );
    assert!(map.starts_with("# 도움말\n\n> 모두의 도움말\n"), "{map}");
    let ended = map.split("## 종료된 기능").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("its group");
    assert!(ended.contains("ko/memo/index.md): ‘메모장’ 기능은 2026년 6월 1일에 종료됐어요"), "{map}");
    assert!(!ended.contains("ko/chat/"), "{map}");
    assert!(map.contains("ko/chat/index.md): ‘쪽지’ 기능은 2026년 6월 1일에 종료됐어요 (수강생)"), "{map}");
    assert!(map.contains("](https://help.example.com/docs/ko/board/index.md): 강의자 화면"), "{map}");
    let own = text(&project, "en/llms.txt");
    assert!(own.starts_with("# Help\n") && !own.contains("/ko/"), "{own}");
    let full = text(&project, "llms-full.txt");
    assert!(full.contains("# 첫걸음") && full.contains("# Help") && full.contains("종료됐어요"), "{full}");
    assert!(!text(&project, "en/llms-full.txt").contains("첫걸음"));
}

#[test]
fn a_page_named_like_a_twin_keeps_its_file() {
    let project = project();
    project.write("static/ko/zz.md", "나의 파일\n");
    project.run(["build", "--deny", "never"]).succeeded();
    assert_eq!(text(&project, "ko/zz.md"), "나의 파일\n");
    assert!(text(&project, "ko/zz/index.md").contains("# 끝"));
}

#[test]
fn a_site_for_one_role_maps_nothing_of_another() {
    let project = project();
    project.run(["build", "--deny", "never", "--role", "student"]).succeeded();
    for file in ["llms.txt", "llms-full.txt", "ko/llms.txt", "ko/names/index.md", "ko/index.md", "ko/chat.md"] {
        let text = text(&project, file);
        assert!(
            !text.contains("강의자") && !text.contains("강의 관리") && !text.contains("게시판 쓰기"),
            "{file}\n{text}"
        );
    }
}
