//! What a plain word means: nothing, a truth value, a number, or text.

use super::node::Value;

/// Resolves a plain scalar by the core schema (YAML 1.2.2 §10.3.2), without `.inf` and `.nan`, which nothing here takes.
pub fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Value::Str(text.to_owned());
    }
    if let Some(number) = radix(text) {
        return Value::Int(number);
    }
    if let Ok(number) = text.parse::<i64>() {
        return Value::Int(number);
    }
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && text.chars().all(numeric) => Value::Float(number),
        _ => Value::Str(text.to_owned()),
    }
}

/// `0x1f` and `0o17`.
fn radix(text: &str) -> Option<i64> {
    let (digits, base) =
        text.strip_prefix("0x").map(|hex| (hex, 16)).or_else(|| text.strip_prefix("0o").map(|octal| (octal, 8)))?;
    // A sign after the prefix is no number in YAML, though the standard library would take it.
    if digits.starts_with(['-', '+']) { None } else { i64::from_str_radix(digits, base).ok() }
}

#[cfg(test)]
mod tests {
    use super::{Value, resolve};

    #[test]
    fn telephone_numbers_dates_and_yaml_1_1_booleans_are_text() {
        for text in ["1600-0000", "2026-05-01", "no", "yes", "on", "off", "1e400", "0x", "0x-1", "1.2.3", "10:30", "-"]
        {
            assert_eq!(resolve(text), Value::Str(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_are_numbers() {
        assert_eq!(resolve("-12"), Value::Int(-12));
        assert_eq!(resolve("0x1f"), Value::Int(31));
        assert_eq!(resolve("0o17"), Value::Int(15));
        assert_eq!(resolve("1.10"), Value::Float(1.1));
        assert_eq!(resolve("1e3"), Value::Float(1000.0));
        assert_eq!(resolve("99999999999999999999"), Value::Float(1e20));
    }

    #[test]
    fn nothing_and_truth() {
        assert_eq!(resolve("~"), Value::Null);
        assert_eq!(resolve("True"), Value::Bool(true));
        assert_eq!(resolve("FALSE"), Value::Bool(false));
    }
}
