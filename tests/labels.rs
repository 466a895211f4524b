//! What stands on each reader's screen: labels that are icons, particles behind names that differ, and the plain forms of
//! a page in which all roles' names stand side by side.

mod support;

use support::{Project, page};

const GLOSSARY: &str = "\
roles:
  student: { ko: 수강생, en: Student }
  instructor: { ko: 강의자, en: Instructor }
labels:
  - { id: menu, kind: menu, text: { student: { ko: 내 강의실, en: My courses }, instructor: { ko: 강의 관리, en: Manage courses } } }
  - { id: settings, kind: button, icon: { ko: 톱니바퀴, en: gear }, text: { ko: 설정, en: Settings } }
  - { id: bell, kind: button, icon: true, text: { ko: 알림, en: Notifications } }
  - { id: mic, kind: button, icon: { ko: 마이크, en: microphone }, text: { ko: 마이크, en: Microphone } }
  - { id: grades, kind: tab, parent: settings, text: { ko: 성적, en: Grades } }
";

fn project() -> Project {
    let project = Project::new();
    project
        .write("helpgen.yml", "title: { ko: 도움말, en: Help }\ntoday: 2026-11-22\nlanguages: [ko, en]\nrules: { label/unused: off, page/orphan: off, i18n/missing: off, image/missing: off }\n")
        .write("glossary.yml", GLOSSARY)
        .write("content/ko/_index.md", page("도움말", "글이에요."))
        .write("content/en/_index.md", page("Help", "Text."));
    project
}

#[test]
fn a_label_that_is_an_icon_is_called_one_everywhere() {
    let project = project();
    let body = ":ui[settings]를 누르고 :ui[bell]를 봐요. :ui[mic]를 켜요. :ui[grades]{path}에서 봐요.\n\n![그림 속 :ui[settings]](a.svg)";
    project.write("content/ko/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    project.write("content/ko/a.md", page("하나", body));
    project.write("content/en/a.md", page("One", "Press the :ui[settings], the :ui[bell] and the :ui[mic]."));
    project.run(["build", "--deny", "never"]).succeeded();
    let (ko, en) = (project.page("ko/a"), project.page("en/a"));
    for shown in [
        "<span class=\"ui-step\">톱니바퀴 아이콘(설정)</span></span>을 누르고",
        "<span class=\"ui-step\">아이콘(알림)</span></span>을 봐요",
        "<span class=\"ui-step\">마이크 아이콘</span></span>을 켜요",
        "<span class=\"ui-step\">톱니바퀴 아이콘(설정)</span><span class=\"path-sep\"> › </span><span class=\"ui-step\">성적</span>",
        "alt=\"그림 속 톱니바퀴 아이콘(설정)\"",
    ] {
        assert!(ko.contains(shown), "{shown}: {ko}");
    }
    for shown in ["gear icon (Settings)", "Notifications icon", "Microphone icon"] {
        assert!(en.contains(shown), "{shown}: {en}");
    }
    let markdown = String::from_utf8_lossy(&project.site()["ko/a/index.md"]).into_owned();
    assert!(markdown.contains("**톱니바퀴 아이콘(설정)**을 누르고 **아이콘(알림)**을"), "{markdown}");
    let found = project.run(["search", "톱니바퀴", "--format", "json"]).succeeded();
    found.says("ko/a/");
}

#[test]
fn side_by_side_each_name_has_the_particle_that_fits_it() {
    let project = project();
    let body = ":ui[menu]를 열고 :ui[menu]에서 :ui[menu]이라고 적힌 곳을 봐요. :ui[grades]를 눌러요.\n\n\
                :::role student\n수강생만 봐요.\n:::\n\n> :::role instructor\n> 1. :ui[menu]를 열어요.\n> :::";
    project.write("content/ko/a.md", page(":ui[menu]를 쓰는 법", body));
    project.run(["build", "--deny", "never"]).succeeded();
    let markdown = String::from_utf8_lossy(&project.site()["ko/a/index.md"]).into_owned();
    for shown in [
        "# 내 강의실을/강의 관리를 쓰는 법",
        "**내 강의실**을 (수강생) / **강의 관리**를 (강의자) 열고",
        "**내 강의실**에서 (수강생) / **강의 관리**에서 (강의자) ",
        "**내 강의실**이라고 (수강생) / **강의 관리**라고 (강의자) 적힌",
        "**성적**을 눌러요",
        "**수강생**\n\n수강생만 봐요.\n\n*(여기까지 수강생 화면의 설명이에요.)*\n",
        "> **강의자**\n>\n> 1. **강의 관리**를 열어요.\n>\n> *(여기까지 강의자 화면의 설명이에요.)*",
    ] {
        assert!(markdown.contains(shown), "{shown}: {markdown}");
    }
    assert!(!markdown.contains("을(를)"), "{markdown}");
}

#[test]
fn what_is_gone_for_one_role_alone_says_for_whom() {
    let project = project();
    project.write(
        "glossary.yml",
        format!(
            "{GLOSSARY}features:\n  - id: mail\n    name: {{ ko: 쪽지, en: Messages }}\n    announced: 2026-01-01\n    deprecated: 2026-08-01\n    \
             reason: {{ ko: 끝 }}\n    roles: {{ student: {{ removed: 2026-10-31 }}, instructor: {{ removed: 2027-01-31 }} }}\n"
        ),
    );
    project.write(
        "content/ko/mail/a.md",
        "---\ntitle: 쪽지 쓰기\nfeatures: [mail]\n---\n\n:feature[mail]은 끝나요.\n\n:::role student\n:feature[mail]이 끝났어요.\n:::\n",
    );
    project.write("content/ko/mail/_index.md", page("쪽지", "글이에요."));
    project.run(["build", "--deny", "never"]).succeeded();
    let gone = "<span class=\"badge badge-removed\" data-roles=\"student\"";
    let going = "<span class=\"badge badge-deprecated\" data-roles=\"instructor\"";
    let article = project.page("ko/mail/a");
    let (menu, text) = article.split_once("data-article").expect("an article");
    for part in [menu, text] {
        assert!(part.contains(gone) && part.contains(going), "{part}");
    }
    assert!(text.contains("종료<span class=\"role-name\"> · 수강생</span>"), "{text}");
    // A particle follows its name; in a passage for one role there is one badge.
    assert!(text.contains("<span class=\"feature\">쪽지</span>는<span class=\"badge"), "{text}");
    assert!(
        text.contains("쪽지</span>가<span class=\"badge badge-removed\" data-tip=\"2026년 10월 31일\">종료</span>"),
        "{text}"
    );
    project.run(["build", "--role", "student", "--deny", "never"]).succeeded();
    let article = project.page("ko/mail/a");
    assert!(article.contains("badge-removed") && !article.contains("badge-deprecated"), "{article}");
}

#[test]
fn the_page_of_names_tells_apart_other_names_and_none() {
    let project = project();
    project.write(
        "glossary.yml",
        format!("{GLOSSARY}  - {{ id: pay, text: {{ instructor: {{ ko: 정산, en: Payouts }} }} }}\n"),
    );
    project.run(["build", "--deny", "never", "--allow-shrink"]).succeeded();
    for (lang, screen) in [("ko", "첫 화면 메뉴"), ("en", "First screen")] {
        let names = project.page(&format!("{lang}/names"));
        assert!(names.contains(&format!(">{screen}</h2>")) && !names.contains("names."), "{names}");
        assert!(names.contains("<tr id=\"label-menu\" data-differs>") && names.contains("<tr id=\"label-pay\">"));
    }
    assert!(project.page("ko/names").contains("<span class=\"label-icon\">톱니바퀴 아이콘</span>"));
}

#[test]
fn the_word_for_an_icon_goes_into_the_directive() {
    let project = project();
    project.write("content/ko/a.md", page("하나", "**알림** 아이콘을 눌러요. 설정 아이콘을 봐요. **알림**을 봐요."));
    project.write("content/en/a.md", page("One", "Press the **Settings** icon."));
    project.run(["fix", "--unsafe"]);
    let text = |path: &str| std::fs::read_to_string(project.path(path)).expect("the page");
    assert!(
        text("content/ko/a.md").contains(":ui[bell]을 눌러요. :ui[settings]을 봐요. :ui[bell]을 봐요."),
        "{}",
        text("content/ko/a.md")
    );
    assert!(text("content/en/a.md").contains("Press the :ui[settings]."), "{}", text("content/en/a.md"));
}

#[test]
fn an_icon_is_true_or_words_by_language() {
    let project = project();
    project.write("glossary.yml", "labels:\n  - { id: a, icon: gear, text: 가 }\n");
    project.run(["check"]).ended_with(1).finds("error glossary/type glossary.yml:2:20");
}
