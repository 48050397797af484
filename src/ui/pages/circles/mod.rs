//! Circles (C10). Who comes: the coordinator of a programme in which people
//! meet as groups. To decide: who leads and how large, then who goes where.
//! Next: publish and print.
//!
//! People are moved by dragging, or by "Move to…" with the keyboard; every move
//! tells its points and can be undone.

mod cards;
mod edit;
mod form;
mod letters;
mod making;
mod moving;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::circle::{CircleKind, CircleState};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::circles::{Live, Without, published};
use crate::flow::timetable::everybody;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Details, EmptyState, Figure, Fold, Look, Page, PageWidth, PrintButton,
};
use crate::ui::routes::Route;
use cards::Cards;
use form::FormCircles;
use letters::TellCircles;
use moving::{MoveAct, MovePanel};

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
                            <Details summary=t!(circles.form_again) fold=Fold::Closed>
                                <FormCircles id look=Look::Outline />
                            </Details>
                        </div>
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

/// Whose circles these are: mentees where mentors lead, among peers the roles
/// of those who sit in one.
fn roles_of(programme: &Programme, live: &Live) -> Vec<Role> {
    let mut roles = BTreeSet::new();
    for circle in programme.circles.values() {
        match circle.kind {
            CircleKind::Led => drop(roles.insert(Role::Mentee)),
            CircleKind::Peers => {
                let seated = programme.seated_in(&circle.id);
                roles.extend(seated.iter().filter_map(|(part, _)| live.role_of(part)));
            }
        }
    }
    roles.into_iter().collect()
}

/// Everything in numbers, the bound, and the acts.
#[component]
fn Standing(shared: Shared) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let now = Memo::new(move |_| {
        let programme = programme.read();
        let live = shared.live.read();
        let circles = programme.circles_in_order();
        let drafts = circles.iter().filter(|it| it.state == CircleState::Draft);
        let (mut n_people, mut points, mut of_drafts) = (0, 0, 0);
        for circle in &circles {
            let people = programme.seated_in(&circle.id);
            let of = live
                .as_ref()
                .map_or(0, |live| live.points_of(circle, &people).0);
            n_people += people.len();
            points += of;
            if circle.state == CircleState::Draft {
                of_drafts += of;
            }
        }
        let most = drafts.clone().map(|it| it.most_points).max();
        (circles.len(), n_people, points, of_drafts, most)
    });
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let bound = move || {
        let (_, _, _, points, most) = now.get();
        let most = most?;
        Some(if points >= most {
            text!(circles.bound_reached)
        } else {
            let gap = most - points;
            text_n!(gap, circles.bound_1, circles.bound_n, most = number(most))
        })
    };
    let n_drafts = Memo::new(move |_| {
        let change = published(&programme.read(), session.today());
        match change {
            Some(crate::domain::change::Change::Many { changes, .. }) => changes.len(),
            _ => 0,
        }
    });
    let publish = move |()| {
        let programme = programme.get_untracked();
        if let Some(change) = published(&programme, session.today()) {
            act.make(change, text!(circles.published_done));
        }
    };
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="standing">
            <h2 id="standing">{t!(circles.standing_title)}</h2>
            <div class="cm-figures">
                <Figure value=Signal::derive(move || shown(now.get().0)) label=t!(circles.figure_circles) />
                <Figure value=Signal::derive(move || shown(now.get().1)) label=t!(circles.figure_people) />
                <Figure value=Signal::derive(move || number(now.get().2)) label=t!(circles.figure_points) />
            </div>
            {move || bound().map(|words| view! { <p>{words}</p> })}
            <Details summary=t!(circles.method_title)>
                <p>{t!(circles.method_led)}</p>
                <p>{t!(circles.method_peers)}</p>
                <p>{t!(circles.method_bound)}</p>
            </Details>
            <div class="cm-acts">
                <Show when=move || { n_drafts.get() > 0 }>
                    <Button
                        id="publish-circles"
                        label=Signal::derive(move || text_n!(n_drafts.get(), circles.publish_1, circles.publish_n))
                        on_press=publish
                    />
                </Show>
                <PrintButton />
            </div>
            <p class="cm-quiet">{t!(circles.publish_hint)}</p>
        </section>
    }
}

/// Who sits in no circle, and why.
#[component]
fn LeftOut(shared: Shared) -> impl IntoView {
    let programme = use_desk().programme();
    let left = Memo::new(move |_| {
        let programme = programme.read();
        let live = shared.live.read();
        let Some(live) = live.as_ref() else {
            return Vec::new();
        };
        let mut left = live.without(&programme, &roles_of(&programme, live));
        left.sort_by_cached_key(|(part, _)| (programme.name_of(part).to_lowercase(), part.clone()));
        left
    });
    let line = move |(part, why): (Id<Participation>, Without)| {
        let name = programme.read().name_of(&part);
        let words = match why {
            Without::Rules => text!(circles.without_rules, who = name.clone()),
            Without::Room => text!(circles.without_room, who = name.clone()),
        };
        view! {
            <li class="cm-member">
                <span>{words}</span>
                <MoveAct shared part=part.clone() name=name.clone() />
                <MovePanel shared part name />
            </li>
        }
    };
    move || {
        let left = left.get();
        (!left.is_empty()).then(|| {
            view! {
                <section class="cm-section" aria-labelledby="left-out">
                    <h2 id="left-out">{t!(circles.left_title)}</h2>
                    <ul class="cm-members">{left.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}
