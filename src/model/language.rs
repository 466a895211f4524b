//! Detects the language of a page outside of a help center, where folders need not name it.

use whatlang::{Detector, Lang as Known};

/// Bytes of a page that are examined.
const SAMPLE: usize = 20_000;
/// Longest tag, in bytes.
const TAG: usize = 1_000;
/// Weight of one syllable or ideograph in Latin letters, because it stands for several.
const SYLLABLE: usize = 3;

/// Languages that are detected by their words, with their codes (ISO 639-1).
const BY_WORDS: [(Known, &str); 24] = [
    (Known::Eng, "en"),
    (Known::Spa, "es"),
    (Known::Por, "pt"),
    (Known::Fra, "fr"),
    (Known::Deu, "de"),
    (Known::Ita, "it"),
    (Known::Nld, "nl"),
    (Known::Vie, "vi"),
    (Known::Ind, "id"),
    (Known::Tur, "tr"),
    (Known::Pol, "pl"),
    (Known::Swe, "sv"),
    (Known::Dan, "da"),
    (Known::Nob, "nb"),
    (Known::Fin, "fi"),
    (Known::Ces, "cs"),
    (Known::Hun, "hu"),
    (Known::Ron, "ro"),
    (Known::Rus, "ru"),
    (Known::Ukr, "uk"),
    (Known::Tha, "th"),
    (Known::Ara, "ar"),
    (Known::Heb, "he"),
    (Known::Hin, "hi"),
];

/// The language of a page: the only one of its glossary (`languages`), else the one in its front matter, else a folder
/// on its path named like one of the languages, else the detected one.
pub fn page_language(path: &str, declared: Option<&str>, text: &str, languages: &[String]) -> String {
    if let [only] = languages {
        return only.clone();
    }
    if let Some(declared) = declared.map(str::trim).filter(|declared| !declared.is_empty()) {
        return known(declared, languages).unwrap_or(declared).to_owned();
    }
    let folders = path.rsplit('/').skip(1);
    if let Some(folder) = folders.filter_map(|folder| languages.iter().find(|lang| *lang == folder)).last() {
        return folder.clone();
    }
    guess(text, languages)
}

/// The language of a list that matches a tag: `ko-KR` matches `ko` if the list has no `ko-KR`.
fn known<'l>(tag: &str, languages: &'l [String]) -> Option<&'l str> {
    let main = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let same = languages.iter().find(|lang| lang.eq_ignore_ascii_case(tag));
    same.or_else(|| languages.iter().find(|lang| main(lang) == main(tag))).map(String::as_str)
}

fn guess(text: &str, languages: &[String]) -> String {
    let prose = prose(text);
    let (mut hangul, mut kana, mut han, mut others) = (0, 0, 0, 0);
    for c in prose.chars() {
        match c {
            '가'..='힣' | 'ᄀ'..='ᇿ' | 'ㄱ'..='ㆎ' => hangul += SYLLABLE,
            'ぁ'..='ヿ' => kana += SYLLABLE,
            '一'..='鿿' | '㐀'..='䶿' => han += SYLLABLE,
            c if c.is_alphabetic() => others += 1,
            _ => {}
        }
    }
    let found = if hangul > 0 && hangul >= (kana + han).max(others) {
        Some("ko")
    } else if kana + han > 0 && kana + han >= others {
        Some(if kana * 10 >= han { "ja" } else { "zh" })
    } else if others > 0 {
        by_words(&prose, languages)
    } else {
        None
    };
    let first = || languages.first().map_or("en", String::as_str);
    match found {
        Some(found) => known(found, languages).unwrap_or(found).to_owned(),
        None => first().to_owned(),
    }
}

/// The language detected by words; only among the glossary's languages, if any of them can be detected so.
fn by_words(prose: &str, languages: &[String]) -> Option<&'static str> {
    let wanted: Vec<(Known, &str)> =
        BY_WORDS.into_iter().filter(|(_, code)| known(code, languages).is_some()).collect();
    let among = if wanted.is_empty() { BY_WORDS.to_vec() } else { wanted };
    if let [(_, only)] = among[..] {
        return Some(only);
    }
    let detector = Detector::with_allowlist(among.iter().map(|(lang, _)| *lang).collect());
    let found = detector.detect_lang(prose)?;
    among.iter().find(|(lang, _)| *lang == found).map(|(_, code)| *code)
}

/// The start of a page without its front matter, code, tags and addresses, approximately; of a page that has nothing else,
/// the values of its front matter.
fn prose(text: &str) -> String {
    let (mut out, mut values) = (String::new(), String::new());
    let (mut fence, mut matter) = (false, false);
    for (number, line) in text.lines().enumerate() {
        let bare = line.trim_start_matches(['\u{feff}', ' ', '\t', '>']);
        if bare.starts_with("---") && (number == 0 || matter) {
            matter = number == 0;
        } else if matter {
            values.push_str(bare.split_once(": ").map_or(bare, |(_, value)| value));
            values.push('\n');
        } else if bare.starts_with("```") || bare.starts_with("~~~") {
            fence = !fence;
        } else if !fence && !bare.starts_with("import ") && !bare.starts_with("export ") {
            // Every other part of a line with code spans is code.
            for part in bare.split('`').step_by(2) {
                out.push_str(part);
                out.push(' ');
            }
            out.push('\n');
        }
        if out.len() > SAMPLE {
            break;
        }
    }
    let found = words(&out);
    if found.contains(char::is_alphabetic) { found } else { words(&values) }
}

/// The words of a text without tags and addresses.
fn words(text: &str) -> String {
    let mut out = String::new();
    let tagless = without_tags(text);
    for word in tagless.split_whitespace().filter(|word| !word.contains(['/', '<', '>', '=', '{', '}'])) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// A text with a blank for each tag of HTML or of a template and for each destination of a link.
fn without_tags(text: &str) -> String {
    const TAGS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("](", ")"), ("<", ">")];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', ']', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = TAGS.iter().find(|(open, _)| rest.starts_with(open)).filter(|(open, _)| {
            *open != "<" || rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '%'))
        });
        let within = &rest[..rest.floor_char_boundary(TAG.min(rest.len()))];
        let end = tag.and_then(|(_, close)| within.find(close).map(|at| at + close.len())).unwrap_or(1);
        out.push(' ');
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const KO: &str = "---\ntitle: React Quick Start\n---\n\n`useState`와 `useEffect`를 React 컴포넌트에서 사용해요.\n";
    const EN: &str = "# Getting started\n\nThis guide shows how to install the package and write your first page.\n";
    const DE: &str =
        "# Erste Schritte\n\nDiese Anleitung zeigt, wie man das Paket installiert und eine Seite schreibt.\n";

    fn language(path: &str, declared: Option<&str>, text: &str, languages: &[&str]) -> String {
        let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
        page_language(path, declared, text, &languages)
    }

    #[test]
    fn with_one_language_every_page_is_of_it() {
        assert_eq!(language("en/a.md", Some("en"), EN, &["ko"]), "ko");
    }

    #[test]
    fn the_page_then_its_folder_then_its_letters_decide() {
        assert_eq!(language("ko/a.md", Some("en-US"), KO, &["ko", "en"]), "en");
        assert_eq!(language("docs/ko/guide/a.md", None, EN, &["ko", "en"]), "ko");
        assert_eq!(language("a.md", None, KO, &["en", "ko"]), "ko");
        assert_eq!(language("a.md", None, EN, &["ko", "en"]), "en");
        assert_eq!(language("a.md", None, DE, &["ko", "en", "de"]), "de");
        assert_eq!(language("a.md", None, EN, &["ko", "de", "en"]), "en");
        assert_eq!(language("a.md", None, "はじめに読んでください。\n", &["ko", "en"]), "ja");
        assert_eq!(language("a.md", None, "", &["ko", "en"]), "ko");
        assert_eq!(language("a.md", None, EN, &[]), "en");
    }

    #[test]
    fn code_does_not_say_what_language_a_page_is_in() {
        let text = format!("값을 바꿔요.\n\n```js\n{}\n```\n", "const value = compute(input);\n".repeat(50));
        assert_eq!(language("a.md", None, &text, &["en", "ko"]), "ko");
    }

    #[test]
    fn tags_do_not_say_it_either() {
        for text in [
            "<mark style=\"color: red\" data-mention class=\"important notice\">회원</mark>을 봐요.\n",
            "[회원 글]({% post_url 2020-01-01-getting-started %}) [둘]({{ site.baseurl }}/getting-started/)\n",
            "{% include components/getting-started.html\n   title=\"a\" source=\"b\" %}\n\n회원이에요.\n",
        ] {
            assert_eq!(language("a.md", None, text, &["en", "ko"]), "ko", "{text}");
        }
        assert_eq!(language("a.md", None, "a < b, and so on: the first is smaller.\n", &["ko", "en"]), "en");
    }

    #[test]
    fn a_page_that_is_all_front_matter_is_read_there() {
        let text = "---\nlayout: home\nhero:\n  name: 배움터\n  tagline: 어디서나 강의를 들어요\n---\n";
        assert_eq!(language("a.md", None, text, &["en", "ko"]), "ko");
    }
}
