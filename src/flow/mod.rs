//! Multi-step work as state machines. Leaves out screens and storage.

pub mod templates;
