//! The size of an AVIF, from its boxes alone: browsers decode it, helpgen does not.
//!
//! Sources: ISO/IEC 14496-12 (boxes, `meta`, `pitm`, `iprp`), ISO/IEC 23008-12 (`ispe`, `irot`), AV1 Image File Format 1.1.

use super::fault::PictureFault;

/// Boxes that are looked at, at most: real files have a few dozen.
const MOST_BOXES: usize = 4096;

/// Whether a file says that it is an AVIF.
pub(super) fn is_avif(bytes: &[u8]) -> bool {
    brands(bytes).is_some_and(|brands| brands.chunks_exact(4).any(|brand| matches!(brand, b"avif" | b"avis")))
}

/// Width and height of the picture as it is shown, and whether it moves.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32, bool), PictureFault> {
    let animated = brands(bytes).is_some_and(|brands| brands.starts_with(b"avis"));
    let outer = boxes(bytes)?;
    let meta = find(&outer, b"meta").ok_or(PictureFault::Broken)?;
    // A full box: its version and flags come first.
    let inner = boxes(meta.get(4..).ok_or(PictureFault::Broken)?)?;
    // Cut off before its data, a file has whole boxes all the same.
    if find(&outer, b"mdat").is_none() && find(&inner, b"idat").is_none() {
        return Err(PictureFault::Truncated);
    }
    let primary = find(&inner, b"pitm").and_then(item).ok_or(PictureFault::Broken)?;
    let properties = boxes(find(&inner, b"iprp").ok_or(PictureFault::Broken)?)?;
    let all = boxes(find(&properties, b"ipco").ok_or(PictureFault::Broken)?)?;
    let own = properties.iter().filter(|(kind, _)| kind == b"ipma").find_map(|(_, body)| associated(body, primary));
    let own = own.ok_or(PictureFault::Broken)?;
    let own: Vec<_> = own.into_iter().filter_map(|number| all.get(number.checked_sub(1)?)).collect();
    let extent = own.iter().find(|(kind, _)| kind == b"ispe").ok_or(PictureFault::Broken)?.1;
    let (width, height) = (be32(extent, 4)?, be32(extent, 8)?);
    if width == 0 || height == 0 {
        return Err(PictureFault::Broken);
    }
    let turns = own.iter().find(|(kind, _)| kind == b"irot").and_then(|(_, body)| body.first());
    let lies_on_its_side = turns.is_some_and(|turns| turns % 2 == 1);
    Ok(if lies_on_its_side { (height, width, animated) } else { (width, height, animated) })
}

/// The file with its notes (Exif, XMP) written over. None: it has none. Items keep their places and lengths, so that every
/// offset in the file stays true.
pub(super) fn without_notes(bytes: &[u8]) -> Option<Vec<u8>> {
    let outer = boxes(bytes).ok()?;
    let inner = boxes(find(&outer, b"meta")?.get(4..)?).ok()?;
    let notes = notes(find(&inner, b"iinf")?)?;
    let idat = find(&inner, b"idat").map(|body| body.as_ptr() as usize - bytes.as_ptr() as usize);
    let mut out = bytes.to_vec();
    for (item, is_exif) in &notes {
        for (from, length) in extents(find(&inner, b"iloc")?, *item, idat).unwrap_or_default() {
            let to = from.checked_add(length)?.min(out.len());
            let place = out.get_mut(from..to)?;
            place.fill(if *is_exif { 0 } else { b' ' });
            // Exif without an entry, behind the offset at which it begins: readers that expect one find one.
            const NONE: &[u8] = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0";
            if *is_exif && place.len() >= NONE.len() {
                place[..NONE.len()].copy_from_slice(NONE);
            }
        }
    }
    (out != bytes).then_some(out)
}

/// Items that are notes, each with whether it is Exif.
fn notes(iinf: &[u8]) -> Option<Vec<(u32, bool)>> {
    let skip = if iinf.first() == Some(&0) { 6 } else { 8 };
    let mut found = Vec::new();
    for (kind, infe) in boxes(iinf.get(skip..)?).ok()? {
        let (id, at) = match infe.first() {
            Some(2) => (be16(infe, 4).map(u32::from), 8),
            Some(3) => (be32(infe, 4).ok(), 10),
            _ => continue,
        };
        match (kind == *b"infe", id, infe.get(at..at + 4)) {
            (true, Some(id), Some(b"Exif")) => found.push((id, true)),
            (true, Some(id), Some(b"mime")) => found.push((id, false)),
            _ => {}
        }
    }
    Some(found)
}

/// Where in the file the pieces of an item lie: from where, and how long each is.
fn extents(iloc: &[u8], wanted: u32, idat: Option<usize>) -> Option<Vec<(usize, usize)>> {
    let version = *iloc.first()?;
    let sizes =
        [iloc.get(4)? >> 4, iloc.get(4)? & 15, iloc.get(5)? >> 4, if version == 0 { 0 } else { iloc.get(5)? & 15 }];
    let mut at = 6;
    let mut number = |size: usize| {
        let body = iloc.get(at..at + size)?;
        at += size;
        usize::try_from(body.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))).ok()
    };
    let wide = if version < 2 { 2 } else { 4 };
    for _ in 0..number(wide)?.min(MOST_BOXES) {
        let item = number(wide)?;
        let method = if version == 0 { 0 } else { number(2)? & 15 };
        number(2)?;
        let base = number(usize::from(sizes[2]))?;
        let mut found = Vec::new();
        for _ in 0..number(2)?.min(MOST_BOXES) {
            number(usize::from(sizes[3]))?;
            let (offset, length) = (number(usize::from(sizes[0]))?, number(usize::from(sizes[1]))?);
            let start = if method == 1 { idat? } else { 0 };
            found.push((start.checked_add(base)?.checked_add(offset)?, length));
        }
        if item == wanted as usize {
            return (method < 2).then_some(found);
        }
    }
    None
}

/// A box: its kind and what is in it.
type Inner<'b> = ([u8; 4], &'b [u8]);

/// The brands of the file: the major one first, then those with which it is compatible.
fn brands(bytes: &[u8]) -> Option<Vec<u8>> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let body = bytes.get(8..length.min(bytes.len()).min(1024)).filter(|_| bytes.get(4..8) == Some(b"ftyp"))?;
    Some([body.get(..4)?, body.get(8..).unwrap_or_default()].concat())
}

/// The boxes that follow each other.
fn boxes(mut bytes: &[u8]) -> Result<Vec<Inner<'_>>, PictureFault> {
    let mut found = Vec::new();
    while !bytes.is_empty() && found.len() < MOST_BOXES {
        let kind = bytes.get(4..8).and_then(|kind| kind.try_into().ok()).ok_or(PictureFault::Truncated)?;
        let (head, length) = match be32(bytes, 0)? {
            // Up to the end of the file.
            0 => (8, bytes.len()),
            // A long one tells its length behind its kind.
            1 => (
                16,
                usize::try_from(u64::from(be32(bytes, 8)?) << 32 | u64::from(be32(bytes, 12)?)).unwrap_or(usize::MAX),
            ),
            length => (8, length as usize),
        };
        if length < head {
            return Err(PictureFault::Broken);
        }
        let body = bytes.get(head..length).ok_or(PictureFault::Truncated)?;
        found.push((kind, body));
        bytes = &bytes[length..];
    }
    Ok(found)
}

fn find<'b>(boxes: &[Inner<'b>], kind: &[u8; 4]) -> Option<&'b [u8]> {
    boxes.iter().find(|(own, _)| own == kind).map(|(_, body)| *body)
}

/// The number of the item that is the picture.
fn item(pitm: &[u8]) -> Option<u32> {
    if pitm.first() == Some(&0) { be16(pitm, 4).map(u32::from) } else { be32(pitm, 4).ok() }
}

/// The numbers, from 1, of the properties that an item has.
fn associated(ipma: &[u8], wanted: u32) -> Option<Vec<usize>> {
    let (version, wide) = (*ipma.first()?, ipma.get(3)? & 1 == 1);
    let entries = be32(ipma, 4).ok()?;
    let mut at = 8;
    for _ in 0..entries {
        let item = if version == 0 { be16(ipma, at).map(u32::from)? } else { be32(ipma, at).ok()? };
        at += if version == 0 { 2 } else { 4 };
        let count = usize::from(*ipma.get(at)?);
        let size = if wide { 2 } else { 1 };
        let numbers = ipma.get(at + 1..at + 1 + count * size)?;
        if item == wanted {
            // The first bit says that the property is essential.
            return Some(match wide {
                true => numbers
                    .chunks_exact(2)
                    .map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]]) & 0x7fff))
                    .collect(),
                false => numbers.iter().map(|&number| usize::from(number & 0x7f)).collect(),
            });
        }
        at += 1 + count * size;
    }
    None
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn be32(bytes: &[u8], at: usize) -> Result<u32, PictureFault> {
    let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).ok_or(PictureFault::Truncated)?;
    Ok(u32::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
    }

    /// A file with the boxes that are read, the picture being the second of two items.
    fn avif(brand: &[u8; 4], turns: u8) -> Vec<u8> {
        let extent = |width: u32, height: u32| {
            boxed(b"ispe", &[&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat())
        };
        let all = boxed(b"ipco", &[extent(9, 9), boxed(b"irot", &[turns]), extent(1200, 600)].concat());
        let own = boxed(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 2, 2, 0x83, 0x82]);
        let inner = [boxed(b"pitm", &[0, 0, 0, 0, 0, 2]), boxed(b"iprp", &[all, own].concat())].concat();
        let meta = boxed(b"meta", &[&[0; 4][..], &inner].concat());
        [boxed(b"ftyp", &[&brand[..], &[0; 4], b"mif1avif"].concat()), meta, boxed(b"mdat", &[7; 20])].concat()
    }

    #[test]
    fn the_size_is_that_of_the_picture_as_it_is_shown() {
        assert!(is_avif(&avif(b"avif", 0)));
        assert_eq!(size(&avif(b"avif", 0)), Ok((1200, 600, false)));
        assert_eq!(size(&avif(b"mif1", 1)), Ok((600, 1200, false)));
        assert_eq!(size(&avif(b"avis", 2)), Ok((1200, 600, true)));
    }

    #[test]
    fn notes_are_written_over_where_they_lie() {
        let secret = b"\0\0\0\0II*\0\x08\0\0\0GPS 37.5665 126.9780 and more";
        for version in [2, 3_u8] {
            let id =
                |id: u32| if version == 2 { (id as u16).to_be_bytes().to_vec() } else { id.to_be_bytes().to_vec() };
            let infe = |own: u32, kind: &[u8; 4]| {
                boxed(b"infe", &[&[version, 0, 0, 0][..], &id(own), &[0, 0], kind, b"\0"].concat())
            };
            let iinf = boxed(b"iinf", &[&[0; 4][..], &[0, 2], &infe(1, b"av01"), &infe(2, b"Exif")].concat());
            let iloc = |offset: u32| {
                let item = |own: u32, offset: u32, length: u32| {
                    [&id(own)[..], &[0, 0, 0, 0, 0, 1], &offset.to_be_bytes(), &length.to_be_bytes()].concat()
                };
                let count = id(2);
                let items = [item(1, 0, 4), item(2, offset, secret.len() as u32)].concat();
                boxed(b"iloc", &[&[if version == 2 { 1 } else { 2 }, 0, 0, 0, 0x44, 0][..], &count, &items].concat())
            };
            let head = |offset: u32| {
                let meta = boxed(b"meta", &[&[0; 4][..], &iinf, &iloc(offset)].concat());
                [boxed(b"ftyp", b"avif\0\0\0\0mif1avif"), meta].concat()
            };
            let offset = head(0).len() as u32 + 8;
            let file = [head(offset), boxed(b"mdat", secret)].concat();
            let clean = without_notes(&file).expect("it has notes");
            assert_eq!(clean.len(), file.len());
            assert!(!clean.windows(3).any(|part| part == b"GPS") && without_notes(&clean).is_none());
            assert_eq!(clean[..offset as usize], file[..offset as usize]);
            for at in 0..file.len() {
                let mut odd = file.clone();
                odd[at] ^= 0xff;
                let _ = without_notes(&odd);
            }
        }
        assert_eq!(without_notes(&avif(b"avif", 0)), None);
    }

    #[test]
    fn half_a_file_is_told() {
        let whole = avif(b"avif", 0);
        for cut in 24..whole.len() {
            assert!(is_avif(&whole[..cut]));
            assert!(size(&whole[..cut]).is_err(), "{cut}");
        }
        assert!(!is_avif(b"no picture") && !is_avif(&boxed(b"ftyp", b"heic\0\0\0\0mif1heic")));
    }

    #[test]
    fn odd_lengths_break_nothing() {
        let whole = avif(b"avif", 0);
        for at in 0..whole.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut odd = whole.clone();
                odd[at] = byte;
                let _ = is_avif(&odd).then(|| size(&odd));
            }
        }
    }
}
