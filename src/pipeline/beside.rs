//! What a site has besides its articles: generated pages and files, and copies of the authors' files.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::memo::{Key, KeyOf};
use crate::output::Listed;
use crate::text::composed;
use crate::view::Context;

use super::dressed::Dressed;
use super::gathered::Gathered;
use super::made::{Made, made_artifacts, made_views};
use super::pages::Stage;
use super::paths::project_path;
use super::pictures::{Original, Shelf, linked, noteless};
use super::stop::Stop;
use super::twins::Mapped;

/// What is listed of a page that nobody wrote, and of its twin.
type SetMade = (Option<Listed>, Option<Mapped>);

impl Stage<'_> {
    /// Sets the pages that nobody wrote, with their twins. `context` knows where concepts are mentioned.
    pub(super) fn made(&self, context: &Context<'_>, gathered: &mut Gathered) -> Result<(), Stop> {
        let set = made_views(context).into_par_iter().map(|view| {
            self.set(&view)?;
            let twin = self.twins.of(&view, None);
            twin.iter().flat_map(|(_, files)| files).try_for_each(|file| self.out.artifact(file))?;
            Ok((Listed::of(&view), twin.map(|(mapped, _)| self.twins.counted(mapped))))
        });
        let set: Vec<SetMade> = set.collect::<Result<_, Stop>>()?;
        gathered.pages += set.len();
        for (page, twin) in set {
            gathered.listed.extend(page);
            gathered.mapped.extend(twin);
        }
        Ok(())
    }

    /// Writes the generated files: assets, lists for machines, old addresses. Takes the lists of pages out of `gathered`.
    pub(super) fn artifacts(&self, dressed: &Dressed, gathered: &mut Gathered) -> Result<(), Stop> {
        let made = Made { assets: &dressed.assets, listed: std::mem::take(&mut gathered.listed) };
        let files = made_artifacts(self.context, &made, &dressed.options, &dressed.face);
        let maps = self.twins.maps(std::mem::take(&mut gathered.mapped));
        files.iter().chain(&maps).try_for_each(|file| self.out.artifact(file))
    }

    /// Copies pictures, linked files, and `static/`.
    ///
    /// Returns the hash of lengths and times of the files whose names do not depend on their content.
    pub(super) fn copies(
        &self,
        shelf: &Shelf,
        pictures: &BTreeSet<String>,
        files: &BTreeSet<String>,
    ) -> Result<Key, Stop> {
        let site = &self.surveyed.site;
        let mut loose = KeyOf::stage("loose");
        let mut copy = |to: &str, from: &Original| {
            loose = loose.clone().text(to).shown(&self.stamp(from));
            self.out.copy(to, from)
        };
        let mut done = BTreeSet::new();
        for copied in pictures.iter().filter_map(|key| shelf.files.get(key)).flatten() {
            if !done.insert(&copied.path) {
                continue;
            }
            // The names of pictures depend on their content, those of films do not.
            match copied.path.starts_with("images/") {
                true => self.out.copy(&copied.path, &copied.from)?,
                false => copy(&copied.path, &copied.from)?,
            }
        }
        for file in files {
            let path = project_path(&site.config.content, file);
            copy(&format!("files/{}", composed(file)), &linked(self.surveyed, &path)?)?;
        }
        for file in site.statics.names() {
            let to = composed(file);
            match shelf.statics.get(file) {
                None => {
                    let path = project_path(&site.config.static_dir, file);
                    copy(&to, &noteless(&self.surveyed.request, &path)?)?;
                }
                Some(Some(made)) => copy(&to, &Original::Made(made.clone()))?,
                // An unreadable SVG is not published, because a browser might run what is in it; it has a finding.
                Some(None) => {}
            }
        }
        Ok(loose.key())
    }

    /// Length and time of a copied file; `None` for generated content.
    fn stamp(&self, from: &Original) -> Option<(u64, Option<std::time::SystemTime>)> {
        let path = match from {
            Original::Project(path) => self.surveyed.request.root.join(path),
            Original::Cached(path) => path.clone(),
            Original::Made(bytes) => return Some((KeyOf::stage("made").bytes(bytes).number(), None)),
        };
        let file = std::fs::metadata(path).ok()?;
        Some((file.len(), file.modified().ok()))
    }
}
