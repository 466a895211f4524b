//! Is a picture's file complete, and is it animated? The blocks of the file show both, so no pixel is decoded.
//!
//! Browsers and decoders show a file that was cut off as far as it goes, grey below: readers would see it first.

use super::fault::PictureFault;

/// Whether the picture is animated, if the file is whole.
type Moves = Result<bool, PictureFault>;

/// The first bytes of every PNG file (PNG specification, third edition, §5.2).
pub(super) const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// PNG: chunks up to `IEND`; an `acTL` chunk before the picture's data says that it is animated (ibid. §5.3, §11.3.6.1).
pub(super) fn png(bytes: &[u8]) -> Moves {
    let mut rest = &bytes[PNG_SIGNATURE.len()..];
    let (mut animated, mut data) = (false, false);
    loop {
        let (head, body) = rest.split_at_checked(8).ok_or(PictureFault::Truncated)?;
        let (length, kind) = (be32(head), &head[4..]);
        match kind {
            b"IEND" if body.len() >= 4 => return Ok(animated),
            b"IDAT" => data = true,
            b"acTL" if !data => animated = true,
            _ => {}
        }
        // The chunk's body and its checksum.
        rest = body.get(length.saturating_add(4)..).ok_or(PictureFault::Truncated)?;
    }
}

/// JPEG: segments up to the first scan, then somewhere the end marker, which cannot occur in a scan's data
/// (ITU-T T.81 §B.1.1). What follows it (a phone's film of the moment) is nothing of ours.
pub(super) fn jpeg(bytes: &[u8]) -> Moves {
    let mut rest = &bytes[2..];
    loop {
        let start = rest.iter().position(|&byte| byte == 0xff).ok_or(PictureFault::Truncated)?;
        rest = &rest[start..];
        let marker = *rest.get(1).ok_or(PictureFault::Truncated)?;
        rest = match marker {
            0xff => &rest[1..],
            0xd9 => return Err(PictureFault::Broken),
            0xda => break,
            0x00 | 0x01 | 0xd0..=0xd8 => &rest[2..],
            _ => {
                let length = rest.get(2..4).map(|length| usize::from(u16::from_be_bytes([length[0], length[1]])));
                rest.get(2 + length.ok_or(PictureFault::Truncated)?..).ok_or(PictureFault::Truncated)?
            }
        };
    }
    if rest.windows(2).any(|pair| pair == [0xff, 0xd9]) { Ok(false) } else { Err(PictureFault::Truncated) }
}

/// GIF: blocks up to the trailer; a second picture makes it move (GIF89a, CompuServe 1990, §20–§27).
pub(super) fn gif(bytes: &[u8]) -> Moves {
    let flags = *bytes.get(10).ok_or(PictureFault::Truncated)?;
    let mut at = 13 + colour_table(flags);
    let mut pictures = 0;
    loop {
        match *bytes.get(at).ok_or(PictureFault::Truncated)? {
            0x3b => return if pictures == 0 { Err(PictureFault::Broken) } else { Ok(pictures > 1) },
            // An extension: its label, then its data.
            0x21 => at = sub_blocks(bytes, at + 2)?,
            // A picture: its place, its own colours, the code size, its data.
            0x2c => {
                pictures += 1;
                let flags = *bytes.get(at + 9).ok_or(PictureFault::Truncated)?;
                at = sub_blocks(bytes, at + 11 + colour_table(flags))?;
            }
            _ => return Err(PictureFault::Broken),
        }
    }
}

fn colour_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a chain of sub-blocks ends, after its empty one.
fn sub_blocks(bytes: &[u8], mut at: usize) -> Result<usize, PictureFault> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(PictureFault::Truncated)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

/// WebP: the container names its own length; the extended header says whether it is animated (RFC 9649 §2.4, §2.7).
pub(super) fn webp(bytes: &[u8]) -> Moves {
    let length = bytes.get(4..8).map(|length| u32::from_le_bytes([length[0], length[1], length[2], length[3]]));
    if bytes.len() < 8 + length.ok_or(PictureFault::Truncated)? as usize {
        return Err(PictureFault::Truncated);
    }
    Ok(bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 0x02 != 0))
}

fn be32(bytes: &[u8]) -> usize {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}
