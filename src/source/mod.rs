//! Stage 1: from the disk to texts and lists of files. Nothing is parsed here; unreadable files become findings.

#![allow(clippy::disallowed_methods, reason = "the disk is read here, and the clock is asked")]

mod blobs;
mod changes;
mod clock;
mod content;
mod dates;
mod decoding;
mod git;
mod head;
mod open;
mod past;
mod project;
mod theme;
mod tree;

pub use changes::{changed_since, is_checked_in};
pub use clock::{number_of_run, today_here, today_in};
pub use content::{ContentFiles, is_left_out, list_content, list_folder};
pub use dates::{GitDates, GitUnknown, git_dates};
pub use decoding::decoded;
pub use head::{Head, author, head};
pub use open::{open_inside, open_regular, read_inside};
pub use past::{Past, When};
pub use project::{CACHE_FOLDER, CONFIG_FILE, Refusal, read_bytes, read_named, read_source, read_text};
pub use theme::{BASE, DEFAULT_THEME, ThemeFiles, built_in_theme, load_theme};
pub use tree::{Pattern, Selection, is_markdown, list_tree, name_from, name_on_disk, pattern, pattern_root};
