//! Stable answers: no two people who would both rather have each other.
//!
//! Everybody prefers whom they ranked, in their order; then who gives more
//! points; then the run's tie-break number decides, so that no preference is
//! left open ([`taste`]). Mentees ask, mentors keep the best ([`accept`]):
//! deferred acceptance, with several wants and places. What comes out is
//! stable pair by pair, and of all answers that are, every mentee likes it
//! best; it is not the one with most points. Whatever answer there is,
//! [`rather()`] lists who would both rather have each other, and [`Price`] sets
//! what a stable answer reaches beside what the best one does.
//!
//! Invariant: settled pairs stay; they use wants and places, and nobody asks
//! for them or gives them up. Leaves out the check, which is code of its own
//! (`check::stable`).

mod accept;
mod price;
mod rather;
mod taste;

pub use accept::Accepting;
pub use price::{Price, Pricing};
pub use rather::{MOST_TOLD, Rather, RatherThan, Side, Why, rather};
pub use taste::{Taste, Tastes};
