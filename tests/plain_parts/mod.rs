//! Parts that draw nothing of their own: what stands in them comes out as plain markup.

use helpgen::render::{Parts, escape_text};
use helpgen::view::{
    Body, CalloutPart, DetailsPart, FeaturePart, FigurePart, LabelPart, RolePart, StepsPart, TabsPart, TermPart,
};

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

    fn picture(&self, _body: &Body, part: &FigurePart, out: &mut String) {
        *out += "<img alt=\"";
        escape_text(&part.alt, out);
        *out += "\">";
    }
}
