//! A person typed in by hand: who, and in which roles. Everything else follows
//! on the person's own page.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::domain::refuse::Refusal;
use crate::flow::desk::EditRefused;
use crate::flow::import::is_email;
use crate::session::{SessionError, use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, CheckGroup, Choice, FormDraft, Look, Need, Notice, NoticeKind, Page, PageWidth,
    TextField, TextKind,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::words::role_name;

/// A new person, typed in by hand.
#[component]
pub fn NewPersonPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let go = use_go();
    let leave = use_go();
    let draft = FormDraft::new(format!("new-person/{id}"));
    let (given, family) = (draft.text("given"), draft.text("family"));
    let (email, agency) = (draft.text("email"), draft.text("agency"));
    let (unit, grade) = (draft.text("unit"), draft.text("grade"));
    let roles = draft.value("roles", Vec::<String>::new());
    let who_error = RwSignal::new(None::<String>);
    let role_error = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    // The person who has the address already, to go there instead.
    let other = RwSignal::new(None::<Id<Person>>);
    let email_error = RwSignal::new(None::<String>);
    let trimmed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
    let programme_id = id.clone();
    let save = move |()| {
        let person = Person {
            id: Id::new(session.new_id()),
            given_name: trimmed(given),
            family_name: trimmed(family),
            email: trimmed(email),
            agency: trimmed(agency),
            unit: trimmed(unit),
            grade: trimmed(grade),
            ..Person::default()
        };
        let chosen: Vec<Role> = roles
            .get_untracked()
            .iter()
            .filter_map(|word| Role::from_word(word))
            .collect();
        let nameless = person.full_name().is_empty();
        who_error.set(nameless.then(|| text!(trouble.person_empty)));
        role_error.set(chosen.is_empty().then(|| text!(people.choose_role)));
        refused.set(None);
        other.set(None);
        let unclear = !person.email.is_empty() && !is_email(&person.email);
        email_error.set(unclear.then(|| text!(people.email_unclear)));
        if nameless || chosen.is_empty() || unclear {
            return;
        }
        let (new_id, name) = (person.id.to_string(), person.full_name());
        let mut changes = vec![Change::save(person.clone())];
        for role in chosen {
            changes.push(Change::save(Participation {
                id: Id::new(session.new_id()),
                person: person.id.clone(),
                role,
                joined_on: Some(session.today()),
                ..Participation::default()
            }));
        }
        let change = Change::Many {
            what: "person.added",
            changes,
        };
        match desk.edit(change) {
            Ok(dot) => {
                draft.done();
                act.offer_undo(dot, text!(people.added, who = name));
                let route = Route::Person(programme_id.clone(), new_id);
                go(&route, Step::Replace);
            }
            Err(error) => {
                if let SessionError::Edit(EditRefused::Change(Refusal::EmailTaken { other: id })) =
                    &error
                {
                    other.set(Some(id.clone()));
                }
                let programme = desk.programme().get_untracked();
                refused.set(Some(trouble::session(&programme, &error)));
            }
        }
    };
    let role_choices = Signal::derive(|| {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        Role::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let choose_roles = move |words: Vec<String>| {
        role_error.set(None);
        roles.set(words);
    };
    let type_email = move |text: String| {
        email_error.set(None);
        email.set(text);
    };
    let field = move |id: &'static str, label: Signal<String>, value: RwSignal<String>| {
        let keep = move |text: String| value.set(text);
        view! { <TextField id label value need=Need::Optional on_input=keep /> }
    };
    let people = Route::People(id.clone()).href();
    let list = Route::People(id.clone());
    let cancel = move |()| {
        draft.done();
        leave(&list, Step::Forward);
    };
    let trouble_notice = move || {
        refused.get().map(|why| {
            let id = id.clone();
            let there = other.get().map(|other| {
                let href = Route::Person(id, other.to_string()).href();
                view! { <a href=href>{t!(people.go_there)}</a> }
            });
            view! {
                <Notice kind=NoticeKind::Error heading=t!(people.not_added)>
                    <p>{why}</p>
                    {there}
                </Notice>
            }
        })
    };
    view! {
        <Page
            title=t!(people.new_title)
            back=(people, t!(people.title))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(people.new_help) /> }
        >
            {trouble_notice}
            <TextField
                id="given-name"
                label=t!(people.given_name)
                value=given
                error=who_error
                on_input=move |text: String| given.set(text)
            />
            {field("family-name", t!(people.family_name), family)}
            <TextField
                id="email"
                label=t!(people.email)
                hint=t!(people.email_hint)
                value=email
                error=email_error
                kind=TextKind::Email
                need=Need::Optional
                on_input=type_email
            />
            <CheckGroup
                id="roles"
                legend=t!(people.takes_part_as)
                choices=role_choices
                chosen=roles
                error=role_error
                on_change=choose_roles
            />
            {field("agency", t!(people.agency), agency)}
            {field("unit", t!(people.unit), unit)}
            {field("grade", t!(people.grade), grade)}
            <div class="cm-acts">
                <Button label=t!(people.add_act) on_press=save />
                <Button label=t!(people.cancel) look=Look::Plain on_press=cancel />
            </div>
        </Page>
    }
}
