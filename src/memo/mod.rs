//! Was it computed before? Values by the hash of all that they are made from.
//!
//! A key is made from contents alone, never from names, times or numbers of files, and from the program's own sources: a value
//! that is found is the one that would be computed. Whatever is missing, damaged or somebody else's is computed again, and a
//! cache that cannot be written costs time and nothing else.

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
