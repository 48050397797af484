//! A run's record for whoever checks it elsewhere: what it was computed from,
//! the pairs by pseudonym and the certificate, without names or ids of people.
//!
//! Leaves out whatever the certificate says nothing about, so that no number
//! of a record can be altered unseen.

use std::collections::BTreeSet;

use super::proof::{NoProof, StoredProof};
use super::result::RunResult;
use crate::domain::pairing::Run;
use crate::domain::value::Value;
use crate::matching::certificate::Certificate;
use crate::matching::check::{Fault, check};
use crate::matching::inputs::{Inputs, Pair, Party};
use crate::matching::solve::solve;

/// What a record calls itself.
const FORMAT: &str = "civic-mentor-run";

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// It does not call itself a record of a run.
    #[error("this is not the record of a run")]
    NotARecord,
    /// What the run was computed from cannot be read.
    #[error("inputs: {0}")]
    Inputs(String),
    /// The certificate cannot be read.
    #[error("certificate: {0}")]
    Certificate(String),
    /// The checker refuses the certificate.
    #[error("the checker refuses it: {0:?}")]
    Refused(Fault),
    /// It says something else than its inputs and certificate.
    #[error("the record says other than its inputs and its certificate")]
    SaysOther,
}

impl RecordFault {
    /// A stable word for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotARecord => "not_a_record",
            Self::Inputs(_) => "inputs",
            Self::Certificate(_) => "certificate",
            Self::Refused(_) => "not_proven",
            Self::SaysOther => "says_other",
        }
    }
}

/// The record of a run; `result` is what the run says.
pub fn record_of(run: &Run, result: &RunResult) -> Result<Value, NoProof> {
    let proof = StoredProof::of(run, result)?;
    let inputs = Inputs::from_value(proof.inputs);
    let certificate = Certificate::from_value(proof.certificate);
    match (inputs, certificate) {
        (Ok(inputs), Ok(certificate)) => Ok(record(&inputs, &certificate)),
        _ => Err(NoProof::OfSomethingElse),
    }
}

/// Whether a tree calls itself the record of a run.
pub fn is_record(tree: &Value) -> bool {
    tree.get("format").and_then(Value::as_text) == Some(FORMAT)
}

/// Whether solving what a record was computed from gives the same result once
/// more. Solves: takes as long as the run did.
pub fn is_repeated(tree: &Value) -> bool {
    let inputs = tree.get("inputs").map(Inputs::from_value);
    let Some(Ok(inputs)) = inputs else {
        return false;
    };
    let again = solve(inputs).map(|solved| solved.certificate.result_hash);
    let said = tree.get("result_hash").and_then(Value::as_text);
    again.is_ok_and(|again| said == Some(again.as_str()))
}

/// Everything wrong with a record; nothing means that its answer is the best.
pub fn check_record(tree: &Value) -> Vec<RecordFault> {
    if !is_record(tree) {
        return vec![RecordFault::NotARecord];
    }
    let part = |name| tree.get(name).unwrap_or(&Value::Null);
    let inputs = match Inputs::from_value(part("inputs")) {
        Ok(inputs) => inputs,
        Err(error) => return vec![RecordFault::Inputs(error.to_string())],
    };
    let certificate = match Certificate::from_value(part("certificate")) {
        Ok(certificate) => certificate,
        Err(error) => return vec![RecordFault::Certificate(error.to_string())],
    };
    let refused = check(&inputs, &certificate).into_iter();
    let mut faults: Vec<_> = refused.map(RecordFault::Refused).collect();
    if record(&inputs, &certificate) != *tree {
        faults.push(RecordFault::SaysOther);
    }
    faults
}

fn record(inputs: &Inputs, certificate: &Certificate) -> Value {
    Value::map([
        ("format", Value::from(FORMAT)),
        ("version", 1_u32.into()),
        ("input_hash", certificate.input_hash.as_str().into()),
        ("result_hash", certificate.result_hash.as_str().into()),
        ("counts", counts(inputs, certificate)),
        ("inputs", inputs.to_value()),
        ("result", result_value(inputs, certificate)),
        ("certificate", certificate.to_value()),
    ])
}

/// How many people, places and pairs there are; settled pairs are counted.
fn counts(inputs: &Inputs, certificate: &Certificate) -> Value {
    let count = |n: usize| Value::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let all = |people: &[Party]| -> i64 { people.iter().map(|it| i64::from(it.capacity)).sum() };
    let pairs = certificate.pairs().iter().chain(inputs.fixed.keys());
    let covered: BTreeSet<u32> = pairs.map(|pair| pair.mentee).collect();
    let held_back = inputs.mentors.iter().map(|it| i64::from(it.held_back));
    let held_back: i64 = held_back.sum();
    let held_back = (held_back > 0).then_some(("n_places_held_back", Value::Int(held_back)));
    let fields = [
        ("n_mentees", count(inputs.mentees.len())),
        ("n_wants", Value::Int(all(&inputs.mentees))),
        ("n_mentors", count(inputs.mentors.len())),
        ("n_places", Value::Int(all(&inputs.mentors))),
        (
            "n_pairs",
            count(certificate.pairs().len() + inputs.fixed.len()),
        ),
        ("n_mentees_covered", count(covered.len())),
    ];
    Value::map(fields.into_iter().chain(held_back))
}

/// Who has whom, by pseudonym, and what each aim reached.
fn result_value(inputs: &Inputs, certificate: &Certificate) -> Value {
    let named = |pair: &Pair, how: &str| {
        let mentee = inputs.mentees.get(pair.mentee as usize);
        let mentor = inputs.mentors.get(pair.mentor as usize);
        Value::map([
            (
                "mentee",
                Value::from(mentee.map_or("", |it| it.pseudonym.as_str())),
            ),
            (
                "mentor",
                mentor.map_or("", |it| it.pseudonym.as_str()).into(),
            ),
            ("how", how.into()),
        ])
    };
    let given = certificate.pairs().iter().map(|pair| named(pair, "given"));
    let settled = inputs.fixed.iter();
    let settled = settled.map(|(pair, fixed)| named(pair, fixed.word()));
    let reached = certificate.levels.iter().zip(&certificate.values);
    let reached = reached.map(|(level, value)| {
        Value::List(vec![
            Value::from(level.word()),
            Value::from(value.to_string()),
        ])
    });
    Value::map([
        ("pairs", Value::List(given.chain(settled).collect())),
        ("reached", Value::List(reached.collect())),
    ])
}
