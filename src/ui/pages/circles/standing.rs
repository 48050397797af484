//! How the circles stand: in numbers, what is not as it should be, the bound,
//! and the acts.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::Shared;
use crate::domain::change::Change;
use crate::domain::circle::{CircleKind, CircleState};
use crate::flow::circles::{counts, leaderless, off_size, published};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, Details, Figure, Notice, NoticeKind, PrintButton, use_notices};

/// Everything in numbers, the bound, and the acts.
#[component]
pub(super) fn Standing(shared: Shared) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let (act, notices) = (use_act(), use_notices());
    let found = Memo::new(move |_| counts(&programme.read()));
    // Points in all and of the drafts, and what the drafts have at most; nothing
    // where a leader is gone with whom that was found.
    let points = Memo::new(move |_| {
        let programme = programme.read();
        let live = shared.live.read();
        let (mut points, mut of_drafts, mut most) = (0, 0, None);
        for circle in programme.circles_in_order() {
            let people = programme.seated_in(&circle.id);
            let of = live.as_ref();
            let of = of.map_or(0, |live| live.points_of(circle, &people).0);
            points += of;
            if circle.state == CircleState::Draft {
                of_drafts += of;
                most = most.max(Some((circle.most_points, circle.kind)));
            }
        }
        let most = most.filter(|_| leaderless(&programme).is_empty());
        (points, of_drafts, most)
    });
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let bound = move || {
        let (_, points, most) = points.get();
        let (most, kind) = most?;
        let gap = most - points;
        let by_leaders = kind == CircleKind::Led;
        Some(match (gap.cmp(&0), by_leaders) {
            (Ordering::Less, _) => text!(circles.bound_passed),
            (Ordering::Equal, true) => text!(circles.led_reached),
            (Ordering::Equal, false) => text!(circles.bound_reached),
            (Ordering::Greater, true) => {
                text_n!(gap, circles.led_1, circles.led_n, most = number(most))
            }
            (Ordering::Greater, false) => {
                text_n!(gap, circles.bound_1, circles.bound_n, most = number(most))
            }
        })
    };
    let sizes =
        move || {
            let sizes = off_size(&programme.read());
            let below = sizes.below.into_iter().map(|(asked, n)| {
                text_n!(n, circles.below_1, circles.below_n, asked = number(asked))
            });
            let above = sizes.above.into_iter().map(|(asked, n)| {
                text_n!(n, circles.above_1, circles.above_n, asked = number(asked))
            });
            let lines = below.chain(above);
            lines.map(|line| view! { <p>{line}</p> }).collect_view()
        };
    // Drafts that can be published, and those that nobody leads.
    let drafts = Memo::new(move |_| {
        let programme = programme.read();
        let n_ready = match published(&programme, session.today()) {
            Some(Change::Many { changes, .. }) => changes.len(),
            _ => 0,
        };
        let without = leaderless(&programme).into_iter();
        let without = without.filter(|it| it.state == CircleState::Draft);
        (n_ready, without.count())
    });
    let has_drafts = Memo::new(move |_| drafts.get() != (0, 0));
    let label = Signal::derive(move || {
        let (n_ready, n_without) = drafts.get();
        let n = if n_ready > 0 { n_ready } else { n_without };
        text_n!(n, circles.publish_1, circles.publish_n)
    });
    let blocked =
        Signal::derive(move || (drafts.get().0 == 0).then(|| text!(circles.publish_leaders)));
    let publish = move |()| {
        let change = published(&programme.get_untracked(), session.today());
        let is_done = change.is_some_and(|it| act.make(it, text!(circles.published_done)));
        if is_done && !has_drafts.get_untracked() {
            notices.focus_newest();
        }
    };
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="standing">
            <h2 id="standing" tabindex="-1">{t!(circles.standing_title)}</h2>
            <div class="cm-figures">
                <Figure value=Signal::derive(move || shown(found.get().circles)) label=t!(circles.figure_circles) />
                <Figure value=Signal::derive(move || shown(found.get().people)) label=t!(circles.figure_people) />
                <Figure value=Signal::derive(move || shown(found.get().leaders)) label=t!(circles.figure_leaders) />
                <Figure value=Signal::derive(move || number(points.get().0)) label=t!(circles.figure_points) />
            </div>
            <Leaderless />
            {sizes}
            {move || bound().map(|words| view! { <p>{words}</p> })}
            <Details summary=t!(circles.method_title)>
                <p>{t!(circles.method_led)}</p>
                <p>{t!(circles.method_peers)}</p>
                <p>{t!(circles.method_bound)}</p>
            </Details>
            <div class="cm-acts">
                <Show when=move || has_drafts.get()>
                    <Button id="publish-circles" label blocked on_press=publish />
                </Show>
                <PrintButton label=t!(circles.print) sheet="circle-sheets" />
            </div>
            <p class="cm-quiet">{t!(circles.publish_hint)}</p>
        </section>
    }
}

/// Which circles nobody leads, and what to do.
#[component]
fn Leaderless() -> impl IntoView {
    let programme = use_desk().programme();
    let names = Memo::new(move |_| {
        let programme = programme.read();
        let without = leaderless(&programme).into_iter();
        without.map(|it| it.name.clone()).collect::<Vec<_>>()
    });
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let heading = text_n!(names.len(), circles.leaderless_1, circles.leaderless_n);
            view! {
                <Notice kind=NoticeKind::Warning heading>
                    <p>{names.join(", ")}</p>
                    <p>{text!(circles.leaderless_next)}</p>
                </Notice>
            }
        })
    }
}
