//! Words of messages: names with their particle, days, lists.

use jiff::civil::Date;

use crate::korean::agree;
use crate::parse::glossary::{Localized, Role};

/// A name in quotes with the particle that fits it: ‘수강생’을.
pub fn quoted(name: &str, particle: &str) -> String {
    format!("‘{name}’{}", agree(name, particle))
}

/// A day as Korean writes it.
pub fn day_ko(day: Date) -> String {
    format!("{}년 {}월 {}일", day.year(), day.month(), day.day())
}

/// A day as English writes it.
pub fn day_en(day: Date) -> String {
    format!("{} {} {}", day.day(), day.strftime("%B"), day.year())
}

/// A name in Korean, else in whatever language it has, else the id.
pub fn name_ko<'n>(name: &'n Localized, id: &'n str) -> &'n str {
    name.get_or("ko", "en").unwrap_or(id)
}

/// A name in English, else in whatever language it has, else the id.
pub fn name_en<'n>(name: &'n Localized, id: &'n str) -> &'n str {
    name.get_or("en", "ko").unwrap_or(id)
}

/// A name in the language of a page, else in whatever language it has, else the id.
pub fn name_in<'n>(lang: &str, name: &'n Localized, id: &'n str) -> &'n str {
    name.get_or(lang, "ko").unwrap_or(id)
}

/// Names of roles in Korean: 수강생, 강의자.
pub fn roles_ko<'r>(roles: impl Iterator<Item = &'r Role>) -> String {
    roles.map(|role| name_ko(&role.name, &role.id)).collect::<Vec<_>>().join(", ")
}

/// Names of roles in English, in small letters as they stand in a sentence.
pub fn roles_en<'r>(roles: impl Iterator<Item = &'r Role>) -> String {
    roles.map(|role| name_en(&role.name, &role.id).to_lowercase()).collect::<Vec<_>>().join(", ")
}

/// A day-count in English: 1 day, 2 days.
pub fn days_en(count: impl Into<i64>) -> String {
    let count = count.into();
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}
