//! Who does not meet what the programme asks for, each with the reasons, to be
//! decided: not eligible, or admitted all the same.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::enrol::eligibility::{Proposal, admit, proposals, set_aside};
use crate::letters::against_text;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Details, Look, Pagination};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::words::role_name;

/// How many proposals a page shows.
const PAGE_ROWS: usize = 20;

/// The proposals; nothing where everybody meets what is asked for.
#[component]
pub(super) fn NotMet() -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let programme = desk.programme();
    let found = Memo::new(move |_| {
        let programme = programme.read();
        let mut found = proposals(&programme);
        found.sort_by_cached_key(|it| (programme.name_of(&it.part), it.part.clone()));
        found
    });
    let page = RwSignal::new(1_usize);
    let n_pages = Memo::new(move |_| found.read().len().div_ceil(PAGE_ROWS).max(1));
    let shown = move || {
        let at = page.get().clamp(1, n_pages.get()) - 1;
        let found = found.read();
        let rows = found.iter().skip(at * PAGE_ROWS).take(PAGE_ROWS);
        rows.cloned().collect::<Vec<_>>()
    };
    let n = Memo::new(move |_| found.read().len());
    let all = move |()| {
        let parts: Vec<_> = found
            .read_untracked()
            .iter()
            .map(|it| it.part.clone())
            .collect();
        let n = parts.len();
        if let Some(change) = set_aside(&programme.get_untracked(), &parts) {
            act.make(
                change,
                text_n!(n, enrol.against_done_1, enrol.against_done_n),
            );
        }
    };
    let outbox = Route::Outbox(desk.id()).href_with(&[("round", "enrolment")]);
    let outbox = StoredValue::new(outbox);
    view! {
        <Show when=move || n.get() != 0>
            <section class="cm-section" aria-labelledby="not-met">
                <h2 id="not-met">{t!(enrol.against_title)}</h2>
                <p>
                    {t!(enrol.against_text)}
                    " "
                    <a href=outbox.get_value()>{t!(enrol.against_outbox)}</a>
                </p>
                <For each=shown key=|it| format!("{it:?}") let(proposal)>
                    <One proposal />
                </For>
                <Pagination page=page n_pages=n_pages on_go=move |to: usize| page.set(to) />
                <Show when=move || { n.get() > 1 }>
                    <Button
                        label=Signal::derive(move || text_n!(n.get(), enrol.against_all_1, enrol.against_all_n))
                        look=Look::Outline
                        on_press=all
                    />
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn One(proposal: Proposal) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let programme = desk.programme();
    let Proposal { part, against } = proposal;
    let name = programme.with_untracked(|programme| {
        let role = programme.participations.get(&part).map(|it| it.role);
        (programme.name_of(&part), role)
    });
    let summary = Signal::derive(move || match name.1 {
        Some(role) => format!("{} ({})", name.0, role_name(role)),
        None => name.0.clone(),
    });
    let lines = move || {
        let text = against_text(&against, page_language());
        let lines = text.lines().map(|line| {
            let line = line.trim_start_matches("- ").to_owned();
            view! { <li>{line}</li> }
        });
        lines.collect_view()
    };
    let only: [Id<Participation>; 1] = [part];
    let not_eligible = {
        let only = only.clone();
        move |()| {
            if let Some(change) = set_aside(&programme.get_untracked(), &only) {
                act.make(change, text!(enrol.against_done_1));
            }
        }
    };
    let admitted = move |()| {
        if let Some(change) = admit(&programme.get_untracked(), &only, session.today()) {
            act.make(change, text!(enrol.admitted));
        }
    };
    view! {
        <Details summary>
            <ul>{lines}</ul>
            <div class="cm-acts">
                <Button
                    label=t!(enrol.not_eligible)
                    look=Look::Outline
                    about=summary
                    on_press=not_eligible
                />
                <Button label=t!(enrol.admit) look=Look::Plain about=summary on_press=admitted />
            </div>
        </Details>
    }
}
