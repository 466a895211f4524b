//! Pixels in, WebP out.

use std::collections::BTreeSet;
use std::sync::Arc;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat};
use webp::{Encoder, PixelLayout, WebPConfig};

use super::MOST_PIXELS;
use super::fault::PictureFault;
use super::measure::{decoder, orientation};
use super::profile;

/// Quality of lossy WebP, from 0 to 100: text in screenshots stays clean.
const QUALITY: f32 = 80.0;
/// Effort of lossy WebP, from 0 to 6: half the time of 4 for files 4 % larger, measured on screenshots.
const LOSSY_METHOD: i32 = 2;
/// Effort of lossless WebP, from 0 to 100.
const LOSSLESS_EFFORT: f32 = 50.0;
/// Effort of lossless WebP, from 0 to 6: more makes screenshots no smaller.
const LOSSLESS_METHOD: i32 = 1;
/// Colours in the largest palette of WebP (RFC 9649 §3.4.4).
const PALETTE: usize = 256;
/// Largest side that WebP stores, in pixels (RFC 9649 §2.7).
pub(super) const LONGEST_SIDE: u32 = 16_383;

/// A decoded picture: eight bits for each of red, green, blue, and alpha if it is anywhere transparent.
pub(super) struct Pixels {
    width: u32,
    height: u32,
    alpha: bool,
    bytes: Vec<u8>,
    /// What its colours mean, if not what browsers take them for.
    profile: Option<Arc<[u8]>>,
}

impl Pixels {
    /// Decodes a still picture and turns it as its camera noted.
    pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Self, PictureFault> {
        let mut decoder = decoder(bytes, format)?;
        let (width, height) = decoder.dimensions();
        if decoder.total_bytes() > MOST_PIXELS * 6 {
            return Err(PictureFault::TooLarge { width, height });
        }
        let orientation = orientation(&mut decoder);
        // A profile that cannot be read is none to browsers either.
        let profile = decoder.icc_profile().ok().flatten().filter(|icc| profile::matters(icc)).map(Arc::from);
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| match error {
            ImageError::Limits(_) => PictureFault::TooLarge { width, height },
            ImageError::Unsupported(_) => PictureFault::Unsupported,
            _ => PictureFault::Broken,
        })?;
        picture.apply_orientation(orientation);
        let (width, height) = (picture.width(), picture.height());
        let alpha = picture.color().has_alpha() && {
            let rgba = picture.into_rgba8();
            let transparent = rgba.pixels().any(|pixel| pixel.0[3] != u8::MAX);
            picture = DynamicImage::ImageRgba8(rgba);
            transparent
        };
        let bytes = if alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
        Ok(Self { width, height, alpha, bytes, profile })
    }

    /// Three bytes for each pixel; transparent pixels are blended with white.
    #[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is a byte")]
    pub(super) fn on_white(self) -> Vec<u8> {
        if !self.alpha {
            return self.bytes;
        }
        let over = |value: u8, alpha: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        let mut rgb = Vec::with_capacity(self.bytes.len() / 4 * 3);
        for pixel in self.bytes.chunks_exact(4) {
            rgb.extend(pixel[..3].iter().map(|&value| over(value, pixel[3])));
        }
        rgb
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The same picture in another size. The hidden colour of transparent pixels does not bleed into edges.
    pub(super) fn resized(&self, width: u32, height: u32) -> Self {
        let bytes = if self.alpha { self.scaled::<U8x4>(width, height) } else { self.scaled::<U8x3>(width, height) };
        Self { width, height, alpha: self.alpha, bytes, profile: self.profile.clone() }
    }

    /// A part of it: what lies within the picture.
    pub(super) fn part(&self, [x, y, width, height]: [u32; 4]) -> Self {
        let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
        let (width, height) = (width.clamp(1, self.width - x), height.clamp(1, self.height - y));
        let size = if self.alpha { 4 } else { 3 };
        let row = |row: u32| {
            let start = (row as usize * self.width as usize + x as usize) * size;
            &self.bytes[start..start + width as usize * size]
        };
        let bytes = (y..y + height).flat_map(row).copied().collect();
        Self { width, height, alpha: self.alpha, bytes, profile: self.profile.clone() }
    }

    /// Red, green, blue and alpha of each pixel.
    pub(super) fn into_rgba(self) -> Vec<u8> {
        if self.alpha {
            return self.bytes;
        }
        self.bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect()
    }

    /// Its bytes in another size, for the kind of pixels that it has. Asked for each kind by its type: code for all kinds
    /// that the resizer knows would take most of the program's compile time.
    fn scaled<P: PixelTrait>(&self, width: u32, height: u32) -> Vec<u8> {
        let mut bytes = vec![0; width as usize * height as usize * P::size()];
        let source = TypedImageRef::<P>::from_buffer(self.width, self.height, &self.bytes)
            .expect("the buffer holds width × height pixels of this kind");
        let mut target = TypedImage::<P>::from_buffer(width, height, &mut bytes).expect("made with this size");
        // Lanczos with three lobes, alpha multiplied in before and divided out afterwards: both are the default.
        Resizer::new()
            .resize_typed(&source, &mut target, &ResizeOptions::new())
            .expect("the whole picture is no box outside it");
        bytes
    }

    /// As lossy WebP, for photographs.
    pub(super) fn photograph(&self) -> Result<Vec<u8>, PictureFault> {
        self.encode(|config| (config.quality, config.method) = (QUALITY, LOSSY_METHOD))
    }

    /// As WebP for pictures of a screen: lossless where a palette holds its colours, which is then smaller, clean and
    /// quick; else lossy.
    pub(super) fn screen(&self) -> Result<Vec<u8>, PictureFault> {
        if !self.has_few_colours() {
            return self.photograph();
        }
        self.encode(|config| {
            (config.lossless, config.quality, config.method) = (1, LOSSLESS_EFFORT, LOSSLESS_METHOD);
        })
    }

    /// Whether all colours fit into a palette.
    fn has_few_colours(&self) -> bool {
        let mut colours = BTreeSet::new();
        let mut last: &[u8] = &[];
        for pixel in self.bytes.chunks_exact(if self.alpha { 4 } else { 3 }) {
            // Most pixels of a screen look like the one before.
            if pixel != last && colours.insert(pixel) && colours.len() > PALETTE {
                return false;
            }
            last = pixel;
        }
        true
    }

    fn encode(&self, choose: impl FnOnce(&mut WebPConfig)) -> Result<Vec<u8>, PictureFault> {
        let layout = if self.alpha { PixelLayout::Rgba } else { PixelLayout::Rgb };
        let mut config = WebPConfig::new().map_err(|()| PictureFault::Broken)?;
        choose(&mut config);
        let encoder = Encoder::new(&self.bytes, layout, self.width, self.height);
        let encoded = encoder.encode_advanced(&config).map_err(|_| PictureFault::Broken)?;
        Ok(match &self.profile {
            Some(icc) => profile::with_profile(&encoded, icc, (self.width, self.height), self.alpha),
            None => encoded.to_vec(),
        })
    }
}
