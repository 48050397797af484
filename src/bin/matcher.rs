//! The matcher worker: scores and solves beside the page, a slice at a time,
//! so that it hears Stop between two slices.

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::cell::Cell;
    use std::rc::Rc;

    use civic_mentor::worker::matcher::Matcher;
    use civic_mentor::worker::port::listen;
    use civic_mentor::worker::protocol::ToWorker;

    let stopped = Rc::new(Cell::new(None));
    listen::<Matcher>(move |message| match message {
        ToWorker::Ask(id, request) => {
            wasm_bindgen_futures::spawn_local(work(id, request, stopped.clone()));
        }
        ToWorker::Stop(id) => stopped.set(Some(id)),
    });
}

#[cfg(target_arch = "wasm32")]
async fn work(
    id: civic_mentor::worker::protocol::RequestId,
    request: civic_mentor::worker::matcher::Request,
    stopped: std::rc::Rc<std::cell::Cell<Option<civic_mentor::worker::protocol::RequestId>>>,
) {
    use civic_mentor::worker::matcher::{Job, Matcher, Turn};
    use civic_mentor::worker::port::{breathe, post};
    use civic_mentor::worker::protocol::FromWorker;

    /// Arcs looked at before the worker listens again: some 20 to 40 ms.
    const SLICE: u64 = 4_000_000;
    let mut job = Job::new(&request);
    let answer = loop {
        match job.slice(SLICE) {
            Turn::More(progress) => post::<Matcher>(FromWorker::Progress(id, progress)),
            Turn::Over(answer) => break answer,
        }
        breathe().await;
        if stopped.get() == Some(id) {
            stopped.set(None);
            job.stop();
        }
    };
    post::<Matcher>(FromWorker::Answer(id, answer));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
