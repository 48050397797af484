//! A run that was stopped and may go on: kept until the same is asked again, or
//! something else. Leaves out that the page may end the worker at any time;
//! then the same run starts anew and ends as it would have.

use super::Request;
use crate::matching::digest::sha256;
use crate::matching::solve::Run;

/// A run that may go on.
#[derive(Clone, Debug)]
pub struct Paused {
    asked: [u8; 32],
    run: Run,
}

impl Paused {
    pub(super) fn new(asked: [u8; 32], run: Run) -> Self {
        Self { asked, run }
    }

    /// The run, where this is what it was asked for.
    pub(super) fn of(self, asked: [u8; 32]) -> Option<Run> {
        (self.asked == asked).then_some(self.run)
    }
}

/// What tells one request to run from another.
pub(super) fn asked(request: &Request) -> [u8; 32] {
    sha256(&[&request.inputs, &request.beside])
}
