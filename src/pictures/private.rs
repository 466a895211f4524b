//! Removes a photograph's metadata about its author: place, time, device and remarks.
//!
//! Taken out are Exif, XMP, IPTC and comments; the pixels, their colour profile and how the picture is to be turned stay.
//! Sources: JPEG (ITU-T T.81, annex B), Exif 2.32 (TIFF 6.0), PNG 3 (`eXIf`, text chunks), RFC 9649 (WebP), GIF89a,
//! ISO/IEC 23008-12 (items of AVIF).

use image::metadata::Orientation;

use crate::text::as_u32;

use super::avif;
use super::measure::{Format, decoder, orientation};

/// The picture without its notes. None: it has none, or is of a kind that has none, or its form is not understood (which is
/// told elsewhere).
pub fn without_notes(bytes: &[u8], format: Format) -> Option<Vec<u8>> {
    let turned = || turned(bytes, format);
    match format {
        Format::Jpeg => jpeg(bytes, turned),
        Format::Png => png(bytes, turned),
        Format::WebP => webp(bytes, turned),
        Format::Gif => gif(bytes),
        Format::Avif => avif::without_notes(bytes),
        Format::Svg => None,
    }
}

/// What Exif calls the way in which a picture is turned, if it is (Exif 2.32, tag 274).
fn turned(bytes: &[u8], format: Format) -> Option<u8> {
    let mut decoder = decoder(bytes, format.decoded_by()?).ok()?;
    let code = match orientation(&mut decoder) {
        Orientation::NoTransforms => return None,
        Orientation::FlipHorizontal => 2,
        Orientation::Rotate180 => 3,
        Orientation::FlipVertical => 4,
        Orientation::Rotate90FlipH => 5,
        Orientation::Rotate90 => 6,
        Orientation::Rotate270FlipH => 7,
        Orientation::Rotate270 => 8,
    };
    Some(code)
}

/// Exif that says nothing but how the picture is turned.
fn exif(turned: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0];
    [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry, &[0; 4]].concat()
}

fn jpeg(bytes: &[u8], turned: impl Fn() -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let (mut at, mut found) = (2, false);
    loop {
        // Between segments there may be fill bytes.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xda {
            break;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length.max(2))?;
        let body = segment.get(4..).unwrap_or_default();
        let is_profile = marker == 0xe2 && body.starts_with(b"ICC_PROFILE\0");
        // What an APP says that is no colour and no shape: Exif and XMP, IPTC, previews, comments.
        let is_note = matches!(marker, 0xe1..=0xed | 0xef | 0xfe) && !is_profile;
        if is_note {
            if !found && let Some(turned) = turned() {
                let exif = [&b"Exif\0\0"[..], &exif(turned)].concat();
                out.extend([0xff, 0xe1]);
                out.extend(u16::try_from(exif.len() + 2).ok()?.to_be_bytes());
                out.extend(exif);
            }
            found = true;
        } else {
            out.extend_from_slice(segment);
        }
        at += segment.len();
    }
    // Phones append previews, further pictures and films behind the picture's end, each with its own metadata.
    let end = jpeg_end(bytes, at).unwrap_or(bytes.len());
    found |= end < bytes.len();
    out.extend_from_slice(&bytes[at..end]);
    // What says only how it is turned is no news.
    (found && out != bytes).then_some(out)
}

/// Where a picture ends whose first scan begins at `at`. Within a scan a marker has no zero and no restart behind it.
fn jpeg_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let marker = *bytes.get(at + 1)?;
        match (bytes[at], marker) {
            (0xff, 0xd9) => return Some(at + 2),
            (0xff, 0x00 | 0xff | 0x01 | 0xd0..=0xd8) => at += 1,
            // A table, or the head of a further scan.
            (0xff, _) => {
                at += 2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
            }
            _ => at += 1,
        }
    }
}

fn png(bytes: &[u8], turned: impl Fn() -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let (mut at, mut found) = (8, false);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        match &head[4..] {
            b"eXIf" => {
                found = true;
                if let Some(turned) = turned() {
                    out.extend(png_chunk(b"eXIf", &exif(turned)));
                }
            }
            b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" => found = true,
            _ => out.extend_from_slice(chunk),
        }
        at += chunk.len();
        if &head[4..] == b"IEND" {
            found |= at < bytes.len();
            break;
        }
    }
    (found && out != bytes).then_some(out)
}

fn png_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut checksum = flate2::Crc::new();
    checksum.update(kind);
    checksum.update(body);
    [&as_u32(body.len()).to_be_bytes()[..], kind, body, &checksum.sum().to_be_bytes()].concat()
}

/// Flags of `VP8X`: there is Exif, there is XMP.
const WEBP_NOTES: u8 = 0x08 | 0x04;

fn webp(bytes: &[u8], turned: impl Fn() -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = bytes.get(..12)?.to_vec();
    let (mut at, mut found, mut flags) = (12, false, None);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes(head[4..].try_into().ok()?) as usize;
        // Chunks begin at even places; the last one may end without its filler.
        let end = at.checked_add(8)?.checked_add(length)?;
        let chunk = bytes.get(at..end.checked_add(length % 2)?.min(bytes.len())).filter(|_| end <= bytes.len())?;
        match &head[..4] {
            b"EXIF" => {
                found = true;
                if let (Some(turned), Some(flags)) = (turned(), flags) {
                    let exif = exif(turned);
                    out.extend([&b"EXIF"[..], &as_u32(exif.len()).to_le_bytes(), &exif].concat());
                    out[flags] |= 0x08;
                }
            }
            b"XMP " => found = true,
            kind => {
                if kind == b"VP8X" {
                    flags = Some(out.len() + 8);
                }
                out.extend_from_slice(chunk);
                if let Some(flags) = flags.filter(|_| kind == b"VP8X") {
                    *out.get_mut(flags)? &= !WEBP_NOTES;
                }
            }
        }
        at += chunk.len();
    }
    found |= at < bytes.len();
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    (found && out != bytes).then_some(out)
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |packed: u8| if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    let mut found = false;
    loop {
        let from = at;
        match *bytes.get(at)? {
            0x3b => {
                found |= at + 1 < bytes.len();
                out.push(0x3b);
                break;
            }
            0x21 => {
                let kind = *bytes.get(at + 1)?;
                at = blocks_end(bytes, at + 2)?;
                let is_xmp = kind == 0xff && bytes.get(from + 3..from + 14) == Some(b"XMP DataXMP");
                if kind == 0xfe || is_xmp {
                    found = true;
                    continue;
                }
            }
            0x2c => {
                let behind = at + 10 + table(*bytes.get(at + 9)?);
                // The size of the code stands before the data.
                at = blocks_end(bytes, behind + 1)?;
            }
            _ => return None,
        }
        out.extend_from_slice(bytes.get(from..at)?);
    }
    (found && out != bytes).then_some(out)
}

/// Where blocks end that tell their lengths.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests;
