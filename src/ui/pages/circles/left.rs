//! Who sits in no circle, with why and whom they would need as a leader; and
//! mentors who led one and lead none now.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Shared;
use super::cards::n_words;
use super::moving::{MoveAct, MovePanel};
use crate::domain::circle::CircleKind;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::circles::{Live, Without};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::matches_media;
use crate::ui::kit::{Details, Fold};

/// Mentors named for one mentee.
const MOST_NAMED: usize = 3;

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

/// Somebody without a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Out {
    part: Id<Participation>,
    name: String,
    words: String,
}

/// Those whose circles these are and who sit in none.
fn without(programme: &Programme, live: &Live) -> Vec<Out> {
    let left = live.without(programme, &roles_of(programme, live));
    let mut circles = programme.circles.values();
    let has_led = circles.any(|it| it.kind == CircleKind::Led);
    let needs_leader = |part: &Id<Participation>, why: Without| {
        has_led && why == Without::Rules && live.role_of(part) == Some(Role::Mentee)
    };
    let asked: Vec<Id<Participation>> = left
        .iter()
        .filter(|(part, why)| needs_leader(part, *why))
        .map(|(part, _)| part.clone())
        .collect();
    let mut leaders = live.would_lead(programme, &asked).into_iter();
    let out = |(part, why): (Id<Participation>, Without)| {
        let name = programme.name_of(&part);
        let words = match why {
            Without::Room => text!(circles.without_room, who = name.clone()),
            Without::Leader => text!(circles.without_leader, who = name.clone()),
            Without::Rules => {
                let words = text!(circles.without_rules, who = name.clone());
                if needs_leader(&part, why) {
                    let leaders = leaders.next().unwrap_or_default();
                    format!("{words} {}", leader_words(programme, &leaders))
                } else {
                    words
                }
            }
        };
        Out { part, name, words }
    };
    let mut out: Vec<Out> = left.into_iter().map(out).collect();
    out.sort_by_cached_key(|it| (it.name.to_lowercase(), it.part.clone()));
    out
}

/// Which mentors would let somebody in.
fn leader_words(programme: &Programme, leaders: &[Id<Participation>]) -> String {
    let first = leaders.iter().take(MOST_NAMED);
    let names: Vec<String> = first.map(|it| programme.name_of(it)).collect();
    let names = names.join(", ");
    match leaders.len() {
        0 => text!(circles.lead_none),
        n if n > MOST_NAMED => {
            text!(
                circles.lead_more,
                names = names,
                n = n_words(n - MOST_NAMED)
            )
        }
        _ => text!(circles.lead_some, names = names),
    }
}

/// Mentors who led a circle and lead none now.
fn led_before(programme: &Programme, live: &Live, left: &[Out]) -> Vec<Out> {
    let parts = live.led_before(programme).into_iter();
    let parts = parts.filter(|part| !left.iter().any(|it| it.part == *part));
    let out = |part: Id<Participation>| {
        let name = programme.name_of(&part);
        Out {
            words: name.clone(),
            name,
            part,
        }
    };
    let mut out: Vec<Out> = parts.map(out).collect();
    out.sort_by_cached_key(|it| (it.name.to_lowercase(), it.part.clone()));
    out
}

/// Who sits in no circle, and why.
#[component]
pub(super) fn LeftOut(shared: Shared) -> impl IntoView {
    let programme = use_desk().programme();
    let all = Memo::new(move |_| {
        let programme = programme.read();
        let live = shared.live.read();
        let Some(live) = live.as_ref() else {
            return (Vec::new(), Vec::new());
        };
        let left = without(&programme, live);
        let led = led_before(&programme, live, &left);
        (left, led)
    });
    let left = Signal::derive(move || all.get().0);
    let led = Signal::derive(move || all.get().1);
    view! {
        <Group shared id="left-out" title=t!(circles.left_title) list=left />
        <Group shared id="led-before" title=t!(circles.led_before) list=led />
    }
}

/// People under a heading, folded away where the page is narrow.
#[component]
fn Group(
    shared: Shared,
    id: &'static str,
    title: Signal<String>,
    list: Signal<Vec<Out>>,
) -> impl IntoView {
    let n = Memo::new(move |_| list.read().len());
    let has_any = Memo::new(move |_| n.get() > 0);
    let summary = Signal::derive(move || text_n!(n.get(), circles.people_1, circles.people_n));
    let fold = move || {
        if matches_media("(min-width: 40.0625em)") {
            Fold::Open
        } else {
            Fold::Closed
        }
    };
    view! {
        <Show when=move || has_any.get()>
            <section class="cm-section cm-no-print" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <Details summary fold=fold()>
                    <ul class="cm-members">
                        <For
                            each=move || list.get()
                            key=|it| (it.part.to_string(), it.words.clone())
                            let(out)
                        >
                            <li class="cm-member">
                                <span>{out.words}</span>
                                <MoveAct shared part=out.part.clone() name=out.name.clone() />
                                <MovePanel shared part=out.part name=out.name />
                            </li>
                        </For>
                    </ul>
                </Details>
            </section>
        </Show>
    }
}
