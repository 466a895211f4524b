//! Days in cached values: `#[serde(with = "crate::memo::day")]`.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Year, month, day.
type Parts = (i16, i8, i8);

/// Writes a day.
///
/// # Errors
/// The serializer's error.
pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|day| -> Parts { (day.year(), day.month(), day.day()) }).serialize(serializer)
}

/// Reads a day.
///
/// # Errors
/// The value is not a day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let parts = Option::<Parts>::deserialize(deserializer)?;
    let day = parts.map(|(year, month, day)| Date::new(year, month, day)).transpose();
    day.map_err(serde::de::Error::custom)
}
