//! Who blocks matching and why, in numbers that lead to the people meant.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::filters::{NO_ROLE, READY};
use super::row::PersonRow;
use crate::domain::check::Blocker;
use crate::domain::people::Role;
use crate::ui::i18n::{number, t, text_n};
use crate::ui::routes::Route;
use crate::ui::widgets::words::blocker_name;

/// Counts of a list of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    n_ready: BTreeMap<Role, usize>,
    by_blocker: BTreeMap<Blocker, usize>,
    n_no_role: usize,
}

fn counts(rows: &[PersonRow]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        match row.role {
            None => counts.n_no_role += 1,
            Some(role) if row.blockers.is_empty() => *counts.n_ready.entry(role).or_default() += 1,
            Some(_) => {
                for blocker in &row.blockers {
                    *counts.by_blocker.entry(*blocker).or_default() += 1;
                }
            }
        }
    }
    counts
}

/// How many are ready, then what keeps the others out.
#[component]
pub fn Readiness(id: String, all: Memo<Vec<PersonRow>>) -> impl IntoView {
    let now = Memo::new(move |_| counts(&all.read()));
    move || {
        if all.read().is_empty() {
            return None;
        }
        let counts = now.get();
        let people = Route::People(id.clone());
        let ready = |role: &Role| {
            let n = counts.n_ready.get(role).copied().unwrap_or(0);
            let words = match role {
                Role::Mentor => text_n!(n, people.ready_mentors_1, people.ready_mentors_n),
                Role::Mentee => text_n!(n, people.ready_mentees_1, people.ready_mentees_n),
            };
            let href = people.href_with(&[("role", role.word()), ("blocked", READY)]);
            view! { <li><a class="cm-count cm-count--good" href=href>{words}</a></li> }
        };
        let blocked = |blocker: Blocker| {
            let n = counts.by_blocker.get(&blocker).copied()?;
            let href = people.href_with(&[("blocked", blocker.word())]);
            let class = if blocker.is_mendable() {
                "cm-count cm-count--bad"
            } else {
                "cm-count"
            };
            let n = number(i64::try_from(n).unwrap_or(i64::MAX));
            Some(view! {
                <li><a class=class href=href><strong>{n}</strong>" "{blocker_name(blocker)}</a></li>
            })
        };
        let all_of = |mendable: bool| {
            Blocker::ALL
                .into_iter()
                .filter(|it| it.is_mendable() == mendable)
                .filter_map(blocked)
                .collect::<Vec<_>>()
        };
        let (mendable, chosen) = (all_of(true), all_of(false));
        let unmapped = counts.by_blocker.contains_key(&Blocker::GradeUnmapped);
        let no_role = (counts.n_no_role > 0).then(|| {
            let href = people.href_with(&[("role", NO_ROLE)]);
            let words = text_n!(counts.n_no_role, people.no_role_1, people.no_role_n);
            view! { <li><a class="cm-count cm-count--bad" href=href>{words}</a></li> }
        });
        let nobody_waits = mendable.is_empty() && no_role.is_none();
        Some(view! {
            <section class="cm-section" aria-labelledby="readiness">
                <h2 id="readiness">{t!(people.readiness)}</h2>
                {nobody_waits.then(|| view! { <p>{t!(people.nobody_blocked)}</p> })}
                <ul class="cm-counts">{mendable}{no_role}</ul>
                {unmapped.then(|| view! {
                    <p><a href=Route::Levels(id.clone()).href()>{t!(people.map_grades)}</a></p>
                })}
                <ul class="cm-counts">{Role::ALL.iter().map(ready).collect_view()}{chosen}</ul>
            </section>
        })
    }
}
