//! The application: one router, one shell, and the page for the URL.
//!
//! The router keeps the history; which page stands for a URL is decided by
//! [`Route::parse`] alone, so that pages get their ids as props and each page
//! is one boxed view (a tuple of twenty route types would weigh more).

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::bridge::shell_state;
use super::gate::Gate;
use super::i18n::{code, language, t};
use super::kit::{provide_notices, provide_site_name};
use super::pages::{self, NotFoundPage};
use super::routes::{Route, base, under_base};
use super::shell::{Shell, provide_shell};
use super::theme::theme;
use crate::session::{provide_session, use_session};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_site_name(t!(common.product));
    provide_notices();
    provide_session();
    describe_document();
    view! {
        <Router base=base()>
            <Switch />
        </Router>
    }
}

/// Writes language and theme to `<html>`, where the style and screen readers look.
fn describe_document() {
    Effect::new(move |_| {
        let root = document().document_element();
        if let Some(root) = root {
            // Attribute names are constant and valid, so nothing can fail here.
            let _ = root.set_attribute("lang", code(language()));
            let _ = root.set_attribute("data-theme", theme().code());
        }
    });
}

/// The shell with the page of the present URL inside.
#[component]
fn Switch() -> impl IntoView {
    let pathname = use_location().pathname;
    let route = Memo::new(move |_| Route::parse(under_base(&pathname.read())));
    provide_shell(shell_state(use_session(), route.into()));
    let history = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        pathname.track();
        // The router waits for this before it writes the URL of a clicked link.
        if let Some(history) = &history {
            history.ready_to_complete();
        }
    });
    view! {
        <Shell route>
            {move || match route.get() {
                Some(route) => match route.programme().map(str::to_owned) {
                    Some(id) => {
                        let page = move || page_for(route.clone());
                        view! { <Gate id page /> }.into_any()
                    }
                    None => page_for(route),
                },
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </Shell>
    }
}

/// The page of a route.
fn page_for(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <pages::HomePage /> }.into_any(),
        Route::TestComputer => view! { <pages::TestComputerPage /> }.into_any(),
        Route::Templates => view! { <pages::TemplatesPage /> }.into_any(),
        Route::Open => view! { <pages::OpenPage /> }.into_any(),
        Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
        Route::Help => view! { <pages::HelpPage /> }.into_any(),
        Route::Programme(id) => view! { <pages::ProgrammeHomePage id /> }.into_any(),
        Route::Setup(id, step) => view! { <pages::SetupPage id step /> }.into_any(),
        Route::People(id) => view! { <pages::PeoplePage id /> }.into_any(),
        Route::NewPerson(id) => view! { <pages::NewPersonPage id /> }.into_any(),
        Route::Person(id, person) => view! { <pages::PersonPage id person /> }.into_any(),
        Route::Import(id) => view! { <pages::ImportPage id /> }.into_any(),
        Route::Levels(id) => view! { <pages::LevelsPage id /> }.into_any(),
        Route::Gaps(id) => view! { <pages::GapsPage id /> }.into_any(),
        Route::Rules(id) => view! { <pages::RulesPage id /> }.into_any(),
        Route::Run(id) => view! { <pages::RunPage id /> }.into_any(),
        Route::Review(id) => view! { <pages::ReviewPage id /> }.into_any(),
        Route::Candidates(id, mentee) => view! { <pages::CandidatesPage id mentee /> }.into_any(),
        Route::Outbox(id) => view! { <pages::OutboxPage id /> }.into_any(),
        Route::Letter(id, letter) => view! { <pages::LetterPage id letter /> }.into_any(),
        Route::Files(id) => view! { <pages::FilesPage id /> }.into_any(),
        Route::Trail(id) => view! { <pages::TrailPage id /> }.into_any(),
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <pages::GalleryPage /> }.into_any(),
    }
}
