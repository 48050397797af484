//! One of several applications under one address: beside which others it
//! stands, and what only it says.

use leptos::prelude::*;

use super::words::{place_words, value_words};
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::flow::inbox::several::several;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::widgets::moment::moment_words;

/// What tells it from the others.
#[component]
pub(super) fn BesideOthers(id: Id<Message>) -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| {
        let programme = desk.programme().read();
        let message = programme.messages.get(&id)?;
        let all = several(&programme, message);
        let at = all.iter().position(|it| it.message == id)?;
        Some((all, at))
    });
    move || {
        let (all, at) = found.get()?;
        let n = all.len();
        let it = &all[at];
        let made = it.made_at_ms.map(moment_words);
        let when = made.map(|made| {
            let words = if at == 0 {
                text!(enrol.several_last, n = n, at = made)
            } else {
                text!(enrol.several_earlier, n = n, at = made)
            };
            view! { <p>{words}</p> }
        });
        let n_keys = all.iter().filter_map(|it| it.key).max().unwrap_or(0);
        let key = match it.key {
            None => text!(enrol.several_unsigned),
            Some(_) if n_keys == 1 => text!(enrol.several_one_key),
            Some(key) => text!(enrol.several_key, key = key, n = n_keys),
        };
        let programme = desk.programme();
        let own = it.own.iter().map(|(at, value)| {
            let place = place_words(&programme.read(), at);
            view! { <li>{format!("{place}: {}", value_words(value))}</li> }
        });
        let own = own.collect_view();
        let is_same = it.own.is_empty();
        Some(view! {
            {when}
            <p>{key}</p>
            {if is_same {
                view! { <p>{t!(enrol.several_same)}</p> }.into_any()
            } else {
                view! { <p>{t!(enrol.several_own)}</p><ul>{own}</ul> }.into_any()
            }}
        })
    }
}
