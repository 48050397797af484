//! host tests.

#[path = "host/store.rs"]
mod store;
