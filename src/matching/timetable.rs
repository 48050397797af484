//! Speed mentoring: who meets whom, in which round, and who waits how long.
//!
//! 1. Who meets whom is a flow (`transport`), exact and proven: most meetings;
//!    then most people with one at all; then most points. Each mentee meets
//!    different mentors, up to `per_mentee`, each mentor up to `rounds` mentees.
//! 2. Rounds are an edge colouring of the pairs ([`colour`]): as many rounds as
//!    whoever has most meetings has of them, which is the fewest there can be
//!    (Kőnig 1916), and nobody is in two places at once.
//! 3. Meetings change rounds while somebody's wait gets shorter ([`spread`]): a
//!    search for better neighbours, not proven best. [`Timetable::longest_wait`]
//!    stands beside [`Timetable::least_wait`], below which no timetable of these
//!    meetings can come; where they are equal it is best.
//!
//! Nothing depends on the order of people but numbers given to them in the
//! order of their keys. Leaves out days and times (`flow::timetable`).

mod check;
mod colour;
mod spread;

pub use check::{Fault, check};

use super::transport::{Points, Shared, Sharing, Terms, Units};

/// The most rounds of one event.
pub const MAX_ROUNDS: u32 = 40;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Mentors each mentee is to meet.
    pub per_mentee: u32,
    /// Rounds there is time for: no mentor meets more mentees.
    pub rounds: u32,
}

/// A wish that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WishError {
    /// No meeting or no round.
    #[error("at least one meeting and one round")]
    Nothing,
    /// More rounds than [`MAX_ROUNDS`].
    #[error("{0} rounds: at most {MAX_ROUNDS}")]
    TooManyRounds(u32),
    /// More meetings for each mentee than rounds.
    #[error("{per_mentee} meetings in {rounds} rounds")]
    MoreThanRounds {
        /// Meetings of each mentee.
        per_mentee: u32,
        /// Rounds.
        rounds: u32,
    },
}

impl Wish {
    /// What stands in its way.
    pub fn checked(self) -> Result<Self, WishError> {
        let Self { per_mentee, rounds } = self;
        if per_mentee == 0 || rounds == 0 {
            Err(WishError::Nothing)
        } else if rounds > MAX_ROUNDS {
            Err(WishError::TooManyRounds(rounds))
        } else if per_mentee > rounds {
            Err(WishError::MoreThanRounds { per_mentee, rounds })
        } else {
            Ok(self)
        }
    }

    /// Who has how many units.
    pub fn terms(self, n_mentees: usize, n_mentors: usize) -> Terms {
        Terms {
            mentees: Units {
                each: vec![self.per_mentee; n_mentees],
                n_first: 1,
            },
            mentors: Units {
                each: vec![self.rounds; n_mentors],
                n_first: 1,
            },
        }
    }
}

/// A meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The mentee.
    pub mentee: u32,
    /// The mentor.
    pub mentor: u32,
    /// The round, from 0.
    pub round: u32,
    /// The pair's points.
    pub points: u32,
}

/// Who meets whom when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// By mentee, then mentor.
    pub meetings: Vec<Meeting>,
    /// Rounds in use.
    pub n_rounds: u32,
    /// The most rounds in a row that somebody who has a meeting is without one.
    pub longest_wait: u32,
    /// No timetable of these meetings in so few rounds comes below this.
    pub least_wait: u32,
    /// What proves the choice of meetings best.
    pub proof: Shared,
}

/// A timetable being made.
#[derive(Clone, Debug)]
pub struct Making {
    sharing: Sharing,
    n_mentees: usize,
    n_mentors: usize,
}

impl Making {
    /// One that has not begun.
    pub fn new(points: &impl Points, wish: Wish) -> Self {
        let (n_mentees, n_mentors) = (points.n_mentees(), points.n_mentors());
        Self {
            sharing: Sharing::new(&wish.terms(n_mentees, n_mentors), points.most()),
            n_mentees,
            n_mentors,
        }
    }

    /// Works until about `budget` arcs were looked at; the timetable at the end.
    pub fn step(&mut self, points: &mut impl Points, budget: u64) -> Option<Timetable> {
        let shared = self.sharing.step(points, budget)?;
        Some(in_rounds(shared, self.n_mentees, self.n_mentors))
    }

    /// How far it is: done, of how many, meetings so far.
    pub fn known(&self) -> (usize, usize, usize) {
        self.sharing.known()
    }
}

/// Makes a timetable at once.
///
/// # Example
/// ```
/// use civic_mentor::matching::timetable::{Wish, check, timetable};
/// use civic_mentor::matching::transport::Table;
/// let everybody = vec![(0, 3), (1, 2)];
/// let mut table = Table { rows: vec![everybody.clone(), everybody], n_mentors: 2 };
/// let wish = Wish { per_mentee: 2, rounds: 3 };
/// let made = timetable(&mut table, wish);
/// assert_eq!((made.meetings.len(), made.n_rounds, made.longest_wait), (4, 2, 0));
/// assert!(check(&mut table, wish, &made).is_ok());
/// ```
pub fn timetable(points: &mut impl Points, wish: Wish) -> Timetable {
    let mut making = Making::new(points, wish);
    loop {
        if let Some(made) = making.step(points, u64::MAX) {
            return made;
        }
    }
}

fn in_rounds(proof: Shared, n_mentees: usize, n_mentors: usize) -> Timetable {
    let pairs: Vec<(u32, u32)> = proof
        .meets
        .iter()
        .map(|it| (it.mentee, it.mentor))
        .collect();
    let mut plan = colour::coloured(&pairs, n_mentees, n_mentors);
    spread::shorten_waits(&mut plan);
    let rounds = plan.rounds();
    let meetings = proof.meets.iter().zip(rounds).map(|(it, round)| Meeting {
        mentee: it.mentee,
        mentor: it.mentor,
        round,
        points: it.points,
    });
    Timetable {
        meetings: meetings.collect(),
        n_rounds: plan.n_rounds,
        longest_wait: plan.longest_wait(),
        least_wait: plan.least_wait(),
        proof,
    }
}
