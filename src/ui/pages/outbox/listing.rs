//! What every part of the Outbox looks at: the round or enrolment, the filters
//! of the URL, and the letters they let through.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::pairing::Round;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::outbox::{Filter, LettersOf, Sent, Tellings, letters_of};
use crate::letters::Turn;
use crate::session::use_desk;
use crate::ui::kit::{Query, use_query_state};
use crate::ui::routes::Route;

/// The word of enrolment where addresses name a round.
pub(super) const ENROLMENT: &str = "enrolment";

/// The Outbox of one round, or of enrolment, as the URL asks for it; a cheap
/// handle.
#[derive(Clone, Copy)]
pub struct Listing {
    id: StoredValue<String>,
    of: StoredValue<LettersOf>,
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

/// Reads the letters of a round or of enrolment and the URL's filters; call
/// while set up.
pub fn use_listing(id: &str, of: &LettersOf) -> Listing {
    let programme = use_desk().programme();
    let query = use_query_state();
    let filter = Memo::new(move |_| Filter {
        turn: query.get("turn").and_then(|word| Turn::from_word(&word)),
        language: query
            .get("lang")
            .and_then(|word| Language::from_word(&word)),
        sent: query.get("sent").and_then(|word| Sent::from_word(&word)),
    });
    let of = StoredValue::new(of.clone());
    let letters = Memo::new(move |_| letters_of(&programme.read(), of.get_value(), filter.get()));
    let told = Memo::new(move |_| Tellings::of(&programme.read(), of.get_value()));
    Listing {
        id: StoredValue::new(id.to_owned()),
        of,
        query,
        programme,
        filter,
        letters,
        told,
    }
}

impl Listing {
    /// What the letters belong to.
    pub fn of(self) -> LettersOf {
        self.of.get_value()
    }

    /// The round, unless the letters are of enrolment.
    pub fn round(self) -> Option<Id<Round>> {
        self.of.with_value(|of| of.round().cloned())
    }

    /// The turns letters here can be for.
    pub fn turns(self) -> &'static [Turn] {
        self.of.with_value(LettersOf::turns)
    }

    /// Whether there is any letter; tracked.
    pub fn has_letters(self) -> bool {
        let programme = self.programme.read();
        self.of.with_value(|of| of.has_letters(&programme))
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
        let is_enrolment = self.of() == LettersOf::Enrolment;
        [
            ("round", is_enrolment.then_some(ENROLMENT)),
            ("turn", filter.turn.map(Turn::word)),
            ("lang", filter.language.map(Language::word)),
            ("sent", filter.sent.map(Sent::word)),
        ]
        .into_iter()
        .filter_map(|(name, word)| Some((name, word?)))
        .collect()
    }
}
