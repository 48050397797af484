//! Who will be matched, who is kept out and why, and what is settled.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::check::{blockers, unmapped_grades};
use crate::domain::id::Id;
use crate::domain::pairing::PairingState;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::adopt::counts_levels;
use crate::flow::next::Progress;
use crate::flow::round::{Promise, current_open_round, promise, rules_of};
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Figure, Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::kept_out::{NobodyReadyNotice, kept_out_lines};
use crate::ui::widgets::rule_words::set_name;

/// The counts of a run to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    n_mentors: usize,
    n_places: u32,
    n_held_back: u32,
    n_mentees: usize,
    n_wants: u32,
    kept_out: usize,
    n_locked: usize,
    n_public: usize,
}

/// "mentees, 95 mentors wanted in all", after their number.
fn mentees_words(now: &Counts) -> String {
    let who = text_n!(now.n_mentees, review.who_mentees_1, review.who_mentees_n);
    let wants = text_n!(now.n_wants, review.who_wants_1, review.who_wants_n);
    format!("{who}, {wants}")
}

/// "mentors with 87 places", after their number.
fn mentors_words(now: &Counts) -> String {
    let places = text_n!(now.n_places, review.places_1, review.places_n);
    text_n!(
        now.n_mentors,
        review.who_mentors_1,
        review.who_mentors_n,
        places = places
    )
}

fn counts(programme: &Programme) -> Counts {
    let mut counts = Counts::default();
    let adds = current_open_round(programme).filter(|it| it.adds_to.is_some());
    // A round that adds may use what is held back.
    let rules = rules_of(programme).ok().filter(|_| adds.is_none());
    let reserve = rules.and_then(|rules| rules.limits.reserve);
    let is_meant = |id: &str| adds.is_none_or(|round| round.only.iter().any(|it| it == id));
    let round = current_open_round(programme).map(|round| &round.id);
    // Where a round adds to another, only what is left of somebody's places counts.
    let mut used: BTreeMap<&Id<Participation>, u32> = BTreeMap::new();
    let before = programme.pairings.values().filter(|it| it.state.is_live());
    for pairing in before.filter(|it| adds.is_some() && Some(&it.round) != round) {
        *used.entry(&pairing.mentee).or_default() += 1;
        *used.entry(&pairing.mentor).or_default() += 1;
    }
    let meant = programme.participations.values();
    for part in meant.filter(|it| is_meant(it.id.as_str())) {
        if !blockers(programme, part).is_empty() {
            counts.kept_out += 1;
            continue;
        }
        let used = used.get(&part.id).copied().unwrap_or(0);
        let capacity = programme.capacity_of(part).saturating_sub(used);
        match part.role {
            Role::Mentor => {
                counts.n_mentors += 1;
                let held_back = reserve.map_or(0, |reserve| reserve.of(capacity));
                counts.n_held_back += held_back;
                counts.n_places += capacity - held_back;
            }
            Role::Mentee => {
                counts.n_mentees += 1;
                counts.n_wants += capacity;
            }
        }
    }
    for pairing in programme.pairings.values() {
        match pairing.state {
            PairingState::Locked if Some(&pairing.round) == round => counts.n_locked += 1,
            PairingState::Locked | PairingState::Published | PairingState::Active
                if adds.is_none() =>
            {
                counts.n_public += 1;
            }
            PairingState::Locked
            | PairingState::Published
            | PairingState::Active
            | PairingState::Draft
            | PairingState::Declined
            | PairingState::Ended => {}
        }
    }
    counts
}

/// What a run of so many takes, where there is anybody to match.
fn promise_words(now: &Counts) -> Option<String> {
    let (n_mentees, n_mentors) = (now.n_mentees, now.n_mentors);
    if n_mentees == 0 || n_mentors == 0 {
        return None;
    }
    // Larger ones are refused, with the number.
    let Promise {
        n_pairs,
        seconds,
        megabytes,
    } = promise(n_mentees, n_mentors)?;
    let pairs = number(i64::try_from(n_pairs).unwrap_or(i64::MAX));
    let time = text_n!(seconds, review.seconds_1, review.seconds_n);
    Some(text!(
        review.promise_size,
        pairs = pairs,
        time = time,
        memory = megabytes
    ))
}

/// Who will be matched.
#[component]
pub(super) fn Who(id: String, progress: Memo<Progress>) -> impl IntoView {
    let programme = use_desk().programme();
    let now = Memo::new(move |_| counts(&programme.read()));
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let rules = Memo::new(move |_| {
        let rules = rules_of(&programme.read()).ok();
        rules.map(|rules| set_name(&rules)).unwrap_or_default()
    });
    let n_no_level = Memo::new(move |_| {
        let programme = programme.read();
        let compares = rules_of(&programme).is_ok_and(|rules| counts_levels(&rules));
        let grades = compares.then(|| unmapped_grades(&programme));
        grades.map_or(0, |grades| grades.len())
    });
    let levels = StoredValue::new(Route::Levels(id.clone()).href());
    let no_level = move || {
        let n = n_no_level.get();
        (n > 0).then(|| {
            view! {
                <Notice
                    kind=NoticeKind::Info
                    heading=text_n!(n, review.levels_missing_1, review.levels_missing_n)
                >
                    <p>{t!(review.levels_missing_text)}</p>
                    <a href=levels.get_value()>{t!(review.levels_missing_act)}</a>
                </Notice>
            }
        })
    };
    let notice_id = id.clone();
    let kept_out = move || {
        let n = now.read().kept_out;
        let progress = progress.read();
        // Where nobody is ready, the notice above names the reasons.
        if n == 0 || progress.nobody_ready().is_some() {
            return None;
        }
        Some(view! {
            <h3>{text_n!(n, review.kept_out_title_1, review.kept_out_title_n)}</h3>
            {kept_out_lines(&id, &progress)}
        })
    };
    let settled = move || {
        let now = now.read();
        let locked = (now.n_locked > 0)
            .then(|| view! { <li>{text_n!(now.n_locked, review.locked_1, review.locked_n)}</li> });
        let public = (now.n_public > 0)
            .then(|| view! { <li>{text_n!(now.n_public, review.public_1, review.public_n)}</li> });
        let held_back = (now.n_held_back > 0)
            .then(|| view! { <li>{text_n!(now.n_held_back, review.held_back_1, review.held_back_n)}</li> });
        view! { {held_back} {locked} {public} }
    };
    view! {
        <section class="cm-section" aria-labelledby="who">
            <h2 id="who">{t!(review.who_title)}</h2>
            <NobodyReadyNotice id=notice_id now=progress />
            <div class="cm-figures">
                <Figure
                    value=Signal::derive(move || shown(now.read().n_mentees))
                    label=Signal::derive(move || mentees_words(&now.read()))
                />
                <Figure
                    value=Signal::derive(move || shown(now.read().n_mentors))
                    label=Signal::derive(move || mentors_words(&now.read()))
                />
            </div>
            <ul class="cm-list">
                <li>{move || text!(review.by_rules, name = rules.get())}</li>
                {settled}
                {move || promise_words(&now.read()).map(|words| view! { <li>{words}</li> })}
            </ul>
            {kept_out}
            {no_level}
        </section>
    }
}
