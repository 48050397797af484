//! What the command line takes. Leaves out doing it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::rules::{Objective, OptOut};

/// Civic Mentor for auditors: the same library as the page, no network.
#[derive(Debug, Parser)]
#[command(name = "civic-mentor-cli", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Match two spreadsheets and print the proven optimum.
    Match(MatchArgs),
    /// Solve a graph of wants, places and pairs; prints one JSON line.
    Solve(SolveArgs),
    /// Check signed files; prints one JSON line for each.
    Verify {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Check the record of a run, saved under "For auditors" of its review:
    /// signature, certificate, and the run made again; prints one JSON line.
    VerifyRun {
        /// The file.
        file: PathBuf,
    },
    /// Write the sample programme, signed by a fresh key.
    Sample {
        /// Where to.
        #[arg(long)]
        out: PathBuf,
    },
}

/// What a match is made of.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// CSV or XLSX of the mentors.
    #[arg(long)]
    pub mentors: PathBuf,
    /// CSV or XLSX of the mentees.
    #[arg(long)]
    pub mentees: PathBuf,
    /// A rule set: a JSON file, or the name of a ready-made one such as `civil_service`.
    #[arg(long)]
    pub rules: String,
    /// What comes first; without it, what the rule set says.
    #[arg(long)]
    pub objective: Option<First>,
    /// Count a mentee's attribute wish even where the mentee said no: only to
    /// compare with programs that do not read the answer.
    #[arg(long)]
    ignore_opt_out: bool,
    /// Fixes the tie-break; the same salt gives the same answer everywhere.
    #[arg(long, default_value = crate::matching::subject::USUAL_SALT)]
    pub salt: String,
    /// Print everything as JSON, with the certificate.
    #[arg(long)]
    pub json: bool,
}

/// What a graph is solved for.
#[derive(Debug, Args)]
pub struct SolveArgs {
    /// A JSON file, or `-` for standard input:
    /// `{"mentees":[{"wants":2}],"mentors":[{"places":3}],"edges":[[mentee,mentor,points],…]}`
    pub file: PathBuf,
    /// What comes first.
    #[arg(long, default_value = "pairs")]
    pub objective: Aim,
    /// Fixes the tie-break of `coverage` and `score`; the same salt gives the
    /// same answer everywhere.
    #[arg(long, default_value = crate::matching::subject::USUAL_SALT)]
    pub salt: String,
    /// The file holds a graph on each line; each is answered by a line, in
    /// order and before the next one is read. A refused one is answered by its
    /// reason, and the others are solved all the same.
    #[arg(long)]
    pub lines: bool,
}

/// What a graph is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Aim {
    /// Most pairings, then most points.
    Pairs,
    /// Most mentees with a mentor, most pairings, most mentors used, most points,
    /// work shared evenly, greatest lowest points, tie-break.
    Coverage,
    /// Most points, then as for coverage.
    Score,
}

/// What a run aims at first.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum First {
    /// Most mentees with a mentor.
    Coverage,
    /// Most points.
    Score,
}

impl MatchArgs {
    /// The objective asked for.
    pub fn objective(&self) -> Option<Objective> {
        self.objective.map(|first| match first {
            First::Coverage => Objective::CoverageFirst,
            First::Score => Objective::ScoreFirst,
        })
    }

    /// What a mentee's "no" does, where the command line says so.
    pub fn opt_out(&self) -> Option<OptOut> {
        self.ignore_opt_out.then_some(OptOut::Ignore)
    }
}
