//! Texts for every turn, with merge fields. Leaves out sending: people send letters themselves.
