//! What can be edited, checked before anything is changed.

use super::error::EditError;
use super::{Incremental, by_points};
use crate::matching::sparse::instance::Side;
use crate::matching::sparse::layout::Entry;
use crate::matching::sparse::limits::{MAX_EDGES, MAX_PEOPLE, MAX_PLACES, MAX_POINTS, MAX_WANTS};

/// An edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// One mentee more, after the others, with mentors and points.
    AddMentee {
        /// How many mentors are wanted.
        wants: u32,
        /// Mentors and points, in any order.
        edges: Vec<(u32, u32)>,
    },
    /// One mentor more, after the others, with mentees and points.
    AddMentor {
        /// How many places.
        places: u32,
        /// Mentees and points, in any order.
        edges: Vec<(u32, u32)>,
    },
    /// A mentee wants so many; 0 is a withdrawal, which keeps the number and
    /// the edges.
    Wants {
        /// The mentee.
        mentee: u32,
        /// How many mentors are wanted.
        wants: u32,
    },
    /// A mentor has so many places; 0 is a withdrawal.
    Places {
        /// The mentor.
        mentor: u32,
        /// How many places.
        places: u32,
    },
    /// A pair may be, for so many points, whether it could before or not.
    Points {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
        /// What the pair is worth.
        points: u32,
    },
    /// A pair may not be any more.
    Forbid {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// A pair that may be is kept, whatever it costs.
    Lock {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// A locked pair may be, for its points, and need not.
    Unlock {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
}

/// A side of the market, by what its people do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Bids.
    Bid,
    /// Is bid for.
    Lot,
}

impl Incremental {
    /// Edits the graph and makes the answer best again. An edit that does not
    /// fit changes nothing.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::AddMentee { wants, edges } => {
                self.add(Side::Mentees, *wants, MAX_WANTS, edges)?;
            }
            Edit::AddMentor { places, edges } => {
                self.add(Side::Mentors, *places, MAX_PLACES, edges)?;
            }
            Edit::Wants { mentee, wants } => {
                self.mentee(*mentee)?;
                self.units(Side::Mentees, *mentee, *wants, MAX_WANTS)?;
            }
            Edit::Places { mentor, places } => {
                self.mentor(*mentor)?;
                self.units(Side::Mentors, *mentor, *places, MAX_PLACES)?;
            }
            Edit::Points {
                mentee,
                mentor,
                points,
            } => {
                let (bidder, lot) = self.free_pair(*mentee, *mentor)?;
                Self::points_fit(*points)?;
                self.rooms(1)?;
                self.make_room(0, *points);
                self.set_points(bidder, lot, *points);
            }
            Edit::Forbid { mentee, mentor } => {
                let (bidder, lot) = self.free_pair(*mentee, *mentor)?;
                let (mentee, mentor) = (*mentee, *mentor);
                self.points_of(bidder, lot)
                    .ok_or(EditError::NoEdge { mentee, mentor })?;
                self.forbid(bidder, lot);
            }
            Edit::Lock { mentee, mentor } => {
                let (bidder, lot) = self.free_pair(*mentee, *mentor)?;
                let (mentee, mentor) = (*mentee, *mentor);
                let points = self.points_of(bidder, lot);
                let points = points.ok_or(EditError::NoEdge { mentee, mentor })?;
                for (units, n_locked) in [
                    (
                        &self.bidders[bidder as usize],
                        self.n_locked.0[bidder as usize],
                    ),
                    (&self.lots[lot as usize], self.n_locked.1[lot as usize]),
                ] {
                    if n_locked >= *units {
                        let n_locked = n_locked + 1;
                        return Err(EditError::Locked { n_locked });
                    }
                }
                self.lock(bidder, lot, points);
            }
            Edit::Unlock { mentee, mentor } => {
                let (mentee, mentor) = (*mentee, *mentor);
                let pair = self.ends(mentee, mentor);
                let points = self.locked.get(&pair).copied();
                let points = points.ok_or(EditError::Lock { mentee, mentor })?;
                self.unlock(pair.0, pair.1, points);
            }
        }
        Ok(())
    }

    /// Bidder and lot.
    fn ends(&self, mentee: u32, mentor: u32) -> (u32, u32) {
        match self.scarcer {
            Side::Mentees => (mentee, mentor),
            Side::Mentors => (mentor, mentee),
        }
    }

    fn does(&self, side: Side) -> Does {
        if side == self.scarcer {
            Does::Bid
        } else {
            Does::Lot
        }
    }

    fn mentee(&self, mentee: u32) -> Result<(), EditError> {
        let n = self.n_of(Side::Mentees);
        ((mentee as usize) < n)
            .then_some(())
            .ok_or(EditError::NoMentee(mentee))
    }

    fn mentor(&self, mentor: u32) -> Result<(), EditError> {
        let n = self.n_of(Side::Mentors);
        ((mentor as usize) < n)
            .then_some(())
            .ok_or(EditError::NoMentor(mentor))
    }

    fn n_of(&self, side: Side) -> usize {
        match self.does(side) {
            Does::Bid => self.bidders.len(),
            Does::Lot => self.lots.len(),
        }
    }

    /// A pair of people who are there and that is not locked.
    fn free_pair(&self, mentee: u32, mentor: u32) -> Result<(u32, u32), EditError> {
        self.mentee(mentee)?;
        self.mentor(mentor)?;
        let pair = self.ends(mentee, mentor);
        if self.locked.contains_key(&pair) {
            return Err(EditError::Lock { mentee, mentor });
        }
        Ok(pair)
    }

    fn points_fit(points: u32) -> Result<(), EditError> {
        (points <= MAX_POINTS)
            .then_some(())
            .ok_or(EditError::Points(points))
    }

    /// Whether there is room for so many edges more.
    fn rooms(&self, n_more: usize) -> Result<(), EditError> {
        let n_edges = self.rows.n_edges() + self.locked.len();
        (n_edges + n_more <= MAX_EDGES)
            .then_some(())
            .ok_or(EditError::TooMany)
    }

    /// Solves again where weights would not hold for as many people or points.
    fn make_room(&mut self, n_more: usize, points: u32) {
        let n_people = self.bidders.len().min(self.lots.len()) + n_more;
        let (most_people, most_points) = self.limits;
        if n_people > most_people || points > most_points {
            let people = most_people.max(n_people * 2);
            let points = most_points.max(points.saturating_mul(2).min(MAX_POINTS));
            self.solve_again((people, points));
        }
    }

    fn units(&mut self, side: Side, at: u32, units: u32, most: u32) -> Result<(), EditError> {
        if units > most {
            return Err(EditError::Units(units));
        }
        let n_locked = match self.does(side) {
            Does::Bid => self.n_locked.0[at as usize],
            Does::Lot => self.n_locked.1[at as usize],
        };
        if units < n_locked {
            return Err(EditError::Locked { n_locked });
        }
        match self.does(side) {
            Does::Bid => {
                self.bidders[at as usize] = units;
                self.set_bids(at, units - n_locked);
            }
            Does::Lot => {
                self.lots[at as usize] = units;
                self.set_slots(at, units - n_locked);
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        side: Side,
        units: u32,
        most: u32,
        edges: &[(u32, u32)],
    ) -> Result<(), EditError> {
        if units > most {
            return Err(EditError::Units(units));
        }
        self.rooms(edges.len())?;
        if self.n_of(side) >= MAX_PEOPLE {
            return Err(EditError::TooMany);
        }
        let mut row = Vec::with_capacity(edges.len());
        for (to, points) in edges {
            Self::points_fit(*points)?;
            match side {
                Side::Mentees => self.mentor(*to)?,
                Side::Mentors => self.mentee(*to)?,
            }
            row.push(Entry {
                to: *to,
                points: *points,
            });
        }
        row.sort_unstable_by_key(|entry| entry.to);
        if let Some(two) = row.windows(2).find(|two| two[0].to == two[1].to) {
            return Err(EditError::Twice(two[0].to));
        }
        let points = row.iter().map(|entry| entry.points).max().unwrap_or(0);
        self.make_room(1, points);
        match self.does(side) {
            Does::Bid => {
                let by_lot = row.clone();
                row.sort_unstable_by_key(by_points);
                self.add_bidder(units, &row, &by_lot);
            }
            Does::Lot => self.add_lot(units, &row),
        }
        Ok(())
    }
}
