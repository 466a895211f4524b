//! What an earlier run computed changes nothing but the time: a warm build is a cold one, byte for byte.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use support::{Files, Project, Run, differences, files, page};

/// Pages in each language.
const PAGES: usize = 48;

/// A help center in which pages look at each other in every way.
fn varied() -> Project {
    let project = Project::new();
    for file in ["content/_index.md", "content/start.md"] {
        fs::remove_file(project.path(file)).expect("files can be removed");
    }
    project
        .write("helpgen.yml", config(""))
        .write("glossary.yml", glossary("강의를 듣는 사람", "내 강의실", "2027-06-01", ""));
    project.write("content/_parts/note.md", "## 알아 두기 {#note}\n\n수강생은 [여기](/ko/s1/p5.md)를 봐요.\n");
    for lang in ["ko", "en"] {
        project.write(&format!("content/{lang}/_index.md"), page("처음", "[하나](s0/p0.md)"));
        for section in 0..4 {
            project.write(&format!("content/{lang}/s{section}/_index.md"), page(&format!("{lang} 묶음 {section}"), ""));
            project.write(&format!("content/{lang}/s{section}/dot.svg"), svg("점 하나"));
            project.write(&format!("content/{lang}/s{section}/clip.mp4"), film(320));
        }
        for number in 0..PAGES {
            project.write(&file(lang, number), article(lang, number, "", "본문이에요."));
        }
    }
    project
}

fn config(more: &str) -> String {
    format!(
        "title: {{ ko: 도움말, en: Help }}\nbase_url: https://help.example.com/docs/\nlanguages: [ko, en]\ntoday: 2026-11-22\n\
         pages: {{ featured: [ko/s1/p1] }}\nsearch: {{ expect: [{{ query: 글 7, page: ko/s3/p7, within: 20 }}] }}\n{more}"
    )
}

fn glossary(definition: &str, label: &str, removed: &str, more: &str) -> String {
    format!(
        "roles: {{ student: {{ ko: 수강생, en: Student }}, instructor: {{ ko: 강의자, en: Instructor }} }}\n\
         concepts:\n\
         \x20 - {{ id: learner, definition: {{ ko: {definition}, en: A member }}, terms: {{ ko: {{ preferred: 수강생, deprecated: [배우는 사람], hidden: [배우미] }}, en: {{ preferred: student }} }} }}\n{more}\
         labels:\n\
         \x20 - {{ id: menu, kind: menu, text: {{ student: {{ ko: {label}, en: My courses }}, instructor: {{ ko: 강의 관리, en: Manage courses }} }} }}\n\
         features:\n\
         \x20 - {{ id: quiz, name: {{ ko: 퀴즈, en: Quiz }}, introduced: 2026-11-01 }}\n\
         \x20 - {{ id: chat, name: {{ ko: 채팅, en: Chat }}, introduced: 2020-01-01, announced: 2026-01-01, removed: {removed}, reason: {{ ko: 안 써요, en: Unused }}, replacement: quiz }}\n"
    )
}

fn svg(words: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/><text>{words}</text></svg>"
    )
}

/// A film of this width: a box of its kind, and one of its track's size (ISO/IEC 14496-12).
fn film(width: u32) -> Vec<u8> {
    let mut track = vec![0; 76];
    track[41] = 1;
    track.extend([width << 16, 180 << 16].iter().flat_map(|length| length.to_be_bytes()));
    let boxed = |name: &[u8; 4], inner: &[u8]| [&(inner.len() as u32 + 8).to_be_bytes()[..], name, inner].concat();
    let kind = boxed(b"ftyp", b"isom\0\0\x02\0isommp41");
    [kind, boxed(b"moov", &boxed(b"trak", &boxed(b"tkhd", &track))), boxed(b"mdat", &[])].concat()
}

/// A picture of one colour.
fn poster() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let plain = image::RgbImage::from_pixel(32, 18, image::Rgb([9, 99, 199]));
    plain.write_to(&mut bytes, image::ImageFormat::Png).expect("encoded");
    bytes.into_inner()
}

fn file(lang: &str, number: usize) -> String {
    format!("content/{lang}/s{}/p{number}.md", number % 4)
}

fn article(lang: &str, number: usize, front: &str, body: &str) -> String {
    let feature = if number.is_multiple_of(5) { "features: [chat]\n" } else { "" };
    let include = if number.is_multiple_of(7) { "::include _parts/note.md\n\n" } else { "" };
    let next = (number + 9) % PAGES;
    format!(
        "---\ntitle: {lang} 글 {number}\ntags: [t{}]\n{feature}{front}---\n\n{body}\n\n## 자세히 {number} {{#more}}\n\n\
         :term[learner] :ui[menu] 배우는 사람 [다음](/{lang}/s{}/p{next}.md#more) ![점](dot.svg)\n\n![장면](clip.mp4)\n\n:::role student\n{number}\n:::\n\n{include}",
        number % 11,
        next % 4
    )
}

/// A decision on the word that `glossary` hides, on one page.
const DECISION: &str = "- { id: d1, what: waive, match: { rule: term/deprecated, page: ko/s0/p36 }, reason: 인용이에요, by: CX, on: 2026-11-20 }\n";

/// An edit of the project, and flags of the builds after it.
type Edit = (&'static str, fn(&Project), &'static [&'static str]);

fn remove(project: &Project, file: &str) {
    fs::remove_file(project.path(file)).expect("it is there");
}

fn rename(project: &Project, from: &str, to: &str) {
    fs::create_dir_all(project.path(to).parent().expect("a folder")).expect("made");
    fs::rename(project.path(from), project.path(to)).expect("it is there");
}

/// Every kind of edit. None depends on another.
const EDITS: &[Edit] = &[
    ("a paragraph", |p| _ = p.write(&file("ko", 3), article("ko", 3, "", "다른 본문이에요. 배우는 사람이 봐요.")), &[]),
    (
        "a heading that others lead to",
        |p| {
            let text = article("ko", 9, "", "본문").replace("{#more}", "{#others}");
            p.write(&file("ko", 9), text);
        },
        &[],
    ),
    (
        "a link",
        |p| _ = p.write(&file("ko", 4), article("ko", 4, "", "[저기](/ko/s2/p6.md) [없는 글](/ko/none.md)")),
        &[],
    ),
    ("a title", |p| _ = p.write(&file("ko", 8), article("ko", 8, "", "본문").replace("글 8", "새 제목 8")), &[]),
    (
        "tags and related pages",
        |p| _ = p.write(&file("ko", 12), article("ko", 12, "related: [ko/s1/p1]\n", "본문").replace("t1]", "t2, t3]")),
        &[],
    ),
    ("a description", |p| _ = p.write(&file("ko", 16), article("ko", 16, "description: 다른 설명\n", "본문")), &[]),
    (
        "the icon of a section",
        |p| _ = p.write("content/ko/s2/_index.md", "---\ntitle: ko 묶음 2\nicon: book\n---\n\n소개\n"),
        &[],
    ),
    ("the title of a section", |p| _ = p.write("content/en/s1/_index.md", page("Another title", "")), &[]),
    ("who reads a page", |p| _ = p.write(&file("en", 5), article("en", 5, "roles: [instructor]\n", "Text")), &[]),
    ("the order of a section", |p| _ = p.write(&file("ko", 20), article("ko", 20, "order: 1\n", "본문")), &[]),
    ("an old address", |p| _ = p.write(&file("ko", 21), article("ko", 21, "aliases: [/ko/s9/old/]\n", "본문")), &[]),
    ("a draft", |p| _ = p.write(&file("ko", 22), article("ko", 22, "draft: true\n", "본문")), &[]),
    (
        "a day from which a page is there",
        |p| _ = p.write(&file("ko", 24), article("ko", 24, "publish_on: 2026-12-01\n", "본문")),
        &[],
    ),
    ("a new page", |p| _ = p.write("content/ko/s1/a-new-one.md", article("ko", 99, "", "새 글이에요.")), &[]),
    ("a page less", |p| remove(p, &file("ko", 13)), &[]),
    ("another name", |p| rename(p, &file("ko", 17), "content/ko/s1/renamed.md"), &[]),
    ("another section", |p| rename(p, &file("en", 18), "content/en/s5/moved.md"), &[]),
    ("a new section's front page", |p| _ = p.write("content/ko/s6/_index.md", page("새 묶음", "소개")), &[]),
    ("a page in it", |p| _ = p.write("content/ko/s6/first.md", page("첫 글", "본문 [위](../s0/p0.md)")), &[]),
    (
        "a snippet",
        |p| {
            _ = p.write(
                "content/_parts/note.md",
                "## 알아 두기 {#note}\n\n바뀐 조각이에요. [여기](/ko/s1/p1.md)\n\n:term[learner]\n",
            )
        },
        &[],
    ),
    ("a snippet less", |p| remove(p, "content/_parts/note.md"), &[]),
    ("a picture", |p| _ = p.write("content/ko/s0/dot.svg", svg("배우는 사람의 화면")), &[]),
    ("a picture less", |p| remove(p, "content/en/s2/dot.svg"), &[]),
    ("a new picture", |p| _ = p.write("content/en/s2/other.svg", svg("other")), &[]),
    ("another film", |p| _ = p.write("content/ko/s1/clip.mp4", film(640)), &[]),
    ("a film less", |p| remove(p, "content/en/s3/clip.mp4"), &[]),
    ("no film any more", |p| _ = p.write("content/en/s1/clip.mp4", "version https://git-lfs"), &[]),
    ("a poster", |p| _ = p.write("content/ko/s2/clip.png", poster()), &[]),
    ("captions", |p| _ = p.write("content/ko/s3/clip.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n배우는 사람\n"), &[]),
    (
        "captions in another language",
        |p| _ = p.write("content/ko/s0/clip.en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA student\n"),
        &[],
    ),
    ("a provider of films", |p| _ = p.write("helpgen.yml", config("media: [vimeo]\n")), &[]),
    (
        "a film of a provider",
        |p| _ = p.write(&file("ko", 34), article("ko", 34, "", "::video https://vimeo.com/76979871 장면")),
        &[],
    ),
    ("a file of static", |p| _ = p.write("static/terms.txt", "text"), &[]),
    ("a definition", |p| _ = p.write("glossary.yml", glossary("배우러 온 사람", "내 강의실", "2027-06-01", "")), &[]),
    (
        "a term",
        |p| {
            _ = p.write(
                "glossary.yml",
                glossary(
                    "강의를 듣는 사람",
                    "내 강의실",
                    "2027-06-01",
                    "  - { id: body, definition: { ko: 글의 몸 }, terms: { ko: { preferred: 글, hidden: [본문] } } }\n",
                ),
            )
        },
        &[],
    ),
    (
        "a page without terms",
        |p| _ = p.write(&file("ko", 36), page("글 36", "배우는 사람, [용어](/ko/glossary/body/)")),
        &[],
    ),
    (
        "a term in the title of a link, its colon by number",
        |p| _ = p.write(&file("ko", 38), page("글 38", "[여기](p2.md \"&#58;term[learner]\")")),
        &[],
    ),
    (
        "a term in a title, its colon by number",
        |p| _ = p.write(&file("ko", 39), "---\ntitle: \"글 \\x3aterm[learner]\"\n---\n\n본문\n"),
        &[],
    ),
    ("a term by its word", |p| _ = p.write(&file("ko", 37), page("글 37", ":term[글] :term[몸글]")), &[]),
    (
        "another word for a term",
        |p| {
            let more =
                "  - { id: body, definition: { ko: 몸 }, terms: { ko: { preferred: 몸글, deprecated: [본문] } } }\n";
            _ = p.write("glossary.yml", glossary("강의를 듣는 사람", "내 강의실", "2027-06-01", more))
        },
        &[],
    ),
    ("a decision", |p| _ = p.write("decisions.yml", DECISION), &[]),
    ("a label", |p| _ = p.write("glossary.yml", glossary("강의를 듣는 사람", "나의 배움터", "2027-06-01", "")), &[]),
    (
        "a feature that goes",
        |p| _ = p.write("glossary.yml", glossary("강의를 듣는 사람", "내 강의실", "2026-06-01", "")),
        &[],
    ),
    (
        "a level of a rule",
        |p| _ = p.write("helpgen.yml", config("rules: { term/variant: info, link/broken: warning }\n")),
        &[],
    ),
    ("featured pages", |p| _ = p.write("helpgen.yml", config("").replace("ko/s1/p1", "ko/s2/p2")), &[]),
    (
        "a part of the theme",
        |p| _ = p.write("themes/default/templates/partials/feedback.html", "<p>{{ page.title_html | safe }}</p>"),
        &[],
    ),
    ("words of the theme", |p| _ = p.write("themes/default/i18n/ko.yml", "search: { label: 찾아보기 }\n"), &[]),
    ("a style", |p| _ = p.write("themes/default/assets/css/tokens.css", ":root { --own: 1px }"), &[]),
    ("the day", |_| (), &["--today", "2027-07-01"]),
    ("one role", |_| (), &["--role", "student"]),
    ("another role", |_| (), &["--role", "instructor"]),
    ("drafts too", |_| (), &["--drafts"]),
    ("another address", |_| (), &["--base-url", "https://example.com/"]),
    ("one thread", |_| (), &["--jobs", "1"]),
    ("nothing", |_| (), &[]),
    (
        "an exception that ends",
        |p| {
            _ = p.write(
                &file("ko", 30),
                article("ko", 30, "", "<!-- helpgen-ignore term/variant : 옛글 until 2026-12-24 -->\n\n배우는 사람"),
            )
        },
        &[],
    ),
    ("the day after its end", |_| (), &["--today", "2026-12-25"]),
    ("a page that cannot be read", |p| _ = p.write(&file("en", 31), b"\xff\xfe\xfd"), &[]),
    ("a front matter that is none", |p| _ = p.write(&file("en", 32), "---\ntitle: [\n---\n\nText\n"), &[]),
];

/// What a build left: the site, what was found, and the report.
fn built(project: &Project, name: &str, flags: &[&str]) -> (Files, String, Files) {
    let (dist, found) = (project.path(name), project.path(&format!("{name}.json")));
    let found_at = format!("json={}", found.display());
    let dist = dist.to_str().expect("its name is text").to_owned();
    let all =
        [&["build", "--deny", "never", "--allow-shrink", "--dist", &*dist, "--output", &*found_at], flags].concat();
    Run::of(project.command(all)).succeeded();
    let report = files(&project.path("report"));
    (files(Path::new(&dist)), fs::read_to_string(found).expect("findings"), report)
}

/// Builds warm and cold; both have to be the same.
fn same(project: &Project, edit: &str, flags: &[&str]) {
    let warm = built(project, "dist", flags);
    let cold = built(project, "cold", &[flags, &["--no-cache"]].concat());
    assert!(warm.0.len() > 100, "{edit}: {} files", warm.0.len());
    assert_eq!(differences(&cold.0, &warm.0), Vec::<&str>::new(), "{edit}");
    assert_eq!(cold.1, warm.1, "{edit}");
    assert_eq!(differences(&cold.2, &warm.2), Vec::<&str>::new(), "{edit}: the report");
}

/// The edits in another order for each seed (xorshift).
fn shuffled(mut seed: u64) -> Vec<Edit> {
    let mut edits = EDITS.to_vec();
    for at in (1..edits.len()).rev() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        edits.swap(at, (seed % (at as u64 + 1)) as usize);
    }
    edits
}

/// `HELPGEN_SEEDS=20` tries twenty orders.
#[test]
fn after_any_edits_a_warm_build_is_a_cold_one() {
    let seeds = std::env::var("HELPGEN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(1);
    for seed in 1..=seeds {
        let project = varied();
        same(&project, "the first", &[]);
        for (name, edit, flags) in shuffled(seed * 7919) {
            edit(&project);
            same(&project, &format!("{name} (seed {seed})"), flags);
        }
    }
}

/// Every file below a folder with its time and place on the disk.
fn stamps(folder: &Path) -> Vec<(PathBuf, SystemTime, u64)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("there"));
    let stamp = |entry: walkdir::DirEntry| {
        let file = entry.metadata().expect("there");
        (entry.path().to_path_buf(), file.modified().expect("a time"), file.len())
    };
    entries.filter(|entry| entry.file_type().is_file()).map(stamp).collect()
}

#[test]
fn a_second_build_writes_no_file_of_the_site_the_memo_or_the_index() {
    let project = varied();
    built(&project, "dist", &[]);
    let folders = ["dist", ".helpgen/index", ".helpgen/memo/pages.bin"].map(|folder| project.path(folder));
    let before = folders.each_ref().map(|folder| stamps(folder));
    assert!(before.iter().all(|files| !files.is_empty()));
    built(&project, "dist", &[]);
    assert_eq!(folders.each_ref().map(|folder| stamps(folder)), before);
}

#[test]
fn a_file_of_the_site_with_other_content_under_its_old_length_and_time_is_made_again() {
    let project = varied();
    built(&project, "dist", &[]);
    let (site, ..) = built(&project, "dist", &[]);
    let text = site.keys().find(|name| name.starts_with("texts/")).expect("texts of hits").clone();
    for name in ["ko/s0/p0/index.html", "ko/s0/p0/index.md", &text] {
        let path = project.path("dist").join(name);
        let time = fs::metadata(&path).and_then(|file| file.modified()).expect("a time");
        let mut bytes = fs::read(&path).expect("there");
        bytes[3] ^= 1;
        fs::write(&path, &bytes).expect("can be written");
        fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(time)).expect("set");
        assert_eq!(differences(&site, &files(&project.path("dist"))).len(), 1, "{name}");
        assert_eq!(differences(&site, &built(&project, "dist", &[]).0), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_report_that_is_damaged_or_missing_is_made_again() {
    let project = varied();
    let (.., report) = built(&project, "dist", &[]);
    assert_eq!(report.len(), 3);
    for name in report.keys() {
        fs::write(project.path("report").join(name), "damaged").expect("written");
        assert_eq!(differences(&built(&project, "dist", &[]).2, &report), Vec::<&str>::new(), "{name} damaged");
        fs::remove_file(project.path("report").join(name)).expect("removed");
        assert_eq!(differences(&built(&project, "dist", &[]).2, &report), Vec::<&str>::new(), "{name} missing");
    }
}

#[test]
fn whatever_is_damaged_or_missing_in_cache_and_site_is_made_again() {
    let project = varied();
    let (site, found, _) = built(&project, "dist", &[]);
    let kept: Vec<PathBuf> = [".helpgen/memo", ".helpgen/index", ".helpgen/pictures"]
        .iter()
        .flat_map(|f| stamps(&project.path(f)))
        .map(|(path, ..)| path)
        .collect();
    assert!(kept.len() >= 4, "{kept:?}");
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 6] = [
        ("empty", |path| fs::write(path, "").expect("written")),
        ("half", |path| {
            let bytes = fs::read(path).expect("there");
            fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
        }),
        ("flipped, with its old time", |path| {
            let time = fs::metadata(path).and_then(|file| file.modified()).expect("a time");
            let mut bytes = fs::read(path).expect("there");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x20;
            fs::write(path, bytes).expect("written");
            fs::File::options().append(true).open(path).and_then(|file| file.set_modified(time)).expect("set");
        }),
        ("gone", |path| fs::remove_file(path).expect("there")),
        ("a folder", |path| {
            fs::remove_file(path).expect("there");
            fs::create_dir(path).expect("made");
        }),
        ("an older one", |path| fs::write(path, b"helpgen shelf 0\nfrom another version").expect("written")),
    ];
    for (name, damage) in damages {
        kept.iter().filter(|path| path.is_file()).for_each(|path| damage(path));
        let page = project.path("dist/ko/s0/p0/index.html");
        fs::write(&page, "another page of another length").expect("written");
        fs::remove_file(project.path("dist/ko/s1/p1/index.md")).expect("there");
        let (again, told, _) = built(&project, "dist", &[]);
        assert_eq!(differences(&site, &again), Vec::<&str>::new(), "{name}");
        assert_eq!(told, found, "{name}");
        for path in kept.iter().filter(|path| path.is_dir()) {
            fs::remove_dir(path).expect("it is empty");
        }
    }
    fs::remove_dir_all(project.path(".helpgen")).expect("there");
    assert_eq!(differences(&site, &built(&project, "dist", &[]).0), Vec::<&str>::new());
}

#[test]
fn a_memo_that_cannot_be_written_costs_time_alone() {
    let project = varied();
    project.write(".helpgen/memo", "a file where the folder should be");
    same(&project, "no folder for the memo", &[]);
    same(&project, "again", &[]);
}

#[test]
fn a_page_of_the_same_length_and_time_is_another_page() {
    let project = varied();
    same(&project, "the first", &[]);
    let path = project.path(&file("ko", 3));
    let time = fs::metadata(&path).and_then(|file| file.modified()).expect("a time");
    let text = fs::read_to_string(&path).expect("there");
    fs::write(&path, text.replace("본문이에요", "분문이예요")).expect("written");
    fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(time)).expect("set");
    let (site, ..) = built(&project, "dist", &[]);
    assert!(String::from_utf8_lossy(&site["ko/s3/p3/index.html"]).contains("분문이예요"));
    same(&project, "afterwards", &[]);
}

#[test]
fn a_site_on_another_disk_or_of_another_project_takes_over_nothing_wrong() {
    let (project, other) = (varied(), varied());
    other.write(&file("ko", 3), article("ko", 3, "", "남의 본문"));
    built(&other, "dist", &[]);
    built(&project, "dist", &[]);
    // Somebody else's cache, whole.
    fs::remove_dir_all(project.path(".helpgen")).expect("there");
    let copied =
        std::process::Command::new("cp").arg("-a").arg(other.path(".helpgen")).arg(project.path(".helpgen")).status();
    assert!(copied.expect("cp runs").success());
    same(&project, "somebody else's cache", &[]);
    if let Ok(disk) = tempfile::tempdir_in("/dev/shm") {
        let dist = disk.path().join("site");
        let there = dist.to_str().expect("its name is text");
        for _ in 0..2 {
            let (site, ..) = built(&project, there, &[]);
            assert_eq!(differences(&built(&project, "cold", &["--no-cache"]).0, &site), Vec::<&str>::new());
        }
    }
}

#[test]
fn a_check_after_edits_finds_what_a_cold_one_finds() {
    let project = varied();
    built(&project, "dist", &[]);
    let found = |flags: &[&str]| {
        Run::of(project.command([&["check", "--format", "json", "--deny", "never"], flags].concat())).succeeded().text
    };
    for (name, edit, flags) in
        shuffled(4711).into_iter().filter(|(_, _, flags)| flags.is_empty() || flags[0] == "--today")
    {
        edit(&project);
        assert_eq!(found(flags), found(&[flags, &["--no-cache"]].concat()), "{name}");
    }
}

#[test]
fn it_is_told_which_pages_were_set_again_and_why() {
    let project = varied();
    let told = |flags: &[&str]| {
        Run::of(project.command([&["build", "--deny", "never", "--explain-rebuild"], flags].concat())).succeeded().text
    };
    assert!(told(&[]).contains("content/ko/s3/p3.md: no build is known that had it"));
    let nothing = told(&[]);
    assert!(nothing.contains("Set 0 of "), "{nothing}");
    project.write(&file("ko", 3), article("ko", 3, "", "다른 본문"));
    let one = told(&[]);
    assert!(one.contains("content/ko/s3/p3.md: its text changed"), "{one}");
    assert!(one.contains("a page beside it changed"), "{one}");
    project.write("content/_parts/note.md", "다른 조각\n");
    assert!(told(&[]).contains("content/ko/s2/p14.md: a snippet, words in a picture"));
    project.write(&file("ko", 8), article("ko", 8, "", "본문").replace("글 8", "새 제목"));
    let title = told(&[]);
    assert!(title.contains("content/ko/s0/p4.md: its menu, the title of a neighbour"), "{title}");
    let mut others = title.lines().filter(|line| line.starts_with("content/en/"));
    assert!(others.all(|line| line.ends_with("a page beside it changed, with which it is read for search")), "{title}");
    project.write(&file("ko", 8), article("ko", 8, "roles: [student]\n", "본문"));
    assert!(told(&[]).contains("content/en/s0/p0.md: pages came or went"));
    project.write("themes/default/i18n/ko.yml", "search: { label: 찾아보기 }\n");
    assert!(told(&[]).contains("content/en/s0/p0.md: the theme changed"));
    project.write("glossary.yml", glossary("배우러 온 사람", "내 강의실", "2027-06-01", ""));
    assert!(told(&[]).contains("content/en/s0/p0.md: the configuration or the glossary changed"));
    for number in 0..PAGES {
        project.write(&file("en", number), page("Plain", "No term"));
    }
    told(&[]);
    project.write("glossary.yml", glossary("배우는 이", "내 강의실", "2027-06-01", ""));
    let word = told(&[]);
    assert!(word.contains("content/ko/s0/p0.md: the configuration or the glossary changed"), "{word}");
    let plain = "content/en/s3/p3.md: the configuration or the glossary changed";
    assert!(!word.contains(plain), "a page that names no term does not show the glossary: {word}");
    let concept = "  - { id: body, definition: { ko: 글의 몸 }, terms: { ko: { preferred: 몸글 } } }\n";
    let more = glossary("배우는 이", "내 강의실", "2027-06-01", concept);
    project.write("glossary.yml", &*more);
    let concept = told(&[]);
    assert!(!concept.contains(plain), "a new concept is not on a page that names no term: {concept}");
    assert!(!concept.contains("pages came or went"), "{concept}");
    project.write("glossary.yml", format!("# Our words\n{more}"));
    assert!(told(&[]).contains("Set 0 of "), "a line that moves the others changes no page");
    project.write("decisions.yml", DECISION);
    let decided = told(&[]);
    assert!(decided.contains("Set 0 of "), "a decision is not on the pages: {decided}");
    assert!(decided.contains("47  error    term/deprecated"), "one of 48 is let pass: {decided}");
    fs::remove_file(project.path("dist/en/s0/p0/index.html")).expect("there");
    assert!(told(&[]).contains("content/en/s0/p0.md: its files are not what the last build left"));
}

#[test]
fn a_cache_that_is_checked_in_is_nobodys() {
    let project = varied();
    built(&project, "dist", &[]);
    for arguments in [&["init", "--quiet"][..], &["add", "--force", ".helpgen/memo"]] {
        let git = std::process::Command::new("git").arg("-C").arg(project.root()).args(arguments).status();
        assert!(git.expect("git runs").success());
    }
    let before = stamps(&project.path(".helpgen/memo"));
    project.write(&file("ko", 3), article("ko", 3, "", "다른 본문"));
    same(&project, "the cache is checked in", &[]);
    assert_eq!(stamps(&project.path(".helpgen/memo")), before);
}

#[test]
fn the_cache_keeps_to_its_size() {
    let project = varied();
    built(&project, "dist", &[]);
    let size = || stamps(&project.path(".helpgen/memo")).iter().map(|(_, _, length)| length).sum::<u64>();
    assert!(size() > 20_000, "{}", size());
    project.write(&file("ko", 3), article("ko", 3, "", "다른 본문"));
    built(&project, "dist", &["--cache-size", "20KB"]);
    assert!(size() <= 20_000, "{}", size());
    same(&project, "a small cache", &["--cache-size", "20KB"]);
    same(&project, "no cache", &["--cache-size", "0"]);
}
