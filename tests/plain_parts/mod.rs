//! Parts that draw nothing of their own: what stands in them comes out as plain markup; and texts that lead where they say.

use helpgen::diagnostic::Places;
use helpgen::parse::page::{Dialects, Syntax, Target, parse_body};
use helpgen::render::{Parts, escape_text};
use helpgen::text::SourceText;
use helpgen::view::{
    Body, CalloutPart, DetailsPart, FeaturePart, FigurePart, LabelPart, LinkTarget, MarkedPart, MediaPart, Resolved,
    RolePart, StepsPart, TabsPart, TermPart,
};

/// A text with its links as written, and without anything of a site around it.
pub fn body(markdown: &str) -> Body {
    let source = SourceText::new("page.md", markdown);
    let document = parse_body(&Places::new(&source), 0, Syntax::Markdown, Dialects::default());
    let references = document.references.iter().map(|reference| match &reference.target {
        Target::Link { url, title, .. } => Resolved::Link(LinkTarget::To {
            href: url.clone(),
            title: title.clone(),
            titles: Vec::new(),
            external: false,
            markdown: String::new(),
        }),
        _ => Resolved::Missing(source.slice(reference.span).to_owned()),
    });
    Body {
        folds: Default::default(),
        references: references.collect(),
        passages: Vec::new(),
        marks: Default::default(),
        source: source.clone(),
        file: String::new(),
        document: document.into(),
        anchors: Vec::new(),
        lang: String::new(),
        root: String::new(),
        title_again: None,
        prefix: String::new(),
    }
}

/// A theme without any drawing.
pub struct PlainParts;

impl Parts for PlainParts {
    fn word(&self, _body: &Body, path: &str) -> String {
        path.to_owned()
    }

    fn label(&self, _body: &Body, part: &LabelPart, out: &mut String) {
        let texts: Vec<String> = part.variants.iter().map(|variant| variant.steps.join(" › ")).collect();
        escape_text(&texts.join("/"), out);
    }

    fn term(&self, _body: &Body, part: &TermPart, out: &mut String) {
        escape_text(&part.text, out);
    }

    fn feature(&self, _body: &Body, part: &FeaturePart, out: &mut String) {
        escape_text(&part.name, out);
    }

    fn callout(&self, _body: &Body, part: &CalloutPart, out: &mut String) {
        *out += &format!("<aside class=\"{}\">{}{}</aside>\n", part.kind, part.title_html, part.body_html);
    }

    fn role_passage(&self, _body: &Body, part: &RolePart, out: &mut String) {
        *out += &format!("<div class=\"role\" data-roles=\"{}\">{}</div>\n", part.roles, part.body_html);
    }

    fn steps(&self, _body: &Body, part: &StepsPart, out: &mut String) {
        *out += &format!("<div class=\"steps\">{}</div>\n", part.body_html);
    }

    fn details(&self, _body: &Body, part: &DetailsPart, out: &mut String) {
        *out += &format!("<details><summary>{}</summary>{}</details>\n", part.title_html, part.body_html);
    }

    fn tabs(&self, _body: &Body, part: &TabsPart, out: &mut String) {
        for panel in &part.panels {
            *out += &format!("<section class=\"tab\">{}{}</section>\n", panel.title_html, panel.body_html);
        }
    }

    fn figure(&self, body: &Body, part: &FigurePart, out: &mut String) {
        *out += "<figure>";
        self.picture(body, part, out);
        *out += &part.caption_html;
        *out += "</figure>\n";
    }

    fn marked(&self, _body: &Body, part: &MarkedPart, out: &mut String) {
        *out += &part.figure_html;
        part.items.iter().for_each(|item| *out += &item.body_html);
        *out += &part.body_html;
    }

    fn film(&self, body: &Body, part: &MediaPart, out: &mut String) {
        *out += "<figure>";
        self.media(body, part, out);
        *out += &part.caption_html;
        *out += "</figure>\n";
    }

    fn media(&self, _body: &Body, part: &MediaPart, out: &mut String) {
        *out += "<video aria-label=\"";
        escape_text(&part.alt, out);
        *out += "\"></video>";
    }

    fn picture(&self, _body: &Body, part: &FigurePart, out: &mut String) {
        *out += "<img alt=\"";
        escape_text(&part.alt, out);
        *out += "\">";
    }
}
