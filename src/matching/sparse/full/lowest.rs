//! The greatest lowest points of any pair, by search over the points there are.
//!
//! With pairs of fewer points taken out, everything they leave open is moved to
//! where there is room. What cannot be moved reaches people who together have
//! too little without them: a cut, which proves that no answer does better.

use super::face::Face;
use super::moves::Moves;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lowest {
    /// The least points of any pair; 0 where there is no pair.
    pub points: u32,
    /// By mentee and by mentor: -1 on the far side of the cut from the root,
    /// 1 on the near side if the root is beyond it, else 0.
    pub cut: (Vec<i64>, Vec<i64>),
}

/// Makes the lowest points of the answer as great as can be.
pub fn raise(face: &Face, moves: &mut Moves) -> Lowest {
    let n_mentees = moves.n_used.len();
    let mut found = Lowest {
        points: 0,
        cut: (vec![0; n_mentees], vec![0; moves.loads.len()]),
    };
    let Some(least) = moves.points(face).min() else {
        return found;
    };
    moves.with_root = true;
    let edges = || face.rows.iter().flatten();
    // Every answer has these.
    let must = edges().filter(|edge| edge.must).map(|edge| edge.points);
    let highest = must.min().unwrap_or(u32::MAX);
    let points = edges().map(|edge| edge.points);
    let mut steps: Vec<_> = points
        .filter(|it| (least + 1..=highest).contains(it))
        .collect();
    steps.sort_unstable();
    steps.dedup();
    let (mut from, mut to) = (0, steps.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let mut tried = moves.clone();
        tried.floor = steps[middle];
        if without_low(face, &mut tried).is_empty() {
            *moves = tried;
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    found.points = moves.points(face).min().unwrap_or(least);
    if found.points < highest {
        moves.floor = found.points + 1;
        let short = without_low(face, moves);
        moves.measure(face, short.into_iter(), |_, _| false);
        let beyond = |node: usize| i64::from(moves.is_reached(node));
        let root = beyond(moves.root());
        let mentees = (0..n_mentees).map(|at| root - beyond(at));
        let mentors = (0..moves.loads.len()).map(|at| root - beyond(moves.mentor(at)));
        found.cut = (mentees.collect(), mentors.collect());
    }
    found
}

/// Moves what pairs of fewer points than the floor leave open; the mentees who
/// are short of a pair then.
fn without_low(face: &Face, moves: &mut Moves) -> Vec<usize> {
    let n_mentees = moves.n_used.len();
    let (mut short, mut room) = moves.take_low(face);
    loop {
        let sources = |short: &[u32]| -> Vec<usize> {
            let short = short.iter().enumerate().filter(|(_, n)| **n > 0);
            short.map(|(at, _)| at).collect()
        };
        let left = sources(&short);
        let has_room = |room: &[u32], node: usize| {
            let mentor = node.checked_sub(n_mentees).and_then(|at| room.get(at));
            mentor.is_some_and(|n| *n > 0)
        };
        let is_found = !left.is_empty()
            && moves.measure(face, left.iter().copied(), |_, node| has_room(&room, node));
        let mut n_sent = 0;
        for at in left.iter().copied().filter(|_| is_found) {
            while short[at] > 0 {
                let Some(end) = moves.send(face, at, |_, node| has_room(&room, node)) else {
                    break;
                };
                short[at] -= 1;
                room[end - n_mentees] -= 1;
                n_sent += 1;
            }
        }
        if n_sent == 0 {
            return left;
        }
    }
}
