//! Filters of the list, kept in the URL.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::row::PersonRow;
use crate::domain::check::Blocker;
use crate::domain::form::fold_name;
use crate::domain::people::{Role, Standing};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, FieldWidth, Look, Query, Select, use_query_state};
use crate::ui::widgets::words::{blocker_name, role_name, standing_name};

/// Nobody blocked: the value of `blocked` for those who are ready.
pub const READY: &str = "ready";
/// Blocked by something the coordinator can mend.
pub const MENDABLE: &str = "mendable";
/// The retention date has come, and nothing holds the person's data.
pub const DUE: &str = "due";
/// The value of `role` for people without one.
pub const NO_ROLE: &str = "none";

/// What the URL asks for.
#[derive(Clone, Copy)]
pub struct Filters {
    query: Query,
    role: Memo<Option<String>>,
    agency: Memo<Option<String>>,
    standing: Memo<Option<String>>,
    blocked: Memo<Option<String>>,
}

impl Filters {
    /// Reads the URL; take it while the component is set up.
    pub fn new() -> Self {
        let query = use_query_state();
        Self {
            query,
            role: query.text("role"),
            agency: query.text("agency"),
            standing: query.text("standing"),
            blocked: query.text("blocked"),
        }
    }

    /// Whether a row is asked for; tracked. A value nobody knows lets all through.
    pub fn let_through(self, row: &PersonRow) -> bool {
        let role = self.role.with(|word| match word.as_deref() {
            Some(NO_ROLE) => row.role.is_none(),
            Some(word) => Role::from_word(word).is_none_or(|role| row.role == Some(role)),
            None => true,
        });
        let agency = self.agency.with(|agency| {
            let same = |it: &str| fold_name(it) == fold_name(&row.agency);
            agency.as_deref().is_none_or(same)
        });
        let standing = self.standing.with(|word| {
            word.as_deref()
                .and_then(Standing::from_word)
                .is_none_or(|it| row.standing == Some(it))
        });
        let blocked = self.blocked.with(|word| match word.as_deref() {
            Some(READY) => row.is_ready(),
            Some(DUE) => row.is_due,
            Some(MENDABLE) => row.waits_for_something(),
            Some(word) => blocker_from(word).is_none_or(|it| row.blockers.contains(&it)),
            None => true,
        });
        role && agency && standing && blocked
    }

    /// Whether any filter is set; tracked.
    pub fn any(self) -> bool {
        [self.role, self.agency, self.standing, self.blocked]
            .iter()
            .any(|memo| memo.read().is_some())
    }

    fn set(self, name: &'static str, value: String) {
        self.query
            .set_all(vec![(name, Some(value)), ("page", None)]);
    }

    fn clear(self) {
        let names = ["role", "agency", "standing", "blocked", "page"];
        self.query
            .set_all(names.into_iter().map(|name| (name, None)).collect());
    }
}

fn blocker_from(word: &str) -> Option<Blocker> {
    Blocker::ALL.into_iter().find(|it| it.word() == word)
}

/// The filters as lists side by side.
#[component]
pub fn FilterBar(all: Memo<Vec<PersonRow>>, filters: Filters) -> impl IntoView {
    let agencies = Memo::new(move |_| agency_choices(&all.read()));
    let roles = Signal::derive(|| {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        let mut roles: Vec<Choice> = Role::ALL.iter().map(choice).collect();
        roles.push(Choice::new(NO_ROLE, text!(people.no_role)));
        roles
    });
    let standings = Signal::derive(|| {
        let choice = |it: &Standing| Choice::new(it.word(), standing_name(*it));
        Standing::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let blocked = Signal::derive(|| {
        let mut choices = vec![
            Choice::new(READY, text!(people.ready)),
            Choice::new(MENDABLE, text!(people.filter_mendable)),
            Choice::new(DUE, text!(people.filter_due)),
        ];
        choices.extend(Blocker::ALL.map(|it| Choice::new(it.word(), blocker_name(it))));
        choices
    });
    let filter = move |id: &'static str,
                       name: &'static str,
                       label: Signal<String>,
                       choices: Signal<Vec<Choice>>,
                       memo: Memo<Option<String>>| {
        let value = Signal::derive(move || memo.get().unwrap_or_default());
        let set = move |value: String| filters.set(name, value);
        view! {
            <Select
                id=id
                label=label
                choices=choices
                value=value
                on_change=set
                empty=t!(people.all)
                width=FieldWidth::Full
            />
        }
    };
    view! {
        <div class="cm-filters" role="group" aria-label=t!(people.filters)>
            {filter("filter-role", "role", t!(people.col_role), roles, filters.role)}
            {filter("filter-agency", "agency", t!(people.col_agency), agencies.into(), filters.agency)}
            {filter("filter-standing", "standing", t!(people.standing), standings, filters.standing)}
            {filter("filter-blocked", "blocked", t!(people.col_ready), blocked, filters.blocked)}
            <Show when=move || filters.any()>
                <Button label=t!(people.filters_clear) look=Look::Plain on_press=move |()| filters.clear() />
            </Show>
        </div>
    }
}

/// Every agency once, by its folded name, under the first spelling.
fn agency_choices(rows: &[PersonRow]) -> Vec<Choice> {
    let mut met = BTreeMap::new();
    for row in rows {
        let agency = row.agency.trim();
        if !agency.is_empty() {
            met.entry(fold_name(agency))
                .or_insert_with(|| agency.to_owned());
        }
    }
    met.into_values()
        .map(|agency| Choice::new(agency.clone(), agency))
        .collect()
}
