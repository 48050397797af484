//! Which mentees were asked to choose and have not answered, the longest wait
//! first.
//!
//! Leaves out what to do about it, which the page Choice offers.

use leptos::prelude::*;

use crate::flow::choice::{ChoiceState, choices};
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::{day_words, day_words_at};
use crate::ui::widgets::wait_list::{NAMED, WaitList};

/// The waits as lines; nothing where nobody waits.
#[component]
pub fn ChoiceWaits(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        if programme.shortlists.is_empty() {
            return (Vec::new(), 0);
        }
        let waits = |state| matches!(state, ChoiceState::Overdue | ChoiceState::Waiting);
        let all = choices(&programme, session.today()).into_iter();
        let mut all: Vec<_> = all
            .filter(|it| waits(it.state))
            .map(|it| {
                // Without a letter the list was told of in another way.
                let on = it.shortlist.and_then(|list| list.asked_on);
                (it.asked_at_ms, on, programme.name_of(&it.mentee))
            })
            .collect();
        all.sort();
        let named = all.iter().take(NAMED).map(|(at, on, name)| {
            let day = at.map(day_words_at).or_else(|| on.map(day_words));
            let day = day.unwrap_or_default();
            text!(choice.waits_since, name = name, day = day)
        });
        (named.collect(), all.len())
    });
    let all = Signal::derive(move || {
        let n = lines.read().1;
        text_n!(n, choice.waits_all_1, choice.waits_all_n)
    });
    let href = Route::Choice(id).href();
    view! { <WaitList id="choice-waits" title=t!(choice.waits_title) lines href all /> }
}
