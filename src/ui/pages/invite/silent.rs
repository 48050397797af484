//! Who of the people invited has not answered: a list of addresses is pasted and
//! compared; it is kept nowhere. For those nobody heard from there is a reminder
//! to copy.

use leptos::prelude::*;

use crate::flow::enrol::invited::invited;
use crate::letters::date_in_words;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{CopyButton, Details, Look, Need, TextArea};
use crate::ui::widgets::letter_words::page_language;

/// The list, how its people stand, and the reminder.
#[component]
pub(super) fn Silent(
    /// The invitation's link, where it has one.
    link: Signal<Option<String>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let pasted = RwSignal::new(String::new());
    let found = Memo::new(move |_| invited(&programme.read(), &pasted.read()));
    let addresses = Signal::derive(move || found.read().silent.join("; "));
    let reminder = Signal::derive(move || reminder_of(&programme.read().facts, link.get()));
    let counts = move || {
        let found = found.read();
        if found.n_all() == 0 {
            return String::new();
        }
        let n = found.here.len();
        let here = text_n!(n, enrol.silent_here_1, enrol.silent_here_n);
        let n = found.waiting.len();
        let waiting = text_n!(n, enrol.silent_waiting_1, enrol.silent_waiting_n);
        let n = found.silent.len();
        let silent = text_n!(n, enrol.silent_1, enrol.silent_n);
        [silent, waiting, here].join(" ")
    };
    let lines = move || {
        let silent = found.with(|it| it.silent.clone());
        let lines = silent.into_iter().map(|it| view! { <li>{it}</li> });
        lines.collect_view()
    };
    view! {
        <section class="cm-section" aria-labelledby="silent">
            <h2 id="silent">{t!(enrol.silent_title)}</h2>
            <Details summary=t!(enrol.silent_open)>
                <TextArea
                    id="invited"
                    label=t!(enrol.silent_list)
                    hint=t!(enrol.silent_hint)
                    need=Need::Optional
                    value=pasted
                    on_input=move |it: String| pasted.set(it)
                    rows=5
                />
                <p role="status">{counts}</p>
                <Show when=move || !found.read().silent.is_empty()>
                    <ul class="cm-list">{lines}</ul>
                    <div class="cm-acts">
                        <CopyButton text=addresses label=t!(enrol.silent_copy) />
                        <CopyButton text=reminder label=t!(enrol.silent_reminder) look=Look::Outline />
                    </div>
                </Show>
            </Details>
        </section>
    }
}

/// A reminder to all of them, in the page's language.
fn reminder_of(facts: &crate::domain::facts::Facts, link: Option<String>) -> String {
    let mut lines = vec![text!(enrol.reminder_text, programme = facts.name)];
    if let Some(day) = facts.apply_by {
        let day = date_in_words(day, page_language());
        lines.push(text!(enrol.apply_by_words, day = day));
    }
    lines.extend(link);
    lines.push(text!(enrol.reminder_no));
    let from = [
        &facts.coordinator_name,
        &facts.coordinator_email,
        &facts.coordinator_phone,
    ];
    let from = from.into_iter().filter(|it| !it.trim().is_empty());
    let from: Vec<&str> = from.map(|it| it.trim()).collect();
    lines.push(from.join("\n"));
    lines.join("\n\n")
}
