//! Components that know nothing of mentoring: they take words, values and
//! callbacks. One file each; `/kit` in a debug build shows them all.
//!
//! Words come in as `#[prop(into)] Signal<String>` (`t!(…)` makes one), values
//! as signals down and callbacks up, looks as enums. A component's `id` is
//! given by the caller, so that links, labels and tests can rely on it.

pub mod button;
pub mod dom;
pub mod icon;
pub mod notice;
pub mod page;
pub mod skip;
pub mod tag;

pub use button::{Button, ButtonLink, Look};
pub use icon::{Icon, Shape};
pub use notice::{Notice, NoticeArea, NoticeKind, Notices, provide_notices, use_notices};
pub use page::{Page, PageWidth, provide_site_name};
pub use skip::SkipLink;
pub use tag::{Tag, Tone};

/// An id nobody else on the page has; only where the caller need not know it.
pub(crate) fn dom_id() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("cm-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
