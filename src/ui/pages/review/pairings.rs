//! The table of pairings: points that open, lock, take apart, end.

use std::sync::Arc;

use leptos::prelude::*;

use super::Now;
use super::ending::{Ending, Parting};
use super::rows::Row;
use super::swap::Swap;
use crate::domain::change::Change;
use crate::domain::pairing::{PairingState, RoundState};
use crate::flow::round::{Scoring, rules_of};
use crate::session::use_desk;
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::dom::{focus_id, is_details_open};
use crate::ui::kit::{
    Align, Button, ButtonLink, Choice, Column, DataTable, EmptyState, FormDraft, Look, Need,
    RowKind, Select, Tag, TextField, Tone, use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::points::{PointBars, point_bars};
use crate::ui::widgets::words::pairing_state_name;

const KIND: RowKind<Row> = RowKind {
    id: |row| row.id.to_string(),
    name: |row| format!("{} – {}", row.mentee_name, row.mentor_name),
    search: Some(|row| {
        format!(
            "{} {} {} {}",
            row.mentee_name, row.mentor_name, row.mentee_unit, row.mentor_unit
        )
    }),
};

/// Every pairing of the round.
#[component]
pub(super) fn Pairings(id: String, now: Now) -> impl IntoView {
    let query = use_query_state();
    let state = query.text("state");
    let rows = Signal::derive(move || {
        let wanted = state.get().and_then(|word| PairingState::from_word(&word));
        let now = now.get();
        let rows = now.iter().flat_map(|seen| seen.rows.iter().cloned());
        rows.filter(|row| wanted.is_none_or(|wanted| row.state == wanted))
            .collect::<Vec<_>>()
    });
    let states = Signal::derive(move || {
        let now = now.get();
        let used = |state: &&PairingState| {
            let mut rows = now.iter().flat_map(|seen| &seen.rows);
            rows.any(|row| row.state == **state)
        };
        let choice = |state: &PairingState| Choice::new(state.word(), pairing_state_name(*state));
        PairingState::ALL
            .iter()
            .filter(used)
            .map(choice)
            .collect::<Vec<_>>()
    });
    let draft = FormDraft::new("hand-why");
    let asked = Asked {
        ending: RwSignal::new(None::<Parting>),
        swapping: RwSignal::new(None::<Row>),
        why: draft.text("why"),
        draft,
    };
    let run = Route::Run(id).href();
    let is_open = Memo::new(move |_| {
        let now = now.read();
        now.as_ref()
            .is_some_and(|seen| seen.round.state == RoundState::Open)
    });
    view! {
        <section class="cm-section" aria-labelledby="pairings">
            <h2 id="pairings" tabindex="-1">{t!(review.pairings_title)}</h2>
            <Ending ending=asked.ending />
            <Swap now swapping=asked.swapping why=asked.why />
            <div class="cm-no-print">
                <Show when=move || is_open.get()>
                    <TextField
                        id="hand-why"
                        label=t!(review.why_by_hand)
                        hint=t!(review.why_by_hand_hint)
                        need=Need::Optional
                        value=asked.why
                        on_input=move |text: String| asked.why.set(text)
                    />
                </Show>
                <Select
                    id="state"
                    label=t!(review.filter_state)
                    choices=states
                    value=Signal::derive(move || state.get().unwrap_or_default())
                    on_change=move |word: String| query.set("state", Some(word))
                    empty=t!(review.filter_any)
                    need=Need::Required
                />
            </div>
            <DataTable
                id="pairings-table"
                caption=t!(review.pairings_title)
                rows
                kind=KIND
                columns=columns(now, asked)
                empty=move || {
                    let run = run.clone();
                    view! {
                        <EmptyState text=t!(review.no_pairings)>
                            <ButtonLink href=run label=t!(review.run_title) />
                        </EmptyState>
                    }
                }
            />
        </section>
    }
}

/// The pairings a dialog asks about.
#[derive(Clone, Copy)]
struct Asked {
    /// The one to be ended.
    ending: RwSignal<Option<Parting>>,
    /// The one whose mentor is to be exchanged.
    swapping: RwSignal<Option<Row>>,
    /// Why the next change by hand is made.
    why: RwSignal<String>,
    /// What keeps it while it is typed.
    draft: FormDraft,
}

impl Asked {
    /// Makes a change by hand with the note why; gives whether it was made.
    fn make(self, act: Act, change: Change, done: String) -> bool {
        let why = self.why.get_untracked();
        let is_made = act.make(change.because(&why), done);
        if is_made {
            self.why.set(String::new());
            self.draft.done();
        }
        is_made
    }
}

fn columns(now: Now, asked: Asked) -> Vec<Column<Row>> {
    let person = |name: &str, unit: &str| {
        let (name, unit) = (name.to_owned(), unit.to_owned());
        view! { <span class="cm-who"><strong>{name}</strong><span class="cm-quiet">" "{unit}</span></span> }
    };
    vec![
        Column::new("mentee", t!(review.mentee), move |row: &Row| {
            person(&row.mentee_name, &row.mentee_unit)
        })
        .sorted(|row| row.mentee_name.to_lowercase()),
        Column::new("mentor", t!(review.mentor), move |row: &Row| {
            person(&row.mentor_name, &row.mentor_unit)
        })
        .sorted(|row| row.mentor_name.to_lowercase()),
        Column::new("points", t!(review.points), move |row: &Row| {
            view! { <WhyCell now row=row.clone() /> }
        })
        .sorted(|row| row.points),
        Column::new("state", t!(review.state), |row: &Row| {
            let tone = match row.state {
                PairingState::Draft => Tone::Waiting,
                PairingState::Locked => Tone::Strong,
                PairingState::Published | PairingState::Active => Tone::Good,
                PairingState::Declined => Tone::Bad,
                PairingState::Ended => Tone::Plain,
            };
            let state = row.state;
            let by_hand = row.by_hand;
            let note = row.note.clone();
            view! {
                <Tag text=Signal::derive(move || pairing_state_name(state)) tone />
                {by_hand.then(|| view! { <span class="cm-quiet">" "{t!(review.by_hand)}</span> })}
                {(!note.is_empty()).then(|| view! { <span class="cm-quiet cm-block">{note}</span> })}
            }
        })
        .sorted(|row| row.state),
        Column::new("acts", t!(review.acts), move |row: &Row| {
            view! { <RowActs now row=row.clone() asked /> }
        })
        .align(Align::Acts),
    ]
}

/// The points, which open to show what they come from.
#[component]
fn WhyCell(now: Now, row: Row) -> impl IntoView {
    let programme = use_desk().programme();
    let open = RwSignal::new(false);
    let points = row.points;
    let caption = text!(
        review.points_of,
        mentee = row.mentee_name,
        mentor = row.mentor_name
    );
    let bars = move || {
        let seen = now.get_untracked()?;
        let programme = programme.read_untracked();
        let stored = seen
            .result
            .as_ref()
            .and_then(|result| result.pair(&row.mentee, &row.mentor));
        if let Some(pair) = stored {
            return Some(point_bars(&programme, &seen.rules, &pair.by_rule));
        }
        // Made by hand since the run: by the rules as they stand.
        let rules = rules_of(&programme).ok()?;
        let scoring = Scoring::of(&programme, rules.clone()).ok()?;
        let judgement = scoring.judge(&row.mentee, &row.mentor)?;
        Some(point_bars(&programme, &rules, &judgement.points))
    };
    view! {
        <details
            class="cm-why"
            on:toggle=move |ev| open.set(is_details_open(&ev))
        >
            <summary>
                {number(points)}
                <span class="usa-sr-only">" "{t!(review.open_points)}</span>
            </summary>
            {move || open.get().then(|| match bars() {
                Some(bars) => {
                    let caption = caption.clone();
                    view! { <PointBars caption bars=Signal::stored(bars) /> }.into_any()
                }
                None => view! { <p>{t!(review.points_unknown)}</p> }.into_any(),
            })}
        </details>
    }
}

/// What can be done with one pairing.
#[component]
fn RowActs(now: Now, row: Row, asked: Asked) -> impl IntoView {
    let act = use_act();
    let state = row.state;
    let about = (KIND.name)(&row);
    let row = Arc::new(row);
    let is_open = now
        .get_untracked()
        .is_some_and(|seen| seen.round.state == RoundState::Open);
    let names = Arc::clone(&row);
    let said = move |words: fn(&Row) -> String| words(&names);
    let id = row.id.clone();
    let desk = use_desk();
    let other = Route::Candidates(desk.id(), row.mentee.to_string()).href();
    let other_name = row.mentee_name.clone();
    let other = move || {
        view! {
            <a class="usa-button usa-button--unstyled" href=other>
                {t!(review.other_mentor)}
                <span class="usa-sr-only">" "{other_name}</span>
            </a>
        }
    };
    let lock = {
        let (id, said) = (id.clone(), said.clone());
        move |()| {
            let change = Change::Lock {
                pairing: id.clone(),
                note: String::new(),
            };
            asked.make(
                act,
                change,
                said(|row| {
                    text!(
                        review.locked_done,
                        mentee = row.mentee_name,
                        mentor = row.mentor_name
                    )
                }),
            );
        }
    };
    let unlock = {
        let (id, said) = (id.clone(), said.clone());
        move |()| {
            let change = Change::Unlock {
                pairing: id.clone(),
            };
            asked.make(
                act,
                change,
                said(|row| {
                    text!(
                        review.unlocked_done,
                        mentee = row.mentee_name,
                        mentor = row.mentor_name
                    )
                }),
            );
        }
    };
    let apart = {
        let (id, said) = (id.clone(), said.clone());
        move |()| {
            let change = Change::Unpair {
                pairing: id.clone(),
            };
            let is_done = asked.make(
                act,
                change,
                said(|row| {
                    text!(
                        review.apart_done,
                        mentee = row.mentee_name,
                        mentor = row.mentor_name
                    )
                }),
            );
            // The row that had the focus may be gone.
            if is_done {
                request_animation_frame(|| focus_id("pairings"));
            }
        }
    };
    let swap = {
        let row = Arc::clone(&row);
        move |()| asked.swapping.set(Some((*row).clone()))
    };
    let end = move |()| {
        asked.ending.set(Some(Parting {
            pairing: row.id.clone(),
            mentee_name: row.mentee_name.clone(),
            mentor_name: row.mentor_name.clone(),
        }));
    };
    match state {
        PairingState::Draft if is_open => view! {
            <Button label=t!(review.lock) look=Look::Plain about=about.clone() on_press=lock />
            <Button label=t!(review.take_apart) look=Look::Plain about=about.clone() on_press=apart />
            <Button label=t!(review.swap) look=Look::Plain about=about on_press=swap />
            {other()}
        }
        .into_any(),
        PairingState::Locked if is_open => view! {
            <Button label=t!(review.unlock) look=Look::Plain about=about.clone() on_press=unlock />
            <Button label=t!(review.take_apart) look=Look::Plain about=about.clone() on_press=apart />
            <Button label=t!(review.swap) look=Look::Plain about=about on_press=swap />
            {other()}
        }
        .into_any(),
        PairingState::Published | PairingState::Active => view! {
            <Button label=t!(review.end) look=Look::Plain about=about on_press=end />
        }
        .into_any(),
        _ => ().into_any(),
    }
}
