//! The same input gives the same bytes: for any number of threads, in any folder, at any time.

mod support;

use support::{Files, Project, differences, files, page};

/// Something of everything: languages, roles, features, pictures, tags, redirects.
fn varied() -> Project {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        "title: { ko: 도움말, en: Help }\nbase_url: https://help.example.com/docs/\nlanguages: [ko, en]\ntoday: 2026-11-22\n",
    );
    project.write(
        "glossary.yml",
        "roles: { student: { ko: 수강생, en: Student }, instructor: { ko: 강의자, en: Instructor } }\n\
         concepts:\n\
         \x20 - id: learner\n    definition: { ko: 강의를 듣는 사람, en: A member who takes a course }\n    \
         terms: { ko: { preferred: 수강생, hidden: [배우는 사람] }, en: { preferred: student } }\n    related: [course]\n\
         \x20 - id: course\n    definition: { ko: 배우는 내용의 묶음, en: What is taught }\n    \
         terms: { ko: { preferred: 강의 }, en: { preferred: course } }\n\
         labels:\n\
         \x20 - { id: menu, kind: menu, text: { student: { ko: 내 강의실, en: My courses }, instructor: { ko: 강의 관리, en: Manage courses } } }\n\
         features:\n\
         \x20 - { id: quiz, name: { ko: 퀴즈, en: Quiz }, introduced: 2026-11-01, roles: [student] }\n\
         \x20 - { id: chat, name: { ko: 채팅, en: Chat }, introduced: 2020-01-01, announced: 2026-01-01, removed: 2026-06-01, reason: { ko: 안 써요, en: Unused }, replacement: quiz, former_pages: [ko/chat] }\n",
    );
    for file in ["content/_index.md", "content/start.md"] {
        std::fs::remove_file(project.path(file)).expect("files can be removed");
    }
    for (lang, learner) in [("ko", "수강생"), ("en", "student")] {
        for number in 0..24 {
            let section = number % 4;
            let text = format!(
                "---\ntitle: {lang} {number}\ntags: [t{}, t{}]\nfeatures: [quiz]\naliases: [/{lang}/old/{number}/]\n---\n\n\
                 # {learner}\n\n:term[learner] :ui[menu] {learner} {number}\n\n:::role student\n{number}\n:::\n\n\
                 ![그림](dot.svg)\n",
                number % 3,
                number % 5
            );
            project.write(&format!("content/{lang}/s{section}/p{number}.md"), text);
            project.write(
                &format!("content/{lang}/s{section}/dot.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>",
            );
            project.write(&format!("content/{lang}/s{section}/_index.md"), page(&format!("{lang} {section}"), "본문"));
        }
    }
    project
}

fn built(project: &Project, arguments: &[&str]) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let site = folder.path().join("site");
    let dist = site.to_str().expect("its name is text");
    support::Run::of(project.command([&["build", "--deny", "never", "--dist", dist], arguments].concat())).succeeded();
    let found = files(&site);
    assert!(found.len() > 50, "{}", found.len());
    found
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let project = varied();
    let one = built(&project, &["--jobs", "1"]);
    for jobs in ["2", "4", "7"] {
        assert_eq!(differences(&one, &built(&project, &["--jobs", jobs])), Vec::<&str>::new(), "--jobs {jobs}");
    }
}

#[test]
fn another_folder_gives_the_same_bytes() {
    assert_eq!(differences(&built(&varied(), &[]), &built(&varied(), &[])), Vec::<&str>::new());
}

#[test]
fn a_second_build_gives_the_same_bytes() {
    let project = varied();
    let first = built(&project, &["--no-cache"]);
    assert_eq!(differences(&first, &built(&project, &[])), Vec::<&str>::new());
    assert_eq!(differences(&first, &built(&project, &[])), Vec::<&str>::new());
}

#[test]
fn without_the_cache_nothing_that_was_kept_is_used() {
    let project = varied();
    let picture = image::RgbaImage::from_fn(64, 64, |x, y| image::Rgba([x as u8, y as u8, 0, 255]));
    picture.save(project.path("content/ko/s0/photo.png")).expect("written");
    project.write("content/ko/s0/p0.md", page("사진", "![사진](photo.png)"));
    let first = built(&project, &[]);
    let kept = || files(&project.path(".helpgen/pictures"));
    let before = kept();
    let webp = before.keys().find(|name| name.ends_with(".webp")).expect("a variant");
    // Another picture under the same name, that looks untouched.
    let path = project.path(&format!(".helpgen/pictures/{webp}"));
    let modified = std::fs::metadata(&path).and_then(|file| file.modified()).expect("a time");
    let mut damaged = before[webp].clone();
    *damaged.last_mut().expect("bytes") ^= 1;
    std::fs::write(&path, damaged).expect("written");
    std::fs::File::open(&path).and_then(|file| file.set_modified(modified)).expect("set");
    assert_eq!(differences(&first, &built(&project, &["--no-cache"])), Vec::<&str>::new());
    assert_eq!(kept()[webp], before[webp]);
}

#[test]
fn only_a_day_that_changes_a_state_changes_bytes() {
    let project = varied();
    let day = built(&project, &["--today", "2026-11-22"]);
    assert_eq!(differences(&day, &built(&project, &["--today", "2026-11-23"])), Vec::<&str>::new());
    let later = built(&project, &["--today", "2027-11-22"]);
    assert!(!differences(&day, &later).is_empty());
}
