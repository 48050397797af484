//! The next candidate (C8). Who comes: the coordinator, where an offer came to
//! nothing or waits in vain. To decide: who is offered to whoever is left, with
//! points, places and what it costs against the best answer for all who are
//! left. One press ends what stood and offers the next. Back: Offers.

use jiff::{Span, civil::Date};
use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::pairing::{OfferAnswer, Pairing};
use crate::domain::people::{Participation, Role};
use crate::flow::offers::SIDES;
use crate::flow::offers::next::{NextCandidate, NextOffer, next_candidates};
use crate::flow::round::{Hand, Scoring, rules_of};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Checkbox, DateField, EmptyState, FormDraft, Look, Need, Page, PageWidth,
    TextField, use_query_state,
};
use crate::ui::pages::candidates::use_costs;
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::moment::odd_day_words;
use crate::ui::widgets::points::{PointBars, point_bars, points_words};

/// Candidates shown at first, and more each time.
const STEP: usize = 9;
/// Days people usually have to answer.
const USUAL_DAYS: i64 = 14;

/// What is decided before a candidate is pressed.
#[derive(Clone, Copy)]
struct Terms {
    pairing: StoredValue<Id<Pairing>>,
    reason: RwSignal<String>,
    reply_by: RwSignal<String>,
    odd_day: Memo<Option<String>>,
    not_again: RwSignal<bool>,
    draft: FormDraft,
}

/// The next candidate for one side of a pairing.
#[component]
pub fn NextOfferPage(
    /// The programme's id in the URL.
    id: String,
    /// The pairing's id in the URL.
    pairing: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let query = use_query_state();
    let key = StoredValue::new(Id::<Pairing>::new(pairing.as_str()));
    let found = Memo::new(move |_| key.with_value(|it| programme.read().pairings.get(it).cloned()));
    // Whoever did not say no is the likelier to be looked for.
    let role = Memo::new(move |_| {
        let asked = query.get("for").and_then(|word| Role::from_word(&word));
        let found = found.read();
        asked.or_else(|| {
            let pairing = found.as_ref()?;
            SIDES
                .into_iter()
                .find(|role| pairing.answer_of(*role) != OfferAnswer::Declined)
        })
    });
    let left = Memo::new(move |_| {
        let role = role.get().unwrap_or(Role::Mentee);
        found.read().as_ref().map(|it| it.side(role).clone())
    });
    let usual = session.today().checked_add(Span::new().days(USUAL_DAYS));
    let draft = FormDraft::new(format!("next/{pairing}"));
    let usual = usual.map(|day| day.to_string()).unwrap_or_default();
    let reply_by = draft.value("reply_by", usual);
    let terms = Terms {
        pairing: key,
        reason: draft.text("reason"),
        reply_by,
        odd_day: Memo::new(move |_| odd_day_words(&reply_by.read(), session.today())),
        not_again: RwSignal::new(false),
        draft,
    };
    let title = Signal::derive(move || {
        let left = left.get();
        let name = left
            .map(|it| programme.read().name_of(&it))
            .unwrap_or_default();
        text!(offers.next_for, name = name)
    });
    let back = (Route::Offers(id.clone()).href(), t!(offers.title));
    view! {
        <Page
            title
            lead=t!(offers.next_lead)
            back
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(offers.next_help) /> }
        >
            {move || {
                let id = id.clone();
                match left.get() {
                    Some(left) => view! {
                        <Before id=id.clone() terms role />
                        <Candidates id left terms />
                    }
                    .into_any(),
                    None => view! { <EmptyState text=t!(offers.next_gone) /> }.into_any(),
                }
            }}
        </Page>
    }
}

/// What stood before, the other side, and the terms of the next offer.
#[component]
fn Before(id: String, terms: Terms, role: Memo<Option<Role>>) -> impl IntoView {
    let programme = use_desk().programme();
    let about = move || {
        let programme = programme.read();
        let pairing = terms
            .pairing
            .with_value(|it| programme.pairings.get(it).cloned())?;
        let names = [&pairing.mentee, &pairing.mentor].map(|it| programme.name_of(it));
        Some((pairing, names))
    };
    let words = move || {
        let (pairing, [mentee, mentor]) = about()?;
        Some(if pairing.state.is_public() {
            text!(offers.next_ends, mentee = mentee, mentor = mentor)
        } else {
            text!(offers.next_ended, mentee = mentee, mentor = mentor)
        })
    };
    let stands = Memo::new(move |_| about().is_some_and(|(it, _)| it.state.is_public()));
    let route = StoredValue::new(Route::NextOffer(id, terms.pairing.get_value().to_string()));
    let other = move || {
        let other = role.get().unwrap_or(Role::Mentee).other();
        let (pairing, _) = about()?;
        let name = programme.read().name_of(pairing.side(other));
        let href = route.get_value().href_with(&[("for", other.word())]);
        Some(view! { <p><a href=href>{text!(offers.next_for, name = name)}</a></p> })
    };
    view! {
        <section class="cm-section" aria-labelledby="before">
            <h2 id="before">{t!(offers.next_terms)}</h2>
            <p>{words}</p>
            {other}
            <Show when=move || stands.get()>
                <TextField
                    id="next-reason"
                    label=t!(review.end_reason)
                    hint=t!(review.end_reason_hint)
                    need=Need::Optional
                    value=terms.reason
                    on_input=move |it: String| terms.reason.set(it)
                />
            </Show>
            <Checkbox
                id="next-not-again"
                label=t!(review.not_again)
                hint=t!(review.not_again_text)
                checked=terms.not_again
                on_change=move |on: bool| terms.not_again.set(on)
            />
            <DateField
                id="next-reply-by"
                label=t!(outbox.reply_by)
                need=Need::Optional
                value=terms.reply_by
                error=terms.odd_day
                on_change=move |day: String| terms.reply_by.set(day)
            />
        </section>
    }
}

#[component]
fn Candidates(id: String, left: Id<Participation>, terms: Terms) -> impl IntoView {
    let programme = use_desk().programme();
    let part = left.clone();
    let found = Memo::new(move |_| {
        let programme = programme.read();
        let rules = rules_of(&programme).ok();
        let scoring = rules.and_then(|rules| Scoring::of(&programme, rules).ok());
        let scoring = scoring.as_ref();
        scoring
            .map(|it| next_candidates(&programme, it, &part))
            .unwrap_or_default()
    });
    let n_shown = RwSignal::new(STEP);
    let shown = Memo::new(move |_| {
        let found = found.read();
        let ids = found.iter().take(n_shown.get());
        ids.map(|it| it.part.clone()).collect::<Vec<_>>()
    });
    let n = Memo::new(move |_| found.read().len());
    let n_left = Memo::new(move |_| n.get().saturating_sub(n_shown.get()));
    let role = programme
        .read_untracked()
        .participations
        .get(&left)
        .map_or(Role::Mentee, |part| part.role);
    let again = StoredValue::new(Route::Rematch(id.clone()).href());
    // What a choice costs is asked once for all mentors of one mentee.
    let costs = (role == Role::Mentee).then(|| use_costs(left.clone()));
    let card = move |other: Id<Participation>| {
        let cost = costs.map(|costs| {
            let (mentee, mentor) = (left.clone(), other.clone());
            let hand = Memo::new(move |_| Hand {
                mentee: mentee.clone(),
                mentor: mentor.clone(),
                instead_of: Vec::new(),
            });
            costs.words(hand)
        });
        let left = left.clone();
        view! { <Card id=id.clone() left role other found cost terms /> }
    };
    view! {
        <section class="cm-section" aria-labelledby="next-candidates">
            <h2 id="next-candidates">
                {move || text_n!(n.get(), offers.candidates_1, offers.candidates_n)}
            </h2>
            {move || (n.get() == 0).then(|| view! {
                <EmptyState text=t!(offers.candidates_none)>
                    <ButtonLink href=again.get_value() label=t!(offers.again_open) look=Look::Outline />
                </EmptyState>
            })}
            <ul class="cm-cards">
                <For each=move || shown.get() key=Clone::clone children=card />
            </ul>
            {move || (n_left.get() > 0).then(|| view! {
                <Button
                    label=text_n!(n_left.get(), review.more_1, review.more_n)
                    look=Look::Outline
                    on_press=move |()| n_shown.update(|n| *n += STEP)
                />
            })}
        </section>
    }
}

/// One candidate, and the press that offers them.
#[component]
fn Card(
    id: String,
    left: Id<Participation>,
    role: Role,
    other: Id<Participation>,
    found: Memo<Vec<NextCandidate>>,
    cost: Option<Signal<String>>,
    terms: Terms,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let go = use_go();
    let key = other.clone();
    let candidate = Memo::new(move |_| found.read().iter().find(|it| it.part == key).cloned());
    let n_points = Memo::new(move |_| {
        let candidate = candidate.read();
        candidate
            .as_ref()
            .map_or(0, |it| i64::from(it.judgement.total()))
    });
    let n_free = Memo::new(move |_| candidate.read().as_ref().map_or(0, |it| it.n_free));
    let (name, work) = {
        let programme = programme.read_untracked();
        let work = programme.person_of(&other).map(|it| it.work_line());
        (programme.name_of(&other), work)
    };
    let bars = Signal::derive(move || {
        let programme = programme.read();
        let rules = rules_of(&programme).ok();
        let candidate = candidate.read();
        let points = candidate.as_ref().map(|it| it.judgement.points.clone());
        match (rules, points) {
            (Some(rules), Some(points)) => point_bars(&programme, &rules, &points),
            _ => Vec::new(),
        }
    });
    let done = {
        let programme = programme.read_untracked();
        text!(
            offers.offered_next,
            name = name.clone(),
            left = programme.name_of(&left)
        )
    };
    let press = move |()| {
        let not_again = terms.not_again.get_untracked().then(|| session.new_id());
        let next = NextOffer {
            instead_of: terms.pairing.get_value(),
            left: left.clone(),
            other: other.clone(),
            points: n_points.get_untracked(),
            reply_by: terms.reply_by.get_untracked().parse::<Date>().ok(),
            reason: terms.reason.get_untracked().trim().to_owned(),
            not_again,
        };
        let pairing = Id::new(session.new_id());
        let change = next.change(&programme.get_untracked(), pairing, session.today());
        if change.is_some_and(|change| act.make(change, done.clone())) {
            terms.draft.done();
            go(&Route::Offers(id.clone()), Step::Forward);
        }
    };
    let free = move || match role {
        // The card shows the other side: mentors have places, mentees wants.
        Role::Mentee => text_n!(n_free.get(), review.free_1, review.free_n),
        Role::Mentor => text_n!(n_free.get(), offers.wants_1, offers.wants_n),
    };
    let about = name.clone();
    view! {
        <li class="cm-card">
            <h3>{name.clone()}</h3>
            <p class="cm-quiet">{work}</p>
            <p class="cm-example__total">{move || points_words(n_points.get())}</p>
            <PointBars caption=t!(review.points_with, name = name) bars />
            <p>{free}</p>
            {cost.map(|cost| view! { <p aria-live="polite"><strong>{cost}</strong></p> })}
            <div class="cm-acts">
                <Button label=t!(offers.offer_act) about=about blocked=terms.odd_day on_press=press />
            </div>
        </li>
    }
}
