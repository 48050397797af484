//! The browser's edge, one thin wrapper per thing.
//!
//! Each file wraps one part of the browser and says in its types when that part
//! is missing: nothing here panics because a browser lacks something. Leaves
//! out every decision; uses nothing of the project's own, so that whoever reads
//! a file here sees all that it can do. Workers have the clock only.

mod capability;
pub mod clock;

#[cfg(feature = "page")]
pub mod base;
#[cfg(feature = "page")]
pub mod clear;
pub mod clipboard;
#[cfg(feature = "page")]
pub mod entropy;
#[cfg(feature = "page")]
pub mod files;
#[cfg(feature = "page")]
pub mod handles;
#[cfg(feature = "page")]
pub mod kept_bytes;
#[cfg(feature = "page")]
pub mod kept_handles;
#[cfg(feature = "page")]
pub mod local;
#[cfg(feature = "page")]
pub mod locks;
#[cfg(feature = "page")]
pub mod media;
#[cfg(feature = "page")]
pub mod open_link;
#[cfg(feature = "page")]
pub mod pace;
#[cfg(feature = "page")]
pub mod persist;
#[cfg(feature = "page")]
pub mod print;
#[cfg(feature = "page")]
mod small_db;
#[cfg(feature = "page")]
pub mod tab_memory;
#[cfg(feature = "page")]
pub mod tabs;
#[cfg(feature = "page")]
pub mod update;

pub use capability::PlatformError;
