//! Messages between the page and its workers: what crosses (`protocol`), what
//! each worker does with a request (pure), and the two ends in the browser
//! (`port` in the worker, `client` in the page). Leaves out the work itself.

pub mod bundles;
pub mod files;
#[cfg(feature = "mail")]
mod mail;
pub mod matcher;
pub mod messages;
pub mod protocol;
pub mod sealing;

#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod client;
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
pub mod port;
