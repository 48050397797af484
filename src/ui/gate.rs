//! What stands between a URL and a programme's page: reading it first, saying
//! so when it is not here, and what every page below may use.
//!
//! Leaves out the pages.

use leptos::prelude::*;

use super::bridge::show_desk;
use super::i18n::{t, text, text_n};
use super::kit::{Button, ButtonLink, Look, Notice, NoticeKind, Page, PageWidth, use_notices};
use super::routes::Route;
use super::trouble;
use super::widgets::print_head::PrintHead;
use crate::domain::change::Change;
use crate::merge::{Document, Dot};
use crate::session::{
    DeskState, OpenDesk, Place, SessionError, provide_desk, use_desk, use_session,
};

/// Opens the programme with this id and shows the page once it is read.
#[component]
pub fn Gate(
    /// The programme.
    #[prop(into)]
    id: String,
    /// The page.
    #[prop(into)]
    page: ViewFn,
) -> impl IntoView {
    let session = use_session();
    let desk = session.desk(&id);
    provide_desk(desk);
    show_desk(session, desk);
    let state = Memo::new(move |_| desk.state().get());
    move || match state.get() {
        DeskState::Loading => view! {
            <p class="cm-width cm-waiting" role="status">{t!(trouble.loading)}</p>
        }
        .into_any(),
        DeskState::Open => view! {
            <PlaceNotice />
            <RebaseNotice desk />
            <PrintHead />
            {page.run()}
        }
        .into_any(),
        DeskState::NotHere => view! { <NotHere /> }.into_any(),
        DeskState::Unreadable(error) => view! { <Unreadable error /> }.into_any(),
    }
}

#[component]
fn NotHere() -> impl IntoView {
    view! {
        <PlaceNotice />
        <Page title=t!(trouble.not_here_title) width=PageWidth::Reading>
            <p>{t!(trouble.not_here_text)}</p>
            <div class="cm-acts">
                <ButtonLink href=Route::Home.href() label=t!(trouble.not_here_home) />
                <ButtonLink href=Route::Open.href() label=t!(trouble.not_here_open) look=Look::Outline />
            </div>
        </Page>
    }
}

#[component]
fn Unreadable(error: SessionError) -> impl IntoView {
    let desk = use_desk();
    let why = Signal::derive(move || {
        text!(
            trouble.unreadable_text,
            why = trouble::session(&desk.programme().read(), &error)
        )
    });
    view! {
        <Page title=t!(trouble.unreadable_title) width=PageWidth::Reading>
            <p>{why}</p>
            <ButtonLink href=Route::Settings.href() label=t!(trouble.download_raw) />
        </Page>
    }
}

/// Why work goes to a file.
pub fn file_reason(why: Option<&crate::store::StoreError>) -> String {
    why.map_or_else(|| text!(trouble.place_chosen), trouble::store)
}

/// Says where work is not kept, on every page.
#[component]
pub fn PlaceNotice() -> impl IntoView {
    let place = use_session().place();
    move || match place.get() {
        Place::Opening | Place::Browser => None,
        Place::WorkingFile(why) => Some({
            let by_choice = why.is_none();
            view! {
                <div class="cm-width">
                    <Notice kind=NoticeKind::Warning heading=t!(trouble.place_file_title)>
                        <p>{t!(trouble.place_file_text, why = file_reason(why.as_ref()))}</p>
                        {by_choice.then(|| view! { <KeptAside /> })}
                    </Notice>
                </div>
            }
            .into_any()
        }),
        Place::LookOnly(why) => Some(
            view! {
                <div class="cm-width">
                    <Notice kind=NoticeKind::Error heading=t!(trouble.place_look_title)>
                        <p>{t!(trouble.place_look_text, why = trouble::store(&why))}</p>
                        <a href="">{t!(trouble.reload)}</a>
                    </Notice>
                </div>
            }
            .into_any(),
        ),
    }
}

/// What lies in this browser while work goes to a file, and the way back to it.
#[component]
fn KeptAside() -> impl IntoView {
    let session = use_session();
    let n = session.n_kept_aside();
    view! {
        <Show when=move || { n.get() > 0 }>
            <p>{move || text_n!(n.get(), trouble.place_kept_1, trouble.place_kept_n)}</p>
        </Show>
        <Button
            label=t!(trouble.place_back)
            look=Look::Outline
            on_press=move |()| session.choose_browser()
        />
    }
}

/// Says which own edits another tab's save made impossible.
#[component]
fn RebaseNotice(desk: OpenDesk) -> impl IntoView {
    let notices = use_notices();
    Effect::new(move |_| {
        let refused = desk.refused().get();
        if refused.is_empty() {
            return;
        }
        for reason in &refused {
            let why = trouble::edit_refused(&desk.programme().read_untracked(), reason);
            notices.post(NoticeKind::Warning, text!(trouble.rebase_text, why = why));
        }
        desk.refused().set(Vec::new());
    });
}

/// Edits the open programme for a page: the one way a page changes anything.
#[derive(Clone, Copy)]
pub struct Act {
    desk: OpenDesk,
    notices: super::kit::Notices,
}

/// Takes the desk and the notices; call while a component is set up.
pub fn use_act() -> Act {
    Act {
        desk: use_desk(),
        notices: use_notices(),
    }
}

impl Act {
    /// Makes a change and gives its dot, or the reason in words.
    pub fn attempt(self, change: Change) -> Result<Option<Dot>, String> {
        self.desk
            .edit(change)
            .map_err(|error| trouble::session(&self.desk.programme().read_untracked(), &error))
    }

    /// The same for a change of thousands of records, in pieces.
    pub async fn attempt_paced(self, change: Change) -> Result<Option<Dot>, String> {
        let made = self.desk.edit_paced(change, "").await;
        made.map_err(|error| trouble::session(&self.desk.programme().read_untracked(), &error))
    }

    /// Makes a change; says `done` with Undo, or why it was refused. Gives
    /// whether it was made.
    pub fn make(self, change: Change, done: impl Into<String>) -> bool {
        match self.attempt(change) {
            Ok(dot) => {
                self.offer_undo(dot, done);
                true
            }
            Err(why) => {
                self.notices.post(NoticeKind::Error, why);
                false
            }
        }
    }

    /// Saves one field and offers to undo that; gives why it was refused.
    pub fn save_field(self, change: Change) -> Option<String> {
        match self.attempt(change) {
            Ok(None) => None, // nothing differs
            Ok(dot) => {
                self.offer_undo(dot, text!(trouble.field_saved));
                None
            }
            Err(why) => Some(why),
        }
    }

    /// Says what was done and offers to undo it.
    pub fn offer_undo(self, dot: Option<Dot>, done: impl Into<String>) {
        match dot {
            Some(dot) => {
                let desk = self.desk;
                let key = dot.clone();
                // A newer change may stand in its way.
                let is_possible = move || {
                    let is_open = desk.programme().try_get().is_some();
                    let can = |of: &Document| of.undo(&key).is_ok();
                    is_open && desk.with_document(can).unwrap_or_default()
                };
                let undo = move || self.undo(dot.clone());
                self.notices.post_undo_while(done, undo, is_possible);
            }
            None => self.notices.post(NoticeKind::Success, done),
        }
    }

    /// Undoes a change and says so, or why not.
    pub fn undo(self, dot: Dot) {
        match self.desk.undo(dot) {
            Ok(_) => self
                .notices
                .post(NoticeKind::Success, text!(trouble.undone)),
            Err(error) => {
                let why = trouble::session(&self.desk.programme().read_untracked(), &error);
                self.notices.post(NoticeKind::Error, why);
            }
        }
    }
}
