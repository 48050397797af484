//! host tests.

#[path = "host/rules.rs"]
mod rules;
#[path = "host/store.rs"]
mod store;
#[path = "host/templates.rs"]
mod templates;
