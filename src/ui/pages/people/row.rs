//! A row of the list: one person in one role, or a person with none.

use std::collections::BTreeSet;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::domain::check::{Blocker, blockers};
use crate::domain::forgotten::due_for_removal;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role, Standing};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Column, RowKind, Tag, Tone};
use crate::ui::routes::Route;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::words::{blocker_name, role_name};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The participation's id, or the person's where there is none.
    pub key: String,
    /// Who.
    pub person: Id<Person>,
    /// In which participation.
    pub part: Option<Id<Participation>>,
    /// Full name.
    pub name: String,
    /// What the list is ordered by: family name first.
    pub sort_name: String,
    /// E-mail as typed.
    pub email: String,
    /// In which role.
    pub role: Option<Role>,
    /// Agency as typed.
    pub agency: String,
    /// Unit as typed.
    pub unit: String,
    /// Job title as typed.
    pub job_title: String,
    /// Grade as typed.
    pub grade: String,
    /// The level's name in the page's language, empty where there is none.
    pub level: String,
    /// Where the participation stands.
    pub standing: Option<Standing>,
    /// Whether the person's data is due for removal.
    pub is_due: bool,
    /// What keeps it out of the next run.
    pub blockers: Vec<Blocker>,
}

impl PersonRow {
    /// Whether the next run would count it.
    pub fn is_ready(&self) -> bool {
        self.part.is_some() && self.blockers.is_empty()
    }

    /// Whether the coordinator can do something about what blocks it.
    pub fn waits_for_something(&self) -> bool {
        let chosen_out = self.blockers.iter().any(|it| !it.is_mendable());
        !self.blockers.is_empty() && !chosen_out
    }
}

/// How the table knows rows; a search looks at everything a row shows.
pub const KIND: RowKind<PersonRow> = RowKind {
    id: |row| row.key.clone(),
    name: |row| row.name.clone(),
    search: Some(search_words),
};

/// The words a search looks through.
pub fn search_words(row: &PersonRow) -> String {
    let words = [
        &row.name,
        &row.email,
        &row.agency,
        &row.unit,
        &row.job_title,
        &row.grade,
        &row.level,
    ];
    words.map(String::as_str).join(" ")
}

/// Every row, by family name, then given name, role and id.
pub fn rows(programme: &Programme, today: Date) -> Vec<PersonRow> {
    let language = page_language();
    let mut with_role = BTreeSet::new();
    let due = due_for_removal(programme, today);
    let new = |person: &Person| row_of(programme, person, language, due.contains(&person.id));
    let mut rows = Vec::with_capacity(programme.participations.len());
    for part in programme.participations.values() {
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        with_role.insert(person.id.clone());
        let mut row = new(person);
        row.key = part.id.to_string();
        row.part = Some(part.id.clone());
        row.role = Some(part.role);
        row.standing = Some(part.standing);
        row.blockers = blockers(programme, part);
        rows.push(row);
    }
    for person in programme.people.values() {
        if !with_role.contains(&person.id) {
            rows.push(new(person));
        }
    }
    rows.sort_by(|a, b| (&a.sort_name, a.role, &a.key).cmp(&(&b.sort_name, b.role, &b.key)));
    rows
}

fn row_of(programme: &Programme, person: &Person, language: Language, is_due: bool) -> PersonRow {
    let level = programme.level_of(person);
    PersonRow {
        key: person.id.to_string(),
        person: person.id.clone(),
        part: None,
        name: person.full_name(),
        sort_name: fold_name(&format!("{} {}", person.family_name, person.given_name)),
        email: person.email.clone(),
        role: None,
        agency: person.agency.clone(),
        unit: person.unit.clone(),
        job_title: person.job_title.clone(),
        grade: person.grade.clone(),
        level: level
            .map(|level| level.name.in_language(language).to_owned())
            .unwrap_or_default(),
        standing: None,
        is_due,
        blockers: Vec::new(),
    }
}

/// The columns; `id` is the programme's.
pub fn columns(id: &str) -> Vec<Column<PersonRow>> {
    let id = id.to_owned();
    vec![
        Column::new("name", t!(people.col_name), move |row: &PersonRow| {
            let href = Route::Person(id.clone(), row.person.to_string()).href();
            view! {
                <a href=href>{row.name.clone()}</a>
                {beside(&row.job_title)}
            }
        })
        .sorted(|row| row.sort_name.clone()),
        Column::new("role", t!(people.col_role), role_words).sorted(|row| row.role),
        Column::new("agency", t!(people.col_agency), |row: &PersonRow| {
            view! { {row.agency.clone()} {beside(&row.unit)} }
        })
        .sorted(|row| (fold_name(&row.agency), fold_name(&row.unit))),
        Column::new("grade", t!(people.col_grade), |row: &PersonRow| {
            let same = fold_name(&row.level) == fold_name(&row.grade);
            let level = if same { "" } else { &row.level };
            view! { {row.grade.clone()} {beside(level)} }
        })
        .sorted(|row| (row.level.clone(), fold_name(&row.grade))),
        Column::new("ready", t!(people.col_ready), ready_cell)
            .sorted(|row| (row.blockers.clone(), row.part.is_none())),
    ]
}

fn beside(words: &str) -> Option<impl IntoView + use<>> {
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| view! { <span class="cm-beside usa-hint">{words}</span> })
}

/// The role as words, also where there is none.
pub fn role_words(row: &PersonRow) -> String {
    row.role.map_or_else(|| text!(people.no_role), role_name)
}

fn ready_cell(row: &PersonRow) -> AnyView {
    if row.part.is_none() {
        return view! { <Tag text=t!(people.no_role) tone=Tone::Waiting /> }.into_any();
    }
    if row.blockers.is_empty() {
        return view! { <Tag text=t!(people.ready) tone=Tone::Good /> }.into_any();
    }
    blocker_tags(&row.blockers)
}

/// What keeps somebody out, a mark for each reason.
pub fn blocker_tags(blockers: &[Blocker]) -> AnyView {
    let tag = |blocker: Blocker| {
        let tone = if blocker.is_mendable() {
            Tone::Bad
        } else {
            Tone::Waiting
        };
        let words = Signal::derive(move || blocker_name(blocker));
        view! { <Tag text=words tone />" " }
    };
    let tags = blockers.iter().copied().map(tag).collect_view();
    tags.into_any()
}
