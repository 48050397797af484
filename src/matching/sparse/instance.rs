//! People as numbers and the pairs that may be, laid out for the solver.
//!
//! Edges come in any order; the layout, and so the answer, does not depend on
//! it. The side with fewer units (wants or places) is the scarcer one: its
//! rows are kept best first. Leaves out where the edges come from (`read`).

use super::layout::{Rows, falling, settled, starts};
use super::limits::{MAX_EDGES, MAX_PEOPLE, MAX_PLACES, MAX_POINTS, MAX_WANTS};

/// A pair that may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// The mentee, counted from 0.
    pub mentee: u32,
    /// The mentor, counted from 0.
    pub mentor: u32,
    /// What the pair is worth.
    pub points: u32,
}

/// What an instance is made of, unchecked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// How many mentors each mentee wants.
    pub wants: Vec<u32>,
    /// How many mentees each mentor has places for.
    pub places: Vec<u32>,
    /// Pairs that may be, in any order.
    pub edges: Vec<Edge>,
}

/// Why a draft is no instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstanceError {
    /// More mentees or mentors than [`MAX_PEOPLE`].
    #[error("{n} {role}: at most {MAX_PEOPLE}")]
    People {
        /// Which.
        role: &'static str,
        /// How many.
        n: usize,
    },
    /// More edges than [`MAX_EDGES`].
    #[error("{0} edges: at most {MAX_EDGES}")]
    Edges(usize),
    /// A mentee who wants none or more than [`MAX_WANTS`].
    #[error("mentee {mentee} wants {wants}: 1 to {MAX_WANTS}")]
    Wants {
        /// Who.
        mentee: usize,
        /// How many.
        wants: u32,
    },
    /// A mentor with no place or more than [`MAX_PLACES`].
    #[error("mentor {mentor} has {places} places: 1 to {MAX_PLACES}")]
    Places {
        /// Who.
        mentor: usize,
        /// How many.
        places: u32,
    },
    /// An edge to somebody who is not there.
    #[error("edge {edge}: no mentee {mentee} among {n}")]
    NoMentee {
        /// Which edge, counted from 0.
        edge: usize,
        /// Who.
        mentee: u32,
        /// How many mentees there are.
        n: usize,
    },
    /// An edge to somebody who is not there.
    #[error("edge {edge}: no mentor {mentor} among {n}")]
    NoMentor {
        /// Which edge, counted from 0.
        edge: usize,
        /// Who.
        mentor: u32,
        /// How many mentors there are.
        n: usize,
    },
    /// An edge worth more than [`MAX_POINTS`].
    #[error("edge {edge}: {points} points, at most {MAX_POINTS}")]
    Points {
        /// Which edge, counted from 0.
        edge: usize,
        /// How many.
        points: u32,
    },
    /// A pair that stands twice, whatever its points.
    #[error("mentee {mentee} and mentor {mentor} stand twice")]
    Twice {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
}

/// A side of the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Those who want.
    Mentees,
    /// Those who have places.
    Mentors,
}

/// A checked instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    wants: Vec<u32>,
    places: Vec<u32>,
    scarcer: Side,
    best_first: Rows,
    most_points: u32,
}

impl Instance {
    /// Checks a draft and lays it out; a few passes over the edges.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::matching::sparse::{Draft, Edge, Instance, InstanceError};
    /// let edge = Edge { mentee: 0, mentor: 1, points: 5 };
    /// let draft = Draft { wants: vec![1], places: vec![1], edges: vec![edge] };
    /// let refused = InstanceError::NoMentor { edge: 0, mentor: 1, n: 1 };
    /// assert_eq!(Instance::new(draft), Err(refused));
    /// ```
    pub fn new(draft: Draft) -> Result<Self, InstanceError> {
        let Draft {
            wants,
            places,
            edges,
        } = draft;
        let counted = Counted::of(&wants, &places, &edges)?;
        let units = |all: &[u32], n_edges: &[u32]| -> u64 {
            let pairs = all.iter().zip(n_edges);
            pairs.map(|(all, n)| u64::from(*all.min(n))).sum()
        };
        let demand = units(&wants, &counted.of_mentees);
        let supply = units(&places, &counted.of_mentors);
        let most = counted.most_points;
        let (scarcer, starts, n_others) = if demand <= supply {
            (Side::Mentees, starts(&counted.of_mentees), places.len())
        } else {
            (Side::Mentors, starts(&counted.of_mentors), wants.len())
        };
        let ends = |edge: &Edge| match scarcer {
            Side::Mentees => (edge.mentee, edge.mentor),
            Side::Mentors => (edge.mentor, edge.mentee),
        };
        let rows = falling(starts, &edges, most, ends);
        let best_first = settled(rows, n_others).map_err(|(at, to)| {
            let (mentee, mentor) = match scarcer {
                Side::Mentees => (at, to),
                Side::Mentors => (to, at),
            };
            InstanceError::Twice { mentee, mentor }
        })?;
        Ok(Self {
            wants,
            places,
            scarcer,
            best_first,
            most_points: most,
        })
    }

    /// How many mentors each mentee wants.
    pub fn wants(&self) -> &[u32] {
        &self.wants
    }

    /// How many mentees each mentor has places for.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// The side with fewer units that an edge could use.
    pub fn scarcer(&self) -> Side {
        self.scarcer
    }

    /// Rows of the scarcer side, best first, among equals by number.
    pub fn best_first(&self) -> &Rows {
        &self.best_first
    }

    /// The most points of any edge.
    pub fn most_points(&self) -> u32 {
        self.most_points
    }

    /// Units of the scarcer side and of the other.
    pub fn units(&self) -> (&[u32], &[u32]) {
        match self.scarcer {
            Side::Mentees => (&self.wants, &self.places),
            Side::Mentors => (&self.places, &self.wants),
        }
    }
}

struct Counted {
    of_mentees: Vec<u32>,
    of_mentors: Vec<u32>,
    most_points: u32,
}

impl Counted {
    /// Checks every number on the way.
    fn of(wants: &[u32], places: &[u32], edges: &[Edge]) -> Result<Self, InstanceError> {
        for (role, n) in [("mentees", wants.len()), ("mentors", places.len())] {
            if n > MAX_PEOPLE {
                return Err(InstanceError::People { role, n });
            }
        }
        if edges.len() > MAX_EDGES {
            return Err(InstanceError::Edges(edges.len()));
        }
        let odd = |all: &[u32], most| all.iter().position(|n| *n == 0 || *n > most);
        if let Some(mentee) = odd(wants, MAX_WANTS) {
            let wants = wants[mentee];
            return Err(InstanceError::Wants { mentee, wants });
        }
        if let Some(mentor) = odd(places, MAX_PLACES) {
            let places = places[mentor];
            return Err(InstanceError::Places { mentor, places });
        }
        let mut counted = Self {
            of_mentees: vec![0; wants.len()],
            of_mentors: vec![0; places.len()],
            most_points: 0,
        };
        for (edge, at) in edges.iter().enumerate() {
            let Some(mentee) = counted.of_mentees.get_mut(at.mentee as usize) else {
                let (mentee, n) = (at.mentee, wants.len());
                return Err(InstanceError::NoMentee { edge, mentee, n });
            };
            *mentee += 1;
            let Some(mentor) = counted.of_mentors.get_mut(at.mentor as usize) else {
                let (mentor, n) = (at.mentor, places.len());
                return Err(InstanceError::NoMentor { edge, mentor, n });
            };
            *mentor += 1;
            if at.points > MAX_POINTS {
                let points = at.points;
                return Err(InstanceError::Points { edge, points });
            }
            counted.most_points = counted.most_points.max(at.points);
        }
        Ok(counted)
    }
}
