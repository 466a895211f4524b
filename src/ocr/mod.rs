//! What is written on a screenshot? Found by tesseract, which has to be installed; kept in the cache.
//!
//! A screen is no page of a book: a program that reads books finds half of its words. So [`mod@lines`] cuts the picture into
//! its lines (whatever their colours, dark letters on light and light on dark), and [`Tesseract`] reads each by itself.

mod lines;
mod program;
mod regions;
mod shelf;
mod tiff;

pub use lines::{Cut, cut};
pub use program::{Tesseract, Trouble};
pub use shelf::Screens;
