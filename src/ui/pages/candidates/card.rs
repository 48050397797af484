//! One candidate: points by criterion, places, who goes without, what the choice
//! costs, and the one press that makes it.

use std::sync::Arc;

use leptos::prelude::*;

use super::cost::Costs;
use super::taking::DisplacedNotice;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState};
use crate::domain::people::Participation;
use crate::flow::round::{Candidate, Hand, Scoring, current_open_round, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Choice, FieldWidth, Look, Need, Select, Tag, Tone};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::points::{PointBars, point_bars, points_words, total_words};

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
    scoring: Memo<Option<Scoring>>,
    costs: Costs,
    /// Why, for the trail.
    why: RwSignal<String>,
    /// Called once the pair is made.
    #[prop(into)]
    on_paired: Callback<()>,
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
        let points = i64::from(n_points.get());
        hand.read().lost_now(&programme.read(), points)
    });
    let displaced = Memo::new(move |_| {
        let scoring = scoring.read();
        hand.read().displaced(&programme.read(), scoring.as_ref()?)
    });
    let best_for = Memo::new(move |_| {
        let displaced = displaced.read();
        let displaced = displaced.as_ref()?;
        let best = displaced.best.as_ref()?;
        let programme = programme.read();
        Some((
            programme.name_of(&displaced.mentee),
            programme.name_of(&best.mentor),
        ))
    });
    let blocked = Signal::derive(move || {
        (n_free.get() == 0 && held.read().is_empty()).then(|| text!(review.full_published))
    });
    let done_words = {
        let name = name.clone();
        move |is_resettled: bool| {
            let programme = programme.read_untracked();
            let mentee = programme.name_of(&hand.read_untracked().mentee);
            let displaced = displaced.read_untracked();
            let said = text!(review.assigned, mentor = name, mentee = mentee);
            match (displaced.as_ref(), best_for.get_untracked()) {
                (Some(_), Some((who, mentor))) if is_resettled => {
                    let also = text!(review.assigned_also, mentor = mentor, mentee = who);
                    format!("{said} {also}")
                }
                (Some(it), _) if it.n_kept == 0 => {
                    let who = programme.name_of(&it.mentee);
                    format!("{said} {}", text!(review.assigned_without, name = who))
                }
                _ => said,
            }
        }
    };
    let make = move |is_resettled: bool| {
        let now = programme.get_untracked();
        let Some(round) = current_open_round(&now) else {
            return;
        };
        let points = i64::from(n_points.get_untracked());
        let hand = hand.get_untracked();
        let change = hand.change(&now, &round.id, points, session.new_id());
        let both = displaced.get_untracked().filter(|_| is_resettled);
        let both = both.and_then(|it| it.change(change.clone(), &round.id, session.new_id()));
        let change = both.unwrap_or(change).because(&why.get_untracked());
        if act.make(change, done_words(is_resettled)) {
            on_paired.run(());
            go(&Route::Review(id.clone()), Step::Forward);
        }
    };
    let (assign, assign_both) = {
        let make = Callback::new(make);
        (move |()| make.run(false), move |()| make.run(true))
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
            let (name, points) = (programme.name_of(&it.mentee), points_words(it.points));
            Choice::new(it.id.as_str(), format!("{name} ({points})"))
        };
        held.read().iter().map(choice).collect::<Vec<_>>()
    });
    let select_id = format!("instead-{}", mentor.as_str());
    let about = StoredValue::new(name.clone());
    view! {
        <li class="cm-card">
            <h3>{name.clone()}</h3>
            <p class="cm-quiet">{place}</p>
            <p class="cm-example__total">{move || points_words(n_points.get())}</p>
            <PointBars caption=t!(review.points_with, name = name) bars />
            <Show when=move || is_paired.get()>
                <p><Tag text=t!(review.is_mentor) tone=Tone::Good /></p>
            </Show>
            <p>{move || match n_free.get() {
                0 => text!(review.no_place),
                n => text_n!(n, review.free_1, review.free_n),
            }}</p>
            <Show when=move || !is_paired.get()>
                {
                    let select_id = select_id.clone();
                    move || {
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
                    }
                }
                <div aria-live="polite">
                    {move || displaced.get().map(|displaced| view! {
                        <DisplacedNotice displaced lost_now=lost_now.get() />
                    })}
                    <p>{move || total_words(lost_now.get())}</p>
                </div>
                {move || {
                    let cost = cost.get();
                    (!cost.is_empty()).then(|| view! { <p><strong>{cost}</strong></p> })
                }}
                <div class="cm-acts">
                    <Button label=t!(review.assign) about=about.get_value() blocked on_press=assign />
                    {move || best_for.get().map(|(who, mentor)| view! {
                        <Button
                            label=text!(review.assign_both, mentee = who, mentor = mentor)
                            look=Look::Outline
                            on_press=assign_both
                        />
                    })}
                </div>
            </Show>
        </li>
    }
}
