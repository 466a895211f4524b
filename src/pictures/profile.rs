//! Colour profiles: pictures taken on wide-gamut screens look pale without theirs.

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
    chunks.extend((icc.len() as u32).to_le_bytes());
    chunks.extend(icc);
    // Chunks start at even places.
    if icc.len() % 2 == 1 {
        chunks.push(0);
    }
    chunks.extend(picture);
    [b"RIFF", &(chunks.len() as u32).to_le_bytes()[..], &chunks].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &[u8], space: &[u8; 4]) -> Vec<u8> {
        [&[0; 16], &space[..], &[0; 12], name].concat()
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
