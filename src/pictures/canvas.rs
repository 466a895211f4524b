//! Draws icons and previews in given sizes. Browsers and other sites show them, so they have to be PNG.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, NodeId};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use std::collections::BTreeMap;

use super::encode::Pixels;
use super::fault::PictureFault;
use super::measure::{Format, measure};

/// Most elements of an SVG after each `<use>` is expanded.
const MOST_ELEMENTS: u64 = 20_000;
/// Elements within elements, and uses within uses.
const DEEPEST: usize = 64;

/// On what a picture is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The largest part of it that the picture takes.
    pub fit: (u32, u32),
    /// Its colour; none: transparent.
    pub ground: Option<[u8; 3]>,
    /// A stripe along its foot: colour and height.
    pub stripe: Option<([u8; 3], u32)>,
}

/// A picture in the middle of a canvas, as PNG.
pub fn draw(bytes: &[u8], canvas: &Canvas) -> Result<Vec<u8>, PictureFault> {
    let measured = measure(bytes)?;
    let (width, height) = fitted((measured.width, measured.height), canvas.fit);
    let pixels = match measured.format {
        Format::Svg => svg(bytes, width, height)?,
        format => {
            let decoded = format.decoded_by().ok_or(PictureFault::Unsupported)?;
            Pixels::decode(bytes, decoded)?.resized(width, height).into_rgba()
        }
    };
    let ground = canvas.ground.map_or([0; 4], |[red, green, blue]| [red, green, blue, u8::MAX]);
    let mut drawn: Vec<u8> = ground.repeat(canvas.width as usize * canvas.height as usize);
    let row = canvas.width as usize * 4;
    if let Some(([red, green, blue], high)) = canvas.stripe {
        let from = (canvas.height.saturating_sub(high)) as usize * row;
        for pixel in drawn[from..].chunks_exact_mut(4) {
            pixel.copy_from_slice(&[red, green, blue, u8::MAX]);
        }
    }
    let (left, top) = ((canvas.width - width) / 2, (canvas.height - height) / 2);
    for (line, from) in pixels.chunks_exact(width as usize * 4).enumerate() {
        let at = (top as usize + line) * row + left as usize * 4;
        for (under, over) in drawn[at..at + from.len()].chunks_exact_mut(4).zip(from.chunks_exact(4)) {
            blend(under, over);
        }
    }
    encode(&drawn, canvas.width, canvas.height)
}

/// The largest size of the same shape that fits.
#[expect(clippy::cast_possible_truncation, reason = "no side becomes longer than the most of it")]
fn fitted((width, height): (u32, u32), (most_wide, most_high): (u32, u32)) -> (u32, u32) {
    let scale = (f64::from(most_wide) / f64::from(width)).min(f64::from(most_high) / f64::from(height));
    let side = |length: u32, most: u32| ((f64::from(length) * scale).round() as u32).clamp(1, most.max(1));
    (side(width, most_wide), side(height, most_high))
}

/// Puts one pixel over another, neither with its alpha multiplied in.
fn blend(under: &mut [u8], over: &[u8]) {
    let (above, below) = (u32::from(over[3]), u32::from(under[3]));
    let rest = below * (255 - above) / 255;
    let alpha = above + rest;
    if alpha == 0 {
        return;
    }
    for channel in 0..3 {
        let sum = u32::from(over[channel]) * above + u32::from(under[channel]) * rest;
        under[channel] = u8::try_from((sum + alpha / 2) / alpha).unwrap_or(u8::MAX);
    }
    under[3] = u8::try_from(alpha).unwrap_or(u8::MAX);
}

fn encode(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, PictureFault> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(rgba, width, height, ExtendedColorType::Rgba8).map_err(|_| PictureFault::Broken)?;
    Ok(png)
}

/// An SVG as pixels. Nothing outside of it is read, and letters are not drawn: which fonts a machine has would change them.
fn svg(bytes: &[u8], width: u32, height: u32) -> Result<Vec<u8>, PictureFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureFault::Broken)?;
    let document = Document::parse(text).map_err(|_| PictureFault::Broken)?;
    if expanded(&document) > MOST_ELEMENTS {
        return Err(PictureFault::Repeating);
    }
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| PictureFault::Broken)?;
    let mut pixmap = Pixmap::new(width, height).ok_or(PictureFault::Broken)?;
    let size = tree.size();
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let plain = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
    Ok(plain.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect())
}

/// How many elements a document comes to when what it uses again is counted each time; more than there may be, if it uses
/// itself.
fn expanded(document: &Document<'_>) -> u64 {
    let ids: BTreeMap<&str, NodeId> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node.id()))).collect();
    let mut known = BTreeMap::new();
    weight(document.root_element(), &ids, &mut known, 0)
}

fn weight(node: Node<'_, '_>, ids: &BTreeMap<&str, NodeId>, known: &mut BTreeMap<usize, u64>, depth: usize) -> u64 {
    if depth > DEEPEST {
        return MOST_ELEMENTS + 1;
    }
    if let Some(weight) = known.get(&node.id().get_usize()) {
        return *weight;
    }
    let mut sum = 1u64;
    for child in node.children().filter(Node::is_element) {
        sum = sum.saturating_add(weight(child, ids, known, depth + 1));
    }
    if node.tag_name().name() == "use" {
        let href = node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value());
        let target = href.and_then(|href| href.strip_prefix('#')).and_then(|id| ids.get(id));
        if let Some(target) = target.and_then(|id| node.document().get_node(*id)) {
            sum = sum.saturating_add(weight(target, ids, known, depth + 1));
        }
    }
    known.insert(node.id().get_usize(), sum);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const ICON: Canvas = Canvas { width: 32, height: 32, fit: (32, 32), ground: None, stripe: None };

    fn pixel(png: &[u8], x: u32, y: u32) -> [u8; 4] {
        image::load_from_memory(png).expect("a PNG").to_rgba8().get_pixel(x, y).0
    }

    #[test]
    fn a_wide_picture_stands_in_the_middle_of_its_icon() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ff0000"/></svg>"##;
        let png = draw(svg, &ICON).expect("drawn");
        assert_eq!(pixel(&png, 16, 16), [255, 0, 0, 255]);
        assert_eq!((pixel(&png, 16, 2)[3], pixel(&png, 16, 29)[3]), (0, 0));
        // The same from pixels.
        let wide = draw(svg, &Canvas { width: 40, height: 20, fit: (40, 20), ..ICON }).expect("drawn");
        assert_eq!(pixel(&draw(&wide, &ICON).expect("drawn"), 16, 16), [255, 0, 0, 255]);
    }

    #[test]
    fn a_preview_has_its_ground_and_its_stripe() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#00f"/></svg>"##;
        let canvas =
            Canvas { width: 120, height: 63, fit: (60, 30), ground: Some([255; 3]), stripe: Some(([9, 8, 7], 4)) };
        let png = draw(svg, &canvas).expect("drawn");
        assert_eq!(pixel(&png, 0, 0), [255; 4]);
        assert_eq!(pixel(&png, 60, 31), [0, 0, 255, 255]);
        assert_eq!(pixel(&png, 0, 62), [9, 8, 7, 255]);
        assert_eq!(png, draw(svg, &canvas).expect("drawn"), "the same picture makes the same bytes");
    }

    #[test]
    fn bombs_and_what_is_no_picture_are_refused() {
        let mut bomb = String::from(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>",
        );
        for level in 1..20 {
            let uses = format!("<use href=\"#a{}\"/>", level - 1).repeat(10);
            bomb.push_str(&format!("<g id=\"a{level}\">{uses}</g>"));
        }
        bomb.push_str("</svg>");
        assert!(matches!(draw(bomb.as_bytes(), &ICON), Err(PictureFault::Repeating)));
        let circle = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g id=\"a\"><use href=\"#a\"/></g></svg>";
        assert!(draw(circle.as_bytes(), &ICON).is_err());
        let deep = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{}{}</svg>",
            "<g>".repeat(900),
            "</g>".repeat(900)
        );
        assert!(draw(deep.as_bytes(), &ICON).is_err());
        for broken in ["", "GIF89a", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "not a picture"] {
            assert!(draw(broken.as_bytes(), &ICON).is_err(), "{broken}");
        }
    }

    #[test]
    fn nothing_outside_of_a_picture_is_read() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd" width="9" height="9"/></svg>"##;
        assert_eq!(pixel(&draw(svg, &ICON).expect("drawn"), 16, 16)[3], 0);
    }
}
