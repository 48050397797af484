//! People as numbers and the pairs that may be, laid out for the solver.
//!
//! Edges come in any order; the layout, and so the answer, does not depend on
//! it. The side with fewer units (wants or places) is the scarcer one: its
//! rows are kept best first. Leaves out where the edges come from (`read`).

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

/// Somebody of the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub to: u32,
    /// What the pair is worth.
    pub points: u32,
}

/// The edges of one side, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

impl Rows {
    /// One person's edges.
    #[inline]
    pub fn row(&self, at: usize) -> &[Entry] {
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The same edges by the other side, which has so many people; each row by
    /// number.
    #[must_use]
    pub fn turned(&self, n_others: usize) -> Self {
        let mut counts = vec![0; n_others];
        for entry in &self.entries {
            counts[entry.to as usize] += 1;
        }
        let people = (0_u32..).zip(self.starts.windows(2));
        let edges = people.flat_map(|(at, ends)| {
            let row = &self.entries[ends[0] as usize..ends[1] as usize];
            row.iter().map(move |entry| (entry.to, at, entry.points))
        });
        scatter(starts(&counts), edges)
    }

    /// How many people the side has.
    pub fn n_people(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many edges one person has.
    pub fn n_of(&self, at: usize) -> u32 {
        self.starts[at + 1] - self.starts[at]
    }
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

/// Where each row starts, and the end.
fn starts(counts: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    let mut starts = Vec::with_capacity(counts.len() + 1);
    starts.push(0);
    for count in counts {
        sum += count;
        starts.push(sum);
    }
    starts
}

/// Puts `(row, to, points)` into rows, each in the order they come in.
fn scatter(starts: Vec<u32>, edges: impl Iterator<Item = (u32, u32, u32)>) -> Rows {
    let n_edges = starts.last().copied().unwrap_or(0) as usize;
    let mut next = starts.clone();
    let mut entries = vec![Entry::default(); n_edges];
    for (row, to, points) in edges {
        let at = &mut next[row as usize];
        entries[*at as usize] = Entry { to, points };
        *at += 1;
    }
    Rows { starts, entries }
}

/// Rows of one side with falling points, equals in any order.
fn falling(
    starts: Vec<u32>,
    edges: &[Edge],
    most_points: u32,
    ends: impl Fn(&Edge) -> (u32, u32),
) -> Rows {
    if most_points as usize > edges.len().max(1 << 12) {
        // Too many different points to count each: the rows are sorted later.
        let edges = edges.iter().map(|edge| {
            let (row, to) = ends(edge);
            (row, to, edge.points)
        });
        return scatter(starts, edges);
    }
    let mut counts = vec![0_u32; most_points as usize + 1];
    for edge in edges {
        counts[(most_points - edge.points) as usize] += 1;
    }
    // A pair's ends, in the place of whom and points.
    let by_points = scatter(
        self::starts(&counts),
        edges.iter().map(|edge| {
            let (row, to) = ends(edge);
            (most_points - edge.points, row, to)
        }),
    );
    let mut next = starts.clone();
    let mut entries = vec![Entry::default(); edges.len()];
    for (points, ends) in (0..=most_points).rev().zip(by_points.starts.windows(2)) {
        for pair in &by_points.entries[ends[0] as usize..ends[1] as usize] {
            let at = &mut next[pair.to as usize];
            let to = pair.points;
            entries[*at as usize] = Entry { to, points };
            *at += 1;
        }
    }
    Rows { starts, entries }
}

/// Puts equals of each row in order and sees that nobody stands twice in one;
/// otherwise says who does.
fn settled(mut rows: Rows, n_others: usize) -> Result<Rows, (u32, u32)> {
    let key = |entry: &Entry| (std::cmp::Reverse(entry.points), entry.to);
    let mut seen = vec![0_u32; n_others];
    for (at, ends) in (1_u32..).zip(rows.starts.windows(2)) {
        let row = &mut rows.entries[ends[0] as usize..ends[1] as usize];
        let (mut is_sorted, mut is_falling) = (true, true);
        let mut before = None;
        for entry in row.iter() {
            if std::mem::replace(&mut seen[entry.to as usize], at) == at {
                return Err((at - 1, entry.to));
            }
            let now = key(entry);
            is_sorted &= before.is_none_or(|before| before < now);
            is_falling &= before.is_none_or(|before: (_, u32)| before.0 <= now.0);
            before = Some(now);
        }
        if !is_falling {
            row.sort_unstable_by_key(key);
        } else if !is_sorted {
            for equals in row.chunk_by_mut(|a, b| a.points == b.points) {
                equals.sort_unstable_by_key(|entry| entry.to);
            }
        }
    }
    Ok(rows)
}
