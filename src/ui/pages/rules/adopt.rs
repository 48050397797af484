//! Ready-made rule sets, and taking one over as one change.

use leptos::prelude::*;

use super::editor::saving;
use crate::domain::change::Change;
use crate::domain::rules::ReadyMade;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, Look, RadioGroup, RadioLook};
use crate::ui::widgets::rule_words::ready_words;

/// The ready-made sets.
#[component]
pub(super) fn Adopt() -> impl IntoView {
    let programme = use_desk().programme();
    let act = use_act();
    let chosen = RwSignal::new(ReadyMade::default());
    let choices = Signal::derive(|| {
        let choice = |ready: &ReadyMade| {
            let (name, what_for) = ready_words(*ready);
            Choice::new(ready.word(), name).hint(what_for)
        };
        ReadyMade::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let choose = move |word: String| {
        if let Some(ready) = ReadyMade::from_word(&word) {
            chosen.set(ready);
        }
    };
    let adopt = move |()| {
        let ready = chosen.get_untracked();
        let rules = ready.rule_set();
        let mut facts = (*programme.read_untracked().facts).clone();
        // A set that speaks of several places or wants brings its numbers.
        if rules.places_if_unstated > 1 {
            facts.usual_places = rules.places_if_unstated;
        }
        if rules.wants_if_unstated > 1 {
            facts.usual_wants = rules.wants_if_unstated;
        }
        let change = Change::Many {
            what: "rules.adopted",
            changes: vec![saving(&rules), Change::save(facts)],
        };
        act.make(change, text!(rules.adopted, name = ready_words(ready).0));
    };
    view! {
        <section class="cm-section" aria-labelledby="adopt">
            <h2 id="adopt">{t!(rules.adopt_title)}</h2>
            <RadioGroup
                id="ready"
                legend=t!(rules.adopt_legend)
                hint=t!(rules.adopt_hint)
                choices
                value=Signal::derive(move || chosen.get().word().to_owned())
                on_change=choose
                look=RadioLook::Cards
            />
            <div class="cm-acts">
                <Button label=t!(rules.adopt) look=Look::Outline on_press=adopt />
            </div>
        </section>
    }
}
