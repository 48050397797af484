//! The circles as cards: who leads, who is in, points, and dropping somebody on
//! one.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::Shared;
use super::edit::EditCircle;
use super::moving::{MoveAct, MovePanel, move_to, use_mover};
use crate::domain::circle::{Circle, CircleKind, CircleState};
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::circles::Fit;
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Tag, Tone};

/// Every circle.
#[component]
pub(super) fn Cards(shared: Shared) -> impl IntoView {
    let programme = use_desk().programme();
    let ids = Memo::new(move |_| {
        let programme = programme.read();
        let circles = programme.circles_in_order().into_iter();
        circles.map(|it| it.id.clone()).collect::<Vec<_>>()
    });
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="circles">
            <h2 id="circles">{t!(circles.title)}</h2>
            <p class="cm-quiet">{t!(circles.move_hint)}</p>
            <ul class="cm-circles">
                <For each=move || ids.get() key=|id| id.to_string() let(id)>
                    <Card shared id />
                </For>
            </ul>
        </section>
    }
}

/// Somebody in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Member {
    part: Id<Participation>,
    name: String,
    leads: bool,
    is_apart: bool,
}

#[component]
fn Card(shared: Shared, id: Id<Circle>) -> impl IntoView {
    let programme = use_desk().programme();
    let over = RwSignal::new(false);
    let mover = use_mover(shared);
    let key = StoredValue::new(id.clone());
    let circle = Memo::new(move |_| {
        let programme = programme.read();
        key.with_value(|id| programme.circles.get(id).map(|it| (**it).clone()))
    });
    let points = Memo::new(move |_| {
        let programme = programme.read();
        let live = shared.live.read();
        let (circle, live) = (circle.get()?, live.as_ref()?);
        Some(live.points_of(&circle, &programme.seated_in(&circle.id)))
    });
    let members = Memo::new(move |_| {
        let programme = programme.read();
        let apart = points.get().map(|it| it.1).unwrap_or_default();
        let seated = key.with_value(|id| programme.seated_in(id));
        let mut members: Vec<Member> = seated
            .into_iter()
            .map(|(part, leads)| Member {
                name: programme.name_of(&part),
                is_apart: apart.contains(&part),
                part,
                leads,
            })
            .collect();
        members.sort_by_cached_key(|it| (!it.leads, it.name.to_lowercase(), it.part.clone()));
        members
    });
    // While somebody is dragged, what this circle would be to them.
    let offer = move || {
        let dragged = shared.dragged.get()?;
        let is_here = members.read().iter().any(|it| it.part == dragged);
        let fit = move_to(shared, &programme.read(), &dragged, &circle.get()?)?;
        (!is_here).then(|| match fit.1 {
            Fit::Points(n) => text_n!(n, circles.offer_1, circles.offer_n),
            Fit::Apart => text!(circles.offer_apart),
        })
    };
    let on_over = move |ev: DragEvent| {
        if shared.dragged.get_untracked().is_some() {
            ev.prevent_default();
            over.set(true);
        }
    };
    let on_drop = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        if let Some(part) = shared.dragged.get_untracked() {
            shared.dragged.set(None);
            mover.take(&part, Some(key.get_value()));
        }
    };
    let heading = format!("circle-{id}");
    let name = Memo::new(move |_| circle.get().map(|it| it.name).unwrap_or_default());
    let n_leaders = Memo::new(move |_| members.read().iter().filter(|it| it.leads).count());
    let is_led = Memo::new(move |_| circle.get().is_some_and(|it| it.kind == CircleKind::Led));
    let counted = move || {
        let n_leaders = n_leaders.get();
        let n = members.read().len() - n_leaders;
        let people = text_n!(n, circles.people_1, circles.people_n);
        let leaders = is_led
            .get()
            .then(|| text_n!(n_leaders, circles.leaders_1, circles.leaders_n));
        let n = points.get().map_or(0, |it| it.0);
        let points = text_n!(n, circles.points_1, circles.points_n);
        let parts = [Some(people), leaders, Some(points)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let state = move || {
        let circle = circle.get()?;
        let (words, tone) = match circle.state {
            CircleState::Draft => (t!(circles.state_draft), Tone::Waiting),
            CircleState::Published => (t!(circles.state_published), Tone::Good),
        };
        let kind = match circle.kind {
            CircleKind::Led => text!(circles.kind_led),
            CircleKind::Peers => text!(circles.kind_peers),
        };
        let is_without = is_led.get() && n_leaders.get() == 0;
        let without =
            is_without.then(|| view! { " " <Tag text=t!(circles.no_leader) tone=Tone::Bad /> });
        Some(view! { <p><Tag text=words tone /> " " {kind} {without}</p> })
    };
    view! {
        <li
            class="cm-circle"
            class:cm-circle--over=move || over.get()
            on:dragover=on_over
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <h3 id=heading>{name}</h3>
            {state}
            <p class="cm-quiet">{counted}</p>
            <EditCircle shared id=id.clone() name=Signal::derive(move || name.get()) />
            {move || offer().map(|words| view! { <p class="cm-circle__offer">{words}</p> })}
            <ul class="cm-members">
                <For each=move || members.get() key=|it| (it.part.to_string(), it.leads, it.is_apart) let(member)>
                    <MemberLine shared member />
                </For>
            </ul>
        </li>
    }
}

#[component]
fn MemberLine(shared: Shared, member: Member) -> impl IntoView {
    let Member {
        part,
        name,
        leads,
        is_apart,
    } = member;
    let dragged = part.clone();
    let on_start = move |ev: DragEvent| {
        if let Some(data) = ev.data_transfer() {
            // Some browsers drag nothing that holds no data.
            let _ = data.set_data("text/plain", "");
        }
        shared.dragged.set(Some(dragged.clone()));
    };
    view! {
        <li
            class="cm-member"
            draggable="true"
            on:dragstart=on_start
            on:dragend=move |_| shared.dragged.set(None)
        >
            <span>
                {name.clone()}
                {leads.then(|| view! { " " <Tag text=t!(circles.leads) /> })}
                {is_apart.then(|| view! { " " <Tag text=t!(circles.apart) tone=Tone::Bad /> })}
            </span>
            <MoveAct shared part=part.clone() name=name.clone() />
            <MovePanel shared part name />
        </li>
    }
}

/// So many points more or fewer.
pub(super) fn change_words(by: i64) -> String {
    match by {
        0 => text!(circles.same),
        by if by > 0 => text_n!(by, circles.more_1, circles.more_n),
        by => text_n!(-by, circles.fewer_1, circles.fewer_n),
    }
}

/// A number of circles, for sentences.
pub(super) fn n_words(n: usize) -> String {
    number(i64::try_from(n).unwrap_or(i64::MAX))
}
