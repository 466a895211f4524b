//! What holds where a configuration says nothing.

use super::targets::Targets;
use super::types::*;
use crate::parse::glossary::{Lang, Localized};
use crate::parse::page::Dialects;

/// The language of a help center that names none.
const LANGUAGE: &str = "ko";

impl Default for Config {
    /// An empty `helpgen.yml`: one language, with articles straight in `content/`.
    fn default() -> Self {
        let title = [(LANGUAGE, "도움말"), ("*", "Help")].map(|(lang, text)| (lang.to_owned(), text.to_owned()));
        Self {
            title: Localized { by_lang: title.into_iter().collect() },
            description: Localized::default(),
            base_url: None,
            languages: vec![LANGUAGE.to_owned()],
            content_by_lang: false,
            content: "content".to_owned(),
            glossary: Some(("glossary.yml".to_owned(), None)),
            theme: "default".to_owned(),
            theme_options: Default::default(),
            theme_places: Default::default(),
            face: Face::default(),
            edit_link: None,
            rules: RuleLevels::default(),
            overrides: Vec::new(),
            labels: LabelStyle {
                notation: vec![LabelNotation::Bold, LabelNotation::Brackets, LabelNotation::Quotes],
                style: LabelNotation::Directive,
            },
            features: FeatureLimits { new_for_days: 60, notice_days: [30, 60, 90] },
            timezone: "Asia/Seoul".to_owned(),
            today: None,
            output: "dist".to_owned(),
            static_dir: "static".to_owned(),
            exclude: vec!["**/node_modules/**".to_owned()],
            pages: PageSettings {
                review_after_days: 180,
                extra_keys: Vec::new(),
                featured: Vec::new(),
                groups: Vec::new(),
            },
            search: SearchSettings::default(),
            contact: Vec::new(),
            banner: None,
            holidays: Vec::new(),
            feedback: Feedback::default(),
            report: ReportSettings {
                path: "report".to_owned(),
                history: None,
                edit_url: None,
                language: None,
                targets: Targets::default(),
            },
            unsafe_html: false,
            dialects: Dialects::default(),
            foreign: false,
            images: ImageSettings { max_bytes: 500_000, widths: vec![480, 720, 960, 1440], ocr: false },
            media: Vec::new(),
        }
    }
}

impl Config {
    /// For checks without a `helpgen.yml`: any tree of articles, in these languages (those of its glossary; none: `ko`).
    /// `glossary` is the one named on the command line.
    pub fn default_for(languages: Vec<Lang>, glossary: Option<String>) -> Self {
        let default = Self::default();
        Self {
            languages: if languages.is_empty() { default.languages } else { languages },
            content: ".".to_owned(),
            glossary: glossary.map(|path| (path, None)),
            ..default
        }
    }

    /// The language to fall back to.
    pub fn default_lang(&self) -> &str {
        self.languages.first().map_or("ko", String::as_str)
    }
}
