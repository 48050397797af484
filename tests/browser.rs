//! Tests that need a browser: run by `wasm-bindgen-test` in headless Chromium.
#![cfg(all(target_arch = "wasm32", feature = "page"))]
#![allow(clippy::unwrap_used)] // a test that fails says where

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/kit.rs"]
mod kit;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/platform.rs"]
mod platform;
#[path = "browser/store.rs"]
mod store;
