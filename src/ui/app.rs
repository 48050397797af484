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
use super::i18n::{code, language, t};
use super::kit::typing::hand_over_before_leaving;
use super::kit::{ask_before_leaving, provide_notices, provide_site_name};
use super::pages::{self, NotFoundPage};
use super::parts::FetchedPage;
use super::routes::{Route, base, under_base};
use super::shell::{Shell, provide_shell};
use super::theme::theme;
use crate::session::{Place, Session, Shelf, provide_session};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_site_name(t!(common.product));
    provide_notices();
    let session = provide_session();
    describe_document();
    guard_page_only_work(session);
    hand_over_before_leaving();
    view! {
        <Router base=base()>
            <Switch />
        </Router>
    }
}

/// Asks before the tab is left while programmes lie on this page only.
fn guard_page_only_work(session: Session) {
    ask_before_leaving(move || {
        let on_page = matches!(session.place().get_untracked(), Place::WorkingFile(_));
        let has_any =
            matches!(&*session.shelf().read_untracked(), Shelf::Ready(all) if !all.is_empty());
        on_page && has_any
    });
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
    provide_shell(shell_state(route.into()));
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
                Some(route) => page_for(route),
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </Shell>
    }
}

/// The page of a route: the start page is here, the others come when asked for.
fn page_for(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <pages::HomePage /> }.into_any(),
        route => view! { <FetchedPage route /> }.into_any(),
    }
}
