//! Lines as pages of one TIFF, so that tesseract starts once for all of them (TIFF 6.0, part 1: baseline grayscale).

use crate::text::as_u32;

use super::lines::Cut;

/// One page for each line.
pub(super) fn tiff<'c>(cuts: impl Iterator<Item = &'c Cut>) -> Vec<u8> {
    let mut bytes = b"II*\0\0\0\0\0".to_vec();
    // The position at which the offset of the next directory is written.
    let mut link = 4;
    for cut in cuts {
        let strip = as_u32(bytes.len());
        bytes.extend_from_slice(&cut.gray);
        if bytes.len() % 2 == 1 {
            bytes.push(0);
        }
        let directory = as_u32(bytes.len());
        bytes[link..link + 4].copy_from_slice(&directory.to_le_bytes());
        const ENTRIES: u16 = 9;
        const LONG: u16 = 4;
        const SHORT: u16 = 3;
        let entries: [(u16, u16, u32); ENTRIES as usize] = [
            (256, LONG, cut.width),
            (257, LONG, cut.height),
            (258, SHORT, 8),
            // No compression; 0 is black.
            (259, SHORT, 1),
            (262, SHORT, 1),
            (273, LONG, strip),
            (277, SHORT, 1),
            (278, LONG, cut.height),
            (279, LONG, cut.width * cut.height),
        ];
        bytes.extend_from_slice(&ENTRIES.to_le_bytes());
        for (tag, kind, value) in entries {
            bytes.extend_from_slice(&tag.to_le_bytes());
            bytes.extend_from_slice(&kind.to_le_bytes());
            bytes.extend_from_slice(&1_u32.to_le_bytes());
            // A short value is in the first half: in little-endian order these are the same bytes.
            bytes.extend_from_slice(&value.to_le_bytes());
        }
        link = bytes.len();
        bytes.extend_from_slice(&[0; 4]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::screen::Rect;

    #[test]
    fn each_line_is_a_page_that_leads_to_the_next() {
        let cut = |width: u32| Cut {
            rect: Rect::default(),
            width,
            height: 3,
            gray: vec![9; (width * 3) as usize],
            scale: 1.0,
            margin: 0,
        };
        let cuts = [cut(5), cut(4)];
        let bytes = tiff(cuts.iter());
        let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
        let first = long(4);
        let second = long(first + 2 + 9 * 12);
        assert_eq!((first, long(first + 10), long(second + 10)), (24, 5, 4));
        assert_eq!(long(second + 2 + 9 * 12), 0);
        assert_eq!(bytes[8..8 + 15], [9; 15]);
    }
}
