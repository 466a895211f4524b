//! Names the program by its sources: what another one computed is not taken over from its cache.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for input in ["src", "themes/default", "Cargo.lock", "build.rs"] {
        println!("cargo:rerun-if-changed={input}");
        gather(Path::new(input), &mut files);
    }
    files.sort();
    // FNV-1a: it only has to differ where the sources do.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        for byte in name.into_bytes().into_iter().chain([0]).chain(fs::read(&file).unwrap_or_default()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=HELPGEN_SOURCES={hash:016x}");
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| gather(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
