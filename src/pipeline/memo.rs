//! The results of earlier runs: those of single pages on a shelf, those of runs of pages in files of their own.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Act;
use crate::memo::{Key, KeyOf, Shelf, Store, keep_to};
use crate::model::may_name_terms;
use crate::parse::glossary::Glossary;
use crate::source::is_checked_in;
use crate::write::{holds_no_links, stays_inside};

use super::asked::{Keeping, Request};
use super::load::Project;

/// The folder of the memo in the cache.
const FOLDER: &str = "memo";

/// Cached results of this project.
#[derive(Debug)]
pub struct Memo {
    /// Parsed pages, and findings.
    pages: Shelf,
    /// Runs of pages as published.
    pub(super) runs: Store,
    /// The hash of what findings depend on: configuration, glossary, decisions (and which of them have ended), role.
    pub(super) project: Key,
    /// The hash of configuration, role, and the glossary without its concepts: what every page may show.
    setting: Key,
    /// The hash of the glossary's concepts: what pages with `:term[…]` show besides.
    concepts: Key,
    pub(super) is_on: bool,
}

fn checked_in(root: &Path, path: &Path) -> bool {
    is_checked_in(root, &path.join(FOLDER).to_string_lossy().replace('\\', "/"))
}

impl Memo {
    /// A memo that has and keeps nothing.
    pub(super) fn none() -> Self {
        let [project, setting, concepts] = [Key::default(); 3];
        Self { pages: Shelf::default(), runs: Store::none(), project, setting, concepts, is_on: false }
    }

    /// The memo of a project.
    pub(super) fn open(project: &Project) -> Self {
        let Project { request, config, glossary, decisions, today, role, .. } = project;
        let over: Vec<bool> = decisions.iter().map(|own| own.is_expired(*today)).collect();
        let cache = request.cache();
        let is_on = match request.keeping {
            Keeping::Nothing => false,
            Keeping::InCache => cache.is_dir(),
            Keeping::InNewCache => true,
        };
        // A cache that is checked in or reached through links could come from somebody else and hide findings.
        let checked_in = || cache.strip_prefix(&request.root).is_ok_and(|path| checked_in(&request.root, path));
        let is_own = stays_inside(&request.root, &cache, Act::Read).is_ok() && holds_no_links(&cache).is_ok();
        let is_own = is_own && !(cache.is_dir() && checked_in());
        if request.no_cache || !is_on || !is_own {
            return Self::none();
        }
        let folder = cache.join(FOLDER);
        let shown = glossary.without_places();
        let everywhere = Glossary { concepts: Vec::new(), ..shown.clone() };
        Self {
            pages: Shelf::open(&folder.join("pages.bin")),
            runs: Store::new(&folder.join("runs")),
            project: KeyOf::stage("project")
                .shown(config)
                .shown(glossary)
                .shown(decisions)
                .shown(&over)
                .shown(role)
                .key(),
            setting: KeyOf::stage("setting").shown(config).shown(&everywhere).shown(role).key(),
            concepts: KeyOf::stage("concepts").shown(&shown.concepts).key(),
            is_on: true,
        }
    }

    /// The key of a text parsed as a page.
    pub(super) fn page_key(&self, file: &str, lang: &str, text: &str) -> Option<Key> {
        let key = || {
            let setting = self.setting_of(may_name_terms(text));
            KeyOf::stage("page").bytes(&setting).text(file).text(lang).text(text).key()
        };
        self.is_on.then(key)
    }

    /// The hash of what a page shows of the configuration and the glossary. A page shows a concept's words only through
    /// `:term[…]`.
    pub(super) fn setting_of(&self, names_terms: bool) -> Key {
        KeyOf::stage("setting of a page").bytes(&self.setting).value(&names_terms.then_some(&self.concepts)).key()
    }

    /// A value from an earlier run.
    pub(super) fn get<T: for<'de> Deserialize<'de>>(&self, key: Option<&Key>) -> Option<T> {
        self.pages.get(key?)
    }

    /// Stores a value for later runs.
    pub(super) fn put(&self, key: Option<Key>, value: &impl Serialize) {
        if let Some(key) = key {
            self.pages.put(key, value);
        }
    }

    /// Writes new values, and removes old ones beyond the limit.
    pub(super) fn save(&self, request: &Request) {
        if self.is_on {
            let cache = request.cache();
            self.pages.save(request.cache_size / 2);
            let folders = [FOLDER, "pictures", "screens"].map(|folder| cache.join(folder));
            keep_to(request.cache_size, &[&folders[..], &[cache.join(FOLDER).join("runs")]].concat());
        }
    }
}
