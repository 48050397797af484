//! Ending a published pairing: a reason, and whether the two may meet again.
//!
//! Leaves out the letters both get, which the Outbox writes.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::session::use_session;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Checkbox, Dialog, FormDraft, Look, Need, TextField};

/// A pairing that is to be ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// The pairing.
    pub pairing: Id<Pairing>,
    /// The mentee's name.
    pub mentee_name: String,
    /// The mentor's name.
    pub mentor_name: String,
}

/// The question before a pairing is ended.
#[component]
pub fn Ending(
    /// The pairing asked about, while the question stands.
    ending: RwSignal<Option<Parting>>,
) -> impl IntoView {
    let session = use_session();
    let act = use_act();
    // Typed before the page was loaded again, it stands in the next dialog.
    let draft = FormDraft::new("end-pairing");
    let reason = draft.text("reason");
    let again = RwSignal::new(false);
    let title = Signal::derive(move || {
        let row = ending.get();
        row.map(|row| {
            text!(
                review.end_title,
                mentee = row.mentee_name,
                mentor = row.mentor_name
            )
        })
        .unwrap_or_default()
    });
    let close = move || {
        ending.set(None);
        reason.set(String::new());
        draft.done();
        again.set(false);
    };
    let end = Callback::new(move |()| {
        let Some(row) = ending.get_untracked() else {
            return;
        };
        let change = Change::EndPairing {
            pairing: row.pairing,
            on: session.today(),
            reason: reason.get_untracked().trim().to_owned(),
            not_again: again.get_untracked().then(|| session.new_id()),
        };
        let done = text!(
            review.ended_done,
            mentee = row.mentee_name,
            mentor = row.mentor_name
        );
        close();
        act.make(change, done);
    });
    view! {
        <Dialog
            id="end-pairing"
            title
            open=Signal::derive(move || ending.read().is_some())
            on_close=move |()| close()
        >
            <p>{t!(review.end_text)}</p>
            <TextField
                id="end-reason"
                label=t!(review.end_reason)
                hint=t!(review.end_reason_hint)
                need=Need::Optional
                value=reason
                on_input=move |text: String| reason.set(text)
            />
            <Checkbox
                id="not-again"
                label=t!(review.not_again)
                hint=t!(review.not_again_text)
                checked=again
                on_change=move |on: bool| again.set(on)
            />
            <div class="cm-acts"><Button label=t!(review.end_act) look=Look::Danger on_press=end /></div>
        </Dialog>
    }
}
