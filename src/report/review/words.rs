//! The words of the page, in the language of the report.

use serde_json::Value;

use crate::diagnostic::Say;
use crate::error::Error;

const KO: &str = include_str!("page/ko.yml");
const EN: &str = include_str!("page/en.yml");

/// The words by name: `severity.error`.
#[derive(Debug)]
pub(super) struct Words {
    /// As templates see them.
    pub(super) all: Value,
}

impl Words {
    /// Those of a language.
    ///
    /// # Errors
    /// A fault of the program's own list.
    pub(super) fn of(lang: &str) -> Result<Self, Error> {
        let words = if lang == "ko" { KO } else { EN };
        Ok(Self { all: serde_yaml::from_str(words).map_err(|error| broken(&error.to_string()))? })
    }

    /// The words under a name; the name itself, where there are none.
    pub(super) fn at<'w>(&'w self, name: &'w str) -> &'w str {
        let found = name.split('.').try_fold(&self.all, |value, key| value.get(key));
        found.and_then(Value::as_str).unwrap_or(name)
    }

    /// The words of a group under a key; the key itself, where there are none.
    pub(super) fn under<'w>(&'w self, group: &str, key: &'w str) -> &'w str {
        self.all.get(group).and_then(|own| own.get(key)).and_then(Value::as_str).unwrap_or(key)
    }

    /// The words of a list.
    pub(super) fn list(&self, name: &str) -> Vec<&str> {
        let list = self.all.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The same with its placeholders filled: `{n}`.
    pub(super) fn with(&self, name: &str, values: &[(&str, String)]) -> String {
        let text = self.at(name).to_owned();
        values.iter().fold(text, |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
    }
}

/// A report that cannot be made.
pub(super) fn broken(cause: &str) -> Error {
    Error::new(Say::new(format!("보고서를 만들지 못했어요: {cause}"), format!("Cannot make the report: {cause}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words() {
        fn keys(value: &Value, path: &str, found: &mut Vec<String>) {
            match value.as_object() {
                None if value.is_array() => {
                    found.push(format!("{path}[{}]", value.as_array().map_or(0, Vec::len)));
                }
                Some(map) => map.iter().for_each(|(key, inner)| keys(inner, &format!("{path}/{key}"), found)),
                None => found.push(path.to_owned()),
            }
        }
        let [mut ko, mut en] = ["ko", "en"].map(|lang| {
            let mut found = Vec::new();
            keys(&Words::of(lang).expect("it is YAML").all, "", &mut found);
            found
        });
        ko.sort();
        en.sort();
        assert_eq!(ko, en);
    }

    #[test]
    fn words_are_found_and_filled_in() {
        let words = Words::of("ko").expect("it is YAML");
        assert_eq!(words.at("severity.error"), "오류");
        assert_eq!(words.with("line", &[("n", "3".to_owned())]), "3행");
        assert_eq!(words.at("there.is.none"), "there.is.none");
    }
}
