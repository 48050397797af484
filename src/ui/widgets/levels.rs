//! Programme levels and ladders as words and choices, in the page's language.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::form::Level;
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::flow::ladders::{GENERAL_SCHEDULE, Ladder};
use crate::flow::level_map::levels_in_order;
use crate::session::use_desk;
use crate::ui::i18n::text;
use crate::ui::kit::{Checkbox, Choice};
pub use crate::ui::widgets::letter_words::page_language;

/// A level's name, or an empty text where it is gone.
pub fn level_name(programme: &Programme, level: &Id<Level>) -> String {
    programme
        .levels
        .get(level)
        .map(|level| level.name.in_language(page_language()).to_owned())
        .unwrap_or_default()
}

/// The levels of a programme to choose from, lowest first.
pub fn level_choices(programme: Signal<Arc<Programme>>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        let programme = programme.read();
        levels_in_order(&programme)
            .into_iter()
            .map(|level| Choice::new(level.id.as_str(), level.name.in_language(page_language())))
            .collect::<Vec<_>>()
    });
    choices.into()
}

/// The name of a ladder.
pub fn ladder_name(ladder: &Ladder) -> String {
    if ladder.word == GENERAL_SCHEDULE.word {
        text!(levels.ladder_us)
    } else {
        text!(levels.ladder_uk)
    }
}

/// The sentence beside a box that takes a ladder.
pub fn ladder_label(ladder: &Ladder) -> String {
    let name = ladder_name(ladder);
    text!(levels.ladder_check, n = ladder.grades.len(), name = name)
}

/// What taking a ladder does: from which grade to which, and what gives way.
pub fn ladder_hint(programme: &Programme, ladder: &Ladder) -> String {
    let first = ladder.grades.first().copied().unwrap_or_default();
    let last = ladder.grades.last().copied().unwrap_or_default();
    let does = text!(levels.ladder_text, first = first, last = last);
    if programme.levels.is_empty() {
        return does;
    }
    format!("{does} {}", text!(levels.ladder_replaces))
}

/// The box that takes a ladder; nothing where none fits.
#[component]
pub fn LadderCheck(
    /// The ladder that fits, if one does.
    #[prop(into)]
    ladder: Signal<Option<&'static Ladder>>,
    /// Whether it is taken.
    #[prop(into)]
    takes: Signal<bool>,
    /// Called with whether it is taken now.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        ladder.get().map(|ladder| {
            view! {
                <Checkbox
                    id="take-ladder"
                    label=Signal::derive(move || ladder_label(ladder))
                    hint=Signal::derive(move || ladder_hint(&programme.read(), ladder))
                    checked=takes
                    on_change=on_change
                />
            }
        })
    }
}
