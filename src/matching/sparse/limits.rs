//! What an instance may hold at most, so that no sum overflows.

/// Mentees, and mentors.
pub const MAX_PEOPLE: usize = 1_000_000;
/// Edges.
pub const MAX_EDGES: usize = 100_000_000;
/// Mentors a mentee may want.
pub const MAX_WANTS: u32 = 3;
/// Places a mentor may have.
pub const MAX_PLACES: u32 = 5;
/// Points of an edge.
pub const MAX_POINTS: u32 = 1_000_000;
