//! host tests.
