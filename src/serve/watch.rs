//! Watches the files that the site is made of.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::diagnostic::Say;
use crate::error::{Act, Error};

/// The quiet time after a change that starts a build: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(30);

enum Message {
    Seen(DebounceEventResult),
    Gone,
    Stop,
}

/// The changes of some files and folders.
pub(super) struct Changes {
    watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    concern: Concern,
}

/// Sends messages to the waiting build thread from another thread.
#[derive(Clone)]
pub(super) struct Caller(Sender<Message>);

impl Caller {
    /// Tells the waiting thread to stop, now or at its next wait.
    pub(super) fn stop(&self) {
        // Sending fails only if nobody waits any more, which is the goal.
        let _ = self.0.send(Message::Stop);
    }

    /// The site was removed: counts as a change.
    pub(super) fn gone(&self) {
        // Sending fails only if serving has ended.
        let _ = self.0.send(Message::Gone);
    }
}

impl Changes {
    /// Watches files and folders, also missing ones, except the contents of the ignored folders.
    pub(super) fn of(watched: &[PathBuf], ignored: &[PathBuf]) -> Result<Self, Error> {
        let (sender, messages) = mpsc::channel();
        let seen = sender.clone();
        let handler = move |result| {
            // Sending fails only if serving has ended.
            let _ = seen.send(Message::Seen(result));
        };
        let watcher = new_debouncer(QUIET, None, handler).map_err(|error| failed(Path::new("."), error))?;
        let real = |paths: &[PathBuf]| paths.iter().map(|path| real(path)).collect();
        let concern = Concern { watched: real(watched), ignored: real(ignored) };
        let mut changes = Self { watcher, messages, sender, concern };
        changes.watch_all()?;
        Ok(changes)
    }

    /// The sender to the thread that waits.
    pub(super) fn caller(&self) -> Caller {
        Caller(self.sender.clone())
    }

    /// Waits for the next change; all changes since the last call count as one. False if it is time to stop.
    pub(super) fn wait(&mut self) -> bool {
        let mut changed = false;
        loop {
            let message = if changed { self.messages.try_recv().ok() } else { self.messages.recv().ok() };
            match message {
                Some(Message::Seen(Ok(events))) => {
                    for event in events.iter().map(|debounced| &debounced.event) {
                        changed |= self.concern.is_change(event);
                        self.watch_again(event);
                    }
                }
                // The system lost events, so anything may have changed.
                Some(Message::Seen(Err(_))) => changed = true,
                Some(Message::Gone) => changed = true,
                Some(Message::Stop) => return false,
                None => return changed,
            }
        }
    }

    /// Watches folders with their contents, and the parent of each file or folder, which reports when it is created or
    /// removed.
    fn watch_all(&mut self) -> Result<(), Error> {
        let folders: BTreeSet<_> = self.concern.watched.iter().filter(|path| path.is_dir()).cloned().collect();
        let around = self
            .concern
            .watched
            .iter()
            .filter_map(|path| path.ancestors().skip(1).find(|around| around.is_dir()).map(Path::to_path_buf));
        let around: BTreeSet<_> =
            around.filter(|path| !folders.iter().any(|folder| path.starts_with(folder))).collect();
        let around = around.into_iter().map(|path| (path, RecursiveMode::NonRecursive));
        let folders = folders.into_iter().map(|path| (path, RecursiveMode::Recursive));
        for (path, mode) in around.chain(folders) {
            self.watcher.watch(&path, mode).map_err(|error| failed(&path, error))?;
        }
        Ok(())
    }

    /// Watches a watched folder again after it was created.
    fn watch_again(&mut self, event: &Event) {
        let came = |path: &&PathBuf| event.paths.contains(path) && path.is_dir();
        for folder in self.concern.watched.iter().filter(came) {
            // The folder may be gone already and be created again later.
            let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
        }
    }
}

/// Decides which events are changes of the site's sources.
struct Concern {
    watched: Vec<PathBuf>,
    ignored: Vec<PathBuf>,
}

impl Concern {
    fn is_change(&self, event: &Event) -> bool {
        let is_write = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
            EventKind::Any | EventKind::Other | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => {
                true
            }
        };
        // An event without a path means lost events: anything may have changed.
        is_write && (event.paths.is_empty() || event.paths.iter().any(|path| self.holds(path)))
    }

    fn holds(&self, path: &Path) -> bool {
        let inside = self.watched.iter().filter_map(|watched| path.strip_prefix(watched).ok());
        let is_ignored = self.ignored.iter().any(|ignored| path.starts_with(ignored));
        !is_ignored && inside.into_iter().any(|inside| !is_nobodys_content(inside))
    }
}

/// Whether a path is hidden or is a backup copy of an editor.
fn is_nobodys_content(path: &Path) -> bool {
    let hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    path.components().any(hidden) || path.to_string_lossy().ends_with('~')
}

/// The path as the system reports it in events: links are resolved as far as the path exists.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for around in absolute.ancestors() {
        if let (Ok(real), Ok(rest)) = (around.canonicalize(), absolute.strip_prefix(around)) {
            // Joining an empty path would add a slash.
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    absolute
}

fn failed(path: &Path, error: notify::Error) -> Error {
    match error.kind {
        ErrorKind::Io(cause) => Error::io(Act::Watch, path, cause),
        ErrorKind::MaxFilesWatch => Error::new(Say::new(
            "지켜볼 수 있는 폴더 수를 넘었어요",
            "There are more folders than the system lets us watch",
        ))
        .help(Say::new(
            "sysctl fs.inotify.max_user_watches=524288로 늘려 주세요",
            "Raise the limit: sysctl fs.inotify.max_user_watches=524288",
        )),
        other => Error::io(Act::Watch, path, std::io::Error::other(format!("{other:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use notify::event::{AccessKind, CreateKind, DataChange, MetadataKind, RemoveKind};

    use super::*;

    #[test]
    fn only_changes_of_content_count() {
        let concern = Concern {
            watched: vec!["/p/content".into(), "/p/glossary.yml".into(), "/p/.themes".into()],
            ignored: vec!["/p/content/dist".into()],
        };
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let is_change = |kind, path: &str| concern.is_change(&Event::new(kind).add_path(path.into()));
        for path in ["/p/content/ko/a.md", "/p/content", "/p/glossary.yml", "/p/.themes/a.css"] {
            assert!(is_change(written, path), "{path}");
        }
        for path in [
            "/p/content/dist/a.html",
            "/p/content/ko/.a.md.swp",
            "/p/content/.git/index",
            "/p/content/ko/a.md~",
            "/p/glossary.yml.bak",
            "/p/other",
            "/p/content2/a.md",
        ] {
            assert!(!is_change(written, path), "{path}");
        }
        let content = "/p/content/ko/a.md";
        assert!(is_change(EventKind::Create(CreateKind::Any), content));
        assert!(is_change(EventKind::Remove(RemoveKind::Any), content));
        assert!(!is_change(EventKind::Access(AccessKind::Any), content), "reading is no change");
        assert!(!is_change(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), content));
        assert!(concern.is_change(&Event::new(EventKind::Other)), "events were lost");
    }

    #[test]
    fn files_that_come_change_and_go_are_seen() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("content")).expect("made");
        let watched = [path("content"), path("static"), path("glossary.yml")];
        let mut changes = Changes::of(&watched, &[]).expect("watched");
        let steps: [(&str, &dyn Fn()); 5] = [
            ("a new file", &|| fs::write(path("content/a.md"), "1").expect("written")),
            ("a file that was not there", &|| fs::write(path("glossary.yml"), "1").expect("written")),
            ("a folder that was not there", &|| fs::create_dir(path("static")).expect("made")),
            ("a file in it", &|| fs::write(path("static/a"), "1").expect("written")),
            ("a removed file", &|| fs::remove_file(path("content/a.md")).expect("removed")),
        ];
        for (name, step) in steps {
            step();
            assert!(changes.wait(), "{name}");
        }
    }

    #[test]
    fn waiting_can_be_ended() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut changes = Changes::of(&[folder.path().to_path_buf()], &[]).expect("watched");
        let stopper = changes.caller();
        let waiting = thread::spawn(move || changes.wait());
        stopper.stop();
        assert!(!waiting.join().expect("no panic"));
    }
}
