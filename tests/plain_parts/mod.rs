//! Parts that draw nothing of their own: what stands in them comes out as plain markup.

use helpgen::render::{Parts, escape_text};
use helpgen::view::{
    CalloutPart, DetailsPart, FeaturePart, FigurePart, LabelPart, RolePart, StepsPart, TabsPart, TermPart,
};

/// A theme without any drawing.
pub struct PlainParts;

impl Parts for PlainParts {
    fn label(&self, part: &LabelPart, out: &mut String) {
        let texts: Vec<String> = part.variants.iter().map(|variant| variant.steps.join(" › ")).collect();
        escape_text(&texts.join("/"), out);
    }

    fn term(&self, part: &TermPart, out: &mut String) {
        escape_text(&part.text, out);
    }

    fn feature(&self, part: &FeaturePart, out: &mut String) {
        escape_text(&part.name, out);
    }

    fn callout(&self, part: &CalloutPart, out: &mut String) {
        *out += &format!("<aside class=\"{}\">{}{}</aside>\n", part.kind, part.title_html, part.body_html);
    }

    fn role_passage(&self, part: &RolePart, out: &mut String) {
        *out += &format!("<div class=\"role\" data-roles=\"{}\">{}</div>\n", part.roles, part.body_html);
    }

    fn steps(&self, part: &StepsPart, out: &mut String) {
        *out += &format!("<div class=\"steps\">{}</div>\n", part.body_html);
    }

    fn details(&self, part: &DetailsPart, out: &mut String) {
        *out += &format!("<details><summary>{}</summary>{}</details>\n", part.title_html, part.body_html);
    }

    fn tabs(&self, part: &TabsPart, out: &mut String) {
        for panel in &part.panels {
            *out += &format!("<section class=\"tab\">{}{}</section>\n", panel.title_html, panel.body_html);
        }
    }

    fn figure(&self, part: &FigurePart, out: &mut String) {
        *out += "<figure>";
        self.picture(part, out);
        *out += &part.caption_html;
        *out += "</figure>\n";
    }

    fn picture(&self, part: &FigurePart, out: &mut String) {
        *out += "<img alt=\"";
        escape_text(&part.alt, out);
        *out += "\">";
    }
}
