//! Colour profiles: pictures taken on wide-gamut screens look pale without theirs.

use std::borrow::Cow;
use std::io::Read;

use crate::text::as_u32;

use super::complete::PNG_SIGNATURE;

/// Largest profile that is passed on, in bytes. Those of screens have a few thousand; larger ones are for printing.
const LONGEST: usize = 16 * 1024;
/// Flag of the extended header: a colour profile follows (RFC 9649 §2.7.1).
const HAS_PROFILE: u8 = 0x20;
/// Flag of the extended header: the picture is anywhere transparent (ibid.).
const HAS_ALPHA: u8 = 0x10;
/// Length of the file's header: `RIFF`, the length of the rest, `WEBP`.
const FILE_HEADER: usize = 12;
/// Length of the extended header's chunk.
const EXTENDED: usize = 18;

/// A PNG without a colour profile that is too long to be passed on: a few bytes may unpack to more than the memory holds,
/// and decoders unpack it before anybody asks (PNG specification, third edition, §11.3.2.3).
pub(super) fn without_bomb(png: &[u8]) -> Cow<'_, [u8]> {
    let mut at = PNG_SIGNATURE.len();
    while let Some(head) = png.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        // Length, kind and checksum beside the data.
        let Some(end) = at.checked_add(length).and_then(|end| end.checked_add(12)).filter(|&end| end <= png.len())
        else {
            break;
        };
        match &head[4..] {
            b"iCCP" if unpacks_to_more(&png[at + 8..end - 4], LONGEST) => {
                return Cow::Owned([&png[..at], &png[end..]].concat());
            }
            // The profile stands before the picture's data.
            b"IDAT" | b"IEND" => break,
            _ => at = end,
        }
    }
    Cow::Borrowed(png)
}

/// Whether the compressed data behind a profile's name and compression method unpack to more than a limit.
fn unpacks_to_more(chunk: &[u8], limit: usize) -> bool {
    let packed = chunk.iter().position(|&byte| byte == 0).and_then(|name| chunk.get(name + 2..)).unwrap_or_default();
    let mut unpacked = flate2::read::ZlibDecoder::new(packed).take(limit as u64 + 1);
    // One that cannot be unpacked is none; the decoder finds that out as early.
    std::io::copy(&mut unpacked, &mut std::io::sink()).is_ok_and(|length| length > limit as u64)
}

/// Whether a profile says something that browsers do not assume anyway: it is for red, green and blue, and not sRGB.
pub(super) fn matters(icc: &[u8]) -> bool {
    let holds = |text: &[u8]| icc.windows(text.len()).any(|bytes| bytes == text);
    // The colour space stands in the header (ICC.1:2022 §7.2.6), the name in ASCII or UTF-16 in a tag.
    icc.len() <= LONGEST && icc.get(16..20) == Some(b"RGB ") && !holds(b"sRGB") && !holds(b"s\0R\0G\0B")
}

/// A still WebP with a colour profile (RFC 9649 §2.7). The size is in pixels.
pub(super) fn with_profile(webp: &[u8], icc: &[u8], (width, height): (u32, u32), alpha: bool) -> Vec<u8> {
    let is_extended = webp.get(FILE_HEADER..FILE_HEADER + 4) == Some(b"VP8X");
    let picture = &webp[if is_extended { FILE_HEADER + EXTENDED } else { FILE_HEADER }..];
    let mut chunks = Vec::with_capacity(webp.len() + icc.len() + EXTENDED + 16);
    chunks.extend(b"WEBPVP8X");
    chunks.extend(10_u32.to_le_bytes());
    chunks.extend([HAS_PROFILE | if alpha { HAS_ALPHA } else { 0 }, 0, 0, 0]);
    for side in [width, height] {
        // Three bytes each, one less than the size, which is at most 16,383.
        chunks.extend(&(side - 1).to_le_bytes()[..3]);
    }
    chunks.extend(b"ICCP");
    chunks.extend(as_u32(icc.len()).to_le_bytes());
    chunks.extend(icc);
    // Chunks start at even places.
    if icc.len() % 2 == 1 {
        chunks.push(0);
    }
    chunks.extend(picture);
    [b"RIFF", &as_u32(chunks.len()).to_le_bytes()[..], &chunks].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &[u8], space: &[u8; 4]) -> Vec<u8> {
        [&[0; 16], &space[..], &[0; 12], name].concat()
    }

    fn png_with(profile: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::ZlibEncoder::new(b"name\0\0".to_vec(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, profile).expect("packed");
        let packed = packed.finish().expect("packed");
        let chunk =
            |kind: &[u8; 4], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat();
        [PNG_SIGNATURE, &chunk(b"IHDR", &[0; 13]), &chunk(b"iCCP", &packed), &chunk(b"IDAT", b""), &chunk(b"IEND", b"")]
            .concat()
    }

    #[test]
    fn a_profile_is_unpacked_no_further_than_it_is_passed_on() {
        let small = png_with(&[7; LONGEST]);
        assert_eq!(without_bomb(&small), &small[..]);
        let bomb = png_with(&vec![0; 64 * 1024 * 1024]);
        assert!(bomb.len() < 100_000);
        let kept = without_bomb(&bomb);
        assert_eq!(kept.len(), PNG_SIGNATURE.len() + 25 + 12 + 12);
        assert!(!kept.windows(4).any(|kind| kind == b"iCCP"));
        for cut in 0..small.len() {
            assert!(without_bomb(&small[..cut]).len() <= cut);
        }
    }

    #[test]
    fn only_profiles_that_change_colours_matter() {
        assert!(matters(&profile(b"Display P3", b"RGB ")));
        assert!(!matters(&profile(b"sRGB IEC61966-2.1", b"RGB ")));
        assert!(!matters(&profile(b"\0s\0R\0G\0B", b"RGB ")));
        assert!(!matters(&profile(b"Dot Gain 20%", b"GRAY")));
        assert!(!matters(&profile(&[0; LONGEST], b"RGB ")));
        assert!(!matters(b""));
    }
}
