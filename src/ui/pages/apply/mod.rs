//! Apply. Who comes: somebody with a link, a code or an invitation file, often
//! on a phone, who has never seen this page. To decide: is this for me, and do
//! I agree to what happens with my answers? Then: fill in over as many visits as
//! it takes, make the application, and send it back by e-mail.
//!
//! Everything stays on this computer until the person sends it. Leaves out
//! what the coordinator does with it (`inbox`).

mod about;
mod changes;
mod fields;
mod form;
mod made;
mod start;
mod state;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use crate::flow::enrol::link::{code_in, decode};
use crate::session::{Session, use_session};
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Page, PageWidth};
use crate::ui::routes::Route;
use crate::ui::trouble;
use state::Applicant;

/// Where the page stands.
#[derive(Clone)]
enum Stage {
    /// The link is being read.
    Reading,
    /// No invitation yet; why the last one was not taken.
    Asking(Option<String>),
    /// An invitation is here.
    Filling(Applicant),
}

/// Apply to a programme.
#[component]
pub fn ApplyPage(
    /// The code, where a mail filter moved it into the path; else empty.
    code: String,
) -> impl IntoView {
    let session = use_session();
    let stage = RwSignal::new(Stage::Reading);
    let hash = use_location().hash;
    Effect::new(move |_| {
        let in_link = if code.is_empty() {
            hash.get()
        } else {
            code.clone()
        };
        take_code(session, stage, in_link);
    });
    let title = Signal::derive(move || match stage.get() {
        Stage::Filling(applicant) => {
            text!(enrol.apply_title, programme = applicant.programme_name())
        }
        Stage::Reading | Stage::Asking(_) => text!(enrol.apply_start_title),
    });
    view! {
        <PlaceNotice />
        <Page
            title
            back=(Route::Home.href(), t!(home.title))
            help=|| view! { <HelpText text=t!(enrol.apply_help) /> }
            width=PageWidth::Reading
        >
            {move || match stage.get() {
                Stage::Reading => view! {
                    <p class="cm-waiting" role="status">{t!(enrol.reading_link)}</p>
                }
                .into_any(),
                Stage::Asking(why) => view! { <start::Start why stage /> }.into_any(),
                Stage::Filling(applicant) => view! { <form::ApplyForm applicant /> }.into_any(),
            }}
        </Page>
    }
}

/// Takes the code of a link; without one the page asks for it.
fn take_code(session: Session, stage: RwSignal<Stage>, in_link: String) {
    if in_link.trim_start_matches('#').is_empty() {
        stage.set(Stage::Asking(None));
        return;
    }
    let read = code_in(&in_link).and_then(|code| decode(&code));
    spawn_local(async move {
        let next = match read {
            Ok((programme_id, invitation)) => {
                session.opened().await;
                match Applicant::open(session, programme_id, invitation).await {
                    Ok(applicant) => Stage::Filling(applicant),
                    Err(error) => Stage::Asking(Some(trouble::outside(&error))),
                }
            }
            Err(bad) => Stage::Asking(Some(trouble::file(bad.code()))),
        };
        // The page may be gone by now.
        let _ = stage.try_set(next);
    });
}
