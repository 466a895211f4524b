//! What a YAML file may hold, as a table: one description from which it is checked, and its JSON Schema written.

/// What a value has to be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text that is not blank. Numbers and truth values are taken as they are written.
    Text,
    /// A name by which other places call a thing.
    Id,
    /// A language code, such as `ko` or `en-GB`.
    Language,
    /// `true` or `false`.
    Bool,
    /// A whole number between two bounds, both included.
    Int(i64, i64),
    /// A number, whole or with a fraction, between two bounds, both included.
    Number(i64, i64),
    /// A day, `YYYY-MM-DD`.
    Date,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A text, or a text per language.
    Localized,
    /// A list; an empty one is fine.
    List(&'static Shape),
    /// A list, or a single value without brackets.
    OneOrMany(&'static Shape),
    /// A map with keys of one kind, each with a value of one shape.
    Map(KeyShape, &'static Shape),
    /// A map with known keys.
    Object(&'static Object),
    /// The first of these whose outer form (single value, list, map) fits.
    Either(&'static [Shape]),
    /// A single value of any kind, even an empty text.
    Scalar,
    /// Anything: another program defines it.
    Any,
}

/// What the keys of a [`Shape::Map`] have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyShape {
    /// Anything that is not blank; what it means is looked at later.
    Free,
    /// The id of a rule, or a group of them (`link/*`); which there are is looked at later.
    Rule,
    /// An id.
    Id,
    /// A language code.
    Language,
    /// A language code, or `any`.
    LanguageOrAny,
}

/// A map with known keys.
#[derive(Debug)]
pub struct Object {
    /// Its name in the JSON Schema's definitions.
    pub name: &'static str,
    /// Its keys, in the order in which they are listed to people.
    pub fields: &'static [Field],
    /// What further keys may be, if any may.
    pub rest: Option<(KeyShape, &'static Shape)>,
}

/// A known key.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What its value has to be. Nothing (`key:`, `null`) is always the same as leaving the key out.
    pub shape: Shape,
    /// Whether it has to be there.
    pub required: bool,
    /// Its purpose, in Korean: shown by editors.
    pub ko: &'static str,
    /// Its purpose, in English.
    pub en: &'static str,
}

impl Field {
    /// A key that may be left out.
    pub const fn new(key: &'static str, shape: Shape, ko: &'static str, en: &'static str) -> Self {
        Self { key, shape, required: false, ko, en }
    }

    /// A key that has to be there.
    pub const fn required(key: &'static str, shape: Shape, ko: &'static str, en: &'static str) -> Self {
        Self { key, shape, required: true, ko, en }
    }
}

impl Object {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// Language codes of two letters (ISO 639-1).
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr \
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl \
    sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh \
    zu ";

/// Country codes that are often taken for the language's.
const COUNTRIES: [(&str, &str); 8] =
    [("kr", "ko"), ("jp", "ja"), ("cn", "zh"), ("vn", "vi"), ("ua", "uk"), ("cz", "cs"), ("dk", "da"), ("gr", "el")];

/// Whether a text is a language code in the form of BCP 47: a language of ISO 639-1, or any of three letters, and
/// subtags of letters and digits. `kr` (Kanuri) counts as the country that it is taken for.
pub fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let primary = parts.next().unwrap_or_default();
    let known = match primary.len() {
        2 => {
            // Two letters and a space each, in order.
            let (known, _) = ISO_639_1.as_bytes().as_chunks::<3>();
            let known = known.binary_search_by(|known| known[..2].cmp(primary.as_bytes())).is_ok();
            known && language_of_country(primary).is_none()
        }
        3 => primary.bytes().all(|byte| byte.is_ascii_lowercase()),
        _ => false,
    };
    known && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The language that was meant by a country's code.
pub fn language_of_country(code: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(country, _)| country.eq_ignore_ascii_case(code)).map(|(_, language)| *language)
}

/// Whether a text can be an id: letters and digits of any script, `-`, `_` and `.`, the first a letter or digit. It
/// then stands unharmed in a directive, a URL and a file's name.
pub fn is_id(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_known_but_the_one_that_is_taken_for_a_country() {
        let codes: Vec<&str> = ISO_639_1.split_whitespace().collect();
        assert!(codes.is_sorted(), "they are looked up by halves");
        let unknown: Vec<&str> = codes.into_iter().filter(|code| !is_language(code)).collect();
        assert_eq!(unknown, ["kr"]);
        assert!(["kx", "k", "KO", "ko-"].iter().all(|code| !is_language(code)));
        assert!(["aa", "zu", "ko-KR", "kok"].iter().all(|code| is_language(code)));
    }
}
