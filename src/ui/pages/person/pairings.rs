//! The pairings of a person, newest state first.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::pairing::PairingState;
use crate::domain::people::{Person, Role};
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, Tag, Tone};
use crate::ui::pages::review::{Ending, Parting};
use crate::ui::routes::Route;
use crate::ui::widgets::points::points_words;
use crate::ui::widgets::words::pairing_state_name;

/// A pairing as this person's page shows it.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    partner: Option<Id<Person>>,
    name: String,
    partner_role: Role,
    round: String,
    state: PairingState,
    points: i64,
    candidates: Option<String>,
    parting: Option<Parting>,
}

/// Every pairing, those in force first.
#[component]
pub fn Pairings(id: String, person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        let mine = |part| {
            let part = programme.participations.get(part);
            part.is_some_and(|part| part.person == person)
        };
        let mut lines = Vec::new();
        for pairing in programme.pairings.values() {
            let (partner, role) = if mine(&pairing.mentor) {
                (&pairing.mentee, Role::Mentee)
            } else if mine(&pairing.mentee) {
                (&pairing.mentor, Role::Mentor)
            } else {
                continue;
            };
            let round = programme.rounds.get(&pairing.round);
            lines.push(Line {
                id: pairing.id.to_string(),
                partner: programme.person_of(partner).map(|it| it.id.clone()),
                name: programme.name_of(partner),
                partner_role: role,
                round: round.map(|it| it.name.clone()).unwrap_or_default(),
                state: pairing.state,
                points: pairing.points,
                parting: pairing.state.is_public().then(|| Parting {
                    pairing: pairing.id.clone(),
                    mentee_name: programme.name_of(&pairing.mentee),
                    mentor_name: programme.name_of(&pairing.mentor),
                }),
                candidates: pairing.state.is_live().then(|| pairing.mentee.to_string()),
            });
        }
        lines.sort_by_key(|line| (!line.state.is_live(), line.state, line.id.clone()));
        lines
    });
    let ending = RwSignal::new(None::<Parting>);
    let row = move |line: Line| {
        let about = line.name.clone();
        let end = line.parting.map(|parting| {
            let ask = move |()| ending.set(Some(parting.clone()));
            view! { " " <Button label=t!(review.end) look=Look::Plain about on_press=ask /> }
        });
        let who = match line.partner {
            Some(partner) => {
                let href = Route::Person(id.clone(), partner.to_string()).href();
                view! { <a href=href>{line.name}</a> }.into_any()
            }
            None => view! { <span>{t!(people.partner_gone)}</span> }.into_any(),
        };
        let tone = match line.state {
            PairingState::Published | PairingState::Active => Tone::Good,
            PairingState::Draft | PairingState::Locked => Tone::Waiting,
            PairingState::Declined | PairingState::Ended => Tone::Plain,
        };
        let role = match line.partner_role {
            Role::Mentor => text!(people.their_mentor),
            Role::Mentee => text!(people.their_mentee),
        };
        let state = line.state;
        let compare = line.candidates.map(|mentee| {
            let href = Route::Candidates(id.clone(), mentee).href();
            view! { " " <a href=href>{t!(people.candidates)}</a> }
        });
        view! {
            <li>
                {role} " " {who} " "
                <Tag text=Signal::derive(move || pairing_state_name(state)) tone />
                " "
                {format!("{}, {}", line.round, points_words(line.points))}
                {compare}
                {end}
            </li>
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="pairings">
            <h2 id="pairings">{t!(people.pairings_title)}</h2>
            <Ending ending />
            <Show
                when=move || !lines.read().is_empty()
                fallback=|| view! { <p>{t!(people.pairings_none)}</p> }
            >
                <ul class="cm-list">{
                    let row = row.clone();
                    move || lines.get().into_iter().map(&row).collect_view()
                }</ul>
            </Show>
        </section>
    }
}
