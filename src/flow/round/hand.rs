//! What a change by hand costs against the optimum.
//!
//! The pair is put in as if it were locked and the round is solved again; the
//! difference of the two optima is the cost. Leaves out the solving.

use super::problem::{ProblemError, problem_of};
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, Round};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::matching::certificate::Certificate;
use crate::matching::inputs::Inputs;
use crate::matching::levels::Level;
use crate::matching::subject::{PairKind, PairNote, Problem};

/// A change by hand: a pair, and the pairings it replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// Pairings that go for it.
    pub instead_of: Vec<Id<Pairing>>,
}

/// The problem of a round with a change by hand made.
pub fn problem_by_hand(
    programme: &Programme,
    round: &Id<Round>,
    hand: &Hand,
) -> Result<Problem, ProblemError> {
    let mut problem = problem_of(programme, round)?;
    let gone: Vec<_> = hand
        .instead_of
        .iter()
        .filter_map(|id| programme.pairings.get(id))
        .map(|pairing| (pairing.mentee.as_str(), pairing.mentor.as_str()))
        .collect();
    problem.pairs.retain(|note| {
        note.kind != PairKind::Locked
            || !gone.contains(&(note.mentee.as_str(), note.mentor.as_str()))
    });
    let note = PairNote {
        mentee: hand.mentee.to_string(),
        mentor: hand.mentor.to_string(),
        kind: PairKind::Locked,
    };
    if !problem.pairs.contains(&note) {
        problem.pairs.push(note);
    }
    Ok(problem)
}

/// The totals of an answer, settled pairs counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Mentees with at least one mentor.
    pub n_mentees: i64,
    /// Pairings.
    pub n_pairings: i64,
    /// Points.
    pub points: i64,
}

/// The totals of a certificate.
pub fn totals_of(inputs: &Inputs, certificate: &Certificate) -> Totals {
    let small = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
    let mut totals = Totals {
        points: small(certificate.fixed_points),
        n_pairings: i64::try_from(certificate.pairs().len() + inputs.fixed.len())
            .unwrap_or(i64::MAX),
        n_mentees: 0,
    };
    for (level, value) in certificate.levels.iter().zip(&certificate.values) {
        match level {
            Level::Mentees { .. } => totals.n_mentees += small(*value),
            Level::Points => totals.points += small(*value),
            Level::Pairings | Level::Mentors | Level::Tie => {}
        }
    }
    totals
}
