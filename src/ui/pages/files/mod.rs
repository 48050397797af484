//! Files and backup. Who comes: the coordinator, to keep a copy outside this
//! browser, or to send the programme to a colleague. To decide: where the file
//! goes, and whether an earlier state should come back.

mod backup;
mod key;
mod restore;
mod send;
mod working;

use leptos::prelude::*;

use crate::platform::handles;
use crate::session::{Place, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::t;
use crate::ui::kit::{Page, PageWidth};
use backup::KeepCopy;
use key::OwnKey;
use restore::{FromFile, Snapshots};
use send::SendProgramme;
use working::WorkingFile;

/// Files of a programme: backup, send, restore.
#[component]
pub fn FilesPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = id; // the gate opened this programme
    let place = use_session().place();
    let in_file = Memo::new(move |_| matches!(place.get(), Place::WorkingFile(_)));
    let can_save_in_place = handles::files_available();
    view! {
        <Page
            title=t!(file.title)
            lead=t!(file.lead)
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(file.help) /> }
        >
            <Show when=move || in_file.get()>
                <WorkingFile />
            </Show>
            <KeepCopy />
            <SendProgramme />
            <Snapshots />
            <FromFile />
            <Show when=move || can_save_in_place && !in_file.get()>
                <WorkingFile />
            </Show>
            <OwnKey />
        </Page>
    }
}
