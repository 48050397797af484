//! Matching a few again (C8). Who comes: the coordinator, with people left
//! without a partner. To decide: who is matched with whom is left, everybody
//! else staying as they are. Next: the run, and its review.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::offers::published_rounds;
use crate::flow::offers::rematch::{NoRematch, Since, open_rematch, pickable};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    Align, Button, ButtonLink, Column, DataTable, EmptyState, Look, Notice, NoticeKind, Page,
    RowKind,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::words::role_name;

/// Somebody who can be picked.
#[derive(Clone, PartialEq)]
struct Row {
    part: Id<Participation>,
    person: String,
    name: String,
    sort_name: String,
    role: Role,
    n_free: usize,
    since: Since,
}

const KIND: RowKind<Row> = RowKind {
    id: |row| row.part.to_string(),
    name: |row| row.name.clone(),
    search: Some(|row| row.name.clone()),
};

fn rows(programme: &Programme) -> Vec<Row> {
    let row = |it: crate::flow::offers::rematch::Pickable| {
        let person = programme.person_of(&it.part)?;
        Some(Row {
            person: person.id.to_string(),
            name: person.full_name(),
            sort_name: fold_name(&format!("{} {}", person.family_name, person.given_name)),
            part: it.part,
            role: it.role,
            n_free: it.n_free,
            since: it.since,
        })
    };
    let mut rows: Vec<Row> = pickable(programme).into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| {
        (a.since, a.role, &a.sort_name, &a.part).cmp(&(b.since, b.role, &b.sort_name, &b.part))
    });
    rows
}

fn since_name(since: Since) -> String {
    match since {
        Since::Parted => text!(offers.since_parted),
        Since::Unpaired => text!(offers.since_unpaired),
        Since::Room => text!(offers.since_room),
    }
}

fn no_rematch_words(why: NoRematch) -> String {
    match why {
        NoRematch::OneSided => text!(offers.again_one_sided),
        NoRematch::RoundOpen => text!(offers.again_open_round),
        NoRematch::NotPublished => text!(offers.none_published),
        NoRematch::SeveralRuns => text!(trouble.several_runs),
    }
}

/// Picks a few and opens the round that matches only them.
#[component]
pub fn RematchPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let all = Memo::new(move |_| rows(&programme.read()));
    // Nobody who is paired is picked unless somebody says so, except mentors
    // with a place: without them there may be nobody to be matched with.
    let selected = RwSignal::new(
        all.read_untracked()
            .iter()
            .filter(|row| row.since != Since::Room || row.role == Role::Mentor)
            .map(|row| row.part.to_string())
            .collect::<BTreeSet<String>>(),
    );
    let person = StoredValue::new(id.clone());
    let columns = vec![
        Column::new("name", t!(approvals.col_person), move |row: &Row| {
            let href = Route::Person(person.get_value(), row.person.clone()).href();
            view! { <a href=href>{row.name.clone()}</a> }
        })
        .sorted(|row| row.sort_name.clone()),
        Column::new("role", t!(approvals.col_role), |row: &Row| {
            let role = row.role;
            move || role_name(role)
        })
        .sorted(|row| row.role),
        Column::new("free", t!(offers.col_free), |row: &Row| {
            number(i64::try_from(row.n_free).unwrap_or(i64::MAX))
        })
        .sorted(|row| row.n_free)
        .align(Align::Numbers),
        Column::new("since", t!(offers.col_since), |row: &Row| {
            let since = row.since;
            move || since_name(since)
        })
        .sorted(|row| row.since),
    ];
    let back = (Route::Offers(id.clone()).href(), t!(offers.title));
    let review = StoredValue::new(Route::Review(id.clone()).href());
    let empty = move || {
        view! {
            <EmptyState text=t!(offers.again_nobody)>
                <ButtonLink href=review.get_value() label=t!(offers.to_review) look=Look::Outline />
            </EmptyState>
        }
    };
    view! {
        <Page
            title=t!(offers.again_title)
            lead=t!(offers.again_lead)
            back
            help=|| view! { <HelpText text=t!(offers.again_help) /> }
        >
            <LackingSide id=id.clone() all />
            <MatchThese id selected all />
            <DataTable
                id="pickable"
                caption=t!(offers.again_who)
                rows=all
                kind=KIND
                columns
                selected
                bulk_acts=|| ()
                empty=empty
            />
        </Page>
    }
}

/// The side of which nobody can be picked, where the other has somebody.
fn lacking(all: &[Row]) -> Option<Role> {
    let has = |role: Role| all.iter().any(|row| row.role == role);
    match (has(Role::Mentor), has(Role::Mentee)) {
        (false, true) => Some(Role::Mentor),
        (true, false) => Some(Role::Mentee),
        _ => None,
    }
}

fn lacking_words(role: Role) -> String {
    match role {
        Role::Mentor => text!(offers.again_no_mentor),
        Role::Mentee => text!(offers.again_no_mentee),
    }
}

/// That nobody of one side can be picked, and what helps.
#[component]
fn LackingSide(id: String, all: Memo<Vec<Row>>) -> impl IntoView {
    let people = Route::People(id);
    let side = Memo::new(move |_| lacking(&all.read()));
    move || {
        let role = side.get()?;
        let href = people.href_with(&[("role", role.word())]);
        let next = match role {
            Role::Mentor => text!(offers.again_no_mentor_text),
            Role::Mentee => text!(offers.again_no_mentee_text),
        };
        Some(view! {
            <Notice kind=NoticeKind::Warning heading=lacking_words(role)>
                <p>{next}</p>
                <ButtonLink href label=t!(choice.to_people) look=Look::Outline />
            </Notice>
        })
    }
}

/// The button that opens the round and leads to its run.
#[component]
fn MatchThese(
    id: String,
    selected: RwSignal<BTreeSet<String>>,
    all: Memo<Vec<Row>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let go = use_go();
    let picked = Memo::new(move |_| {
        let selected = selected.read();
        selected
            .iter()
            .map(|id| Id::new(id.as_str()))
            .collect::<BTreeSet<Id<Participation>>>()
    });
    let made = move || {
        let programme = programme.read();
        let round = published_rounds(&programme).into_iter().next();
        let round = round.ok_or(NoRematch::NotPublished)?;
        let n = programme.family_of(&round.id).len();
        let name = text!(offers.again_name, round = round.name.clone(), n = n + 1);
        let (id, today) = (session.new_id(), session.today());
        open_rematch(&programme, &round.id, &picked.read(), &id, &name, today)
    };
    let blocked = Signal::derive(move || {
        let why = made().err()?;
        let side = lacking(&all.read()).filter(|_| why == NoRematch::OneSided);
        Some(side.map_or_else(|| no_rematch_words(why), lacking_words))
    });
    let run = Route::Run(id.clone());
    let press = move |()| {
        let Ok(change) = untrack(made) else {
            return;
        };
        if act.make(change, text!(offers.again_opened)) {
            go(&run, Step::Forward);
        }
    };
    let n = Memo::new(move |_| picked.read().len());
    view! {
        <div class="cm-acts">
            <Button
                label=Signal::derive(move || text_n!(n.get(), offers.again_act_1, offers.again_act_n))
                on_press=press
                blocked
            />
        </div>
    }
}
