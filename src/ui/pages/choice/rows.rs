//! A row: a mentee who can choose, the list they were asked about, their order.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person};
use crate::domain::whole::Programme;
use crate::flow::choice::{ChoiceState, MenteeChoice};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Align, Button, Column, Look, RowKind, Tag, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::choice_words::{choice_state_name, choice_state_tone, numbered_names};
use crate::ui::widgets::moment::{day_words, day_words_at};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceRow {
    /// The mentee.
    pub mentee: Id<Participation>,
    person: Option<Id<Person>>,
    /// Full name.
    pub name: String,
    sort_name: String,
    /// How it stands.
    pub state: ChoiceState,
    since: Option<Date>,
    asked_at_ms: Option<i64>,
    due: Option<Date>,
    answered_on: Option<Date>,
    /// The mentors on the list, as they are numbered.
    pub mentors: Vec<(Id<Participation>, String)>,
    listed: String,
    order: String,
    words: String,
    code: String,
}

/// How the table knows rows.
pub const KIND: RowKind<ChoiceRow> = RowKind {
    id: |row| row.mentee.to_string(),
    name: |row| row.name.clone(),
    search: Some(|row| format!("{} {} {}", row.name, row.listed, row.code)),
};

/// Every row.
pub fn rows(programme: &Programme, choices: &[MenteeChoice]) -> Vec<ChoiceRow> {
    let row = |it: &MenteeChoice| {
        let person = programme.person_of(&it.mentee);
        let list = it.shortlist.clone().unwrap_or_default();
        let on_it = list.on_it();
        ChoiceRow {
            mentee: it.mentee.clone(),
            person: person.map(|it| it.id.clone()),
            name: programme.name_of(&it.mentee),
            sort_name: person
                .map(|it| fold_name(&format!("{} {}", it.family_name, it.given_name)))
                .unwrap_or_default(),
            state: it.state,
            since: list.asked_on,
            asked_at_ms: it.asked_at_ms,
            due: list.reply_by,
            answered_on: list.answered_on,
            listed: numbered_names(programme, &on_it),
            order: numbered_names(programme, &list.in_order()),
            mentors: on_it
                .into_iter()
                .map(|part| {
                    let name = programme.name_of(&part);
                    (part, name)
                })
                .collect(),
            words: list.mentee_words,
            code: it.code(),
        }
    };
    choices.iter().map(row).collect()
}

/// Since when, or on which day, in words.
fn details(row: &ChoiceRow) -> Option<String> {
    match row.state {
        ChoiceState::NotAsked => None,
        ChoiceState::Answered => Some(text!(choice.answered_on, day = day_words(row.answered_on?))),
        ChoiceState::Overdue => Some(text!(offers.due_was, day = day_words(row.due?))),
        ChoiceState::Unsent => Some(text!(offers.due, day = day_words(row.due?))),
        ChoiceState::Waiting => {
            let day = row.asked_at_ms.map(day_words_at);
            let day = day.or_else(|| row.since.map(day_words))?;
            Some(text!(offers.silent_since, day = day))
        }
    }
}

/// The columns; `id` is the programme's.
pub fn columns(id: &str) -> Vec<Column<ChoiceRow>> {
    let id = id.to_owned();
    let query = use_query_state();
    vec![
        Column::new("mentee", t!(review.mentee), move |row: &ChoiceRow| {
            let name = row.name.clone();
            match &row.person {
                Some(person) => {
                    let href = Route::Person(id.clone(), person.to_string()).href();
                    view! { <a href=href>{name}</a> }.into_any()
                }
                None => view! { {name} }.into_any(),
            }
        })
        .sorted(|row| row.sort_name.clone()),
        Column::new("state", t!(offers.col_state), |row: &ChoiceRow| {
            let row = row.clone();
            let state = row.state;
            view! {
                <Tag text=Signal::derive(move || choice_state_name(state)) tone=choice_state_tone(state) />
                <span class="cm-beside usa-hint">{move || details(&row)}</span>
            }
        })
        .sorted(|row| (row.state, row.asked_at_ms, row.since)),
        Column::new("list", t!(choice.col_list), |row: &ChoiceRow| row.listed.clone()),
        Column::new("order", t!(choice.col_order), |row: &ChoiceRow| {
            let words = row.words.trim();
            let words = (!words.is_empty()).then(|| {
                let words = text!(offers.added, words = words);
                view! { <span class="cm-beside">{words}</span> }
            });
            let is_none = row.state == ChoiceState::Answered && row.order.is_empty();
            let order = row.order.clone();
            let order = move || if is_none { text!(choice.record_none) } else { order.clone() };
            view! { {order} {words} }
        }),
        Column::new("acts", t!(offers.col_acts), move |row: &ChoiceRow| {
            let (about, mentee) = (row.name.clone(), row.mentee.to_string());
            let is_asked = row.state != ChoiceState::NotAsked;
            let record = is_asked.then(|| {
                let mentee = mentee.clone();
                let open = move |()| {
                    query.set_all(vec![("record", Some(mentee.clone())), ("pick", None)]);
                };
                view! { <Button label=t!(offers.record) look=Look::Plain about=about.clone() on_press=open /> }
            });
            let open = move |()| {
                query.set_all(vec![("pick", Some(mentee.clone())), ("record", None)]);
            };
            view! {
                {record}
                <Button label=t!(choice.pick_open) look=Look::Plain about=about on_press=open />
            }
        })
        .align(Align::Acts),
    ]
}
