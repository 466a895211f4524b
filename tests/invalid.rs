//! Bad input: every fault is told at its line, nothing panics or hangs, and the site that stands is not touched.

mod support;

use support::{Project, Run, page};

/// Puts something wrong into a published help center and builds it: the site must stand as it was.
#[track_caller]
fn refused(code: i32, spoil: impl FnOnce(&Project)) -> Run {
    let project = Project::published();
    let before = project.site();
    assert!(before.contains_key("index.html"), "{:?}", before.keys());
    spoil(&project);
    let run = project.build().ended_with(code);
    assert!(project.site() == before, "the site was touched\n{}", run.text);
    run
}

/// A page that cannot be published.
#[track_caller]
fn refused_page(text: impl AsRef<[u8]>) -> Run {
    refused(1, |project| _ = project.write("content/bad.md", text))
}

/// A page that is unusual but fine: what came out of it.
#[track_caller]
fn built_page(text: impl AsRef<[u8]>) -> String {
    let project = Project::new();
    project.write("content/odd.md", text).build().succeeded();
    project.page("ko/odd")
}

mod front_matter {
    use super::*;

    #[test]
    fn that_is_not_yaml_is_told_at_its_place() {
        refused_page("---\ntitle: 글\ntags: [가, 나\n---\n\n본문\n")
            .finds("error page/front-matter content/bad.md:3:7");
    }

    #[test]
    fn that_is_never_closed_is_told_at_its_first_line() {
        refused_page("---\ntitle: 글\n\n본문이 이어져요.\n").finds("error page/front-matter content/bad.md:1:1");
    }

    #[test]
    fn of_five_megabytes_is_told() {
        let text = format!("---\ntitle: 글\ndescription: {}\n---\n\n본문\n", "가".repeat(5_000_000 / 3));
        refused_page(text).finds("error page/front-matter content/bad.md:2:1");
    }

    #[test]
    fn with_a_tab_is_told_at_the_tab() {
        refused_page("---\ntitle: 글\ntags:\n\t- 가\n---\n\n본문\n")
            .finds("error page/front-matter content/bad.md:4:1");
    }

    #[test]
    fn with_crlf_is_read_and_its_faults_keep_their_lines() {
        assert!(built_page("---\r\ntitle: 줄 끝\r\n---\r\n\r\n본문이에요.\r\n").contains("본문이에요."));
        refused_page("---\r\ntitle: 글\r\ntagz: [가]\r\n---\r\n").finds("error page/front-matter content/bad.md:3:1");
    }

    #[test]
    fn after_a_byte_order_mark_is_read_and_its_faults_keep_their_columns() {
        let html = built_page("\u{feff}---\ntitle: 표식\n---\n\n본문이에요.\n");
        assert!(html.contains("본문이에요.") && !html.contains('\u{feff}'));
        refused_page("\u{feff}---\ntitle: 글\ntagz: [가]\n---\n").finds("error page/front-matter content/bad.md:3:1");
    }

    #[test]
    fn with_an_unknown_key_is_told_with_the_key_that_was_meant() {
        refused_page("---\ntitle: 글\nalaises: [/a/]\n---\n\n본문\n")
            .finds("error page/front-matter content/bad.md:3:1")
            .says("“aliases”");
    }

    #[test]
    fn with_a_key_twice_is_told_at_the_second() {
        refused_page("---\ntitle: 글\ntitle: 글월\n---\n\n본문\n").finds("error page/front-matter content/bad.md:3:1");
    }

    #[test]
    fn without_a_title_is_told() {
        refused_page("---\ndescription: 글\n---\n\n본문\n").finds("error page/front-matter content/bad.md:2:1");
    }

    #[test]
    fn that_multiplies_by_aliases_is_refused() {
        let mut bomb = "---\ntitle: 글\na: &a [가, 가, 가, 가, 가, 가, 가, 가, 가]\n".to_owned();
        for (name, of) in ('b'..='z').zip('a'..) {
            let list = vec![format!("*{of}"); 9].join(", ");
            bomb.push_str(&format!("{name}: &{name} [{list}]\n"));
        }
        let run = refused_page(bomb + "---\n\n본문\n");
        assert!(
            run.findings().iter().any(|it| it.starts_with("error page/front-matter content/bad.md:")),
            "{}",
            run.text
        );
    }

    #[test]
    fn nested_without_end_is_refused() {
        let run = refused_page(format!("---\ntitle: {}\n---\n\n본문\n", "[".repeat(100_000)));
        assert!(
            run.findings().iter().any(|it| it.starts_with("error page/front-matter content/bad.md:2:")),
            "{}",
            run.text
        );
    }

    #[test]
    fn all_faulty_pages_are_told_in_one_run() {
        refused(1, |project| {
            project.write("content/one.md", "---\ntitle: 글\n\n본문\n");
            project.write("content/two.md", "---\ntitle: 글\ntitel: 글\n---\n\n본문\n");
            project.write("content/three.md", [0xff, 0xfe]);
        })
        .finds("error page/front-matter content/one.md:1:1")
        .finds("error page/front-matter content/two.md:3:1")
        .finds("error page/encoding content/three.md:1:1");
    }
}

mod text {
    use super::*;

    #[test]
    fn that_is_not_utf_8_is_told_at_its_first_odd_byte() {
        let text = [page("글", "가나다").as_bytes(), b"\xb0\xa1\n"].concat();
        refused_page(text).finds("error page/encoding content/bad.md:6:1");
    }

    #[test]
    fn in_utf_16_is_told_with_what_to_do() {
        let utf_16: Vec<u8> = "\u{feff}---\ntitle: 글\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        refused_page(utf_16).finds("error page/encoding content/bad.md:1:1").says("UTF-8");
    }

    #[test]
    fn of_no_length_is_told() {
        refused_page("").finds("error page/front-matter content/bad.md");
    }

    #[test]
    fn of_a_hundred_thousand_lines_is_built() {
        let body: String = (1..=100_000).map(|line| format!("{line}번째 줄이에요.\n")).collect();
        let html = built_page(page("긴 글", &body));
        assert!(html.contains("100000번째 줄이에요."));
    }

    #[test]
    fn in_two_thousand_quotes_is_told_at_its_line() {
        refused_page(page("글", &format!("{}가", "> ".repeat(2000))))
            .findings()
            .iter()
            .find(|it| it.starts_with("error page/nesting content/bad.md:5:"))
            .expect("the nesting is told");
    }

    #[test]
    fn in_two_thousand_lists_is_told_at_its_line() {
        let lists: String = (0..2000).map(|level| format!("{}- 가\n", "  ".repeat(level))).collect();
        let run = refused_page(page("글", &lists));
        assert!(run.findings().iter().any(|it| it.starts_with("error page/nesting content/bad.md:")), "{}", run.text);
    }

    #[test]
    fn of_brackets_and_emphasis_without_end_is_built() {
        for text in
            ["[".repeat(50_000), "**가".repeat(50_000), "<".repeat(50_000), "`".repeat(50_000), "![".repeat(50_000)]
        {
            built_page(page("기호", &text));
        }
    }

    #[test]
    fn with_a_nul_is_built_without_it() {
        let html = built_page(page("글", "가\0나"));
        assert!(html.contains("가\u{fffd}나") && !html.contains('\0'));
    }

    #[test]
    fn in_directives_without_end_is_told_at_the_first() {
        refused_page(page("글", &":::note\n".repeat(500))).finds("error directive/invalid content/bad.md:5:1");
    }
}

mod addresses {
    use super::*;

    #[test]
    fn that_two_pages_share_are_told_with_both() {
        refused(1, |project| {
            project.write("content/other.md", "---\ntitle: 글\nslug: start\n---\n\n본문\n");
        })
        .finds("error page/duplicate-url content/start.md")
        .says("content/other.md");
    }

    #[test]
    fn that_leave_the_site_are_told() {
        for slug in ["../../x", "/etc/x", "a/../../x", "..", "a\\..\\x", "C:x", "\"a\\0b\""] {
            let run = refused_page(format!("---\ntitle: 글\nslug: {slug}\n---\n\n본문\n"));
            assert!(
                run.findings().iter().any(|it| it.starts_with("error page/front-matter content/bad.md:3:7")),
                "{slug}: {}",
                run.text
            );
        }
    }

    #[test]
    fn redirected_out_of_the_site_are_told() {
        for alias in ["../../x", "/../x", "https://elsewhere.example/x"] {
            let run = refused_page(format!("---\ntitle: 글\naliases: [{alias}]\n---\n\n본문\n"));
            assert!(
                run.findings().iter().any(|it| it.starts_with("error page/front-matter content/bad.md:3:")),
                "{alias}: {}",
                run.text
            );
        }
    }
}

#[cfg(unix)]
mod links_on_disk {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn out_of_the_project_are_not_followed() {
        let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
        fs::write(elsewhere.path().join("secret.md"), page("비밀", "비밀번호")).expect("files can be written");
        refused(1, |project| {
            symlink(elsewhere.path().join("secret.md"), project.path("content/file.md")).expect("links can be made");
            symlink(elsewhere.path(), project.path("content/folder")).expect("links can be made");
        })
        .finds("error page/link-outside content/file.md")
        .finds("error page/link-outside content/folder");
    }

    #[test]
    fn in_a_loop_are_told() {
        refused(1, |project| {
            fs::create_dir(project.path("content/inner")).expect("folders can be made");
            symlink(project.path("content"), project.path("content/inner/again")).expect("links can be made");
        })
        .finds("error page/link-loop content/inner/again");
    }

    #[test]
    fn that_lead_nowhere_are_told() {
        refused(1, |project| {
            symlink(project.path("gone.md"), project.path("content/dead.md")).expect("links can be made");
        })
        .says("content/dead.md");
    }

    #[test]
    fn among_static_files_do_not_leak_other_files() {
        let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
        fs::write(elsewhere.path().join("secret.txt"), "비밀번호").expect("files can be written");
        refused(1, |project| {
            fs::create_dir(project.path("static")).expect("folders can be made");
            symlink(elsewhere.path().join("secret.txt"), project.path("static/secret.txt")).expect("links can be made");
        })
        .says("static/secret.txt");
    }
}

mod snippets {
    use super::*;

    #[test]
    fn that_include_each_other_are_told() {
        refused(1, |project| {
            project.write("content/_a.md", "::include _b.md\n").write("content/_b.md", "::include _a.md\n");
            project.write("content/bad.md", page("글", "::include _a.md"));
        })
        .finds("error directive/invalid content/bad.md:5:11");
    }

    #[test]
    fn from_outside_are_told() {
        for path in ["../helpgen.yml", "/etc/passwd", "../../../etc/passwd", "none.md"] {
            refused_page(page("글", &format!("::include {path}"))).finds("error directive/invalid content/bad.md:5:11");
        }
    }
}

mod themes {
    use super::*;

    #[test]
    fn whose_template_does_not_parse_are_told_at_its_line() {
        refused(2, |project| {
            project.write("themes/default/templates/article.html", "<main>\n{% if page %}\n<p>{{ page.title }</p>\n");
        })
        .says("themes/default/templates/article.html:3:");
    }

    #[test]
    fn whose_template_names_an_unknown_field_are_told_at_its_line() {
        refused(2, |project| {
            project.write("themes/default/templates/article.html", "<main>\n<p>{{ page.titel }}</p>\n</main>\n");
        })
        .says("themes/default/templates/article.html:2:");
    }

    #[test]
    fn whose_partial_fails_are_told_at_its_line() {
        refused(2, |project| {
            project.write("content/odd.md", page("글", ":::note\n가\n:::"));
            project.write("themes/default/templates/partials/callout.html", "<div>\n{{ nothing.here }}\n</div>\n");
        })
        .says("themes/default/templates/partials/callout.html:2:");
    }

    #[test]
    fn that_are_not_there_are_told() {
        refused(2, |project| {
            project.write("helpgen.yml", "title: 도움말\ntheme: forest\n");
        })
        .says("forest");
    }

    #[test]
    fn named_by_a_path_out_of_the_project_are_refused() {
        refused(1, |project| {
            project.write("helpgen.yml", "title: 도움말\ntheme: ../../elsewhere\n");
        })
        .says("helpgen.yml:2:8");
    }
}

mod pictures {
    use super::*;

    /// A PNG's head that promises 60,000 × 60,000 pixels, and nothing after it.
    const BOMB: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\x5b\x5f\x10\x3e";

    #[test]
    fn that_are_not_there_are_told_at_their_line() {
        refused_page(page("글", "본문\n\n![화면](none.png)")).says("content/bad.md:7:").says("none.png");
    }

    #[test]
    fn that_are_broken_are_told_by_their_name() {
        refused(1, |project| {
            project.write("content/shot.png", b"\x89PNG\r\n\x1a\nnot a picture");
            project.write("content/bad.md", page("글", "![화면](shot.png)"));
        })
        .says("shot.png");
    }

    #[test]
    fn that_would_fill_the_memory_are_told_by_their_name() {
        refused(1, |project| {
            project.write("content/shot.png", BOMB).write("content/bad.md", page("글", "![화면](shot.png)"));
        })
        .says("shot.png");
    }
}
