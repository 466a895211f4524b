//! The colours and the font of a site: the theme's with the company's in their places, and whether all of it can be read.
//!
//! A theme says in `theme.yml` which colours a scheme has (`schemes`) and what is written on what (`contrast`). A colour is
//! `#rrggbb`, the name of an option, or a mixture of two others (`tint 8% page`).

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::korean::agree;
use crate::parse::color::Color;
use crate::parse::config::{Config, Painted};
use crate::text::closest;

use super::options::{THEME_OPTIONS, ThemeSettings};

/// The rule for colours that cannot be read.
pub const THEME_CONTRAST: &str = "theme/contrast";

/// Mixtures of mixtures, at most.
const DEPTH: usize = 4;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Scheme {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn words(self) -> Say {
        match self {
            Self::Light => Say::new("밝은 화면", "the light scheme"),
            Self::Dark => Say::new("어두운 화면", "the dark scheme"),
        }
    }
}

/// A theme's colours with the project's choices.
#[derive(Debug)]
pub struct Palette<'a> {
    settings: &'a ThemeSettings,
    options: &'a Value,
    config: &'a Config,
}

/// A colour in a scheme: its key, its value, and the place where the project set it.
struct Named<'a> {
    name: String,
    color: Color,
    place: Option<&'a Place>,
}

/// What is wrong with one colour in a scheme: the worst pair.
struct Unread<'a> {
    text: Named<'a>,
    ground: Named<'a>,
    ratio: f64,
    least: f64,
}

impl<'a> Palette<'a> {
    /// The theme's settings with the values of its options.
    pub fn new(settings: &'a ThemeSettings, options: &'a Value, config: &'a Config) -> Self {
        Self { settings, options, config }
    }

    fn chosen(&self, scheme: Scheme) -> &'a BTreeMap<String, Painted> {
        match scheme {
            Scheme::Light => &self.config.face.colors.light,
            Scheme::Dark => &self.config.face.colors.dark,
        }
    }

    /// Where an option's value is written; none: it is the theme's own.
    fn option_place(&self, option: &str) -> Option<&'a Place> {
        let accent = self.config.face.accent.as_ref();
        let own = match option {
            "accent" => accent.map(|accent| &accent.light.place),
            "accent_dark" => accent.and_then(|accent| accent.dark.as_ref()).map(|dark| &dark.place),
            _ => None,
        };
        own.or_else(|| self.config.theme_places.get(option))
    }

    /// The value of a scheme's colour.
    fn color(&self, scheme: Scheme, name: &str, depth: usize) -> Option<Named<'a>> {
        if let Some(painted) = self.chosen(scheme).get(name) {
            return Some(Named { name: name.to_owned(), color: painted.color, place: Some(&painted.place) });
        }
        let value = self.settings.schemes.get(scheme.name())?.get(name)?;
        if let Some(color) = Color::read(value) {
            return Some(Named { name: name.to_owned(), color, place: None });
        }
        if let [one, share, other] = value.split_whitespace().collect::<Vec<_>>()[..] {
            let share = share.strip_suffix('%')?.parse().ok()?;
            let (one, other) = (depth < DEPTH)
                .then(|| Some((self.color(scheme, one, depth + 1)?, self.color(scheme, other, depth + 1)?)))??;
            let place = one.place.or(other.place);
            return Some(Named { name: name.to_owned(), color: one.color.mixed(share, other.color), place });
        }
        let color = Color::read(self.options.get(value)?.as_str()?)?;
        Some(Named { name: value.clone(), color, place: self.option_place(value) })
    }

    /// Texts with too little contrast; for each colour that the project set, its worst background.
    fn unread(&self, scheme: Scheme) -> Vec<Unread<'a>> {
        let mut worst: Vec<Unread<'a>> = Vec::new();
        for pair in &self.settings.contrast {
            let grounds = pair.on.iter().filter_map(|ground| self.color(scheme, ground, 0));
            for ground in grounds {
                let Some(text) = self.color(scheme, &pair.text, 0) else { continue };
                let ratio = text.color.contrast(ground.color);
                if ratio >= pair.least {
                    continue;
                }
                let found = Unread { text, ground, ratio, least: pair.least };
                match worst.iter_mut().find(|known| known.cause() == found.cause()) {
                    Some(known) if known.ratio <= found.ratio => {}
                    Some(known) => *known = found,
                    None => worst.push(found),
                }
            }
        }
        worst
    }

    /// Colours that cannot be read, and colours that the theme does not have.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for scheme in Scheme::BOTH {
            let known = self.settings.schemes.get(scheme.name());
            for (name, painted) in self.chosen(scheme) {
                if known.is_none_or(|known| !known.contains_key(name)) {
                    let names = known.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
                    told.push(unknown(name, &painted.place, closest(name, names)));
                }
            }
            told.extend(self.unread(scheme).into_iter().filter_map(|unread| unread.told(scheme, self)));
        }
        told
    }

    /// The nearest colour that is read where a text of this colour stands in a scheme.
    fn better(&self, scheme: Scheme, unread: &Unread<'_>) -> Option<Color> {
        let toward = match scheme {
            Scheme::Light => Color { channels: [0; 3] },
            Scheme::Dark => Color::WHITE,
        };
        let same = |named: &Named<'_>| named.name == unread.text.name;
        let reads = |color: Color| {
            self.settings.contrast.iter().all(|pair| {
                let Some(text) = self.color(scheme, &pair.text, 0) else { return true };
                pair.on.iter().filter_map(|ground| self.color(scheme, ground, 0)).all(|ground| {
                    let one = if same(&text) { color } else { text.color };
                    let two = if same(&ground) { color } else { ground.color };
                    !(same(&text) || same(&ground)) || one.contrast(two) >= pair.least
                })
            })
        };
        (1..=20).map(|step| toward.mixed(step * 5, unread.text.color)).find(|color| reads(*color))
    }

    /// The stylesheet of the chosen colours: each scheme's where that scheme is shown.
    pub fn css(&self) -> String {
        let mut css = String::new();
        let known = |scheme: Scheme, name: &str| {
            self.settings.schemes.get(scheme.name()).is_some_and(|known| known.contains_key(name))
        };
        for scheme in Scheme::BOTH {
            let own = self.chosen(scheme).iter().filter(|(name, _)| known(scheme, name));
            let list: String = own.map(|(name, painted)| format!("--{name}:{};", painted.color)).collect();
            if list.is_empty() {
                continue;
            }
            let (name, other) = match scheme {
                Scheme::Light => ("light", "dark"),
                Scheme::Dark => ("dark", "light"),
            };
            css.push_str(&format!(
                "@media screen and (prefers-color-scheme:{name}){{:root:not([data-theme=\"{other}\"]){{{list}}}}}\n\
                 @media screen{{:root[data-theme=\"{name}\"]{{{list}}}}}\n"
            ));
        }
        css
    }
}

impl<'a> Unread<'a> {
    /// Where the colour is set that is to blame: the letters', else the ground's.
    fn cause(&self) -> Option<&'a Place> {
        self.text.place.or(self.ground.place)
    }

    fn told(&self, scheme: Scheme, palette: &Palette<'_>) -> Option<Diagnostic> {
        // What the theme alone has is its author's: the tests of themes look at it.
        let place = self.cause()?;
        let (text, ground) = (&self.text, &self.ground);
        let ratio = match (self.ratio * 10.0).round() / 10.0 {
            rounded if rounded < self.least => format!("{rounded:.1}"),
            _ => format!("{:.2}", (self.ratio * 100.0).floor() / 100.0),
        };
        let least = self.least;
        let words = scheme.words();
        let say = Say::new(
            format!(
                "{}에서 {}({}){} {}({}) 위에서 읽기 어려워요: 명도 대비 {ratio}:1",
                words.ko,
                text.name,
                text.color,
                agree(&text.name, "이"),
                ground.name,
                ground.color
            ),
            format!(
                "{} ({}) on {} ({}) cannot be read well in {}: the contrast is {ratio}:1",
                text.name, text.color, ground.name, ground.color, words.en
            ),
        );
        let blamed = if text.place.is_some() { palette.better(scheme, self) } else { None };
        let help = match blamed {
            Some(better) => Say::new(
                format!("{least}:1 이상이어야 해요. 가까운 색으로는 `\"{better}\"`가 있어요"),
                format!("It has to be {least}:1 at least. A near colour that can be read is `\"{better}\"`"),
            ),
            None => Say::new(format!("{least}:1 이상이어야 해요"), format!("It has to be {least}:1 at least")),
        };
        Some(Diagnostic::new(THEME_CONTRAST, Severity::Warning, Some(place.clone()), say).help(help))
    }
}

fn unknown(name: &str, place: &Place, near: Option<&str>) -> Diagnostic {
    let say = Say::new(format!("테마에 없는 색이에요: {name}"), format!("The theme has no colour “{name}”"));
    let told = Diagnostic::new(THEME_OPTIONS, Severity::Error, Some(place.clone()), say);
    match near {
        Some(near) => told.help(Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?"))),
        None => told.help(Say::new(
            "`helpgen theme show theme.yml`의 `schemes`에 색의 이름이 있어요",
            "`schemes` in `helpgen theme show theme.yml` lists the names of colours",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::config::parse_config;
    use crate::render::theme_settings;
    use crate::source::built_in_theme;
    use crate::text::SourceText;

    fn faults(config: &str) -> Vec<String> {
        let (config, told) = parse_config(&SourceText::new("helpgen.yml", config), &[]).expect("yaml");
        assert!(told.iter().all(|fault| fault.rule == "config/title"), "{told:?}");
        let settings = theme_settings(&built_in_theme()).expect("the built-in theme is read");
        let (options, _) = settings.options(&settings.chosen(&config), &config.theme_places);
        let told = Palette::new(&settings, &options, &config).faults();
        told.iter()
            .map(|fault| {
                format!("{}:{} {}", fault.rule, fault.place.as_ref().expect("a place").start.line, fault.message.en)
            })
            .collect()
    }

    #[test]
    fn the_built_in_colours_are_read_and_are_those_of_the_stylesheet() {
        let (config, _) = parse_config(&SourceText::new("helpgen.yml", "title: T\n"), &[]).expect("yaml");
        let theme = built_in_theme();
        let settings = theme_settings(&theme).expect("the built-in theme is read");
        let (options, _) = settings.options(&BTreeMap::new(), &BTreeMap::new());
        let palette = Palette::new(&settings, &options, &config);
        for scheme in Scheme::BOTH {
            let unread = palette.unread(scheme);
            assert!(unread.is_empty(), "{} on {}: {}", unread[0].text.name, unread[0].ground.name, unread[0].ratio);
        }
        let tokens = &theme["assets/css/tokens.css"].text;
        let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("both schemes");
        for (scheme, css) in [("light", light), ("dark", dark)] {
            for (name, value) in &settings.schemes[scheme] {
                let Some(color) = Color::read(value) else { continue };
                let written = css.split_once(&format!("--{name}: ")).expect(name).1.split(';').next().expect("an end");
                assert_eq!(Color::read(written), Some(color), "{scheme} {name}");
            }
        }
        for (option, value) in options.as_object().expect("a map") {
            if let Some(color) = value.as_str().and_then(Color::read) {
                assert!(tokens.contains(&format!("--{}: {color};", option.replace('_', "-"))), "{option}");
            }
        }
    }

    #[test]
    fn each_scheme_is_judged_by_its_own_colours() {
        assert_eq!(faults("accent: '#0b4f9e'\n"), [""; 0]);
        assert_eq!(faults("accent: { light: '#0b4f9e', dark: '#8ab8f0' }\n"), [""; 0]);
        let yellow = faults("accent: '#ffee00'\n");
        assert_eq!(yellow.len(), 1, "{yellow:?}");
        assert!(yellow[0].starts_with("theme/contrast:1 accent (#ffee00) on "), "{yellow:?}");
        assert!(yellow[0].ends_with("in the light scheme: the contrast is 1.1:1"), "{yellow:?}");
        let dark = faults("accent:\n  light: '#0b4f9e'\n  dark: '#0b4f9e'\n");
        assert_eq!(dark.len(), 1, "{dark:?}");
        assert!(dark[0].starts_with("theme/contrast:3 accent_dark (#0b4f9e) on "), "{dark:?}");
        let option = faults("theme:\n  name: default\n  options:\n    accent_dark: '#333'\n");
        assert!(option.len() == 1 && option[0].starts_with("theme/contrast:4 accent_dark (#333333)"), "{option:?}");
    }

    #[test]
    fn other_colours_are_judged_with_what_stands_on_them() {
        let ground = faults("colors:\n  light:\n    page: '#777777'\n");
        assert!(ground.iter().any(|told| told.contains("on page (#777777)")), "{ground:?}");
        let letters = faults("colors:\n  dark:\n    ink-3: '#333'\n");
        assert!(letters.len() == 1 && letters[0].starts_with("theme/contrast:3 ink-3 (#333333) on "), "{letters:?}");
        assert_eq!(faults("colors:\n  light:\n    pge: '#fff'\n"), ["theme/options:3 The theme has no colour “pge”"]);
    }

    #[test]
    fn the_help_names_a_colour_that_can_be_read() {
        let (config, _) =
            parse_config(&SourceText::new("helpgen.yml", "title: T\naccent: '#ffee00'\n"), &[]).expect("yaml");
        let settings = theme_settings(&built_in_theme()).expect("the built-in theme is read");
        let (options, _) = settings.options(&settings.chosen(&config), &config.theme_places);
        let told = Palette::new(&settings, &options, &config).faults();
        let help = told[0].help.as_ref().expect("a way to mend it").en.clone();
        let better = help.split('"').nth(1).expect("a colour").to_owned();
        assert_eq!(faults(&format!("accent: '{better}'\n")), [""; 0]);
    }
}
