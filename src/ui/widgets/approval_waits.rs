//! Who waits for which supervisor since when, the longest wait first.
//!
//! Leaves out what to do about it, which the page Approvals offers.

use leptos::prelude::*;

use crate::flow::enrol::asking::{Wait, waits};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;

/// How many are named before the link to all.
const NAMED: usize = 5;

/// The waits as lines; nothing where nobody waits.
#[component]
pub fn ApprovalWaits(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let waits = Memo::new(move |_| programme.with(|it| waits_of(it, session.today())));
    let href = Route::Approvals(id).href();
    move || {
        let (named, n) = waits.get();
        let lines = named
            .into_iter()
            .map(|wait| view! { <li>{line(&wait)}</li> });
        let href = href.clone();
        (n > 0).then(|| {
            view! {
                <section class="cm-section" aria-labelledby="approval-waits">
                    <h2 id="approval-waits">{t!(approvals.waits_title)}</h2>
                    <ul class="cm-list">{lines.collect_view()}</ul>
                    <p><a href=href>{move || text_n!(n, approvals.waits_all_1, approvals.waits_all_n)}</a></p>
                </section>
            }
        })
    }
}

fn waits_of(
    programme: &crate::domain::whole::Programme,
    today: jiff::civil::Date,
) -> (Vec<Wait>, usize) {
    let mut waits = waits(programme, today);
    let n = waits.len();
    waits.truncate(NAMED);
    (waits, n)
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
