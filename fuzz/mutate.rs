//! Tries very many odd inputs: pages, glossaries, configurations and pictures.
//!
//! `cargo run --release --example mutate -- 1000000` tries until so many got past the first decoder; it prints how many of
//! each, the slowest and the most memory. `-- pictures 4711` tries one again. Ends with 1 if one panicked or took too long.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of the developers' own")]

mod mutation;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use mutation::{Corpus, KINDS, Kind};

/// Longer takes no honest input of this size.
const TOO_LONG: Duration = Duration::from_secs(10);
/// Inputs tried between two looks at how many got through.
const BATCH: u64 = 4096;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let corpus = Corpus::new();
    if let [kind, seed] = arguments.as_slice() {
        let kind = KINDS.into_iter().find(|own| format!("{own:?}").eq_ignore_ascii_case(kind));
        let (Some(kind), Ok(seed)) = (kind, seed.parse()) else { return usage() };
        println!("past the decoder: {}", corpus.try_one(kind, seed));
        return ExitCode::SUCCESS;
    }
    let [count] = arguments.as_slice() else { return usage() };
    let Ok(count) = count.parse::<u64>() else { return usage() };
    let pool = rayon::ThreadPoolBuilder::new().stack_size(16 * 1024 * 1024).build_global();
    if pool.is_err() {
        return ExitCode::FAILURE;
    }
    let mut failed = 0;
    for kind in KINDS {
        // Pages are what people write most.
        let wanted = if kind == Kind::Pages { count - count / 5 * 3 } else { count / 5 };
        failed += try_kind(&corpus, kind, wanted);
    }
    println!("most memory: {} MB", peak().unwrap_or(0) / 1024);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("mutate COUNT, or mutate pages|glossary|config|pictures NUMBER");
    ExitCode::from(2)
}

/// Tries inputs of a kind until as many as wanted got past the decoder. How many failed.
fn try_kind(corpus: &Corpus, kind: Kind, wanted: u64) -> usize {
    let (deep, failed, slowest) = (AtomicU64::new(0), AtomicUsize::new(0), AtomicU64::new(0));
    let started = Instant::now();
    let mut tried = 0;
    while deep.load(Ordering::Relaxed) < wanted {
        (tried..tried + BATCH.min(wanted.max(1))).into_par_iter().for_each(|seed| {
            let begun = Instant::now();
            match catch_unwind(std::panic::AssertUnwindSafe(|| corpus.try_one(kind, seed))) {
                Ok(past) => {
                    deep.fetch_add(u64::from(past), Ordering::Relaxed);
                }
                Err(_) => {
                    eprintln!("panicked: mutate {kind:?} {seed}");
                    failed.fetch_add(1, Ordering::Relaxed);
                }
            }
            let took = begun.elapsed();
            slowest.fetch_max(took.as_micros() as u64, Ordering::Relaxed);
            if took > TOO_LONG {
                eprintln!("took {took:?}: mutate {kind:?} {seed}");
                failed.fetch_add(1, Ordering::Relaxed);
            }
        });
        tried += BATCH.min(wanted.max(1));
    }
    let (deep, slowest) = (deep.into_inner(), Duration::from_micros(slowest.into_inner()));
    let failed = failed.into_inner();
    println!(
        "{kind:?}: {tried} tried, {deep} past the decoder, {failed} failed, slowest {slowest:?}, {:.0} s",
        started.elapsed().as_secs_f64()
    );
    failed
}

/// The most memory that this process ever held, in kilobytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}
