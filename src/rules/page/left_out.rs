//! Text that the site does not show: components of other systems, elements that no browser knows. The stage that lists
//! files reports articles that are not read.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::markup::quoted;
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::{
    BlockKind, EXPRESSION, InlineKind, Shown, each_block, each_inline_of, is_html_element, left_of_element,
    raw_elements,
};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "page/left-out",
    severity: Severity::Warning,
    ko: "쓴 글이나 이미지가 사이트에 나오지 않아요",
    en: "Text or pictures that the site does not show",
    check: Check::Page(check),
    doc: include_str!("left_out.md"),
};

/// The element of players, which [`super::super::media::embed`] judges.
const PLAYER: &str = "iframe";

/// Where a component stands, and what readers see of it there.
type Met = BTreeMap<Span, Shown>;

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    if context.site.config.foreign {
        return Vec::new();
    }
    let mut met: BTreeMap<String, Met> = BTreeMap::new();
    for own in &context.document.components {
        met.entry(own.name.text.clone()).or_default().entry(own.name.span).or_insert(own.shown);
    }
    let text: &str = &context.source.text;
    let mut raw = |span: Span| {
        let html = text.get(span.range()).unwrap_or_default();
        let unsafe_html = context.site.config.unsafe_html;
        let out = |name: &str| {
            !is_html_element(name) || !unsafe_html && left_of(name).is_some() && !name.eq_ignore_ascii_case(PLAYER)
        };
        for (name, at) in raw_elements(html).into_iter().filter(|(name, _)| out(name)) {
            let start = span.start as usize + at;
            let known = Span::new(start, start + name.len());
            let left = left_of(&name).unwrap_or(Shown::Content);
            met.entry(name).or_default().entry(known).or_insert(left);
        }
    };
    each_block(&context.document.blocks, &mut |block| {
        if matches!(block.kind, BlockKind::Html(_)) {
            raw(block.span);
        }
    });
    each_inline_of(&context.document.blocks, &mut |inline| {
        if matches!(inline.kind, InlineKind::Html(_)) {
            raw(inline.span);
        }
    });
    met.into_iter().filter_map(|(name, uses)| told(context, &name, &uses)).collect()
}

/// One finding for a name: at the first place where least of it is seen.
fn told(context: &PageContext<'_>, name: &str, uses: &Met) -> Option<Diagnostic> {
    let (&span, &shown) = uses.iter().min_by_key(|(span, shown)| (**shown, span.start))?;
    let count = uses.len();
    let (places_ko, places_en) = match count {
        1 => (String::new(), String::new()),
        count => (format!(" (이 글에 {count}곳)"), format!(" ({count} places on this page)")),
    };
    let (ko, en) = match shown {
        Shown::Nothing => ("이 자리에는 아무것도 보이지 않아요", "nothing is shown in its place"),
        Shown::Content => ("안에 쓴 글만 보여요", "only the text inside is shown"),
        Shown::Parts => ("제목, 설명, 이미지와 안에 쓴 글만 보여요", "only its title, text and picture are shown"),
    };
    if name == EXPRESSION {
        let written = quoted(&context.source.text[span.range()]);
        let say = Say::new(
            format!("helpgen이 계산하지 않는 식이에요: {written}{places_ko}. {ko}"),
            format!("helpgen computes no expressions: {written}{places_en}, {en}"),
        );
        let help = Say::new(
            "값을 글로 써 주세요. 중괄호를 글자로 보이려면 앞에 `\\`를 붙여 주세요",
            "Write its value as text; a brace that is meant to be seen takes a `\\` before it",
        );
        return Some(RULE.finding(context.place(span), say).help(help));
    }
    if is_html_element(name) && left_of(name).is_some() && !is_component(name) {
        let say = Say::new(
            format!("안전하지 않아서 사이트에서 빼는 태그예요: `<{name}>`{places_ko}. {ko}"),
            format!("The site leaves out `<{name}>`{places_en}, which could do harm: {en}"),
        );
        let (instead_ko, instead_en) = match name.to_ascii_lowercase().as_str() {
            "style" | "link" => {
                ("모양은 helpgen.yml의 extra_css에 적어 주세요", "Looks go into `extra_css` of helpgen.yml")
            }
            _ => ("태그를 지우거나 마크다운으로 바꿔 주세요", "Remove the tag, or write it in markdown"),
        };
        let help = Say::new(
            format!("{instead_ko}. 모든 글을 믿는다면 `markdown: {{ unsafe_html: true }}`를 적으면 그대로 실어요"),
            format!("{instead_en}. If you trust every page, `markdown: {{ unsafe_html: true }}` publishes it as it is"),
        );
        return Some(RULE.finding(context.place(span), say).help(help));
    }
    let say = Say::new(
        format!("helpgen이 모르는 태그예요: `<{name}>`{places_ko}. {ko}"),
        format!("helpgen does not know `<{name}>`{places_en}: {en}"),
    );
    Some(RULE.finding(context.place(span), say).help(instead(name)))
}

/// Whether a name is written like a component's: `<Link to="/a">` is no `<link>`, and the text in it stays.
fn is_component(name: &str) -> bool {
    // Browsers show no text that stands in these, whether they are written in capitals or not.
    let swallows = ["script", "style", "template"].iter().any(|own| name.eq_ignore_ascii_case(own));
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase()) && !swallows
}

/// What readers see of an element that is taken out of raw HTML; none: it stays.
fn left_of(name: &str) -> Option<Shown> {
    left_of_element(name).map(|left| if is_component(name) { Shown::Content } else { left })
}

/// helpgen's own syntax for a component of that name.
fn instead(name: &str) -> Say {
    let lower = name.to_ascii_lowercase();
    // The words of CodeTabs; a database is no tab.
    let starts = name.char_indices().filter(|(at, c)| *at == 0 || c.is_uppercase()).map(|(at, _)| at);
    let own: Vec<&str> = starts.map(|at| &lower[at..]).collect();
    let is = |words: &[&str]| own.iter().any(|own| words.iter().any(|word| own.starts_with(word)));
    let (ko, en) = if is(&["tab"]) && !is(&["table"]) {
        ("탭은 `:::tabs` 안에 `:::tab[제목]`으로 써 주세요", "Write tabs as `:::tab[title]` inside `:::tabs`")
    } else if is(&["aside", "note", "tip", "callout", "admonition", "warning", "info", "caution", "alert", "danger"]) {
        ("알림 상자는 `:::note`로 열고 `:::`로 닫아 주세요", "Write a callout as `:::note` and close it with `:::`")
    } else if is(&["accordion", "detail", "expand", "collaps", "toggle"]) {
        (
            "접을 수 있는 글은 `:::details[제목]`으로 열고 `:::`로 닫아 주세요",
            "Write a fold-out as `:::details[title]` and close it with `:::`",
        )
    } else if is(&["step"]) {
        ("순서는 `:::steps`로 열고 `:::`로 닫아 주세요", "Write a procedure as `:::steps` and close it with `:::`")
    } else if is(&["figure", "image", "img", "frame", "picture", "screenshot"]) {
        ("이미지는 `![설명](이미지.png)`으로 넣어 주세요", "Write a picture as `![text](picture.png)`")
    } else if lower == "a" || is(&["card", "link", "button"]) {
        ("링크는 `[글자](글.md)`로 써 주세요", "Write a link as `[text](page.md)`")
    } else {
        (
            "글이나 이미지로 바꿔 주세요. 꺾쇠를 글자로 보이려면 코드(`…`)로 쓰거나 앞에 `\\`를 붙여 주세요",
            "Write it as text or a picture; angle brackets that are meant to be seen go into code or take a `\\` before them",
        )
    };
    Say::new(ko, en)
}
