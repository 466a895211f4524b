//! The web manifest (W3C Web Application Manifest), so that the help center can be kept on a phone's screen.

use serde_json::json;

use super::Artifact;

/// The manifest of a site in its default language. `icons`: address, sizes and kind of each.
pub fn webmanifest(title: &str, lang: &str, accent: &str, icons: &[(&str, &str, &str)]) -> Artifact {
    let icon = |(src, sizes, kind): &(&str, &str, &str)| json!({"src": src, "sizes": sizes, "type": kind});
    let icons: Vec<_> = icons.iter().map(icon).collect();
    let manifest = json!({
        "name": title, "short_name": title, "lang": lang, "start_url": format!("./{lang}/"), "scope": "./",
        "display": "minimal-ui", "background_color": "#ffffff", "theme_color": accent, "icons": icons,
    });
    Artifact::new("manifest.webmanifest", format!("{manifest:#}\n"))
}
