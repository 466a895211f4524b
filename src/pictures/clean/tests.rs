use super::*;

const HEAD: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\">";

/// What is left of a picture with this in it, and what was taken out.
fn left(inner: &str) -> (String, Vec<Active>) {
    let picture = format!("{HEAD}{inner}</svg>");
    let cleaned = clean_svg(picture.as_bytes()).unwrap_or_else(|fault| panic!("{inner}: {fault:?}"));
    let text = cleaned.bytes.map_or(picture, |bytes| String::from_utf8(bytes).expect("UTF-8"));
    let inner = text.strip_prefix(HEAD).and_then(|text| text.strip_suffix("</svg>")).expect("the root stays");
    (inner.to_owned(), cleaned.removed.into_iter().collect())
}

#[test]
fn what_draws_stays_byte_for_byte() {
    for inner in [
        "",
        "<style>.a{fill:#123456}</style><rect class='a'  width=\"9\"/><text y=\"9\">글자 &amp; &#x41;</text>",
        "<style type='text/css'><![CDATA[ .a > .b { fill: url(#c) } ]]></style>",
        "<defs><linearGradient id=\"b\" xlink:href=\"#c\"/></defs><use href='#b'/><use xlink:href=\" #b\"/>",
        "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
        "<animate attributeName=\"opacity\" from=\"0\" to=\"1\" dur=\"1s\" begin=\"0s\"/>",
        "<!-- <script>1</script> --><g fill=\"url(#b)\" style=\"stroke:red\" data-name=\"one\"/>",
        "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><r:li>x</r:li></r:RDF></metadata>",
        "<s:namedview xmlns:s=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" pagecolor=\"#fff\"/>",
        "<a><title>one</title></a>",
    ] {
        assert_eq!(left(inner), (inner.to_owned(), Vec::new()));
    }
}

#[test]
fn what_acts_or_leads_out_is_taken_out() {
    use Active::{Declaration, Foreign, Handler, Reference, Script, Style, Unknown};
    for (inner, kept, why) in [
        ("<script>steal(1)</script>", "", Script),
        ("<script href='x.js'/>", "", Script),
        ("<script><![CDATA[<script>]]>steal()</script><g/>", "<g/>", Script),
        ("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">steal(1)</h:script>", "", Foreign),
        ("<x:script xmlns:x=\"urn:x\">steal(1)</x:script>", "", Script),
        ("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">steal(1)</s:script>", "", Script),
        ("<g onload=\"steal(1)\" id=\"a\"/>", "<g id=\"a\"/>", Handler),
        ("<g ONCLICK='steal(1)' id='a'>x</g>", "<g id=\"a\">x</g>", Handler),
        ("<foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\" onload='x'>x</b></foreignObject>", "", Foreign),
        ("<g><b xmlns=\"http://www.w3.org/1999/xhtml\">x</b><svg/></g>", "<g><svg/></g>", Foreign),
        ("<iframe src='x'/>", "", Unknown),
        ("<use href=\"other.svg#a\"/>", "<use/>", Reference),
        ("<use xlink:href=\"data:image/svg+xml;base64,AA\"/>", "<use/>", Reference),
        ("<image xlink:href=\"https://a.example/x.png\" width=\"1\"/>", "<image width=\"1\"/>", Reference),
        ("<a href=\"java&#x0A;script:steal(1)\">x</a>", "<a>x</a>", Reference),
        ("<a xlink:href=\"data:text/html,x\">x</a>", "<a>x</a>", Reference),
        ("<set attributeName=\"onload\" to=\"steal(1)\"/>", "", Handler),
        ("<a><animate attributeName=\"xlink:href\" values=\"javascript:steal(1)\"/></a>", "<a></a>", Handler),
        ("<g fill=\"url(https://a.example/#x)\"/>", "<g/>", Reference),
        ("<g style=\"fill:url(//a.example/x)\"/>", "<g/>", Style),
        ("<style>@import 'https://a.example/x.css';.a{fill:red}</style>", "<style>.a{fill:red}</style>", Style),
        ("<style><![CDATA[@font-face{src:url(x.woff)}]]></style>", "<style>@font-face{src:none}</style>", Style),
        ("<style>.a{}<script>steal(1)</script></style>", "<style></style>", Style),
        ("<?xml-stylesheet href='x.css'?><g/>", "<g/>", Declaration),
        ("<g xml:base=\"https://a.example/\"/>", "<g/>", Reference),
    ] {
        assert_eq!(left(inner), (kept.to_owned(), vec![why]), "{inner}");
    }
}

#[test]
fn names_that_a_picture_declares_are_written_out() {
    let picture = "<!DOCTYPE svg [ <!ENTITY ns \"http://www.w3.org/2000/svg\"> <!ENTITY b 'steal'> ]>\
                   <svg xmlns=\"&ns;\"><g onload=\"&b;(1)\"/><text>&b;</text></svg>";
    let cleaned = clean_svg(picture.as_bytes()).expect("XML");
    let text = String::from_utf8(cleaned.bytes.expect("changed")).expect("UTF-8");
    assert_eq!(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/><text>steal</text></svg>");
    let names: String = (0..10_000).map(|_| "&b;").collect();
    let long = "x".repeat(4000);
    let bomb = format!("<!DOCTYPE svg [ <!ENTITY b '{long}'> ]><svg>{names}</svg>");
    assert_eq!(clean_svg(bomb.as_bytes()), Err(PictureFault::Broken));
}

#[test]
fn what_a_browser_may_read_otherwise_is_refused() {
    for picture in [
        "<svg>",
        "<svg></g></svg>",
        "<svg><g a=1/></svg>",
        "x",
        "",
        "<?xml version='1.0' encoding='utf-7'?><svg/>",
        "<svg xmlns:h='http://www.w3.org/1999/xhtm&#108;'><h:script/></svg>",
    ] {
        assert!(clean_svg(picture.as_bytes()).is_err(), "{picture}");
    }
}

#[test]
fn a_plain_declaration_of_the_kind_goes_without_a_word() {
    let picture = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n<svg/>";
    let cleaned = clean_svg(picture.as_bytes()).expect("XML");
    assert!(cleaned.removed.is_empty());
    assert_eq!(cleaned.bytes.as_deref(), Some(&b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<svg/>"[..]));
}

#[test]
fn large_pictures_take_time_by_their_length() {
    let started = std::time::Instant::now();
    let nested = format!("<svg>{}{}</svg>", "<g onload='x'>".repeat(50_000), "</g>".repeat(50_000));
    assert!(clean_svg(nested.as_bytes()).expect("XML").bytes.is_some());
    let attributes: String = (0..50_000).map(|number| format!(" a{number}='1'")).collect();
    let wide = format!("<svg><g onload='x'{attributes}/></svg>");
    assert!(clean_svg(wide.as_bytes()).expect("XML").bytes.is_some());
    let spaces: String = (0..20_000).map(|number| format!(" xmlns:a{number}='urn:x'")).collect();
    let many = format!("<svg{spaces}>{}</svg>", "<g/>".repeat(50_000));
    assert!(clean_svg(many.as_bytes()).is_ok());
    assert!(started.elapsed() < std::time::Duration::from_secs(20), "{:?}", started.elapsed());
}
