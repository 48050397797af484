//! What the shell shows of the session: the open programme and how saving
//! stands. Leaves out everything the pages read themselves.

use leptos::prelude::*;

use super::gate::file_reason;
use super::routes::Route;
use super::shell::{OpenProgramme, ProgrammeKind, SaveState, ShellState};
use super::trouble;
use crate::platform::clock;
use crate::session::{DeskState, OpenDesk, Place, SaveStatus, Session, Space};

/// The shell's facts for the page's session and the present URL.
pub fn shell_state(session: Session, route: Signal<Option<Route>>) -> ShellState {
    let id = Memo::new(move |_| {
        route
            .read()
            .as_ref()
            .and_then(|route| route.programme().map(str::to_owned))
    });
    let desk = Memo::new(move |_| id.get().map(|id| SameDesk(session.desk(&id))));
    let programme = Signal::derive(move || {
        let desk = desk.get()?.0;
        (desk.state().get() == DeskState::Open).then(|| OpenProgramme {
            id: desk.id(),
            name: desk.programme().read().facts.name.clone(),
            kind: match desk.space() {
                Space::Real => ProgrammeKind::Real,
                Space::Sample => ProgrammeKind::Sample,
            },
        })
    });
    let save = Signal::derive(move || match desk.get() {
        None => SaveState::Idle,
        Some(SameDesk(desk)) => save_state(session, desk),
    });
    let retry_save = Callback::new(move |()| {
        if let Some(SameDesk(desk)) = desk.get_untracked() {
            desk.save_now();
        }
    });
    let download_copy = Callback::new(move |()| {
        if let Some(SameDesk(desk)) = desk.get_untracked() {
            super::copies::download_copy(desk);
        }
    });
    ShellState {
        programme,
        save,
        retry_save,
        download_copy,
    }
}

/// Two handles of one desk are equal.
#[derive(Clone, Copy)]
struct SameDesk(OpenDesk);

impl PartialEq for SameDesk {
    fn eq(&self, other: &Self) -> bool {
        self.0.id() == other.0.id()
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
