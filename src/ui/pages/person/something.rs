//! Something changed: what happened to the person, what it touches, and what
//! is done about each thing.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::{Person, Role};
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::changed::{Act, Event, Proposed, Touched, Why, change_of, touched};
use crate::flow::round::rules_of;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::id_word;
use crate::ui::kit::draft::Kept;
use crate::ui::kit::{
    Button, Checkbox, Choice, Details, FormDraft, Look, Need, Select, TextField, TextKind,
};
use crate::ui::routes::Route;
use crate::ui::widgets::match_words::barred_words;
use crate::ui::widgets::words::{pairing_state_name, role_name};

/// What the form says; which event it is and its values.
#[derive(Clone, Default, PartialEq)]
struct Said {
    event: String,
    agency: String,
    unit: String,
    grade: String,
    name: String,
    email: String,
}

impl Said {
    /// The event, once enough is said.
    fn event(&self) -> Option<Event> {
        let has = |text: &String| !text.trim().is_empty();
        Some(match self.event.as_str() {
            "left" => Event::Left,
            "retired" => Event::Retired,
            "long_leave" => Event::LongLeave,
            "transferred" if has(&self.agency) || has(&self.unit) => Event::Transferred {
                agency: self.agency.clone(),
                unit: self.unit.clone(),
            },
            "promoted" if has(&self.grade) => Event::Promoted {
                grade: self.grade.clone(),
            },
            "new_supervisor" if has(&self.email) => Event::NewSupervisor {
                name: self.name.clone(),
                email: self.email.clone(),
            },
            _ => return None,
        })
    }
}

/// A line for each; none of them holds a line break.
impl Kept for Said {
    fn to_kept(&self) -> String {
        [
            &self.event,
            &self.agency,
            &self.unit,
            &self.grade,
            &self.name,
            &self.email,
        ]
        .map(String::as_str)
        .join("\n")
    }

    fn from_kept(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').map(str::to_owned);
        Some(Self {
            event: lines.next()?,
            agency: lines.next()?,
            unit: lines.next()?,
            grade: lines.next()?,
            name: lines.next()?,
            email: lines.next()?,
        })
    }
}

/// The section on a person's page.
#[component]
pub fn SomethingChanged(id: String, person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let draft = FormDraft::new(format!("changed/{person}"));
    let said = draft.value("said", Said::default());
    let reason = draft.text("reason");
    let event = Memo::new(move |_| said.read().event());
    let found = {
        let person = person.clone();
        Memo::new(move |_| {
            let event = event.get()?;
            touched(&programme.read(), &person, &event)
        })
    };
    let choices = Signal::derive(|| {
        vec![
            Choice::new("left", text!(details.event_left)),
            Choice::new("retired", text!(details.event_retired)),
            Choice::new("transferred", text!(details.event_transferred)),
            Choice::new("promoted", text!(details.event_promoted)),
            Choice::new("new_supervisor", text!(details.event_supervisor)),
            Choice::new("long_leave", text!(details.event_leave)),
        ]
    });
    let chosen = Signal::derive(move || said.read().event.clone());
    let choose = move |word: String| said.update(|it| it.event = word);
    let line = move |id: &'static str,
                     label: Signal<String>,
                     kind: TextKind,
                     get: fn(&Said) -> &String,
                     set: fn(&mut Said, String)| {
        let value = Signal::derive(move || get(&said.read()).clone());
        let keep = move |text: String| said.update(|it| set(it, text));
        view! { <TextField id label value kind need=Need::Optional on_change=keep /> }
    };
    let fields = move || {
        match chosen.get().as_str() {
        "transferred" => view! {
            {line("new-agency", t!(details.new_agency), TextKind::Words, |it| &it.agency, |it, text| it.agency = text)}
            {line("new-unit", t!(details.new_unit), TextKind::Words, |it| &it.unit, |it, text| it.unit = text)}
        }
        .into_any(),
        "promoted" => {
            line("new-grade", t!(details.new_grade), TextKind::Words, |it| &it.grade, |it, text| it.grade = text)
                .into_any()
        }
        "new_supervisor" => view! {
            {line("new-boss", t!(people.manager_name), TextKind::Words, |it| &it.name, |it, text| it.name = text)}
            {line("new-boss-email", t!(people.manager_email), TextKind::Email, |it| &it.email, |it, text| it.email = text)}
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    let proposals = move || {
        let (event, found) = (event.get()?, found.get()?);
        let (id, person) = (id.clone(), person.clone());
        Some(view! { <Proposals id person event found said reason /> })
    };
    view! {
        <Details fold=draft.fold() summary=t!(details.changed_title)>
            <p>{t!(details.changed_text)}</p>
            <Select
                id="event"
                label=t!(details.event)
                choices
                value=chosen
                on_change=choose
                empty=t!(details.event_none)
            />
            {fields}
            <div aria-live="polite">{proposals}</div>
        </Details>
    }
}

/// What the event touches, a tick for each act, and doing them.
#[component]
fn Proposals(
    id: String,
    person: Id<Person>,
    event: Event,
    found: Touched,
    said: RwSignal<Said>,
    reason: RwSignal<String>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let at_first = found.acts.iter().filter(|it| it.is_ticked);
    let chosen = RwSignal::new(at_first.map(|it| it.act.clone()).collect::<BTreeSet<Act>>());
    let rows = found.acts.iter().enumerate();
    let rows = rows
        .map(|(at, proposed)| view! { <Row at proposed=proposed.clone() chosen /> })
        .collect_view();
    let (n_places, reports, unmapped) = (found.n_places, found.reports, found.grade_unmapped);
    let levels = Route::Levels(id.clone()).href();
    let letters = Route::Outbox(id.clone()).href();
    let report_links = reports.iter().map(|report| {
        let name = {
            let programme = programme.read_untracked();
            let known = programme.people.get(report);
            known.map(|it| it.full_name()).unwrap_or_default()
        };
        let href = Route::Person(id.clone(), report.to_string()).href();
        view! { <li><a href=href>{name}</a></li> }
    });
    let report_links = report_links.collect_view();
    let pairing_line = |id: &Id<Pairing>| {
        let programme = programme.read_untracked();
        let pairing = programme.pairings.get(id)?.clone();
        let names = [&pairing.mentor, &pairing.mentee].map(|it| programme.name_of(it));
        let line = move || {
            let [mentor, mentee] = names.clone();
            let state = pairing_state_name(pairing.state);
            text!(
                details.touched_pairing,
                mentor = mentor,
                mentee = mentee,
                state = state
            )
        };
        Some(view! { <li>{line}</li> })
    };
    let pairings: Vec<_> = found.pairings.iter().filter_map(pairing_line).collect();
    let n_pairings = pairings.len();
    let nothing = found.acts.is_empty();
    let has_reports = !reports.is_empty();
    let make = move |()| {
        let now = programme.get_untracked();
        let why = reason.get_untracked().trim().to_owned();
        let taken = chosen.get_untracked();
        let change = change_of(&now, &person, &event, &taken, &why, session.today());
        if let Some(change) = change
            && act.make(change, text!(details.changed_done))
        {
            reason.set(String::new());
            said.set(Said::default());
        }
    };
    let blocked = Signal::derive(move || {
        let none = chosen.read().is_empty();
        none.then(|| text!(details.choose_act))
    });
    view! {
        <h3>{t!(details.touches)}</h3>
        {nothing.then(|| view! { <p>{t!(details.touches_nothing)}</p> })}
        {(n_pairings > 0).then(|| view! {
            <p>{move || text_n!(n_pairings, details.touched_1, details.touched_n)}</p>
            <ul class="cm-list">{pairings}</ul>
        })}
        {(n_places > 0).then(|| view! { <p>{move || text_n!(n_places, details.places_1, details.places_n)}</p> })}
        {unmapped.then(|| view! {
            <p>{t!(details.grade_unmapped)}" "<a href=levels>{t!(details.to_levels)}</a></p>
        })}
        {has_reports.then(|| view! {
            <p>{t!(details.reports)}</p>
            <ul class="cm-list">{report_links}</ul>
        })}
        {(!nothing).then(|| view! {
            <ul class="cm-list">{rows}</ul>
            <TextField
                id="changed-reason"
                label=t!(people.reason)
                hint=t!(details.changed_reason_hint)
                value=reason
                need=Need::Optional
                on_input=move |text: String| reason.set(text)
            />
            <Button label=t!(details.changed_act) look=Look::Outline blocked on_press=make />
        })}
        <p class="cm-note">{t!(details.changed_letters)}" "<a href=letters>{t!(details.to_outbox)}</a></p>
    }
}

#[component]
fn Row(at: usize, proposed: Proposed, chosen: RwSignal<BTreeSet<Act>>) -> impl IntoView {
    let programme = use_desk().programme();
    let id = id_word(&format!("act-{at}"));
    let (act, why) = (proposed.act.clone(), proposed.why);
    let label = Signal::derive(move || act_words(&programme.read(), &act));
    let hint = MaybeProp::derive(move || Some(why_words(&programme.read(), &why)));
    let ticked = proposed.act.clone();
    let checked = Signal::derive(move || chosen.read().contains(&ticked));
    let choose = move |on: bool| {
        chosen.update(|all| {
            if on {
                all.insert(proposed.act.clone());
            } else {
                all.remove(&proposed.act);
            }
        });
    };
    view! { <li><Checkbox id label hint checked on_change=choose /></li> }
}

/// What would be done.
fn act_words(programme: &Programme, act: &Act) -> String {
    let role = |id| {
        let part = programme.participations.get(id);
        part.map(|it| role_name(it.role)).unwrap_or_default()
    };
    match act {
        Act::Update => text!(details.act_update),
        Act::End(id) => {
            let Some(pairing) = programme.pairings.get(id) else {
                return String::new();
            };
            let (mentor, mentee) = (
                programme.name_of(&pairing.mentor),
                programme.name_of(&pairing.mentee),
            );
            if pairing.state.is_public() {
                text!(details.act_end, mentor = mentor, mentee = mentee)
            } else {
                text!(details.act_unpair, mentor = mentor, mentee = mentee)
            }
        }
        Act::Withdraw(id) => text!(details.act_withdraw, role = role(id)),
        Act::Pause(id) => text!(details.act_pause, role = role(id)),
        Act::AskAgain(id) => text!(details.act_ask, role = role(id)),
        Act::First(id) => text!(details.act_first, name = programme.name_of(id)),
    }
}

/// Why it is proposed, and why it is ticked or not.
fn why_words(programme: &Programme, why: &Why) -> String {
    match why {
        Why::Happened => text!(details.why_happened),
        Why::Gone => text!(details.why_gone),
        Why::MayGoOn => text!(details.why_may_go_on),
        Why::Away => text!(details.why_away),
        Why::CanWait => text!(details.why_can_wait),
        Why::NowAbove(Role::Mentor) => text!(details.why_mentor_above),
        Why::NowAbove(Role::Mentee) => text!(details.why_mentee_above),
        Why::RuledOut(barred) => {
            let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
            let words = barred.iter().map(|it| barred_words(programme, &rules, it));
            let words: Vec<String> = words.collect();
            text!(details.why_rule, rules = words.join("; "))
        }
        Why::Lapses => text!(details.why_lapses),
        Why::MayBeAnother => text!(details.why_may_be_another),
        Why::LosesPartner => text!(details.why_loses),
    }
}
