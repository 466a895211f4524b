//! Korean particles.
use std::borrow::Cow;
/// stub
pub fn agree<'a>(_word: &str, tail: &'a str) -> Cow<'a, str> {
    Cow::Borrowed(tail)
}
