use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use super::*;
use crate::pictures::{flat, measure};

const SECRET: &[u8] = b"37.5665N 126.9780E";

fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(24, 16, |x, y| image::Rgb([x as u8 * 9, y as u8 * 9, 128]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// Exif with a way to turn the picture and a place.
fn noted(turned: u8) -> Vec<u8> {
    [exif(turned), SECRET.to_vec()].concat()
}

fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, body) in segments {
        bytes.extend([0xff, *marker]);
        bytes.extend((body.len() as u16 + 2).to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|part| part == SECRET)
}

/// The picture without its notes is the same picture, and has none.
fn cleaned(bytes: &[u8]) -> Vec<u8> {
    assert!(holds(bytes));
    let before = measure(bytes).expect("a picture");
    let clean = without_notes(bytes, before.format).expect("it has notes");
    assert!(!holds(&clean));
    assert_eq!(measure(&clean), Ok(before));
    let pixels = |bytes: &[u8]| flat(bytes).expect("decoded").map(|flat| flat.rgb);
    assert_eq!(pixels(&clean), pixels(bytes));
    assert_eq!(without_notes(&clean, before.format), None, "once is enough");
    clean
}

#[test]
fn a_jpeg_keeps_its_pixels_its_profile_and_its_turn_alone() {
    let plain = picture(ImageFormat::Jpeg);
    assert_eq!(without_notes(&plain, Format::Jpeg), None);
    let profile = [b"ICC_PROFILE\0\x01\x01".to_vec(), vec![5; 40]].concat();
    let exif = |turned: u8| [b"Exif\0\0".to_vec(), noted(turned)].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".to_vec(), SECRET.to_vec()].concat();
    let notes = [(0xe1, exif(6)), (0xe1, xmp), (0xe2, profile), (0xed, SECRET.to_vec()), (0xfe, SECRET.to_vec())];
    let clean = cleaned(&with_segments(&plain, &notes));
    assert!(clean.windows(11).any(|part| part == b"ICC_PROFILE"));
    assert_eq!(measure(&clean).map(|it| (it.width, it.height)), Ok((16, 24)));
    let upright = cleaned(&with_segments(&plain, &[(0xe1, exif(1))]));
    assert_eq!(upright, plain);
    // What phones put behind the picture.
    let behind = [plain.clone(), with_segments(&plain, &[(0xe1, exif(1))])].concat();
    assert_eq!(cleaned(&behind), plain);
}

#[test]
fn a_png_keeps_no_exif_no_text_and_no_time() {
    let plain = picture(ImageFormat::Png);
    assert_eq!(without_notes(&plain, Format::Png), None);
    let text = [b"Comment\0".to_vec(), SECRET.to_vec()].concat();
    let chunks =
        [png_chunk(b"eXIf", &noted(1)), png_chunk(b"tEXt", &text), png_chunk(b"tIME", &[7, 234, 12, 1, 0, 0, 0])];
    let head = 33;
    let noted = [&plain[..head], &chunks.concat(), &plain[head..]].concat();
    assert_eq!(cleaned(&noted), plain);
    assert_eq!(cleaned(&[&plain[..], SECRET].concat()), plain);
}

#[test]
fn a_webp_keeps_no_exif_and_no_xmp() {
    let plain = picture(ImageFormat::WebP);
    assert_eq!(without_notes(&plain, Format::WebP), None);
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let filler = if body.len() % 2 == 1 { &[0][..] } else { &[] };
        [&kind[..], &(body.len() as u32).to_le_bytes(), body, filler].concat()
    };
    let extended = chunk(b"VP8X", &[0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0]);
    let body = [extended, plain[12..].to_vec(), chunk(b"EXIF", &noted(1)), chunk(b"XMP ", SECRET)].concat();
    let file = [&b"RIFF"[..], &(body.len() as u32 + 4).to_le_bytes(), b"WEBP", &body].concat();
    let clean = cleaned(&file);
    assert_eq!(clean[20] & WEBP_NOTES, 0);
    assert_eq!(u32::from_le_bytes(clean[4..8].try_into().expect("four bytes")) as usize, clean.len() - 8);
}

#[test]
fn a_gif_keeps_no_comment_and_still_moves() {
    let mut plain = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut plain);
    for _ in 0..2 {
        encoder.encode_frame(image::Frame::new(image::RgbaImage::new(7, 5))).expect("encoded");
    }
    drop(encoder);
    assert_eq!(without_notes(&plain, Format::Gif), None);
    let comment = [&[0x21, 0xfe, SECRET.len() as u8][..], SECRET, &[0]].concat();
    let end = plain.len() - 1;
    let clean = cleaned(&[&plain[..end], &comment, &plain[end..]].concat());
    assert_eq!(clean, plain);
    assert!(measure(&clean).expect("measured").animated);
}

#[test]
fn half_and_odd_pictures_break_nothing() {
    let segments = [(0xe1, [b"Exif\0\0".to_vec(), noted(6)].concat())];
    let pictures = [
        (with_segments(&picture(ImageFormat::Jpeg), &segments), Format::Jpeg),
        (picture(ImageFormat::Png), Format::Png),
        (picture(ImageFormat::WebP), Format::WebP),
        (picture(ImageFormat::Gif), Format::Gif),
    ];
    for (whole, format) in pictures {
        for at in (0..whole.len()).step_by(1 + whole.len() / 300) {
            let _ = without_notes(&whole[..at], format);
            let mut odd = whole.clone();
            odd[at] ^= 0xff;
            let _ = without_notes(&odd, format);
        }
    }
}
