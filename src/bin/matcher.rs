//! The matcher worker: scores and solves beside the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    civic_mentor::worker::port::serve_matching();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
