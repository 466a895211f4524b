//! Pictures with damage that their checksums do not give away.

use std::io::Cursor;

use helpgen::pictures::{Library, clean_svg, measure};
use image::{DynamicImage, ImageFormat, RgbaImage};

use super::Dice;

/// A picture that draws and acts.
const SVG: &str = "<?xml version=\"1.0\"?><!DOCTYPE svg [ <!ENTITY a \"b\"> ]><svg xmlns=\"http://www.w3.org/2000/svg\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 24 24\" onload=\"x()\"><style>@import 'a.css';.a{fill:url(#b)}</style>\
    <script>x()</script><g style=\"fill:u\\72l(//a)\"><text y=\"9\">글자 &a; &#x41;</text></g><use xlink:href=\"#b\"/>\
    <foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\">x</b></foreignObject><!-- a --><![CDATA[b]]></svg>";

const MARKUP: [&str; 24] = [
    "<",
    ">",
    "/>",
    "</g>",
    "<g>",
    "\"",
    "'",
    "&",
    "&#x0;",
    "&a;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?a ?>",
    "xmlns:a='b'",
    " onload='x'",
    " href='x'",
    "url(",
    "\\",
    "/*",
    "*/",
    "<style>",
    "<script>",
];

/// Small pictures of every kind.
pub fn samples() -> Vec<Vec<u8>> {
    let pixels =
        RgbaImage::from_fn(24, 17, |x, y| image::Rgba([x as u8 * 9, y as u8 * 9, 128, if x > 20 { 40 } else { 255 }]));
    let picture = DynamicImage::ImageRgba8(pixels);
    let encoded = |format| {
        let mut bytes = Cursor::new(Vec::new());
        let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture.clone() };
        picture.write_to(&mut bytes, format).expect("a picture can be encoded");
        bytes.into_inner()
    };
    let mut samples: Vec<Vec<u8>> =
        [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP].map(encoded).to_vec();
    let mut profile = samples[0][..33].to_vec();
    let mut packed = flate2::write::ZlibEncoder::new(b"p3\0\0".to_vec(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &[7; 400]).expect("packed");
    chunk(&mut profile, b"iCCP", &packed.finish().expect("packed"));
    profile.extend(&samples[0][33..]);
    samples.push(profile);
    samples.push(avif());
    samples.push(SVG.into());
    samples
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

fn avif() -> Vec<u8> {
    let extent = boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 8]);
    let own = boxed(b"ipma", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0x81]);
    let properties = boxed(b"iprp", &[boxed(b"ipco", &extent), own].concat());
    let meta = boxed(b"meta", &[vec![0; 4], boxed(b"pitm", &[0, 0, 0, 0, 0, 1]), properties].concat());
    [boxed(b"ftyp", b"avif\0\0\0\0mif1avif"), meta, boxed(b"mdat", &[7; 20])].concat()
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(data);
    let mut checksum = flate2::Crc::new();
    checksum.update(&png[start..]);
    png.extend(checksum.sum().to_be_bytes());
}

/// One of the pictures, changed in a few places.
pub fn mutated(samples: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = dice.one_of(samples).clone();
    if bytes.starts_with(b"<") {
        for _ in 0..1 + dice.below(3) {
            let at = dice.below(bytes.len());
            if bytes[at].is_ascii() && dice.below(4) > 0 {
                bytes.splice(at..at, dice.one_of(&MARKUP).bytes());
            } else if bytes[at].is_ascii() {
                bytes.remove(at);
            }
        }
        return bytes;
    }
    // Headers decide what is tried: most of the damage is done behind them.
    let head = if dice.below(4) == 0 { 8 } else { 40.min(bytes.len() / 2) };
    for _ in 0..1 + dice.below(4) {
        let at = head + dice.below(bytes.len().saturating_sub(head + 12).max(1));
        let Some(byte) = bytes.get_mut(at) else { continue };
        *byte = match dice.below(3) {
            0 => 0xff,
            1 => *byte ^ (1 << dice.below(8)),
            _ => dice.below(256) as u8,
        };
    }
    if bytes.starts_with(b"\x89PNG") { with_checksums(&bytes) } else { bytes }
}

/// A PNG whose chunks have the checksums of what is in them.
fn with_checksums(png: &[u8]) -> Vec<u8> {
    let mut out = png[..8].to_vec();
    let mut at = 8;
    while let Some(head) = png.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(data) = png.get(at + 8..at.saturating_add(length).saturating_add(8)) else { break };
        chunk(&mut out, &[head[4], head[5], head[6], head[7]], data);
        at += length + 12;
    }
    out.extend(png.get(at..).unwrap_or_default());
    out
}

/// Where variants are put.
pub struct Shelf {
    folder: tempfile::TempDir,
}

impl Shelf {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// Measures a picture, makes its variants, cleans it. Whether it could be measured.
    pub fn try_one(&self, bytes: &[u8]) -> bool {
        if let Ok(cleaned) = clean_svg(bytes) {
            let left = cleaned.bytes.as_deref().unwrap_or(bytes);
            let again = clean_svg(left).expect("what was cleaned is XML still");
            assert!(again.removed.is_empty(), "cleaned twice: {}", String::from_utf8_lossy(left));
        }
        let Ok(measured) = measure(bytes) else { return false };
        // A picture may say that it is large: that is another thing than what is tried here.
        if measured.width <= 4096 && measured.height <= 4096 {
            let library = Library::new(self.folder.path());
            let _ = library.variants(&blake3::hash(bytes), &[8, 16], || Ok(bytes)).expect("the disk takes it");
        }
        true
    }
}
