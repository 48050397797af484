//! Telling people of their circle: letters to everybody in a published circle
//! who has none yet.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::flow::outbox::{without_circle_letter, write_circle_letters};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, DateField, FormDraft, Look, Need};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::odd_day_words;

/// How many lack a letter, by when the first message goes out, and the press.
#[component]
pub(super) fn TellCircles(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let draft = FormDraft::new(format!("circle-letters/{id}"));
    let day = draft.text("day");
    let n = Memo::new(move |_| without_circle_letter(&programme.read()).len());
    let letters = [("round", "enrolment"), ("sent", "no")];
    let outbox = StoredValue::new(Route::Outbox(id).href_with(&letters));
    let odd_day = Memo::new(move |_| odd_day_words(&day.read(), session.today()));
    let blocked = Signal::derive(move || {
        let is_missing = day.read().is_empty();
        is_missing
            .then(|| text!(circles.day_first))
            .or(odd_day.get())
    });
    let write = move |()| {
        let Ok(write_by) = day.get_untracked().parse() else {
            return;
        };
        let n = n.get_untracked();
        let new_id = || Id::new(session.new_id());
        let change = write_circle_letters(&programme.get_untracked(), write_by, new_id);
        let done = text_n!(n, outbox.written_1, outbox.written_n);
        if change.is_some_and(|change| act.make(change, done)) {
            draft.done();
        }
    };
    view! {
        <Show when=move || { n.get() > 0 }>
            <section class="cm-next cm-no-print" aria-labelledby="tell-circles">
                <h2 id="tell-circles">{t!(circles.tell_title)}</h2>
                <p>{t!(circles.tell_text)}</p>
                <DateField
                    id="circles-by"
                    label=t!(circles.write_by)
                    value=day
                    need=Need::Required
                    error=odd_day
                    on_change=move |it: String| day.set(it)
                />
                <Button
                    id="write-circle-letters"
                    label=Signal::derive(move || text_n!(n.get(), outbox.write_1, outbox.write_n))
                    on_press=write
                    blocked
                />
                <p><ButtonLink href=outbox.get_value() label=t!(circles.to_outbox) look=Look::Outline /></p>
            </section>
        </Show>
    }
}
