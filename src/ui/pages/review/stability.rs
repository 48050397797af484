//! Who would both rather have each other as the pairings stand, and what a
//! stable answer reaches beside the best one. Folded until somebody asks: every
//! pair is looked at, by a worker.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Now;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::round::{RatherFew, RatherSide, RatherTwo, Stability, rules_of};
use crate::matching::stable::{MOST_TOLD, Price, Why};
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{
    Button, Column, DataTable, Details, Done, EmptyState, Look, Notice, NoticeKind, Progress,
    RowKind,
};
use crate::ui::widgets::match_words::{phase_name, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::{self, Matcher};

/// What was found, for one state of the programme; or why nothing was.
type Known = Option<(Arc<Programme>, Result<RatherFew, String>)>;

/// Two who would both rather have each other, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    mentee: SideRow,
    mentor: SideRow,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct SideRow {
    part: Id<Participation>,
    name: String,
    gives_up: String,
    why: String,
}

const KIND: RowKind<Row> = RowKind {
    id: |row| format!("{}-{}", row.mentee.part, row.mentor.part),
    name: |row| format!("{} – {}", row.mentee.name, row.mentor.name),
    search: Some(|row| format!("{} {}", row.mentee.name, row.mentor.name)),
};

/// The report; folded.
#[component]
pub(super) fn StabilityReport(now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let known = RwSignal::new(Known::None);
    let open = RwSignal::new(false);
    let round = Memo::new(move |_| Some(now.read().as_ref()?.round.id.clone()));
    // Asks a worker: there is nothing to derive an answer from.
    Effect::new(move |_| {
        let programme = programme.get();
        let (true, Some(round)) = (open.get(), round.get()) else {
            return;
        };
        let Ok(stability) = Stability::of(&programme, &round) else {
            known.set(Some((programme, Err(text!(choice.rather_cannot)))));
            return;
        };
        spawn_local(async move {
            // The page may be gone by now.
            if let Some(worker) = worker.try_get_value() {
                let found = worker.rather(&stability).await;
                let found = found.map_err(|error| run_error(&error));
                let _ = known.try_set(Some((programme, found)));
            }
        });
    });
    let found = Memo::new(move |_| {
        let known = known.read();
        let (of, found) = known.as_ref()?;
        Arc::ptr_eq(of, &programme.read()).then(|| found.clone())
    });
    let body = move || match found.get() {
        None => view! { <p role="status">{t!(choice.rather_looking)}</p> }.into_any(),
        Some(Err(why)) => view! { <Notice kind=NoticeKind::Info heading=why /> }.into_any(),
        Some(Ok(found)) => view! { <Found found /> }.into_any(),
    };
    view! {
        <details class="cm-details" id="stability" on:toggle=move |ev| open.set(is_details_open(&ev))>
            <summary class="cm-details__summary">{t!(choice.rather_title)}</summary>
            <div class="cm-details__body">
                <p>{t!(choice.rather_lead)}</p>
                {move || open.get().then(body)}
                <PriceOfIt now />
            </div>
        </details>
    }
}

#[component]
fn Found(found: RatherFew) -> impl IntoView {
    let by_draw = (found.n_by_draw > 0).then(|| view! { <ByDraw found=found.clone() /> });
    if found.n_pairs == 0 {
        return view! { <p><strong>{t!(choice.rather_none)}</strong></p>{by_draw} }.into_any();
    }
    let mentees = text_n!(
        found.n_mentees,
        choice.rather_mentees_1,
        choice.rather_mentees_n
    );
    let mentors = text_n!(
        found.n_mentors,
        choice.rather_mentors_1,
        choice.rather_mentors_n
    );
    let words = text_n!(
        found.n_pairs,
        choice.rather_1,
        choice.rather_n,
        mentees = mentees,
        mentors = mentors
    );
    let is_cut = found.n_pairs > found.told.len();
    view! {
        <p><strong>{words}</strong></p>
        <p>{t!(choice.rather_why)}</p>
        {is_cut.then(first_words)}
        <DataTable
            id="rather"
            caption=t!(choice.rather_title)
            rows=Signal::stored(rows(&found.told))
            kind=KIND
            columns=columns()
            empty=|| view! { <EmptyState text=t!(choice.rather_none) /> }
        />
        {by_draw}
    }
    .into_any()
}

/// Those of whom one likes both alike; folded, since nobody is worse off.
#[component]
fn ByDraw(found: RatherFew) -> impl IntoView {
    let is_cut = found.n_by_draw > found.told_by_draw.len();
    let words = text_n!(found.n_by_draw, choice.rather_draw_1, choice.rather_draw_n);
    view! {
        <Details summary=words>
            <p>{t!(choice.rather_draw_text)}</p>
            {is_cut.then(first_words)}
            <DataTable
                id="rather-draw"
                caption=t!(choice.rather_draw_title)
                rows=Signal::stored(rows(&found.told_by_draw))
                kind=KIND
                columns=columns()
                empty=|| view! { <EmptyState text=t!(choice.rather_first_none) /> }
            />
        </Details>
    }
}

/// "The first 2,000 are listed."
fn first_words() -> impl IntoView {
    let n = number(i64::try_from(MOST_TOLD).unwrap_or(i64::MAX));
    view! { <p>{text!(choice.rather_first, n = n)}</p> }
}

fn rows(told: &[RatherTwo]) -> Vec<Row> {
    use_desk().programme().with_untracked(|programme| {
        let row = |it: &RatherTwo| row(programme, it);
        told.iter().map(row).collect()
    })
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("mentee", t!(choice.col_mentee), |row: &Row| {
            row.mentee.name.clone()
        })
        .sorted(|row| row.mentee.name.clone()),
        Column::new("mentor", t!(choice.col_mentor), |row: &Row| {
            row.mentor.name.clone()
        })
        .sorted(|row| row.mentor.name.clone()),
        Column::new("mentee_now", t!(choice.col_mentee_now), |row: &Row| {
            row.mentee.gives_up.clone()
        }),
        Column::new("mentee_why", t!(choice.col_mentee_why), |row: &Row| {
            row.mentee.why.clone()
        }),
        Column::new("mentor_now", t!(choice.col_mentor_now), |row: &Row| {
            row.mentor.gives_up.clone()
        }),
        Column::new("mentor_why", t!(choice.col_mentor_why), |row: &Row| {
            row.mentor.why.clone()
        }),
    ]
}

fn row(programme: &Programme, two: &RatherTwo) -> Row {
    let side = |side: &RatherSide| SideRow {
        part: side.part.clone(),
        name: programme.name_of(&side.part),
        gives_up: match &side.instead_of {
            Some(part) => programme.name_of(part),
            None => text!(choice.gives_nobody),
        },
        why: why_words(side.why),
    };
    Row {
        mentee: side(&two.mentee),
        mentor: side(&two.mentor),
    }
}

fn why_words(why: Why) -> String {
    match why {
        Why::Room => text!(choice.why_room),
        Why::Ranked(place) => text!(choice.why_ranked, place = place),
        Why::Points(points) => text_n!(points, choice.why_points_1, choice.why_points_n),
        Why::Draw => text!(choice.why_draw),
    }
}

/// How a question of the price stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Not,
    Working(Option<matcher::Progress>),
    Known(Price),
    Failed(String),
}

/// What a stable answer reaches beside the best one, once it is asked for.
#[component]
fn PriceOfIt(now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let asked = RwSignal::new(Asked::Not);
    let ask = move |()| {
        let programme = programme.get_untracked();
        let round = now.with_untracked(|now| Some(now.as_ref()?.round.id.clone()));
        let Some(round) = round else { return };
        let (Ok(stability), Ok(rules)) = (Stability::of(&programme, &round), rules_of(&programme))
        else {
            asked.set(Asked::Failed(text!(choice.rather_cannot)));
            return;
        };
        asked.set(Asked::Working(None));
        spawn_local(async move {
            let Some(worker) = worker.try_get_value() else {
                return;
            };
            let on_progress = move |at| drop(asked.try_set(Asked::Working(Some(at))));
            let inputs = &stability.prepared.inputs;
            let found = worker.price(inputs, rules.objective, on_progress).await;
            let found = found.map_or_else(|error| Asked::Failed(run_error(&error)), Asked::Known);
            let _ = asked.try_set(found);
        });
    };
    let far = Memo::new(move |_| match &*asked.read() {
        Asked::Working(at) => *at,
        _ => None,
    });
    let is_working = Memo::new(move |_| matches!(&*asked.read(), Asked::Working(_)));
    let label = Signal::derive(move || match far.get() {
        Some(at) => phase_name(at.phase),
        None => text!(review.starting),
    });
    let done = Signal::derive(move || match far.get() {
        Some(at) => Done::Of(at.n_done.min(at.n_all), at.n_all),
        None => Done::Unknown,
    });
    let cancel = move |()| {
        if let Some(worker) = worker.try_get_value() {
            worker.cancel();
        }
    };
    let shown = move || match asked.get() {
        Asked::Known(price) => Some(price_table(price)),
        Asked::Failed(why) => {
            Some(view! { <Notice kind=NoticeKind::Info heading=why /> }.into_any())
        }
        Asked::Not | Asked::Working(_) => None,
    };
    view! {
        <h3>{t!(choice.price_title)}</h3>
        <p>{t!(choice.price_text)}</p>
        {move || if is_working.get() {
            view! { <Progress label done on_cancel=cancel cancel_label=t!(review.cancel) /> }.into_any()
        } else {
            view! { <p class="cm-no-print"><Button label=t!(choice.price_act) look=Look::Outline on_press=ask /></p> }
                .into_any()
        }}
        <div aria-live="polite">{shown}</div>
    }
}

fn price_table(price: Price) -> AnyView {
    let line = |name: Signal<String>, stable: i64, best: i64| {
        let (stable, best, more) = (number(stable), number(best), stable - best);
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="cm-cell--number">{stable}</td>
                <td class="cm-cell--number">{best}</td>
                <td class="cm-cell--number">{format!("{more:+}")}</td>
            </tr>
        }
    };
    let (stable, best) = (price.stable, price.best);
    view! {
        <table class="cm-totals">
            <caption class="usa-sr-only">{t!(choice.price_caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(choice.price_col)}</th>
                    <th scope="col" class="cm-cell--number">{t!(choice.price_stable)}</th>
                    <th scope="col" class="cm-cell--number">{t!(choice.price_best)}</th>
                    <th scope="col" class="cm-cell--number">{t!(choice.price_diff)}</th>
                </tr>
            </thead>
            <tbody>
                {line(t!(choice.price_mentees), stable.n_mentees.into(), best.n_mentees.into())}
                {line(t!(choice.price_pairs), stable.n_pairs.into(), best.n_pairs.into())}
                {line(t!(choice.price_points), stable.points, best.points)}
            </tbody>
        </table>
    }
    .into_any()
}
