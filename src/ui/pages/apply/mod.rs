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
    /// No invitation yet.
    Asking,
    /// An invitation is here.
    Filling(Applicant),
}

/// The page as its parts see it.
#[derive(Clone, Copy)]
struct Front {
    session: Session,
    stage: RwSignal<Stage>,
    /// Why the last invitation was not taken.
    why: RwSignal<Option<String>>,
}

impl Front {
    /// Shows what came of an invitation. What was typed stays where it was not
    /// taken; the page may be gone by now.
    fn show(self, opened: Result<Applicant, String>) {
        match opened {
            Ok(applicant) => drop(self.stage.try_set(Stage::Filling(applicant))),
            Err(why) => self.ask(Some(why)),
        }
    }

    fn ask(self, why: Option<String>) {
        let _ = self.why.try_set(why);
        let is_asking = self
            .stage
            .try_with_untracked(|it| matches!(it, Stage::Asking));
        if is_asking == Some(false) {
            self.stage.set(Stage::Asking);
        }
    }
}

/// Apply to a programme.
#[component]
pub fn ApplyPage(
    /// The code, where a mail filter moved it into the path; else empty.
    code: String,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Reading);
    let front = Front {
        session: use_session(),
        stage,
        why: RwSignal::new(None),
    };
    let hash = use_location().hash;
    Effect::new(move |_| {
        let in_link = if code.is_empty() {
            hash.get()
        } else {
            code.clone()
        };
        take_code(front, &in_link);
    });
    let title = Signal::derive(move || match stage.get() {
        Stage::Filling(applicant) => {
            text!(enrol.apply_title, programme = applicant.programme_name())
        }
        Stage::Reading | Stage::Asking => text!(enrol.apply_start_title),
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
                Stage::Asking => view! { <start::Start front /> }.into_any(),
                Stage::Filling(applicant) => view! { <form::ApplyForm applicant /> }.into_any(),
            }}
        </Page>
    }
}

/// Takes the code of a link; without one the page asks for it.
fn take_code(front: Front, in_link: &str) {
    if in_link.trim_start_matches('#').is_empty() {
        front.ask(None);
        return;
    }
    let read = code_in(in_link).and_then(|code| decode(&code));
    spawn_local(async move {
        front.show(match read {
            Ok((programme_id, invitation)) => {
                front.session.opened().await;
                let opened = Applicant::open(front.session, programme_id, invitation).await;
                opened.map_err(|error| trouble::outside(&error))
            }
            Err(bad) => Err(trouble::file(bad.code())),
        });
    });
}
