//! Circles (C10). Who comes: the coordinator of a programme in which people
//! meet as groups. To decide: who leads and how large, then who goes where.
//! Next: publish and print.
//!
//! People are moved by dragging, or by "Move to…" with the keyboard; every move
//! tells its points and can be undone.

mod cards;
mod edit;
mod form;
mod left;
mod letters;
mod making;
mod moving;
mod sheets;
mod standing;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::circle::CircleState;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::circles::Live;
use crate::flow::timetable::everybody;
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{ButtonLink, Details, EmptyState, Fold, Look, Page, PageWidth};
use crate::ui::routes::Route;
use cards::Cards;
use form::FormCircles;
use left::LeftOut;
use letters::TellCircles;
use sheets::CircleSheets;
use standing::Standing;

/// What the parts of the page share: who takes part, and who is being moved.
#[derive(Clone, Copy)]
struct Shared {
    live: Memo<Option<Arc<Live>>>,
    /// Whose "Move to…" stands open.
    moving: RwSignal<Option<Id<Participation>>>,
    /// Who is being dragged.
    dragged: RwSignal<Option<Id<Participation>>>,
}

/// Circles: formed, looked through, moved about in, published.
#[component]
pub fn CirclesPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let live = Memo::new(move |_| {
        let programme = programme.read();
        let scoring = everybody(&programme).ok()?;
        Some(Arc::new(Live::new(&programme, scoring)))
    });
    let shared = Shared {
        live,
        moving: RwSignal::new(None),
        dragged: RwSignal::new(None),
    };
    let has_circles = Memo::new(move |_| !programme.read().circles.is_empty());
    let form_title = Signal::derive(move || {
        let programme = programme.read();
        let mut circles = programme.circles.values();
        if circles.any(|it| it.state == CircleState::Draft) {
            text!(circles.form_again)
        } else {
            text!(circles.form_left)
        }
    });
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    let speed = Route::Timetable(id.clone()).href();
    view! {
        <Page
            title=t!(circles.title)
            lead=t!(circles.lead)
            back
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(circles.help) /> }
        >
            {move || {
                let id = id.clone();
                if has_circles.get() {
                    view! {
                        <Standing shared />
                        <TellCircles id=id.clone() />
                        <LeftOut shared />
                        <Cards shared />
                        <div class="cm-no-print">
                            <Details summary=form_title fold=Fold::Closed>
                                <FormCircles id look=Look::Outline />
                            </Details>
                        </div>
                        <CircleSheets />
                    }
                    .into_any()
                } else {
                    view! {
                        <EmptyState text=t!(circles.none) />
                        <FormCircles id look=Look::Primary />
                    }
                    .into_any()
                }
            }}
            <section class="cm-section cm-no-print" aria-labelledby="other-forms">
                <h2 id="other-forms">{t!(circles.others_title)}</h2>
                <p>{t!(circles.others_text)}</p>
                <ButtonLink href=speed.clone() label=t!(timetable.title) look=Look::Outline />
            </section>
        </Page>
    }
}
