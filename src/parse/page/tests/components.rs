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
        ("<ResponseField name=\"user_id\">글</ResponseField>", "p(strong(opaque(user_id))//글)"),
        ("<Person name=\"김 선생\" />", "p(strong(김 선생))"),
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
        ("<Tabs>\n<TabItem label=\"맥\">\n\n글\n\n</TabItem>\n</Tabs>", ":tabs(:tab[맥](p(글)))"),
        ("글 <Badge text=\"새로\" /> 뒤", "p(글 새로=  뒤)"),
    ] {
        assert_eq!(parsed(text).tree(), expected, "{text}");
    }
}

#[test]
fn tabs_fold_outs_and_callouts_are_helpgens_own() {
    for (text, expected) in [
        (
            "<Tabs>\n  <Tab title=\"가\">\n    글\n  </Tab>\n  <Tab title=\"나\">\n    말\n  </Tab>\n</Tabs>",
            ":tabs(:tab[가](p(글)) :tab[나](p(말)))",
        ),
        (
            "<Tabs>\n<TabItem label=\"가\">글</TabItem>\n<TabItem value=\"mac\">말</TabItem>\n</Tabs>",
            ":tabs(:tab[가](p(글)) :tab[opaque(mac)](p(말)))",
        ),
        (
            "<Tabs values={[{label: '가', value: 'a'}, {value: \"b\", label: \"나\"}]}>\n<TabItem value='b'>글</TabItem>\n</Tabs>",
            ":tabs(:tab[나](p(글)))",
        ),
        (
            "<Tabs items={['가', \"나\"]}>\n  <Tab>글</Tab>\n  <Tab>말</Tab>\n</Tabs>",
            ":tabs(:tab[가](p(글)) :tab[나](p(말)))",
        ),
        ("<Tabs><Tab title=\"가\"><Note>글</Note></Tab></Tabs>", ":tabs(:tab[가](:note(p(글))))"),
        (
            "1. 가\n\n   <Tabs>\n     <TabItem label=\"나\">글</TabItem>\n   </Tabs>\n\n2. 다",
            "ol(p(가) :tabs(:tab[나](p(글))) | p(다))",
        ),
        ("<Accordion title=\"A &amp; B\">\n  **글**\n</Accordion>", ":details[=A & B](p(strong(글)))"),
        ("<AccordionGroup>\n<Accordion title=\"가\">글</Accordion>\n</AccordionGroup>", ":details[가](p(글))"),
        ("<Warning>글</Warning>\n\n<Callout type=\"danger\">\n말\n</Callout>", ":caution(p(글)) :danger(p(말))"),
        ("<Admonition type=\"tip\" title=\"가\">\n\n- 글\n\n</Admonition>", ":tip[가](ul(글))"),
        // An open directive ends with the tag around it; a lone fence in a tag is text.
        ("<Note>\n글\n:::\n말\n</Note>", ":note(p(글) p(:::) p(말))"),
        // Their shape is not plain: something stays of them as of any component.
        ("글 <Note>말</Note> 뒤", "p(글 말 뒤)"),
        ("<Tabs>\n<Tab title=\"가\">글</Tab>\n말\n</Tabs>", "p(strong(가)//글/말)"),
        ("<Tab title=\"가\">\n\n글\n\n</Tab>", "p(strong(가)) p(글)"),
        ("<Accordion title={제목}>\n\n글\n\n</Accordion>", "p(글)"),
        ("<Note>\n\n글", "p(글)"),
    ] {
        let outline = parsed_mdx(text);
        assert_eq!(outline.tree(), expected, "{text}");
        let told = !outline.document.components.is_empty();
        assert_eq!(told, !expected.contains(':'), "{text}");
    }
}

#[test]
fn a_page_of_tags_costs_its_length() {
    let started = std::time::Instant::now();
    for line in ["<Tab title=\"가\"></Tab>", "<Note>", "</Note>", "<Tabs><Tab title=\"가\">글</Tab></Tabs>\n", "{at="]
    {
        parsed_mdx(&line.repeat(20_000));
    }
    // Each at a distance from the others' would be minutes.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn admonitions_tabs_and_fold_outs_of_mkdocs_are_helpgens_own() {
    for (text, expected) in [
        ("=== \"가\"\n\n    글\n\n=== \"`나`\"\n\n    - 말\n\n뒤", ":tabs(:tab[가](p(글)) :tab[`나`](ul(말))) p(뒤)"),
        ("??? note \"가\"\n\n    글\n\n뒤", ":details[가](p(글)) p(뒤)"),
        ("???+ tip\n    글", ":details(p(글))"),
        ("!!! warning \"가 :ui[저장]\"\n    글\n\n    말", ":caution[가 ui(저장)](p(글) p(말))"),
        ("!!! bug \"\"\n    글", ":danger(p(글))"),
        ("1. 가\n\n    !!! note\n\n        글\n\n    말\n\n2. 나", "ol(p(가) :note(p(글)) p(말) | p(나))"),
        (
            "=== \"가\"\n\n    글\n\n    !!! tip\n        말\n\n=== \"나\"\n\n    뒤",
            ":tabs(:tab[가](p(글) :tip(p(말))) :tab[나](p(뒤)))",
        ),
        (
            "=== \"가\"\n\n    글\n\n사이\n\n=== \"나\"\n\n    말",
            ":tabs(:tab[가](p(글))) p(사이) :tabs(:tab[나](p(말)))",
        ),
        // Nothing stands in it.
        ("!!! note\n\n글", "p(opaque(!!! note)) p(글)"),
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

#[test]
fn a_tab_before_a_component_is_as_wide_as_four_blanks() {
    for text in ["{/* */}\n\n→<Note>\n→글\n→</Note>\n", "{/* */}\n\n- 가\n\n→<Note>글</Note>\n"] {
        let (tab, blanks) = (text.replace('→', "\t"), text.replace('→', "    "));
        assert_eq!(parsed(&tab).tree().replace('\t', "    "), parsed(&blanks).tree(), "{text}");
    }
}

#[test]
fn a_text_in_quotes_is_shown_and_what_is_computed_is_not() {
    assert_eq!(parsed_mdx("가{\"은\"} {`나`}").tree(), "p(가은 나)");
    assert_eq!(parsed_mdx("{'**가**'}").tree(), "p(**가**)");
    let table = parsed_mdx("<table><tr><td>{\"가 < 나\"}{다}</td></tr></table>").tree();
    assert!(table.contains("<td>가 &lt; 나</td>"), "{table}");
}

#[test]
fn a_film_that_a_page_imports_is_shown() {
    let tree = parsed_mdx("import clip from './clip.mp4'\n\n<video src={clip} controls />").tree();
    assert!(tree.contains("./clip.mp4"), "{tree}");
}
