//! What every part of the Outbox looks at: the round, the filters of the URL,
//! and the letters they let through.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::pairing::Round;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::outbox::{Filter, Sent, Tellings, letters_of};
use crate::letters::Turn;
use crate::session::use_desk;
use crate::ui::kit::{Query, use_query_state};
use crate::ui::routes::Route;

/// The Outbox of one round as the URL asks for it; a cheap handle.
#[derive(Clone, Copy)]
pub struct Listing {
    id: StoredValue<String>,
    round: StoredValue<Id<Round>>,
    query: Query,
    /// The programme.
    pub programme: Signal<Arc<Programme>>,
    /// The filters.
    pub filter: Memo<Filter>,
    /// The letters the filters let through, in order.
    pub letters: Memo<Vec<Arc<Letter>>>,
    /// What the runs tell.
    pub told: Memo<Tellings>,
}

/// Reads the round's letters and the URL's filters; call while set up.
pub fn use_listing(id: &str, round: Id<Round>) -> Listing {
    let programme = use_desk().programme();
    let query = use_query_state();
    let filter = Memo::new(move |_| Filter {
        turn: query.get("turn").and_then(|word| Turn::from_word(&word)),
        language: query
            .get("lang")
            .and_then(|word| Language::from_word(&word)),
        sent: query.get("sent").and_then(|word| Sent::from_word(&word)),
    });
    let of = round.clone();
    let letters = Memo::new(move |_| letters_of(&programme.read(), &of, filter.get()));
    let of = round.clone();
    let told = Memo::new(move |_| Tellings::of(&programme.read(), &of));
    Listing {
        id: StoredValue::new(id.to_owned()),
        round: StoredValue::new(round),
        query,
        programme,
        filter,
        letters,
        told,
    }
}

impl Listing {
    /// The round.
    pub fn round(self) -> Id<Round> {
        self.round.get_value()
    }

    /// Whether the round has any letter; tracked.
    pub fn has_letters(self) -> bool {
        let round = self.round();
        let programme = self.programme.read();
        programme.letters.values().any(|it| it.round == round)
    }

    /// Shows only what a filter lets through.
    pub fn choose(self, filter: Filter) {
        self.query.set_all(vec![
            ("turn", filter.turn.map(|it| it.word().to_owned())),
            ("lang", filter.language.map(|it| it.word().to_owned())),
            ("sent", filter.sent.map(|it| it.word().to_owned())),
            ("page", None),
        ]);
    }

    /// The link to a letter, which keeps the filters for "next" and "back".
    pub fn letter_href(self, letter: &Id<Letter>) -> String {
        let route = Route::Letter(self.id.get_value(), letter.to_string());
        route.href_with(&self.words())
    }

    /// The link to the Outbox with the same filters.
    pub fn outbox_href(self) -> String {
        Route::Outbox(self.id.get_value()).href_with(&self.words())
    }

    fn words(self) -> Vec<(&'static str, &'static str)> {
        let filter = self.filter.get();
        [
            ("turn", filter.turn.map(Turn::word)),
            ("lang", filter.language.map(Language::word)),
            ("sent", filter.sent.map(Sent::word)),
        ]
        .into_iter()
        .filter_map(|(name, word)| Some((name, word?)))
        .collect()
    }
}
