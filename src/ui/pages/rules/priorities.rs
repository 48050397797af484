//! Who comes first and what is kept, beside the rules: priority classes with
//! the people in them, and locked pairings. Both are set where the people and
//! pairings are; here is the way there.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::pairing::PairingState;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::round::{current_open_round, takes_part};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::routes::Route;

/// Most people named of one class.
const MAX_NAMED: usize = 20;

/// Priority classes and locked pairings.
#[component]
pub(super) fn Priorities() -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let classes = move || {
        let programme = programme.read();
        let mut classes: BTreeMap<(u32, Role), Vec<&Participation>> = BTreeMap::new();
        for part in programme.participations.values() {
            if part.priority > 0 && takes_part(&programme, part) {
                let class = classes.entry((part.priority, part.role)).or_default();
                class.push(part);
            }
        }
        if classes.is_empty() {
            return view! { <p>{t!(rules.priority_none)}</p> }.into_any();
        }
        let line = |((class, role), parts): (&(u32, Role), &Vec<&Participation>)| {
            class_line(&programme, &desk.id(), *class, *role, parts)
        };
        let lines: Vec<AnyView> = classes.iter().map(line).collect();
        view! { <ul class="cm-list">{lines}</ul> }.into_any()
    };
    let n_locked = Memo::new(move |_| {
        let programme = programme.read();
        let round = current_open_round(&programme).map(|round| round.id.clone());
        let pairings = programme.pairings.values();
        let locked = pairings.filter(|it| it.state == PairingState::Locked);
        locked
            .filter(|it| Some(&it.round) == round.as_ref())
            .count()
    });
    let locked = move || match n_locked.get() {
        0 => text!(rules.locked_none),
        n => text_n!(n, rules.locked_1, rules.locked_n),
    };
    let people = Route::People(desk.id()).href();
    let review = Route::Review(desk.id()).href();
    view! {
        <section class="cm-section" aria-labelledby="priorities">
            <h2 id="priorities">{t!(rules.priority_title)}</h2>
            <p>{t!(rules.priority_text)}" "<a href=people>{t!(rules.priority_where)}</a></p>
            {classes}
            <p>{locked}" "<a href=review>{t!(rules.locked_see)}</a></p>
        </section>
    }
}

/// "Class 1, mentees: Ana Ruiz, Eva Lopez".
fn class_line(
    programme: &Programme,
    id: &str,
    class: u32,
    role: Role,
    parts: &[&Participation],
) -> AnyView {
    let head = match role {
        Role::Mentee => text!(rules.priority_mentees, n = class),
        Role::Mentor => text!(rules.priority_mentors, n = class),
    };
    let person = |(at, part): (usize, &&Participation)| {
        let href = Route::Person(id.to_owned(), part.person.to_string()).href();
        let between = if at == 0 { "" } else { ", " };
        view! { {between}<a href=href>{programme.name_of(&part.id)}</a> }
    };
    let named = parts.iter().take(MAX_NAMED).enumerate();
    let people = named.map(person).collect_view();
    let n_more = parts.len().saturating_sub(MAX_NAMED);
    let more = (n_more > 0).then(|| text!(rules.priority_more, n = n_more));
    view! { <li>{head}" "{people}" "{more}</li> }.into_any()
}
