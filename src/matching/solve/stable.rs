//! A stable run: mentees ask, mentors keep, and the same check at the end.

use super::{Phase, Proof, Run, State, Step, certificate};
use crate::matching::check::Check;
use crate::matching::stable::Accepting;
use crate::matching::tie::TieBreak;

impl Run {
    pub(super) fn step_stable(&mut self, mut accepting: Accepting, budget: u64) -> Step {
        let n_rows = self.rows.n_rows(budget);
        let is_done = accepting.step(&self.inputs, &self.rows, n_rows);
        let n_pairs = accepting.n_pairs();
        if !is_done {
            let progress = self.progress(Phase::Placing, accepting.n_settled(), n_pairs);
            self.state = State::Stable(accepting);
            return Step::More(progress);
        }
        let proof = Proof {
            pairs: accepting.pairs(),
            mentees: Vec::new(),
            mentors: Vec::new(),
        };
        let tie = TieBreak::new(&self.inputs, 0);
        let certificate = certificate(&self.inputs, &self.free, &self.levels, vec![proof], &tie);
        let check = Check::new(&self.inputs, &certificate);
        self.state = State::Check { certificate, check };
        Step::More(self.progress(Phase::Checking, 0, n_pairs))
    }
}
