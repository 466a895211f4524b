//! Counts the files that are written into the site.

use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::Say;
use crate::error::{Act, Error};
use crate::output::Artifact;
use crate::source::open_inside;
use crate::write::{KeptGroup, Seal, SitePath, SiteWriter};

use super::kept_file::KeptFile;
use super::pictures::Original;
use super::seals::{Sealed, Seals};
use super::stop::Stop;

/// Writes files and counts them.
pub(super) struct Counted<'w> {
    writer: &'w SiteWriter<'w>,
    seals: &'w Seals<'w>,
    root: &'w Path,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl<'w> Counted<'w> {
    /// A counter at zero.
    pub(super) fn new(writer: &'w SiteWriter<'w>, seals: &'w Seals<'w>, root: &'w Path) -> Self {
        Self { writer, seals, root, files: AtomicUsize::new(0), bytes: AtomicU64::new(0) }
    }

    /// How many files were written, and their bytes.
    pub(super) fn counts(&self) -> (usize, u64) {
        (self.files.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }

    /// Writes a generated file.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Stop> {
        let path = site_path(path)?;
        self.writer.put(&path, bytes)?;
        self.count(bytes.len() as u64);
        Ok(())
    }

    /// Takes these files over from the current site, all or none.
    pub(super) fn keep(&self, files: &[KeptFile]) -> Result<bool, Stop> {
        self.keep_groups(&[files])
    }

    /// Takes a file over from the current site, which is no group of its own and has no seal.
    pub(super) fn keep_one(&self, file: &KeptFile) -> Result<bool, Stop> {
        let is_kept = self.writer.keep(&[meant(std::slice::from_ref(file), None)?])?.is_some();
        if is_kept {
            self.count(file.length);
        }
        Ok(is_kept)
    }

    /// Takes these groups of files over from the current site, all or none.
    pub(super) fn keep_groups(&self, groups: &[&[KeptFile]]) -> Result<bool, Stop> {
        let sealed: Vec<Sealed> = groups.par_iter().map(|group| self.seals.of(group)).collect();
        let meant = groups.par_iter().zip(&sealed).map(|(group, sealed)| meant(group, sealed.seal));
        let Some(unbroken) = self.writer.keep(&meant.collect::<Result<Vec<_>, Stop>>()?)? else { return Ok(false) };
        sealed.iter().zip(unbroken).filter(|(_, unbroken)| *unbroken).for_each(|(group, _)| self.seals.unbroken(group));
        groups.iter().copied().flatten().for_each(|file| self.count(file.length));
        Ok(true)
    }

    fn count(&self, bytes: u64) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Writes an artifact.
    pub(super) fn artifact(&self, artifact: &Artifact) -> Result<(), Stop> {
        self.put(&artifact.path, &artifact.bytes)
    }

    /// Copies an existing file.
    pub(super) fn copy(&self, path: &str, from: &Original) -> Result<(), Stop> {
        // `page/file-name` reports paths that cannot be files of the site.
        let Ok(path) = SitePath::new(path) else { return Ok(()) };
        let length = match from {
            Original::Cached(from) => {
                self.writer.link_or_copy(&path, from)?;
                std::fs::metadata(from).map_or(0, |found| found.len())
            }
            Original::Made(bytes) => {
                self.writer.put(&path, bytes)?;
                bytes.len() as u64
            }
            Original::Project(from) => {
                let full = self.root.join(from);
                let file = open_inside(self.root, from).map_err(|cause| Error::io(Act::Read, &full, cause))?;
                let length = file.metadata().map_or(0, |found| found.len());
                self.writer.copy(&path, &full, file)?;
                length
            }
        };
        self.count(length);
        Ok(())
    }
}

/// A group of files as the site has to have them.
fn meant(files: &[KeptFile], seal: Option<Seal>) -> Result<KeptGroup, Stop> {
    let files = files.iter().map(|file| Ok((site_path(&file.path)?, blake3::Hash::from(file.hash))));
    Ok(KeptGroup { files: files.collect::<Result<_, Stop>>()?, seal })
}

/// A path of the site; the error names an invalid path, so that people find the source file.
fn site_path(path: &str) -> Result<SitePath, Stop> {
    SitePath::new(path).map_err(|fault| {
        let why = Say::from(&fault).in_brackets();
        let error = Error::new(Say::new(
            format!("사이트에 쓸 수 없는 파일 이름이에요: {path}{}", why.ko),
            format!("This cannot be a file of the site: {path}{}", why.en),
        ));
        Stop::Machine(
            error
                .help(Say::new("글의 slug나 파일 이름을 바꿔 주세요", "Give the page another slug or rename the file")),
        )
    })
}
