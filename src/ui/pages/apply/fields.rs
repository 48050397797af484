//! The fields about the applicant, tied to the draft.

use leptos::prelude::*;

use super::state::Applicant;
use crate::domain::check::needs_approval;
use crate::domain::needs::WorkFact;
use crate::domain::people::{Person, Role};
use crate::flow::enrol::form::Missing;
use crate::ui::i18n::{Key, key, label, t, text};
use crate::ui::kit::{CheckGroup, Choice, Need, TextField, TextKind};
use crate::ui::widgets::time_fields::{DraftEdit, TimeFields, TimeWords};
use crate::ui::widgets::words::role_name;

/// A text of the draft's person.
#[derive(Clone)]
struct Line {
    id: &'static str,
    label: Key,
    get: fn(&Person) -> &String,
    set: fn(&mut Person, String),
    kind: TextKind,
    need: Need,
    missing: Option<Missing>,
}

macro_rules! line {
    ($id:literal, $field:ident, $key:expr, $kind:expr, $need:expr, $missing:expr) => {
        Line {
            id: $id,
            label: $key as Key,
            get: |person| &person.$field,
            set: |person, text| person.$field = text,
            kind: $kind,
            need: $need,
            missing: $missing,
        }
    };
}

/// Name, address, work.
#[component]
pub(super) fn PersonFields(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let lines = [
        line!(
            "given-name",
            given_name,
            key!(enrol.given_name),
            TextKind::Words,
            Need::Required,
            Some(Missing::Name)
        ),
        line!(
            "family-name",
            family_name,
            key!(enrol.family_name),
            TextKind::Words,
            Need::Required,
            None
        ),
        line!(
            "email",
            email,
            key!(enrol.email),
            TextKind::Email,
            Need::Required,
            Some(Missing::Email)
        ),
        line!(
            "phone",
            phone,
            key!(enrol.phone),
            TextKind::Telephone,
            Need::Optional,
            None
        ),
        line!(
            "agency",
            agency,
            key!(enrol.agency),
            TextKind::Words,
            Need::Optional,
            None
        ),
        line!(
            "unit",
            unit,
            key!(enrol.unit),
            TextKind::Words,
            Need::Optional,
            None
        ),
        line!(
            "job-title",
            job_title,
            key!(enrol.job_title),
            TextKind::Words,
            Need::Optional,
            None
        ),
        line!(
            "grade",
            grade,
            key!(enrol.grade),
            TextKind::Words,
            Need::Optional,
            None
        ),
        line!(
            "location",
            location,
            key!(enrol.location),
            TextKind::Words,
            Need::Optional,
            None
        ),
    ];
    let needs = |fact: WorkFact| applicant.invitation.with_value(|it| it.needs_work(fact));
    let profession = line!(
        "profession",
        profession,
        key!(people.profession),
        TextKind::Words,
        Need::Optional,
        None
    );
    let profession = needs(WorkFact::Profession).then_some(profession);
    // What the rules need is asked for like a name.
    let asked = lines.into_iter().chain(profession).map(|line| {
        let fact = WorkFact::from_word(line.id).filter(|fact| needs(*fact));
        match fact {
            Some(fact) => Line {
                need: Need::Required,
                missing: Some(Missing::Work(fact)),
                ..line
            },
            None => line,
        }
    });
    let fields: Vec<_> = asked.map(|line| one(applicant, line, missing)).collect();
    view! { {fields} }
}

/// A fact of somebody's work, as the form calls it.
pub(super) fn work_fact_name(fact: WorkFact) -> String {
    match fact {
        WorkFact::Agency => text!(enrol.agency),
        WorkFact::Unit => text!(enrol.unit),
        WorkFact::Grade => text!(enrol.grade),
        WorkFact::Location => text!(enrol.location),
        WorkFact::Profession => text!(people.profession),
    }
}

/// The supervisor, where one has to approve.
#[component]
pub(super) fn SupervisorFields(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let asked = Memo::new(move |_| {
        applicant.invitation.with_value(|it| {
            let roles = applicant.draft.with(|draft| draft.roles.clone());
            roles.iter().any(|role| needs_approval(&it.facts, *role))
        })
    });
    let lines = [
        line!(
            "manager-name",
            manager_name,
            key!(enrol.manager_name),
            TextKind::Words,
            Need::Optional,
            None
        ),
        line!(
            "manager-email",
            manager_email,
            key!(enrol.manager_email),
            TextKind::Email,
            Need::Required,
            Some(Missing::Supervisor)
        ),
    ];
    view! {
        <Show when=move || asked.get()>
            <h3>{t!(enrol.supervisor_title)}</h3>
            <p>{t!(enrol.supervisor_text)}</p>
            {lines.clone().map(|line| one(applicant, line, missing)).into_iter().collect_view()}
        </Show>
    }
}

fn one(applicant: Applicant, line: Line, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let (get, set, wanted) = (line.get, line.set, line.missing);
    let value = Signal::derive(move || applicant.draft.with(|it| get(&it.person).clone()));
    let save = move |text: String| {
        applicant.change(|draft| set(&mut draft.person, text.trim().to_owned()));
    };
    let hint = matches!(wanted, Some(Missing::Work(_)));
    let hint = MaybeProp::derive(move || hint.then(|| text!(enrol.needed_work)));
    let error = MaybeProp::derive(move || {
        let wanted = wanted.as_ref()?;
        let is_missing = missing.with(|all| all.contains(wanted));
        is_missing.then(|| super::form::missing_words(applicant, wanted))
    });
    view! {
        <TextField
            id=line.id
            label=label(line.label)
            value
            on_change=save
            hint
            error
            kind=line.kind
            need=line.need
        />
    }
}

/// The roles somebody applies for.
#[component]
pub(super) fn RoleFields(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        Role::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let roles = applicant.draft.with(|draft| draft.roles.clone());
        roles
            .iter()
            .map(|role| role.word().to_owned())
            .collect::<Vec<_>>()
    });
    let save = move |words: Vec<String>| {
        let roles = words
            .iter()
            .filter_map(|word| Role::from_word(word))
            .collect();
        applicant.change(|draft| draft.roles = roles);
    };
    let error = MaybeProp::derive(move || {
        let is_missing = missing.with(|all| all.contains(&Missing::Role));
        is_missing.then(|| text!(enrol.missing_role))
    });
    view! {
        <CheckGroup
            id="roles"
            legend=t!(enrol.roles)
            hint=t!(enrol.roles_hint)
            error
            choices
            chosen
            on_change=save
        />
    }
}

/// Hours, ways to meet, places and wants.
#[component]
pub(super) fn Time(applicant: Applicant) -> impl IntoView {
    let usual = applicant.invitation.with_value(|it| it.facts.hours_a_month);
    let words = TimeWords {
        hours: t!(enrol.hours),
        modes: t!(enrol.modes),
        modes_hint: t!(enrol.modes_hint),
        places: t!(enrol.places),
        wants: t!(enrol.wants),
    };
    let edit = move |edit: DraftEdit| applicant.change(edit);
    view! {
        <TimeFields draft=applicant.draft edit words hours_hint=t!(enrol.hours_hint, n = usual) />
    }
}
