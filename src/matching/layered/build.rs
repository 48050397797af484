//! The network of a run: which nodes there are and what their arcs gain.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::collections::BTreeMap;

use super::amount::Amount;
use super::graph::{Arc, Graph};
use crate::domain::people::Role;
use crate::domain::rules::Label;
use crate::matching::inputs::{Inputs, Party, SubjectSlots, UnitRoom};
use crate::matching::levels::{Free, Level, Marks};
use crate::matching::rows::{Row, Rows};
use crate::matching::tie::TieBreak;

/// The root's node.
pub const ROOT: u32 = 0;

/// Where people, units and subjects stand in the network, in this order:
/// root, units of mentees, units of mentors, mentees, mentors, subjects, and
/// pairs as they come.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The node each mentee's wants come from: its unit or the root.
    pub above: Vec<u32>,
    /// The node each mentor's places lead to.
    pub below: Vec<u32>,
    /// Units with a quota, of mentees and of mentors.
    pub units: [Vec<UnitRoom>; 2],
    /// What mentors of a mentee can stand for, where that is limited.
    pub slots: Vec<Option<SubjectSlots>>,
    /// The first subject's node of each mentee.
    first_slot: Vec<u32>,
    n_slots: usize,
    n_mentors: usize,
}

impl Layout {
    /// The layout of a run.
    pub fn of(inputs: &Inputs) -> Self {
        let units = [Role::Mentee, Role::Mentor].map(|role| inputs.unit_rooms(role));
        let node = |party: &Party, units: &[UnitRoom], first: usize| {
            let unit = party.label(Label::Unit);
            let at = unit.and_then(|unit| units.iter().position(|room| room.unit == unit));
            at.map_or(ROOT, |at| (first + at) as u32)
        };
        let mentees = inputs.mentees.iter();
        let mentors = inputs.mentors.iter();
        let slots = inputs.subject_slots();
        let mut layout = Self {
            above: mentees.map(|it| node(it, &units[0], 1)).collect(),
            below: mentors
                .map(|it| node(it, &units[1], 1 + units[0].len()))
                .collect(),
            units,
            first_slot: Vec::new(),
            n_slots: 0,
            n_mentors: inputs.mentors.len(),
            slots,
        };
        let first = layout.mentor(layout.n_mentors as u32);
        for slots in &layout.slots {
            layout.first_slot.push(first + layout.n_slots as u32);
            layout.n_slots += slots.as_ref().map_or(0, SubjectSlots::len);
        }
        layout
    }

    fn n_units(&self) -> usize {
        self.units[0].len() + self.units[1].len()
    }

    /// A mentee's node.
    pub fn mentee(&self, at: u32) -> u32 {
        1 + self.n_units() as u32 + at
    }

    /// A mentor's node.
    pub fn mentor(&self, at: u32) -> u32 {
        self.mentee(self.above.len() as u32) + at
    }

    /// The nodes of all subjects.
    pub fn all_slots(&self) -> std::ops::Range<u32> {
        let first = self.mentor(self.n_mentors as u32);
        first..first + self.n_slots as u32
    }

    /// The node of one of a mentee's subjects.
    fn slot(&self, mentee: usize, at: usize) -> u32 {
        self.first_slot[mentee] + at as u32
    }
}

/// A pair's arc.
#[derive(Clone, Copy, Debug)]
pub struct PairArc {
    /// Its number in the network.
    pub arc: u32,
    /// The mentee.
    pub mentee: u32,
    /// The mentor.
    pub mentor: u32,
    /// Its points.
    pub points: u32,
}

/// A network being built, row by row.
#[derive(Clone, Debug)]
pub struct Build {
    /// Where everything stands.
    pub layout: Layout,
    /// The network so far.
    pub graph: Graph,
    /// Its pairs, by mentee and mentor.
    pub pairs: Vec<PairArc>,
    /// What each mentee's first pairing gains.
    bonus: Vec<u32>,
    of_marks: BTreeMap<u32, u32>,
    lift: u32,
    row: Row,
}

/// What arcs gain, each once.
#[derive(Default)]
struct Gains {
    numbers: BTreeMap<Amount, u32>,
    all: Vec<Amount>,
}

impl Gains {
    fn number(&mut self, gain: Amount) -> u32 {
        let next = self.all.len() as u32;
        let number = *self.numbers.entry(gain).or_insert(next);
        if number == next {
            self.all.push(gain);
        }
        number
    }
}

/// So many of one level.
fn of_level(levels: &[Level], level: Level, n: i64) -> Amount {
    let mut amount = Amount::default();
    let at = levels.iter().position(|at| *at == level);
    if let Some(digit) = at.and_then(|at| amount.levels.get_mut(at)) {
        *digit = n;
    }
    amount
}

/// So many points, in their own level or in what a mentee is worth.
fn points_gain(levels: &[Level], points: u32) -> Amount {
    let counts = |level: &&Level| matches!(level, Level::Points | Level::Worth(_));
    let level = levels.iter().find(counts).copied();
    level.map_or_else(Amount::default, |level| {
        of_level(levels, level, i64::from(points))
    })
}

impl Build {
    /// The nodes and everything but pairs and wants; `rows` has yet to be read.
    pub fn new(inputs: &Inputs, free: &Free, levels: &[Level]) -> Self {
        let layout = Layout::of(inputs);
        let mut gains = Gains::default();
        gains.number(Amount::default());
        let covering = |mentee: &Party| {
            let level = Level::Mentees {
                priority: mentee.priority,
            };
            let worth = levels.iter().filter_map(|level| match level {
                Level::Worth(worth) => Some(of_level(levels, *level, i64::from(*worth))),
                _ => None,
            });
            worth.fold(of_level(levels, level, 1), |sum, worth| sum + worth)
        };
        let people = inputs.mentees.iter().zip(&free.covered_mentees);
        let bonus = people
            .map(|(mentee, covered)| {
                let none = Amount::default();
                gains.number(if *covered { none } else { covering(mentee) })
            })
            .collect();
        let seat = |load: u32| {
            let load = i64::from(load);
            let covers = of_level(levels, Level::Mentors, i64::from(load == 0));
            covers - of_level(levels, Level::Loads, 2 * load + 1)
        };
        let mut seats = Vec::new();
        for (held, places) in free.held.iter().zip(&free.places) {
            let all = (0..*places).map(|given| gains.number(seat(held.saturating_add(given))));
            seats.push(all.collect::<Vec<u32>>());
        }
        let lift = Marks::lift(inputs);
        let most = inputs.rules.max_points().min(u32::from(u16::MAX));
        let mut of_marks = BTreeMap::new();
        let pairing = of_level(levels, Level::Pairings, 1);
        for points in 0..=most {
            let gain = pairing + points_gain(levels, points);
            of_marks.insert(points, gains.number(gain));
            if lift > 0 {
                let kept = gain + of_level(levels, Level::Kept, 1);
                of_marks.insert(points + lift, gains.number(kept));
            }
        }
        let dearer = of_level(levels, Level::Lowest, 1);
        let n_nodes = layout.all_slots().end as usize;
        let mut build = Self {
            graph: Graph::new(vec![Amount::default(); n_nodes], gains.all, dearer),
            pairs: Vec::new(),
            bonus,
            of_marks,
            lift,
            row: Row::default(),
            layout,
        };
        build.units_and_seats(&seats);
        build
    }

    /// Quotas and places; potentials are such that nothing gains yet.
    fn units_and_seats(&mut self, seats: &[Vec<u32>]) {
        let n_above = self.layout.units[0].len();
        let [mentees, mentors] = self.layout.units.clone();
        for (at, room) in mentees.iter().enumerate() {
            self.arc(ROOT, 1 + at as u32, room.free(), 0, 0);
        }
        for (at, room) in mentors.iter().enumerate() {
            self.arc((1 + n_above + at) as u32, ROOT, room.free(), 0, 0);
        }
        for (at, seats) in seats.iter().enumerate() {
            let node = self.layout.mentor(at as u32);
            let Some(first) = seats.first() else {
                continue;
            };
            let below = self.layout.below[at];
            self.graph.place(node, self.graph_gain(*first));
            for seat in seats {
                self.arc(node, below, 1, *seat, 0);
            }
        }
    }

    fn graph_gain(&self, gain: u32) -> Amount {
        self.graph.gain(&Arc {
            from: ROOT,
            to: ROOT,
            room: 0,
            used: 0,
            gain,
            tie: 0,
            is_dearer: false,
        })
    }

    fn arc(&mut self, from: u32, to: u32, room: u32, gain: u32, tie: u64) -> u32 {
        let arc = Arc {
            from,
            to,
            room,
            used: 0,
            gain,
            tie,
            is_dearer: false,
        };
        self.graph.add(arc) as u32
    }

    /// Reads a mentee's row and adds its pairs; those with fewer points than
    /// `below` are dearer.
    pub fn read(
        &mut self,
        inputs: &Inputs,
        rows: &Rows,
        free: &Free,
        tie: &TieBreak,
        (mentee, below): (usize, u32),
    ) {
        if free.wants[mentee] == 0 {
            return;
        }
        let mut row = std::mem::take(&mut self.row);
        rows.score(mentee, &mut row);
        let slots = self.layout.slots[mentee].clone();
        let node = self.layout.mentee(mentee as u32);
        let mut best: Option<Amount> = None;
        let mut of_slots = vec![None; slots.as_ref().map_or(0, SubjectSlots::len)];
        let mut found = Vec::new();
        for (mentor, mark) in row.eligible() {
            if free.places[mentor as usize] == 0 {
                continue;
            }
            let fitting = slots
                .as_ref()
                .map(|slots| slots.of(&inputs.mentors[mentor as usize]));
            if fitting.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            let points = if self.lift > 0 && mark >= self.lift {
                mark - self.lift
            } else {
                mark
            };
            let arc = Arc {
                from: node,
                to: self.layout.mentor(mentor),
                room: 1,
                used: 0,
                gain: self.of_marks.get(&mark).copied().unwrap_or(0),
                tie: u64::try_from(tie.of(mentee, mentor as usize)).unwrap_or(u64::MAX),
                is_dearer: points < below,
            };
            let reach = self.graph.gain(&arc) + self.graph.potential(arc.to);
            best = best.max(Some(reach));
            for slot in fitting.iter().flatten() {
                of_slots[*slot] = of_slots[*slot].max(Some(reach));
            }
            found.push((mentor, points, arc, fitting, reach));
        }
        self.row = row;
        self.graph.place(node, best.unwrap_or_default());
        for (slot, reach) in of_slots.iter().enumerate() {
            let slot = self.layout.slot(mentee, slot);
            self.graph.place(slot, reach.or(best).unwrap_or_default());
            self.arc(node, slot, 1, 0, 0);
        }
        for (mentor, points, mut arc, fitting, reach) in found {
            match fitting.as_deref() {
                None => {}
                Some([slot]) => arc.from = self.layout.slot(mentee, *slot),
                Some(several) => {
                    arc.from = self.graph.new_node(reach);
                    for slot in several {
                        let slot = self.layout.slot(mentee, *slot);
                        self.arc(slot, arc.from, 1, 0, 0);
                    }
                }
            }
            self.pairs.push(PairArc {
                arc: self.graph.add(arc) as u32,
                mentee: mentee as u32,
                mentor,
                points,
            });
        }
    }

    /// Offers one want of a mentee: the first covers the mentee.
    pub fn offer(&mut self, mentee: usize, is_first: bool) {
        let gain = if is_first { self.bonus[mentee] } else { 0 };
        let node = self.layout.mentee(mentee as u32);
        self.arc(self.layout.above[mentee], node, 1, gain, 0);
    }
}
