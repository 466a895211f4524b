//! Days as people write them.

use jiff::civil::Date;

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Three numbers in the right form, but no such day: 30 February.
    NotInCalendar {
        /// How many days the month has, if there is such a month.
        days: Option<i8>,
    },
    /// Another form. If it can be guessed, the right one.
    Form(Option<String>),
}

/// Reads `YYYY-MM-DD`, and nothing else.
///
/// # Errors
/// Whether the form or the day is wrong.
pub fn parse_date(text: &str) -> Result<Date, DateFault> {
    let numbers = |text: &str, separator: char| -> Option<(i16, i8, i8)> {
        let mut parts = text.split(separator).map(str::trim);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        if parts.next().is_some() || !fits || ![year, month, day].into_iter().all(digits) {
            return None;
        }
        Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    };
    if let Some((year, month, day)) = numbers(text, '-').filter(|_| text.len() == 10 && !text.contains(' ')) {
        return Date::new(year, month, day)
            .map_err(|_| DateFault::NotInCalendar { days: Date::new(year, month, 1).ok().map(Date::days_in_month) });
    }
    let loose = text.replace(['.', '/', '년', '월'], "-").replace('일', "");
    let loose = loose.trim().trim_end_matches('-');
    let guess = numbers(loose, '-').and_then(|(year, month, day)| Date::new(year, month, day).ok());
    Err(DateFault::Form(guess.map(|date| date.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_calendar_is_read() {
        assert_eq!(parse_date("2024-02-29"), Ok(jiff::civil::date(2024, 2, 29)));
    }

    #[test]
    fn a_day_that_never_was_is_told_apart_from_a_wrong_form() {
        assert_eq!(parse_date("2026-02-30"), Err(DateFault::NotInCalendar { days: Some(28) }));
        assert_eq!(parse_date("2026-13-01"), Err(DateFault::NotInCalendar { days: None }));
        assert_eq!(parse_date("내일"), Err(DateFault::Form(None)));
        assert_eq!(parse_date("2026-02-30T10:00"), Err(DateFault::Form(None)));
    }

    #[test]
    fn other_forms_are_guessed() {
        for text in ["2026.3.2", "2026/03/02", "2026-3-2", "2026. 3. 2.", "2026년 3월 2일"] {
            assert_eq!(parse_date(text), Err(DateFault::Form(Some("2026-03-02".into()))), "{text}");
        }
    }
}
