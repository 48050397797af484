//! Ready-made rule sets, what one of them would change, and taking it over as one change, with the ladder of
//! grades its rules count in where one fits. The set in use stands chosen.

use leptos::prelude::*;

use crate::domain::rules::ReadyMade;
use crate::flow;
use crate::flow::adopt::ladder_with;
use crate::flow::round::rules_of;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, Look, RadioGroup, RadioLook};
use crate::ui::widgets::levels::{LadderCheck, ladder_name};
use crate::ui::widgets::rule_words::{difference_words, ready_source, ready_words, usual_words};

/// The ready-made sets.
#[component]
pub(super) fn Adopt() -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let picked = RwSignal::new(None::<ReadyMade>);
    let in_use = Memo::new(move |_| {
        let rules = rules_of(&programme.read()).ok()?;
        ReadyMade::from_word(&rules.name)
    });
    let chosen = Memo::new(move |_| picked.get().or(in_use.get()));
    let choices = Signal::derive(|| {
        let choice = |ready: &ReadyMade| {
            let (name, what_for) = ready_words(*ready);
            let from = ready_source(*ready);
            Choice::new(ready.word(), name).hint(format!("{what_for} {from}"))
        };
        ReadyMade::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let choose = move |word: String| {
        if let Some(ready) = ReadyMade::from_word(&word) {
            picked.set(Some(ready));
        }
    };
    // Offered where every grade stands on a known ladder and none is mapped.
    let ladder = Memo::new(move |_| ladder_with(&programme.read(), chosen.get()?));
    let takes_ladder = RwSignal::new(true);
    let take = move |takes: bool| takes_ladder.set(takes);
    let adopt = move |()| {
        let Some(ready) = chosen.get_untracked() else {
            return;
        };
        let taken = ladder
            .get_untracked()
            .filter(|_| takes_ladder.get_untracked());
        let mut ids = || session.new_id();
        let change = flow::adopt::adopt(&programme.read_untracked(), ready, taken, &mut ids);
        let name = ready_words(ready).0;
        let done = match taken {
            None => text!(rules.adopted, name = name),
            Some(ladder) => text!(
                rules.adopted_ladder,
                name = name,
                ladder = ladder_name(ladder)
            ),
        };
        act.make(change, done);
        picked.set(None);
    };
    let chosen_word = Signal::derive(move || {
        let chosen = chosen.get().map(ReadyMade::word);
        chosen.unwrap_or_default().to_owned()
    });
    let blocked = MaybeProp::derive(move || {
        let nothing = chosen.get().is_none();
        nothing.then(|| text!(rules.adopt_choose))
    });
    view! {
        <section class="cm-section" aria-labelledby="adopt">
            <h2 id="adopt">{t!(rules.adopt_title)}</h2>
            <RadioGroup
                id="ready"
                legend=t!(rules.adopt_legend)
                hint=t!(rules.adopt_hint)
                choices
                value=chosen_word
                on_change=choose
                look=RadioLook::Cards
            />
            <WhatChanges chosen />
            <LadderCheck ladder takes=takes_ladder on_change=take />
            <div class="cm-acts">
                <Button label=t!(rules.adopt) look=Look::Outline blocked on_press=adopt />
            </div>
        </section>
    }
}

/// What the chosen set would change, sentence by sentence.
#[component]
fn WhatChanges(chosen: Memo<Option<ReadyMade>>) -> impl IntoView {
    let programme = use_desk().programme();
    let lines = Memo::new(move |_| {
        let programme = programme.read();
        let after = chosen.get()?.rule_set();
        let before = rules_of(&programme).ok()?;
        let differences = before.differences(&after);
        let words = differences
            .iter()
            .map(|it| difference_words(&programme, it));
        let usual = usual_words(&programme, &after);
        Some(words.chain(usual).collect::<Vec<_>>())
    });
    let shown = move || {
        let lines = lines.get()?;
        if lines.is_empty() {
            return Some(view! { <p>{t!(rules.diff_none)}</p> }.into_any());
        }
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        let lines = lines.collect_view();
        Some(view! { <h3>{t!(rules.diff_title)}</h3><ul class="cm-list">{lines}</ul> }.into_any())
    };
    view! { <div aria-live="polite">{shown}</div> }
}
