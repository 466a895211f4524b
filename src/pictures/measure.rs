//! How large is a picture on the page? Read from its first bytes; nothing is decoded.

use std::borrow::Cow;
use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};

use super::fault::PictureFault;
use super::{MOST_PIXELS, avif, complete, profile, svg};

/// Kinds of pictures that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// PNG, also animated.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF, also animated.
    Gif,
    /// WebP, also animated.
    WebP,
    /// AVIF, served as it is.
    Avif,
    /// SVG.
    Svg,
}

impl Format {
    /// The usual ending of such files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Avif => "avif",
            Self::Svg => "svg",
        }
    }

    pub(super) fn decoded_by(self) -> Option<ImageFormat> {
        match self {
            Self::Png => Some(ImageFormat::Png),
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Gif => Some(ImageFormat::Gif),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Avif | Self::Svg => None,
        }
    }

    fn of(bytes: &[u8]) -> Result<Self, PictureFault> {
        match bytes {
            [] => Err(PictureFault::Empty),
            _ if bytes.starts_with(complete::PNG_SIGNATURE) => Ok(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            _ if avif::is_avif(bytes) => Ok(Self::Avif),
            _ if svg::is_svg(bytes) => Ok(Self::Svg),
            _ => Err(PictureFault::Unsupported),
        }
    }
}

/// What a page knows of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Measure {
    /// What the file is, whatever its name says.
    pub format: Format,
    /// Width as shown, in CSS pixels: the orientation that a camera noted is applied.
    pub width: u32,
    /// Height as shown, in CSS pixels.
    pub height: u32,
    /// Whether it moves.
    pub animated: bool,
}

/// Measures a picture from its headers.
///
/// A file that ends too early and one of more than [`MOST_PIXELS`] pixels are faults, told without decoding either.
pub fn measure(bytes: &[u8]) -> Result<Measure, PictureFault> {
    let format = Format::of(bytes)?;
    let Some(decoded_by) = format.decoded_by() else {
        let (width, height, animated) = match format {
            Format::Avif => avif::size(bytes)?,
            _ => svg::size(bytes).map(|(width, height)| (width, height, false))?,
        };
        if format == Format::Avif && u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(PictureFault::TooLarge { width, height });
        }
        return Ok(Measure { format, width, height, animated });
    };
    let animated = match format {
        Format::Png => complete::png(bytes),
        Format::Jpeg => complete::jpeg(bytes),
        Format::Gif => complete::gif(bytes),
        Format::WebP => complete::webp(bytes),
        Format::Avif | Format::Svg => Ok(false),
    }?;
    let mut decoder = decoder(bytes, decoded_by)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureFault::Broken);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFault::TooLarge { width, height });
    }
    let lies_on_its_side = matches!(
        orientation(&mut decoder),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if lies_on_its_side { (height, width) } else { (width, height) };
    Ok(Measure { format, width, height, animated })
}

/// A decoder that has read the headers and will not take more memory than the largest allowed picture needs.
pub(super) fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, PictureFault> {
    let bytes = match format {
        ImageFormat::Png => profile::without_bomb(bytes),
        _ => Cow::Borrowed(bytes),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // Four bytes for each pixel, and half as much again for the decoder's own work.
    limits.max_alloc = Some(MOST_PIXELS * 6);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| PictureFault::Broken)
}

/// How the picture is to be turned. Notes that cannot be read turn nothing.
pub(super) fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

#[cfg(test)]
mod tests;
