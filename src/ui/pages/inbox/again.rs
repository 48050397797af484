//! Lets a reply that was put aside wait in the Inbox again.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::flow::inbox::history::take_up_again;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look};

/// The button.
#[component]
pub fn TakeUpAgain(
    /// The message.
    id: Id<Message>,
    /// Whose it is, for who hears the button only.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let take = move |()| {
        let programme = desk.programme().get_untracked();
        if let Some(change) = take_up_again(&programme, std::slice::from_ref(&id)) {
            act.make(change, text!(enrol.again_done));
        }
    };
    view! {
        <Button
            label=t!(enrol.again)
            look=Look::Plain
            about=Signal::stored(about)
            on_press=take
        />
    }
}
