//! Texts as YAML writes them.

/// A text as a value: plain where it can only be read as this text, also between brackets; else in quotes.
pub fn scalar(text: &str) -> String {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '·' | '(' | ')' | '/' | '.' | '+' | '_' | '…');
    let begins = text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_control());
    let word =
        !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    let plain = begins && word && text.trim() == text && text.chars().all(letters);
    if plain { text.to_owned() } else { quoted(text) }
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    // JSON's strings are YAML's, too (YAML 1.2, §1.3).
    serde_json::Value::from(text).to_string()
}
