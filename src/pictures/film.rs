//! How large is a film on the page? Read from its headers with a few seeks: a film may be larger than the memory.
//!
//! Sources: ISO/IEC 14496-12 (`moov`, `trak`, `tkhd`), the Matroska and WebM element list (RFC 9559), and the signatures of
//! RFC 3533 (Ogg), ISO/IEC 11172-3 (MP3), ISO/IEC 13818-7 (ADTS), RFC 9639 (FLAC) and of WAVE.

use std::io::{self, Read, Seek, SeekFrom};

/// Most boxes or elements that are read: real files have a few dozen before the one that matters.
const MOST_BOXES: usize = 2048;

/// How much of a WebM is read: its tracks stand before its first picture.
const WEBM_HEAD: u64 = 256 * 1024;

/// Facts about a film or sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Film {
    /// Pixels as shown; 0: unknown, or a sound.
    pub width: u32,
    /// Pixels as shown; 0: unknown, or a sound.
    pub height: u32,
}

/// Looks at a film or sound. None: it is no such file.
///
/// # Errors
/// The machine's refusal.
pub fn film(file: &mut (impl Read + Seek)) -> io::Result<Option<Film>> {
    let mut head = Vec::new();
    file.by_ref().take(16).read_to_end(&mut head)?;
    if is_mp4(&head) {
        let size = in_mp4(file)?.unwrap_or_default();
        return Ok(Some(Film { width: size.0, height: size.1 }));
    }
    if head.starts_with(&[0x1a, 0x45, 0xdf, 0xa3]) {
        let mut start = head;
        file.take(WEBM_HEAD).read_to_end(&mut start)?;
        let (width, height) = in_webm(&start).unwrap_or_default();
        return Ok(Some(Film { width, height }));
    }
    Ok(is_other(&head).then(Film::default))
}

fn is_mp4(head: &[u8]) -> bool {
    matches!(head.get(4..8), Some(b"ftyp" | b"moov" | b"mdat" | b"free" | b"wide" | b"skip" | b"styp"))
}

fn is_other(head: &[u8]) -> bool {
    let wave = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WAVE");
    // A frame of MPEG audio or ADTS begins with eleven bits that are set.
    let frame = matches!(head, [0xff, second, ..] if second & 0xe0 == 0xe0 && second & 0x18 != 0x08);
    wave || frame || [&b"OggS"[..], b"ID3", b"fLaC"].iter().any(|sign| head.starts_with(sign))
}

/// A box: its kind, where its content begins and where it ends.
struct Inner {
    kind: [u8; 4],
    from: u64,
    to: u64,
}

/// The next box at `at`, in what ends at `end`.
fn next(file: &mut (impl Read + Seek), at: u64, end: u64) -> io::Result<Option<Inner>> {
    let mut head = [0; 16];
    if end.saturating_sub(at) < 8 {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut head[..8])?;
    let kind = [head[4], head[5], head[6], head[7]];
    let (length, skip) = match u32::from_be_bytes([head[0], head[1], head[2], head[3]]) {
        0 => (end - at, 8),
        1 if end - at >= 16 => {
            file.read_exact(&mut head[8..])?;
            (u64::from_be_bytes(head[8..].try_into().unwrap_or_default()), 16)
        }
        length => (u64::from(length), 8),
    };
    let to = at.saturating_add(length).min(end);
    Ok((length >= skip).then_some(Inner { kind, from: at + skip, to }))
}

/// The size of the first track that has one.
fn in_mp4(file: &mut (impl Read + Seek)) -> io::Result<Option<(u32, u32)>> {
    let end = file.seek(SeekFrom::End(0))?;
    // Boxes still to be read, innermost last.
    let mut open = vec![(0, end)];
    for _ in 0..MOST_BOXES {
        let Some((at, end)) = open.pop() else { break };
        let Some(found) = next(file, at, end)? else { continue };
        open.push((found.to, end));
        match &found.kind {
            b"moov" | b"trak" => open.push((found.from, found.to)),
            b"tkhd" => {
                let mut body = Vec::new();
                file.seek(SeekFrom::Start(found.from))?;
                file.by_ref().take((found.to - found.from).min(256)).read_to_end(&mut body)?;
                if let Some(size) = track(&body) {
                    return Ok(Some(size));
                }
            }
            _ => {}
        }
    }
    Ok(None)
}

/// Width and height in a track's header, turned as its matrix says. None: a sound has none.
fn track(tkhd: &[u8]) -> Option<(u32, u32)> {
    let matrix = if tkhd.first() == Some(&1) { 52 } else { 40 };
    let number = |at: usize| Some(u32::from_be_bytes(tkhd.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(matrix + 36)? >> 16, number(matrix + 40)? >> 16);
    let turned = number(matrix)? == 0 && number(matrix + 16)? == 0;
    let size = if turned { (height, width) } else { (width, height) };
    (width > 0 && height > 0).then_some(size)
}

/// The size of the first track of a WebM that has one.
fn in_webm(bytes: &[u8]) -> Option<(u32, u32)> {
    const SEGMENT: u64 = 0x1853_8067;
    const TRACKS: u64 = 0x1654_ae6b;
    let (mut at, mut size) = (0, [None; 4]);
    for _ in 0..MOST_BOXES {
        let (id, after) = number(bytes, at, true)?;
        let (length, from) = number(bytes, after, false)?;
        at = match id {
            SEGMENT | TRACKS | 0xae | 0xe0 => from,
            0xb0 | 0xba | 0x54b0 | 0x54ba => {
                let body = bytes.get(from..from.checked_add(usize::try_from(length).ok()?.min(8))?)?;
                let value = body.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
                let place = [0xb0, 0xba, 0x54b0, 0x54ba].iter().position(|own| *own == id)?;
                size[place] = u32::try_from(value).ok();
                from + body.len()
            }
            // The first cluster, or the next track: what was found holds.
            0x1f43_b675 => break,
            _ => from.checked_add(usize::try_from(length).ok()?)?,
        };
        if at >= bytes.len() {
            break;
        }
    }
    let [width, height, shown_width, shown_height] = size;
    match (shown_width, shown_height) {
        (Some(width @ 1..=32_768), Some(height @ 1..=32_768)) => Some((width, height)),
        _ => width.zip(height).filter(|&(width, height)| width > 0 && height > 0),
    }
}

/// A number of variable length (RFC 8794, §4), and where it ends. An id keeps its marker.
fn number(bytes: &[u8], at: usize, is_id: bool) -> Option<(u64, usize)> {
    let first = *bytes.get(at)?;
    let length = first.leading_zeros() as usize + 1;
    let all = bytes.get(at..at + length).filter(|_| length <= if is_id { 4 } else { 8 })?;
    let marker = if is_id { 0xff } else { ((0xff_u32 >> length) & 0xff) as u8 };
    let start = u64::from(first & marker);
    Some((all[1..].iter().fold(start, |value, byte| value << 8 | u64::from(*byte)), at + length))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
    }

    /// A film whose second track has a size.
    fn mp4(turned: bool) -> Vec<u8> {
        let tkhd = |width: u32, height: u32| {
            let one = if turned { 0_u32 } else { 0x1_0000 }.to_be_bytes();
            let zero = [0; 4];
            let matrix = [one, zero, zero, zero, one, zero, zero, zero, [0x40, 0, 0, 0]].concat();
            let size = [(width << 16).to_be_bytes(), (height << 16).to_be_bytes()].concat();
            boxed(b"trak", &boxed(b"tkhd", &[&[0; 40][..], &matrix, &size].concat()))
        };
        let moov = boxed(b"moov", &[boxed(b"mvhd", &[0; 20]), tkhd(0, 0), tkhd(1280, 720)].concat());
        [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"mdat", &[7; 100]), moov].concat()
    }

    fn webm() -> Vec<u8> {
        let element = |id: &[u8], body: &[u8]| [id, &[0x80 | body.len() as u8], body].concat();
        let video = element(&[0xe0], &[element(&[0xb0], &[5, 0]), element(&[0xba], &[2, 208])].concat());
        let tracks = element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &[element(&[0xd7], &[1]), video].concat()));
        [element(&[0x1a, 0x45, 0xdf, 0xa3], &[0; 5]), element(&[0x18, 0x53, 0x80, 0x67], &tracks)].concat()
    }

    fn seen(bytes: &[u8]) -> Option<(u32, u32)> {
        film(&mut Cursor::new(bytes)).expect("memory").map(|film| (film.width, film.height))
    }

    #[test]
    fn a_film_is_as_large_as_its_track_says() {
        assert_eq!(seen(&mp4(false)), Some((1280, 720)));
        assert_eq!(seen(&mp4(true)), Some((720, 1280)));
        assert_eq!(seen(&webm()), Some((1280, 720)));
    }

    #[test]
    fn sounds_have_no_size_and_other_files_are_none() {
        for head in
            [&b"ID3\x04"[..], b"OggS\0", b"fLaC\0", b"RIFF\0\0\0\0WAVEfmt ", &[0xff, 0xfb, 0x90], &[0xff, 0xf1, 0x50]]
        {
            assert_eq!(seen(head), Some((0, 0)));
        }
        for other in
            [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<html>", b"RIFF\0\0\0\0WEBP", b"version https://git-lfs"]
        {
            assert_eq!(seen(other), None, "{other:?}");
        }
    }

    #[test]
    fn half_and_odd_files_break_nothing() {
        for whole in [mp4(false), webm()] {
            for at in 0..whole.len() {
                let _ = film(&mut Cursor::new(&whole[..at]));
                for byte in [0, 1, 0x7f, 0xff] {
                    let mut odd = whole.clone();
                    odd[at] = byte;
                    let _ = film(&mut Cursor::new(&odd));
                }
            }
        }
    }

    #[test]
    fn a_film_of_many_gigabytes_is_not_read() {
        /// A film whose data are two gigabytes that nobody has.
        struct Sparse(Cursor<Vec<u8>>, u64, u64);
        impl Read for Sparse {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                self.2 += out.len() as u64;
                self.0.read(out)
            }
        }
        impl Seek for Sparse {
            fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
                // The bytes of `mdat` are left out: what is behind it lies nearer.
                match to {
                    SeekFrom::Start(at) if at > self.1 => self.0.seek(SeekFrom::Start(at - self.1)),
                    SeekFrom::End(_) => self.0.seek(SeekFrom::End(0)).map(|end| end + self.1),
                    other => self.0.seek(other),
                }
            }
        }
        let gap = 2_000_000_000_u64;
        let small = mp4(false);
        let at = 16 + 8;
        let mut bytes = small.clone();
        bytes[16..20].copy_from_slice(&((100 + 8 + gap) as u32).to_be_bytes());
        bytes.drain(at..at + 100);
        bytes.splice(at..at, vec![7; 100]);
        let mut file = Sparse(Cursor::new(bytes), gap, 0);
        assert_eq!(film(&mut file).expect("memory"), Some(Film { width: 1280, height: 720 }));
        assert!(file.2 < 10_000, "{} bytes were read", file.2);
    }
}
