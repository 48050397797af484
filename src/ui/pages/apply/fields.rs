//! The fields about the applicant, tied to the draft.

use leptos::prelude::*;

use super::state::Applicant;
use crate::domain::check::needs_approval;
use crate::domain::field::FieldValue;
use crate::domain::people::{Mode, Person, Role};
use crate::flow::enrol::form::{Draft, Missing};
use crate::ui::i18n::{Key, key, label, t, text};
use crate::ui::kit::{CheckGroup, Choice, Need, NumberField, TextField, TextKind};
use crate::ui::widgets::words::{mode_name, role_name};

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
    view! { {lines.map(|line| one(applicant, line, missing)).into_iter().collect_view()} }
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
pub(super) fn TimeFields(applicant: Applicant) -> impl IntoView {
    let usual = applicant.invitation.with_value(|it| it.facts.clone());
    let has = move |role: Role| applicant.draft.with(|draft| draft.roles.contains(&role));
    let number = move |get: fn(&Draft) -> u32| {
        Signal::derive(move || {
            let n = applicant.draft.with(get);
            (n > 0).then_some(i64::from(n))
        })
    };
    let keep = move |set: fn(&mut Draft, u32)| {
        Callback::new(move |n: Option<i64>| {
            let n = n.and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
            applicant.change(|draft| set(draft, n));
        })
    };
    let modes = Signal::derive(|| {
        let choice = |mode: &Mode| Choice::new(mode.word(), mode_name(*mode));
        Mode::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let modes = applicant.draft.with(|draft| draft.modes.clone());
        modes
            .iter()
            .map(|mode| mode.word().to_owned())
            .collect::<Vec<_>>()
    });
    let save_modes = move |words: Vec<String>| {
        let modes = words
            .iter()
            .filter_map(|word| Mode::from_value(&word.as_str().into()))
            .collect();
        applicant.change(|draft| draft.modes = modes);
    };
    let hours_hint = t!(enrol.hours_hint, n = usual.hours_a_month);
    view! {
        <NumberField
            id="hours"
            label=t!(enrol.hours)
            hint=hours_hint
            need=Need::Optional
            max=80
            value=number(|draft| draft.hours_a_month)
            on_change=keep(|draft, n| draft.hours_a_month = n)
        />
        <CheckGroup
            id="modes"
            legend=t!(enrol.modes)
            hint=t!(enrol.modes_hint)
            choices=modes
            chosen
            on_change=save_modes
        />
        <Show when=move || has(Role::Mentor)>
            <NumberField
                id="places"
                label=t!(enrol.places)
                need=Need::Optional
                min=1
                max=i64::from(Role::Mentor.largest_capacity())
                value=number(|draft| draft.places)
                on_change=keep(|draft, n| draft.places = n)
            />
        </Show>
        <Show when=move || has(Role::Mentee)>
            <NumberField
                id="wants"
                label=t!(enrol.wants)
                need=Need::Optional
                min=1
                max=i64::from(Role::Mentee.largest_capacity())
                value=number(|draft| draft.wants)
                on_change=keep(|draft, n| draft.wants = n)
            />
        </Show>
    }
}
