//! People. Who comes: the coordinator, before matching and whenever somebody
//! changes. To decide: what to do about those who are not ready. Next: the
//! list of exactly those, and one act for all of them.

mod bulk;
mod bulk_forms;
mod export;
mod filters;
mod ready;
mod row;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::session::{use_desk, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{ButtonLink, DataTable, EmptyState, Look, Page, Shape};
use crate::ui::routes::Route;
use bulk::{BulkActs, BulkDialog};
use export::ExportButton;
use filters::{FilterBar, Filters};
use ready::Readiness;
use row::{KIND, columns, rows};

/// People: who blocks matching and why, then everyone.
#[component]
pub fn PeoplePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let all = Memo::new(move |_| rows(&programme.read(), session.today()));
    let filters = Filters::new();
    let shown = Memo::new(move |_| {
        all.with(|rows| {
            let kept = rows.iter().filter(|row| filters.let_through(row));
            kept.cloned().collect::<Vec<_>>()
        })
    });
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let asking = RwSignal::new(None::<bulk::Form>);
    let new_href = Route::NewPerson(id.clone()).href();
    let import_href = Route::Import(id.clone()).href();
    let empty_href = import_href.clone();
    let acts = move || {
        view! {
            <ButtonLink href=import_href.clone() label=t!(people.act_import) />
            <ButtonLink href=new_href.clone() label=t!(people.act_add) look=Look::Outline icon=Shape::Add />
            <ExportButton shown />
        }
    };
    let empty = move || {
        let href = empty_href.clone();
        if all.read().is_empty() {
            view! {
                <EmptyState text=t!(people.none)>
                    <ButtonLink href=href label=t!(people.act_import) />
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState text=t!(people.none_filtered) /> }.into_any()
        }
    };
    view! {
        <Page
            title=t!(people.title)
            acts=acts
            help=|| view! { <HelpText text=t!(people.help) /> }
        >
            <Readiness id=id.clone() all />
            <section class="cm-section" aria-labelledby="everyone">
                <h2 id="everyone">{t!(people.everyone)}</h2>
                <FilterBar all filters />
                <DataTable
                    id="people"
                    caption=t!(people.everyone)
                    rows=shown
                    kind=KIND
                    columns=columns(&id)
                    selected=selected
                    bulk_acts=move || view! { <BulkActs selected asking /> }
                    empty=empty
                />
            </section>
            <BulkDialog selected asking />
        </Page>
    }
}
