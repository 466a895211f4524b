//! A still picture as plain colours, for whoever reads what is written on it.

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

/// Decodes a picture as it is shown on white. None: it moves, or is of a kind that is not decoded here.
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
