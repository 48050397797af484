//! Workers beside the one that makes a run: started with it and ended with it.
//!
//! Each has one end of a channel, the worker that leads the others. Where one
//! does not start or falls, nobody waits for it and nothing is said: the run
//! ends as it does without.

use js_sys::Array;
use web_sys::MessageChannel;

use super::{Ticket, WorkerClient};
use crate::domain::pace::Pace;
use crate::matching::inputs::Inputs;
use crate::matching::prepare::Prepared;
use crate::matching::share::n_sharers;
use crate::worker::matcher::{Ended, Matcher, Progress, Request, RunError};
use crate::worker::protocol::ToWorker;

/// Workers that read rows; dropping them ends them.
struct Crew {
    _others: Vec<WorkerClient<Matcher>>,
    /// Our ends, for the worker that leads.
    ports: Array,
}

impl Crew {
    /// As many as the machine has cores for and the inputs are worth.
    fn for_run(inputs: &Inputs, request: &Request) -> Self {
        Self::start(n_sharers(inputs, n_at_once()), request)
    }

    fn start(n: usize, request: &Request) -> Self {
        let (ports, mut others) = (Array::new(), Vec::new());
        for _ in 0..n {
            let Ok(channel) = MessageChannel::new() else {
                break;
            };
            let other = WorkerClient::new();
            let help = ToWorker::Help(request.clone());
            if other.send_with(help, &Array::of1(&channel.port2())).is_ok() {
                ports.push(&channel.port1());
                others.push(other);
            }
        }
        Self {
            _others: others,
            ports,
        }
    }
}

impl WorkerClient<Matcher> {
    /// Makes a run; what is found was accepted by the checker in the worker.
    /// `on_ticket` gets the handle that stops it with the best so far. What was
    /// stopped goes on when the same is asked next. Large ones are shared over
    /// several workers.
    pub async fn run(
        &self,
        prepared: &Prepared,
        on_ticket: impl FnOnce(Ticket),
        on_progress: impl Fn(Progress) + 'static,
        pace: &Pace,
    ) -> Result<Ended, RunError> {
        let request = Request::run(prepared);
        pace.rest().await;
        // Ended when the run is over.
        let crew = Crew::for_run(&prepared.inputs, &request);
        let lead = |ticket: Ticket| {
            if crew.ports.length() > 0 {
                // Without it the run is the worker's alone.
                let _ = self.send_with(ToWorker::Lead(ticket.0), &crew.ports);
            }
            on_ticket(ticket);
        };
        let answer = self.ask_with(request, lead, on_progress).await?;
        Ok(answer.into_ended(pace).await?)
    }
}

/// How many threads the machine can run at once, as the browser says.
fn n_at_once() -> usize {
    let n = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    // A number of cores: small and whole.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let n = n.clamp(1.0, 1024.0) as usize;
    n
}
