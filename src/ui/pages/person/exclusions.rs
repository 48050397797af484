//! People this person must not be paired with.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::id::Id;
use crate::domain::pairing::Exclusion;
use crate::domain::people::Person;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, ComboBox, Details, FormDraft, Look, Need, Shape, TextField};

/// Who stands against this person, and a field for one more.
#[component]
pub fn Exclusions(person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let me = person.clone();
    let held = Memo::new(move |_| {
        let programme = programme.read();
        let name = |id: &Id<Person>| {
            let found = programme.people.get(id);
            found.map(|it| it.full_name()).unwrap_or_default()
        };
        let mut lines = Vec::new();
        for it in programme.exclusions.values() {
            let other = if it.first == me {
                &it.second
            } else if it.second == me {
                &it.first
            } else {
                continue;
            };
            lines.push((
                it.id.to_string(),
                other.clone(),
                name(other),
                it.reason.clone(),
            ));
        }
        lines.sort_by(|a, b| (&a.2, &a.0).cmp(&(&b.2, &b.0)));
        lines
    });
    let me = person.clone();
    let others = Memo::new(move |_| {
        let programme = programme.read();
        let taken: Vec<Id<Person>> =
            held.with(|lines| lines.iter().map(|line| line.1.clone()).collect());
        let mut choices: Vec<Choice> = programme
            .people
            .values()
            .filter(|it| it.id != me && !taken.contains(&it.id))
            .map(|it| Choice::new(it.id.as_str(), it.full_name()).hint(it.agency.clone()))
            .collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    });
    let draft = FormDraft::new(format!("exclusion/{person}"));
    let chosen = draft.value("with", Vec::<String>::new());
    let reason = draft.text("reason");
    let error = RwSignal::new(None::<String>);
    let choose = move |values: Vec<String>| {
        error.set(None);
        chosen.set(values);
    };
    let add = move |()| {
        let Some(other) = chosen.get_untracked().into_iter().next() else {
            error.set(Some(text!(people.exclusion_missing)));
            return;
        };
        let name = others.with_untracked(|choices| {
            let found = choices.iter().find(|it| it.value == other);
            found.map(|it| it.label.clone()).unwrap_or_default()
        });
        let exclusion = Exclusion {
            id: Id::new(session.new_id()),
            first: person.clone(),
            second: Id::new(other.as_str()),
            reason: reason.get_untracked().trim().to_owned(),
        };
        if act.make(
            Change::save(exclusion),
            text!(people.exclusion_added, who = name),
        ) {
            chosen.set(Vec::new());
            reason.set(String::new());
        }
    };
    let remove = move |id: String, name: String| {
        let change = Change::Delete {
            kind: Exclusion::KIND,
            id,
        };
        act.make(change, text!(people.exclusion_removed, who = name));
    };
    let line = move |(id, _, name, reason): (String, Id<Person>, String, String)| {
        let about = name.clone();
        let words = if reason.is_empty() {
            name.clone()
        } else {
            format!("{name} – {reason}")
        };
        view! {
            <li>
                {words} " "
                <Button
                    label=t!(people.exclusion_remove)
                    about=about
                    look=Look::Plain
                    on_press=move |()| remove(id.clone(), name.clone())
                />
            </li>
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="exclusions">
            <h2 id="exclusions">{t!(people.exclusions_title)}</h2>
            <p class="usa-hint">{t!(people.exclusions_hint)}</p>
            <ul class="cm-list">{move || held.get().into_iter().map(line).collect_view()}</ul>
            <Details fold=draft.fold() summary=t!(people.exclusion_new)>
                <ComboBox
                    id="exclusion"
                    label=t!(people.exclusion_who)
                    choices=others
                    chosen=chosen
                    on_change=choose
                    error=error
                />
                <TextField
                    id="exclusion-reason"
                    label=t!(people.reason)
                    hint=t!(people.reason_hint)
                    value=reason
                    need=Need::Optional
                    on_input=move |text: String| reason.set(text)
                />
                <Button label=t!(people.exclusion_add) look=Look::Outline icon=Shape::Add on_press=add />
            </Details>
        </section>
    }
}
