//! A theme of one's own and a company's face: what changes nothing and what cannot be read is told, what is set is shown.

mod support;

use support::{Project, Run, page};

fn built(project: &Project) -> Run {
    project.run(["build", "--deny", "never"]).succeeded()
}

/// The one asset of a name, as it is published.
fn asset(project: &Project, name: &str, ending: &str) -> String {
    let site = project.site();
    let found = site.iter().find(|(path, _)| path.starts_with(&format!("assets/{name}.")) && path.ends_with(ending));
    String::from_utf8(found.unwrap_or_else(|| panic!("no {name}{ending}")).1.clone()).expect("text")
}

#[test]
fn what_of_a_theme_changes_nothing_is_told_with_what_was_meant() {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntheme: acme\n");
    project
        .write("themes/acme/templates/partials/fotter.html", "<footer>글</footer>\n")
        .write("themes/acme/templates/footer.html", "<footer>글</footer>\n")
        .write("themes/acme/assets/css/brand.css", "a { color: red }\n")
        .write("themes/acme/css/brand.css", "a { color: red }\n")
        .write("themes/acme/i18n/ko.yml", "nav:\n  hoem: 처음\n  home: 처음으로\nown: { word: 말 }\n")
        .write("themes/acme/i18n/koo.yaml", "nav: {}\n")
        .write("themes/acme/theme.yml", "name: acme\noptoins: {}\n")
        .write("themes/acme/LICENSE", "MIT\n");
    let run = built(&project);
    for told in [
        "warning theme/unused themes/acme/templates/partials/fotter.html",
        "Did you mean templates/partials/footer.html?",
        "warning theme/unused themes/acme/templates/footer.html",
        "warning theme/unused themes/acme/assets/css/brand.css",
        "warning theme/unused themes/acme/css/brand.css",
        "warning theme/unused themes/acme/i18n/ko.yml:2:3",
        "Did you mean nav.home?",
        "warning theme/unused themes/acme/i18n/ko.yml:4:1",
        "warning theme/unused themes/acme/i18n/koo.yaml",
        "warning theme/unused themes/acme/theme.yml:2:1",
        "Did you mean “options”?",
    ] {
        let known = run.findings().iter().any(|finding| finding == told) || run.text.contains(told);
        assert!(known, "not told: {told}\n{}", run.text);
    }
    assert!(!run.text.contains("LICENSE"), "{}", run.text);
}

#[test]
fn what_a_theme_uses_is_no_finding() {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntheme: acme\n");
    project
        .write("themes/acme/theme.yml", "css: [brand.css]\noptions: { accent: { default: \"#0b4f9e\" } }\n")
        .write("themes/acme/assets/css/brand.css", ".own { color: red }\n")
        .write("themes/acme/templates/partials/own.html", "<p class=\"own\">{{ site.t.own.word }}</p>\n")
        .write("themes/acme/templates/partials/footer.html", "{% include \"partials/own.html\" %}\n")
        .write("themes/acme/i18n/ko.yml", "own: { word: 우리 회사 }\n");
    let run = built(&project);
    assert!(!run.text.contains("theme/"), "{}", run.text);
    assert!(project.page("ko/start").contains("<p class=\"own\">우리 회사</p>"));
    let sheet = asset(&project, "site", ".css");
    assert!(sheet.contains(".tab-list") && sheet.ends_with(".own{color:red}"), "the theme's own sheet comes last");
    assert!(asset(&project, "theme-options", ".css").contains("--accent:#0b4f9e;"));
}

#[test]
fn colours_that_cannot_be_read_are_told_where_they_are_written() {
    for (config, rule, value) in [
        ("theme: { name: default, options: { accent: \"#ffee00\" } }", "warning theme/contrast", "\"#"),
        ("accent: \"#ffee00\"", "warning theme/contrast", "\"#"),
        ("accent: { light: \"#0b4f9e\", dark: \"#101010\" }", "warning theme/contrast", "\"#1"),
        ("colors: { dark: { ink: \"#222222\" } }", "warning theme/contrast", "\"#"),
        ("accent: yellow", "error config/value", "yellow"),
        ("accent: { light: \"#12\" }", "error config/value", "\"#"),
        ("theme: { name: default, options: { accent: red } }", "error theme/options", "red"),
        ("colors: { light: { inc: \"#000\" } }", "error theme/options", "\"#"),
    ] {
        let column = config[..config.find(value).expect("it is there")].chars().count() + 1;
        let told = format!("{rule} helpgen.yml:2:{column}");
        let project = Project::new();
        project.write("helpgen.yml", format!("title: 도움말\n{config}\n"));
        let found = built(&project).findings();
        assert!(found.contains(&told), "not told: {told}\n{found:#?}");
    }
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\naccent: \"#0b4f9e\"\n");
    let run = built(&project);
    assert!(!run.text.contains("theme/"), "{}", run.text);
    let css = asset(&project, "theme-options", ".css");
    assert!(css.contains("--accent:#0b4f9e;--accent-dark:#"), "{css}");
    assert!(!css.contains("--accent-dark:#74d3b5"), "the dark scheme has a shade of the same colour: {css}");
}

#[test]
fn what_templates_lack_is_told_at_its_place_with_everything_else() {
    let project = Project::new();
    project
        .write("helpgen.yml", "title: 도움말\ntheme: acme\nlogo: /etc/passwd\n")
        .write("themes/acme/theme.yml", "{}\n")
        .write("themes/acme/templates/partials/footer.html", "<p>\n</p>\n{% include \"partials/foter.html\" %}\n")
        .write("content/b.md", "---\ntitle: 둘째\n---\n\n[없음](none.md)\n");
    let run = project.run(["build"]).ended_with(2);
    let run = run.says("partials/foter.html").says("helpgen.yml:3:7").says("content/b.md:5:");
    let run = run.says("themes/acme/templates/partials/footer.html:3:12");
    assert!(!run.text.contains("Unknown template"), "{}", run.text);
    project.write("themes/acme/templates/partials/footer.html", "{% extends \"partials/none.html\" %}\n");
    project.run(["build"]).ended_with(2).says("themes/acme/templates/partials/footer.html:1:12");
}

#[test]
fn a_tab_and_a_fold_out_have_addresses() {
    let project = Project::new();
    project.write(
        "content/a.md",
        page(
            "하나",
            ":::tabs\n:::tab[웹]\n가\n:::\n:::tab[앱에서]\n나\n:::\n:::\n\n:::details[왜 안 돼요?]\n다\n:::\n",
        ),
    );
    project.write(
        "content/start.md",
        page("시작하기", "수강생이 [앱](a.md#앱에서)과 [까닭](a.md#왜-안-돼요)을 봐요. [없음](a.md#없는-곳)"),
    );
    let run = built(&project);
    assert_eq!(run.text.matches("link/anchor").count(), 1, "{}", run.text);
    let html = project.page("ko/a");
    for wanted in [
        "<div class=\"tab-panel\" role=\"tabpanel\" id=\"앱에서\" aria-labelledby=\"앱에서-tab\" tabindex=\"0\">",
        "aria-controls=\"앱에서\"",
        "<details class=\"fold\" id=\"왜-안-돼요\">",
    ] {
        assert!(html.contains(wanted), "{wanted}\n{html}");
    }
    let found = project.run(["search", "앱에서", "--format", "json"]).succeeded();
    found.says("ko/a/#앱에서");
}

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 30\"><script>alert(1)</script><rect width=\"120\" height=\"30\" fill=\"#0b4f9e\"/></svg>";

#[test]
fn a_company_shows_its_own_face() {
    let project = Project::new();
    project.write(
        "helpgen.yml",
        concat!(
            "title: { ko: 도움말, en: Help }\nbase_url: https://help.example.com/\ntoday: 2026-11-22\nlanguages: [ko, en]\n",
            "logo: { light: brand/logo.svg, dark: brand/dark.svg }\nfavicon: brand/logo.svg\naccent: \"#0b4f9e\"\n",
            "font: { family: Acme Sans, regular: brand/acme.woff2 }\nextra_css: [brand/extra.css]\n",
            "nav: [{ text: { ko: 제품으로, en: To the product }, url: \"https://example.com/\" }]\n",
            "footer:\n  links: [{ text: 이용약관, url: /terms.html }, { text: 문의, url: \"mailto:help@example.com\" }]\n",
            "  text: { ko: \"주식회사 배움\\n사업자등록번호 000-00-00000\" }\n",
            "edit_link: false\nreport: { edit_url: \"https://git.example.com/{path}\" }\n",
            "analytics: { script: https://stats.example.com/s.js, hosts: [in.example.com], data: { domain: help.example.com } }\n",
            "rules: { i18n/missing: off, page/orphan: off, glossary/unused: off }\n",
        ),
    );
    project.write("glossary.yml", "concepts: []\n");
    std::fs::remove_dir_all(project.path("content")).expect("removed");
    for lang in ["ko", "en"] {
        project.write(&format!("content/{lang}/_index.md"), page("처음", "글이에요."));
        project.write(&format!("content/{lang}/start.md"), page("시작하기", "글이에요."));
    }
    project
        .write("brand/logo.svg", LOGO)
        .write("brand/dark.svg", LOGO.replace("#0b4f9e", "#ffffff"))
        .write("brand/acme.woff2", b"wOF2\0\x01\0\0font")
        .write("brand/extra.css", ".hero { color: red }\n");
    let run = built(&project);
    assert!(!run.text.contains("theme/"), "{}", run.text);
    let ko = project.page("ko/start");
    for wanted in [
        "class=\"logo logo-light\" src=\"../../assets/logo.",
        "class=\"logo logo-dark\" src=\"../../assets/logo-dark.",
        "width=\"128\" height=\"32\">",
        "<a href=\"https://example.com/\" rel=\"noopener\">제품으로</a>",
        "<a href=\"../../terms.html\">이용약관</a>",
        "<a href=\"mailto:help@example.com\" rel=\"noopener\">문의</a>",
        "주식회사 배움<br>사업자등록번호 000-00-00000",
        "rel=\"icon\" href=\"../../assets/icon.",
        "rel=\"apple-touch-icon\" href=\"../../assets/icon-180.",
        "property=\"og:image\" content=\"https://help.example.com/assets/preview.",
        "<script defer src=\"https://stats.example.com/s.js\" data-domain=\"help.example.com\"></script>",
        "<link rel=\"stylesheet\" href=\"../../assets/extra.",
    ] {
        assert!(ko.contains(wanted), "{wanted}\n{ko}");
    }
    assert!(!ko.contains("git.example.com"), "{ko}");
    assert!(project.page("en/start").contains(">To the product</a>"));
    assert!(!asset(&project, "logo", ".svg").contains("script"));
    let css = asset(&project, "theme-options", ".css");
    assert!(
        css.contains("@font-face{font-family:\"Acme Sans\";src:url(\"font.")
            && css.contains("--font:\"Acme Sans\",var(--font-usual)"),
        "{css}"
    );
    let site = project.site();
    let manifest = String::from_utf8_lossy(&site["manifest.webmanifest"]).into_owned();
    assert!(manifest.contains("512x512") && manifest.contains("192x192"), "{manifest}");
    let headers = String::from_utf8_lossy(&site["_headers"]).into_owned();
    assert!(headers.contains("script-src 'self' https://stats.example.com https://in.example.com;"), "{headers}");
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".png")) {
        assert!(bytes.starts_with(b"\x89PNG"), "{path}");
    }
}

#[test]
fn what_is_wrong_with_a_face_is_told_where_it_is_written() {
    // A PNG of 40000 times 40000 pixels, in some bytes.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x9c\x40\0\0\x9c\x40\x08\0\0\0\0".to_vec();
    bomb.extend([0xc1, 0x8a, 0x3e, 0xf6]);
    bomb.extend(b"\0\0\0\0IEND\xaeB`\x82");
    let nested: String = (1..30)
        .map(|level| format!("<g id=\"a{level}\">{}</g>", format!("<use href=\"#a{}\"/>", level - 1).repeat(9)))
        .collect();
    let uses = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g id=\"a0\"><rect/></g>{nested}</svg>"
    );
    for (config, rule, value) in [
        ("nav: [{ text: 나쁜 링크, url: \"javascript:alert(1)\" }]", "config/url", "\"java"),
        ("footer: [{ text: 나쁜 링크, url: \" JavaScript:alert(1)\" }]", "config/url", "\" Java"),
        ("footer: { links: [{ text: 나쁜 링크, url: \"data:text/html,x\" }] }", "config/url", "\"data"),
        ("logo: brand/none.svg", "theme/face", "brand"),
        ("logo: brand/bomb.png", "theme/face", "brand"),
        ("favicon: brand/uses.svg", "theme/face", "brand"),
        ("logo: brand/no.svg", "theme/face", "brand"),
        ("logo: brand/notes.txt", "config/value", "brand"),
        ("logo: ../outside.svg", "config/path", ".."),
        ("font: { family: Acme, regular: brand/no.woff2 }", "theme/face", "brand"),
        ("font: \"Acme; } body { display: none\"", "config/value", "\"Acme"),
        ("extra_css: brand/none.css", "theme/face", "brand"),
        ("analytics: { script: \"http://stats.example.com/s.js\" }", "config/url", "\"http"),
        ("analytics: { script: \"https://stats.example.com/s.js\", hosts: [\"*\"] }", "config/url", "\"*"),
        ("analytics: { script: /s.js, data: { \"x onload\": yes-it-is } }", "config/value", "yes"),
        ("edit_link: \"javascript:{path}\"", "config/url", "\"java"),
    ] {
        let column = config[..config.find(value).expect("it is there")].chars().count() + 1;
        let told = format!("error {rule} helpgen.yml:2:{column}");
        let project = Project::new();
        project.write("helpgen.yml", format!("title: 도움말\n{config}\n"));
        project
            .write("brand/bomb.png", &bomb)
            .write("brand/uses.svg", &uses)
            .write("brand/no.svg", "not a picture")
            .write("brand/notes.txt", "x")
            .write("brand/no.woff2", "not a font");
        let run = built(&project);
        let found = run.findings();
        assert!(found.contains(&told), "not told: {told}\n{found:#?}");
        let html = project.page("ko/start");
        assert!(!html.to_lowercase().contains("javascript:") && !html.contains("data:text"), "{html}");
    }
}

#[test]
fn a_part_of_the_theme_is_shown_and_copied() {
    let project = Project::new();
    let list = project.run(["theme", "show"]).succeeded();
    for part in ["templates/partials/footer.html", "The foot of every page.", "assets/css/tokens.css", "theme.yml"] {
        assert!(list.text.contains(part), "{part}\n{}", list.text);
    }
    assert!(!list.text.contains("base/"), "{}", list.text);
    for name in ["footer", "footer.html", "partials/footer.html", "themes/default/templates/partials/footer.html"] {
        project.run(["theme", "show", name]).succeeded().says("<footer class=\"footer\">");
    }
    project.run(["theme", "show", "values"]).succeeded().says("`page.body_html`");
    project.run(["theme", "show", "fotter"]).ended_with(2).says("Did you mean “footer”?");
    project.run(["theme", "show", "home"]).ended_with(2).says("templates/home.html");
    project.write("helpgen.yml", "title: 도움말\ntheme: acme\n").write("themes/acme/theme.yml", "name: acme\n");
    project.run(["theme", "copy", "footer"]).succeeded().says("themes/acme/templates/partials/footer.html");
    project.run(["theme", "copy", "footer"]).ended_with(2).says("--force");
    project.run(["theme", "copy", "footer", "--force"]).succeeded();
    project.run(["theme", "copy", "../../helpgen.yml"]).ended_with(2);
    let list = project.run(["theme", "show"]).succeeded();
    let footer =
        list.text.lines().find(|line| line.starts_with("templates/partials/footer.html")).expect("it is listed");
    assert!(footer.ends_with("The foot of every page. (your theme)"), "{footer}");
    let run = built(&project);
    assert!(!run.text.contains("theme/"), "{}", run.text);
}

#[test]
fn the_dense_theme_stands_on_the_built_in_one() {
    let project = Project::new();
    project.write("helpgen.yml", "title: 도움말\ntheme: dense\n");
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/dense");
    for file in ["theme.yml", "assets/css/dense.css", "templates/home.html"] {
        let text = std::fs::read_to_string(source.join(file)).expect("a file of the theme");
        project.write(&format!("themes/dense/{file}"), &text);
    }
    project
        .write("content/_index.md", "---\ntitle: 도움말\n---\n")
        .write("content/start/_index.md", "---\ntitle: 시작하기\n---\n")
        .write("content/start/a.md", "---\ntitle: 첫 글\n---\n\n글이에요.\n");
    let run = built(&project);
    let findings = run.findings();
    let of_theme: Vec<&String> = findings.iter().filter(|finding| finding.contains("theme/")).collect();
    assert!(of_theme.is_empty(), "{of_theme:?}");
    let home = project.page("ko");
    assert!(home.contains("dense-topic") && home.contains("첫 글"), "{home}");
    assert!(asset(&project, "site", ".css").contains(".dense-index"));
}

#[test]
fn topics_stand_in_the_groups_of_the_configuration_and_the_others_behind_them() {
    let project = Project::new();
    let head = "title: 도움말\n";
    let groups = "pages:\n  groups:\n    - { title: 가르치기, sections: [teach] , first_for: instructor }\n    \
                  - { title: 배우기, sections: [learn, laern] , first_for: teacher }\n";
    project
        .write("helpgen.yml", format!("{head}{groups}"))
        .write("glossary.yml", "roles: { student: { ko: 수강생 }, instructor: { ko: 강의자 } }\n");
    for (folder, title) in [("teach", "강의 열기"), ("learn", "강의 듣기"), ("money", "결제")] {
        project
            .write(
                &format!("content/{folder}/_index.md"),
                format!("---\ntitle: {title}\ndescription: 모두\ndescriptions: {{ instructor: 강의자만 }}\n---\n"),
            )
            .write(&format!("content/{folder}/a.md"), "---\ntitle: 글\n---\n\n글이에요.\n");
    }
    let run = built(&project);
    for told in ["Did you mean learn?", "The glossary has no such role: teacher"] {
        assert!(run.text.contains(told), "{told}: {}", run.text);
    }
    let home = project.page("ko");
    let groups = &home[home.find("data-groups").unwrap_or_default()..];
    let places: Vec<usize> = ["가르치기</h3>", "강의 열기", "배우기</h3>", "강의 듣기", "hg-group-others", "결제"]
        .map(|part| groups.find(part).unwrap_or_else(|| panic!("{part}: {home}")))
        .to_vec();
    assert!(places.is_sorted(), "{places:?}");
    assert!(home.contains("data-first-for=\"instructor\""), "{home}");
    assert!(home.contains("<span data-roles=\"student\">모두</span>"), "{home}");
    assert!(home.contains("<span class=\"by-role\" data-roles=\"instructor\">강의자만</span>"), "{home}");
}
