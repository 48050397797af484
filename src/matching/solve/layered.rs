//! A run with quotas or subjects: its own way to the answer, the same check at
//! the end.

use super::{Phase, Run, SolveError, State, Step, certificate};
use crate::matching::check::Check;
use crate::matching::layered::{Layered, Stage};

impl Run {
    pub(super) fn step_layered(&mut self, mut layered: Box<Layered>, budget: u64) -> Step {
        let stage = layered.step(&self.inputs, &self.rows, &self.free, budget);
        let n_pairs = layered.n_pairs();
        let (phase, n_done) = match stage {
            Stage::Reading(at) => (Phase::Scoring, at),
            Stage::First(at) | Stage::Rest(at) => (Phase::Placing, at),
            Stage::Dearer(_) | Stage::Back(_) => (Phase::BreakingTies, 0),
            Stage::StillTied => return Step::Failed(SolveError::StillTied),
            Stage::Done => {
                let (tries, layers, tie) = layered.into_proof();
                let mut certificate =
                    certificate(&self.inputs, &self.free, &self.levels, tries, &tie);
                certificate.layers = Some(layers);
                let check = Check::new(&self.inputs, &certificate);
                self.state = State::Check { certificate, check };
                return Step::More(self.progress(Phase::Checking, 0, n_pairs));
            }
        };
        self.state = State::Layered(layered);
        Step::More(self.progress(phase, n_done, n_pairs))
    }
}
