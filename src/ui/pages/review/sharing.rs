//! Who shares too few places once pairings were changed by hand. Everybody is
//! compared with everybody, so a worker does it; until it has answered, nothing
//! is said of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Now;
use crate::domain::whole::Programme;
use crate::flow::round::{SharedPlaces, Sharing, current_open_round};
use crate::session::use_desk;
use crate::worker::client::WorkerClient;
use crate::worker::matcher::Matcher;

/// Groups, for one state of the programme.
type Known = Option<(Arc<Programme>, Vec<SharedPlaces>)>;

/// The groups as the pairings stand, while they are other than those of the
/// run. Call while a component is set up.
pub(super) fn use_sharing(now: Now, changed: Memo<bool>) -> Signal<Option<Vec<SharedPlaces>>> {
    let programme = use_desk().programme();
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let known = RwSignal::new(Known::None);
    let is_asked = Memo::new(move |_| {
        let now = now.read();
        changed.get() && now.as_ref().is_some_and(|seen| !seen.unmatched.is_empty())
    });
    // Asks a worker: there is nothing to derive an answer from.
    Effect::new(move |_| {
        let programme = programme.get();
        if !is_asked.get() {
            return;
        }
        let Some(round) = current_open_round(&programme).map(|round| round.id.clone()) else {
            return;
        };
        // What stands in the way of a run is said where runs are made.
        let Ok(sharing) = Sharing::of(&programme, &round) else {
            return;
        };
        spawn_local(async move {
            // The page may be gone by now.
            let Some(worker) = worker.try_get_value() else {
                return;
            };
            // Without an answer the reasons stand as they are, without groups.
            if let Ok(groups) = worker.shares(&sharing).await {
                let _ = known.try_set(Some((programme, groups)));
            }
        });
    });
    Signal::derive(move || {
        let known = known.read();
        let (of, groups) = known.as_ref()?;
        Arc::ptr_eq(of, &programme.read()).then(|| groups.clone())
    })
}
