//! The `helpgen` program: hands the command line to the library and its answer to the shell.

use std::process::ExitCode;

/// A build makes millions of small texts on all threads; the C library's allocator takes a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    keep_small();
    helpgen::cmd::run()
}

/// Transparent huge pages double the memory of `check` and barely speed up builds; turn them off.
#[cfg(target_os = "linux")]
fn keep_small() {
    // A kernel that knows no such pages has none to switch off.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

#[cfg(not(target_os = "linux"))]
fn keep_small() {}
