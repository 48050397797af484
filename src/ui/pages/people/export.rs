//! The list as it is shown, as a CSV file.

use leptos::prelude::*;

use super::row::{PersonRow, role_words, search_words};
use crate::domain::check::Blocker;
use crate::domain::people::Person;
use crate::domain::whole::Programme;
use crate::exchange::csv_out;
use crate::platform::files;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices, use_query_state};
use crate::ui::widgets::words::{approval_name, blocker_name, standing_name};

/// Downloads the rows the filters and the search let through.
#[component]
pub fn ExportButton(shown: Memo<Vec<PersonRow>>) -> impl IntoView {
    let programme = use_desk().programme();
    let search = use_query_state().text("q");
    let notices = use_notices();
    let export = move |()| {
        let wanted: Vec<String> = search
            .get_untracked()
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let programme = programme.get_untracked();
        let fits = |row: &&PersonRow| {
            let text = search_words(row).to_lowercase();
            wanted.iter().all(|word| text.contains(word))
        };
        let rows: Vec<Vec<String>> = shown.with_untracked(|rows| {
            // Who left or is hidden leaves every export at once.
            let is_out = |it: &Blocker| matches!(it, Blocker::Hidden | Blocker::Withdrawn);
            let rows = rows.iter().filter(|row| !row.blockers.iter().any(is_out));
            let kept = rows.filter(fits);
            kept.map(|row| cells(&programme, row)).collect()
        });
        let bytes = csv_out::write(&headings(), rows);
        if files::download("people.csv", "text/csv", &bytes).is_err() {
            notices.post(NoticeKind::Error, text!(people.export_failed));
        }
    };
    let blocked = Signal::derive(move || {
        shown
            .read()
            .is_empty()
            .then(|| text!(people.export_nothing))
    });
    view! { <Button label=t!(people.act_export) look=Look::Outline blocked=blocked on_press=export /> }
}

fn headings() -> Vec<String> {
    vec![
        text!(people.given_name),
        text!(people.family_name),
        text!(people.email),
        text!(people.col_role),
        text!(people.job_title),
        text!(people.grade),
        text!(people.level),
        text!(people.col_agency),
        text!(people.unit),
        text!(people.standing),
        text!(people.col_ready),
        text!(people.consent_on),
        text!(people.approval),
        text!(people.manager_email),
    ]
}

fn cells(programme: &Programme, row: &PersonRow) -> Vec<String> {
    let person = programme.people.get(&row.person);
    let part = row
        .part
        .as_ref()
        .and_then(|id| programme.participations.get(id));
    let of_person =
        |read: fn(&Person) -> &str| person.map(|it| read(it).to_owned()).unwrap_or_default();
    let ready = if row.is_ready() {
        text!(people.ready)
    } else {
        let names: Vec<String> = row.blockers.iter().map(|it| blocker_name(*it)).collect();
        names.join("; ")
    };
    vec![
        of_person(|it| &it.given_name),
        of_person(|it| &it.family_name),
        row.email.clone(),
        role_words(row),
        row.job_title.clone(),
        row.grade.clone(),
        row.level.clone(),
        row.agency.clone(),
        row.unit.clone(),
        row.standing.map(standing_name).unwrap_or_default(),
        ready,
        part.and_then(|it| it.consent_on)
            .map(|day| day.to_string())
            .unwrap_or_default(),
        part.map(|it| approval_name(it.approval))
            .unwrap_or_default(),
        of_person(|it| &it.manager_email),
    ]
}
