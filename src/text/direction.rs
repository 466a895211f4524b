//! In which direction is a language written?

/// Languages that are written from right to left where their tag names no script (CLDR 46, `characterOrder`).
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn", "nqo",
    "pnb", "ps", "sd", "syr", "ug", "ur", "ydd", "yi",
];

/// Scripts that are written from right to left (ISO 15924).
const SCRIPTS: &[&str] = &["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// `rtl` or `ltr`, for the `dir` of an element in a language (BCP 47). A script in the tag decides before the language:
/// `uz-Arab`, `ks-Deva`.
pub fn direction(lang: &str) -> &'static str {
    let lang = lang.to_ascii_lowercase();
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let right_to_left = match script {
        Some(script) => SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&language),
    };
    if right_to_left { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn the_script_goes_before_the_language() {
        for lang in ["ar", "AR-eg", "he", "fa", "ur-PK", "ps", "yi", "uz-Arab", "ku-arab-IQ", "dv", "ckb"] {
            assert_eq!(direction(lang), "rtl", "{lang}");
        }
        for lang in ["ko", "en", "tr", "ks-Deva", "ar-Latn", "uz", "az-Cyrl-AZ", "und", ""] {
            assert_eq!(direction(lang), "ltr", "{lang}");
        }
    }
}
