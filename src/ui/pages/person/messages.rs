//! What came from and about the person: what it was, how it came, by whose key,
//! what became of it; and recording a correction by hand.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::domain::people::Person;
use crate::flow::inbox::history::{key_then, messages_of, not_standing};
use crate::flow::inbox::judge::{Difference, KeyState};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{ButtonLink, Details, Look, Tag, Tone};
use crate::ui::pages::inbox::TakeUpAgain;
use crate::ui::routes::Route;
use crate::ui::widgets::message_words::{
    came_words, key_tone, key_words, place_words, value_words, what_words,
};

/// A message as the page shows it.
#[derive(Clone, PartialEq)]
struct Line {
    message: Message,
    key: KeyState,
    not_standing: Vec<Difference>,
}

/// The messages of a person, newest first.
#[component]
pub fn Messages(id: String, person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let type_in = Route::TypeIn(id.clone()).href_with(&[("person", person.as_str())]);
    let inbox = StoredValue::new(Route::Inbox(id).href());
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        let Some(person) = programme.people.get(&person) else {
            return Vec::new();
        };
        let messages = messages_of(&programme, person);
        let line = |message: &&Message| Line {
            key: key_then(person, &messages, message),
            not_standing: not_standing(&programme, person, message),
            message: (*message).clone(),
        };
        messages.iter().map(line).collect::<Vec<_>>()
    });
    let n = Memo::new(move |_| lines.read().len());
    view! {
        <section class="cm-section" aria-labelledby="messages">
            <h2 id="messages">{t!(enrol.messages_title)}</h2>
            <Show
                when=move || n.get() != 0
                fallback=|| view! { <p>{t!(enrol.messages_none)}</p> }
            >
                <Details summary=Signal::derive(move || text_n!(n.get(), enrol.messages_1, enrol.messages_n))>
                    <ol class="cm-list">
                        {move || {
                            let lines = lines.get().into_iter();
                            lines.map(|line| view! { <One line inbox /> }).collect_view()
                        }}
                    </ol>
                </Details>
            </Show>
            <p>{t!(enrol.correct_text)}</p>
            <ButtonLink href=type_in label=t!(enrol.correct_act) look=Look::Outline />
        </section>
    }
}

#[component]
fn One(line: Line, inbox: StoredValue<String>) -> impl IntoView {
    let programme = use_desk().programme();
    let Line {
        message,
        key,
        not_standing,
    } = line;
    let state = match message.state {
        MessageState::Accepted => (t!(enrol.state_accepted), Tone::Good),
        MessageState::Declined => (t!(enrol.state_declined), Tone::Plain),
        MessageState::Waiting => (t!(enrol.state_waiting), Tone::Waiting),
    };
    let what = {
        let message = message.clone();
        move || what_words(&message)
    };
    let after = match message.state {
        MessageState::Accepted => None,
        MessageState::Declined => {
            let (id, about) = (message.id.clone(), what_words(&message));
            Some(view! { <TakeUpAgain id about /> }.into_any())
        }
        MessageState::Waiting => {
            let href = inbox.get_value();
            Some(view! { <a href=href>{t!(enrol.in_the_inbox)}</a> }.into_any())
        }
    };
    let differs = (!not_standing.is_empty()).then(|| {
        let words = move || {
            let programme = programme.read();
            let lines = not_standing.iter().map(|it| {
                let (place, value) = (place_words(&programme, &it.at), value_words(&it.new));
                view! { <li>{text!(enrol.not_standing, place = place, value = value)}</li> }
            });
            lines.collect_view()
        };
        view! {
            <p class="cm-note">{t!(enrol.not_standing_text)}</p>
            <ul>{words}</ul>
        }
    });
    view! {
        <li>
            <strong>{what}</strong>
            " "
            <Tag text=state.0 tone=state.1 />
            " "
            <Tag text=Signal::derive(move || key_words(key)) tone=key_tone(key) />
            <p class="cm-note">{move || came_words(&message)}</p>
            {differs}
            {after}
        </li>
    }
}
