//! Asking the matcher for other forms of mentoring than pairs.

use super::WorkerClient;
use crate::matching::groups::{Call, Grouped};
use crate::matching::inputs::Inputs;
use crate::matching::timetable::Wish;
use crate::worker::matcher::{self, Matcher, RunError};

impl WorkerClient<Matcher> {
    /// Who meets whom in which round; the checker in the worker accepted it.
    pub async fn meet(
        &self,
        inputs: &Inputs,
        wish: Wish,
        on_progress: impl Fn(matcher::Progress) + 'static,
    ) -> Result<matcher::Met, RunError> {
        let request = matcher::Request::meet(inputs, wish);
        let answer = self.ask_with(request, |_| {}, on_progress).await?;
        Ok(answer.into_met()?)
    }

    /// Groups as the call asks.
    pub async fn group(&self, inputs: &Inputs, call: &Call) -> Result<Grouped, RunError> {
        let answer = self.ask(matcher::Request::group(inputs, call)).await?;
        Ok(answer.into_grouped()?)
    }
}
