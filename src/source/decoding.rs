//! Bytes to text. Term lists come from spreadsheets, which write UTF-8, UTF-16 or, in Korea, CP949.

use encoding_rs::{EUC_KR, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Say};

use crate::text::SourceText;

use super::project::read_text;

/// Bytes that are checked to detect UTF-16 without a byte-order mark.
const LOOKED_AT: usize = 4096;

/// The text of a file, and the name of its encoding if that is not UTF-8.
///
/// # Errors
/// The file is in none of these encodings; the finding points at the first byte that is not UTF-8.
pub fn decoded(path: &str, bytes: Vec<u8>) -> Result<(SourceText, Option<Say>), Box<Diagnostic>> {
    let (encoding, name) = match (&bytes[..], utf16_without_mark(&bytes)) {
        ([0xff, 0xfe, ..], _) | (_, Some(Order::Little)) => (UTF_16LE, "UTF-16"),
        ([0xfe, 0xff, ..], _) | (_, Some(Order::Big)) => (UTF_16BE, "UTF-16"),
        _ if std::str::from_utf8(&bytes).is_ok() => return Ok((read_text(path, bytes)?, None)),
        // WHATWG's EUC-KR includes CP949, which Excel writes.
        _ => (EUC_KR, "CP949"),
    };
    let (text, _, faulty) = encoding.decode(&bytes);
    if faulty {
        let text = text.into_owned();
        return read_text(path, bytes).map(|source| (source, None)).or_else(|fault| {
            // A broken UTF-16 file is shown with replacement characters; any other file is reported at its first
            // invalid byte.
            if name == "UTF-16" { Ok((SourceText::new(path, text), Some(read_as(name)))) } else { Err(fault) }
        });
    }
    Ok((SourceText::new(path, text.into_owned()), Some(read_as(name))))
}

fn read_as(name: &str) -> Say {
    Say::new(format!("{name} 파일로 읽었어요"), format!("Read as {name}"))
}

/// The byte order of a UTF-16 unit.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// Detects UTF-16 without a byte-order mark: its commas and line ends hold a zero byte, which no text in another
/// encoding has.
fn utf16_without_mark(bytes: &[u8]) -> Option<Order> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match even.cmp(&odd) {
        _ if bytes.len() % 2 == 1 => None,
        std::cmp::Ordering::Less => Some(Order::Little),
        std::cmp::Ordering::Greater => Some(Order::Big),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<String>) {
        let (source, told) = decoded("a.csv", bytes.to_vec()).expect("text");
        (source.text.to_string(), told.map(|say| say.en))
    }

    #[test]
    fn every_encoding_of_spreadsheets_is_read() {
        let text = "용어,금지어\n과제,숙제 똠방\n";
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let utf16 = (text.to_owned(), Some("Read as UTF-16".to_owned()));
        assert_eq!(read(text.as_bytes()), (text.to_owned(), None));
        assert_eq!([read(&little), read(&big)], [utf16.clone(), utf16.clone()]);
        assert_eq!(read(&[&[0xff, 0xfe], &little[..]].concat()), utf16);
        assert_eq!(read(&[&[0xfe, 0xff], &big[..]].concat()), utf16);
        // 똠 is in CP949 alone, not in the narrower EUC-KR.
        assert_eq!(read(&EUC_KR.encode(text).0), (text.to_owned(), Some("Read as CP949".to_owned())));
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_first_byte() {
        let fault = decoded("a.csv", b"a\n\xff\xff\xff".to_vec()).expect_err("no text");
        assert_eq!(fault.place.map(|place| place.start.line), Some(2));
    }
}
