//! The elements of HTML. A tag of any other name is no element that a browser knows: the site leaves it out.
//!
//! Source: HTML Living Standard, index of elements, with obsolete ones and those of SVG and MathML that begin a tree.

use super::ast::Shown;
use super::raw::each_tag;

/// Elements that begin a line of their own. Not here: headings and `p`, whose line MDX reads as inline text.
pub const BLOCK_ELEMENTS: [&str; 20] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "li",
    "nav",
    "ol",
    "section",
    "summary",
    "ul",
];

/// Elements without content.
pub const VOID_ELEMENTS: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// In order.
const ELEMENTS: [&str; 135] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "plaintext",
    "portal",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

/// Elements whose content is of another kind.
const TREES: [&str; 2] = ["svg", "math"];

/// What readers see of an element that is taken out of raw HTML because it could do harm. None: it stays.
pub fn left_of_element(name: &str) -> Option<Shown> {
    match name.to_ascii_lowercase().as_str() {
        "script" | "style" | "template" | "iframe" | "noscript" | "link" | "input" => Some(Shown::Nothing),
        "form" | "button" | "select" | "textarea" => Some(Shown::Content),
        _ => None,
    }
}

/// Whether a browser knows an element, in small letters or not.
pub fn is_html_element(name: &str) -> bool {
    ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

/// The names of the opening tags in raw HTML, each with where it starts. Those inside of SVG and formulas are left out.
pub fn raw_elements(html: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut until = 0;
    each_tag(html, &mut |tag| {
        if tag.name.is_empty() || tag.closes || tag.whole.start < until {
            return;
        }
        if let Some(tree) = TREES.iter().find(|tree| **tree == tag.name) {
            let close = html[tag.whole.end..].find(&format!("</{tree}"));
            until = close.map_or(html.len(), |close| tag.whole.end + close);
        }
        let start = tag.whole.start + 1;
        // As it is written.
        let length = html[start..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        found.push((html[start..start + length].to_owned(), start));
    });
    found
}
