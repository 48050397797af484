//! The papers of an event: the plan of the room, a sheet for everybody, and
//! calendar files.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;
use crate::exchange::ics::{Event, calendar};
use crate::flow::timetable::{Sheet, Slot, own_events, sheets, slots, tables, times_of};
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{
    Align, Button, Column, DataTable, EmptyState, Look, NoticeKind, PrintButton, RowKind,
    use_notices, use_printing,
};
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::words::role_name;

/// A round in words: its number and when it is.
fn round_words(made: &Timetable, round: u32) -> String {
    let n = number(round + 1);
    match times_of(made, round) {
        Some((starts, ends)) => text!(
            timetable.round_at,
            n = n,
            from = clock_words(starts),
            to = clock_words(ends)
        ),
        None => text!(timetable.round, n = n),
    }
}

fn clock_words(at: jiff::civil::DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Day, zone and place in one line.
fn event_words(made: &Timetable) -> String {
    let day = made.takes_place_on.map(day_words).unwrap_or_default();
    let zone = made.time_zone.replace('_', " ");
    let parts = [day, made.place.clone(), zone];
    let said = parts.into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(" \u{b7} ")
}

/// Who sits where in which round: one line for each table, one column for each
/// round.
#[component]
pub(super) fn Room(made: Arc<Timetable>) -> impl IntoView {
    let programme = use_desk().programme();
    let all = StoredValue::new(slots(&made));
    let of_day = event_words(&made);
    let rounds = made.n_rounds;
    let head = (0..rounds)
        .map(|round| {
            let made = made.clone();
            view! { <th scope="col">{move || round_words(&made, round)}</th> }
        })
        .collect_view();
    let lines = move || {
        let programme = programme.read();
        let slots = all.get_value();
        let by_place: BTreeMap<(&Id<Participation>, u32), &Slot> = slots
            .iter()
            .map(|it| ((&it.mentor, it.round), it))
            .collect();
        let mut tables: Vec<(u32, Id<Participation>)> = tables(&programme, &slots)
            .into_iter()
            .map(|(mentor, table)| (table, mentor))
            .collect();
        tables.sort();
        let line = |(table, mentor): &(u32, Id<Participation>)| {
            let cells = (0..rounds).map(|round| {
                let slot = by_place.get(&(mentor, round));
                let name = slot.map_or_else(|| "–".to_owned(), |it| programme.name_of(&it.mentee));
                view! { <td>{name}</td> }
            });
            view! {
                <tr>
                    <th scope="row">
                        {text!(timetable.table_of, n = number(*table), who = programme.name_of(mentor))}
                    </th>
                    {cells.collect_view()}
                </tr>
            }
        };
        tables.iter().map(line).collect_view()
    };
    let name = made.name.clone();
    let save = {
        let made = made.clone();
        let (session, notices) = (use_session(), use_notices());
        move |()| {
            let programme = programme.read_untracked();
            let events = room_events(&programme, &made);
            if save_calendar(&made.name, &events, session.now_ms()).is_err() {
                notices.post(NoticeKind::Error, text!(file.download_failed));
            }
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="room-title">
            <h2 id="room-title">{t!(timetable.room_title)}</h2>
            <div class="cm-acts cm-no-print">
                <PrintButton label=t!(timetable.print_room) sheet="room" />
                <Button id="room-ics" label=t!(timetable.ics_room) look=Look::Outline on_press=save />
            </div>
            <div id="room" class="cm-by-itself cm-room" role="region" aria-labelledby="room-title" tabindex="0">
                <div class="cm-only-print">
                    <p><strong>{name}</strong></p>
                    <p>{of_day}</p>
                </div>
                <table class="cm-table__table">
                    <caption class="usa-sr-only">{t!(timetable.room_title)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(timetable.col_table)}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Somebody in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    sheet: Sheet,
}

/// Everybody with their meetings and their calendar file.
#[component]
pub(super) fn People(made: Arc<Timetable>) -> impl IntoView {
    let programme = use_desk().programme();
    let (session, notices) = (use_session(), use_notices());
    let printing = use_printing();
    let event = StoredValue::new(made);
    let rows = Memo::new(move |_| {
        let programme = programme.read();
        let found = event.with_value(|made| sheets(&programme, made));
        let row = |sheet: Sheet| Row { sheet };
        found.into_iter().map(row).collect::<Vec<_>>()
    });
    let save = move |sheet: &Sheet| {
        let programme = programme.read_untracked();
        let events = event.with_value(|made| own_events(&programme, made, sheet, page_language()));
        if save_calendar(&sheet.name, &events, session.now_ms()).is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let kind = RowKind {
        id: |row: &Row| row.sheet.part.to_string(),
        name: |row: &Row| row.sheet.name.clone(),
        search: Some(|row: &Row| row.sheet.name.clone()),
    };
    let columns = vec![
        Column::new("name", t!(timetable.col_name), |row: &Row| {
            row.sheet.name.clone()
        })
        .sorted(|row| row.sheet.name.to_lowercase()),
        Column::new("role", t!(timetable.col_role), |row: &Row| {
            role_name(row.sheet.role)
        })
        .sorted(|row| row.sheet.role),
        Column::new("meetings", t!(timetable.figure_meetings), |row: &Row| {
            number(i64::try_from(row.sheet.n_meetings()).unwrap_or(i64::MAX))
        })
        .sorted(|row| row.sheet.n_meetings())
        .align(Align::Numbers),
        Column::new("file", t!(timetable.col_file), move |row: &Row| {
            let sheet = row.sheet.clone();
            view! {
                <Button
                    label=t!(timetable.ics)
                    about=row.sheet.name.clone()
                    look=Look::Plain
                    on_press=move |()| save(&sheet)
                />
            }
        })
        .align(Align::Acts),
    ];
    let papers = move || {
        printing.get().then(|| {
            let programme = programme.read();
            let sheet =
                |row: &Row| event.with_value(|made| sheet_view(&programme, made, &row.sheet));
            rows.read().iter().map(sheet).collect_view()
        })
    };
    view! {
        <section class="cm-section" aria-labelledby="sheets-title">
            <h2 id="sheets-title">{t!(timetable.people_title)}</h2>
            <div class="cm-acts cm-no-print">
                <PrintButton label=t!(timetable.print_sheets) sheet="sheets" />
            </div>
            <DataTable
                id="event-people"
                caption=t!(timetable.people_title)
                rows
                kind
                columns
                empty=|| view! { <EmptyState text=t!(timetable.no_pairs) /> }
            />
            <div id="sheets" class="cm-by-itself cm-only-print">{papers}</div>
        </section>
    }
}

/// Somebody's sheet as it goes to paper.
fn sheet_view(programme: &Programme, made: &Timetable, sheet: &Sheet) -> impl IntoView + use<> {
    let line = |line: &crate::flow::timetable::Line| {
        let other = line.other.as_ref();
        let who = other.map_or_else(|| text!(timetable.waiting), |it| programme.name_of(it));
        let table = if line.table > 0 {
            number(line.table)
        } else {
            String::new()
        };
        view! {
            <tr>
                <th scope="row">{round_words(made, line.round)}</th>
                <td>{who}</td>
                <td>{table}</td>
            </tr>
        }
    };
    view! {
        <article class="cm-sheet">
            <h3>{sheet.name.clone()}</h3>
            <p>{made.name.clone()}</p>
            <p>{event_words(made)}</p>
            <table class="cm-table__table">
                <thead>
                    <tr>
                        <th scope="col">{text!(timetable.col_when)}</th>
                        <th scope="col">{text!(timetable.col_with)}</th>
                        <th scope="col">{text!(timetable.col_table)}</th>
                    </tr>
                </thead>
                <tbody>{sheet.lines.iter().map(line).collect_view()}</tbody>
            </table>
        </article>
    }
}

/// The whole event, one entry for each round with who meets whom.
fn room_events(programme: &Programme, made: &Timetable) -> Vec<Event> {
    let slots = slots(made);
    let tables = tables(programme, &slots);
    let event = |round: u32| {
        let (starts, ends) = times_of(made, round)?;
        let mut lines: Vec<(u32, String)> = slots
            .iter()
            .filter(|it| it.round == round)
            .map(|it| {
                let table = tables.get(&it.mentor).copied().unwrap_or(0);
                let mentor = text!(
                    timetable.table_of,
                    n = number(table),
                    who = programme.name_of(&it.mentor)
                );
                (
                    table,
                    format!("{mentor} – {}", programme.name_of(&it.mentee)),
                )
            })
            .collect();
        lines.sort();
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
        let round_name = text!(timetable.round, n = number(round + 1));
        Some(Event {
            uid: format!("{}.round-{}@civic-mentor", made.id, round + 1),
            starts,
            ends,
            utc_offset: made.utc_offset,
            summary: format!("{}, {round_name}", made.name),
            location: made.place.clone(),
            description: lines.join("\n"),
        })
    };
    (0..made.n_rounds).filter_map(event).collect()
}

fn save_calendar(name: &str, events: &[Event], now_ms: i64) -> Result<(), ()> {
    let safe = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(safe).collect();
    let bytes = calendar(events, now_ms);
    files::download(&format!("{name}.ics"), "text/calendar", &bytes).map_err(drop)
}
