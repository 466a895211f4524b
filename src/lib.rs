//! helpgen: a static help-center and glossary site generator that checks what it publishes.
//!
//! The folders follow the data: `source` reads the disk, `parse` understands one file by itself, `model` fits the files
//! together, `index` says which words stand where, `lint` judges, `view` says what a template may know, `render` makes
//! HTML, `output` makes the files that a reader downloads, `write` and `report` tell the disk and the author.
//! `pipeline` is the only place where they meet.

#![cfg_attr(not(test), warn(clippy::cast_possible_truncation, clippy::disallowed_methods))]

pub mod baseline;
pub mod cmd;
pub mod diagnostic;
pub mod english;
pub mod error;
pub mod exchange;
pub mod history;
pub mod index;
pub mod korean;
pub mod lint;
pub mod memo;
pub mod model;
pub mod ocr;
pub mod output;
pub mod parse;
pub mod pictures;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod rules;
pub mod serve;
pub mod source;
pub mod text;
pub mod view;
pub mod write;
