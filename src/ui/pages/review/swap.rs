//! Two mentees exchange mentors: with whom, what it does to the points, and
//! what stands against it, all before it is done.

use leptos::prelude::*;

use super::Now;
use super::rows::Row;
use crate::domain::people::Role;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{Against, Exchange, Scoring, exchanges, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, Choice, ComboBox, Dialog, Need, TextField};
use crate::ui::widgets::match_words::barred_words;
use crate::ui::widgets::points::total_words;

/// The question before two mentors are exchanged; `swapping` is the pairing
/// whose mentor is to go, `why` the note that goes into the trail.
#[component]
pub(super) fn Swap(
    now: Now,
    swapping: RwSignal<Option<Row>>,
    why: RwSignal<String>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let (session, act) = (use_session(), use_act());
    let found = Memo::new(move |_| {
        let asked = swapping.read();
        let Some(row) = asked.as_ref() else {
            return Vec::new();
        };
        let programme = programme.read();
        let rules = rules_of(&programme).ok();
        let scoring = rules.and_then(|rules| Scoring::of(&programme, rules).ok());
        let of = |scoring| exchanges(&programme, &scoring, &row.id);
        scoring.map(of).unwrap_or_default()
    });
    let asked = RwSignal::new(None::<String>);
    let chosen = Memo::new(move |_| {
        let found = found.read();
        let asked = asked.read();
        let mut named = found.iter();
        let named = named.find(|it| Some(it.pairings[1].as_str()) == asked.as_deref());
        // The best one unless another is asked for.
        named.or(found.first()).cloned()
    });
    let choices = Signal::derive(move || {
        let programme = programme.read();
        let choice = |it: &Exchange| {
            Choice::new(it.pairings[1].as_str(), pair_name(&programme, it, 1)).hint(outcome(it))
        };
        found.read().iter().map(choice).collect::<Vec<_>>()
    });
    let picked = Signal::derive(move || {
        let chosen = chosen.read();
        let id = chosen.as_ref().map(|it| it.pairings[1].to_string());
        id.into_iter().collect::<Vec<_>>()
    });
    let pick = Callback::new(move |ids: Vec<String>| asked.set(ids.into_iter().next()));
    let against = Memo::new(move |_| {
        let programme = programme.read();
        let rules = rules_of(&programme).unwrap_or_else(|_| RuleSet::evidence_based());
        let chosen = chosen.read();
        let against = chosen.iter().flat_map(|it| &it.against);
        let words = against.map(|it| against_words(&programme, &rules, it));
        words.collect::<Vec<_>>()
    });
    let blocked = Signal::derive(move || {
        let against = against.read();
        (!against.is_empty()).then(|| against.join(" "))
    });
    let close = move || {
        swapping.set(None);
        asked.set(None);
    };
    let exchange = Callback::new(move |()| {
        let (Some(it), Some(seen)) = (chosen.get_untracked(), now.get_untracked()) else {
            return;
        };
        let change = it.change(&seen.round.id, [session.new_id(), session.new_id()]);
        let change = change.because(&why.get_untracked());
        let done = {
            let programme = programme.read_untracked();
            let name = |id| programme.name_of(id);
            text!(
                review.swapped,
                mentee = name(&it.mentees[0]),
                mentor = name(&it.mentors[1]),
                other = name(&it.mentees[1]),
                first = name(&it.mentors[0])
            )
        };
        if act.make(change, done) {
            why.set(String::new());
            close();
            // The row that had the focus is gone, once the dialog has closed.
            request_animation_frame(|| focus_id("pairings"));
        }
    });
    let title = Signal::derive(move || {
        let row = swapping.read();
        let row = row.as_ref();
        row.map(|row| {
            text!(
                review.swap_title,
                mentee = row.mentee_name,
                mentor = row.mentor_name
            )
        })
        .unwrap_or_default()
    });
    let is_alone = Memo::new(move |_| found.read().is_empty());
    let cost = move || chosen.read().as_ref().map(|it| total_words(it.cost()));
    view! {
        <Dialog
            id="swap"
            title
            open=Signal::derive(move || swapping.read().is_some())
            on_close=move |()| close()
        >
            <Show when=move || !is_alone.get() fallback=|| view! { <p>{t!(review.swap_nobody)}</p> }>
                <ComboBox
                    id="swap-with"
                    label=t!(review.swap_with)
                    hint=t!(review.swap_hint)
                    choices
                    chosen=picked
                    on_change=pick
                />
                {move || chosen.get().map(|it| before_after(&programme.read(), &it))}
                <p><strong>{cost}</strong></p>
                <p class="cm-quiet">{t!(review.swap_locks)}</p>
                <TextField
                    id="swap-why"
                    label=t!(review.why_swap)
                    hint=t!(review.why_hint)
                    need=Need::Optional
                    value=why
                    on_input=move |text: String| why.set(text)
                />
                <div class="cm-acts">
                    <Button label=t!(review.swap_act) blocked on_press=exchange />
                </div>
            </Show>
        </Dialog>
    }
}

/// "Ana Ruiz – Ben Cole": one of the two pairings as it stands.
fn pair_name(programme: &Programme, exchange: &Exchange, at: usize) -> String {
    let name = |id| programme.name_of(id);
    let (mentee, mentor) = (&exchange.mentees[at], &exchange.mentors[at]);
    format!("{} – {}", name(mentee), name(mentor))
}

/// What an exchange comes to, in few words.
fn outcome(exchange: &Exchange) -> String {
    if exchange.against.is_empty() {
        total_words(exchange.cost())
    } else {
        text!(review.swap_refused)
    }
}

/// Both mentees with their mentor and points, now and then, and the sums.
fn before_after(programme: &Programme, it: &Exchange) -> AnyView {
    let cell = |mentor: usize, points: i64| {
        let name = programme.name_of(&it.mentors[mentor]);
        view! {
            <td>{name}<span class="cm-block">{number(points)}</span></td>
        }
    };
    let line = |at: usize| {
        let mentee = programme.name_of(&it.mentees[at]);
        view! {
            <tr>
                <th scope="row">{mentee}</th>
                {cell(at, it.before[at])}
                {cell(1 - at, it.after[at])}
            </tr>
        }
    };
    let sum = |points: [i64; 2]| number(points.iter().sum::<i64>());
    view! {
        <table class="cm-totals">
            <caption class="usa-sr-only">{t!(review.swap_caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(review.mentee)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.swap_now)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.swap_then)}</th>
                </tr>
            </thead>
            <tbody>
                {line(0)}
                {line(1)}
                <tr>
                    <th scope="row">{t!(review.swap_sum)}</th>
                    <td>{sum(it.before)}</td>
                    <td>{sum(it.after)}</td>
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

fn against_words(programme: &Programme, rules: &RuleSet, against: &Against) -> String {
    let name = |id| programme.name_of(id);
    match against {
        Against::Locked { mentee, mentor } => text!(
            review.swap_locked,
            mentee = name(mentee),
            mentor = name(mentor)
        ),
        Against::Paired { mentee, mentor } => text!(
            review.swap_paired,
            mentee = name(mentee),
            mentor = name(mentor)
        ),
        Against::Rules {
            mentee,
            mentor,
            barred,
        } => {
            let why = barred.iter().map(|it| barred_words(programme, rules, it));
            let why: Vec<String> = why.collect();
            text!(
                review.swap_rules,
                mentee = name(mentee),
                mentor = name(mentor),
                why = why.join(" ")
            )
        }
        Against::NoPlace { who, role, places } => match role {
            Role::Mentor => text_n!(
                *places,
                review.swap_places_1,
                review.swap_places_n,
                name = name(who)
            ),
            Role::Mentee => text_n!(
                *places,
                review.swap_wants_1,
                review.swap_wants_n,
                name = name(who)
            ),
        },
        Against::Absent { who } => text!(review.swap_absent, name = name(who)),
    }
}
