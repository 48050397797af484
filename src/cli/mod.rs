//! The auditor's command line over this library: what it takes, and the
//! reading and printing around it. Leaves out logic (`flow::audit`).

mod args;
mod graph;
mod work;

use std::error::Error;

pub use args::{Aim, Cli, Command, First, MatchArgs, SolveArgs};

use crate::bundle::canonical;
use crate::flow::audit::Refused;

/// How a command ended, for the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All good.
    Good,
    /// Something was refused.
    Refused,
    /// It was used wrongly: a file that is not there, a rule set of no name.
    Misused,
}

/// Does what a command says, printing as it goes.
pub fn run(command: Command) -> Ended {
    match carry_out(command) {
        Ok(true) => Ended::Good,
        Ok(false) => Ended::Refused,
        Err(error) => told(error.as_ref()),
    }
}

fn told(error: &(dyn Error + 'static)) -> Ended {
    if let Some(refused) = error.downcast_ref::<Refused>() {
        work::say(&canonical(&refused.to_value()));
        return Ended::Refused;
    }
    eprintln!("{error}");
    Ended::Misused
}

fn carry_out(command: Command) -> Result<bool, Box<dyn Error>> {
    match command {
        Command::Match(args) => work::match_files(&args).map(|()| true),
        Command::Solve(args) => graph::solve_file(&args),
        Command::Verify { files } => {
            let n_bad = files.iter().filter(|file| !work::check(file)).count();
            Ok(n_bad == 0)
        }
        Command::VerifyRun { file } => work::check_run(&file),
        Command::Sample { out } => work::write_sample(&out).map(|()| true),
    }
}
