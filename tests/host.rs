//! host tests.
#![allow(clippy::unwrap_used)] // helpers of tests may unwrap as tests do

#[path = "host/bundle.rs"]
mod bundle;
#[path = "host/bundle_props.rs"]
mod bundle_props;
#[path = "host/bundle_trust.rs"]
mod bundle_trust;
#[path = "host/rules.rs"]
mod rules;
#[path = "host/exchange.rs"]
mod exchange;
#[path = "host/store.rs"]
mod store;
#[path = "host/templates.rs"]
mod templates;
