//! What was made: numbers, what no longer fits, the papers.

use std::sync::Arc;

use leptos::prelude::*;

use super::letters::TellPeople;
use super::papers::{People, Room};
use crate::domain::id::Id;
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;
use crate::flow::timetable::{Fewer, Misfit, fewer_than_wanted, misfits, slots};
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Details, Figure, Notice, NoticeKind};

/// The timetable of an event that was made.
#[component]
pub(super) fn Made(event: Id<Timetable>) -> impl IntoView {
    let programme = use_desk().programme();
    let made = Memo::new(move |_| {
        let found = programme.read().timetables.get(&event).cloned();
        found.filter(|it| it.n_rounds > 0)
    });
    let found = Memo::new(move |_| {
        let made = made.get()?;
        misfits(&programme.read(), &made).ok()
    });
    view! {
        {move || made.get().map(|made| view! { <Numbers made /> })}
        <Misfits found />
        {move || made.get().map(|made| view! { <FewerThanWanted made /> })}
        {move || made.get().map(|made| view! {
            <TellPeople made=made.clone() />
            <Room made=made.clone() />
            <People made />
        })}
    }
}

/// How many meetings in how many rounds, and who waits longest.
#[component]
fn Numbers(made: Arc<Timetable>) -> impl IntoView {
    let n_meetings = slots(&made).len();
    let n_rounds = made.n_rounds;
    let (longest, least) = (made.longest_wait, made.least_wait);
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let wait = move || {
        if longest == 0 {
            return text!(timetable.wait_none);
        }
        let words = text_n!(longest, timetable.wait_1, timetable.wait_n);
        let bound = if longest == least {
            text!(timetable.wait_best)
        } else {
            text!(timetable.wait_bound, least = number(least))
        };
        format!("{words} {bound}")
    };
    let points = made.points;
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="made">
            <h2 id="made" tabindex="-1">{t!(timetable.made_title)}</h2>
            <div class="cm-figures">
                <Figure
                    value=Signal::derive(move || shown(n_meetings))
                    label=t!(timetable.figure_meetings)
                />
                <Figure value=Signal::derive(move || number(n_rounds)) label=t!(timetable.figure_rounds) />
                <Figure value=Signal::derive(move || number(points)) label=t!(timetable.figure_points) />
            </div>
            <p>{wait}</p>
            <Details summary=t!(timetable.proof_title)>
                <p>{t!(timetable.proof_text)}</p>
                <p>{t!(timetable.proof_waits)}</p>
            </Details>
        </section>
    }
}

/// Mentees who meet somebody, and fewer than wanted.
#[component]
fn FewerThanWanted(made: Arc<Timetable>) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let found = fewer_than_wanted(&programme.read(), &made);
        let wanted = number(made.per_mentee);
        (!found.is_empty()).then(|| {
            let line = |it: &Fewer| {
                let n = number(i64::try_from(it.n_meetings).unwrap_or(i64::MAX));
                let words = text!(
                    timetable.fewer_line,
                    who = it.name.clone(),
                    n = n,
                    of = wanted.clone()
                );
                view! { <li>{words}</li> }
            };
            let lines = found.iter().map(line).collect_view();
            view! {
                <div class="cm-no-print">
                    <Details summary=text_n!(found.len(), timetable.fewer_1, timetable.fewer_n)>
                        <ul class="cm-list">{lines}</ul>
                        <p>{t!(timetable.fewer_next)}</p>
                    </Details>
                </div>
            }
        })
    }
}

/// What no longer fits, and who has no meeting with why.
#[component]
fn Misfits(found: Memo<Option<Vec<Misfit>>>) -> impl IntoView {
    let programme = use_desk().programme();
    let lines = move |without: bool| {
        let programme = programme.read();
        let found = found.read();
        let found = found.iter().flatten();
        let mine = found.filter(|it| matches!(it, Misfit::Without { .. }) == without);
        mine.map(|it| misfit_words(&programme, it))
            .collect::<Vec<_>>()
    };
    let list = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul class="cm-list">{lines.collect_view()}</ul> }
    };
    move || {
        let (misfits, without) = (lines(false), lines(true));
        view! {
            <div class="cm-no-print">
                {(!misfits.is_empty()).then(|| view! {
                    <Notice kind=NoticeKind::Warning heading=t!(timetable.misfit_title)>
                        {list(misfits)}
                        <p>{t!(timetable.misfit_next)}</p>
                    </Notice>
                })}
                {(!without.is_empty()).then(|| view! {
                    <section class="cm-section" aria-labelledby="without">
                        <h2 id="without">{t!(timetable.without_title)}</h2>
                        {list(without)}
                    </section>
                })}
            </div>
        }
    }
}

fn misfit_words(programme: &Programme, misfit: &Misfit) -> String {
    let name = |part| {
        let name = programme.name_of(part);
        if name.is_empty() {
            text!(timetable.removed)
        } else {
            name
        }
    };
    match misfit {
        Misfit::Gone(part) => text!(timetable.misfit_gone, who = name(part)),
        Misfit::Clash { part, round } => text!(
            timetable.misfit_clash,
            who = name(part),
            round = number(round + 1)
        ),
        Misfit::Apart(slot) => text!(
            timetable.misfit_apart,
            mentor = name(&slot.mentor),
            mentee = name(&slot.mentee)
        ),
        Misfit::Without { part, n_allowed: 0 } => {
            text!(timetable.without_rules, who = name(part))
        }
        Misfit::Without { part, .. } => text!(timetable.without_room, who = name(part)),
    }
}
