//! `theme.yml` and the interface texts: what a theme may be told, and in which words it speaks.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Place, Places, Say, Severity};
use crate::source::BASE;
use crate::text::{SourceText, Span, closest};

/// The rule under which `theme.yml` and the interface texts are told to be wrong.
pub const THEME_OPTIONS: &str = "theme/options";

/// What `theme.yml` says.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ThemeSettings {
    /// Stylesheets in their order.
    #[serde(default)]
    pub css: Vec<String>,
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

/// Reads `theme.yml`.
///
/// # Errors
/// Where it cannot be read.
pub fn theme_settings(texts: &BTreeMap<String, SourceText>) -> Result<ThemeSettings, Box<Diagnostic>> {
    match texts.get("theme.yml") {
        Some(source) => read_yaml(source),
        None => Ok(ThemeSettings::default()),
    }
}

/// Interface texts by language, from `i18n/<lang>.yml`. What is not in a file of the project's stays as it is in the
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
            let line = source.text.split_inclusive('\n').take((location.line() as usize).saturating_sub(1));
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
    /// The theme's options with the project's values in place of the defaults. Unknown ones are told.
    pub fn options(&self, chosen: &BTreeMap<String, Value>) -> (Value, Vec<Diagnostic>) {
        let mut values: Map<String, Value> =
            self.options.iter().map(|(name, option)| (name.clone(), option.default.clone())).collect();
        let mut faults = Vec::new();
        for (name, value) in chosen {
            match self.options.get(name) {
                Some(option) if option.kind != "color" || value.as_str().is_some_and(is_color) => {
                    values.insert(name.clone(), value.clone());
                }
                Some(_) => faults.push(
                    option_fault(Say::new(format!("색이 아니에요: {name}"), format!("Not a colour: {name}")))
                        .help(Say::new("`#0b6b57`처럼 적어 주세요", "Write it like `#0b6b57`")),
                ),
                None => {
                    let fault = option_fault(Say::new(
                        format!("테마에 없는 설정이에요: {name}"),
                        format!("The theme has no option “{name}”"),
                    ));
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
             html[data-role=\"{role}\"] .particles>.particle[data-roles~=\"{role}\"]{{display:inline}}\n"
        ));
    }
    if !roles.is_empty() {
        css.push_str("html[data-role] .role-name,html[data-role] .variant-sep{display:none}\n");
    }
    css
}

/// `#rgb` or `#rrggbb`.
fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn option_fault(message: Say) -> Diagnostic {
    Diagnostic::new(THEME_OPTIONS, Severity::Error, Some(Place::file("helpgen.yml")), message)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn options_keep_their_kind() {
        let settings: ThemeSettings =
            serde_yaml::from_str("options:\n  accent: { type: color, default: '#123456' }\n").expect("yaml");
        let chosen = BTreeMap::from([
            ("accent".to_owned(), Value::from("red;}body{display:none")),
            ("acent".to_owned(), Value::from("#fff")),
        ]);
        let (values, faults) = settings.options(&chosen);
        assert_eq!(values["accent"], "#123456");
        assert_eq!(faults.len(), 2);
        assert_eq!(settings.options_css(&values), ":root{--accent:#123456;}\n");
    }
}
