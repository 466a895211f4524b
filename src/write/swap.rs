//! Swaps two folders in one step.

use std::io;
use std::path::Path;

/// How often the swap is tried again, if another process adds or removes the folder in the same moment.
const ATTEMPTS: u32 = 16;

/// The result of exchanging two folders.
enum Exchange {
    /// The folders changed places.
    Done,
    /// The target does not exist.
    Alone,
    /// The system or the file system cannot exchange folders.
    Impossible,
}

/// Moves the folder `new` to `place`, and the folder that was there, if any, to `old`.
///
/// On systems that can exchange two folders (Linux, macOS) `place` is never empty or incomplete. Other systems need two
/// renames; if the process ends between them, `old` holds the old site and the next build moves it back.
pub(super) fn swap_in(new: &Path, place: &Path, old: &Path) -> io::Result<()> {
    let mut attempts = 0;
    loop {
        attempts += 1;
        match exchange(new, place)? {
            Exchange::Done => return std::fs::rename(new, old),
            Exchange::Impossible if place.try_exists()? => return in_two_steps(new, place, old),
            Exchange::Alone | Exchange::Impossible => match std::fs::rename(new, place) {
                Err(cause) if cause.kind() == io::ErrorKind::DirectoryNotEmpty && attempts < ATTEMPTS => {}
                done => return done,
            },
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<Exchange> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchange::Done),
        Err(Errno::NOENT) => Ok(Exchange::Alone),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(Exchange::Impossible),
        Err(cause) => Err(cause.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<Exchange> {
    Ok(Exchange::Impossible)
}

fn in_two_steps(new: &Path, place: &Path, old: &Path) -> io::Result<()> {
    std::fs::rename(place, old)?;
    std::fs::rename(new, place).inspect_err(|_| {
        // Undoes the first rename; if that fails too, the next build finds the old site at `old`.
        let _ = std::fs::rename(old, place);
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder_with(path: &Path, content: &str) {
        fs::create_dir(path).expect("made");
        fs::write(path.join("a"), content).expect("written");
    }

    type Swap = fn(&Path, &Path, &Path) -> io::Result<()>;

    #[test]
    fn both_ways_put_the_new_in_place_and_the_old_aside() {
        for swap in [swap_in as Swap, in_two_steps] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let [new, place, old] = ["new", "place", "old"].map(|name| folder.path().join(name));
            folder_with(&new, "new");
            folder_with(&place, "old");
            swap(&new, &place, &old).expect("swapped");
            assert_eq!(fs::read_to_string(place.join("a")).expect("there"), "new");
            assert_eq!(fs::read_to_string(old.join("a")).expect("there"), "old");
            assert!(!new.exists());
        }
    }

    #[test]
    fn without_a_new_folder_the_old_one_stays() {
        for swap in [swap_in as Swap, in_two_steps] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let [new, place, old] = ["new", "place", "old"].map(|name| folder.path().join(name));
            folder_with(&place, "old");
            assert!(swap(&new, &place, &old).is_err());
            assert_eq!(fs::read_to_string(place.join("a")).expect("there"), "old");
        }
    }

    #[test]
    fn the_first_site_is_just_put_there() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [new, place, old] = ["new", "place", "old"].map(|name| folder.path().join(name));
        folder_with(&new, "new");
        swap_in(&new, &place, &old).expect("swapped");
        assert!(place.join("a").exists() && !old.exists());
    }
}
