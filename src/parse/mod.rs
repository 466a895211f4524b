//! Stage 2: one file by itself. No other file is looked at here, and nothing fails: faults are values.

pub mod captions;
pub mod color;
pub mod config;
pub mod decisions;
pub mod glossary;
pub mod page;
pub mod paths;
pub mod schema;
pub mod screen;
pub mod svg;
pub mod translation;
pub mod unread;
pub mod yaml;
