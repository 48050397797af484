//! Questions of stability to the matcher.

use super::WorkerClient;
use crate::domain::rules::Objective;
use crate::flow::round::{RatherFew, Stability};
use crate::matching::inputs::Inputs;
use crate::matching::stable::Price;
use crate::worker::matcher::{self, Matcher, RunError};

impl WorkerClient<Matcher> {
    /// Who would both rather have each other as the pairings of a round stand.
    pub async fn rather(&self, stability: &Stability) -> Result<RatherFew, RunError> {
        let answer = self.ask(matcher::Request::rather(stability)).await?;
        Ok(stability.named(&answer.into_rather()?))
    }

    /// What a stable answer reaches beside the best one.
    pub async fn price(
        &self,
        inputs: &Inputs,
        objective: Objective,
        on_progress: impl Fn(matcher::Progress) + 'static,
    ) -> Result<Price, RunError> {
        let request = matcher::Request::price(inputs, objective);
        let answer = self.ask_with(request, |_| {}, on_progress).await?;
        Ok(answer.into_priced()?)
    }
}
