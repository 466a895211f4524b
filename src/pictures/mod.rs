//! Stage values: a picture's dimensions and its variants.
//!
//! [`measure`] reads what a page has to know to keep a picture's place free; [`Library`] makes the smaller variants
//! that phones load, once, and keeps them in the cache.

mod avif;
mod canvas;
mod clean;
mod complete;
mod encode;
mod fault;
mod film;
mod flat;
mod library;
mod measure;
mod private;
mod profile;
mod sheet;
mod svg;

pub use canvas::{Canvas, draw};
pub use clean::{Active, Cleaned, clean_svg};
pub use fault::PictureFault;
pub use film::{Film, film};
pub use flat::{Flat, cuts, flat};
pub use library::{Library, Variant};
pub use measure::{Format, Measure, measure};
pub use private::without_notes;

/// Largest picture that is decoded or published, in pixels: 100 megapixels.
pub const MOST_PIXELS: u64 = 100_000_000;
