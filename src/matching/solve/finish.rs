//! What the answer reaches, level by level, and its certificate.

use crate::matching::certificate::{Certificate, Proof, result_hash};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::levels::{Free, Level};
use crate::matching::tie::TieBreak;

/// The certificate of the last try's pairs.
pub fn certificate(
    inputs: &Inputs,
    free: &Free,
    levels: &[Level],
    tries: Vec<Proof>,
    tie: &TieBreak,
) -> Certificate {
    let pairs: &[Pair] = tries.last().map_or(&[], |proof| &proof.pairs);
    let judge = Judge::new(inputs);
    let fixed_points = inputs
        .fixed
        .keys()
        .map(|pair| i128::from(judge.points_regardless(*pair)))
        .sum();
    let mut covered = (free.covered_mentees.clone(), free.covered_mentors.clone());
    let (mut points, mut hashes, mut lowest) = (0, 0, None);
    let mut loads = free.held.clone();
    for pair in pairs {
        let (mentee, mentor) = (pair.mentee as usize, pair.mentor as usize);
        covered.0[mentee] = true;
        covered.1[mentor] = true;
        loads[mentor] += 1;
        let of_pair = i128::from(judge.points(*pair).unwrap_or(0));
        points += of_pair;
        lowest = Some(lowest.map_or(of_pair, |lowest: i128| lowest.min(of_pair)));
        hashes += tie.of(mentee, mentor);
    }
    let n_pairs = pairs.len() + inputs.fixed.len();
    let value = |level: &Level| match level {
        Level::Mentees { priority } => {
            let mentees = inputs.mentees.iter().zip(&covered.0);
            let reached =
                mentees.filter(|(mentee, covered)| **covered && mentee.priority == *priority);
            reached.count() as i128
        }
        // The check finds none, or there is no answer.
        Level::Stable => 0,
        Level::Pairings => n_pairs as i128,
        Level::Mentors => covered.1.iter().filter(|covered| **covered).count() as i128,
        Level::Kept => {
            let all = pairs.iter().chain(inputs.fixed.keys());
            all.filter(|pair| inputs.before.contains(pair)).count() as i128
        }
        Level::Points => points,
        Level::Worth(worth) => {
            let n_covered = covered.0.iter().filter(|covered| **covered).count();
            points + i128::from(*worth) * n_covered as i128
        }
        Level::Loads => loads.iter().map(|load| i128::from(*load).pow(2)).sum(),
        // A run that makes no pairing says 0.
        Level::Lowest => lowest.unwrap_or(0),
        Level::Tie => hashes,
    };
    let values: Vec<_> = levels.iter().map(value).collect();
    Certificate {
        input_hash: inputs.hash(),
        result_hash: result_hash(inputs, pairs, levels, &values),
        levels: levels.to_vec(),
        values,
        fixed_points,
        none_above: None,
        layers: None,
        tries,
    }
}
