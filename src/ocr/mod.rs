//! Reads the text of screenshots with tesseract, which has to be installed; results are cached.
//!
//! OCR programs are made for pages of books and find only half of the words on a screen. So [`mod@lines`] cuts the
//! picture into lines (dark on light or light on dark), and [`Tesseract`] reads each line separately.

mod lines;
mod program;
mod regions;
mod shelf;
mod tiff;

pub use lines::{Cut, cut};
pub use program::Tesseract;
pub use shelf::Screens;
