//! What stays of components of other systems: nothing that a reader would see of them is lost.

use super::{parsed, parsed_mdx};
use crate::parse::page::{Component, Shown};

#[test]
fn titles_texts_and_links_stay() {
    for (text, expected) in [
        ("<Card title=\"결제\">\n\n글\n\n</Card>", "p(strong(결제)) p(글)"),
        ("<Card title=\"결제\" href=\"/a/\" />", "p(strong(a[/a/](결제)))"),
        ("<LinkCard title=\"결제\" description=\"한 줄\" href=\"/a/\" />", "p(strong(a[/a/](결제))) p(한 줄)"),
        ("<LinkButton href=\"/a/\" text=\"가기\" />", "p(a[/a/](가기))"),
        ("<Card title=\"결제\">안의 **글**</Card>", "p(strong(결제)//안의 strong(글))"),
        ("글 <Badge text=\"새로\" /> 뒤", "p(글 새로=  뒤)"),
        ("<Tab title={'맥'}>\n  글\n</Tab>", "p(strong(맥)) p(글)"),
        ("<Card title=\"가\" /><Card title=\"나\" />", "p(strong(가)) p(strong(나))"),
        ("- 가\n\n  <Card title=\"나\" />\n", "ul(p(가) p(strong(나)))"),
        ("<Card\n  title=\"가\"\n  icon=\"x\"\n/>\n글", "p(strong(가)) p(글)"),
        ("<Card title=\"A &amp; B\" />", "p(strong(=A & B))"),
        ("<div><Card title=\"가\" /></div>", "html(\"<div>\\n\") p(strong(가)) html(\"</div>\\n\")"),
        ("<Card title={제목}>\n\n글\n\n</Card>", "p(글)"),
        ("`<Card title=\"가\" />`", "p(`<Card title=\"가\" />`)"),
    ] {
        assert_eq!(parsed_mdx(text).tree(), expected, "{text}");
    }
}

#[test]
fn plain_markdown_keeps_them_too() {
    for (text, expected) in [
        ("<Card title=\"결제\">\n\n글\n\n</Card>", "p(strong(결제)) p(글)"),
        ("<Tabs>\n<TabItem label=\"맥\">\n\n글\n\n</TabItem>\n</Tabs>", "p(strong(맥)) p(글)"),
        ("글 <Badge text=\"새로\" /> 뒤", "p(글 새로=  뒤)"),
    ] {
        assert_eq!(parsed(text).tree(), expected, "{text}");
    }
}

#[test]
fn pictures_are_found_however_they_are_named() {
    for (text, expected) in [
        ("import pic from \"./a.png\";\n\n<img src={pic} alt=\"첫 화면\" />", "p(img[./a.png](첫 화면))"),
        ("import a from './a.png'\n\n<Image src={a.src} alt=\"첫 화면\" />", "p(img[./a.png](첫 화면))"),
        ("import a from '@site/static/img/a.png'\n\n<img src={a} alt=\"가\" />", "p(img[/img/a.png](가))"),
        ("<img src={useBaseUrl('img/a.png')} alt=\"가\" />", "p(img[/img/a.png](가))"),
        ("<img src={require('./a.png').default} alt=\"가\" />", "p(img[./a.png](가))"),
        ("글 <img src={require('./a.png').default} alt=\"가\" />", "p(글 img[./a.png](가)= )"),
        ("<Figure src=\"a.png\" caption=\"설명\" />", "p(img[a.png \"설명\"]())"),
        ("<Figure src={pic} caption=\"설명\" />", "p(설명)"),
    ] {
        let tree = parsed_mdx(text).tree();
        assert_eq!(tree.replace(" alone", ""), expected, "{text}");
    }
    let text = "<img src={require('./a.png').default} alt=\"가\" />";
    assert_eq!(parsed(text).tree(), "p(img[./a.png alone](가))");
}

#[test]
fn each_component_is_noted_with_what_is_seen_of_it() {
    let text = "<Chart data={rows} />\n\n<Steps>\n\n글\n\n</Steps>\n\n<Card title=\"가\" />\n\n<img src={x} />\n";
    let outline = parsed_mdx(text);
    let found: Vec<(&str, Shown)> =
        outline.document.components.iter().map(|Component { name, shown }| (name.text.as_str(), *shown)).collect();
    let expected =
        [("Chart", Shown::Nothing), ("Steps", Shown::Content), ("Card", Shown::Parts), ("img", Shown::Nothing)];
    assert_eq!(found, expected);
}

#[test]
fn texts_that_stand_on_the_page_are_no_attributes_too() {
    let outline = parsed_mdx("<Card title=\"가나\" tooltip=\"다라\" />");
    let texts: Vec<&str> = outline.document.attributes.iter().map(|own| own.text.text.as_str()).collect();
    assert_eq!(texts, ["다라"]);
}
