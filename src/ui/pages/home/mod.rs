//! Home. Who comes: a coordinator for the first time, or on an ordinary
//! morning. To decide: look at a finished sample, start from a spreadsheet, or
//! go on with a programme here. Next: the one thing each programme waits for.

mod card;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Session, Shelf, ShelfEntry, Space, use_session};
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Details, EmptyState, Look, Notice, NoticeKind, Page, use_notices,
};
use crate::ui::parts::{Fetched, Part, sample, shelf};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::letter_words::page_language;
use card::ProgrammeCard;

/// Home: start a programme, or go on with one on this computer.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <PlaceNotice />
        <Page
            title=t!(home.title)
            lead=t!(home.lead)
            help=|| view! { <HelpText text=t!(home.help) /> }
        >
            <Starts />
            <Held />
            <Programmes />
        </Page>
    }
}

/// The two ways to begin, side by side, and the others below.
#[component]
fn Starts() -> impl IntoView {
    let session = use_session();
    let go = use_go();
    let notices = use_notices();
    let opening = RwSignal::new(false);
    let opened = move |opened: Result<String, String>| {
        opening.set(false);
        match opened {
            Ok(id) => go(&Route::Programme(id), Step::Forward),
            Err(why) => notices.post(NoticeKind::Error, why),
        }
    };
    let opened = Callback::new(opened);
    let try_sample = move |()| {
        if opening.get_untracked() {
            return;
        }
        opening.set(true);
        spawn_local(async move {
            session.opened().await;
            if sample((session, opened)).await.is_err() {
                opened.run(Err(text!(common.not_fetched_text)));
            }
        });
    };
    let spreadsheet = Route::Templates.href_with(&[("start", "spreadsheet")]);
    view! {
        <div class="cm-starts">
            <section class="cm-start cm-start--primary" aria-labelledby="start-own">
                <h2 id="start-own">{t!(home.own_title)}</h2>
                <p>{t!(home.own_text)}</p>
                <ButtonLink href=spreadsheet label=t!(home.own_act) />
            </section>
            <section class="cm-start" aria-labelledby="start-sample">
                <h2 id="start-sample">{t!(home.sample_title)}</h2>
                <p>{t!(home.sample_text)}</p>
                <Button
                    label=Signal::derive(move || {
                        if opening.get() { text!(home.sample_opening) } else { text!(home.sample_act) }
                    })
                    look=Look::Outline
                    on_press=try_sample
                />
            </section>
        </div>
        <ul class="cm-links">
            <li><a href=Route::Templates.href()>{t!(home.from_template)}</a></li>
            <li><a href=Route::Open.href()>{t!(home.open_file)}</a></li>
            <li><a href=Route::Apply(String::new()).href()>{t!(home.invited)}</a></li>
            <li><a href=Route::TestComputer.href()>{t!(home.test_computer)}</a></li>
        </ul>
    }
}

/// Files that wait for a check of their key.
#[component]
fn Held() -> impl IntoView {
    let session = use_session();
    let held = LocalResource::new(move || async move {
        session.opened().await;
        // What cannot be read is told where the files are shown.
        session.held_files().await.map_or(0, |files| files.len())
    });
    move || {
        let n = held.get().unwrap_or(0);
        (n > 0).then(|| {
            view! {
                <Notice kind=NoticeKind::Info heading=text_n!(n, home.held_1, home.held_n)>
                    <p>{t!(home.held_text)}</p>
                    <a href=Route::Open.href()>{t!(home.held_act)}</a>
                </Notice>
            }
        })
    }
}

/// The programmes on this computer.
#[component]
fn Programmes() -> impl IntoView {
    let shelf = use_session().shelf();
    view! {
        <section class="cm-section" aria-labelledby="programmes">
            <h2 id="programmes">{t!(home.here_title)}</h2>
            {move || match shelf.get() {
                Shelf::Loading => view! { <p role="status">{t!(home.here_loading)}</p> }.into_any(),
                Shelf::Failed(error) => view! {
                    <Notice kind=NoticeKind::Error heading=t!(home.here_failed)>
                        <p>{trouble::store(&error)}</p>
                    </Notice>
                }
                .into_any(),
                Shelf::Ready(entries) => view! { <ShelfList entries /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn ShelfList(entries: Vec<ShelfEntry>) -> impl IntoView {
    if entries.is_empty() {
        return view! { <EmptyState text=t!(home.here_none) /> }.into_any();
    }
    let show = move || shelf(entries.clone()).now_or_never();
    view! { <Fetched part=Part::Shelf show /> }.into_any()
}

/// The programmes as cards, archived ones folded away.
pub fn cards(entries: Vec<ShelfEntry>) -> AnyView {
    let (archived, live): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.head.archived && entry.space == Space::Real);
    let card = |entry: ShelfEntry| view! { <ProgrammeCard entry /> };
    let n_archived = archived.len();
    view! {
        {if live.is_empty() {
            view! { <EmptyState text=t!(home.here_none) /> }.into_any()
        } else {
            view! { <ul class="cm-cards">{live.into_iter().map(card).collect_view()}</ul> }.into_any()
        }}
        {(n_archived > 0).then(|| view! {
            <Details summary=t!(home.archived, n = n_archived)>
                <ul class="cm-cards">{archived.into_iter().map(card).collect_view()}</ul>
            </Details>
        })}
    }
    .into_any()
}

/// Opens the sample, made first where it is not here; gives its id, or why not.
pub fn open_sample(session: Session, done: Callback<Result<String, String>>) {
    let language = untrack(page_language);
    spawn_local(async move {
        let opened = session.open_sample(language).await;
        done.run(opened.map_err(|error| trouble::outside(&error)));
    });
}
