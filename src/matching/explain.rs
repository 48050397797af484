//! What another choice would cost, and why some must go without.
//!
//! Read off an answer and its prices without solving again, and exact: the
//! same as a run with that pair locked would give. Leaves out why the rules
//! keep a single pair apart (`judge`), and words.

mod loss;
mod losses;
mod shortage;

pub use loss::Loss;
pub use losses::Losses;
pub use shortage::{Shortage, Shortages};
