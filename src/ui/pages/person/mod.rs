//! One person. Who comes: the coordinator with news about somebody. To decide:
//! what to change; every field is saved when it is left, and can be undone.
//! Next: back to the list.

mod answers;
mod bind;
mod check;
mod details;
mod exclusions;
mod forget;
mod history;
mod hold;
mod leave;
mod messages;
mod new;
mod pairings;
mod request;
mod role;
mod something;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, ButtonLink, Look, Page, PageWidth, Shape};
use crate::ui::routes::Route;
use crate::ui::widgets::words::role_name;

use crate::domain::change::Change;
pub use new::NewPersonPage;

/// One person: what is held about them, and changes to it.
#[component]
pub fn PersonPage(
    /// The programme's id in the URL.
    id: String,
    /// The person's id in the URL.
    person: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let person = Id::<Person>::new(person.as_str());
    let held = {
        let person = person.clone();
        Memo::new(move |_| {
            let found = programme.read().people.get(&person).cloned();
            found.map(|it| (*it).clone())
        })
    };
    let is_here = Memo::new(move |_| held.read().is_some());
    let people = Route::People(id.clone()).href();
    let title = Signal::derive(move || {
        held.with(|held| match held {
            Some(person) => person.full_name(),
            None => text!(people.person_title),
        })
    });
    let back = people.clone();
    view! {
        <Page
            title=title
            back=(people, t!(people.title))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(people.person_help) /> }
        >
            {move || {
                if is_here.get() {
                    let (id, person) = (id.clone(), person.clone());
                    view! {
                        <details::Details held />
                        <Roles person=person.clone() />
                        <pairings::Pairings id=id.clone() person=person.clone() />
                        <exclusions::Exclusions person=person.clone() />
                        <messages::Messages id=id.clone() person=person.clone() />
                        <history::History id=id.clone() person=person.clone() />
                        <something::SomethingChanged id=id.clone() person=person.clone() />
                        <check::CheckDetails person=person.clone() />
                        <hold::KeepAndRemove id=id.clone() person=person.clone() />
                        <leave::RemovePerson id person />
                    }
                    .into_any()
                } else {
                    let href = back.clone();
                    view! {
                        <p>{t!(people.person_gone)}</p>
                        <ButtonLink href=href label=t!(people.person_gone_act) look=Look::Outline />
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

/// Every role of the person, and a button for one that is missing.
#[component]
fn Roles(person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let parts = {
        let person = person.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let parts = programme.parts_of(&person).into_iter();
            parts
                .map(|part| (part.id.clone(), part.role))
                .collect::<Vec<_>>()
        })
    };
    let add = move |role: Role| {
        let part = Participation {
            id: Id::new(session.new_id()),
            person: person.clone(),
            role,
            joined_on: Some(session.today()),
            ..Participation::default()
        };
        act.make(
            Change::save(part),
            text!(people.role_added, role = role_name(role)),
        );
    };
    let missing = move || {
        let taken: Vec<Role> = parts.with(|parts| parts.iter().map(|(_, role)| *role).collect());
        Role::ALL
            .iter()
            .copied()
            .filter(|role| !taken.contains(role))
            .map(|role| {
                let add = add.clone();
                let label = match role {
                    Role::Mentor => t!(people.add_mentor),
                    Role::Mentee => t!(people.add_mentee),
                };
                view! {
                    <Button label look=Look::Outline icon=Shape::Add on_press=move |()| add(role) />
                }
            })
            .collect_view()
    };
    view! {
        <For each=move || parts.get() key=|(id, _)| id.to_string() let((part, role))>
            <role::RolePart part role />
        </For>
        <div class="cm-acts">{missing}</div>
    }
}
