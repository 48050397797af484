//! The circles as they go to paper: a sheet for each, to be handed to its people.
//!
//! Leaves out whatever is the coordinator's: points, drafts, who sits in none.

use leptos::prelude::*;

use crate::domain::circle::Circle;
use crate::domain::people::Person;
use crate::domain::whole::Programme;
use crate::letters::told_people;
use crate::session::use_desk;
use crate::ui::i18n::text;
use crate::ui::kit::use_printing;

/// The sheets; they stand only while the page goes to paper.
#[component]
pub(super) fn CircleSheets() -> impl IntoView {
    let programme = use_desk().programme();
    let printing = use_printing();
    let sheets = move || {
        printing.get().then(|| {
            let programme = programme.read();
            let circles = programme.circles_in_order().into_iter();
            circles
                .filter_map(|circle| sheet(&programme, circle))
                .collect_view()
        })
    };
    view! { <div id="circle-sheets" class="cm-by-itself cm-only-print">{sheets}</div> }
}

/// One circle: name, work and contact of its people, as its letter tells them.
fn sheet(programme: &Programme, circle: &Circle) -> Option<impl IntoView + use<>> {
    let people = told_people(programme, &circle.id);
    let lines: Vec<_> = people
        .iter()
        .map(|(_, leads, it)| line(it, *leads))
        .collect();
    let (name, of) = (circle.name.clone(), programme.facts.name.clone());
    (!lines.is_empty()).then(|| {
        view! {
            <article class="cm-sheet">
                <h2>{name}</h2>
                <p>{of}</p>
                <table class="cm-table__table">
                    <thead>
                        <tr>
                            <th scope="col">{text!(circles.sheet_who)}</th>
                            <th scope="col">{text!(circles.sheet_work)}</th>
                            <th scope="col">{text!(circles.sheet_contact)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </article>
        }
    })
}

fn line(person: &Person, leads: bool) -> impl IntoView + use<> {
    let name = person.full_name();
    let name = if leads {
        text!(circles.sheet_leads, who = name)
    } else {
        name
    };
    let contact = [person.email.trim(), person.phone.trim()];
    let contact = contact.into_iter().filter(|it| !it.is_empty());
    let contact = contact.collect::<Vec<_>>().join(", ");
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{person.work_line()}</td>
            <td>{contact}</td>
        </tr>
    }
}
