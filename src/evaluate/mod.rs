//! Counts and statistics with small numbers suppressed. Leaves out how they are drawn.

pub mod fairness;
pub mod gaps;
pub mod spread;
pub mod suppress;
pub mod ticks;
