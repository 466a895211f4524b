//! A line that says what is going on, for a build that takes longer than a second.
//!
//! Owned by the command line: no stage knows it.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a build may take before it is worth a line.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line moves.
const TICK: Duration = Duration::from_millis(100);
/// A sign that turns, the time that has passed, and what is being done.
const STYLE: &str = "{spinner} {elapsed} {msg}";

/// The line, on standard error. Nothing is shown where that is no terminal. Dropped, the line disappears.
#[derive(Debug)]
pub struct Progress {
    line: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait. The line comes after a second, if it is not dropped before.
    pub fn start() -> Self {
        Self::shown_after(PATIENCE, ProgressDrawTarget::stderr)
    }

    fn shown_after(patience: Duration, target: fn() -> ProgressDrawTarget) -> Self {
        let style = ProgressStyle::with_template(STYLE).expect("the style is well-formed");
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style);
        let (ended, wait) = mpsc::channel();
        let shown = line.clone();
        let waiting = thread::spawn(move || {
            if wait.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(target());
                shown.enable_steady_tick(TICK);
            }
        });
        Self { line, waiting: Some((ended, waiting)) }
    }

    /// Says what is being done now.
    pub fn say(&self, what: &str) {
        self.line.set_message(what.to_owned());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((ended, waiting)) = self.waiting.take() {
            drop(ended);
            // It cannot panic, and a line that stays is no reason to.
            let _ = waiting.join();
        }
        self.line.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden() -> ProgressDrawTarget {
        ProgressDrawTarget::hidden()
    }

    #[test]
    fn a_short_build_ends_without_waiting_for_its_line() {
        let progress = Progress::shown_after(Duration::MAX, hidden);
        progress.say("글을 읽고 있어요");
        let line = progress.line.clone();
        drop(progress);
        assert!(line.is_finished());
    }

    #[test]
    fn a_long_build_says_what_is_done() {
        let mut progress = Progress::shown_after(Duration::ZERO, hidden);
        let (_ended, waiting) = progress.waiting.take().expect("it waits");
        waiting.join().expect("no panic");
        progress.say("글을 읽고 있어요");
        assert_eq!(progress.line.message(), "글을 읽고 있어요");
    }
}
