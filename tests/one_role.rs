//! `build --role`: nothing of another role anywhere in the site.

mod support;

use std::io::Read as _;

use support::{Files, Project};

/// Words that only instructors may come across. None of them is part of another.
const SECRETS: [&str; 31] = [
    "secretlabel",
    "secretparent",
    "secretformer",
    "secretpassage",
    "secretnested",
    "secretstep",
    "secretquote",
    "secretdefinition",
    "secretnote",
    "secretloose",
    "secretalt",
    "secretcaption",
    "secretheading",
    "secrettab",
    "secretpage",
    "secretfile",
    "secretsection",
    "secretpicture",
    "secretshot",
    "secretdownload",
    "secretfeature",
    "secretalso",
    "secretnotice",
    "secretaddress",
    "secretsnippet",
    "secretwhole",
    "secretinner",
    "secretfarther",
    "secrettheirs",
    "secreticon",
    "secretrole",
];

const GLOSSARY: &str = "\
roles:
  student: { ko: 수강생 }
  secretrole: { ko: secretrole }
labels:
  - { id: top, kind: menu, text: { secretrole: { ko: secretparent } } }
  - id: courses
    kind: menu
    text: { student: { ko: 내 강의실 }, secretrole: { ko: secretlabel } }
    former: [{ role: secretrole, ko: secretformer, until: 2026-01-01 }]
  - { id: inside, kind: menu, parent: top, text: { secretrole: { ko: secretlabel 안 } } }
  - { id: gear, icon: { ko: secreticon }, text: { secretrole: { ko: secretlabel 톱니 } } }
features:
  - { id: shared, name: { ko: 모두의 기능 }, introduced: 2026-11-01, roles: [student, secretrole] }
  - id: theirs
    name: { ko: secretfeature }
    also: { ko: [secretalso] }
    introduced: 2026-11-01
    summary: { ko: secretnotice }
    roles: [secretrole]
    former_pages: [ko/secretaddress]
  - id: gone
    name: { ko: secretfeature 끝 }
    also: { ko: [secretalso 끝] }
    removed: 2026-06-01
    announced: 2026-01-01
    notice: { ko: secretnotice }
    reason: { ko: secretnotice }
    roles: [secretrole]
";

const PAGE: &str = "\
---
title: ':ui[courses] 쓰기'
features: [shared, theirs]
---

<!-- helpgen-ignore style/sensory : secretnote는 강의자만 봐요 -->
:ui[courses]를 열어요. 강의자 화면에는 :ui[courses]{role=secretrole}라고 적혀 있어요. [자리](#secretheading)

:::role secretrole
secretpassage :ui[gear]를 [내려받기](secretdownload.zip) [글](secretfile.md) ![secretalt](secretpicture.png) 각주[^a]

## secretheading
:::

:::role student
:::details[더 보기]
:::role secretrole
secretnested
:::
:::
:::

:::steps
1. 메뉴를 열어요.

   :::role secretrole
   secretstep
   :::
2. 눌러요.
:::

> 인용
>
> :::role secretrole
> secretquote
> :::

낱말
: 뜻

  :::role secretrole
  secretdefinition
  :::

:::tabs
:::tab[하나]
:::role secretrole
secrettab
:::
글
:::
:::

![secretalt](secretshot.png \"secretcaption\"){role=secretrole}

문장 속 그림 ![secretalt](secretshot.png){role=secretrole} 하나.

::include snippets/part.md

:::role secretrole
::include snippets/whole.md
:::

[다른 역할의 글](secretfile.md)

[^a]: secretloose
[^b]: secretloose
";

fn project() -> Project {
    let project = Project::new();
    let picture = std::fs::read("tests/browser/site/content/ko/start/shot.png").expect("a picture");
    project
        .write("glossary.yml", GLOSSARY)
        .write("content/courses.md", PAGE)
        .write("content/secretfile.md", "---\ntitle: secretpage\nroles: [secretrole]\nfeatures: [theirs]\naliases: [/ko/secretaddress-2/]\n---\n\nsecretpage\n\n::include snippets/theirs.md\n")
        .write("content/mixed/_index.md", "---\ntitle: secretsection\ndescription: secretsection\nroles: [secretrole]\n---\n\nsecretsection\n")
        .write("content/mixed/a.md", support::page("하나", "글이에요."))
        .write("content/snippets/part.md", "함께 쓰는 글\n\n:::role secretrole\nsecretsnippet ![](../secretinner.png)\n\n::include snippets/farther.md\n:::\n")
        .write("content/snippets/whole.md", "그림\n\n![](../secretwhole.png)\n")
        .write("content/snippets/farther.md", "![](../secretfarther.png)\n")
        .write("content/snippets/theirs.md", "![](../secrettheirs.png)\n")
        .write("content/secretwhole.png", &picture)
        .write("content/secretinner.png", &picture)
        .write("content/secretfarther.png", &picture)
        .write("content/secrettheirs.png", &picture)
        .write("content/secretpicture.png", &picture)
        .write("content/secretshot.png", &picture)
        .write("content/secretdownload.zip", "secretdownload");
    project
}

/// The words of a file: as they are, and inflated where it is compressed.
fn readings(bytes: &[u8]) -> Vec<String> {
    let mut readings = vec![bytes.to_vec()];
    let mut inflated = Vec::new();
    if flate2::read::GzDecoder::new(bytes).read_to_end(&mut inflated).is_ok() {
        readings.push(std::mem::take(&mut inflated));
    }
    inflated.clear();
    if flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut inflated).is_ok() {
        readings.push(std::mem::take(&mut inflated));
    }
    inflated.clear();
    if flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut inflated).is_ok() {
        readings.push(inflated);
    }
    readings.iter().map(|bytes| String::from_utf8_lossy(bytes).to_lowercase()).collect()
}

/// Where a word is found: files whose name or bytes hold it.
fn holding<'f>(files: &'f Files, word: &str) -> Vec<&'f str> {
    let holds = |(name, bytes): &(&'f String, &'f Vec<u8>)| {
        name.contains(word) || readings(bytes).iter().any(|text| text.contains(word))
    };
    files.iter().filter(holds).map(|(name, _)| name.as_str()).collect()
}

#[test]
fn a_site_for_one_role_holds_nothing_of_another() {
    let project = project();
    project.run(["build", "--role", "student", "--deny", "never"]).ended_with(0);
    let site = project.site();
    let found: Vec<(&str, Vec<&str>)> =
        SECRETS.iter().map(|secret| (*secret, holding(&site, secret))).filter(|(_, files)| !files.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
    assert!(project.page("ko/courses").contains("내 강의실"));
}

/// What is looked for above is there to be found: the same words in the other builds.
#[test]
fn what_is_kept_from_one_role_is_there_for_the_other() {
    let project = project();
    for arguments in [&["build", "--deny", "never"][..], &["build", "--role", "secretrole", "--deny", "never"]] {
        support::Run::of(project.command(arguments.iter().copied())).ended_with(0);
        let site = project.site();
        // What no reader comes across is not there for anybody: an author's remark, a passage for no role.
        let shown = |secret: &&&str| !["secretnote", "secretnested", "secretrole"].contains(secret);
        let lost: Vec<_> = SECRETS.iter().filter(shown).filter(|secret| holding(&site, secret).is_empty()).collect();
        assert!(lost.is_empty(), "{arguments:?}: {lost:?}");
    }
}

#[test]
fn a_role_that_is_none_is_refused_with_those_that_are() {
    let project = project();
    project.run(["build", "--role", "studnet"]).ended_with(2).says("student").says("secretrole");
    project.run(["serve", "--role", "studnet", "--port", "0"]).ended_with(2).says("student").says("secretrole");
    project.run(["build", "--role", "수강생", "--deny", "never"]).succeeded();
    assert!(!project.page("ko/courses").contains("data-roles"));
}

#[test]
fn a_site_for_a_role_without_a_page_is_not_built() {
    let project = Project::new();
    project.write("glossary.yml", "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n");
    for file in ["content/_index.md", "content/start.md"] {
        project.write(file, "---\ntitle: 글\nroles: [student]\n---\n\n글이에요.\n");
    }
    project.run(["build", "--role", "student"]).succeeded();
    let site = project.site();
    project.run(["build", "--role", "instructor"]).ended_with(1).says("--allow-shrink");
    assert!(project.site() == site);
}
