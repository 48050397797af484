//! The causal map every document is kept in. Leaves out what a field means.
