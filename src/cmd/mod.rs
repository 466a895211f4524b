//! One module per command; only this folder prints.

mod adopt;
mod baseline;
mod build;
mod called;
mod check;
mod check_args;
mod cli;
mod common_args;
mod completions;
mod decide;
mod dialects;
mod explain;
mod features;
mod fix;
mod fresh;
mod glossary;
mod import;
mod init;
mod korean;
mod labels;
mod man;
#[cfg(test)]
mod manual;
mod new;
mod progress;
mod recording;
mod rename;
mod report;
mod request;
mod schema;
mod search;
mod serve;
mod shots;
mod suggest;
mod terminal;
mod theme;
mod todo;
mod usage;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::error::{Act, Error};
use crate::pipeline::Stop;
use crate::report::Report;

use cli::{Cli, Command};
use terminal::Voice;

/// No findings at or above `--deny`.
const FINE: u8 = 0;
/// There are findings at or above `--deny`.
const FINDINGS: u8 = 1;
/// Wrong usage, unreadable input, failed write.
const TROUBLE: u8 = 2;

/// The name of standard output in errors.
const STANDARD_OUTPUT: &str = "stdout";
/// Most useful number of threads.
const MOST_JOBS: usize = 256;

/// Stack of each thread, enough for the deepest nesting of pages that the parser allows, in any build.
const STACK: usize = 16 * 1024 * 1024;

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let lang = terminal::lang_before_parsing(std::env::args_os());
    let command = korean::translated(Cli::command(), lang);
    let arguments = called::plain_help(std::env::args_os().collect());
    let parsed = command.try_get_matches_from(&arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage::refused(&error, &called::called(&arguments), lang),
    };
    let voice = Voice::new(&cli.common);
    if let Some(error) = request::epoch().err() {
        voice.machine(&error);
        return ExitCode::from(TROUBLE);
    }
    let jobs = cli.common.jobs.unwrap_or(0).min(MOST_JOBS);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).num_threads(jobs).build_global();
    if let Err(error) = pool {
        voice.machine(&Error::new(crate::diagnostic::Say::new(
            format!("작업 스레드를 만들지 못했어요: {error}"),
            format!("Cannot start worker threads: {error}"),
        )));
        return ExitCode::from(TROUBLE);
    }
    // The main thread's stack may be too small for the work that does not run in the pool.
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(move || dispatch(cli, &voice));
    let code = worker.map(std::thread::JoinHandle::join);
    match code {
        Ok(Ok(code)) => ExitCode::from(code),
        _ => ExitCode::from(TROUBLE),
    }
}

fn dispatch(cli: Cli, voice: &Voice) -> u8 {
    let result = match &cli.command {
        Command::Build(arguments) => build::run(&cli.common, arguments, voice),
        Command::Check(arguments) => check::run(&cli.common, arguments, voice),
        Command::Fix(arguments) => fix::run(&cli.common, arguments, voice),
        Command::Report(arguments) => report::run(&cli.common, arguments, voice),
        Command::Decide(arguments) => decide::run(&cli.common, arguments, voice),
        Command::Baseline(arguments) => baseline::run(&cli.common, arguments, voice),
        Command::Glossary(arguments) => glossary::run(&cli.common, arguments, voice),
        Command::Serve(arguments) => serve::run(&cli.common, arguments, voice),
        Command::Init(arguments) => init::run(&cli.common, arguments, voice),
        Command::New(arguments) => new::run(&cli.common, arguments, voice),
        Command::Search(arguments) => search::run(&cli.common, arguments, voice),
        Command::Labels(arguments) => labels::run(&cli.common, arguments, voice),
        Command::Rename(arguments) => rename::run(&cli.common, arguments, voice),
        Command::Features(arguments) => features::run(&cli.common, arguments, voice),
        Command::Shots(arguments) => shots::run(&cli.common, arguments, voice),
        Command::Todo(arguments) => todo::run(&cli.common, arguments, voice),
        Command::Explain(arguments) => explain::run(arguments, voice),
        Command::Theme(arguments) => theme::run(&cli.common, arguments, voice),
        Command::Schema(arguments) => schema::run(arguments, voice),
        Command::Completions(arguments) => completions::run(arguments, voice),
        Command::Man(arguments) => man::run(arguments, voice),
    };
    match result {
        Ok(code) => code,
        Err(Stop::Author(faults)) => {
            let report = Report::new(0, faults, 0, 0);
            voice.report(&report, &mut std::io::stderr().lock());
            TROUBLE
        }
        Err(Stop::Machine(error)) => {
            voice.machine(&error);
            TROUBLE
        }
    }
}

/// Writes to standard output.
fn print(bytes: &[u8]) -> Result<(), Stop> {
    print_by(|out| out.write_all(bytes))
}

/// Writes to standard output what comes piece by piece. A broken pipe is not an error; every other write error is.
fn print_by(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Stop> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(cause) if cause.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Stop::Machine(Error::io(Act::Write, std::path::Path::new(STANDARD_OUTPUT), cause)))
        }
        _ => Ok(()),
    }
}
