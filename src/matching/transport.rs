//! Who meets whom, and who leads whom: mentees shared out to mentors by exact
//! flow, and the proof.
//!
//! Each mentee has a few units and each mentor too; a pair uses one of each, at
//! most once. Of all ways: most pairs; then as many as can be of the units that
//! count first (a mentee's first meeting, the places up to an even share); then
//! most points. One flow over one number for all three ([`Weights`]), and its
//! potentials prove it ([`check()`]). Leaves out rounds (`timetable`), sizes of
//! groups (`groups`) and where points come from ([`Points`]).

mod check;

pub use check::{Fault, check};

use super::flow::{Flow, Limits, Source, Stage};
use super::inputs::Inputs;
use super::network::{Edge, Room};
use super::rows::{Row, Rows};

/// Where the points of pairs come from.
pub trait Points {
    /// Number of mentees.
    fn n_mentees(&self) -> usize;
    /// Number of mentors.
    fn n_mentors(&self) -> usize;
    /// The most points a pair can have.
    fn most(&self) -> u32;
    /// Puts the mentors a mentee may meet, with points, into `row`, which is
    /// empty; by mentor.
    fn row(&mut self, mentee: usize, row: &mut Vec<(u32, u32)>);
}

/// The pairs the rules allow and their points.
#[derive(Clone, Debug)]
pub struct RulePoints {
    rows: Rows,
    row: Row,
    most: u32,
}

impl RulePoints {
    /// By the rules of these inputs.
    pub fn new(inputs: &Inputs) -> Self {
        Self {
            rows: Rows::new(inputs),
            row: Row::default(),
            most: inputs.rules.max_points(),
        }
    }
}

impl Points for RulePoints {
    fn n_mentees(&self) -> usize {
        self.rows.n_mentees()
    }

    fn n_mentors(&self) -> usize {
        self.rows.n_mentors()
    }

    fn most(&self) -> u32 {
        self.most
    }

    fn row(&mut self, mentee: usize, row: &mut Vec<(u32, u32)>) {
        self.rows.score(mentee, &mut self.row);
        row.extend(self.row.eligible());
    }
}

/// A table of points as it stands: for each mentee the mentors and points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// For each mentee, by mentor.
    pub rows: Vec<Vec<(u32, u32)>>,
    /// Number of mentors.
    pub n_mentors: usize,
}

impl Points for Table {
    fn n_mentees(&self) -> usize {
        self.rows.len()
    }

    fn n_mentors(&self) -> usize {
        self.n_mentors
    }

    fn most(&self) -> u32 {
        let points = self.rows.iter().flatten().map(|(_, points)| *points);
        points.max().unwrap_or(0)
    }

    fn row(&mut self, mentee: usize, row: &mut Vec<(u32, u32)>) {
        row.extend_from_slice(&self.rows[mentee]);
    }
}

/// Units of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// How many each of them has.
    pub each: Vec<u32>,
    /// How many of these, used first, count before points.
    pub n_first: u32,
}

impl Units {
    fn n_first_in_all(&self) -> i128 {
        let first = self.each.iter().map(|all| (*all).min(self.n_first));
        first.map(i128::from).sum()
    }

    fn n_in_all(&self) -> i128 {
        self.each.iter().copied().map(i128::from).sum()
    }

    fn rooms(&self, first: i128) -> Vec<Room<i128>> {
        let room = |all: &u32| Room {
            all: *all,
            n_bonus: self.n_first.min(*all),
            bonus: first,
            costs: (0, 0),
        };
        self.each.iter().map(room).collect()
    }
}

/// Who has how many units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Mentees.
    pub mentees: Units,
    /// Mentors.
    pub mentors: Units,
}

/// What a pair and a unit that counts first weigh, a point weighing 1: each
/// more than everything below it can amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Weights {
    pair: i128,
    first: i128,
}

impl Weights {
    fn new(terms: &Terms, most: u32) -> Self {
        let (mentees, mentors) = (&terms.mentees, &terms.mentors);
        let n_pairs = mentees.n_in_all().min(mentors.n_in_all());
        let points = n_pairs * i128::from(most);
        let first = points + 1;
        let n_first = mentees.n_first_in_all() + mentors.n_first_in_all();
        Self {
            pair: n_first * first + points + 1,
            first,
        }
    }
}

/// A pair that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meet {
    /// The mentee.
    pub mentee: u32,
    /// The mentor.
    pub mentor: u32,
    /// Its points.
    pub points: u32,
}

/// The best pairs and what proves them: a potential for each person, that of
/// nobody being 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The pairs, in order.
    pub meets: Vec<Meet>,
    /// Of each mentee.
    pub mentees: Vec<i128>,
    /// Of each mentor.
    pub mentors: Vec<i128>,
}

/// Points as gains for the flow.
struct Gains<'a, P> {
    points: &'a mut P,
    pair: i128,
    row: Vec<(u32, u32)>,
}

impl<P: Points> Source<i128> for Gains<'_, P> {
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<i128>>) {
        self.row.clear();
        self.points.row(mentee, &mut self.row);
        let pair = self.pair;
        let gain = |(mentor, points): &(u32, u32)| Edge {
            mentor: *mentor,
            mark: *points,
            gain: pair + i128::from(*points),
        };
        edges.extend(self.row.iter().map(gain));
    }
}

/// A sharing out under way.
#[derive(Clone, Debug)]
pub struct Sharing {
    flow: Flow<i128>,
    weights: Weights,
    n_mentees: usize,
}

impl Sharing {
    /// One that has not begun; units beyond the people there are, are passed over.
    pub fn new(terms: &Terms, most: u32) -> Self {
        let weights = Weights::new(terms, most);
        let wants = terms.mentees.rooms(weights.first);
        let places = terms.mentors.rooms(weights.first);
        Self {
            n_mentees: wants.len(),
            flow: Flow::new(wants, places, Limits::USUAL),
            weights,
        }
    }

    /// Works until about `budget` arcs were looked at; the answer at the end.
    pub fn step(&mut self, points: &mut impl Points, budget: u64) -> Option<Shared> {
        let mut source = Gains {
            points,
            pair: self.weights.pair,
            row: Vec::new(),
        };
        if self.flow.step(&mut source, budget) != Stage::Done {
            return None;
        }
        let network = self.flow.network();
        let (mut mentees, mentors) = network.potentials();
        for (mentee, potential) in mentees.iter_mut().enumerate() {
            // Whoever may meet nobody has units that gain nothing.
            if network.row(mentee).is_empty() {
                *potential = -self.weights.first;
            }
        }
        let meet = |(mentee, mentor, points)| Meet {
            mentee,
            mentor,
            points,
        };
        Some(Shared {
            meets: network.pairs().into_iter().map(meet).collect(),
            mentees,
            mentors,
        })
    }

    /// How far it is: done, of how many, pairs so far.
    pub fn known(&self) -> (usize, usize, usize) {
        let done = self.flow.stage().n_thirds(self.n_mentees);
        (done, 3 * self.n_mentees, self.flow.network().n_pairs())
    }
}

/// Shares out at once.
///
/// # Example
/// ```
/// use civic_mentor::matching::transport::{Table, Terms, Units, check, share};
/// let mut table = Table { rows: vec![vec![(0, 5), (1, 1)], vec![(0, 4)]], n_mentors: 2 };
/// let terms = Terms {
///     mentees: Units { each: vec![1, 1], n_first: 1 },
///     mentors: Units { each: vec![1, 1], n_first: 0 },
/// };
/// let shared = share(&mut table, &terms);
/// assert_eq!(shared.meets.len(), 2);
/// assert!(check(&mut table, &terms, &shared).is_ok());
/// ```
pub fn share(points: &mut impl Points, terms: &Terms) -> Shared {
    let mut sharing = Sharing::new(terms, points.most());
    loop {
        if let Some(shared) = sharing.step(points, u64::MAX) {
            return shared;
        }
    }
}
