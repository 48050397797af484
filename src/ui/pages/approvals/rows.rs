//! A row: one participation that needs a supervisor's word, and how far it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use leptos::prelude::*;

use super::file::RequestFile;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{ApprovedTime, Participation, Person, Role};
use crate::domain::whole::Programme;
use crate::flow::enrol::approval::{AskState, asks};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Column, Look, RowKind, Tag, Tone, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::words::role_name;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskRow {
    /// Whose.
    pub part: Id<Participation>,
    /// The person.
    pub person: Id<Person>,
    /// Full name.
    pub name: String,
    /// Family name first.
    sort_name: String,
    /// In which role.
    pub role: Role,
    /// The supervisor's name.
    pub supervisor: String,
    /// The supervisor's address.
    pub supervisor_email: String,
    /// How far it is.
    pub state: AskState,
    /// Day the supervisor was asked.
    asked_on: Option<Date>,
    /// Day to answer by.
    pub due_on: Option<Date>,
    /// The code of the request.
    pub code: String,
    /// The most hours a month that were agreed.
    hours: u32,
    /// Whose time they are.
    time: ApprovedTime,
    /// What the supervisor added.
    note: String,
}

/// How the table knows rows.
pub const KIND: RowKind<AskRow> = RowKind {
    id: |row| row.part.to_string(),
    name: |row| row.name.clone(),
    search: Some(|row| {
        let words = [&row.name, &row.supervisor, &row.supervisor_email, &row.code];
        words.map(String::as_str).join(" ")
    }),
};

/// Every row: those that want something done first, then by name.
pub fn rows(programme: &Programme, today: Date) -> Vec<AskRow> {
    let order: BTreeMap<AskState, usize> = AskState::ALL.into_iter().zip(0..).collect();
    let mut rows: Vec<AskRow> = Vec::new();
    for ask in asks(programme, today) {
        let Some(part) = programme.participations.get(&ask.part) else {
            continue;
        };
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        rows.push(AskRow {
            part: ask.part,
            person: person.id.clone(),
            name: person.full_name(),
            sort_name: fold_name(&format!("{} {}", person.family_name, person.given_name)),
            role: part.role,
            supervisor: person.manager_name.trim().to_owned(),
            supervisor_email: person.manager_email.trim().to_owned(),
            state: ask.state,
            asked_on: ask.asked_on,
            due_on: part.approval_due_on(&programme.facts),
            code: ask.code,
            hours: part.approval_hours,
            time: part.approval_time,
            note: part.approval_note.clone(),
        });
    }
    rows.sort_by(|a, b| {
        (order.get(&a.state), &a.sort_name, &a.part).cmp(&(
            order.get(&b.state),
            &b.sort_name,
            &b.part,
        ))
    });
    rows
}

/// A state in a word or two.
pub fn state_name(state: AskState) -> String {
    match state {
        AskState::NoSupervisor => text!(approvals.state_no_supervisor),
        AskState::ToAsk => text!(approvals.state_to_ask),
        AskState::Waiting => text!(approvals.state_waiting),
        AskState::Overdue => text!(approvals.state_overdue),
        AskState::Lapsed => text!(approvals.state_lapsed),
        AskState::Approved => text!(approvals.state_approved),
        AskState::Refused => text!(approvals.state_refused),
        AskState::WentOn => text!(approvals.state_went_on),
    }
}

/// How a state looks.
pub const fn state_tone(state: AskState) -> Tone {
    match state {
        AskState::Approved | AskState::WentOn => Tone::Good,
        AskState::Refused | AskState::Overdue | AskState::NoSupervisor => Tone::Bad,
        AskState::ToAsk | AskState::Waiting | AskState::Lapsed => Tone::Waiting,
    }
}

/// Since when, until when, with which limits, or why.
fn details(row: &AskRow) -> String {
    let mut parts = Vec::new();
    match row.state {
        AskState::Waiting => {
            if let (Some(on), Some(due)) = (row.asked_on, row.due_on) {
                parts.push(text!(
                    approvals.since_until,
                    on = day_words(on),
                    due = day_words(due)
                ));
            }
        }
        AskState::Overdue | AskState::WentOn => {
            if let (Some(on), Some(due)) = (row.asked_on, row.due_on) {
                parts.push(text!(
                    approvals.since_due,
                    on = day_words(on),
                    due = day_words(due)
                ));
            }
        }
        AskState::Approved => {
            if row.hours > 0 {
                parts.push(text_n!(row.hours, approvals.hours_1, approvals.hours_n));
            }
            match row.time {
                ApprovedTime::Unsaid => {}
                ApprovedTime::Work => parts.push(text!(approvals.time_work)),
                ApprovedTime::Own => parts.push(text!(approvals.time_own)),
            }
            parts.push(row.note.clone());
        }
        AskState::Refused => parts.push(row.note.clone()),
        AskState::Lapsed => parts.push(text!(approvals.lapsed_text)),
        AskState::NoSupervisor | AskState::ToAsk => {}
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join(" · ")
}

/// The columns; `id` is the programme's.
pub fn columns(id: &str) -> Vec<Column<AskRow>> {
    let id = id.to_owned();
    let query = use_query_state();
    vec![
        Column::new("name", t!(approvals.col_person), move |row: &AskRow| {
            let href = Route::Person(id.clone(), row.person.to_string()).href();
            view! { <a href=href>{row.name.clone()}</a> }
        })
        .sorted(|row| row.sort_name.clone()),
        Column::new("role", t!(approvals.col_role), |row: &AskRow| {
            let role = row.role;
            move || role_name(role)
        })
        .sorted(|row| row.role),
        Column::new(
            "supervisor",
            t!(approvals.col_supervisor),
            |row: &AskRow| {
                let both = [row.supervisor.clone(), row.supervisor_email.clone()];
                let [name, email] = both;
                let beside = (!name.is_empty() && !email.is_empty())
                    .then(|| view! { <span class="cm-beside usa-hint">{email.clone()}</span> });
                let first = if name.is_empty() { email.clone() } else { name };
                view! { {first} {beside} }
            },
        )
        .sorted(|row| (fold_name(&row.supervisor), row.supervisor_email.clone())),
        Column::new("state", t!(approvals.state), |row: &AskRow| {
            let row = row.clone();
            let state = row.state;
            view! {
                <Tag text=Signal::derive(move || state_name(state)) tone=state_tone(state) />
                <span class="cm-note">{move || details(&row)}</span>
            }
        })
        .sorted(|row| (row.state, row.asked_on)),
        Column::new("code", t!(approvals.col_code), |row: &AskRow| {
            let is_asked = matches!(row.state, AskState::Waiting | AskState::Overdue);
            is_asked.then(|| view! { <code>{row.code.clone()}</code> })
        })
        .sorted(|row| row.code.clone()),
        Column::new("acts", t!(approvals.col_acts), move |row: &AskRow| {
            let is_asked = matches!(row.state, AskState::Waiting | AskState::Overdue);
            let file = is_asked
                .then(|| view! { <RequestFile part=row.part.clone() name=row.name.clone() /> });
            let part = row.part.to_string();
            let open = move |()| query.set("record", Some(part.clone()));
            view! {
                <Button
                    label=t!(approvals.record_act)
                    look=Look::Plain
                    about=row.name.clone()
                    on_press=open
                />
                {file}
            }
        }),
    ]
}
