//! Who waits for which supervisor since when, the longest wait first.
//!
//! Leaves out what to do about it, which the page Approvals offers.

use leptos::prelude::*;

use crate::flow::enrol::asking::{Wait, waits};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::wait_list::{NAMED, WaitList};

/// The waits as lines; nothing where nobody waits.
#[component]
pub fn ApprovalWaits(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let lines = Memo::new(move |_| {
        let found = programme.with(|it| waits(it, session.today()));
        let lines = found.iter().take(NAMED).map(line).collect::<Vec<_>>();
        (lines, found.len())
    });
    let all = Signal::derive(move || {
        let n = lines.read().1;
        text_n!(n, approvals.waits_all_1, approvals.waits_all_n)
    });
    let href = Route::Approvals(id).href();
    view! { <WaitList id="approval-waits" title=t!(approvals.waits_title) lines href all /> }
}

fn line(wait: &Wait) -> String {
    let (name, supervisor) = (wait.name.clone(), wait.supervisor.clone());
    match wait.since {
        Some(day) if wait.is_overdue => text!(
            approvals.waits_late,
            name = name,
            supervisor = supervisor,
            day = day_words(day)
        ),
        Some(day) => text!(
            approvals.waits_since,
            name = name,
            supervisor = supervisor,
            day = day_words(day)
        ),
        None => text!(approvals.waits_for, name = name, supervisor = supervisor),
    }
}
