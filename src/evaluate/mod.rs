//! Counts and statistics with small numbers suppressed. Leaves out how they are drawn.

pub mod gaps;
