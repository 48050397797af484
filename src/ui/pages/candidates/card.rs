//! One candidate: points by criterion, places, what the choice costs, and the
//! one press that makes it.

use std::sync::Arc;

use leptos::prelude::*;

use super::cost::Costs;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState};
use crate::domain::people::Participation;
use crate::flow::round::{Candidate, Hand, current_open_round, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Button, Choice, FieldWidth, Need, Select};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::points::{PointBars, point_bars};

/// Pairings of a person that can still give way.
fn can_go(pairings: &[Arc<Pairing>]) -> Vec<Arc<Pairing>> {
    let can_go = |pairing: &&Arc<Pairing>| {
        matches!(pairing.state, PairingState::Draft | PairingState::Locked)
    };
    pairings.iter().filter(can_go).cloned().collect()
}

/// A mentor who may be paired with the mentee.
#[component]
pub(super) fn CandidateCard(
    id: String,
    mentee: Id<Participation>,
    mentor: Id<Participation>,
    all: Memo<Vec<Candidate>>,
    costs: Costs,
) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let session = use_session();
    let act = use_act();
    let go = use_go();
    let mine = mentor.clone();
    let candidate = Memo::new(move |_| all.read().iter().find(|it| it.mentor == mine).cloned());
    let name = programme.read_untracked().name_of(&mentor);
    let n_points = Memo::new(move |_| {
        candidate
            .read()
            .as_ref()
            .map_or(0, |it| it.judgement.total())
    });
    let n_free = Memo::new(move |_| candidate.read().as_ref().map_or(0, Candidate::n_free));
    let held = Memo::new(move |_| {
        let candidate = candidate.read();
        candidate
            .as_ref()
            .map(|it| can_go(&it.held))
            .unwrap_or_default()
    });
    // The mentee's own pairings that give way where no want is left.
    let own = {
        let mentee = mentee.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let part = programme.participations.get(&mentee);
            let wants = part.map_or(1, |part| programme.capacity_of(part)) as usize;
            let live: Vec<Arc<Pairing>> = programme
                .pairings
                .values()
                .filter(|pairing| pairing.mentee == mentee && pairing.state.is_live())
                .cloned()
                .collect();
            if live.len() < wants {
                Vec::new()
            } else {
                can_go(&live)
            }
        })
    };
    let is_paired = {
        let (mentee, mentor) = (mentee.clone(), mentor.clone());
        Memo::new(move |_| {
            let programme = programme.read();
            programme.pairings.values().any(|pairing| {
                pairing.mentee == mentee && pairing.mentor == mentor && pairing.state.is_live()
            })
        })
    };
    let replaced = RwSignal::new(None::<String>);
    let replaced_id = Memo::new(move |_| {
        if n_free.get() > 0 {
            return None;
        }
        let held = held.read();
        let asked = replaced.get();
        let asked = held
            .iter()
            .find(|it| Some(it.id.as_str()) == asked.as_deref());
        // Whoever has the fewest points there gives way unless another is chosen.
        let usual = held.iter().min_by_key(|it| (it.points, it.id.clone()));
        asked.or(usual).map(|it| it.id.clone())
    });
    let hand = {
        let (mentee, mentor) = (mentee.clone(), mentor.clone());
        Memo::new(move |_| {
            let own = own.read();
            let first_own = own.iter().min_by_key(|it| (it.points, it.id.clone()));
            let mut instead_of: Vec<Id<Pairing>> = replaced_id.get().into_iter().collect();
            instead_of.extend(first_own.map(|it| it.id.clone()));
            instead_of.dedup();
            Hand {
                mentee: mentee.clone(),
                mentor: mentor.clone(),
                instead_of,
            }
        })
    };
    let cost = costs.words(hand);
    // Points lost at once: what goes away less what comes.
    let lost_now = Memo::new(move |_| {
        let programme = programme.read();
        let hand = hand.read();
        let goes = hand
            .instead_of
            .iter()
            .filter_map(|id| programme.pairings.get(id));
        goes.map(|it| it.points).sum::<i64>() - i64::from(n_points.get())
    });
    let blocked = Signal::derive(move || {
        if is_paired.get() {
            Some(text!(review.paired_already))
        } else if n_free.get() == 0 && held.read().is_empty() {
            Some(text!(review.full_published))
        } else {
            None
        }
    });
    let assign = {
        let name = name.clone();
        move |()| {
            let now = programme.get_untracked();
            let Some(round) = current_open_round(&now) else {
                return;
            };
            let hand = hand.get_untracked();
            let points = i64::from(n_points.get_untracked());
            let change = Change::PairByHand {
                pairing: Pairing {
                    id: Id::new(session.new_id()),
                    round: round.id.clone(),
                    mentor: hand.mentor.clone(),
                    mentee: hand.mentee.clone(),
                    state: PairingState::Locked,
                    points,
                    cost_of_hand: lost_now.get_untracked(),
                    ..Pairing::default()
                },
                instead_of: hand.instead_of,
            };
            let done = text!(
                review.assigned,
                mentor = name,
                mentee = now.name_of(&hand.mentee)
            );
            if act.make(change, done) {
                go(&Route::Review(id.clone()), Step::Forward);
            }
        }
    };
    let bars = move || {
        let programme = programme.read_untracked();
        let candidate = candidate.read();
        let rules = rules_of(&programme).ok()?;
        Some(point_bars(
            &programme,
            &rules,
            &candidate.as_ref()?.judgement.points,
        ))
    };
    let bars = Signal::derive(move || bars().unwrap_or_default());
    let place = {
        let programme = programme.read_untracked();
        let person = programme.person_of(&mentor);
        person.map(|person| format!("{}, {}", person.job_title.trim(), person.agency.trim()))
    };
    let place = place.map(|place| place.trim_matches([',', ' ']).to_owned());
    let holders = Signal::derive(move || {
        let programme = programme.read();
        let choice = |it: &Arc<Pairing>| {
            let name = programme.name_of(&it.mentee);
            Choice::new(
                it.id.as_str(),
                text!(review.holder, name = name, points = it.points),
            )
        };
        held.read().iter().map(choice).collect::<Vec<_>>()
    });
    let select_id = format!("instead-{}", mentor.as_str());
    let about = name.clone();
    view! {
        <li class="cm-card">
            <h3>{name.clone()}</h3>
            <p class="cm-quiet">{place}</p>
            <p class="cm-example__total">{move || text!(review.n_points, n = number(n_points.get()))}</p>
            <PointBars caption=t!(review.points_with, name = name) bars />
            <p>{move || match n_free.get() {
                0 => text!(review.no_place),
                n => text_n!(n, review.free_1, review.free_n),
            }}</p>
            {move || {
                let select_id = select_id.clone();
                (n_free.get() == 0 && !held.read().is_empty()).then(|| view! {
                    <Select
                        id=select_id
                        label=t!(review.instead_of)
                        choices=holders
                        value=Signal::derive(move || replaced_id.get().map(|id| id.to_string()).unwrap_or_default())
                        on_change=move |id: String| replaced.set(Some(id))
                        need=Need::Required
                        width=FieldWidth::Full
                    />
                })
            }}
            <p>{move || match lost_now.get() {
                0 => text!(review.cost_none),
                lost if lost > 0 => text!(review.cost_loses, n = lost),
                gained => text!(review.cost_gains, n = -gained),
            }}</p>
            {move || {
                let cost = cost.get();
                (!cost.is_empty()).then(|| view! { <p><strong>{cost}</strong></p> })
            }}
            <div class="cm-acts">
                <Button label=t!(review.assign) about blocked on_press=assign />
            </div>
        </li>
    }
}
