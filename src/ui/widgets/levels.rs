//! Programme levels as words and choices, in the page's language.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::form::Level;
use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::flow::level_map::levels_in_order;
use crate::ui::kit::Choice;
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
