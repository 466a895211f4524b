//! What the reviewers' report promises: a verdict that does not flatter, its own language, targets, numbers that are the same
//! everywhere, and a page that takes any text.

mod support;

use std::fs;

use serde_json::Value;
use support::{Project, Run, page};

const GLOSSARY: &str = "roles: { student: 수강생, instructor: 강의자 }\nconcepts:\n  - { id: learner, owner: cx, definition: 강의를 듣는 사람, \
                        terms: { ko: { preferred: 수강생, deprecated: [학습자] } } }\n";

fn project(config: &str) -> Project {
    let project = Project::new();
    project.write("helpgen.yml", format!("title: 도움말\ntoday: 2026-11-22\n{config}"));
    project.write("glossary.yml", GLOSSARY);
    project.write("content/_index.md", page("도움말", "[시작하기](start.md)"));
    project.write("content/start.md", page("시작하기", "학습자는 시작해요. 수강생도 와요."));
    project
}

fn text(project: &Project, file: &str) -> String {
    fs::read_to_string(project.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn report(project: &Project) -> Value {
    serde_json::from_str(&text(project, "report/report.json")).expect("one JSON document")
}

/// The data that stand in the page.
fn data(project: &Project) -> Value {
    let html = text(project, "report/index.html");
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"data\">").expect("the page has data");
    let (data, _) = rest.split_once("</script>").expect("they end");
    serde_json::from_str(data).expect("they are JSON to their end")
}

#[test]
fn a_verdict_says_what_would_stand_in_the_way() {
    let project = project("");
    let verdict = |arguments: &[&str]| {
        let arguments = ["report", "-q"].iter().chain(arguments).map(|word| (*word).to_owned());
        Run::of(project.command(arguments)).succeeded();
        let verdict = report(&project)["verdict"].clone();
        (
            verdict["outcome"].as_str().expect("a word").to_owned(),
            verdict["passed"].clone(),
            verdict["blockers"].clone(),
        )
    };
    assert_eq!(verdict(&[]), ("may-not".into(), false.into(), 1.into()));
    assert_eq!(verdict(&["--deny", "never"]), ("in-spite".into(), false.into(), 1.into()));
    assert!(text(&project, "report/index.html").contains("문제 1개가 있는데도 게시해요"));
    project.write("helpgen.yml", "title: 도움말\ntoday: 2026-11-22\nrules: { term/deprecated: warning }\n");
    assert_eq!(verdict(&["--deny", "never"]), ("may".into(), true.into(), 0.into()));
    assert_eq!(verdict(&["--deny", "warning"]), ("may-not".into(), false.into(), 1.into()));
    project.write("content/start.md", page("시작하기", "수강생은 시작해요."));
    assert_eq!(verdict(&["--deny", "warning"]), ("may".into(), true.into(), 0.into()));
}

#[test]
fn the_report_speaks_the_help_centers_language() {
    for (config, flag, lang) in [
        ("", None, "ko"),
        ("languages: [ko, en]\n", None, "ko"),
        ("languages: [en, ko]\n", None, "en"),
        ("languages: [ja]\n", None, "en"),
        ("languages: [ko]\nreport: { language: en }\n", None, "en"),
        ("languages: [en]\nreport: { language: ko }\n", None, "ko"),
        ("languages: [ko]\n", Some("en"), "en"),
    ] {
        let project = project(config);
        let arguments = ["report", "-q", "--deny", "never"].into_iter().chain(flag.map(|_| "--ui-lang")).chain(flag);
        let mut command = project.command(arguments);
        command.env("LANG", "C.UTF-8").env("LC_ALL", "C.UTF-8");
        Run::of(command).succeeded();
        assert!(text(&project, "report/index.html").contains(&format!("<html lang=\"{lang}\">")), "{config} {flag:?}");
        assert_eq!(report(&project)["lang"], lang);
    }
}

#[test]
fn targets_are_held() {
    let project = project("report: { targets: { score: 90, errors: 0, owners: { cx: 10 } } }\n");
    project.write("content/start.md", "---\ntitle: 시작하기\nowner: cx\n---\n\n학습자는 시작해요. 수강생도 와요.\n");
    project.run(["report", "--gate"]).ended_with(1).says("score: 50% (at least 90%)").says("errors: 1 (at most 0)");
    let met: Vec<Value> =
        report(&project)["targets"].as_array().expect("a list").iter().map(|own| own["met"].clone()).collect();
    assert_eq!(met, [Value::from(false), true.into(), false.into()]);
    project.run(["report"]).succeeded();
    project.write("content/start.md", "---\ntitle: 시작하기\nowner: cx\n---\n\n수강생은 시작해요.\n");
    project.run(["report", "--gate"]).succeeded();
    let page = text(&project, "report/index.html");
    assert!(page.contains("target-met") && page.contains("cx 담당 점수") && !page.contains("owners.cx"));
    let project = self::project("report: { targets: { labels: 90, owners: { nosuch: 10 } } }\n");
    let run = project.run(["report", "--gate"]).ended_with(1).says("owners.nosuch");
    assert!(!run.text.contains("labels:"), "{}", run.text);
    let project = self::project("");
    project.run(["report", "--gate"]).ended_with(2).says("report: { targets:");
}

#[test]
fn features_have_the_numbers_of_the_command_about_them() {
    let project = project("");
    project.write(
        "glossary.yml",
        format!(
            "{GLOSSARY}features:\n  - {{ id: dm, name: {{ ko: 쪽지 }}, introduced: 2023-01-01, announced: 2024-01-01, removed: 2027-01-31, \
             reason: {{ ko: 적게 써요 }}, roles: {{ student: {{ removed: 2026-10-31 }}, instructor: {{}} }} }}\n  - {{ id: live, name: {{ ko: 실시간 수업 }}, \
             introduced: 2026-11-01 }}\n  - {{ id: next, name: {{ ko: 학습 달력 }}, introduced: 2027-01-01 }}\n"
        ),
    );
    project.write(
        "content/start.md",
        "---\ntitle: 실시간 수업\nfeatures: [live]\nroles: [student]\n---\n\n실시간 수업에 가요. 학습 달력도 봐요.\n",
    );
    project.write("content/draft.md", "---\ntitle: 초안\ndraft: true\nfeatures: [dm]\n---\n\n쪽지를 보내요.\n");
    project.write(
        "content/dm.md",
        "---\ntitle: 쪽지\nroles: [instructor]\nfeatures: [dm]\n---\n\n쪽지를 보내요. 실시간 수업도 있어요.\n",
    );
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let features =
        project.command(["features", "--format", "json", "--deny", "never"]).output().expect("it can be run");
    let told: Value = serde_json::from_slice(&features.stdout).expect("one JSON document");
    let (told, shown) = (&told["features"], &report(&project)["features"]);
    let (told, shown) = (told.as_array().expect("a list"), shown.as_array().expect("a list"));
    assert_eq!(told.len(), shown.len());
    let day = |day: &Value| day.as_str().unwrap_or_default().to_owned();
    for one in told {
        let same = shown.iter().find(|own| own["id"] == one["id"]).expect("each is there");
        assert_eq!([&one["state"], &one["pages"]], [&same["state"], &same["documented"]], "{one}\n{same}");
        let mentions = one["mentions"].as_array().expect("a list").iter();
        let mentions: Vec<Value> = mentions.map(|own| serde_json::json!([own["path"], own["count"]])).collect();
        assert_eq!(Value::from(mentions), same["mentioned"], "{one}");
        assert_eq!([day(&one["introduced"]), day(&one["removed"])], [day(&same["introduced"]), day(&same["removed"])]);
        let missing = one["roles_without_article"].as_array().expect("a list").len();
        assert_eq!(missing, same["roles_without_article"].as_array().expect("a list").len(), "{one}\n{same}");
        for (role, own) in
            one["roles"].as_array().expect("a list").iter().zip(same["roles"].as_array().expect("a list"))
        {
            assert_eq!(
                [&role["id"], &role["state"], &role["documented"]],
                [&own["id"], &own["state"], &own["documented"]]
            );
            assert_eq!(day(&role["removed"]), day(&own["removed"]));
        }
    }
    let html = text(&project, "report/index.html");
    assert!(html.contains("수강생: 2023-01-01 – 2026-10-31") && html.contains("강의자: 2023-01-01 – 2027-01-31"));
}

#[test]
fn a_text_that_is_missing_is_no_screen_without_the_label() {
    let project = project("languages: [ko, en]\ncontent: content\n");
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nconcepts: []\nlabels:\n  - { id: mine, kind: menu, text: { student: { ko: 내 강의실, en: My courses } } }\n  \
         - { id: save, kind: button, text: { ko: 저장 } }\n",
    );
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let labels = report(&project)["labels"]["rows"].clone();
    assert_eq!(labels[0]["states"], serde_json::json!(["shown", "absent", "shown", "absent"]));
    assert_eq!(labels[1]["states"], serde_json::json!(["shown", "shown", "missing", "missing"]));
    let html = text(&project, "report/index.html");
    assert!(html.contains("정하지 않음") && html.contains("이 화면에 없음"));
}

#[test]
fn waived_and_deliberate_uses_count_the_same_everywhere() {
    let project = project("");
    let body = "학습자가 와요. :term[learner]{text=\"배우는 분\"}도 와요.\n\n<!-- helpgen-ignore term/deprecated : 인용 -->\n\n학습자라고 해요.";
    project.write("content/start.md", page("시작하기", body));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let json = report(&project);
    let (term, score) = (&json["terms"][0], &json["score"]);
    assert_eq!([&term["uses"], &term["right"], &term["wrong"], &term["let_pass"]], [3, 1, 1, 1]);
    assert_eq!([&score["terms"], &score["wrong_terms"], &score["waived"]], [1, 1, 1]);
    assert_eq!(json["counts"]["waived"], 1);
    let forms = term["forms"].as_array().expect("a list").iter();
    let mut statuses: Vec<&str> = forms.filter_map(|form| form["status"].as_str()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, ["chosen", "deprecated"]);
    let states = data(&project)["findings"]["state"].clone();
    let of = |state: u64| states.as_array().expect("a list").iter().filter(|own| own.as_u64() == Some(state)).count();
    assert_eq!([of(0), of(2)], [1, 1]);
}

#[test]
fn a_former_name_that_holds_a_term_is_told_once_and_the_promise_is_kept() {
    let project = project("");
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nconcepts:\n  - { id: course, definition: 강의, terms: { ko: { preferred: 강의, deprecated: [강좌] } } }\n\
         labels:\n  - { id: manage, kind: menu, text: { ko: 강의 관리 }, former: [{ ko: 강좌 관리, until: 2026-03-01 }] }\n",
    );
    project.write("content/start.md", page("시작하기", "**강좌 관리**를 누르고 강좌를 골라요."));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let json = report(&project);
    let findings = json["findings"].as_array().expect("a list").iter();
    // Beside them, the label is on no page under its name of today.
    let wrong = findings.filter(|told| told["severity"] == "error");
    let mut rules: Vec<&str> = wrong.filter_map(|told| told["rule"].as_str()).collect();
    rules.sort_unstable();
    assert_eq!(rules, ["label/former", "term/deprecated"]);
    assert_eq!(json["counts"]["fixable"], 2);
    project.run(["fix", "-q"]).succeeded();
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    assert_eq!(report(&project)["counts"]["open"], 0, "{}", text(&project, "content/start.md"));
}

#[test]
fn actions_settle_every_finding_once() {
    let project = project("");
    project.write("content/a.md", page("가", "학습자와 학습자가 [없는 글](none.md)을 봐요."));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let json = report(&project);
    let actions = json["actions"].as_array().expect("a list");
    let places: u64 = actions.iter().filter_map(|action| action["places"].as_u64()).sum();
    assert_eq!(Value::from(places), json["counts"]["open"]);
    let first = &actions[0];
    assert_eq!([&first["id"], &first["title"]], ["learner", "‘학습자’ → ‘수강생’"]);
    assert_eq!(
        [&first["command"], &first["blocking"]],
        [&Value::from("helpgen fix --concept learner"), &Value::from(3)]
    );
    for finding in json["findings"].as_array().expect("a list") {
        let action = finding["action"].as_str().expect("a word");
        assert!(
            actions
                .iter()
                .any(|own| format!("{}/{}", own["kind"].as_str().unwrap(), own["id"].as_str().unwrap()) == action)
        );
    }
}

#[test]
fn any_text_may_stand_in_the_page() {
    let project = project("");
    let long = "가나다라마바사아자차 ".repeat(1000);
    let nfd = "\u{1112}\u{1161}\u{11a8}습자";
    let body = format!(
        "학습자 </script><script>alert(1)</script> <!-- 가 -->.\n\n학습자 \u{202e}abc.\n\n{nfd}가 와요.\n\n{long}학습자 {long}.\n\n=cmd|'/c calc'!A1 학습자."
    );
    project.write("content/start.md", page("시작 </script> &lt;", &body));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    let data = data(&project);
    let json = report(&project);
    let count = json["findings"].as_array().expect("a list").len();
    assert!(count >= 4, "{count}");
    let findings = &data["findings"];
    for column in ["file", "line", "rule", "severity", "state", "message", "sentence", "from", "to", "fix"] {
        assert_eq!(findings[column].as_array().expect("a list").len(), count, "{column}");
    }
    let sentence = |at: usize| {
        let number = findings["sentence"][at].as_u64().expect("a number") as usize;
        let units: Vec<u16> = data["s"][number].as_str().expect("a text").encode_utf16().collect();
        let edge = |key: &str| findings[key][at].as_u64().expect("a number") as usize;
        String::from_utf16(&units[edge("from")..edge("to")]).expect("marks lie between letters")
    };
    for (at, finding) in json["findings"].as_array().expect("a list").iter().enumerate() {
        assert_eq!(finding["marked"], sentence(at), "{finding}");
    }
    let html = text(&project, "report/index.html");
    assert_eq!(html.matches("</script>").count(), 2, "the data and the script end, and nothing else");
    assert!(!html.contains("<script>alert"));
}

#[test]
fn pictures_at_fault_are_shown_small() {
    let project = project("");
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(400, 300, |x, y| image::Rgb([x as u8, y as u8, 90]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture can be made");
    project.write("content/shot.png", bytes.into_inner());
    project.write("content/start.md", page("시작하기", "수강생이 봐요.\n\n![](shot.png)"));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    assert_eq!(report(&project)["pictures"][0]["faults"], serde_json::json!(["image/alt"]));
    let html = text(&project, "report/index.html");
    assert!(html.contains("data:image/webp;base64,") && html.contains("설명이 없음"));
    assert!(!report(&project).to_string().contains("base64"), "the picture itself is no number");
}

#[test]
fn no_more_than_four_hundred_pictures_are_shown_small() {
    let project = project("");
    let mut body = String::new();
    for number in 0..410_u32 {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let shade = [number as u8, (number / 8) as u8, 90];
        let picture = image::RgbImage::from_pixel(8, 6, image::Rgb(shade));
        picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture can be made");
        project.write(&format!("content/p{number}.png"), bytes.into_inner());
        body.push_str(&format!("![화면 {number}](p{number}.png)\n\n"));
    }
    project.write("content/start.md", page("시작하기", &body));
    project.run(["report", "-q", "--deny", "never"]).succeeded();
    assert_eq!(report(&project)["pictures"].as_array().expect("a list").len(), 410, "all of them are listed");
    // In the data of the page; the first rows stand in its HTML once more.
    assert_eq!(text(&project, "report/index.html").matches("\"i\":\"data:image/webp;base64,").count(), 400);
}

#[test]
fn the_guide_has_sentences_where_nothing_is_wrong() {
    let project = project("");
    let right = "---\ntitle: 시작하기\ndescription: 수강생이 처음 하는 일이에요.\n---\n\n수강생은 시작해요.\n";
    project.write("content/start.md", right);
    project.run(["report", "-q"]).succeeded();
    let sentences = report(&project)["guide"]["sentences"].clone();
    assert_eq!(
        [&sentences[0]["wrong"], &sentences[0]["right"]],
        ["학습자가 처음 하는 일이에요.", "수강생이 처음 하는 일이에요."]
    );
}

#[test]
fn names_on_the_screen_that_are_written_out_count_as_agreed() {
    let project = Project::new();
    project.write(
        "glossary.yml",
        "roles: { student: 수강생, instructor: 강의자 }\nlabels:\n  - { id: room, kind: menu, text: { student: 내 강의실, instructor: 강의 관리 }, former: [{ ko: 내 교실, until: 2026-01-01 }] }\n\
         concepts:\n  - { id: room, definition: 방, terms: { ko: { preferred: 내 강의실 } } }\n",
    );
    project.write("content/_index.md", page("도움말", "[시작하기](start.md)"));
    let text = "---\ntitle: 시작하기\nroles: [student]\n---\n\n**내 강의실**을 눌러요. **내 강의실**을 봐요. **내 교실**이었어요. **강의 관리**를 눌러요.\n";
    project.write("content/start.md", text);
    project.run(["report", "--deny", "never"]).succeeded();
    let report = report(&project);
    let parts = report["score"]["parts"].as_array().expect("a list");
    let labels = parts.iter().find(|part| part["kind"] == "labels").expect("labels are named");
    assert_eq!((&labels["right"], &labels["wrong"]), (&2.into(), &2.into()), "{labels}");
    // The word is a term too: it is said.
    let findings = report["findings"].as_array().expect("a list");
    assert!(!findings.iter().any(|told| told["rule"] == "glossary/unused"), "{findings:#?}");
}
