//! helpgen: a static help-center and glossary site generator that checks what it publishes.
//!
//! The folders follow the data: `source` reads the disk, `parse` understands one file by itself, `model` fits the files
//! together, `index` says which words stand where, `lint` judges, `view` says what a template may know, `render` makes
//! HTML, `output` makes the files that a reader downloads, `write` and `report` tell the disk and the author.
//! `pipeline` is the only place where they meet.

pub mod diagnostic;
pub mod error;
pub mod parse;
pub mod pictures;
pub mod progress;
pub mod report;
pub mod serve;
pub mod text;
pub mod view;
pub mod write;
