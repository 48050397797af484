//! A circulation of greatest gain, kept greatest while arcs come and change.
//!
//! An arc that would gain is used at once, and one cheapest path mends the
//! rest; an arc that gains more or less than before likewise. Invariant: after
//! every public call each arc with room left has reduced cost ≥ 0 at the
//! potentials, which proves the circulation greatest.
//!
//! Leaves out what nodes and arcs stand for (`build`).

#![allow(
    clippy::cast_possible_truncation,
    reason = "nodes and arcs are far fewer than 2^31"
)]

use super::amount::Amount;
use crate::matching::network::search::Search;

/// An arc.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// Where it starts.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// How much it takes.
    pub room: u32,
    /// How much it has.
    pub used: u32,
    /// What a unit gains, in the table of gains.
    pub gain: u32,
    /// What a unit gains in the tie-break.
    pub tie: u64,
    /// Whether it gains `dearer` less.
    pub is_dearer: bool,
}

/// The network and its circulation.
#[derive(Clone, Debug)]
pub struct Graph {
    arcs: Vec<Arc>,
    /// Arcs at each node: number, doubled, and 1 where it ends here.
    at: Vec<Vec<u32>>,
    gains: Vec<Amount>,
    dearer: Amount,
    potentials: Vec<Amount>,
    search: Search<Amount>,
}

impl Graph {
    /// A network of nodes at these potentials, without arcs. `gains` are what
    /// arcs can gain, `dearer` what those that are dearer gain less.
    pub fn new(potentials: Vec<Amount>, gains: Vec<Amount>, dearer: Amount) -> Self {
        Self {
            arcs: Vec::new(),
            at: vec![Vec::new(); potentials.len()],
            search: Search::new(potentials.len()),
            gains,
            dearer,
            potentials,
        }
    }

    /// The potential of a node; its height with the sign turned.
    pub fn potential(&self, node: u32) -> Amount {
        self.potentials[node as usize]
    }

    /// One node more; gives its number.
    pub fn new_node(&mut self, potential: Amount) -> u32 {
        self.at.push(Vec::new());
        self.potentials.push(potential);
        self.search.add_node();
        self.potentials.len() as u32 - 1
    }

    /// Moves a node that no flow has met yet.
    pub fn place(&mut self, node: u32, potential: Amount) {
        self.potentials[node as usize] = potential;
    }

    /// What a unit of an arc gains.
    pub fn gain(&self, arc: &Arc) -> Amount {
        let mut gain = self.gains[arc.gain as usize];
        gain.tie += i128::from(arc.tie);
        if arc.is_dearer {
            gain = gain - self.dearer;
        }
        gain
    }

    /// The arcs.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// How many nodes there are.
    pub fn n_nodes(&self) -> usize {
        self.at.len()
    }

    /// Arcs looked at so far.
    pub fn work(&self) -> u64 {
        self.search.work
    }

    /// Adds an arc and mends the circulation; gives its number.
    pub fn add(&mut self, arc: Arc) -> usize {
        let number = self.arcs.len();
        self.at[arc.from as usize].push(2 * number as u32);
        self.at[arc.to as usize].push(2 * number as u32 + 1);
        self.arcs.push(arc);
        self.right(number);
        number
    }

    /// Makes an arc dearer, or as dear as it was, and mends the circulation.
    pub fn set_dearer(&mut self, number: usize, is_dearer: bool) {
        self.arcs[number].is_dearer = is_dearer;
        self.right(number);
    }

    /// The reduced cost of a unit more on an arc.
    pub fn reduced(&self, arc: &Arc) -> Amount {
        self.potential(arc.from) - self.gain(arc) - self.potential(arc.to)
    }

    /// Uses an arc as far as it gains, or no more where it loses.
    fn right(&mut self, number: usize) {
        loop {
            let arc = self.arcs[number];
            let reduced = self.reduced(&arc);
            let zero = Amount::default();
            if reduced < zero && arc.used < arc.room {
                self.arcs[number].used += 1;
                self.mend(arc.to, arc.from);
            } else if reduced > zero && arc.used > 0 {
                self.arcs[number].used -= 1;
                self.mend(arc.from, arc.to);
            } else {
                return;
            }
        }
    }

    /// A unit too many stands at `source` and one is missing at `target`.
    fn mend(&mut self, source: u32, target: u32) {
        self.search.start(source, target);
        while let Some((distance, node)) = self.search.next() {
            self.expand(node, distance);
        }
        self.search.mend(&mut self.potentials);
        let mut node = target;
        while node != source {
            let (parent, along) = self.search.parents[node as usize];
            let arc = &mut self.arcs[along as usize / 2];
            if along % 2 == 0 {
                arc.used += 1;
            } else {
                arc.used -= 1;
            }
            node = parent;
        }
    }

    fn expand(&mut self, node: u32, distance: Amount) {
        let base = distance + self.potentials[node as usize];
        self.search.work += self.at[node as usize].len() as u64;
        for along in &self.at[node as usize] {
            let arc = self.arcs[*along as usize / 2];
            let (to, cost) = if along % 2 == 0 {
                if arc.used == arc.room {
                    continue;
                }
                (arc.to, -self.gain(&arc))
            } else {
                if arc.used == 0 {
                    continue;
                }
                (arc.from, self.gain(&arc))
            };
            let reached = base + cost - self.potentials[to as usize];
            self.search.relax(node, distance, to, reached, *along);
        }
    }
}
