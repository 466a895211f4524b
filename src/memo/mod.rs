//! Was it computed before? Values by the hash of everything that they depend on.
//!
//! A key covers what a value depends on (contents, paths, states of dates) and the program's sources, never the times or
//! numbers of files: a cached value equals the computed one. A missing, damaged or foreign value is computed again, and a
//! cache that cannot be written only costs time.

#![allow(clippy::disallowed_methods, reason = "a store of the cache reads and writes its own files")]

mod key;
mod room;
mod shelf;
mod store;

pub mod bytes;
pub mod day;

pub use key::{Key, KeyOf};
pub use room::keep_to;
pub use shelf::Shelf;
pub use store::Store;
