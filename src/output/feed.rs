//! The Atom feed (RFC 4287) of what is new and what is leaving.

use std::fmt::Write as _;

use crate::text::encoded;
use crate::view::FeatureEntry;

use super::Artifact;
use super::sitemap::xml;

/// A feed of one language. None without the site's address: Atom needs absolute ids.
pub fn feed(
    lang: &str,
    title: &str,
    author: &str,
    base: Option<&str>,
    news: &[FeatureEntry],
    leaving: &[FeatureEntry],
) -> Option<Artifact> {
    let base = base?;
    let mut entries: Vec<(&FeatureEntry, &str)> = news.iter().map(|entry| (entry, "whats-new")).collect();
    entries.extend(leaving.iter().map(|entry| (entry, "removed")));
    entries.retain(|(entry, _)| entry.told.is_some());
    entries.sort_by(|a, b| b.0.told.cmp(&a.0.told).then_with(|| a.0.id.cmp(&b.0.id)));
    let updated = entries.first().map_or("1970-01-01", |(entry, _)| day_of(entry));
    let home = format!("{base}{lang}/whats-new/");
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", xml(lang));
    let _ = writeln!(out, "<title>{}</title>", xml(title));
    let _ = writeln!(out, "<id>{0}</id>\n<link href=\"{0}\"/>", xml(&home));
    let _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", xml(&format!("{base}{lang}/feed.xml")));
    let _ = writeln!(out, "<updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>", xml(author));
    for (entry, page) in entries {
        let url = format!("{base}{}", encoded(&format!("{lang}/{page}/#{}", entry.id)));
        let day = day_of(entry);
        let _ = writeln!(out, "<entry>\n<title>{}</title>", xml(&entry.name));
        // Each state of a feature gets its own entry; both entries link to the feature's place on the page.
        let _ = writeln!(out, "<id>{}</id>\n<link href=\"{}\"/>", xml(&format!("{url}-{}", entry.state)), xml(&url));
        let _ = writeln!(out, "<updated>{day}T00:00:00Z</updated>");
        let _ = writeln!(out, "<category term=\"{}\"/>", xml(&entry.state));
        let text =
            [&entry.text, &entry.reason].into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>();
        let _ = writeln!(out, "<summary>{}</summary>\n</entry>", xml(&text.join(" ")));
    }
    out.push_str("</feed>\n");
    Some(Artifact::new(format!("{lang}/feed.xml"), out))
}

fn day_of(entry: &FeatureEntry) -> &str {
    entry.told.as_deref().unwrap_or("1970-01-01")
}
