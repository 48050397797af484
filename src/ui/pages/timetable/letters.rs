//! Telling people of their meetings: letters to everybody in the timetable who
//! has none yet.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::timetable::Timetable;
use crate::flow::outbox::{without_event_letter, write_event_letters};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Button, ButtonLink, Look};
use crate::ui::routes::Route;

/// How many lack a letter, and the press that writes them.
#[component]
pub(super) fn TellPeople(made: Arc<Timetable>) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let session = use_session();
    let act = use_act();
    let event = StoredValue::new(made);
    let n = Memo::new(move |_| {
        event.with_value(|event| without_event_letter(&programme.read(), event).len())
    });
    let letters = [("round", "enrolment"), ("sent", "no")];
    let outbox = StoredValue::new(Route::Outbox(desk.id()).href_with(&letters));
    let write = move |()| {
        let n = n.get_untracked();
        let programme = programme.get_untracked();
        let new_id = || Id::new(session.new_id());
        let change = event.with_value(|event| write_event_letters(&programme, event, new_id));
        if let Some(change) = change {
            act.make(change, text_n!(n, outbox.written_1, outbox.written_n));
        }
    };
    view! {
        <Show when=move || { n.get() > 0 }>
            <section class="cm-next cm-no-print" aria-labelledby="tell-people">
                <h2 id="tell-people">{t!(timetable.tell_title)}</h2>
                <p>{t!(timetable.tell_text)}</p>
                <Button
                    id="write-event-letters"
                    label=Signal::derive(move || text_n!(n.get(), outbox.write_1, outbox.write_n))
                    on_press=write
                />
                <p><ButtonLink href=outbox.get_value() label=t!(circles.to_outbox) look=Look::Outline /></p>
            </section>
        </Show>
    }
}
