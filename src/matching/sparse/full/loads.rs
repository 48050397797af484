//! Work shared evenly: the least sum of squared loads.
//!
//! A pair moved from a mentor with many to one with at least two fewer makes
//! the sum less; the answer is best once there is no way to. From the largest
//! loads down: where no way leads from mentors with so many to one with two
//! fewer, what they reach is settled and left aside. No way leads through the
//! root, as that would change how many pairs there are.

use super::face::Face;
use super::moves::Moves;

/// What a place more costs, as far as somebody is known to reach it: prices
/// never fall along a way. For a mentee it is what a want costs, for a mentor
/// what a place is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// By mentee.
    pub mentees: Vec<i64>,
    /// By mentor.
    pub mentors: Vec<i64>,
}

/// Makes the answer the fairest one and gives the prices that prove it.
pub fn share_evenly(face: &Face, moves: &mut Moves) -> Prices {
    let most = moves.loads.iter().max().copied().unwrap_or(0);
    for level in (2..=most).rev() {
        while pass(face, moves, level) {}
    }
    prices(face, moves, most)
}

/// One pass of moves from mentors with so many; whether there was any. Else
/// what they reach is closed.
fn pass(face: &Face, moves: &mut Moves, level: u32) -> bool {
    let givers = givers(face, moves, level);
    let n_mentees = moves.n_used.len();
    let is_end = |moves: &Moves, node: usize| {
        let mentor = node.checked_sub(n_mentees);
        mentor.is_some_and(|at| {
            let units = face.places.get(at).zip(moves.loads.get(at));
            units.is_some_and(|(units, load)| load + 2 <= level && *load < units.all)
        })
    };
    let mut n_sent = 0;
    if moves.measure(face, givers.iter().copied(), is_end) {
        for giver in &givers {
            if let Some(end) = moves.send(face, *giver, is_end) {
                moves.loads[giver - n_mentees] -= 1;
                moves.loads[end - n_mentees] += 1;
                n_sent += 1;
            }
        }
    }
    if n_sent == 0 {
        close(moves);
    }
    n_sent > 0
}

/// Mentors with so many who may have fewer.
fn givers(face: &Face, moves: &Moves, level: u32) -> Vec<usize> {
    let mentors = moves.loads.iter().zip(&face.places).enumerate();
    let givers = mentors.filter(|(at, (load, units))| {
        **load == level && **load > units.must && !moves.closed[moves.mentor(*at)]
    });
    givers.map(|(at, _)| moves.mentor(at)).collect()
}

fn close(moves: &mut Moves) {
    for node in 0..moves.closed.len() {
        if moves.is_reached(node) {
            moves.closed[node] = true;
        }
    }
}

/// Whoever can take over from a mentor with so many has the price of that
/// mentor's last place.
fn prices(face: &Face, moves: &mut Moves, most: u32) -> Prices {
    let n_mentees = moves.n_used.len();
    moves.closed.fill(false);
    let mut all = vec![0; moves.root()];
    for level in (1..=most).rev() {
        let givers = givers(face, moves, level);
        moves.measure(face, givers.into_iter(), |_, _| false);
        for (node, price) in all.iter_mut().enumerate() {
            if moves.is_reached(node) {
                *price = 2 * i64::from(level) - 1;
            }
        }
        close(moves);
    }
    Prices {
        mentors: all.split_off(n_mentees),
        mentees: all,
    }
}
