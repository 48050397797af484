//! What the prices of some levels leave open.
//!
//! By complementary slackness an answer is best in these levels exactly if it
//! uses whatever gains at the prices and nothing that loses. What gains must be
//! used, what loses is left out, and the next level is about the rest.

use super::super::instance::{Instance, Side};
use super::super::levels::{LevelProof, Weights};
use super::loads::Prices;

/// Wants of a mentee or places of a mentor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// How many every answer uses.
    pub must: u32,
    /// How many an answer may use.
    pub all: u32,
}

/// An edge that answers use, by its mentee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tight {
    /// The mentor.
    pub mentor: u32,
    /// Points of the pair.
    pub points: u32,
    /// Whether every answer has it.
    pub must: bool,
}

/// What is open.
#[derive(Clone, Debug)]
pub struct Face {
    /// Wants of each mentee.
    pub wants: Vec<Units>,
    /// Places of each mentor.
    pub places: Vec<Units>,
    /// Edges of each mentee.
    pub rows: Vec<Vec<Tight>>,
}

impl Face {
    /// What the levels before fairness leave open.
    pub fn of(instance: &Instance, weights: &Weights, main: &LevelProof) -> Self {
        let units = |all: &[u32], duals: &[i64], first: i64| -> Vec<Units> {
            let of = |(all, dual): (&u32, &i64)| {
                let gains = (0..*all).map(|at| dual + if at == 0 { first } else { 0 });
                open(gains, 0)
            };
            all.iter().zip(duals).map(of).collect()
        };
        let is_turned = instance.scarcer() == Side::Mentors;
        let (mine, others) = if is_turned {
            (&main.mentors, &main.mentees)
        } else {
            (&main.mentees, &main.mentors)
        };
        let mut rows = vec![Vec::new(); instance.wants().len()];
        for (at, dual) in (0_u32..).zip(mine) {
            for edge in instance.best_first().row(at as usize) {
                let worth = weights.pairing + weights.point * i64::from(edge.points);
                let over = worth - dual - others[edge.to as usize];
                if over < 0 {
                    continue;
                }
                let (mentee, mentor) = if is_turned {
                    (edge.to, at)
                } else {
                    (at, edge.to)
                };
                rows[mentee as usize].push(Tight {
                    mentor,
                    points: edge.points,
                    must: over > 0,
                });
            }
        }
        Self {
            wants: units(instance.wants(), &main.mentees, weights.mentee),
            places: units(instance.places(), &main.mentors, weights.mentor),
            rows,
        }
    }

    /// Leaves open only what shares the work evenly, by the prices of that.
    pub fn keep_even(&mut self, prices: &Prices) {
        for (units, price) in self.wants.iter_mut().zip(&prices.mentees) {
            // What may be used gains nothing but the price, if that is below 0.
            if *price > 0 {
                units.all = units.must;
            }
        }
        for (units, price) in self.places.iter_mut().zip(&prices.mentors) {
            let gains = (0..units.all).map(|at| price - (2 * i64::from(at) + 1));
            *units = open(gains, units.must);
        }
        for (row, mine) in self.rows.iter_mut().zip(&prices.mentees) {
            row.retain_mut(|edge| {
                let over = mine - prices.mentors[edge.mentor as usize];
                let is_open = edge.must || over >= 0;
                edge.must |= over > 0;
                is_open
            });
        }
    }

    /// Leaves out edges of fewer points.
    pub fn keep_from(&mut self, points: u32) {
        for row in &mut self.rows {
            row.retain(|edge| edge.points >= points);
        }
    }
}

/// Units by what each gains, the first `must` of which are used anyway.
fn open(gains: impl Iterator<Item = i64>, must: u32) -> Units {
    let mut units = Units { must, all: must };
    for gain in gains.skip(must as usize) {
        units.must += u32::from(gain > 0);
        units.all += u32::from(gain >= 0);
    }
    units
}
