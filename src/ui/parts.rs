//! The page in the parts that a browser fetches when they are first needed.
//!
//! The released page is cut at the functions below: what only they reach is
//! kept out of the first load (`tools/split/`). In a debug build and in tests
//! everything is in one piece and there at once. Leaves out which URL is which
//! page ([`super::routes`]).

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::gate::Gate;
use super::i18n::t;
use super::kit::{Button, Notice, NoticeKind, Page, PageWidth};
use super::pages;
use super::routes::Route;
use crate::session::{Session, ShelfEntry};

/// What a part gives, or why it did not come.
type Come<T> = Result<T, SplitLoaderError>;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The programmes on the start page, and making the sample.
    Shelf,
    /// A programme's home, its set-up, help.
    Office,
    /// People and their import.
    People,
    /// Rules, matching, letters.
    Round,
    /// Files, the trail, this computer.
    Files,
    /// Applying.
    Apply,
    /// Inviting, and what comes back.
    Enrol,
}

/// Whether this build is cut into parts.
const IN_PARTS: bool = cfg!(all(target_arch = "wasm32", not(debug_assertions)));

/// Which parts are here, by their number.
static HERE: [AtomicBool; 7] = [const { AtomicBool::new(!IN_PARTS) }; 7];

/// Declares a function that waits for its part, and `FETCH`, which only fetches it.
macro_rules! from_part {
    ($(#[$about:meta])* $part:ident, $fetch:ident, fn $name:ident($given:ident: $type:ty) -> $out:ty { $body:expr }) => {
        $(#[$about])*
        #[cfg(all(target_arch = "wasm32", not(debug_assertions)))]
        #[leptos::wasm_split::wasm_split(
                            $part, wasm_split_path = leptos::wasm_split, preload(#[doc = "Fetches the part."] $fetch), fallible
                        )]
        pub fn $name($given: $type) -> Come<$out> {
            Ok($body)
        }

        #[cfg(not(all(target_arch = "wasm32", not(debug_assertions))))]
        $(#[$about])*
        pub async fn $name($given: $type) -> Come<$out> {
            Ok($body)
        }

        #[cfg(not(all(target_arch = "wasm32", not(debug_assertions))))]
        async fn $fetch() -> Come<()> {
            Ok(())
        }
    };
}

from_part!(
    /// The programmes as cards.

    shelf,
    fetch_shelf,
    fn shelf(entries: Vec<ShelfEntry>) -> AnyView {
        pages::cards(entries)
    }
);

from_part!(
    /// Opens the sample.

    shelf,
    _fetch_sample,
    fn sample(given: (Session, Callback<Result<String, String>>)) -> () {
        pages::open_sample(given.0, given.1)
    }
);

from_part!(
    /// The pages of the office.

    office,
    fetch_office,
    fn office(route: Route) -> AnyView {
        in_programme(route, |route| match route {
            Route::Templates => view! { <pages::TemplatesPage /> }.into_any(),
            Route::Help => view! { <pages::HelpPage /> }.into_any(),
            Route::Programme(id) => view! { <pages::ProgrammeHomePage id /> }.into_any(),
            Route::Setup(id, step) => view! { <pages::SetupPage id step /> }.into_any(),
            Route::Levels(id) => view! { <pages::LevelsPage id /> }.into_any(),
            Route::Form(id) => view! { <pages::FormPage id /> }.into_any(),
            Route::PaperForm(id) => view! { <pages::PaperFormPage id /> }.into_any(),
            #[cfg(debug_assertions)]
            Route::Gallery => view! { <pages::GalleryPage /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        })
    }
);

from_part!(
    /// The pages about people.

    people,
    fetch_people,
    fn people(route: Route) -> AnyView {
        in_programme(route, |route| match route {
            Route::People(id) => view! { <pages::PeoplePage id /> }.into_any(),
            Route::NewPerson(id) => view! { <pages::NewPersonPage id /> }.into_any(),
            Route::Person(id, person) => view! { <pages::PersonPage id person /> }.into_any(),
            Route::Import(id) => view! { <pages::ImportPage id /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        })
    }
);

from_part!(
    /// The pages of a round.

    round,
    fetch_round,
    fn round(route: Route) -> AnyView {
        in_programme(route, |route| match route {
            Route::Gaps(id) => view! { <pages::GapsPage id /> }.into_any(),
            Route::Rules(id) => view! { <pages::RulesPage id /> }.into_any(),
            Route::Run(id) => view! { <pages::RunPage id /> }.into_any(),
            Route::WhatIf(id) => view! { <pages::WhatIfPage id /> }.into_any(),
            Route::Review(id) => view! { <pages::ReviewPage id /> }.into_any(),
            Route::Candidates(id, mentee) => {
                view! { <pages::CandidatesPage id mentee /> }.into_any()
            }
            Route::Offers(id) => view! { <pages::OffersPage id /> }.into_any(),
            Route::Choice(id) => view! { <pages::ChoicePage id /> }.into_any(),
            Route::Rematch(id) => view! { <pages::RematchPage id /> }.into_any(),
            Route::NextOffer(id, pairing) => {
                view! { <pages::NextOfferPage id pairing /> }.into_any()
            }
            Route::Circles(id) => view! { <pages::CirclesPage id /> }.into_any(),
            Route::Timetable(id) => view! { <pages::TimetablePage id /> }.into_any(),
            Route::Outbox(id) => view! { <pages::OutboxPage id /> }.into_any(),
            Route::Letter(id, letter) => view! { <pages::LetterPage id letter /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        })
    }
);

from_part!(
    /// The pages about files and this computer.

    files,
    fetch_files,
    fn files(route: Route) -> AnyView {
        in_programme(route, |route| match route {
            Route::TestComputer => view! { <pages::TestComputerPage /> }.into_any(),
            Route::Open => view! { <pages::OpenPage /> }.into_any(),
            Route::Answer => view! { <pages::AnswerPage /> }.into_any(),
            Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
            Route::Files(id) => view! { <pages::FilesPage id /> }.into_any(),
            Route::Trail(id) => view! { <pages::TrailPage id /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        })
    }
);

from_part!(
    /// Applying: what people see who are no coordinators.

    apply,
    fetch_apply,
    fn apply(route: Route) -> AnyView {
        match route {
            Route::Apply(code) => view! { <pages::ApplyPage code /> }.into_any(),
            Route::Details => view! { <pages::DetailsPage /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        }
    }
);

from_part!(
    /// The pages of enrolment.

    enrol,
    fetch_enrol,
    fn enrol(route: Route) -> AnyView {
        in_programme(route, |route| match route {
            Route::Invite(id) => view! { <pages::InvitePage id /> }.into_any(),
            Route::Inbox(id) => view! { <pages::InboxPage id /> }.into_any(),
            Route::TypeIn(id) => view! { <pages::TypeInPage id /> }.into_any(),
            Route::Approvals(id) => view! { <pages::ApprovalsPage id /> }.into_any(),
            _ => view! { <pages::NotFoundPage /> }.into_any(),
        })
    }
);

/// The page behind the gate that opens its programme, if it belongs to one.
fn in_programme(route: Route, page: fn(Route) -> AnyView) -> AnyView {
    match route.programme().map(str::to_owned) {
        Some(id) => view! { <Gate id page=move || page(route.clone()) /> }.into_any(),
        None => page(route),
    }
}

/// The part and the function that show a page.
fn part_of(route: &Route) -> Part {
    match route {
        Route::People(_) | Route::NewPerson(_) | Route::Person(..) | Route::Import(_) => {
            Part::People
        }
        Route::Gaps(_)
        | Route::Rules(_)
        | Route::Run(_)
        | Route::WhatIf(_)
        | Route::Review(_)
        | Route::Candidates(..)
        | Route::Offers(_)
        | Route::Choice(_)
        | Route::Rematch(_)
        | Route::NextOffer(..)
        | Route::Circles(_)
        | Route::Timetable(_)
        | Route::Outbox(_)
        | Route::Letter(..) => Part::Round,
        Route::Apply(_) | Route::Details => Part::Apply,
        Route::Invite(_) | Route::Inbox(_) | Route::TypeIn(_) | Route::Approvals(_) => Part::Enrol,
        Route::TestComputer
        | Route::Open
        | Route::Answer
        | Route::Settings
        | Route::Files(_)
        | Route::Trail(_) => Part::Files,
        _ => Part::Office,
    }
}

/// Shows what is here of a part; nothing where it is not here.
fn page_now(part: Part, route: Route) -> Option<Come<AnyView>> {
    match part {
        Part::People => people(route).now_or_never(),
        Part::Round => round(route).now_or_never(),
        Part::Files => files(route).now_or_never(),
        Part::Apply => apply(route).now_or_never(),
        Part::Enrol => enrol(route).now_or_never(),
        Part::Office | Part::Shelf => office(route).now_or_never(),
    }
}

/// A page whose code may have to be fetched first.
#[component]
pub fn FetchedPage(
    /// The page.
    route: Route,
) -> impl IntoView {
    let part = part_of(&route);
    view! { <Fetched part show=move || page_now(part, route.clone()) /> }
}

async fn fetch(part: Part) -> Come<()> {
    match part {
        Part::Shelf => fetch_shelf().await,
        Part::Office => fetch_office().await,
        Part::People => fetch_people().await,
        Part::Round => fetch_round().await,
        Part::Files => fetch_files().await,
        Part::Apply => fetch_apply().await,
        Part::Enrol => fetch_enrol().await,
    }?;
    HERE[part as usize].store(true, Relaxed);
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waiting,
    Here,
    Failed,
}

/// Something of a part, once that is here; until then that it is on its way, or
/// why it did not come.
#[component]
pub fn Fetched(
    /// The part.
    part: Part,
    /// Shows it, called when the part is here.
    show: impl Fn() -> Option<Come<AnyView>> + Send + 'static,
) -> impl IntoView {
    let progress = RwSignal::new(Progress::Waiting);
    let ask = move || {
        progress.set(Progress::Waiting);
        spawn_local(async move {
            let now = match fetch(part).await {
                Ok(()) => Progress::Here,
                Err(_) => Progress::Failed,
            };
            // The person may have gone on meanwhile, and the signal with the page.
            let _ = progress.try_set(now);
        });
    };
    if HERE[part as usize].load(Relaxed) {
        progress.set(Progress::Here);
    } else {
        ask();
    }
    move || match progress.get() {
        Progress::Waiting => {
            view! { <p class="cm-width cm-waiting" role="status">{t!(common.fetching)}</p> }
                .into_any()
        }
        Progress::Here => match show() {
            Some(Ok(shown)) => shown,
            _ => view! { <NotFetched part ask=move |()| ask() /> }.into_any(),
        },
        Progress::Failed => view! { <NotFetched part ask=move |()| ask() /> }.into_any(),
    }
}

#[component]
fn NotFetched(part: Part, #[prop(into)] ask: Callback<()>) -> impl IntoView {
    let what_now = move || {
        view! {
            <p>{t!(common.not_fetched_text)}</p>
            <Button label=t!(common.not_fetched_again) on_press=move |()| ask.run(()) />
        }
    };
    if part == Part::Shelf {
        // A piece of the start page, which has its own title.
        return view! {
            <Notice kind=NoticeKind::Error heading=t!(common.not_fetched_title)>{what_now()}</Notice>
        }
        .into_any();
    }
    view! {
        <Page title=t!(common.not_fetched_title) width=PageWidth::Reading>{what_now()}</Page>
    }
    .into_any()
}
