//! What was decided before: what came, how it came, what became of it.

use leptos::prelude::*;

use super::again::TakeUpAgain;
use super::words::came_words;
use crate::domain::message::{Message, MessageState};
use crate::session::use_desk;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Details, Tag, Tone};

/// At most so many are listed; the trail has all.
const MAX_LISTED: usize = 100;

/// The messages that were decided about, the newest first.
#[component]
pub(super) fn Past() -> impl IntoView {
    let programme = use_desk().programme();
    let decided = Memo::new(move |_| {
        let programme = programme.read();
        let messages = programme.messages.values();
        let decided = messages.filter(|it| it.state != MessageState::Waiting);
        let mut decided: Vec<_> = decided.cloned().collect();
        decided.sort_by(|a, b| (b.received_at_ms, &b.id).cmp(&(a.received_at_ms, &a.id)));
        decided
    });
    let n = Memo::new(move |_| decided.read().len());
    let line = |message: std::sync::Arc<Message>| {
        let name = message.from_name.clone();
        let tag = match message.state {
            MessageState::Accepted => (t!(enrol.state_accepted), Tone::Good),
            MessageState::Declined | MessageState::Waiting => {
                (t!(enrol.state_declined), Tone::Plain)
            }
        };
        let again = (message.state == MessageState::Declined).then(|| {
            let (id, about) = (message.id.clone(), name.clone());
            view! { <TakeUpAgain id about /> }
        });
        view! {
            <li>
                <strong>{name}</strong>" "<Tag text=tag.0 tone=tag.1 />
                <p class="cm-note">{move || came_words(&message)}</p>
                {again}
            </li>
        }
    };
    view! {
        <Show when=move || n.get() != 0>
            <section class="cm-section">
                <Details summary=Signal::derive(move || text_n!(n.get(), enrol.past_1, enrol.past_n))>
                    <ul class="cm-list">
                        {move || decided.get().into_iter().take(MAX_LISTED).map(line).collect_view()}
                    </ul>
                </Details>
            </section>
        </Show>
    }
}
