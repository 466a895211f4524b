//! `helpgen completions`: completions for a shell.

use clap::CommandFactory;

use crate::pipeline::Stop;

use super::cli::{Cli, CompletionsArguments};
use super::{FINE, print};

pub(super) fn run(arguments: &CompletionsArguments) -> Result<u8, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "helpgen", &mut script);
    print(&script)?;
    Ok(FINE)
}
