//! The matcher worker's loop: work a slice at a time, so that it hears Stop
//! between two slices; alone, or with others who read rows. Leaves out the work.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Others, breathe, listen_with_ports, post, take_part};
use crate::worker::matcher::{Job, Matcher, Paused, Request, Turn};
use crate::worker::protocol::{FromWorker, RequestId, ToWorker};

/// Arcs looked at before the worker listens again: some 20 to 40 ms.
const SLICE: u64 = 4_000_000;

/// What is known between two requests.
#[derive(Clone, Default)]
struct Desk {
    stopped: Rc<Cell<Option<RequestId>>>,
    /// The last run, where it was stopped and may go on.
    paused: Rc<Cell<Option<Paused>>>,
}

/// Inside the worker: answers the page, as long as the worker lives.
pub fn serve_matching() {
    let desk = Desk::default();
    let mut others = BTreeMap::new();
    listen_with_ports::<Matcher>(move |message, ports| match message {
        ToWorker::Ask(id, request) => {
            let others = others.remove(&id);
            wasm_bindgen_futures::spawn_local(work(id, request, others, desk.clone()));
        }
        ToWorker::Stop(id) => desk.stopped.set(Some(id)),
        ToWorker::Lead(id) => drop(others.insert(id, Others::new(&ports))),
        ToWorker::Help(request) => take_part(&request, &ports),
    });
}

async fn work(id: RequestId, request: Request, mut others: Option<Others>, desk: Desk) {
    let mut job = Job::going_on(&request, desk.paused.take());
    drop(request);
    let answer = loop {
        if let Some(others) = &mut others {
            others.tend(&mut job, SLICE);
        }
        match job.slice(SLICE) {
            Turn::More(progress) => post::<Matcher>(FromWorker::Progress(id, progress)),
            Turn::Over(answer) => break answer,
        }
        breathe().await;
        if desk.stopped.get() == Some(id) {
            desk.stopped.set(None);
            job.stop();
        }
    };
    desk.paused.set(job.into_paused());
    post::<Matcher>(FromWorker::Answer(id, answer));
}
