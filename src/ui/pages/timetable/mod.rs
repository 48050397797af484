//! Speed mentoring (C10). Who comes: the coordinator before an event at which
//! mentees meet several mentors in turn. To decide: day, length, how many
//! meetings each. Next: print the plan of the room and a sheet for everybody,
//! save calendar files.

mod form;
mod letters;
mod making;
mod papers;
mod result;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::timetable::Timetable;
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{ButtonLink, Choice, Look, Page, PageWidth, Select, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;
use form::EventForm;
use result::Made;

/// The word in the address for an event that is not there yet.
const NEW: &str = "new";

/// Speed mentoring: the event, its timetable, its papers.
#[component]
pub fn TimetablePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let query = use_query_state();
    // The newest first.
    let events = Memo::new(move |_| {
        let programme = programme.read();
        let mut events: Vec<(Id<Timetable>, String)> = programme
            .timetables
            .values()
            .map(|it| {
                let day = it.takes_place_on.map(day_words).unwrap_or_default();
                let name = [it.name.clone(), day];
                let name = name.into_iter().filter(|part| !part.is_empty());
                (it.id.clone(), name.collect::<Vec<_>>().join(", "))
            })
            .collect();
        events.sort_by_cached_key(|(id, _)| {
            let day = programme.timetables.get(id).map(|it| it.takes_place_on);
            (std::cmp::Reverse(day), id.clone())
        });
        events
    });
    let event = Memo::new(move |_| {
        let asked = query.get("event");
        let events = events.read();
        if asked.as_deref() == Some(NEW) {
            return None;
        }
        let asked = asked.and_then(|asked| events.iter().find(|(id, _)| id.as_str() == asked));
        asked.or(events.first()).map(|(id, _)| id.clone())
    });
    let choices = Signal::derive(move || {
        let events = events.read();
        let known = events
            .iter()
            .map(|(id, name)| Choice::new(id.as_str(), name.clone()));
        known
            .chain([Choice::new(NEW, text!(timetable.event_new))])
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let event = event.get().map(|it| it.to_string());
        event.unwrap_or_else(|| NEW.to_owned())
    });
    let has_events = Memo::new(move |_| !events.read().is_empty());
    let circles = Route::Circles(id.clone()).href();
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    view! {
        <Page
            title=t!(timetable.title)
            lead=t!(timetable.lead)
            back
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(timetable.help) /> }
        >
            <Show when=move || has_events.get()>
                <div class="cm-no-print">
                    <Select
                        id="event"
                        label=t!(timetable.event)
                        choices
                        value
                        on_change=move |id: String| query.set("event", Some(id))
                    />
                </div>
            </Show>
            {move || {
                let event = event.get();
                view! {
                    <EventForm id=id.clone() event=event.clone() />
                    {event.map(|event| view! { <Made event /> })}
                }
            }}
            <section class="cm-section cm-no-print" aria-labelledby="other-forms">
                <h2 id="other-forms">{t!(timetable.others_title)}</h2>
                <p>{t!(timetable.others_text)}</p>
                <ButtonLink href=circles label=t!(circles.title) look=Look::Outline />
            </section>
        </Page>
    }
}
