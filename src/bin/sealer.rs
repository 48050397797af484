//! The sealing worker: seals and opens files beside the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use civic_mentor::worker::port::{listen, post};
    use civic_mentor::worker::protocol::{FromWorker, ToWorker};
    use civic_mentor::worker::sealing::{Sealer, answer};

    listen::<Sealer>(|message| match message {
        ToWorker::Ask(id, request) => {
            let tell = |progress| post::<Sealer>(FromWorker::Progress(id, progress));
            let answer = answer(request, tell);
            post::<Sealer>(FromWorker::Answer(id, answer));
        }
        // A passphrase is tried in one go; Cancel ends the worker.
        ToWorker::Stop(_) | ToWorker::Lead(_) | ToWorker::Help(_) => {}
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
