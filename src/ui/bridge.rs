//! What the shell shows of the session: the open programme and how saving
//! stands. Leaves out everything the pages read themselves.
//!
//! The shell is in the first load and an open programme is not: the gate hands
//! its facts over with [`show_desk`] when a programme is opened.

use leptos::prelude::*;

use super::gate::file_reason;
use super::routes::Route;
use super::shell::{OpenProgramme, ProgrammeKind, SaveState, ShellState};
use super::trouble;
use crate::platform::clock;
use crate::session::{DeskState, OpenDesk, Place, SaveStatus, Session, Space};

/// An open programme as the shell sees it.
#[derive(Clone)]
struct DeskFacts {
    id: String,
    programme: Signal<Option<OpenProgramme>>,
    save: Signal<SaveState>,
    retry_save: Callback<()>,
    download_copy: Callback<()>,
}

/// The programme that was opened last.
#[derive(Clone, Copy)]
struct Slot(RwSignal<Option<DeskFacts>>);

/// The shell's facts for the present URL.
pub fn shell_state(route: Signal<Option<Route>>) -> ShellState {
    let slot = Slot(RwSignal::new(None));
    provide_context(slot);
    let id = Memo::new(move |_| {
        route
            .read()
            .as_ref()
            .and_then(|route| route.programme().map(str::to_owned))
    });
    let facts = move || {
        slot.0
            .get()
            .filter(|facts| id.get().as_ref() == Some(&facts.id))
    };
    let programme = Signal::derive(move || facts()?.programme.get());
    let save = Signal::derive(move || match (facts(), id.get()) {
        (Some(facts), _) => facts.save.get(),
        (None, Some(_)) => SaveState::Loading,
        (None, None) => SaveState::Idle,
    });
    let retry_save = Callback::new(move |()| {
        if let Some(facts) = untrack(facts) {
            facts.retry_save.run(());
        }
    });
    let download_copy = Callback::new(move |()| {
        if let Some(facts) = untrack(facts) {
            facts.download_copy.run(());
        }
    });
    ShellState {
        programme,
        save,
        retry_save,
        download_copy,
    }
}

/// Shows this programme in the shell from now on.
pub fn show_desk(session: Session, desk: OpenDesk) {
    let Some(Slot(slot)) = use_context::<Slot>() else {
        return;
    };
    let id = desk.id();
    if slot.with_untracked(|facts| facts.as_ref().is_some_and(|facts| facts.id == id)) {
        return;
    }
    // The shell outlives the page that opened the programme.
    slot.set(Some(session.lasting(|| facts_of(session, desk, id))));
}

fn facts_of(session: Session, desk: OpenDesk, id: String) -> DeskFacts {
    DeskFacts {
        id,
        programme: Signal::derive(move || {
            (desk.state().get() == DeskState::Open).then(|| OpenProgramme {
                id: desk.id(),
                name: desk.programme().read().facts.name.clone(),
                kind: match desk.space() {
                    Space::Real => ProgrammeKind::Real,
                    Space::Sample => ProgrammeKind::Sample,
                },
            })
        }),
        save: Signal::derive(move || save_state(session, desk)),
        retry_save: Callback::new(move |()| desk.save_now()),
        download_copy: Callback::new(move |()| super::copies::download_copy(desk)),
    }
}

fn save_state(session: Session, desk: OpenDesk) -> SaveState {
    match session.place().get() {
        Place::LookOnly(why) => return SaveState::ReadOnly(trouble::store(&why)),
        Place::WorkingFile(why) => return SaveState::WorkingFile(file_reason(why.as_ref())),
        Place::Opening | Place::Browser => {}
    }
    match (desk.state().get(), desk.save_status().get()) {
        (DeskState::Loading, _) => SaveState::Loading,
        (DeskState::NotHere | DeskState::Unreadable(_), _) => SaveState::Idle,
        (DeskState::Open, SaveStatus::Untouched) => SaveState::Saved(None),
        (DeskState::Open, SaveStatus::Saving) => SaveState::Saving,
        (DeskState::Open, SaveStatus::Saved(at_ms)) => {
            SaveState::Saved(Some(clock::time_of_day(at_ms)))
        }
        (DeskState::Open, SaveStatus::Failed(why)) => SaveState::Failed(trouble::store(&why)),
    }
}
