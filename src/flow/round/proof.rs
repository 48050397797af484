//! The proof kept with a run, for whoever is about to call the run proven.
//!
//! A run may have come in a file from somebody else, so its proof is checked
//! again (`matching::check`, in a worker) and held against what the run says
//! of itself. Leaves out the checking.

use super::result::{How, RunResult};
use crate::domain::pairing::Run;
use crate::domain::value::Value;
use crate::matching::certificate::Certificate;

/// How the check of a run's proof stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofCheck {
    /// Under way.
    Checking,
    /// The checker accepted it.
    Holds,
    /// The checker refused it, or it proves something else.
    Fails,
    /// There is none to check.
    NotKept,
    /// It could not be checked, and why.
    Unchecked(String),
}

/// Why a round may not be published as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No pairing stands.
    NothingPaired,
    /// The run is not what it says of itself.
    ProofFails,
}

/// What stands against publishing a round with so many live pairings.
///
/// Only a proof that was refused stands in the way: a proof that is missing or
/// could not be checked here says nothing against the run.
///
/// # Example
/// ```
/// use civic_mentor::flow::round::{Hindrance, ProofCheck, hindrance};
/// assert_eq!(hindrance(3, &ProofCheck::Fails), Some(Hindrance::ProofFails));
/// assert_eq!(hindrance(3, &ProofCheck::NotKept), None);
/// ```
pub fn hindrance(n_pairings: usize, proof: &ProofCheck) -> Option<Hindrance> {
    match proof {
        _ if n_pairings == 0 => Some(Hindrance::NothingPaired),
        ProofCheck::Fails => Some(Hindrance::ProofFails),
        ProofCheck::Checking
        | ProofCheck::Holds
        | ProofCheck::NotKept
        | ProofCheck::Unchecked(_) => None,
    }
}

/// The parts of a run that are checked, as they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredProof<'a> {
    /// What the run was computed from.
    pub inputs: &'a Value,
    /// Its certificate.
    pub certificate: &'a Value,
}

/// Why there is nothing to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoProof {
    /// The run has no proof, or what it was computed from is not kept.
    #[error("no proof is kept with the run")]
    NotKept,
    /// The run says of itself what its certificate does not.
    #[error("the run says other than its proof")]
    OfSomethingElse,
}

impl<'a> StoredProof<'a> {
    /// The proof of a run; `result` is what the run says.
    pub fn of(run: &'a Run, result: &RunResult) -> Result<Self, NoProof> {
        let kept = |part| run.certificate.get(part).ok_or(NoProof::NotKept);
        let (inputs, stored) = (kept("inputs")?, kept("certificate")?);
        let certificate = Certificate::from_value(stored);
        let certificate = certificate.map_err(|_| NoProof::OfSomethingElse)?;
        let proven = certificate.levels.iter().copied();
        let proven: Vec<_> = proven.zip(certificate.values.iter().copied()).collect();
        let given = result.pairs.iter().filter(|pair| pair.how == How::Given);
        let (n_given, points) = given.fold((0, 0), |(n, points), pair| {
            (n + 1, points + i128::from(pair.points()))
        });
        let agrees = certificate.input_hash == run.input_hash
            && certificate.result_hash == run.result_hash
            && proven == result.levels
            && certificate.fixed_points == i128::from(result.fixed_points)
            && certificate.pairs().len() == n_given
            && certificate.points() == Some(points);
        let proof = Self {
            inputs,
            certificate: stored,
        };
        agrees.then_some(proof).ok_or(NoProof::OfSomethingElse)
    }
}
