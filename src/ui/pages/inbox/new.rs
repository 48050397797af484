//! New people: they come in together, unverified.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Waiting;
use super::words::came_words;
use crate::bundle::Application;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::flow::inbox::accept::{accept_new, decline};
use crate::flow::inbox::judge::Verdict;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Column, DataTable, EmptyState, Look, RowKind};
use crate::ui::routes::Route;
use crate::ui::widgets::words::role_name;

/// A new person in the table.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    name: String,
    email: String,
    agency: String,
    roles: Vec<crate::domain::people::Role>,
    message: std::sync::Arc<Message>,
}

fn row(waiting: &Waiting) -> Option<Row> {
    let Verdict::New(application) = &waiting.verdict else {
        return None;
    };
    let Application { person, parts, .. } = application.as_ref();
    Some(Row {
        id: waiting.id.to_string(),
        name: person.full_name(),
        email: person.email.clone(),
        agency: person.agency.clone(),
        roles: parts.iter().map(|part| part.role).collect(),
        message: waiting.message.clone(),
    })
}

/// The table of new people, accepted all at once or some.
#[component]
pub(super) fn NewPeople(new: Memo<Vec<Waiting>>) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let rows = Memo::new(move |_| new.read().iter().filter_map(row).collect::<Vec<_>>());
    let take = move |ids: Vec<Id<Message>>| {
        let programme = desk.programme().get_untracked();
        let mut fresh = || session.new_id();
        let (change, n) = accept_new(&programme, &ids, session.today(), &mut fresh);
        if let Some(change) = change {
            act.make(change, text_n!(n, enrol.accepted_1, enrol.accepted_n));
        }
        selected.set(BTreeSet::new());
    };
    let all = move || {
        rows.read_untracked()
            .iter()
            .map(|row| Id::new(row.id.as_str()))
            .collect()
    };
    let chosen = move || {
        selected
            .read_untracked()
            .iter()
            .map(|id| Id::new(id.as_str()))
            .collect::<Vec<_>>()
    };
    let put_aside = move |()| {
        let ids = chosen();
        let n = ids.len();
        if let Some(change) = decline(&desk.programme().get_untracked(), &ids) {
            act.make(change, text_n!(n, enrol.declined_1, enrol.declined_n));
        }
        selected.set(BTreeSet::new());
    };
    let kind = RowKind {
        id: |row: &Row| row.id.clone(),
        name: |row: &Row| row.name.clone(),
        search: Some(|row: &Row| format!("{} {} {}", row.name, row.email, row.agency)),
    };
    let type_in = Route::TypeIn(desk.id());
    let columns = move || {
        let type_in = type_in.clone();
        vec![
            Column::new("name", t!(enrol.col_name), |row: &Row| row.name.clone())
                .sorted(|row| row.name.to_lowercase()),
            Column::new("email", t!(enrol.email), |row: &Row| row.email.clone())
                .sorted(|row| row.email.to_lowercase()),
            Column::new("agency", t!(enrol.agency), |row: &Row| row.agency.clone())
                .sorted(|row| row.agency.to_lowercase()),
            Column::new("roles", t!(enrol.col_roles), |row: &Row| {
                let roles = row.roles.clone();
                move || {
                    roles
                        .iter()
                        .map(|it| role_name(*it))
                        .collect::<Vec<_>>()
                        .join(", ")
                }
            }),
            Column::new("mend", t!(enrol.col_mend), move |row: &Row| {
                let href = type_in.href_with(&[("message", &row.id)]);
                let name = row.name.clone();
                view! { <a href=href aria-label=move || text!(enrol.mend_of, name = name.clone())>{t!(enrol.mend)}</a> }
            }),
            Column::new("came", t!(enrol.col_came), |row: &Row| {
                let message = row.message.clone();
                move || came_words(&message)
            })
            .sorted(|row| row.message.received_at_ms),
        ]
    };
    let n = Memo::new(move |_| rows.read().len());
    let n_chosen = Memo::new(move |_| selected.read().len());
    let bulk = move || {
        view! {
            <Button
                label=Signal::derive(move || text_n!(n_chosen.get(), enrol.accept_1, enrol.accept_n))
                on_press=move |()| take(chosen())
            />
            <Button
                label=Signal::derive(move || text_n!(n_chosen.get(), enrol.decline_1, enrol.decline_n))
                look=Look::Outline
                on_press=put_aside
            />
        }
        .into_any()
    };
    view! {
        <Show when=move || n.get() != 0>
            <section class="cm-section" aria-labelledby="new-people">
                <h2 id="new-people">{t!(enrol.new_title)}</h2>
                <p>{t!(enrol.new_text)}</p>
                <div class="cm-acts">
                    <Button
                        label=Signal::derive(move || text_n!(n.get(), enrol.accept_all_1, enrol.accept_all_n))
                        on_press=move |()| take(all())
                    />
                </div>
                <DataTable
                    id="new"
                    caption=t!(enrol.new_title)
                    rows=Signal::derive(move || rows.get())
                    kind
                    columns=columns()
                    empty=move || view! { <EmptyState text=t!(enrol.inbox_empty) /> }.into_any()
                    selected
                    bulk_acts=bulk
                />
            </section>
        </Show>
    }
}
