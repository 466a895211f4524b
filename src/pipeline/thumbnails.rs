//! Small pictures for the reviewers' report, which embeds them as `data:` addresses.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::error::Act;
use crate::memo::{Key, KeyOf};
use crate::model::Site;
use crate::pictures::{Library, cuts};
use crate::source::read_inside;
use crate::write::{holds_no_links, stays_inside};

use super::check::Checked;
use super::paths::project_path;
use super::pictures::Shelf;
use super::survey::Surveyed;

/// Width in pixels.
const WIDTH: u32 = 192;
/// Larger ones are left out, because a report is sent by mail.
const MOST_BYTES: u64 = 24_000;

/// Small versions of pictures by key: relative to the content folder, for `static/` with a leading slash. A picture
/// that cannot be read or reduced is left out; the report works without it.
pub fn thumbnails(surveyed: &Surveyed, files: &[&str]) -> BTreeMap<String, String> {
    let cache = surveyed.request.cache();
    // A cache that a link leads out of the project is not written.
    if stays_inside(&surveyed.request.root, &cache, Act::Write).is_err() || holds_no_links(&cache).is_err() {
        return BTreeMap::new();
    }
    let library = Library::new(&cache);
    let library = if surveyed.request.no_cache { library.made_again() } else { library };
    let made = files.par_iter().filter_map(|file| Some(((*file).to_owned(), thumbnail(surveyed, &library, file)?)));
    made.collect()
}

fn thumbnail(surveyed: &Surveyed, library: &Library, file: &str) -> Option<String> {
    let path = on_disk(&surveyed.site, file);
    let bytes = read_inside(&surveyed.request.root, &path).ok()?;
    let variants = library.variants(&blake3::hash(&bytes), &[WIDTH], || Ok(&bytes)).ok()?.ok()?;
    let variant = variants.into_iter().find(|own| own.width <= WIDTH && own.length <= MOST_BYTES)?;
    let webp = variant.read().ok()?;
    Some(data(&webp))
}

/// Places on pictures (paths relative to the project), cut out, by the number that each came with. What cannot be read or is
/// too heavy is left out.
pub fn cut_outs(surveyed: &Surveyed, places: &[(usize, &str, [u32; 4])]) -> BTreeMap<usize, String> {
    let mut by_picture: BTreeMap<&str, Vec<(usize, [u32; 4])>> = BTreeMap::new();
    for (number, path, area) in places {
        by_picture.entry(path).or_default().push((*number, *area));
    }
    let of_picture = |(path, areas): (&str, Vec<(usize, [u32; 4])>)| {
        let bytes = read_inside(&surveyed.request.root, path).ok();
        let areas_alone: Vec<[u32; 4]> = areas.iter().map(|(_, area)| *area).collect();
        let cuts = bytes.and_then(|bytes| cuts(&bytes, &areas_alone).ok()).unwrap_or_default();
        let light = areas.into_iter().zip(cuts).filter(|(_, webp)| webp.len() as u64 <= MOST_BYTES);
        light.map(|((number, _), webp)| (number, data(&webp))).collect::<Vec<_>>()
    };
    by_picture.into_par_iter().flat_map_iter(of_picture).collect()
}

/// The key of the pictures that a report may show: the files of published ones, whose names hold the hash of their content,
/// and the bytes of all others, such as those of drafts.
pub(super) fn pictures_key(surveyed: &Surveyed, shelf: &Shelf, checked: &Checked) -> Key {
    let published: Vec<&str> = shelf.files.values().flatten().map(|copied| copied.path.as_str()).collect();
    let used = checked.spoken.values().flat_map(|(_, usage)| &usage.pictures).map(|picture| &picture.file);
    let other = used.filter(|file| file.starts_with('/') || !shelf.files.contains_key(*file));
    let mut read: BTreeSet<String> = other.map(|file| on_disk(&surveyed.site, file)).collect();
    // Words that were read on a picture are cut out of it.
    let told = checked.diagnostics.iter().chain(&checked.baselined);
    let told = told.chain(checked.waived.iter().map(|own| &own.diagnostic));
    let places = told.flat_map(|told| &told.notes).filter(|note| note.area.is_some());
    read.extend(places.filter_map(|note| Some(note.place.as_ref()?.path.to_string())));
    let content = |path: String| {
        let hash = read_inside(&surveyed.request.root, &path).ok().map(|bytes| *blake3::hash(&bytes).as_bytes());
        (path, hash)
    };
    let read: Vec<(String, Option<[u8; 32]>)> = read.into_par_iter().map(content).collect();
    KeyOf::stage("pictures of the report").value(&(published, read)).key()
}

fn data(webp: &[u8]) -> String {
    format!("data:image/webp;base64,{}", base64(webp))
}

/// The path of a picture in the project.
fn on_disk(site: &Site, file: &str) -> String {
    match file.strip_prefix('/') {
        Some(file) => project_path(&site.config.static_dir, file),
        None => project_path(&site.config.content, file),
    }
}

/// Encodes bytes in base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            match at <= chunk.len() {
                true => out.push(LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char),
                false => out.push('='),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn bytes_become_letters() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (bytes, letters) in pairs {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
    }
}
