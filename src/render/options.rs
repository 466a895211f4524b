//! `theme.yml` and the interface texts: what a theme may be told, and in which words it speaks.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::parse::color::Color;
use crate::parse::config::Config;
use crate::source::BASE;
use crate::text::{SourceText, Span, as_usize, closest};

use super::pair::Pair;

/// The rule for faults of `theme.yml` and the interface texts.
pub const THEME_OPTIONS: &str = "theme/options";

/// The contrast that a colour made for the dark scheme has: some more than it needs, since it also stands on its own shade.
const NIGHT: f64 = 6.0;

/// What `theme.yml` says.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ThemeSettings {
    /// Stylesheets in their order.
    #[serde(default)]
    pub css: Vec<String>,
    /// The colours of each scheme by their names.
    #[serde(default)]
    pub schemes: BTreeMap<String, BTreeMap<String, String>>,
    /// What is written on what.
    #[serde(default)]
    pub contrast: Vec<Pair>,
    /// Options by name.
    #[serde(default)]
    options: BTreeMap<String, ThemeOption>,
}

#[derive(Clone, Debug, Deserialize)]
struct ThemeOption {
    #[serde(default)]
    default: Value,
    #[serde(default, rename = "type")]
    kind: String,
}

impl ThemeOption {
    /// With what a project's theme says of it.
    fn with(self, own: Self) -> Self {
        Self {
            default: if own.default.is_null() { self.default } else { own.default },
            kind: if own.kind.is_empty() { self.kind } else { own.kind },
        }
    }
}

/// Reads `theme.yml`. What a project's own one says is added to the built-in theme's, key by key; its stylesheets come after
/// those of the built-in theme.
///
/// # Errors
/// Where it cannot be read.
pub fn theme_settings(texts: &BTreeMap<String, SourceText>) -> Result<ThemeSettings, Box<Diagnostic>> {
    let Some(source) = texts.get("theme.yml") else { return Ok(ThemeSettings::default()) };
    let own = read_yaml::<ThemeSettings>(source)?;
    match texts.get(&format!("{BASE}theme.yml")) {
        Some(base) => Ok(read_yaml::<ThemeSettings>(base)?.with(own)),
        None => Ok(own),
    }
}

/// Interface texts by language, from `i18n/<lang>.yml`. Texts that a project's file lacks stay as in the
/// built-in theme.
///
/// # Errors
/// Every file that cannot be read.
pub fn interface_texts(texts: &BTreeMap<String, SourceText>) -> Result<BTreeMap<String, Value>, Vec<Diagnostic>> {
    let mut words = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, source) in texts {
        let Some(lang) = path.strip_prefix("i18n/").and_then(|file| file.strip_suffix(".yml")) else { continue };
        match read_yaml::<Value>(source) {
            Ok(own) => {
                let built_in = texts.get(&format!("{BASE}{path}")).and_then(|source| read_yaml(source).ok());
                words.insert(lang.to_owned(), over(built_in.unwrap_or(Value::Null), own));
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.is_empty() { Ok(words) } else { Err(faults) }
}

/// The texts with others in their places, map by map.
fn over(texts: Value, own: Value) -> Value {
    match (texts, own) {
        (Value::Object(mut texts), Value::Object(own)) => {
            for (key, own) in own {
                let text = texts.remove(&key).unwrap_or(Value::Null);
                texts.insert(key, over(text, own));
            }
            Value::Object(texts)
        }
        (_, own) => own,
    }
}

fn read_yaml<T: for<'de> Deserialize<'de>>(source: &SourceText) -> Result<T, Box<Diagnostic>> {
    serde_yaml::from_str(&source.text).map_err(|error| {
        let offset = error.location().map_or(0, |location| {
            let line = source.text.split_inclusive('\n').take(as_usize(location.line()).saturating_sub(1));
            line.map(str::len).sum::<usize>().min(source.text.len())
        });
        let reason = error.to_string().lines().next().unwrap_or_default().to_owned();
        let place: Place = Places::new(source).place(Span::at(offset));
        Box::new(
            Diagnostic::new(
                THEME_OPTIONS,
                Severity::Error,
                Some(place),
                Say::new("테마 파일을 읽을 수 없어요", "The theme's file cannot be read"),
            )
            .help(Say::new(reason.clone(), reason)),
        )
    })
}

impl ThemeSettings {
    /// With what a project's theme adds.
    fn with(mut self, own: Self) -> Self {
        let further: Vec<String> = own.css.into_iter().filter(|sheet| !self.css.contains(sheet)).collect();
        self.css.extend(further);
        for (scheme, colors) in own.schemes {
            self.schemes.entry(scheme).or_default().extend(colors);
        }
        self.contrast.extend(own.contrast);
        for (name, option) in own.options {
            let known = self.options.remove(&name);
            let option = match known {
                Some(known) => known.with(option),
                None => option,
            };
            self.options.insert(name, option);
        }
        self
    }

    /// The options that a configuration sets: those of the theme, and the accent colour. Where it is set for the light scheme
    /// alone, the dark scheme's is made from it.
    pub fn chosen(&self, config: &Config) -> BTreeMap<String, Value> {
        let mut chosen = config.theme_options.clone();
        if let Some(accent) = &config.face.accent {
            chosen.insert("accent".to_owned(), accent.light.color.to_string().into());
            let dark = accent.dark.as_ref().map_or_else(|| self.at_night(accent.light.color), |dark| dark.color);
            if self.options.contains_key("accent_dark") {
                chosen.insert("accent_dark".to_owned(), dark.to_string().into());
            }
        }
        chosen
    }

    /// A colour of the light scheme, light enough for the dark one's grounds.
    fn at_night(&self, color: Color) -> Color {
        let dark = self.schemes.get("dark");
        let grounds = ["page", "surface", "raised"].iter().filter_map(|name| Color::read(dark?.get(*name)?));
        color.lightened_for(&grounds.collect::<Vec<_>>(), NIGHT)
    }

    /// The theme's options with the project's values in place of the defaults. Unknown ones are reported where they are
    /// written.
    pub fn options(
        &self,
        chosen: &BTreeMap<String, Value>,
        places: &BTreeMap<String, Place>,
    ) -> (Value, Vec<Diagnostic>) {
        let mut values: Map<String, Value> =
            self.options.iter().map(|(name, option)| (name.clone(), option.default.clone())).collect();
        let mut faults = Vec::new();
        let option_fault = |name: &str, message: Say| {
            let place = places.get(name).cloned().unwrap_or_else(|| Place::file("helpgen.yml"));
            Diagnostic::new(THEME_OPTIONS, Severity::Error, Some(place), message)
        };
        for (name, value) in chosen {
            match self.options.get(name) {
                Some(option) if option.kind != "color" || value.as_str().is_some_and(is_color) => {
                    values.insert(name.clone(), value.clone());
                }
                Some(_) => faults.push(
                    option_fault(name, Say::new(format!("색이 아니에요: {name}"), format!("Not a colour: {name}")))
                        .help(Say::new("`#0b6b57`처럼 적어 주세요", "Write it like `#0b6b57`")),
                ),
                None => {
                    let fault = option_fault(
                        name,
                        Say::new(
                            format!("테마에 없는 설정이에요: {name}"),
                            format!("The theme has no option “{name}”"),
                        ),
                    );
                    faults.push(match closest(name, self.options.keys().map(String::as_str)) {
                        Some(near) => {
                            fault.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")))
                        }
                        None => fault,
                    });
                }
            }
        }
        (Value::Object(values), faults)
    }

    /// A stylesheet that hands the colours among the options to the theme's own stylesheets, as `--<name>`.
    pub fn options_css(&self, values: &Value) -> String {
        let mut css = String::from(":root{");
        for (name, option) in &self.options {
            if let Some(color) =
                values.get(name).and_then(Value::as_str).filter(|color| option.kind == "color" && is_color(color))
            {
                css.push_str(&format!("--{}:{color};", name.replace('_', "-")));
            }
        }
        css.push_str("}\n");
        css
    }
}

/// A stylesheet that shows each role its own: by `html[data-role]`, which the theme's script sets.
pub fn roles_css(roles: &[String]) -> String {
    let mut css = String::new();
    for role in roles {
        let role: String = role.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        css.push_str(&format!(
            "html[data-role=\"{role}\"] [data-roles]:not([data-roles~=\"{role}\"]){{display:none!important}}\n\
             html[data-role=\"{role}\"] .particles>.particle[data-roles~=\"{role}\"]{{display:inline}}\n\
             html[data-role=\"{role}\"] [data-first-for~=\"{role}\"]{{order:-1}}\n"
        ));
    }
    if !roles.is_empty() {
        css.push_str("html[data-role] .role-name,html[data-role] .variant-sep{display:none}\n");
    }
    css
}

fn is_color(text: &str) -> bool {
    Color::read(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places of the texts with the names in braces that each holds.
    fn shape(value: &Value, at: &str, found: &mut BTreeMap<String, Vec<String>>) {
        if let Some(inner) = value.as_object() {
            return inner.iter().for_each(|(key, value)| shape(value, &format!("{at}.{key}"), found));
        }
        let text = value.as_str().unwrap_or_default();
        let mut names: Vec<String> =
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        names.sort();
        found.insert(at.to_owned(), names);
    }

    #[test]
    fn every_language_of_the_built_in_theme_has_every_text() {
        let words = interface_texts(&crate::source::built_in_theme()).expect("no faults");
        assert!(["ar", "en", "he", "ko"].iter().all(|lang| words.contains_key(*lang)));
        let shapes: BTreeMap<&String, BTreeMap<String, Vec<String>>> = words
            .iter()
            .map(|(lang, words)| {
                let mut found = BTreeMap::new();
                shape(words, "", &mut found);
                (lang, found)
            })
            .collect();
        let english = &shapes[&"en".to_owned()];
        for (lang, own) in &shapes {
            assert!(own.keys().eq(english.keys()), "{lang}: {:?} {:?}", own.keys(), english.keys());
            for (at, names) in own {
                // Korean has names of particles beside those that every language has.
                assert!(english[at].iter().all(|name| names.contains(name)), "{lang}: {at}: {names:?}");
            }
        }
    }

    #[test]
    fn texts_that_a_project_leaves_out_stay_the_built_in_ones() {
        let texts = |path: &str, text: &str| (path.to_owned(), SourceText::new(path, text));
        let texts = BTreeMap::from([
            texts("i18n/ko.yml", "nav: { menu: 차림표 }\nown: 새것\n"),
            texts("base/i18n/ko.yml", "nav: { menu: 메뉴, skip: 본문으로 }\n"),
            texts("i18n/en.yml", "nav: { menu: Menu }\n"),
        ]);
        let words = interface_texts(&texts).expect("no faults");
        assert_eq!(words["ko"], serde_json::json!({ "nav": { "menu": "차림표", "skip": "본문으로" }, "own": "새것" }));
        assert_eq!(words.len(), 2);
    }

    #[test]
    fn a_theme_adds_to_the_built_in_settings_key_by_key() {
        let text = |path: &str, text: &str| (path.to_owned(), SourceText::new(path, text));
        let texts = BTreeMap::from([
            text(
                "base/theme.yml",
                "options:\n  accent: { type: color, default: '#123456' }\n  wide: { type: flag, default: true }\n\
                 css: [a.css, b.css]\nschemes:\n  light: { page: '#fff', tint: accent }\n",
            ),
            text(
                "theme.yml",
                "options:\n  accent: { default: '#654321' }\n  own: { default: 1 }\ncss: [b.css, c.css]\n\
                 schemes:\n  light: { page: '#eee' }\n",
            ),
        ]);
        let settings = theme_settings(&texts).expect("no faults");
        assert_eq!(settings.css, ["a.css", "b.css", "c.css"]);
        assert_eq!((&*settings.schemes["light"]["page"], &*settings.schemes["light"]["tint"]), ("#eee", "accent"));
        let (values, faults) = settings.options(&BTreeMap::new(), &BTreeMap::new());
        assert_eq!(values, serde_json::json!({ "accent": "#654321", "own": 1, "wide": true }));
        assert!(faults.is_empty());
    }

    #[test]
    fn options_keep_their_kind() {
        let settings: ThemeSettings =
            serde_yaml::from_str("options:\n  accent: { type: color, default: '#123456' }\n").expect("yaml");
        let chosen = BTreeMap::from([
            ("accent".to_owned(), Value::from("red;}body{display:none")),
            ("acent".to_owned(), Value::from("#fff")),
        ]);
        let (values, faults) = settings.options(&chosen, &BTreeMap::new());
        assert_eq!(values["accent"], "#123456");
        assert_eq!(faults.len(), 2);
        assert_eq!(settings.options_css(&values), ":root{--accent:#123456;}\n");
    }
}
