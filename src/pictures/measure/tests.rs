use image::{DynamicImage, RgbaImage};
use proptest::prelude::*;

use super::*;

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(width, height, |x, y| image::Rgba([x as u8, y as u8, 128, 255]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(pixels).into_rgb8().write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// An EXIF segment that notes an orientation, put behind the start of a JPEG.
fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    let value_at = exif.len() - 7;
    exif[value_at] = orientation;
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn gif(frames: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for _ in 0..frames {
        encoder.encode_frame(image::Frame::new(RgbaImage::new(7, 5))).expect("encoded");
    }
    drop(encoder);
    bytes
}

fn still(format: Format, width: u32, height: u32) -> Result<Measure, PictureFault> {
    Ok(Measure { format, width, height, animated: false })
}

#[test]
fn every_kind_is_measured_whatever_its_name() {
    assert_eq!(measure(&picture(ImageFormat::Png, 30, 20)), still(Format::Png, 30, 20));
    assert_eq!(measure(&picture(ImageFormat::Jpeg, 31, 20)), still(Format::Jpeg, 31, 20));
    assert_eq!(measure(&picture(ImageFormat::WebP, 32, 20)), still(Format::WebP, 32, 20));
    assert_eq!(measure(&gif(1)), still(Format::Gif, 7, 5));
    assert_eq!(measure(b"<svg width='3' height='4'/>"), still(Format::Svg, 3, 4));
}

#[test]
fn what_moves_is_known() {
    assert!(measure(&gif(2)).expect("measured").animated);
    let mut png = picture(ImageFormat::Png, 4, 4);
    let control = b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0";
    let checksum = crc32(&control[4..]);
    let after_header = 33;
    let chunk: Vec<u8> = control.iter().copied().chain(checksum.to_be_bytes()).collect();
    png.splice(after_header..after_header, chunk);
    assert!(measure(&png).expect("measured").animated);
}

/// As in the PNG specification, annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 0 { crc >> 1 } else { crc >> 1 ^ 0xedb8_8320 })
    })
}

#[test]
fn a_camera_on_its_side_swaps_width_and_height() {
    let jpeg = picture(ImageFormat::Jpeg, 40, 20);
    for (orientation, size) in [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40)), (99, (40, 20))] {
        let measured = measure(&turned(&jpeg, orientation)).expect("measured");
        assert_eq!((measured.width, measured.height), size, "orientation {orientation}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_a_fault() {
    let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    for whole in formats.map(|format| picture(format, 20, 20)).into_iter().chain([gif(2)]) {
        assert!(measure(&whole).is_ok());
        for length in 0..whole.len() {
            let fault = measure(&whole[..length]).expect_err("cut off");
            assert!(length < 16 || matches!(fault, PictureFault::Truncated), "{length}: {fault:?}");
        }
    }
}

#[test]
fn what_follows_a_photograph_does_no_harm() {
    let mut jpeg = picture(ImageFormat::Jpeg, 20, 20);
    jpeg.extend(b"a phone's film of the moment");
    assert_eq!(measure(&jpeg), still(Format::Jpeg, 20, 20));
}

#[test]
fn a_bomb_is_told_by_its_header() {
    let mut png = picture(ImageFormat::Png, 4, 4);
    png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let checksum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert_eq!(measure(&png), Err(PictureFault::TooLarge { width: 65_536, height: 65_536 }));
}

#[test]
fn no_picture_no_measure() {
    assert_eq!(measure(b""), Err(PictureFault::Empty));
    assert_eq!(measure("<html>".as_bytes()), Err(PictureFault::Unsupported));
    assert_eq!(measure(b"\0\0\0\x1cftypheic\0\0\0\0mif1heic"), Err(PictureFault::Unsupported));
    assert_eq!(measure(b"\0\0\0\x1cftypavif"), Err(PictureFault::Truncated));
}

proptest! {
    #[test]
    fn damage_breaks_nothing(kind in 0..4usize, at in 0..400usize, byte: u8, cut in 0..400usize) {
        let mut bytes = match kind {
            0 => picture(ImageFormat::Png, 9, 9),
            1 => turned(&picture(ImageFormat::Jpeg, 9, 9), 6),
            2 => picture(ImageFormat::WebP, 9, 9),
            _ => gif(2),
        };
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = measure(&bytes);
        bytes.truncate(cut);
        let _ = measure(&bytes);
    }
}
