//! The event: its day, its length, how many meetings; and the button that
//! makes the timetable.

use leptos::prelude::*;

use super::NEW;
use super::making::{Plan, Stage, use_making};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::timetable::Timetable;
use crate::flow::next::progress;
use crate::flow::timetable::time_from_text;
use crate::matching::timetable::MAX_ROUNDS;
use crate::platform::clock;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{
    Button, ButtonLink, DateField, Done, EmptyState, FormDraft, Look, Need, NumberField, Progress,
    TextField, use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::match_words::phase_name;
use crate::ui::widgets::moment::odd_day_words;
use crate::ui::widgets::row_form::StandsInTheWay;

/// The event's fields. What is typed is kept for this tab until it is made.
#[component]
pub(super) fn EventForm(id: String, event: Option<Id<Timetable>>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let query = use_query_state();
    let stored = event.as_ref().and_then(|event| {
        let programme = programme.read_untracked();
        programme.timetables.get(event).map(|it| (**it).clone())
    });
    let is_new = stored.is_none();
    let ready = Memo::new(move |_| {
        let found = progress(&programme.read(), session.today());
        let n = |role| found.n_ready.get(&role).copied().unwrap_or(0);
        (n(Role::Mentee), n(Role::Mentor))
    });
    let start = stored.unwrap_or_else(|| usual(ready.get_untracked()));
    let of = event.as_ref().map_or("new", Id::as_str);
    let draft = FormDraft::new(format!("timetable/{id}/{of}"));
    let int = |n: u32| Some(i64::from(n));
    let name = draft.value("name", start.name.clone());
    let day = start.takes_place_on.map(|day| day.to_string());
    let day = draft.value("day", day.unwrap_or_default());
    let starts_at = draft.value("starts", start.starts_at.clone());
    let place = draft.value("place", start.place.clone());
    let minutes = Counted::new(draft.value("minutes", int(start.minutes)));
    let pause = Counted::new(draft.value("pause", int(start.pause_minutes)));
    let per_mentee = Counted::new(draft.value("per", int(start.per_mentee)));
    let rounds = Counted::new(draft.value("rounds", int(start.most_rounds)));
    let zone = Memo::new(move |_| zone_of(&programme.read().facts.time_zone));
    let making = use_making(move |made: Id<Timetable>| {
        draft.done();
        query.set("event", Some(made.to_string()));
    });
    let stage = making.stage;
    let day_error = RwSignal::new(None::<String>);
    let time_error = RwSignal::new(None::<String>);
    let name_error = RwSignal::new(None::<String>);
    let event = StoredValue::new(event);
    let make = move |()| {
        let parsed: Option<jiff::civil::Date> = day.get_untracked().parse().ok();
        let time = time_from_text(&starts_at.get_untracked());
        let named = name.get_untracked().trim().to_owned();
        name_error.set(named.is_empty().then(|| text!(timetable.name_missing)));
        day_error.set(match parsed {
            None => Some(text!(timetable.day_missing)),
            Some(day) => odd_day_words(&day.to_string(), session.today()),
        });
        time_error.set(time.is_none().then(|| text!(timetable.time_missing)));
        let counts = [minutes, pause, per_mentee, rounds].map(Counted::read);
        // In the order of the fields.
        let is_wrong = [
            ("event-name", named.is_empty()),
            ("event-day", day_error.read_untracked().is_some()),
            ("event-starts", time.is_none()),
            ("event-minutes", counts[0].is_none()),
            ("event-pause", counts[1].is_none()),
            ("event-per", counts[2].is_none()),
            ("event-rounds", counts[3].is_none()),
        ];
        if let Some((field, _)) = is_wrong.iter().find(|(_, is_wrong)| *is_wrong) {
            // Once what is wrong stands beside it.
            let field = *field;
            request_animation_frame(move || focus_id(field));
            return;
        }
        let (Some(day), Some(time)) = (parsed, time) else {
            return;
        };
        let [
            Some(minutes),
            Some(pause_minutes),
            Some(per_mentee),
            Some(rounds),
        ] = counts
        else {
            return;
        };
        if is_new {
            // This form stays until the event it makes is there.
            query.set("event", Some(NEW.to_owned()));
        }
        making.make(Plan {
            event: event.get_value(),
            name: named,
            day,
            starts_at: format!("{:02}:{:02}", time.hour(), time.minute()),
            minutes,
            pause_minutes,
            place: place.get_untracked().trim().to_owned(),
            time_zone: zone.get_untracked(),
            per_mentee,
            rounds,
        });
    };
    let is_running = Memo::new(move |_| matches!(*stage.read(), Stage::Running(_)));
    let blocked = Signal::derive(move || {
        let (n_mentees, n_mentors) = ready.get();
        (n_mentees == 0 || n_mentors == 0).then(|| text!(timetable.nobody))
    });
    let label = Signal::derive(move || match &*stage.read() {
        Stage::Running(Some(at)) => phase_name(at.phase),
        _ => text!(review.starting),
    });
    let done = Signal::derive(move || match &*stage.read() {
        Stage::Running(Some(at)) if at.n_all > 0 => Done::Of(at.n_done.min(at.n_all), at.n_all),
        _ => Done::Unknown,
    });
    let make_label = Signal::derive(move || {
        if is_new {
            text!(timetable.make)
        } else {
            text!(timetable.make_again)
        }
    });
    let set = |field: Counted| move |n: Option<i64>| field.value.set(n);
    let (set_minutes, set_pause) = (set(minutes), set(pause));
    let (set_per_mentee, set_rounds) = (set(per_mentee), set(rounds));
    let people = Route::People(id.clone()).href();
    let rules = Route::Rules(id).href();
    let who = move || {
        let (n_mentees, n_mentors) = ready.get();
        let n = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
        text!(
            timetable.who,
            mentees = n(n_mentees),
            mentors = n(n_mentors)
        )
    };
    let nobody = Memo::new(move |_| blocked.get().is_some());
    let failed = Signal::derive(move || match stage.get() {
        Stage::Failed(lines) => lines,
        _ => Vec::new(),
    });
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="event-form">
            <h2 id="event-form">{t!(timetable.form_title)}</h2>
            {move || nobody.get().then(|| {
                let people = people.clone();
                view! {
                    <EmptyState text=t!(timetable.nobody)>
                        <ButtonLink href=people label=t!(people.title) look=Look::Outline />
                    </EmptyState>
                }
            })}
            <p>{who}</p>
            <div class="cm-event">
                <TextField
                    id="event-name"
                    label=t!(timetable.name)
                    value=name
                    error=name_error
                    on_input=move |text: String| name.set(text)
                />
                <TextField
                    id="event-place"
                    label=t!(timetable.place)
                    value=place
                    need=Need::Optional
                    on_input=move |text: String| place.set(text)
                />
                <DateField
                    id="event-day"
                    label=t!(timetable.day)
                    value=day
                    error=day_error
                    on_change=move |text: String| day.set(text)
                />
                <TextField
                    id="event-starts"
                    label=t!(timetable.starts_at)
                    hint=Signal::derive(move || text!(timetable.zone, zone = zone.get()))
                    value=starts_at
                    error=time_error
                    on_input=move |text: String| starts_at.set(text)
                />
                <NumberField
                    id="event-minutes"
                    label=t!(timetable.minutes)
                    value=minutes.value
                    refused=minutes.refused
                    min=1
                    max=240
                    on_change=set_minutes
                />
                <NumberField
                    id="event-pause"
                    label=t!(timetable.pause)
                    value=pause.value
                    refused=pause.refused
                    max=240
                    on_change=set_pause
                />
                <NumberField
                    id="event-per"
                    label=t!(timetable.per_mentee)
                    value=per_mentee.value
                    refused=per_mentee.refused
                    min=1
                    max=i64::from(MAX_ROUNDS)
                    on_change=set_per_mentee
                />
                <NumberField
                    id="event-rounds"
                    label=t!(timetable.rounds)
                    hint=t!(timetable.rounds_hint)
                    value=rounds.value
                    refused=rounds.refused
                    min=1
                    max=i64::from(MAX_ROUNDS)
                    on_change=set_rounds
                />
            </div>
            <StandsInTheWay heading=t!(timetable.not_made) lines=failed />
            {move || if is_running.get() {
                view! {
                    <Progress label done on_cancel=move |()| making.cancel() cancel_label=t!(review.cancel) />
                }
                .into_any()
            } else {
                view! {
                    <div class="cm-acts">
                        <Button id="make-timetable" label=make_label blocked on_press=make />
                        <ButtonLink href=rules.clone() label=t!(review.see_rules) look=Look::Outline />
                    </div>
                }
                .into_any()
            }}
            <p class="cm-quiet">{t!(timetable.promise)}</p>
        </section>
    }
}

/// A number of the form, and whether something else is typed in its field.
#[derive(Clone, Copy)]
struct Counted {
    value: RwSignal<Option<i64>>,
    refused: RwSignal<bool>,
}

impl Counted {
    fn new(value: RwSignal<Option<i64>>) -> Self {
        let refused = RwSignal::new(false);
        Self { value, refused }
    }

    /// The number; where there is none the field says so.
    fn read(self) -> Option<u32> {
        if self.value.read_untracked().is_none() {
            self.refused.set(true);
        }
        let number = self
            .value
            .get_untracked()
            .filter(|_| !self.refused.get_untracked());
        number.and_then(|n| u32::try_from(n).ok())
    }
}

/// The programme's time zone, or this computer's where it has none.
fn zone_of(zone: &str) -> String {
    if zone.trim().is_empty() {
        clock::time_zone()
    } else {
        zone.trim().to_owned()
    }
}

/// What a new event begins with: three meetings each, and rounds enough for
/// them if mentors share them evenly.
fn usual((n_mentees, n_mentors): (usize, usize)) -> Timetable {
    let per_mentee = 3_u32.min(u32::try_from(n_mentors.max(1)).unwrap_or(3));
    let in_all = n_mentees.saturating_mul(per_mentee as usize);
    let rounds = u32::try_from(in_all.div_ceil(n_mentors.max(1))).unwrap_or(MAX_ROUNDS);
    Timetable {
        name: text!(timetable.title),
        starts_at: "09:00".to_owned(),
        minutes: 15,
        pause_minutes: 5,
        per_mentee,
        most_rounds: rounds.clamp(per_mentee, MAX_ROUNDS),
        ..Timetable::default()
    }
}
