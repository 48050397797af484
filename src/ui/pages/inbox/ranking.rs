//! A mentee's order of a shortlist in the Inbox: what it would do.

use leptos::prelude::*;

use super::look::{Whose, said};
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::choice::ranking::RankMeans;
use crate::session::use_desk;
use crate::ui::widgets::choice_words::rank_words;

/// What it would do, what was added, and whose it is where that is not clear.
#[component]
pub(super) fn RankingLines(
    means: RankMeans,
    note: String,
    part: RwSignal<Option<Id<Participation>>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let whose = match &means {
        RankMeans::Several(parts) => Some(view! { <Whose parts=parts.clone() part /> }),
        _ => None,
    };
    let words = move || rank_words(&programme.read(), &means).map(|it| view! { <p>{it}</p> });
    view! { {words} {said(note)} {whose} }
}
