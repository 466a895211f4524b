//! Runs tesseract from the PATH, once for each picture and with a time limit.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::parse::screen::{Rect, SeenLine, SeenWord, joined, parse_table};
use crate::parse::unread::Unread;

use super::lines::Cut;
use super::tiff::tiff;

/// The program's name.
const NAME: &str = "tesseract";

/// The environment variable with the time limit of one picture, in seconds.
const LIMIT: &str = "HELPGEN_OCR_SECONDS";
/// The default limit: a screenshot takes half a second.
const SECONDS: f64 = 60.0;

/// Most bytes read from the program's output.
const MOST_SAID: u64 = 16 * 1024 * 1024;

/// Lines below this certainty are read a second time, as Korean only: with both scripts enabled, Hangul is often taken
/// for Latin letters.
const UNCERTAIN: f32 = 75.0;

/// Languages of pages with their names in tesseract. Other languages are read as English.
const LANGUAGES: [(&str, &str); 14] = [
    ("ko", "kor"),
    ("en", "eng"),
    ("ja", "jpn"),
    ("zh", "chi_sim"),
    ("de", "deu"),
    ("fr", "fra"),
    ("es", "spa"),
    ("it", "ita"),
    ("pt", "por"),
    ("vi", "vie"),
    ("th", "tha"),
    ("id", "ind"),
    ("ar", "ara"),
    ("ru", "rus"),
];

/// The program, ready to run.
#[derive(Debug)]
pub struct Tesseract {
    /// Installed languages, by tesseract's names.
    installed: Vec<String>,
    limit: Duration,
}

impl Tesseract {
    /// Finds the program and its data for these languages.
    ///
    /// # Errors
    /// The program or the data of a language is missing, or the program does not run.
    pub fn find(languages: &[String]) -> Result<Self, Unread> {
        let limit = std::env::var(LIMIT).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(SECONDS);
        let limit = Duration::from_secs_f64(f64::clamp(limit, 0.1, 3600.0));
        let mut command = Command::new(NAME);
        command.arg("--list-langs");
        let said = match run(command, &[], limit) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                let packages = format!("tesseract-ocr {}", packages(&asked(languages)));
                return Err(Unread::NotInstalled(packages));
            }
            Ok(Ran::Ended(status, said, _)) if status.success() => said,
            _ => return Err(Unread::Unusable),
        };
        let installed: Vec<String> = said.lines().map(|line| line.trim().to_owned()).collect();
        let found = Self { installed, limit };
        let lacking: Vec<&str> =
            asked(languages).into_iter().filter(|name| !found.installed.iter().any(|own| own == name)).collect();
        match lacking.is_empty() {
            true => Ok(found),
            false => Err(Unread::NoData { languages: lacking.join(", "), packages: packages(&lacking) }),
        }
    }

    /// Reads the lines of a picture in these languages. Empty lines are left out.
    ///
    /// # Errors
    /// The system cannot start the program.
    pub fn read(&self, cuts: &[Cut], languages: &[String]) -> io::Result<Result<Vec<SeenLine>, Unread>> {
        let all: Vec<&Cut> = cuts.iter().collect();
        let names = asked(languages);
        let mut lines = match self.ask(&all, &names.join("+"))? {
            Ok(lines) => lines,
            Err(why) => return Ok(Err(why)),
        };
        if names.contains(&"kor") && names.len() > 1 {
            let again: Vec<usize> = (0..cuts.len()).filter(|&at| lines[at].confidence() < UNCERTAIN).collect();
            let uncertain: Vec<&Cut> = again.iter().map(|&at| &cuts[at]).collect();
            match self.ask(&uncertain, "kor")? {
                Ok(read) => {
                    for (at, line) in again.into_iter().zip(read) {
                        if line.confidence() > lines[at].confidence() {
                            lines[at] = line;
                        }
                    }
                }
                Err(why) => return Ok(Err(why)),
            }
        }
        lines.retain(|line| !line.words.is_empty());
        Ok(Ok(lines))
    }

    /// The text of each cut.
    fn ask(&self, cuts: &[&Cut], languages: &str) -> io::Result<Result<Vec<SeenLine>, Unread>> {
        if cuts.is_empty() {
            return Ok(Ok(Vec::new()));
        }
        let mut command = Command::new(NAME);
        command.args(["stdin", "stdout", "-l", languages, "--psm", "7", "--dpi", "150", "tsv"]);
        // Several pictures are read at the same time; more threads for one picture would slow down the others.
        command.env("OMP_THREAD_LIMIT", "1");
        let table = match run(command, &tiff(cuts.iter().copied()), self.limit)? {
            Ran::Ended(status, said, _) if status.success() => said,
            Ran::Ended(status, _, complaint) => return Ok(Err(Unread::Crashed(crashed(status, &complaint)))),
            Ran::Killed => return Ok(Err(Unread::Hanging(self.limit.as_secs()))),
        };
        let mut lines: Vec<Vec<SeenWord>> = vec![Vec::new(); cuts.len()];
        for (page, word) in parse_table(&table) {
            if let Some(at) = page.checked_sub(1).filter(|at| *at < cuts.len()) {
                lines[at].push(SeenWord { rect: placed(word.rect, cuts[at]), ..word });
            }
        }
        let line = |(words, cut): (Vec<SeenWord>, &&Cut)| SeenLine { words: joined(words), rect: cut.rect };
        Ok(Ok(lines.into_iter().zip(cuts).map(line).collect()))
    }
}

/// The rectangle in the picture for a rectangle in a cut.
#[expect(clippy::cast_possible_truncation, reason = "no place is beyond the picture, whose sides have 32 bits")]
fn placed(rect: Rect, cut: &Cut) -> Rect {
    let back = |value: u32| ((value.saturating_sub(cut.margin)) as f32 / cut.scale).round() as u32;
    let size = |value: u32| ((value as f32 / cut.scale).round() as u32).max(1);
    let x = cut.rect.x + back(rect.x).min(cut.rect.width.saturating_sub(1));
    let width = size(rect.width).min(cut.rect.x + cut.rect.width - x).max(1);
    Rect { x, y: cut.rect.y, width, height: cut.rect.height }
}

/// The languages by tesseract's names; English is always included.
fn asked(languages: &[String]) -> Vec<&'static str> {
    let name = |lang: &String| {
        let base = lang.split('-').next().unwrap_or(lang);
        LANGUAGES.iter().find(|(known, _)| *known == base).map(|(_, name)| *name)
    };
    let mut names: Vec<&str> = languages.iter().filter_map(name).filter(|name| *name != "eng").collect();
    names.dedup();
    names.push("eng");
    names
}

/// How a run ended.
enum Ran {
    /// It exited, with its standard output and standard error.
    Ended(ExitStatus, String, String),
    /// It took too long.
    Killed,
}

/// Runs a program with `input`, for at most `limit`; then ends it with its child processes.
fn run(mut command: Command, input: &[u8], limit: Duration) -> io::Result<Ran> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    let started = Instant::now();
    let mut child = command.spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // The program may exit before it has read everything.
            let _ = stdin.map(|mut stdin| stdin.write_all(input));
        });
        let said = scope.spawn(move || read(stdout));
        let complaint = scope.spawn(move || read(stderr));
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Ok(Some(status)),
                Ok(None) if started.elapsed() > limit => {
                    end(&mut child);
                    break child.wait().map(|_| None);
                }
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Err(cause) => {
                    end(&mut child);
                    break Err(cause);
                }
            }
        };
        let (said, complaint) = (said.join().unwrap_or_default(), complaint.join().unwrap_or_default());
        Ok(match status? {
            Some(status) => Ran::Ended(status, said, complaint),
            None => Ran::Killed,
        })
    })
}

fn read(from: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    let _ = from.map(|from| from.take(MOST_SAID).read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Ends a program and its child processes, which would keep the pipes open.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
}

fn crashed(status: ExitStatus, complaint: &str) -> String {
    let last = complaint.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    let last: String = last.chars().take(200).collect();
    if last.is_empty() { status.to_string() } else { format!("{status}: {last}") }
}

/// The packages of Debian and Ubuntu with the data of these languages.
fn packages(names: &[&str]) -> String {
    names.iter().map(|name| format!("tesseract-ocr-{}", name.replace('_', "-"))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_their_languages_and_in_english() {
        let of = |langs: &[&str]| asked(&langs.iter().map(|&lang| lang.to_owned()).collect::<Vec<_>>()).join("+");
        assert_eq!(of(&["ko", "en"]), "kor+eng");
        assert_eq!(of(&["en"]), "eng");
        assert_eq!(of(&["tlh"]), "eng");
        assert_eq!(of(&["zh-Hant", "ko"]), "chi_sim+kor+eng");
        assert_eq!(packages(&["kor", "chi_sim"]), "tesseract-ocr-kor tesseract-ocr-chi-sim");
    }

    #[test]
    fn words_stand_where_they_stood_before_the_line_was_cut_out() {
        let cut = Cut {
            rect: Rect { x: 100, y: 50, width: 80, height: 20 },
            width: 180,
            height: 60,
            gray: Vec::new(),
            scale: 2.0,
            margin: 10,
        };
        let rect = placed(Rect { x: 50, y: 12, width: 60, height: 30 }, &cut);
        assert_eq!(rect, Rect { x: 120, y: 50, width: 30, height: 20 });
        let beyond = placed(Rect { x: 1_000, y: 0, width: 9_000, height: 3 }, &cut);
        assert!(beyond.x + beyond.width <= 180, "{beyond:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_ended_with_all_that_it_started() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & sleep 60"]);
        let started = Instant::now();
        let ran = run(command, &[0; 100_000], Duration::from_millis(300)).expect("sh is there");
        assert!(matches!(ran, Ran::Killed) && started.elapsed() < Duration::from_secs(10));
    }

    #[cfg(unix)]
    #[test]
    fn how_a_program_ended_is_told() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one >&2; echo 'out of memory' >&2; exit 3"]);
        let Ok(Ran::Ended(status, _, complaint)) = run(command, b"", Duration::from_secs(20)) else {
            panic!("it ends")
        };
        assert_eq!(crashed(status, &complaint), "exit status: 3: out of memory");
    }
}
