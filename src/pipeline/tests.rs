//! Tests of values and files between the steps of the pipeline.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Keeping, Reported, Request, Surveyed, build, check, load, survey};
use crate::write::write_several;

/// A help center with a fault of each stage, and a query that finds its page.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        (
            "helpgen.yml",
            "title: 도움말\nlanguages: [ko]\ntoday: 2026-11-22\nsearch: { expect: [{ query: 환불, page: ko/refund, within: 3 }] }\n",
        ),
        ("content/_index.md", "---\ntitle: 도움말\n---\n\n[환불](refund.md)\n"),
        (
            "content/refund.md",
            "---\ntitle: 환불\nslug: a/b\n---\n\n:ui[없는 이름] [없는 글](none.md)\n\n:::tip\n열린 채\n",
        ),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

fn surveyed(root: &Path) -> Surveyed {
    let request = Request { root: root.to_path_buf(), ..Request::default() };
    survey(load(request).expect("read")).expect("surveyed")
}

/// The files of a folder.
fn files(folder: PathBuf) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("there"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_path_buf(), fs::read(entry.path()).expect("read"))).collect()
}

#[test]
fn a_second_check_and_a_second_build_of_the_same_value_find_the_same() {
    let folder = project();
    let mut surveyed = surveyed(folder.path());
    let found =
        |checked: super::Checked| checked.diagnostics.iter().map(|told| told.rule.to_string()).collect::<Vec<_>>();
    let first = found(check(&surveyed).expect("checked"));
    // Findings of the survey, of the parser and of the rules, each once.
    for rule in ["page/front-matter", "directive/invalid", "label/unknown", "link/broken"] {
        assert_eq!(first.iter().filter(|told| *told == rule).count(), 1, "{rule}: {first:?}");
    }
    assert_eq!(found(check(&surveyed).expect("checked")), first);
    for _ in 0..2 {
        let built = build(&mut surveyed, || (), |_| false).expect("built");
        assert_eq!(found(built.checked), first);
    }
}

#[test]
fn pages_that_were_kept_are_not_read_again_to_try_searches() {
    let folder = project();
    let surveyed = surveyed(folder.path());
    fs::remove_dir_all(folder.path().join("content")).expect("removed");
    let found = check(&surveyed).expect("checked").diagnostics;
    let lost = ["search/expect", "page/unreadable"];
    assert!(!found.iter().any(|told| lost.contains(&&*told.rule)), "{found:?}");
}

#[test]
fn the_terminal_answers_from_the_old_site_if_the_new_one_cannot_be_put_in_its_place() {
    let folder = project();
    let root = folder.path();
    build(&mut surveyed(root), || (), |_| true).expect("built");
    let (site, index) = (files(root.join("dist")), files(root.join(".helpgen/index")));
    assert!(!index.is_empty());
    fs::write(root.join("content/new.md"), "---\ntitle: 새 글\n---\n\n글\n").expect("written");
    let in_the_way = |_: &_| {
        let staging = fs::read_dir(root).expect("there").flatten();
        let staging = staging.filter(|entry| entry.file_name().to_string_lossy().starts_with(".dist.helpgen-"));
        staging.for_each(|entry| fs::write(entry.path().join("site").join(".helpgen-site"), "").expect("written"));
        true
    };
    build(&mut surveyed(root), || (), in_the_way).expect_err("the marker is somebody else's");
    assert_eq!(files(root.join("dist")), site);
    assert_eq!(files(root.join(".helpgen/index")), index);
}

/// Whether the report of an earlier build stands; else it is written.
fn report_stands(root: &Path, how: &str) -> bool {
    report_of(
        Request { root: root.to_path_buf(), keeping: Keeping::InNewCache, cache_size: 1 << 20, ..Request::default() },
        how,
    )
}

/// The same of a request.
fn report_of(request: Request, how: &str) -> bool {
    let root = &request.root.clone();
    let mut surveyed = survey(load(request).expect("read")).expect("surveyed");
    let built = build(&mut surveyed, || (), |_| true).expect("built");
    let folder = root.join("report");
    let reported = Reported::of(&surveyed, &built, &how, &folder, &["a", "b"]).expect("results are kept");
    let stands = reported.stands();
    if !stands {
        reported.remember(&write_several(root, &folder, &[("a", b"one"), ("b", b"two")]).expect("written"));
    }
    surveyed.keep_results();
    stands
}

#[test]
fn a_report_stands_as_long_as_all_that_it_is_made_of() {
    let folder = project();
    let root = folder.path();
    let stands = || report_stands(root, "in Korean");
    assert!(!stands(), "nothing was written before");
    assert!(stands(), "nothing changed");
    assert!(!report_stands(root, "in English"), "asked for otherwise");
    assert!(stands(), "files that were found with their content stay as they are");
    for (file, text) in [
        ("content/refund.md", "---\ntitle: 환불\n---\n\n[없는 글](none.md)\n"),
        ("content/new.md", "---\ntitle: 새 글\n---\n\n글\n"),
        ("glossary.yml", "concepts:\n- id: a\n  definition: 뜻\n  terms: { ko: { preferred: 환불 } }\n"),
        ("decisions.yml", "- { id: d1, rule: link/broken, what: waive, reason: 나중에, by: cx, on: 2026-11-22 }\n"),
        ("helpgen.yml", "title: 다른 도움말\nlanguages: [ko]\ntoday: 2026-11-22\n"),
        ("report/b", "six"),
    ] {
        fs::write(root.join(file), text).expect("written");
        assert!(!stands(), "{file} changed");
        assert!(stands(), "{file} is as it was");
    }
}

/// A picture of one colour.
fn picture(path: &Path, gray: u8) {
    image::GrayImage::from_pixel(8, 8, image::Luma([gray])).save(path).expect("written");
}

#[test]
fn a_report_is_written_again_if_a_picture_changed_that_the_site_does_not_show() {
    for front in ["draft: true", "publish_on: 2027-01-01", "roles: [teacher]"] {
        let folder = project();
        let root = folder.path();
        let config = "title: 도움말\nlanguages: [ko]\ntoday: 2026-11-22\n";
        fs::write(root.join("helpgen.yml"), config).expect("written");
        let roles = "roles: { student: { ko: 수강생 }, teacher: { ko: 강의자 } }\n";
        fs::write(root.join("glossary.yml"), roles).expect("written");
        let article = format!("---\ntitle: 새 글\n{front}\n---\n\n![화면](a.png)\n");
        fs::write(root.join("content/new.md"), article).expect("written");
        let shot = root.join("content/a.png");
        picture(&shot, 0);
        let stands = || {
            let request = Request {
                root: root.to_path_buf(),
                role: Some("student".to_owned()),
                counting: true,
                keeping: Keeping::InNewCache,
                cache_size: 1 << 20,
                ..Request::default()
            };
            report_of(request, "in Korean")
        };
        assert!(!stands(), "{front}: nothing was written before");
        assert!(stands(), "{front}: nothing changed");
        picture(&shot, 200);
        assert!(!stands(), "{front}: the picture changed");
        assert!(stands(), "{front}: the picture is as it was");
    }
}
