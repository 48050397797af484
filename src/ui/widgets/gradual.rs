//! Something worked out from signals: at once where that is quick, in pieces
//! beside the page where thousands of people stand behind it.
//!
//! Leaves out the work, and what is shown until it is done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::pace::{Pace, at_once};
use crate::domain::whole::Programme;
use crate::platform::clock::wait_ms;
use crate::session::page_pace;

/// From how many participations on a programme is read in pieces.
const MANY: usize = 500;

/// Whether reading everybody of a programme takes too long to do at once.
pub fn is_large(programme: &Programme) -> bool {
    programme.participations.len() >= MANY
}

/// What `work` gives, followed as the signals that it and `is_large` read
/// change. Where it is large, what stood before stays until the new is there,
/// and at first there is nothing.
///
/// `work` reads its signals before it gives its future. Call while a component
/// is set up.
pub fn use_gradual<T, W>(
    is_large: impl Fn() -> bool + Copy + Send + Sync + 'static,
    work: impl Fn(Pace) -> W + Copy + Send + Sync + 'static,
) -> Signal<Option<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    W: Future<Output = T> + 'static,
{
    let quick = Memo::new(move |_| (!is_large()).then(|| at_once(work(Pace::AT_ONCE))));
    let slow = RwSignal::new(None::<T>);
    let turn = StoredValue::new(0_u32);
    // Takes time: there is nothing to derive yet.
    Effect::new(move |_| {
        let this = turn.get_value().wrapping_add(1);
        turn.set_value(this);
        if !is_large() {
            slow.set(None);
            return;
        }
        let work = work(page_pace());
        spawn_local(async move {
            // First the page, and whatever else it begins.
            wait_ms(0).await;
            let made = work.await;
            // The page may be gone, or something newer under way.
            if turn.try_get_value() == Some(this) {
                let _ = slow.try_set(Some(made));
            }
        });
    });
    Signal::derive(move || quick.get().or_else(|| slow.get()))
}
