//! A theme made ready: its templates compiled, its options and interface texts read.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Serialize;
use serde_json::Value as Json;
use tera::{Context, Tera, Value};

use crate::diagnostic::Diagnostic;
use crate::parse::page::Inline;
use crate::text::SourceText;
use crate::view::{
    Body, CalloutPart, DetailsPart, FeaturePart, FigurePart, LabelPart, MarkedPart, MediaPart, PageView, RolePart,
    SiteView, StepsPart, TabsPart, TermPart, Typeset,
};

use super::faults::{broken, fault, faults};
use super::lines::kept_lines;
use super::prose::{Parts, ProseSettings, inline_prose, prose};

/// Compiled templates with the values that all of them need.
#[derive(Debug)]
pub struct Press {
    tera: Tera,
    sources: BTreeMap<String, SourceText>,
    /// Interface texts by language, as templates see them.
    words: BTreeMap<String, Value>,
    settings: ProseSettings,
    /// What went wrong in a partial: its text cannot carry an error.
    faults: Mutex<Vec<Diagnostic>>,
}

impl Press {
    /// Compiles the templates of a theme: by name as templates call each other (`partials/head.html`).
    ///
    /// # Errors
    /// Every template that does not parse, at its place.
    pub fn new(
        templates: BTreeMap<String, SourceText>,
        words: &BTreeMap<String, Json>,
        settings: ProseSettings,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::default();
        let texts: Vec<(&str, &str)> = templates.iter().map(|(name, source)| (name.as_str(), &*source.text)).collect();
        if let Err(error) = tera.add_raw_templates(texts) {
            return Err(broken(&templates).unwrap_or_else(|| faults(&error, &templates)));
        }
        let words = words.iter().map(|(lang, texts)| (lang.clone(), Value::from_serializable(texts))).collect();
        Ok(Self { tera, sources: templates, words, settings, faults: Mutex::new(Vec::new()) })
    }

    /// The part of the context that all pages of a language share.
    pub fn site(&self, site: &SiteView) -> Value {
        Value::from_serializable(site)
    }

    /// A page as HTML.
    ///
    /// # Errors
    /// What a template asks for that is not there, at its place.
    pub fn page(&self, view: &PageView, site: &Value) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::from_serialize(view).map_err(|error| Box::new(fault(&error, &self.sources)))?;
        context.insert_value("site", site.clone());
        let name = format!("{}.html", view.template);
        let html = self.tera.render(&name, &context).map_err(|error| Box::new(fault(&error, &self.sources)))?;
        Ok(kept_lines(&html).into_owned())
    }

    /// Whether no template has failed so far.
    pub fn is_faultless(&self) -> bool {
        self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_empty()
    }

    /// What went wrong in partials so far, each once.
    pub fn take_faults(&self) -> Vec<Diagnostic> {
        // A poisoned lock only means that another thread stopped: what it holds is still whole.
        let mut faults = self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        std::mem::take(&mut *faults)
    }

    fn part<P: Serialize>(&self, name: &str, body: &Body, part: &P, out: &mut String) {
        let context = Context::from_serialize(part).map(|mut context| {
            context.insert_value("root", Value::from(body.root.as_str()));
            let words =
                self.words.get(&body.lang).or_else(|| self.words.get("en")).or_else(|| self.words.values().next());
            context.insert_value("t", words.cloned().unwrap_or_else(Value::none));
            context
        });
        let html = context.and_then(|context| self.tera.render(&format!("partials/{name}.html"), &context));
        match html {
            Ok(html) => out.push_str(&html),
            Err(error) => {
                let fault = fault(&error, &self.sources);
                let mut faults = self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
    }

    fn block<P: Serialize>(&self, name: &str, body: &Body, part: &P, out: &mut String) {
        self.part(name, body, part, out);
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }
}

impl Parts for Press {
    fn word(&self, body: &Body, path: &str) -> String {
        let words = self.words.get(&body.lang).or_else(|| self.words.get("en")).or_else(|| self.words.values().next());
        let word = words.and_then(|words| words.get_from_path(path)).and_then(Value::as_str);
        word.unwrap_or(path).to_owned()
    }
    fn label(&self, body: &Body, part: &LabelPart, out: &mut String) {
        self.part("ui_label", body, part, out);
    }
    fn term(&self, body: &Body, part: &TermPart, out: &mut String) {
        self.part("term", body, part, out);
    }
    fn feature(&self, body: &Body, part: &FeaturePart, out: &mut String) {
        self.part("feature", body, part, out);
    }
    fn callout(&self, body: &Body, part: &CalloutPart, out: &mut String) {
        self.block("callout", body, part, out);
    }
    fn role_passage(&self, body: &Body, part: &RolePart, out: &mut String) {
        self.block("role_passage", body, part, out);
    }
    fn steps(&self, body: &Body, part: &StepsPart, out: &mut String) {
        self.block("steps", body, part, out);
    }
    fn details(&self, body: &Body, part: &DetailsPart, out: &mut String) {
        self.block("details", body, part, out);
    }
    fn tabs(&self, body: &Body, part: &TabsPart, out: &mut String) {
        self.block("tabs", body, part, out);
    }
    fn figure(&self, body: &Body, part: &FigurePart, out: &mut String) {
        self.block("figure", body, part, out);
    }
    fn marked(&self, body: &Body, part: &MarkedPart, out: &mut String) {
        self.block("marked", body, part, out);
    }
    fn film(&self, body: &Body, part: &MediaPart, out: &mut String) {
        self.block("film", body, part, out);
    }
    fn media(&self, body: &Body, part: &MediaPart, out: &mut String) {
        self.part("media", body, part, out);
    }
    fn picture(&self, body: &Body, part: &FigurePart, out: &mut String) {
        self.part("picture", body, part, out);
    }
}

impl Typeset for Press {
    fn prose(&self, body: &Body) -> String {
        prose(body, self, self.settings)
    }

    fn line(&self, body: &Body, inlines: &[Inline]) -> String {
        inline_prose(body, inlines, self)
    }
}
