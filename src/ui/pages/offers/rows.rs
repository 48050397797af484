//! A row: one offered pairing, what each side said, and what can be done.

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::pairing::{OfferAnswer, Pairing, Round};
use crate::domain::people::{Person, Role};
use crate::domain::whole::Programme;
use crate::flow::offers::{Offer, OfferState};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Align, Button, Column, Look, RowKind, Tag, Tone, use_query_state};
use crate::ui::pages::review::Parting;
use crate::ui::routes::Route;
use crate::ui::widgets::message_words::came_words;
use crate::ui::widgets::moment::{day_words, day_words_at};
use crate::ui::widgets::offer_words::{offer_state_name, offer_state_tone};

/// One side of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRow {
    /// The person, if still there.
    person: Option<Id<Person>>,
    /// Full name.
    pub name: String,
    /// Family name first.
    sort_name: String,
    /// What they said.
    pub answer: OfferAnswer,
    /// On which day.
    on: Option<Date>,
    /// When they were first sent a letter that asks.
    asked_at_ms: Option<i64>,
    /// The message it came with.
    came: Option<Arc<Message>>,
    /// What they added.
    words: String,
    /// The code they answer with.
    code: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferRow {
    /// The pairing.
    pub pairing: Id<Pairing>,
    /// The round it was offered in.
    pub round: Id<Round>,
    /// How it stands.
    pub state: OfferState,
    /// The mentee's side.
    pub mentee: SideRow,
    /// The mentor's side.
    pub mentor: SideRow,
    /// Day to answer by.
    due: Option<Date>,
    /// Why it ended.
    reason: String,
}

impl OfferRow {
    /// One side.
    pub const fn side(&self, role: Role) -> &SideRow {
        match role {
            Role::Mentee => &self.mentee,
            Role::Mentor => &self.mentor,
        }
    }
}

/// How the table knows rows.
pub const KIND: RowKind<OfferRow> = RowKind {
    id: |row| row.pairing.to_string(),
    name: |row| format!("{} – {}", row.mentee.name, row.mentor.name),
    search: Some(|row| {
        let words = [
            &row.mentee.name,
            &row.mentor.name,
            &row.mentee.code,
            &row.mentor.code,
        ];
        words.map(String::as_str).join(" ")
    }),
};

/// Every row: those that want something done first, then by name.
pub fn rows(programme: &Programme, offers: &[Offer]) -> Vec<OfferRow> {
    let side = |offer: &Offer, role: Role| {
        let part = offer.pairing.side(role);
        let person = programme.person_of(part);
        let said = offer.answered(role);
        SideRow {
            person: person.map(|it| it.id.clone()),
            name: programme.name_of(part),
            sort_name: person
                .map(|it| fold_name(&format!("{} {}", it.family_name, it.given_name)))
                .unwrap_or_default(),
            answer: said.answer,
            on: said.on,
            asked_at_ms: offer.asked_at_ms(role),
            came: said
                .came
                .and_then(|id| programme.messages.get(&id).cloned()),
            words: said.words,
            code: offer.code(role),
        }
    };
    let row = |offer: &Offer| OfferRow {
        pairing: offer.pairing.id.clone(),
        round: offer.pairing.round.clone(),
        state: offer.state,
        mentee: side(offer, Role::Mentee),
        mentor: side(offer, Role::Mentor),
        due: offer.due,
        reason: offer.pairing.ended_reason.clone(),
    };
    let mut rows: Vec<OfferRow> = offers.iter().map(row).collect();
    rows.sort_by(|a, b| {
        (a.state, &a.mentee.sort_name, &a.pairing).cmp(&(b.state, &b.mentee.sort_name, &b.pairing))
    });
    rows
}

/// "Yes on 4 March", or since when there is no answer.
fn answer_words(row: &OfferRow, side: &SideRow) -> String {
    let day = side.on.map(day_words).unwrap_or_default();
    match side.answer {
        OfferAnswer::Accepted => text!(offers.yes_on, day = day),
        OfferAnswer::Declined => text!(offers.no_on, day = day),
        OfferAnswer::None if row.state.waits() => match side.asked_at_ms {
            Some(at) => text!(offers.silent_since, day = day_words_at(at)),
            None => text!(offers.not_sent),
        },
        OfferAnswer::None => text!(offers.answer_none),
    }
}

const fn answer_tone(answer: OfferAnswer) -> Tone {
    match answer {
        OfferAnswer::None => Tone::Waiting,
        OfferAnswer::Accepted => Tone::Good,
        OfferAnswer::Declined => Tone::Bad,
    }
}

/// A side: who, what they said, how it came, what they added.
fn side_cell(id: &str, row: &OfferRow, role: Role) -> impl IntoView + use<> {
    let (row, side) = (row.clone(), row.side(role).clone());
    let name = side.name.clone();
    let name = match &side.person {
        Some(person) => {
            let href = Route::Person(id.to_owned(), person.to_string()).href();
            view! { <a href=href>{name}</a> }.into_any()
        }
        None => view! { {name} }.into_any(),
    };
    let came = side.came.clone();
    let came =
        came.map(|it| view! { <span class="cm-beside usa-hint">{move || came_words(&it)}</span> });
    let words = (!side.words.trim().is_empty()).then(|| {
        let words = text!(offers.added, words = side.words.clone());
        view! { <span class="cm-beside">{words}</span> }
    });
    let answer = side.answer;
    let said = Signal::derive(move || answer_words(&row, &side));
    view! {
        {name}" "
        <Tag text=said tone=answer_tone(answer) />
        {came}
        {words}
    }
}

/// By when, or why it ended.
fn details(row: &OfferRow) -> Option<String> {
    match row.state {
        OfferState::Overdue => Some(text!(offers.due_was, day = day_words(row.due?))),
        state if state.waits() => Some(text!(offers.due, day = day_words(row.due?))),
        OfferState::Left | OfferState::Over => {
            let reason = row.reason.trim();
            (!reason.is_empty()).then(|| reason.to_owned())
        }
        _ => None,
    }
}

/// The columns; `id` is the programme's.
pub fn columns(id: &str, ending: RwSignal<Option<Parting>>) -> Vec<Column<OfferRow>> {
    let (of_mentee, of_mentor, of_acts) = (id.to_owned(), id.to_owned(), id.to_owned());
    let query = use_query_state();
    vec![
        Column::new("mentee", t!(review.mentee), move |row: &OfferRow| {
            side_cell(&of_mentee, row, Role::Mentee)
        })
        .sorted(|row| row.mentee.sort_name.clone()),
        Column::new("mentor", t!(review.mentor), move |row: &OfferRow| {
            side_cell(&of_mentor, row, Role::Mentor)
        })
        .sorted(|row| row.mentor.sort_name.clone()),
        Column::new("state", t!(offers.col_state), |row: &OfferRow| {
            let row = row.clone();
            let state = row.state;
            view! {
                <Tag text=Signal::derive(move || offer_state_name(state)) tone=offer_state_tone(state) />
                <span class="cm-beside usa-hint">{move || details(&row)}</span>
            }
        })
        .sorted(|row| row.state),
        Column::new("acts", t!(offers.col_acts), move |row: &OfferRow| {
            let about = (KIND.name)(row);
            let next = Route::NextOffer(of_acts.clone(), row.pairing.to_string()).href();
            let next = matches!(row.state, OfferState::Left | OfferState::Overdue).then(|| {
                let about = about.clone();
                view! {
                    <a class="usa-button usa-button--unstyled" href=next>
                        {t!(offers.next)}
                        <span class="usa-sr-only">" "{about}</span>
                    </a>
                }
            });
            let stands = !matches!(row.state, OfferState::Left | OfferState::Over);
            let pairing = row.pairing.to_string();
            let record = stands.then(|| {
                let open = move |()| query.set("record", Some(pairing.clone()));
                view! { <Button label=t!(offers.record) look=Look::Plain about=about.clone() on_press=open /> }
            });
            let parting = Parting {
                pairing: row.pairing.clone(),
                mentee_name: row.mentee.name.clone(),
                mentor_name: row.mentor.name.clone(),
            };
            let end = stands.then(|| {
                let ask = move |()| ending.set(Some(parting.clone()));
                view! { <Button label=t!(review.end) look=Look::Plain about=about.clone() on_press=ask /> }
            });
            view! { {next} {record} {end} }
        })
        .align(Align::Acts),
    ]
}
