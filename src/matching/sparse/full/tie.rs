//! The tie-break on the face, and whether another answer is exactly as good.

#![allow(
    clippy::cast_possible_truncation,
    reason = "at most 1,000,000 people on a side"
)]

use super::Try;
use super::face::{Face, Units};
use super::key::Keys;
use crate::matching::network::{Edge, Network, Room};
use crate::matching::solve::strong_components;

/// Above every sum of hashes on one path of exchanges.
const MUST: i128 = 1 << 96;

/// The answer of the greatest sum of hashes, and whether there is another.
pub fn decide(face: &Face, keys: &Keys) -> (Try, bool) {
    let room = |units: &Units| Room {
        all: units.all,
        n_bonus: units.must,
        bonus: MUST,
        costs: (0, 0),
    };
    let wants: Vec<_> = face.wants.iter().map(room).collect();
    let places = face.places.iter().map(room).collect();
    let mut network = Network::new(wants.clone(), places);
    for (mentee, row) in face.rows.iter().enumerate() {
        let edge = |edge: &super::face::Tight| {
            let must = if edge.must { MUST } else { 0 };
            Edge {
                mentor: edge.mentor,
                mark: u32::from(edge.must),
                gain: must + i128::from(keys.of(mentee as u32, edge.mentor)),
            }
        };
        network.set_row(mentee, row.iter().map(edge).collect());
    }
    for (mentee, room) in wants.iter().enumerate() {
        network.offer(mentee, room.n_bonus.max(1));
    }
    for (mentee, room) in wants.iter().enumerate() {
        network.offer(mentee, room.all);
    }
    let (mentees, mentors) = network.potentials();
    let pairs = network.pairs().into_iter();
    let pairs: Vec<_> = pairs.map(|(mentee, mentor, _)| (mentee, mentor)).collect();
    let is_tied = is_tied(face, &network, &pairs, (&mentees, &mentors));
    let tried = Try {
        pairs,
        mentors: mentors.into_iter().map(|price| -price).collect(),
        mentees,
    };
    (tried, is_tied)
}

/// Whether a cycle of exchanges costs nothing.
fn is_tied(
    face: &Face,
    network: &Network<i128>,
    pairs: &[(u32, u32)],
    (mentees, mentors): (&[i128], &[i128]),
) -> bool {
    let n_mentees = mentees.len();
    let mut arcs = vec![Vec::new(); 1 + n_mentees + mentors.len()];
    let (mut used, mut loads) = (vec![0; n_mentees], vec![0; mentors.len()]);
    let mut left = pairs.iter().peekable();
    for (mentee, n_used) in used.iter_mut().enumerate() {
        let mut mine = Vec::new();
        while let Some((_, mentor)) = left.next_if(|(at, _)| *at as usize == mentee) {
            mine.push(*mentor);
            loads[*mentor as usize] += 1;
        }
        *n_used = mine.len() as u32;
        for edge in network.row(mentee) {
            if edge.mark == 0 && network.reduced(mentee, edge) == 0 {
                let (from, to) = (1 + mentee, 1 + n_mentees + edge.mentor as usize);
                let is_used = mine.contains(&edge.mentor);
                let (from, to) = if is_used { (to, from) } else { (from, to) };
                arcs[from].push(to as u32);
            }
        }
    }
    // Units that may be used or left at the price of nothing.
    for (at, (units, n_used)) in face.wants.iter().zip(&used).enumerate() {
        if mentees[at] == 0 {
            if *n_used >= units.must && *n_used < units.all {
                arcs[0].push(1 + at as u32);
            }
            if *n_used > units.must {
                arcs[1 + at].push(0);
            }
        }
    }
    for (at, (units, load)) in face.places.iter().zip(&loads).enumerate() {
        let node = 1 + n_mentees + at;
        if mentors[at] == 0 {
            if *load >= units.must && *load < units.all {
                arcs[node].push(0);
            }
            if *load > units.must {
                arcs[0].push(node as u32);
            }
        }
    }
    let component = strong_components(&arcs);
    let arcs = arcs.iter().enumerate().skip(1);
    let mut pairs = arcs.flat_map(|(from, to)| to.iter().map(move |to| (from, *to as usize)));
    pairs.any(|(from, to)| to != 0 && component[from] == component[to])
}
