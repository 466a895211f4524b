//! Colours as people write them (`#0b6b57`), and how well one is read on another (WCAG 2.2, success criterion 1.4.3).

use std::fmt;

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red, green, blue.
    pub channels: [u8; 3],
}

impl Color {
    /// White.
    pub const WHITE: Self = Self { channels: [255; 3] };

    /// `#rgb` or `#rrggbb`.
    ///
    /// ```
    /// use helpgen::parse::color::Color;
    /// assert_eq!(Color::read("#fe0").map(|color| color.to_string()).as_deref(), Some("#ffee00"));
    /// assert_eq!(Color::read("yellow"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let hex = text.trim().strip_prefix('#')?;
        if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(hex.get(at..=at)?, 16).ok().map(|digit| digit * 17);
        let channels = match hex.len() {
            6 => [pair(0)?, pair(2)?, pair(4)?],
            3 => [single(0)?, single(1)?, single(2)?],
            _ => return None,
        };
        Some(Self { channels })
    }

    /// Relative luminance (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let linear = self.channels.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// So many hundredths of this colour in another one, as `color-mix(in srgb, …)` does.
    pub fn mixed(self, percent: u8, other: Self) -> Self {
        let share = u32::from(percent.min(100));
        let mut channels = [0; 3];
        for (at, channel) in channels.iter_mut().enumerate() {
            let sum = u32::from(self.channels[at]) * share + u32::from(other.channels[at]) * (100 - share);
            *channel = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self { channels }
    }

    /// The same colour, lighter step by step until it is read on each of these.
    pub fn lightened_for(self, grounds: &[Self], least: f64) -> Self {
        let reads = |color: Self| grounds.iter().all(|ground| color.contrast(*ground) >= least);
        let steps = (0..=95).step_by(5).map(|percent| Self::WHITE.mixed(percent, self));
        steps.into_iter().find(|color| reads(*color)).unwrap_or(Self::WHITE)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    fn color(text: &str) -> Color {
        Color::read(text).expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        for (one, two, ratio) in [
            ("#000", "#fff", 21.0),
            ("#fff", "#ffffff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#ffee00", "#ffffff", 1.20),
            ("#0b6b57", "#ffffff", 6.45),
        ] {
            let found = color(one).contrast(color(two));
            assert!((found - ratio).abs() < 0.01, "{one} {two}: {found}");
        }
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["yellow", "#12", "#12345", "#1234567", "#ggg", "0b6b57", "", "#", "#ff", "rgb(0,0,0)", "#가나"] {
            assert_eq!(Color::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_dark_colour_is_lightened_until_it_is_read() {
        let night = [color("#121513"), color("#1f2421")];
        let made = color("#0b4f9e").lightened_for(&night, 4.5);
        assert!(night.iter().all(|ground| made.contrast(*ground) >= 4.5), "{made}");
        assert_eq!(color("#ffffff").lightened_for(&night, 4.5), Color::WHITE);
    }
}
