//! The theme, ready to set pages with.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::output::{AssetFault, Assets, assets};
use crate::render::{Press, ProseSettings, roles_css};
use crate::source::ThemeFiles;

use super::stop::Stop;
use super::survey::Surveyed;

pub(super) fn press(
    theme: &ThemeFiles,
    words: &BTreeMap<String, serde_json::Value>,
    unsafe_html: bool,
) -> Result<Press, Stop> {
    let templates = theme
        .texts
        .iter()
        .filter_map(|(path, source)| Some((path.strip_prefix("templates/")?.to_owned(), source.clone())))
        .collect();
    Press::new(templates, words, ProseSettings { unsafe_html, bare: false }).map_err(Stop::Author)
}

pub(super) fn made_assets(
    theme: &ThemeFiles,
    settings: &crate::render::ThemeSettings,
    options: &serde_json::Value,
    surveyed: &Surveyed,
) -> Result<Assets, Stop> {
    let site = &surveyed.site;
    let roles: Vec<String> =
        if site.role.is_some() { Vec::new() } else { site.glossary.roles.iter().map(|role| role.id.clone()).collect() };
    let generated = BTreeMap::from([
        ("roles.css".to_owned(), roles_css(&roles)),
        ("theme-options.css".to_owned(), settings.options_css(options)),
    ]);
    assets(&theme.texts, &settings.css, &generated)
        .map_err(|faults| Stop::Author(faults.into_iter().map(asset_fault).collect()))
}

fn asset_fault(AssetFault::Missing(path): AssetFault) -> Diagnostic {
    let message = Say::new("theme.yml에 적힌 파일이 없어요", "theme.yml names a file that is not there");
    Diagnostic::new("theme/assets", Severity::Error, Some(Place::file(path)), message)
        .help(Say::new("theme.yml을 봐 주세요", "Check theme.yml"))
}
