//! Why an edit does not fit the graph. Nothing was changed then.

use crate::matching::sparse::limits::{MAX_EDGES, MAX_PEOPLE, MAX_PLACES, MAX_POINTS, MAX_WANTS};

/// Why an edit does not fit the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Nobody of this number.
    #[error("no mentee {0}")]
    NoMentee(u32),
    /// Nobody of this number.
    #[error("no mentor {0}")]
    NoMentor(u32),
    /// The pair is not among those that may be, or is locked.
    #[error("mentee {mentee} and mentor {mentor} have no edge")]
    NoEdge {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// The pair is locked, or not locked.
    #[error("mentee {mentee} and mentor {mentor}: the pair is locked, or it is not")]
    Lock {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// A pair stands twice.
    #[error("number {0} stands twice")]
    Twice(u32),
    /// More than a mentee may want or a mentor may have.
    #[error("{0}: at most {MAX_WANTS} wants, {MAX_PLACES} places")]
    Units(u32),
    /// Fewer wants or places than locked pairs.
    #[error("{n_locked} locked pairs need as many wants and places")]
    Locked {
        /// How many.
        n_locked: u32,
    },
    /// More than [`MAX_POINTS`].
    #[error("{0} points, at most {MAX_POINTS}")]
    Points(u32),
    /// More people or edges than a graph may have.
    #[error("at most {MAX_PEOPLE} people and {MAX_EDGES} edges")]
    TooMany,
}
