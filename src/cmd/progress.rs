//! Shows progress of builds longer than a second, on a terminal only.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::{Say, UiLang};

use super::terminal::Voice;

/// Builds that end sooner show nothing.
const QUIET_FOR: Duration = Duration::from_secs(1);

/// A spinner that appears after a second.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn start(voice: &Voice) -> Self {
        let bar = ProgressBar::new_spinner();
        if voice.quiet || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
            return Self { bar };
        }
        bar.set_style(ProgressStyle::default_spinner());
        let words = Say::new("사이트를 만들고 있어요", "Building the site");
        bar.set_message(match voice.lang {
            UiLang::Ko => words.ko,
            UiLang::En => words.en,
        });
        let waiting = bar.clone();
        std::thread::spawn(move || {
            std::thread::sleep(QUIET_FOR);
            if !waiting.is_finished() {
                waiting.enable_steady_tick(Duration::from_millis(120));
            }
        });
        Self { bar }
    }

    pub(super) fn end(self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
