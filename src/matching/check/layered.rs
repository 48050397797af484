//! Answers under quotas of units and different subjects, held against the
//! bound of [`Layers`](crate::matching::certificate::Layers).
//!
//! Every arc of the network is made again from the inputs, one after the other,
//! and adds its term. Leaves out whether the answer keeps to the limits at all
//! (`limits`).

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use super::fault::Fault;
use super::graph::Graph;
use super::limits::{Shape, stand_for, unit_of};
use super::terms::{Amount, N_LEVELS, Terms, amount, gained, minus, plus};
use crate::domain::people::Role;
use crate::matching::certificate::{Certificate, Prices};
use crate::matching::inputs::{Inputs, Pair, SubjectSlots, UnitRoom};
use crate::matching::judge::Judge;
use crate::matching::levels::Level;

const ZERO: Amount = [0; N_LEVELS];

/// One proof being held against all pairs.
#[derive(Clone, Debug)]
pub struct LayeredScan {
    /// The next row.
    pub next: usize,
    slots: Vec<Option<SubjectSlots>>,
    /// The first subject of each mentee.
    first_slot: Vec<usize>,
    /// The subjects that mentors of the answer stand for, by mentee.
    chosen: Vec<Vec<(u32, Option<usize>)>>,
    /// Nodes: root, units, mentees, subjects, mentors, units; then pairs.
    starts: [usize; 5],
    n_nodes: usize,
    heights: Vec<Amount>,
    /// Heights of the proof of lowest points.
    above: Option<Vec<Amount>>,
    bound: Amount,
    bound_above: Amount,
    arcs: Vec<(usize, usize)>,
    pairs: Vec<(usize, usize)>,
}

/// An arc of the network.
struct Arc {
    from: usize,
    to: usize,
    room: i128,
    used: i128,
    gain: Amount,
    gain_above: Amount,
}

impl LayeredScan {
    /// Starts with everything but pairs.
    pub fn new(terms: &Terms<'_>, certificate: &Certificate, attempt: usize) -> Self {
        let inputs = terms.inputs;
        let shape = Shape::of(inputs);
        let mut starts = [1; 5];
        for at in 1..5 {
            starts[at] = starts[at - 1] + shape.counts[at - 1];
        }
        let heights = |prices: &Prices| -> Vec<Amount> {
            let all = prices.lists().into_iter().flatten().map(amount);
            [ZERO].into_iter().chain(all).collect()
        };
        let layers = certificate.layers.as_ref();
        let tried = layers.and_then(|layers| layers.tries.get(attempt));
        let above = layers.and_then(|layers| layers.above.as_ref());
        let mut scan = Self {
            next: 0,
            first_slot: Vec::new(),
            chosen: vec![Vec::new(); inputs.mentees.len()],
            n_nodes: starts[4] + shape.counts[4],
            heights: tried.map(heights).unwrap_or_default(),
            above: above.map(heights),
            bound: ZERO,
            bound_above: ZERO,
            arcs: Vec::new(),
            pairs: Vec::new(),
            slots: shape.slots,
            starts,
        };
        let mut n_slots = 0;
        for slots in &scan.slots {
            scan.first_slot.push(n_slots);
            n_slots += slots.as_ref().map_or(0, SubjectSlots::len);
        }
        scan.people(terms, &shape.units, &certificate.tries[attempt].pairs);
        scan
    }

    /// Quotas, wants, subjects and places.
    fn people(&mut self, terms: &Terms<'_>, units: &[Vec<UnitRoom>; 2], pairs: &[Pair]) {
        let inputs = terms.inputs;
        let mut loads = vec![0_usize; inputs.mentors.len()];
        let mut of_units = [vec![0_i128; units[0].len()], vec![0; units[1].len()]];
        let place = |role, pair| {
            let at = usize::from(role == Role::Mentor);
            let unit = unit_of(inputs, role, pair)?;
            units[at].iter().position(|room| room.unit == unit)
        };
        for pair in pairs {
            loads[pair.mentor as usize] += 1;
            self.chosen[pair.mentee as usize].push((pair.mentor, None));
            for (role, used) in [Role::Mentee, Role::Mentor].into_iter().zip(&mut of_units) {
                if let Some(at) = place(role, *pair) {
                    used[at] += 1;
                }
            }
        }
        for (at, room) in units[0].iter().enumerate() {
            let to = self.starts[0] + at;
            self.plain(0, to, room.free().into(), of_units[0][at]);
        }
        for (at, room) in units[1].iter().enumerate() {
            let from = self.starts[4] + at;
            self.plain(from, 0, room.free().into(), of_units[1][at]);
        }
        for at in 0..inputs.mentees.len() {
            if terms.wants[at] == 0 {
                continue;
            }
            let pair = Pair {
                mentee: at as u32,
                mentor: 0,
            };
            let from = place(Role::Mentee, pair).map_or(0, |unit| self.starts[0] + unit);
            let to = self.starts[1] + at;
            let used = self.chosen[at].len();
            for want in 0..terms.wants[at] as usize {
                let gain = if want == 0 { terms.mentee(at) } else { ZERO };
                self.one(from, to, want < used, gain);
            }
            self.subjects(inputs, at);
        }
        for (at, load) in loads.into_iter().enumerate() {
            let pair = Pair {
                mentee: 0,
                mentor: at as u32,
            };
            let to = place(Role::Mentor, pair).map_or(0, |unit| self.starts[4] + unit);
            let from = self.starts[3] + at;
            for seat in 0..terms.places[at] as usize {
                self.one(from, to, seat < load, terms.seat(at, seat));
            }
        }
    }

    fn subjects(&mut self, inputs: &Inputs, mentee: usize) {
        let Some(slots) = self.slots[mentee].clone() else {
            return;
        };
        let mentors: Vec<u32> = self.chosen[mentee].iter().map(|it| it.0).collect();
        let chosen = stand_for(inputs, &slots, &mentors).unwrap_or_default();
        for (pair, slot) in self.chosen[mentee].iter_mut().zip(&chosen) {
            pair.1 = Some(*slot);
        }
        for slot in 0..slots.len() {
            let to = self.starts[2] + self.first_slot[mentee] + slot;
            let is_used = chosen.contains(&slot);
            self.one(self.starts[1] + mentee, to, is_used, ZERO);
        }
    }

    fn plain(&mut self, from: usize, to: usize, room: i128, used: i128) {
        self.add(&Arc {
            from,
            to,
            room,
            used,
            gain: ZERO,
            gain_above: ZERO,
        });
    }

    fn one(&mut self, from: usize, to: usize, is_used: bool, gain: Amount) {
        self.add(&Arc {
            from,
            to,
            room: 1,
            used: i128::from(is_used),
            gain,
            gain_above: gain,
        });
    }

    /// Adds an arc's term; gives whether it costs nothing.
    fn add(&mut self, arc: &Arc) -> bool {
        let term = |heights: &[Amount], gain: Amount| {
            let worth = plus(gain, minus(heights[arc.from], heights[arc.to]));
            let times = |worth: Amount| worth.map(|digit| digit * arc.room);
            (worth == ZERO, times(worth.max(ZERO)))
        };
        let (is_free, more) = term(&self.heights, arc.gain);
        self.bound = plus(self.bound, more);
        if let Some(above) = &self.above {
            let (_, more) = term(above, arc.gain_above);
            self.bound_above = plus(self.bound_above, more);
        }
        if is_free {
            if arc.used < arc.room {
                self.arcs.push((arc.from, arc.to));
            }
            if arc.used > 0 {
                self.arcs.push((arc.to, arc.from));
            }
        }
        is_free
    }

    /// Scans so many rows; true when all are scanned.
    pub fn rows(&mut self, terms: &Terms<'_>, n_rows: usize) -> bool {
        let judge = Judge::new(terms.inputs);
        let n_mentees = terms.wants.len();
        let stop = self.next.saturating_add(n_rows).min(n_mentees);
        for mentee in self.next..stop {
            if terms.wants[mentee] == 0 {
                continue;
            }
            for mentor in 0..terms.places.len() {
                let pair = Pair {
                    mentee: mentee as u32,
                    mentor: mentor as u32,
                };
                let is_fixed = terms.inputs.fixed.contains_key(&pair);
                if terms.places[mentor] > 0
                    && !is_fixed
                    && let Some(points) = judge.points(pair)
                {
                    self.pair(terms, pair, points);
                }
            }
        }
        self.next = stop;
        stop == n_mentees
    }

    fn pair(&mut self, terms: &Terms<'_>, pair: Pair, points: u32) {
        let mentee = pair.mentee as usize;
        let mentor = self.starts[3] + pair.mentor as usize;
        let mut gain = terms.kept(pair);
        gain[terms.place(Level::Pairings)] += 1;
        gain[terms.place_of_points()] += i128::from(points);
        gain[terms.place(Level::Tie)] += terms.tie.of(mentee, pair.mentor as usize);
        let mut gain_above = gain;
        let lowest = terms.place(Level::Lowest);
        gain[lowest] -= i128::from(terms.is_below(points));
        gain_above[lowest] -= i128::from(terms.is_not_above(points));
        let chosen = self.chosen[mentee].iter();
        let chosen = chosen.copied().find(|(with, _)| *with == pair.mentor);
        let used = i128::from(chosen.is_some());
        let from = match &self.slots[mentee] {
            None => self.starts[1] + mentee,
            Some(slots) => {
                let party = &terms.inputs.mentors[pair.mentor as usize];
                let fitting = slots.of(party);
                if fitting.is_empty() {
                    return;
                }
                let first = self.starts[2] + self.first_slot[mentee];
                self.pair_node(first, &fitting, chosen.and_then(|(_, slot)| slot))
            }
        };
        let is_free = self.add(&Arc {
            from,
            to: mentor,
            room: 1,
            used,
            gain,
            gain_above,
        });
        if is_free {
            self.pairs.push((from, mentor));
        }
    }

    /// The node of a pair that can stand for these subjects: as high as the
    /// highest of them, so that the ways there add nothing.
    fn pair_node(&mut self, first: usize, fitting: &[usize], chosen: Option<usize>) -> usize {
        let highest = |heights: &[Amount]| {
            let all = fitting.iter().map(|slot| heights[first + slot]);
            all.max().unwrap_or(ZERO)
        };
        let node = self.n_nodes;
        self.n_nodes += 1;
        self.heights.push(highest(&self.heights));
        if let Some(above) = &mut self.above {
            let height = highest(above);
            above.push(height);
        }
        for slot in fitting {
            self.one(first + slot, node, chosen == Some(*slot), ZERO);
        }
        node
    }

    /// Holds bounds and cycles against the answer.
    pub fn finish(self, terms: &Terms<'_>, pairs: &[Pair], last: bool, faults: &mut Vec<Fault>) {
        let gained = gained(terms, pairs);
        if self.bound != gained {
            faults.push(Fault::NotProven);
            return;
        }
        if self.above.is_some() {
            let at = terms.place(Level::Lowest);
            if self.bound_above[..at] != gained[..at] || self.bound_above[at] >= 0 {
                faults.push(Fault::NoneAbove);
                return;
            }
        }
        let mut graph = Graph::new(self.n_nodes);
        for (from, to) in self.arcs {
            graph.pair(from, to);
        }
        match (last, graph.is_on_cycle(&self.pairs)) {
            (true, true) => faults.push(Fault::Tied),
            (false, false) => faults.push(Fault::NotTied),
            _ => {}
        }
    }
}
