//! What the clock says.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The day in a time zone.
pub fn today_in(zone: &TimeZone) -> Date {
    Timestamp::now().to_zoned(zone.clone()).date()
}

/// The day in the machine's own time zone.
pub fn today_here() -> Date {
    Zoned::now().date()
}

/// A number that no earlier run had: nanoseconds since 1970.
pub fn number_of_run() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos()
}
