//! What came in, Undo, and what to do next.

use leptos::prelude::*;

use super::bench::{Bench, Outcome, Phase};
use crate::domain::check::unmapped_grades;
use crate::flow::next::progress;
use crate::session::use_session;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Button, ButtonLink, Look, Notice, NoticeKind, Shape};
use crate::ui::routes::Route;
use crate::ui::widgets::kept_out::NobodyReadyNotice;
use crate::ui::widgets::next_act::next_words;

/// The last step.
#[component]
pub fn DonePanel(id: String, bench: Bench) -> impl IntoView {
    move || {
        bench.phase.with(|phase| match phase {
            Phase::Done(outcome) => {
                Some(view! { <DoneWords id=id.clone() bench outcome=outcome.clone() /> })
            }
            Phase::Choose | Phase::Preview => None,
        })
    }
}

#[component]
fn DoneWords(id: String, bench: Bench, outcome: Outcome) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let programme = bench.desk.programme();
    let n_unmapped = Memo::new(move |_| {
        let programme = programme.read();
        if programme.facts.uses_levels {
            unmapped_grades(&programme).len()
        } else {
            0
        }
    });
    let way = Memo::new(move |_| progress(&programme.read(), session.today()));
    let next = Memo::new(move |_| way.read().next);
    let notice_id = id.clone();
    let (counts, names) = (outcome.counts, outcome.names.clone());
    let heading = t!(import.done_title, names = names);
    let parts = [
        (
            counts.n_new,
            text_n!(counts.n_new, import.done_new_1, import.done_new_n),
        ),
        (
            counts.n_new_roles,
            text_n!(counts.n_new_roles, import.done_role_1, import.done_role_n),
        ),
        (
            counts.n_updates,
            text_n!(counts.n_updates, import.done_update_1, import.done_update_n),
        ),
        (
            counts.n_need_you + counts.n_refused,
            text_n!(
                counts.n_need_you + counts.n_refused,
                import.done_not_1,
                import.done_not_n
            ),
        ),
    ];
    let lines = parts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(_, words)| view! { <li>{words}</li> })
        .collect_view();
    let dot = outcome.dot;
    let undo = dot.map(|dot| {
        let undo = move |()| {
            act.undo(dot.clone());
            bench.start_again();
        };
        view! { <Button label=t!(import.undo) look=Look::Outline icon=Shape::Undo on_press=undo /> }
    });
    let (levels, people) = (Route::Levels(id.clone()), Route::People(id.clone()));
    let next_act = move || {
        let words = next_words(&id, next.get());
        view! {
            <p>{words.sentence}</p>
            <div class="cm-acts">
                <ButtonLink href=words.href label=words.act />
            </div>
        }
    };
    view! {
        <Notice kind=NoticeKind::Success heading=heading>
            <ul class="cm-list">{lines}</ul>
            <p>{t!(import.done_copy)}</p>
            <div class="cm-acts">{undo}</div>
        </Notice>
        <section class="cm-section" aria-labelledby="import-next">
            <h2 id="import-next">{t!(import.next_title)}</h2>
            {next_act}
            <NobodyReadyNotice id=notice_id now=way acts=false />
            <ul class="cm-links">
                {move || (n_unmapped.get() > 0).then(|| {
                    let words = text_n!(n_unmapped.get(), import.next_levels_1, import.next_levels_n);
                    view! { <li><a href=levels.href()>{words}</a></li> }
                })}
                <li><a href=people.href()>{t!(import.next_people)}</a></li>
                <li>
                    <Button label=t!(import.next_again) look=Look::Plain on_press=move |()| bench.start_again() />
                </li>
            </ul>
        </section>
    }
}
