//! The navigation of a programme, and the menus that fold on a narrow page.

use leptos::ev::KeyboardEvent;
use leptos::html::Button as ButtonElement;
use leptos::prelude::*;

use crate::ui::i18n::{self, t};
use crate::ui::kit::{Icon, Shape};
use crate::ui::routes::Route;

/// The pages of a programme in the order of the work.
fn entries(id: &str) -> Vec<(i18n::Key, Route)> {
    let id = || id.to_owned();
    vec![
        (
            i18n::key!(common.nav_home) as i18n::Key,
            Route::Programme(id()),
        ),
        (i18n::key!(common.nav_people), Route::People(id())),
        (i18n::key!(common.nav_inbox), Route::Inbox(id())),
        (i18n::key!(common.nav_rules), Route::Rules(id())),
        (i18n::key!(common.nav_pairings), Route::Review(id())),
        (i18n::key!(common.nav_outbox), Route::Outbox(id())),
    ]
}

/// The pages wanted less often, under "More".
fn more_entries(id: &str) -> Vec<(i18n::Key, Route)> {
    let id = || id.to_owned();
    vec![
        (
            i18n::key!(common.nav_setup) as i18n::Key,
            Route::Setup(id(), "purpose".into()),
        ),
        (i18n::key!(common.nav_form), Route::Form(id())),
        (i18n::key!(common.nav_invite), Route::Invite(id())),
        (i18n::key!(common.nav_approvals), Route::Approvals(id())),
        (i18n::key!(choice.nav), Route::Choice(id())),
        (i18n::key!(common.nav_offers), Route::Offers(id())),
        (i18n::key!(common.nav_circles), Route::Circles(id())),
        (i18n::key!(common.nav_timetable), Route::Timetable(id())),
        (i18n::key!(common.nav_import), Route::Import(id())),
        (i18n::key!(common.nav_levels), Route::Levels(id())),
        (i18n::key!(common.nav_gaps), Route::Gaps(id())),
        (i18n::key!(common.nav_files), Route::Files(id())),
        (i18n::key!(common.nav_trail), Route::Trail(id())),
    ]
}

/// Which entry of the navigation a page stands under.
fn section(route: &Route) -> Option<Route> {
    let id = route.programme()?.to_owned();
    Some(match route {
        Route::Person(..) | Route::NewPerson(_) => Route::People(id),
        Route::Run(_) | Route::WhatIf(_) | Route::Candidates(..) => Route::Review(id),
        Route::Rematch(_) | Route::NextOffer(..) => Route::Offers(id),
        Route::Letter(..) => Route::Outbox(id),
        Route::Setup(..) => Route::Setup(id, "purpose".into()),
        other => other.clone(),
    })
}

/// The navigation of the programme whose page is open; nothing elsewhere.
#[component]
pub fn ProgrammeNav(
    /// The page shown, if the URL names one.
    route: Signal<Option<Route>>,
) -> impl IntoView {
    let programme = Memo::new(move |_| {
        route
            .read()
            .as_ref()
            .and_then(|route| route.programme().map(str::to_owned))
    });
    let here = Memo::new(move |_| route.read().as_ref().and_then(section));
    let list = move |entries: Vec<(i18n::Key, Route)>| {
        entries
            .into_iter()
            .map(|(key, to)| nav_item(key, to, here))
            .collect_view()
    };
    move || {
        programme.get().map(|id| {
            let (first, more) = (entries(&id), more_entries(&id));
            let all = [first.clone(), more.clone()].concat();
            let more_pages: Vec<Route> = more.iter().map(|(_, to)| to.clone()).collect();
            let in_more = move || {
                here.read()
                    .as_ref()
                    .is_some_and(|here| more_pages.contains(here))
            };
            view! {
                <nav class="cm-nav" aria-label=t!(common.nav_label)>
                    <div class="cm-nav__wide cm-width">
                        <ul class="cm-nav__list">
                            {list(first)}
                            <li class="cm-nav__item" class:cm-nav__item--current=in_more>
                                <Menu label=t!(common.nav_more)>
                                    <ul class="cm-menu__list">{list(more)}</ul>
                                </Menu>
                            </li>
                        </ul>
                    </div>
                    <div class="cm-nav__narrow cm-width">
                        <Menu label=t!(common.nav_label)>
                            <ul class="cm-menu__list">{list(all)}</ul>
                        </Menu>
                    </div>
                </nav>
            }
        })
    }
}

fn nav_item(key: i18n::Key, to: Route, here: Memo<Option<Route>>) -> impl IntoView {
    let href = to.href();
    let current = Memo::new(move |_| here.read().as_ref() == Some(&to));
    view! {
        <li class="cm-nav__item">
            <a class="cm-nav__link" href=href aria-current=move || current.get().then_some("page")>
                {i18n::label(key)}
            </a>
        </li>
    }
}

/// A button that shows and hides what it holds. Escape closes it and gives the
/// focus back; so does following a link, or leaving it.
#[component]
pub fn Menu(
    /// The button's words.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let (open, set_open) = signal(false);
    let button = NodeRef::<ButtonElement>::new();
    let on_key = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && open.get_untracked() {
            set_open.set(false);
            if let Some(button) = button.get_untracked() {
                // A button on the page always takes the focus.
                let _ = button.focus();
            }
        }
    };
    let on_leave = move |ev: leptos::ev::FocusEvent| {
        let inside = crate::ui::kit::dom::focus_stays_inside(&ev);
        if !inside {
            set_open.set(false);
        }
    };
    let on_click_inside = move |ev: leptos::ev::MouseEvent| {
        if crate::ui::kit::dom::is_in_link(&ev) {
            set_open.set(false);
        }
    };
    view! {
        <div class="cm-menu" on:keydown=on_key on:focusout=on_leave>
            <button
                type="button"
                class="cm-menu__button"
                node_ref=button
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| set_open.update(|open| *open = !*open)
            >
                {label}
                <Icon shape=Shape::Down />
            </button>
            <div class="cm-menu__panel" hidden=move || !open.get() on:click=on_click_inside>
                {children()}
            </div>
        </div>
    }
}
