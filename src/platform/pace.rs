//! Pauses for long work on the page's own thread: whenever a piece has taken its
//! time, the browser may draw and listen first. Leaves out the work.

use std::cell::Cell;
use std::rc::Rc;

use super::clock::{now_ms, wait_ms};

/// How long a piece of work may take, in milliseconds: half of what a person
/// feels as a delay, since what comes before and after it counts too.
const PIECE_MS: u64 = 24;

/// Gives a pause whenever the last one is long enough ago; for the pace of work.
pub fn pauses() -> impl Fn() -> Option<std::pin::Pin<Box<dyn Future<Output = ()>>>> {
    let since = Rc::new(Cell::new(now_ms()));
    move || {
        // A clock that was set back counts as time that went by.
        if now_ms().abs_diff(since.get()) < PIECE_MS {
            return None;
        }
        let since = Rc::clone(&since);
        Some(Box::pin(async move {
            wait_ms(0).await;
            since.set(now_ms());
        }))
    }
}
