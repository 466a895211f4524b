//! Prepares the theme: reads it, adds the company's face, compiles its templates and names its assets.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::memo::{Key, KeyOf};
use crate::output::{AssetFault, Assets, assets};
use crate::render::{Palette, Press, ProseSettings, ThemeSettings, interface_texts, roles_css, strays, theme_settings};
use crate::source::{ThemeFiles, load_theme};
use crate::view::FaceFiles;

use super::face::face;
use super::stop::Stop;
use super::survey::Surveyed;

/// A prepared theme.
#[derive(Debug)]
pub(super) struct Dressed {
    /// Interface texts by language.
    pub(super) words: BTreeMap<String, Value>,
    /// The theme's options with their values.
    pub(super) options: Value,
    /// The templates.
    pub(super) press: Press,
    /// Stylesheets and scripts, with the files of the company's face.
    pub(super) assets: Assets,
    /// The parts of the face that pages show.
    pub(super) face: FaceFiles,
    /// The hash of everything that pages are set with.
    pub(super) key: Key,
    /// Faults of the theme that do not stop the run.
    pub(super) faults: Vec<Diagnostic>,
}

/// Prepares the theme.
///
/// # Errors
/// An unusable theme.
pub(super) fn dress(surveyed: &Surveyed) -> Result<Dressed, Stop> {
    let config = &surveyed.site.config;
    let theme = load_theme(&surveyed.request.root, &config.theme)?;
    let settings = theme_settings(&theme.texts).map_err(|fault| Stop::Author(vec![*fault]))?;
    let words = interface_texts(&theme.texts).map_err(Stop::Author)?;
    let (options, mut faults) = settings.options(&settings.chosen(config), &config.theme_places);
    faults.extend(strays(&theme, &settings));
    let palette = Palette::new(&settings, &options, config);
    faults.extend(palette.faults());
    let made = face(&surveyed.request, config)?;
    faults.extend(made.faults);
    let press = press(&theme, &words, config.unsafe_html).map_err(|stop| stop.with(&faults))?;
    let styles = format!("{}{}{}", made.styles, settings.options_css(&options), palette.css());
    let mut assets =
        made_assets(&theme, &settings, [("theme-options.css", styles), ("extra.css", made.extra)], surveyed)?;
    assets.files.extend(made.artifacts);
    let key = KeyOf::stage("theme").shown(&theme.texts).shown(&(&words, &options, &assets.urls, &made.files)).key();
    Ok(Dressed { words, options, press, assets, face: made.files, key, faults })
}

/// The compiled templates of a theme.
pub(super) fn press(theme: &ThemeFiles, words: &BTreeMap<String, Value>, unsafe_html: bool) -> Result<Press, Stop> {
    let templates = theme
        .texts
        .iter()
        .filter_map(|(path, source)| Some((path.strip_prefix("templates/")?.to_owned(), source.clone())))
        .collect();
    Press::new(templates, words, ProseSettings { unsafe_html, bare: false }).map_err(Stop::Author)
}

fn made_assets(
    theme: &ThemeFiles,
    settings: &ThemeSettings,
    styles: [(&str, String); 2],
    surveyed: &Surveyed,
) -> Result<Assets, Stop> {
    let site = &surveyed.site;
    let roles: Vec<String> =
        if site.role.is_some() { Vec::new() } else { site.glossary.roles.iter().map(|role| role.id.clone()).collect() };
    let own = styles.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.to_owned(), text));
    let mut generated: BTreeMap<String, String> = own.collect();
    generated.insert("roles.css".to_owned(), roles_css(&roles));
    assets(&theme.texts, &settings.css, &generated)
        .map_err(|faults| Stop::Author(faults.into_iter().map(asset_fault).collect()))
}

fn asset_fault(AssetFault::Missing(path): AssetFault) -> Diagnostic {
    let message = Say::new("theme.yml에 적힌 파일이 없어요", "theme.yml names a file that is not there");
    Diagnostic::new("theme/assets", Severity::Error, Some(Place::file(path)), message)
        .help(Say::new("theme.yml을 봐 주세요", "Check theme.yml"))
}
