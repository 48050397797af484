//! Import (B1). Who comes: the coordinator with one or two spreadsheets. To
//! decide: only what the page could not tell by itself, in one place, with the
//! row's number. Nothing is in the programme before "Bring in"; then it is one
//! change with a copy from before, and Undo. Next: whoever is still not ready.

mod asks;
mod bench;
mod choose;
mod columns;
mod differences;
mod done;
mod field_words;
mod grades;
mod keeping;
mod managers;
mod preview;
mod reading;
mod rows;
mod words;

use leptos::prelude::*;

use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{Page, ask_before_leaving};
use crate::ui::routes::Route;
use bench::{Bench, Phase};
use choose::Choose;
use done::DonePanel;
use keeping::Keeping;
use preview::PreviewPanel;

/// Import: a spreadsheet becomes people, after a preview.
#[component]
pub fn ImportPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let bench = Bench::new();
    let stage = Memo::new(move |_| bench.phase.with(Phase::stage));
    // Where the browser keeps it, a reload finds it again.
    ask_before_leaving(move || {
        stage.try_get_untracked() == Some(bench::Stage::Preview)
            && bench.keeping.try_get_untracked() != Some(Keeping::Done)
    });
    let people = Route::People(id.clone()).href();
    view! {
        <Page
            title=t!(import.title)
            lead=t!(import.lead)
            back=(people, t!(people.title))
            help=|| view! { <HelpText text=t!(import.help) /> }
        >
            {move || match stage.get() {
                bench::Stage::Choose => view! { <Choose bench /> }.into_any(),
                bench::Stage::Preview => view! { <PreviewPanel bench /> }.into_any(),
                bench::Stage::Done => view! { <DonePanel id=id.clone() bench /> }.into_any(),
            }}
        </Page>
    }
}
