//! The files worker: reads and writes spreadsheets beside the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use civic_mentor::worker::files::{Files, answer};
    use civic_mentor::worker::port::{listen, post};
    use civic_mentor::worker::protocol::{FromWorker, ToWorker};

    listen::<Files>(|message| match message {
        ToWorker::Ask(id, request) => post::<Files>(FromWorker::Answer(id, answer(request))),
        // Work here is done in one go; Cancel ends the worker.
        ToWorker::Stop(_) | ToWorker::Lead(_) | ToWorker::Help(_) => {}
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
