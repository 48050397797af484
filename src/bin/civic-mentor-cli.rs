//! The auditor's command line. Exit 0: all good; 1: something was refused; 2: wrong use.

use std::process::ExitCode;

use civic_mentor::cli::{Cli, Ended, run};
use clap::Parser as _;

fn main() -> ExitCode {
    ExitCode::from(match run(Cli::parse().command) {
        Ended::Good => 0,
        Ended::Refused => 1,
        Ended::Misused => 2,
    })
}
