//! The web manifest (W3C Web Application Manifest), so that the help center can be kept on a phone's screen.

use serde_json::json;

use super::Artifact;

/// The manifest of a site in its default language.
pub fn webmanifest(title: &str, lang: &str, accent: &str, icon: Option<&str>) -> Artifact {
    let icons: Vec<_> =
        icon.into_iter().map(|src| json!({"src": src, "sizes": "any", "type": "image/svg+xml"})).collect();
    let manifest = json!({
        "name": title, "short_name": title, "lang": lang, "start_url": format!("./{lang}/"), "scope": "./",
        "display": "minimal-ui", "background_color": "#ffffff", "theme_color": accent, "icons": icons,
    });
    Artifact::new("manifest.webmanifest", format!("{manifest:#}\n"))
}
