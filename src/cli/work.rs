//! Reads files, hands the clock and entropy in, prints. Leaves out logic
//! (`flow::audit`) and what the command line takes (`args`).
#![allow(
    clippy::disallowed_methods,
    reason = "the edge reads the clock and hands it in"
)]

use std::{error::Error, fs, io::Write as _, path::Path, time::Instant};

use crate::bundle::canonical;
use crate::exchange::table::{ReadOptions, Table, read};
use crate::flow::audit::{
    Match, Refused, no_such_rules, ready_made, rules_from_file, sample_file, summary, unreadable,
    verify, verify_run, with_choices,
};
use crate::matching::solve::solve;

use super::args::MatchArgs;

/// Matches two spreadsheets and prints the answer.
pub fn match_files(args: &MatchArgs) -> Result<(), Box<dyn Error>> {
    let rules = match ready_made(&args.rules) {
        Some(rules) => rules,
        None if !Path::new(&args.rules).exists() => Err(no_such_rules(&args.rules))?,
        None => rules_from_file(&bytes_of(Path::new(&args.rules))?)?,
    };
    let rules = with_choices(rules, args.objective(), args.opt_out());
    let (mentors, mentees) = (table(&args.mentors)?, table(&args.mentees)?);
    let run = Match::new(
        ("mentors", mentors),
        ("mentees", mentees),
        rules,
        &args.salt,
    )?;
    let start = Instant::now();
    let solved = solve(run.inputs()).map_err(|error| Refused::unsolved(&error))?;
    let report = run.report(&solved, u32::try_from(start.elapsed().as_millis())?);
    let text = if args.json {
        canonical(&report)
    } else {
        summary(&report)
    };
    say(&text);
    Ok(())
}

/// Checks a file and prints a line for each document in it; true if all are good.
pub fn check(file: &Path) -> bool {
    let name = file.display().to_string();
    let told = match fs::read(file) {
        Ok(bytes) => verify(&name, &bytes),
        Err(error) => vec![unreadable(&name, &error.to_string())],
    };
    for (line, _) in &told {
        say(&canonical(line));
    }
    told.iter().all(|(_, is_good)| *is_good)
}

/// Checks the record of a run and prints a line; true if it is good.
pub fn check_run(file: &Path) -> Result<bool, Box<dyn Error>> {
    let (line, is_good) = verify_run(&file.display().to_string(), &bytes_of(file)?);
    say(&canonical(&line));
    Ok(is_good)
}

/// Writes the sample programme, signed by a key that is then forgotten.
pub fn write_sample(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut entropy = [0; 64];
    getrandom::fill(&mut entropy)?;
    let now = jiff::Timestamp::try_from(std::time::SystemTime::now())?;
    fs::write(out, sample_file(entropy, now)?)
        .map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(())
}

fn table(path: &Path) -> Result<Table, Box<dyn Error>> {
    let table = read(&bytes_of(path)?, &ReadOptions::default());
    Ok(table.map_err(|error| Refused::table(&path.display().to_string(), &error))?)
}

/// Reads a file.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    Ok(fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// Opens a file.
pub fn opened(path: &Path) -> Result<fs::File, Box<dyn Error>> {
    Ok(fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// Prints a line; a reader that has gone, as in `| head`, is no fault.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
