//! Decodes a still picture to plain colours for text recognition.

use super::encode::Pixels;
use super::fault::PictureFault;
use super::measure::{Format, measure};

/// A picture without transparency: three bytes for each pixel, row by row.
#[derive(Debug)]
pub struct Flat {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Red, green, blue.
    pub rgb: Vec<u8>,
}

/// Decodes a picture on a white background. None: it is animated, or its format is not decoded here.
///
/// # Errors
/// What is wrong with it.
pub fn flat(bytes: &[u8]) -> Result<Option<Flat>, PictureFault> {
    let measured = measure(bytes)?;
    let decoded_by = match measured.format {
        Format::Png | Format::Jpeg | Format::Gif | Format::WebP if !measured.animated => measured.format.decoded_by(),
        _ => None,
    };
    let Some(format) = decoded_by else { return Ok(None) };
    let pixels = Pixels::decode(bytes, format)?;
    let (width, height) = pixels.size();
    Ok(Some(Flat { width, height, rgb: pixels.on_white() }))
}

/// Room around a place that is cut out, in parts of its height, and the most that a cut is wide and high.
const AROUND: u32 = 2;
const WIDEST: u32 = 720;
const HIGHEST: u32 = 240;

/// Places cut out of a picture with some room around them, as WebP.
///
/// # Errors
/// What is wrong with the picture.
pub fn cuts(bytes: &[u8], areas: &[[u32; 4]]) -> Result<Vec<Vec<u8>>, PictureFault> {
    let format = measure(bytes)?.format.decoded_by().ok_or(PictureFault::Unsupported)?;
    let pixels = Pixels::decode(bytes, format)?;
    let cut = |&[x, y, width, height]: &[u32; 4]| {
        let room = height.saturating_mul(AROUND);
        let (left, top) = (x.saturating_sub(room), y.saturating_sub(room / 2));
        let wide = (x - left).saturating_add(width).saturating_add(room).min(WIDEST);
        let high = (y - top).saturating_add(height).saturating_add(room / 2).min(HIGHEST);
        pixels.part([left, top, wide, high]).screen()
    };
    areas.iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_cut_out_with_room_around_it_and_never_beyond_the_picture() {
        let mut png = Vec::new();
        let picture = image::RgbImage::from_pixel(200, 100, image::Rgb([9, 9, 9]));
        picture.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("it is encoded");
        let made =
            cuts(&png, &[[50, 40, 60, 10], [190, 95, 50, 50], [900, 900, 1, u32::MAX]]).expect("it is a picture");
        let size = |webp: &Vec<u8>| measure(webp).map(|own| (own.width, own.height)).ok();
        assert_eq!(size(&made[0]), Some((100, 30)));
        assert!(made.iter().all(|webp| size(webp).is_some_and(|(width, height)| width <= 200 && height <= 100)));
        assert!(cuts(b"no picture", &[[0, 0, 1, 1]]).is_err());
    }
}
