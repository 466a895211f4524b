//! The `helpgen` program: hands the command line to the library and its answer to the shell.

use std::process::ExitCode;

/// A build makes millions of small texts on all threads; the C library's allocator takes a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    helpgen::cmd::run()
}
